/**
 * Our server as it is started by main.ts, with two differences: it answers what it costs, and its limits per address
 * are lifted, since here all clients share one. Arguments: port, data directory, milliseconds until a table rests.
 */
import { join } from "node:path";
import { startApp } from "../../server/app.ts";
import { LIMITS, readConfig } from "../../server/config.ts";
import { openLog } from "../../server/log.ts";
import { openSqlite, sqliteDialect } from "../../server/store/sqlite.ts";
import { sqlStore } from "../../server/store/sqlStore.ts";
import { costs } from "./costs.ts";
import { ROOT, serve } from "./harness.ts";
import { scenario } from "./scenario.ts";
import { databaseIn } from "./stock.ts";

const [, , port = "0", dataDir = "", idle = "60000"] = process.argv;
const lots = { burst: 1e9, perSecond: 1e9 };
const config = readConfig({ PORT: port, DATA: dataDir, CLIENT: join(ROOT, "dist/client") });
const store = await sqlStore(sqliteDialect(openSqlite(databaseIn(dataDir))));
const app = await startApp({
  config: {
    ...config,
    tables: { ...config.tables, idle: Number(idle) },
    limits: { ...LIMITS, pages: lots, joins: lots, opens: lots, socketsPerAddress: 1e9 },
    lab: { matches: lots, perAddress: 1e9, jobs: 1e9 },
  },
  store,
  scenarios: [scenario],
  log: openLog("error"),
});

/** Milliseconds that each of these sleeping tables takes to come back. */
async function wake(matches: readonly string[]): Promise<readonly number[]> {
  const took: number[] = [];
  for (const match of matches) {
    const began = performance.now();
    const seen = await app.host.look(match, (table) => table.end.seq);
    took.push(performance.now() - began);
    if (typeof seen !== "number") throw new Error(`no table ${match}`);
  }
  return took;
}

serve({
  up: () => ({ url: app.url }),
  ...costs,
  live: () => ({ tables: app.host.live() }),
  wake: ({ matches }: { readonly matches: readonly string[] }) => wake(matches),
});
