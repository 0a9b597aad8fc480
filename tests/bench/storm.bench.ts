/** Bar 11: all 600 clients of a hundred tables come back at once, beside as many on bare Colyseus. */
import { join } from "node:path";
import type { Measured } from "./bars.ts";
import { HERE, median, pairedRatio, QUICK, spread, start } from "./harness.ts";
import type { StormAsk, StormReport } from "./load.ts";

const TABLES = 100;
const STORMS = QUICK ? 1 : 3;
const ROUNDS = QUICK ? 1 : 3;

export const bars = [11];

export async function measure(): Promise<readonly Measured[]> {
  const seconds: Record<StormAsk["target"], number[]> = { ours: [], colyseus: [] };
  const cpu: Record<StormAsk["target"], number[]> = { ours: [], colyseus: [] };
  for (let round = 0; round < ROUNDS; round++)
    for (const target of round % 2 === 0
      ? (["colyseus", "ours"] as const)
      : (["ours", "colyseus"] as const)) {
      const child = start(join(HERE, "call.ts"), [join(HERE, "load.ts")], { cpu: 1 });
      const report = await child.ask<StormReport>({ do: "storm", target, tables: TABLES, storms: STORMS });
      await child.kill();
      seconds[target].push(median(report.seconds));
      cpu[target].push(median(report.cpu));
    }
  const took = (n: number): string => `${n.toFixed(2)} s`;
  const each = (target: StormAsk["target"]): string => `${median(cpu[target]).toFixed(2)} ms`;
  return [
    {
      id: "storm",
      value: median(seconds.ours),
      note: `fresh joins with a whole sync; ${spread(seconds.ours, took)}`,
    },
    {
      id: "stormRatio",
      value: pairedRatio(seconds.ours, seconds.colyseus),
      note: `bare Colyseus ${took(median(seconds.colyseus))}; server CPU per client ${each("ours")} beside ${each("colyseus")}`,
    },
  ];
}
