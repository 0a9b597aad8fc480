/** One stored entry: an accepted command and the events it caused. A match is its header and its entries. */
import type { By, Command } from "./command.ts";
import type { Event } from "./event.ts";

export interface Entry {
  /** From 1, without gaps. */
  readonly seq: number;
  /** Milliseconds since 1970 by the server's clock; no rule reads it. */
  readonly at: number;
  readonly by: By;
  /** The submitter's own id of the command, or null for bots and clock. */
  readonly cid: string | null;
  readonly command: Command;
  readonly events: readonly Event[];
}
