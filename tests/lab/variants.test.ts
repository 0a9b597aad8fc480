/** What-ifs: each changes the one thing that it names, leaves the scenario that it was given alone, and can be played. */
import { describe, expect, test } from "vitest";
import { openMatch } from "../../shared/engine/open.ts";
import type { Scenario } from "../../shared/engine/scenario/scenario.ts";
import { trust } from "../../shared/engine/world/trust.ts";
import { rollOut } from "../../shared/lab/rollOut.ts";
import {
  type Change,
  withBot,
  withBreaches,
  withForces,
  withMandate,
  withOpenLocks,
  withoutOption,
  withoutShock,
} from "../../shared/lab/variants.ts";
import { headerOf, testScenario } from "../engine/fixture.ts";

const changes: Readonly<Record<string, Change>> = {
  withoutShock: withoutShock("graves"),
  withoutOption: withoutOption("pledge", "veto"),
  forgotten: withBreaches("arden", 0),
  doubled: withBreaches("arden", 2),
  softer: withBot("arden", "negotiator"),
  weaker: withForces("arden", 0.5),
  bound: withMandate("arden", "truce", ["full"], 2),
  free: withMandate("arden", "status", null),
  open: withOpenLocks(["joining"]),
};

test.each(Object.keys(changes))("%s leaves its scenario alone and can be played to an end", (name) => {
  const before = JSON.stringify(testScenario);
  const changed = (changes[name] as Change)(testScenario);
  expect(JSON.stringify(testScenario)).toBe(before);
  expect(JSON.stringify(changed)).not.toBe(before);
  expect(rollOut(headerOf(changed), false).state.phase).toBe("ended");
});

describe("each changes what it names", () => {
  const apply = (name: string): Scenario => (changes[name] as Change)(testScenario);
  test("a shock is gone, and a wrong name is told", () => {
    expect(apply("withoutShock").shocks.map((s) => s.id)).not.toContain("graves");
    expect(() => withoutShock("grave")(testScenario)).toThrow("no shock grave");
  });
  test("an option is gone from table, positions and mandates", () => {
    const s = apply("withoutOption");
    expect(s.issues.find((i) => i.id === "pledge")?.options.map((o) => o.id)).not.toContain("veto");
    expect(s.positions.flatMap((p) => (p.issue === "pledge" ? p.order : []))).not.toContain("veto");
    expect(
      s.sheets.flatMap((x) => x.valuations.flatMap((v) => (v.issue === "pledge" ? (v.allow ?? []) : []))),
    ).not.toContain("veto");
    expect(() => withoutOption("pledge", "none")(testScenario)).toThrow("no option");
  });
  test("a record without breaches is trusted more, a doubled one less; kept promises stay", () => {
    const score = (s: Scenario): number => trust(openMatch(headerOf(s)), "borea", "arden", null).score;
    expect(score(apply("forgotten"))).toBeGreaterThan(score(testScenario));
    expect(score(apply("doubled"))).toBeLessThan(score(testScenario));
    expect(apply("forgotten").record.some((e) => e.by === "arden" && e.kind === "kept")).toBe(true);
    expect(new Set(apply("doubled").record.map((e) => e.id)).size).toBe(apply("doubled").record.length);
  });
  test("forces, policy, mandate and locks", () => {
    expect(apply("weaker").world.sides.map((s) => s.manpower)).toEqual([50, 80]);
    expect(apply("softer").parties.find((p) => p.id === "arden")?.bot).toBe("negotiator");
    const row = (s: Scenario) =>
      s.sheets.find((x) => x.party === "arden")?.valuations.find((v) => v.issue === "truce");
    expect(row(apply("bound"))?.allow).toEqual(["full"]);
    expect(row(apply("bound"))?.weight).toBe(2 * (row(testScenario)?.weight ?? 0));
    const status = (s: Scenario) =>
      s.sheets.find((x) => x.party === "arden")?.valuations.find((v) => v.issue === "status");
    expect(status(testScenario)?.allow).toBeDefined();
    expect(status(apply("free"))?.allow).toBeUndefined();
    expect(apply("open").locks.find((l) => l.id === "joining")?.closed).toBe(false);
    expect(() => withOpenLocks(["gate"])(testScenario)).toThrow("no lock gate");
  });
});
