/**
 * Everything over HTTP: the page, the public interface, health and figures. Stands in front of the framework,
 * which sees nothing but a checked request to enter a room. Refuses by value; no exception's text leaves.
 */
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Change } from "../../shared/engine/scenario/scenarioChanges.ts";
import type { LabJob } from "../../shared/lab/laboratory.ts";
import { ROOM } from "../../shared/protocol.ts";
import type { Config } from "../config.ts";
import type { LabJobs } from "../lab/jobs.ts";
import { buckets } from "../limits.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import type { Lines } from "../past/lines.ts";
import { isRefused, no, type Refused } from "../refused.ts";
import type { Loaded, Scenarios } from "../scenarios/scenarios.ts";
import type { Store } from "../store/store.ts";
import { finder } from "../table/finding.ts";
import type { Host } from "../table/host.ts";
import { nextMatch } from "../table/nextMatch.ts";
import { evidenceIn, lookOf } from "../table/reads.ts";
import type { Time } from "../time.ts";
import { enterSchema, joinSchema, nextSchema, openSchema, read } from "./asks.ts";
import { newExplore } from "./explore.ts";
import type { Files } from "./files.ts";
import { securityHeaders } from "./headers.ts";
import { newLab } from "./lab.ts";
import { addressOf, isOwnOrigin } from "./origin.ts";
import { type Packed, pack, sendPacked } from "./packed.ts";
import { type Asked, isJson, jsonBody, notFound, send, sendRefusal, sendText } from "./replies.ts";

export interface Front {
  readonly config: Config;
  readonly host: Host;
  readonly store: Store;
  readonly scenarios: Scenarios;
  readonly files: Files;
  readonly lines: Lines;
  readonly labJobs: LabJobs;
  /** Prepared what-ifs by scenario id. */
  readonly changes: ReadonlyMap<string, readonly Change[]>;
  /** Results of them that came with the scenarios. */
  readonly shipped: readonly LabJob[];
  readonly time: Time;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Can the store be read? */
  healthy(): Promise<boolean>;
}

const ENTER = new RegExp(`^/matchmake/joinOrCreate/${ROOM}$`);
const RECONNECT = /^\/matchmake\/reconnect\/[A-Za-z0-9_-]{1,40}$/;
const HASH = /^[0-9a-f]{64}$/;
const FOREVER = "public, max-age=31536000, immutable";

