/**
 * SQLite for the SQL store: one file, write-ahead log, an fsync with every commit. Refuses to open a
 * directory that it cannot write.
 */
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { type Dialect, SqliteDialect, type SqliteStatement } from "kysely";

/** Opens (and makes) the database file; ":memory:" is for tests. */
export function openSqlite(file: string): Database.Database {
  if (file !== ":memory:") mkdirSync(dirname(file), { recursive: true });
  const database = new Database(file);
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.pragma("busy_timeout = 5000");
  database.pragma("foreign_keys = ON");
  // The entries of one log lie among those of the others: pages that one walk has read serve the next.
  database.pragma("cache_size = -65536");
  // Carried to the file rarely, yet soon: what is written over is on the disk in half the time of what makes a file grow.
  database.pragma("wal_autocheckpoint = 2000");
  // A statement of many rows keeps what it would have to undo; that need not be on the disk.
  database.pragma("temp_store = MEMORY");
  return database;
}

/** kysely over an open database. Statements are prepared once: preparing costs as much as running them. */
export function sqliteDialect(database: Database.Database): Dialect {
  const prepared = new Map<string, SqliteStatement>();
  return new SqliteDialect({
    database: {
      prepare: (sql) => {
        let statement = prepared.get(sql);
        if (!statement) {
          statement = database.prepare(sql) as unknown as SqliteStatement;
          // Statements differ only by how many rows they insert; a bound keeps odd batches from piling up.
          if (prepared.size < 200) prepared.set(sql, statement);
        }
        return statement;
      },
      close: () => {
        prepared.clear();
        database.close();
      },
    },
  });
}
