/** How answers are written over HTTP, and bodies read: JSON within bounds, texts, files, refusals with their status. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Metrics } from "../metrics.ts";
import { isRefused, no, type Refused } from "../refused.ts";
import { type Packed, sendPacked } from "./packed.ts";

/** HTTP statuses of refusals; whatever is not named is the asker's mistake. */
const STATUS: Readonly<Record<string, number>> = {
  unknownMatch: 404,
  unknownScenario: 404,
  unknownNode: 404,
  badToken: 403,
  eyesClosed: 403,
  notYours: 403,
  notEnded: 409,
  nothingNext: 409,
  tooLarge: 413,
  tooFast: 429,
  tooMany: 429,
  lockedOut: 429,
  labFull: 429,
  labBusy: 429,
  labSpent: 429,
  unknownChange: 404,
  unknownJob: 404,
  unfitChange: 409,
  internal: 500,
  readOnly: 503,
};

/** What a route answers: a value as JSON, the same packed, or a file to be kept. */
export type Reply =
  | Refused
  | { readonly json: unknown }
  | { readonly packed: Packed }
  | { readonly file: string; readonly type: string; readonly text: string };

/** A request as routes see it. */
export interface Asked {
  readonly method: string;
  /** Decoded, without its query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Address of who asks. */
  readonly from: string;
  /** The body as JSON, or why it cannot be taken. */
  body(): Promise<unknown>;
}

export function send(
  metrics: Metrics,
  request: IncomingMessage,
  response: ServerResponse,
  reply: Reply,
): void {
  if (isRefused(reply)) return sendRefusal(metrics, response, reply);
  if ("packed" in reply) return sendPacked(request, response, reply.packed);
  if ("json" in reply) return sendText(response, 200, "application/json", JSON.stringify(reply.json));
  response.setHeader("content-disposition", `attachment; filename="${reply.file}"`);
  sendText(response, 200, reply.type, reply.text);
}

export function sendRefusal(metrics: Metrics, response: ServerResponse, refusal: Refused): void {
  metrics.refusals.inc({ code: refusal.refused });
  sendText(response, STATUS[refusal.refused] ?? 400, "application/json", JSON.stringify(refusal));
}

export function sendText(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { "content-type": type, "content-length": Buffer.byteLength(text) });
  response.end(response.req.method === "HEAD" ? undefined : text);
}

export const notFound = (response: ServerResponse): void =>
  sendText(response, 404, "text/plain; charset=utf-8", "not found\n");

export const isJson = (request: IncomingMessage): boolean =>
  /^application\/json\b/.test(request.headers["content-type"] ?? "");

/** The body of `request` as JSON, of at most `most` bytes. */
export async function jsonBody(request: IncomingMessage, most: number): Promise<unknown> {
  if (!isJson(request)) return no("malformed", { at: "content-type" });
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > most) return no("tooLarge", { most });
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    return no("malformed", { at: "body" });
  }
}
