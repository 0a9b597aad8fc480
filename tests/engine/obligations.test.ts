/** Obligations: kept, evaded, broken, seen or not; accusations and their answers; what the record says. */
import { describe, expect, test } from "vitest";
import { accusedOf, mayDeny } from "../../shared/engine/rules/orders.ts";
import type { Clause, Conduct, MatchState, Posture } from "../../shared/engine/state.ts";
import { headerOf, testScenario } from "./fixture.ts";
import {
  agreedBetween,
  clause,
  givenStory,
  goOn,
  head,
  opened,
  ruledBy,
  type Step,
  type Story,
  sealed,
  talks,
  timeOut,
  until,
} from "./given.ts";

const BOTH = ["arden", "borea"] as const;
const inForce = (clauses: readonly Clause[], seed = "obligations"): Story =>
  goOn(
    opened(headerOf(testScenario, seed)),
    talks,
    agreedBetween("arden", ["borea"], clauses),
    ruledBy("confirm", BOTH),
    until(2, "orders"),
  );

const conduct = (how: Conduct, posture: Posture = "ceasefire"): Step =>
  sealed("arden", (s) => ({
    posture,
    conduct: Object.fromEntries(Object.keys(s.conduct).map((id) => [id, how])),
  }));
const entries = (s: MatchState, kind?: string) =>
  s.record.filter((e) => e.round > 0 && e.by === "arden" && (kind === undefined || e.kind === kind));
const seeds = Array.from({ length: 40 }, (_, i) => `seed ${i}`);

describe("a duty with a date", () => {
  test("is booked as kept when it is due, at the size of its rank, and is done", () => {
    const t = goOn(inForce([clause("prisoners", "swap")]), conduct("honour", "hold"), timeOut);
    expect(entries(t.state)).toMatchObject([
      { kind: "kept", domain: "prisoners", severity: 0.2, proof: 1, wronged: ["borea"], round: 2 },
    ]);
    expect(t.state.obligations.find((o) => o.obligor === "arden")?.state).toBe("done");
  });
  test("broken at its date is booked as broken, answered for, and ended", () => {
    const t = goOn(inForce([clause("prisoners", "swap")]), conduct("breach", "hold"), timeOut);
    expect(entries(t.state)).toMatchObject([{ kind: "broken", severity: 0.45, proof: 0.5 }]);
    expect(t.state.obligations.find((o) => o.obligor === "arden")?.state).toBe("broken");
    expect(t.state.accusations).toHaveLength(1);
  });
  test("before its date neither kept nor broken as long as nobody sees", () => {
    const t = goOn(inForce([clause("forces", "cap", 60)]), timeOut);
    expect(t.state.obligations[0]).toMatchObject({ obligor: "borea", due: 4, state: "running" });
    expect(t.state.record.filter((e) => e.round > 0)).toEqual([]);
  });
});

describe("a continuing duty", () => {
  test("is booked every round, a little", () => {
    const t = goOn(
      inForce([clause("truce", "full")]),
      conduct("honour"),
      until(3, "orders"),
      conduct("honour"),
      timeOut,
    );
    expect(entries(t.state).map((e) => [e.kind, e.severity, e.round])).toEqual([
      ["kept", 0.08, 2],
      ["kept", 0.08, 3],
    ]);
  });
  test("evaded is a third of a breach, and seen half as often", () => {
    const runs = seeds.map((seed) =>
      goOn(inForce([clause("truce", "full")], seed), conduct("evade"), timeOut),
    );
    const seen = runs.filter((r) => entries(r.state, "broken").length > 0);
    // Visible at 0.9: an evasion at 0.45.
    expect(seen.length).toBeGreaterThan(seeds.length * 0.2);
    expect(seen.length).toBeLessThan(seeds.length * 0.75);
    for (const r of seen) expect(entries(r.state)).toMatchObject([{ kind: "broken", severity: 0.315 }]);
    for (const r of runs.filter((x) => !seen.includes(x)))
      expect(entries(r.state)).toMatchObject([{ kind: "kept" }]);
  });
  test("a breach of which the revealed posture tells is always seen", () => {
    for (const posture of ["offensive", "pressure"] as const)
      for (const seed of seeds.slice(0, 12)) {
        const t = goOn(inForce([clause("truce", "full")], seed), sealed("arden", { posture }), timeOut);
        expect(entries(t.state)).toMatchObject([{ kind: "broken", domain: "ceasefire", severity: 0.9 }]);
        expect(t.state.accusations).toHaveLength(1);
      }
  });
  test("holding fire under another posture is no breach", () => {
    const t = goOn(inForce([clause("truce", "full")]), conduct("honour", "hold"), timeOut);
    expect(entries(t.state)).toMatchObject([{ kind: "kept" }]);
  });
  test("monitors see more, and prove it better", () => {
    const watched = seeds.map((seed) =>
      goOn(inForce([clause("truce", "full"), clause("watch", "monitors")], seed), conduct("evade"), timeOut),
    );
    const alone = seeds.map((seed) =>
      goOn(inForce([clause("truce", "full")], seed), conduct("evade"), timeOut),
    );
    const count = (runs: readonly Story[]) =>
      runs.filter((r) => entries(r.state, "broken").length > 0).length;
    expect(count(watched)).toBeGreaterThanOrEqual(count(alone));
    const one = watched.find((r) => entries(r.state, "broken").length > 0);
    expect(entries((one as Story).state, "broken")[0]?.proof).toBe(0.9);
  });
  test("conduct draws one number for each running duty, whatever it is", () => {
    const drawn = (how: Conduct) =>
      goOn(inForce([clause("truce", "full"), clause("prisoners", "someday")]), conduct(how), timeOut).state
        .luck.detection;
    expect(drawn("breach")).toEqual(drawn("honour"));
    expect(drawn("evade")).toEqual(drawn("honour"));
  });
});

