/** What a package is worth, and what a guarantee is: against numbers worked out by hand. */
import { describe, expect, test } from "vitest";
import { openMatch } from "../../shared/engine/open.ts";
import type { Issue, Scenario } from "../../shared/engine/scenario/scenario.ts";
import type { Clause } from "../../shared/engine/state.ts";
import type { WorthSheet } from "../../shared/engine/view/viewTypes.ts";
import { sheetOf, worthTo } from "../../shared/engine/world/capital.ts";
import { guaranteeOf } from "../../shared/engine/world/guarantee.ts";
import { isBeyond, safeguardsOf, valueAt, worth, worthOfNothing } from "../../shared/engine/world/worth.ts";
import { headerOf, testHeader, testScenario, variant } from "./fixture.ts";
import { clause } from "./given.ts";

const state = openMatch(testHeader);
const sheet = sheetOf(state, "borea");
const ALL = ["arden", "borea", "corin", "delta"];
const total = (clauses: readonly Clause[], s: WorthSheet = sheet) =>
  worth(testScenario, s, clauses, ALL).total;
const logistic = (x: number) => 1 / (1 + Math.exp(-x));
const logit = (p: number) => Math.log(p / (1 - p));

describe("values", () => {
  test("are numbers, or straight lines between points, flat outside them", () => {
    expect(valueAt(40, 7)).toBe(40);
    expect(valueAt(undefined, 7)).toBe(0);
    const line: [number, number][] = [
      [10, 5],
      [60, 50],
      [100, 75],
    ];
    expect([0, 10, 35, 60, 80, 100, 500].map((x) => valueAt(line, x))).toEqual([
      5, 5, 27.5, 50, 62.5, 75, 75,
    ]);
  });
  test("weights of a sheet add up to one", () => {
    for (const p of ["arden", "borea", "corin", "delta"])
      expect(Object.values(sheetOf(state, p).issues).reduce((s, i) => s + i.weight, 0)).toBeCloseTo(1, 3);
  });
});

