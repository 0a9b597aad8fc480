/**
 * Obligations once they are in force: what each party does about them, what of it is seen, and what the record
 * says afterwards. Every running obligation draws exactly one number a round, so that secret conduct cannot be
 * read off anybody's luck.
 */

import type { PartyId } from "../ids.ts";
import { round } from "../math.ts";
import { lookup } from "../scenario/lookup.ts";
import type { Duty } from "../scenario/scenario.ts";
import { dueRound } from "../scenario/terms.ts";
import type { Conduct, Instrument, MatchState, Obligation, Orders } from "../state.ts";
import { diceOf, emit, type Turn } from "../turn.ts";
import { inForceClauses } from "../world/capital.ts";
import { type Cap, ceilingOf } from "../world/pause.ts";
import { today } from "../world/trust.ts";
import { safeguardsOf } from "../world/worth.ts";
import { accuse, attribute, believersOf, book, dutyFor, optionFor, severityOf } from "./booking.ts";

/** The obligations that an instrument creates when it enters into force. */
export function obligationsOf(state: MatchState, instrument: Instrument): readonly Obligation[] {
  const { scenario } = state.header;
  const tables = lookup(scenario);
  return instrument.clauses.flatMap((clause) => {
    const option = tables.option[clause.issue]?.[clause.option];
    if (!option) return [];
    return option.duties.flatMap((duty) => {
      const obligors =
        duty.obligor === "guarantors"
          ? instrument.signatories.filter((p) => tables.guarantors.includes(p))
          : [duty.obligor];
      return obligors
        .filter((p) => instrument.signatories.includes(p))
        .map(
          (obligor): Obligation => ({
            id: `${instrument.id}/${clause.issue}.${duty.id}.${obligor}`,
            instrument: instrument.id,
            issue: clause.issue,
            option: clause.option,
            duty: duty.id,
            obligor,
            obligee: duty.obligee.filter((p) => p !== obligor),
            domain: duty.domain,
            due: dueRound(duty, state.round),
            state: "running",
            capacity: option.vague === true ? "blank" : "party",
            ...ceilingFor(state, duty, obligor, clause.value),
          }),
        );
    });
  });
}

/** The ceiling that a duty sets on a belligerent's force from now on. */
function ceilingFor(
  state: MatchState,
  duty: Duty,
  obligor: PartyId,
  value: number | undefined,
): Pick<Obligation, "ceiling"> {
  const side = state.world.sides.find((s) => s.party === obligor);
  const ceiling = side && ceilingOf(duty, value, side);
  return ceiling ? { ceiling } : {};
}

/** The ceilings in force, and how far the round's orders keep to them. */
export function capsInForce(state: MatchState, orders: Readonly<Record<PartyId, Orders>>): readonly Cap[] {
  const m = state.header.scenario.model;
  return state.obligations.flatMap((o): readonly Cap[] => {
    const given = orders[o.obligor];
    if (!o.ceiling || o.state !== "running" || !given) return [];
    const conduct = conductOf(o, given);
    const kept = conduct === "honour" ? 1 : conduct === "evade" ? m.capEvaded.value : 0;
    return [{ party: o.obligor, ceiling: o.ceiling, kept }];
  });
}

const isShooting = (orders: Orders): boolean =>
  orders.posture === "offensive" || orders.posture === "pressure";

/** What a party's orders mean for one obligation: shooting through a ceasefire breaks it, whatever the paper says. */
export function conductOf(o: Obligation, orders: Orders): Conduct {
  if (o.domain === "ceasefire" && isShooting(orders)) return "breach";
  return orders.conduct[o.id] ?? "honour";
}

/** What everybody can read off the revealed posture or the map cannot be hidden. */
const isOpen = (state: MatchState, o: Obligation, orders: Orders): boolean =>
  (o.domain === "ceasefire" && isShooting(orders)) ||
  (o.domain === "force" && optionFor(state, o)?.control !== undefined);

/** Accepted offers that left out whom the duty names, put since it began: each breaks it until that has come to light once. */
function breaksPledge(state: MatchState, o: Obligation, duty: Duty): boolean {
  const left = duty.notWithout;
  if (left === undefined) return false;
  const since = state.instruments.find((i) => i.id === o.instrument)?.since ?? 0;
  const behind = state.offers.filter(({ from, to, status, round: tabled }) => {
    const parties = [from, ...to];
    return (
      status === "accepted" &&
      tabled > since &&
      parties.includes(o.obligor) &&
      !parties.includes(left) &&
      parties.some((p) => p !== o.obligor && state.header.scenario.treaty.principals.includes(p))
    );
  });
  return behind.length > state.record.filter((e) => e.obligation === o.id && e.kind === "broken").length;
}

