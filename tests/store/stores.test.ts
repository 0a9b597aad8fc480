import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { genesis } from "../../server/chain.ts";
import { memoryStore } from "../../server/memoryStore.ts";
import { openSqlite, sqliteDialect } from "../../server/sqlite.ts";
import { sqlStore } from "../../server/sqlStore.ts";
import type { Mark } from "../../server/store.ts";
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
});
