/**
 * Where a branch comes from: the matches above it, and the entries that it shares with them. A branch copies nothing;
 * its log is its ancestors' logs as far as each was left, and then its own.
 */
import type { Scenario } from "../../shared/engine/scenario/scenario.ts";
import type { BranchPoint } from "../../shared/exploring.ts";
import type { MatchRow, Store, StoredEntry } from "../store/store.ts";

/** The matches above `row`, the root first; none for a root. */
export async function ancestorsOf(store: Store, row: MatchRow): Promise<readonly MatchRow[]> {
  const above: MatchRow[] = [];
  for (let at = row; at.parent !== null; ) {
    const parent = await store.matchById(at.parent.match);
    if (!parent) throw new Error(`match ${at.match} has lost its parent`);
    above.unshift(parent);
    at = parent;
  }
  return above;
}

/** The first number of an own entry of `row`, less one. */
export const startOf = (row: MatchRow): number => row.parent?.seq ?? 0;

/** A stored entry, and the match that wrote it. */
export interface Inherited {
  readonly stored: StoredEntry;
  readonly of: MatchRow;
}

/** All entries of `row` after `seq` in order, those of its ancestors among them as far as it shares them. */
export async function storedAfter(
  store: Store,
  row: MatchRow,
  ancestors: readonly MatchRow[],
  seq: number,
): Promise<readonly Inherited[]> {
  const found: Inherited[] = [];
  const line = [...ancestors, row];
  for (const [i, of] of line.entries()) {
    const next = line[i + 1];
    const upTo = next ? startOf(next) : Number.POSITIVE_INFINITY;
    if (upTo <= seq) continue;
    for (const stored of await store.read(of.match, seq)) if (stored.seq <= upTo) found.push({ stored, of });
  }
  return found;
}

/** The match of `line` (the root first) to which entry `seq` belongs: a branch there leaves that one. */
export function ownerOf(line: readonly MatchRow[], seq: number): MatchRow {
  const owner = line.findLast((row) => row.parent === null || seq > row.parent.seq);
  if (!owner) throw new Error("a line of matches begins with a root");
  return owner;
}

/** The last entry that two lines of matches (the root first) share, each looked at up to some entry; null: none. */
export function sharedBy(
  a: readonly MatchRow[],
  b: readonly MatchRow[],
  upTo: readonly [number, number],
): number | null {
  let shared: number | null = null;
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    if (a[i]?.match !== b[i]?.match) break;
    const ends = [a[i + 1]?.parent?.seq, b[i + 1]?.parent?.seq, ...upTo];
    shared = Math.min(...ends.filter((x) => x !== undefined));
  }
  return shared;
}

/** Where `row` leaves its parent, as people name it; null for a root. */
export function pointOf(
  row: MatchRow,
  ancestors: readonly MatchRow[],
  scenario: Scenario,
  date: string,
): BranchPoint | null {
  const parent = ancestors.at(-1);
  if (!parent) return null;
  return {
    of: parent.recorded ? { line: scenario.id } : { code: parent.code },
    seq: startOf(row),
    date,
  };
}
