/**
 * Reading logs over SQL: a walk from the end of a log to the entry before it, and so on. Answers whole logs or
 * none: a log that the walk cannot follow to its beginning is broken, and never merely shorter.
 */
import { type CompiledQuery, type Kysely, sql } from "kysely";
import type { Tables } from "./sqlSchema.ts";
import type { Store, StoredEntry } from "./store.ts";

/** Readers of logs over `db`. Both throw when there is no such match, or when an entry of it cannot be found. */
export function logReaders(db: Kysely<Tables>): Pick<Store, "read" | "commandIds"> {
  // Compiled once: building a statement takes longer than walking back over a few entries.
  const entries = walk(db)
    .select(["walk.start", "walk.seq", "at", "holder", "cid", "body", "hash"])
    .compile();
  const ids = walk(db).select(["walk.start", "walk.seq", "holder", "cid"]).compile();
  const run = async <Stop extends Stopped>(
    query: CompiledQuery<Stop>,
    match: string,
    after: number,
  ): Promise<readonly Stop[]> => {
    const { rows } = await db.executeQuery<Stop>({ ...query, parameters: [match, after, match] });
    return whole(match, after, rows);
  };
  return {
    // Null only at the end mark, where there is no entry.
    read: async (match, seq) =>
      (await run(entries, match, seq)).map(({ start: _, ...entry }) => entry as StoredEntry),
    commandIds: async (match) =>
      (await run(ids, match, 0)).flatMap(({ holder, cid }) =>
        holder === null || cid === null ? [] : [{ holder, cid }],
      ),
  };
}

/**
 * The stops of a walk from the end mark down to the entry after some other, in the order of the log. The mark is a
 * stop without an entry, one behind the last. Each step goes down by one within the match, so that entries which
 * name each other cannot keep it, and it ends where the next entry is not there.
 * Its parameters: the match, the number of that other entry, the match.
 */
const walk = (db: Kysely<Tables>) =>
  db
    .withRecursive("walk(id, prev, seq, start)", (w) =>
      w
        .selectFrom("matches")
        .where("match", "=", "")
        .select((e) => [
          sql<number | null>`cast(null as bigint)`.as("id"),
          "end_entry as prev",
          e("end_seq", "+", e.lit(1)).as("seq"),
          "parent_seq as start",
        ])
        .unionAll(
          w
            .selectFrom("walk")
            .innerJoin("entries as e", "e.id", "walk.prev")
            .where((e) => e("e.seq", "=", e("walk.seq", "-", e.lit(1))))
            .where("e.seq", ">", 0)
            .where("e.match", "=", "")
            .select(["e.id", "e.prev", "e.seq", "walk.start"]),
        ),
    )
    .selectFrom("walk")
    .leftJoin("entries", "entries.id", "walk.id")
    .orderBy("walk.seq");

/** A stop of a walk, and the number after which the log begins: a branch's begins after its parent's entry. */
interface Stopped {
  readonly seq: number;
  readonly start: number;
}

/** `stops` without the mark, if they begin right after `after` or where the log does. */
function whole<Stop extends Stopped>(match: string, after: number, stops: readonly Stop[]): readonly Stop[] {
  const [first] = stops;
  if (!first) throw new Error("no such match");
  if (first.seq > Math.max(after, first.start) + 1)
    throw new Error(`the log of match ${match} is broken: entry ${first.seq - 1} cannot be found`);
  return stops.slice(0, -1);
}
