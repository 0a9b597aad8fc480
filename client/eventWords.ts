/** One sentence for each event that a person may see. Events of bookkeeping are silent: they return null. */

import type { EventType } from "../shared/engine/event.ts";
import type { IssueId, PartyId } from "../shared/engine/ids.ts";
import { partyOf } from "../shared/engine/ids.ts";
import { isAfterTalks } from "../shared/engine/rules/calendar.ts";
import type { Pending } from "../shared/engine/state.ts";
import type { PublicScenario, View } from "../shared/engine/view/viewTypes.ts";
import type { SeenEvent } from "../shared/protocol.ts";
import { calendarWords } from "./calendarWords.ts";
import {
  articleName,
  channelName,
  clauseLabel,
  instrumentName,
  instrumentWords,
  lineWords,
  listWords,
  lockLabel,
  namesOf,
  optionIn,
  partyName,
  seatName,
  t,
} from "./words.ts";

type Of<T extends EventType> = Extract<SeenEvent, { type: T }>;
type Known = { readonly scenario: PublicScenario; readonly view: View | null };
type Sayers = { readonly [T in EventType]: ((event: Of<T>, known: Known) => string | null) | null };

const instrument = (k: Known, id: string): string =>
  instrumentName(k.scenario, k.view?.instruments ?? {}, id);
const issueOfObligation = (k: Known, id: string): IssueId | null => k.view?.obligations[id]?.issue ?? null;
const stepWords = (scenario: PublicScenario, { step, roundsLeft, done }: Pending): string => {
  const label = scenario.steps.find((s) => s.id === step)?.label ?? step;
  if (done) return t("event.step.done", { label });
  return roundsLeft === 0 ? t("event.step.lost", { label }) : t("event.step.left", { label, n: roundsLeft });
};
const party = (k: Known, id: PartyId): string => partyName(k.scenario, id);

