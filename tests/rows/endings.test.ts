/** The rows about how it ends: freezes, pressed signatures, three meters, three dials, stalling, plans beside each other. */
import { expect, test } from "vitest";
import type { Condition, Scenario } from "../../shared/engine/scenario/scenario.ts";
import type { MatchState } from "../../shared/engine/state.ts";
import { debriefOf } from "../../shared/engine/view/debrief.ts";
import { viewFor } from "../../shared/engine/view/view.ts";
import { DIALS } from "../../shared/engine/world/dials.ts";
import { hazardFactors, metersOf } from "../../shared/engine/world/durability.ts";
import { headerOf, testScenario, variant } from "../engine/fixture.ts";
import {
  agreedBetween,
  clause,
  did,
  goOn,
  head,
  opened,
  ranOut,
  ruledBy,
  type Story,
  sealed,
  talks,
  timeOut,
  until,
} from "../engine/given.ts";
import { BOTH, inForce } from "./fixtureRows.ts";
import { begun, real, text, withInForce } from "./real.ts";

const told = (s: Story) => debriefOf(s.header, s.entries);
/** Both hold their fire to the end. */
const quiet = (s: Story): Story => {
  let x = s;
  while (x.state.phase !== "ended") {
    x = goOn(
      x,
      until(x.state.round, "orders"),
      sealed("arden", { posture: "ceasefire" }),
      sealed("borea", { posture: "ceasefire" }),
      timeOut,
    );
  }
  return x;
};

test("A10 a frozen conflict is an ending of its own: the fire stops, the status stays open, the hazard stays", () => {
  const end = quiet(inForce([clause("truce", "full")]));
  expect(end.state.result?.ending).toBe("freeze");
  const survival = end.state.result?.epilogue?.survival ?? [];
  expect(survival.at(-1)?.mean).toBeLessThan(0.6);
  expect(survival[1]?.mean).toBeLessThan(1);
  const guarded = quiet(inForce([clause("truce", "full"), clause("watch", "monitors")]));
  expect(guarded.state.result?.ending).toBe("armistice");
  const s = begun("istanbul-2022");
  expect(
    hazardFactors(s, text("ceasefire/line-only")).find((f) => f.factor === "openStatus")?.size,
  ).toBeGreaterThan(0);
});

test("A61 a signature under pressure of a patron raises the hazard of a new war", () => {
  const level = (aid: "cut" | "keep"): Story =>
    quiet(
      [2, 3, 4].reduce(
        (s, r) =>
          goOn(
            s,
            until(r, "orders"),
            sealed("arden", { posture: "ceasefire" }),
            sealed("borea", { posture: "ceasefire" }),
            sealed("delta", (o) => ({
              support: { sanctions: "keep" as const, pledge: 1 as const, ...o.support, aid },
            })),
            until(r + 1, "briefing"),
          ),
        inForce(
          [clause("truce", "full")],
          "rows",
          variant((s) => ({ ...s, shocks: [] })),
        ),
      ),
    );
  const [pressed, free] = [level("cut"), level("keep")];
  const factor = (s: Story) => s.state.result?.epilogue?.factors.find((f) => f.factor === "pressed")?.size;
  expect(factor(pressed)).toBeGreaterThan(0.1);
  expect(factor(free)).toBeUndefined();
  const years = (s: Story) => s.state.result?.epilogue?.survival[5]?.mean as number;
  expect(years(pressed)).toBeLessThan(years(free));
});

const pledge = (deal: Condition): Scenario =>
  variant((s) => ({
    ...s,
    applications: [
      ...s.applications,
      {
        id: "deadline",
        party: "corin",
        label: "Promise peace in two rounds",
        to: "the world",
        effects: [{ opinion: { party: "borea", optimism: 0.05 } }],
        basis: { assumed: "for the test" },
      },
    ],
    shocks: [
      {
        ...(s.shocks[0] as Scenario["shocks"][number]),
        id: "missed",
        trigger: { when: { all: [{ applied: { application: "deadline", roundsAgo: 2 } }, { not: deal }] } },
        effects: [
          { reservation: { party: "corin", add: -8 } },
          { aid: { from: "delta", to: "borea", times: 0.5 } },
        ],
      },
    ],
  }));

test("A60 a mediator that has pledged a deadline pays for missing it, and may press; kept, it costs nothing", () => {
  const scenario = pledge({ inForce: { issue: "truce", options: ["full"] } });
  const pledged = (...first: Parameters<typeof goOn> extends [Story, ...infer R] ? R : never) =>
    goOn(
      opened(headerOf(scenario)),
      talks,
      ...first,
      until(1, "orders"),
      sealed("corin", { line: { kind: "apply", application: "deadline" } }),
      until(4, "briefing"),
    );
  const missed = pledged();
  expect(missed.state.shocks.missed).toBe(3);
  expect(missed.state.capitals.corin?.reservationShift).toBe(-8);
  expect(missed.state.world.aid[0]?.perWeek).toBeLessThan(1.5);
  const kept = pledged(
    agreedBetween("arden", ["borea"], [clause("truce", "full")]),
    ruledBy("confirm", BOTH),
  );
  expect(kept.state.shocks.missed).toBeUndefined();
  const s = real("brokered-2025").applications.find((a) => a.id === "deadline");
  expect(s?.party).toBe("usa");
});

