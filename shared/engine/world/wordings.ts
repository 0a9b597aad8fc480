/**
 * The options of a scenario as weighing needs them: numbered, all of one shape, and found for a clause at once. The data
 * stay as authors write them; what a field leaves out is filled in here, so that a loop over many texts never stumbles.
 */
import type { IssueId, OptionId } from "../ids.ts";
import type { Option, Scenario } from "../scenario/scenario.ts";
import type { Clause } from "../state.ts";

/** Strongest safeguard of each kind, 0–1. */
export interface Safeguards {
  readonly verification: number;
  readonly zone: number;
  readonly commission: number;
  readonly snapback: number;
}

type Given = NonNullable<Option["guarantee"]>;

/** What an option says of a guarantee; null where it is silent. */
export interface GuaranteeTerms {
  readonly rule: Given["rule"] | null;
  readonly trigger: Given["trigger"] | null;
  readonly guarantors: Given["guarantors"] | null;
  /** Share of the country that is covered, 0–1. */
  readonly covers: number;
}

export interface Wording {
  /** Its place among all options of the scenario. */
  readonly place: number;
  readonly issue: IssueId;
  readonly option: OptionId;
  readonly duties: Option["duties"];
  readonly quantity: NonNullable<Option["quantity"]> | null;
  readonly guarantee: GuaranteeTerms | null;
  readonly safeguards: Safeguards | null;
}

/** The part of a scenario that worth needs; the public scenario has it too. */
export type WorthTerms = Pick<Scenario, "issues" | "model" | "parties" | "treaty">;

/** Those of a text, clause by clause; undefined where the scenario does not know it. */
export type Wordings = readonly (Wording | undefined)[];

type Issues = Scenario["issues"];
type Table = ReadonlyMap<IssueId, ReadonlyMap<OptionId, Wording>>;

const tables = new WeakMap<Issues, Table>();
let lastIssues: Issues | null = null;
let lastTable: Table = new Map();

function tableOf(issues: Issues): Table {
  if (issues === lastIssues) return lastTable;
  let table = tables.get(issues);
  if (!table) {
    let place = 0;
    table = new Map(
      issues.map(
        (i) => [i.id, new Map(i.options.map((o) => [o.id, wordingFrom(i.id, o, place++)] as const))] as const,
      ),
    );
    tables.set(issues, table);
  }
  lastIssues = issues;
  lastTable = table;
  return table;
}

function wordingFrom(issue: IssueId, o: Option, place: number): Wording {
  const { guarantee: g, safeguards: s } = o;
  return {
    place,
    issue,
    option: o.id,
    duties: o.duties,
    quantity: o.quantity ?? null,
    guarantee: g
      ? {
          rule: g.rule ?? null,
          trigger: g.trigger ?? null,
          guarantors: g.guarantors ?? null,
          covers: g.covers ?? 1,
        }
      : null,
    safeguards: s
      ? {
          verification: s.verification ?? 0,
          zone: s.zone ?? 0,
          commission: s.commission ?? 0,
          snapback: s.snapback ?? 0,
        }
      : null,
  };
}

/** The wording that a clause takes up; undefined for one that the scenario does not know. */
export const wordingOf = (issues: Issues, clause: Clause): Wording | undefined =>
  tableOf(issues).get(clause.issue)?.get(clause.option);

/** The wordings of a text, clause by clause. */
export function wordingsOf(issues: Issues, clauses: readonly Clause[]): Wordings {
  const found: (Wording | undefined)[] = [];
  for (let i = 0; i < clauses.length; i++) found.push(wordingOf(issues, clauses[i] as Clause));
  return found;
}
