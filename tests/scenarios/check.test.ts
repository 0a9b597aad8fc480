/** Every mistake that the checker knows, planted once in the scenario that ships: found, at its place, in plain words. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { tellMistake } from "../../server/scenarios/scenarioFiles.ts";
import type { Scenario } from "../../shared/engine/scenario/scenario.ts";
import { checkScenario, readScenarioData } from "../../shared/engine/scenario/scenarioCheck.ts";
import { explainSchema, type Mistake } from "../../shared/engine/scenario/scenarioMistakes.ts";
import { istanbul } from "../engine/istanbul.ts";
import { by, fresh, type Planted } from "./planted.ts";
import { ON_DISK } from "./plantedFiles.ts";
import { PLANTED_SHAPE } from "./plantedShape.ts";
import { PLANTED_TALKS } from "./plantedTalks.ts";
import { PLANTED_WORLD } from "./plantedWorld.ts";

const PLANTED = [...PLANTED_TALKS, ...PLANTED_WORLD];

const told = (mistakes: readonly Mistake[]): string => mistakes.map(tellMistake).join("\n");

function expectFound(p: Planted, mistakes: readonly Mistake[]): void {
  const found = mistakes.find((m) => m.code === p.code && m.path.startsWith(p.at));
  expect(found, `${p.code} at ${p.at}; found instead:\n${told(mistakes)}`).toBeDefined();
  expect(found?.problem).toMatch(/^[^\n]{10,200}\.$/);
  expect(found?.suggestion, "an author is told what to do").toMatch(/^[^\n]{5,400}$/);
  if (p.hint !== undefined) expect(found?.suggestion).toContain(p.hint);
}

test("the scenario that ships has no mistakes", () => {
  expect(told(checkScenario(istanbul()))).toBe("");
  expect(explainSchema(istanbul())).toEqual([]);
  expect(readScenarioData(fresh())).toEqual({ scenario: istanbul() });
});

test.each(PLANTED.map((p, i) => [`${i + 1} ${p.code} at ${p.at}`, p] as const))("finds %s", (_name, p) => {
  const s = fresh();
  p.plant(s);
  expectFound(p, checkScenario(s as Scenario));
});

test.each(PLANTED_SHAPE.map((p, i) => [`${i + 1} ${p.code} at ${p.at}`, p] as const))(
  "puts into words: %s",
  (_name, p) => {
    const s = fresh();
    p.plant(s);
    expectFound(p, explainSchema(s));
    expect(readScenarioData(s)).toHaveProperty("mistakes");
  },
);

test("one mistake is told once, not once for every shape that it might have had", () => {
  const s = fresh();
  by(s.shocks, "moskva").trigger = { when: { fromDat: "2022-04-14" } };
  expect(explainSchema(s).map((m) => [m.code, m.path])).toEqual([["noShape", "shocks/moskva/trigger/when"]]);
});

test("a mistake that the schema finds comes before those of the second pass", () => {
  const s = fresh();
  s.world.grid = 7;
  s.treaty.essential.push("nothing");
  const read = readScenarioData(s);
  expect("mistakes" in read && read.mistakes.map((m) => m.code)).toEqual(["tooBig"]);
});

test("every code in the source is planted above", () => {
  const known = new Set<string>();
  const root = join(import.meta.dirname, "../..");
  const files = readdirSync(join(root, "shared/engine/scenario"))
    .filter((name) => /^scenario(Check|Mistakes)/.test(name))
    .map((name) => `shared/engine/scenario/${name}`);
  for (const file of [...files, "server/scenarios/scenarioFiles.ts"]) {
    const text = readFileSync(join(root, file), "utf8");
    for (const match of text.matchAll(/(?:\btell\(|code:)\s*"([a-zA-Z]+)"/g)) known.add(match[1] as string);
  }
  // What zod can say beyond these has no case in the present schema: its own words are passed on.
  known.delete("wrong");
  const planted = new Set([...PLANTED, ...PLANTED_SHAPE].map((p) => p.code));
  for (const [code] of ON_DISK) planted.add(code);
  planted.add("noFolder");
  expect([...known].filter((code) => !planted.has(code)).sort()).toEqual([]);
  expect([...planted].filter((code) => !known.has(code)).sort()).toEqual([]);
});
