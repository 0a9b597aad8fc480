/**
 * A text in the codings that browsers take, compressed once and sent as often as asked. Refuses nothing: who
 * takes no coding gets the plain text.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

export interface Packed {
  readonly plain: Buffer;
  readonly br: Buffer;
  readonly gzip: Buffer;
}

/** 11: as small as can be, for what is sent for ever; 5: quick, for what is sent once. */
export async function pack(text: string, quality: number): Promise<Packed> {
  const plain = Buffer.from(text);
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.byteLength,
  };
  const [br, zipped] = await Promise.all([
    promisify(brotliCompress)(plain, { params }),
    promisify(gzip)(plain, { level: Math.min(9, quality) }),
  ]);
  return { plain, br, gzip: zipped };
}

/** Sends JSON in the smallest coding that the asker takes. */
export function sendPacked(request: IncomingMessage, response: ServerResponse, packed: Packed): void {
  const accepted = String(request.headers["accept-encoding"] ?? "");
  const coding = /\bbr\b/.test(accepted) ? "br" : /\bgzip\b/.test(accepted) ? "gzip" : null;
  const bytes = packed[coding ?? "plain"];
  response.setHeader("vary", "accept-encoding");
  if (coding) response.setHeader("content-encoding", coding);
  response.writeHead(200, { "content-type": "application/json", "content-length": bytes.byteLength });
  response.end(request.method === "HEAD" ? undefined : bytes);
}
