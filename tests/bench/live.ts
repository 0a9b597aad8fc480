/**
 * Live tables beside the laboratory, in a process of its own on the other core: tables at a modest pace on the real
 * server, in turns with its laboratory idle and with more asked of it than it can play. Both have one core together,
 * which is the worst that a machine can do to them.
 */
import type { LabJob } from "../../shared/lab/laboratory.ts";
import type { TableOfClients } from "./crowd.ts";
import { sleep } from "./harness.ts";
import { ourCrowd } from "./load.ts";
import { luckOf } from "./peers/sixfold.ts";
import type { Stocked } from "./stock.ts";

export interface LiveAsk {
  readonly tables: number;
  /** Steps per second and table. */
  readonly rate: number;
  /** Steps of each table in one turn. */
  readonly steps: number;
  readonly warmUp: number;
  /** Turns of each kind. */
  readonly turns: number;
}

export interface LiveReport {
  /** Turn by turn, the milliseconds of each command until everybody has heard. */
  readonly idle: readonly (readonly number[])[];
  readonly busy: readonly (readonly number[])[];
  /** Matches that the laboratory played in each second of its turns. */
  readonly played: number;
}

/** Jobs at once, each with as many pairs as one may ask for: more than a turn's worth. */
const JOBS = 4;
const PAIRS = 2000;
const EDIT = { kind: "withoutOption", issue: "decision", option: "veto" } as const;
/** The moment of the finished match from which the laboratory plays on. */
const SEQ = 20;

async function call<T>(url: string, path: string, body?: object): Promise<T> {
  const reply = await fetch(
    url + path,
    body === undefined
      ? {}
      : {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        },
  );
  if (!reply.ok) throw new Error(`${path}: ${await reply.text()}`);
  return (await reply.json()) as T;
}

/** Fills the laboratory; the answer stops it again and says how many pairs it played. */
async function saturate(
  url: string,
  { code, tokens }: Stocked,
  seeds: () => number,
): Promise<() => Promise<number>> {
  const ask = { kind: "whatIf", past: { code, token: tokens[0] }, seq: SEQ, change: [EDIT], runs: PAIRS };
  const ids: string[] = [];
  for (let n = 0; n < JOBS; n++)
    ids.push((await call<LabJob>(url, "/api/lab", { ...ask, seed: seeds() })).id);
  const jobs = (): Promise<readonly LabJob[]> =>
    Promise.all(ids.map((id) => call<LabJob>(url, `/api/lab/${id}`)));
  const done = (all: readonly LabJob[]): number => all.reduce((sum, job) => sum + job.done, 0);
  // Saturated it is once its thread has been started and every job has had a turn.
  for (;;) {
    const now = await jobs();
    if (now.some((job) => job.state === "failed")) throw new Error("the laboratory failed");
    if (now.every((job) => job.done > 0)) {
      const before = done(now);
      return async () => {
        const after = await jobs();
        if (after.some((job) => job.state !== "running")) throw new Error("the laboratory ran dry");
        for (const id of ids) await call(url, `/api/lab/${id}/cancel`, {});
        return done(after) - before;
      };
    }
    await sleep(50);
  }
}

/** Every table takes its steps from `first` on, at a pace. */
async function turn(
  seated: readonly TableOfClients[],
  first: number,
  { steps, rate }: LiveAsk,
  turnOf: number,
): Promise<readonly number[]> {
  const took: number[] = [];
  await Promise.all(
    seated.map(async (table, n) => {
      let next = performance.now() + (luckOf(n + 1000 * turnOf)() * 1000) / rate;
      for (let i = first; i < first + steps; i++) {
        const wait = next - performance.now();
        if (wait > 0) await sleep(wait);
        next += 1000 / rate;
        const since = performance.now();
        await table.step(i);
        took.push(performance.now() - since);
      }
    }),
  );
  return took;
}

async function live(ask: LiveAsk): Promise<LiveReport> {
  const { tables, warmUp, steps, turns } = ask;
  const crowd = await ourCrowd(tables, warmUp + 2 * turns * steps, { over: true });
  const { url, over } = crowd;
  if (over === null) throw new Error("no match is over");
  const seated: TableOfClients[] = [];
  for (let n = 0; n < tables; n++) seated.push(await crowd.seat(n));
  await Promise.all(
    seated.map(async (table) => {
      for (let i = 0; i < warmUp; i++) await table.step(i);
    }),
  );
  let seed = 0;
  const idle: (readonly number[])[] = [];
  const busy: (readonly number[])[] = [];
  let pairs = 0;
  let seconds = 0;
  for (let n = 0; n < 2 * turns; n++) {
    const first = warmUp + n * steps;
    // Which comes first changes from turn to turn.
    if ((n + (n >> 1)) % 2 === 0) {
      idle.push(await turn(seated, first, ask, n));
      continue;
    }
    const stop = await saturate(url, over, () => seed++);
    const began = performance.now();
    busy.push(await turn(seated, first, ask, n));
    seconds += (performance.now() - began) / 1000;
    pairs += await stop();
    // What was being played when it was stopped is played to its end.
    await sleep(1500);
  }
  for (const table of seated) table.cut();
  await crowd.close();
  return { idle, busy, played: (2 * pairs) / seconds };
}

export const calls = { live };
