/** Whether a condition of the scenario holds now. Conditions are data; this is their only meaning. */

import { inForceClauses } from "./capital.ts";
import { dayOf } from "./days.ts";
import { lookup } from "./lookup.ts";
import { agreedOn } from "./offers.ts";
import type { Condition } from "./scenario.ts";
import type { MatchState } from "./state.ts";

/** True when `condition` holds in `state`. Dates are compared with the end of the present round. */
export function holds(state: MatchState, condition: Condition): boolean {
  const scenario = state.header.scenario;
  if ("all" in condition) return condition.all.every((c) => holds(state, c));
  if ("any" in condition) return condition.any.some((c) => holds(state, c));
  if ("not" in condition) return !holds(state, condition.not);
  if ("fromRound" in condition) return state.round >= condition.fromRound;
  if ("fromDate" in condition)
    return (lookup(scenario).roundTo[state.round - 1] ?? 0) >= dayOf(condition.fromDate);
  if ("control" in condition) {
    const share = state.world.control[lookup(scenario).region[condition.control.region] ?? -1] ?? 0;
    const { below, above } = condition.control;
    return (below === undefined || share < below) && (above === undefined || share > above);
  }
  if ("occupied" in condition)
    return state.world.occupied[lookup(scenario).region[condition.occupied] ?? -1] === true;
  if ("inForce" in condition) {
    const { issue, options } = condition.inForce;
    return inForceClauses(state).some((c) => c.issue === issue && options.includes(c.option));
  }
  if ("agreed" in condition) {
    const clause = agreedOn(state, condition.agreed.issue);
    return clause !== null && condition.agreed.options.includes(clause.option);
  }
  if ("shock" in condition) return state.shocks[condition.shock] !== undefined;
  return condition.fighting === "low" ? state.world.quiet > 0 : state.world.quiet === 0;
}
