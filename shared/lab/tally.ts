/**
 * Outcomes of paired matches, counted in whole numbers: sums of integers are the same in any order, so batches merge to
 * the same bits whoever played them, in however many workers. Plays nothing, and keeps no match.
 */
import { exp } from "../engine/math.ts";
import { ENDINGS, type MatchState } from "../engine/state.ts";
import { inForceClauses } from "../engine/world/capital.ts";
import { hazardFactors } from "../engine/world/durability.ts";
import { trust } from "../engine/world/trust.ts";
import type { Pairs } from "./statistics.ts";
import { zoneOf } from "./zone.ts";

/**
 * What is read off a finished match beside its ending. `scale`: counted in so many parts of the unit; `bin`: width of a
 * bar of the distribution, in the unit.
 */
export const MEASURES = [
  /** Months of peace expected within fifteen years, 0–180. */
  { id: "peace", scale: 100, bin: 12 },
  /** Trust of the two sides in each other at the end, mean of both directions, 0–100. */
  { id: "trust", scale: 100, bin: 5 },
  /** Chance that both capitals would ratify the best text that the model finds at the end, 0–100. */
  { id: "zone", scale: 100, bin: 5 },
  /** Military losses of both sides in points of manpower: 100 is the attacker's force at the start. */
  { id: "losses", scale: 100, bin: 5 },
  /** Harm to civilians in points of the model. */
  { id: "harm", scale: 100, bin: 2 },
] as const;
export type MeasureId = (typeof MEASURES)[number]["id"];

/** One finished match in whole numbers. */
export interface Outcome {
  /** Index in ENDINGS. */
  readonly ending: number;
  readonly treaty: boolean;
  /** In the order of MEASURES, each in its scale. */
  readonly values: readonly number[];
}

export const PEACE_MONTHS = 180;

/** Reads a finished match; throws for one that has not ended. Not `whole`: the best text is not looked for, and counts 0. */
export function outcomeOf(state: MatchState, whole = true): Outcome {
  const { result } = state;
  if (!result) throw new Error(`match ${state.header.match} has not ended`);
  const { attacker, defender } = state.header.scenario.treaty;
  const figures: Readonly<Record<MeasureId, number>> = {
    peace: peaceMonths(state),
    trust: 50 * (trust(state, attacker, defender, null).score + trust(state, defender, attacker, null).score),
    zone: whole ? 100 * zoneOf(state).chance : 0,
    losses: state.world.losses[0] + state.world.losses[1],
    harm: state.world.civilianHarm,
  };
  return {
    ending: ENDINGS.indexOf(result.ending),
    treaty: state.instruments.some((i) => i.kind === "treaty" && i.stage === "inForce"),
    values: MEASURES.map(({ id, scale }) => Math.floor(figures[id] * scale + 0.5)),
  };
}

/** Expected months without war, of the first 180 after an ending in which the guns are silent; 0 where war goes on. */
function peaceMonths(state: MatchState): number {
  const ending = state.result?.ending;
  if (ending !== "settlement" && ending !== "armistice" && ending !== "freeze") return 0;
  const sum = hazardFactors(state, inForceClauses(state)).reduce((s, f) => s + f.size, 0);
  const month = exp(-state.header.scenario.model.hazardBase.value * exp(sum));
  let holds = 1;
  let months = 0;
  for (let m = 0; m < PEACE_MONTHS; m++) {
    holds *= month;
    months += holds;
  }
  return months;
}

/** Sums over pairs of one measure: first is the branch as it stands, second the changed one. */
export interface Moments {
  readonly first: number;
  readonly second: number;
  readonly firstSquares: number;
  readonly secondSquares: number;
  readonly products: number;
  /** Matches per bar: its number from 0, and how many of each branch. */
  readonly bins: Readonly<Record<string, readonly [first: number, second: number]>>;
}

export interface Tally {
  readonly pairs: number;
  /** Matches per ending, in the order of ENDINGS. */
  readonly endings: readonly (readonly [first: number, second: number])[];
  readonly treaty: Pairs;
  /** In the order of MEASURES. */
  readonly moments: readonly Moments[];
}

const NONE: Moments = { first: 0, second: 0, firstSquares: 0, secondSquares: 0, products: 0, bins: {} };

export const EMPTY: Tally = {
  pairs: 0,
  endings: ENDINGS.map(() => [0, 0]),
  treaty: { both: 0, first: 0, second: 0, neither: 0 },
  moments: MEASURES.map(() => NONE),
};

/** The tally of one pair. */
export function tallyOf(first: Outcome, second: Outcome): Tally {
  const [a, b] = [first.treaty, second.treaty];
  return {
    pairs: 1,
    endings: ENDINGS.map((_e, i) => [Number(first.ending === i), Number(second.ending === i)]),
    treaty: {
      both: Number(a && b),
      first: Number(a && !b),
      second: Number(!a && b),
      neither: Number(!a && !b),
    },
    moments: MEASURES.map(({ bin, scale }, i) => {
      const [x, y] = [first.values[i] as number, second.values[i] as number];
      const [xBar, yBar] = [Math.floor(x / (bin * scale)), Math.floor(y / (bin * scale))];
      const bins: Record<string, [number, number]> = { [xBar]: [1, 0] };
      bins[yBar] = [bins[yBar]?.[0] ?? 0, 1];
      return {
        first: x,
        second: y,
        firstSquares: x * x,
        secondSquares: y * y,
        products: x * y,
        bins,
      };
    }),
  };
}

/** Both tallies together. Whole numbers below 2^53: order and grouping do not matter. */
export const merged = (a: Tally, b: Tally): Tally => ({
  pairs: a.pairs + b.pairs,
  endings: a.endings.map(([x, y], i) => {
    const [u, v] = b.endings[i] ?? [0, 0];
    return [x + u, y + v];
  }),
  treaty: {
    both: a.treaty.both + b.treaty.both,
    first: a.treaty.first + b.treaty.first,
    second: a.treaty.second + b.treaty.second,
    neither: a.treaty.neither + b.treaty.neither,
  },
  moments: a.moments.map((m, i) => together(m, b.moments[i] ?? NONE)),
});

function together(a: Moments, b: Moments): Moments {
  const bins: Record<string, readonly [number, number]> = {};
  // Keys that are whole numbers stand in their order whatever came first.
  for (const key of new Set([...Object.keys(a.bins), ...Object.keys(b.bins)])) {
    const [x, y] = a.bins[key] ?? [0, 0];
    const [u, v] = b.bins[key] ?? [0, 0];
    bins[key] = [x + u, y + v];
  }
  return {
    first: a.first + b.first,
    second: a.second + b.second,
    firstSquares: a.firstSquares + b.firstSquares,
    secondSquares: a.secondSquares + b.secondSquares,
    products: a.products + b.products,
    bins,
  };
}
