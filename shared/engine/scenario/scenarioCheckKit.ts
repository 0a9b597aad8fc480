/**
 * What every check of a scenario needs: where mistakes are collected, which ids exist, which sources were cited. Knows
 * no rule of its own beyond "this id must exist" and "this date must not be later than the scenario's".
 */
import type { Scenario } from "./scenario.ts";
import { type Mistake, suggest } from "./scenarioMistakes.ts";

export interface Check {
  readonly scenario: Scenario;
  readonly mistakes: Mistake[];
  readonly parties: readonly string[];
  readonly issues: readonly string[];
  readonly regions: readonly string[];
  readonly used: Set<string>;
  tell(code: string, path: string, problem: string, suggestion: string): void;
  /** Tells when `id` is none of `known`. */
  known(kind: string, path: string, id: string, known: readonly string[]): boolean;
  party(path: string, id: string): boolean;
  clause(path: string, match: { readonly issue: string; readonly options: readonly string[] }): void;
  /** Sources exist, and the date is not later than the scenario's. */
  cited(path: string, sources: readonly string[], date?: string): void;
  basis(path: string, basis: Scenario["shocks"][number]["basis"]): void;
}

export function newCheck(scenario: Scenario): Check {
  const mistakes: Mistake[] = [];
  const parties = scenario.parties.map((p) => p.id);
  const issues = scenario.issues.map((i) => i.id);
  const sources = Object.keys(scenario.sources);
  const used = new Set<string>();
  const tell = (code: string, path: string, problem: string, suggestion: string): void => {
    mistakes.push({ code, path, problem, suggestion });
  };
  const known = (kind: string, path: string, id: string, ids: readonly string[]): boolean => {
    if (ids.includes(id)) return true;
    tell("unknownId", path, `There is no ${kind} "${id}".`, suggest(id, ids));
    return false;
  };
  const cited = (path: string, ids: readonly string[], date?: string): void => {
    for (const id of ids) {
      used.add(id);
      known("source", path, id, sources);
    }
    if (date !== undefined && date > scenario.asOf)
      tell(
        "afterAsOf",
        path,
        `The date ${date} is later than the scenario's own, ${scenario.asOf}.`,
        "Move asOf on, or leave this out.",
      );
  };
  return {
    scenario,
    mistakes,
    parties,
    issues,
    regions: scenario.world.regions.map((r) => r.id),
    used,
    tell,
    known,
    party: (path, id) => known("party", path, id, parties),
    clause: (path, match) => {
      if (!known("issue", path, match.issue, issues)) return;
      const options = optionsOf(scenario, match.issue);
      for (const option of match.options) known(`option of "${match.issue}"`, path, option, options);
    },
    cited,
    basis: (path, basis) => {
      if ("cited" in basis) cited(`${path}/basis`, basis.cited);
    },
  };
}

export const optionsOf = (scenario: Scenario, issue: string): readonly string[] =>
  scenario.issues.find((i) => i.id === issue)?.options.map((o) => o.id) ?? [];

export function unique(check: Check, path: string, ids: readonly string[]): void {
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) check.tell("duplicateId", path, `"${id}" stands here twice.`, "Rename or remove one.");
    seen.add(id);
  }
}
