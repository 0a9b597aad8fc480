/** Steps on the test table that several rows need: agreements in force, conduct, and duties with something added. */
import type { Duty, Scenario } from "../../shared/engine/scenario/scenario.ts";
import type { Clause, Conduct, MatchState, Posture } from "../../shared/engine/state.ts";
import { headerOf, testScenario, variant } from "../engine/fixture.ts";
import {
  agreedBetween,
  goOn,
  opened,
  ruledBy,
  type Step,
  type Story,
  sealed,
  talks,
  until,
} from "../engine/given.ts";

export const BOTH = ["arden", "borea"] as const;

/** Arden and Borea have these clauses in force; the orders of round 2 are next. */
export const inForce = (
  clauses: readonly Clause[],
  seed = "rows",
  scenario: Scenario = testScenario,
): Story =>
  goOn(
    opened(headerOf(scenario, seed)),
    talks,
    agreedBetween("arden", ["borea"], clauses),
    ruledBy("confirm", BOTH),
    until(2, "orders"),
  );

/** Arden does this about every duty of its own. */
export const conduct = (how: Conduct, posture: Posture = "ceasefire"): Step =>
  sealed("arden", (s) => ({
    posture,
    conduct: Object.fromEntries(Object.keys(s.conduct).map((id) => [id, how])),
  }));

/** What this match has put on record about a party. */
export const booked = (s: MatchState, by: string, kind?: string) =>
  s.record.filter((e) => e.round > 0 && e.by === by && (kind === undefined || e.kind === kind));

/** The test table with some of its duties changed. */
export const withDuty = (change: (duty: Duty, issue: string, option: string) => Duty): Scenario =>
  variant((s) => ({
    ...s,
    issues: s.issues.map((i) => ({
      ...i,
      options: i.options.map((o) => ({ ...o, duties: o.duties.map((d) => change(d, i.id, o.id)) })),
    })),
  }));

export const seeds = Array.from({ length: 40 }, (_, i) => `seed ${i}`);
export const mean = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0) / xs.length;
