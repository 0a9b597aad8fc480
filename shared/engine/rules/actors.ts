/** Who acts: from a claim (`By`) to a seat of the match, or a refusal. */
import type { By } from "../command.ts";
import { type PartyId, partyOf, type Role, roleOf, type SeatId, seatOf } from "../ids.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { lookup } from "../scenario/lookup.ts";
import type { MatchState, Occupant } from "../state.ts";

export interface Actor {
  readonly seat: SeatId;
  readonly party: PartyId;
  readonly role: Role;
}

/** Who sits there; null for a seat that the match does not have. */
export const occupantOf = (state: MatchState, seat: SeatId): Occupant | null =>
  Object.hasOwn(state.seats, seat) ? (state.seats[seat] ?? null) : null;

/** Has the seat said that it is ready, and has nothing been put to it since? */
export const isReady = (state: MatchState, seat: SeatId): boolean =>
  state.ready.includes(seat) && !state.stirred.includes(seat);

/** The seat that `by` may act for. A seat that changed hands is refused, whatever token it once had. */
export function actorOf(state: MatchState, by: By): Actor | Refusal {
  if (by.kind !== "seat" && by.kind !== "bot") return refuse("notYourSeat");
  const occupant = occupantOf(state, by.seat);
  if (!occupant) return refuse("unknownSeat", { seat: by.seat });
  const mine =
    by.kind === "bot" ? occupant.kind === "bot" : occupant.kind === "person" && occupant.holder === by.holder;
  if (!mine) return refuse("notYourSeat", { seat: by.seat });
  return { seat: by.seat, party: partyOf(by.seat), role: roleOf(by.seat) };
}

/** The seat that seals a party's orders: its capital when another person sits there, else its head; null when nobody does. */
export function ordersSeat(state: MatchState, party: PartyId): SeatId | null {
  const head = seatOf(party, "head");
  const capital = seatOf(party, "capital");
  if (state.seats[capital]?.kind === "person") {
    const h = state.seats[head];
    const c = state.seats[capital];
    if (h?.kind !== "person" || (c.kind === "person" && h.holder !== c.holder)) return capital;
  }
  const occupant = state.seats[head];
  return occupant && occupant.kind !== "empty" ? head : null;
}

/** Parties whose orders the round waits for. */
export const sealingParties = (state: MatchState): readonly PartyId[] =>
  lookup(state.header.scenario).parties.filter((p) => ordersSeat(state, p) !== null);

/** Must this seat be ready before briefing or talks end? Every person's, and those of bots that lead delegations. */
export function isWaitedFor(state: MatchState, seat: SeatId): boolean {
  const kind = state.seats[seat]?.kind;
  return kind === "person" || (kind === "bot" && roleOf(seat) === "head");
}

export const isEverybodyReady = (state: MatchState): boolean =>
  lookup(state.header.scenario).seats.every((seat) => isReady(state, seat) || !isWaitedFor(state, seat));

/** Are all orders sealed that the round waits for? */
export const isEverybodySealed = (state: MatchState): boolean =>
  lookup(state.header.scenario).parties.every(
    (p) => state.orders[p] !== undefined || ordersSeat(state, p) === null,
  );

/**
 * May the bot at `seat` have something to do? A bot that has said it is ready, or whose orders are sealed, waits
 * until something is put to it, which makes it unready again.
 */
export function isBotAwake(state: MatchState, seat: SeatId): boolean {
  if (state.seats[seat]?.kind !== "bot" || roleOf(seat) !== "head" || state.phase === "ended" || state.paused)
    return false;
  return state.phase === "orders"
    ? state.orders[partyOf(seat)] === undefined && ordersSeat(state, partyOf(seat)) === seat
    : !isReady(state, seat);
}
