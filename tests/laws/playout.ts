/**
 * One random match from a seed: seats are taken and left, people and bots play from the menu, the clock and a
 * facilitator interfere. Returns the log; judges nothing.
 */

import type { By, Command } from "../../shared/engine/command.ts";
import { commandSchema } from "../../shared/engine/command.ts";
import { type HolderId, partyOf, roleOf, type SeatId } from "../../shared/engine/ids.ts";
import type { Entry } from "../../shared/engine/log.ts";
import { isRefusal, type Refusal } from "../../shared/engine/refusal.ts";
import { dice, seeded } from "../../shared/engine/rng.ts";
import { isReady, isWaitedFor, ordersSeat } from "../../shared/engine/rules/actors.ts";
import type { Scenario } from "../../shared/engine/scenario/scenario.ts";
import type { Header, MatchState } from "../../shared/engine/state.ts";
import type { View, Viewer } from "../../shared/engine/view/viewTypes.ts";
import { ENGINE, type Engine } from "./engine.ts";
import { below, fuzzFacilitator, fuzzMove, fuzzSeating, type Luck, pick, type Words } from "./fuzzBot.ts";

export interface Step {
  readonly state: MatchState;
  readonly entry: Entry;
}

export interface Playout {
  readonly header: Header;
  readonly entries: readonly Entry[];
  /** The states that were lived through, the opening first. */
  readonly states: readonly MatchState[];
  /** What the menu offered and the rules refused: must stay empty. */
  readonly refused: readonly { readonly by: By; readonly command: Command; readonly refusal: Refusal }[];
  readonly ended: boolean;
}

export interface Manner {
  readonly scenario: Scenario;
  readonly seed: string;
  /** Moves that each phase gets before everybody grows impatient. */
  readonly patience: number;
  /** Does a clock end phases? Without one, the seats must manage by themselves. */
  readonly clock: boolean;
  readonly words?: Words;
}

const HOLDERS: readonly HolderId[] = ["h-one", "h-two", "h-three", "h-four"];
/** No playout is longer: more is a dead end. */
export const MAX_STEPS = 4000;

export const headerFor = (scenario: Scenario, seed: string): Header => ({
  match: `m-${seed}`,
  scenario,
  seed,
  seedHash: `hash of ${seed}`.padEnd(64, "0"),
});

/** Everybody who can look at the match: each delegation's seats one by one and together, the gallery, the facilitator. */
export function viewersOf(scenario: Scenario): readonly Viewer[] {
  return [
    ...scenario.parties.flatMap((p): readonly Viewer[] => {
      const seats = p.seats.map((s) => s.id);
      return [
        ...seats.map((s): Viewer => ({ kind: "seats", party: p.id, seats: [s] })),
        ...(seats.length > 1 ? [{ kind: "seats", party: p.id, seats } as const] : []),
      ];
    }),
    { kind: "spectator" },
    { kind: "facilitator" },
  ];
}

