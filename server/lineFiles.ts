/**
 * The recorded course of a scenario as commands, from the line.json beside its other files: read with its schema and
 * played once, so that no move is in it that the rules refuse. No part of the scenario and of its hash.
 */
import { join } from "node:path";
import type { Scenario } from "../shared/engine/scenario/scenario.ts";
import { lineSchema, type RecordedLine } from "../shared/engine/scenario/scenarioLine.ts";
import { type Mistake, suggest } from "../shared/engine/scenario/scenarioMistakes.ts";
import { isFault, type LineFault, playLine } from "../shared/lab/recordedLine.ts";
import { readBeside } from "./beside.ts";
import { LINE, listScenarios } from "./scenarioFiles.ts";

export type ReadLine = { readonly line: RecordedLine | null } | { readonly mistakes: readonly Mistake[] };

/** The line in folder `dir`, null where there is none, or what is wrong with it. */
export function readLine(dir: string, scenario: Scenario): ReadLine {
  const read = readBeside(dir, LINE, lineSchema);
  if ("mistakes" in read) return read;
  const line = read.data;
  if (line === null) return { line };
  const played = playLine({ match: "line", scenario, seed: line.seed, seedHash: "" }, line);
  return isFault(played) ? { mistakes: [mistakeOf(played, scenario)] } : { line };
}

/** The lines of all `scenarios` in folder `root`, by scenario. Only those that can be played are there. */
export function readLines(root: string, scenarios: readonly Scenario[]): ReadonlyMap<Scenario, RecordedLine> {
  const lines = new Map<Scenario, RecordedLine>();
  for (const name of listScenarios(root)) {
    const scenario = scenarios.find((s) => s.id === name);
    const read = scenario && readBeside(join(root, name), LINE, lineSchema);
    if (scenario && read && "data" in read && read.data) lines.set(scenario, read.data);
  }
  return lines;
}

function mistakeOf({ node, move, fault, refusal }: LineFault, scenario: Scenario): Mistake {
  const path = [LINE, "nodes", node, ...(move === null ? [] : ["moves", String(move)])].join("/");
  switch (fault) {
    case "unknownNode":
      return {
        code: "unknownId",
        path,
        problem: `The recorded timeline has no event "${node}".`,
        suggestion: suggest(
          node,
          scenario.recorded.timeline.flatMap((e) => e.id ?? []),
        ),
      };
    case "afterClose":
      return {
        code: "afterClose",
        path,
        problem: "An earlier event of this round stands at its close: nothing more can be done in it.",
        suggestion: "Move it to the next round, or let the earlier one stand in the talks.",
      };
    case "outside":
      return {
        code: "outsideRounds",
        path,
        problem: "Its date lies in no round of the talks, so nothing can be done there.",
        suggestion: "Leave out its moves, or date it within a round.",
      };
    case "refused":
      return {
        code: "refusedMove",
        path,
        problem: `The rules refuse it: ${refusal?.refused} ${JSON.stringify(refusal?.with)}.`,
        suggestion: "What stands at the table then decides what is allowed.",
      };
  }
}
