/**
 * Who sees which event. Decided from the event alone, so that a log can be told to anyone at any time, and
 * numbered per viewer: what is hidden leaves no gap.
 */

import type { Event } from "../event.ts";
import { type PartyId, partyOf } from "../ids.ts";
import { PLENARY, readersOf } from "../rules/channels.ts";
import { partiesInId } from "../rules/offers.ts";
import { lookup } from "../scenario/lookup.ts";
import type { Scenario, Shock } from "../scenario/scenario.ts";
import type { Instrument, Offer } from "../state.ts";
import type { Viewer } from "./viewTypes.ts";

/** An event as one viewer sees it; a fallen shock carries its card, because nobody could read it before. */
export type Seen = Event | (Extract<Event, { type: "shockFell" }> & { readonly card: Shock });

/** `event` as `viewer` may see it, or null. */
export function eventFor(scenario: Scenario, event: Event, viewer: Viewer): Seen | null {
  switch (event.type) {
    // Nobody's business: generators, true strengths, what capitals think.
    case "luckSpent":
    case "sidesChanged":
    case "capitalChanged":
      return null;
    case "said":
      return event.channel === PLENARY || reads(scenario, event.channel, viewer) ? event : null;
    case "readied":
      return !event.again || among([partyOf(event.seat)], viewer) ? event : null;
    case "instrumentInitialled":
      return { ...event, instrument: instrumentFor(event.instrument, viewer) };
    case "offerTabled": {
      const offer = offerFor(event.offer, viewer);
      return offer === null || offer === event.offer ? offer && event : { ...event, offer };
    }
    case "offerAccepted":
    case "offerRejected":
      return (event.blind ? among([event.party], viewer) : among(event.audience, viewer)) ? event : null;
    case "offerClosed":
      return among(event.audience, viewer) ? event : null;
    case "capitalAnswered":
    case "instructed":
    case "ruled":
    case "ordersWritten":
    case "conductKept":
      return among([event.party], viewer) ? event : null;
    case "branched":
      return { type: event.type, match: event.match, luck: null };
    case "shockFell": {
      const card = lookup(scenario).shock[event.shock];
      return card ? { ...event, card } : event;
    }
    default:
      return event;
  }
}

const isPartyTo = (offer: Offer, viewer: Viewer): boolean =>
  viewer.kind === "facilitator" ||
  (viewer.kind === "seats" && (offer.from === viewer.party || offer.to.includes(viewer.party)));

function among(parties: readonly PartyId[], viewer: Viewer): boolean {
  return viewer.kind === "facilitator" || (viewer.kind === "seats" && parties.includes(viewer.party));
}

function reads(scenario: Scenario, channel: string, viewer: Viewer): boolean {
  if (viewer.kind === "facilitator") return true;
  if (viewer.kind === "spectator") return false;
  const readers = readersOf(scenario, channel);
  return readers !== null && viewer.seats.some((s) => readers.includes(s));
}

/** An instrument as one viewer sees it: a public text, but the number of the offer it came from is for those who saw it. */
export const instrumentFor = (i: Instrument, viewer: Viewer): Instrument =>
  i.offer === null || among(partiesInId(i.offer), viewer) ? i : { ...i, offer: null };

/** An offer as one viewer sees it: answers to a double-blind proposal stay with who gave them until all have said yes. */
export function offerFor(told: Offer, viewer: Viewer): Offer | null {
  if (!isPartyTo(told, viewer)) return null;
  // A revision may go to more delegations than the offer that it answers.
  const offer =
    told.answers === null || among(partiesInId(told.answers), viewer) ? told : { ...told, answers: null };
  if (!offer.blind || offer.status === "accepted" || viewer.kind !== "seats") return offer;
  const own = viewer.party;
  return {
    ...offer,
    accepted: offer.accepted.filter((p) => p === own),
    rejectedBy: offer.rejectedBy.filter((p) => p === own),
  };
}
