/** Applies events to a state. Holds no rule and draws no number: what happened is already decided. */
import { patched } from "../patch.ts";
import type { Event } from "./event.ts";
import { partyOf } from "./ids.ts";
import { luckOf } from "./rng.ts";
import { audienceInId, sameClause } from "./rules/offers.ts";
import type { Clause, Instrument, MatchState, Offer } from "./state.ts";

/** The state after `event`; everything that the event does not touch is shared with the state before. */
export function apply(s: MatchState, e: Event): MatchState {
  switch (e.type) {
    case "seatChanged":
      return {
        ...s,
        seats: put({ ...s.seats }, e.seat, e.occupant),
        ready: s.ready.filter((x) => x !== e.seat),
        stirred: s.stirred.filter((x) => x !== e.seat),
      };
    case "readied":
      return s.ready.includes(e.seat)
        ? { ...s, stirred: s.stirred.filter((x) => x !== e.seat) }
        : { ...s, ready: withOne(s.ready, e.seat) };
    case "phaseBegan":
      return { ...s, phase: e.phase, round: e.round, ready: [], stirred: [], deadline: null };
    case "deadlineSet":
      return { ...s, deadline: e.at };
    case "paused":
      return { ...s, paused: true, deadline: null };
    case "resumed":
      return { ...s, paused: false };
    case "said":
      return { ...s, counters: put({ ...s.counters }, e.channel, e.n) };
    case "offerTabled": {
      const key = audienceInId(e.offer.id);
      return {
        ...s,
        offers: withOne(s.offers, e.offer),
        counters: put({ ...s.counters }, key, (s.counters[key] ?? 0) + 1),
        // A new offer is a new reason to stay in the talks. `ready` itself stays: others must not read the offer off it.
        stirred: s.ready.filter((seat) => s.stirred.includes(seat) || e.offer.to.includes(partyOf(seat))),
      };
    }
    case "offerAccepted":
      return withOffer(s, e.offer, (o) => ({ ...o, accepted: withOne(o.accepted, e.party) }));
    case "offerRejected":
      return withOffer(heard(s, e), e.offer, (o) => ({
        ...o,
        rejectedBy: withOne(o.rejectedBy, e.party),
        status: e.blind ? o.status : "rejected",
      }));
    case "offerClosed":
      return withOffer(s, e.offer, (o) => ({ ...o, status: e.how }));
    case "stood": {
      const { issue } = e.clause;
      const row = put({ ...s.standings[issue] }, e.party, e.clause);
      return { ...s, standings: put({ ...s.standings }, issue, row) };
    }
    case "stoodDown": {
      const rest: Record<string, Clause> = { ...s.standings[e.issue] };
      delete rest[e.party];
      return { ...s, standings: put({ ...s.standings }, e.issue, rest) };
    }
    case "capitalAnswered":
    case "ordersRevealed":
    case "conductKept":
      return s;
    case "instructed": {
      const capital = s.capitals[e.party];
      if (!capital) throw new Error(`no capital ${e.party}`);
      const limits = put({ ...capital.limits }, e.issue, e.allow);
      return { ...s, capitals: put({ ...s.capitals }, e.party, { ...capital, limits }) };
    }
    case "mediationAsked":
      return { ...s, mediation: withOne(s.mediation, { by: e.by, of: e.of }) };
    case "walkedOut":
      return { ...s, away: withOne(s.away, e.party) };
    case "returned":
      return { ...s, away: s.away.filter((p) => p !== e.party) };
    case "ruled":
      return { ...s, verdicts: put({ ...s.verdicts }, `${e.instrument}:${e.step}:${e.party}`, e.yes) };
    case "ordersSealed":
      return { ...s, ready: s.ready.includes(e.seat) ? s.ready : withOne(s.ready, e.seat) };
    case "ordersWritten":
      return { ...s, orders: put({ ...s.orders }, e.party, e.orders) };
    case "obligationEnded":
      return {
        ...s,
        obligations: s.obligations.map((o) => (o.id === e.obligation ? { ...o, state: e.state } : o)),
      };
    case "recorded":
      return { ...s, record: withOne(s.record, e.entry) };
    case "accused":
      return { ...s, accusations: withOne(s.accusations, e.accusation) };
    case "accusationAnswered":
      return { ...s, accusations: s.accusations.filter((a) => a.id !== e.accusation) };
    case "frontMoved": {
      const control = s.world.control.slice();
      const occupied = s.world.occupied.slice();
      for (const [region, share] of e.control) {
        control[region] = share;
        if (share > 0.05) occupied[region] = true;
      }
      return { ...s, world: { ...s.world, control, occupied, drift: e.drift } };
    }
    case "sidesChanged":
      return {
        ...s,
        world: {
          ...s.world,
          sides: e.sides,
          losses: e.losses,
          civilianHarm: e.civilianHarm,
          quiet: e.quiet,
          fortification: e.fortification,
        },
      };
    case "opinionMoved":
      return { ...s, world: { ...s.world, opinion: e.opinion } };
    case "supportMoved":
      return {
        ...s,
        world: { ...s.world, aid: e.aid, sanctions: e.sanctions, sanctionsAge: e.sanctionsAge, grid: e.grid },
      };
    case "shockFell":
      return { ...s, shocks: put({ ...s.shocks }, e.shock, s.round) };
    case "capitalChanged":
      return { ...s, capitals: put({ ...s.capitals }, e.capital.party, e.capital) };
    case "lockMoved":
      return { ...s, locks: put({ ...s.locks }, e.lock, e.closed) };
    case "applied":
      return { ...s, applied: withOne(s.applied, e.application) };
    case "lineTaken":
      return { ...s, lines: withOne(s.lines, { party: e.party, round: s.round, line: e.line }) };
    case "instrumentInitialled":
      return { ...s, instruments: withOne(s.instruments, e.instrument) };
    case "capitalConfirmed":
      return e.yes
        ? withInstrument(s, e.instrument, (i) => ({ ...i, confirmed: withOne(i.confirmed, e.party) }))
        : s;
    case "instrumentMoved":
      return withInstrument(s, e.instrument, (i) => ({
        ...i,
        stage: e.stage,
        since: s.round,
        failedBy: e.failedBy,
        failedAt: e.failedAt,
      }));
    case "ratified":
      return withInstrument(s, e.instrument, (i) => ({ ...i, ratifiedBy: withOne(i.ratifiedBy, e.party) }));
    case "stepsMoved":
      return withInstrument(s, e.instrument, (i) => ({ ...i, steps: e.steps }));
    case "obligationsBegan":
      return { ...s, obligations: [...s.obligations, ...e.obligations] };
    case "tracked":
      // The round is over: sealed orders become the standing ones.
      return {
        ...s,
        track: withOne(s.track, e.point),
        lastOrders: { ...s.lastOrders, ...s.orders },
        orders: {},
        verdicts: {},
      };
    case "luckSpent": {
      const luck = { ...s.luck };
      for (const [stream, generator] of e.luck) luck[stream] = generator;
      return { ...s, luck };
    }
    case "matchEnded":
      return { ...s, result: e.result };
    case "branched": {
      const from = e.changed ? patched(s, e.changed) : s;
      return {
        ...from,
        header: { ...from.header, match: e.match, ...e.luck },
        luck: e.luck ? luckOf(e.luck.seed) : from.luck,
        deadline: null,
        paused: false,
        // In orders it says whose are sealed, and those stay so.
        ready: from.phase === "orders" ? from.ready : [],
        stirred: [],
      };
    }
  }
}

