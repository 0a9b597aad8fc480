/** Hashes that say what a shipped result belongs to: what the rules and the bots read, and not the words for people. */
import type { Issue, Scenario } from "../../shared/engine/scenario/scenario.ts";
import type { Change } from "../../shared/engine/scenario/scenarioChanges.ts";
import type { RecordedLine } from "../../shared/engine/scenario/scenarioLine.ts";
import { sha256 } from "../store/chain.ts";

/** Of a scenario as it is played. */
export function playHash(scenario: Scenario): string {
  const {
    recorded,
    briefs,
    sources,
    title,
    place,
    summary,
    note,
    asOf,
    version,
    minutes,
    venues,
    next,
    issues,
    ...played
  } = scenario;
  return sha256(JSON.stringify({ ...played, issues: issues.map(playedIssue) })).slice(0, 16);
}

/** An article without its words: what is owed, by when and at what figure stays. */
function playedIssue({ title, short, question, background, options, ...issue }: Issue) {
  return {
    ...issue,
    options: options.map(({ label, wording, unmeasured, duties, ...option }) => ({
      ...option,
      duties: duties.map(({ text, ...duty }) => duty),
    })),
  };
}

/** Of what a prepared change changes, and of a recorded line. */
export const changeHash = (change: Change): string => sha256(JSON.stringify(change.edits)).slice(0, 16);
export const lineHash = (line: RecordedLine): string => sha256(JSON.stringify(line)).slice(0, 16);
