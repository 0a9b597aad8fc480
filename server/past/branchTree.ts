/** The tree of branches below a recorded line or a match, flat; and changing what is written on one of them. */
import type { Branch, MarkBranch } from "../../shared/exploring.ts";
import { isRefused, no, type Refused } from "../refused.ts";
import type { MatchRow } from "../store/store.ts";
import { markOf, openSeats } from "../table/opening.ts";
import type { Table } from "../table/table.ts";
import { ancestorsOf } from "./descent.ts";
import { labelOf } from "./labels.ts";
import type { Archive } from "./past.ts";

/** Branches that one answer brings at most. */
const MOST = 500;

/**
 * Branches below the root, oldest first: those that are listed, those whose codes the asker names, and those that lead
 * to them. The root is that of the line, or of the first code.
 */
export async function branchTree(
  archive: Archive,
  line: string | null,
  codes: readonly string[],
  from: string,
): Promise<readonly Branch[] | Refused> {
  const { store } = archive;
  const named = new Set<string>();
  let roots: readonly MatchRow[] = [];
  for (const code of codes) {
    const row = await archive.find(code, from, (c) => store.matchByCode(c));
    if (isRefused(row)) {
      // A browser may still remember a table that is no more: that hides none of the others.
      const isMore = line !== null || roots.length > 0;
      if (isMore && row.refused === "unknownMatch") continue;
      return row;
    }
    named.add(row.match);
    if (roots.length === 0) roots = [(await ancestorsOf(store, row))[0] ?? row];
  }
  if (line !== null) roots = await archive.lines.rootsOf(line);
  if (roots.length === 0) return no(line === null ? "unknownMatch" : "unknownScenario");
  const found: Branch[] = [];
  for (const row of await below(archive, roots, named)) {
    const branch = await archive.host.look(row.match, branchOf).catch(() => null);
    // One that was never begun, or that cannot be read, hides none of the others.
    if (branch && !isRefused(branch)) found.push(branch);
  }
  return found.sort((a, b) => a.createdAt - b.createdAt);
}

/** Rows below `roots` that are to be seen. */
async function below(
  { store }: Archive,
  roots: readonly MatchRow[],
  named: ReadonlySet<string>,
): Promise<readonly MatchRow[]> {
  const all = new Map<string, MatchRow>();
  const waiting = [...roots];
  for (const row of waiting)
    for (const branch of await store.branchesOf(row.match, MOST))
      if (all.size < MOST) {
        all.set(branch.match, branch);
        waiting.push(branch);
      }
  const seen = new Set<MatchRow>();
  for (const row of all.values())
    if (row.listed || named.has(row.match))
      for (let at: MatchRow | undefined = row; at && !seen.has(at); at = all.get(at.parent?.match ?? ""))
        seen.add(at);
  return [...seen];
}

/** A branch as anybody may see it in the tree. */
export function branchOf(table: Table): Branch | Refused {
  const { row, state, loaded } = table;
  const { scenario } = loaded;
  const label = labelOf(row);
  const mark = markOf(table);
  if (!label || !mark) return no("unknownMatch");
  const titles = new Map(scenario.parties.flatMap((p) => p.seats.map((s) => [s.id, s.title] as const)));
  return {
    ...mark,
    code: row.code,
    note: label.note,
    tags: label.tags,
    by: label.by,
    createdAt: row.createdAt,
    round: state.round,
    rounds: scenario.rounds.length,
    phase: state.phase,
    ending: state.result?.ending ?? null,
    openSeats: openSeats(table).map((seat) => ({ seat, title: titles.get(seat) ?? seat })),
    people: new Set(Object.values(state.seats).flatMap((o) => (o.kind === "person" ? [o.holder] : []))).size,
    change: label.change,
  };
}

/** Changes what is written on the branch with this code: its maker's to do, at any time. */
export async function markBranch(
  archive: Archive,
  code: string,
  { token, ...note }: MarkBranch,
  from: string,
): Promise<Branch | Refused> {
  const { host, store } = archive;
  const row = await archive.find(code, from, (c) => store.matchByCode(c));
  if (isRefused(row)) return row;
  const ticket = await host.admit(row.match, token);
  if (!ticket) return no("badToken");
  return host.look(row.match, async (table) => {
    const label = labelOf(table.row);
    if (!label || label.holder !== ticket.holder) return no("notYours");
    const next = JSON.stringify({ ...label, ...note });
    await store.putLabel(row.match, next);
    table.row = { ...table.row, label: next };
    return branchOf(table);
  });
}
