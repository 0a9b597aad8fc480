/**
 * Bars 6 to 10: a hundred tables of six on our server with every command on the disk, beside as many on boardgame.io,
 * which keeps nothing. Server and load have a core each; the two sides take turns.
 */
import { join } from "node:path";
import type { Measured } from "./bars.ts";
import { HERE, median, pairedRatio, QUICK, start } from "./harness.ts";
import type { LoadAsk, LoadReport } from "./load.ts";
import type { RestReport } from "./rest.ts";

const TABLES = 100;
const STEPS = QUICK ? 30 : 90;
const ROUNDS = QUICK ? 1 : 3;
const PACED_STEPS = QUICK ? 10 : 40;
const WARM_UP = 30;
const LOAD_CPU = 1;

async function once(ask: LoadAsk): Promise<LoadReport> {
  return callOnce<LoadReport>("load.ts", { do: "load", ...ask });
}

/** One call in a process of its own, on the core that the server does not have. */
async function callOnce<T>(file: string, message: object): Promise<T> {
  const child = start(join(HERE, "call.ts"), [join(HERE, file)], { cpu: LOAD_CPU });
  const report = await child.ask<T>(message);
  await child.kill();
  return report;
}

export const bars = [6, 7, 8, 9, 10];

async function fast(): Promise<readonly Measured[]> {
  const made: Record<LoadAsk["target"], LoadReport[]> = { ours: [], boardgameio: [] };
  for (let round = 0; round < ROUNDS; round++)
    for (const target of round % 2 === 0
      ? (["boardgameio", "ours"] as const)
      : (["ours", "boardgameio"] as const))
      made[target].push(await once({ target, tables: TABLES, steps: STEPS, warmUp: WARM_UP, rate: 0 }));
  const { ours, boardgameio } = made;
  const all = (key: keyof LoadReport, reports: readonly LoadReport[]): number[] => reports.map((r) => r[key]);
  const mid = (key: keyof LoadReport, reports: readonly LoadReport[] = ours): number =>
    median(all(key, reports));
  const ms = (n: number): string => `${n.toFixed(3)} ms`;
  return [
    {
      id: "cpu",
      value: pairedRatio(all("cpu", ours), all("cpu", boardgameio)),
      note: `${ms(mid("cpu"))} beside ${ms(mid("cpu", boardgameio))} of boardgame.io's small game; medians of ${ROUNDS}, after three crowds have played the same`,
    },
    {
      id: "throughput",
      value: pairedRatio(all("perSecond", ours), all("perSecond", boardgameio)),
      note: `${Math.round(mid("perSecond"))}/s beside ${Math.round(mid("perSecond", boardgameio))}/s by the wall clock; load took ${ms(mid("loadCpu"))} a command`,
    },
    {
      id: "bytes",
      value: mid("bytesPerClient"),
      note: `read at the sockets of all six, answers included; boardgame.io ${Math.round(mid("bytesPerClient", boardgameio))} B`,
    },
    {
      id: "heap",
      value: mid("heapEnd"),
      note: `after ${WARM_UP + STEPS} commands each, six sockets a table; ${mid("heapJoined").toFixed(0)} kB when all had joined; boardgame.io ${mid("heapJoined", boardgameio).toFixed(0)} → ${mid("heapEnd", boardgameio).toFixed(0)} kB`,
    },
  ];
}

async function paced(): Promise<readonly Measured[]> {
  const { p50, p99, commands } = await once({
    target: "ours",
    tables: TABLES,
    steps: PACED_STEPS,
    warmUp: WARM_UP,
    rate: 2,
  });
  return [
    { id: "told50", value: p50, note: `${commands} commands; told are all who may know of it` },
    { id: "told99", value: p99, note: "the same run" },
  ];
}

async function resting(): Promise<readonly Measured[]> {
  const { rejoins, asleep, wakeP50, wakeP99, wakeAge } = await callOnce<RestReport>("rest.ts", {
    do: "rest",
    tables: TABLES,
  });
  const kb = (n: number): string => (n / 1000).toFixed(1);
  return [
    {
      id: "rejoin",
      value: Math.max(...rejoins.map((r) => r.fresh)) / 1000,
      note: `knowing nothing, largest of the six: ${rejoins.map((r) => `${kb(r.fresh)} at ${r.age} entries`).join(", ")}; after a mere break ${rejoins.map((r) => kb(r.known)).join(", ")} kB`,
    },
    { id: "asleep", value: Math.round(asleep), note: `${TABLES} tables after a third visit of six each` },
    {
      id: "wake",
      value: wakeP99,
      note: `logs of ${wakeAge} entries with their last snapshot; p50 ${wakeP50.toFixed(2)} ms`,
    },
  ];
}

export async function measure(wanted: (bar: number) => boolean): Promise<readonly Measured[]> {
  const measured: Measured[] = [];
  if ([6, 7, 9, 10].some(wanted)) measured.push(...(await fast()));
  if (wanted(9) || wanted(10)) measured.push(...(await resting()));
  if (wanted(8)) measured.push(...(await paced()));
  return measured;
}
