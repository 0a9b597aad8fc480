/** Tables over a scenario, made once per scenario: the data themselves stay lists, as authors write them. */

import { dayOf } from "../days.ts";
import {
  DOMAINS,
  type Domain,
  type IssueId,
  type LockId,
  type OptionId,
  type PartyId,
  pairOf,
  type RegionId,
  type SeatId,
} from "../ids.ts";
import { stretches } from "../rules/calendar.ts";
import type { Issue, Lock, Option, Party, Scenario, Sheet, Shock, Valuation } from "./scenario.ts";

export interface Lookup {
  readonly parties: readonly PartyId[];
  readonly party: Readonly<Record<PartyId, Party>>;
  readonly partyIndex: Readonly<Record<PartyId, number>>;
  /** Every ordered pair of parties, with the key that views give it. */
  readonly pairs: readonly { readonly a: PartyId; readonly b: PartyId; readonly key: string }[];
  readonly seats: readonly SeatId[];
  readonly issue: Readonly<Record<IssueId, Issue>>;
  readonly option: Readonly<Record<IssueId, Readonly<Record<OptionId, Option>>>>;
  readonly sheet: Readonly<Record<PartyId, Sheet>>;
  readonly valuation: Readonly<Record<PartyId, Readonly<Record<IssueId, Valuation>>>>;
  readonly lock: Readonly<Record<LockId, Lock>>;
  /** Locks that close options, by the issue of these. */
  readonly clauseLocks: Readonly<Record<IssueId, readonly ClauseLock[]>>;
  /** Locks that keep delegations from meeting. */
  readonly sessionLocks: readonly SessionLock[];
  readonly shock: Readonly<Record<string, Shock>>;
  readonly region: Readonly<Record<RegionId, number>>;
  /** Share of the country that the attacker holds at the start, 0–1. */
  readonly heldAtStart: number;
  readonly sectorRegions: readonly (readonly number[])[];
  /** Day number on which each round begins and ends, those after the talks included. */
  readonly roundFrom: readonly number[];
  readonly roundTo: readonly number[];
  readonly guarantors: readonly PartyId[];
  /** Flows of aid in the scenario's order, with the key that views give them. */
  readonly flows: readonly string[];
  /** Domains in which a party can owe another something under this text: the trust that a worth sheet needs. */
  readonly owing: Readonly<Record<PartyId, Readonly<Record<PartyId, readonly Domain[]>>>>;
}

export interface ClauseLock {
  readonly id: LockId;
  readonly options: readonly OptionId[];
}

export interface SessionLock {
  readonly id: LockId;
  readonly parties: readonly PartyId[];
}

const cache = new WeakMap<Scenario, Lookup>();
let lastScenario: Scenario | null = null;
let lastTables: Lookup | null = null;

/** The tables of `scenario`; the same object for the same scenario. */
export function lookup(scenario: Scenario): Lookup {
  if (scenario === lastScenario) return lastTables as Lookup;
  const tables = cache.get(scenario) ?? makeLookup(scenario);
  cache.set(scenario, tables);
  lastScenario = scenario;
  lastTables = tables;
  return tables;
}

/** Without a prototype: an id from outside such as `constructor` must find nothing. */
const keyed = <T, V>(
  list: readonly T[],
  key: (item: T) => string,
  value: (item: T, index: number) => V,
): Record<string, V> =>
  Object.assign(
    Object.create(null),
    Object.fromEntries(list.map((item, index) => [key(item), value(item, index)])),
  );

function makeLookup(scenario: Scenario): Lookup {
  const byId = <T extends { id: string }>(list: readonly T[]): Record<string, T> =>
    keyed(
      list,
      (x) => x.id,
      (x) => x,
    );
  return {
    parties: scenario.parties.map((p) => p.id),
    party: byId(scenario.parties),
    partyIndex: keyed(
      scenario.parties,
      (p) => p.id,
      (_p, i) => i,
    ),
    pairs: scenario.parties.flatMap(({ id: a }) =>
      scenario.parties.flatMap(({ id: b }) => (a === b ? [] : { a, b, key: pairOf(a, b) })),
    ),
    seats: scenario.parties.flatMap((p) => p.seats.map((s) => s.id)),
    issue: byId(scenario.issues),
    option: keyed(
      scenario.issues,
      (i) => i.id,
      (i) => byId(i.options),
    ),
    sheet: keyed(
      scenario.sheets,
      (s) => s.party,
      (s) => s,
    ),
    valuation: keyed(
      scenario.sheets,
      (s) => s.party,
      (s) =>
        keyed(
          s.valuations,
          (v) => v.issue,
          (v) => v,
        ),
    ),
    lock: byId(scenario.locks),
    clauseLocks: keyed(
      scenario.issues,
      (i) => i.id,
      (i) =>
        scenario.locks.flatMap((l) =>
          "clause" in l.blocks && l.blocks.clause.issue === i.id
            ? [{ id: l.id, options: l.blocks.clause.options }]
            : [],
        ),
    ),
    sessionLocks: scenario.locks.flatMap((l) =>
      "session" in l.blocks ? [{ id: l.id, parties: l.blocks.session }] : [],
    ),
    shock: byId(scenario.shocks),
    heldAtStart: scenario.world.regions.reduce((sum, r) => sum + r.area * r.control, 0),
    region: keyed(
      scenario.world.regions,
      (r) => r.id,
      (_r, i) => i,
    ),
    sectorRegions: scenario.world.sectors.map((s) =>
      scenario.world.regions.flatMap((r, i) => (r.sector === s.id ? [i] : [])),
    ),
    roundFrom: stretches(scenario).map((r) => dayOf(r.from)),
    roundTo: stretches(scenario).map((r) => dayOf(r.to)),
    guarantors: scenario.parties.filter((p) => p.supports.guarantee).map((p) => p.id),
    flows: scenario.world.aid.map((f) => pairOf(f.from, f.to)),
    owing: keyed(
      scenario.parties,
      (p) => p.id,
      (p) =>
        keyed(
          scenario.parties,
          (to) => to.id,
          (to) => owed(scenario, p, to.id),
        ),
    ),
  };
}

function owed(scenario: Scenario, by: Party, to: PartyId): readonly Domain[] {
  const domains = new Set<Domain>(by.supports.guarantee ? ["guarantees"] : []);
  for (const issue of scenario.issues)
    for (const option of issue.options)
      for (const duty of option.duties)
        if (duty.obligor === by.id && duty.obligee.includes(to)) domains.add(duty.domain);
  // Who may stand guarantor asks itself whether it would be called on.
  if (by.id === scenario.treaty.attacker && scenario.parties.find((p) => p.id === to)?.supports.guarantee)
    domains.add("force");
  return DOMAINS.filter((domain) => domains.has(domain));
}
