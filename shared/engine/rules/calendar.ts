/**
 * The rounds of a scenario in the order of their dates: those of the talks, then those after them, in which nobody
 * negotiates and a signed text runs its last steps into force. Knows dates and names only, no rule.
 */
import type { Scenario } from "../scenario/scenario.ts";

/** The part of a scenario that a calendar needs; the public scenario has it too. */
export type Calendar = Pick<Scenario, "rounds" | "afterTalks">;

/** One stretch of time, with or without talks. */
export type Stretch = NonNullable<Scenario["afterTalks"]>[number];

/** All stretches, in order: the first belongs to round 1. */
export const stretches = ({ rounds, afterTalks = [] }: Calendar): readonly Stretch[] => [
  ...rounds,
  ...afterTalks,
];

/** The stretch of a round, counted from 1; undefined outside the calendar. */
export const stretchOf = ({ rounds, afterTalks }: Calendar, round: number): Stretch | undefined =>
  rounds[round - 1] ?? afterTalks?.[round - 1 - rounds.length];

/** Are the talks over in this round? */
export const isAfterTalks = ({ rounds }: Calendar, round: number): boolean => round > rounds.length;
