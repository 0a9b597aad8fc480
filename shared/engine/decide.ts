/**
 * The rules' front door: a command by somebody, in a state, becomes events or a typed refusal. Never throws for a
 * rule; changes nothing itself.
 */

import type { By, Command } from "./command.ts";
import type { Event } from "./event.ts";
import { isRefusal, type Refusal, refuse } from "./refusal.ts";
import { type Actor, actorOf, isReady } from "./rules/actors.ts";
import { branch } from "./rules/branching.ts";
import { awaitingRuling } from "./rules/consent.ts";
import { sealOrders } from "./rules/orders.ts";
import { advance, advanceIfReady } from "./rules/rounds.ts";
import { handToBot, leaveSeat, takeSeat } from "./rules/seating.ts";
import { fallShock } from "./rules/shocks.ts";
import {
  acceptOffer,
  askCapital,
  askMediation,
  rejectOffer,
  returnToTable,
  say,
  stand,
  standDown,
  tableOffer,
  walkOut,
  withdrawOffer,
} from "./rules/talks.ts";
import { lookup } from "./scenario/lookup.ts";
import type { MatchState } from "./state.ts";
import { closeDice, emit, type Turn, turnFrom } from "./turn.ts";

/** What an accepted command does: the events it causes, and the state after them. */
export interface Step {
  readonly events: readonly Event[];
  /** The same as `applyAll(state, events)`: the rules saw it on their way. */
  readonly state: MatchState;
}

/** What `command` does when `by` submits it in `state`, or why it is refused. */
export function step(state: MatchState, by: By, command: Command): Step | Refusal {
  const turn = turnFrom(state);
  const refusal = ruleOn(turn, by, command);
  if (refusal) return refusal;
  closeDice(turn);
  return { events: turn.events, state: turn.state };
}

/** The events alone, for who keeps the state elsewhere. */
export function decide(state: MatchState, by: By, command: Command): readonly Event[] | Refusal {
  const made = step(state, by, command);
  return isRefusal(made) ? made : made.events;
}

function ruleOn(turn: Turn, by: By, command: Command): Refusal | null {
  const { state } = turn;
  switch (command.type) {
    case "setDeadline":
    case "timeOut":
    case "pause":
    case "resume":
    case "injectShock":
      return byTheClock(turn, by, command);
    case "branch":
      return branch(turn, by, command);
    case "takeSeat":
    case "leaveSeat":
    case "handToBot": {
      if (by.kind !== "holder") return refuse("notYourSeat", { seat: command.seat });
      if (state.phase === "ended") return refuse("matchOver");
      const no =
        command.type === "takeSeat"
          ? takeSeat(turn, by.holder, command)
          : command.type === "leaveSeat"
            ? leaveSeat(turn, by.holder, command)
            : handToBot(turn, by.holder, command);
      if (no) return no;
      // Somebody waited for may have left.
      advanceIfReady(turn);
      return null;
    }
    default: {
      const actor = actorOf(state, by);
      if (isRefusal(actor)) return actor;
      if (state.phase === "ended" && command.type !== "say") return refuse("matchOver");
      if (state.paused && command.type !== "say") return refuse("paused");
      // A reason is a bot's: a person who sent one could speak as if the rules had.
      return bySeat(turn, actor, by.kind === "bot" ? command : unexplained(command));
    }
  }
}

type SeatCommand = Exclude<
  Command,
  {
    type:
      | "setDeadline"
      | "timeOut"
      | "pause"
      | "resume"
      | "injectShock"
      | "branch"
      | "takeSeat"
      | "leaveSeat"
      | "handToBot";
  }
>;

const unexplained = <C extends Command>(command: C): C =>
  "because" in command ? { ...command, because: undefined } : command;

function bySeat(turn: Turn, actor: Actor, command: SeatCommand): Refusal | null {
  const { state } = turn;
  switch (command.type) {
    case "say":
      return say(turn, actor, command);
    case "askCapital":
      return askCapital(turn, actor, command);
    case "ready":
      return ready(turn, actor, command);
    case "instruct":
      return instruct(turn, actor, command);
    case "rule":
      return rule(turn, actor, command);
    case "sealOrders":
      if (state.phase !== "orders") return refuse("wrongPhase", { phase: state.phase, needs: "orders" });
      if (command.round !== state.round) return refuse("stale", { round: state.round });
      return sealOrders(turn, actor, command) ?? advanceAfter(turn);
    default:
      if (state.phase !== "talks") return refuse("wrongPhase", { phase: state.phase, needs: "talks" });
      return inTalks(turn, actor, command);
  }
}

