import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { describe, expect, it } from "vitest";
import { genesis } from "../../server/store/chain.ts";
import { entryIds } from "../../server/store/entryIds.ts";
import { memoryStore } from "../../server/store/memory.ts";
import { openSqlite, sqliteDialect } from "../../server/store/sqlite.ts";
import { migrations, type Tables } from "../../server/store/sqlSchema.ts";
import { sqlStore } from "../../server/store/sqlStore.ts";
import type { Mark } from "../../server/store/store.ts";
import { chain, endOf, row, storeContract } from "./contract.ts";

storeContract("memory", async () => {
  const store = memoryStore();
  return { store, reopen: null, close: () => store.close() };
});

storeContract("SQLite", async () => {
  const dir = mkdtempSync(join(tmpdir(), "store-"));
  const open = () => sqlStore(sqliteDialect(openSqlite(join(dir, "test.db"))));
  const store = await open();
  const close = async () => {
    await store.close();
    rmSync(dir, { recursive: true, force: true });
  };
  return { store, reopen: open, close };
});

describe("SQLite", () => {
  const start: Mark = { seq: 0, hash: genesis(row("m1")) };

  it("writes ahead, and to the disk with every commit", async () => {
    const dir = mkdtempSync(join(tmpdir(), "store-"));
    const database = openSqlite(join(dir, "test.db"));
    expect(database.pragma("journal_mode", { simple: true })).toBe("wal");
    expect(database.pragma("synchronous", { simple: true })).toBe(2);
    database.close();
    rmSync(dir, { recursive: true, force: true });
  });

  it("refuses appends while the disk is full, leaves nothing torn, and goes on when there is room", async () => {
    const database = openSqlite(":memory:");
    const store = await sqlStore(sqliteDialect(database));
    await store.putScenario("scenario-hash", "{}");
    await store.createMatch(row("m1"), start.hash);
    const fence = await store.claim("m1");
    const first = chain(start, 1);
    expect(await store.append({ match: "m1", fence, after: start, entries: first })).toEqual({ ok: true });

    const after = endOf(start, first);
    const large = chain(after, 500);
    const pages = database.pragma("page_count", { simple: true }) as number;
    database.pragma(`max_page_count = ${pages}`);
    const refused = await store.append({ match: "m1", fence, after, entries: large });
    expect(refused).toMatchObject({ ok: false, why: "unavailable" });
    expect(await store.end("m1")).toEqual(after);
    expect(await store.read("m1", 0)).toEqual(first);

    database.pragma(`max_page_count = ${pages + 10_000}`);
    expect(await store.append({ match: "m1", fence, after, entries: large })).toEqual({ ok: true });
    expect(await store.read("m1", 1)).toEqual(large);
    await store.close();
  });

  it("commits what arrives in one tick together", async () => {
    const database = openSqlite(":memory:");
    let commits = 0;
    const prepare = database.prepare.bind(database);
    const watched = new Proxy(database, {
      get: (target, key) =>
        key === "prepare"
          ? (sql: string) => {
              const statement = prepare(sql);
              if (sql !== "commit") return statement;
              return {
                reader: false,
                run: (...args: unknown[]) => {
                  commits++;
                  return statement.run(...args);
                },
              };
            }
          : Reflect.get(target, key),
    });
    const store = await sqlStore(sqliteDialect(watched));
    await store.putScenario("scenario-hash", "{}");
    const fences: number[] = [];
    for (let i = 0; i < 20; i++) {
      await store.createMatch(row(`m${i}`), genesis(row(`m${i}`)));
      fences.push(await store.claim(`m${i}`));
    }
    commits = 0;
    const answers = await Promise.all(
      fences.map((fence, i) => {
        const mark: Mark = { seq: 0, hash: genesis(row(`m${i}`)) };
        return store.append({ match: `m${i}`, fence, after: mark, entries: chain(mark, 1) });
      }),
    );
    expect(answers.every((a) => a.ok)).toBe(true);
    expect(commits).toBe(1);
    await store.close();
  });

  it("lets no parent go while it has branches", async () => {
    const database = openSqlite(":memory:");
    const store = await sqlStore(sqliteDialect(database));
    await store.putScenario("scenario-hash", "{}");
    await store.createMatch(row("m1"), start.hash);
    await store.createMatch(row("m2", { parent: { match: "m1", seq: 0 } }), start.hash);
    const remove = (match: string) => database.prepare("delete from matches where match = ?").run(match);
    expect(() => remove("m1")).toThrow("FOREIGN KEY");
    remove("m2");
    expect(remove("m1").changes).toBe(1);
    await store.close();
  });

  it("takes over a database from before there were branches", async () => {
    const database = openSqlite(":memory:");
    const dialect = sqliteDialect(database);
    const before = new Kysely<Tables>({ dialect });
    const provider = { getMigrations: async () => ({ "0002-log": migrations["0002-log"] as Migration }) };
    expect((await new Migrator({ db: before, provider }).migrateToLatest()).error).toBeUndefined();
    database.exec(
      `insert into scenarios values ('s', '{}'); insert into matches values
       ('m1', 'Cm1XXX', 's', 'seed', 'seed-hash', 0, 0, 1, 0, 0, 0, '${start.hash}', null, null)`,
    );
    const store = await sqlStore(dialect);
    expect(await store.matchById("m1")).toEqual(row("m1", { scenario: "s" }));
    expect(await store.end("m1")).toEqual(start);
    await store.close();
  });

  describe("with a log that somebody has spoiled", () => {
    const spoilt = async (sql: string) => {
      const database = openSqlite(":memory:");
      const store = await sqlStore(sqliteDialect(database));
      await store.putScenario("scenario-hash", "{}");
      for (const match of ["m1", "m2"]) {
        const mark: Mark = { seq: 0, hash: genesis(row(match)) };
        await store.createMatch(row(match), mark.hash);
        const fence = await store.claim(match);
        const entries = chain(mark, 8, { holder: "h1", cid: (seq) => `${seq}` });
        expect(await store.append({ match, fence, after: mark, entries })).toEqual({ ok: true });
      }
      expect(database.prepare(sql).run().changes).toBe(1);
      return store;
    };
    const id = (match: string, seq: number) =>
      `(select id from entries where "match" = '${match}' and seq = ${seq})`;

    it.each([
      ["its end is an entry that is not there", "update matches set end_entry = 999 where match = 'm1'", 8],
      ["its end is no entry", "update matches set end_entry = null where match = 'm1'", 8],
      ["its last entry is gone", `delete from entries where id = ${id("m1", 8)}`, 8],
      ["an entry in its midst is gone", `delete from entries where id = ${id("m1", 4)}`, 4],
      ["its first entry is gone", `delete from entries where id = ${id("m1", 1)}`, 1],
      ["an entry follows none", `update entries set prev = null where id = ${id("m1", 5)}`, 4],
      ["its end counts too much", "update matches set end_seq = 9 where match = 'm1'", 9],
      [
        "it goes on in another match",
        `update entries set prev = ${id("m2", 4)} where id = ${id("m1", 5)}`,
        4,
      ],
      ["it runs in a circle", `update entries set prev = ${id("m1", 8)} where id = ${id("m1", 5)}`, 4],
      ["it leaves one out", `update entries set prev = ${id("m1", 3)} where id = ${id("m1", 5)}`, 4],
    ])("says so when %s", async (_, sql, seq) => {
      const store = await spoilt(sql);
      const broken = `the log of match m1 is broken: entry ${seq} cannot be found`;
      await expect(store.read("m1", 0)).rejects.toThrow(broken);
      await expect(store.commandIds("m1")).rejects.toThrow(broken);
      expect(await store.read("m2", 0)).toHaveLength(8);
      await store.close();
    });

    it("still reads what lies behind the break", async () => {
      const store = await spoilt(`delete from entries where id = ${id("m1", 4)}`);
      expect((await store.read("m1", 4)).map(({ seq }) => seq)).toEqual([5, 6, 7, 8]);
      await expect(store.read("m1", 3)).rejects.toThrow("broken");
      await store.close();
    });
  });

  it("refuses, in one line, a database of another version, and leaves it as it is", async () => {
    const dir = mkdtempSync(join(tmpdir(), "store-"));
    const old = openSqlite(join(dir, "test.db"));
    old.exec("create table kysely_migration (name text primary key, timestamp text not null)");
    old.exec("insert into kysely_migration values ('0001-matches', '2022-03-28')");
    await expect(sqlStore(sqliteDialect(old))).rejects.toThrow(
      /^the database was made by another version of the server \(0001-matches\).*$/,
    );
    expect(old.prepare("select name from sqlite_master where type = 'table'").pluck().all()).toEqual([
      "kysely_migration",
    ]);
    old.close();
    rmSync(dir, { recursive: true, force: true });
  });

  it("never gives two writers the same id for an entry", async () => {
    const database = openSqlite(":memory:");
    const store = await sqlStore(sqliteDialect(database));
    const db = new Kysely<Tables>({ dialect: sqliteDialect(database) });
    const takers = [entryIds(db), entryIds(db)];
    const ids = new Set<number>();
    let count = 0;
    let turn = 0;
    for (const many of [1, 1, 9_998, 9_998, 3, 3, 25_000, 25_000, 1, 1]) {
      const first = await (takers[turn++ % 2] as (typeof takers)[0])(many);
      for (let i = 0; i < many; i++) ids.add(first + i);
      count += many;
    }
    expect(ids.size).toBe(count);
    await store.close();
  });
});
