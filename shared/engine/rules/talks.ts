/** The rules of the talks: words, offers, brackets, mediation, the door. Each rule has its reason not to, shared with the menu. */

import type { CommandOf } from "../command.ts";
import { byCode, type IssueId, type LockId, type OptionId, type PartyId } from "../ids.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { lookup } from "../scenario/lookup.ts";
import type { Clause, MatchState, Offer } from "../state.ts";
import { emit, type Turn } from "../turn.ts";
import { sheetOf, worthTo } from "../world/capital.ts";
import type { Actor } from "./actors.ts";
import { audienceSafe } from "./because.ts";
import { readersOf } from "./channels.ts";
import { initial, kindOf } from "./consent.ts";
import {
  agreedText,
  effectiveClauses,
  offerAudience,
  offerIdOf,
  partiesToOffer,
  sameClause,
} from "./offers.ts";

/** Open offers a delegation may have on the table, and how many it may table in one round. */
export const MAX_OPEN = 3;
export const MAX_A_ROUND = 8;
/** An offer lapses at the latest this many rounds after its own. */
export const MAX_LAPSE = 2;

/** Why an option cannot be chosen now: the closed lock, "scenario", or null when it can. */
export function closedBy(state: MatchState, issue: string, option: OptionId): string | null {
  const isClosed = lookup(state.header.scenario).option[issue]?.[option]?.closed === true;
  return isClosed ? "scenario" : lockOn(state, issue, option);
}

function lockOn(state: MatchState, issue: IssueId, option: OptionId): LockId | null {
  for (const lock of lookup(state.header.scenario).clauseLocks[issue] ?? [])
    if (state.locks[lock.id] === true && lock.options.includes(option)) return lock.id;
  return null;
}

/** Why this clause cannot stand in a text now, or null. */
export function whyNotClause(state: MatchState, clause: Clause): Refusal | null {
  const tables = lookup(state.header.scenario);
  const options = tables.option[clause.issue];
  if (!options) return refuse("unknownIssue", { issue: clause.issue });
  const option = options[clause.option];
  if (!option)
    return refuse("unknownOption", {
      issue: clause.issue,
      option: clause.option,
      allowed: Object.keys(options),
    });
  const lock = option.closed === true ? "scenario" : lockOn(state, clause.issue, clause.option);
  if (lock !== null) return refuse("optionClosed", { issue: clause.issue, option: clause.option, lock });
  const q = option.quantity;
  if (!q)
    return clause.value === undefined
      ? null
      : refuse("valueNotAllowed", { issue: clause.issue, option: clause.option });
  if (clause.value === undefined)
    return refuse("valueNeeded", { issue: clause.issue, min: q.min, max: q.max, step: q.step });
  const steps = (clause.value - q.min) / q.step;
  const off = steps - Math.floor(steps + 0.5);
  if (!(clause.value >= q.min && clause.value <= q.max) || off > 1e-6 || off < -1e-6)
    return refuse("valueOutOfRange", { issue: clause.issue, min: q.min, max: q.max, step: q.step });
  return null;
}

/** Why these clauses cannot stand together in a text now, or null. */
export function whyNotClauses(state: MatchState, clauses: readonly Clause[]): Refusal | null {
  for (let at = 0; at < clauses.length; at++) {
    const clause = clauses[at] as Clause;
    const why = whyNotClause(state, clause);
    if (why) return why;
    for (let i = 0; i < at; i++)
      if (clauses[i]?.issue === clause.issue) return refuse("duplicateIssue", { issue: clause.issue });
  }
  return null;
}

/** Why this delegation's head may not act in the talks at all, or null. */
export function whyNotHead(state: MatchState, actor: Actor): Refusal | null {
  if (actor.role !== "head") return refuse("wrongRole", { seat: actor.seat, role: "head" });
  return state.away.includes(actor.party) ? refuse("away", { party: actor.party }) : null;
}

/** The closed lock that keeps two delegations from a session, or null. */
export function sessionLock(state: MatchState, a: PartyId, b: PartyId): string | null {
  for (const { id, parties } of lookup(state.header.scenario).sessionLocks)
    if (state.locks[id] === true && parties.includes(a) && parties.includes(b)) return id;
  return null;
}

/** Why `from` cannot address `to`, or null. */
export function whyNotAddress(state: MatchState, from: PartyId, to: PartyId): Refusal | null {
  if (!lookup(state.header.scenario).party[to]) return refuse("unknownParty", { party: to });
  if (to === from) return refuse("notToSelf");
  if (state.away.includes(to)) return refuse("away", { party: to });
  const lock = sessionLock(state, from, to);
  return lock === null ? null : refuse("locked", { lock, party: to });
}

