/**
 * The parts of a match's state, as bits: what a step has moved and what something is made of are one number each, and
 * whether the one touches the other is one operation.
 */
import type { MatchState } from "./state.ts";

export type Part = keyof MatchState;

/** A set of parts. */
export type Parts = number;

const BIT: Readonly<Record<Part, Parts>> = {
  header: 1 << 0,
  luck: 1 << 1,
  phase: 1 << 2,
  round: 1 << 3,
  deadline: 1 << 4,
  paused: 1 << 5,
  seats: 1 << 6,
  ready: 1 << 7,
  stirred: 1 << 8,
  away: 1 << 9,
  standings: 1 << 10,
  offers: 1 << 11,
  ruledOut: 1 << 12,
  counters: 1 << 13,
  instruments: 1 << 14,
  obligations: 1 << 15,
  record: 1 << 16,
  accusations: 1 << 17,
  locks: 1 << 18,
  lines: 1 << 19,
  orders: 1 << 20,
  lastOrders: 1 << 21,
  mediation: 1 << 22,
  capitals: 1 << 23,
  verdicts: 1 << 24,
  applied: 1 << 25,
  shocks: 1 << 26,
  world: 1 << 27,
  track: 1 << 28,
  result: 1 << 29,
};

/** One set of parts and sets of them. */
export const partsOf = (parts: readonly (Part | Parts)[]): Parts =>
  parts.reduce<Parts>((all, part) => all | (typeof part === "number" ? part : BIT[part]), 0);

/** Which parts of `after` are other objects than in `before`. */
export function movedParts(before: MatchState, after: MatchState): Parts {
  let moved = 0;
  if (before === after) return moved;
  for (const name in BIT) if (before[name as Part] !== after[name as Part]) moved |= BIT[name as Part];
  return moved;
}
