/**
 * Reading logs over SQL: a walk from the end of a log to the entry before it, and so on. Answers whole logs or
 * none: a log that the walk cannot follow to its beginning is broken, and never merely shorter.
 */
import { type Kysely, sql } from "kysely";
import type { HolderId } from "../shared/engine/ids.ts";
import type { Tables } from "./sqlSchema.ts";
import type { StoredEntry } from "./store.ts";

/** Entries of `match` after `seq`, in order. Throws when there is no such match or one of them cannot be found. */
export async function logAfter(
  db: Kysely<Tables>,
  match: string,
  seq: number,
): Promise<readonly StoredEntry[]> {
  const rows = await walk(db, match, seq)
    .select(["walk.seq", "at", "holder", "cid", "body", "hash"])
    .execute();
  // Null only at the end mark, where there is no entry.
  return whole(match, seq, rows) as StoredEntry[];
}

/** Every `holder` and `cid` in the log of `match`. Throws as `logAfter` does. */
export async function commandIdsOf(
  db: Kysely<Tables>,
  match: string,
): Promise<readonly { readonly holder: HolderId; readonly cid: string }[]> {
  const rows = await walk(db, match, 0).select(["walk.seq", "holder", "cid"]).execute();
  return whole(match, 0, rows).flatMap(({ holder, cid }) =>
    holder === null || cid === null ? [] : [{ holder, cid }],
  );
}

/**
 * The stops of a walk from the end mark down to the entry after `after`, in the order of the log. The mark is a stop
 * without an entry, one behind the last. Each step goes down by one within the match, so that entries which name
 * each other cannot keep it, and it ends where the next entry is not there.
 */
const walk = (db: Kysely<Tables>, match: string, after: number) =>
  db
    .withRecursive("walk(id, prev, seq)", (w) =>
      w
        .selectFrom("matches")
        .where("match", "=", match)
        .select((e) => [
          sql<number | null>`cast(null as bigint)`.as("id"),
          "end_entry as prev",
          e("end_seq", "+", 1).as("seq"),
        ])
        .unionAll(
          w
            .selectFrom("walk")
            .innerJoin("entries as e", "e.id", "walk.prev")
            .where((e) => e("e.seq", "=", e("walk.seq", "-", 1)))
            .where("e.seq", ">", after)
            .where("e.match", "=", match)
            .select(["e.id", "e.prev", "e.seq"]),
        ),
    )
    .selectFrom("walk")
    .leftJoin("entries", "entries.id", "walk.id")
    .orderBy("walk.seq");

/** `stops` without the mark, if they begin right after `after`. */
function whole<Stop extends { readonly seq: number }>(
  match: string,
  after: number,
  stops: readonly Stop[],
): readonly Stop[] {
  const [first] = stops;
  if (!first) throw new Error("no such match");
  if (first.seq > after + 1)
    throw new Error(`the log of match ${match} is broken: entry ${first.seq - 1} cannot be found`);
  return stops.slice(0, -1);
}