/** Why this delegation can table nothing more now, or null. */
export function whyNotTable(state: MatchState, party: PartyId): Refusal | null {
  let open = 0;
  let now = 0;
  for (const o of state.offers) {
    if (o.from !== party) continue;
    if (o.status === "open") open++;
    if (o.round === state.round) now++;
  }
  if (open >= MAX_OPEN) return refuse("tooManyOffers", { open: MAX_OPEN });
  return now >= MAX_A_ROUND ? refuse("tooManyOffers", { round: MAX_A_ROUND }) : null;
}

/** Last round in which an offer tabled now may be accepted: from this round to two later. */
export const lapseRange = (state: MatchState): readonly [number, number] => [
  state.round,
  Math.min(state.header.scenario.rounds.length, state.round + MAX_LAPSE),
];

export function say(turn: Turn, actor: Actor, command: CommandOf<"say">): Refusal | null {
  const readers = readersOf(turn.state.header.scenario, command.channel);
  if (!readers) return refuse("unknownChannel", { channel: command.channel });
  if (!readers.includes(actor.seat)) return refuse("notInChannel", { channel: command.channel });
  emit(turn, {
    type: "said",
    channel: command.channel,
    n: (turn.state.counters[command.channel] ?? 0) + 1,
    from: actor.seat,
    text: command.text,
    quotes: command.quotes ?? null,
    ...audienceSafe(command.because),
  });
  return null;
}

export function tableOffer(turn: Turn, actor: Actor, command: CommandOf<"tableOffer">): Refusal | null {
  const state = turn.state;
  const { scenario } = state.header;
  const why = whyNotHead(state, actor) ?? whyNotTable(state, actor.party);
  if (why) return why;
  const to = [...new Set(command.to)].sort(byCode);
  for (const party of to) {
    const no = whyNotAddress(state, actor.party, party);
    if (no) return no;
  }
  const bad =
    whyNotClauses(state, command.clauses) ??
    command.links.reduce<Refusal | null>((no, l) => no ?? whyNotClause(state, l.when), null);
  if (bad) return bad;
  for (const link of command.links)
    if (!command.clauses.some((c) => sameClause(c, link.then)))
      return refuse("unknownOption", { issue: link.then.issue, option: link.then.option, allowed: [] });
  const [first, last] = lapseRange(state);
  if (command.lapses < first || command.lapses > last) return refuse("lapseOutOfRange", { first, last });
  const mediator = lookup(scenario).party[actor.party]?.role === "mediator";
  if (command.blind && !mediator) return refuse("mediatorOnly");
  const audience = offerAudience({ from: actor.party, to });
  const offer: Offer = {
    id: offerIdOf(audience, (state.counters[audience] ?? 0) + 1),
    from: actor.party,
    to,
    form: command.form,
    clauses: command.clauses.map(plain),
    links: command.links.map((l) => ({ when: plain(l.when), then: plain(l.then) })),
    lapses: command.lapses,
    round: state.round,
    answers: command.answers,
    blind: command.blind,
    status: "open",
    accepted: [],
    rejectedBy: [],
  };
  const unsigned = whyNotForm(state, offer);
  if (unsigned) return unsigned;
  if (command.answers !== null) {
    const answered = state.offers.find((o) => o.id === command.answers);
    if (!answered || !partiesToOffer(answered).includes(actor.party))
      return refuse("unknownOffer", { offer: command.answers });
  }
  emit(turn, { type: "offerTabled", offer, by: actor.seat, ...audienceSafe(command.because) });
  // A revision takes the place of one's own earlier offer; a counter answers the other side's with a no.
  const answered = turn.state.offers.find((o) => o.id === command.answers);
  if (answered?.status === "open" && !answered.blind) {
    if (answered.from === actor.party)
      emit(turn, {
        type: "offerClosed",
        offer: answered.id,
        how: "superseded",
        audience: partiesToOffer(answered),
      });
    else if (!answered.accepted.includes(actor.party))
      emit(turn, {
        type: "offerRejected",
        offer: answered.id,
        party: actor.party,
        audience: partiesToOffer(answered),
        blind: false,
      });
  }
  return null;
}

const plain = (c: { issue: string; option: string; value?: number | undefined }): Clause =>
  c.value === undefined
    ? { issue: c.issue, option: c.option }
    : { issue: c.issue, option: c.option, value: c.value };

