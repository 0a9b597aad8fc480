/** Bar 4: what a saturated laboratory does to live tables: the same tables, the same server, with and without it. */
import { join } from "node:path";
import type { Measured } from "./bars.ts";
import { HERE, median, pairedRatio, QUICK, quantile, spread, start } from "./harness.ts";
import type { LiveAsk, LiveReport } from "./live.ts";

const ASK: LiveAsk = {
  tables: 40,
  rate: 2,
  steps: 10,
  warmUp: 25,
  turns: QUICK ? 2 : 3,
};
const LOAD_CPU = 1;

export const bars = [4];

export async function measure(): Promise<readonly Measured[]> {
  const child = start(join(HERE, "call.ts"), [join(HERE, "live.ts")], { cpu: LOAD_CPU });
  const { idle, busy, played } = await child.ask<LiveReport>({ do: "live", ...ASK });
  await child.kill();
  const ms = (n: number): string => `${n.toFixed(2)} ms`;
  const pace = `${ASK.tables} tables of six, ${ASK.tables * ASK.rate} commands/s`;
  // Turn by turn, so that a neighbour on the machine who disturbs one turn does not speak for all.
  const of = (turns: LiveReport["idle"], p: number): number[] => turns.map((took) => quantile(took, p));
  const p99 = [of(idle, 0.99), of(busy, 0.99)] as const;
  return [
    {
      id: "liveIdle",
      value: median(p99[0]),
      note: `${pace}; p50 ${ms(median(of(idle, 0.5)))}; ${spread(p99[0])}, by turns with the next row`,
    },
    {
      id: "liveBusy",
      value: median(p99[1]),
      note: `p50 ${ms(median(of(busy, 0.5)))}; ${spread(p99[1])}; ${pairedRatio(p99[1], p99[0]).toFixed(2)} × the idle turns; server and laboratory share one core, on which it played ${played.toFixed(0)} matches/s meanwhile`,
    },
  ];
}
