/** Whether a condition of the scenario holds now. Conditions are data; this is their only meaning. */

import { dayOf } from "../days.ts";
import { type PartyId, spelt } from "../ids.ts";
import { lookup } from "../scenario/lookup.ts";
import type { Condition } from "../scenario/scenario.ts";
import type { MatchState } from "../state.ts";
import { inForceClauses } from "../world/capital.ts";
import { agreedOn } from "./offers.ts";

/** The day of a date: scenarios name few of them, and ask for them every round. */
const dayAt = spelt(dayOf);

/** What each kind of condition says, by its only key. */
type Saying = UnionToIntersection<Condition>;
type UnionToIntersection<U> = (U extends unknown ? (u: U) => void : never) extends (i: infer I) => void
  ? I
  : never;

/** The meaning of each kind: a scenario cannot say anything else. */
const MEANING: { readonly [K in keyof Saying]: (state: MatchState, said: Saying[K]) => boolean } = {
  all: (state, conditions) => conditions.every((c) => holds(state, c)),
  any: (state, conditions) => conditions.some((c) => holds(state, c)),
  not: (state, condition) => !holds(state, condition),
  fromRound: (state, round) => state.round >= round,
  fromDate: (state, date) => (lookup(state.header.scenario).roundTo[state.round - 1] ?? 0) >= dayAt(date),
  control: (state, { region, below, above }) => {
    const share = state.world.control[lookup(state.header.scenario).region[region] ?? -1] ?? 0;
    return lies(share, { below, above });
  },
  occupied: (state, region) =>
    state.world.occupied[lookup(state.header.scenario).region[region] ?? -1] === true,
  inForce: (state, { issue, options }) =>
    inForceClauses(state).some((c) => c.issue === issue && options.includes(c.option)),
  agreed: (state, { issue, options }) => {
    const clause = agreedOn(state, issue);
    return clause !== null && options.includes(clause.option);
  },
  shock: (state, shock) => state.shocks[shock] !== undefined,
  fighting: (state, level) => (level === "low" ? state.world.quiet > 0 : state.world.quiet === 0),
  aid: (state, { from, to, below, above }) => {
    const at = state.header.scenario.world.aid.findIndex((f) => f.from === from && f.to === to);
    return lies(state.world.aid[at]?.perWeek, { below, above });
  },
  exhausted: (state, { party, above }) => lies(wornness(state, party), { above }),
  mood: (state, { party, drive, below, above }) =>
    lies(state.world.opinion.find((o) => o.party === party)?.[drive], { below, above }),
  applied: (state, { application, roundsAgo = 0 }) =>
    state.lines.some(
      (l) =>
        l.line.kind === "apply" && l.line.application === application && l.round + roundsAgo <= state.round,
    ),
  duty: (state, duty) => state.obligations.some((o) => o.issue === duty.issue && o.state === duty.state),
  breaches: (state, { by, domain, atLeast }) =>
    state.record.filter(
      (e) =>
        e.kind === "broken" &&
        e.obligation !== null &&
        e.proof > 0 &&
        e.by === by &&
        (domain === undefined || e.domain === domain),
    ).length >= atLeast,
};

/** True when `condition` holds in `state`. Dates are compared with the end of the present round. */
export function holds(state: MatchState, condition: Condition): boolean {
  for (const kind in condition) return meant(state, condition as Saying, kind as keyof Saying);
  return false;
}

const meant = <K extends keyof Saying>(state: MatchState, said: Saying, kind: K): boolean =>
  MEANING[kind](state, said[kind]);

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
