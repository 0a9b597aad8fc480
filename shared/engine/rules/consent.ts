/**
 * The four steps of consent: initialled ad referendum, signed when every capital stands by it, ratified, in
 * force. Each step can fail, and the text says who stopped it. Limited agreements need no ratification.
 */

import type { PartyId } from "../ids.ts";
import { lookup } from "../scenario/lookup.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Clause, Instrument, InstrumentKind, MatchState, Offer, Pending } from "../state.ts";
import { diceOf, emit, type Turn } from "../turn.ts";
import { consentChance, limitedChance, voteChance } from "../world/capital.ts";
import { shiftMood } from "./effects.ts";
import { obligationsOf } from "./obligations.ts";

/** How much of the public mood counts at each gate. */
const moodAt = ({ model }: Scenario, gate: "confirm" | "ratify"): number =>
  gate === "confirm" ? model.moodConfirm.value : model.moodRatify.value;

/** What kind of instrument these clauses make. */
export function kindOf(state: MatchState, form: Offer["form"], clauses: readonly Clause[]): InstrumentKind {
  if (form === "communique") return "communique";
  const { scenario } = state.header;
  const tables = lookup(scenario);
  if (clauses.every((c) => tables.issue[c.issue]?.limited === true)) return "limited";
  return scenario.treaty.essential.every((i) => clauses.some((c) => c.issue === i)) ? "treaty" : "framework";
}

/** The instrument that an accepted package becomes: a communiqué stands at once, all else is initialled. */
export function initial(turn: Turn, offer: Offer, clauses: readonly Clause[]): void {
  const { scenario } = turn.state.header;
  const tables = lookup(scenario);
  const kind = kindOf(turn.state, offer.form, clauses);
  const parties = [offer.from, ...offer.to].filter((p) => tables.party[p]?.role !== "mediator");
  const wanted =
    kind === "treaty" || kind === "framework"
      ? clauses.flatMap((c) => tables.option[c.issue]?.[c.option]?.entry ?? [])
      : [];
  const steps: Pending[] = scenario.steps
    .filter((s) => wanted.includes(s.id))
    .map((s) => ({ step: s.id, roundsLeft: s.rounds, done: false }));
  emit(turn, {
    type: "instrumentInitialled",
    instrument: {
      id: `i-${turn.state.instruments.length + 1}`,
      kind,
      offer: offer.id,
      signatories: parties,
      clauses,
      stage: kind === "communique" ? "inForce" : "initialled",
      since: turn.state.round,
      confirmed: [],
      ratifiedBy: [],
      steps,
      failedBy: null,
      failedAt: null,
    },
  });
  // Signals of progress raise hope, and with it what a public will bear.
  shiftMood(turn, () => ({
    injustice: 0,
    fatigue: 0,
    optimism: (kind === "communique" || kind === "limited"
      ? scenario.model.hopeLimited
      : scenario.model.hopeText
    ).value,
  }));
}

/** A person in the capital decides; otherwise the capital of the model does. */
function says(turn: Turn, i: Instrument, party: PartyId, gate: "confirm" | "ratify"): boolean {
  const state = turn.state;
  const roll = diceOf(turn, "ratification").next();
  const verdict = state.verdicts[`${i.id}:${gate}:${party}`];
  if (verdict !== undefined) return verdict;
  const offer = state.offers.find((o) => o.id === i.offer);
  const chance =
    i.kind === "limited"
      ? limitedChance(state, party, i.clauses, i.signatories)
      : consentChance(
          state,
          party,
          i.clauses,
          i.signatories,
          offer?.from ?? party,
          moodAt(state.header.scenario, gate),
        );
  return roll < chance;
}

/** Moves every pending instrument one gate further, or stops it. */
export function moveConsents(turn: Turn): void {
  for (const { id } of turn.state.instruments) {
    const i = instrument(turn, id);
    if (i.stage === "initialled") confirm(turn, i);
    else if ((i.stage === "signed" && i.since < turn.state.round) || i.stage === "ratified") ratify(turn, i);
  }
}

