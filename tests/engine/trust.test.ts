/** Trust: the arithmetic of model.md §4 against numbers worked out by hand, saturation, and the answer to "why?". */
import { describe, expect, test } from "vitest";
import { dayOf, isoOf } from "../../shared/engine/days.ts";
import { DOMAINS } from "../../shared/engine/ids.ts";
import { openMatch } from "../../shared/engine/open.ts";
import type { Scenario } from "../../shared/engine/scenario/scenario.ts";
import type { MatchState, RecordEntry } from "../../shared/engine/state.ts";
import { explainTrust, trust } from "../../shared/engine/world/trust.ts";
import { figureOf } from "../laws/trustAgain.ts";
import { headerOf, testHeader, testScenario, variant } from "./fixture.ts";
import { goOn, opened, until } from "./given.ts";

type Entry = Scenario["record"][number];
const START = dayOf("2001-01-01");
/** A scenario whose record is these entries, all about Arden. */
const withRecord = (record: readonly Partial<Entry>[]): MatchState =>
  openMatch(
    headerOf(
      variant((s) => ({
        ...s,
        record: record.map((e, i) => ({
          id: `e${i}`,
          date: "2001-01-01",
          about: "A",
          what: "W",
          by: "arden",
          wronged: ["borea"],
          domain: "ceasefire",
          kind: "kept",
          severity: 1,
          proof: 1,
          sources: ["s"],
          ...e,
        })) as Entry[],
      })),
    ),
  );
const saturated = (x: number) => (x === 0 ? 1 : (20 * (1 - Math.exp(-x / 20))) / x);

describe("one figure", () => {
  test("without a record is the prior: one half, or what the scenario gives", () => {
    const s = withRecord([]);
    expect(trust(s, "borea", "arden", null)).toMatchObject({ score: 0.5, alpha: 1, beta: 1 });
    expect(trust(s, "borea", "arden", null).sd).toBeCloseTo(Math.sqrt(1 / 12), 12);
    expect(trust(s, "delta", "borea", null)).toMatchObject({ score: 2 / 3, alpha: 2, beta: 1 });
  });
  test("a kept promise of today adds its severity", () => {
    const k = saturated(0.5);
    const t = trust(withRecord([{ severity: 0.5 }]), "borea", "arden", "ceasefire");
    expect(t.alpha).toBeCloseTo(1 + 0.5 * k, 12);
    expect(t.beta).toBeCloseTo(1, 12);
    expect(t.score).toBeCloseTo((1 + 0.5 * k) / (2 + 0.5 * k), 12);
  });
  test("a breach weighs two and a half times as much, as far as it is proven; a denial one and a half", () => {
    const breach = trust(
      withRecord([{ kind: "broken", severity: 0.8, proof: 0.5 }]),
      "borea",
      "arden",
      "ceasefire",
    );
    expect(breach.beta).toBeCloseTo(1 + 2.5 * 0.8 * 0.5 * saturated(1), 12);
    const denial = trust(
      withRecord([{ kind: "denied", severity: 0.4, proof: 0.1 }]),
      "borea",
      "arden",
      "ceasefire",
    );
    expect(denial.beta).toBeCloseTo(1 + 1.5 * 0.4 * saturated(0.6), 12);
  });
  test("a repair moves two fifths of a breach back", () => {
    const t = trust(withRecord([{ kind: "broken" }, { kind: "repaired" }]), "borea", "arden", "ceasefire");
    const [up, down] = [0.4, 2.5 - 0.4 * 2.5];
    expect(t.alpha).toBeCloseTo(1 + up * saturated(up + down), 12);
    expect(t.beta).toBeCloseTo(1 + down * saturated(up + down), 12);
  });
  test("is forgotten by half in eight years", () => {
    const old = isoOf(START - Math.round(8 * 365.25));
    const k = saturated(0.5);
    expect(trust(withRecord([{ date: old }]), "borea", "arden", "ceasefire").alpha).toBeCloseTo(
      1 + 0.5 * k,
      9,
    );
  });
  test("counts a neighbouring domain half, another a fifth, the whole record in full", () => {
    const at = (domain: Parameters<typeof trust>[3]) =>
      trust(withRecord([{ domain: "humanitarian" }]), "borea", "arden", domain).alpha - 1;
    expect(at("humanitarian")).toBeCloseTo(saturated(1), 12);
    expect(at("prisoners")).toBeCloseTo(0.5 * saturated(0.5), 12);
    expect(at("energy")).toBeCloseTo(0.2 * saturated(0.2), 12);
    expect(at(null)).toBeCloseTo(saturated(1), 12);
  });
  test("counts a wrong to oneself in full, to a friend half, to somebody else a quarter", () => {
    const s = withRecord([{ kind: "broken" }]);
    const beta = (who: string) => trust(s, who, "arden", null).beta - 1;
    expect(beta("borea")).toBeCloseTo(2.5 * saturated(2.5), 12);
    expect(beta("delta")).toBeCloseTo(1.25 * saturated(1.25), 12);
    expect(beta("corin")).toBeCloseTo(0.625 * saturated(0.625), 12);
    // Each weighs what was done to all, not only to itself: kept promises count the same way.
    const kept = withRecord([{}]);
    expect(trust(kept, "corin", "arden", null).alpha - 1).toBeCloseTo(0.25 * saturated(0.25), 12);
  });
  test("is directed: what Arden did says nothing about Borea", () => {
    const s = withRecord([{ kind: "broken" }]);
    expect(trust(s, "arden", "borea", null).score).toBe(0.5);
    expect(trust(s, "borea", "arden", null).score).toBeLessThan(0.5);
  });
});

