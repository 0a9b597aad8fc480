/** The committed table: played with a thousand matches an arm, complete, and with words for everything that it names. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { rowFigures } from "../../client/pages/cardWords.ts";
import { hasText } from "../../client/words.ts";
import { readScenarios } from "../../server/scenarios/scenarioFiles.ts";
import { baseRates, SIGNS } from "../../shared/lab/checks.ts";
import type { Evidence, Row } from "../../shared/lab/evidence.ts";
import { INVARIANTS } from "../../shared/lab/invariants.ts";
import { evidenceOf } from "../calibrate/evidenceOf.ts";
import { print } from "../calibrate/print.ts";

const root = new URL("../../scenarios/", import.meta.url);
const evidence = JSON.parse(readFileSync(new URL("evidence.json", root), "utf8")) as Evidence;
const scenarios = readScenarios(root.pathname);

describe("the committed evidence", () => {
  test("was played in full, on every scenario that ships", () => {
    expect(evidence.runs).toBeGreaterThanOrEqual(1000);
    expect(evidence.date).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(evidence.scenarios.map((s) => s.id).sort()).toEqual(scenarios.map((s) => s.id).sort());
  });
  test("has a row for every check, and four pairings per scenario", () => {
    const has = (id: string, scenario: string): boolean =>
      evidence.rows.some((r) => r.id === id && r.scenario === scenario);
    for (const check of [...baseRates(scenarios), ...SIGNS])
      expect(has(check.id, check.scenario), check.id).toBe(true);
    for (const check of INVARIANTS) expect(has(check, ""), check).toBe(true);
    for (const p of evidence.balance) expect(p.n).toBeGreaterThanOrEqual(1000);
  });
  test("breaks no invariant", () => {
    expect(evidence.rows.filter((r) => r.section === "invariants" && r.verdict !== "holds")).toEqual([]);
  });
  test("has words for every check, series and part", () => {
    for (const r of evidence.rows) expect(hasText(`card.check.${r.id}`), r.id).toBe(true);
    for (const h of evidence.hindcasts) expect(hasText(`card.series.${h.id}`), h.id).toBe(true);
  });
});

describe("a row in words", () => {
  const row = (more: Partial<Row>): Row => ({
    id: "treaty",
    section: "base",
    scenario: "x",
    unit: "share",
    estimate: { value: 0.161, low: 0.14, high: 0.185, n: 1000 },
    target: { low: 0.05, high: 0.3 },
    verdict: "holds",
    ...more,
  });
  test("a rate, its interval and its target are per cent", () => {
    expect(rowFigures(row({}))).toMatchObject({
      figure: "16 %",
      interval: "14 % to 19 %",
      target: "5.0 % to 30 %",
      verdict: "holds",
    });
  });
  test("a difference has its sign, and says what it lies between", () => {
    const words = rowFigures(
      row({
        section: "signs",
        estimate: { value: -0.02, low: -0.03, high: -0.01, n: 1000 },
        target: { low: null, high: 0 },
        verdict: "misses",
        of: [0.01, 0.03],
      }),
    );
    expect(words).toEqual({
      figure: "−2.0 %p",
      interval: "−3.0 to −1.0 %p",
      target: "below 0",
      verdict: "misses",
      compared: "1.0 % · 3.0 %",
    });
  });
  test("an interval too narrow to tell is not called none", () => {
    expect(rowFigures(row({ estimate: { value: 1, low: 0.9962, high: 1, n: 1000 } })).interval).toBe(
      "about 100 %",
    );
    expect(rowFigures(row({ estimate: { value: 1, low: 1, high: 1, n: 1000 } })).interval).toBe(
      "100 %, no spread",
    );
  });
  test("without a target there is no verdict", () => {
    expect(rowFigures(row({ target: null, verdict: null }))).toMatchObject({
      target: "–",
      verdict: "no target",
    });
  });
});

test("an evidence of nothing can still be put together and printed", () => {
  const empty = evidenceOf("2026-01-01", 0, [], { asOf: "", series: [], strikes: [], waves: [] }, new Map());
  const lines: string[] = [];
  print(empty, (line) => lines.push(line));
  expect(lines.join("\n")).toContain("0 of 0 checks hold");
});
