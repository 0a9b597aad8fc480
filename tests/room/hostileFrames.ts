/** Raw frames: cut, nested, oversized, with promises that they do not keep. */
import { pack } from "msgpackr";
import { hostileList } from "./hostileKit.ts";

const { rows, raw } = hostileList();

const REQUEST = 21;
const number = (id: number): number[] => [
  0xce,
  id & 255,
  (id >> 8) & 255,
  (id >> 16) & 255,
  (id >> 24) & 255,
];
const named = (name: string): number[] => [0xa0 | name.length, ...Buffer.from(name)];
const frame = (id: number, name: string, payload: Uint8Array | number[]): Uint8Array =>
  Uint8Array.from([REQUEST, ...number(id), ...named(name), ...payload]);
const nested = (depth: number): number[] => [...new Array<number>(depth).fill(0x91), 0xc0];

raw("empty", () => new Uint8Array(0), "malformed", false);
for (const code of [0, 1, 9, 11, 13, 14, 15, 16, 17, 19, 20, 22, 31, 53, 255])
  raw(`an unknown code ${code}`, () => Uint8Array.from([code, 1, 2, 3]), "malformed", false);
raw(
  "a message instead of a request",
  () => Uint8Array.from([13, ...named("command"), ...pack({ cid: "x" })]),
  "malformed",
  false,
);
raw("a message of bytes", () => Uint8Array.from([17, ...named("command"), 1, 2]), "malformed", false);
raw("a request without a number", () => Uint8Array.from([REQUEST]), "malformed", false);
raw("a request with half a number", () => Uint8Array.from([REQUEST, 0xce, 1]), "malformed", false);
raw("a request with a negative number", () => Uint8Array.from([REQUEST, 0xff]), "malformed", false);
raw("a request without a name", (id) => Uint8Array.from([REQUEST, ...number(id)]), "malformed", true);
raw(
  "a name of four billion bytes",
  (id) => Uint8Array.from([REQUEST, ...number(id), 0xdb, 255, 255, 255, 255]),
  "malformed",
  true,
);
raw(
  "a name longer than the frame",
  (id) => Uint8Array.from([REQUEST, ...number(id), 0xbf, 99]),
  "malformed",
  true,
);
for (const name of ["shutdown", "constructor", "__proto__", "*", "_", "hasOwnProperty", "told"])
  raw(`a request called ${name}`, (id) => frame(id, name, pack({})), "malformed", true);
raw("a numeric name", (id) => Uint8Array.from([REQUEST, ...number(id), 5]), "malformed", true);
raw("a cut payload", (id) => frame(id, "command", [0x83, 0xa3]), "malformed", true);
raw("a list that promises more", (id) => frame(id, "command", [0xdd, 255, 255, 255, 255]), "malformed", true);
raw("a map that promises more", (id) => frame(id, "command", [0xdf, 255, 255, 255, 255]), "malformed", true);
raw(
  "a string that promises more",
  (id) => frame(id, "command", [0xdb, 255, 255, 255, 255]),
  "malformed",
  true,
);
raw("bytes that are no payload", (id) => frame(id, "command", [0xc1, 0xc1, 0xc1]), "malformed", true);
raw("two payloads", (id) => frame(id, "command", [...pack({}), ...pack({})]), "malformed", true);
for (const [name, text] of [
  ["no JSON", '{"cid":'],
  ["an empty", ""],
  ["a bare string of", '"command"'],
  ["4,000 lists in", "[".repeat(4000) + "]".repeat(4000)],
  ["a __proto__ in", '{"cid":"j","seat":"borea.head","__proto__":{"x":1},"command":{"type":"walkOut"}}'],
  ["a number without end in", '{"cid":"j","seat":1e999,"command":{"type":"walkOut"}}'],
] as const)
  raw(`${name} JSON text`, (id) => frame(id, "command", pack(text)), "malformed", true);
raw("4,000 lists in one another", (id) => frame(id, "command", nested(4000)), "malformed", true);
raw("15,000 lists in one another", (id) => frame(id, "command", nested(15_000)), "malformed", true);
raw(
  "a frame above the limit",
  (id) => frame(id, "command", pack({ text: "x".repeat(17_000) })),
  "tooLarge",
  true,
);
raw(
  "a frame far above the limit",
  (id) => frame(id, "command", pack({ text: "x".repeat(200_000) })),
  "tooLarge",
  true,
);
raw("a date for a command", (id) => frame(id, "command", pack(new Date(0))), "malformed", true);
raw(
  "a map with a key __proto__",
  (id) => frame(id, "command", [0x81, ...named("__proto__"), 0x81, ...named("cid"), 0xa1, 65]),
  "malformed",
  true,
);

export const FRAMES = rows;
