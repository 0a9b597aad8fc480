/** A lock that closes on what was agreed before: bots leave such a clause alone instead of being refused. */
import { expect, test } from "vitest";
import { seedOf } from "../../shared/lab/arms.ts";
import { rollOut } from "../../shared/lab/rollOut.ts";
import { headerOf, testScenario, variant } from "../engine/fixture.ts";

const shut = variant((s) => ({
  ...s,
  positions: [
    ...s.positions.filter((p) => p.issue !== "prisoners"),
    ...["arden", "borea"].map((party) => ({
      party,
      issue: "prisoners",
      order: ["swap"],
      priority: 3,
      stated: `${party} on prisoners`,
      date: "2001-01-01",
      sources: ["s"],
    })),
  ],
  locks: [
    ...s.locks,
    {
      id: "no-swap",
      holder: "arden",
      label: "No swap",
      explain: "Closed by the frost.",
      closed: false,
      blocks: { clause: { issue: "prisoners", options: ["swap"] } },
      unlock: [{ id: "word", label: "Its own word", by: "holder" as const }],
      sources: ["s"],
    },
  ],
  shocks: s.shocks.map((shock) =>
    shock.id === "frost"
      ? {
          ...shock,
          trigger: { when: { fromRound: 1 } },
          effects: [{ lock: { lock: "no-swap", closed: true } }],
        }
      : shock,
  ),
}));

test("matches in which a lock closes on an agreed clause are played to their end", () => {
  expect(shut.shocks.length).toBe(testScenario.shocks.length);
  for (let n = 0; n < 60; n++) expect(rollOut(headerOf(shut, seedOf(n)), false).state.phase).toBe("ended");
});
