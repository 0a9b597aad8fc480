/** The scenario that ships, read from its folder as the server reads it; a mistake in it fails whoever asks for it. */
import { fileURLToPath } from "node:url";
import { readScenario } from "../../server/scenarios/scenarioFiles.ts";
import type { Scenario } from "../../shared/engine/scenario/scenario.ts";

let known: Scenario | null = null;

export function istanbul(): Scenario {
  if (known) return known;
  const read = readScenario(fileURLToPath(new URL("../../scenarios/istanbul-2022", import.meta.url)));
  if ("mistakes" in read)
    throw new Error(
      `scenarios/istanbul-2022 has mistakes:\n${read.mistakes.map((m) => `${m.path}: ${m.problem}`).join("\n")}`,
    );
  known = read.scenario;
  return known;
}