/** The state after all `events`, in order. */
export function applyAll(state: MatchState, events: readonly Event[]): MatchState {
  let s = state;
  for (const e of events) s = apply(s, e);
  return s;
}

/** `list` and one more behind it, in as much room as they take: matches keep what they grow for as long as they live. */
function withOne<T>(list: readonly T[], one: T): readonly T[] {
  const longer = new Array<T>(list.length + 1);
  for (let i = 0; i < list.length; i++) longer[i] = list[i] as T;
  longer[list.length] = one;
  return longer;
}

/** `value` at `key` of a copy just made: a computed key in a literal is defined by the engine's slowest way. */
function put<V>(copy: Record<string, V>, key: string, value: V): Record<string, V> {
  copy[key] = value;
  return copy;
}

/** What a refusal says about a mandate stays known to those who heard it. Behind a blind proposal nobody hears. */
function heard(s: MatchState, e: Extract<Event, { type: "offerRejected" }>): MatchState {
  if (e.blind || e.because?.code !== "beyondMandate") return s;
  const issue = e.because.with?.issue;
  const clause = s.offers.find((o) => o.id === e.offer)?.clauses.find((c) => c.issue === issue);
  if (!clause) return s;
  const isKnown = s.ruledOut.some(
    (r) =>
      r.by === e.party &&
      sameClause(r.clause, clause) &&
      e.audience.every((party) => r.heardBy.includes(party)),
  );
  return isKnown ? s : { ...s, ruledOut: withOne(s.ruledOut, { by: e.party, clause, heardBy: e.audience }) };
}

const withOffer = (s: MatchState, id: string, change: (o: Offer) => Offer): MatchState => ({
  ...s,
  offers: s.offers.map((o) => (o.id === id ? change(o) : o)),
});

const withInstrument = (s: MatchState, id: string, change: (i: Instrument) => Instrument): MatchState => ({
  ...s,
  instruments: s.instruments.map((i) => (i.id === id ? change(i) : i)),
});
