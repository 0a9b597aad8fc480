/** The scenario that is measured: the one that people play. */
import { join } from "node:path";
import { readScenario } from "../../server/scenarios/scenarioFiles.ts";
import type { Scenario } from "../../shared/engine/scenario/scenario.ts";
import type { Header } from "../../shared/engine/state.ts";
import { ROOT } from "./harness.ts";

function read(): Scenario {
  const found = readScenario(join(ROOT, "scenarios/istanbul-2022"));
  if ("scenario" in found) return found.scenario;
  throw new Error(`the scenario has ${found.mistakes.length} mistakes: npm run check:scenarios`);
}

export const scenario: Scenario = read();

export const headerOf = (seed: string, match = "m"): Header => ({
  match,
  scenario,
  seed,
  seedHash: "0".repeat(64),
});
