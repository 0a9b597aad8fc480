/** Shocks: by condition, hazard and injection, once each; what their effects change. */
import { describe, expect, test } from "vitest";
import { holds } from "../../shared/engine/rules/conditions.ts";
import { eventFor } from "../../shared/engine/view/see.ts";
import { viewFor } from "../../shared/engine/view/view.ts";
import { sheetOf } from "../../shared/engine/world/capital.ts";
import { headerOf, testScenario } from "./fixture.ts";
import {
  agreedBetween,
  clause,
  did,
  FACILITATOR,
  given,
  goOn,
  head,
  opened,
  orders,
  ruledBy,
  type Story,
  sealed,
  talks,
  timeOut,
  until,
} from "./given.ts";

const left = (from: Story = opened()): Story =>
  goOn(
    from,
    orders,
    sealed("arden", { posture: "withdrawal" }),
    timeOut,
    until(2, "orders"),
    sealed("arden", { posture: "withdrawal" }),
    timeOut,
  );

describe("triggers", () => {
  test("by date", () => {
    expect(goOn(opened(), until(2, "briefing")).state.shocks).not.toHaveProperty("frost");
    expect(goOn(opened(), until(3, "briefing")).state.shocks.frost).toBe(2);
  });
  test("by condition: the memorial one only where an occupation has ended", () => {
    expect(left().state.shocks.graves).toBe(2);
    for (const seed of ["a", "b", "c"])
      expect(
        goOn(opened(headerOf(testScenario, seed)), until(5, "briefing")).state.shocks,
      ).not.toHaveProperty("graves");
  });
  test("by hazard: about as often as its chance, and with a condition only while it holds", () => {
    const runs = Array.from(
      { length: 200 },
      (_, i) => goOn(opened(headerOf(testScenario, `hazard ${i}`)), until(2, "briefing")).state.shocks,
    );
    const fell = runs.filter((s) => s.storm !== undefined).length / runs.length;
    expect(fell).toBeGreaterThan(0.2);
    expect(fell).toBeLessThan(0.4);
    for (const s of runs) expect(s).not.toHaveProperty("quiet-storm");
    const quiet = goOn(
      opened(),
      orders,
      sealed("arden", { posture: "ceasefire" }),
      sealed("borea", { posture: "ceasefire" }),
      timeOut,
    );
    expect(quiet.state.shocks).toHaveProperty("quiet-storm");
  });
  test("by a facilitator, in any phase, once, and by nobody else", () => {
    given(talks)
      .when(FACILITATOR, { type: "injectShock", shock: "leak" })
      .then(
        { type: "shockFell", shock: "leak" },
        { type: "lockMoved", lock: "no-talk", closed: true, how: "leak" },
      );
    given(did(FACILITATOR, { type: "injectShock", shock: "leak" }))
      .when(FACILITATOR, { type: "injectShock", shock: "leak" })
      .refused("shockFallen", { shock: "leak" });
    for (const shock of ["flood", "constructor", "__proto__"])
      given().when(FACILITATOR, { type: "injectShock", shock }).refused("unknownShock", { shock });
    given().when({ kind: "clock" }, { type: "injectShock", shock: "leak" }).refused("facilitatorOnly");
    given().when(head("arden"), { type: "injectShock", shock: "leak" }).refused("facilitatorOnly");
    expect(goOn(opened(), until(5, "orders"), timeOut).state.shocks).not.toHaveProperty("leak");
  });
  test("none of the killing of civilians by a person's hand; the laboratory may, to compare", () => {
    const graves = { type: "injectShock", shock: "graves" } as const;
    given(talks)
      .when({ kind: "facilitator", holder: "h1" }, graves)
      .refused("memorialShock", { shock: "graves" });
    expect(goOn(opened(), did(FACILITATOR, graves)).state.shocks).toHaveProperty("graves");
    expect(viewFor(opened().state, { kind: "facilitator" }).menu.inject).not.toContain("graves");
  });
  test("none falls twice", () => {
    const t = goOn(opened(), until(5, "orders"), timeOut);
    const fell = t.entries.flatMap((e) => e.events.flatMap((x) => (x.type === "shockFell" ? [x.shock] : [])));
    expect(new Set(fell).size).toBe(fell.length);
  });
  test("draws one number per hazard and round, whether or not it may still fall", () => {
    const one = goOn(opened(headerOf(testScenario, "x")), until(3, "briefing")).state.luck.shocks;
    const other = goOn(
      opened(headerOf(testScenario, "x")),
      did(FACILITATOR, { type: "injectShock", shock: "storm" }),
      until(3, "briefing"),
    ).state.luck.shocks;
    expect(other).toEqual(one);
  });
});

