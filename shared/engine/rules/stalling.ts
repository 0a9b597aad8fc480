/**
 * Talking to gain time, read off a finished match: who moved hardly at all in the talks while the front moved its way. For the
 * debrief only; during play nobody is accused of it.
 */

import type { Event } from "../event.ts";
import type { PartyId } from "../ids.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { MatchState, TrackPoint } from "../state.ts";
import { sheetOf } from "../world/capital.ts";
import { valueAt } from "../world/worth.ts";

/**
 * Who has moved towards the other principal by `event`, or null. `before`: the state in which it was decided. A stand counts
 * that is worth more to the other side than the one it takes the place of; a first stand is an opening, not a move.
 */
export function concessionBy(before: MatchState, event: Event): PartyId | null {
  if (event.type !== "stood") return null;
  const { principals } = before.header.scenario.treaty;
  const was = before.standings[event.clause.issue]?.[event.party];
  if (!was || !principals.includes(event.party)) return null;
  const other = principals[0] === event.party ? principals[1] : principals[0];
  const row = sheetOf(before, other).issues[event.clause.issue]?.options;
  const gain =
    valueAt(row?.[event.clause.option], event.clause.value) - valueAt(row?.[was.option], was.value);
  return gain > 0 ? event.party : null;
}

/** Did a principal stall? `concessions`: its moves in the match; `track`: one point a round. */
export function hasStalled(
  { model }: Scenario,
  isAttacker: boolean,
  concessions: number,
  track: readonly TrackPoint[],
  start: number,
): boolean {
  const end = track.at(-1)?.occupied ?? start;
  const gain = isAttacker ? end - start : start - end;
  return (
    track.length > 0 &&
    concessions / track.length < model.stallingMoves.value &&
    gain > model.stallingGain.value
  );
}