/** Why an offer of this form cannot be made by and to these delegations, or null. */
export function whyNotForm(
  state: MatchState,
  offer: Pick<Offer, "from" | "to" | "form" | "clauses">,
): Refusal | null {
  if (offer.form === "terms") return null;
  const { scenario } = state.header;
  const parties = partiesToOffer(offer);
  const missing = scenario.treaty.principals.filter((p) => !parties.includes(p));
  if (missing.length > 0) return refuse("principalsMissing", { parties: missing });
  if (offer.form === "communique") return null;
  const tables = lookup(scenario);
  for (const clause of offer.clauses)
    for (const duty of tables.option[clause.issue]?.[clause.option]?.duties ?? [])
      if (duty.obligor !== "guarantors" && !parties.includes(duty.obligor))
        return refuse("signatoryMissing", { party: duty.obligor, issue: clause.issue });
  return null;
}

/** Why this delegation cannot answer the offer of this id, or null. */
function whyNotAnswerTo(state: MatchState, party: PartyId, id: string): Refusal | null {
  const offer = state.offers.find((o) => o.id === id);
  return offer ? whyNotAnswer(offer, party) : refuse("unknownOffer", { offer: id });
}

/** Why this delegation cannot answer the offer, or null. */
export function whyNotAnswer(offer: Offer, party: PartyId): Refusal | null {
  const { id } = offer;
  // An offer one was not shown does not exist for one: the refusal must not tell.
  if (!offer.to.includes(party))
    return refuse(offer.from === party ? "notAddressed" : "unknownOffer", { offer: id });
  if (offer.status !== "open") return refuse("offerNotOpen", { offer: id, status: offer.status });
  if (offer.accepted.includes(party) || offer.rejectedBy.includes(party))
    return refuse("alreadyAnswered", { offer: id });
  return null;
}

/** Why a yes is impossible although an answer is: a clause has been closed since. */
export function whyNotAccept(state: MatchState, party: PartyId, id: string): Refusal | null {
  const why = whyNotAnswerTo(state, party, id);
  if (why) return why;
  const offer = state.offers.find((o) => o.id === id) as Offer;
  return whyNotClauses(state, offer.clauses);
}

export function acceptOffer(turn: Turn, actor: Actor, command: CommandOf<"acceptOffer">): Refusal | null {
  const why = whyNotHead(turn.state, actor) ?? whyNotAccept(turn.state, actor.party, command.offer);
  if (why) return why;
  const find = (): Offer => turn.state.offers.find((o) => o.id === command.offer) as Offer;
  const audience = partiesToOffer(find());
  emit(turn, {
    type: "offerAccepted",
    offer: command.offer,
    party: actor.party,
    audience,
    blind: find().blind,
    ...audienceSafe(command.because),
  });
  const offer = find();
  if (!offer.to.every((p) => offer.accepted.includes(p)) || offer.rejectedBy.length > 0) return null;
  const clauses = effectiveClauses(turn.state, offer);
  emit(turn, { type: "offerClosed", offer: offer.id, how: "accepted", audience });
  if (clauses.length === 0) return null;
  for (const clause of clauses)
    for (const party of audience)
      if (!sameClause(turn.state.standings[clause.issue]?.[party], clause))
        emit(turn, { type: "stood", party, clause });
  if (offer.form !== "terms") initial(turn, offer, clauses);
  return null;
}

export function rejectOffer(turn: Turn, actor: Actor, command: CommandOf<"rejectOffer">): Refusal | null {
  const why = whyNotHead(turn.state, actor) ?? whyNotAnswerTo(turn.state, actor.party, command.offer);
  if (why) return why;
  const offer = turn.state.offers.find((o) => o.id === command.offer) as Offer;
  emit(turn, {
    type: "offerRejected",
    offer: offer.id,
    party: actor.party,
    audience: partiesToOffer(offer),
    blind: offer.blind,
    ...audienceSafe(command.because),
  });
  return null;
}

export function whyNotWithdraw(state: MatchState, party: PartyId, id: string): Refusal | null {
  const offer = state.offers.find((o) => o.id === id);
  if (!offer || !partiesToOffer(offer).includes(party)) return refuse("unknownOffer", { offer: id });
  if (offer.from !== party) return refuse("notYourOffer", { offer: id });
  return offer.status === "open" ? null : refuse("offerNotOpen", { offer: id, status: offer.status });
}

