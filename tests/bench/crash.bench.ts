/** Bar 13: kill -9 of the server that people run, with a thousand live matches; see crash.ts. BENCH_KILLS: how often. */
import { join } from "node:path";
import type { Measured } from "./bars.ts";
import type { CrashAsk, CrashReport } from "./crash.ts";
import { HERE, median, QUICK, scratch, spread, start } from "./harness.ts";

export const bars = [13];

export async function measure(): Promise<readonly Measured[]> {
  const child = start(join(HERE, "call.ts"), [join(HERE, "crash.ts")]);
  const ask: CrashAsk = {
    dir: await scratch("crash"),
    matches: QUICK ? 100 : 1_000,
    entries: 500,
    full: QUICK ? 1 : 3,
    few: Number(process.env.BENCH_KILLS ?? (QUICK ? 2 : 20)),
  };
  const { first, last, kills, acknowledged, lost } = await child.ask<CrashReport>({ do: "crash", ...ask });
  await child.kill();
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
  return [
    {
      id: "back",
      value: median(first) / 1000,
      note: `from the kill, started again at once; ${ask.matches} matches; ${spread(first, seconds)}; the last of all back after ${seconds(median(last))}`,
    },
    { id: "lost", value: lost, note: `${acknowledged} acknowledged in ${kills} kills while people talked` },
  ];
}
