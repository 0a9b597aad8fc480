/**
 * My mandate as a list: per article its weight, what the capital allows, where the bounds lie and which red
 * line was drawn. Everything is read from my own sheet; others' sheets never reach a client.
 */
import type { IssueId, OptionId } from "../../shared/engine/ids.ts";
import type { PublicScenario, View } from "../../shared/engine/view/viewTypes.ts";
import { valueAt } from "../../shared/engine/world/worth.ts";

export interface MandateRow {
  readonly issue: IssueId;
  readonly article: number;
  /** Share of all weight, 0–1. */
  readonly share: number;
  /** Options from most to least wanted, each with its value 0–100 and whether the capital allows it. */
  readonly options: readonly {
    readonly option: OptionId;
    readonly value: number;
    readonly allowed: boolean;
  }[];
  /** Is any option ruled out by the capital? */
  readonly limited: boolean;
  readonly atLeast: number | null;
  readonly atMost: number | null;
  /** Value of leaving the article out. */
  readonly none: number;
  readonly redLine: OptionId | null;
}

/** Articles on my sheet, heaviest first. */
export function mandateRows(scenario: PublicScenario, view: View): readonly MandateRow[] {
  const mine = view.mine;
  if (mine === null) return [];
  const total = Object.values(mine.sheet.issues).reduce((sum, row) => sum + row.weight, 0) || 1;
  return scenario.issues
    .flatMap((issue): MandateRow[] => {
      const row = mine.sheet.issues[issue.id];
      if (row === undefined) return [];
      const options = issue.options
        .filter((o) => row.options[o.id] !== undefined)
        .map((o) => ({
          option: o.id,
          value: best(row.options[o.id]),
          allowed: row.allow === null || row.allow.includes(o.id),
        }))
        .sort((a, b) => b.value - a.value);
      return [
        {
          issue: issue.id,
          article: issue.article,
          share: row.weight / total,
          options,
          limited: options.some((o) => !o.allowed),
          atLeast: row.atLeast,
          atMost: row.atMost,
          none: row.none,
          redLine: mine.redLines.find((r) => r.issue === issue.id)?.option ?? null,
        },
      ];
    })
    .sort((a, b) => b.share - a.share);
}

/** The most that an option can be worth: a curve at its highest point. */
function best(value: Parameters<typeof valueAt>[0]): number {
  if (value === undefined || typeof value === "number") return valueAt(value, undefined);
  return Math.max(...value.map(([, y]) => y));
}
