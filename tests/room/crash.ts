/**
 * Kills a playing server with no warning, again and again, and looks what is left: every acknowledged command
 * must be there once, every seat must come back by its token, and nothing may be told twice.
 * Run: node tests/room/crash.ts [rounds] [server entry]
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ancestorsOf, storedAfter } from "../../server/past/descent.ts";
import { entryOf, findBreak, genesis } from "../../server/store/chain.ts";
import { openSqlite, sqliteDialect } from "../../server/store/sqlite.ts";
import { sqlStore } from "../../server/store/sqlStore.ts";
import type { Command } from "../../shared/engine/command.ts";
import { scenarioSchema } from "../../shared/engine/scenario/scenario.ts";
import type { Header } from "../../shared/engine/state.ts";
import { drift, fold } from "../../shared/engine/view/history.ts";
import type { HistoryReply, ScenarioCard, SeenEvent, Ticket, Told } from "../../shared/protocol.ts";
import { playedStory, putStory } from "../host/shelf.ts";
import { enter, type Player } from "./player.ts";

const PEOPLE = 6;

export interface CrashReport {
  readonly rounds: number;
  readonly acknowledged: number;
  /** Commands of which the answer was lost: sent again after the restart, and done once. */
  readonly retried: number;
  readonly entries: number;
  /** Everything that was wrong, in words; empty when nothing was. */
  readonly faults: readonly string[];
}

/** One person over all rounds: what they sent, what was acknowledged, and what they were told. */
interface Life {
  readonly seat: string;
  readonly ticket: Ticket;
  player: Player | null;
  /** Number of the last event that reached this person. */
  n: number;
  readonly heard: Map<number, string>;
  readonly acknowledged: Map<string, Command>;
  readonly unanswered: Map<string, Command>;
  /** Words read back from the history, with how often each is there, and up to which number. */
  readonly said: Map<string, number>;
  checked: number;
}

interface Child {
  readonly url: string;
  readonly process: ChildProcess;
}

function start(entry: string, data: string, plant: string): Promise<Child> {
  const child = spawn(process.execPath, [entry], {
    env: { ...process.env, DATA: data, PORT: "0", BOT_PACE: "0", LOG_LEVEL: "warn", PLANT: plant },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    let out = "";
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk.toString();
      const url = /http:\/\/[^\s]+/.exec(out)?.[0];
      if (url) resolve({ url, process: child });
    });
    child.once("exit", (code) => reject(new Error(`the server ended by itself with ${code}: ${out}`)));
  });
}

const kill = (child: Child): Promise<void> =>
  new Promise((resolve) => {
    child.process.removeAllListeners("exit");
    child.process.once("exit", () => resolve());
    child.process.kill("SIGKILL");
  });

