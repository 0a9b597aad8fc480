/** A whole server for a test, on any free port of this machine alone. */
import { type App, startApp } from "../../server/app.ts";
import type { HostSettings } from "../../server/config.ts";
import { type Config, LIMITS, type Limits, readConfig } from "../../server/config.ts";
import { openLog } from "../../server/log.ts";
import type { RecordedLine } from "../../server/past/lines.ts";
import { memoryStore } from "../../server/store/memory.ts";
import type { Store } from "../../server/store/store.ts";
import type { Scenario } from "../../shared/engine/scenario/scenario.ts";
import type { OpenMatch, Ticket } from "../../shared/protocol.ts";
import { testScenario } from "../engine/fixture.ts";
import { FAST } from "../host/house.ts";

export interface Start {
  readonly store?: Store;
  readonly limits?: Partial<Limits>;
  readonly lab?: Config["lab"];
  readonly tables?: Partial<HostSettings>;
  readonly clientDir?: string;
  readonly scenarios?: readonly Scenario[];
  readonly lines?: readonly RecordedLine[];
  readonly log?: ReturnType<typeof openLog>;
}

export const configOf = (start: Start = {}): Config => ({
  ...readConfig({ PORT: "0", CLIENT: start.clientDir ?? "/nonexistent" }),
  tables: { ...FAST, ...start.tables },
  limits: { ...LIMITS, ...start.limits },
  ...(start.lab ? { lab: start.lab } : {}),
});

export const startServer = (start: Start = {}): Promise<App> =>
  startApp({
    config: configOf(start),
    store: start.store ?? memoryStore(),
    scenarios: start.scenarios ?? [testScenario],
    lines: start.lines ?? [],
    log: start.log ?? openLog("silent"),
  });

/** A JSON request to the interface. */
export async function http(
  url: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: unknown; headers: Headers }> {
  const response = await fetch(url + path, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
  });
  const text = await response.text();
  let parsed: unknown = text;
  try {
    parsed = JSON.parse(text);
  } catch {
    // Not everything is JSON.
  }
  return { status: response.status, body: parsed, headers: response.headers };
}

export async function openMatch(
  url: string,
  seats: readonly string[],
  more: Partial<OpenMatch> = {},
): Promise<Ticket> {
  const ask: OpenMatch = {
    scenario: testScenario.id,
    seats,
    name: "Ann",
    timed: false,
    listed: false,
    ...more,
  };
  const { status, body } = await http(url, "POST", "/api/matches", ask);
  if (status !== 200) throw new Error(`not opened: ${status} ${JSON.stringify(body)}`);
  return body as Ticket;
}

export async function joinMatch(url: string, code: string, name: string): Promise<Ticket> {
  const { status, body } = await http(url, "POST", `/api/matches/${code}/join`, { name });
  if (status !== 200) throw new Error(`not joined: ${status} ${JSON.stringify(body)}`);
  return body as Ticket;
}
