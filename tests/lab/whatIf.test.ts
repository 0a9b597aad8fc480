/** Paired roll-outs: whole-number tallies that merge in any order, intervals, what shared luck saves, from any moment. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyAll } from "../../shared/engine/apply.ts";
import { openMatch } from "../../shared/engine/open.ts";
import type { Edit } from "../../shared/engine/scenario/scenarioChanges.ts";
import { ENDINGS } from "../../shared/engine/state.ts";
import { comparisonOf } from "../../shared/lab/compared.ts";
import { isUnfit } from "../../shared/lab/edits.ts";
import { rollOut } from "../../shared/lab/rollOut.ts";
import { pairedMeans, wilson } from "../../shared/lab/statistics.ts";
import { EMPTY, MEASURES, merged, type Outcome, type Tally, tallyOf } from "../../shared/lab/tally.ts";
import { luckSeed, outcomeFrom, playPairs, type WhatIf, whatIf } from "../../shared/lab/whatIf.ts";
import { headerOf, testScenario } from "../engine/fixture.ts";

const EDITS: readonly Edit[] = [{ kind: "withoutOption", issue: "pledge", option: "veto" }];

function begun(state = openMatch(headerOf(testScenario)), edits = EDITS): WhatIf {
  const made = whatIf(state, edits);
  if (isUnfit(made)) throw new Error(made.what);
  return made;
}

describe("a run", () => {
  const job = begun();
  const whole = playPairs(job, 0, 0, 12);
  test("gives the same bits whoever plays which part, in whatever order they come", () => {
    const parts = [
      [0, 3],
      [3, 4],
      [4, 11],
      [11, 12],
    ].map(([from = 0, to = 0]) => playPairs(begun(), 0, from, to));
    fc.assert(
      fc.property(fc.shuffledSubarray(parts, { minLength: 4 }), (order) => {
        expect(JSON.stringify(order.reduce(merged, EMPTY))).toBe(JSON.stringify(whole));
      }),
    );
  });
  test("counts whole numbers only, and every match once", () => {
    for (const m of whole.moments)
      for (const x of [m.first, m.second, m.firstSquares, m.products])
        expect(Number.isSafeInteger(x)).toBe(true);
    for (const side of [0, 1] as const) {
      expect(whole.endings.reduce((n, e) => n + e[side], 0)).toBe(12);
      for (const m of whole.moments) expect(Object.values(m.bins).reduce((n, b) => n + b[side], 0)).toBe(12);
    }
  });
  test("the unchanged branch is the match that would have been, and a change of nothing differs in nothing", () => {
    const none = comparisonOf(playPairs(begun(undefined, []), 0, 0, 5));
    expect(none.treaty.difference.value).toBe(0);
    for (const m of none.measures) expect([m.difference.low, m.difference.high]).toEqual([0, 0]);
  });
  test("seeds choose lists of luck that share no pair", () => {
    const all = [0, 1, 2].flatMap((seed) => Array.from({ length: 50 }, (_, n) => luckSeed(seed, n)));
    expect(new Set(all).size).toBe(150);
  });
  test("plays on from the middle: what has happened stays", () => {
    const { entries } = rollOut(headerOf(testScenario), true);
    let state = openMatch(headerOf(testScenario));
    for (const entry of entries) {
      if (state.round === 2) break;
      state = applyAll(state, entry.events);
    }
    const mid = begun(state);
    expect(mid.first.state.round).toBe(2);
    expect(outcomeFrom(mid.first, luckSeed(0, 1))).toEqual(outcomeFrom(mid.first, luckSeed(0, 1)));
    expect(playPairs(mid, 0, 0, 2).pairs).toBe(2);
  });
});

describe("a comparison", () => {
  const outcome = (ending: number, treaty: boolean, x: number): Outcome => ({
    ending,
    treaty,
    values: MEASURES.map(({ scale }) => x * scale),
  });
  const pairs: readonly (readonly [Outcome, Outcome])[] = [
    [outcome(0, true, 3), outcome(0, true, 4)],
    [outcome(7, false, 1), outcome(0, true, 3)],
    [outcome(7, false, 2), outcome(7, false, 2)],
    [outcome(4, false, 6), outcome(4, false, 8)],
  ];
  const tally: Tally = pairs.map(([a, b]) => tallyOf(a, b)).reduce(merged, EMPTY);
  const c = comparisonOf(tally);
  test("means, differences and intervals are those of the columns", () => {
    const [peace] = c.measures;
    const expected = pairedMeans([4, 3, 2, 8], [3, 1, 2, 6]);
    expect(peace?.first.value).toBe(3);
    expect(peace?.difference.value).toBeCloseTo(expected.value, 12);
    expect(peace?.difference.low).toBeCloseTo(expected.low, 12);
    expect(peace?.difference.high).toBeCloseTo(expected.high, 12);
    expect(c.treaty.first).toEqual(wilson(1, 4));
    expect(c.treaty.second).toEqual(wilson(2, 4));
    expect(c.treaty.difference.value).toBe(0.25);
    expect(c.endings.map((e) => e.ending)).toEqual(["settlement", "limited", "none"]);
    expect(c.endings[0]).toEqual({ ending: ENDINGS[0], first: 0.25, second: 0.5 });
  });
  test("what shared luck saves is the ratio of both variances", () => {
    // Variances 14/3 and 20.75/3 against that of the difference, 2.75/3.
    expect(c.measures[0]?.saved).toBeCloseTo((14 + 20.75) / 2.75, 12);
  });
  test("bars run from the lowest to the highest, none left out", () => {
    const harm = c.measures.find((m) => m.id === "harm");
    expect(harm?.bars.map((b) => b.from)).toEqual([0, 2, 4, 6, 8]);
    expect(harm?.bars.reduce((s, b) => s + b.second, 0)).toBe(1);
  });
  test("of nothing is nothing", () => {
    expect(comparisonOf(EMPTY)).toMatchObject({ pairs: 0, endings: [] });
  });
});
