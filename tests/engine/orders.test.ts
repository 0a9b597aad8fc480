/** The four sealed orders: who may order what, what is refused, what stands when nobody orders. */
import { describe, expect, test } from "vitest";
import type { CommandOf } from "../../shared/engine/command.ts";
import { standingOrders } from "../../shared/engine/rules/orders.ts";
import { POSTURES } from "../../shared/engine/state.ts";
import { viewFor } from "../../shared/engine/view/view.ts";
import {
  agreedBetween,
  bot,
  clause,
  given,
  goOn,
  head,
  orders,
  person,
  ruledBy,
  sealed,
  taken,
  talks,
  timeOut,
  until,
} from "./given.ts";

type Orders = CommandOf<"sealOrders">["orders"];
const base: Orders = { posture: "hold", conduct: {}, answers: {}, support: null, line: { kind: "none" } };
const seal = (change: Partial<Orders> = {}, round = 1) =>
  ({ type: "sealOrders", round, orders: { ...base, ...change } }) as const;
const help = { aid: "keep", sanctions: "keep", pledge: 1 } as const;
const forDelta = (change: Partial<Orders> = {}) => seal({ posture: null, support: help, ...change });

describe("who seals", () => {
  test("the head, unless another person sits in the capital", () => {
    given(orders).when(head("borea"), seal()).types("ordersWritten", "ordersSealed");
    given(orders)
      .when(bot("borea.capital"), seal())
      .refused("wrongRole", { seat: "borea.capital", role: "head" });
    const t = given(taken("borea.capital", "anna"), orders);
    t.when(person("borea.capital", "anna"), seal()).types("ordersWritten", "ordersSealed");
    t.when(head("borea"), seal()).refused("wrongRole", { seat: "borea.head", role: "capital" });
  });
  test("one person in both seats seals as head", () => {
    const t = given(taken("borea.capital", "anna"), taken("borea.head", "anna"), orders);
    t.when(person("borea.head", "anna"), seal()).types("ordersWritten", "ordersSealed");
    t.when(person("borea.capital", "anna"), seal()).refused("wrongRole");
  });
  test("an adviser does not", () => {
    given(taken("borea.military", "anna"), orders)
      .when(person("borea.military", "anna"), seal())
      .refused("wrongRole");
  });
});

describe("posture", () => {
  test("belligerents order one; coercive pressure is open to the attacker only", () => {
    for (const posture of POSTURES)
      given(orders).when(head("arden"), seal({ posture })).types("ordersWritten", "ordersSealed");
    given(orders)
      .when(head("borea"), seal({ posture: "pressure" }))
      .refused("postureNotAllowed", { allowed: ["offensive", "hold", "withdrawal", "ceasefire"] });
    given(orders)
      .when(head("borea"), seal({ posture: null }))
      .refused("postureNotAllowed");
  });
  test("nobody else has one", () => {
    given(orders)
      .when(head("delta"), seal({ posture: "hold", support: help }))
      .refused("belligerentsOnly", { allowed: [] });
  });
});

