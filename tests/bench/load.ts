/**
 * The load of one run, in a process of its own on the other core: starts the server that is asked for, seats a hundred
 * tables of six and drives them, as fast as they can or at a pace. Answers one report.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { boardgameTable, colyseusTable, hangUp, ourTable, sit, type TableOfClients } from "./crowd.ts";
import { HERE, quantile, RESULTS, sleep, start } from "./harness.ts";
import { luckOf, SEATS } from "./peers/sixfold.ts";
import { scripts } from "./script.ts";
import { stock } from "./stock.ts";

export interface LoadAsk {
  readonly target: "ours" | "boardgameio";
  readonly tables: number;
  readonly steps: number;
  /** Steps before the measured ones, as fast as they go, after other crowds have played all of them. */
  readonly warmUp: number;
  /** Steps per second and table; 0: as fast as it goes. */
  readonly rate: number;
}

export interface LoadReport {
  readonly commands: number;
  /** By the wall clock. */
  readonly perSecond: number;
  /** Milliseconds of the server's CPU per command. */
  readonly cpu: number;
  /** Milliseconds of the load's own CPU per command: near 1000 / perSecond it is the load that limits. */
  readonly loadCpu: number;
  readonly p50: number;
  readonly p99: number;
  readonly bytesPerClient: number;
  /** kB per table of the crowd before, when all had joined and at its end. */
  readonly heapJoined: number;
  readonly heapEnd: number;
}

export interface StormAsk {
  readonly target: "ours" | "colyseus";
  readonly tables: number;
  readonly storms: number;
}

/** Seconds of each storm until the last client is in step again. */
export interface StormReport {
  readonly seconds: readonly number[];
  /** Milliseconds of the server's CPU per client. */
  readonly cpu: readonly number[];
}

/** Different matches among the tables. */
const SCRIPTS = 8;
const SERVER_CPU = 0;
/** Crowds that have played the same and left before the measured one comes. */
const CROWDS_BEFORE = 3;

/** A port that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/**
 * Our server over a fresh database in which `tables` matches wait for their people. `part`: how much of each is in
 * its log already; `idle`: milliseconds until a table that everybody has left rests; `over`: with one more match beside
 * them, which has been played to its end.
 */
export async function ourCrowd(
  tables: number,
  steps: number,
  { idle = 600_000, part = 0, over = false } = {},
) {
  const dir = mkdtempSync(join(RESULTS, "load-"));
  const gone = (): void => rmSync(dir, { recursive: true, force: true });
  process.on("exit", gone);
  const all = scripts(Math.min(SCRIPTS, tables));
  const scriptFor = (n: number) => all[n % all.length] as (typeof all)[number];
  const short = all.find((s) => s.steps.length < steps);
  if (short) throw new Error(`a script has only ${short.steps.length} steps`);
  const stocked = await stock(
    dir,
    Array.from({ length: over ? tables + 1 : tables }, (_, n) => {
      const { played, seated, steps: all } = scriptFor(n);
      return {
        played,
        entries: n === tables ? played.entries.length : seated + Math.floor(part * all.length),
      };
    }),
  );
  const server = start(join(HERE, "ourServer.ts"), ["0", dir, String(idle)], {
    cpu: SERVER_CPU,
    nodeArgs: ["--expose-gc"],
  });
  const { url } = await server.ask<{ url: string }>({ do: "up" });
  return {
    server,
    url,
    stocked: stocked.slice(0, tables),
    over: stocked[tables] ?? null,
    /** What the first table plays. */
    script: scriptFor(0),
    seat: (n: number): Promise<TableOfClients> =>
      ourTable(url, stocked[n] as (typeof stocked)[number], scriptFor(n)),
    close: async (): Promise<void> => {
      await server.kill();
      gone();
    },
  };
}

async function boardgameCrowd(steps: number) {
  const [port, lobby] = [await freePort(), await freePort()];
  const server = start(join(HERE, "peers/boardgameio.ts"), [String(port), String(lobby)], {
    cpu: SERVER_CPU,
    nodeArgs: ["--expose-gc"],
    quiet: true,
  });
  await server.ask({ do: "up" });
  const at = (p: number): string => `http://127.0.0.1:${p}`;
  return {
    server,
    seat: (n: number): Promise<TableOfClients> => boardgameTable(at(port), at(lobby), n, steps),
    close: () => server.kill(),
  };
}