function confirm(turn: Turn, i: Instrument): void {
  for (const party of i.signatories) {
    const yes = says(turn, i, party, "confirm");
    emit(turn, { type: "capitalConfirmed", instrument: i.id, party, yes });
    if (!yes) {
      fail(turn, i, party, "confirm");
      return;
    }
  }
  if (i.kind === "limited") enter(turn, i);
  else
    emit(turn, {
      type: "instrumentMoved",
      instrument: i.id,
      stage: "signed",
      failedBy: null,
      failedAt: null,
    });
}

function ratify(turn: Turn, i: Instrument): void {
  for (const party of i.signatories) {
    if (i.ratifiedBy.includes(party)) continue;
    if (!says(turn, i, party, "ratify")) {
      fail(turn, i, party, "ratify");
      return;
    }
    emit(turn, { type: "ratified", instrument: i.id, party });
  }
  if (i.stage === "signed")
    emit(turn, {
      type: "instrumentMoved",
      instrument: i.id,
      stage: "ratified",
      failedBy: null,
      failedAt: null,
    });
  if (!moveSteps(turn, instrument(turn, i.id))) return;
  if (instrument(turn, i.id).steps.every((s) => s.done)) enter(turn, i);
}

/**
 * Referendum and constitutional steps: blocked by locks, then running, then decided. False when one said no; that one
 * has no round left and is not done.
 */
function moveSteps(turn: Turn, i: Instrument): boolean {
  const steps = i.steps.slice();
  let lost: PartyId | null = null;
  for (const [at, pending] of i.steps.entries()) {
    if (lost !== null || pending.done || isBlocked(turn.state, pending.step)) continue;
    const step = turn.state.header.scenario.steps.find((s) => s.id === pending.step);
    if (!step) continue;
    const roundsLeft = pending.roundsLeft - 1;
    const done = roundsLeft === 0 && passes(turn, i, step);
    if (roundsLeft === 0 && !done) lost = step.party;
    steps[at] = { ...pending, roundsLeft, done };
  }
  if (steps.some((s, at) => s !== i.steps[at])) emit(turn, { type: "stepsMoved", instrument: i.id, steps });
  if (lost !== null) fail(turn, i, lost, "step");
  return lost === null;
}

const isBlocked = (state: MatchState, step: string): boolean =>
  state.header.scenario.locks.some(
    (l) => "step" in l.blocks && l.blocks.step === step && state.locks[l.id] === true,
  );

function passes(turn: Turn, i: Instrument, { party, decidedBy }: Scenario["steps"][number]): boolean {
  const chance =
    decidedBy === "opinion"
      ? voteChance(turn.state, party, i.clauses, i.signatories)
      : consentChance(
          turn.state,
          party,
          i.clauses,
          i.signatories,
          party,
          moodAt(turn.state.header.scenario, "ratify"),
        );
  return diceOf(turn, "ratification").chance(chance);
}

function enter(turn: Turn, i: Instrument): void {
  emit(turn, { type: "instrumentMoved", instrument: i.id, stage: "inForce", failedBy: null, failedAt: null });
  const obligations = obligationsOf(turn.state, i);
  if (obligations.length > 0) emit(turn, { type: "obligationsBegan", obligations });
}

function fail(turn: Turn, i: Instrument, party: PartyId, at: "confirm" | "ratify" | "step"): void {
  emit(turn, { type: "instrumentMoved", instrument: i.id, stage: "failed", failedBy: party, failedAt: at });
  // A disowned text leaves a scar: hope falls on every side.
  const m = turn.state.header.scenario.model;
  shiftMood(turn, () => ({ injustice: 0, fatigue: 0, optimism: -m.hopeFailed.value }));
}

function instrument(turn: Turn, id: string): Instrument {
  const i = turn.state.instruments.find((x) => x.id === id);
  if (!i) throw new Error(`no instrument ${id}`);
  return i;
}

/** Texts on which this party's capital may now rule. */
export function awaitingRuling(state: MatchState, party: PartyId): readonly Ruling[] {
  return state.instruments.flatMap((i): readonly Ruling[] => {
    if (!i.signatories.includes(party)) return [];
    if (i.stage === "initialled") return [{ instrument: i.id, step: "confirm" }];
    if (i.stage === "signed" && i.since < state.round && !i.ratifiedBy.includes(party))
      return [{ instrument: i.id, step: "ratify" }];
    return [];
  });
}

export interface Ruling {
  readonly instrument: string;
  readonly step: "confirm" | "ratify";
}
