/**
 * The single negotiating text as rows: per article what is agreed, which alternatives stand in brackets and
 * who stands behind each, what is closed and by which lock. Pure; words and colours are elsewhere.
 */
import { byCode, type IssueId, type LockId, type OptionId, type PartyId } from "../../shared/engine/ids.ts";
import type { Issue, Option } from "../../shared/engine/scenario/scenario.ts";
import type { Clause } from "../../shared/engine/state.ts";
import type { PublicScenario, View } from "../../shared/engine/view/viewTypes.ts";

export interface Alternative {
  readonly clause: Clause;
  /** Principals first, then in the scenario's order. */
  readonly sponsors: readonly PartyId[];
}

export interface Article {
  readonly issue: Issue;
  readonly state: "agreed" | "bracketed" | "silent";
  readonly agreed: Clause | null;
  /** Every clause that somebody stands behind, except the agreed one. */
  readonly alternatives: readonly Alternative[];
  /** Who stands behind the agreed clause beside the principals. */
  readonly backers: readonly PartyId[];
  readonly closed: readonly { readonly option: OptionId; readonly lock: LockId | null }[];
}

export interface TextCount {
  readonly total: number;
  readonly agreed: number;
  readonly bracketed: number;
  readonly silent: number;
}

export const sameClause = (a: Clause, b: Clause): boolean =>
  a.issue === b.issue && a.option === b.option && a.value === b.value;

/** All articles in the order of the treaty. */
export function articles(scenario: PublicScenario, view: View): readonly Article[] {
  return [...scenario.issues]
    .sort((a, b) => a.article - b.article || byCode(a.id, b.id))
    .map((issue) => articleOf(scenario, view, issue));
}

/** One article as it stands. */
export function articleOf(scenario: PublicScenario, view: View, issue: Issue): Article {
  const agreed = view.agreed[issue.id] ?? null;
  const standings = view.standings[issue.id] ?? {};
  const groups: { clause: Clause; sponsors: PartyId[] }[] = [];
  for (const party of partyOrder(scenario)) {
    const clause = standings[party];
    if (clause === undefined) continue;
    const group = groups.find((g) => sameClause(g.clause, clause));
    if (group === undefined) groups.push({ clause, sponsors: [party] });
    else group.sponsors.push(party);
  }
  const closed = Object.entries(view.closed[issue.id] ?? {}).map(([option, lock]) => ({ option, lock }));
  const backing = agreed === null ? undefined : groups.find((g) => sameClause(g.clause, agreed));
  return {
    issue,
    state: agreed !== null ? "agreed" : groups.length > 0 ? "bracketed" : "silent",
    agreed,
    alternatives: groups.filter((g) => g !== backing),
    backers: (backing?.sponsors ?? []).filter((p) => !scenario.treaty.principals.includes(p)),
    closed,
  };
}

/** Principals first, then the scenario's order. */
export function partyOrder(scenario: PublicScenario): readonly PartyId[] {
  const [a, b] = scenario.treaty.principals;
  return [a, b, ...scenario.parties.map((p) => p.id).filter((id) => id !== a && id !== b)];
}

export function countText(rows: readonly Article[]): TextCount {
  const of = (state: Article["state"]): number => rows.filter((r) => r.state === state).length;
  return { total: rows.length, agreed: of("agreed"), bracketed: of("bracketed"), silent: of("silent") };
}

export const optionOf = (issue: Issue, id: OptionId): Option | undefined =>
  issue.options.find((o) => o.id === id);

/** Options of an issue that may be chosen now. */
export const openOptions = (view: View, issue: Issue): readonly Option[] => {
  const closed = view.closed[issue.id] ?? {};
  return issue.options.filter((o) => closed[o.id] === undefined && o.closed !== true);
};

/** Does this clause let the state most likely to attack stop the help? */
export function givesVeto(scenario: PublicScenario, clause: Clause, others: readonly Clause[] = []): boolean {
  const guarantee = guaranteeWords(scenario, clause);
  if (guarantee === undefined) return false;
  if (guarantee.rule === "allWithAggressor") return true;
  if (guarantee.rule !== "all") return false;
  return [clause, ...others].some(
    (c) => guaranteeWords(scenario, c)?.guarantors?.includes(scenario.treaty.attacker) === true,
  );
}

const guaranteeWords = (scenario: PublicScenario, clause: Clause): Option["guarantee"] =>
  scenario.issues.find((i) => i.id === clause.issue)?.options.find((o) => o.id === clause.option)?.guarantee;

/** Every source that stands behind an article: its background and the figures of its quantities. */
export function sourcesOf(issue: Issue): readonly string[] {
  const ids = [
    ...issue.background.flatMap((b) => b.sources),
    ...issue.options.flatMap((o) => o.quantity?.figures.flatMap((f) => f.sources) ?? []),
  ];
  return [...new Set(ids)];
}

/** The issue ids of a set of clauses, for lookups. */
export const issuesIn = (clauses: readonly Clause[]): ReadonlySet<IssueId> =>
  new Set(clauses.map((c) => c.issue));