describe("effects", () => {
  const plain = goOn(opened(), orders, timeOut, until(2, "orders"), timeOut).state;
  const after = left().state;
  test("on opinion and hope", () => {
    const before = goOn(opened(), orders, sealed("arden", { posture: "withdrawal" }), timeOut).state.world
      .opinion[0];
    expect(after.world.opinion[0]?.injustice).toBeGreaterThan((before?.injustice as number) + 0.2);
    expect(after.world.opinion[0]?.optimism).toBeLessThan((plain.world.opinion[0]?.optimism as number) * 0.6);
  });
  test("on what a party values and what its capital allows", () => {
    const [now, then] = [sheetOf(after, "borea"), sheetOf(plain, "borea")];
    expect(now.issues.status?.weight).toBeCloseTo(6 / 21, 3);
    expect(then.issues.status?.weight).toBeCloseTo(3 / 18, 3);
    expect(now.issues.status?.options.forgiven).toBe(0);
    expect(now.issues.status?.allow).toEqual(["settled", "judged", "joined"]);
    expect(then.issues.status?.allow).toBeNull();
    expect(after.capitals.borea?.reservationShift).toBe(4);
    // The other side's sheet stays as it is.
    expect(sheetOf(after, "arden").issues.status?.weight).toBe(sheetOf(plain, "arden").issues.status?.weight);
  });
  test("on the record, as an entry of this match", () => {
    expect(after.record.find((e) => e.id.startsWith("r-graves"))).toMatchObject({
      by: "arden",
      wronged: ["borea"],
      domain: "humanitarian",
      kind: "broken",
      severity: 1,
      proof: 0.9,
      obligation: null,
      round: 2,
    });
  });
  test("on aid and sanctions", () => {
    const early = goOn(opened(), until(2, "orders"));
    const frost = goOn(early, timeOut);
    expect(frost.state.world.aid[0]?.perWeek).toBeCloseTo(
      (early.state.world.aid[0]?.perWeek as number) * 1.5,
      3,
    );
  });
});

test("whoever sees a shock fall gets its card with it: nobody could read it before", () => {
  const seen = eventFor(testScenario, { type: "shockFell", shock: "graves" }, { kind: "spectator" });
  expect(seen).toMatchObject({
    type: "shockFell",
    card: { id: "graves", memorial: true, note: "About deaths." },
  });
});

describe("conditions", () => {
  const s = opened().state;
  test("combine", () => {
    expect(holds(s, { all: [{ fromRound: 1 }, { not: { fromRound: 2 } }] })).toBe(true);
    expect(holds(s, { any: [{ fromRound: 9 }, { occupied: "valley" }] })).toBe(true);
    expect(holds(s, { all: [] })).toBe(true);
    expect(holds(s, { any: [] })).toBe(false);
  });
  test("look at the calendar, the map, the fighting", () => {
    expect(holds(s, { fromDate: "2001-01-07" })).toBe(true);
    expect(holds(s, { fromDate: "2001-01-08" })).toBe(false);
    expect(holds(s, { control: { region: "valley", below: 0.7, above: 0.5 } })).toBe(true);
    expect(holds(s, { control: { region: "valley", above: 0.7 } })).toBe(false);
    expect(holds(s, { occupied: "heart" })).toBe(false);
    expect(holds(s, { fighting: "high" })).toBe(true);
    expect(holds(s, { fighting: "low" })).toBe(false);
  });
  test("look at the text and what is in force", () => {
    const agreed = goOn(
      opened(),
      talks,
      did(head("arden"), { type: "stand", clause: clause("truce", "full") }),
    ).state;
    expect(holds(s, { agreed: { issue: "truce", options: ["full"] } })).toBe(false);
    expect(holds(agreed, { agreed: { issue: "truce", options: ["full"] } })).toBe(true);
    expect(holds(agreed, { agreed: { issue: "truce", options: ["local"] } })).toBe(false);
    expect(holds(agreed, { inForce: { issue: "truce", options: ["full"] } })).toBe(false);
    const force = goOn(
      opened(),
      talks,
      agreedBetween("arden", ["borea"], [clause("truce", "full")]),
      ruledBy("confirm", ["arden", "borea"]),
      until(2, "briefing"),
    );
    expect(holds(force.state, { inForce: { issue: "truce", options: ["full"] } })).toBe(true);
    // Which opens the lock that waited for it.
    expect(force.state.locks.joining).toBe(false);
    expect(holds(force.state, { shock: "leak" })).toBe(false);
  });
});

test("a lock opens by the path that its condition names", () => {
  const t = goOn(
    opened(),
    talks,
    did(head("arden"), { type: "stand", clause: clause("status", "settled") }),
    did(head("borea"), { type: "stand", clause: clause("status", "settled") }),
    until(2, "orders"),
  );
  expect(t.state.locks["club-shut"]).toBe(false);
  expect(t.entries.flatMap((e) => e.events)).toContainEqual({
    type: "lockMoved",
    lock: "club-shut",
    closed: false,
    how: "agreed",
  });
  const applied = goOn(t, sealed("borea", { line: { kind: "apply", application: "club" } }), timeOut);
  expect(applied.state.applied).toEqual(["club"]);
});
