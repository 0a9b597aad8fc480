/** Phases, readiness, the clock, the pause. */
import { describe, expect, test } from "vitest";
import { eventFor } from "../../shared/engine/view/see.ts";
import { testScenario } from "./fixture.ts";
import {
  bot,
  CLOCK,
  clause,
  did,
  FACILITATOR,
  given,
  goOn,
  head,
  holder,
  offer,
  orders,
  person,
  sealed,
  taken,
  talks,
  timeOut,
  until,
} from "./given.ts";

const HEADS = ["arden.head", "borea.head", "corin.head", "delta.head"];
const ready = (seat: string, phase: "briefing" | "talks" = "briefing", round = 1) =>
  did(bot(seat), { type: "ready", round, phase });

describe("ready", () => {
  test("ends the briefing when every head and every person has said so", () => {
    const t = given(...HEADS.slice(1).map((s) => ready(s)));
    expect(t.state.phase).toBe("briefing");
    t.when(head("arden"), { type: "ready", round: 1, phase: "briefing" }).types("readied", "phaseBegan");
  });
  test("waits for people at any seat, not for bots in capitals", () => {
    const t = given(taken("borea.military", "anna"), ...HEADS.map((s) => ready(s)));
    expect(t.state.phase).toBe("briefing");
    t.when(person("borea.military", "anna"), { type: "ready", round: 1, phase: "briefing" }).then({
      type: "phaseBegan",
      round: 1,
      phase: "talks",
    });
  });
  test("is said once for all seats that a person holds", () => {
    given(taken("borea.head", "anna"), taken("borea.capital", "anna"))
      .when(person("borea.capital", "anna"), { type: "ready", round: 1, phase: "briefing" })
      .types("readied", "readied");
  });
  test("is not said twice, nor for another phase, nor while orders are written", () => {
    given(ready("arden.head"))
      .when(head("arden"), { type: "ready", round: 1, phase: "briefing" })
      .refused("alreadyReady");
    given()
      .when(head("arden"), { type: "ready", round: 1, phase: "talks" })
      .refused("stale", { round: 1, phase: "briefing" });
    given().when(head("arden"), { type: "ready", round: 2, phase: "briefing" }).refused("stale");
    given(orders)
      .when(head("arden"), { type: "ready", round: 1, phase: "talks" })
      .refused("wrongPhase", { phase: "orders", needs: "talks" });
  });
  test("a new offer wakes those to whom it goes, and only they and who answers for them know", () => {
    const t = given(
      talks,
      ready("borea.head", "talks"),
      ready("arden.head", "talks"),
      ready("delta.head", "talks"),
      did(head("corin"), offer(["borea"], [clause("watch", "monitors")])),
    );
    const more = goOn(t.story, ready("corin.head", "talks"));
    expect(more.state.phase).toBe("talks");
    expect(more.state.ready).toContain("borea.head");
    expect(more.state.stirred).toEqual(["borea.head"]);
    const end = given(() => [], ...more.entries.map((e) => did(e.by, e.command))).when(head("borea"), {
      type: "ready",
      round: 1,
      phase: "talks",
    });
    end.then({ type: "readied", seat: "borea.head", again: true }, { type: "phaseBegan", phase: "orders" });
  });
});

test("others learn that a seat is ready, not that it is ready again", () => {
  const told = (again: boolean, party: string) =>
    eventFor(
      testScenario,
      { type: "readied", seat: "borea.head", again },
      { kind: "seats", party, seats: [`${party}.head`] },
    ) !== null;
  expect([told(false, "arden"), told(true, "arden"), told(true, "borea")]).toEqual([true, false, true]);
});

describe("the clock", () => {
  test("ends each phase, whoever is not ready", () => {
    given().when(CLOCK, { type: "timeOut", round: 1, phase: "briefing" }).types("phaseBegan");
    given(talks)
      .when(CLOCK, { type: "timeOut", round: 1, phase: "talks" })
      .then({ type: "phaseBegan", phase: "orders" });
    given(orders)
      .when(CLOCK, { type: "timeOut", round: 1, phase: "orders" })
      .then({ type: "tracked" }, { type: "phaseBegan", round: 2, phase: "briefing" });
  });
  test("comes too late for a phase that is over", () => {
    given(talks)
      .when(CLOCK, { type: "timeOut", round: 1, phase: "briefing" })
      .refused("stale", { round: 1, phase: "talks" });
    given(until(2, "talks")).when(CLOCK, { type: "timeOut", round: 1, phase: "talks" }).refused("stale");
  });
  test("is nobody else's, but a facilitator may act for it", () => {
    given().when(head("arden"), { type: "timeOut", round: 1, phase: "briefing" }).refused("clockOnly");
    given().when(holder("anna"), { type: "setDeadline", at: 5 }).refused("clockOnly");
    given().when(FACILITATOR, { type: "timeOut", round: 1, phase: "briefing" }).types("phaseBegan");
  });
  test("a deadline holds for its phase only", () => {
    const t = given(did(CLOCK, { type: "setDeadline", at: 1234 }));
    expect(t.state.deadline).toBe(1234);
    expect(goOn(t.story, timeOut).state.deadline).toBeNull();
    given().when(CLOCK, { type: "setDeadline", at: null }).types("deadlineSet");
  });
  test("stops with the match", () => {
    const t = given(until(5, "orders"), timeOut);
    expect(t.state.phase).toBe("ended");
    t.when(CLOCK, { type: "setDeadline", at: 1 }).refused("matchOver");
    t.when(FACILITATOR, { type: "pause" }).refused("matchOver");
  });
});