async function post<T>(url: string, path: string, body: unknown): Promise<T> {
  const response = await fetch(url + path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

/** Opens a table and seats six people: heads first, so that as many delegations as can be have somebody. */
async function seatPeople(url: string, ended: Ticket | null): Promise<Life[]> {
  const cards = (await (await fetch(`${url}/api/scenarios`)).json()) as ScenarioCard[];
  const card = cards[0];
  if (!card) throw new Error("no scenario");
  const seats = [...card.seats].sort(
    (a, b) => Number(b.seat.endsWith(".head")) - Number(a.seat.endsWith(".head")),
  );
  const table = { seats: [], name: "P0", timed: false, listed: false };
  const first = ended
    ? await post<Ticket>(url, "/api/branches", {
        ...table,
        past: { code: ended.code, token: ended.token },
        seq: 6,
        title: "Killed",
        note: "",
        tags: [],
        colour: 0,
        luck: "new",
        open: [],
        change: null,
      })
    : await post<Ticket>(url, "/api/matches", { ...table, scenario: card.id });
  const lives: Life[] = [];
  for (const { seat } of seats.slice(0, PEOPLE)) {
    const ticket = await post<Ticket>(url, `/api/matches/${first.code}/join`, { name: seat.slice(0, 40) });
    const life: Life = {
      seat,
      ticket,
      player: null,
      n: 0,
      heard: new Map(),
      acknowledged: new Map(),
      unanswered: new Map(),
      said: new Map(),
      checked: 0,
    };
    await comeIn(url, life, null, []);
    await act(life, `take-${seat}`, { type: "takeSeat", seat, name: seat.slice(0, 40) });
    // With the seat come its numbers: begin to count from there.
    life.heard.clear();
    life.n = life.player?.n ?? 0;
    lives.push(life);
  }
  return lives;
}

/** Joins by token and checks that the numbers go on where they stopped. */
async function comeIn(url: string, life: Life, after: number | null, faults: string[]): Promise<void> {
  const player = await enter(url, life.ticket, after);
  player.room.reconnection.enabled = false;
  life.player = player;
  const hear = (first: number, events: readonly SeenEvent[]): void => {
    for (const [i, event] of events.entries()) {
      const text = JSON.stringify(event);
      const known = life.heard.get(first + i);
      if (known !== undefined)
        faults.push(
          `${life.seat} was told number ${first + i} twice${known === text ? "" : ", differently"}`,
        );
      life.heard.set(first + i, text);
      life.n = Math.max(life.n, first + i);
    }
  };
  if (after !== null) {
    if (player.n < after)
      faults.push(`${life.seat} had been told ${after} events, and now there are ${player.n}`);
    const missed = player.events.slice();
    hear(player.n - missed.length + 1, missed);
    if (missed.length < Math.min(60, player.n - after))
      faults.push(`${life.seat} missed events ${after + 1}–${player.n}`);
  }
  player.room.onMessage("told", (text: string) => {
    const told = JSON.parse(text) as Told;
    hear(told.first, told.events);
  });
}

async function act(life: Life, cid: string, command: Command): Promise<boolean> {
  const seat = command.type === "takeSeat" ? null : life.seat;
  life.unanswered.set(cid, command);
  const answer = await life.player?.act(seat, command, cid);
  if (!answer) return false;
  life.unanswered.delete(cid);
  if (answer.ok) life.acknowledged.set(cid, command);
  return answer.ok;
}

/** Plays until the server dies: words in public and in private, readiness, orders. */
async function play(life: Life, round: number, alive: () => boolean): Promise<void> {
  for (let i = 0; alive(); i++) {
    const view = life.player?.view;
    if (!view) return;
    const cid = `${life.seat}-${round}-${i}`;
    const channel = view.menu.say[i % Math.max(1, view.menu.say.length)] ?? "plenary";
    const next: Command =
      i % 5 === 4 && view.menu.seal && view.mine
        ? { type: "sealOrders", round: view.round, orders: { ...view.mine.standingOrders } }
        : i % 5 === 4 && view.menu.ready && (view.phase === "briefing" || view.phase === "talks")
          ? { type: "ready", round: view.round, phase: view.phase }
          : { type: "say", channel, text: `word ${cid}` };
    try {
      await act(life, cid, next);
    } catch {
      // The connection is gone: what was under way stays unanswered.
      return;
    }
  }
}

/** Reads back what was told since the last check, as often as the limits allow. */
async function readBack(life: Life): Promise<void> {
  const { player } = life;
  if (!player) return;
  let before = player.n + 1;
  while (before > life.checked + 1) {
    const page = await player.ask<HistoryReply>("history", { before }).catch(() => null);
    if (!page) {
      // Refused as too fast: the page comes later.
      await new Promise((resolve) => setTimeout(resolve, 300));
      continue;
    }
    for (const [i, event] of page.events.entries())
      if (page.first + i > life.checked && event.type === "said")
        life.said.set(event.text, (life.said.get(event.text) ?? 0) + 1);
    before = page.first;
  }
  life.checked = player.n;
}

async function check(life: Life, faults: string[]): Promise<void> {
  const view = life.player?.view;
  if (view?.mine?.party !== life.seat.split(".")[0])
    faults.push(`${life.seat} did not come back to its seat`);
  await readBack(life);
  for (const [cid, command] of life.acknowledged) {
    if (command.type !== "say") continue;
    const times = life.said.get(command.text) ?? 0;
    if (times !== 1) faults.push(`${life.seat}: acknowledged ${cid} is there ${times} times`);
  }
}

/** Does the database hold one whole log, which folds and replays, with every acknowledged command once? */
async function checkLog(
  data: string,
  match: string,
  lives: readonly Life[],
  faults: string[],
): Promise<number> {
  const store = await sqlStore(sqliteDialect(openSqlite(join(data, "ad-referendum.db"))));
  const row = await store.matchById(match);
  const body = row && (await store.getScenario(row.scenario));
  if (!row || !body) throw new Error("the match is gone");
  const ancestors = await ancestorsOf(store, row);
  const root = ancestors[0] ?? row;
  const stored = (await storedAfter(store, row, ancestors, 0)).map((one) => one.stored);
  const broken = findBreak({ seq: 0, hash: genesis(root) }, stored, await store.end(match));
  if (broken) faults.push(`the log is broken at ${broken.seq}: ${broken.why}`);
  const header: Header = {
    match: root.match,
    scenario: scenarioSchema.parse(JSON.parse(body)),
    seed: root.seed,
    seedHash: root.seedHash,
  };
  const entries = stored.map(entryOf);
  fold(header, entries);
  const drifted = drift(header, entries);
  if (drifted !== null) faults.push(`the rules decide entry ${drifted} differently now`);
  const times = new Map<string, number>();
  for (const { cid } of entries) if (cid !== null) times.set(cid, (times.get(cid) ?? 0) + 1);
  for (const life of lives)
    for (const cid of life.acknowledged.keys())
      if (times.get(cid) !== 1)
        faults.push(`acknowledged ${cid} stands ${times.get(cid) ?? 0} times in the log`);
  await store.close();
  return stored.length;
}

/** A match that has ended, in the database before any server is there. */
async function endedMatch(data: string): Promise<Ticket> {
  const store = await sqlStore(sqliteDialect(openSqlite(join(data, "ad-referendum.db"))));
  const { anna } = await putStory(store, playedStory("mroot"));
  await store.close();
  return anna;
}

/**
 * Plays and kills `rounds` times on one database. `plant`: a fault that the server is asked to have. `branched`: not at a
 * new table, but on a branch of a match that has ended.
 */
export async function crash(
  rounds: number,
  entry: string,
  plant = "",
  branched = false,
): Promise<CrashReport> {
  const data = mkdtempSync(join(tmpdir(), "crash-"));
  const ended = branched ? await endedMatch(data) : null;
  const faults: string[] = [];
  let retried = 0;
  let child = await start(entry, data, plant);
  try {
    const lives = await seatPeople(child.url, ended);
    for (let round = 0; round < rounds; round++) {
      let alive = true;
      const playing = Promise.all(lives.map((life) => play(life, round, () => alive)));
      await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 400));
      await kill(child);
      alive = false;
      await playing;

      child = await start(entry, data, plant);
      await Promise.all(lives.map((life) => comeIn(child.url, life, life.n, faults)));
      for (const life of lives)
        for (const [cid, command] of [...life.unanswered]) {
          retried++;
          await act(life, cid, command);
        }
      for (const life of lives) await check(life, faults);
      // What a restart could break shows in the rounds that follow; more words would not show more.
      for (const life of lives) life.unanswered.clear();
    }
    for (const life of lives) await life.player?.leave();
    await kill(child);
    const entries = await checkLog(data, lives[0]?.ticket.match ?? "", lives, faults);
    const acknowledged = lives.reduce((sum, life) => sum + life.acknowledged.size, 0);
    return { rounds, acknowledged, retried, entries, faults };
  } finally {
    if (child.process.exitCode === null && child.process.signalCode === null) await kill(child);
    rmSync(data, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const report = await crash(Number(process.argv[2] ?? 20), process.argv[3] ?? "dist/server.js");
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  process.exit(report.faults.length === 0 ? 0 : 1);
}
