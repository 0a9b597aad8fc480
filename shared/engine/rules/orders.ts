/** The four sealed orders of a round: who may order what, and what stands when nobody orders. */

import type { CommandOf } from "../command.ts";
import type { LockId, PartyId } from "../ids.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { lookup } from "../scenario/lookup.ts";
import {
  type Line,
  type MatchState,
  type Obligation,
  type Orders,
  POSTURES,
  type Posture,
  type Support,
} from "../state.ts";
import { emit, type Turn } from "../turn.ts";
import type { Actor } from "./actors.ts";
import { ordersSeat } from "./actors.ts";
import { audienceSafe } from "./because.ts";

export const isBelligerent = (state: MatchState, party: PartyId): boolean =>
  lookup(state.header.scenario).party[party]?.role === "belligerent";

/** Obligations on which a party's conduct is asked this round. */
export const runningOf = (state: MatchState, party: PartyId): readonly Obligation[] =>
  state.obligations.filter((o) => o.obligor === party && o.state === "running");

/** Accusations that a party answers this round: what came to light in an earlier one. */
export const accusedOf = (state: MatchState, party: PartyId): readonly string[] =>
  state.accusations.filter((a) => a.by === party).map((a) => a.id);

/** Postures a party may order: all for a belligerent, none for anybody else. */
export const posturesOf = (state: MatchState, party: PartyId): readonly Posture[] =>
  !isBelligerent(state, party)
    ? []
    : party === state.header.scenario.treaty.attacker
      ? POSTURES
      : POSTURES.filter((p) => p !== "pressure");

export interface SupportChoices {
  readonly aid: boolean;
  readonly sanctions: boolean;
  readonly pledge: boolean;
}

export function supportOf(state: MatchState, party: PartyId): SupportChoices | null {
  const s = lookup(state.header.scenario).party[party]?.supports;
  if (!s || (s.arms.length === 0 && s.sanctions.length === 0 && !s.guarantee)) return null;
  return { aid: s.arms.length > 0, sanctions: s.sanctions.length > 0, pledge: s.guarantee };
}

/** Locks of its own that a party may close, or open by its own word. */
export function locksToRaise(state: MatchState, party: PartyId): readonly LockId[] {
  return state.header.scenario.locks
    .filter((l) => l.holder === party && state.locks[l.id] !== true)
    .map((l) => l.id);
}
export function locksToDrop(state: MatchState, party: PartyId): readonly LockId[] {
  return state.header.scenario.locks
    .filter(
      (l) => l.holder === party && state.locks[l.id] === true && l.unlock.some((u) => u.by === "holder"),
    )
    .map((l) => l.id);
}

/** Applications a party may make: its own, not yet made, not blocked. */
export function applicationsOf(state: MatchState, party: PartyId): readonly string[] {
  const { scenario } = state.header;
  return scenario.applications
    .filter((a) => a.party === party && !state.applied.includes(a.id))
    .filter(
      (a) =>
        !scenario.locks.some(
          (l) => state.locks[l.id] === true && "application" in l.blocks && l.blocks.application === a.id,
        ),
    )
    .map((a) => a.id);
}

/** The orders that hold for a party which seals none: as last time, conduct honest, no new public line. */
export function standingOrders(state: MatchState, party: PartyId): Orders {
  const last = state.lastOrders[party];
  const support = supportOf(state, party);
  const ceasefire = runningOf(state, party).some((o) => o.domain === "ceasefire");
  const conduct: Record<string, "honour" | "evade" | "breach"> = {};
  for (const o of runningOf(state, party)) conduct[o.id] = last?.conduct[o.id] ?? "honour";
  return {
    posture: !isBelligerent(state, party) ? null : ceasefire ? "ceasefire" : (last?.posture ?? "hold"),
    conduct,
    answers: {},
    support: support
      ? { aid: "keep", sanctions: "keep", pledge: support.pledge ? (state.capitals[party]?.pledge ?? 0) : 0 }
      : null,
    line: { kind: "none" },
  };
}

export function sealOrders(turn: Turn, actor: Actor, command: CommandOf<"sealOrders">): Refusal | null {
  const { state } = turn;
  const seat = ordersSeat(state, actor.party);
  if (seat !== actor.seat)
    return refuse("wrongRole", {
      seat: actor.seat,
      role: seat === null ? "head" : seat.slice(seat.indexOf(".") + 1),
    });
  if (state.orders[actor.party]) return refuse("alreadySealed", { party: actor.party });
  const why = whyNotOrders(state, actor.party, command.orders);
  if (why) return why;
  emit(turn, { type: "ordersWritten", party: actor.party, orders: command.orders });
  emit(turn, {
    type: "ordersSealed",
    party: actor.party,
    seat: actor.seat,
    ...audienceSafe(command.because),
  });
  return null;
}

/** Why these orders cannot be sealed by this party, or null. */
export function whyNotOrders(state: MatchState, party: PartyId, orders: Orders): Refusal | null {
  const postures = posturesOf(state, party);
  if (orders.posture === null ? postures.length > 0 : !postures.includes(orders.posture))
    return refuse(postures.length === 0 ? "belligerentsOnly" : "postureNotAllowed", { allowed: postures });
  const running = runningOf(state, party).map((o) => o.id);
  for (const id of Object.keys(orders.conduct))
    if (!running.includes(id)) return refuse("unknownObligation", { obligation: id });
  const accused = accusedOf(state, party);
  for (const id of Object.keys(orders.answers)) {
    if (!accused.includes(id)) return refuse("unknownAccusation", { accusation: id });
    if (orders.answers[id] === "deny" && !mayDeny(state, id))
      return refuse("lineNotAllowed", { accusation: id });
  }
  return whyNotSupport(state, party, orders.support) ?? whyNotLine(state, party, orders.line);
}

/** Denying that one was ever bound works only where the capacity of the signature was left open, and once. */
export function mayDeny(state: MatchState, accusation: string): boolean {
  const a = state.accusations.find((x) => x.id === accusation);
  const o = state.obligations.find((x) => x.id === a?.obligation);
  return o?.capacity === "blank" && !state.record.some((e) => e.kind === "denied" && e.obligation === o.id);
}

function whyNotSupport(state: MatchState, party: PartyId, support: Support | null): Refusal | null {
  const may = supportOf(state, party);
  if (support === null) return may === null ? null : refuse("supportNotAllowed", { party });
  if (may === null) return refuse("supportNotAllowed", { party });
  const bad =
    (support.aid !== "keep" && !may.aid) ||
    (support.sanctions !== "keep" && !may.sanctions) ||
    (support.pledge !== 0 && !may.pledge);
  return bad ? refuse("supportNotAllowed", { party }) : null;
}

function whyNotLine(state: MatchState, party: PartyId, line: Line): Refusal | null {
  const tables = lookup(state.header.scenario);
  switch (line.kind) {
    case "none":
      return null;
    case "raise":
      return locksToRaise(state, party).includes(line.lock)
        ? null
        : refuse("lineNotAllowed", { lock: line.lock });
    case "drop":
      return locksToDrop(state, party).includes(line.lock)
        ? null
        : refuse("lineNotAllowed", { lock: line.lock });
    case "apply":
      return applicationsOf(state, party).includes(line.application)
        ? null
        : refuse("lineNotAllowed", { application: line.application });
    case "redLine":
    case "openness":
      if (!tables.issue[line.issue]) return refuse("unknownIssue", { issue: line.issue });
      return tables.option[line.issue]?.[line.option]
        ? null
        : refuse("unknownOption", { issue: line.issue, option: line.option, allowed: [] });
  }
}