describe("worth", () => {
  test("of nothing is what the party has without any text", () => {
    // Σ weight·none = (3·30 + 4·20 + 2·60 + 3·20 + 3·40 + 2·30 + 1·40) / 18
    expect(worthOfNothing(sheet)).toBeCloseTo((90 + 80 + 120 + 60 + 120 + 60 + 40) / 18, 2);
    expect(total([])).toBeCloseTo(worthOfNothing(sheet), 9);
  });
  test("of a clause on which nobody's faith hangs is its plain value", () => {
    const w = worth(testScenario, sheet, [clause("status", "settled")], ALL);
    expect(w.parts).toEqual([
      { issue: "status", points: expect.closeTo((3 / 18) * (50 - 40), 3), kept: 1, on: null },
    ]);
  });
  test("of a promise is discounted by how far its giver is trusted", () => {
    const q = logistic(logit(sheet.trust.arden?.force as number) - 0.2);
    const part = worth(testScenario, sheet, [clause("north", "leave")], ALL).parts[0];
    expect(part?.kept).toBeCloseTo(q, 9);
    expect(part?.on).toBe("arden");
    expect(part?.points).toBeCloseTo((3 / 18) * (q * 95 + (1 - q) * 10 - 20), 3);
  });
  test("monitors, a guarantee and snapback buy a part of the discount back", () => {
    const kept = (more: readonly Clause[]) =>
      worth(testScenario, sheet, [clause("north", "leave"), ...more], ALL).parts[0]?.kept as number;
    const base = logit(sheet.trust.arden?.force as number) - 0.2;
    expect(kept([clause("watch", "monitors")])).toBeCloseTo(logistic(base + 1.2 * 0.8 + 0.8 * 0.2), 9);
    const g = guaranteeOf(testScenario, sheet, [clause("pledge", "any")], ALL).strength;
    expect(kept([clause("pledge", "any")])).toBeCloseTo(logistic(base + 1.8 * g), 9);
    expect(kept([clause("watch", "patrols")])).toBeLessThan(kept([clause("watch", "monitors")]));
  });
  test("a worse record makes every promise worth less", () => {
    const bad = openMatch(
      headerOf(
        variant((s) => ({
          ...s,
          record: [
            ...s.record,
            ...Array.from({ length: 20 }, (_, i) => ({
              ...(s.record[0] as (typeof s.record)[number]),
              id: `more${i}`,
              date: "2000-06-01",
            })),
          ],
        })),
      ),
    );
    expect(total([clause("north", "leave")], sheetOf(bad, "borea"))).toBeLessThan(
      total([clause("north", "leave")]),
    );
  });
  test("one's own promises are not doubted", () => {
    expect(worth(testScenario, sheet, [clause("forces", "cap", 60)], ALL).parts[0]).toMatchObject({
      kept: 1,
      on: null,
    });
  });
  test("a quantity is valued on its curve", () => {
    expect(total([clause("forces", "cap", 100)])).toBeGreaterThan(total([clause("forces", "cap", 60)]));
  });
  test("a synergy counts when all of it is there and none of what it excludes", () => {
    const cap = clause("forces", "cap", 60);
    const plain = { ...sheet, synergies: [] };
    expect(total([cap]) - total([cap], plain)).toBeCloseTo(-6, 9);
    expect(total([cap, clause("pledge", "any")]) - total([cap, clause("pledge", "any")], plain)).toBeCloseTo(
      0,
      9,
    );
    expect(
      total([cap, clause("pledge", "veto")]) - total([cap, clause("pledge", "veto")], plain),
    ).toBeCloseTo(-6, 9);
  });
  test("a synergy counts the same in a scenario that lacks another option, although both share its words", () => {
    const cap = clause("forces", "cap", 60);
    const plain = { ...sheet, synergies: [] };
    const adds = (scenario: Scenario): number =>
      worth(scenario, sheet, [cap], ALL).total - worth(scenario, plain, [cap], ALL).total;
    for (const i of testScenario.issues) for (const o of i.options) total([clause(i.id, o.id)]);
    expect(adds(testScenario)).toBeCloseTo(-6, 9);
    const [first, ...others] = testScenario.issues;
    const fewer = {
      ...testScenario,
      issues: [{ ...(first as Issue), options: first?.options.slice(1) ?? [] }, ...others],
    };
    expect(adds(fewer)).toBeCloseTo(-6, 9);
  });
  test("says which clauses lie beyond the mandate, by option and by bound", () => {
    expect(isBeyond(sheet, clause("forces", "cap", 35))).toBe(true);
    expect(isBeyond(sheet, clause("forces", "cap", 40))).toBe(false);
    const arden = sheetOf(state, "arden");
    expect(isBeyond(arden, clause("status", "judged"))).toBe(true);
    expect(isBeyond(arden, clause("status", "open"))).toBe(false);
    expect(isBeyond(arden, clause("forces", "cap", 65))).toBe(true);
    expect(
      worth(testScenario, arden, [clause("status", "judged"), clause("truce", "full")], ALL).crossed,
    ).toEqual(["status"]);
  });
  test("stays between 0 and 100", () => {
    for (const p of ["arden", "borea"])
      for (const option of ["any", "veto"]) {
        const t = worthTo(
          state,
          p,
          [
            clause("pledge", option),
            clause("truce", "full"),
            clause("north", "stay"),
            clause("status", "open"),
          ],
          ALL,
        ).total;
        expect(t).toBeGreaterThanOrEqual(0);
        expect(t).toBeLessThanOrEqual(100);
      }
  });
  test("a clause that a sheet does not know is worth nothing to it", () => {
    expect(worth(testScenario, sheetOf(state, "delta"), [clause("north", "leave")], ALL).parts).toEqual([]);
  });
});

