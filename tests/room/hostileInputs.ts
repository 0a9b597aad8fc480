/**
 * Everything that a person with a valid seat might send to break a table: one row per input, with the code of
 * the refusal that it must get. Phase: talks of round 1. Sent by the head of borea; the heads of the other
 * three delegations are other people.
 */
import { pack } from "msgpackr";

export interface Hostile {
  readonly name: string;
  /** A room request, or raw bytes of which `id` is the request number, null when they have none. */
  readonly send:
    | { readonly request: string; readonly payload: unknown }
    | { readonly bytes: (id: number) => Uint8Array; readonly numbered: boolean };
  readonly code: string;
}

const SEAT = "borea.head";
const rows: Hostile[] = [];
let n = 0;

const request = (name: string, to: string, payload: unknown, code: string): void => {
  rows.push({ name: `${to}: ${name}`, send: { request: to, payload }, code });
};
const submit = (name: string, command: unknown, code: string, seat: unknown = SEAT): void =>
  request(name, "command", { cid: `hostile-${++n}`, seat, command }, code);
const raw = (name: string, bytes: (id: number) => Uint8Array, code: string, numbered: boolean): void => {
  rows.push({ name: `frame: ${name}`, send: { bytes, numbered }, code });
};

// ── Values that are not what a field wants, in every field of every command ──
const GOOD: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  takeSeat: { seat: "borea.legal", name: "Ann" },
  leaveSeat: { seat: SEAT },
  handToBot: { seat: SEAT, policy: "negotiator" },
  ready: { round: 1, phase: "talks" },
  say: { channel: "plenary", text: "x" },
  tableOffer: {
    to: ["arden"],
    form: "agreement",
    clauses: [{ issue: "truce", option: "full" }],
    links: [],
    lapses: 1,
    answers: null,
    blind: false,
  },
  acceptOffer: { offer: "o" },
  rejectOffer: { offer: "o" },
  withdrawOffer: { offer: "o" },
  stand: { clause: { issue: "truce", option: "full" } },
  standDown: { issue: "truce" },
  askCapital: { clauses: [{ issue: "truce", option: "full" }] },
  askMediation: { of: "corin" },
  instruct: { issue: "truce", allow: ["full"] },
  rule: { instrument: "i", step: "confirm", yes: true },
  sealOrders: {
    round: 1,
    orders: { posture: "hold", conduct: {}, answers: {}, support: null, line: { kind: "none" } },
  },
  setDeadline: { at: 1 },
  timeOut: { round: 1, phase: "talks" },
  injectShock: { shock: "frost" },
  branch: { match: "m", luck: { seed: "0".repeat(32), seedHash: "0".repeat(64) } },
};
const WRONG: readonly (readonly [string, unknown])[] = [
  ["a number out of range", Number.POSITIVE_INFINITY],
  ["an object", { $gt: "" }],
  ["nothing", undefined],
];
for (const [type, fields] of Object.entries(GOOD))
  for (const field of Object.keys(fields))
    for (const [what, value] of WRONG)
      submit(`${type}.${field} is ${what}`, { type, ...fields, [field]: value }, "malformed");

// ── Shapes that are no command ──
for (const [what, command] of [
  ["null", null],
  ["a string", "ready"],
  ["a number", 7],
  ["a list", [{ type: "ready" }]],
  ["empty", {}],
] as const)
  submit(`the command is ${what}`, command, "malformed");
for (const type of [
  "",
  "apply",
  "seatChanged",
  "matchEnded",
  "luckSpent",
  "constructor",
  "__proto__",
  "toString",
  "READY",
])
  submit(`a command of type "${type}"`, { type }, "unknownCommand");
submit("an unknown key", { type: "walkOut", force: true }, "malformed");
submit("a reason that only bots give", { type: "walkOut", because: { code: "x" } }, "malformed");
submit(
  "a bot's reason on a word",
  { type: "say", channel: "plenary", text: "x", because: { code: "x" } },
  "malformed",
);
request("no command", "command", { cid: "a", seat: SEAT }, "malformed");
request("no id", "command", { seat: SEAT, command: { type: "walkOut" } }, "malformed");
request("an empty id", "command", { cid: "", seat: SEAT, command: { type: "walkOut" } }, "malformed");
request(
  "an endless id",
  "command",
  { cid: "c".repeat(65), seat: SEAT, command: { type: "walkOut" } },
  "malformed",
);
request("a numeric id", "command", { cid: 5, seat: SEAT, command: { type: "walkOut" } }, "malformed");
request(
  "an actor of its own choice",
  "command",
  { cid: "a", seat: SEAT, by: { kind: "clock" }, command: { type: "pause" } },
  "malformed",
);
request(
  "a holder of its own choice",
  "command",
  { cid: "a", seat: SEAT, holder: "h1", command: { type: "walkOut" } },
  "malformed",
);
request("a list", "command", [], "malformed");
request("a string", "command", "sealOrders", "malformed");
request("nothing", "command", undefined, "malformed");

