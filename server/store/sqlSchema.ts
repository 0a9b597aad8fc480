/**
 * Tables of the SQL store and the migrations that make them. Portable types only: ids and JSON are text,
 * times are bigint. A migration that has been released is never edited; a later one is added. Refuses a
 * database that knows a migration which is not here.
 */
import { type ColumnBuilderCallback, type Kysely, SqliteAdapter, sql } from "kysely";
import { DEFAULT_MIGRATION_TABLE, type Migration, Migrator } from "kysely/migration";

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
    /** Where its last entry lies; null while there is none. */
    end_entry: number | null;
    /** What `end_entry` was before the last append: by it an append learns what its entries follow. */
    prior_entry: number | null;
    /** The match that it branches from, after the entry `parent_seq`; null and 0 for a root. */
    parent: string | null;
    parent_seq: number;
    recorded: number;
    label: string | null;
    facilitator: string | null;
  };
  /**
   * All logs in one, in the order of writing, so that appends of many matches touch the same few pages. There is
   * no index by match: a log is walked from its end, and (match, seq) is unique because only the one append
   * that moves the end writes an entry.
   */
  entries: {
    id: number;
    /** The entry before it in the same log; null for the first. */
    prev: number | null;
    match: string;
    seq: number;
    at: number;
    holder: string | null;
    cid: string | null;
    body: string;
    hash: string;
  };
  /** One row: the first id that no writer has taken for its entries. */
  entry_ids: { next: number };
  snapshots: { match: string; seq: number; hash: string; body: string };
  /** Results of the laboratory. */
  labs: { id: string; match: string; created_at: number; body: string };
  tickets: { match: string; token_hash: string; holder: string; name: string; created_at: number };
}

export const migrations: Record<string, Migration> = {
  "0002-log": {
    up: async (db: Kysely<unknown>): Promise<void> => {
      // SQLite keeps a table in the order of a key only if its type is this very word; elsewhere it has four bytes.
      const id = db.getExecutor().adapter instanceof SqliteAdapter ? "integer" : "bigint";
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
        .addColumn("end_entry", id)
        .addColumn("prior_entry", id)
        .execute();
      await db.schema
        .createIndex("matches_open")
        .on("matches")
        .columns(["listed", "ended", "created_at"])
        .execute();
      await db.schema
        .createTable("entries")
        .addColumn("id", id, (c) => c.primaryKey())
        .addColumn("prev", id)
        .addColumn("match", "text", (c) => c.notNull())
        .addColumn("seq", "integer", (c) => c.notNull())
        .addColumn("at", "bigint", (c) => c.notNull())
        .addColumn("holder", "text")
        .addColumn("cid", "text")
        .addColumn("body", "text", (c) => c.notNull())
        .addColumn("hash", "text", (c) => c.notNull())
        .execute();
      await db.schema
        .createTable("entry_ids")
        .addColumn("next", id, (c) => c.notNull())
        .execute();
      await sql`insert into entry_ids (next) values (1)`.execute(db);
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
  "0003-branches": {
    up: async (db: Kysely<unknown>): Promise<void> => {
      const add = (column: string, type: "text" | "integer", build: ColumnBuilderCallback) =>
        db.schema.alterTable("matches").addColumn(column, type, build).execute();
      // A parent cannot go while it has branches: their past lies in its log.
      await add("parent", "text", (c) => c.references("matches.match").onDelete("restrict"));
      await add("parent_seq", "integer", (c) => c.notNull().defaultTo(0));
      await add("recorded", "integer", (c) => c.notNull().defaultTo(0));
      await add("label", "text", (c) => c);
      await db.schema.createIndex("matches_parent").on("matches").columns(["parent", "created_at"]).execute();
    },
  },
  "0004-labs": {
    up: async (db: Kysely<unknown>): Promise<void> => {
      await db.schema
        .createTable("labs")
        .addColumn("id", "text", (c) => c.primaryKey())
        .addColumn("match", "text", (c) => c.notNull().references("matches.match"))
        .addColumn("created_at", "bigint", (c) => c.notNull())
        .addColumn("body", "text", (c) => c.notNull())
        .execute();
      await db.schema.createIndex("labs_match").on("labs").columns(["match", "created_at"]).execute();
    },
  },
  "0005-facilitators": {
    up: async (db: Kysely<unknown>): Promise<void> => {
      await db.schema.alterTable("matches").addColumn("facilitator", "text").execute();
    },
  },
};

/** Makes the tables, or proves that they are there. Throws when other ones are. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  await refuseOthers(db);
  const provider = { getMigrations: async () => migrations };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error) throw error;
}

/** Nothing is carried over from tables that were never released, nor from those of a later version. */
async function refuseOthers(db: Kysely<Tables>): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === DEFAULT_MIGRATION_TABLE)) return;
  const done = await sql<{ name: string }>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}`.execute(
    db,
  );
  for (const { name } of done.rows)
    if (!(name in migrations))
      throw new Error(
        `the database was made by another version of the server (${name}): move it away, and a new one is made`,
      );
}
