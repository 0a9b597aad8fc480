/**
 * The server put together: store, host, rooms and pages on one HTTP server. Everything that it needs is given
 * to it, so that a test can start one on any free port with any store.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Scenario } from "../shared/engine/scenario/scenario.ts";
import type { Change } from "../shared/engine/scenario/scenarioChanges.ts";
import type { Config } from "./config.ts";
import { openFiles } from "./http/files.ts";
import { newFront } from "./http/http.ts";
import { newLabJobs } from "./lab/jobs.ts";
import { openPool } from "./lab/pool.ts";
import { shippedJobs } from "./lab/shipped.ts";
import type { Log } from "./log.ts";
import { type Metrics, openMetrics } from "./metrics.ts";
import { openLines, type RecordedLine } from "./past/lines.ts";
import { openSockets } from "./room/sockets.ts";
import { readChanges } from "./scenarios/changeFiles.ts";
import { tellMistake } from "./scenarios/scenarioFiles.ts";
import { openScenarios } from "./scenarios/scenarios.ts";
import type { Store } from "./store/store.ts";
import { type Host, newHost } from "./table/host.ts";
import { systemTime, type Time } from "./time.ts";

export interface App {
  /** Where it listens. */
  readonly url: string;
  readonly host: Host;
  readonly metrics: Metrics;
  /** Says goodbye to everybody, lets what has begun be stored, and stops listening. */
  close(): Promise<void>;
}

export interface Parts {
  readonly config: Config;
  readonly store: Store;
  readonly scenarios: readonly Scenario[];
  /** The recorded courses of scenarios among them. */
  readonly lines?: readonly RecordedLine[];
  readonly log: Log;
  readonly time?: Time;
}

/** Starts a server. One per process at a time: the framework's match-maker is global. */
export async function startApp({
  config,
  store,
  scenarios: playable,
  lines: recorded = [],
  log,
  time = systemTime,
}: Parts): Promise<App> {
  const metrics = openMetrics();
  const scenarios = await openScenarios(store, playable);
  const host = newHost({ store, scenarios, time, log, metrics, settings: config.tables });
  const http = createServer({ requestTimeout: 30_000, headersTimeout: 15_000, maxHeaderSize: 16 * 1024 });
  const sockets = await openSockets(http, { host, store, time, log, metrics, limits: config.limits }, config);
  const lines = openLines(store, scenarios, recorded, time, log);
  const files = openFiles(config.clientDir);
  const labJobs = newLabJobs({ pool: openPool(), store, time, log, limits: config.lab });
  const changes = preparedFor(playable, config.scenariosDir);
  const shipped = shippedJobs(config.scenariosDir, playable, changes);
  const healthy = () =>
    store.matchById("m").then(
      () => true,
      () => false,
    );
  http.on(
    "request",
    newFront(
      {
        config,
        host,
        store,
        scenarios,
        files,
        lines,
        labJobs,
        changes,
        shipped,
        time,
        log,
        metrics,
        healthy,
      },
      sockets.enterRoom,
    ),
  );
  return {
    url: urlOf(config.host, (http.address() as AddressInfo).port),
    host,
    metrics,
    close: async () => {
      await sockets.close();
      http.closeAllConnections();
      await labJobs.close();
      await host.close();
      await store.close();
    },
  };
}

/** The prepared what-ifs of every scenario. Throws with all mistakes. */
function preparedFor(scenarios: readonly Scenario[], root: string): ReadonlyMap<string, readonly Change[]> {
  const prepared = new Map<string, readonly Change[]>();
  for (const scenario of scenarios) {
    const read = readChanges(join(root, scenario.id), scenario);
    if ("mistakes" in read)
      throw new Error(`${scenario.id}: what-ifs with mistakes\n${read.mistakes.map(tellMistake).join("\n")}`);
    prepared.set(scenario.id, read.changes);
  }
  return prepared;
}

const urlOf = (host: string, port: number): string =>
  `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
