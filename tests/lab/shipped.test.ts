/** Results that ship: they belong to the data that ship, and two of them have the sign that theory demands. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { shippedChances, shippedJobs } from "../../server/lab/shipped.ts";
import { readChanges } from "../../server/scenarios/changeFiles.ts";
import { readLine } from "../../server/scenarios/lineFiles.ts";
import { changeHash, lineHash, playHash } from "../../server/scenarios/playHash.ts";
import { readScenarios } from "../../server/scenarios/scenarioFiles.ts";
import type { ShippedTurning, ShippedWhatIfs } from "../../shared/lab/laboratory.ts";

const root = join(import.meta.dirname, "../../scenarios");
const json = <T>(name: string): T => JSON.parse(readFileSync(join(root, name), "utf8")) as T;
const { results } = json<ShippedWhatIfs>("whatif.json");
const { lines } = json<ShippedTurning>("turning.json");
const scenarios = readScenarios(root);
const changes = new Map(
  scenarios.map((s) => {
    const read = readChanges(join(root, s.id), s);
    if ("mistakes" in read) throw new Error(s.id);
    return [s.id, read.changes] as const;
  }),
);

test("there is a result for every prepared change as it stands, at least eight: npm run whatif", () => {
  const wanted = scenarios.flatMap((s) =>
    (changes.get(s.id) ?? []).map((c) => `${s.id} ${c.id} ${changeHash(c)}`),
  );
  expect(results.map((r) => `${r.scenario} ${r.change} ${r.hash}`).sort()).toEqual(wanted.sort());
  expect(results.length).toBeGreaterThanOrEqual(8);
  for (const r of results) expect(r.comparison.pairs).toBe(r.runs);
});

test("only results of what is played now are shown; other words change nothing", () => {
  const fresh = results.filter((r) => {
    const scenario = scenarios.find((one) => one.id === r.scenario);
    return scenario !== undefined && playHash(scenario) === r.played;
  });
  expect(shippedJobs(root, scenarios, changes)).toHaveLength(fresh.length);
  const reworded = scenarios.map((s) => ({ ...s, summary: "Other words." }));
  expect(shippedJobs(root, reworded, changes)).toHaveLength(fresh.length);
  const others = scenarios.map((s) => ({
    ...s,
    treaty: { ...s.treaty, essential: s.treaty.essential.slice(1) },
  }));
  expect(shippedJobs(root, others, changes)).toEqual([]);
});

test.each([
  ["no-bucha", "more treaties without what came to light"],
  ["no-veto", "more treaties without a veto over help"],
])("%s: %s, with an interval that excludes none, at 2,000 pairs or fewer", (change) => {
  const result = results.find((r) => r.scenario === "istanbul-2022" && r.change === change);
  expect(result?.runs).toBeLessThanOrEqual(2000);
  expect(result?.comparison.treaty.difference.low).toBeGreaterThan(0);
  expect(result?.comparison.treaty.saved).toBeGreaterThan(1);
});

test("every node of the recorded lines has its chance, and marks stand only where it moved", () => {
  for (const scenario of scenarios) {
    const read = readLine(join(root, scenario.id), scenario);
    if ("mistakes" in read || !read.line) continue;
    const mine = lines.find((l) => l.scenario === scenario.id);
    expect(mine?.hash, `${scenario.id}: npm run whatif -- --only turning`).toBe(lineHash(read.line));
    const chances = shippedChances(root, scenario, read.line);
    expect(chances.size).toBe(mine?.played === playHash(scenario) ? mine.nodes.length : 0);
    for (const { chance } of chances.values()) {
      if (!chance) continue;
      expect(chance.low).toBeLessThanOrEqual(chance.mean);
      expect(chance.high).toBeGreaterThanOrEqual(chance.mean);
    }
  }
});
