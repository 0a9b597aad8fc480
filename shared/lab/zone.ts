/**
 * Is there a text that both capitals would stand by? The chance, computed and not drawn, of the best text that can be
 * found from a state: the yardstick where treaties are too rare for their rate to move.
 */

import { figureOf } from "../engine/scenario/figures.ts";
import { lookup } from "../engine/scenario/lookup.ts";
import type { Issue, Option } from "../engine/scenario/scenario.ts";
import type { Clause, MatchState } from "../engine/state.ts";
import { consentChance } from "../engine/world/capital.ts";

export interface Zone {
  readonly clauses: readonly Clause[];
  /** Chance that both capitals ratify it, 0–1: the product of theirs. */
  readonly chance: number;
}

const PASSES = 4;

/**
 * The text with the best chance of both principals' consent, by coordinate ascent from the best article by article:
 * a local optimum, found the same way in both halves of a pair. Options behind a closed lock are left out; an article
 * that is not essential may be left out altogether.
 */
export function zoneOf(state: MatchState): Zone {
  const { scenario } = state.header;
  const { principals, essential } = scenario.treaty;
  const signatories = lookup(scenario).parties;
  /** The chance that both consent, or less than that once it is no more than `least`. */
  const chanceOf = (clauses: readonly Clause[], least: number): number => {
    let both = 1;
    for (const party of principals) {
      both *= consentChance(state, party, clauses, signatories, "", 1);
      if (both <= least) break;
    }
    return both;
  };
  const rows = scenario.issues.map((issue) => ({
    issue: issue.id,
    choices: [
      ...(essential.includes(issue.id) ? [] : [null]),
      ...issue.options
        .filter((o) => o.closed !== true && !isLocked(state, issue.id, o.id))
        .flatMap((o) => clausesOf(issue, o, principals)),
    ] as readonly (Clause | null)[],
  }));
  const picked: (Clause | null)[] = rows.map((r) => r.choices[0] ?? null);
  const text = (): readonly Clause[] => picked.filter((c) => c !== null);
  let best = chanceOf(text(), -1);
  for (let pass = 0; pass < PASSES; pass++) {
    let better = false;
    rows.forEach((row, i) => {
      for (const choice of row.choices) {
        const was = picked[i] as Clause | null;
        if (choice === was) continue;
        picked[i] = choice;
        const now = chanceOf(text(), best);
        if (now > best) {
          best = now;
          better = true;
        } else picked[i] = was;
      }
    });
    if (!better) break;
  }
  return { clauses: text(), chance: best };
}

/** An option as a clause; one that is a number, at both sides' figures and half-way. */
function clausesOf(issue: Issue, option: Option, principals: readonly string[]): readonly Clause[] {
  if (!option.quantity) return [{ issue: issue.id, option: option.id }];
  const q = option.quantity;
  const [a = q.min, b = q.max] = principals.map((p) => figureOf(q, p));
  return [
    a,
    b,
    figureOf({ ...q, figures: [{ by: "half", value: (a + b) / 2, date: "", sources: [] }] }, "half"),
  ].map((value) => ({ issue: issue.id, option: option.id, value }));
}

const isLocked = (state: MatchState, issue: string, option: string): boolean =>
  (lookup(state.header.scenario).clauseLocks[issue] ?? []).some(
    (l) => l.options.includes(option) && state.locks[l.id] === true,
  );
