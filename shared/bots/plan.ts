/**
 * The package a principal aims at: from its own ideal it gives way where the other side seems to gain most for
 * the least loss, until the package is worth just what it wants at this stage of the talks.
 */

import type { IssueId, PartyId } from "../engine/ids.ts";
import { onGrid } from "../engine/open.ts";
import type { Issue, Option } from "../engine/scenario.ts";
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

type Standing = View["standings"][string];
type Closed = View["closed"][string];
interface Row {
  readonly standing: Standing | undefined;
  readonly closed: Closed | undefined;
  readonly choices: readonly Choice[];
}
// Kept per article beside the sheet that they were judged with: most moves touch one article.
const rowCache = new WeakMap<WorthSheet, Map<IssueId, Row>>();

/** Every clause the planner may propose, per issue, best for itself first; none outside its mandate or closed. */
export function choices(
  scenario: PublicScenario,
  view: View,
  other: PartyId,
): ReadonlyMap<IssueId, readonly Choice[]> {
  const made = new Map<IssueId, readonly Choice[]>();
  const sheet = view.mine?.sheet;
  if (!sheet) return made;
  let rows = rowCache.get(sheet);
  if (!rows) {
    rows = new Map();
    rowCache.set(sheet, rows);
  }
  for (const issue of scenario.issues) {
    const standing = view.standings[issue.id];
    const closed = view.closed[issue.id];
    let row = rows.get(issue.id);
    if (!row || row.standing !== standing || row.closed !== closed) {
      row = { standing, closed, choices: choicesOn(scenario, view, sheet, issue, other) };
      rows.set(issue.id, row);
    }
    if (row.choices.length > 0) made.set(issue.id, row.choices);
  }
  return made;
}

function choicesOn(
  scenario: PublicScenario,
  view: View,
  sheet: WorthSheet,
  issue: Issue,
  other: PartyId,
): readonly Choice[] {
  const help = helpOf(scenario, GUARDS, CONTEXT);
  const row: Choice[] = [];
  for (const option of issue.options) {
    if (view.closed[issue.id]?.[option.id] !== undefined) continue;
    const clauses: Clause[] = option.quantity
      ? quantities(view, issue.id, option.quantity, other, sheet.party).map((value) => ({
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
  return row.sort((a, b) => b.points - a.points || (a.clause.option < b.clause.option ? -1 : 1));
}

/** Numbers worth considering: both sides' figures and three steps between them. */
function quantities(
  view: View,
  issue: IssueId,
  q: NonNullable<Option["quantity"]>,
  other: PartyId,
  own: PartyId,
): readonly number[] {
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

interface Gift {
  readonly issue: string;
  readonly from: number;
  readonly to: number;
  readonly loss: number;
}

/** Changes that would overshoot the target before the search gives up. */
const REFUSALS = 12;

/** A plan is kept until an article is agreed: what the other side only tries on does not change what one wants. */
const planCache = new WeakMap<WorthSheet, { agreed: string; target: number; plan: Plan }>();

/**
 * The package at `target` points: agreed articles stay, the rest is traded. Losses are added up clause by clause;
 * what clauses do to each other is looked at in the end, and gifts are taken back until the package is worth it.
 */
export function planAt(scenario: PublicScenario, view: View, other: PartyId, target: number): Plan {
  const sheet = view.mine?.sheet;
  if (!sheet) return { clauses: [], worth: 0 };
  const agreed = Object.keys(view.agreed).join();
  const known = planCache.get(sheet);
  if (known && known.agreed === agreed && known.target === target) return known.plan;
  const rows = choices(scenario, view, other);
  const picked = new Map<string, number>();
  for (const [issue, row] of rows) {
    const clause = view.agreed[issue];
    const at = clause
      ? row.findIndex((c) => c.clause.option === clause.option && c.clause.value === clause.value)
      : 0;
    picked.set(issue, Math.max(0, at));
  }
  const bound = scenario.parties.map((p) => p.id);
  const clausesNow = (): Clause[] =>
    [...picked].map(([issue, i]) => (rows.get(issue) as readonly Choice[])[i]?.clause as Clause);
  const worthNow = (): number => worth(scenario, sheet, clausesNow(), bound).total;
  const given: Gift[] = [];
  const refused = new Set<string>();
  let guess = worthNow();
  while (guess > target && refused.size <= REFUSALS) {
    const gift = cheapestGift(rows, picked, view, refused);
    if (!gift) break;
    if (guess - gift.loss < target) {
      refused.add(keyOf(gift.issue, gift.to));
      continue;
    }
    picked.set(gift.issue, gift.to);
    given.push(gift);
    guess -= gift.loss;
  }
  let value = given.length === 0 ? guess : worthNow();
  while (value < target) {
    const last = given.pop();
    if (!last) break;
    picked.set(last.issue, last.from);
    value = worthNow();
  }
  const plan = { clauses: clausesNow(), worth: value };
  planCache.set(sheet, { agreed, target, plan });
  return plan;
}

const keyOf = (issue: string, to: number): string => `${issue}/${to}`;

/** The single change that gives the other side most per point lost, or null when none gives it anything. */
function cheapestGift(
  rows: ReadonlyMap<IssueId, readonly Choice[]>,
  picked: Map<string, number>,
  view: View,
  refused: ReadonlySet<string>,
): Gift | null {
  let best: Gift | null = null;
  let bestRate = 0;
  for (const [issue, from] of picked) {
    if (view.agreed[issue]) continue;
    const row = rows.get(issue) as readonly Choice[];
    const now = row[from];
    if (!now) continue;
    for (let to = 0; to < row.length; to++) {
      const then = row[to] as Choice;
      const gain = then.theirs - now.theirs;
      if (gain <= 0.05) continue;
      const loss = now.points - then.points;
      const rate = gain / (loss <= 0 ? 0.01 : loss + 0.05);
      if (rate > bestRate && !(refused.size > 0 && refused.has(keyOf(issue, to)))) {
        best = { issue, from, to, loss };
        bestRate = rate;
      }
    }
  }
  return best;
}
