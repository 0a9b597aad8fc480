/** Words for where a match stands in its calendar: a round of the talks, or a stretch after them. Decides nothing. */
import { isAfterTalks, stretchOf } from "../shared/engine/rules/calendar.ts";
import type { PublicScenario } from "../shared/engine/view/viewTypes.ts";
import { dateWords, t } from "./words.ts";

const AFTER = {
  "table.round": "table.afterTalks",
  "table.roundShort": "table.afterTalksShort",
  "debrief.round": "debrief.afterTalks",
  "log.round": "table.afterTalks",
} as const;

/** "Round 3 of 7", or "After the talks, 1 of 4"; `key` says for which place. */
export function calendarWords(
  scenario: PublicScenario,
  round: number,
  key: keyof typeof AFTER = "table.round",
): string {
  const talks = scenario.rounds.length;
  if (!isAfterTalks(scenario, round)) return t(key, { n: round, of: talks });
  const last = stretchOf(scenario, round)?.to;
  return t(AFTER[key], {
    n: round - talks,
    of: scenario.afterTalks?.length ?? 0,
    date: last === undefined ? "" : dateWords(last),
  });
}
