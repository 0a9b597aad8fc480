/** What the laboratory's worker in a browser does, in Node: the same pairs in the same steps. */
import { openMatch } from "../../shared/engine/open.ts";
import type { Edit } from "../../shared/engine/scenario/scenarioChanges.ts";
import type { MatchState } from "../../shared/engine/state.ts";
import { comparisonOf } from "../../shared/lab/compared.ts";
import { isUnfit } from "../../shared/lab/edits.ts";
import { EMPTY, merged } from "../../shared/lab/tally.ts";
import { playPairs, whatIf } from "../../shared/lab/whatIf.ts";
import { headerOf } from "./scenario.ts";

export const EDITS: readonly Edit[] = [{ kind: "withoutShock", shock: "bucha" }];

/** Where all pairs begin. */
export const started = (): MatchState => openMatch(headerOf("browser"));

export interface Here {
  readonly seconds: number;
  /** What was found, as JSON. */
  readonly found: string;
}

/** As in client/lab/labWorker.ts. */
const STEP = 2;

function played({ runs, seed }: { readonly runs: number; readonly seed: number }): Here {
  const began = performance.now();
  const job = whatIf(started(), EDITS);
  if (isUnfit(job)) throw new Error(job.what);
  let tally = EMPTY;
  let found = "";
  for (let n = 0; n < runs; n += STEP) {
    tally = merged(tally, playPairs(job, seed, n, Math.min(runs, n + STEP)));
    found = JSON.stringify(comparisonOf(tally));
  }
  return { seconds: (performance.now() - began) / 1000, found };
}

export const calls = { played };
