/**
 * Plays the recorded course of a scenario through the rules. The record sits in every seat as a person, so that capitals
 * rule by command and nothing is left to bots; rounds pass by the clock. Pure: the same line gives the same log.
 */
import { applyAll } from "../engine/apply.ts";
import type { By, Command } from "../engine/command.ts";
import { dayOf } from "../engine/days.ts";
import { step } from "../engine/decide.ts";
import { type PartyId, partyOf, type SeatId } from "../engine/ids.ts";
import type { Entry } from "../engine/log.ts";
import { openMatch } from "../engine/open.ts";
import { isRefusal, type Refusal } from "../engine/refusal.ts";
import { ordersSeat } from "../engine/rules/actors.ts";
import { standingOrders } from "../engine/rules/orders.ts";
import { lapseRange } from "../engine/rules/talks.ts";
import { lookup } from "../engine/scenario/lookup.ts";
import type { Scenario } from "../engine/scenario/scenario.ts";
import type { LineMove, RecordedLine } from "../engine/scenario/scenarioLine.ts";
import type { Header, MatchState, Orders, Posture } from "../engine/state.ts";
import type { Postures } from "./worldRun.ts";

/** Who sits everywhere: one person a delegation, because nobody may hold two. */
const NAME = "The record";
const holderOf = (seat: SeatId): string => `record-${partyOf(seat)}`;

/** An event of the recorded timeline, and the entry after which it has happened; 0: before the first. */
export interface PlacedNode {
  readonly id: string;
  readonly seq: number;
}

export interface PlayedLine {
  readonly entries: readonly Entry[];
  readonly nodes: readonly PlacedNode[];
  readonly state: MatchState;
}

/** Why a line cannot be played: a move that the rules refuse, or an event that stands where it cannot. */
export interface LineFault {
  readonly node: string;
  /** From 1; null when it is not about a move. */
  readonly move: number | null;
  readonly fault: "refused" | "unknownNode" | "afterClose" | "outside";
  readonly refusal: Refusal | null;
}

export const isFault = (made: PlayedLine | LineFault): made is LineFault => "fault" in made;

type Given = Omit<Extract<LineMove, { type: "orders" }>, "by" | "type">;

/** Which move it was: its event, and its place there from 1. */
interface Origin {
  readonly node: string;
  readonly move: number;
}

/** What stopped the clock: a refusal, and the orders to which it was given; null when it was the clock itself. */
interface Stop {
  readonly refusal: Refusal;
  readonly of: Origin | null;
}

const MS_PER_DAY = 86_400_000;

/** The whole recorded course of `header`'s scenario, or the first thing that is wrong with its line. */
export function playLine(header: Header, line: RecordedLine): PlayedLine | LineFault {
  const { scenario } = header;
  const events = scenario.recorded.timeline;
  const fault = (
    why: LineFault["fault"],
    node: string,
    move: number | null,
    refusal: Refusal | null,
  ): LineFault => ({
    node,
    move,
    fault: why,
    refusal,
  });
  for (const node of Object.keys(line.nodes))
    if (!events.some((e) => e.id === node)) return fault("unknownNode", node, null, null);
  const play = playing(header);
  const seated = play.everywhere();
  if (seated) return fault("refused", "", null, seated);
  const nodes: PlacedNode[] = [];
  for (const { id, date } of events) {
    const { moves = [], stands } = line.nodes[id] ?? {};
    const round = roundAt(scenario, date);
    const isPlayed = round >= 1 && round <= scenario.rounds.length;
    if (!isPlayed && (moves.length > 0 || stands)) return fault("outside", id, null, null);
    const stopped = (stop: Stop) =>
      fault("refused", stop.of?.node ?? id, stop.of?.move ?? null, stop.refusal);
    if (round >= 1) {
      const stop = play.clockTo(round);
      if (stop) return stopped(stop);
    }
    if (isPlayed && play.hasClosed(round) && moves.length > 0) return fault("afterClose", id, 1, null);
    for (const [i, move] of moves.entries()) {
      const refusal = play.move(move, date, { node: id, move: i + 1 });
      if (refusal) return fault("refused", id, i + 1, refusal);
    }
    if (stands === "close" && !play.hasClosed(round)) {
      const stop = play.clockTo(round + 1);
      if (stop) return stopped(stop);
    }
    nodes.push({ id, seq: play.entries.length });
  }
  const stop = play.clockTo(Number.POSITIVE_INFINITY);
  if (stop)
    return fault("refused", stop.of?.node ?? events.at(-1)?.id ?? "", stop.of?.move ?? null, stop.refusal);
  return { entries: play.entries, nodes, state: play.state() };
}

