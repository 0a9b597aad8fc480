/** The rows about what no capital can sign, and about a leader between two fires. */
import { expect, test } from "vitest";
import { openMatch } from "../../shared/engine/open.ts";
import { closedBy } from "../../shared/engine/rules/talks.ts";
import type { Scenario } from "../../shared/engine/scenario/scenario.ts";
import type { MatchState } from "../../shared/engine/state.ts";
import { debriefOf } from "../../shared/engine/view/debrief.ts";
import { consentChance, sheetOf, voteChance } from "../../shared/engine/world/capital.ts";
import { pressureOn } from "../../shared/engine/world/durability.ts";
import { headerOf, variant } from "../engine/fixture.ts";
import {
  agreedBetween,
  clause,
  goOn,
  opened,
  ranOut,
  ruledBy,
  sealed,
  talks,
  timeOut,
  until,
} from "../engine/given.ts";
import { BOTH, inForce } from "./fixtureRows.ts";
import { everybody, text } from "./real.ts";

const mood = (s: MatchState, party: string) =>
  s.world.opinion.find((o) => o.party === party) as MatchState["world"]["opinion"][number];

const FATAL = text("status/forgiven");
const vital: Scenario = variant((s) => ({
  ...s,
  sheets: s.sheets.map((x) =>
    x.party === "borea"
      ? {
          ...x,
          valuations: x.valuations.map((v) =>
            v.issue === "status"
              ? { ...v, never: ["forgiven"], options: { ...v.options, forgiven: 100 } }
              : v,
          ),
        }
      : x,
  ),
}));

test("A66–67 no package in which existence is lost passes, whatever else is in it", () => {
  const s = openMatch(headerOf(vital));
  const rest = text("truce/full", "pledge/any", "north/leave", "prisoners/swap", "watch/monitors");
  const chance = (x: MatchState, clauses: typeof rest) =>
    consentChance(x, "borea", clauses, everybody(x), "arden", 1);
  expect(chance(s, rest)).toBeGreaterThan(0.9);
  expect(chance(s, [...rest, ...FATAL])).toBe(0);
  expect(voteChance(s, "borea", [...rest, ...FATAL], everybody(s))).toBe(0);
  expect(sheetOf(s, "borea").issues.status?.allow).not.toContain("forgiven");
  // Without the mark the same package would pass: it is worth more than anything else on the table.
  const plain = openMatch(
    headerOf(
      variant((v) => ({
        ...v,
        sheets: vital.sheets.map((x) => ({
          ...x,
          valuations: x.valuations.map(({ never: _never, ...y }) => y),
        })),
      })),
    ),
  );
  expect(chance(plain, [...rest, ...FATAL])).toBeGreaterThan(0.5);
  const tried = goOn(
    opened(headerOf(vital)),
    talks,
    agreedBetween(
      "arden",
      ["borea"],
      [...rest, ...FATAL].filter((c) => c.issue !== "pledge"),
    ),
    until(2, "briefing"),
  );
  expect(tried.state.instruments).toMatchObject([{ stage: "failed", failedBy: "borea" }]);
});

test("A17 words that deny a people's existence make survival the red line of those denied", () => {
  const scenario = variant((s) => ({
    ...s,
    applications: [
      ...s.applications,
      {
        id: "essay",
        party: "arden",
        label: "Publish that there is one people only",
        to: "the public",
        effects: [
          { opinion: { party: "borea", injustice: 0.1 } },
          { never: { party: "borea", issue: "north", option: "stay" } },
        ],
        basis: { assumed: "for the test" },
      },
    ],
  }));
  const before = goOn(opened(headerOf(scenario)), until(1, "orders"));
  const said = goOn(
    before,
    sealed("arden", { line: { kind: "apply", application: "essay" } }),
    timeOut,
  ).state;
  expect(said.capitals.borea?.never).toEqual(["north/stay"]);
  expect(sheetOf(said, "borea").issues.north?.allow).toEqual(["leave", "annex"]);
  expect(
    consentChance(before.state, "borea", text("north/stay"), everybody(said), "arden", 1),
  ).toBeGreaterThan(0);
  expect(consentChance(said, "borea", text("north/stay"), everybody(said), "arden", 1)).toBe(0);
  expect(mood(said, "borea").injustice).toBeGreaterThan(mood(goOn(before, timeOut).state, "borea").injustice);
});

test("B14 a hated peace has no majority at home, and a scenario can let it topple the government", () => {
  const scenario = variant((s) => ({
    ...s,
    shocks: [
      {
        ...(s.shocks[0] as Scenario["shocks"][number]),
        id: "fall",
        trigger: {
          when: {
            all: [
              { inForce: { issue: "status", options: ["forgiven"] } },
              { mood: { party: "borea", drive: "injustice", above: 0.35 } },
            ],
          },
        },
        effects: [
          { lock: { lock: "no-talk", closed: true } },
          { limit: { party: "borea", issue: "status", allow: ["judged"] } },
        ],
      },
    ],
  }));
  const signed = (option: string) =>
    goOn(
      opened(headerOf(scenario)),
      talks,
      agreedBetween("arden", ["borea"], [clause("status", option)]),
      ruledBy("confirm", BOTH),
      until(2, "talks"),
      ruledBy("ratify", BOTH),
      until(4, "briefing"),
    );
  const [hated, borne] = [signed("forgiven"), signed("judged")];
  expect(hated.state.shocks.fall).toBe(3);
  expect(closedBy(hated.state, "status", "forgiven")).toBeNull();
  expect(hated.state.locks["no-talk"]).toBe(true);
  expect(borne.state.shocks.fall).toBeUndefined();
  const home = (s: typeof hated) => {
    const end = ranOut(s);
    return debriefOf(end.header, end.entries).parties.find((p) => p.party === "borea")?.home as number;
  };
  expect(home(hated)).toBeLessThan(20);
  expect(home(borne)).toBeGreaterThan(home(hated) + 20);
});

test("B16 a leader may be squeezed from home and from abroad at once, and the debrief shows both", () => {
  const cut = Array.from({ length: 4 }, (_, i) => [
    until(i + 2, "orders"),
    sealed("delta", (o) => ({
      support: { sanctions: "keep" as const, pledge: 1 as const, ...o.support, aid: "cut" as const },
    })),
  ]).flat();
  const scenario = variant((s) => ({ ...s, shocks: [] }));
  const end = ranOut(
    goOn(
      opened(headerOf(scenario)),
      talks,
      agreedBetween("arden", ["borea"], [clause("status", "forgiven")]),
      ruledBy("confirm", BOTH),
      until(2, "talks"),
      ruledBy("ratify", BOTH),
      ...cut,
    ),
  );
  const borea = debriefOf(end.header, end.entries).parties.find((p) => p.party === "borea");
  expect(borea?.home).toBeLessThan(20);
  expect(borea?.abroad).toBeGreaterThan(50);
  expect(pressureOn(end.state, "borea")).toBeCloseTo((borea?.abroad as number) / 100, 2);
  const calm = ranOut(inForce([clause("prisoners", "swap")], "rows", scenario));
  expect(debriefOf(calm.header, calm.entries).parties.find((p) => p.party === "borea")).toMatchObject({
    abroad: 0,
  });
});
