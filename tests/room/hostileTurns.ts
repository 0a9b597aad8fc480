/** Well-formed and not allowed: forged seats and offices, stale and out of turn, ids that are not there, other requests. */
import { GOOD, hostileList, SEAT } from "./hostileKit.ts";

const { rows, request, submit } = hostileList();

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
submit("a branch", { type: "branch", match: "m1", luck: null }, "unknownCommand");
submit("a branch, as a person", { type: "branch", match: "m1", luck: null }, "unknownCommand", null);
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

export const TURNS = rows;
