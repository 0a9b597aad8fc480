/**
 * Frames as they leave on a WebSocket. What several people hear is packed once and copied, and what one tick brings
 * for a socket leaves in one piece. Decides nothing: who hears what is settled before.
 */
import { Packr } from "msgpackr";
import type { Change, Patch } from "../../shared/patch.ts";
import type { SeenEvent, Told } from "../../shared/protocol.ts";

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

/** The bytes of events packed lately, by the event itself: what one entry brings is heard by many in a row. */
let known = new Map<SeenEvent, Uint8Array>();
const MOST_KNOWN = 64;

function eventBytes(event: SeenEvent): Uint8Array {
  let bytes = known.get(event);
  if (!bytes) {
    bytes = packr.pack(event);
    if (known.size >= MOST_KNOWN) known = new Map();
    known.set(event, bytes);
  }
  return bytes;
}

const NOTHING = new Uint8Array(0);

/** The changes themselves, without the count before them. */
function changeBytes(changes: Patch): Uint8Array {
  const { length } = changes;
  if (length === 0) return NOTHING;
  return packr.pack(changes).subarray(length <= 15 ? 1 : length <= 0xffff ? 3 : 5);
}

let common: { readonly first: Change; readonly count: number; readonly bytes: Uint8Array } | null = null;

/** The first `count` changes of `patch`, which all who hear of an entry have in common: packed for the first of them. */
function commonBytes(patch: Patch, count: number): Uint8Array {
  const [first] = patch;
  if (count === 0 || !first) return NOTHING;
  if (common?.first !== first || common.count !== count)
    common = { first, count, bytes: changeBytes(patch.slice(0, count)) };
  return common.bytes;
}

let last: { readonly told: Told; readonly message: Buffer } | null = null;

/** What is told, as the message "told" that the framework's clients read. `count`: of its changes, the common ones; see `Listener`. */
export function toldMessage(told: Told, count: number): Buffer {
  if (last?.told !== told) last = { told, message: written(told, count) };
  return last.message;
}

function written({ first, events, patch, now }: Told, count: number): Buffer {
  const everybodys = commonBytes(patch, count);
  const own = changeBytes(count === 0 ? patch : patch.slice(count));
  let size = FIXED + everybodys.length + own.length;
  for (const event of events) size += eventBytes(event).length;
  const out = Buffer.allocUnsafe(size);
  let at = put(out, 0, BEGIN);
  at = putCount(out, at, first, 0, 0x7f, 0xcd);
  at = put(out, at, EVENTS);
  at = putCount(out, at, events.length, 0x90, 15, 0xdc);
  for (const event of events) at = put(out, at, eventBytes(event));
  at = put(out, at, PATCH);
  at = putCount(out, at, patch.length, 0x90, 15, 0xdc);
  at = put(out, at, everybodys);
  at = put(out, at, own);
  at = put(out, at, NOW);
  return out.subarray(0, out.writeDoubleBE(now, at));
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
