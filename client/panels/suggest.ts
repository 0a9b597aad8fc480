/**
 * A ready-made first package, from what is public: a delegation's own stated positions, or for a mediator
 * the options that both principals rank highest together. A proposal to edit, never sent by itself.
 */
import type { IssueId, OptionId, PartyId } from "../../shared/engine/ids.ts";
import type { Issue, Option, Position } from "../../shared/engine/scenario/scenario.ts";
import type { Clause } from "../../shared/engine/state.ts";
import type { PublicScenario, View } from "../../shared/engine/view/viewTypes.ts";
import { valueAt } from "../../shared/engine/world/worth.ts";
import type { PackageDraft } from "../drafts.ts";
import { openOptions } from "./article.ts";
import { emptyPackage, inTreatyOrder, offerMenu, snapped } from "./package.ts";

/** Enough for a proposal, few enough to read at a glance. */
const CLAUSES = 6;

/** A first package for `me`; its clauses may be empty when nothing is on record. */
export function suggestion(scenario: PublicScenario, view: View, me: PartyId): PackageDraft {
  const base = emptyPackage(scenario, view);
  const clauses = offerMenu(scenario, view).mediates
    ? commonGround(scenario, view)
    : ownPositions(scenario, view, me);
  return { ...base, clauses: inTreatyOrder(scenario, clauses) };
}

/** The first allowed option of each stated position, the most important ones. */
function ownPositions(scenario: PublicScenario, view: View, me: PartyId): readonly Clause[] {
  const stated = scenario.positions.filter((p) => p.party === me);
  const ranked = [...stated].sort((a, b) => importance(view, b) - importance(view, a));
  const found = ranked.flatMap((position) => {
    const issue = scenario.issues.find((i) => i.id === position.issue);
    const clause = issue && wanted(view, issue, position.order, me);
    return clause == null ? [] : [clause];
  });
  return found.slice(0, CLAUSES);
}

/** Weight on my own sheet, the public priority where it has none. */
const importance = (view: View, position: Position): number =>
  view.mine?.sheet.issues[position.issue]?.weight ?? position.priority / 100;

function wanted(view: View, issue: Issue, order: readonly OptionId[], me: PartyId): Clause | null {
  const open = openOptions(view, issue);
  const row = view.mine?.sheet.issues[issue.id];
  for (const id of order) {
    const option = open.find((o) => o.id === id);
    if (option === undefined || (row?.allow != null && !row.allow.includes(id))) continue;
    return clauseOf(view, issue.id, option, me);
  }
  return null;
}

function clauseOf(view: View, issue: IssueId, option: Option, me: PartyId): Clause {
  const value = startValue(view, issue, option, me);
  return value === undefined ? { issue, option: option.id } : { issue, option: option.id, value };
}

/** Where a quantity starts: my side's own figure, else the best allowed step on my value curve. */
export function startValue(
  view: View,
  issue: IssueId,
  option: Option,
  me: PartyId | null,
): number | undefined {
  const quantity = option.quantity;
  if (quantity === undefined) return undefined;
  const row = view.mine?.sheet.issues[issue];
  const low = Math.max(quantity.min, row?.atLeast ?? quantity.min);
  const high = Math.min(quantity.max, row?.atMost ?? quantity.max);
  const own = quantity.figures.find((f) => f.by === me)?.value;
  if (own !== undefined && own >= low && own <= high) return snapped(quantity, own);
  const curve = row?.options[option.id];
  if (curve === undefined || low > high) return quantity.min;
  return snapped(quantity, valueAt(curve, high) >= valueAt(curve, low) ? high : low);
}

/** Per article the open option with the best joint rank in both principals' stated positions. */
function commonGround(scenario: PublicScenario, view: View): readonly Clause[] {
  const [a, b] = scenario.treaty.principals;
  const scored = scenario.issues.flatMap((issue) => {
    const agreed = view.agreed[issue.id];
    if (agreed !== undefined) return [{ clause: agreed, gap: -1 }];
    const orders = [a, b].map(
      (p) => scenario.positions.find((x) => x.party === p && x.issue === issue.id)?.order,
    );
    const [first, second] = orders;
    if (first === undefined || second === undefined) return [];
    const both = openOptions(view, issue).filter((o) => first.includes(o.id) && second.includes(o.id));
    const best = both
      .map((o) => ({ option: o, gap: first.indexOf(o.id) + second.indexOf(o.id) }))
      .sort((x, y) => x.gap - y.gap)[0];
    return best === undefined ? [] : [{ clause: middle(view, issue, best.option, [a, b]), gap: best.gap }];
  });
  return scored
    .sort((x, y) => x.gap - y.gap)
    .slice(0, CLAUSES)
    .map((s) => s.clause);
}

/** The middle of both sides' figures, on the quantity's own steps. */
function middle(view: View, issue: Issue, option: Option, parties: readonly PartyId[]): Clause {
  const quantity = option.quantity;
  if (quantity === undefined) return { issue: issue.id, option: option.id };
  const figures = parties.flatMap((p) => quantity.figures.find((f) => f.by === p)?.value ?? []);
  const mean =
    figures.length === 0
      ? startValue(view, issue.id, option, null)
      : figures.reduce((x, y) => x + y, 0) / figures.length;
  return { issue: issue.id, option: option.id, value: snapped(quantity, mean ?? quantity.min) };
}
