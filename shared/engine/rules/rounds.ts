/**
 * The round: phases, and the resolution that follows the last seal. Orders are revealed, conduct is seen or not,
 * the front and the publics move, shocks fall, capitals decide, locks open, and the next round begins or none does.
 */

import type { LockId, PartyId } from "../ids.ts";
import { round } from "../math.ts";
import { lookup } from "../scenario/lookup.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { MatchState, Orders, Posture } from "../state.ts";
import { closeDice, diceOf, emit, type Turn } from "../turn.ts";
import { today, trust } from "../world/trust.ts";
import { moveFront, moveOpinion, moveSupport, occupiedShare, wearSides } from "../world/world.ts";
import { isEverybodyReady, isEverybodySealed } from "./actors.ts";
import { optionFor } from "./booking.ts";
import { isAfterTalks } from "./calendar.ts";
import { holds } from "./conditions.ts";
import { moveConsents } from "./consent.ts";
import { carryOut, changeCapital, shiftMood } from "./effects.ts";
import { capsInForce, carryOutAnswers, carryOutConduct, conductOf, contradict } from "./obligations.ts";
import { agreedText, partiesToOffer } from "./offers.ts";
import { standingOrders } from "./orders.ts";
import { isOver, resultOf } from "./outcome.ts";
import { beginPeriods } from "./periods.ts";
import { fallShocks } from "./shocks.ts";

/** Goes to the next phase when everybody waited for is ready, and resolves the round when all orders are sealed. */
export function advanceIfReady(turn: Turn): void {
  const { state } = turn;
  if (state.paused) return;
  if (state.phase === "briefing" || state.phase === "talks") {
    if (isEverybodyReady(state)) advance(turn);
  } else if (state.phase === "orders" && isEverybodySealed(state)) advance(turn);
}

/** Ends the present phase, whoever is not ready: what the clock does. */
export function advance(turn: Turn): void {
  const { state } = turn;
  if (state.phase === "briefing") emit(turn, { type: "phaseBegan", round: state.round, phase: "talks" });
  else if (state.phase === "talks") emit(turn, { type: "phaseBegan", round: state.round, phase: "orders" });
  else if (state.phase === "orders") resolve(turn);
}

function resolve(turn: Turn): void {
  const { scenario } = turn.state.header;
  const tables = lookup(scenario);
  const { attacker, defender } = scenario.treaty;
  const orders: Record<PartyId, Orders> = {};
  for (const party of tables.parties)
    orders[party] = turn.state.orders[party] ?? standingOrders(turn.state, party);
  for (const party of tables.parties) {
    const o = orders[party] as Orders;
    emit(turn, { type: "ordersRevealed", party, posture: o.posture, support: o.support, line: o.line });
    takeLine(turn, party, o);
  }
  carryOutConduct(turn, orders);
  carryOutAnswers(turn, orders);
  moveWorld(
    turn,
    orders,
    (orders[attacker] as Orders).posture ?? "hold",
    (orders[defender] as Orders).posture ?? "hold",
  );
  fallShocks(turn);
  learn(turn);
  moveConsents(turn);
  moveLocks(turn);
  lapseOffers(turn);
  emit(turn, { type: "tracked", point: pointOf(turn.state) });
  const over = isOver(turn.state);
  closeDice(turn);
  if (over) {
    emit(turn, { type: "matchEnded", result: resultOf(turn.state) });
    emit(turn, { type: "phaseBegan", round: turn.state.round, phase: "ended" });
    return;
  }
  // After the talks there is nothing to negotiate: orders are all that is left to give.
  const next = turn.state.round + 1;
  emit(turn, {
    type: "phaseBegan",
    round: next,
    phase: isAfterTalks(scenario, next) ? "orders" : "briefing",
  });
  beginPeriods(turn);
}

/** A lock with all that rest on the same law: martial law is lifted whole or not at all. */
function together({ locks }: Scenario, id: LockId): readonly LockId[] {
  const law = locks.find((l) => l.id === id)?.law?.id;
  return law === undefined ? [id] : locks.filter((l) => l.law?.id === law).map((l) => l.id);
}

/** The public line of a round, and a pledge as guarantor. */
function takeLine(turn: Turn, party: PartyId, orders: Orders): void {
  const line = orders.line;
  const pledge = orders.support?.pledge;
  if (
    pledge !== undefined &&
    lookup(turn.state.header.scenario).party[party]?.supports.guarantee &&
    turn.state.capitals[party]?.pledge !== pledge
  )
    changeCapital(turn, party, (c) => ({ ...c, pledge }));
  if (line.kind === "none") return;
  emit(turn, { type: "lineTaken", party, line });
  if (line.kind === "raise" || line.kind === "drop") {
    const closed = line.kind === "raise";
    for (const lock of together(turn.state.header.scenario, line.lock))
      if ((turn.state.locks[lock] === true) !== closed)
        emit(turn, { type: "lockMoved", lock, closed, how: "holder" });
  } else if (line.kind === "apply") {
    emit(turn, { type: "applied", application: line.application, party });
    const application = turn.state.header.scenario.applications.find((a) => a.id === line.application);
    if (application) carryOut(turn, application.effects, application.id);
  } else if (line.kind === "redLine") {
    contradict(turn, party, line.issue, line.option);
    changeCapital(turn, party, (c) => ({
      ...c,
      redLines: [...c.redLines, { issue: line.issue, option: line.option, round: turn.state.round }],
    }));
  } else {
    // Public openness lifts hope on both sides and takes back one's own red line on the same option.
    changeCapital(turn, party, (c) => ({
      ...c,
      redLines: c.redLines.filter((r) => r.issue !== line.issue || r.option !== line.option),
    }));
    const m = turn.state.header.scenario.model;
    shiftMood(turn, () => ({ injustice: 0, fatigue: 0, optimism: m.hopeOpenness.value }));
  }
}

