/**
 * Puts what the server tells into the game in order: pure, so that gaps, repeats and half-known pushes
 * can be tested without a socket.
 */

import { patched } from "../shared/patch.ts";
import type { HistoryReply, SeenEvent, Synced, Told } from "../shared/protocol.ts";
import type { Game } from "./store.ts";

/** The game after a push; the same game when it was already known; "gap" when something is missing. */
export function withTold(game: Game, told: Told): Game | "gap" {
  const last = told.first + told.events.length - 1;
  if (told.events.length > 0 && last <= game.n) return game;
  if (told.events.length === 0 && told.first <= game.n) return game;
  if (told.first !== game.n + 1) return "gap";
  return {
    ...game,
    view: patched(game.view, told.patch),
    n: Math.max(last, game.n),
    first: game.events.length === 0 && told.events.length > 0 ? told.first : game.first,
    events: told.events.length === 0 ? game.events : [...game.events, ...told.events],
  };
}

/** Events after a sync: what was known before `first` stays if it joins without a hole. */
export function withSynced(
  known: Pick<Game, "first" | "n" | "events"> | null,
  synced: Synced,
): { first: number; events: readonly SeenEvent[] } {
  if (
    known === null ||
    known.events.length === 0 ||
    synced.first > known.n + 1 ||
    synced.first <= known.first
  )
    return { first: synced.first, events: synced.events };
  return {
    first: known.first,
    events: [...known.events.slice(0, synced.first - known.first), ...synced.events],
  };
}

/** The game with older events in front; the same game when they do not join. */
export function withOlder(game: Game, reply: HistoryReply): Game {
  if (reply.events.length === 0 || reply.first + reply.events.length !== game.first) return game;
  return { ...game, first: reply.first, events: [...reply.events, ...game.events] };
}
