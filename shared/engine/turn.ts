/** One decision in the making: events are applied as they are decided, so that each rule sees what came before it. */
import { apply } from "./apply.ts";
import type { Event } from "./event.ts";
import { type Dice, dice, type Generator, type Stream } from "./rng.ts";
import type { MatchState } from "./state.ts";

export interface Turn {
  state: MatchState;
  readonly events: Event[];
  /** Dice taken out of the cup so far, or null. */
  open: Map<Stream, Dice> | null;
}

export const turnFrom = (state: MatchState): Turn => ({ state, events: [], open: null });

/** Decides `event`: it is applied at once and kept for the log. */
export function emit(turn: Turn, event: Event): void {
  turn.events.push(event);
  turn.state = apply(turn.state, event);
}

/** The dice of one subsystem, going on from where the match left them. */
export function diceOf(turn: Turn, stream: Stream): Dice {
  turn.open ??= new Map();
  const known = turn.open.get(stream);
  if (known) return known;
  const made = dice(turn.state.luck[stream]);
  turn.open.set(stream, made);
  return made;
}

/** Writes the spent luck into the log, so that applying the events draws nothing. */
export function closeDice(turn: Turn): void {
  if (!turn.open) return;
  const luck: [Stream, Generator][] = [...turn.open].map(([stream, d]) => [stream, d.generator()]);
  turn.open = null;
  emit(turn, { type: "luckSpent", luck });
}
