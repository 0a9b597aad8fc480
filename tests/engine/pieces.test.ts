import { describe, expect, it } from "vitest";
import { movedParts, partsOf } from "../../shared/engine/parts.ts";
import { type Piece, piece, renewing } from "../../shared/engine/pieces.ts";
import { MENU, maySeal, SEAL } from "../../shared/engine/rules/legal.ts";
import type { MatchState } from "../../shared/engine/state.ts";
import { MINE, OWN, SHARED } from "../../shared/engine/view/viewPieces.ts";
import type { Viewer } from "../../shared/engine/view/viewTypes.ts";
import { mannerOf, playout, viewersOf } from "../laws/playout.ts";
import { testScenario } from "./fixture.ts";

const PIECES = Object.entries({ SHARED, OWN, MENU, SEAL, MINE }).flatMap(([group, pieces]) =>
  Object.entries<Piece<unknown>>(pieces).map(([key, one]) => ({ group, key, one })),
);

const sees = (group: string, state: MatchState, viewer: Viewer): boolean =>
  group === "MINE" ? viewer.kind === "seats" : group !== "SEAL" || maySeal(state, viewer);

/** The state, and a list of all its parts that were looked at. */
function watched(state: MatchState): { readonly state: MatchState; readonly read: Set<keyof MatchState> } {
  const read = new Set<keyof MatchState>();
  return {
    state: new Proxy(state, {
      get: (target, name) => {
        read.add(name as keyof MatchState);
        return target[name as keyof MatchState];
      },
    }),
    read,
  };
}

describe("a piece of a view", () => {
  const matches = [0, 1, 2, 3].map((n) => playout(mannerOf(testScenario, n)));

  it("is made of the parts that it names, and of no other", () => {
    const undeclared = new Set<string>();
    let looks = 0;
    for (const { states } of matches)
      for (const [i, state] of states.entries()) {
        if (i % 3 > 0) continue;
        for (const viewer of viewersOf(testScenario))
          for (const { group, key, one } of PIECES) {
            if (!sees(group, state, viewer)) continue;
            // A header of its own: what is remembered would not be looked at.
            const { state: eyed, read } = watched({ ...state, header: { ...state.header } });
            one.make(eyed, viewer);
            for (const part of read)
              if ((partsOf([part]) & one.of) === 0) undeclared.add(`${group}.${key} reads ${part}`);
            looks++;
          }
      }
    expect(looks).toBeGreaterThan(10_000);
    expect([...undeclared]).toEqual([]);
  });

  it("is made again only when one of its parts has moved", () => {
    const [before, after] = matches[0]?.states ?? [];
    if (!before || !after) throw new Error("no match");
    const made: string[] = [];
    const again = renewing({
      seats: piece(["seats"], (s) => made.push("seats") && s.seats),
      offers: piece(["offers"], (s) => made.push("offers") && s.offers),
    });
    const viewer: Viewer = { kind: "spectator" };
    const was = { seats: before.seats, offers: before.offers };
    const moved = { ...before, offers: [] };
    const now = again(was, movedParts(before, moved), moved, viewer);
    expect(made).toEqual(["offers"]);
    expect(now.seats).toBe(was.seats);
    expect(now.offers).toBe(moved.offers);
    expect(again(now, movedParts(moved, moved), moved, viewer)).toBe(now);
    again(now, movedParts(moved, { ...moved, header: { ...moved.header } }), moved, viewer);
    expect(made).toEqual(["offers", "seats", "offers"]);
  });
});
