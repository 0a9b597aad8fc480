/** The state of a match before its first event: scenario values, every head and capital kept by a bot. */
import { dayOf } from "./days.ts";
import type { IssueId, PartyId, SeatId } from "./ids.ts";
import { luckOf } from "./rng.ts";
import { firstDraft } from "./rules/firstDraft.ts";
import { obligationsOf } from "./rules/obligations.ts";
import type { Scenario } from "./scenario/scenario.ts";
import type { Capital, Header, Instrument, MatchState, Occupant, RecordEntry, Side, World } from "./state.ts";

type Start = Omit<MatchState, "header" | "luck">;
const starts = new WeakMap<Scenario, Start>();

/** A match as it stands before anything has happened in it. Matches of one scenario share what is the same in all. */
export function openMatch(header: Header): MatchState {
  let start = starts.get(header.scenario);
  if (!start) {
    start = broughtAlong(header, startOf(header.scenario));
    starts.set(header.scenario, start);
  }
  return { header, luck: luckOf(header.seed), ...start };
}

/** The start with what the table brought from the scenario before. */
function broughtAlong(header: Header, start: Start): Start {
  const { carried } = header.scenario;
  if (!carried) return start;
  const instruments = carried.inForce.map(
    ({ id, signatories, clauses }): Instrument => ({
      id,
      kind: "limited",
      offer: null,
      signatories,
      clauses,
      stage: "inForce",
      since: 1,
      confirmed: signatories,
      ratifiedBy: [],
      steps: [],
      failedBy: null,
      failedAt: null,
    }),
  );
  const begun: Start = {
    ...start,
    instruments,
    shocks: Object.fromEntries(carried.fallen.map((id) => [id, 0])),
    applied: carried.applied,
  };
  const state: MatchState = { header, luck: luckOf(header.seed), ...begun };
  const runs = new Set(carried.inForce.flatMap((i) => i.running.map((duty) => `${i.id}/${duty}`)));
  return {
    ...begun,
    obligations: instruments.flatMap((i) => obligationsOf(state, i)).filter((o) => runs.has(o.id)),
  };
}

function startOf(scenario: Scenario): Start {
  return {
    phase: "briefing",
    round: 1,
    deadline: null,
    paused: false,
    seats: Object.fromEntries(
      scenario.parties.flatMap((p) => p.seats.map((s) => [s.id, restingOccupant(scenario, s.id)])),
    ),
    ready: [],
    stirred: [],
    away: [],
    standings: firstDraft(scenario),
    offers: [],
    ruledOut: [],
    counters: {},
    instruments: [],
    obligations: [],
    record: scenario.record.map(
      (e): RecordEntry => ({
        id: e.id,
        day: dayOf(e.date),
        by: e.by,
        wronged: e.wronged,
        domain: e.domain,
        kind: e.kind,
        severity: e.severity,
        proof: e.proof,
        obligation: null,
        round: 0,
        ...(e.lasting === true ? { lasting: true } : {}),
        ...(e.reaffirmed === true ? { reaffirmed: true } : {}),
        ...(e.acceptedBy ? { acceptedBy: e.acceptedBy } : {}),
      }),
    ),
    accusations: [],
    locks: Object.fromEntries(scenario.locks.map((l) => [l.id, l.closed])),
    lines: [],
    orders: {},
    lastOrders: {},
    mediation: [],
    capitals: Object.fromEntries(scenario.parties.map((p) => [p.id, capitalAtStart(scenario, p.id)])),
    verdicts: {},
    applied: [],
    shocks: {},
    world: worldAtStart(scenario),
    track: [],
    result: null,
  };
}

/** Who keeps a seat that no person holds: a bot at the head and in the capital, nobody as adviser. */
export function restingOccupant(scenario: Scenario, seat: SeatId): Occupant {
  for (const party of scenario.parties)
    for (const s of party.seats)
      if (s.id === seat)
        return s.role === "head" || s.role === "capital"
          ? { kind: "bot", policy: party.bot }
          : { kind: "empty" };
  return { kind: "empty" };
}

function capitalAtStart(scenario: Scenario, party: PartyId): Capital {
  const sheet = scenario.sheets.find((s) => s.party === party);
  const limits: Record<IssueId, readonly string[]> = {};
  const bounds: Record<IssueId, { atLeast?: number; atMost?: number }> = {};
  const never: string[] = [];
  for (const v of sheet?.valuations ?? []) {
    if (v.allow) limits[v.issue] = v.allow;
    else if (v.never) limits[v.issue] = Object.keys(v.options).filter((o) => !v.never?.includes(o));
    for (const option of v.never ?? []) never.push(`${v.issue}/${option}`);
    if (v.atLeast !== undefined || v.atMost !== undefined)
      bounds[v.issue] = {
        ...(v.atLeast === undefined ? {} : { atLeast: v.atLeast }),
        ...(v.atMost === undefined ? {} : { atMost: v.atMost }),
      };
  }
  return {
    party,
    weight: {},
    value: {},
    limits,
    bounds,
    ...(never.length > 0 ? { never } : {}),
    reservationShift: 0,
    optimism: sheet?.optimism.value ?? 0,
    redLines: [],
    pledge: scenario.parties.find((p) => p.id === party)?.supports.guarantee ? 1 : 0,
  };
}

function worldAtStart(scenario: Scenario): World {
  const { attacker, defender } = scenario.treaty;
  const side = (party: PartyId): Side => {
    const s = scenario.world.sides.find((x) => x.party === party);
    if (!s) throw new Error(`scenario ${scenario.id} has no side for ${party}`);
    return { party, manpower: s.manpower, materiel: s.materiel, exhaustion: s.exhaustion, posture: "hold" };
  };
  return {
    control: scenario.world.regions.map((r) => r.control),
    occupied: scenario.world.regions.map((r) => r.control > 0.05),
    fortification: scenario.world.sectors.map((s) => s.fortification),
    sides: [side(attacker), side(defender)],
    opinion: scenario.world.opinion.map(({ party, injustice, fatigue, optimism, willing }) => ({
      party,
      injustice,
      fatigue,
      optimism,
      willing,
    })),
    grid: scenario.world.grid,
    sanctions: scenario.world.sanctions,
    sanctionsAge: 0,
    aid: scenario.world.aid.map((f) => ({
      perWeek: f.perWeek,
      coming: new Array<number>(Math.max(1, f.delayRounds)).fill(f.perWeek),
    })),
    drift: 0,
    losses: [0, 0],
    civilianHarm: 0,
    quiet: 0,
  };
}
