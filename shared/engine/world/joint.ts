/**
 * The best joint package for the two principals that coordinate ascent finds: the largest product of both gains
 * over their reservation values (Nash) inside both mandates, with every guarantor bound. A teaching picture for the end, never a hint.
 */

import type { PartyId } from "../ids.ts";
import { closedBy } from "../rules/talks.ts";
import { onGrid } from "../scenario/figures.ts";
import { lookup } from "../scenario/lookup.ts";
import type { Clause, MatchState } from "../state.ts";
import { sheetOf } from "./capital.ts";
import { isBeyond, totalWorth } from "./worth.ts";

const SWEEPS = 4;
const GRID = 6;

export interface Joint {
  readonly worth: Readonly<Record<PartyId, number>>;
  readonly clauses: readonly Clause[];
  /** True when both sides are at or above their reservation values: a zone of possible agreement exists. */
  readonly zone: boolean;
}

/** The joint best from `state`. Starts from the first option of each article and improves one article at a time. */
export function jointBest(state: MatchState): Joint {
  const { scenario } = state.header;
  const [a, b] = scenario.treaty.principals;
  const bound = lookup(scenario).parties;
  const sheets = [sheetOf(state, a), sheetOf(state, b)] as const;
  const score = (clauses: readonly Clause[]): number => {
    const x = totalWorth(scenario, sheets[0], clauses, bound) - sheets[0].reservation;
    const y = totalWorth(scenario, sheets[1], clauses, bound) - sheets[1].reservation;
    // Below a reservation value the shortfall counts, so that the search climbs into the zone first.
    return x > 0 && y > 0 ? x * y : Math.min(x, 0) * 100 + Math.min(y, 0) * 100;
  };
  const allowed = (clause: Clause): boolean =>
    closedBy(state, clause.issue, clause.option) === null && !sheets.some((sheet) => isBeyond(sheet, clause));
  const candidates = scenario.issues.map((issue) =>
    issue.options.flatMap((o): readonly Clause[] => {
      const q = o.quantity;
      if (!q) return [{ issue: issue.id, option: o.id }];
      return Array.from({ length: GRID + 1 }, (_, i) => ({
        issue: issue.id,
        option: o.id,
        value: onGrid(q, q.min + ((q.max - q.min) * i) / GRID),
      }));
    }),
  );
  // Where no option lies inside both mandates, the article is left out.
  const rows = candidates.map((row) => row.filter(allowed)).filter((row) => row.length > 0);
  let best: Clause[] = rows.map((r) => r[0] as Clause);
  let value = score(best);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let moved = false;
    rows.forEach((row, i) => {
      for (const clause of row) {
        const next = best.slice();
        next[i] = clause;
        const v = score(next);
        if (v > value + 1e-9) {
          best = next;
          value = v;
          moved = true;
        }
      }
    });
    if (!moved) break;
  }
  const total = (i: 0 | 1): number =>
    Math.floor(totalWorth(scenario, sheets[i], best, bound) * 10 + 0.5) / 10;
  const worths = { [a]: total(0), [b]: total(1) };
  return {
    worth: worths,
    clauses: best,
    zone: total(0) >= sheets[0].reservation && total(1) >= sheets[1].reservation,
  };
}
