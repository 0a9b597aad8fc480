/** Trust at every node: what each view shows is the fold of the record, worked out a second time; and kept words count on both sides. */
import { expect, test } from "vitest";
import { applyAll } from "../../shared/engine/apply.ts";
import { DOMAINS } from "../../shared/engine/ids.ts";
import { openMatch } from "../../shared/engine/open.ts";
import type { MatchState } from "../../shared/engine/state.ts";
import { viewFor } from "../../shared/engine/view/view.ts";
import { explainTrust, trust } from "../../shared/engine/world/trust.ts";
import { rollOut } from "../../shared/lab/rollOut.ts";
import { headerOf, testScenario } from "../engine/fixture.ts";
import { clause, goOn, timeOut } from "../engine/given.ts";
import { figureOf } from "../laws/trustAgain.ts";
import { BOTH, booked, conduct, inForce } from "./fixtureRows.ts";
import { OF_THIS_WAR, real } from "./real.ts";

/** Every ordered pair of delegations. */
const pairs = (s: MatchState): readonly (readonly [string, string])[] => {
  const ids = s.header.scenario.parties.map((p) => p.id);
  return ids.flatMap((a) => ids.filter((b) => b !== a).map((b) => [a, b] as const));
};

for (const id of OF_THIS_WAR)
  test(`A16 at every node of a match on ${id} the matrix that is shown is the fold of the record`, () => {
    const header = headerOf(real(id), "2".repeat(32));
    let state = openMatch(header);
    let seen: unknown = null;
    let nodes = 0;
    for (const entry of rollOut(header, true).entries) {
      state = applyAll(state, entry.events);
      if (state.record === seen) continue;
      seen = state.record;
      nodes++;
      const view = viewFor(state, { kind: "spectator" });
      for (const [a, b] of pairs(state)) {
        const again = figureOf(state, a, b, null);
        const where = `node ${entry.seq} ${a}>${b}`;
        expect(Math.abs((view.trust[`${a}>${b}`]?.score ?? -1) - 100 * again.score), where).toBeLessThan(
          0.51,
        );
        const domain = DOMAINS[nodes % DOMAINS.length] as (typeof DOMAINS)[number];
        expect(trust(state, a, b, domain).score, where).toBeCloseTo(figureOf(state, a, b, domain).score, 9);
      }
    }
    expect(nodes).toBeGreaterThan(3);
    expect(state.record.length).toBeGreaterThan(header.scenario.record.length);
  });

test("A71 an agreement that both keep counts for both: each trusts the other more, and onlookers trust both a little more", () => {
  const before = inForce([clause("prisoners", "swap")]).state;
  const after = goOn(inForce([clause("prisoners", "swap")]), conduct("honour", "hold"), timeOut).state;
  const [a, b] = BOTH;
  for (const [truster, trustee] of [
    [a, b],
    [b, a],
  ] as const) {
    expect(booked(after, trustee, "kept"), trustee).toHaveLength(1);
    const gain = (by: string) =>
      trust(after, by, trustee, "prisoners").alpha - trust(before, by, trustee, "prisoners").alpha;
    expect(trust(after, truster, trustee, null).score, trustee).toBeGreaterThan(
      trust(before, truster, trustee, null).score,
    );
    expect(gain(truster), trustee).toBeGreaterThan(0);
    expect(gain("delta"), trustee).toBeGreaterThan(0);
    expect(gain("delta"), trustee).toBeLessThan(gain(truster));
    const { terms } = explainTrust(after, truster, trustee, "prisoners");
    expect(terms.filter((t) => t.kind === "kept" && t.day > 0 && t.alpha > 0).length).toBeGreaterThan(0);
  }
  expect(testScenario.parties.some((p) => p.id === "delta")).toBe(true);
});
