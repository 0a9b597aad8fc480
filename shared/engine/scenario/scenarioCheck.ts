/**
 * The second pass over a scenario: what a schema cannot see. Ids that lead nowhere, weights that do not add up,
 * statements without a known source, texts that are too long, tone of the memorial entries. Pure; no rule of play.
 */
import { type Scenario, scenarioSchema } from "./scenario.ts";
import { checkApplications, checkLocks, checkShocks } from "./scenarioCheckEvents.ts";
import { checkFrame, checkParties } from "./scenarioCheckFrame.ts";
import { checkIssues } from "./scenarioCheckIssues.ts";
import { newCheck } from "./scenarioCheckKit.ts";
import { checkRecord } from "./scenarioCheckRecord.ts";
import { checkPositions, checkSheets } from "./scenarioCheckSheets.ts";
import { checkSources, checkTexts } from "./scenarioCheckTexts.ts";
import { checkWorld } from "./scenarioCheckWorld.ts";
import { explainSchema, type Mistake } from "./scenarioMistakes.ts";

/** The scenario in `raw`, or everything that is wrong with it. */
export function readScenarioData(
  raw: unknown,
): { readonly scenario: Scenario } | { readonly mistakes: readonly Mistake[] } {
  const wrong = explainSchema(raw);
  if (wrong.length > 0) return { mistakes: wrong };
  const scenario = scenarioSchema.parse(raw);
  const mistakes = checkScenario(scenario);
  return mistakes.length > 0 ? { mistakes } : { scenario };
}

/** Everything that is wrong with a scenario that the schema accepts. */
export function checkScenario(scenario: Scenario): readonly Mistake[] {
  const check = newCheck(scenario);
  checkFrame(check);
  checkParties(check);
  checkIssues(check);
  checkSheets(check);
  checkPositions(check);
  checkRecord(check);
  checkLocks(check);
  checkApplications(check);
  checkShocks(check);
  checkWorld(check);
  checkTexts(check);
  checkSources(check);
  return check.mistakes;
}