describe("support", () => {
  test("is for those who have something to give", () => {
    given(orders)
      .when(head("delta"), forDelta({ support: { aid: "raise", sanctions: "cut", pledge: 2 } }))
      .types("ordersWritten", "ordersSealed");
    given(orders)
      .when(head("delta"), forDelta({ support: null }))
      .refused("supportNotAllowed", { party: "delta" });
    given(orders)
      .when(head("arden"), seal({ support: help }))
      .refused("supportNotAllowed");
    given(orders)
      .when(head("corin"), seal({ posture: null, support: { aid: "raise", sanctions: "keep", pledge: 0 } }))
      .refused("supportNotAllowed");
    given(orders)
      .when(head("corin"), seal({ posture: null, support: { aid: "keep", sanctions: "raise", pledge: 0 } }))
      .refused("supportNotAllowed");
    given(orders)
      .when(head("corin"), seal({ posture: null, support: { aid: "keep", sanctions: "keep", pledge: 2 } }))
      .types("ordersWritten", "ordersSealed");
  });
  test("moves aid and sanctions, and the pledge stays", () => {
    const run = (aid: "cut" | "keep" | "raise", sanctions: "cut" | "keep" | "raise") =>
      goOn(given(orders).story, sealed("delta", { support: { aid, sanctions, pledge: 2 } }), timeOut).state;
    expect(run("cut", "keep").world.aid[0]?.perWeek).toBeLessThan(
      run("keep", "keep").world.aid[0]?.perWeek as number,
    );
    expect(run("raise", "keep").world.aid[0]?.perWeek).toBeGreaterThan(
      run("keep", "keep").world.aid[0]?.perWeek as number,
    );
    expect(run("keep", "raise").world.sanctions).toBeGreaterThan(run("keep", "keep").world.sanctions);
    expect(run("keep", "cut").world.sanctions).toBeLessThan(run("keep", "keep").world.sanctions);
    expect(run("keep", "keep").capitals.delta?.pledge).toBe(2);
  });
});

describe("conduct and answers", () => {
  test("only on one's own running obligations and accusations", () => {
    given(orders)
      .when(head("arden"), seal({ conduct: { "i-1/nothing": "breach" } }))
      .refused("unknownObligation", { obligation: "i-1/nothing" });
    given(orders)
      .when(head("arden"), seal({ answers: { "a-nothing": "admit" } }))
      .refused("unknownAccusation", { accusation: "a-nothing" });
    const t = given(
      talks,
      agreedBetween("arden", ["borea"], [clause("truce", "full")]),
      ruledBy("confirm", ["arden", "borea"]),
      until(2, "orders"),
    );
    t.when(head("arden"), seal({ conduct: { "i-1/truce.cease-b.borea": "breach" } }, 2)).refused(
      "unknownObligation",
    );
    t.when(head("arden"), seal({ conduct: { "i-1/truce.cease-a.arden": "breach" } }, 2)).types(
      "ordersWritten",
      "ordersSealed",
    );
    for (const odd of ["constructor", "toString"])
      t.when(head("arden"), seal({ conduct: { [odd]: "breach" } }, 2)).refused("unknownObligation");
  });
});

describe("the public line", () => {
  test("closes a lock of one's own, and opens it where one's own word opens it", () => {
    const t = given(orders, sealed("arden", { line: { kind: "raise", lock: "no-talk" } }), timeOut);
    expect(t.state.locks["no-talk"]).toBe(true);
    const back = goOn(
      t.story,
      until(2, "orders"),
      sealed("arden", { line: { kind: "drop", lock: "no-talk" } }),
      timeOut,
    );
    expect(back.state.locks["no-talk"]).toBe(false);
  });
  test("not those of others, nor twice, nor where only a condition opens it", () => {
    given(orders)
      .when(head("borea"), seal({ line: { kind: "raise", lock: "no-talk" } }))
      .refused("lineNotAllowed", { lock: "no-talk" });
    given(orders)
      .when(head("arden"), seal({ line: { kind: "drop", lock: "no-talk" } }))
      .refused("lineNotAllowed");
    given(orders)
      .when(head("arden"), seal({ line: { kind: "drop", lock: "joining" } }))
      .refused("lineNotAllowed");
    given(orders)
      .when(head("arden"), seal({ line: { kind: "raise", lock: "joining" } }))
      .refused("lineNotAllowed");
  });
  test("an application is made once, when nothing blocks it", () => {
    given(orders)
      .when(head("borea"), seal({ line: { kind: "apply", application: "club" } }))
      .refused("lineNotAllowed", { application: "club" });
    given(orders)
      .when(head("arden"), seal({ line: { kind: "apply", application: "appeal" } }))
      .refused("lineNotAllowed");
    const t = given(
      orders,
      sealed("borea", { line: { kind: "apply", application: "appeal" } }),
      timeOut,
      until(2, "orders"),
    );
    expect(t.state.applied).toEqual(["appeal"]);
    t.when(head("borea"), seal({ line: { kind: "apply", application: "appeal" } }, 2)).refused(
      "lineNotAllowed",
    );
    // Its effect was five points of sanctions.
    const plain = given(orders, sealed("borea"), timeOut, until(2, "orders"));
    expect(t.state.world.sanctions - plain.state.world.sanctions).toBeCloseTo(5, 6);
  });
  test("a red line is drawn in public and taken back by openness", () => {
    const red = { kind: "redLine", issue: "north", option: "stay" } as const;
    const t = given(orders, sealed("borea", { line: red }), timeOut);
    expect(t.state.capitals.borea?.redLines).toEqual([{ issue: "north", option: "stay", round: 1 }]);
    expect(viewFor(t.state, { kind: "spectator" }).lines.borea).toEqual({ round: 1, line: red });
    const open = goOn(
      t.story,
      until(2, "orders"),
      sealed("borea", { line: { ...red, kind: "openness" } }),
      timeOut,
    );
    expect(open.state.capitals.borea?.redLines).toEqual([]);
    given(orders)
      .when(head("borea"), seal({ line: { kind: "redLine", issue: "weather", option: "x" } }))
      .refused("unknownIssue");
    given(orders)
      .when(head("borea"), seal({ line: { kind: "openness", issue: "north", option: "x" } }))
      .refused("unknownOption");
  });
});