function moveWorld(
  turn: Turn,
  orders: Readonly<Record<PartyId, Orders>>,
  attacker: Posture,
  defender: Posture,
): void {
  const { scenario } = turn.state.header;
  const r = turn.state.round - 1;
  const tables = lookup(scenario);
  const weeks = ((tables.roundTo[r] as number) - (tables.roundFrom[r] as number) + 1) / 7;
  const front = moveFront(turn.state, attacker, defender, weeks, diceOf(turn, "battlefield"));
  emit(turn, { type: "frontMoved", ...front });
  carryOutWithdrawals(turn, orders);
  emit(turn, {
    type: "sidesChanged",
    ...wearSides(turn.state, attacker, defender, weeks, capsInForce(turn.state, orders)),
  });
  const step = (level: "cut" | "keep" | "raise" | undefined): number =>
    level === "raise" ? 1 : level === "cut" ? -1 : 0;
  const levels: Record<PartyId, { aid: number; sanctions: number }> = {};
  for (const p of tables.parties) {
    const support = orders[p]?.support;
    levels[p] = { aid: step(support?.aid), sanctions: step(support?.sanctions) };
  }
  emit(turn, { type: "supportMoved", ...moveSupport(turn.state, attacker, weeks, levels) });
  emit(turn, { type: "opinionMoved", opinion: moveOpinion(turn.state, attacker, weeks) });
}

/** Land that an obligation in force returns: an equal part each round until it is due, as long as it is honoured. */
function carryOutWithdrawals(turn: Turn, orders: Readonly<Record<PartyId, Orders>>): void {
  const { state } = turn;
  const tables = lookup(state.header.scenario);
  const moved = new Map<number, number>();
  for (const o of state.obligations) {
    const target = optionFor(state, o)?.control;
    if (!target || o.domain !== "force" || (o.state !== "running" && o.due !== state.round)) continue;
    if (o.state === "broken" || conductOf(o, orders[o.obligor] as Orders) !== "honour") continue;
    const left = Math.max(1, (o.due ?? state.round) - state.round + 1);
    for (const region of Object.keys(target)) {
      const r = tables.region[region];
      if (r === undefined) continue;
      const now = moved.get(r) ?? (state.world.control[r] as number);
      moved.set(r, round(now + ((target[region] as number) - now) / left, 4));
    }
  }
  if (moved.size === 0) return;
  const control = [...moved].filter(([r, share]) => share !== state.world.control[r]);
  emit(turn, { type: "frontMoved", control, drift: state.world.drift });
}

/** Battlefield news wears private optimism down when it disappoints. */
function learn(turn: Turn): void {
  const { attacker, defender } = turn.state.header.scenario.treaty;
  const m = turn.state.header.scenario.model;
  for (const party of [attacker, defender]) {
    const capital = turn.state.capitals[party];
    if (!capital || capital.optimism <= 0) continue;
    const good = party === attacker ? turn.state.world.drift : -turn.state.world.drift;
    if (good > m.optimismNews.value) continue;
    changeCapital(turn, party, (c) => ({
      ...c,
      optimism: round(c.optimism * (1 - m.optimismLearning.value), 3),
    }));
  }
}

function moveLocks(turn: Turn): void {
  for (const lock of turn.state.header.scenario.locks) {
    if (turn.state.locks[lock.id] !== true) continue;
    const path = lock.unlock.find((u) => u.by !== "holder" && holds(turn.state, u.by));
    if (path) emit(turn, { type: "lockMoved", lock: lock.id, closed: false, how: path.id });
  }
}

function lapseOffers(turn: Turn): void {
  for (const o of turn.state.offers)
    if (o.status === "open" && o.lapses <= turn.state.round)
      emit(turn, { type: "offerClosed", offer: o.id, how: "lapsed", audience: partiesToOffer(o) });
}

function pointOf(state: MatchState): MatchState["track"][number] {
  const { scenario } = state.header;
  const { attacker, defender } = scenario.treaty;
  const mood = state.world.opinion.find((o) => o.party === defender);
  return {
    round: state.round,
    day: today(state),
    occupied: round(occupiedShare(scenario, state.world.control), 4),
    willing: mood?.willing ?? 0,
    injustice: mood?.injustice ?? 0,
    fatigue: mood?.fatigue ?? 0,
    optimism: mood?.optimism ?? 0,
    trust: [
      round(trust(state, attacker, defender, null).score, 3),
      round(trust(state, defender, attacker, null).score, 3),
    ],
    agreed: agreedText(state).length,
    sanctions: state.world.sanctions,
    grid: state.world.grid,
  };
}
