import { describe, expect, it } from "vitest";
import type { MatchState } from "../../shared/engine/state.ts";
import { onlyReadied, ownFor, readied } from "../../shared/engine/view/view.ts";
import { testScenario } from "../engine/fixture.ts";
import { playout, viewersOf } from "../laws/playout.ts";

const SEEDS = ["a", "b", "c", "d"];

describe("a step that changes nothing but who is ready", () => {
  it("leads every viewer to the view that would be made anew", () => {
    let light = 0;
    let other = 0;
    for (const seed of SEEDS) {
      const { states } = playout({ scenario: testScenario, seed, patience: 12, clock: true });
      for (const [i, after] of states.entries()) {
        const before = states[i - 1];
        if (!before) continue;
        if (!onlyReadied(before, after)) {
          other++;
          continue;
        }
        light++;
        for (const viewer of viewersOf(testScenario)) {
          const told = readied(ownFor(before, viewer), after, viewer);
          const anew = ownFor({ ...after, header: { ...after.header } }, viewer);
          expect(JSON.stringify(told), `${seed} ${i}`).toBe(JSON.stringify(anew));
        }
      }
    }
    expect(light).toBeGreaterThan(50);
    expect(other).toBeGreaterThan(50);
  });

  it("is none when anything else has moved", () => {
    const { states } = playout({ scenario: testScenario, seed: "a", patience: 12, clock: true });
    const [state] = states;
    if (!state) throw new Error("no state");
    expect(onlyReadied(state, { ...state, ready: [], stirred: [], deadline: 1 })).toBe(true);
    for (const part of ["round", "seats", "offers", "orders", "away", "world", "paused"] as const) {
      const moved: MatchState = { ...state, ready: [], [part]: "moved" };
      expect(onlyReadied(state, moved), part).toBe(false);
    }
  });
});
