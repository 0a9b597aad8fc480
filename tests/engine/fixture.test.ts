/** The test scenario itself: complete enough that every rule has something to work on. */
import { expect, test } from "vitest";
import { openMatch } from "../../shared/engine/open.ts";
import { testHeader, testScenario } from "./fixture.ts";

test("a match opens with bots at heads and in capitals, advisers empty", () => {
  const s = openMatch(testHeader);
  expect(s.phase).toBe("briefing");
  expect(s.seats["arden.head"]).toEqual({ kind: "bot", policy: "hardliner" });
  expect(s.seats["borea.capital"]).toEqual({ kind: "bot", policy: "negotiator" });
  expect(s.seats["borea.legal"]).toEqual({ kind: "empty" });
});

test("the draft opens with what each principal is on record as wanting, but with nothing closed or locked", () => {
  const s = openMatch(testHeader);
  expect(s.standings.truce).toEqual({
    arden: { issue: "truce", option: "local" },
    borea: { issue: "truce", option: "full" },
  });
  expect(s.standings.forces).toEqual({
    arden: { issue: "forces", option: "cap", value: 20 },
    borea: { issue: "forces", option: "free" },
  });
  // The first wish of Arden on the north is closed by the scenario, that of Borea on the status by a lock.
  expect(s.standings.north).toEqual({ borea: { issue: "north", option: "leave" } });
  expect(s.standings.status).toBeUndefined();
  // A guarantor is no principal.
  expect(s.standings.pledge).not.toHaveProperty("delta");
});

test("areas of the regions add up", () => {
  expect(testScenario.world.regions.reduce((sum, r) => sum + r.area, 0)).toBeCloseTo(1, 9);
});
