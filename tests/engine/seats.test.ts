/** Seats: taking, taking over from a bot, leaving, handing back. */
import { describe, expect, test } from "vitest";
import { bot, CLOCK, did, given, goOn, holder, person, taken, talks, timeOut, until } from "./given.ts";

describe("taking a seat", () => {
  test("from a bot, or an empty adviser's seat", () => {
    given()
      .when(holder("anna"), { type: "takeSeat", seat: "borea.head", name: "  Anna " })
      .then({
        type: "seatChanged",
        seat: "borea.head",
        occupant: { kind: "person", holder: "anna", name: "Anna" },
      });
    given()
      .when(holder("anna"), { type: "takeSeat", seat: "borea.legal", name: "Anna" })
      .types("seatChanged");
  });
  test("several seats of one delegation", () => {
    given(taken("borea.head", "anna"))
      .when(holder("anna"), { type: "takeSeat", seat: "borea.capital", name: "Anna" })
      .types("seatChanged");
  });
  test("but not of two delegations", () => {
    given(taken("borea.head", "anna"))
      .when(holder("anna"), { type: "takeSeat", seat: "arden.head", name: "Anna" })
      .refused("otherDelegation", { seat: "arden.head", held: "borea.head" });
  });
  test("not one that a person holds, not even the same", () => {
    const t = given(taken("borea.head", "anna"));
    t.when(holder("berta"), { type: "takeSeat", seat: "borea.head", name: "Berta" }).refused("seatTaken", {
      seat: "borea.head",
    });
    t.when(holder("anna"), { type: "takeSeat", seat: "borea.head", name: "Anna" }).refused("seatTaken");
  });
  test("not one that does not exist, even by the names that every object knows", () => {
    for (const seat of ["borea.king", "constructor", "__proto__", "toString", "."])
      given().when(holder("anna"), { type: "takeSeat", seat, name: "A" }).refused("unknownSeat", { seat });
  });
  test("as a holder only", () => {
    given()
      .when(bot("borea.head"), { type: "takeSeat", seat: "borea.head", name: "A" })
      .refused("notYourSeat");
    given().when(CLOCK, { type: "takeSeat", seat: "borea.head", name: "A" }).refused("notYourSeat");
  });
});

describe("acting for a seat", () => {
  test("a bot cannot play a person's seat, nor a person a bot's, nor another person's, nor one that is left", () => {
    const t = given(taken("borea.head", "anna"), talks);
    const command = { type: "walkOut" } as const;
    t.when(bot("borea.head"), command).refused("notYourSeat", { seat: "borea.head" });
    t.when(person("borea.head", "berta"), command).refused("notYourSeat");
    t.when(person("arden.head", "anna"), command).refused("notYourSeat");
    t.when(holder("anna"), command).refused("notYourSeat");
    t.when(bot("borea.legal"), command).refused("notYourSeat");
    t.when(person("borea.head", "anna"), command).types("walkedOut");
    given(taken("borea.head", "anna"), did(holder("anna"), { type: "leaveSeat", seat: "borea.head" }), talks)
      .when(person("borea.head", "anna"), command)
      .refused("notYourSeat");
  });
  test("there must be such a seat", () => {
    for (const seat of ["nobody.head", "constructor", "__proto__"])
      given(talks).when(bot(seat), { type: "walkOut" }).refused("unknownSeat", { seat });
  });
});

describe("leaving", () => {
  test("gives head and capital back to the bot of the party, an adviser's seat to nobody", () => {
    given(taken("borea.head", "anna"))
      .when(holder("anna"), { type: "leaveSeat", seat: "borea.head" })
      .then({ type: "seatChanged", occupant: { kind: "bot", policy: "negotiator" } });
    given(taken("borea.legal", "anna"))
      .when(holder("anna"), { type: "leaveSeat", seat: "borea.legal" })
      .then({ type: "seatChanged", occupant: { kind: "empty" } });
  });
  test("or to a bot of another policy", () => {
    given(taken("borea.head", "anna"))
      .when(holder("anna"), { type: "handToBot", seat: "borea.head", policy: "hardliner" })
      .then({ type: "seatChanged", occupant: { kind: "bot", policy: "hardliner" } });
  });
  test("only what one holds, and no adviser's seat to a bot", () => {
    const t = given(taken("borea.legal", "anna"));
    t.when(holder("berta"), { type: "leaveSeat", seat: "borea.legal" }).refused("seatNotHeld", {
      seat: "borea.legal",
    });
    t.when(holder("anna"), { type: "leaveSeat", seat: "borea.head" }).refused("seatNotHeld");
    t.when(holder("anna"), { type: "handToBot", seat: "borea.head", policy: "mediator" }).refused(
      "seatNotHeld",
    );
    t.when(holder("anna"), { type: "handToBot", seat: "borea.legal", policy: "mediator" }).refused(
      "wrongRole",
    );
    t.when(holder("anna"), { type: "leaveSeat", seat: "constructor" }).refused("unknownSeat");
  });
  test("lets the others go on when they only waited for who left", () => {
    const ready = (seat: string) => did(bot(seat), { type: "ready", round: 1, phase: "briefing" });
    const all = ["arden.head", "borea.head", "corin.head", "delta.head"].map(ready);
    given(taken("borea.legal", "anna"), ...all)
      .when(holder("anna"), { type: "leaveSeat", seat: "borea.legal" })
      .types("seatChanged", "phaseBegan");
  });
  test("but not while the match is paused: then when it goes on", () => {
    const ready = (seat: string) => did(bot(seat), { type: "ready", round: 1, phase: "briefing" });
    const all = ["arden.head", "borea.head", "corin.head", "delta.head"].map(ready);
    const t = given(
      taken("borea.legal", "anna"),
      ...all,
      did({ kind: "facilitator" }, { type: "pause" }),
      did(holder("anna"), { type: "leaveSeat", seat: "borea.legal" }),
    );
    expect(t.state.phase).toBe("briefing");
    t.when({ kind: "facilitator" }, { type: "resume" }).types("resumed", "phaseBegan");
  });
  test("takes the seat's readiness with it", () => {
    const t = given(
      taken("borea.head", "anna"),
      did(person("borea.head", "anna"), { type: "ready", round: 1, phase: "briefing" }),
    );
    expect(t.state.ready).toEqual(["borea.head"]);
    expect(goOn(t.story, did(holder("anna"), { type: "leaveSeat", seat: "borea.head" })).state.ready).toEqual(
      [],
    );
  });
});

test("when the match is over, seats stay as they are", () => {
  const t = given(taken("borea.head", "anna"), until(5, "orders"), timeOut);
  expect(t.state.phase).toBe("ended");
  t.when(holder("berta"), { type: "takeSeat", seat: "arden.head", name: "B" }).refused("matchOver");
  t.when(holder("anna"), { type: "leaveSeat", seat: "borea.head" }).refused("matchOver");
  t.when(holder("anna"), { type: "handToBot", seat: "borea.head", policy: "mediator" }).refused("matchOver");
});
