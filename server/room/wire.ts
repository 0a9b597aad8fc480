/**
 * Frames as they leave on a WebSocket. What several people hear is written down once, and what one tick brings for a
 * socket leaves in one piece. Decides nothing: who hears what is settled before.
 */
import type { Patch } from "../../shared/patch.ts";
import type { SeenEvent } from "../../shared/protocol.ts";
import type { Telling } from "../table/tell.ts";

/** Code of a message to a room's client, its name, and the sign of a text whose length follows in 32 bits. */
const BEGIN = Buffer.from([13, 0xa4, ...Buffer.from("told"), 0xdb]);

/** What was written down lately, by the thing itself: one entry's events and changes are heard by many in a row. */
let known = new Map<object, string>();
const MOST_KNOWN = 64;

function textOf<T extends SeenEvent | Patch>(one: T, write: (one: T) => string): string {
  let text = known.get(one);
  if (text === undefined) {
    text = write(one);
    if (known.size >= MOST_KNOWN) known = new Map();
    known.set(one, text);
  }
  return text;
}

/** The changes themselves, without the brackets around them. */
const changesIn = (block: Patch): string => JSON.stringify(block).slice(1, -1);

let last: { readonly told: Telling; readonly frame: Uint8Array } | null = null;

/** What is told, as a frame with the message "told" that the framework's clients read: a `Told` as JSON text. */
export function toldFrame(told: Telling): Uint8Array {
  if (last?.told !== told) last = { told, frame: written(told) };
  return last.frame;
}

function written({ first, events, blocks, now }: Telling): Uint8Array {
  let seen = "";
  for (const event of events) seen += `${seen && ","}${textOf(event, JSON.stringify)}`;
  let changes = "";
  for (const block of blocks) changes += `${changes && ","}${textOf(block, changesIn)}`;
  const text = `{"first":${first},"events":[${seen}],"patch":[${changes}],"now":${now}}`;
  const length = Buffer.byteLength(text);
  const frame = openFrame(BEGIN.length + 4 + length);
  const at = frame.length - length;
  frame.set(BEGIN, at - 4 - BEGIN.length);
  frame.writeUInt32BE(length, at - 4);
  frame.write(text, at);
  return frame;
}

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
