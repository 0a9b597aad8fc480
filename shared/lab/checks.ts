/**
 * What the model must pass, as data: base rates and signs, each with the arms and figures that it compares, and the
 * function that turns their columns into a row of the table. Plays nothing.
 */
import type { Scenario } from "../engine/scenario/scenario.ts";
import { baseId } from "./arms.ts";
import { type Row, signVerdict, type Target, type Unit, verdictOf } from "./evidence.ts";
import { type Estimate, mean, pairedMeans, pairedRates, pairsOf, wilson } from "./statistics.ts";

/** Figures of one arm by name, match by match in the order of the seeds. */
export type Columns = Readonly<Record<string, readonly number[]>>;
export type ColumnsOf = (arm: string) => Columns | null;

/** A figure of an arm. `base` stands for the scenario as it stands. */
export interface Pick {
  readonly arm: string;
  readonly figure: string;
}

export type Check =
  | {
      readonly id: string;
      readonly kind: "rate";
      readonly scenario: string;
      readonly of: Pick;
      /** Only matches in which this figure is 1. */
      readonly where?: Pick;
      readonly target: Target | null;
    }
  | {
      readonly id: string;
      /** A difference of rates, of chances between 0 and 1, or of points; first minus second. */
      readonly kind: "rates" | "means";
      readonly unit: Unit;
      readonly scenario: string;
      readonly first: Pick;
      readonly second: Pick;
      readonly sign: 1 | -1;
    };

/** The base rates that the model should reach with bots in every seat; scenarios without a stated rate have none. */
const TREATY: Readonly<Record<string, Target>> = {
  "belarus-2022": { low: 0, high: 0.1 },
  "istanbul-2022": { low: 0.05, high: 0.3 },
  "post-annexation-2022": { low: 0, high: 0.03 },
};
/** What happened once should be what happens most often; nobody can say by how much. */
const MOST: Target = { low: 0.5, high: null };
const LIMITED: Target = { low: 0.8, high: 1 };
/** Open above: "not nil" is more than one match in two hundred. */
const NOT_NIL: Target = { low: 0.005, high: null };

const base = (figure: string): Pick => ({ arm: "base", figure });

/** Treaties in force and limited agreements of every scenario as it stands. */
export const baseRates = (scenarios: readonly Scenario[]): readonly Check[] => [
  ...scenarios.flatMap((s): Check[] => [
    { id: "treaty", kind: "rate", scenario: s.id, of: base("treaty"), target: TREATY[s.id] ?? null },
    { id: "limited", kind: "rate", scenario: s.id, of: base("limited"), target: LIMITED },
    { id: "asRecorded", kind: "rate", scenario: s.id, of: base("asRecorded"), target: MOST },
  ]),
  ...(scenarios.some((s) => s.id === "istanbul-2022")
    ? ([
        {
          id: "treatyBeforeBucha",
          kind: "rate",
          scenario: "istanbul-2022",
          of: { arm: "no-bucha", figure: "treaty" },
          target: TREATY["istanbul-2022"] ?? null,
        },
        {
          id: "treatyAfterBucha",
          kind: "rate",
          scenario: "istanbul-2022",
          of: base("treaty"),
          where: base("bucha"),
          target: NOT_NIL,
        },
      ] as const)
    : []),
];

const I = "istanbul-2022";
const P = "post-annexation-2022";
const A = "armistice-2024";
const pick = (arm: string, figure: string): Pick => ({ arm, figure });
const rates = (id: string, scenario: string, first: Pick, second: Pick, sign: 1 | -1): Check => ({
  id,
  kind: "rates",
  unit: "share",
  scenario,
  first,
  second,
  sign,
});
const means = (id: string, unit: Unit, scenario: string, first: Pick, second: Pick, sign: 1 | -1): Check => ({
  id,
  kind: "means",
  unit,
  scenario,
  first,
  second,
  sign,
});