export function playout(manner: Manner, engine: Engine = ENGINE): Playout {
  const { scenario, seed } = manner;
  const luck: Luck = dice(seeded(seed, "fuzz")).next;
  const header = headerFor(scenario, seed);
  const words = manner.words ?? ((channel) => `word in ${channel}`);
  let state = engine.openMatch(header);
  const states = [state];
  const entries: Entry[] = [];
  const refused: Playout["refused"][number][] = [];
  let moves = 0;
  let phase = "";

  const submit = (by: By, command: Command): void => {
    const parsed = commandSchema.parse(command);
    const events = engine.decide(state, by, parsed);
    if (isRefusal(events)) {
      refused.push({ by, command: parsed, refusal: events });
      return;
    }
    entries.push({
      seq: entries.length + 1,
      at: 1_000_000 + entries.length,
      by,
      cid: null,
      command: parsed,
      events,
    });
    for (const event of events) state = engine.apply(state, event);
    states.push(state);
  };

  for (let step = 0; step < MAX_STEPS && state.phase !== "ended" && refused.length === 0; step++) {
    const now = `${state.round}.${state.phase}`;
    if (now !== phase) {
      phase = now;
      moves = 0;
    }
    moves++;
    const late = moves > manner.patience;
    const roll = luck();
    if (roll > 0.999) submit({ kind: "facilitator" }, branchOf(header.match, states.length, luck));
    else if (state.paused) {
      // Nobody can play; people may still come, go and talk until somebody lets the match go on.
      if (roll < 0.5) submit({ kind: "facilitator" }, { type: "resume" });
      else seating(luck, state, engine, submit);
    } else if (!late && roll < 0.03) {
      const command = fuzzFacilitator(engine.viewFor(state, { kind: "facilitator" }), luck);
      if (command) submit({ kind: "facilitator" }, command);
    } else if (!late && roll < 0.1) seating(luck, state, engine, submit);
    else if (manner.clock && roll < 0.13)
      submit(
        { kind: "clock" },
        luck() < 0.5
          ? { type: "setDeadline", at: luck() < 0.3 ? null : 1_000_000 }
          : { type: "timeOut", round: state.round, phase: state.phase as "talks" },
      );
    else {
      const seats = late
        ? awaited(state)
        : Object.keys(state.seats).filter((s) => state.seats[s]?.kind !== "empty");
      if (seats.length === 0) continue;
      const seat = pick(luck, seats);
      const [by, view, own] = look(state, seat, engine);
      const move = fuzzMove(view, scenario, own, luck, { haste: late ? 1 : 0.1, words });
      if (move?.seat) submit(by(move.seat), move.command);
    }
  }
  return { header, entries, states, refused, ended: state.phase === "ended" };
}

/** From here on it is another match, half the time with other dice. */
const branchOf = (match: string, n: number, luck: Luck): Command => ({
  type: "branch",
  match: `${match}-${n}`,
  luck:
    luck() < 0.5
      ? null
      : { seed: n.toString(16).padStart(32, "b"), seedHash: n.toString(16).padStart(64, "c") },
});

/** Seats for which the phase waits, and capitals that may have to rule. */
const awaited = (state: MatchState): readonly SeatId[] =>
  Object.keys(state.seats).filter((s) => {
    if (state.seats[s]?.kind === "empty") return false;
    if (roleOf(s) === "capital" && state.instruments.length > 0) return true;
    return state.phase === "orders"
      ? ordersSeat(state, partyOf(s)) === s && state.orders[partyOf(s)] === undefined
      : isWaitedFor(state, s) && !isReady(state, s);
  });

/** Whoever keeps the seat, its view, and all seats it plays. */
function look(
  state: MatchState,
  seat: SeatId,
  engine: Engine,
): readonly [(seat: SeatId) => By, View, readonly SeatId[]] {
  const occupant = state.seats[seat];
  const party = partyOf(seat);
  if (occupant?.kind !== "person")
    return [
      (s) => ({ kind: "bot", seat: s }),
      engine.viewFor(state, { kind: "seats", party, seats: [seat] }),
      [seat],
    ];
  const { holder } = occupant;
  const own = seatsOf(state, holder);
  return [
    (s) => ({ kind: "seat", seat: s, holder }),
    engine.viewFor(state, { kind: "seats", party, seats: own }),
    own,
  ];
}

const seatsOf = (state: MatchState, holder: HolderId): readonly SeatId[] =>
  Object.keys(state.seats).filter((s) => {
    const o = state.seats[s];
    return o?.kind === "person" && o.holder === holder;
  });

function seating(
  luck: Luck,
  state: MatchState,
  engine: Engine,
  submit: (by: By, command: Command) => void,
): void {
  const holder = HOLDERS[below(luck, HOLDERS.length)] as HolderId;
  const seats = seatsOf(state, holder);
  const viewer: Viewer =
    seats.length === 0 ? { kind: "spectator" } : { kind: "seats", party: partyOf(seats[0] as SeatId), seats };
  const command = fuzzSeating(engine.viewFor(state, viewer), holder, luck);
  if (command) submit({ kind: "holder", holder }, command);
}

/** Seeds of a run: readable, and the same every time. */
export const seedOf = (n: number): string => n.toString(16).padStart(32, "0");

/** The manner of the n-th playout: short ones and long ones, with and without a clock. */
export const mannerOf = (scenario: Scenario, n: number): Manner => ({
  scenario,
  seed: seedOf(n),
  patience: [2, 6, 10, 3, 16, 8, 0][n % 7] as number,
  clock: n % 3 === 0,
});
