/**
 * The door of a table: carries requests from a socket to the host and what is told back. Holds no rule and no
 * state of the match. Every answer is a value or a typed refusal; nobody is disconnected for what they send.
 */
import { randomBytes } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import {
  type AuthContext,
  type Client,
  ClientState,
  CloseCode,
  getMessageBytes,
  Protocol,
  ResponseStatus,
  Room,
  ServerError,
} from "@colyseus/core";
import type { PackedSync, ServerRefusal, Submitted, Synced, Told } from "../../shared/protocol.ts";
import type { Limits } from "../config.ts";
import { enterSchema, explainSchema, historySchema, read, readSubmit, syncSchema } from "../http/asks.ts";
import { type Bucket, bucket } from "../limits.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import { isRefused, no, type Refused } from "../refused.ts";
import type { Store } from "../store/store.ts";
import type { Host } from "../table/host.ts";
import { debriefFor, explainOf, historyOf, papersOf } from "../table/reads.ts";
import type { Listener } from "../table/tell.ts";
import type { Time } from "../time.ts";
import { type RequestName, readFrame } from "./frames.ts";
import { frameOf, messageIn, type Stream, toldFrame, writeSoon } from "./wire.ts";

export interface Doorway {
  readonly host: Host;
  readonly store: Store;
  readonly time: Time;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly limits: Limits;
}

/** Who came through the door, proved by their token. */
interface Person {
  readonly match: string;
  readonly holder: string;
}

/** One person's connection; it outlives the socket while that reconnects. */
interface Session extends Person {
  /** The socket of now. */
  client: TableClient;
  readonly listener: Listener;
  readonly requests: Bucket;
  readonly commands: Bucket;
  readonly reads: Bucket;
  synced: boolean;
}

type TableClient = Client<{
  auth: Person;
  userData: Session;
  messages: { told: Told; refused: ServerRefusal };
}>;
type Handler = (session: Session, ask: unknown) => Promise<unknown>;

/** Statuses of refused entries, as the matchmaking request answers them. */
const STATUS = { malformed: 400, badToken: 401, tooMany: 429, internal: 500 } as const;

/** The reason why somebody is not let in: its code is the whole message. */
export const notLetIn = (code: keyof typeof STATUS): ServerError => new ServerError(STATUS[code], code);

