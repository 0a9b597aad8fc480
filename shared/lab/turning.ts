/**
 * Turning points: the chance of a treaty in force from each node of a past, by matches that share one luck over all
 * nodes, and how far each node moved it. Says by cause what happened there; which move was wise it does not say.
 */
import { apply } from "../engine/apply.ts";
import { isoOf } from "../engine/days.ts";
import type { Event } from "../engine/event.ts";
import { type PartyId, partyOf } from "../engine/ids.ts";
import type { Entry } from "../engine/log.ts";
import { openMatch } from "../engine/open.ts";
import { lookup } from "../engine/scenario/lookup.ts";
import type { Header, MatchState } from "../engine/state.ts";
import { type TurningCode, turningPoint } from "../engine/view/debrief.ts";
import { today } from "../engine/world/trust.ts";
import { startFrom } from "./changed.ts";
import { isUnfit } from "./edits.ts";
import { type Estimate, pairedRates, pairsOf, wilson } from "./statistics.ts";
import { luckSeed, outcomeFrom } from "./whatIf.ts";

interface Happened {
  readonly code: TurningCode;
  readonly with: Readonly<Record<string, string | number>>;
}

/**
 * What happened at a node: the kind of event, what fills its words, and whose move it was. "round": a round was closed,
 * in which orders, front, publics and news all moved at once, so that none of them alone is called the cause.
 */
export interface Cause {
  readonly code: TurningCode | "start" | "round" | "agreed";
  readonly with: Readonly<Record<string, string | number>>;
  readonly by: PartyId | null;
  /** What stands out of a closed round. The killing of civilians is nobody's gain, and is not told as a move. */
  readonly among: readonly Happened[];
}

export interface Node {
  readonly seq: number;
  /** ISO day. */
  readonly day: string;
  readonly round: number;
  readonly cause: Cause;
}

export interface TurningNode extends Node {
  /** Chance of a treaty in force from here, 0–1. */
  readonly chance: Estimate;
  /** This chance less that of the node before, on the same luck; null at the first. */
  readonly shift: Estimate | null;
}

/** Nodes of one past at most: turning events go before mere ends of rounds. */
const MOST_NODES = 40;

/** The nodes of a past: its beginning, every turning event, and the end of every round. Not its end, where all is decided. */
export function nodesOf(origin: Header, entries: readonly Entry[]): readonly Node[] {
  let state = openMatch(origin);
  const nodes: Node[] = [node(state, 0, { code: "start", with: {}, by: null, among: [] })];
  for (const entry of entries) {
    const before = state;
    let cause: Cause | null = null;
    const among: Happened[] = [];
    for (const event of entry.events) {
      state = apply(state, event);
      const named = turningPoint(state, event);
      if (named && !isMemorial(state, event)) among.push(named);
      cause = heavier(cause, causeOf(state, event, entry));
    }
    if (state.phase === "ended") break;
    if (state.round !== before.round) cause = { code: "round", with: { n: before.round }, by: null, among };
    if (cause) nodes.push(node(state, entry.seq, cause));
  }
  while (nodes.length > MOST_NODES) {
    const least = nodes.findIndex((n, i) => i > 0 && (n.cause.code === "round" || n.cause.code === "agreed"));
    nodes.splice(least < 0 ? nodes.length - 1 : least, 1);
  }
  return nodes;
}

const node = (state: MatchState, seq: number, cause: Cause): Node => ({
  seq,
  day: isoOf(today(state)),
  round: state.round,
  cause,
});

const isMemorial = ({ header }: MatchState, event: Event): boolean =>
  event.type === "shockFell" && lookup(header.scenario).shock[event.shock]?.memorial === true;

/** What one event means: as the debrief names it, or an article that both sides now stand on. */
function causeOf(state: MatchState, event: Event, { by }: Entry): Cause | null {
  const mover = by.kind === "seat" || by.kind === "bot" ? partyOf(by.seat) : null;
  const named = turningPoint(state, event);
  if (named) {
    const ofWorld = named.code === "shock" || named.code === "lockOpened";
    return { ...named, by: ofWorld ? null : mover, among: [] };
  }
  if (event.type !== "offerClosed" || event.how !== "accepted") return null;
  const offer = state.offers.find((o) => o.id === event.offer);
  return offer ? { code: "agreed", with: { n: offer.clauses.length }, by: offer.from, among: [] } : null;
}

/** An event that changes what binds, or news from outside, before what is only agreed. */
const heavier = (a: Cause | null, b: Cause | null): Cause | null =>
  a === null || (b !== null && a.code === "agreed") ? (b ?? a) : a;

/** States at `seqs`, which are in order: each after the entry of its number. */
export function statesAt(
  origin: Header,
  entries: readonly Entry[],
  seqs: readonly number[],
): readonly MatchState[] {
  let state = openMatch(origin);
  const states: MatchState[] = [];
  let at = 0;
  for (const seq of seqs) {
    for (; at < entries.length && (entries[at] as Entry).seq <= seq; at++)
      for (const event of (entries[at] as Entry).events) state = apply(state, event);
    states.push(state);
  }
  return states;
}

/** 1 for every match of `from` … `to` that ends with a treaty in force, else 0: the same luck at every node. */
export function treatiesFrom(state: MatchState, seed: number, from: number, to: number): readonly number[] {
  const start = startFrom(state, []);
  if (isUnfit(start)) throw new Error(`nothing can be played from ${start.what}`);
  return Array.from({ length: to - from }, (_, i) =>
    Number(outcomeFrom(start, luckSeed(seed, from + i), false).treaty),
  );
}

/** Nodes with their chances and shifts; columns are in the order of the nodes and of the luck, as long as each other. */
export const turningOf = (
  nodes: readonly Node[],
  columns: readonly (readonly number[])[],
): readonly TurningNode[] =>
  nodes.map((n, i) => {
    const column = columns[i] ?? [];
    const before = i > 0 ? (columns[i - 1] ?? []) : null;
    return {
      ...n,
      chance: wilson(column.filter((x) => x > 0).length, column.length),
      shift: before ? pairedRates(pairsOf(column, before)) : null,
    };
  });
