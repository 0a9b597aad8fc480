/**
 * Tables of the SQL store and the migrations that make them. Portable types only: ids and JSON are text,
 * times are bigint. A migration that has been released is never edited; a later one is added.
 */
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";

export interface Tables {
  scenarios: { hash: string; body: string };
  matches: {
    match: string;
    code: string;
    scenario: string;
    seed: string;
    seed_hash: string;
    timed: number;
    listed: number;
    created_at: number;
    ended: number;
    /** Fencing number of the current writer. */
    fence: number;
    /** The log's end: an append moves it only from where its writer believes it to be. */
    end_seq: number;
    end_hash: string;
  };
  entries: {
    match: string;
    seq: number;
    at: number;
    holder: string | null;
    cid: string | null;
    body: string;
    hash: string;
  };
  snapshots: { match: string; seq: number; hash: string; body: string };
  tickets: { match: string; token_hash: string; holder: string; name: string; created_at: number };
}

export const migrations: Record<string, Migration> = {
  "0001-matches": {
    up: async (db: Kysely<unknown>): Promise<void> => {
      await db.schema
        .createTable("scenarios")
        .addColumn("hash", "text", (c) => c.primaryKey())
        .addColumn("body", "text", (c) => c.notNull())
        .execute();
      await db.schema
        .createTable("matches")
        .addColumn("match", "text", (c) => c.primaryKey())
        .addColumn("code", "text", (c) => c.notNull().unique())
        .addColumn("scenario", "text", (c) => c.notNull().references("scenarios.hash"))
        .addColumn("seed", "text", (c) => c.notNull())
        .addColumn("seed_hash", "text", (c) => c.notNull())
        .addColumn("timed", "integer", (c) => c.notNull())
        .addColumn("listed", "integer", (c) => c.notNull())
        .addColumn("created_at", "bigint", (c) => c.notNull())
        .addColumn("ended", "integer", (c) => c.notNull())
        .addColumn("fence", "integer", (c) => c.notNull())
        .addColumn("end_seq", "integer", (c) => c.notNull())
        .addColumn("end_hash", "text", (c) => c.notNull())
        .execute();
      await db.schema
        .createIndex("matches_open")
        .on("matches")
        .columns(["listed", "ended", "created_at"])
        .execute();
      await db.schema
        .createTable("entries")
        .addColumn("match", "text", (c) => c.notNull().references("matches.match"))
        .addColumn("seq", "integer", (c) => c.notNull())
        .addColumn("at", "bigint", (c) => c.notNull())
        .addColumn("holder", "text")
        .addColumn("cid", "text")
        .addColumn("body", "text", (c) => c.notNull())
        .addColumn("hash", "text", (c) => c.notNull())
        .addPrimaryKeyConstraint("entries_key", ["match", "seq"])
        .execute();
      await db.schema
        .createTable("snapshots")
        .addColumn("match", "text", (c) => c.primaryKey().references("matches.match"))
        .addColumn("seq", "integer", (c) => c.notNull())
        .addColumn("hash", "text", (c) => c.notNull())
        .addColumn("body", "text", (c) => c.notNull())
        .execute();
      await db.schema
        .createTable("tickets")
        .addColumn("match", "text", (c) => c.notNull().references("matches.match"))
        .addColumn("token_hash", "text", (c) => c.notNull())
        .addColumn("holder", "text", (c) => c.notNull())
        .addColumn("name", "text", (c) => c.notNull())
        .addColumn("created_at", "bigint", (c) => c.notNull())
        .addPrimaryKeyConstraint("tickets_key", ["match", "token_hash"])
        .execute();
    },
  },
};
