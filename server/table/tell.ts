/**
 * Telling: who sits at a table hears the events that they may see, numbered for them alone, and how their
 * view changed. What is hidden takes no number and no message, so that it leaves no gap.
 */

import { type HolderId, partyOf } from "../../shared/engine/ids.ts";
import type { Entry } from "../../shared/engine/log.ts";
import type { Scenario } from "../../shared/engine/scenario/scenario.ts";
import type { MatchState } from "../../shared/engine/state.ts";
import { eventFor } from "../../shared/engine/view/see.ts";
import {
  looksAlike,
  type OwnView,
  onlyReadied,
  ownFor,
  readied,
  sharedFor,
} from "../../shared/engine/view/view.ts";
import type { View, Viewer } from "../../shared/engine/view/viewTypes.ts";
import { diff, type Patch } from "../../shared/patch.ts";
import type { SeenEvent, Told } from "../../shared/protocol.ts";
import type { MatchRow } from "../store/store.ts";

/** Events that a sync brings at most; older ones are history. */
export const RECENT = 40;

/** All who see the same: their common view, and how many events they have been told. */
export interface Audience {
  readonly viewer: Viewer;
  n: number;
  /** The last events, at most RECENT. */
  readonly recent: SeenEvent[];
  /** Its own part of the view as last told; null while nobody listens. */
  own: OwnView | null;
}

/** One connection at a table. */
export interface Listener {
  readonly holder: HolderId;
  /** Key of the audience that it hears, or heard last; null before its first sync. */
  sits: string | null;
  /** `common`: how many changes at the start of the patch are the same objects for all who hear of this entry. */
  hear(told: Told, common: number): void;
  /** Its stream is broken: it must connect and sync anew. */
  lost(): void;
}

/** What decides how somebody looks at a match. */
export interface Seating {
  readonly row: Pick<MatchRow, "facilitator">;
  readonly state: Pick<MatchState, "seats">;
}

/** How `holder` looks at the match: over all of it who leads it, by the seats it holds, all of one delegation, or from the public gallery. */
export function viewerOf({ row, state }: Seating, holder: HolderId): Viewer {
  if (holder === row.facilitator) return { kind: "facilitator" };
  const seats: string[] = [];
  for (const [seat, occupant] of Object.entries(state.seats))
    if (occupant.kind === "person" && occupant.holder === holder) seats.push(seat);
  const [first] = seats;
  return first === undefined
    ? { kind: "spectator" }
    : { kind: "seats", party: partyOf(first), seats: seats.toSorted() };
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
  return { viewer, n: seen.length, recent: seen.slice(-RECENT), own: null };
}

/** The audience's view now: what it is told from here on are differences from this. */
export function viewNow(audience: Audience, state: MatchState): View {
  audience.own ??= ownFor(state, audience.viewer);
  return { ...sharedFor(state, audience.viewer), ...audience.own };
}

/** An entry, and how it changed the part of the view that everybody sees alike: worked out once for all audiences. */
export interface News {
  readonly entry: Entry;
  readonly state: MatchState;
  /** Has the entry changed anything that views show? */
  readonly moved: boolean;
  /** Has it changed nothing but who is ready? */
  readonly light: boolean;
  readonly common: Patch;
  readonly now: number;
}

export function newsOf(entry: Entry, before: MatchState, state: MatchState, now: number): News {
  const moved = !looksAlike(before, state);
  const everybody: Viewer = { kind: "spectator" };
  const common = moved ? diff(sharedFor(before, everybody), sharedFor(state, everybody)) : NOTHING;
  return { entry, state, moved, light: onlyReadied(before, state), common, now };
}
const NOTHING: Patch = [];

/**
 * Moves `audience` past an entry. What its listeners must be told, or null when it is nothing. `heard`: does anybody
 * listen?
 */
export function advance(audience: Audience, news: News, heard: boolean): Told | null {
  const { entry, state, moved, light, common, now } = news;
  const events = visible(state.header.scenario, [entry], audience.viewer);
  const first = audience.n + 1;
  audience.n += events.length;
  for (const event of events) {
    if (audience.recent.length >= RECENT) audience.recent.shift();
    audience.recent.push(event);
  }
  const before = audience.own;
  if (moved) audience.own = null;
  if (!heard) return null;
  if (!before) return { first, events, patch: [[[], viewNow(audience, state)]], now };
  let patch = common;
  if (moved) {
    audience.own = light ? readied(before, state, audience.viewer) : ownFor(state, audience.viewer);
    const own = diff(before, audience.own);
    if (own.length > 0) patch = [...common, ...own];
  }
  return events.length === 0 && patch.length === 0 ? null : { first, events, patch, now };
}

/** How many changes at the start of what is told are those that everybody hears. */
export const commonIn = (told: Told, { common }: News): number =>
  told.patch[0] === common[0] ? common.length : 0;

/** For a listener whose seats `entry` changed: the entry's events under their new numbers, and the whole view. */
export function resync(audience: Audience, { entry, state, now }: News): Told {
  const events = visible(state.header.scenario, [entry], audience.viewer);
  return { first: audience.n - events.length + 1, events, patch: [[[], viewNow(audience, state)]], now };
}
