/**
 * How ripe the moment is for a treaty (after Zartman): is there a text that both capitals would stand by, and is there hope on
 * both sides that it can be had? Necessary, not sufficient; a yardstick for the lab, never a hint at the table.
 */
import type { MatchState } from "../../shared/engine/state.ts";
import { zoneOf } from "../../shared/lab/zone.ts";

/** 0–1: the chance of the best text that can be found, times the lesser of the two publics' hope in the talks. */
export function ripenessOf(state: MatchState): number {
  const { attacker, defender } = state.header.scenario.treaty;
  const hope = state.world.opinion
    .filter((o) => o.party === attacker || o.party === defender)
    .map((o) => o.optimism);
  return zoneOf(state).chance * Math.min(...hope);
}
