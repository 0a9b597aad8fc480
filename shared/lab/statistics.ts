/**
 * The statistics of the evidence: intervals of a rate and of paired differences. Pure arithmetic on counts and columns
 * of numbers; draws nothing and knows no match.
 */

/** 97.5 % point of the standard normal: two-sided 95 % intervals throughout. */
export const Z95 = 1.959963984540054;

/** A figure with its interval, in the unit of what was averaged. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Matches, or pairs of matches, that it rests on. */
  readonly n: number;
}

/**
 * Rate of `hits` in `n` with its Wilson score interval, 0–1; n = 0 gives 0 with the interval 0–1.
 * Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
 */
export function wilson(hits: number, n: number, z: number = Z95): Estimate {
  if (n === 0) return { value: 0, low: 0, high: 1, n };
  const p = hits / n;
  const z2 = z * z;
  const middle = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (z / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  return { value: p, low: hits === 0 ? 0 : middle - half, high: hits === n ? 1 : middle + half, n };
}

/** How often both, only the first, only the second, and neither of two paired matches had the outcome. */
export interface Pairs {
  readonly both: number;
  readonly first: number;
  readonly second: number;
  readonly neither: number;
}

/** Counts pairs of 0 and 1; throws when the columns are not equally long, since then they are not paired. */
export function pairsOf(first: readonly number[], second: readonly number[]): Pairs {
  if (first.length !== second.length) throw new Error(`${first.length} against ${second.length}: not paired`);
  const pairs = { both: 0, first: 0, second: 0, neither: 0 };
  first.forEach((a, i) => {
    const b = second[i] as number;
    if (a > 0 && b > 0) pairs.both++;
    else if (a > 0) pairs.first++;
    else if (b > 0) pairs.second++;
    else pairs.neither++;
  });
  return pairs;
}

/**
 * First rate minus second rate of paired matches, −1 to 1: Newcombe's square-and-add interval with the correlation φ
 * of the pairs (his method 10, with the continuity correction of φ).
 * Source: R. G. Newcombe, "Improved confidence intervals for the difference between binomial proportions based on
 * paired data", Statistics in Medicine 17 (1998).
 */
export function pairedRates({ both, first, second, neither }: Pairs, z: number = Z95): Estimate {
  const n = both + first + second + neither;
  if (n === 0) return { value: 0, low: -1, high: 1, n };
  const a = wilson(both + first, n, z);
  const b = wilson(both + second, n, z);
  const value = (first - second) / n;
  const margins = (both + first) * (second + neither) * (both + second) * (first + neither);
  let phi = 0;
  if (margins > 0) {
    const cross = both * neither - first * second;
    const corrected = cross > n / 2 ? cross - n / 2 : cross > 0 ? 0 : cross;
    phi = corrected / Math.sqrt(margins);
  }
  const [al, ah] = [a.value - a.low, a.high - a.value];
  const [bl, bh] = [b.value - b.low, b.high - b.value];
  return {
    value,
    low: value - root(al * al - 2 * phi * al * bh + bh * bh),
    high: value + root(ah * ah - 2 * phi * ah * bl + bl * bl),
    n,
  };
}

/**
 * First rate minus second rate of two groups that are not paired: Newcombe's hybrid score interval (his method 10).
 * Source: R. G. Newcombe, "Interval estimation for the difference between independent proportions", Statistics in
 * Medicine 17 (1998).
 */
export function unpairedRates(a: Estimate, b: Estimate): Estimate {
  const value = a.value - b.value;
  const down = [a.value - a.low, b.high - b.value] as const;
  const up = [a.high - a.value, b.value - b.low] as const;
  return {
    value,
    low: value - root(down[0] * down[0] + down[1] * down[1]),
    high: value + root(up[0] * up[0] + up[1] * up[1]),
    n: a.n < b.n ? a.n : b.n,
  };
}

/** Mean with its normal interval (standard error of the mean); one number or none has no interval but itself. */
export function mean(column: readonly number[], z: number = Z95): Estimate {
  const n = column.length;
  if (n === 0) return { value: 0, low: 0, high: 0, n };
  const value = column.reduce((sum, x) => sum + x, 0) / n;
  if (n === 1) return { value, low: value, high: value, n };
  const variance = column.reduce((sum, x) => sum + (x - value) * (x - value), 0) / (n - 1);
  const half = z * Math.sqrt(variance / n);
  return { value, low: value - half, high: value + half, n };
}

/** Mean of the differences first − second of paired matches. Throws when the columns are not equally long. */
export function pairedMeans(first: readonly number[], second: readonly number[], z: number = Z95): Estimate {
  if (first.length !== second.length) throw new Error(`${first.length} against ${second.length}: not paired`);
  return mean(
    first.map((x, i) => x - (second[i] as number)),
    z,
  );
}

/** The q-th quantile of a column, q in 0–1, by linear interpolation; 0 for an empty column. */
export function quantile(column: readonly number[], q: number): number {
  const sorted = [...column].sort((a, b) => a - b);
  if (sorted.length === 0) return 0;
  const at = q * (sorted.length - 1);
  const low = Math.floor(at);
  const high = Math.ceil(at);
  const below = sorted[low] as number;
  return below + ((sorted[high] as number) - below) * (at - low);
}

/** √x, and 0 where rounding leaves a negative of nothing. */
const root = (x: number): number => (x > 0 ? Math.sqrt(x) : 0);
