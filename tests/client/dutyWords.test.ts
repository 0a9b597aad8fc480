/** The treaty compiler: every duty of every shipped scenario renders from its typed fields, and changes with them. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type DutyWords, dutyWords } from "../../client/dutyWords.ts";
import { readScenario } from "../../server/scenarios/scenarioFiles.ts";
import { publicScenario } from "../../shared/engine/scenario/public.ts";
import type { Issue, Option } from "../../shared/engine/scenario/scenario.ts";
import type { Clause } from "../../shared/engine/state.ts";
import type { PublicScenario } from "../../shared/engine/view/viewTypes.ts";

const ROOT = join(import.meta.dirname, "../../scenarios");
const shipped: readonly PublicScenario[] = readdirSync(ROOT)
  .filter((id) => existsSync(join(ROOT, id, "scenario.json")))
  .map((id) => {
    const read = readScenario(join(ROOT, id));
    if (!("scenario" in read)) throw new Error(`${id} has mistakes`);
    return publicScenario(read.scenario, "hash");
  });

const clauseOf = (issue: Issue, option: Option): Clause => ({
  issue: issue.id,
  option: option.id,
  ...(option.quantity && { value: option.quantity.min }),
});
const inOne = (d: DutyWords): string => [d.who, d.does, d.due, ...d.terms, d.proof].join(" ");
const texts = (scenario: PublicScenario, clause: Clause, since: number | null = null): string[] =>
  dutyWords(scenario, clause, { since, now: 1 }).map(inOne);

/** The scenario with one option changed. */
function changed(scenario: PublicScenario, id: string, change: (o: Option) => Option): PublicScenario {
  return {
    ...scenario,
    issues: scenario.issues.map((i) => ({
      ...i,
      options: i.options.map((o) => (`${i.id}/${o.id}` === id ? change(o) : o)),
    })),
  };
}

const istanbul = shipped.find((s) => s.id === "istanbul-2022") as PublicScenario;

test("there are shipped scenarios to compile", () => {
  expect(shipped.length).toBeGreaterThan(5);
});

describe.each(shipped.map((s) => [s.id, s] as const))("%s", (_, scenario) => {
  test("each duty of each option renders in full, before and after entry into force, and no two alike", () => {
    for (const issue of scenario.issues)
      for (const option of issue.options)
        for (const since of [null, 1]) {
          const said = texts(scenario, clauseOf(issue, option), since);
          const where = `${issue.id}/${option.id}`;
          expect(said.length, where).toBe(option.duties.length);
          expect(new Set(said).size, where).toBe(said.length);
          for (const text of said) expect(text, where).not.toMatch(/[{}]|duties\.|domain\.|undefined|NaN/);
        }
  });

  test("a due date, a domain, an obligor or a rank that changes changes the text", () => {
    for (const issue of scenario.issues)
      for (const option of issue.options.filter((o) => o.duties.length > 0)) {
        const clause = clauseOf(issue, option);
        const before = texts(scenario, clause)[0];
        const with0 = (part: Partial<Option["duties"][number]>): string | undefined =>
          texts(
            changed(scenario, `${issue.id}/${option.id}`, (o) => ({
              ...o,
              duties: o.duties.map((d, i) => (i === 0 ? { ...d, ...part } : d)),
            })),
            clause,
          )[0];
        const first = option.duties[0] as Option["duties"][number];
        expect(with0({ dueRounds: (first.dueRounds ?? 0) + 1 })).not.toBe(before);
        expect(with0({ domain: first.domain === "grain" ? "energy" : "grain" })).not.toBe(before);
        expect(with0({ obligor: first.obligor === "guarantors" ? "nobody" : "guarantors" })).not.toBe(before);
        expect(with0({ rank: first.rank === "treaty" ? "statement" : "treaty" })).not.toBe(before);
      }
  });

  test("another number changes the text of every duty that hangs on it", () => {
    for (const issue of scenario.issues)
      for (const option of issue.options) {
        const q = option.quantity;
        if (!q) continue;
        const least = texts(scenario, { ...clauseOf(issue, option), value: q.min });
        const most = texts(scenario, { ...clauseOf(issue, option), value: q.max });
        expect(least.length).toBeGreaterThan(0);
        least.forEach((text, i) => {
          expect(text).not.toBe(most[i]);
        });
      }
  });
});

test("a dated duty names its round and day once it is in force, and what may be earliest before", () => {
  const clause = { issue: "withdrawal", option: "before" };
  const [before] = dutyWords(istanbul, clause, { since: null, now: 2 });
  expect(before?.due).toBe("Within 2 rounds of entry into force. At the earliest that is 24 April 2022.");
  const [inForce] = dutyWords(istanbul, clause, { since: 3, now: 4 });
  expect(inForce?.due).toBe("By the end of round 5, 1 May 2022.");
  const [late] = dutyWords(istanbul, clause, { since: 7, now: 7 });
  expect(late?.due).toContain("aftermath, stretch 2");
  const [never] = dutyWords(istanbul, clause, { since: 99, now: 99 });
  expect(never?.due).toBe("Judged only after this match has ended.");
});

test("who, towards whom, the ceiling with its figure, and the land are those of the duty", () => {
  const [army] = dutyWords(
    istanbul,
    { issue: "forces", option: "ceiling", value: 120 },
    { since: null, now: 1 },
  );
  expect(army?.terms).toContain("Figure: 120 thousand persons.");
  expect(army?.who).toMatch(/^Ukraine, towards Russia/);
  const [leaves] = dutyWords(istanbul, { issue: "withdrawal", option: "before" }, { since: null, now: 1 });
  expect(leaves?.terms.join(" ")).toMatch(/^Land that Russia then holds: nothing of Kyiv.*; 31.%.of Luhansk/);
});

test("a clause that the scenario does not know has no duties", () => {
  expect(dutyWords(istanbul, { issue: "moon", option: "all" }, { since: null, now: 1 })).toEqual([]);
});
