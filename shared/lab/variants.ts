/**
 * What-ifs as pure functions from one scenario to another: a shock that does not fall, an option that nobody may table,
 * a longer or shorter record. They never touch the scenario that they are given, and make nothing that the rules of a
 * match would stumble over.
 */
import type { Lock, Scenario } from "../engine/scenario/scenario.ts";

export type Change = (scenario: Scenario) => Scenario;

/** The scenario as it stands. */
export const asItStands: Change = (scenario) => scenario;

/** Both changes, the first before the second. */
export const both =
  (first: Change, second: Change): Change =>
  (scenario) =>
    second(first(scenario));

/** The shock never falls. Throws when there is none of that name, for a what-if about nothing would always agree. */
export const withoutShock =
  (id: string): Change =>
  (scenario) => {
    if (!scenario.shocks.some((s) => s.id === id)) throw new Error(`${scenario.id} has no shock ${id}`);
    return { ...scenario, shocks: scenario.shocks.filter((s) => s.id !== id) };
  };

/** Nobody may table the option, nobody stands behind it, and no mandate asks for it. */
export const withoutOption =
  (issue: string, option: string): Change =>
  (scenario) => {
    const there = scenario.issues.find((i) => i.id === issue)?.options.some((o) => o.id === option);
    if (!there) throw new Error(`${scenario.id} has no option ${issue}/${option}`);
    return {
      ...scenario,
      issues: scenario.issues.map((i) =>
        i.id === issue ? { ...i, options: i.options.filter((o) => o.id !== option) } : i,
      ),
      positions: scenario.positions
        .map((p) => (p.issue === issue ? { ...p, order: p.order.filter((o) => o !== option) } : p))
        .filter((p) => p.order.length > 0),
      sheets: scenario.sheets.map((sheet) => ({
        ...sheet,
        valuations: sheet.valuations.map((v) => {
          if (v.issue !== issue || !v.allow) return v;
          const { allow, ...rest } = v;
          const left = allow.filter((o) => o !== option);
          return left.length > 0 ? { ...rest, allow: left } : rest;
        }),
      })),
    };
  };

/** The breaches of `party` before the match, `times` over: 0 forgets them, 2 writes each down twice. */
export const withBreaches =
  (party: string, times: number): Change =>
  (scenario) => ({
    ...scenario,
    record: scenario.record.flatMap((entry) =>
      entry.by !== party || (entry.kind !== "broken" && entry.kind !== "denied")
        ? [entry]
        : Array.from({ length: times }, (_, n) => (n === 0 ? entry : { ...entry, id: `${entry.id}-${n}` })),
    ),
  });

/** Another policy plays `party`. */
export const withBot =
  (party: string, bot: Scenario["parties"][number]["bot"]): Change =>
  (scenario) => ({
    ...scenario,
    parties: scenario.parties.map((p) => (p.id === party ? { ...p, bot } : p)),
  });

/** The forces with which `party` begins, `times` over. */
export const withForces =
  (party: string, times: number): Change =>
  (scenario) => {
    const [a, b] = scenario.world.sides;
    const scaled = (side: typeof a): typeof a =>
      side.party === party
        ? { ...side, manpower: side.manpower * times, materiel: side.materiel * times }
        : side;
    return { ...scenario, world: { ...scenario.world, sides: [scaled(a), scaled(b)] } };
  };

/** `party` may sign only these options of an issue, or anything when `allow` is null; and gives it `weight` times its weight. */
export const withMandate =
  (party: string, issue: string, allow: readonly string[] | null, weight = 1): Change =>
  (scenario) => ({
    ...scenario,
    sheets: scenario.sheets.map((sheet) =>
      sheet.party !== party
        ? sheet
        : {
            ...sheet,
            valuations: sheet.valuations.map((v) => {
              if (v.issue !== issue) return v;
              const { allow: _old, ...rest } = v;
              const next = { ...rest, weight: v.weight * weight };
              return allow === null ? next : { ...next, allow: [...allow] };
            }),
          },
    ),
  });

/** The locks stand open from the start. Throws for a lock that the scenario does not have. */
export const withOpenLocks =
  (ids: readonly string[]): Change =>
  (scenario) => {
    for (const id of ids)
      if (!scenario.locks.some((l) => l.id === id)) throw new Error(`${scenario.id} has no lock ${id}`);
    return {
      ...scenario,
      locks: scenario.locks.map((l) => (ids.includes(l.id) ? { ...l, closed: false } : l)),
    };
  };

/** One lock more. */
export const withLock =
  (lock: Lock): Change =>
  (scenario) => ({ ...scenario, locks: [...scenario.locks, lock] });
