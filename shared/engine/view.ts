/**
 * What one viewer may know, built up from named pieces: nothing is ever copied and then cut. Pieces that all
 * viewers share are made once per state, so a table of six costs little more than one.
 */
import { sheetOf } from "./capital.ts";
import { type IssueId, type LockId, type OptionId, type PartyId, partyOf } from "./ids.ts";
import { menuFor } from "./legal.ts";
import { lookup } from "./lookup.ts";
import { round } from "./math.ts";
import { agreedOn } from "./offers.ts";
import { standingOrders } from "./orders.ts";
import { instrumentFor, offerFor } from "./see.ts";
import type { Capital, Clause, Line, MatchState, Occupant, Offer, Orders, Side, Support } from "./state.ts";
import { closedBy } from "./talks.ts";
import { trust } from "./trust.ts";
import type { Mine, SeatView, SideView, TrustView, View, Viewer, WorldView } from "./viewTypes.ts";
import { occupiedShare } from "./world.ts";

/** Everything `viewer` may know of `state`, with the menu of what it may do. */
export function viewFor(state: MatchState, viewer: Viewer): View {
  const shared = sharedPart(state);
  return {
    ...shared,
    who: viewer,
    seats: seatsFor(state, viewer, shared.seats),
    offers: perAudience(state.offers, offerPieces, `${state.round} ${audienceOf(viewer)}`, () =>
      offersFor(state, viewer),
    ),
    instruments: perAudience(state.instruments, instrumentPieces, audienceOf(viewer), () =>
      Object.fromEntries(state.instruments.map((i) => [i.id, instrumentFor(i, viewer)])),
    ),
    mine: viewer.kind === "seats" ? mineFor(state, viewer.party) : null,
    menu: menuFor(state, viewer),
  };
}

/** True when no view of `after` can differ from the same viewer's view of `before`: no part that views show has moved. */
export function looksAlike(before: MatchState, after: MatchState): boolean {
  for (const part in after) {
    if (part === "counters" || part === "luck") continue;
    if (after[part as keyof MatchState] !== before[part as keyof MatchState]) return false;
  }
  return true;
}

type Shared = Omit<View, "who" | "offers" | "instruments" | "mine" | "menu">;
const sharedParts = new WeakMap<MatchState, Shared>();

function sharedPart(state: MatchState): Shared {
  const known = sharedParts.get(state);
  if (known) return known;
  const { header } = state;
  const made: Shared = {
    match: header.match,
    seedHash: header.seedHash,
    seed: state.phase === "ended" ? header.seed : null,
    phase: state.phase,
    round: state.round,
    deadline: state.deadline,
    paused: state.paused,
    seats: seatViews(state),
    parties: partyViews(state),
    standings: state.standings,
    agreed: piece(state.standings, agreedPieces, () => agreedView(state)),
    closed: piece(state.locks, closedPieces, () => closedView(state)),
    obligations: piece(state.obligations, obligationPieces, () =>
      Object.fromEntries(state.obligations.map((o) => [o.id, o])),
    ),
    accusations: piece(state.accusations, accusationPieces, () =>
      Object.fromEntries(state.accusations.map((a) => [a.id, a])),
    ),
    locks: state.locks,
    lines: piece(state.lines, linePieces, () => linesView(state)),
    support: piece(state.lastOrders, supportPieces, () => supportView(state)),
    mediation: piece(state.mediation, mediationPieces, () => state.mediation.map((m) => `${m.by}>${m.of}`)),
    trust: trustView(state),
    world: piece(state.world, worldPieces, () => worldView(state)),
    track: state.track,
    shocks: state.shocks,
    result: state.result,
  };
  sharedParts.set(state, made);
  return made;
}

/** A piece that depends on one part of the state only: made again when that part is another object. */
function piece<K extends object, V>(key: K, pieces: WeakMap<object, unknown>, make: () => V): V {
  const known = pieces.get(key);
  if (known !== undefined) return known as V;
  const made = make();
  pieces.set(key, made);
  return made;
}
const agreedPieces = new WeakMap<object, unknown>();
const closedPieces = new WeakMap<object, unknown>();
const obligationPieces = new WeakMap<object, unknown>();
const accusationPieces = new WeakMap<object, unknown>();
const linePieces = new WeakMap<object, unknown>();
const supportPieces = new WeakMap<object, unknown>();
const mediationPieces = new WeakMap<object, unknown>();
const worldPieces = new WeakMap<object, unknown>();
const trustPieces = new WeakMap<object, { round: number; view: Readonly<Record<string, TrustView>> }>();

