/**
 * The package a principal aims at: from its own ideal it gives way where the other side seems to gain most for
 * the least loss, until the package is worth just what it wants at this stage of the talks.
 */

import type { PartyId } from "../engine/ids.ts";
import { onGrid } from "../engine/open.ts";
import type { Clause } from "../engine/state.ts";
import type { PublicScenario, View, WorthSheet } from "../engine/viewTypes.ts";
import { type Guarantee, helpOf, isBeyond, partOf, worth } from "../engine/worth.ts";
import { liking } from "./estimate.ts";

export interface Choice {
  readonly clause: Clause;
  /** Points to the planner, in the context of a well-guarded package. */
  readonly points: number;
  /** Liking by the other side. */
  readonly theirs: number;
}

/** A package well enough guarded to judge single clauses in: what the planner hopes the rest will be. */
const CONTEXT: Guarantee = { strength: 0.5, veto: false, reason: "works" };
const GUARDS = { verification: 0.6, snapback: 0.3 };

const optionCache = new WeakMap<
  WorthSheet,
  {
    other: PartyId;
    standings: View["standings"];
    closed: View["closed"];
    choices: Map<string, readonly Choice[]>;
  }
>();

/** Every clause the planner may propose, per issue, best for itself first; none outside its mandate or closed. */
export function choices(
  scenario: PublicScenario,
  view: View,
  other: PartyId,
): Map<string, readonly Choice[]> {
  const sheet = view.mine?.sheet;
  if (!sheet) return new Map();
  const known = optionCache.get(sheet);
  if (known && known.other === other && known.standings === view.standings && known.closed === view.closed)
    return known.choices;
  const help = helpOf(scenario, GUARDS, CONTEXT);
  const made = new Map<string, readonly Choice[]>();
  for (const issue of scenario.issues) {
    const row: Choice[] = [];
    for (const option of issue.options) {
      if (view.closed[issue.id]?.[option.id] !== undefined) continue;
      const clauses: Clause[] = option.quantity
        ? quantities(scenario, view, issue.id, option.id, other, sheet.party).map((value) => ({
            issue: issue.id,
            option: option.id,
            value,
          }))
        : [{ issue: issue.id, option: option.id }];
      for (const clause of clauses) {
        if (isBeyond(sheet, clause)) continue;
        row.push({
          clause,
          points: partOf(scenario, sheet, clause, help, CONTEXT.strength)?.points ?? 0,
          theirs: liking(scenario, view, other, clause),
        });
      }
    }
    row.sort((a, b) => b.points - a.points || (a.clause.option < b.clause.option ? -1 : 1));
    if (row.length > 0) made.set(issue.id, row);
  }
  optionCache.set(sheet, { other, standings: view.standings, closed: view.closed, choices: made });
  return made;
}

/** Numbers worth considering: both sides' figures and three steps between them. */
function quantities(
  scenario: PublicScenario,
  view: View,
  issue: string,
  option: string,
  other: PartyId,
  own: PartyId,
): readonly number[] {
  const q = scenario.issues.find((i) => i.id === issue)?.options.find((o) => o.id === option)?.quantity;
  if (!q) return [];
  const figure = (party: PartyId): number =>
    view.standings[issue]?.[party]?.value ??
    q.figures.find((f) => f.by === party)?.value ??
    (q.min + q.max) / 2;
  const a = figure(own);
  const b = figure(other);
  return [...new Set([0, 0.25, 0.5, 0.75, 1].map((t) => onGrid(q, a + (b - a) * t)))];
}

export interface Plan {
  readonly clauses: readonly Clause[];
  readonly worth: number;
}

/** The package at `target` points: agreed articles stay, the rest is traded. */
export function planAt(scenario: PublicScenario, view: View, other: PartyId, target: number): Plan {
  const sheet = view.mine?.sheet;
  if (!sheet) return { clauses: [], worth: 0 };
  const rows = choices(scenario, view, other);
  const picked = new Map<string, number>();
  for (const [issue, row] of rows) {
    const agreed = view.agreed[issue];
    const at = agreed
      ? row.findIndex((c) => c.clause.option === agreed.option && c.clause.value === agreed.value)
      : 0;
    picked.set(issue, Math.max(0, at));
  }
  const bound = scenario.parties.map((p) => p.id);
  const clausesNow = (): Clause[] =>
    [...picked].map(([issue, i]) => (rows.get(issue) as readonly Choice[])[i]?.clause as Clause);
  let best = clausesNow();
  let value = worth(scenario, sheet, best, bound).total;
  for (let step = 0; step < 60 && value > target; step++) {
    const give = cheapestGift(rows, picked, view);
    if (!give) break;
    const before = picked.get(give.issue) as number;
    picked.set(give.issue, give.to);
    const next = clausesNow();
    const nextValue = worth(scenario, sheet, next, bound).total;
    if (nextValue < target) {
      picked.set(give.issue, before);
      give.refused.add(`${give.issue}/${give.to}`);
      if (give.refused.size > 12) break;
      continue;
    }
    best = next;
    value = nextValue;
  }
  return { clauses: best, worth: value };
}

/** The single change that gives the other side most per point lost. */
function cheapestGift(
  rows: Map<string, readonly Choice[]>,
  picked: Map<string, number>,
  view: View,
): { issue: string; to: number; refused: Set<string> } | null {
  const refused = refusedOf(picked);
  let best: { issue: string; to: number; rate: number } | null = null;
  for (const [issue, at] of picked) {
    if (view.agreed[issue]) continue;
    const row = rows.get(issue) as readonly Choice[];
    const now = row[at];
    if (!now) continue;
    for (let to = 0; to < row.length; to++) {
      const then = row[to] as Choice;
      const gain = then.theirs - now.theirs;
      if (gain <= 0.05 || refused.has(`${issue}/${to}`)) continue;
      const loss = now.points - then.points;
      const rate = gain / (loss <= 0 ? 0.01 : loss + 0.05);
      if (!best || rate > best.rate) best = { issue, to, rate };
    }
  }
  return best ? { issue: best.issue, to: best.to, refused } : null;
}

const refusals = new WeakMap<Map<string, number>, Set<string>>();
function refusedOf(picked: Map<string, number>): Set<string> {
  const known = refusals.get(picked) ?? new Set<string>();
  refusals.set(picked, known);
  return known;
}
