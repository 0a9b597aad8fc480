/**
 * The clients of a bench: tables of six on any of the measured servers, behind one face. A step is a command and its
 * echo to everybody who must hear of it. Counts bytes at the sockets.
 */
import { createRequire } from "node:module";
import type { Socket } from "node:net";
import { inflateRawSync } from "node:zlib";
import { type PackedSync, ROOM, type Submitted, type Synced, type Told } from "../../shared/protocol.ts";
import { makeMove, NAME } from "./peers/boardgameGame.ts";
import { anyMove, luckOf, SEATS } from "./peers/sixfold.ts";
import type { Script } from "./script.ts";
import type { Stocked } from "./stock.ts";

export interface TableOfClients {
  readonly clients: number;
  /** How many steps it has. */
  readonly steps: number;
  /** Submits step `i` and waits until everybody has heard. */
  step(i: number): Promise<void>;
  sockets(): readonly Socket[];
  /** Breaks all connections. */
  cut(): void;
}

// Node's own WebSocket does not show its socket: without it the SDK takes `ws`.
Reflect.deleteProperty(globalThis, "WebSocket");
const { Client } = await import("@colyseus/sdk");

const raw = (room: unknown): { readonly _socket: Socket; terminate(): void } =>
  (room as { connection: { transport: { ws: { _socket: Socket; terminate(): void } } } }).connection.transport
    .ws;

/** Counts what has been heard, and wakes whoever waits for it. */
function ears(n: number) {
  const heard = new Array<number>(n).fill(0);
  let wanted: readonly number[] = [];
  let done: (() => void) | null = null;
  const look = (): void => {
    if (done === null || heard.some((h, i) => h < (wanted[i] as number))) return;
    const now = done;
    done = null;
    now();
  };
  return {
    heard,
    /** Client `i` has heard one more, or `count` in all. */
    hear(i: number, count: number = (heard[i] as number) + 1): void {
      heard[i] = count;
      look();
    },
    /** Resolves when everybody has heard as many as `want` says. */
    until: (want: readonly number[]): Promise<void> =>
      new Promise((resolve) => {
        wanted = want;
        done = resolve;
        look();
      }),
  };
}

// ---- Ours ----

export interface Sat {
  readonly room: Awaited<ReturnType<InstanceType<typeof Client>["joinOrCreate"]>>;
  readonly synced: Synced;
}

/** One person comes to a table and asks for what there is, as the page does. */
export async function sit(
  url: string,
  match: string,
  token: string,
  told: (message: Told) => void,
  after: number | null = null,
): Promise<Sat> {
  const room = await new Client(url).joinOrCreate(ROOM, { match, token });
  room.reconnection.enabled = false;
  room.onMessage("told", (text: string) => told(JSON.parse(text) as Told));
  room.onLeave(() => {});
  const { packed } = (await room.request("sync", JSON.stringify({ after, packed: true }))) as PackedSync;
  return { room, synced: JSON.parse(inflateRawSync(packed).toString()) as Synced };
}

export const hangUp = ({ room }: Sat): void => raw(room).terminate();
export const socketOf = ({ room }: Sat): Socket => raw(room)._socket;

export async function ourTable(
  url: string,
  { match, tokens }: Stocked,
  script: Script,
): Promise<TableOfClients> {
  const { hear, heard, until } = ears(tokens.length);
  const sats = await Promise.all(tokens.map((token, i) => sit(url, match, token, () => hear(i))));
  return {
    clients: sats.length,
    steps: script.steps.length,
    step: async (i) => {
      const step = script.steps[i];
      const person = script.played.people[step?.who ?? -1];
      const sat = sats[step?.who ?? -1];
      if (!step || !person || !sat) throw new Error("the script is over");
      const all = until(heard.map((h, k) => h + (step.told[k] ? 1 : 0)));
      const ask = { cid: `${match} ${i}`, seat: person.seat, command: step.command };
      const answer = (await sat.room.request("command", JSON.stringify(ask))) as Submitted;
      if (!answer.ok)
        throw new Error(`step ${i}, ${step.command.type}, was refused: ${JSON.stringify(answer.refusal)}`);
      await all;
    },
    sockets: () => sats.map(socketOf),
    cut: () => sats.forEach(hangUp),
  };
}

// ---- boardgame.io ----

interface IoSocket {
  readonly io: { readonly engine: { readonly transport: { readonly ws: { readonly _socket: Socket } } } };
  on(name: string, handler: (...args: never[]) => void): void;
  emit(name: string, ...args: unknown[]): void;
  close(): void;
}

async function post<T>(url: string, body: object): Promise<T> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return (await response.json()) as T;
}

/** A new match of six at boardgame.io; its moves are random and legal. */
export async function boardgameTable(
  url: string,
  lobby: string,
  n: number,
  steps: number,
): Promise<TableOfClients> {
  const { io } = createRequire(import.meta.url)("socket.io-client") as {
    io(url: string, options: object): IoSocket;
  };
  const { matchID } = await post<{ matchID: string }>(`${lobby}/games/${NAME}/create`, { numPlayers: SEATS });
  const { hear, until } = ears(SEATS);
  const sat: { readonly socket: IoSocket; readonly credentials: string }[] = [];
  for (let seat = 0; seat < SEATS; seat++) {
    const { playerCredentials: credentials } = await post<{ playerCredentials: string }>(
      `${lobby}/games/${NAME}/${matchID}/join`,
      { playerID: String(seat), playerName: "Delegate" },
    );
    const socket = io(`${url}/${NAME}`, { transports: ["websocket"], forceNew: true, reconnection: false });
    await new Promise<void>((synced) => {
      socket.on("sync", () => synced());
      socket.on("connect", () => socket.emit("sync", matchID, String(seat), credentials, SEATS));
    });
    socket.on("update", (_match: string, state: { readonly _stateID: number }) => hear(seat, state._stateID));
    sat.push({ socket, credentials });
  }
  const r = luckOf(n);
  return {
    clients: SEATS,
    steps,
    step: async (i) => {
      const who = i % SEATS;
      const { socket, credentials } = sat[who] as (typeof sat)[number];
      const { kind, issue } = anyMove(r);
      const all = until(sat.map(() => i + 1));
      socket.emit("update", makeMove(kind, issue, who, credentials), i, matchID, String(who));
      await all;
    },
    sockets: () => sat.map(({ socket }) => socket.io.engine.transport.ws._socket),
    cut: () => {
      for (const { socket } of sat) socket.close();
    },
  };
}

// ---- Bare Colyseus ----

/** Six clients of one bare room, until each has its board. The answer breaks their connections. */
export async function colyseusTable(url: string): Promise<() => void> {
  const rooms: unknown[] = [];
  const enter = async (join: () => ReturnType<InstanceType<typeof Client>["joinById"]>): Promise<string> => {
    const room = await join();
    room.reconnection.enabled = false;
    rooms.push(room);
    await new Promise<void>((resolve) => room.onMessage("board", () => resolve()));
    return room.roomId;
  };
  const id = await enter(() => new Client(url).create("sixfold", {}));
  await Promise.all(Array.from({ length: SEATS - 1 }, () => enter(() => new Client(url).joinById(id, {}))));
  return () => {
    for (const room of rooms) raw(room).terminate();
  };
}
