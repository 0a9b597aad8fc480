/**
 * Tickets: what proves that a browser is the person who joined. A token is 256 random bits, shown once
 * and kept only as its SHA-256; the holder id beside it is public within the match and proves nothing.
 */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { HolderId } from "../../shared/engine/ids.ts";
import type { Store, TicketRow } from "../store/store.ts";

/** 32 bytes in base64url. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

export const newToken = (): string => randomBytes(32).toString("base64url");
/** Starts with a letter, as every id does. */
export const newHolder = (): HolderId => `h${randomBytes(8).toString("hex")}`;
export const newMatchId = (): string => `m${randomBytes(10).toString("hex")}`;

export const tokenHash = (token: string): string => createHash("sha256").update(token).digest("hex");

/** What is stored of a new ticket, and the token that is not. */
export interface NewTicket {
  readonly row: TicketRow;
  readonly token: string;
}

/** A place at `match` for a person called `name`. */
export function newTicket(match: string, name: string, createdAt: number, holder = newHolder()): NewTicket {
  const token = newToken();
  return { token, row: { match, holder, name, tokenHash: tokenHash(token), createdAt } };
}

/** The person whom `token` proves at `match`, or null. */
export async function admit(store: Store, match: string, token: string): Promise<TicketRow | null> {
  if (!TOKEN.test(token)) return null;
  const hash = tokenHash(token);
  const row = await store.ticketByHash(match, hash);
  return row && timingSafeEqual(Buffer.from(row.tokenHash, "hex"), Buffer.from(hash, "hex")) ? row : null;
}
