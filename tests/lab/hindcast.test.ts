/** The hindcast reads the right day, keeps the two parts of a series apart, and the fit finds what was planted. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Columns } from "../../shared/lab/checks.ts";
import {
  errorOf,
  type Figures,
  figureAt,
  hindcastOf,
  hindcastRows,
  type Series,
} from "../../shared/lab/hindcast.ts";
import { fitOpinion, opinionLine } from "../../shared/lab/opinionFit.ts";
import { testScenario } from "../engine/fixture.ts";

// Rounds of the fixture end on 7, 14, 21, 28 January and 4 February 2001.
const columns: Columns = Object.fromEntries(
  [0, 1, 2, 3, 4, 5].map((r) => [`occupied${r}`, [r / 10, r / 10 + 0.02]]),
);
const source = { title: "A source", publisher: "The tests", date: "2001", url: "https://example.org/" };
const series = (points: Series["points"], more: Partial<Series> = {}): Series => ({
  id: "war-mapper",
  measure: "occupied",
  bar: 3,
  goal: null,
  points,
  ...more,
});
const point = (date: string, value: number, used: "fitted" | "heldOut") => ({
  date,
  value,
  scenario: "test-table",
  used,
  source,
});

describe("a figure at a date", () => {
  test("is that of the end of its round, lies between two ends, and stays inside the match", () => {
    const at = (date: string): number =>
      Number((figureAt(testScenario, columns, "occupied", date)[0] as number).toFixed(3));
    expect(at("2001-01-07")).toBe(10);
    expect(at("2001-01-14")).toBe(20);
    expect(at("2001-01-21")).toBe(30);
    expect(at("2001-01-11")).toBeCloseTo(10 + (10 * 4) / 7, 2);
    expect(at("2000-12-01")).toBe(0);
    expect(at("2002-01-01")).toBe(50);
  });
});

describe("a hindcast", () => {
  const h = hindcastOf(
    series([
      point("2001-01-07", 12, "fitted"),
      point("2001-01-14", 26, "heldOut"),
      point("2001-01-21", 31, "heldOut"),
    ]),
    [testScenario],
    () => columns,
  );
  test("compares the mean of the roll-outs with the record, with its band", () => {
    expect(h.points[0]).toMatchObject({ record: 12, used: "fitted" });
    expect(h.points[0]?.model).toBeCloseTo(11, 10);
    expect(h.points[0]?.low).toBeLessThan(h.points[0]?.high ?? 0);
  });
  test("reports the error of the held-out part apart, and a miss as a miss", () => {
    expect(h.fitted).toMatchObject({ n: 1, within: 1 });
    expect(h.heldOut).toMatchObject({ n: 2, within: 1 });
    expect(h.heldOut.worst).toBeCloseTo(5, 10);
    expect(hindcastRows([h]).map((r) => [r.id, r.verdict])).toEqual([
      ["war-mapper.fitted", "holds"],
      ["war-mapper.heldOut", "misses"],
    ]);
  });
  test("leaves out scenarios that were not played; without a bar there is no verdict", () => {
    expect(hindcastOf(series([point("2001-01-07", 1, "fitted")]), [], () => columns).points).toEqual([]);
    expect(errorOf([], 3)).toEqual({ n: 0, mean: 0, worst: 0, within: 0 });
    const free = hindcastOf(
      series([point("2001-01-07", 1, "fitted")], { bar: null }),
      [testScenario],
      () => columns,
    );
    expect(hindcastRows([free])[0]?.verdict).toBeNull();
  });
  test("an index makes the mean of its scenario a hundred", () => {
    const aid: Columns = Object.fromEntries([0, 1, 2, 3, 4, 5].map((r) => [`aid${r}`, [4]]));
    const index = hindcastOf(
      series([point("2001-01-14", 90, "heldOut")], { measure: "aid", hundred: "test-table" }),
      [testScenario],
      () => aid,
    );
    expect(index.points[0]?.model).toBeCloseTo(100, 10);
  });
});

describe("the fit of opinion", () => {
  const dates = ["2001-01-01", "2001-04-01", "2001-07-01", "2001-10-01", "2002-01-01", "2002-04-01"];
  test("finds the weariness that made the waves, on both halves", () => {
    const truth = opinionLine(
      testScenario,
      dates.map((date) => ({ date, value: 20 })),
      [],
      0.006,
    );
    const waves = dates.map((date, i) => ({ date, value: truth[i] as number }));
    const fit = fitOpinion(testScenario, 0.001, waves, []);
    expect(fit.fitted).toBeCloseTo(0.006, 6);
    expect(fit.errors.fitted.heldOut).toBeLessThan(0.05);
    expect(fit.errors.shared.heldOut).toBeGreaterThan(1);
    expect(fit.points.map((p) => p.used)).toEqual(["fitted", "heldOut", "fitted", "heldOut", "fitted"]);
  });
  test("a campaign of strikes lowers the line while it lasts", () => {
    const waves = dates.map((date) => ({ date, value: 20 }));
    const quiet = opinionLine(testScenario, waves, [], 0.004);
    const struck = opinionLine(testScenario, waves, [{ from: "2001-03-01", to: "2001-04-01" }], 0.004);
    expect(struck[1]).toBeLessThan(quiet[1] as number);
  });
});

describe("the figures of record", () => {
  const figures = JSON.parse(
    readFileSync(new URL("../../scenarios/hindcast.json", import.meta.url), "utf8"),
  ) as Figures;
  test("each has a date, a source with an address, and says whether it was used", () => {
    const points = figures.series.flatMap((s) => s.points);
    expect(points.length).toBeGreaterThan(25);
    for (const p of points) {
      expect(p.date).toMatch(/^20\d\d-\d\d-\d\d$/);
      expect(p.source.url).toMatch(/^https:\/\//);
      expect(["fitted", "heldOut"]).toContain(p.used);
    }
  });
  test("one mapper is compared at six dates or more, and a part of each barred series is held out", () => {
    expect(figures.series.find((s) => s.id === "war-mapper")?.points.length).toBeGreaterThanOrEqual(6);
    for (const s of figures.series)
      expect(
        s.points.some((p) => p.used === "heldOut"),
        s.id,
      ).toBe(true);
  });
});
