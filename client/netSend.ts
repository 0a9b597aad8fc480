/**
 * Commands on their way: one at a time, each under one id until it has been answered once, whatever becomes of the
 * line meanwhile.
 */
import type { Command } from "../shared/engine/command.ts";
import type { SeatId } from "../shared/engine/ids.ts";
import type { Submit, Submitted } from "../shared/protocol.ts";
import type { Line } from "./netDial.ts";
import { refusalIn } from "./netRefusal.ts";

/** How long to wait before trying again, by how often it has failed. */
export const WAIT_MS = [300, 700, 1500, 3000, 5000, 8000] as const;

export interface Waiting {
  readonly submit: Submit;
  readonly resolve: (answer: Submitted) => void;
  tries: number;
}

/** What sending needs of a session. */
export interface Sender {
  readonly pause: (ms: number) => Promise<void>;
  line: Line | null;
  synced: boolean;
  queue: Waiting[];
  sending: boolean;
  over: boolean;
}

const newCid = (): string =>
  crypto.randomUUID?.() ??
  `c${Array.from(crypto.getRandomValues(new Uint32Array(4)), (x) => x.toString(16).padStart(8, "0")).join("")}`;

/** Puts a command into the queue; resolves with its one answer. */
export const queued = (s: Sender, command: Command, seat: SeatId | null): Promise<Submitted> =>
  new Promise((resolve) => {
    s.queue.push({ submit: { cid: newCid(), seat, command }, resolve, tries: 0 });
    void flush(s);
  });

/** Sends what waits, as long as the line stands and is in step. */
export async function flush(s: Sender): Promise<void> {
  if (s.sending) return;
  s.sending = true;
  try {
    while (!s.over && s.synced && s.line !== null) {
      const next = s.queue[0];
      if (next === undefined) return;
      const line = s.line;
      next.tries += 1;
      try {
        const answer = (await line.request("command", next.submit)) as Submitted | undefined;
        // A server that answers nothing has not said what happened: ask again with the same id.
        if (answer === undefined || answer === null) throw new Error("no answer");
        s.queue.shift();
        next.resolve(answer);
      } catch (error) {
        const refusal = refusalIn(error);
        if (refusal !== null && refusal.refused === "tooFast" && next.tries < 8) {
          await s.pause(400 * next.tries);
        } else if (refusal !== null) {
          s.queue.shift();
          next.resolve({ ok: false, refusal });
        } else if (s.line === line && s.synced) {
          await s.pause(WAIT_MS[Math.min(next.tries, WAIT_MS.length - 1)] as number);
        }
      }
    }
  } finally {
    s.sending = false;
  }
}
