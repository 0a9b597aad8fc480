/** Views: what a seat, the gallery and a facilitator see; the menu; differences; the public scenario. */
import { describe, expect, test } from "vitest";
import { publicScenario } from "../../shared/engine/scenario/public.ts";
import { viewFor } from "../../shared/engine/view/view.ts";
import { worth } from "../../shared/engine/world/worth.ts";
import { diff, patched, same } from "../../shared/patch.ts";
import { testScenario } from "./fixture.ts";
import {
  agreedBetween,
  clause,
  did,
  given,
  goOn,
  head,
  offer,
  opened,
  orders,
  person,
  ruledBy,
  sealed,
  taken,
  talks,
  until,
} from "./given.ts";

const seatView = (party: string, ...roles: string[]) =>
  ({ kind: "seats", party, seats: roles.map((r) => `${party}.${r}`) }) as const;

describe("what is one's own", () => {
  const s = goOn(
    opened(),
    talks,
    did(head("arden"), offer(["borea"], [clause("truce", "full"), clause("pledge", "any")])),
  ).state;
  test("a delegation sees its sheet, its mandate, and can tell from it what an offer is worth", () => {
    const { mine } = viewFor(s, seatView("borea", "head"));
    expect(mine?.party).toBe("borea");
    const whole = worth(
      testScenario,
      mine?.sheet as never,
      [clause("truce", "full"), clause("pledge", "any")],
      ["arden", "borea"],
    ).total;
    expect(whole).toBeGreaterThan(0);
    expect(mine?.sheet.reservation).toBeGreaterThan(0);
  });
  test("the gallery and a facilitator have none", () => {
    expect(viewFor(s, { kind: "spectator" }).mine).toBeNull();
    expect(viewFor(s, { kind: "facilitator" }).mine).toBeNull();
  });
  test("offers are seen by who is party to them", () => {
    const seen = (v: Parameters<typeof viewFor>[1]) => Object.keys(viewFor(s, v).offers);
    expect(seen(seatView("borea", "legal"))).toEqual(["arden>borea.1"]);
    expect(seen(seatView("delta", "head"))).toEqual([]);
    expect(seen({ kind: "spectator" })).toEqual([]);
    expect(seen({ kind: "facilitator" })).toEqual(["arden>borea.1"]);
  });
  test("sealed orders are seen by the delegation", () => {
    const t = given(orders, sealed("arden", { posture: "offensive" })).state;
    expect(viewFor(t, seatView("arden", "capital")).mine?.orders?.posture).toBe("offensive");
    expect(viewFor(t, seatView("borea", "head")).mine?.orders).toBeNull();
    expect(viewFor(t, seatView("borea", "head")).parties.arden).toEqual({ away: false, sealed: true });
  });
});

describe("the menu", () => {
  const menu = (s: ReturnType<typeof opened>["state"], ...who: Parameters<typeof seatView>) =>
    viewFor(s, seatView(...who)).menu;
  test("shows only what the seat's role may do", () => {
    const s = given(talks).state;
    expect(menu(s, "borea", "head").offer?.to).toEqual(["arden", "corin", "delta"]);
    expect(menu(s, "borea", "legal")).toMatchObject({
      offer: null,
      stand: false,
      instruct: false,
      askCapital: false,
    });
    expect(menu(s, "borea", "capital")).toMatchObject({ offer: null, instruct: true });
    expect(menu(s, "corin", "head").offer).toMatchObject({ blind: true, mediates: true });
    expect(menu(s, "arden", "head").offer).toMatchObject({
      blind: false,
      mediates: false,
      forms: ["terms", "communique", "agreement"],
      lapses: [1, 3],
    });
  });
  test("offers free seats of one's own delegation, or any to who has none", () => {
    const s = goOn(opened(), taken("borea.head", "anna")).state;
    expect(menu(s, "borea", "head").take).toEqual(["borea.capital", "borea.military", "borea.legal"]);
    expect(viewFor(s, { kind: "spectator" }).menu.take).toHaveLength(8);
  });
  test("offers rulings while they wait, and denial only where it would be heard", () => {
    const s = given(talks, agreedBetween("arden", ["borea"], [clause("prisoners", "someday")])).state;
    expect(menu(s, "arden", "capital").rule).toEqual([{ instrument: "i-1", step: "confirm" }]);
    expect(menu(s, "arden", "head").rule).toEqual([]);
    const accused = given(
      talks,
      agreedBetween("arden", ["borea"], [clause("prisoners", "someday"), clause("truce", "full")]),
      ruledBy("confirm", ["arden", "borea"]),
      until(2, "orders"),
      sealed("arden", (o) => ({
        posture: "offensive",
        conduct: Object.fromEntries(Object.keys(o.conduct).map((k) => [k, "breach"])),
      })),
      until(3, "orders"),
    ).state;
    const seal = menu(accused, "arden", "head").seal;
    expect(seal?.accusations).toHaveLength(2);
    expect(seal?.deny).toHaveLength(1);
    expect(seal?.deny[0]).toContain("prisoners");
  });
  test("two seats of one person share one menu", () => {
    const s = goOn(opened(), taken("borea.head", "anna"), taken("borea.capital", "anna"), talks).state;
    expect(menu(s, "borea", "head", "capital")).toMatchObject({ instruct: true, stand: true });
    expect(person("borea.head", "anna")).toMatchObject({ kind: "seat" });
  });
  test("says ready until one is", () => {
    const s = goOn(opened(), did(head("arden"), { type: "ready", round: 1, phase: "briefing" })).state;
    expect(menu(s, "arden", "head").ready).toBe(false);
    expect(menu(s, "borea", "head").ready).toBe(true);
    // A bot in a capital is not waited for.
    expect(menu(s, "borea", "capital").ready).toBe(false);
  });
});

