/**
 * Telling: who sits at a table hears the events that they may see, numbered for them alone, and how their
 * view changed. What is hidden takes no number and no message, so that it leaves no gap.
 */

import { type HolderId, partyOf } from "../shared/engine/ids.ts";
import type { Entry } from "../shared/engine/log.ts";
import type { Scenario } from "../shared/engine/scenario/scenario.ts";
import type { MatchState } from "../shared/engine/state.ts";
import { eventFor } from "../shared/engine/view/see.ts";
import { viewFor } from "../shared/engine/view/view.ts";
import type { View, Viewer } from "../shared/engine/view/viewTypes.ts";
import { diff } from "../shared/patch.ts";
import type { SeenEvent, Told } from "../shared/protocol.ts";

/** Events that a sync brings at most; older ones are history. */
export const RECENT = 40;

/** All who see the same: their common view, and how many events they have been told. */
export interface Audience {
  readonly viewer: Viewer;
  n: number;
  /** The last events, at most RECENT. */
  recent: SeenEvent[];
  /** The view as last told; null while nobody listens. */
  view: View | null;
}

/** One connection at a table. */
export interface Listener {
  readonly holder: HolderId;
  /** Key of the audience that it hears, or heard last; null before its first sync. */
  sits: string | null;
  hear(told: Told): void;
  /** Its stream is broken: it must connect and sync anew. */
  lost(): void;
}

/** How `holder` looks at the match: by the seats it holds, all of one delegation, or from the public gallery. */
export function viewerOf(state: MatchState, holder: HolderId): Viewer {
  const seats: string[] = [];
  for (const [seat, occupant] of Object.entries(state.seats))
    if (occupant.kind === "person" && occupant.holder === holder) seats.push(seat);
  const [first] = seats;
  return first === undefined
    ? { kind: "spectator" }
    : { kind: "seats", party: partyOf(first), seats: seats.sort() };
}

export const audienceKey = (viewer: Viewer): string =>
  viewer.kind === "seats" ? viewer.seats.join(" ") : `(${viewer.kind})`;

/** Events of `entries` that `viewer` may see, in order. */
export function visible(scenario: Scenario, entries: readonly Entry[], viewer: Viewer): SeenEvent[] {
  const seen: SeenEvent[] = [];
  for (const entry of entries)
    for (const event of entry.events) {
      const mine = eventFor(scenario, event, viewer);
      if (mine) seen.push(mine as SeenEvent);
    }
  return seen;
}

/** The audience of `viewer` after `entries`, the whole log so far. */
export function audienceOf(scenario: Scenario, entries: readonly Entry[], viewer: Viewer): Audience {
  const seen = visible(scenario, entries, viewer);
  return { viewer, n: seen.length, recent: seen.slice(-RECENT), view: null };
}

/** The audience's view now, worked out when somebody wants it. */
export function viewNow(audience: Audience, state: MatchState): View {
  audience.view ??= viewFor(state, audience.viewer);
  return audience.view;
}

/**
 * Moves `audience` past `entry` to `state`. What its listeners must be told, or null when it is nothing. `moved`: has
 * the entry changed anything that views show?
 */
export function advance(
  audience: Audience,
  entry: Entry,
  state: MatchState,
  moved: boolean,
  now: number,
  heard: boolean,
): Told | null {
  const events = visible(state.header.scenario, [entry], audience.viewer);
  const first = audience.n + 1;
  audience.n += events.length;
  if (events.length > 0) audience.recent = [...audience.recent, ...events].slice(-RECENT);
  const before = audience.view;
  if (moved) audience.view = null;
  if (!heard) return null;
  const patch = diff(before, viewNow(audience, state));
  return events.length === 0 && patch.length === 0 ? null : { first, events, patch, now };
}

/** For a listener whose seats `entry` changed: the entry's events under their new numbers, and the whole view. */
export function resync(audience: Audience, entry: Entry, state: MatchState, now: number): Told {
  const events = visible(state.header.scenario, [entry], audience.viewer);
  return { first: audience.n - events.length + 1, events, patch: [[[], viewNow(audience, state)]], now };
}
