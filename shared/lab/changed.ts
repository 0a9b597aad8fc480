/**
 * One notion of a change for checks and what-ifs: edits applied purely to a scenario, to a match that is under way, or
 * to the orders given from there on. Never touches what it is given; says in a closed code why a change does not fit.
 */
import type { Command } from "../engine/command.ts";
import { step } from "../engine/decide.ts";
import { partyOf, type SeatId, seatOf } from "../engine/ids.ts";
import { openMatch, restingOccupant } from "../engine/open.ts";
import { isRefusal } from "../engine/refusal.ts";
import { luckOf } from "../engine/rng.ts";
import { awaitingRuling } from "../engine/rules/consent.ts";
import type { Scenario } from "../engine/scenario/scenario.ts";
import type { Change, Edit, EditOf } from "../engine/scenario/scenarioChanges.ts";
import type { Capital, Clause, MatchState } from "../engine/state.ts";
import { edited, isUnfit, type Unfit, type UnfitCode } from "./edits.ts";

/** What offices order from a moment on, beside what their bots think of. */
export interface Script {
  readonly orders: readonly EditOf<"order">[];
  readonly rulings: readonly EditOf<"ruling">[];
  /** The round from which it holds. */
  readonly from: number;
}

/** A state to play on from, and what is ordered there. */
export interface Start {
  readonly state: MatchState;
  readonly script: Script | null;
}

/** Whether a prepared change fits a moment. */
export interface ChangeFit {
  readonly id: string;
  /** Can it be played out? Null: yes. */
  readonly played: UnfitCode | null;
  /** Can a branch begin with it? Null: yes. */
  readonly begun: UnfitCode | "scripted" | null;
}

/** The changed scenario; throws for edits that do not fit, for who has checked them before. */
export function changedScenario(scenario: Scenario, edits: readonly Edit[]): Scenario {
  const made = edited(scenario, edits);
  if (isUnfit(made)) throw new Error(`${scenario.id} has no ${made.what}`);
  return made;
}

/**
 * `state` as if every edit had been made there: what has happened stays, what an edit names is changed, and everything
 * that follows from the scenario follows from the changed one. Bots keep every seat. Without edits: the same match with
 * bots alone.
 */
export function startFrom(state: MatchState, edits: readonly Edit[]): Start | Unfit {
  if (state.phase === "ended") return { unfit: "ended", what: state.phase };
  const scenario = edited(state.header.scenario, edits);
  if (isUnfit(scenario)) return scenario;
  const fresh = isFresh(state);
  let next: MatchState = fresh
    ? openMatch({ ...state.header, scenario })
    : { ...withBots(state), header: { ...state.header, scenario } };
  for (const edit of edits) {
    const made = fresh ? next : patched(next, scenario, edit);
    if (isUnfit(made)) return made;
    next = made;
    if (edit.kind !== "shockFalls") continue;
    const fell = step(next, { kind: "facilitator" }, { type: "injectShock", shock: edit.shock });
    if (isRefusal(fell)) return { unfit: "tooLate", what: edit.shock };
    next = fell.state;
  }
  return { state: next, script: scriptOf(edits, state.round) };
}

/**
 * Whether a prepared change can be made at `state`: played out, and as the beginning of a table's branch. What offices
 * would be told to order is for roll-outs alone: at a table its people and bots decide.
 */
export function fitOf(state: MatchState, { id, edits }: Pick<Change, "id" | "edits">): ChangeFit {
  const made = startFrom(state, edits);
  return isUnfit(made)
    ? { id, played: made.unfit, begun: made.unfit }
    : { id, played: null, begun: made.script === null ? null : "scripted" };
}

/** Has nothing happened yet but people taking seats? */
const isFresh = (s: MatchState): boolean =>
  s.round === 1 && s.phase === "briefing" && s.offers.length === 0 && Object.keys(s.shocks).length === 0;

/** The same state with a seed of its own from here: every stream begins anew, so that two branches share all luck. */
export const withSeed = (state: MatchState, seed: string): MatchState => ({
  ...state,
  header: { ...state.header, seed },
  luck: luckOf(seed),
});

