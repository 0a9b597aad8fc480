/** Starts the server from its environment, prints its address on one line, and stops it in good order. */
import { join } from "node:path";
import { type App, startApp } from "./app.ts";
import { readConfig } from "./config.ts";
import { type Log, openLog } from "./log.ts";
import { recordedLines } from "./scenarios/lineFiles.ts";
import { readScenarios } from "./scenarios/scenarioFiles.ts";
import { openSqlite, sqliteDialect } from "./store/sqlite.ts";
import { sqlStore } from "./store/sqlStore.ts";

/** A client that will not go keeps a stopping server so many milliseconds. */
const PATIENCE = 10_000;

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const log = openLog(config.logLevel);
  const scenarios = readScenarios(config.scenariosDir);
  const store = await sqlStore(sqliteDialect(openSqlite(join(config.dataDir, "ad-referendum.db"))));
  const lines = recordedLines(config.scenariosDir, scenarios);
  const app = await startApp({ config, store, scenarios, lines, log });
  process.stdout.write(`Ad Referendum is ready at ${app.url}\n`);
  stopOnSignal(app, log);
}

function stopOnSignal(app: App, log: Log): void {
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, "stopping");
    setTimeout(() => process.exit(1), PATIENCE).unref();
    app.close().then(
      () => process.exit(0),
      (err: unknown) => {
        log.error({ err }, "stopping failed");
        process.exit(1);
      },
    );
  };
  process.once("SIGTERM", () => stop("SIGTERM"));
  process.once("SIGINT", () => stop("SIGINT"));
  process.on("unhandledRejection", (err) => log.error({ err }, "a promise was rejected and nobody listened"));
}

start().catch((err: unknown) => {
  process.stderr.write(`The server cannot start: ${err instanceof Error ? err.message : String(err)}\n`);
  process.exit(1);
});
