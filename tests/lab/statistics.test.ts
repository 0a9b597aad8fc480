/** The statistics of the evidence against published worked examples and against what can be worked out by hand. */
import { describe, expect, test } from "vitest";
import {
  mean,
  pairedMeans,
  pairedRates,
  pairsOf,
  quantile,
  unpairedRates,
  wilson,
} from "../../shared/lab/statistics.ts";

const four = (e: { low: number; high: number }): readonly number[] => [
  Number(e.low.toFixed(4)),
  Number(e.high.toFixed(4)),
];

describe("a rate", () => {
  // The examples of Newcombe, "Two-sided confidence intervals for the single proportion", 1998, table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("%i of %i", (hits, n, low, high) => {
    const e = wilson(hits, n);
    expect(e.value).toBeCloseTo(hits / n, 12);
    expect(four(e)).toEqual([low, high]);
  });

  test("of all, and of none, ends where rates end; of no match nothing is known", () => {
    expect(wilson(1000, 1000).high).toBe(1);
    expect(wilson(0, 1000).low).toBe(0);
    expect(wilson(0, 0)).toEqual({ value: 0, low: 0, high: 1, n: 0 });
  });
});

describe("a difference of rates", () => {
  // Newcombe, "Interval estimation for the difference between independent proportions", 1998, table II, method 10.
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
  ])("%i of %i less %i of %i", (a, m, b, n, low, high) => {
    const e = unpairedRates(wilson(a, m), wilson(b, n));
    expect(e.value).toBeCloseTo(a / m - b / n, 12);
    expect(four(e)).toEqual([low, high]);
  });

  test("of pairs, by the worked example of Newcombe's paper on paired data", () => {
    const e = pairedRates({ both: 36, first: 12, second: 2, neither: 0 });
    expect(e.value).toBeCloseTo(0.2, 12);
    expect(four(e)).toEqual([0.0569, 0.3404]);
  });

  test("of pairs is narrower than without pairs when matches share their luck", () => {
    const pairs = { both: 150, first: 60, second: 10, neither: 780 };
    const paired = pairedRates(pairs);
    const loose = unpairedRates(wilson(210, 1000), wilson(160, 1000));
    expect(paired.value).toBeCloseTo(loose.value, 12);
    expect(paired.high - paired.low).toBeLessThan(loose.high - loose.low);
    expect(paired.low).toBeGreaterThan(0);
  });

  test("turns its sign when the pairs are swapped", () => {
    const there = pairedRates({ both: 5, first: 12, second: 3, neither: 80 });
    const back = pairedRates({ both: 5, first: 3, second: 12, neither: 80 });
    expect(back.value).toBeCloseTo(-there.value, 12);
    expect(back.low).toBeCloseTo(-there.high, 12);
    expect(back.high).toBeCloseTo(-there.low, 12);
  });

  test("keeps to the interval of rates, and to nothing where no pair differs", () => {
    const none = pairedRates({ both: 0, first: 0, second: 0, neither: 100 });
    expect(none.value).toBe(0);
    expect(none.low).toBeLessThan(0);
    expect(pairedRates({ both: 0, first: 0, second: 0, neither: 0 })).toMatchObject({ low: -1, high: 1 });
    const all = pairedRates({ both: 0, first: 0, second: 50, neither: 0 });
    expect(all.value).toBe(-1);
    expect(all.low).toBeGreaterThanOrEqual(-1);
  });

  test("counts pairs by place, and refuses columns that are no pairs", () => {
    expect(pairsOf([1, 1, 0, 0], [1, 0, 1, 0])).toEqual({ both: 1, first: 1, second: 1, neither: 1 });
    expect(() => pairsOf([1], [])).toThrow("not paired");
    expect(() => pairedMeans([1], [])).toThrow("not paired");
  });
});

describe("a mean", () => {
  test("with its standard error", () => {
    // Variance 2.5, standard error √0.5.
    const e = mean([1, 2, 3, 4, 5]);
    expect(e.value).toBe(3);
    expect(e.high - e.value).toBeCloseTo(1.959964 * Math.sqrt(0.5), 5);
    expect(mean([7])).toEqual({ value: 7, low: 7, high: 7, n: 1 });
  });

  test("of differences forgets what pairs have in common", () => {
    const luck = [10, 50, 90, 30, 70];
    const e = pairedMeans(
      luck.map((x) => x + 1),
      luck,
    );
    expect(e).toMatchObject({ value: 1, low: 1, high: 1, n: 5 });
  });

  test("quantiles lie between the numbers", () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(quantile([4, 1, 3, 2], 0)).toBe(1);
    expect(quantile([4, 1, 3, 2], 1)).toBe(4);
    expect(quantile([], 0.5)).toBe(0);
  });
});
