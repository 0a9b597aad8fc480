/**
 * What a raw frame says, read once and before the framework does: a whole request by a known name, something for
 * the framework, or something to refuse, where the framework would hang up, leak the text of an exception or walk
 * a length that is not there.
 */
import { unpack } from "msgpackr";
import { MAX_FRAME, REQUESTS, type ServerRefusal } from "../../shared/protocol.ts";
import { no } from "../refused.ts";

/** Codes of the room protocol that a client may send, besides a request. */
const JOINED = 10;
const LEAVE = 12;
const PING = 18;
const REQUEST = 21;

/** A request's name, as handlers are found by it. */
export type RequestName = (typeof REQUESTS)[number];

export type Frame =
  /** For the framework: its own messages. */
  | { readonly kind: "pass" }
  | {
      readonly kind: "request";
      /** The number to answer under. */
      readonly request: number;
      readonly name: RequestName;
      readonly ask: unknown;
    }
  /** `request`: the number to answer under, or null when the frame has none. */
  | { readonly kind: "refuse"; readonly request: number | null; readonly refusal: ServerRefusal };

const PASS: Frame = { kind: "pass" };
const refuse = (request: number | null, refusal: ServerRefusal): Frame => ({
  kind: "refuse",
  request,
  refusal,
});

export function readFrame(frame: Uint8Array): Frame {
  const first = frame[0];
  if (first === JOINED || first === LEAVE || first === PING) return PASS;
  if (first !== REQUEST) return refuse(null, no("malformed", { at: "frame" }));
  const id = readNumber(frame, 1);
  if (!id) return refuse(null, no("malformed", { at: "frame" }));
  if (frame.byteLength > MAX_FRAME) return refuse(id.value, no("tooLarge", { most: MAX_FRAME }));
  const text = readShortString(frame, id.next);
  const name = text && REQUESTS.find((known) => known === text.value);
  if (!name) return refuse(id.value, no("malformed", { at: "request" }));
  try {
    const payload: unknown = text.next === frame.byteLength ? undefined : unpack(frame.subarray(text.next));
    const ask: unknown = typeof payload === "string" ? JSON.parse(payload) : payload;
    return { kind: "request", request: id.value, name, ask };
  } catch {
    return refuse(id.value, no("malformed", { at: "payload" }));
  }
}

interface Read<T> {
  readonly value: T;
  readonly next: number;
}

/** An unsigned MessagePack integer, as clients number their requests. */
function readNumber(frame: Uint8Array, at: number): Read<number> | null {
  const prefix = frame[at];
  if (prefix === undefined) return null;
  if (prefix < 0x80) return { value: prefix, next: at + 1 };
  const size = prefix === 0xcc ? 1 : prefix === 0xcd ? 2 : prefix === 0xce ? 4 : 0;
  if (size === 0 || at + size >= frame.byteLength) return null;
  let value = 0;
  // The framework writes its own numbers little-endian.
  for (let i = size; i > 0; i--) value = value * 256 + (frame[at + i] ?? 0);
  return { value, next: at + 1 + size };
}

/** A string of at most 31 bytes: every name of a request is shorter. */
function readShortString(frame: Uint8Array, at: number): Read<string> | null {
  const prefix = frame[at] ?? 0;
  if (prefix < 0xa1 || prefix > 0xbf) return null;
  const next = at + 1 + (prefix & 0x1f);
  return next > frame.byteLength
    ? null
    : { value: String.fromCharCode(...frame.subarray(at + 1, next)), next };
}
