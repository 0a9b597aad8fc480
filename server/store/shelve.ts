/**
 * Stores a match that was played elsewhere: a recorded line, or one that a file brought. Once: what is there already
 * stays as it is, and what a crash cut off is completed.
 */
import type { Entry } from "../../shared/engine/log.ts";
import { genesis, sealEntry } from "./chain.ts";
import type { MatchRow, Store, StoredEntry } from "./store.ts";

/** The match `row` with `entries` as its whole log, ended unless said otherwise. The scenario must be stored already. */
export async function shelve(
  store: Store,
  row: MatchRow,
  entries: readonly Entry[],
  ended = true,
): Promise<void> {
  const start = genesis(row);
  await store.createMatch(row, start);
  const after = await store.end(row.match);
  if (after.seq > 0) return;
  const sealed: StoredEntry[] = [];
  let hash = start;
  for (const entry of entries) {
    const one = sealEntry(hash, entry);
    sealed.push(one);
    hash = one.hash;
  }
  const fence = await store.claim(row.match);
  const appended = await store.append({ match: row.match, fence, after, entries: sealed });
  // Another process may have stored it meanwhile.
  if (!appended.ok && appended.why === "unavailable") throw new Error(`match ${row.match} cannot be stored`);
  if (ended) await store.markEnded(row.match);
}
