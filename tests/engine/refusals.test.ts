/** Every way in which the rules say no, once: the table covers the whole tuple, and no code is dead. */
import { describe, expect, test } from "vitest";
import type { By, Command, CommandOf } from "../../shared/engine/command.ts";
import { REFUSALS, type RefusalCode } from "../../shared/engine/refusal.ts";
import { headerOf, variant } from "./fixture.ts";
import {
  agreedBetween,
  bot,
  clause,
  did,
  FACILITATOR,
  given,
  givenStory,
  goOn,
  head,
  holder,
  offer,
  opened,
  orders,
  ruledBy,
  type Step,
  sealed,
  taken,
  talks,
  timeOut,
  until,
} from "./given.ts";

const TRUCE = clause("truce", "full");
const seal = (change: Partial<CommandOf<"sealOrders">["orders"]>): Command => ({
  type: "sealOrders",
  round: 1,
  orders: { posture: "hold", conduct: {}, answers: {}, support: null, line: { kind: "none" }, ...change },
});
const say = (channel: string): Command => ({ type: "say", channel, text: "x" });
const tabled = [talks, did(head("arden"), offer(["borea"], [TRUCE]))] as const;
const initialled = [talks, agreedBetween("arden", ["borea"], [TRUCE])] as const;
const HEAD = head("arden");
const CAPITAL = bot("arden.capital");

const CASES: Readonly<
  Partial<Record<RefusalCode, readonly [given: readonly Step[], by: By, command: Command]>>
> = {
  notYourSeat: [[talks], holder("anna"), { type: "walkOut" }],
  unknownSeat: [[talks], bot("nobody.head"), { type: "walkOut" }],
  seatTaken: [
    [taken("borea.head", "anna")],
    holder("berta"),
    { type: "takeSeat", seat: "borea.head", name: "B" },
  ],
  seatNotHeld: [[], holder("anna"), { type: "leaveSeat", seat: "borea.head" }],
  otherDelegation: [
    [taken("borea.head", "anna")],
    holder("anna"),
    { type: "takeSeat", seat: "arden.head", name: "A" },
  ],
  wrongRole: [[talks], CAPITAL, { type: "walkOut" }],
  wrongPhase: [[], HEAD, { type: "walkOut" }],
  stale: [[], HEAD, { type: "ready", round: 2, phase: "briefing" }],
  paused: [[did(FACILITATOR, { type: "pause" })], HEAD, { type: "ready", round: 1, phase: "briefing" }],
  matchOver: [[until(5, "orders"), timeOut], HEAD, { type: "ready", round: 5, phase: "talks" }],
  alreadyReady: [
    [did(HEAD, { type: "ready", round: 1, phase: "briefing" })],
    HEAD,
    { type: "ready", round: 1, phase: "briefing" },
  ],
  alreadySealed: [[orders, sealed("arden", {})], HEAD, seal({ posture: "offensive" })],
  unknownChannel: [[], HEAD, say("with:arden")],
  notInChannel: [[], HEAD, say("with:borea+corin")],
  unknownParty: [[talks], HEAD, offer(["nobody"], [TRUCE])],
  unknownIssue: [[talks], HEAD, offer(["borea"], [clause("weather", "fine")])],
  unknownOption: [[talks], HEAD, offer(["borea"], [clause("truce", "eternal")])],
  optionClosed: [[talks], HEAD, offer(["borea"], [clause("north", "annex")])],
  valueNeeded: [[talks], HEAD, offer(["borea"], [clause("forces", "cap")])],
  valueNotAllowed: [[talks], HEAD, offer(["borea"], [clause("truce", "full", 1)])],
  valueOutOfRange: [[talks], HEAD, offer(["borea"], [clause("forces", "cap", 11)])],
  duplicateIssue: [[talks], HEAD, offer(["borea"], [TRUCE, TRUCE])],
  notToSelf: [[talks], HEAD, offer(["arden"], [TRUCE])],
  principalsMissing: [[talks], HEAD, offer(["corin"], [TRUCE], { form: "communique" })],

  mediatorOnly: [[talks], HEAD, offer(["borea"], [TRUCE], { blind: true })],
  belligerentsOnly: [[orders], head("corin"), seal({})],
  lapseOutOfRange: [[talks], HEAD, offer(["borea"], [TRUCE], { lapses: 4 })],
  unknownOffer: [[talks], HEAD, { type: "acceptOffer", offer: "x>y.1" }],
  offerNotOpen: [
    [...tabled, did(HEAD, { type: "withdrawOffer", offer: "arden>borea.1" })],
    head("borea"),
    { type: "acceptOffer", offer: "arden>borea.1" },
  ],
  notAddressed: [[...tabled], HEAD, { type: "acceptOffer", offer: "arden>borea.1" }],
  notYourOffer: [[...tabled], head("borea"), { type: "withdrawOffer", offer: "arden>borea.1" }],
  alreadyAnswered: [
    [
      talks,
      did(HEAD, offer(["borea", "corin"], [TRUCE])),
      did(head("borea"), { type: "acceptOffer", offer: "arden>borea+corin.1" }),
    ],
    head("borea"),
    { type: "rejectOffer", offer: "arden>borea+corin.1" },
  ],
  tooManyOffers: [
    [...tabled, did(HEAD, offer(["borea"], [TRUCE])), did(HEAD, offer(["borea"], [TRUCE]))],
    HEAD,
    offer(["borea"], [TRUCE]),
  ],
  away: [[talks, did(HEAD, { type: "walkOut" })], HEAD, { type: "walkOut" }],
  notAway: [[talks], HEAD, { type: "returnToTable" }],
  locked: [
    [orders, sealed("arden", { line: { kind: "raise", lock: "no-talk" } }), until(2, "talks")],
    HEAD,
    offer(["borea"], [TRUCE], { lapses: 2 }),
  ],
  notStanding: [[talks], head("corin"), { type: "standDown", issue: "truce" }],
  alreadyStanding: [[talks], head("borea"), { type: "stand", clause: TRUCE }],
  unknownInstrument: [[], CAPITAL, { type: "rule", instrument: "i-1", step: "confirm", yes: true }],
  nothingToRule: [[...initialled], CAPITAL, { type: "rule", instrument: "i-1", step: "ratify", yes: true }],
  notMediator: [[talks], HEAD, { type: "askMediation", of: "delta" }],
  alreadyAsked: [
    [talks, did(HEAD, { type: "askMediation", of: "corin" })],
    HEAD,
    { type: "askMediation", of: "corin" },
  ],
  postureNotAllowed: [[orders], head("borea"), seal({ posture: "pressure" })],
  supportNotAllowed: [[orders], HEAD, seal({ support: { aid: "keep", sanctions: "keep", pledge: 0 } })],
  unknownObligation: [
    [...initialled, ruledBy("confirm", ["arden", "borea"]), until(2, "orders")],
    HEAD,
    { ...seal({ conduct: { "i-1/truce.cease-b.borea": "breach" } }), round: 2 } as Command,
  ],
  unknownAccusation: [[orders], HEAD, seal({ answers: { "a-1": "admit" } })],
  lineNotAllowed: [[orders], HEAD, seal({ line: { kind: "drop", lock: "joining" } })],
  clockOnly: [[], HEAD, { type: "setDeadline", at: 1 }],
  facilitatorOnly: [[], HEAD, { type: "pause" }],
  unknownShock: [[], FACILITATOR, { type: "injectShock", shock: "flood" }],
  shockFallen: [
    [did(FACILITATOR, { type: "injectShock", shock: "leak" })],
    FACILITATOR,
    { type: "injectShock", shock: "leak" },
  ],
  memorialShock: [[], { kind: "facilitator", holder: "h1" }, { type: "injectShock", shock: "graves" }],
  notPaused: [[], FACILITATOR, { type: "resume" }],
};

