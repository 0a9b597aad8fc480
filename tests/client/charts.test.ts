import { describe, expect, it } from "vitest";
import { limits, pathThrough, place, ticks } from "../../client/charts/scale.ts";
import { courseCharts } from "../../client/pages/debriefCharts.ts";
import { partyName } from "../../client/words.ts";
import type { TrackPoint } from "../../shared/engine/state.ts";
import { testHeader } from "../engine/fixture.ts";
import { publicOf } from "./fixture.ts";

describe("ticks", () => {
  it("are round and cover the range", () => {
    expect(ticks(0, 100)).toEqual([0, 25, 50, 75, 100]);
    expect(ticks(0, 7)).toEqual([0, 2, 4, 6]);
    expect(ticks(0.1, 0.3)).toEqual([0.1, 0.15, 0.2, 0.25, 0.3]);
  });
  it("of a single value are that value", () => {
    expect(ticks(5, 5)).toEqual([5]);
  });
});

describe("limits", () => {
  it("hold every value and stay within bounds", () => {
    for (const values of [[3, 3, 3], [0, 100], [98, 99], [1], [17.4, 18.2, 16.9]]) {
      const [low, high] = limits(values, [0, 100], 10);
      expect(low).toBeLessThanOrEqual(Math.min(...values));
      expect(high).toBeGreaterThanOrEqual(Math.max(...values));
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(100);
    }
  });
  it("show a flat line as flat", () => {
    const [low, high] = limits([17.4, 17.5], [0, 100], 10);
    expect(high - low).toBeGreaterThanOrEqual(10);
  });
  it("of nothing are the bounds", () => {
    expect(limits([], [0, 18], 6)).toEqual([0, 18]);
  });
});

describe("places", () => {
  it("run from one end to the other", () => {
    expect(place(0, [0, 10], 100, 200)).toBe(100);
    expect(place(10, [0, 10], 200, 100)).toBe(100);
    expect(place(5, [5, 5], 0, 10)).toBe(5);
  });
  it("make a path", () => {
    expect(
      pathThrough([
        [0, 1],
        [2, 3],
      ]),
    ).toBe("M0.0 1.0L2.0 3.0");
  });
});

describe("the course of a match", () => {
  it("says whose trust in whom a line is, whoever is named first among the principals", () => {
    const scenario = publicOf(testHeader);
    const { attacker, defender } = scenario.treaty;
    const point = { trust: [0.9, 0.1] } as unknown as TrackPoint;
    for (const principals of [
      [attacker, defender],
      [defender, attacker],
    ] as [string, string][]) {
      const charts = courseCharts({ ...scenario, treaty: { ...scenario.treaty, principals } }, [point]);
      const lines = charts.find((c) => c.title === "chart.trust")?.series ?? [];
      const [a, d] = [partyName(scenario, attacker), partyName(scenario, defender)];
      expect(lines.map((l) => [l.label, l.values])).toEqual([
        [`${a} in ${d}`, [90]],
        [`${d} in ${a}`, [10]],
      ]);
    }
  });
});
