/**
 * Frames as they leave on a WebSocket. What several people hear is packed once and copied, and what one tick brings
 * for a socket leaves in one piece. Decides nothing: who hears what is settled before.
 */
import { Packr } from "msgpackr";
import type { Change } from "../shared/patch.ts";
import type { SeenEvent, Told } from "../shared/protocol.ts";

/** As the framework packs, so that its clients read it. */
const packr = new Packr({ useRecords: false });

const text = (s: string): Buffer => packr.pack(s) as Buffer;
/** Code of a message to a room's client, its name, and a map of four up to its first value. */
const BEGIN = Buffer.concat([Uint8Array.of(13), text("told"), Uint8Array.of(0x84), text("first")]);
const EVENTS = text("events");
const PATCH = text("patch");
const NOW = Buffer.concat([text("now"), Uint8Array.of(0xcb)]);
/** Most bytes of a count: its sign and 32 bits. */
const COUNT = 5;
const FIXED = BEGIN.length + EVENTS.length + PATCH.length + NOW.length + 8 + 3 * COUNT;

/** The bytes of what was packed lately, by the object itself: what one entry brings is heard by many in a row. */
let known = new Map<object, Uint8Array>();
const MOST_KNOWN = 64;

function packed(value: object): Uint8Array {
  let bytes = known.get(value);
  if (!bytes) {
    bytes = packr.pack(value);
    if (known.size >= MOST_KNOWN) known = new Map();
    known.set(value, bytes);
  }
  return bytes;
}

let last: { readonly told: Told; readonly message: Buffer } | null = null;

/** What is told, as the message "told" that the framework's clients read. `common`: see `Listener`. */
export function toldMessage(told: Told, common: number): Buffer {
  if (last?.told !== told) last = { told, message: written(told, common) };
  return last.message;
}

function written({ first, events, patch, now }: Told, common: number): Buffer {
  const heard = events.map((event: SeenEvent) => packed(event));
  const changed = patch.map((change: Change, i) => (i < common ? packed(change) : packr.pack(change)));
  let size = FIXED;
  for (const bytes of heard) size += bytes.length;
  for (const bytes of changed) size += bytes.length;
  const out = Buffer.allocUnsafe(size);
  let at = put(out, 0, BEGIN);
  at = putCount(out, at, first, 0, 0x7f, 0xcd);
  at = put(out, at, EVENTS);
  at = putCount(out, at, heard.length, 0x90, 15, 0xdc);
  for (const bytes of heard) at = put(out, at, bytes);
  at = put(out, at, PATCH);
  at = putCount(out, at, changed.length, 0x90, 15, 0xdc);
  for (const bytes of changed) at = put(out, at, bytes);
  at = put(out, at, NOW);
  at = out.writeDoubleBE(now, at);
  return out.subarray(0, at);
}

function put(out: Buffer, at: number, bytes: Uint8Array): number {
  out.set(bytes, at);
  return at + bytes.length;
}

/** A count in MessagePack: in its first byte with `tag` up to `small`, behind `wide` with 16 bits, `wide` + 1 with 32. */
function putCount(out: Buffer, at: number, n: number, tag: number, small: number, wide: number): number {
  if (n <= small) return out.writeUInt8(tag | n, at);
  if (n <= 0xffff) return out.writeUInt16BE(n, out.writeUInt8(wide, at));
  return out.writeUInt32BE(n, out.writeUInt8(wide + 1, at));
}

/** `message` as one whole binary frame of a server. */
export function frameOf(message: Uint8Array): Buffer {
  const { length } = message;
  const head = length < 126 ? 2 : length < 0x10000 ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + length);
  frame[0] = 0x82;
  if (head === 2) frame[1] = length;
  else if (head === 4) frame.writeUInt16BE(length, frame.writeUInt8(126, 1));
  else frame.writeBigUInt64BE(BigInt(length), frame.writeUInt8(127, 1));
  frame.set(message, head);
  return frame;
}

/** What the transport's sockets have that it does not speak of. */
export interface Stream {
  cork(): void;
  uncork(): void;
  write(bytes: Uint8Array): boolean;
}

let gathering = new Set<Stream>();

/** Writes `bytes` to `stream` at the end of this tick, together with whatever else the tick brings for it. */
export function writeSoon(stream: Stream, bytes: Uint8Array): void {
  if (!gathering.has(stream)) {
    if (gathering.size === 0) process.nextTick(release);
    gathering.add(stream);
    stream.cork();
  }
  stream.write(bytes);
}

function release(): void {
  const all = gathering;
  gathering = new Set();
  for (const stream of all) stream.uncork();
}
