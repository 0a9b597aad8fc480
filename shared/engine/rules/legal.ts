/** The menu: what a viewer may do now. Built from the same reasons-not-to that the rules use, so it never offers what they refuse. */

import { type PartyId, partyOf, type SeatId, seatOf } from "../ids.ts";
import { lookup } from "../scenario/lookup.ts";
import type { MatchState } from "../state.ts";
import type { Menu, Viewer } from "../view/viewTypes.ts";
import { type Actor, isReady, isWaitedFor, ordersSeat } from "./actors.ts";
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

const NOTHING: Menu = {
  take: [],
  leave: [],
  ready: false,
  say: [],
  offer: null,
  accept: [],
  reject: [],
  withdraw: [],
  stand: false,
  standDown: [],
  askCapital: false,
  askMediation: [],
  walkOut: false,
  returnToTable: false,
  instruct: false,
  rule: [],
  seal: null,
  inject: [],
  pause: false,
  resume: false,
};

/** What `viewer` may do in `state`. A delegation's seats share one menu; each entry is for the seat whose role it needs. */
export function menuFor(state: MatchState, viewer: Viewer): Menu {
  if (viewer.kind === "facilitator") return facilitatorMenu(state);
  const free = state.phase === "ended" ? [] : freeSeats(state, viewer);
  if (viewer.kind === "spectator") return free.length === 0 ? NOTHING : { ...NOTHING, take: free };
  const { party, seats } = viewer;
  const only = seats.length === 1 ? (seats[0] as SeatId) : null;
  const say =
    only === null
      ? [...new Set(seats.flatMap((s) => channelsOf(state.header.scenario, s)))]
      : channelsOf(state.header.scenario, only);
  if (state.phase === "ended") return { ...NOTHING, say };
  if (state.paused) return { ...NOTHING, take: free, leave: seats, say };
  const capital = seats.includes(seatOf(party, "capital"));
  const head = seats.includes(seatOf(party, "head"));
  const talks = state.phase === "talks" && head ? talksMenu(state, party) : null;
  return {
    ...NOTHING,
    take: free,
    leave: seats,
    say,
    ready:
      (state.phase === "briefing" || state.phase === "talks") &&
      seats.some((s) => !isReady(state, s) && isWaitedFor(state, s)),
    instruct: capital,
    rule: capital ? awaitingRuling(state, party) : NOTHING.rule,
    askCapital: head,
    seal:
      state.phase === "orders" &&
      state.orders[party] === undefined &&
      seats.some((s) => s === ordersSeat(state, party))
        ? sealMenu(state, party)
        : null,
    ...talks,
  };
}

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

function talksMenu(state: MatchState, party: PartyId): Partial<Menu> {
  const { scenario } = state.header;
  const tables = lookup(scenario);
  const actor: Actor = { seat: seatOf(party, "head"), party, role: "head" };
  if (whyNotHead(state, actor)) return { returnToTable: state.away.includes(party) };
  const to = tables.parties.filter((p) => p !== party && whyNotAddress(state, party, p) === null);
  const mediates = tables.party[party]?.role === "mediator";
  const principals = scenario.treaty.principals;
  const binds = principals.every((p) => p === party || to.includes(p));
  const accept: string[] = [];
  const reject: string[] = [];
  const withdraw: string[] = [];
  for (const o of state.offers) {
    if (o.status !== "open") continue;
    if (o.to.includes(party)) {
      if (whyNotAnswer(state, party, o.id) !== null) continue;
      reject.push(o.id);
      if (whyNotClauses(state, o.clauses) === null) accept.push(o.id);
    } else if (whyNotWithdraw(state, party, o.id) === null) withdraw.push(o.id);
  }
  return {
    offer:
      to.length === 0 || whyNotTable(state, party)
        ? null
        : {
            to,
            forms: binds ? ["terms", "communique", "agreement"] : ["terms"],
            lapses: lapseRange(state),
            blind: mediates,
            mediates,
          },
    accept,
    reject,
    withdraw,
    stand: true,
    standDown: Object.keys(state.standings).filter((i) => state.standings[i]?.[party] !== undefined),
    askMediation: mediatorsFor(state, party),
    walkOut: true,
  };
}

function sealMenu(state: MatchState, party: PartyId): Menu["seal"] {
  return {
    postures: posturesOf(state, party),
    conduct: runningOf(state, party).map((o) => o.id),
    accusations: accusedOf(state, party),
    deny: accusedOf(state, party).filter((a) => mayDeny(state, a)),
    support: supportOf(state, party),
    raise: locksToRaise(state, party),
    drop: locksToDrop(state, party),
    apply: applicationsOf(state, party),
  };
}

function facilitatorMenu(state: MatchState): Menu {
  if (state.phase === "ended") return NOTHING;
  return {
    ...NOTHING,
    inject: state.header.scenario.shocks.filter((s) => state.shocks[s.id] === undefined).map((s) => s.id),
    pause: !state.paused,
    resume: state.paused,
  };
}
