/**
 * Obligations once they are in force: what each party does about them, what of it is seen, and what the record
 * says afterwards. Every running obligation draws exactly one number a round, so that secret conduct cannot be
 * read off anybody's luck.
 */

import { inForceClauses } from "./capital.ts";
import type { PartyId } from "./ids.ts";
import { lookup } from "./lookup.ts";
import { round } from "./math.ts";
import type { Duty, Option } from "./scenario.ts";
import type { Conduct, Instrument, MatchState, Obligation, Orders } from "./state.ts";
import { today } from "./trust.ts";
import { diceOf, emit, type Turn } from "./turn.ts";
import { safeguardsOf } from "./worth.ts";

/** Commitment rank (a promise in a statement is a smaller thing than a treaty duty): severity when kept, when broken. */
const RANK: Readonly<Record<Duty["rank"], readonly [kept: number, broken: number]>> = {
  statement: [0.1, 0.25],
  assurance: [0.2, 0.45],
  guarantee: [0.3, 0.7],
  treaty: [0.4, 0.9],
};
/** A continuing duty kept for one round is a small thing; evading is a third of breaking. */
const KEPT_ROUND = 0.2;
const EVADED = 0.35;

export const optionFor = (state: MatchState, o: Obligation): Option | undefined =>
  lookup(state.header.scenario).option[o.issue]?.[o.option];
export const dutyFor = (state: MatchState, o: Obligation): Duty | undefined =>
  optionFor(state, o)?.duties.find((d) => d.id === o.duty);

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
            due: duty.dueRounds === null ? null : state.round + 1 + duty.dueRounds,
            state: "running",
            capacity: option.vague === true ? "blank" : "party",
          }),
        );
    });
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

/** Carries out the round's conduct: detection, record, accusation, fulfilment. */
export function carryOutConduct(turn: Turn, orders: Readonly<Record<PartyId, Orders>>): void {
  const dice = diceOf(turn, "detection");
  const verification = safeguardsOf(turn.state.header.scenario, inForceClauses(turn.state)).verification;
  for (const o of turn.state.obligations) {
    if (o.state !== "running") continue;
    const duty = dutyFor(turn.state, o);
    const given = orders[o.obligor];
    const roll = dice.next();
    if (!duty || !given) continue;
    const conduct = conductOf(o, given);
    const [keptSize, brokenSize] = RANK[duty.rank];
    const due = o.due !== null && turn.state.round >= o.due;
    const sight = duty.visible + (1 - duty.visible) * verification;
    const seen =
      conduct === "honour" ||
      isOpen(turn.state, o, given) ||
      roll < (conduct === "breach" ? sight : sight * 0.5);
    emit(turn, { type: "conductKept", obligation: o.id, party: o.obligor, conduct, seen });
    if (conduct === "honour" || !seen) {
      if (o.due === null) book(turn, o, "kept", keptSize * KEPT_ROUND, 1);
      else if (due) {
        // What nobody saw broken counts as done: the record knows only what came to light.
        book(turn, o, "kept", keptSize, 1);
        emit(turn, { type: "obligationEnded", obligation: o.id, state: "done" });
      }
      continue;
    }
    const proof = round(0.5 + 0.5 * verification, 3);
    const severity = conduct === "breach" ? brokenSize : round(brokenSize * EVADED, 3);
    const entry = book(turn, o, "broken", severity, proof);
    emit(turn, {
      type: "accused",
      accusation: {
        id: `a-${entry}`,
        obligation: o.id,
        by: o.obligor,
        round: turn.state.round,
        severity,
        entry,
      },
    });
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
    if (answer === "deny") book(turn, o, "denied", a.severity, 1);
  }
}

function book(
  turn: Turn,
  o: Obligation,
  kind: "kept" | "broken" | "denied" | "repaired",
  severity: number,
  proof: number,
): string {
  const id = `r-${turn.state.round}-${o.id}-${kind}`;
  emit(turn, {
    type: "recorded",
    entry: {
      id,
      day: today(turn.state),
      by: o.obligor,
      wronged: o.obligee,
      domain: o.domain,
      kind,
      severity: round(severity, 3),
      proof,
      obligation: o.id,
      round: turn.state.round,
    },
  });
  return id;
}