describe("saturation", () => {
  const breaches = (n: number) =>
    Array.from({ length: n }, () => ({ kind: "broken", severity: 1, proof: 1 }) as const);
  test("a record of 190 breaches leaves about a twentieth, and eight kept promises lift it to three tenths", () => {
    const many = withRecord(breaches(190));
    const figure = trust(many, "borea", "arden", "ceasefire");
    expect(figure.score).toBeGreaterThan(0.04);
    expect(figure.score).toBeLessThan(0.055);
    // The promises are kept at this table: they come on top of a record that was already full.
    const kept = (n: number): MatchState => ({
      ...many,
      record: [
        ...many.record,
        ...Array.from(
          { length: n },
          (_, i): RecordEntry => ({
            id: `k${i}`,
            day: START,
            by: "arden",
            wronged: ["borea"],
            domain: "ceasefire",
            kind: "kept",
            severity: 1,
            proof: 1,
            obligation: "o",
            round: 1,
          }),
        ),
      ],
    });
    expect(trust(kept(8), "borea", "arden", "ceasefire").score).toBeCloseTo(9 / 30, 3);
    expect(trust(kept(7), "borea", "arden", "ceasefire").score).toBeLessThan(0.3);
  });
  test("the record before the match never weighs more than twenty entries", () => {
    for (const n of [1, 10, 100, 400]) {
      const t = trust(withRecord(breaches(n)), "borea", "arden", null);
      expect(t.alpha + t.beta - 2).toBeLessThanOrEqual(20 + 1e-9);
    }
  });
  test("more breaches never raise trust, more kept promises never lower it", () => {
    let before = 1;
    for (let n = 0; n < 60; n += 3) {
      const { score } = trust(withRecord(breaches(n)), "borea", "arden", null);
      expect(score).toBeLessThanOrEqual(before);
      before = score;
    }
    before = 0;
    for (let n = 0; n < 60; n += 3) {
      const { score } = trust(withRecord(Array.from({ length: n }, () => ({}))), "borea", "arden", null);
      expect(score).toBeGreaterThanOrEqual(before);
      before = score;
    }
  });
});

describe("why?", () => {
  test("the terms add up to the figure, the prior among them, the largest first", () => {
    const s = goOn(opened(), until(3, "talks")).state;
    for (const a of ["arden", "borea", "corin", "delta"])
      for (const b of ["arden", "borea"])
        for (const d of [null, ...DOMAINS]) {
          if (a === b) continue;
          const t = explainTrust(s, a, b, d);
          const alpha = t.terms.reduce((x, y) => x + y.alpha, 0);
          const beta = t.terms.reduce((x, y) => x + y.beta, 0);
          expect(alpha).toBeCloseTo(t.alpha, 9);
          expect(beta).toBeCloseTo(t.beta, 9);
          expect(t.score).toBeCloseTo(alpha / (alpha + beta), 9);
          expect(t.score).toBe(trust(s, a, b, d).score);
          expect(t.terms[0]?.kind).toBe("prior");
          const sizes = t.terms.slice(1).map((x) => Math.abs(x.alpha) + Math.abs(x.beta));
          expect(sizes).toEqual([...sizes].sort((x, y) => y - x));
          expect(t.low).toBeLessThanOrEqual(t.score);
          expect(t.high).toBeGreaterThanOrEqual(t.score);
          const again = figureOf(s, a, b, d);
          expect(t.score).toBeCloseTo(again.score, 12);
        }
  });
  test("names each entry with its sources, or the duty that was kept at this table", () => {
    const t = explainTrust(openMatch(testHeader), "borea", "arden", null);
    expect(t.terms.find((x) => x.entry === "old-word")).toMatchObject({
      kind: "broken",
      about: "The old accord",
      sources: ["s"],
      domain: "sovereignty",
    });
    expect(t.terms.find((x) => x.entry === "old-swap")?.alpha).toBeGreaterThan(0);
    expect(testScenario.record).toHaveLength(3);
  });
  test("tells the old record, scaled down, from what was done at this table, in full", () => {
    const old = withRecord(Array.from({ length: 60 }, () => ({ kind: "broken" }) as const));
    const here: RecordEntry = {
      id: "here",
      day: START,
      by: "arden",
      wronged: ["borea"],
      domain: "ceasefire",
      kind: "kept",
      severity: 0.4,
      proof: 1,
      obligation: null,
      round: 1,
    };
    const t = explainTrust({ ...old, record: [...old.record, here] }, "borea", "arden", "ceasefire");
    expect(t.saturation).toBeCloseTo(saturated(150), 9);
    expect(t.terms.find((x) => x.entry === "here")?.alpha).toBeCloseTo(0.4, 9);
    expect(t.terms.find((x) => x.entry === "e0")?.beta).toBeCloseTo(2.5 * saturated(150), 9);
    expect(t.terms.reduce((x, y) => x + y.alpha, 0)).toBeCloseTo(t.alpha, 9);
  });
  test("time alone lets the old record fade", () => {
    const [early, late] = [goOn(opened(), until(1, "talks")).state, goOn(opened(), until(5, "talks")).state];
    const size = (s: MatchState) =>
      explainTrust(s, "borea", "arden", "sovereignty").terms.find((x) => x.entry === "old-word")
        ?.beta as number;
    expect(size(late)).toBeLessThan(size(early));
  });
});
