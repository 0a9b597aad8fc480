/**
 * Frames as they leave on a WebSocket. What several people hear is packed once and copied, and what one tick brings
 * for a socket leaves in one piece. Decides nothing: who hears what is settled before.
 */
import { Packr } from "msgpackr";
import type { Patch } from "../../shared/patch.ts";
import type { SeenEvent } from "../../shared/protocol.ts";
import type { Telling } from "../table/tell.ts";

/** As the framework packs, so that its clients read it. */
const packr = new Packr({ useRecords: false });

const text = (s: string): Buffer => packr.pack(s) as Buffer;
/** Code of a message to a room's client, its name, and a map of four up to its first value. */
const BEGIN = Buffer.concat([Uint8Array.of(13), text("told"), Uint8Array.of(0x84), text("first")]);
const EVENTS = text("events");
const PATCH = text("patch");
const NOW = Buffer.concat([text("now"), Uint8Array.of(0xcb)]);
const FIXED = BEGIN.length + EVENTS.length + PATCH.length + NOW.length + 8;

/** The bytes of what was packed lately, by the thing itself: one entry's events and changes are heard by many in a row. */
let known = new Map<object, Uint8Array>();
const MOST_KNOWN = 64;

function bytesOf<T extends object>(one: T, pack: (one: T) => Uint8Array): Uint8Array {
  let bytes = known.get(one);
  if (!bytes) {
    bytes = pack(one);
    if (known.size >= MOST_KNOWN) known = new Map();
    known.set(one, bytes);
  }
  return bytes;
}

const packEvent = (event: SeenEvent): Uint8Array => packr.pack(event);

/** The changes themselves, without the count before them. */
const packChanges = (changes: Patch): Uint8Array =>
  packr.pack(changes).subarray(changes.length <= 15 ? 1 : changes.length <= 0xffff ? 3 : 5);

/** What is told, as a frame with the message "told" that the framework's clients read. */
export const toldFrame = (told: Telling): Uint8Array => bytesOf(told, written);

function written({ first, events, blocks, now }: Telling): Buffer {
  let changes = 0;
  for (const block of blocks) changes += block.length;
  let size = FIXED + sizeOfCount(first, 0x7f) + sizeOfCount(events.length, 15) + sizeOfCount(changes, 15);
  for (const event of events) size += bytesOf(event, packEvent).length;
  for (const block of blocks) size += bytesOf(block, packChanges).length;
  const out = openFrame(size);
  let at = put(out, out.length - size, BEGIN);
  at = putCount(out, at, first, 0, 0x7f, 0xcd);
  at = put(out, at, EVENTS);
  at = putCount(out, at, events.length, 0x90, 15, 0xdc);
  for (const event of events) at = put(out, at, bytesOf(event, packEvent));
  at = put(out, at, PATCH);
  at = putCount(out, at, changes, 0x90, 15, 0xdc);
  for (const block of blocks) at = put(out, at, bytesOf(block, packChanges));
  at = put(out, at, NOW);
  out.writeDoubleBE(now, at);
  return out;
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

const sizeOfCount = (n: number, small: number): number => (n <= small ? 1 : n <= 0xffff ? 3 : 5);

/** One whole binary frame of a server, of whose message, its last `length` bytes, is to be written. */
function openFrame(length: number): Buffer {
  const head = length < 126 ? 2 : length < 0x10000 ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + length);
  frame[0] = 0x82;
  if (head === 2) frame[1] = length;
  else if (head === 4) frame.writeUInt16BE(length, frame.writeUInt8(126, 1));
  else frame.writeBigUInt64BE(BigInt(length), frame.writeUInt8(127, 1));
  return frame;
}

/** `message` as a frame. */
export function frameOf(message: Uint8Array): Uint8Array {
  const frame = openFrame(message.length);
  frame.set(message, frame.length - message.length);
  return frame;
}

/** The message in a frame that was made here. */
export const messageIn = (frame: Uint8Array): Uint8Array =>
  frame.subarray(frame[1] === 126 ? 4 : frame[1] === 127 ? 10 : 2);

/** What the transport's sockets have that it does not speak of. */
export interface Stream {
  cork(): void;
  uncork(): void;
  write(bytes: Uint8Array): boolean;
}

// Corked and not kept here: what the framework itself writes meanwhile, a closing frame say, keeps its place.
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