/** Signs that theory and record give. Where treaties are rare, the computed chance of the best text stands beside the rate. */
export const SIGNS: readonly Check[] = [
  rates("bucha", I, base("treaty"), pick("no-bucha", "treaty"), -1),
  means("buchaZone", "share", I, base("zone"), pick("no-bucha", "zone"), -1),
  rates("veto", I, pick("no-veto", "treaty"), base("treaty"), 1),
  means("vetoZone", "share", I, pick("no-veto", "zone"), base("zone"), 1),
  rates("breaches", I, base("treaty"), pick("no-breaches", "treaty"), -1),
  means("breachesZone", "share", I, base("zone"), pick("no-breaches", "zone"), -1),
  means("breachesDouble", "share", I, pick("double-breaches", "zone"), base("zone"), -1),
  means(
    "strikesWeeksWilling",
    "percentage",
    I,
    pick("weekly-strikes", "willing4"),
    pick("weekly-quiet", "willing4"),
    -1,
  ),
  means(
    "strikesWeeksWinter",
    "percentage",
    P,
    pick("strike-weeks", "willing1"),
    pick("quiet", "willing1"),
    -1,
  ),
  means("strikesWeeksAid", "strength", P, pick("strike-weeks", "aid2"), pick("quiet", "aid2"), 1),
  means(
    "strikesMonthsStart",
    "percentage",
    P,
    pick("strike-months", "willing11"),
    pick("strike-months", "willing0"),
    1,
  ),
  means(
    "strikesMonthsQuiet",
    "percentage",
    P,
    pick("strike-months", "willing11"),
    pick("quiet", "willing11"),
    1,
  ),
  rates("annexation", I, pick("annexed", "treaty"), base("treaty"), -1),
  means("annexationZone", "share", I, pick("annexed", "zone"), base("zone"), -1),
  means("annexationUndone", "share", P, base("zone"), pick("unannexed", "zone"), -1),
  rates("freeze", I, base("opensInFreeze"), base("opensInSettlement"), -1),
  means("monitors", "share", I, base("peaceGuarded"), base("peaceBare"), 1),
  means(
    "setbackAttacker",
    "worth",
    I,
    pick("weaker-attacker", "reservationAttacker"),
    base("reservationAttacker"),
    -1,
  ),
  means(
    "setbackDefender",
    "worth",
    I,
    pick("weaker-defender", "reservationDefender"),
    base("reservationDefender"),
    -1,
  ),
  means("pause", "strength", A, pick("pause", "strengthAttacker7"), pick("no-pause", "strengthAttacker7"), 1),
  means(
    "pauseCapped",
    "strength",
    A,
    pick("pause-capped", "strengthAttacker7"),
    pick("pause", "strengthAttacker7"),
    -1,
  ),
  means(
    "pauseCappedDefender",
    "strength",
    A,
    pick("pause-capped-defender", "strengthDefender7"),
    pick("pause", "strengthDefender7"),
    -1,
  ),
  means("pausePeace", "share", A, base("peaceUncapped"), base("peaceCapped"), -1),
  means("pausePeaceOneSided", "share", A, base("peaceCappedDefender"), base("peaceUncapped"), -1),
];

/** The arms that a list of checks needs, by id. */
export const armsNeeded = (checks: readonly Check[], scenarios: readonly Scenario[]): ReadonlySet<string> =>
  new Set(
    checks
      .flatMap((c) =>
        (c.kind === "rate" ? [c.of, ...(c.where ? [c.where] : [])] : [c.first, c.second]).map((p) => ({
          c,
          p,
        })),
      )
      .flatMap(({ c, p }) => {
        const s = scenarios.find((x) => x.id === c.scenario);
        return s ? [armOf(p, s)] : [];
      }),
  );

const armOf = (p: Pick, scenario: Scenario): string => (p.arm === "base" ? baseId(scenario) : p.arm);

/** The row of one check; null when its scenario or one of its arms was not played. */
export function rowOf(check: Check, scenario: Scenario, columnsOf: ColumnsOf): Row | null {
  const column = (p: Pick): readonly number[] | null => columnsOf(armOf(p, scenario))?.[p.figure] ?? null;
  const shared = { id: check.id, scenario: scenario.id };
  if (check.kind === "rate") {
    const all = column(check.of);
    const where = check.where ? column(check.where) : null;
    if (!all || (check.where && !where)) return null;
    const kept = where ? all.filter((_x, i) => (where[i] as number) > 0) : all;
    const estimate = wilson(kept.filter((x) => x > 0).length, kept.length);
    const { target } = check;
    return {
      ...shared,
      section: "base",
      unit: "share",
      estimate,
      target,
      verdict: target && verdictOf(estimate, target),
    };
  }
  const first = column(check.first);
  const second = column(check.second);
  if (!first || !second) return null;
  const raw = check.kind === "rates" ? pairedRates(pairsOf(first, second)) : pairedMeans(first, second);
  // Shares of a public are told in points of a percentage.
  const times = check.unit === "percentage" ? 100 : 1;
  const estimate: Estimate = {
    value: raw.value * times,
    low: raw.low * times,
    high: raw.high * times,
    n: raw.n,
  };
  return {
    ...shared,
    section: "signs",
    unit: check.unit,
    estimate,
    target: check.sign > 0 ? { low: 0, high: null } : { low: null, high: 0 },
    verdict: signVerdict(estimate, check.sign),
    of: [mean(first).value * times, mean(second).value * times],
  };
}
