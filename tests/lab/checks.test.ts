/** The plumbing of the checks: the right columns reach the right arithmetic, and a planted effect gets its verdict. */
import { describe, expect, test } from "vitest";
import { openMatch } from "../../shared/engine/open.ts";
import {
  armsOn,
  baseId,
  pairingArms,
  playOne,
  seedOf,
  shippedPolicies,
  VARIANT_ARMS,
} from "../../shared/lab/arms.ts";
import { dominanceOf, pairingsOf } from "../../shared/lab/balance.ts";
import { changedScenario } from "../../shared/lab/changed.ts";
import { armsNeeded, baseRates, type Columns, rowOf, SIGNS } from "../../shared/lab/checks.ts";
import { signVerdict, verdictOf } from "../../shared/lab/evidence.ts";
import { highestRow } from "../../shared/lab/highest.ts";
import { breaksIn, invariantRows } from "../../shared/lab/invariants.ts";
import { always, runWorld } from "../../shared/lab/worldRun.ts";
import { zoneOf } from "../../shared/lab/zone.ts";
import { headerOf, testScenario } from "../engine/fixture.ts";
import { istanbul } from "../engine/istanbul.ts";

const estimate = (value: number, low: number, high: number) => ({ value, low, high, n: 1000 });

describe("verdicts", () => {
  test("a rate holds inside its target, misses outside, and is undecided across the bound", () => {
    const target = { low: 0.05, high: 0.3 };
    expect(verdictOf(estimate(0.2, 0.18, 0.22), target)).toBe("holds");
    expect(verdictOf(estimate(0.3, 0.27, 0.33), target)).toBe("undecided");
    expect(verdictOf(estimate(0.4, 0.37, 0.43), target)).toBe("misses");
    expect(verdictOf(estimate(0, 0, 0.004), { low: null, high: 0.03 })).toBe("holds");
  });
  test("a sign wants the whole interval on its side", () => {
    expect(signVerdict(estimate(-0.2, -0.3, -0.1), -1)).toBe("holds");
    expect(signVerdict(estimate(-0.2, -0.3, -0.1), 1)).toBe("misses");
    expect(signVerdict(estimate(-0.1, -0.3, 0.1), -1)).toBe("undecided");
  });
  test("an effect that the model does not have is a miss", () => {
    expect(signVerdict(estimate(0, 0, 0), 1)).toBe("misses");
    expect(signVerdict(estimate(0, 0, 0), -1)).toBe("misses");
  });
});

describe("rows", () => {
  const s = { ...testScenario, id: "istanbul-2022" };
  const n = 400;
  const column = (hits: number): readonly number[] => Array.from({ length: n }, (_, i) => (i < hits ? 1 : 0));
  const columns: Readonly<Record<string, Columns>> = {
    [baseId(s)]: {
      treaty: column(40),
      bucha: column(200),
      zone: Array.from({ length: n }, (_, i) => 0.2 + (i % 7) / 100),
    },
    "no-bucha": { treaty: column(120), zone: Array.from({ length: n }, (_, i) => 0.5 + (i % 5) / 100) },
  };
  const columnsOf = (arm: string): Columns | null => columns[arm] ?? null;
  const checks = [...baseRates([s]), ...SIGNS];
  const row = (id: string) => {
    const check = checks.find((c) => c.id === id);
    return check ? rowOf(check, s, columnsOf) : null;
  };

  test("a rate counts its hits, and only where it is told to look", () => {
    expect(row("treaty")).toMatchObject({ estimate: { value: 0.1, n }, verdict: "holds", section: "base" });
    expect(row("treatyAfterBucha")).toMatchObject({ estimate: { value: 0.2, n: 200 } });
  });
  test("a planted fall is seen as a fall, its rates beside it", () => {
    expect(row("bucha")).toMatchObject({ verdict: "holds", of: [0.1, 0.3], unit: "share", section: "signs" });
    expect(row("bucha")?.estimate.value).toBeCloseTo(-0.2, 12);
    expect(row("buchaZone")?.verdict).toBe("holds");
  });
  test("a planted rise where a fall should be is a miss", () => {
    const check = SIGNS.find((c) => c.id === "bucha");
    const swapped = (arm: string): Columns | null => columnsOf(arm === "no-bucha" ? baseId(s) : "no-bucha");
    expect(check && rowOf(check, s, swapped)?.verdict).toBe("misses");
  });
  test("what was not played has no row", () => {
    expect(row("veto")).toBeNull();
  });
  test("the highest rate is compared with the runner-up", () => {
    const rate = (scenario: string, value: number) => ({
      id: "treaty",
      section: "base" as const,
      scenario,
      unit: "share" as const,
      estimate: { value, low: value - 0.02, high: value + 0.02, n: 1000 },
      target: null,
      verdict: null,
    });
    const rows = [rate("a", 0.2), rate("b", 0.05), rate("c", 0.1)];
    expect(highestRow(rows, "a", ["b", "c"])).toMatchObject({ verdict: "holds", of: [0.2, 0.1] });
    expect(highestRow(rows, "b", ["a", "c"])?.verdict).toBe("misses");
    expect(highestRow(rows, "a", ["d"])).toBeNull();
  });
});

