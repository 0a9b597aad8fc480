/** The text as it lies on the table before anybody has spoken. */
import type { IssueId, PartyId } from "../ids.ts";
import { figureOf } from "../scenario/figures.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Clause, MatchState } from "../state.ts";

/** What the first draft is made of: all of it public. */
type Stated = Pick<Scenario, "positions" | "treaty" | "issues" | "locks">;

/** The draft on the table when a match begins: each principal behind what it is on record as wanting. */
export function firstDraft(scenario: Stated): MatchState["standings"] {
  const standings: Record<IssueId, Record<PartyId, Clause>> = {};
  for (const position of scenario.positions) {
    if (!scenario.treaty.principals.includes(position.party)) continue;
    const option = scenario.issues
      .find((i) => i.id === position.issue)
      ?.options.find((o) => o.id === position.order[0]);
    if (!option || option.closed === true || isLocked(scenario, position.issue, option.id)) continue;
    const clause: Clause = option.quantity
      ? { issue: position.issue, option: option.id, value: figureOf(option.quantity, position.party) }
      : { issue: position.issue, option: option.id };
    standings[position.issue] = { ...standings[position.issue], [position.party]: clause };
  }
  return standings;
}

const isLocked = (scenario: Stated, issue: IssueId, option: string): boolean =>
  scenario.locks.some(
    (l) =>
      l.closed &&
      "clause" in l.blocks &&
      l.blocks.clause.issue === issue &&
      l.blocks.clause.options.includes(option),
  );
