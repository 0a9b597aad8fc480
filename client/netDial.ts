/** How a line to a table is opened. Knows the SDK and nothing of what is said over it. */

import { ROOM, type Told } from "../shared/protocol.ts";
import { fetched } from "./fetched.ts";

/** An open line, whatever carries it. `request` rejects with a refusal, or with anything else when the line failed. */
export interface Line {
  readonly request: (name: string, payload: unknown) => Promise<unknown>;
  readonly leave: () => void;
}
export interface LineEvents {
  readonly told: (message: Told) => void;
  /** The socket fell; the line tries to come back by itself. */
  readonly dropped: () => void;
  readonly back: () => void;
  /** The line is gone for good; a new one must be dialled. */
  readonly closed: (code: number) => void;
}
export type Dial = (match: string, token: string, events: LineEvents) => Promise<Line>;

/** Dials the real server. The SDK is loaded only now, so that pages without a table do not wait for it. */
export async function colyseusDial(match: string, token: string, events: LineEvents): Promise<Line> {
  const { Client } = await fetched(() => import("./netSdk.ts"));
  const client = new Client(`${location.protocol}//${location.host}`);
  const room = await client.joinOrCreate(ROOM, { match, token });
  // By default a line that falls within its first five seconds is not taken up again.
  room.reconnection.minUptime = 0;
  room.reconnection.maxRetries = 4;
  room.reconnection.maxDelay = 1500;
  room.onMessage("told", (text: string) => events.told(JSON.parse(text) as Told));
  room.onDrop(() => events.dropped());
  // The room hears nothing until it has been told that we are back, which the SDK does right after this.
  room.onReconnect(() => queueMicrotask(events.back));
  room.onLeave((code) => events.closed(code));
  return {
    request: (name, payload) => room.request(name, JSON.stringify(payload)),
    leave: () => {
      room.removeAllListeners();
      void room.leave(true).catch(() => undefined);
    },
  };
}
