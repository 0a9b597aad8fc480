/** Taking seats, leaving them and handing them to bots. One person may hold several seats of one delegation. */

import type { CommandOf } from "../command.ts";
import { type HolderId, partyOf, roleOf } from "../ids.ts";
import { restingOccupant } from "../open.ts";
import { type Refusal, refuse } from "../refusal.ts";
import type { MatchState } from "../state.ts";
import { emit, type Turn } from "../turn.ts";
import { occupantOf } from "./actors.ts";

/** Seats that `holder` may take now: kept by a bot or empty, and of the delegation it already sits in, if any. */
export function whyNotTake(state: MatchState, seat: string, holder: HolderId): Refusal | null {
  const occupant = occupantOf(state, seat);
  if (!occupant) return refuse("unknownSeat", { seat });
  if (occupant.kind === "person") return refuse("seatTaken", { seat });
  const other = Object.keys(state.seats).find(
    (s) => isHeldBy(state, s, holder) && partyOf(s) !== partyOf(seat),
  );
  return other === undefined ? null : refuse("otherDelegation", { seat, held: other });
}

export function takeSeat(turn: Turn, holder: HolderId, command: CommandOf<"takeSeat">): Refusal | null {
  const why = whyNotTake(turn.state, command.seat, holder);
  if (why) return why;
  emit(turn, {
    type: "seatChanged",
    seat: command.seat,
    occupant: { kind: "person", holder, name: command.name },
  });
  return null;
}

export function leaveSeat(turn: Turn, holder: HolderId, command: CommandOf<"leaveSeat">): Refusal | null {
  const why = whyNotLeave(turn.state, command.seat, holder);
  if (why) return why;
  emit(turn, {
    type: "seatChanged",
    seat: command.seat,
    occupant: restingOccupant(turn.state.header.scenario, command.seat),
  });
  return null;
}

export function handToBot(turn: Turn, holder: HolderId, command: CommandOf<"handToBot">): Refusal | null {
  const why = whyNotLeave(turn.state, command.seat, holder);
  if (why) return why;
  const role = roleOf(command.seat);
  if (role !== "head" && role !== "capital") return refuse("wrongRole", { seat: command.seat, role: "head" });
  emit(turn, { type: "seatChanged", seat: command.seat, occupant: { kind: "bot", policy: command.policy } });
  return null;
}

export const isHeldBy = (state: MatchState, seat: string, holder: HolderId): boolean => {
  const occupant = state.seats[seat];
  return occupant?.kind === "person" && occupant.holder === holder;
};

function whyNotLeave(state: MatchState, seat: string, holder: HolderId): Refusal | null {
  if (!occupantOf(state, seat)) return refuse("unknownSeat", { seat });
  return isHeldBy(state, seat, holder) ? null : refuse("seatNotHeld", { seat });
}
