/** Branches: the match becomes another one, everybody leaves, and nothing of what has happened is lost. */
import { describe, expect, test } from "vitest";
import { luckOf } from "../../shared/engine/rng.ts";
import { debriefOf } from "../../shared/engine/view/debrief.ts";
import { drift, fold } from "../../shared/engine/view/history.ts";
import { eventFor } from "../../shared/engine/view/see.ts";
import { viewFor } from "../../shared/engine/view/view.ts";
import { testScenario } from "./fixture.ts";
import {
  bot,
  CLOCK,
  did,
  FACILITATOR,
  given,
  givenStory,
  goOn,
  holder,
  opened,
  orders,
  person,
  ranOut,
  sealed,
  taken,
  talks,
  timeOut,
  until,
} from "./given.ts";

const luck = { seed: "5".repeat(32), seedHash: "6".repeat(64) };
const fork = { type: "branch", match: "m-branch", luck: null } as const;

describe("a branch", () => {
  test("has everybody leave: bots keep heads and capitals, advisers' seats are empty", () => {
    given(taken("borea.head", "anna"), taken("borea.legal", "anna"), taken("arden.head", "berta"))
      .when(FACILITATOR, fork)
      .then(
        { type: "seatChanged", seat: "arden.head", occupant: { kind: "bot", policy: "hardliner" } },
        { type: "seatChanged", seat: "borea.head", occupant: { kind: "bot", policy: "negotiator" } },
        { type: "seatChanged", seat: "borea.legal", occupant: { kind: "empty" } },
        { type: "branched", match: "m-branch", luck: null },
      );
  });

  test("keeps a bot that somebody has chosen", () => {
    const story = goOn(
      opened(),
      taken("borea.head", "anna"),
      did(holder("anna"), { type: "handToBot", seat: "borea.head", policy: "hardliner" }),
      did(FACILITATOR, fork),
    );
    expect(story.state.seats["borea.head"]).toEqual({ kind: "bot", policy: "hardliner" });
  });

  test("shares its parent's luck, or has its own from here on", () => {
    const before = goOn(opened(), talks, until(2, "talks"));
    const same = goOn(before, did(FACILITATOR, fork)).state;
    expect(same.luck).toEqual(before.state.luck);
    expect(same.header).toEqual({ ...before.header, match: "m-branch" });
    const other = goOn(before, did(FACILITATOR, { ...fork, luck })).state;
    expect(other.luck).toEqual(luckOf(luck.seed));
    expect(other.header).toMatchObject({ match: "m-branch", ...luck });
    expect(viewFor(other, { kind: "spectator" }).seedHash).toBe(luck.seedHash);
  });

  test("has no clock, no pause and nobody ready", () => {
    const story = goOn(
      opened(),
      talks,
      did(bot("arden.head"), { type: "ready", round: 1, phase: "talks" }),
      did(CLOCK, { type: "setDeadline", at: 5 }),
      did(FACILITATOR, { type: "pause" }),
      did(FACILITATOR, fork),
    );
    expect(story.state).toMatchObject({
      deadline: null,
      paused: false,
      ready: [],
      stirred: [],
      phase: "talks",
    });
  });

  test("keeps what was sealed sealed, and does not wait for it again", () => {
    const story = goOn(opened(), orders, sealed("arden"), did(FACILITATOR, fork));
    expect(Object.keys(story.state.orders)).toEqual(["arden"]);
    expect(story.state.ready).toContain("arden.head");
    expect(story.state.phase).toBe("orders");
  });

  test("may begin otherwise, in its state and its scenario, and tells no viewer how", () => {
    const before = goOn(opened(), talks);
    const changed = [
      [["world", "sanctions"], 77],
      [["header", "scenario", "title"], "Another table"],
      [["standings", "truce"]],
    ] as const;
    const story = goOn(before, did(FACILITATOR, { ...fork, changed }));
    expect(story.state.world).toEqual({ ...before.state.world, sanctions: 77 });
    expect(story.state.header.scenario).toEqual({ ...testScenario, title: "Another table" });
    expect(story.state.standings.truce).toBeUndefined();
    expect(drift(story.header, JSON.parse(JSON.stringify(story.entries)))).toBeNull();
    const event = { type: "branched", match: "m-branch", luck: null, changed } as const;
    expect(eventFor(testScenario, event, { kind: "facilitator" })).toEqual({
      type: "branched",
      match: "m-branch",
      luck: null,
    });
  });

  test("tells nobody the seed of its luck", () => {
    const event = { type: "branched", match: "m-branch", luck } as const;
    for (const viewer of [
      { kind: "spectator" },
      { kind: "facilitator" },
      { kind: "seats", party: "borea", seats: ["borea.head"] },
    ] as const)
      expect(JSON.stringify(eventFor(testScenario, event, viewer))).not.toContain(luck.seed);
  });

  test("is made by the facilitator only, and not of a match that is over", () => {
    const t = given(taken("borea.head", "anna"));
    for (const by of [CLOCK, holder("anna"), person("borea.head", "anna"), bot("arden.head")])
      t.when(by, fork).refused("facilitatorOnly");
    givenStory(ranOut(opened())).when(FACILITATOR, fork).refused("matchOver");
  });

  test("folds, replays and is told of like any match, a branch of a branch too", () => {
    let story = goOn(opened(), talks, did(FACILITATOR, fork), taken("borea.head", "carl"));
    story = goOn(story, timeOut, did(FACILITATOR, { type: "branch", match: "m-second", luck }));
    story = ranOut(story);
    expect(drift(story.header, story.entries)).toBeNull();
    expect(fold(story.header, story.entries)).toEqual(story.state);
    const debrief = debriefOf(story.header, story.entries);
    expect(debrief).toMatchObject(luck);
    expect(viewFor(story.state, { kind: "spectator" })).toMatchObject({ match: "m-second", seed: luck.seed });
  });
});