describe("standing orders", () => {
  test("repeat the posture of the last round, keep every promise, say nothing new", () => {
    const t = given(
      orders,
      sealed("arden", { posture: "pressure", line: { kind: "raise", lock: "no-talk" } }),
      timeOut,
    );
    expect(standingOrders(t.state, "arden")).toEqual({
      posture: "pressure",
      conduct: {},
      answers: {},
      support: null,
      line: { kind: "none" },
    });
    expect(standingOrders(t.state, "delta").support).toEqual({ aid: "keep", sanctions: "keep", pledge: 1 });
    expect(standingOrders(t.state, "corin").posture).toBeNull();
  });
  test("observe a ceasefire that is in force, whatever the last posture was", () => {
    const t = given(
      talks,
      agreedBetween("arden", ["borea"], [clause("truce", "full")]),
      ruledBy("confirm", ["arden", "borea"]),
      until(1, "orders"),
      sealed("arden", { posture: "offensive" }),
      timeOut,
    );
    const s = standingOrders(t.state, "arden");
    expect(s.posture).toBe("ceasefire");
    expect(s.conduct).toEqual({ "i-1/truce.cease-a.arden": "honour" });
  });
  test("are always orders that could be sealed", () => {
    const t = given(
      talks,
      agreedBetween("arden", ["borea"], [clause("truce", "full"), clause("prisoners", "swap")]),
      ruledBy("confirm", ["arden", "borea"]),
      until(2, "orders"),
    );
    for (const party of ["arden", "borea", "corin", "delta"])
      t.when(head(party), {
        type: "sealOrders",
        round: 2,
        orders: structuredClone(standingOrders(t.state, party)) as Orders,
      }).then({ type: "ordersSealed", party });
  });
});

test("sealed orders are revealed together, and conduct is not among what is revealed", () => {
  const t = given(orders, sealed("arden", { posture: "offensive" }), sealed("borea"), sealed("corin"));
  const events = t
    .when(head("delta"), forDelta())
    .then(
      { type: "ordersRevealed", party: "arden", posture: "offensive" },
      { type: "ordersRevealed", party: "delta" },
    );
  const revealed = events.entries.at(-1)?.events.filter((e) => e.type === "ordersRevealed") ?? [];
  expect(revealed).toHaveLength(4);
  for (const e of revealed)
    expect(Object.keys(e).sort()).toEqual(["line", "party", "posture", "support", "type"]);
});