/** Everybody has left: bots at heads and in capitals, no clock, nothing sealed or said to be ready by a person. */
function withBots(state: MatchState): MatchState {
  const people = Object.keys(state.seats).filter((s) => state.seats[s]?.kind === "person");
  return {
    ...state,
    paused: false,
    deadline: null,
    ready: state.ready.filter((s) => !people.includes(s)),
    stirred: state.stirred.filter((s) => !people.includes(s)),
    seats: {
      ...state.seats,
      ...Object.fromEntries(people.map((s) => [s, restingOccupant(state.header.scenario, s)])),
    },
  };
}

function scriptOf(edits: readonly Edit[], from: number): Script | null {
  const orders = edits.filter((e) => e.kind === "order");
  const rulings = edits.filter((e) => e.kind === "ruling");
  return orders.length + rulings.length === 0 ? null : { orders, rulings, from };
}

/** What an edit changes in a state whose header holds the changed scenario already. */
function patched(s: MatchState, scenario: Scenario, edit: Edit): MatchState | Unfit {
  switch (edit.kind) {
    case "withoutShock":
    case "shockDate":
      return s.shocks[edit.shock] === undefined ? s : { unfit: "tooLate", what: edit.shock };
    case "withoutOption":
      return withoutClauses(s, edit.issue, (c) => c.option === edit.option);
    case "term": {
      const clause: Clause = {
        issue: edit.issue,
        option: edit.option,
        ...(edit.value === undefined ? {} : { value: edit.value }),
      };
      const freed = withoutClauses(
        s,
        edit.issue,
        (c) => c.option !== edit.option || c.value !== clause.value,
      );
      if (isUnfit(freed)) return freed;
      const { principals } = scenario.treaty;
      const capitals = { ...freed.capitals };
      for (const party of principals) {
        const capital = capitals[party];
        if (capital) capitals[party] = unbound(capital, edit.issue);
      }
      return {
        ...freed,
        capitals,
        standings: {
          ...freed.standings,
          [edit.issue]: Object.fromEntries(principals.map((party) => [party, clause])),
        },
      };
    }
    case "mandate": {
      // What was said of the old mandate is no longer true.
      const ruledOut = s.ruledOut.filter((r) => r.by !== edit.party || r.clause.issue !== edit.issue);
      return withCapital({ ...s, ruledOut }, edit.party, (c) => {
        const { [edit.issue]: _old, ...rest } = c.limits;
        return { ...c, limits: edit.allow === null ? rest : { ...rest, [edit.issue]: edit.allow } };
      });
    }
    case "breaches":
    case "withoutRecord":
      return {
        ...s,
        record: [...openMatch(s.header).record, ...s.record.filter((e) => e.round > 0)],
      };
    case "bot":
    case "role":
      return {
        ...s,
        seats: Object.fromEntries(
          Object.entries(s.seats).map(([seat, o]) => [
            seat,
            partyOf(seat) === edit.party && o.kind === "bot" ? restingOccupant(scenario, seat) : o,
          ]),
        ),
      };
    case "forces": {
      const [a, b] = s.world.sides;
      const scaled = (side: typeof a): typeof a =>
        side.party === edit.party
          ? { ...side, manpower: side.manpower * edit.times, materiel: side.materiel * edit.times }
          : side;
      return { ...s, world: { ...s.world, sides: [scaled(a), scaled(b)] } };
    }
    case "openLocks":
      return { ...s, locks: { ...s.locks, ...Object.fromEntries(edit.locks.map((l) => [l, false])) } };
    case "addLock":
      return { ...s, locks: { ...s.locks, [edit.lock.id]: edit.lock.closed } };
    case "aid":
      return {
        ...s,
        world: {
          ...s.world,
          aid: s.world.aid.map((flow, i) => {
            const of = scenario.world.aid[i];
            return of?.from === edit.from && of.to === edit.to
              ? { perWeek: flow.perWeek * edit.times, coming: flow.coming.map((x) => x * edit.times) }
              : flow;
          }),
        },
      };
    case "sanctions":
      return { ...s, world: { ...s.world, sanctions: edit.level } };
    case "addOption":
      return {
        ...s,
        capitals: Object.fromEntries(
          Object.entries(s.capitals).map(([party, c]) => {
            const limit = c.limits[edit.issue];
            return [
              party,
              limit ? { ...c, limits: { ...c.limits, [edit.issue]: [...limit, edit.option.id] } } : c,
            ];
          }),
        ),
      };
    case "addParty": {
      const start = openMatch(s.header);
      const seat = seatOf(edit.id, "head");
      const [capital, occupant] = [start.capitals[edit.id], start.seats[seat]];
      if (!capital || !occupant) return { unfit: "unknown", what: edit.id };
      return {
        ...s,
        capitals: { ...s.capitals, [edit.id]: capital },
        seats: { ...s.seats, [seat]: occupant },
      };
    }
    case "value":
    case "reservation":
    case "shockFalls":
    case "order":
    case "ruling":
      // Follows from the changed scenario, or from the script.
      return s;
  }
}

