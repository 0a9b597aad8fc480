/**
 * Which commands a match has done already, so that one that comes again is answered and not done again. A table keeps a
 * small print of each; what looks done by its print is looked up in the log, which alone knows.
 */
import type { HolderId } from "../../shared/engine/ids.ts";
import type { Store } from "../store/store.ts";
import type { Table } from "./table.ts";

/** 31 bits of a person and their id of a command (FNV-1a): the same for the same, and seldom for others. */
export function printOf(holder: HolderId, cid: string): number {
  let print = 0x811c9dc5;
  for (let i = 0; i < holder.length; i++) print = Math.imul(print ^ holder.charCodeAt(i), 0x01000193);
  print = Math.imul(print, 0x01000193);
  for (let i = 0; i < cid.length; i++) print = Math.imul(print ^ cid.charCodeAt(i), 0x01000193);
  return print >>> 1;
}

/**
 * Has this match done that command? Answered at once when it certainly has not. The prints are read when the first
 * command comes: who only looks does not wait for a walk through the whole log. Rejects when the log cannot be read.
 */
export function isDone(
  store: Store,
  table: Table,
  holder: HolderId,
  cid: string,
): boolean | Promise<boolean> {
  return table.done && !table.done.includes(printOf(holder, cid)) ? false : inLog(store, table, holder, cid);
}

async function inLog(store: Store, table: Table, holder: HolderId, cid: string): Promise<boolean> {
  const ids = await store.commandIds(table.row.match);
  table.done ??= ids.map((id) => printOf(id.holder, id.cid));
  return ids.some((id) => id.cid === cid && id.holder === holder);
}
