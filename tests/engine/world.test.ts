/** The world between rounds: bounds, withdrawal, pressure, aid, sanctions, opinion, learning. */
import { describe, expect, test } from "vitest";
import type { MatchState, Posture } from "../../shared/engine/state.ts";
import { reservation } from "../../shared/engine/world/capital.ts";
import { headerOf, testScenario, variant } from "./fixture.ts";
import { goOn, opened, orders, type Story, sealed, timeOut, until } from "./given.ts";

/** One round under these postures. */
const round = (
  a: Posture,
  b: Posture,
  seed = "world",
  from: Story = opened(headerOf(testScenario, seed)),
): Story =>
  goOn(
    from,
    until(from.state.round, "orders"),
    sealed("arden", { posture: a }),
    sealed("borea", { posture: b }),
    timeOut,
  );
const rounds = (n: number, a: Posture, b: Posture, seed = "world"): Story => {
  let s = opened(headerOf(testScenario, seed));
  for (let i = 0; i < n; i++) s = round(a, b, seed, s);
  return s;
};
const mood = (s: MatchState, party = "borea") =>
  s.world.opinion.find((o) => o.party === party) as MatchState["world"]["opinion"][number];
const seeds = Array.from({ length: 30 }, (_, i) => `w${i}`);
const mean = (xs: readonly number[]) => xs.reduce((a, b) => a + b, 0) / xs.length;

describe("the front", () => {
  test("stays between nothing and everything, whatever the postures", () => {
    for (const a of ["offensive", "hold", "withdrawal", "ceasefire", "pressure"] as const)
      for (const b of ["offensive", "hold", "withdrawal", "ceasefire"] as const)
        for (const c of rounds(5, a, b).state.world.control) expect(c >= 0 && c <= 1).toBe(true);
  });
  test("does not enter what nobody contests", () => {
    for (const seed of seeds) expect(rounds(4, "offensive", "hold", seed).state.world.control[2]).toBe(0);
  });
  test("moves, on average, towards who presses", () => {
    const drift = (a: Posture, b: Posture) => mean(seeds.map((seed) => round(a, b, seed).state.world.drift));
    expect(drift("offensive", "hold")).toBeGreaterThan(drift("hold", "hold"));
    expect(drift("hold", "offensive")).toBeLessThan(drift("hold", "hold"));
  });
  test("stands almost still under a ceasefire of both sides", () => {
    for (const seed of seeds)
      expect(Math.abs(round("ceasefire", "ceasefire", seed).state.world.drift)).toBeLessThan(0.002);
  });
  test("a withdrawal gives up the sector of least effort, almost wholly and at once", () => {
    const t = round("withdrawal", "hold");
    expect(t.state.world.control[0]).toBeCloseTo(0.06, 6);
    expect(t.state.world.control[1]).toBeGreaterThan(0.2);
    // It is remembered that the region was held.
    expect(t.state.world.occupied[0]).toBe(true);
  });
  test("draws the same luck whatever the postures: branches stay comparable", () => {
    expect(round("offensive", "offensive").state.luck.battlefield).toEqual(
      round("ceasefire", "ceasefire").state.luck.battlefield,
    );
  });
});

describe("losses and exhaustion", () => {
  test("fighting costs, quiet does not", () => {
    const war = rounds(3, "offensive", "offensive").state.world;
    const peace = rounds(3, "ceasefire", "ceasefire").state.world;
    expect(war.losses[0]).toBeGreaterThan(peace.losses[0] * 5);
    expect(war.sides[1].exhaustion.society).toBeGreaterThan(peace.sides[1].exhaustion.society);
    expect(war.civilianHarm).toBeGreaterThan(peace.civilianHarm);
    expect(peace.quiet).toBe(3);
    expect(war.quiet).toBe(0);
  });
  test("a pause without enforcement strengthens the side that rearms", () => {
    const start = opened().state.world.sides[0].materiel;
    expect(rounds(4, "ceasefire", "ceasefire").state.world.sides[0].materiel).toBeGreaterThan(start);
    expect(rounds(4, "offensive", "hold").state.world.sides[0].materiel).toBeLessThan(start + 1);
  });
  test("both sides dig in", () => {
    for (const [i, f] of rounds(2, "hold", "hold").state.world.fortification.entries())
      expect(f).toBeGreaterThan(testScenario.world.sectors[i]?.fortification as number);
  });
  test("sanctions wear on the attacker's economy", () => {
    const at = (sanctions: number) =>
      goOn(
        opened(headerOf(variant((s) => ({ ...s, world: { ...s.world, sanctions } })))),
        until(3, "briefing"),
      ).state.world.sides[0].exhaustion.economy;
    expect(at(90)).toBeGreaterThan(at(10));
  });
  test("aid arrives after its delay", () => {
    const raised = goOn(
      opened(),
      orders,
      sealed("delta", { support: { aid: "raise", sanctions: "keep", pledge: 1 } }),
      timeOut,
    ).state.world.aid[0];
    expect(raised?.coming).toEqual([2, raised?.perWeek]);
    expect(raised?.perWeek).toBeGreaterThan(2);
  });
});