describe("arms", () => {
  test("every figure that a check reads comes from an arm that is played", () => {
    const scenarios = ["istanbul-2022", "post-annexation-2022", "armistice-2024"].map((id) => ({
      ...testScenario,
      id,
    }));
    const played = new Set([...scenarios.flatMap(pairingArms), ...VARIANT_ARMS].map((a) => a.id));
    for (const arm of armsNeeded([...baseRates(scenarios), ...SIGNS], scenarios))
      expect(played).toContain(arm);
  });
  test("the shipped pairing is the scenario as it stands, and each arm has a name of its own", () => {
    expect(shippedPolicies(testScenario)).toEqual(["hardliner", "negotiator"]);
    const ids = armsOn([testScenario], {}).map((a) => a.id);
    expect(ids).toContain(baseId(testScenario));
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(VARIANT_ARMS.map((a) => a.id)).size).toBe(VARIANT_ARMS.length);
  });
  test("every what-if fits the scenario that it is about", () => {
    for (const arm of VARIANT_ARMS.filter((a) => a.scenario === "istanbul-2022"))
      expect(() => changedScenario(istanbul(), arm.edits), arm.id).not.toThrow();
  });
  test("the same match gives the same figures, another seed others; seeds differ", () => {
    const [arm] = pairingArms(testScenario);
    if (!arm) throw new Error("no arm");
    const scenario = changedScenario(testScenario, arm.edits);
    expect(playOne(arm, scenario, 3)).toEqual(playOne(arm, scenario, 3));
    const seeds = Array.from({ length: 2000 }, (_, i) => seedOf(i));
    expect(new Set(seeds).size).toBe(2000);
    expect(seeds.every((seed) => /^[0-9a-f]{32}$/.test(seed))).toBe(true);
  });
  test("figures are finite, chances are chances", () => {
    for (const arm of pairingArms(testScenario)) {
      const figures = playOne(arm, changedScenario(testScenario, arm.edits), 1);
      for (const [name, value] of Object.entries(figures)) expect(Number.isFinite(value), name).toBe(true);
      for (const name of ["treaty", "limited", "zone", "peaceGuarded", "peaceBare"]) {
        expect(figures[name], name).toBeGreaterThanOrEqual(0);
        expect(figures[name], name).toBeLessThanOrEqual(1);
      }
    }
  });
});

describe("the world alone", () => {
  test("takes the postures that it is given, round by round", () => {
    const seen: string[] = [];
    const end = runWorld(
      headerOf(testScenario),
      [
        ["pressure", "hold"],
        ["offensive", "offensive"],
      ],
      (state) => seen.push(state.world.sides.map((s) => s.posture).join("/")),
    );
    expect(end.phase).toBe("ended");
    expect(seen).toEqual([
      "pressure/hold",
      ...Array.from({ length: testScenario.rounds.length - 1 }, () => "offensive/offensive"),
    ]);
  });
  test("strikes harden and bring aid in this fixture as they should", () => {
    const end = (attacker: "hold" | "pressure") =>
      runWorld(headerOf(testScenario), always(attacker, "hold")).world;
    const willing = (w: ReturnType<typeof end>) => w.opinion.find((o) => o.party === "borea")?.willing ?? 1;
    expect(willing(end("pressure"))).toBeLessThan(willing(end("hold")));
    expect(end("pressure").aid[0]?.perWeek).toBeGreaterThan(end("hold").aid[0]?.perWeek ?? 0);
  });
});

describe("the best text", () => {
  test("is worth at least as much as any single article's change of it, and is the same each time", () => {
    const state = openMatch(headerOf(testScenario));
    const zone = zoneOf(state);
    expect(zoneOf(state)).toEqual(zone);
    for (const issue of testScenario.treaty.essential)
      expect(zone.clauses.some((c) => c.issue === issue)).toBe(true);
    expect(zone.clauses.some((c) => c.issue === "status" && c.option === "joined")).toBe(false);
  });
});

describe("balance", () => {
  const table: Readonly<Record<string, Columns>> = Object.fromEntries(
    (["negotiator", "hardliner"] as const).flatMap((a) =>
      (["negotiator", "hardliner"] as const).map((d) => [
        `test-table:${a}-${d}`,
        {
          ending: Array.from({ length: 50 }, (_, i) => (i < 20 ? 0 : 4)),
          treaty: Array.from({ length: 50 }, (_, i) => (i < 20 ? 1 : 0)),
          rounds: Array.from({ length: 50 }, () => 5),
          gainAttacker: Array.from({ length: 50 }, (_, i) => (a === "hardliner" ? 3 : 1) + (i % 3)),
          gainDefender: Array.from({ length: 50 }, (_, i) => (d === a ? 2 : 1) + (i % 3)),
        },
      ]),
    ),
  );
  const columnsOf = (arm: string): Columns | null => table[arm] ?? null;
  test("one line per pairing with its spread of endings", () => {
    const lines = pairingsOf(testScenario, columnsOf);
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatchObject({
      endings: { settlement: 0.4, limited: 0.6 },
      n: 50,
      rounds: { value: 5 },
    });
  });
  test("a policy that is always better is named, one that is better sometimes is not", () => {
    expect(dominanceOf(testScenario, columnsOf)).toEqual([
      { scenario: "test-table", side: "attacker", dominant: "hardliner" },
      { scenario: "test-table", side: "defender", dominant: null },
    ]);
  });
});

describe("invariants", () => {
  test("none is broken in the fixture, and a case that is found is a miss", () => {
    for (let n = 0; n < 8; n++)
      expect(breaksIn(testScenario, n)).toEqual({
        ranges: 0,
        replay: 0,
        decideAgain: 0,
        prefix: 0,
        secrets: 0,
      });
    const rows = invariantRows([
      { ranges: [0, 1], replay: [0, 0] },
      { ranges: [0], replay: [0] },
    ]);
    expect(rows.map((r) => [r.id, r.verdict, r.estimate.value])).toEqual([
      ["ranges", "misses", 1],
      ["replay", "holds", 0],
    ]);
  });
});
