/**
 * The laboratory in a browser: plays small runs in a worker of its own, so that the page stays smooth. The same code as
 * on the server, so the same bits; asks nothing of the server and keeps nothing.
 */
import { withNames } from "../../shared/engine/names.ts";
import type { Edit } from "../../shared/engine/scenario/scenarioChanges.ts";
import type { MatchState } from "../../shared/engine/state.ts";
import { comparisonOf } from "../../shared/lab/compared.ts";
import { isUnfit } from "../../shared/lab/edits.ts";
import type { BrowserTold } from "../../shared/lab/laboratory.ts";
import { EMPTY, merged } from "../../shared/lab/tally.ts";
import { playPairs, whatIf } from "../../shared/lab/whatIf.ts";

/** What the page asks for, once. */
export interface BrowserAsk {
  readonly state: MatchState;
  readonly edits: readonly Edit[];
  readonly runs: number;
  readonly seed: number;
}

/** Pairs between two words to the page. */
const STEP = 2;

addEventListener("message", ({ data }: MessageEvent<BrowserAsk>) => {
  const tell = (told: BrowserTold): void => postMessage(told);
  const job = whatIf(withNames(data.state), data.edits);
  if (isUnfit(job)) return tell({ unfit: job });
  let tally = EMPTY;
  for (let n = 0; n < data.runs; n += STEP) {
    tally = merged(tally, playPairs(job, data.seed, n, Math.min(data.runs, n + STEP)));
    tell({ done: tally.pairs, comparison: comparisonOf(tally) });
  }
});
