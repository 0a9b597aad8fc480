/** Where a request comes from: its address, and the page that sent it. Other sites' pages may ask nothing. */
import type { IncomingMessage } from "node:http";

/** The visitor's address: the socket's, or what one's own proxy wrote last. */
export function addressOf(request: Pick<IncomingMessage, "headers" | "socket">, trustProxy: boolean): string {
  const forwarded = trustProxy
    ? String(request.headers["x-forwarded-for"] ?? "")
        .split(",")
        .at(-1)
        ?.trim()
    : "";
  return forwarded || (request.socket.remoteAddress ?? "unknown");
}

/** True when no page sent the request, or one of this server's own or of `others`. */
export function isOwnOrigin(request: Pick<IncomingMessage, "headers">, others: readonly string[]): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  if (others.includes(origin)) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}
