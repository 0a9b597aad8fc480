/**
 * The pieces of a view: what one viewer may know of each part of a match, built up by name. Nothing is ever copied
 * and then cut. A piece is made again only when the part that it shows has moved.
 */

import { type IssueId, type LockId, type OptionId, type PartyId, partyOf, type SeatId } from "../ids.ts";
import { round } from "../math.ts";
import { remembered } from "../memo.ts";
import { type Pieces, partsBehind, piece, renewing, whole } from "../pieces.ts";
import { delegated, MENU } from "../rules/legal.ts";
import { agreedOn } from "../rules/offers.ts";
import { standingOrders } from "../rules/orders.ts";
import { closedBy } from "../rules/talks.ts";
import { lookup } from "../scenario/lookup.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Clause, Line, MatchState, Occupant, Offer, Side, Support } from "../state.ts";
import { sheetOf } from "../world/capital.ts";
import { trust } from "../world/trust.ts";
import { occupiedShare } from "../world/world.ts";
import { instrumentFor, offerFor } from "./see.ts";
import type { Mine, SeatView, SideView, TrustView, View, Viewer, WorldView } from "./viewTypes.ts";

/** Who sits where, as everybody sees it, before anybody is ready. */
const waitingSeats = remembered([(s) => s.seats], (state) => {
  const views: Record<string, SeatView> = {};
  for (const seat of lookup(state.header.scenario).seats)
    views[seat] = seatView(state.seats[seat] ?? VACANT, false);
  return views;
});

/** Who sits where, and who is ready. */
const seatViews = remembered([(s) => s.ready, (s) => s.seats], (state) => {
  const views = { ...waitingSeats(state) };
  for (const seat of state.ready) views[seat] = seatView(state.seats[seat] ?? VACANT, true);
  return views;
});

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
const seesStirred = (viewer: Viewer, seat: SeatId): boolean =>
  viewer.kind === "facilitator" || (viewer.kind === "seats" && partyOf(seat) === viewer.party);

function seatsFor(state: MatchState, viewer: Viewer): View["seats"] {
  const views = seatViews(state);
  if (state.stirred.length === 0) return views;
  const own = state.stirred.filter((s) => seesStirred(viewer, s));
  return own.length === 0
    ? views
    : {
        ...views,
        ...Object.fromEntries(own.map((s) => [s, seatView(state.seats[s] ?? VACANT, false)])),
      };
}

/** The same, seat by seat. */
export const seatPieces = (scenario: Scenario): Pieces<View["seats"]> =>
  Object.fromEntries(
    lookup(scenario).seats.map((seat) => [
      seat,
      piece(["seats", "ready", "stirred"], (s, viewer) =>
        seatView(
          s.seats[seat] ?? VACANT,
          s.ready.includes(seat) && !(s.stirred.includes(seat) && seesStirred(viewer, seat)),
        ),
      ),
    ]),
  );

/** Who sees the same papers: a delegation, the gallery or the facilitator. */
function audienceOf(viewer: Viewer): string {
  return viewer.kind === "seats" ? viewer.party : `:${viewer.kind}`;
}

type PartyView = View["parties"][string];
const PARTY_VIEWS: readonly PartyView[] = [0, 1, 2, 3].map((n) => ({ away: n % 2 === 1, sealed: n > 1 }));
function partyViews(state: MatchState): View["parties"] {
  const views: Record<PartyId, PartyView> = {};
  for (const party of lookup(state.header.scenario).parties)
    views[party] = PARTY_VIEWS[
      (state.away.includes(party) ? 1 : 0) + (state.orders[party] !== undefined ? 2 : 0)
    ] as PartyView;
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
  const view: Record<string, TrustView> = {};
  for (const { a, b, key } of lookup(state.header.scenario).pairs) view[key] = trust(state, a, b, null).shown;
  return view;
}

