/** What is no command, or too much of one: wrong values in every field, odd shapes, texts and lists without end. */
import { GOOD, hostileList, SEAT } from "./hostileKit.ts";

const { rows, request, submit } = hostileList();

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

export const SHAPES = rows;
