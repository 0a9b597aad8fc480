/** A person as a client is: the SDK, a view kept by patches, and every byte that ever reached it. */
import { Client, type Room } from "@colyseus/sdk";
import type { Command } from "../../shared/engine/command.ts";
import type { View } from "../../shared/engine/view/viewTypes.ts";
import { patched } from "../../shared/patch.ts";
import {
  ROOM,
  type SeenEvent,
  type Submitted,
  type Synced,
  type Ticket,
  type Told,
} from "../../shared/protocol.ts";

export interface Player {
  readonly ticket: Ticket;
  readonly room: Room;
  /** Every frame that came in, as one text: good for looking for what must not be there. */
  received(): string;
  readonly told: Told[];
  readonly events: SeenEvent[];
  readonly refused: unknown[];
  /** Codes with which the connection was closed or lost. */
  readonly dropped: number[];
  view: View;
  n: number;
  sync(after: number | null): Promise<Synced>;
  act(seat: string | null, command: Command, cid?: string): Promise<Submitted>;
  ask<T>(name: string, payload: unknown): Promise<T>;
  /** Sends bytes as they are. */
  raw(bytes: Uint8Array): void;
  leave(): Promise<void>;
}

let commands = 0;

/** Joins by token and syncs from `after`. */
export async function enter(url: string, ticket: Ticket, after: number | null = null): Promise<Player> {
  const room: Room = await new Client(url).joinOrCreate(ROOM, { match: ticket.match, token: ticket.token });
  room.reconnection.minUptime = 0;
  const frames: Uint8Array[] = [];
  const inner = room.connection.events.onmessage;
  room.connection.events.onmessage = (event: { data: ArrayBuffer }) => {
    frames.push(new Uint8Array(event.data.slice(0)));
    inner?.(event as never);
  };
  const player: Player = {
    ticket,
    room,
    received: () => frames.map((f) => Buffer.from(f).toString("latin1")).join("\n"),
    told: [],
    events: [],
    refused: [],
    dropped: [],
    view: null as unknown as View,
    n: 0,
    sync: async (from) => {
      const synced = await room.request<unknown, Synced>("sync", { after: from });
      player.view = synced.view;
      player.n = synced.n;
      if (from !== null) player.events.push(...synced.events);
      return synced;
    },
    act: (seat, command, cid = `p${++commands}`) =>
      room.request<unknown, Submitted>("command", JSON.stringify({ cid, seat, command })),
    ask: (name, payload) => room.request(name, payload),
    raw: (bytes) => room.connection.send(bytes as never),
    leave: async () => void (await room.leave(true)),
  };
  room.onMessage("told", (text: string) => {
    const told = JSON.parse(text) as Told;
    player.told.push(told);
    player.events.push(...told.events);
    player.view = patched(player.view, told.patch);
    player.n = told.first - 1 + told.events.length;
  });
  room.onMessage("refused", (refusal: unknown) => player.refused.push(refusal));
  room.onDrop((code: number) => player.dropped.push(code));
  room.onLeave((code: number) => player.dropped.push(code));
  await player.sync(after);
  return player;
}

/** The refusal in an answer, whether it was rejected or is part of a value. */
export async function refusalOf(
  answer: Promise<unknown>,
): Promise<{ refused: string; with: unknown } | null> {
  try {
    const value = (await answer) as { ok?: boolean; refusal?: { refused: string; with: unknown } };
    return value?.ok === false && value.refusal ? value.refusal : null;
  } catch (err) {
    return (err as { reason?: { refused: string; with: unknown } }).reason ?? null;
  }
}
