/**
 * The log as groups: the events that this person was told, by round, newest first, filtered by kind, with
 * the number of the first one that is new since the last visit. Technical events stay out.
 */
import type { EventType } from "../../shared/engine/event.ts";
import type { SeenEvent } from "../../shared/protocol.ts";

export const LOG_KINDS = ["talks", "orders", "record", "world", "table"] as const;
export type LogKind = (typeof LOG_KINDS)[number];

/** Which filter an event falls under; null: machinery that tells a reader nothing. */
const KIND: Readonly<Record<EventType, LogKind | null>> = {
  seatChanged: "table",
  readied: null,
  phaseBegan: "table",
  deadlineSet: null,
  paused: "table",
  resumed: "table",
  said: "talks",
  offerTabled: "talks",
  offerAccepted: "talks",
  offerRejected: "talks",
  offerClosed: "talks",
  stood: "talks",
  stoodDown: "talks",
  capitalAnswered: "talks",
  instructed: "talks",
  mediationAsked: "talks",
  walkedOut: "talks",
  returned: "talks",
  ruled: "talks",
  ordersSealed: "orders",
  ordersWritten: null,
  ordersRevealed: "orders",
  conductKept: "record",
  obligationEnded: "record",
  recorded: "record",
  accused: "record",
  accusationAnswered: "record",
  frontMoved: "world",
  sidesChanged: null,
  opinionMoved: "world",
  supportMoved: "world",
  shockFell: "world",
  capitalChanged: null,
  lockMoved: "orders",
  applied: "orders",
  lineTaken: "orders",
  instrumentInitialled: "talks",
  capitalConfirmed: "talks",
  instrumentMoved: "talks",
  ratified: "talks",
  stepsMoved: "talks",
  obligationsBegan: "record",
  tracked: null,
  luckSpent: null,
  matchEnded: "table",
  branched: "table",
};

export const kindOf = (event: SeenEvent): LogKind | null => KIND[event.type];

export interface Logged {
  readonly n: number;
  readonly event: SeenEvent;
  readonly kind: LogKind;
}
export interface LogRound {
  /** 0: what was loaded before the first known round. */
  readonly round: number;
  readonly lines: readonly Logged[];
}

/**
 * The round of each event. Events carry none of their own: it is read from `phaseBegan`; those before the first one
 * that is loaded belong to the round before it.
 */
export function roundsOf(events: readonly SeenEvent[]): readonly number[] {
  let round = firstRound(events);
  return events.map((event) => {
    if (event.type === "phaseBegan") round = event.round;
    return round;
  });
}

/** Rounds newest first, their events newest first. */
export function logRounds(
  first: number,
  events: readonly SeenEvent[],
  show: LogKind | "all",
): readonly LogRound[] {
  const rounds = new Map<number, Logged[]>();
  const of = roundsOf(events);
  events.forEach((event, i) => {
    const round = of[i] as number;
    const kind = kindOf(event);
    if (kind === null || (show !== "all" && kind !== show)) return;
    const lines = rounds.get(round) ?? [];
    lines.unshift({ n: first + i, event, kind });
    rounds.set(round, lines);
  });
  return [...rounds].map(([number, lines]) => ({ round: number, lines })).sort((a, b) => b.round - a.round);
}

/** A line of the log in words; `times`: how often the same was said in a row. */
export interface Said extends Logged {
  readonly words: string;
  readonly times: number;
}

/** Lines with their sentences, newest first; the same sentence in a row is one line, numbered as its newest. */
export function inWords(lines: readonly Logged[], say: (event: SeenEvent) => string | null): readonly Said[] {
  const said: Said[] = [];
  for (const line of lines) {
    const words = say(line.event);
    if (words === null) continue;
    const last = said.at(-1);
    // What leads somewhere else stays a line of its own.
    if (last !== undefined && last.words === words && line.event.type === "offerClosed")
      said[said.length - 1] = { ...last, times: last.times + 1 };
    else said.push({ ...line, words, times: 1 });
  }
  return said;
}

function firstRound(events: readonly SeenEvent[]): number {
  const began = events.find((e) => e.type === "phaseBegan");
  if (began?.type !== "phaseBegan") return 1;
  return began.phase === "briefing" ? Math.max(1, began.round - 1) : began.round;
}

/** How many of the shown events are newer than the number last seen. */
export const newSince = (rounds: readonly LogRound[], seen: number): number =>
  rounds.reduce((sum, r) => sum + r.lines.filter((l) => l.n > seen).length, 0);