describe("a pause", () => {
  const paused = did(FACILITATOR, { type: "pause" });
  test("stops everything but words and seats, and the deadline", () => {
    const t = given(talks, did(CLOCK, { type: "setDeadline", at: 99 }), paused);
    expect(t.state.deadline).toBeNull();
    t.when(head("arden"), { type: "walkOut" }).refused("paused");
    t.when(head("arden"), { type: "ready", round: 1, phase: "talks" }).refused("paused");
    t.when(CLOCK, { type: "timeOut", round: 1, phase: "talks" }).refused("paused");
    t.when(FACILITATOR, { type: "pause" }).refused("paused");
    t.when(head("arden"), { type: "say", channel: "plenary", text: "x" }).types("said");
    t.when(holder("anna"), { type: "takeSeat", seat: "borea.legal", name: "A" }).types("seatChanged");
  });
  test("ends once", () => {
    given(paused).when(FACILITATOR, { type: "resume" }).types("resumed");
    given().when(FACILITATOR, { type: "resume" }).refused("notPaused");
  });
  test("is not for those who play", () => {
    given().when(head("arden"), { type: "pause" }).refused("facilitatorOnly");
    given(paused).when(bot("arden.head"), { type: "resume" }).refused("facilitatorOnly");
  });
});

describe("orders", () => {
  test("the last seal resolves the round; what is sealed stays sealed until then", () => {
    const t = given(orders, sealed("arden", { posture: "withdrawal" }), sealed("borea"), sealed("delta"));
    expect(t.state.phase).toBe("orders");
    expect(t.state.orders.arden?.posture).toBe("withdrawal");
    const next = goOn(t.story, sealed("corin"));
    expect([next.state.phase, next.state.round]).toEqual(["briefing", 2]);
    expect(next.state.lastOrders.arden?.posture).toBe("withdrawal");
    expect(next.state.orders).toEqual({});
  });
  test("only in their phase and round", () => {
    const seal = {
      type: "sealOrders",
      round: 1,
      orders: { posture: "hold", conduct: {}, answers: {}, support: null, line: { kind: "none" } },
    } as const;
    given(talks).when(head("arden"), seal).refused("wrongPhase", { phase: "talks", needs: "orders" });
    given(until(2, "orders")).when(head("arden"), seal).refused("stale", { round: 2 });
  });
  test("what is for the talks is refused in the briefing and among the orders", () => {
    for (const at of [until(1, "briefing"), orders])
      for (const command of [
        { type: "walkOut" },
        { type: "returnToTable" },
        { type: "stand", clause: clause("truce", "full") },
        { type: "standDown", issue: "truce" },
        { type: "acceptOffer", offer: "x" },
        { type: "rejectOffer", offer: "x" },
        { type: "withdrawOffer", offer: "x" },
        { type: "askMediation", of: "corin" },
        offer(["borea"], [clause("truce", "full")]),
      ] as const)
        given(at)
          .when(head("arden"), { ...command } as never)
          .refused("wrongPhase");
  });
});

test("a match goes through its rounds and ends", () => {
  const t = given(until(5, "orders"));
  expect(t.state.round).toBe(5);
  const end = goOn(t.story, timeOut);
  expect(end.state.phase).toBe("ended");
  expect(end.state.track.map((x) => x.round)).toEqual([1, 2, 3, 4, 5]);
  expect(end.state.result?.ending).toBe("none");
  given(until(5, "orders"), timeOut).when(head("arden"), { type: "walkOut" }).refused("matchOver");
  given(until(5, "orders"), timeOut)
    .when(head("arden"), { type: "say", channel: "plenary", text: "Good-bye." })
    .types("said");
});
