/** Whether a condition of the scenario holds now. Conditions are data; this is their only meaning. */

import { dayOf } from "../days.ts";
import type { PartyId } from "../ids.ts";
import { lookup } from "../scenario/lookup.ts";
import type { Condition } from "../scenario/scenario.ts";
import type { MatchState } from "../state.ts";
import { inForceClauses } from "../world/capital.ts";
import { agreedOn } from "./offers.ts";

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
  if ("fighting" in condition)
    return condition.fighting === "low" ? state.world.quiet > 0 : state.world.quiet === 0;
  if ("aid" in condition) {
    const { from, to } = condition.aid;
    const at = scenario.world.aid.findIndex((f) => f.from === from && f.to === to);
    return lies(state.world.aid[at]?.perWeek, condition.aid);
  }
  if ("exhausted" in condition) return lies(wornness(state, condition.exhausted.party), condition.exhausted);
  if ("mood" in condition) {
    const { party, drive } = condition.mood;
    return lies(state.world.opinion.find((o) => o.party === party)?.[drive], condition.mood);
  }
  if ("applied" in condition) {
    const { application, roundsAgo = 0 } = condition.applied;
    return state.lines.some(
      (l) =>
        l.line.kind === "apply" && l.line.application === application && l.round + roundsAgo <= state.round,
    );
  }
  if ("duty" in condition)
    return state.obligations.some(
      (o) => o.issue === condition.duty.issue && o.state === condition.duty.state,
    );
  const { by, domain, atLeast } = condition.breaches;
  const seen = state.record.filter(
    (e) =>
      e.kind === "broken" &&
      e.obligation !== null &&
      e.proof > 0 &&
      e.by === by &&
      (domain === undefined || e.domain === domain),
  );
  return seen.length >= atLeast;
}

/** Does a number lie between the bounds that are given? One that is not there lies nowhere. */
const lies = (
  x: number | undefined,
  { below, above }: { readonly below?: number | undefined; readonly above?: number | undefined },
): boolean => x !== undefined && (below === undefined || x < below) && (above === undefined || x > above);

/** Mean exhaustion of a belligerent in men, economy and society, 0–1; undefined for anybody else. */
export function wornness(state: MatchState, party: PartyId): number | undefined {
  const e = state.world.sides.find((s) => s.party === party)?.exhaustion;
  return e && (e.manpower + e.economy + e.society) / 3;
}
