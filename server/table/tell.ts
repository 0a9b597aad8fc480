/**
 * Telling: who sits at a table hears the events that they may see, numbered for them alone, and how their
 * view changed. What is hidden takes no number and no message, so that it leaves no gap.
 */

import { type HolderId, partyOf } from "../../shared/engine/ids.ts";
import type { Entry } from "../../shared/engine/log.ts";
import { movedParts, type Parts } from "../../shared/engine/parts.ts";
import type { Scenario } from "../../shared/engine/scenario/scenario.ts";
import type { MatchState } from "../../shared/engine/state.ts";
import { eventFor } from "../../shared/engine/view/see.ts";
import {
  isShown,
  type OwnView,
  ownAgain,
  ownFor,
  type SharedView,
  sharedAgain,
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
  hear(told: Telling): void;
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

/** What the views of a table are made of. */
export interface Shown {
  readonly state: MatchState;
  /** The part of a view that everybody sees alike, as last told; null until somebody has asked for it. */
  shared: SharedView | null;
}

/** The audience's view now: what it is told from here on are differences from this. */
export function viewNow(audience: Audience, table: Shown): View {
  const { state } = table;
  table.shared ??= sharedFor(state, EVERYBODY);
  audience.own ??= ownFor(state, audience.viewer);
  return { ...table.shared, ...audience.own };
}
const EVERYBODY: Viewer = { kind: "spectator" };

/** An entry, and what it changed of what everybody sees alike: worked out once for all audiences. */
export interface News {
  readonly entry: Entry;
  /** After the entry. */
  readonly table: Shown;
  readonly moved: Parts;
  readonly common: Patch;
  readonly now: number;
}

/** Moves what everybody sees past an entry that has just changed the state of `table` from `before`. */
export function newsOf(entry: Entry, before: MatchState, table: Shown, now: number): News {
  const moved = movedParts(before, table.state);
  const was = table.shared ?? sharedFor(before, EVERYBODY);
  table.shared = sharedAgain(was, moved, table.state, EVERYBODY);
  return { entry, table, moved, common: diff(was, table.shared), now };
}

/** What an audience is told: as `Told`, with the changes in blocks. A block is the same object for all who hear it. */
export interface Telling extends Omit<Told, "patch"> {
  readonly blocks: readonly Patch[];
}

/**
 * Moves `audience` past an entry. What its listeners must be told, or null when it is nothing. `heard`: does anybody
 * listen?
 */
export function advance(audience: Audience, news: News, heard: boolean): Telling | null {
  const { entry, table, moved, common, now } = news;
  const { state } = table;
  const { viewer, own: before } = audience;
  const events = visible(state.header.scenario, [entry], viewer);
  const first = audience.n + 1;
  audience.n += events.length;
  for (const event of events) {
    if (audience.recent.length >= RECENT) audience.recent.shift();
    audience.recent.push(event);
  }
  if (!heard) {
    if (isShown(moved)) audience.own = null;
    return null;
  }
  if (!before) return { first, events, blocks: [[[[], viewNow(audience, table)]]], now };
  const blocks = common.length > 0 ? [common] : [];
  const own = ownAgain(before, moved, state, viewer);
  audience.own = own;
  if (own !== before)
    for (const key in own) {
      if (own[key as keyof OwnView] === before[key as keyof OwnView]) continue;
      const block = changesOf(key, before[key as keyof OwnView], own[key as keyof OwnView]);
      if (block.length > 0) blocks.push(block);
    }
  return events.length === 0 && blocks.length === 0 ? null : { first, events, blocks, now };
}

/** How each piece changed for whoever was asked about last: the next one often sees the same change. */
const asked = new Map<string, { readonly was: unknown; readonly now: unknown; readonly block: Patch }>();

function changesOf(key: string, was: unknown, now: unknown): Patch {
  const last = asked.get(key);
  if (last && last.was === was && last.now === now) return last.block;
  const block = diff(was, now, [key]);
  asked.set(key, { was, now, block });
  return block;
}

/** For a listener whose seats `entry` changed: the entry's events under their new numbers, and the whole view. */
export function resync(audience: Audience, { entry, table, now }: News): Telling {
  const events = visible(table.state.header.scenario, [entry], audience.viewer);
  const first = audience.n - events.length + 1;
  return { first, events, blocks: [[[[], viewNow(audience, table)]]], now };
}