describe("the guarantee", () => {
  const g = (option: string, s: WorthSheet = sheet, signatories: readonly string[] = ALL) =>
    guaranteeOf(testScenario, s, [clause("pledge", option)], signatories);
  /** p = logistic(logit base + ½·logit trust + pledge); base 0.5, trust from the sheet, pledge 1 is worth 0. */
  const chance = (party: string, shift = 0) =>
    logistic(0.5 * logit(sheet.trust[party]?.guarantees as number) + shift);
  const [c, d] = [chance("corin"), chance("delta")];
  test("any one of n: 1 − Π(1 − p)", () =>
    expect(g("any")).toMatchObject({
      strength: expect.closeTo(1 - (1 - c) * (1 - d), 9),
      veto: false,
      reason: "works",
    }));
  test("all of n: Π p", () =>
    expect(g("all")).toMatchObject({ strength: expect.closeTo(c * d, 9), veto: false, reason: "unanimity" }));
  test("at least half of n, by the whole distribution", () => {
    const three = variant((s) => ({
      ...s,
      parties: [
        ...s.parties,
        {
          ...(s.parties[3] as (typeof s.parties)[number]),
          id: "echo",
          seats: [
            { ...(s.parties[3]?.seats[0] as (typeof s.parties)[number]["seats"][number]), id: "echo.head" },
          ],
        },
      ],
      issues: s.issues.map((i) =>
        i.id === "pledge"
          ? {
              ...i,
              options: i.options.map((o) =>
                o.guarantee
                  ? { ...o, guarantee: { ...o.guarantee, guarantors: ["corin", "delta", "echo"] } }
                  : o,
              ),
            }
          : i,
      ),
    }));
    const s = sheetOf(openMatch(headerOf(three)), "borea");
    const [a, b, e] = ["corin", "delta", "echo"].map((p) =>
      logistic(0.5 * logit(s.trust[p]?.guarantees as number)),
    ) as [number, number, number];
    const two = a * b * (1 - e) + a * (1 - b) * e + (1 - a) * b * e + a * b * e;
    expect(guaranteeOf(three, s, [clause("pledge", "majority")], ALL).strength).toBeCloseTo(two, 9);
  });
  test("any is stronger than a majority of two is not, than all", () => {
    expect(g("any").strength).toBeGreaterThanOrEqual(g("majority").strength);
    expect(g("majority").strength).toBeGreaterThan(g("all").strength);
  });
  test("all including the aggressor is nothing: it holds a veto", () =>
    expect(g("veto")).toEqual({ strength: 0, veto: true, reason: "veto" }));
  test("consultation first takes a quarter of it", () =>
    expect(g("consult").strength).toBeCloseTo(0.75 * g("any").strength, 9));
  test("without a trigger there is none", () =>
    expect(g("words")).toEqual({ strength: 0, veto: false, reason: "noTrigger" }));
  test("no clause, no guarantee", () =>
    expect(guaranteeOf(testScenario, sheet, [], ALL)).toEqual({ strength: 0, veto: false, reason: "none" }));
  test("a pledge not made lowers it, a binding one raises it for those who sign, and only for them", () => {
    const pledged = (p: 0 | 1 | 2, signatories?: readonly string[]) =>
      g("any", { ...sheet, pledges: { corin: p, delta: p } }, signatories).strength;
    expect(pledged(0)).toBeLessThan(pledged(1));
    expect(pledged(2)).toBeGreaterThan(pledged(1));
    expect(pledged(2, ["arden", "borea"])).toBeCloseTo(pledged(1), 12);
    expect(pledged(2)).toBeCloseTo(1 - (1 - chance("corin", 1)) * (1 - chance("delta", 1)), 9);
  });
  test("only those who can pledge count, and nobody guarantees itself", () => {
    expect(g("any", { ...sheet, pledges: {} })).toEqual({ strength: 0, veto: false, reason: "noGuarantors" });
    const delta = sheetOf(state, "delta");
    expect(guaranteeOf(testScenario, delta, [clause("pledge", "all")], ALL).strength).toBeCloseTo(
      logistic(0.5 * logit(delta.trust.corin?.guarantees as number)),
      9,
    );
  });
  test("safeguards of a package are the strongest of each kind", () => {
    expect(safeguardsOf(testScenario, [clause("watch", "monitors"), clause("watch", "patrols")])).toEqual({
      verification: 0.8,
      zone: 0.5,
      commission: 0.5,
      snapback: 0.2,
    });
  });
});
