/** The menu: what a viewer may do now. Built from the same reasons-not-to that the rules use, so it never offers what they refuse. */

import { type ChannelKey, type OfferId, type PartyId, partyOf, type SeatId, seatOf } from "../ids.ts";
import { once, remembered } from "../memo.ts";
import type { Part } from "../parts.ts";
import { type Piece, type Pieces, partsBehind, piece, renewing, whole } from "../pieces.ts";
import { lookup } from "../scenario/lookup.ts";
import type { MatchState, Offer } from "../state.ts";
import type { Menu, Viewer } from "../view/viewTypes.ts";
import { isReady, isWaitedFor, ordersSeat } from "./actors.ts";
import { channelsOf } from "./channels.ts";
import { awaitingRuling } from "./consent.ts";
import {
  accusedOf,
  applicationsOf,
  locksToDrop,
  locksToRaise,
  mayDeny,
  posturesOf,
  runningOf,
  supportOf,
} from "./orders.ts";
import {
  lapseRange,
  mediatorsFor,
  whyNotAddress,
  whyNotAnswer,
  whyNotClauses,
  whyNotHead,
  whyNotTable,
  whyNotWithdraw,
} from "./talks.ts";

const NONE: readonly string[] = [];

/** The delegation that may act now, or null: for others, after the end, and while the clock stands still there is nothing to do. */
const acting = (state: MatchState, viewer: Viewer): Delegation | null =>
  viewer.kind === "seats" && state.phase !== "ended" && !state.paused ? viewer : null;
type Delegation = Extract<Viewer, { kind: "seats" }>;

const holds = (delegation: Delegation | null, role: "head" | "capital"): boolean =>
  delegation?.seats.includes(seatOf(delegation.party, role)) === true;

/** The party whose head may act in the talks now, or null. */
function talking(state: MatchState, viewer: Viewer): PartyId | null {
  const delegation = acting(state, viewer);
  return delegation && state.phase === "talks" && holds(delegation, "head") ? delegation.party : null;
}

/** The same, unless its head has walked out. Most pieces of a menu ask. */
const atTable = once((state: MatchState, viewer: Viewer): PartyId | null => {
  const party = talking(state, viewer);
  return party && whyNotHead(state, { seat: seatOf(party, "head"), party, role: "head" }) === null
    ? party
    : null;
});

const facilitates = (state: MatchState, viewer: Viewer): boolean =>
  viewer.kind === "facilitator" && state.phase !== "ended";

/** Does the delegation still owe the orders of this round, and sits there who seals them? */
export function maySeal(state: MatchState, viewer: Viewer): boolean {
  const delegation = acting(state, viewer);
  return (
    delegation !== null &&
    state.phase === "orders" &&
    state.orders[delegation.party] === undefined &&
    delegation.seats.some((seat) => seat === ordersSeat(state, delegation.party))
  );
}

/** The party of a delegation that looks; empty for anybody else, which is nobody's. */
export const delegated = (viewer: Viewer): PartyId => (viewer.kind === "seats" ? viewer.party : "");

/** What a delegation that may seal its orders may put into them, piece by piece. */
export const SEAL: Pieces<NonNullable<Menu["seal"]>> = {
  postures: piece([], (s, viewer) => posturesOf(s, delegated(viewer))),
  conduct: piece(["obligations"], (s, viewer) => runningOf(s, delegated(viewer)).map((o) => o.id)),
  accusations: piece(["accusations"], (s, viewer) => accusedOf(s, delegated(viewer))),
  deny: piece(["accusations", "obligations", "record"], (s, viewer) =>
    accusedOf(s, delegated(viewer)).filter((a) => mayDeny(s, a)),
  ),
  support: piece([], (s, viewer) => supportOf(s, delegated(viewer))),
  raise: piece(["locks"], (s, viewer) => locksToRaise(s, delegated(viewer))),
  drop: piece(["locks"], (s, viewer) => locksToDrop(s, delegated(viewer))),
  apply: piece(["applied", "locks"], (s, viewer) => applicationsOf(s, delegated(viewer))),
};

const sealAgain = renewing(SEAL);

/** What decides who may act: in the match, and at its table. */
const ACTING = ["phase", "paused"] as const satisfies readonly Part[];
const AT_TABLE = [...ACTING, "away"] as const satisfies readonly Part[];

/** A piece for the delegation whose head may act in the talks now; `none` for anybody else. */
const whileAtTable = <V>(
  parts: readonly Part[],
  none: V,
  make: (s: MatchState, party: PartyId) => NoInfer<V>,
): Piece<V> =>
  piece([...AT_TABLE, ...parts], (s, viewer) => {
    const party = atTable(s, viewer);
    return party === null ? none : make(s, party);
  });

