/** What stands out in a replay and can be jumped to: rounds, texts, shocks, departures, the end. Pure. */
import type { ReplayStep } from "../../shared/exploring.ts";
import type { SeenEvent } from "../../shared/protocol.ts";

export const MARKS = ["round", "text", "shock", "talks", "ending"] as const;
export type MarkKind = (typeof MARKS)[number];
export const JUMPS = ["turn", ...MARKS] as const;
export type Jump = (typeof JUMPS)[number];

export interface Mark {
  /** The place in the replay at which it has just happened. */
  readonly place: number;
  readonly kind: MarkKind;
}

/** From light to heavy: of two at one step the heavier is drawn over the other. */
const WEIGHT: readonly MarkKind[] = ["round", "talks", "text", "shock", "ending"];

function kindOf(event: SeenEvent): MarkKind | null {
  switch (event.type) {
    case "phaseBegan":
      return event.phase === "briefing" ? "round" : null;
    case "instrumentInitialled":
    case "instrumentMoved":
    case "ratified":
    case "capitalConfirmed":
      return "text";
    case "shockFell":
      return "shock";
    case "walkedOut":
    case "returned":
    case "lockMoved":
      return "talks";
    case "matchEnded":
      return "ending";
    default:
      return null;
  }
}

/** A mark for each kind of thing that happened in a step, in order. */
export const marksOf = (steps: readonly Pick<ReplayStep, "events">[]): readonly Mark[] =>
  steps.flatMap((step, i) => {
    const kinds = step.events.map(kindOf);
    return WEIGHT.filter((kind) => kinds.includes(kind)).map((kind) => ({ place: i + 1, kind }));
  });

/** Where a jump leads, or null when nothing lies that way. A turn is whatever is more than a new round. */
export function jumpFrom(marks: readonly Mark[], place: number, jump: Jump, way: 1 | -1): number | null {
  const meant = marks.filter((m) => (jump === "turn" ? m.kind !== "round" : m.kind === jump));
  const found = way === 1 ? meant.find((m) => m.place > place) : meant.findLast((m) => m.place < place);
  return found?.place ?? null;
}

export interface RoundSpan {
  readonly round: number;
  /** Places at which the round begins and ends. */
  readonly from: number;
  readonly to: number;
}

/** Which places belong to which round, in order. */
export function roundsOf(steps: readonly Pick<ReplayStep, "round">[]): readonly RoundSpan[] {
  const spans: { round: number; from: number; to: number }[] = [];
  steps.forEach(({ round }, i) => {
    const last = spans.at(-1);
    if (last?.round === round) last.to = i + 1;
    else spans.push({ round, from: i, to: i + 1 });
  });
  return spans;
}