/** Every event type is here: null means that it is bookkeeping and has no sentence. */
const SAYERS: Sayers = {
  seatChanged: (e, k) =>
    t(`event.seatChanged.${e.occupant.kind}`, {
      seat: seatName(k.scenario, e.seat),
      name: e.occupant.kind === "person" ? e.occupant.name : "",
    }),
  readied: (e, k) => t("event.readied", { seat: seatName(k.scenario, e.seat) }),
  // The end has its own event, which says how.
  phaseBegan: (e, k) =>
    e.phase === "ended"
      ? null
      : isAfterTalks(k.scenario, e.round)
        ? t("event.phaseBegan.afterTalks", { when: calendarWords(k.scenario, e.round) })
        : t(`event.phaseBegan.${e.phase}`, { round: e.round }),
  deadlineSet: null,
  paused: () => t("event.paused"),
  resumed: () => t("event.resumed"),
  said: (e, k) =>
    t("event.said", {
      seat: seatName(k.scenario, e.from),
      channel: channelName(k.scenario, e.channel),
      text: e.text,
    }),
  offerTabled: (e, k) =>
    t(e.offer.blind ? "event.offerTabled.blind" : `event.offerTabled.${e.offer.form}`, {
      party: party(k, e.offer.from),
      to: namesOf(k.scenario, e.offer.to),
      n: e.offer.clauses.length,
    }),
  offerAccepted: (e, k) => t("event.offerAccepted", { party: party(k, e.party) }),
  offerRejected: (e, k) => t("event.offerRejected", { party: party(k, e.party) }),
  offerClosed: (e, k) => {
    const offer = k.view?.offers[e.offer];
    if (offer === undefined) return t(`event.offerClosed.${e.how}`);
    return t(`event.offerClosed.of.${e.how}`, {
      from: party(k, offer.from),
      to: namesOf(k.scenario, offer.to),
    });
  },
  stood: (e, k) =>
    t("event.stood", {
      party: party(k, e.party),
      clause: clauseLabel(k.scenario, e.clause),
      article: articleName(k.scenario, e.clause.issue),
    }),
  stoodDown: (e, k) =>
    t("event.stoodDown", { party: party(k, e.party), article: articleName(k.scenario, e.issue) }),
  capitalAnswered: (e, k) =>
    t(`event.capitalAnswered.${e.answer}`, {
      party: party(k, e.party),
      worth: Math.round(e.worth),
      reservation: Math.round(e.reservation),
      crossed: listWords(e.crossed.map((issue) => articleName(k.scenario, issue))),
    }),
  instructed: (e, k) =>
    t("event.instructed", {
      party: party(k, e.party),
      article: articleName(k.scenario, e.issue),
      options: listWords(e.allow.map((o) => optionIn(k.scenario, e.issue, o)?.label ?? o)),
    }),
  mediationAsked: (e, k) => t("event.mediationAsked", { party: party(k, e.by), of: party(k, e.of) }),
  walkedOut: (e, k) => t("event.walkedOut", { party: party(k, e.party) }),
  returned: (e, k) => t("event.returned", { party: party(k, e.party) }),
  ruled: (e, k) => t(`event.ruled.${e.step}.${e.yes ? "yes" : "no"}`, { party: party(k, e.party) }),
  ordersWritten: null,
  ordersSealed: (e, k) => t("event.ordersSealed", { party: party(k, e.party) }),
  ordersRevealed: (e, k) => {
    const what = [
      ...(e.posture === null
        ? []
        : [t("event.ordersRevealed.posture", { posture: t(`posture.${e.posture}`) })]),
      ...(e.support === null
        ? []
        : [
            t("event.ordersRevealed.support", {
              aid: t(`level.${e.support.aid}`),
              sanctions: t(`level.${e.support.sanctions}`),
              pledge: t(`pledge.${e.support.pledge}`),
            }),
          ]),
      ...(e.line.kind === "none" ? [] : [lineWords(k.scenario, e.line)]),
    ];
    return t("event.ordersRevealed", {
      party: party(k, e.party),
      what: what.length === 0 ? t("event.ordersRevealed.nothing") : what.join("; "),
    });
  },
  conductKept: (e, k) => {
    const issue = issueOfObligation(k, e.obligation);
    if (issue === null) return t(`event.conductKept.${e.conduct}`, { party: party(k, e.party) });
    return t(`event.conductKept.of.${e.conduct}`, {
      party: party(k, e.party),
      article: articleName(k.scenario, issue),
    });
  },
  obligationEnded: (e) => t(`event.obligationEnded.${e.state}`),
  recorded: (e, k) =>
    t(`event.recorded.${e.entry.kind}`, {
      party: party(k, e.entry.by),
      domain: t(`domain.${e.entry.domain}`),
    }),
  accused: (e, k) => t("event.accused", { party: party(k, e.accusation.by) }),
  accusationAnswered: (e, k) => t(`event.accusationAnswered.${e.answer}`, { party: party(k, e.party) }),
  frontMoved: (e) => (e.control.length === 0 ? null : t("event.frontMoved", { n: e.control.length })),
  sidesChanged: null,
  opinionMoved: null,
  supportMoved: null,
  shockFell: (e) => ("card" in e ? t("event.shockFell", { title: e.card.title }) : null),
  capitalChanged: (e, k) => t("event.capitalChanged", { party: party(k, e.capital.party) }),
  lockMoved: (e, k) =>
    t(e.closed ? "event.lockMoved.closed" : "event.lockMoved.open", { lock: lockLabel(k.scenario, e.lock) }),
  applied: (e, k) =>
    t("event.applied", {
      party: party(k, e.party),
      application: k.scenario.applications.find((a) => a.id === e.application)?.label ?? e.application,
    }),
  lineTaken: (e, k) =>
    e.line.kind === "none"
      ? null
      : t("event.lineTaken", { party: party(k, e.party), line: lineWords(k.scenario, e.line) }),
  instrumentInitialled: (e, k) =>
    t("event.instrumentInitialled", { name: instrumentWords(k.scenario, e.instrument) }),
  capitalConfirmed: (e, k) =>
    t(`event.capitalConfirmed.${e.yes ? "yes" : "no"}`, {
      party: party(k, e.party),
      name: instrument(k, e.instrument),
    }),
  instrumentMoved: (e, k) =>
    e.stage === "failed" && e.failedBy !== null && e.failedAt !== null
      ? t(e.failedAt === "step" ? "event.instrumentMoved.failedStep" : "event.instrumentMoved.failedBy", {
          name: instrument(k, e.instrument),
          party: party(k, e.failedBy),
          step: t(`event.failed.${e.failedAt}`),
        })
      : t(`event.instrumentMoved.${e.stage}`, { name: instrument(k, e.instrument) }),
  ratified: (e, k) => t("event.ratified", { party: party(k, e.party), name: instrument(k, e.instrument) }),
  stepsMoved: (e, k) =>
    t("event.stepsMoved", { steps: listWords(e.steps.map((step) => stepWords(k.scenario, step))) }),
  obligationsBegan: (e) =>
    e.obligations.length === 0 ? null : t("event.obligationsBegan", { n: e.obligations.length }),
  tracked: null,
  luckSpent: null,
  branched: () => t("event.branched"),
  matchEnded: (e) => t("event.matchEnded", { ending: t(`ending.${e.result.ending}`) }),
};

/** Event types that never have a sentence. */
export const SILENT: readonly EventType[] = (Object.keys(SAYERS) as EventType[]).filter(
  (type) => SAYERS[type] === null,
);

/** What happened, in one sentence; null for bookkeeping. The view lends names to what the event only numbers. */
export function sayEvent(
  event: SeenEvent,
  scenario: PublicScenario,
  view: View | null = null,
): string | null {
  const say = SAYERS[event.type] as ((event: SeenEvent, known: Known) => string | null) | null;
  return say === null ? null : say(event, { scenario, view });
}

/** Whose act an event was, for the colour of its mark; null when it was nobody's in particular. */
export function actorOf(event: SeenEvent): PartyId | null {
  if ("party" in event && typeof event.party === "string") return event.party;
  switch (event.type) {
    case "said":
      return partyOf(event.from);
    case "seatChanged":
    case "readied":
      return partyOf(event.seat);
    case "offerTabled":
      return event.offer.from;
    case "mediationAsked":
      return event.by;
    case "recorded":
      return event.entry.by;
    case "accused":
      return event.accusation.by;
    default:
      return null;
  }
}
