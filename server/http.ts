/**
 * Everything over HTTP: the page, the public interface, health and figures. Stands in front of the framework,
 * which sees nothing but a checked request to enter a room. Refuses by value; no exception's text leaves.
 */
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { ROOM } from "../shared/protocol.ts";
import { enterSchema, joinSchema, openSchema, read } from "./asks.ts";
import { readCode } from "./codes.ts";
import type { Config } from "./config.ts";
import type { Files } from "./files.ts";
import { securityHeaders } from "./headers.ts";
import type { Host } from "./host.ts";
import { buckets, lockout } from "./limits.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import { addressOf, isOwnOrigin } from "./origin.ts";
import { type Packed, pack, sendPacked } from "./packed.ts";
import { evidenceIn, lookOf } from "./reads.ts";
import { isRefused, no, type Refused } from "./refused.ts";
import type { Loaded, Scenarios } from "./scenarios.ts";
import type { Store } from "./store.ts";
import type { Time } from "./time.ts";

export interface Front {
  readonly config: Config;
  readonly host: Host;
  readonly store: Store;
  readonly scenarios: Scenarios;
  readonly files: Files;
  readonly time: Time;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Can the store be read? */
  healthy(): Promise<boolean>;
}

/** HTTP statuses of refusals; whatever is not named is the asker's mistake. */
const STATUS: Readonly<Record<string, number>> = {
  unknownMatch: 404,
  unknownScenario: 404,
  tooLarge: 413,
  tooFast: 429,
  tooMany: 429,
  lockedOut: 429,
  internal: 500,
  readOnly: 503,
};

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
  const guesses = lockout(limits.misses, limits.lockout, time);
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

  /** Looks for a table by a typed code; whoever keeps missing is locked out. */
  const byCode = async (
    typed: string,
    from: string,
    find: (code: string) => Promise<unknown>,
  ): Promise<unknown> => {
    const seconds = guesses.locked(from);
    if (seconds > 0) return no("lockedOut", { seconds });
    const code = readCode(typed);
    const found = code === null ? no("unknownMatch") : await find(code);
    if (isRefused(found) && found.refused === "unknownMatch") guesses.miss(from);
    return found;
  };

  const api = async (request: IncomingMessage, path: string, from: string): Promise<unknown> => {
    const [, , kind = "", name = "", verb = "", ...more] = path.split("/");
    const get = request.method === "GET" || request.method === "HEAD";
    const post = request.method === "POST";
    if (more.length > 0) return undefined;
    if (get && kind === "scenarios" && name === "") return scenarios.cards();
    if (get && kind === "lobby" && name === "") return host.lobby();
    if (get && kind === "matches" && name !== "" && verb === "") return byCode(name, from, host.card);
    if (post && kind === "matches" && (name === "" || verb === "join")) {
      if (!isOwnOrigin(request, config.origins)) return no("malformed", { at: "origin" });
      if (!opens(from)) return no("tooFast");
      const body = await jsonBody(request, limits.body);
      if (isRefused(body)) return body;
      if (name === "") {
        const asked = read(openSchema, body);
        return isRefused(asked) ? asked : host.open(asked);
      }
      const asked = read(joinSchema, body);
      return isRefused(asked) ? asked : byCode(name, from, (code) => host.join(code, asked.name));
    }
    return undefined;
  };

  const scenarioFile = async (
    hash: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    const loaded = HASH.test(hash) ? await scenarios.byHash(hash) : null;
    if (!loaded) return sendRefusal(response, no("unknownScenario"));
    response.setHeader("cache-control", FOREVER);
    sendPacked(request, response, await packOf(loaded));
  };

  /** What a person sees at a table now, without a socket: the first screen need not wait for one. */
  const look = async (request: IncomingMessage, response: ServerResponse, from: string): Promise<void> => {
    if (!isOwnOrigin(request, config.origins))
      return sendRefusal(response, no("malformed", { at: "origin" }));
    if (!joins(from)) return sendRefusal(response, no("tooFast"));
    const body = await jsonBody(request, limits.body);
    const asked = isRefused(body) ? body : read(enterSchema, body);
    if (isRefused(asked)) return sendRefusal(response, asked);
    const ticket = await host.admit(asked.match, asked.token);
    const seen = ticket ? await lookOf(host, front.store, time, ticket.match, ticket.holder) : no("badToken");
    if (isRefused(seen)) return sendRefusal(response, seen);
    sendPacked(request, response, await pack(JSON.stringify(seen), 5));
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = pathOf(request);
    for (const [name, value] of Object.entries(securityHeaders(request.headers.host)))
      response.setHeader(name, value);
    const from = addressOf(request, config.trustProxy);
    if (path === null) return sendRefusal(response, no("malformed", { at: "path" }));
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
      if (!joins(from)) return sendRefusal(response, no("tooFast"));
      const refusal = whyNotEnter(request, path, config);
      return refusal ? sendRefusal(response, refusal) : void enterRoom(request, response);
    }
    if (!pages(from)) return sendRefusal(response, no("tooFast"));
    if (path.startsWith("/api/")) {
      response.setHeader("cache-control", "no-store");
      const hash = /^\/api\/scenarios\/([^/]+)$/.exec(path)?.[1];
      if (hash !== undefined && request.method === "GET") return scenarioFile(hash, request, response);
      if (path === "/api/evidence" && request.method === "GET")
        return sendPacked(request, response, await evidence());
      if (path === "/api/look" && request.method === "POST") return look(request, response, from);
      const reply = await api(request, path, from);
      if (reply === undefined) return notFound(response);
      return isRefused(reply)
        ? sendRefusal(response, reply)
        : sendText(response, 200, "application/json", JSON.stringify(reply));
    }
    if (request.method !== "GET" && request.method !== "HEAD")
      return sendText(response, 405, "text/plain", "method not allowed\n");
    if (!files.serve(path, request, response)) notFound(response);
  };

  const sendRefusal = (response: ServerResponse, refusal: Refused): void => {
    metrics.refusals.inc({ code: refusal.refused });
    sendText(response, STATUS[refusal.refused] ?? 400, "application/json", JSON.stringify(refusal));
  };

  return (request, response) => {
    answer(request, response).catch((err: unknown) => {
      metrics.faults.inc({ where: "http" });
      log.error({ err, method: request.method }, "a request failed");
      if (response.headersSent) response.destroy();
      else sendRefusal(response, no("internal"));
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

const isJson = (request: IncomingMessage): boolean =>
  /^application\/json\b/.test(request.headers["content-type"] ?? "");

/** The path without its query, decoded once; null when it cannot be. */
function pathOf(request: IncomingMessage): string | null {
  try {
    const path = decodeURIComponent((request.url ?? "/").split("?", 1)[0] ?? "/");
    return path.startsWith("/") && !path.includes("\0") ? path : null;
  } catch {
    return null;
  }
}

async function jsonBody(request: IncomingMessage, most: number): Promise<unknown> {
  if (!isJson(request)) return no("malformed", { at: "content-type" });
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > most) return no("tooLarge", { most });
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    return no("malformed", { at: "body" });
  }
}

function sendText(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(text) });
  response.end(response.req.method === "HEAD" ? undefined : text);
}

const notFound = (response: ServerResponse): void =>
  sendText(response, 404, "text/plain; charset=utf-8", "not found\n");