/** What a viewer may do, piece by piece. A delegation's seats share one menu; each entry is for the seat whose role it needs. */
export const MENU: Pieces<Menu> = {
  take: piece(["phase", "seats"], (s, viewer) =>
    viewer.kind === "facilitator" || s.phase === "ended" ? NONE : freeSeats(s, viewer),
  ),
  leave: piece(["phase"], (s, viewer) =>
    viewer.kind === "seats" && s.phase !== "ended" ? viewer.seats : NONE,
  ),
  ready: piece(
    [...ACTING, "ready", "stirred", "seats"],
    (s, viewer) =>
      (s.phase === "briefing" || s.phase === "talks") &&
      acting(s, viewer)?.seats.some((seat) => !isReady(s, seat) && isWaitedFor(s, seat)) === true,
  ),
  say: piece([], (s, viewer) => (viewer.kind === "seats" ? wordsOf(s, viewer.seats) : NONE)),
  offer: whileAtTable<Menu["offer"]>(["away", "locks", "offers", "round"], null, offerMenu),
  accept: whileAtTable(["locks", "offers"], NONE, (s, party) =>
    idsOf(answerable(s, party).filter((o) => whyNotClauses(s, o.clauses) === null)),
  ),
  reject: whileAtTable(["offers"], NONE, (s, party) => idsOf(answerable(s, party))),
  withdraw: whileAtTable(["offers"], NONE, (s, party) =>
    idsOf(
      s.offers.filter(
        (o) => o.status === "open" && !o.to.includes(party) && whyNotWithdraw(s, party, o.id) === null,
      ),
    ),
  ),
  stand: whileAtTable([], false, () => true),
  standDown: whileAtTable(["standings"], NONE, (s, party) =>
    Object.keys(s.standings).filter((i) => s.standings[i]?.[party] !== undefined),
  ),
  askCapital: piece(ACTING, (s, viewer) => holds(acting(s, viewer), "head")),
  askMediation: whileAtTable(["mediation"], NONE, mediatorsFor),
  walkOut: whileAtTable([], false, () => true),
  returnToTable: piece(AT_TABLE, (s, viewer) => {
    const party = talking(s, viewer);
    return party !== null && s.away.includes(party);
  }),
  instruct: piece(ACTING, (s, viewer) => holds(acting(s, viewer), "capital")),
  rule: piece([...ACTING, "instruments", "round"], (s, viewer) => {
    const delegation = acting(s, viewer);
    return delegation && holds(delegation, "capital") ? awaitingRuling(s, delegation.party) : [];
  }),
  seal: piece(
    [...ACTING, "orders", "seats", partsBehind(SEAL)],
    (s, viewer) => (maySeal(s, viewer) ? whole(SEAL, s, viewer) : null),
    (was, moved, s, viewer) =>
      !maySeal(s, viewer) ? null : was ? sealAgain(was, moved, s, viewer) : whole(SEAL, s, viewer),
  ),
  inject: piece(["phase", "shocks"], (s, viewer) =>
    facilitates(s, viewer)
      ? s.header.scenario.shocks.filter((x) => !x.memorial && s.shocks[x.id] === undefined).map((x) => x.id)
      : NONE,
  ),
  moveOn: piece(ACTING, (s, viewer) => facilitates(s, viewer) && !s.paused),
  pause: piece(ACTING, (s, viewer) => facilitates(s, viewer) && !s.paused),
  resume: piece(ACTING, (s, viewer) => facilitates(s, viewer) && s.paused),
};

const wordsOf = (state: MatchState, seats: readonly SeatId[]): readonly ChannelKey[] =>
  seats.length === 1
    ? channelsOf(state.header.scenario, seats[0] as SeatId)
    : [...new Set(seats.flatMap((s) => channelsOf(state.header.scenario, s)))];

const freePieces = new WeakMap<MatchState["seats"], Map<PartyId | null, readonly SeatId[]>>();

/** Made once per delegation and seating: views that share it are told apart faster. */
function freeSeats(state: MatchState, viewer: Viewer): readonly SeatId[] {
  const party = viewer.kind === "seats" ? viewer.party : null;
  let pieces = freePieces.get(state.seats);
  if (!pieces) {
    pieces = new Map();
    freePieces.set(state.seats, pieces);
  }
  let free = pieces.get(party);
  if (!free) {
    free = lookup(state.header.scenario).seats.filter(
      (s) => state.seats[s]?.kind !== "person" && (party === null || partyOf(s) === party),
    );
    pieces.set(party, free);
  }
  return free;
}

const idsOf = (offers: readonly Offer[]): readonly OfferId[] => offers.map((o) => o.id);

/** Open offers to which `party` may say yes or no. */
const answerable = once((state: MatchState, party: PartyId): readonly Offer[] =>
  state.offers.filter((o) => o.status === "open" && o.to.includes(party) && whyNotAnswer(o, party) === null),
);

/** Whom a delegation may address now. */
const addressees = remembered(
  [(s) => s.away, (s) => s.locks],
  (state, party: PartyId): readonly PartyId[] =>
    lookup(state.header.scenario).parties.filter(
      (p) => p !== party && whyNotAddress(state, party, p) === null,
    ),
  (party) => party,
);

function offerMenu(state: MatchState, party: PartyId): Menu["offer"] {
  const { scenario } = state.header;
  const tables = lookup(scenario);
  const to = addressees(state, party);
  if (to.length === 0 || whyNotTable(state, party)) return null;
  const mediates = tables.party[party]?.role === "mediator";
  const binds = scenario.treaty.principals.every((p) => p === party || to.includes(p));
  return {
    to,
    forms: binds ? ["terms", "communique", "agreement"] : ["terms"],
    lapses: lapseRange(state),
    blind: mediates,
    mediates,
  };
}