/** The room of one match for a given host. A class, because the framework makes the instances. */
export function tableRoom(doorway: Doorway): new () => Room {
  const { host, store, time, log, metrics, limits } = doorway;
  /** Open sockets per person. */
  const present = new Map<string, number>();
  const standing = new Set<object>();
  const count = (holder: string, by: 1 | -1): void => {
    const n = (present.get(holder) ?? 0) + by;
    if (n > 0) present.set(holder, n);
    else present.delete(holder);
  };

  const handlers: Record<RequestName, Handler> = {
    sync: async (session, ask) => {
      const asked = read(syncSchema, ask);
      if (isRefused(asked)) return asked;
      const synced = await host.sync(session.match, session.listener, asked.after);
      session.synced = !isRefused(synced);
      // The socket may have gone while the table was asked: nobody would ever read what is told to it.
      if (!standing.has(session.client)) host.leave(session.match, session.listener);
      return asked.packed && !isRefused(synced) ? pack(synced) : synced;
    },
    command: async (session, ask): Promise<Submitted> => {
      if (!session.synced) return { ok: false, refusal: no("notSynced") };
      if (!session.commands()) return { ok: false, refusal: no("tooFast") };
      const asked = readSubmit(ask);
      const submitted = isRefused(asked)
        ? ({ ok: false, refusal: asked } as const)
        : await host.submit(session.match, session.holder, asked);
      if (!submitted.ok) metrics.refusals.inc({ code: submitted.refusal.refused });
      return submitted;
    },
    history: async (session, ask) => {
      if (!session.synced) return no("notSynced");
      if (!session.reads()) return no("tooFast");
      const asked = read(historySchema, ask);
      return isRefused(asked) ? asked : historyOf(host, store, session.match, session.holder, asked.before);
    },
    explain: async (session, ask) => {
      const asked = read(explainSchema, ask);
      return isRefused(asked) ? asked : explainOf(host, session.match, asked);
    },
    papers: async (session) => papersOf(host, session.match, session.holder),
    debrief: async (session) => (session.reads() ? debriefFor(host, store, session.match) : no("tooFast")),
  };

  /** Answers one request. Whatever goes wrong inside, no text of an exception leaves. */
  const answer = async (
    client: TableClient,
    request: number,
    name: RequestName,
    ask: unknown,
  ): Promise<void> => {
    const session = client.userData;
    let reply: unknown;
    try {
      if (!session) reply = no("notSynced");
      else if (!session.requests()) reply = no("tooFast");
      else reply = await handlers[name](session, ask);
    } catch (err) {
      metrics.faults.inc({ where: name });
      log.error({ match: session?.match, request: name, err }, "a request failed");
      reply = no("internal");
    }
    if (isRefused(reply)) reject(client, request, reply);
    else deliver(client, frameOf(respond(request, ResponseStatus.OK, reply)));
  };

  const reject = (client: TableClient, request: number, refusal: Refused): void => {
    metrics.refusals.inc({ code: refusal.refused });
    deliver(client, frameOf(respond(request, ResponseStatus.REJECTED, refusal)));
  };

  /** Takes a frame in. True when it is one for the framework. */
  function take(client: TableClient, frame: Uint8Array): boolean {
    if (backlogOf(client) > limits.backlog) {
      cutOff(client);
      return false;
    }
    // Until a client has said that it is there, the framework would keep every answer for it.
    if (client.state === ClientState.JOINING) return frame[0] === Protocol.JOIN_ROOM;
    if (client.state === ClientState.LEAVING) return false;
    const seen = readFrame(frame);
    if (seen.kind === "pass") return true;
    if (seen.kind === "request")
      answer(client, seen.request, seen.name, seen.ask).catch((err: unknown) =>
        log.error({ err }, "an answer could not be sent"),
      );
    else if (seen.request !== null) reject(client, seen.request, seen.refusal);
    else {
      metrics.refusals.inc({ code: seen.refusal.refused });
      client.send("refused", seen.refusal);
    }
    return false;
  }

  /** A socket stands: it is counted, and gets a reconnection token that cannot be guessed. */
  function came(client: TableClient, session: Session): void {
    client.userData = session;
    session.client = client;
    // The framework's own token has 54 bits.
    client.reconnectionToken = randomBytes(24).toString("base64url");
    standing.add(client);
    metrics.sockets.inc();
    count(session.holder, 1);
  }

  /** It stands no more. Called again when a drop becomes final. */
  function went(client: TableClient): void {
    const session = client.userData;
    if (!session || !standing.delete(client)) return;
    session.synced = false;
    host.leave(session.match, session.listener);
    metrics.sockets.dec();
    count(session.holder, -1);
  }

  /** Who does not read is cut off before it costs the others memory; it may come back. */
  function cutOff(client: TableClient): void {
    metrics.cutOff.inc();
    rawSocket(client)?.terminate();
  }

  return class TableRoom extends Room<{ client: TableClient }> {
    override seatReservationTimeout = 10;
    // There is no state to patch; the framework's own clock ticks at this rate.
    override patchRate = 10_000;

    constructor() {
      super();
      const inner: Receiver = this as never;
      const receive = inner._onMessage;
      inner._onMessage = (client, frame) => {
        if (take(client, frame)) receive.call(this, client, frame);
      };
    }

    static override async onAuth(_bearer: string, options: unknown, _context: AuthContext): Promise<Person> {
      const asked = read(enterSchema, options);
      if (isRefused(asked)) throw notLetIn("malformed");
      const ticket = await host.admit(asked.match, asked.token).catch((err: unknown) => {
        log.error({ err }, "a ticket could not be looked up");
        throw notLetIn("internal");
      });
      if (!ticket) throw notLetIn("badToken");
      if ((present.get(ticket.holder) ?? 0) >= limits.socketsPerPerson) throw notLetIn("tooMany");
      return { match: ticket.match, holder: ticket.holder };
    }

    override onJoin(client: TableClient): void {
      const person = client.auth;
      if (!person) throw notLetIn("badToken");
      const session: Session = {
        ...person,
        client,
        listener: {
          holder: person.holder,
          sits: null,
          hear: (told) =>
            backlogOf(session.client) > limits.backlog
              ? cutOff(session.client)
              : deliver(session.client, toldFrame(told)),
          lost: () => session.client.leave(CloseCode.MAY_TRY_RECONNECT),
        },
        requests: bucket(limits.requests, time),
        commands: bucket(limits.commands, time),
        reads: bucket(limits.reads, time),
        synced: false,
      };
      came(client, session);
    }

    override onReconnect(client: TableClient): void {
      if (client.userData) came(client, client.userData);
    }

    override onDrop(client: TableClient): void {
      went(client);
      this.allowReconnection(client, limits.grace).catch(() => {});
    }

    override onLeave(client: TableClient): void {
      went(client);
    }

    override onUncaughtException(err: Error, where: string): void {
      metrics.faults.inc({ where });
      log.error({ err, where }, "the room failed");
    }
  };
}

const respond = getMessageBytes[Protocol.ROOM_RESPONSE];

const pack = (synced: Synced): PackedSync => ({
  packed: deflateRawSync(JSON.stringify(synced), { level: 1 }),
});

/** Where the framework receives a frame: private to it, and the only place before it reads. */
interface Receiver {
  _onMessage(client: TableClient, frame: Uint8Array): void;
}

/** The socket under a client, as the WebSocket transport has it. */
interface Socket {
  readonly bufferedAmount: number;
  readonly readyState: number;
  readonly _socket: Stream | null;
  terminate(): void;
}
const OPEN = 1;
const rawSocket = (client: { readonly ref: unknown }): Socket | undefined => client.ref as never;

const backlogOf = (client: { readonly ref: unknown }): number => rawSocket(client)?.bufferedAmount ?? 0;

/** Past the framework where a socket stands: it would write every message by itself, in two parts. */
function deliver(client: TableClient, frame: Uint8Array): void {
  const socket = rawSocket(client);
  if (client.state === ClientState.JOINED && socket?.readyState === OPEN && socket._socket)
    writeSoon(socket._socket, frame);
  else client.enqueueRaw(messageIn(frame));
}
