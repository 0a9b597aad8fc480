/** The recorded course of each scenario as a stored match that is over, found by the scenario's id. */
import type { MatchRow } from "./store.ts";

export interface Lines {
  /** The match of a scenario's recorded course; null when none is recorded. */
  rowOf(scenario: string): Promise<MatchRow | null>;
}

export const NO_LINES: Lines = { rowOf: async () => null };
