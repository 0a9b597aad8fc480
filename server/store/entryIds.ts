/**
 * Ids for new entries. A process takes many at a time, so that an append need not ask for them: no two processes
 * ever have the same ones, and those that are not used are lost.
 */
import type { Kysely } from "kysely";
import type { Tables } from "./sqlSchema.ts";

const AT_ONCE = 10_000;

/** Answers the first of `count` ids in a row that nobody has had before. */
export function entryIds(db: Kysely<Tables>): (count: number) => Promise<number> {
  let next = 0;
  let end = 0;
  return async (count) => {
    if (next + count > end) {
      const more = Math.max(AT_ONCE, count);
      const taken = db.updateTable("entry_ids").set((e) => ({ next: e("next", "+", more) }));
      // Some drivers answer a bigint as text.
      end = Number((await taken.returning("next").executeTakeFirstOrThrow()).next);
      next = end - more;
    }
    next += count;
    return next - count;
  };
}