/** Answers every request. `enterRoom` is the framework's part: reached only by checked requests to enter. */
export function newFront(front: Front, enterRoom: RequestListener): RequestListener {
  const { config, host, scenarios, files, metrics, log, time } = front;
  const { limits } = config;
  const pages = buckets(limits.pages, time);
  const joins = buckets(limits.joins, time);
  const opens = buckets(limits.opens, time);
  const find = finder(limits, time);
  const archive = { host, store: front.store, lines: front.lines, find, time, limit: limits.past };
  const explore = newExplore({ ...archive, changes: front.changes, opens: limits.opens });
  const lab = newLab({ ...archive, jobs: front.labJobs, changes: front.changes, shipped: front.shipped });
  const refused = (response: ServerResponse, refusal: Refused): void =>
    sendRefusal(metrics, response, refusal);
  const packs = new WeakMap<Loaded, Promise<Packed>>();
  const packOf = (loaded: Loaded): Promise<Packed> => {
    const packed = packs.get(loaded) ?? pack(loaded.json, 11);
    packs.set(loaded, packed);
    return packed;
  };
  let packedEvidence: Promise<Packed> | undefined;
  /** The model card's table, packed when somebody first asks. */
  const evidence = (): Promise<Packed> => {
    packedEvidence ??= evidenceIn(config.scenariosDir).then((text) => pack(text, 11));
    return packedEvidence;
  };
  // The first visitor does not wait for it.
  for (const { id } of scenarios.cards()) {
    const loaded = scenarios.playable(id);
    if (loaded) void packOf(loaded);
  }

  const api = async (request: IncomingMessage, path: string, from: string): Promise<unknown> => {
    const [, , kind = "", name = "", verb = "", ...more] = path.split("/");
    const get = request.method === "GET" || request.method === "HEAD";
    const post = request.method === "POST";
    if (more.length > 0) return undefined;
    if (get && kind === "scenarios" && name === "") return scenarios.cards();
    if (get && kind === "lobby" && name === "") return host.lobby();
    if (get && kind === "matches" && name !== "" && verb === "") return find(name, from, host.card);
    if (post && kind === "matches" && (name === "" || verb === "join" || verb === "next")) {
      if (!isOwnOrigin(request, config.origins)) return no("malformed", { at: "origin" });
      if (!opens(from)) return no("tooFast");
      const body = await jsonBody(request, limits.body);
      if (isRefused(body)) return body;
      if (name === "") {
        const asked = read(openSchema, body);
        return isRefused(asked) ? asked : host.open(asked);
      }
      if (verb === "next") {
        const asked = read(nextSchema, body);
        return isRefused(asked) ? asked : find(name, from, (code) => nextMatch(front, code, asked.token));
      }
      const asked = read(joinSchema, body);
      return isRefused(asked) ? asked : find(name, from, (code) => host.join(code, asked.name));
    }
    return undefined;
  };

  const scenarioFile = async (
    hash: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    const loaded = HASH.test(hash) ? await scenarios.byHash(hash) : null;
    if (!loaded) return refused(response, no("unknownScenario"));
    response.setHeader("cache-control", FOREVER);
    sendPacked(request, response, await packOf(loaded));
  };

  /** What a person sees at a table now, without a socket: the first screen need not wait for one. */
  const look = async (request: IncomingMessage, response: ServerResponse, from: string): Promise<void> => {
    if (!isOwnOrigin(request, config.origins)) return refused(response, no("malformed", { at: "origin" }));
    if (!joins(from)) return refused(response, no("tooFast"));
    const body = await jsonBody(request, limits.body);
    const asked = isRefused(body) ? body : read(enterSchema, body);
    if (isRefused(asked)) return refused(response, asked);
    const ticket = await host.admit(asked.match, asked.token);
    const seen = ticket ? await lookOf(host, front.store, time, ticket.match, ticket.holder) : no("badToken");
    if (isRefused(seen)) return refused(response, seen);
    sendPacked(request, response, await pack(JSON.stringify(seen), 5));
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = pathOf(request);
    for (const [name, value] of Object.entries(securityHeaders(request.headers.host)))
      response.setHeader(name, value);
    const from = addressOf(request, config.trustProxy);
    if (path === null) return refused(response, no("malformed", { at: "path" }));
    if (path === "/health") {
      const ok = await front.healthy();
      return sendText(
        response,
        ok ? 200 : 503,
        "application/json",
        JSON.stringify({ ok, tables: host.live() }),
      );
    }
    if (path === "/metrics") {
      // For the machine itself and its neighbours; what a proxy hands on comes from outside.
      if (request.headers["x-forwarded-for"] !== undefined) return notFound(response);
      return sendText(response, 200, metrics.registry.contentType, await metrics.registry.metrics());
    }
    if (path.startsWith("/matchmake/")) {
      if (!joins(from)) return refused(response, no("tooFast"));
      const refusal = whyNotEnter(request, path, config);
      return refusal ? refused(response, refusal) : void enterRoom(request, response);
    }
    if (!pages(from)) return refused(response, no("tooFast"));
    if (path.startsWith("/api/")) {
      response.setHeader("cache-control", "no-store");
      const hash = /^\/api\/scenarios\/([^/]+)$/.exec(path)?.[1];
      if (hash !== undefined && request.method === "GET") return scenarioFile(hash, request, response);
      if (path === "/api/evidence" && request.method === "GET")
        return sendPacked(request, response, await evidence());
      if (path === "/api/look" && request.method === "POST") return look(request, response, from);
      const explored = await explore(askedOf(request, path, from, limits.body, config));
      if (explored !== undefined) return send(metrics, request, response, explored);
      const found = await lab(askedOf(request, path, from, limits.body, config));
      if (found !== undefined) return send(metrics, request, response, found);
      const reply = await api(request, path, from);
      if (reply === undefined) return notFound(response);
      return isRefused(reply)
        ? refused(response, reply)
        : sendText(response, 200, "application/json", JSON.stringify(reply));
    }
    if (request.method !== "GET" && request.method !== "HEAD")
      return sendText(response, 405, "text/plain", "method not allowed\n");
    if (!files.serve(path, request, response)) notFound(response);
  };

  return (request, response) => {
    answer(request, response).catch((err: unknown) => {
      metrics.faults.inc({ where: "http" });
      log.error({ err, method: request.method }, "a request failed");
      if (response.headersSent) response.destroy();
      else refused(response, no("internal"));
    });
  };
}

/** Why a request to enter a room does not reach the framework, which has no limits of its own. */
function whyNotEnter(request: IncomingMessage, path: string, config: Config): Refused | null {
  if (request.method !== "POST" || !(ENTER.test(path) || RECONNECT.test(path))) return no("unknownMatch");
  if (!isOwnOrigin(request, config.origins)) return no("malformed", { at: "origin" });
  if (!isJson(request)) return no("malformed", { at: "content-type" });
  // With a length the parser holds the body to it; without one there would be no end.
  const length = Number(request.headers["content-length"] ?? Number.NaN);
  if (!Number.isInteger(length)) return no("malformed", { at: "content-length" });
  return length > config.limits.body ? no("tooLarge", { most: config.limits.body }) : null;
}

/** A request as routes see it; a body from another site's page is not taken. */
const askedOf = (
  request: IncomingMessage,
  path: string,
  from: string,
  most: number,
  config: Config,
): Asked => ({
  method: request.method ?? "GET",
  path,
  query: new URLSearchParams((request.url ?? "").split("?")[1] ?? ""),
  from,
  body: async () =>
    isOwnOrigin(request, config.origins) ? jsonBody(request, most) : no("malformed", { at: "origin" }),
});

/** The path without its query, decoded once; null when it cannot be. */
function pathOf(request: IncomingMessage): string | null {
  try {
    const path = decodeURIComponent((request.url ?? "/").split("?", 1)[0] ?? "/");
    return path.startsWith("/") && !path.includes("\0") ? path : null;
  } catch {
    return null;
  }
}
