/**
 * One worker of the laboratory: plays a batch of matches and answers whole numbers. Lowest priority of the machine, so
 * that live tables come first. Reads no store and no file.
 */
import { setPriority } from "node:os";
import { withNames } from "../../shared/engine/names.ts";
import type { Edit } from "../../shared/engine/scenario/scenarioChanges.ts";
import type { MatchState } from "../../shared/engine/state.ts";
import { isUnfit } from "../../shared/lab/edits.ts";
import type { Tally } from "../../shared/lab/tally.ts";
import { treatiesFrom } from "../../shared/lab/turning.ts";
import { playPairs, type WhatIf, whatIf } from "../../shared/lab/whatIf.ts";

/** Matches `from` up to but not including `to`, played on from the state in `start`. */
export interface Batch {
  /** Of what `start` and `edits` say: what has been read is kept under it. */
  readonly key: string;
  /** A state as JSON. */
  readonly start: string;
  /** Null: one branch, and the treaties alone. */
  readonly edits: readonly Edit[] | null;
  readonly seed: number;
  readonly from: number;
  readonly to: number;
}

export type Played = { readonly tally: Tally } | { readonly treaties: readonly number[] };

/** Moments kept ready: jobs take turns. */
const KEPT = 8;
const states = new Map<string, MatchState>();
const pairs = new Map<string, WhatIf>();

try {
  // On Linux this is the priority of this thread, not of the process.
  if (process.platform === "linux" && process.env.LAB_PRIORITY !== "usual") setPriority(19);
} catch {
  // A machine that does not allow it plays at the usual priority.
}

/** Plays a batch: what the pool calls. */
export function play({ key, start, edits, seed, from, to }: Batch): Played {
  if (edits === null)
    return {
      treaties: treatiesFrom(
        kept(states, key, () => stateIn(start)),
        seed,
        from,
        to,
      ),
    };
  const job = kept(pairs, key, () => {
    const made = whatIf(stateIn(start), edits);
    if (isUnfit(made)) throw new Error(`${made.unfit} ${made.what}`);
    return made;
  });
  return { tally: playPairs(job, seed, from, to) };
}

const stateIn = (start: string): MatchState => withNames(JSON.parse(start) as MatchState);

function kept<T>(known: Map<string, T>, key: string, make: () => T): T {
  const value = known.get(key) ?? make();
  known.delete(key);
  known.set(key, value);
  const [oldest] = known.keys();
  if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
  return value;
}