// ── Too much ──
submit(
  "a text of 1,201 characters",
  { type: "say", channel: "plenary", text: "x".repeat(1201) },
  "malformed",
);
submit("a text of blanks", { type: "say", channel: "plenary", text: " \n\t " }, "malformed");
submit("a channel of 121 characters", { type: "say", channel: "c".repeat(121), text: "x" }, "malformed");
submit(
  "a name of 41 characters",
  { type: "takeSeat", seat: "borea.legal", name: "n".repeat(41) },
  "malformed",
);
submit(
  "a name that turns the text around",
  { type: "takeSeat", seat: "borea.legal", name: "a\u202eb" },
  "malformed",
);
submit("a name with a line break", { type: "takeSeat", seat: "borea.legal", name: "a\nb" }, "malformed");
submit(
  "41 clauses",
  { type: "askCapital", clauses: new Array(41).fill({ issue: "truce", option: "full" }) },
  "malformed",
);
submit("no clause", { type: "askCapital", clauses: [] }, "malformed");
submit(
  "13 signatories",
  { ...GOOD.tableOffer, type: "tableOffer", to: new Array(13).fill("arden") },
  "malformed",
);
submit(
  "13 links",
  {
    ...GOOD.tableOffer,
    type: "tableOffer",
    links: new Array(13).fill({
      when: { issue: "truce", option: "full" },
      then: { issue: "truce", option: "full" },
    }),
  },
  "malformed",
);
submit("half a round", { type: "ready", round: 1.5, phase: "talks" }, "malformed");
submit("a round beyond all numbers", { type: "ready", round: 2 ** 60, phase: "talks" }, "malformed");

// ── Forged: seats that are not the sender's, offices that nobody holds from outside ──
for (const seat of ["arden.head", "corin.head", "delta.head"])
  submit(`for ${seat}`, { type: "walkOut" }, "notYourSeat", seat);
for (const seat of ["borea.capital", "arden.capital"])
  submit(`for the bot at ${seat}`, { type: "walkOut" }, "notYourSeat", seat);
for (const seat of [
  "nobody.head",
  "borea",
  "borea.head ",
  "BOREA.HEAD",
  "borea.head\u0000",
  "constructor",
  "__proto__",
  "toString",
])
  submit(`for a seat called ${JSON.stringify(seat)}`, { type: "walkOut" }, "unknownSeat", seat);
submit("for no seat", { type: "walkOut" }, "notYourSeat", null);
submit("for an empty name", { type: "walkOut" }, "malformed", "");
submit("for a list of seats", { type: "walkOut" }, "malformed", [SEAT]);
submit("for a number", { type: "walkOut" }, "malformed", 0);
submit("a deadline", { type: "setDeadline", at: 5 }, "clockOnly");
submit("a deadline, as a person", { type: "setDeadline", at: 5 }, "clockOnly", null);
submit("no deadline", { type: "setDeadline", at: null }, "clockOnly");
submit("the end of the time", { type: "timeOut", round: 1, phase: "talks" }, "clockOnly");
submit("the end of the time, as a person", { type: "timeOut", round: 1, phase: "talks" }, "clockOnly", null);
submit("a pause", { type: "pause" }, "facilitatorOnly");
submit("an end of a pause", { type: "resume" }, "facilitatorOnly");
submit("a shock", { type: "injectShock", shock: "leak" }, "facilitatorOnly");
submit("a branch", { type: "branch", match: "m1", luck: null }, "facilitatorOnly");
submit("a branch, as a person", { type: "branch", match: "m1", luck: null }, "facilitatorOnly", null);
submit("taking a seat as a seat", { type: "takeSeat", seat: "borea.legal", name: "Ann" }, "notYourSeat");
submit(
  "taking another person's seat",
  { type: "takeSeat", seat: "arden.head", name: "Ann" },
  "seatTaken",
  null,
);
submit(
  "taking a seat of another delegation",
  { type: "takeSeat", seat: "arden.capital", name: "Ann" },
  "otherDelegation",
  null,
);
submit(
  "taking a seat that is not there",
  { type: "takeSeat", seat: "arden.king", name: "Ann" },
  "unknownSeat",
  null,
);
submit(
  "taking a seat called constructor",
  { type: "takeSeat", seat: "constructor", name: "Ann" },
  "unknownSeat",
  null,
);
submit("making another person leave", { type: "leaveSeat", seat: "arden.head" }, "seatNotHeld", null);
submit("making a bot leave", { type: "leaveSeat", seat: "borea.capital" }, "seatNotHeld", null);
submit(
  "handing away another's seat",
  { type: "handToBot", seat: "corin.head", policy: "mediator" },
  "seatNotHeld",
  null,
);
submit(
  "handing away a seat that is not there",
  { type: "handToBot", seat: "x", policy: "mediator" },
  "unknownSeat",
  null,
);
submit(
  "the capital's instruction by the head",
  { type: "instruct", issue: "truce", allow: ["full"] },
  "wrongRole",
);
submit(
  "a mediator's proposal by a party",
  { ...GOOD.tableOffer, type: "tableOffer", blind: true },
  "mediatorOnly",
);