/** Said at the door, before there is a command that the rules could read. */
const AT_THE_DOOR: readonly RefusalCode[] = ["malformed", "unknownCommand"];

describe("refusals", () => {
  for (const [code, [steps, by, command]] of Object.entries(CASES))
    test(code, () =>
      given(...steps)
        .when(by, command)
        .refused(code as RefusalCode),
    );

  test("the table covers every code that the rules can say", () => {
    expect([...Object.keys(CASES), "signatoryMissing", ...AT_THE_DOOR].sort()).toEqual([...REFUSALS].sort());
  });

  test("a refusal changes nothing and names nothing that is not an id, a number or a list of them", () => {
    for (const [steps, by, command] of Object.values(CASES)) {
      const { outcome } = given(...steps).when(by, command);
      if (!("refused" in outcome)) throw new Error("not refused");
      for (const value of Object.values(outcome.with))
        expect(
          typeof value === "string" ||
            typeof value === "number" ||
            (Array.isArray(value) && value.every((x) => typeof x === "string")),
        ).toBe(true);
    }
  });
});

describe("who must sign", () => {
  const owing = variant((s) => ({
    ...s,
    issues: s.issues.map((i) =>
      i.id === "watch"
        ? {
            ...i,
            options: i.options.map((o) =>
              o.id === "monitors"
                ? {
                    ...o,
                    duties: [
                      {
                        id: "watch",
                        obligor: "delta",
                        obligee: ["borea"],
                        domain: "ceasefire" as const,
                        rank: "treaty" as const,
                        dueRounds: null,
                        visible: 1,
                        temptation: 0,
                        text: "Delta watches",
                      },
                    ],
                  }
                : o,
            ),
          }
        : i,
    ),
  }));
  const at = givenStory(goOn(opened(headerOf(owing)), talks));
  test("signatoryMissing: whoever a clause binds must be party to the agreement", () => {
    at.when(HEAD, offer(["borea"], [clause("watch", "monitors")], { form: "agreement" })).refused(
      "signatoryMissing",
      { party: "delta", issue: "watch" },
    );
    at.when(HEAD, offer(["borea", "delta"], [clause("watch", "monitors")], { form: "agreement" })).types(
      "offerTabled",
    );
    // As terms or in a communiqué it binds nobody, so nobody is missing.
    at.when(HEAD, offer(["borea"], [clause("watch", "monitors")], { form: "communique" })).types(
      "offerTabled",
    );
  });
});
