/**
 * Plays random matches and holds each against every law. Stops at the first breach, so that the number that
 * replays it is the first thing one reads.
 */
import { expect } from "vitest";
import type { Scenario } from "../../shared/engine/scenario/scenario.ts";
import { ENGINE } from "./engine.ts";
import { LAWS } from "./laws.ts";
import { mannerOf, playout } from "./playout.ts";

/** All playouts of a run; FUZZ_RUNS raises them. Two files share them, one on each core. */
export const RUNS = Number(process.env.FUZZ_RUNS ?? 2000);
/** First seed; FUZZ_FROM with FUZZ_RUNS=1 plays one again. */
export const FROM = Number(process.env.FUZZ_FROM ?? 0);
export const HOUR = 3_600_000;

/** Where the playouts have been: a law that was never put to the test has said nothing. */
export interface Tally {
  readonly endings: Set<string>;
  readonly events: Map<string, number>;
  readonly commands: Set<string>;
}

export function judge(scenario: Scenario, from: number, runs: number): Tally {
  const tally: Tally = { endings: new Set(), events: new Map(), commands: new Set() };
  for (let n = from; n < from + runs; n++) {
    const p = playout(mannerOf(scenario, n));
    for (const [name, law] of Object.entries(LAWS)) {
      const breaches = law(ENGINE, p);
      if (breaches.length > 0)
        expect.fail(
          `playout ${n} of ${scenario.id} breaks the law "${name}" (FUZZ_FROM=${n} FUZZ_RUNS=1):\n${breaches.slice(0, 5).join("\n")}`,
        );
    }
    const end = p.states[p.states.length - 1];
    if (end?.result) tally.endings.add(end.result.ending);
    for (const entry of p.entries) {
      tally.commands.add(entry.command.type);
      for (const event of entry.events) tally.events.set(event.type, (tally.events.get(event.type) ?? 0) + 1);
    }
  }
  return tally;
}