describe("the world in a view", () => {
  const v = viewFor(opened().state, { kind: "spectator" });
  test("is in whole numbers, strengths only roughly", () => {
    expect(v.world.control).toEqual([600, 300, 0]);
    expect(v.world.occupied).toBe(120);
    expect(v.world.sides.borea).toMatchObject({ manpower: 80, materiel: 60 });
    expect(v.world.opinion.borea).toEqual({ injustice: 50, fatigue: 20, optimism: 40, willing: 20 });
    for (const t of Object.values(v.trust))
      expect([Number.isInteger(t.score), Number.isInteger(t.sd)]).toEqual([true, true]);
    expect(Object.keys(v.trust)).toHaveLength(12);
  });
  test("strengths are rounded to five", () => {
    const later = goOn(opened(), until(4, "talks")).state;
    for (const s of Object.values(viewFor(later, { kind: "spectator" }).world.sides))
      expect([s.manpower % 5, s.materiel % 5]).toEqual([0, 0]);
  });
});

describe("the public scenario", () => {
  const p = publicScenario(testScenario, "h");
  test("has no valuation, confidential brief or shock to come", () => {
    expect(Object.keys(p)).not.toContain("sheets");
    expect(Object.keys(p)).not.toContain("shocks");
    expect(p.briefs).toEqual({ public: "The public brief." });
    expect(JSON.stringify(p)).not.toContain("Confidential brief");
    expect(JSON.stringify(p)).not.toContain("About deaths.");
  });
  test("has everything else", () => {
    const { sheets: _s, shocks: _x, briefs: _b, ...rest } = testScenario;
    const { hash, briefs: _c, ...open } = p;
    expect(hash).toBe("h");
    expect(open).toEqual(rest);
  });
});

describe("differences", () => {
  test("turn one value into the other, and nothing into nothing", () => {
    const a = { x: 1, y: { z: [1, 2], w: null }, gone: "g", deep: { er: { est: 1 } } };
    const b = { x: 2, y: { z: [1, 3], w: null }, deep: { er: { est: 1, new: {} } } };
    expect(diff(a, b)).toEqual([
      [["gone"]],
      [["x"], 2],
      [
        ["y", "z"],
        [1, 3],
      ],
      [["deep", "er", "new"], {}],
    ]);
    expect(patched(a, diff(a, b))).toEqual(b);
    expect(diff(a, structuredClone(a))).toEqual([]);
  });
  test("share what did not change and alter nothing", () => {
    const a = { kept: { deep: 1 }, changed: { x: 1 } };
    const before = JSON.stringify(a);
    const b = patched(a, [[["changed", "x"], 2]]);
    expect(b.kept).toBe(a.kept);
    expect(JSON.stringify(a)).toBe(before);
  });
  test("take an undefined member for an absent one", () => {
    expect(diff({ a: undefined, b: 1 }, { b: 1 })).toEqual([]);
    expect(diff({ a: 1 }, { a: undefined })).toEqual([[["a"]]]);
    expect(same({ a: undefined }, {})).toBe(true);
  });
  test("replace a whole value where its kind changes", () => {
    for (const [x, y] of [
      [{ a: [1] }, { a: { b: 1 } }],
      [{ a: { b: 1 } }, { a: [1] }],
      [{ a: null }, { a: { b: 1 } }],
      [{ a: { b: 1 } }, { a: null }],
    ] as const)
      expect(patched(x, diff(x, y))).toEqual(y);
    expect(same([1, { a: 2 }], [1, { a: 2 }])).toBe(true);
    expect(same([1], { 0: 1 })).toBe(false);
  });
});
