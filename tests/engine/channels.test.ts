/** Channels: who hears what, and that numbering does not give away what others say. */
import { describe, expect, test } from "vitest";
import { channelsOf, partiesOf, readersOf } from "../../shared/engine/rules/channels.ts";
import { eventFor } from "../../shared/engine/view/see.ts";
import type { Viewer } from "../../shared/engine/view/viewTypes.ts";
import { testScenario } from "./fixture.ts";
import { bot, did, given, head, person, taken } from "./given.ts";

const say = (channel: string, text = "x") => ({ type: "say", channel, text }) as const;

describe("readers", () => {
  test("everybody reads the plenary", () => {
    expect(readersOf(testScenario, "plenary")).toHaveLength(9);
  });
  test("a bilateral is read by both delegations but not by their capitals", () => {
    expect(readersOf(testScenario, "with:arden+borea")).toEqual([
      "arden.head",
      "borea.head",
      "borea.military",
      "borea.legal",
    ]);
  });
  test("larger circles are possible", () => {
    expect(readersOf(testScenario, "with:arden+borea+corin")).toContain("corin.head");
  });
  test("a caucus is a delegation's own, with its capital; a cable is between head and capital", () => {
    expect(readersOf(testScenario, "caucus:borea")).toEqual([
      "borea.head",
      "borea.capital",
      "borea.military",
      "borea.legal",
    ]);
    expect(readersOf(testScenario, "cable:borea")).toEqual(["borea.head", "borea.capital"]);
    // One seat has nobody to caucus with, and no capital to cable.
    expect(readersOf(testScenario, "caucus:corin")).toBeNull();
    expect(readersOf(testScenario, "cable:corin")).toBeNull();
  });
  test("malformed and unknown channels are none", () => {
    for (const c of [
      "",
      "with:",
      "with:arden",
      "with:borea+arden",
      "with:arden+arden",
      "with:arden+nobody",
      "with:arden+constructor",
      "caucus:nobody",
      "cable:__proto__",
      "plenary:",
      "else",
    ])
      expect(readersOf(testScenario, c)).toBeNull();
    expect(partiesOf("with:arden+borea")).toEqual(["arden", "borea"]);
  });
  test("every channel that is offered to a seat is one that it reads", () => {
    for (const p of testScenario.parties)
      for (const s of p.seats) {
        const offered = channelsOf(testScenario, s.id);
        expect(offered).toContain("plenary");
        for (const c of offered) expect(readersOf(testScenario, c)).toContain(s.id);
      }
    expect(channelsOf(testScenario, "borea.capital")).toEqual(["plenary", "caucus:borea", "cable:borea"]);
  });
});

describe("saying", () => {
  test("is counted per channel", () => {
    given(did(head("arden"), say("plenary")), did(head("arden"), say("with:arden+borea")))
      .when(head("borea"), { ...say("with:arden+borea"), quotes: "truce" })
      .then({ type: "said", n: 2, from: "borea.head", quotes: "truce" });
  });
  test("is for those who read the channel", () => {
    given()
      .when(head("corin"), say("with:arden+borea"))
      .refused("notInChannel", { channel: "with:arden+borea" });
    given(taken("borea.legal", "anna"))
      .when(person("borea.legal", "anna"), say("cable:borea"))
      .refused("notInChannel");
    given().when(bot("borea.capital"), say("with:arden+borea")).refused("notInChannel");
    given()
      .when(head("arden"), say("with:arden+nobody"))
      .refused("unknownChannel", { channel: "with:arden+nobody" });
  });
  test("reaches its readers and nobody else", () => {
    const event = {
      type: "said",
      channel: "with:arden+borea",
      n: 1,
      from: "arden.head",
      text: "x",
      quotes: null,
    } as const;
    const hears = (viewer: Viewer) => eventFor(testScenario, event, viewer) !== null;
    expect(hears({ kind: "seats", party: "borea", seats: ["borea.legal"] })).toBe(true);
    expect(hears({ kind: "seats", party: "borea", seats: ["borea.capital"] })).toBe(false);
    expect(hears({ kind: "seats", party: "borea", seats: ["borea.capital", "borea.head"] })).toBe(true);
    expect(hears({ kind: "seats", party: "corin", seats: ["corin.head"] })).toBe(false);
    expect(hears({ kind: "spectator" })).toBe(false);
    expect(hears({ kind: "facilitator" })).toBe(true);
    expect(eventFor(testScenario, { ...event, channel: "plenary" }, { kind: "spectator" })).not.toBeNull();
  });
});
