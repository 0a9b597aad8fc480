/**
 * The framework's part of the server: rooms over WebSockets, behind fences of our own. Its match-maker is
 * global to the process; nothing else of the server knows the framework, except the room itself.
 */
import type { Server as HttpServer, RequestListener } from "node:http";
import { type logger, matchMaker, Server, ServerError } from "@colyseus/core";
import { WebSocketTransport } from "@colyseus/ws-transport";
import { MAX_FRAME, ROOM } from "../../shared/protocol.ts";
import type { Config } from "../config.ts";
import { enterSchema, read, reconnectSchema } from "../http/asks.ts";
import { addressOf, isOwnOrigin } from "../http/origin.ts";
import type { Log } from "../log.ts";
import { isRefused } from "../refused.ts";
import { type Doorway, notLetIn, tableRoom } from "./room.ts";

export interface Sockets {
  /** Answers checked requests to enter a room. */
  readonly enterRoom: RequestListener;
  /** Says goodbye to everybody and stops listening. */
  close(): Promise<void>;
}

/** Frames up to this size are read, so that they can be refused; above it the socket is cut. */
const LARGEST_FRAME = 16 * MAX_FRAME;

/** Opens the rooms on `http` and listens. The server's other answers are the caller's. */
export async function openSockets(http: HttpServer, doorway: Doorway, config: Config): Promise<Sockets> {
  const transport = new WebSocketTransport({
    server: http,
    maxPayload: LARGEST_FRAME,
    pingInterval: 5_000,
    pingMaxRetries: 3,
    perMessageDeflate: false,
  });
  const server = new Server({
    greet: false,
    gracefullyShutdown: false,
    transport,
    logger: quiet(doorway.log),
  });
  server.define(ROOM, tableRoom(doorway)).filterBy(["match"]);
  fenceMatchMaker(doorway.log);
  // The framework does not tell its caller about a port that is taken.
  const failed = new Promise<never>((_, reject) => http.once("error", reject));
  await Promise.race([server.listen(config.port, config.host), failed]);
  fenceUpgrades(http, config);
  const framework = http.listeners("request") as RequestListener[];
  http.removeAllListeners("request");
  return {
    enterRoom: (request, response) => {
      for (const listener of framework) listener.call(http, request, response);
    },
    close: () => server.gracefullyShutdown(false),
  };
}

/** Sockets of other sites' pages, and too many from one address, do not reach the framework. */
function fenceUpgrades(http: HttpServer, config: Config): void {
  const open = new Map<string, number>();
  const framework = http.listeners("upgrade") as ((...args: unknown[]) => void)[];
  http.removeAllListeners("upgrade");
  http.on("upgrade", (request, socket, head) => {
    const from = addressOf(request, config.trustProxy);
    const mine = open.get(from) ?? 0;
    if (!isOwnOrigin(request, config.origins) || mine >= config.limits.socketsPerAddress) {
      socket.end("HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
      return;
    }
    open.set(from, mine + 1);
    socket.once("close", () => {
      const left = (open.get(from) ?? 1) - 1;
      if (left > 0) open.set(from, left);
      else open.delete(from);
    });
    for (const listener of framework) listener.call(http, request, socket, head);
  });
}

/** The framework's match-maker lets in what it is told to, and lets no text of an exception out. */
function fenceMatchMaker(log: Log): void {
  const { controller } = matchMaker;
  controller.exposedMethods = ["joinOrCreate", "reconnect"];
  // Pages of other origins get no permission to read anything.
  controller.DEFAULT_CORS_HEADERS = {} as typeof controller.DEFAULT_CORS_HEADERS;
  controller.getCorsHeaders = () => ({}) as ReturnType<typeof controller.getCorsHeaders>;
  controller.invokeMethod = async (method, name, options, auth) => {
    const asked = read<unknown>(method === "reconnect" ? reconnectSchema : enterSchema, options);
    if (isRefused(asked)) throw notLetIn("malformed");
    try {
      if (method === "reconnect") return await matchMaker.reconnect(name, options as never);
      return await matchMaker.joinOrCreate(name, options as never, auth);
    } catch (err) {
      if (err instanceof ServerError && Object.hasOwn(ENTRY_REFUSALS, err.message)) throw err;
      if (method === "reconnect") throw notLetIn("badToken");
      log.error({ err }, "a room could not be entered");
      throw notLetIn("internal");
    }
  };
}

const ENTRY_REFUSALS = { malformed: true, badToken: true, tooMany: true };

/** The framework's own messages, as lines of our log. Its errors are about clients, not about us. */
function quiet(log: Log): typeof logger {
  const line = (...parts: unknown[]): void =>
    log.debug({ from: "colyseus", about: String(parts[0]).split("\n", 1)[0]?.slice(0, 200) }, "framework");
  return { debug: line, trace: line, info: line, warn: line, error: line };
}