describe("coercive pressure", () => {
  test("damages the grid, raises injustice at once, hardens the public and brings more aid", () => {
    const pressed = round("pressure", "hold").state.world;
    const plain = round("hold", "hold").state.world;
    expect(pressed.grid).toBeGreaterThan(plain.grid);
    expect(pressed.opinion[0]?.injustice).toBeGreaterThan(plain.opinion[0]?.injustice as number);
    expect(pressed.opinion[0]?.willing).toBeLessThan(plain.opinion[0]?.willing as number);
    expect(pressed.aid[0]?.perWeek).toBeGreaterThan(plain.aid[0]?.perWeek as number);
    // The attacker's own public is not the one that is struck.
    expect(pressed.opinion[1]?.injustice).toBe(plain.opinion[1]?.injustice);
  });
  test("over weeks it hardens beside a war without it; weariness alone softens", () => {
    for (const n of [1, 2, 4])
      expect(mood(rounds(n, "pressure", "hold").state).willing).toBeLessThan(
        mood(rounds(n, "hold", "hold").state).willing,
      );
    expect(mood(rounds(4, "hold", "hold").state).willing).toBeGreaterThan(mood(opened().state).willing);
  });
  test("the grid is repaired where it is left alone", () => {
    expect(rounds(4, "hold", "hold").state.world.grid).toBeLessThan(0.1);
  });
});

describe("opinion", () => {
  test("injustice fades with a half-life of weeks, weariness creeps up", () => {
    const after = mood(rounds(2, "hold", "hold").state);
    const weeks = 2;
    expect(after.injustice).toBeCloseTo(0.2 + 0.3 * 2 ** (-weeks / 6), 3);
    expect(after.fatigue).toBeGreaterThan(0.2 + 0.05);
  });
  test("stays within 0 and 1 over the whole match", () => {
    for (const o of rounds(5, "pressure", "offensive").state.world.opinion)
      for (const x of [o.injustice, o.fatigue, o.optimism, o.willing]) expect(x >= 0 && x <= 1).toBe(true);
  });
});

describe("what the capitals expect of the war", () => {
  test("land gained raises the attacker's reservation value, and lowers the defender's", () => {
    const s = opened().state;
    const moved = (c: number): MatchState => ({ ...s, world: { ...s.world, control: [c, 0.3, 0] } });
    expect(reservation(moved(0.9), "arden")).toBeGreaterThan(reservation(moved(0.3), "arden"));
    expect(reservation(moved(0.9), "borea")).toBeLessThan(reservation(moved(0.3), "borea"));
    expect(reservation(moved(0.9), "delta")).toBe(reservation(moved(0.3), "delta"));
  });
  test("battlefield news that disappoints wears optimism down", () => {
    const setback = round("withdrawal", "hold");
    expect(setback.state.capitals.arden?.optimism).toBeCloseTo(6 * 0.75, 3);
    const advance = seeds
      .map((seed) => round("offensive", "withdrawal", seed))
      .find((t) => t.state.world.drift > 0.002);
    expect(advance?.state.capitals.arden?.optimism).toBe(6);
    expect(advance?.state.capitals.borea?.optimism).toBeLessThan(4);
  });
});