function inTalks(
  turn: Turn,
  actor: Actor,
  command: Exclude<
    SeatCommand,
    { type: "say" | "askCapital" | "ready" | "instruct" | "rule" | "sealOrders" }
  >,
): Refusal | null {
  switch (command.type) {
    case "tableOffer":
      return tableOffer(turn, actor, command);
    case "acceptOffer":
      return acceptOffer(turn, actor, command);
    case "rejectOffer":
      return rejectOffer(turn, actor, command);
    case "withdrawOffer":
      return withdrawOffer(turn, actor, command);
    case "stand":
      return stand(turn, actor, command);
    case "standDown":
      return standDown(turn, actor, command);
    case "askMediation":
      return askMediation(turn, actor, command);
    case "walkOut":
      return walkOut(turn, actor, command);
    case "returnToTable":
      return returnToTable(turn, actor, command);
  }
}

function advanceAfter(turn: Turn): null {
  advanceIfReady(turn);
  return null;
}

/** A person says ready once, for every seat that they hold. */
function ready(turn: Turn, actor: Actor, command: Extract<Command, { type: "ready" }>): Refusal | null {
  const { state } = turn;
  if (state.phase !== "briefing" && state.phase !== "talks")
    return refuse("wrongPhase", { phase: state.phase, needs: "talks" });
  if (command.round !== state.round || command.phase !== state.phase)
    return refuse("stale", { round: state.round, phase: state.phase });
  if (isReady(state, actor.seat)) return refuse("alreadyReady");
  const own = state.seats[actor.seat];
  const mine =
    own?.kind === "person"
      ? lookup(state.header.scenario).seats.filter((s) => heldBySame(state, s, own.holder))
      : [actor.seat];
  for (const seat of mine)
    if (!isReady(turn.state, seat))
      emit(turn, { type: "readied", seat, again: turn.state.ready.includes(seat) });
  advanceIfReady(turn);
  return null;
}

const heldBySame = (state: MatchState, seat: string, holder: string): boolean => {
  const o = state.seats[seat];
  return o?.kind === "person" && o.holder === holder;
};

/** The capital changes what its head may sign. */
function instruct(turn: Turn, actor: Actor, command: Extract<Command, { type: "instruct" }>): Refusal | null {
  if (actor.role !== "capital") return refuse("wrongRole", { seat: actor.seat, role: "capital" });
  const options = lookup(turn.state.header.scenario).option[command.issue];
  if (!options) return refuse("unknownIssue", { issue: command.issue });
  for (const option of command.allow)
    if (!options[option])
      return refuse("unknownOption", { issue: command.issue, option, allowed: Object.keys(options) });
  emit(turn, { type: "instructed", party: actor.party, issue: command.issue, allow: command.allow });
  return null;
}

/** The capital confirms, disowns, ratifies or refuses an instrument; it takes effect when the round is resolved. */
function rule(turn: Turn, actor: Actor, command: Extract<Command, { type: "rule" }>): Refusal | null {
  if (actor.role !== "capital") return refuse("wrongRole", { seat: actor.seat, role: "capital" });
  const due = awaitingRuling(turn.state, actor.party);
  if (!due.some((d) => d.instrument === command.instrument))
    return refuse("unknownInstrument", { instrument: command.instrument });
  if (!due.some((d) => d.instrument === command.instrument && d.step === command.step))
    return refuse("nothingToRule", { instrument: command.instrument });
  emit(turn, {
    type: "ruled",
    party: actor.party,
    instrument: command.instrument,
    step: command.step,
    yes: command.yes,
  });
  return null;
}

type ClockCommand = Extract<
  Command,
  { type: "setDeadline" | "timeOut" | "pause" | "resume" | "injectShock" }
>;

function byTheClock(turn: Turn, by: By, command: ClockCommand): Refusal | null {
  const { state } = turn;
  const facilitates = by.kind === "facilitator";
  if (by.kind !== "clock" && !facilitates)
    return refuse(
      command.type === "setDeadline" || command.type === "timeOut" ? "clockOnly" : "facilitatorOnly",
    );
  if (state.phase === "ended") return refuse("matchOver");
  switch (command.type) {
    case "setDeadline":
      emit(turn, { type: "deadlineSet", at: command.at });
      return null;
    case "timeOut":
      if (state.paused) return refuse("paused");
      if (command.round !== state.round || command.phase !== state.phase)
        return refuse("stale", { round: state.round, phase: state.phase });
      advance(turn);
      return null;
    case "pause":
      if (state.paused) return refuse("paused");
      emit(turn, { type: "paused" });
      return null;
    case "resume":
      if (!state.paused) return refuse("notPaused");
      emit(turn, { type: "resumed" });
      // Somebody waited for may have left meanwhile.
      advanceIfReady(turn);
      return null;
    case "injectShock": {
      if (by.kind !== "facilitator") return refuse("facilitatorOnly");
      const shock = lookup(state.header.scenario).shock[command.shock];
      if (!shock) return refuse("unknownShock", { shock: command.shock });
      // The death of civilians is nobody's move.
      if (by.holder !== undefined && shock.memorial) return refuse("memorialShock", { shock: command.shock });
      if (state.shocks[command.shock] !== undefined) return refuse("shockFallen", { shock: command.shock });
      fallShock(turn, command.shock);
      return null;
    }
  }
}