test("A64 talking while the front moves one's way is named in the debrief and nowhere during play", () => {
  const scenario = variant((s) => ({
    ...s,
    model: {
      ...s.model,
      frontDrift: { ...s.model.frontDrift, value: 0.6 },
      frontDiffusion: { ...s.model.frontDiffusion, value: 0 },
    },
  }));
  const play = (moves: boolean): Story => {
    let s = opened(headerOf(scenario));
    for (let r = 1; r <= 5; r++) {
      s = goOn(s, until(r, "talks"));
      const stance = clause("forces", "cap", 20 + 5 * r);
      if (moves) s = goOn(s, did(head("arden"), { type: "stand", clause: { ...stance } }));
      s = goOn(s, until(r, "orders"), sealed("arden", { posture: "offensive" }), timeOut);
    }
    return s;
  };
  const party = (s: Story, id: string) => told(s).parties.find((p) => p.party === id);
  const still = play(false);
  expect(still.state.track.at(-1)?.occupied).toBeGreaterThan(
    (still.state.track[0]?.occupied as number) + 0.002,
  );
  expect(party(still, "arden")?.stalled).toBe(true);
  expect(party(still, "borea")?.stalled).toBe(false);
  expect(party(play(true), "arden")?.stalled).toBe(false);
  const during = viewFor(goOn(opened(headerOf(scenario)), until(4, "talks")).state, { kind: "spectator" });
  expect(JSON.stringify(during)).not.toContain("stalled");
});

test("A68 every ending shows whether force pays, whether it is deterred, and whether harm goes unanswered", () => {
  const endings = [
    ranOut(opened()),
    quiet(inForce([clause("truce", "full")])),
    ranOut(inForce([clause("prisoners", "swap")])),
  ];
  expect(new Set(endings.map((s) => s.state.result?.ending)).size).toBe(3);
  for (const s of endings) {
    const { meters } = told(s);
    for (const key of ["reward", "deterrence", "impunity", "precedent"] as const) {
      expect(Number.isInteger(meters[key]), key).toBe(true);
      expect(meters[key]).toBeGreaterThanOrEqual(0);
      expect(meters[key]).toBeLessThanOrEqual(100);
    }
  }
  const s = begun("istanbul-2022");
  const guarded = withInForce(s, text("guarantors/istanbul-list", "trigger/automatic", "decision/any"));
  expect(metersOf(guarded).deterrence).toBeGreaterThan(metersOf(s).deterrence + 20);
  const just = (option: string) => metersOf(withInForce(s, text(`justice/${option}`))).impunity;
  expect([just("cooperate"), just("amnesty")]).toEqual([20, 95]);
  const lost: MatchState = {
    ...s,
    world: { ...s.world, control: s.world.control.map((c) => Math.min(1, c + 0.1)) },
  };
  expect(metersOf(lost).reward).toBeGreaterThan(metersOf(s).reward);
});

test("B5 recognising what force has taken moves the meter of precedents for others, and leaving it open less", () => {
  for (const [id, open, recognised] of [
    ["istanbul-2022", "crimea/defer", "crimea/recognise"],
    ["istanbul-2022", "donbas/line", "donbas/recognise"],
    ["belarus-2022", "donbas/line", "donbas/recognise"],
    ["post-annexation-2022", "oblasts/line", "oblasts/recognise"],
    ["armistice-2024", "recognition/deferred", "recognition/dejure"],
    ["brokered-2025", "recognition/deferred", "recognition/dejure"],
  ] as const) {
    const precedent = (clause: string) => metersOf(withInForce(begun(id), text(clause))).precedent;
    expect(precedent(recognised), `${id} ${recognised}`).toBeGreaterThan(precedent(open));
  }
});

test("A80 each ending names which of trust, timing and power stood most in the way", () => {
  for (const s of [ranOut(opened()), quiet(inForce([clause("truce", "full")]))]) {
    const { dials } = told(s);
    expect(DIALS).toContain(dials.decided);
    for (const d of DIALS) expect(dials[dials.decided]).toBeGreaterThanOrEqual(dials[d]);
    expect(
      Object.values(dials)
        .filter((x) => typeof x === "number")
        .every((x) => Number.isFinite(x)),
    ).toBe(true);
  }
  // The same match with a record of many breaches behind it: distrust stands higher.
  const distrusted = variant((s) => ({
    ...s,
    record: Array.from({ length: 30 }, (_, i) => ({
      ...(s.record[0] as (typeof s.record)[number]),
      id: `e${i}`,
      date: "2000-12-01",
    })),
  }));
  const trusted = { ...testScenario, record: [] };
  const dial = (x: Scenario) => told(ranOut(opened(headerOf(x)))).dials.trust;
  expect(dial(distrusted)).toBeGreaterThan(dial(trusted));
});
