/** The rows about publics and capitals: atrocities that come to light, hope, survival, justice, a leader between two fires. */
import { expect, test } from "vitest";
import { openMatch } from "../../shared/engine/open.ts";
import { holds } from "../../shared/engine/rules/conditions.ts";
import type { Condition, Scenario } from "../../shared/engine/scenario/scenario.ts";
import type { MatchState } from "../../shared/engine/state.ts";
import { consentChance, opinionTerm, sheetOf, voteChance } from "../../shared/engine/world/capital.ts";
import { trust } from "../../shared/engine/world/trust.ts";
import { zoneOf } from "../../shared/lab/zone.ts";
import { headerOf, variant } from "../engine/fixture.ts";
import { agreedBetween, did, goOn, opened, sealed, talks, timeOut, until } from "../engine/given.ts";
import { after, begun, everybody, real, text } from "./real.ts";

const mood = (s: MatchState, party: string) =>
  s.world.opinion.find((o) => o.party === party) as MatchState["world"]["opinion"][number];

test("A40 what an occupation has hidden comes to light where one has ended, and never without one", () => {
  const scenario = real("istanbul-2022");
  const spared: Scenario = {
    ...scenario,
    world: {
      ...scenario.world,
      regions: scenario.world.regions.map((r) =>
        r.id === "kyiv" ? { ...r, control: 0, contested: false } : r,
      ),
    },
  };
  const leave = (s: Scenario) =>
    goOn(
      opened(headerOf(s, "left")),
      until(1, "orders"),
      sealed("russia", { posture: "withdrawal" }),
      timeOut,
    ).state;
  expect(leave(scenario).shocks.bucha).toBe(1);
  expect(leave(spared).shocks.bucha).toBeUndefined();
  const trigger = scenario.shocks.find((x) => x.id === "bucha")?.trigger;
  const when = trigger && "when" in trigger ? (trigger.when as Condition) : null;
  expect(when && holds(openMatch(headerOf(scenario)), when)).toBe(false);
});

const DEAL = [
  "neutrality/permanent",
  "guarantors/istanbul-list",
  "trigger/automatic",
  "decision/any",
  "crimea/defer",
  "donbas/line",
  "withdrawal/before",
  "verification/international",
  "sanctions/staged",
];

test("A41 after it the chance that Kyiv signs falls at once, and a text without justice falls furthest", () => {
  const s = begun("istanbul-2022");
  const shocked = after(s, "bucha");
  const chance = (x: MatchState, ...more: string[]) =>
    consentChance(x, "ukraine", text(...DEAL, ...more), everybody(x), "turkey", 1);
  expect(chance(s)).toBeGreaterThan(0.5);
  expect(chance(shocked)).toBeLessThan(chance(s) - 0.1);
  expect(chance(shocked, "justice/amnesty")).toBeLessThan(0.5 * chance(s, "justice/amnesty"));
  expect(chance(shocked, "justice/amnesty")).toBeLessThan(chance(shocked, "justice/cooperate") - 0.2);
  expect(shocked.capitals.ukraine?.limits.justice).toEqual(["cooperate", "separate"]);
  expect(mood(shocked, "ukraine").willing).toBeLessThan(mood(s, "ukraine").willing);
  // The anger fades over weeks, not at once.
  const scenario = { ...s.header.scenario, shocks: s.header.scenario.shocks.filter((x) => x.id === "bucha") };
  const alone = after(openMatch(headerOf(scenario)), "bucha");
  const later = goOn({ ...opened(alone.header), state: alone }, until(3, "briefing")).state;
  expect(mood(later, "ukraine").injustice).toBeLessThan(mood(alone, "ukraine").injustice);
  expect(mood(later, "ukraine").injustice).toBeGreaterThan(mood(s, "ukraine").injustice + 0.1);
});

test("A72 horror turns a public: injustice up, readiness down, and the reach of any text with them", () => {
  const s = begun("istanbul-2022");
  const shocked = after(s, "bucha");
  expect(mood(shocked, "ukraine").injustice).toBeGreaterThan(mood(s, "ukraine").injustice + 0.3);
  expect(opinionTerm(shocked, "ukraine", [])).toBeLessThan(opinionTerm(s, "ukraine", []));
  expect(zoneOf(shocked).chance).toBeLessThan(zoneOf(s).chance);
  expect(trust(shocked, "ukraine", "russia", "humanitarian").score).toBeLessThan(
    trust(s, "ukraine", "russia", "humanitarian").score,
  );
});

test("A21 an article read as intent raises injustice and the stake of identity, and weighs by how well it is attributed", () => {
  const s = begun("istanbul-2022");
  const read = after(s, "agency-article");
  expect(mood(read, "ukraine").injustice).toBeGreaterThan(mood(s, "ukraine").injustice);
  const language = (x: MatchState) => sheetOf(x, "ukraine").issues.language?.weight as number;
  expect(language(read)).toBeGreaterThan(language(s));
  const attributed = (proof: number) => {
    const scenario = variant((v) => ({
      ...v,
      shocks: [
        {
          ...(v.shocks[4] as Scenario["shocks"][number]),
          effects: [
            {
              record: {
                by: "arden",
                wronged: ["borea"],
                domain: "sovereignty" as const,
                severity: 0.5,
                proof,
              },
            },
          ],
        },
      ],
    }));
    const x = goOn(
      opened(headerOf(scenario)),
      did({ kind: "facilitator" }, { type: "injectShock", shock: "leak" }),
    ).state;
    return trust(x, "borea", "arden", null).score;
  };
  expect(attributed(0.9)).toBeLessThan(attributed(0.3));
});

test("A21 a reader who skips a content note reads a shorter text, and the effect is the same for all", () => {
  for (const id of [
    "istanbul-2022",
    "belarus-2022",
    "post-annexation-2022",
    "armistice-2024",
    "brokered-2025",
  ] as const)
    for (const shock of real(id).shocks.filter((x) => x.memorial)) {
      expect(shock.note?.length, shock.id).toBeGreaterThan(20);
      expect((shock.note as string).length, shock.id).toBeLessThan(shock.text.length);
    }
});

test("A39 hope in the talks rises on signals and falls on leaks", () => {
  const scenario = real("istanbul-2022");
  const start = goOn(opened(headerOf(scenario)), talks);
  const hope = (s: typeof start) => mood(s.state, "ukraine").optimism;
  const signal = goOn(
    start,
    agreedBetween("ukraine", ["russia"], text("neutrality/permanent"), "communique"),
  );
  expect(hope(signal)).toBeGreaterThan(hope(start));
  const leak = goOn(start, did({ kind: "facilitator" }, { type: "injectShock", shock: "draft-leaks" }));
  expect(hope(leak)).toBeLessThan(hope(start));
});

test("B15 justice outweighs weariness: a clause about it raises what the public will bear", () => {
  const s = begun("istanbul-2022");
  for (const x of [s, after(s, "bucha")]) {
    const term = (...clauses: string[]) => opinionTerm(x, "ukraine", text(...clauses));
    expect(term("justice/cooperate")).toBeGreaterThan(term());
    expect(term("justice/amnesty")).toBeLessThan(term());
  }
  const vote = (...clauses: string[]) => voteChance(s, "ukraine", text(...DEAL, ...clauses), everybody(s));
  expect(vote("justice/cooperate", "corridors/icrc", "children/lists")).toBeGreaterThan(vote());
});
