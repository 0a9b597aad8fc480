/**
 * What the evidence file holds: figures, intervals, targets and verdicts as numbers and ids. The words for the ids are
 * the client's; nothing here depends on a machine or a clock.
 */
import type { Estimate } from "./statistics.ts";

/** holds: the whole interval lies where it should; misses: the whole lies elsewhere; undecided: it straddles the bound. */
export const VERDICTS = ["holds", "undecided", "misses"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Parts of the table. */
export const SECTIONS = ["base", "signs", "hindcast", "invariants"] as const;
export type Section = (typeof SECTIONS)[number];

/** What a figure counts: a share of matches, points of worth, points of a percentage, or cases found. */
export const UNITS = ["share", "worth", "percentage", "strength", "cases"] as const;
export type Unit = (typeof UNITS)[number];

/** Where a figure should lie; an open end is null. Signs have 0 at one end. */
export interface Target {
  readonly low: number | null;
  readonly high: number | null;
}

export interface Row {
  readonly id: string;
  readonly section: Section;
  /** The scenario that it was run on. */
  readonly scenario: string;
  readonly unit: Unit;
  readonly estimate: Estimate;
  /** Null: reported without a target. */
  readonly target: Target | null;
  readonly verdict: Verdict | null;
  /** Of a difference: what was compared, first minus second. */
  readonly of?: readonly [first: number, second: number];
}

/** One date of a series: what the record says beside what the roll-outs gave, in the unit of the series. */
export interface HindcastPoint {
  readonly date: string;
  readonly scenario: string;
  readonly record: number;
  readonly model: number;
  /** Where nine of ten roll-outs lie. */
  readonly low: number;
  readonly high: number;
  readonly used: "fitted" | "heldOut";
  readonly source: { readonly title: string; readonly publisher: string; readonly url: string };
}

/** Error over some dates, in the unit of the series. */
export interface HindcastError {
  readonly n: number;
  readonly mean: number;
  readonly worst: number;
  /** How many lie within the bar. */
  readonly within: number;
}

export interface Hindcast {
  readonly id: string;
  /** Shares in per cent; aid as an index, since record and model count it in different units. */
  readonly measure: "occupied" | "willing" | "aid";
  readonly bar: number | null;
  readonly goal: number | null;
  readonly points: readonly HindcastPoint[];
  readonly fitted: HindcastError;
  readonly heldOut: HindcastError;
}

/** One pairing of policies at the two principals' seats. */
export interface Pairing {
  readonly scenario: string;
  /** Policies of attacker and defender. */
  readonly policies: readonly [attacker: string, defender: string];
  readonly n: number;
  /** Share of matches per ending; endings that never came are left out. */
  readonly endings: Readonly<Record<string, number>>;
  readonly treaty: Estimate;
  /** Small agreements in force at the end, and the share of matches in which one of them was seen to be broken. */
  readonly small: Estimate;
  readonly broken: Estimate;
  /** Worth of the outcome less the reservation value at the end, of attacker and defender, 0–100 scale. */
  readonly gain: readonly [Estimate, Estimate];
  readonly rounds: Estimate;
}

/** Which policy is the better answer whatever the other side plays; null when that depends. */
export interface Dominance {
  readonly scenario: string;
  readonly side: "attacker" | "defender";
  readonly dominant: string | null;
}

/** One line through all years with the shared parameters, and with the one that fits half of the waves best. */
export interface OpinionFit {
  readonly parameter: string;
  readonly shared: number;
  readonly fitted: number;
  readonly points: readonly {
    readonly date: string;
    readonly record: number;
    readonly shared: number;
    readonly fitted: number;
    readonly used: "fitted" | "heldOut";
  }[];
  /** Mean absolute error in points: of the shared value and of the fitted one, on both parts. */
  readonly errors: Readonly<
    Record<"shared" | "fitted", { readonly fitted: number; readonly heldOut: number }>
  >;
}

export interface Evidence {
  readonly date: string;
  /** Roll-outs per arm. */
  readonly runs: number;
  /** What was played; `played` is the hash of all that the rules and bots read, so that a later change of it shows. */
  readonly scenarios: readonly {
    readonly id: string;
    readonly version: number;
    readonly title: string;
    readonly played: string;
  }[];
  readonly rows: readonly Row[];
  readonly hindcasts: readonly Hindcast[];
  readonly opinionFit: OpinionFit | null;
  readonly balance: readonly Pairing[];
  readonly dominance: readonly Dominance[];
}

/** Does the interval lie inside the target? */
export function verdictOf(estimate: Estimate, target: Target): Verdict {
  const low = target.low ?? Number.NEGATIVE_INFINITY;
  const high = target.high ?? Number.POSITIVE_INFINITY;
  if (estimate.low >= low && estimate.high <= high) return "holds";
  if (estimate.high < low || estimate.low > high) return "misses";
  return "undecided";
}

/**
 * A difference should lie wholly above (1) or wholly below (−1) nothing. An interval that touches 0 decides nothing,
 * unless no pair differed at all: then the model has no such effect, which is a miss.
 */
export function signVerdict(estimate: Estimate, sign: 1 | -1): Verdict {
  if (estimate.low === 0 && estimate.high === 0) return "misses";
  if (sign > 0 ? estimate.low > 0 : estimate.high < 0) return "holds";
  if (sign > 0 ? estimate.high < 0 : estimate.low > 0) return "misses";
  return "undecided";
}
