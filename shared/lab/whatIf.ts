/**
 * A what-if: the same matches played on from one moment, once as it stands and once with a change, each pair with one
 * luck. Pure; runs in a worker or in a browser, with the same bits.
 */
import type { Edit } from "../engine/scenario/scenarioChanges.ts";
import type { MatchState } from "../engine/state.ts";
import { seedOf } from "./arms.ts";
import { type Start, startFrom, withSeed } from "./changed.ts";
import { isUnfit, type Unfit } from "./edits.ts";
import { rollOut } from "./rollOut.ts";
import { EMPTY, merged, type Outcome, outcomeOf, type Tally, tallyOf } from "./tally.ts";

/** Pairs with one seed at most: what the next seed would begin with. */
export const MOST_RUNS = 5000;

/** What is played: one moment, two branches. */
export interface WhatIf {
  readonly first: Start;
  readonly second: Start;
}

/** Both branches at `state`, or why the change does not fit there. */
export function whatIf(state: MatchState, edits: readonly Edit[]): WhatIf | Unfit {
  const first = startFrom(state, []);
  if (isUnfit(first)) return first;
  const second = startFrom(state, edits);
  return isUnfit(second) ? second : { first, second };
}

/** The luck of pair n of a run: `seed` 0–999 chooses among lists that share no pair. */
export const luckSeed = (seed: number, n: number): string => seedOf(seed * MOST_RUNS + n);

/** How one match goes from here. `whole`: with the chance of the best text at its end, which takes a while to find. */
export function outcomeFrom({ state, script }: Start, luck: string, whole = true): Outcome {
  const from = withSeed(state, luck);
  return outcomeOf(rollOut(from.header, false, from, script).state, whole);
}

/** Pairs `from` up to but not including `to`. */
export function playPairs({ first, second }: WhatIf, seed: number, from: number, to: number): Tally {
  let tally = EMPTY;
  for (let n = from; n < to; n++) {
    const luck = luckSeed(seed, n);
    tally = merged(tally, tallyOf(outcomeFrom(first, luck), outcomeFrom(second, luck)));
  }
  return tally;
}