/** Carries out the round's conduct: detection, record, accusation, fulfilment. */
export function carryOutConduct(turn: Turn, orders: Readonly<Record<PartyId, Orders>>): void {
  const dice = diceOf(turn, "detection");
  const { scenario } = turn.state.header;
  const m = scenario.model;
  const verification = safeguardsOf(scenario, inForceClauses(turn.state)).verification;
  for (const o of turn.state.obligations) {
    if (o.state !== "running") continue;
    const duty = dutyFor(turn.state, o);
    const given = orders[o.obligor];
    const roll = dice.next();
    if (!duty || !given) continue;
    const conduct = breaksPledge(turn.state, o, duty) ? "breach" : conductOf(o, given);
    const { kept: keptSize, broken: brokenSize } = severityOf(scenario, duty.rank);
    const due = o.due !== null && turn.state.round >= o.due;
    const sight = duty.visible + (1 - duty.visible) * verification;
    const open = isOpen(turn.state, o, given);
    const named = 1 - (o.due === null ? (duty.deniable ?? 0) : 0);
    const chance = conduct === "breach" ? sight : sight * m.recordEvasionSeen.value;
    const seen = conduct === "honour" || open || roll < chance;
    const proof = round(m.recordProof.value + (1 - m.recordProof.value) * verification, 3);
    if (duty.deniable !== undefined && roll < sight * named) attribute(turn, o, proof);
    emit(turn, { type: "conductKept", obligation: o.id, party: o.obligor, conduct, seen });
    if (conduct === "honour" || !seen) {
      if (o.due === null) book(turn, o, "kept", keptSize * m.recordKeptRound.value, 1);
      else if (due) {
        // What nobody saw broken counts as done: the record knows only what came to light.
        book(turn, o, "kept", keptSize, 1);
        emit(turn, { type: "obligationEnded", obligation: o.id, state: "done" });
      }
      continue;
    }
    const severity = conduct === "breach" ? brokenSize : round(brokenSize * m.recordEvaded.value, 3);
    // Done by others, it weighs nothing until it is laid at the obligor's door; what the obligor does itself cannot be denied.
    if (!open && roll >= chance * named) {
      book(turn, o, "broken", severity, 0);
      continue;
    }
    accuse(turn, o, severity, book(turn, o, "broken", severity, proof));
    if (conduct === "breach" && due)
      emit(turn, { type: "obligationEnded", obligation: o.id, state: "broken" });
  }
}

/** Answers to the accusations of the round before: silence counts as contesting. */
export function carryOutAnswers(turn: Turn, orders: Readonly<Record<PartyId, Orders>>): void {
  for (const a of turn.state.accusations) {
    if (a.round >= turn.state.round) continue;
    const o = turn.state.obligations.find((x) => x.id === a.obligation);
    const answer = orders[a.by]?.answers[a.id] ?? "contest";
    emit(turn, { type: "accusationAnswered", accusation: a.id, party: a.by, answer });
    if (!o) continue;
    // Made good as far as anybody can see: conduct that nobody saw must not show in what is booked.
    const again = turn.state.record.some(
      (e) => e.obligation === o.id && e.round === turn.state.round && e.kind === "broken",
    );
    if (answer === "admit" && !again) book(turn, o, "repaired", a.severity, 1);
    if (answer === "deny") {
      const proof = turn.state.record.find((e) => e.id === a.entry)?.proof ?? 1;
      book(turn, o, "denied", a.severity, 1, believersOf(turn.state, o.obligor, o.obligee, proof));
    }
  }
}

/**
 * A party declares void what it owes under an issue. Its duties end, broken, with a mark of bad faith beside the breach;
 * only who stands close to it accepts the doctrine.
 */
export function repudiate(turn: Turn, party: PartyId, issue: string): void {
  for (const o of turn.state.obligations) {
    const duty = dutyFor(turn.state, o);
    if (o.state !== "running" || o.obligor !== party || o.issue !== issue || !duty) continue;
    const accepted = believersOf(turn.state, party, o.obligee);
    const severity = severityOf(turn.state.header.scenario, duty.rank).broken;
    book(turn, o, "broken", severity, 1, accepted);
    book(turn, o, "denied", severity, 1, accepted);
    emit(turn, { type: "obligationEnded", obligation: o.id, state: "broken" });
  }
}

/**
 * A public red line on what the party itself has initialled or signed: its word against its word. Books a mark of bad
 * faith with the other signatories; false when there is nothing that it contradicts.
 */
export function contradict(turn: Turn, party: PartyId, issue: string, option: string): boolean {
  const text = turn.state.instruments.findLast(
    (i) =>
      i.stage !== "failed" &&
      i.signatories.includes(party) &&
      i.clauses.some((c) => c.issue === issue && c.option === option),
  );
  if (!text) return false;
  const duty = lookup(turn.state.header.scenario).option[issue]?.[option]?.duties[0];
  emit(turn, {
    type: "recorded",
    entry: {
      id: `r-${turn.state.round}-${text.id}-${party}-${issue}-against`,
      day: today(turn.state),
      by: party,
      wronged: text.signatories.filter((p) => p !== party),
      domain: duty?.domain ?? "sovereignty",
      kind: "denied",
      severity: severityOf(turn.state.header.scenario, "statement").broken,
      proof: 1,
      obligation: null,
      round: turn.state.round,
    },
  });
  return true;
}