// ── Stale and out of turn ──
submit("ready for the last phase", { type: "ready", round: 1, phase: "briefing" }, "stale");
submit("ready for the next round", { type: "ready", round: 2, phase: "talks" }, "stale");
submit("ready for a round before the first", { type: "ready", round: -1, phase: "talks" }, "stale");
submit("orders in the talks", { type: "sealOrders", ...GOOD.sealOrders }, "wrongPhase");
submit("orders for another round", { type: "sealOrders", ...GOOD.sealOrders, round: 9 }, "wrongPhase");
submit("coming back without having left", { type: "returnToTable" }, "notAway");
submit("standing down from no issue", { type: "standDown", issue: "moon" }, "typed");
for (const type of ["acceptOffer", "rejectOffer", "withdrawOffer"])
  for (const offer of ["borea>arden.1", "x", "__proto__", "constructor", "0"])
    submit(`${type} ${offer}`, { type, offer }, "unknownOffer");

// ── Ids that are not there ──
for (const channel of [
  "nowhere",
  "with:borea",
  "with:borea+borea",
  "with:borea+mars",
  "with:corin+borea",
  "cable:mars",
  "",
  "__proto__",
])
  submit(
    `a word in ${JSON.stringify(channel)}`,
    { type: "say", channel, text: "x" },
    channel === "" ? "malformed" : "unknownChannel",
  );
for (const channel of ["with:arden+corin", "caucus:arden", "cable:arden"])
  submit(
    `a word in ${channel}`,
    { type: "say", channel, text: "x" },
    channel === "caucus:arden" ? "typed" : "notInChannel",
  );
submit("a stand on no issue", { type: "stand", clause: { issue: "moon", option: "full" } }, "unknownIssue");
submit(
  "a stand on the issue __proto__",
  { type: "stand", clause: { issue: "__proto__", option: "full" } },
  "unknownIssue",
);
submit(
  "a stand on no option",
  { type: "stand", clause: { issue: "truce", option: "half" } },
  "unknownOption",
);
submit(
  "a stand on the option constructor",
  { type: "stand", clause: { issue: "truce", option: "constructor" } },
  "unknownOption",
);
submit(
  "a number where none belongs",
  { type: "stand", clause: { issue: "truce", option: "full", value: 3 } },
  "valueNotAllowed",
);
submit(
  "not a number",
  { type: "stand", clause: { issue: "truce", option: "full", value: Number.NaN } },
  "malformed",
);
submit("an offer to nobody known", { ...GOOD.tableOffer, type: "tableOffer", to: ["mars"] }, "unknownParty");
submit("an offer to oneself", { ...GOOD.tableOffer, type: "tableOffer", to: ["borea"] }, "notToSelf");
submit(
  "an offer that never lapses",
  { ...GOOD.tableOffer, type: "tableOffer", lapses: 999 },
  "lapseOutOfRange",
);
submit("an offer that lapsed", { ...GOOD.tableOffer, type: "tableOffer", lapses: 0 }, "lapseOutOfRange");
submit(
  "an answer to no offer",
  { ...GOOD.tableOffer, type: "tableOffer", answers: "arden>borea.9" },
  "unknownOffer",
);
submit(
  "one issue twice",
  {
    ...GOOD.tableOffer,
    type: "tableOffer",
    clauses: [
      { issue: "truce", option: "full" },
      { issue: "truce", option: "local" },
    ],
  },
  "duplicateIssue",
);
submit("mediation by nobody", { type: "askMediation", of: "mars" }, "typed");
submit("mediation by oneself", { type: "askMediation", of: "borea" }, "typed");
submit("a ruling on no instrument", { type: "rule", instrument: "x", step: "confirm", yes: true }, "typed");

// ── Other requests ──
for (const [what, payload] of [
  ["nothing", undefined],
  ["a string", "1"],
  ["a negative number", { after: -1 }],
  ["a fraction", { after: 0.5 }],
  ["a wish too many", { after: null, as: "arden.head" }],
] as const)
  request(what, "sync", payload, "malformed");
for (const [what, payload] of [
  ["nothing", null],
  ["before the beginning", { before: 0 }],
  ["no number", { before: "100" }],
  ["somebody else's", { before: 10, viewer: "arden" }],
] as const)
  request(what, "history", payload, "malformed");
for (const [what, payload, code] of [
  ["nothing", null, "malformed"],
  ["no domain", { truster: "borea", trustee: "arden" }, "malformed"],
  ["an invented domain", { truster: "borea", trustee: "arden", domain: "love" }, "malformed"],
  ["an unknown truster", { truster: "mars", trustee: "arden", domain: null }, "unknownParty"],
  ["an unknown trustee", { truster: "borea", trustee: "__proto__", domain: null }, "unknownParty"],
] as const)
  request(what, "explain", payload, code);
request("too early", "debrief", {}, "notEnded");

// ── Raw frames ──
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

export const HOSTILE: readonly Hostile[] = rows;
