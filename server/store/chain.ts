/**
 * The hash chain over a match's log: every entry is hashed together with the hash before it, the first
 * one with the identity of the match. An edited, cut, swapped or transplanted log does not open.
 */
import { hash } from "node:crypto";
import type { By } from "../../shared/engine/command.ts";
import type { HolderId } from "../../shared/engine/ids.ts";
import type { Entry } from "../../shared/engine/log.ts";
import type { Mark, MatchRow, StoredEntry } from "./store.ts";

export const sha256 = (text: string): string => hash("sha256", text);

/** The hash that stands before the first entry. */
export const genesis = (row: Pick<MatchRow, "match" | "scenario" | "seedHash">): string =>
  sha256(`${row.match}\n${row.scenario}\n${row.seedHash}`);

const link = (before: string, body: string): string => sha256(`${before}\n${body}`);

/** The person who submits, or null for bots, the clock and the server itself. */
export const holderOf = (by: By): HolderId | null => ("holder" in by ? (by.holder ?? null) : null);

/**
 * The entry as it is stored, chained to the hash before it. Its text keeps the order of keys that the rules
 * gave them: a state folded from it walks its records in the same order as the live one did.
 */
export function sealEntry(before: string, entry: Entry): StoredEntry {
  const body = JSON.stringify(entry);
  const holder = holderOf(entry.by);
  return { seq: entry.seq, at: entry.at, holder, cid: entry.cid, body, hash: link(before, body) };
}

/** Why a stored log does not open. Thrown: a broken log is never played on. */
export type Break = { readonly seq: number; readonly why: "gap" | "hash" | "body" | "end" };

/** The first break in `log`, which must follow `start` and end at `end`; null when it is whole. */
export function findBreak(start: Mark, log: readonly StoredEntry[], end: Mark): Break | null {
  let { seq, hash } = start;
  for (const stored of log) {
    if (stored.seq !== seq + 1) return { seq: seq + 1, why: "gap" };
    if (link(hash, stored.body) !== stored.hash) return { seq: stored.seq, why: "hash" };
    if (entryOf(stored).seq !== stored.seq) return { seq: stored.seq, why: "body" };
    ({ seq, hash } = stored);
  }
  return seq === end.seq && hash === end.hash ? null : { seq, why: "end" };
}

export const entryOf = (stored: Pick<StoredEntry, "body">): Entry => JSON.parse(stored.body) as Entry;
