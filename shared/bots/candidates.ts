/** The clauses that a bot considers on an option: as it stands, or with figures between those of two parties. */
import type { PartyId } from "../engine/ids.ts";
import { onGrid } from "../engine/scenario/figures.ts";
import type { Issue, Option } from "../engine/scenario/scenario.ts";
import type { Clause } from "../engine/state.ts";
import type { View } from "../engine/view/viewTypes.ts";

const plain = new WeakMap<Option, readonly Clause[]>();

/** `option` of `issue`; a quantity at each of `steps` on the way from the figure of `a` (0) to that of `b` (1). */
export function candidates(
  view: View,
  issue: Issue,
  option: Option,
  [a, b]: readonly [PartyId, PartyId],
  steps: readonly number[],
): readonly Clause[] {
  const q = option.quantity;
  if (!q) {
    const known = plain.get(option) ?? [{ issue: issue.id, option: option.id }];
    plain.set(option, known);
    return known;
  }
  const figure = (party: PartyId): number =>
    view.standings[issue.id]?.[party]?.value ??
    q.figures.find((f) => f.by === party)?.value ??
    (q.min + q.max) / 2;
  const from = figure(a);
  const way = figure(b) - from;
  const values = new Set(steps.map((t) => onGrid(q, from + way * t)));
  return [...values].map((value) => ({ issue: issue.id, option: option.id, value }));
}
