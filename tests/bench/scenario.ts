/** The scenario that is measured: the one that people play. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Scenario } from "../../shared/engine/scenario.ts";
import type { Header } from "../../shared/engine/state.ts";
import { ROOT } from "./harness.ts";

const PLACE = join(ROOT, "scenarios/istanbul-2022");

async function read(): Promise<Scenario> {
  if (!existsSync(join(PLACE, "scenario.json"))) return (await import("../engine/fixture.ts")).testScenario;
  const { readScenario } = (await import(join(ROOT, "server/scenarioFiles.ts"))) as {
    readScenario(dir: string): { scenario: Scenario } | { mistakes: readonly object[] };
  };
  const found = readScenario(PLACE);
  if ("mistakes" in found) {
    process.stderr.write(
      `the scenario has ${found.mistakes.length} mistakes: the one of the tests is measured\n`,
    );
    return (await import("../engine/fixture.ts")).testScenario;
  }
  return found.scenario;
}

export const scenario: Scenario = await read();

export const headerOf = (seed: string, match = "m"): Header => ({
  match,
  scenario,
  seed,
  seedHash: "0".repeat(64),
});