describe("withdrawal", () => {
  const treaty = (seed = "w"): Story =>
    goOn(
      opened(headerOf(testScenario, seed)),
      talks,
      agreedBetween("arden", ["borea"], [clause("north", "leave")]),
      ruledBy("confirm", BOTH),
      until(2, "talks"),
      ruledBy("ratify", BOTH),
      until(3, "orders"),
    );
  test("moves the map by equal parts until it is due", () => {
    const start = treaty();
    expect(start.state.instruments[0]).toMatchObject({ kind: "framework", stage: "inForce" });
    expect(start.state.obligations[0]).toMatchObject({ duty: "withdraw", due: 4 });
    const hold = sealed("arden", { posture: "ceasefire" });
    const half = goOn(start, hold, sealed("borea", { posture: "ceasefire" }), timeOut);
    const moved = half.entries.at(-1)?.events.filter((e) => e.type === "frontMoved") ?? [];
    expect(moved).toHaveLength(2);
    const after = half.state.world.control[0] as number;
    const before = start.state.world.control[0] as number;
    expect(after).toBeLessThan(before * 0.65);
    const done = goOn(half, until(4, "orders"), sealed("arden", { posture: "ceasefire" }), timeOut);
    expect(done.state.world.control[0]).toBe(0);
    expect(done.state.obligations[0]?.state).toBe("done");
  });
  test("not carried out stands on the map for all to see", () => {
    for (const how of ["evade", "breach"] as const)
      for (const seed of seeds.slice(0, 10)) {
        const t = goOn(treaty(seed), conduct(how, "hold"), timeOut);
        expect(entries(t.state, "broken")).toHaveLength(1);
      }
  });
});

describe("an accusation", () => {
  const accused = (clauses = [clause("prisoners", "swap")]): Story =>
    goOn(inForce(clauses), conduct("breach", "hold"), timeOut, until(3, "orders"));
  const answering = (s: Story, answer: "admit" | "contest" | "deny") =>
    goOn(s, sealed("arden", { answers: { [accusedOf(s.state, "arden")[0] as string]: answer } }), timeOut);
  test("is answered in the round after, and by silence contested", () => {
    const s = accused();
    expect(accusedOf(s.state, "arden")).toHaveLength(1);
    const t = goOn(s, timeOut);
    expect(t.entries.at(-1)?.events).toContainEqual(
      expect.objectContaining({ type: "accusationAnswered", party: "arden", answer: "contest" }),
    );
    expect(t.state.accusations).toEqual([]);
  });
  test("admitted and made good gets back a part", () => {
    const t = answering(accused(), "admit");
    expect(entries(t.state, "repaired")).toMatchObject([{ severity: 0.45, domain: "prisoners" }]);
    expect(entries(answering(accused(), "contest").state, "repaired")).toEqual([]);
  });
  test("admitted while one goes on in the open repairs nothing", () => {
    const s = goOn(
      inForce([clause("truce", "full")]),
      sealed("arden", { posture: "offensive" }),
      timeOut,
      until(3, "orders"),
    );
    const id = accusedOf(s.state, "arden")[0] as string;
    const t = goOn(s, sealed("arden", { posture: "offensive", answers: { [id]: "admit" } }), timeOut);
    expect(entries(t.state, "repaired")).toEqual([]);
  });
  test("A15 can be denied only where the capacity was left blank, and once", () => {
    const plain = accused();
    const id = accusedOf(plain.state, "arden")[0] as string;
    givenStory(plain)
      .when(head("arden"), {
        type: "sealOrders",
        round: 3,
        orders: {
          posture: "hold",
          conduct: {},
          answers: { [id]: "deny" },
          support: null,
          line: { kind: "none" },
        },
      })
      .refused("lineNotAllowed", { accusation: id });
    const blank = accused([clause("prisoners", "someday")]);
    expect(blank.state.obligations[0]?.capacity).toBe("blank");
    const denied = answering(blank, "deny");
    expect(entries(denied.state, "denied")).toMatchObject([{ severity: 0.25 }]);
    const again = goOn(denied, until(4, "orders"), conduct("breach", "hold"), timeOut, until(5, "orders"));
    const second = accusedOf(again.state, "arden")[0] as string;
    expect(mayDeny(again.state, second)).toBe(false);
    givenStory(again)
      .when(head("arden"), {
        type: "sealOrders",
        round: 5,
        orders: {
          posture: "hold",
          conduct: {},
          answers: { [second]: "deny" },
          support: null,
          line: { kind: "none" },
        },
      })
      .refused("lineNotAllowed");
  });
});

test("a guarantee binds the guarantors that sign, and no others", () => {
  const deal = [clause("truce", "full"), clause("pledge", "any"), clause("watch", "monitors")];
  const all = ["arden", "borea", "delta"];
  // A treaty in force ends the match, so its obligations are read from the last state.
  const t = goOn(
    opened(),
    talks,
    agreedBetween("arden", ["borea", "delta"], deal),
    ruledBy("confirm", all),
    until(2, "talks"),
    ruledBy("ratify", all),
    until(2, "orders"),
    timeOut,
  );
  expect(t.state.instruments[0]).toMatchObject({ kind: "treaty", stage: "inForce" });
  expect(t.state.obligations.filter((o) => o.duty === "help").map((o) => o.obligor)).toEqual(["delta"]);
});
