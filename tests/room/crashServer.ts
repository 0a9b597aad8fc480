/**
 * The server as the crash test kills it: on a real database, with the invented scenario. Env: DATA; PLANT=early
 * plants a fault, a store that answers before it has written, so that the test can be seen to find it.
 */
import { join } from "node:path";
import { startApp } from "../../server/app.ts";
import { openLog } from "../../server/log.ts";
import { openSqlite, sqliteDialect } from "../../server/store/sqlite.ts";
import { sqlStore } from "../../server/store/sqlStore.ts";
import type { Store } from "../../server/store/store.ts";
import { testScenario } from "../engine/fixture.ts";
import { configOf } from "./server.ts";

const store = await sqlStore(sqliteDialect(openSqlite(join(process.env.DATA ?? "data", "ad-referendum.db"))));
const early: Store = {
  ...store,
  append: async (ask) => {
    setTimeout(() => void store.append(ask), 60);
    return { ok: true };
  },
};
const config = configOf({ tables: { snapshotEvery: 16 } });
const app = await startApp({
  config,
  store: process.env.PLANT === "early" ? early : store,
  scenarios: [testScenario],
  log: openLog("warn"),
});
process.stdout.write(`ready at ${app.url}\n`);