/** The same, pair by pair. */
export const trustPieces = (scenario: Scenario): Pieces<View["trust"]> =>
  Object.fromEntries(
    lookup(scenario).pairs.map(({ a, b, key }) => [
      key,
      piece(["record", "round"], (s) => trust(s, a, b, null).shown),
    ]),
  );

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
  const sides: Record<PartyId, SideView> = {};
  for (const s of w.sides) sides[s.party] = side(s);
  const opinion: Record<PartyId, WorldView["opinion"][PartyId]> = {};
  for (const o of w.opinion)
    opinion[o.party] = {
      injustice: round(o.injustice * 100),
      fatigue: round(o.fatigue * 100),
      optimism: round(o.optimism * 100),
      willing: round(o.willing * 100),
    };
  const aid: Record<string, number> = {};
  for (const [i, flow] of lookup(scenario).flows.entries()) aid[flow] = round(w.aid[i]?.perWeek ?? 0, 1);
  return {
    control: w.control.map((c) => round(c * 1000)),
    occupied: round(occupiedShare(scenario, w.control) * 1000),
    drift: round(w.drift * 1000),
    sides,
    opinion,
    grid: round(w.grid * 100),
    sanctions: round(w.sanctions),
    aid,
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

const ruledOutFor = (state: MatchState, viewer: Viewer): View["ruledOut"] =>
  viewer.kind === "facilitator"
    ? state.ruledOut
    : state.ruledOut.filter((r) => viewer.kind === "seats" && r.heardBy.includes(viewer.party));

/** What `sheetOf` is made of. */
const SHEET = ["capitals", "world", "record", "instruments", "round"] as const;

/** A delegation's own papers, piece by piece. */
export const MINE: Pieces<Mine> = {
  party: piece([], (_s, viewer) => delegated(viewer)),
  sheet: piece(SHEET, (s, viewer) => sheetOf(s, delegated(viewer))),
  war: piece(SHEET, (s, viewer) => ({
    worth: sheetOf(s, delegated(viewer)).reservation,
    optimism: round(s.capitals[delegated(viewer)]?.optimism ?? 0, 1),
  })),
  orders: piece(["orders"], (s, viewer) => s.orders[delegated(viewer)] ?? null),
  standingOrders: piece(["lastOrders", "obligations", "capitals"], (s, viewer) =>
    standingOrders(s, delegated(viewer)),
  ),
  redLines: piece(
    ["capitals"],
    (s, viewer) =>
      s.capitals[delegated(viewer)]?.redLines.map((r) => ({ issue: r.issue, option: r.option })) ?? [],
  ),
  pledge: piece(["capitals"], (s, viewer) => s.capitals[delegated(viewer)]?.pledge ?? 0),
  periods: piece(["capitals"], (s, viewer) =>
    s.capitals[delegated(viewer)]?.periods?.flatMap((p) => begun(s, delegated(viewer), p)),
  ),
};

const mineAgain = renewing(MINE);

function begun(state: MatchState, party: PartyId, of: { id: string; round: number }) {
  const period = lookup(state.header.scenario).sheet[party]?.periods?.find((p) => p.id === of.id);
  return period ? [{ ...period.since, round: of.round }] : [];
}

function byId<T extends { readonly id: string }>(list: readonly T[]): Readonly<Record<string, T>> {
  const found: Record<string, T> = {};
  for (const x of list) found[x.id] = x;
  return found;
}

type OwnKey = "who" | "seats" | "offers" | "ruledOut" | "instruments" | "mine" | "menu";

/** What everybody sees alike. */
export const SHARED: Pieces<Omit<View, OwnKey>> = {
  match: piece([], (s) => s.header.match),
  seedHash: piece([], (s) => s.header.seedHash),
  seed: piece(["phase"], (s) => (s.phase === "ended" ? s.header.seed : null)),
  phase: piece(["phase"], (s) => s.phase),
  round: piece(["round"], (s) => s.round),
  deadline: piece(["deadline"], (s) => s.deadline),
  paused: piece(["paused"], (s) => s.paused),
  parties: piece(["orders", "away"], remembered([(s) => s.orders, (s) => s.away], partyViews)),
  standings: piece(["standings"], (s) => s.standings),
  agreed: piece(["standings"], remembered([(s) => s.standings], agreedView)),
  closed: piece(["locks"], remembered([(s) => s.locks], closedView)),
  obligations: piece(
    ["obligations"],
    remembered([(s) => s.obligations], (s) => byId(s.obligations)),
  ),
  accusations: piece(
    ["accusations"],
    remembered([(s) => s.accusations], (s) => byId(s.accusations)),
  ),
  locks: piece(["locks"], (s) => s.locks),
  lines: piece(["lines"], remembered([(s) => s.lines], linesView)),
  support: piece(["lastOrders"], remembered([(s) => s.lastOrders], supportView)),
  mediation: piece(
    ["mediation"],
    remembered([(s) => s.mediation], (s) => s.mediation.map((m) => `${m.by}>${m.of}`)),
  ),
  trust: piece(["record", "round"], remembered([(s) => s.record, (s) => s.round], trustView)),
  world: piece(["world"], remembered([(s) => s.world], worldView)),
  track: piece(["track"], (s) => s.track),
  shocks: piece(["shocks"], (s) => s.shocks),
  result: piece(["result"], (s) => s.result),
};

/** What depends on who looks. */
export const OWN: Pieces<Pick<View, OwnKey>> = {
  who: piece([], (_s, viewer) => viewer),
  seats: piece(["seats", "ready", "stirred"], seatsFor),
  offers: piece(["offers", "round"], remembered([(s) => s.offers, (s) => s.round], offersFor, audienceOf)),
  ruledOut: piece(["ruledOut"], remembered([(s) => s.ruledOut], ruledOutFor, audienceOf)),
  instruments: piece(
    ["instruments"],
    remembered(
      [(s) => s.instruments],
      (s, viewer) => byId(s.instruments.map((i) => instrumentFor(i, viewer))),
      audienceOf,
    ),
  ),
  mine: piece(
    [partsBehind(MINE)],
    (s, viewer) => (viewer.kind === "seats" ? whole(MINE, s, viewer) : null),
    (was, moved, s, viewer) => was && mineAgain(was, moved, s, viewer),
  ),
  menu: piece([partsBehind(MENU)], (s, viewer) => whole(MENU, s, viewer), renewing(MENU)),
};