/** Nobody stands on these clauses, no open offer holds one, no mandate asks for one. Too late when one binds already. */
function withoutClauses(s: MatchState, issue: string, gone: (c: Clause) => boolean): MatchState | Unfit {
  const hit = (c: Clause): boolean => c.issue === issue && gone(c);
  if (s.instruments.some((i) => i.kind !== "communique" && i.stage !== "failed" && i.clauses.some(hit)))
    return { unfit: "tooLate", what: issue };
  const options = (s.header.scenario.issues.find((i) => i.id === issue)?.options ?? []).map((o) => o.id);
  return {
    ...s,
    standings: {
      ...s.standings,
      [issue]: Object.fromEntries(Object.entries(s.standings[issue] ?? {}).filter(([, c]) => !gone(c))),
    },
    offers: s.offers.map((o) =>
      o.status === "open" && (o.clauses.some(hit) || o.links.some((l) => hit(l.when) || hit(l.then)))
        ? { ...o, status: "withdrawn" as const }
        : o,
    ),
    capitals: Object.fromEntries(
      Object.entries(s.capitals).map(([party, c]): [string, Capital] => {
        const limit = c.limits[issue]?.filter((o) => options.includes(o));
        if (!limit) return [party, c];
        return [
          party,
          limit.length > 0 ? { ...c, limits: { ...c.limits, [issue]: limit } } : unbound(c, issue),
        ];
      }),
    ),
  };
}

/** A capital that leaves its head free on an issue. */
function unbound(c: Capital, issue: string): Capital {
  const { [issue]: _limit, ...limits } = c.limits;
  const { [issue]: _bound, ...bounds } = c.bounds;
  return {
    ...c,
    limits,
    bounds,
    ...(c.never ? { never: c.never.filter((key) => !key.startsWith(`${issue}/`)) } : {}),
  };
}

const withCapital = (s: MatchState, party: string, change: (c: Capital) => Capital): MatchState => {
  const capital = s.capitals[party];
  return capital ? { ...s, capitals: { ...s.capitals, [party]: change(capital) } } : s;
};

/** The command that a bot thought of, as its office orders it. */
export function asOrdered(script: Script, state: MatchState, seat: SeatId, command: Command): Command {
  if (command.type !== "sealOrders") return command;
  let { orders } = command;
  for (const o of script.orders) {
    if (o.party !== partyOf(seat) || (o.rounds !== undefined && state.round >= script.from + o.rounds))
      continue;
    const { support } = orders;
    orders = {
      ...orders,
      posture: orders.posture === null ? null : (o.posture ?? orders.posture),
      support: support && {
        aid: o.aid ?? support.aid,
        sanctions: o.sanctions ?? support.sanctions,
        pledge: o.pledge ?? support.pledge,
      },
    };
  }
  return { ...command, orders };
}

/** What capitals say to the texts brought home to them, before the round is resolved. */
export function rulingsDue(
  script: Script,
  state: MatchState,
): readonly { readonly seat: SeatId; readonly command: Command }[] {
  if (state.phase !== "orders" || state.instruments.length === 0) return [];
  return script.rulings.flatMap((r) => {
    const seat = seatOf(r.party, "capital");
    if (state.seats[seat]?.kind !== "bot") return [];
    return awaitingRuling(state, r.party).flatMap((due) => {
      if (state.verdicts[`${due.instrument}:${due.step}:${r.party}`] !== undefined) return [];
      const text = state.instruments.find((i) => i.id === due.instrument);
      const holds = r.holding.every((m) =>
        text?.clauses.some((c) => c.issue === m.issue && m.options.includes(c.option)),
      );
      return text && text.kind !== "limited" && holds
        ? [{ seat, command: { type: "rule" as const, ...due, yes: r.yes } }]
        : [];
    });
  });
}