export function withdrawOffer(turn: Turn, actor: Actor, command: CommandOf<"withdrawOffer">): Refusal | null {
  const why = whyNotHead(turn.state, actor) ?? whyNotWithdraw(turn.state, actor.party, command.offer);
  if (why) return why;
  const offer = turn.state.offers.find((o) => o.id === command.offer) as Offer;
  emit(turn, {
    type: "offerClosed",
    offer: offer.id,
    how: "withdrawn",
    audience: partiesToOffer(offer),
    ...audienceSafe(command.because),
  });
  return null;
}

export function stand(turn: Turn, actor: Actor, command: CommandOf<"stand">): Refusal | null {
  const clause = plain(command.clause);
  const why = whyNotHead(turn.state, actor) ?? whyNotClause(turn.state, clause);
  if (why) return why;
  if (sameClause(turn.state.standings[clause.issue]?.[actor.party], clause))
    return refuse("alreadyStanding", { issue: clause.issue });
  emit(turn, { type: "stood", party: actor.party, clause, ...audienceSafe(command.because) });
  return null;
}

export function standDown(turn: Turn, actor: Actor, command: CommandOf<"standDown">): Refusal | null {
  const why = whyNotHead(turn.state, actor);
  if (why) return why;
  if (!turn.state.standings[command.issue]?.[actor.party])
    return refuse("notStanding", { issue: command.issue });
  emit(turn, {
    type: "stoodDown",
    party: actor.party,
    issue: command.issue,
    ...audienceSafe(command.because),
  });
  return null;
}

/** The capital's view of a package, by cable: known to the delegation only. */
export function askCapital(turn: Turn, actor: Actor, command: CommandOf<"askCapital">): Refusal | null {
  if (actor.role !== "head") return refuse("wrongRole", { seat: actor.seat, role: "head" });
  const clauses = command.clauses.map(plain);
  const why = whyNotClauses(turn.state, clauses);
  if (why) return why;
  const others = lookup(turn.state.header.scenario).parties;
  const whole =
    kindOf(turn.state, "agreement", clauses) === "limited"
      ? clauses
      : [...agreedText(turn.state).filter((a) => !clauses.some((c) => c.issue === a.issue)), ...clauses];
  const w = worthTo(turn.state, actor.party, whole, others);
  const reservation = sheetOf(turn.state, actor.party).reservation;
  emit(turn, {
    type: "capitalAnswered",
    party: actor.party,
    clauses,
    worth: Math.floor(w.total + 0.5),
    reservation: Math.floor(reservation + 0.5),
    crossed: w.crossed,
    answer: w.crossed.length > 0 ? "beyond" : w.total >= reservation ? "within" : "short",
  });
  return null;
}

/** Whom a delegation may ask to mediate now. */
export const mediatorsFor = (state: MatchState, party: PartyId): readonly PartyId[] =>
  state.header.scenario.parties
    .filter(
      (p) =>
        p.role === "mediator" &&
        p.id !== party &&
        !state.mediation.some((m) => m.by === party && m.of === p.id),
    )
    .map((p) => p.id);

export function askMediation(turn: Turn, actor: Actor, command: CommandOf<"askMediation">): Refusal | null {
  const why = whyNotHead(turn.state, actor);
  if (why) return why;
  const party = lookup(turn.state.header.scenario).party[command.of];
  if (!party) return refuse("unknownParty", { party: command.of });
  if (party.role !== "mediator" || party.id === actor.party)
    return refuse("notMediator", { party: command.of });
  if (!mediatorsFor(turn.state, actor.party).includes(command.of))
    return refuse("alreadyAsked", { party: command.of });
  emit(turn, { type: "mediationAsked", by: actor.party, of: command.of, ...audienceSafe(command.because) });
  return null;
}

export function walkOut(turn: Turn, actor: Actor, command: CommandOf<"walkOut">): Refusal | null {
  const why = whyNotHead(turn.state, actor);
  if (why) return why;
  emit(turn, { type: "walkedOut", party: actor.party, ...audienceSafe(command.because) });
  return null;
}

export function returnToTable(turn: Turn, actor: Actor, command: CommandOf<"returnToTable">): Refusal | null {
  if (actor.role !== "head") return refuse("wrongRole", { seat: actor.seat, role: "head" });
  if (!turn.state.away.includes(actor.party)) return refuse("notAway");
  emit(turn, { type: "returned", party: actor.party, ...audienceSafe(command.because) });
  return null;
}