const seatPieces = new WeakMap<
  object,
  { seats: MatchState["seats"]; views: Readonly<Record<string, SeatView>> }
>();

function seatViews(state: MatchState): Readonly<Record<string, SeatView>> {
  const known = seatPieces.get(state.ready);
  if (known && known.seats === state.seats) return known.views;
  const views: Record<string, SeatView> = {};
  for (const seat of lookup(state.header.scenario).seats)
    views[seat] = seatView(state.seats[seat] ?? VACANT, state.ready.includes(seat));
  seatPieces.set(state.ready, { seats: state.seats, views });
  return views;
}

const VACANT: Occupant = { kind: "empty" };
const occupantPieces = new WeakMap<Occupant, { readonly ready: SeatView; readonly waiting: SeatView }>();

function seatView(o: Occupant, isReady: boolean): SeatView {
  let known = occupantPieces.get(o);
  if (!known) {
    const waiting: SeatView = {
      kind: o.kind,
      name: o.kind === "person" ? o.name : null,
      policy: o.kind === "bot" ? o.policy : null,
      ready: false,
    };
    known = { ready: { ...waiting, ready: true }, waiting };
    occupantPieces.set(o, known);
  }
  return isReady ? known.ready : known.waiting;
}

/** A stirred seat looks ready to everybody but its own delegation: else others could read a hidden offer off it. */
function seatsFor(state: MatchState, viewer: Viewer, views: View["seats"]): View["seats"] {
  const own = state.stirred.filter(
    (s) => viewer.kind === "facilitator" || (viewer.kind === "seats" && partyOf(s) === viewer.party),
  );
  return own.length === 0
    ? views
    : {
        ...views,
        ...Object.fromEntries(own.map((s) => [s, seatView(state.seats[s] ?? VACANT, false)])),
      };
}

/** Who sees the same papers: a delegation, the gallery or the facilitator. */
const audienceOf = (viewer: Viewer): string => (viewer.kind === "seats" ? viewer.party : `:${viewer.kind}`);

/** A piece that depends on one part of the state and on who looks. */
function perAudience<V>(
  part: object,
  pieces: WeakMap<object, Map<string, V>>,
  key: string,
  make: () => V,
): V {
  let made = pieces.get(part);
  if (!made) {
    made = new Map();
    pieces.set(part, made);
  }
  let known = made.get(key);
  if (known === undefined) {
    known = make();
    made.set(key, known);
  }
  return known;
}
const instrumentPieces = new WeakMap<object, Map<string, View["instruments"]>>();
const offerPieces = new WeakMap<object, Map<string, View["offers"]>>();

type PartyView = View["parties"][string];
const PARTY_VIEWS: readonly PartyView[] = [0, 1, 2, 3].map((n) => ({ away: n % 2 === 1, sealed: n > 1 }));
const partyPieces = new WeakMap<object, { away: MatchState["away"]; views: View["parties"] }>();

function partyViews(state: MatchState): View["parties"] {
  const known = partyPieces.get(state.orders);
  if (known && known.away === state.away) return known.views;
  const views: Record<PartyId, PartyView> = {};
  for (const party of lookup(state.header.scenario).parties)
    views[party] = PARTY_VIEWS[
      (state.away.includes(party) ? 1 : 0) + (state.orders[party] !== undefined ? 2 : 0)
    ] as PartyView;
  partyPieces.set(state.orders, { away: state.away, views });
  return views;
}

function agreedView(state: MatchState): Readonly<Record<IssueId, Clause>> {
  const agreed: Record<IssueId, Clause> = {};
  for (const issue of state.header.scenario.issues) {
    const clause = agreedOn(state, issue.id);
    if (clause) agreed[issue.id] = clause;
  }
  return agreed;
}

function closedView(state: MatchState): View["closed"] {
  const closed: Record<IssueId, Record<OptionId, LockId | null>> = {};
  for (const issue of state.header.scenario.issues)
    for (const option of issue.options) {
      const lock = closedBy(state, issue.id, option.id);
      if (lock !== null)
        closed[issue.id] = { ...closed[issue.id], [option.id]: lock === "scenario" ? null : lock };
    }
  return closed;
}

