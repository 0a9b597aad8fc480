/** What happened in which round, for the line of rounds under the table: only what moved the talks. */
import type { PublicScenario, View } from "../shared/engine/view/viewTypes.ts";
import type { SeenEvent } from "../shared/protocol.ts";
import { sayEvent } from "./eventWords.ts";

/** Weight of an event on the line of rounds; absent: it does not appear there. */
const WEIGHT: Partial<Record<SeenEvent["type"], number>> = {
  matchEnded: 9,
  instrumentMoved: 8,
  instrumentInitialled: 8,
  shockFell: 7,
  walkedOut: 6,
  returned: 5,
  capitalConfirmed: 5,
  ratified: 5,
  lockMoved: 3,
  lineTaken: 2,
  offerTabled: 1,
};

/** Per round the sentences of its most telling events, heaviest first. */
export function roundNotes(
  scenario: PublicScenario,
  view: View,
  events: readonly SeenEvent[],
): ReadonlyMap<number, readonly string[]> {
  const notes = new Map<number, { text: string; weight: number }[]>();
  let round = roundBefore(view, events);
  for (const event of events) {
    if (event.type === "phaseBegan") round = event.round;
    const weight = WEIGHT[event.type];
    if (weight === undefined || round === null) continue;
    const text = sayEvent(event, scenario, view);
    if (text === null) continue;
    const list = notes.get(round) ?? [];
    list.push({ text, weight });
    notes.set(round, list);
  }
  return new Map(
    [...notes].map(([r, list]) => [r, list.sort((a, b) => b.weight - a.weight).map((note) => note.text)]),
  );
}

/** The round in which the first known event happened: the one before the first change of phase that is seen. */
function roundBefore(view: View, events: readonly SeenEvent[]): number | null {
  for (const event of events)
    if (event.type === "phaseBegan")
      return event.phase === "briefing" ? Math.max(1, event.round - 1) : event.round;
  return view.round;
}