async function load({ target, tables, steps, warmUp, rate }: LoadAsk): Promise<LoadReport> {
  const all = warmUp + steps;
  const crowd =
    target === "ours" ? await ourCrowd((CROWDS_BEFORE + 1) * tables, all) : await boardgameCrowd(all);
  const { server } = crowd;
  const heap = (): Promise<number> => server.ask<number>({ do: "heap" });
  const cpu = (): Promise<number> => server.ask<number>({ do: "cpu" });
  const seatFrom = async (first: number): Promise<readonly TableOfClients[]> => {
    const seated: TableOfClients[] = [];
    for (let n = first; n < first + tables; n++) seated.push(await crowd.seat(n));
    return seated;
  };
  const play = (seated: readonly TableOfClients[], to: number): Promise<unknown> =>
    Promise.all(
      seated.map(async (table) => {
        for (let i = 0; i < to; i++) await table.step(i);
      }),
    );

  // A server lives for months, and the compiler's work on it is done in its first minute: it is for crowds of their own,
  // which play the same and leave. What tables keep is measured on the first, while no others are there: collections are
  // forced for that, long before the clock starts.
  const empty = await heap();
  let [joined, played] = [0, 0];
  for (let crowd = 0; crowd < CROWDS_BEFORE; crowd++) {
    const before = await seatFrom(crowd * tables);
    if (crowd === 0) joined = await heap();
    await play(before, all);
    if (crowd === 0) played = await heap();
    for (const table of before) table.cut();
    await sleep(1000);
  }

  const seated = await seatFrom(CROWDS_BEFORE * tables);
  const read = (): number =>
    seated.reduce((sum, t) => sum + t.sockets().reduce((bytes, socket) => bytes + socket.bytesRead, 0), 0);
  await play(seated, warmUp);
  const warm = await cpu();
  const bytesBefore = read();
  const cpuBefore = process.cpuUsage();
  const began = performance.now();
  const took: number[] = [];
  await Promise.all(
    seated.map(async (table, n) => {
      let next = performance.now() + (rate > 0 ? (luckOf(n)() * 1000) / rate : 0);
      for (let i = warmUp; i < all; i++) {
        if (rate > 0) {
          const wait = next - performance.now();
          if (wait > 0) await sleep(wait);
          next += 1000 / rate;
        }
        const since = performance.now();
        await table.step(i);
        took.push(performance.now() - since);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  const bytes = read() - bytesBefore;
  const mine = process.cpuUsage(cpuBefore);
  const end = await cpu();
  const clients = seated.reduce((sum, t) => sum + t.clients, 0) / tables;
  const commands = took.length;
  for (const table of seated) table.cut();
  await crowd.close();
  return {
    commands,
    perSecond: commands / seconds,
    cpu: (end - warm) / commands,
    loadCpu: (mine.user + mine.system) / 1000 / commands,
    p50: quantile(took, 0.5),
    p99: quantile(took, 0.99),
    bytesPerClient: bytes / commands / clients,
    heapJoined: (joined - empty) / tables / 1000,
    heapEnd: (played - empty) / tables / 1000,
  };
}

async function storm({ target, tables, storms }: StormAsk): Promise<StormReport> {
  const { server, clients, enter, close } =
    target === "ours" ? await ourDoor(tables) : await bareDoor(tables);
  const seconds: number[] = [];
  const cpu: number[] = [];
  // The first time all come is no storm: rooms and code are cold.
  for (let n = 0; n <= storms; n++) {
    const before = await server.ask<number>({ do: "cpu" });
    const began = performance.now();
    const cuts = await Promise.all(enter());
    const took = (performance.now() - began) / 1000;
    const after = await server.ask<number>({ do: "cpu" });
    if (n > 0) {
      seconds.push(took);
      cpu.push((after - before) / clients);
    }
    for (const cut of cuts) cut();
    await sleep(1_500);
  }
  await close();
  return { seconds, cpu };
}

/** Everybody comes back to a match in its middle and asks for what there is. */
async function ourDoor(tables: number) {
  const { server, url, stocked, close } = await ourCrowd(tables, 1, { part: 0.5 });
  const all = stocked.flatMap(({ match, tokens }) => tokens.map((token) => ({ match, token })));
  const enter = () =>
    all.map(async ({ match, token }) => {
      const sat = await sit(url, match, token, () => {});
      return () => hangUp(sat);
    });
  return { server, clients: all.length, enter, close };
}

async function bareDoor(tables: number) {
  const port = await freePort();
  const server = start(join(HERE, "peers/colyseus.ts"), [String(port)], {
    cpu: SERVER_CPU,
    nodeArgs: ["--expose-gc"],
    quiet: true,
  });
  await server.ask({ do: "up" });
  const enter = () => Array.from({ length: tables }, () => colyseusTable(`http://127.0.0.1:${port}`));
  return { server, clients: tables * SEATS, enter, close: () => server.kill() };
}

export const calls = { load, storm };