function linesView(state: MatchState): View["lines"] {
  const lines: Record<PartyId, { round: number; line: Line }> = {};
  for (const l of state.lines) lines[l.party] = { round: l.round, line: l.line };
  return lines;
}

function supportView(state: MatchState): Readonly<Record<PartyId, Support>> {
  const support: Record<PartyId, Support> = {};
  for (const party of Object.keys(state.lastOrders)) {
    const s = state.lastOrders[party]?.support;
    if (s) support[party] = s;
  }
  return support;
}

function trustView(state: MatchState): Readonly<Record<string, TrustView>> {
  const known = trustPieces.get(state.record);
  if (known && known.round === state.round) return known.view;
  const view: Record<string, TrustView> = {};
  const { parties } = lookup(state.header.scenario);
  for (const a of parties)
    for (const b of parties) {
      if (a === b) continue;
      const t = trust(state, a, b, null);
      view[`${a}>${b}`] = { score: round(t.score * 100), sd: round(t.sd * 100) };
    }
  trustPieces.set(state.record, { round: state.round, view });
  return view;
}

const toFive = (x: number): number => Math.floor(x / 5 + 0.5) * 5;

function worldView(state: MatchState): WorldView {
  const { scenario } = state.header;
  const w = state.world;
  const side = (s: Side): SideView => ({
    manpower: toFive(s.manpower),
    materiel: toFive(s.materiel),
    exhaustion: {
      manpower: round(s.exhaustion.manpower * 100),
      economy: round(s.exhaustion.economy * 100),
      society: round(s.exhaustion.society * 100),
    },
    posture: s.posture,
  });
  return {
    control: w.control.map((c) => round(c * 1000)),
    occupied: round(occupiedShare(scenario, w.control) * 1000),
    drift: round(w.drift * 1000),
    sides: Object.fromEntries(w.sides.map((s) => [s.party, side(s)])),
    opinion: Object.fromEntries(
      w.opinion.map((o) => [
        o.party,
        {
          injustice: round(o.injustice * 100),
          fatigue: round(o.fatigue * 100),
          optimism: round(o.optimism * 100),
          willing: round(o.willing * 100),
        },
      ]),
    ),
    grid: round(w.grid * 100),
    sanctions: round(w.sanctions),
    aid: Object.fromEntries(
      scenario.world.aid.map((f, i) => [`${f.from}>${f.to}`, round(w.aid[i]?.perWeek ?? 0, 1)]),
    ),
  };
}

/** Closed offers older than this many rounds are left to the log. */
const OFFER_MEMORY = 1;

function offersFor(state: MatchState, viewer: Viewer): View["offers"] {
  const offers: Record<string, Offer> = {};
  for (const offer of state.offers) {
    if (offer.status !== "open" && offer.round < state.round - OFFER_MEMORY) continue;
    const seen = offerFor(offer, viewer);
    if (seen) offers[offer.id] = seen;
  }
  return offers;
}

interface MinePiece {
  readonly capital: Capital | undefined;
  readonly orders: Orders | undefined;
  readonly lastOrders: MatchState["lastOrders"];
  readonly obligations: MatchState["obligations"];
  readonly mine: Mine;
}
const minePieces = new WeakMap<Mine["sheet"], MinePiece>();

function mineFor(state: MatchState, party: PartyId): Mine {
  const sheet = sheetOf(state, party);
  const { lastOrders, obligations } = state;
  const capital = state.capitals[party];
  const orders = state.orders[party];
  const known = minePieces.get(sheet);
  if (
    known &&
    known.capital === capital &&
    known.orders === orders &&
    known.lastOrders === lastOrders &&
    known.obligations === obligations
  )
    return known.mine;
  const mine: Mine = {
    party,
    sheet,
    war: { worth: sheet.reservation, optimism: round(capital?.optimism ?? 0, 1) },
    orders: orders ?? null,
    standingOrders: standingOrders(state, party),
    redLines: capital?.redLines.map((r) => ({ issue: r.issue, option: r.option })) ?? [],
    pledge: capital?.pledge ?? 0,
  };
  minePieces.set(sheet, { capital, orders, lastOrders, obligations, mine });
  return mine;
}
