/**
 * What a tally of paired matches says: both branches and their difference, each with its interval, and how much the
 * shared luck saved. Arithmetic on whole numbers; plays nothing.
 */
import { ENDINGS, type Ending } from "../engine/state.ts";
import { type Estimate, pairedRates, wilson, Z95 } from "./statistics.ts";
import { MEASURES, type MeasureId, type Moments, type Tally } from "./tally.ts";

export interface Bar {
  /** In the unit of the measure; the bar ends one width further. */
  readonly from: number;
  /** Shares of matches, 0–1. */
  readonly first: number;
  readonly second: number;
}

/** Two branches side by side, and the changed one less the other; intervals of 95 %. */
export interface ComparedFigure {
  readonly first: Estimate;
  readonly second: Estimate;
  readonly difference: Estimate;
  /**
   * Variance of the difference without shared luck over that with it: so many times fewer pairs are needed. Null where
   * no pair differs or one branch never varies.
   */
  readonly saved: number | null;
}

export interface ComparedMeasure extends ComparedFigure {
  readonly id: MeasureId;
  readonly width: number;
  readonly bars: readonly Bar[];
}

/** Result of a what-if: first is the branch as it stands, second the changed one. */
export interface Comparison {
  readonly pairs: number;
  readonly endings: readonly { readonly ending: Ending; readonly first: number; readonly second: number }[];
  /** Chance of a treaty in force, 0–1. */
  readonly treaty: ComparedFigure;
  readonly measures: readonly ComparedMeasure[];
}

export function comparisonOf(tally: Tally): Comparison {
  const { pairs: n, treaty } = tally;
  const share = (x: number): number => (n > 0 ? x / n : 0);
  const back = pairedRates({ ...treaty, first: treaty.second, second: treaty.first });
  const ofTreaty = { first: treaty.both + treaty.first, second: treaty.both + treaty.second };
  return {
    pairs: n,
    endings: ENDINGS.map((ending, i) => {
      const [first, second] = tally.endings[i] ?? [0, 0];
      return { ending, first: share(first), second: share(second) };
    }).filter((e) => e.first > 0 || e.second > 0),
    treaty: {
      first: wilson(ofTreaty.first, n),
      second: wilson(ofTreaty.second, n),
      difference: back,
      saved: savedBy(
        { ...ofTreaty, firstSquares: ofTreaty.first, secondSquares: ofTreaty.second, products: treaty.both },
        n,
      ),
    },
    measures: MEASURES.map(({ id, scale, bin }, i) => {
      const m = tally.moments[i] as Moments;
      const keys = Object.keys(m.bins).map(Number);
      const [low, high] = [Math.min(...keys), Math.max(...keys)];
      return {
        id,
        width: bin,
        first: meanOf(m.first, m.firstSquares, n, scale),
        second: meanOf(m.second, m.secondSquares, n, scale),
        difference: meanOf(m.second - m.first, m.firstSquares + m.secondSquares - 2 * m.products, n, scale),
        saved: savedBy(m, n),
        bars:
          keys.length === 0
            ? []
            : Array.from({ length: high - low + 1 }, (_, k) => {
                const [first, second] = m.bins[low + k] ?? [0, 0];
                return { from: (low + k) * bin, first: share(first), second: share(second) };
              }),
      };
    }),
  };
}

/** Mean with its normal interval, from sum and sum of squares in a scale. */
function meanOf(sum: number, squares: number, n: number, scale: number): Estimate {
  if (n === 0) return { value: 0, low: 0, high: 0, n };
  const value = sum / n;
  const half = n > 1 ? Z95 * Math.sqrt(Math.max(0, squares / n - value * value) / (n - 1)) : 0;
  return { value: value / scale, low: (value - half) / scale, high: (value + half) / scale, n };
}

function savedBy(m: Omit<Moments, "bins">, n: number): number | null {
  if (n < 2) return null;
  const variance = (sum: number, squares: number): number => squares - (sum * sum) / n;
  const [a, b] = [variance(m.first, m.firstSquares), variance(m.second, m.secondSquares)];
  const paired = variance(m.second - m.first, m.firstSquares + m.secondSquares - 2 * m.products);
  return a > 0 && b > 0 && paired > 0 ? (a + b) / paired : null;
}
