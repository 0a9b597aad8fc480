/**
 * A branch: from here on the match is another one. Everybody leaves their seats, bots keep them, no clock runs, and
 * nobody is ready yet; what was sealed stays sealed. Nothing of the past changes.
 */
import type { By, CommandOf } from "../command.ts";
import { restingOccupant } from "../open.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { lookup } from "../scenario/lookup.ts";
import { emit, type Turn } from "../turn.ts";
import { advanceIfReady } from "./rounds.ts";

export function branch(turn: Turn, by: By, command: CommandOf<"branch">): Refusal | null {
  const { state } = turn;
  if (by.kind !== "facilitator") return refuse("facilitatorOnly");
  if (state.phase === "ended") return refuse("matchOver");
  const { scenario } = state.header;
  for (const seat of lookup(scenario).seats)
    if (state.seats[seat]?.kind === "person")
      emit(turn, { type: "seatChanged", seat, occupant: restingOccupant(scenario, seat) });
  const { match, luck, changed } = command;
  emit(turn, { type: "branched", match, luck, ...(changed ? { changed } : {}) });
  // Whoever was still waited for may have left while the parent was paused.
  advanceIfReady(turn);
  return null;
}