/** The postures of attacker and defender with which each round of a course was resolved. */
export function posturesIn(header: Header, { entries }: Pick<PlayedLine, "entries">): Postures {
  const { treaty } = header.scenario;
  const postures: (readonly [Posture, Posture])[] = [];
  let state = openMatch(header);
  for (const entry of entries) {
    const { round } = state;
    state = applyAll(state, entry.events);
    if (state.round === round && state.phase !== "ended") continue;
    const of = (party: PartyId): Posture => {
      const side = state.world.sides.find((s) => s.party === party);
      if (!side) throw new Error(`${party} has no forces`);
      return side.posture;
    };
    postures.push([of(treaty.attacker), of(treaty.defender)]);
    if (state.phase === "ended") break;
  }
  return postures;
}

/** The round in which a day lies, from 1: a day between two is the earlier one's; 0 before the first, one too many after the last. */
function roundAt({ rounds }: Scenario, iso: string): number {
  if (iso > (rounds.at(-1)?.to ?? "")) return rounds.length + 1;
  return rounds.filter((r) => r.from <= iso).length;
}

/** A match under way, with the orders that its talks have brought so far. */
function playing(header: Header) {
  const tables = lookup(header.scenario);
  const entries: Entry[] = [];
  const orders = new Map<SeatId, { readonly given: Given; readonly of: Origin }>();
  let state = openMatch(header);

  const submit = (by: By, command: Command, day: number): Refusal | null => {
    const made = step(state, by, command);
    if (isRefusal(made)) return made;
    state = made.state;
    entries.push({
      seq: entries.length + 1,
      at: day * MS_PER_DAY,
      by,
      cid: null,
      command,
      events: made.events,
    });
    return null;
  };
  const bySeat = (seat: SeatId): By => ({ kind: "seat", seat, holder: holderOf(seat) });
  const today = (): number => tables.roundFrom[state.round - 1] ?? 0;
  const lastDay = (): number => tables.roundTo[state.round - 1] ?? today();

  /** Seals what has been ordered; whoever ordered nothing goes on as before. */
  const seal = (): Stop | null => {
    for (const [seat, { given, of }] of orders) {
      const command: Command = {
        type: "sealOrders",
        round: state.round,
        orders: ordersFrom(standingOrders(state, partyOf(seat)), given),
      };
      const refusal = submit(bySeat(seat), command, lastDay());
      if (refusal) return { refusal, of };
    }
    orders.clear();
    return null;
  };

  return {
    entries: entries as readonly Entry[],
    state: () => state,
    hasClosed: (round: number): boolean => state.round > round || state.phase === "ended",

    /** The record sits down in every seat. */
    everywhere(): Refusal | null {
      for (const seat of tables.seats) {
        const refusal = submit(
          { kind: "holder", holder: holderOf(seat) },
          { type: "takeSeat", seat, name: NAME },
          today(),
        );
        if (refusal) return refusal;
      }
      return null;
    },

    /** The clock runs until the talks of `round`, or to the end of the match when it comes first. */
    clockTo(round: number): Stop | null {
      while (
        state.phase !== "ended" &&
        (state.round < round || (state.round === round && state.phase === "briefing"))
      ) {
        const { phase } = state;
        if (phase === "orders") {
          const before = state.round;
          const stop = seal();
          if (stop) return stop;
          if (state.round !== before || state.phase !== "orders") continue;
        }
        const day = phase === "orders" ? lastDay() : today();
        const refusal = submit({ kind: "clock" }, { type: "timeOut", round: state.round, phase }, day);
        if (refusal) return { refusal, of: null };
      }
      return null;
    },

    /** One move, as the command that a person would send; orders are kept until the talks close. */
    move(move: LineMove, date: string, of: Origin): Refusal | null {
      const day = dayOf(date);
      if (move.type === "shock")
        return submit({ kind: "facilitator" }, { type: "injectShock", shock: move.shock }, day);
      if (move.type !== "orders") return submit(bySeat(move.by), commandOf(state, move), day);
      const { by, type: _type, ...given } = move;
      const seat = ordersSeat(state, partyOf(by)) ?? by;
      orders.set(seat, { given: { ...orders.get(seat)?.given, ...given }, of });
      return null;
    },
  };
}

/** Orders that follow those which stand, where nothing else is said. */
const ordersFrom = (standing: Orders, given: Given): Orders => ({
  posture: given.posture ?? standing.posture,
  conduct: { ...standing.conduct, ...given.conduct },
  answers: given.answers ?? standing.answers,
  support: standing.support && {
    aid: given.support?.aid ?? standing.support.aid,
    sanctions: given.support?.sanctions ?? standing.support.sanctions,
    pledge: given.support?.pledge ?? standing.support.pledge,
  },
  line: given.line ?? standing.line,
});

function commandOf(
  state: MatchState,
  move: Exclude<LineMove, { type: "orders" } | { type: "shock" }>,
): Command {
  const { by: _by, ...command } = move;
  if (command.type !== "tableOffer") return command;
  const { rounds = 0, answers = null, blind = false, ...offer } = command;
  const [first, last] = lapseRange(state);
  return { ...offer, links: [], lapses: Math.min(last, first + rounds), answers, blind };
}
