/**
 * The prepared what-ifs of a scenario, from the changes.json beside its other files: read with their schema, and tried on
 * the scenario, so that none is about something that is not there. They are no part of the scenario and of its hash.
 */
import type { Scenario } from "../../shared/engine/scenario/scenario.ts";
import { type Change, changesSchema } from "../../shared/engine/scenario/scenarioChanges.ts";
import { type Mistake, suggest } from "../../shared/engine/scenario/scenarioMistakes.ts";
import { edited, isUnfit } from "../../shared/lab/edits.ts";
import { readBeside } from "./beside.ts";
import { CHANGES } from "./scenarioFiles.ts";

export type ReadChanges = { readonly changes: readonly Change[] } | { readonly mistakes: readonly Mistake[] };

/** The prepared changes in folder `dir`, none where there is no such file, or what is wrong with them. */
export function readChanges(dir: string, scenario: Scenario): ReadChanges {
  const read = readBeside(dir, CHANGES, changesSchema, "changes");
  if ("mistakes" in read) return read;
  const changes = read.data ?? [];
  const mistakes = mistakesIn(scenario, changes);
  return mistakes.length > 0 ? { mistakes } : { changes };
}

/** What a schema cannot see: ids that lead nowhere or stand twice. */
export function mistakesIn(scenario: Scenario, changes: readonly Change[]): readonly Mistake[] {
  const mistakes: Mistake[] = [];
  const seen = new Set<string>();
  for (const { id, edits, sources, basis } of changes) {
    const path = `${CHANGES}/${id}`;
    if (seen.has(id))
      mistakes.push({
        code: "duplicateId",
        path,
        problem: `"${id}" stands here twice.`,
        suggestion: "Rename one.",
      });
    seen.add(id);
    for (const source of [...sources, ...("cited" in basis ? basis.cited : [])])
      if (scenario.sources[source] === undefined)
        mistakes.push({
          code: "unknownId",
          path,
          problem: `There is no source "${source}".`,
          suggestion: suggest(source, Object.keys(scenario.sources)),
        });
    let now = scenario;
    for (const [n, edit] of edits.entries()) {
      const next = edited(now, [edit]);
      if (!isUnfit(next)) now = next;
      else
        mistakes.push({
          code: "unknownId",
          path: `${path}/edits/${n + 1}`,
          problem: `The scenario has no "${next.what}" that could be changed so (${edit.kind}).`,
          suggestion: "Is it spelled right, and not there twice?",
        });
    }
  }
  return mistakes;
}
