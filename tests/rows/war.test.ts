/** The rows about force: what the front does to aims, what aid and strikes do, what a pause does, and what all of it costs. */
import { expect, test } from "vitest";
import { openMatch } from "../../shared/engine/open.ts";
import { dice, seeded } from "../../shared/engine/rng.ts";
import { holds } from "../../shared/engine/rules/conditions.ts";
import { doorsUnder } from "../../shared/engine/rules/doors.ts";
import { closedBy } from "../../shared/engine/rules/talks.ts";
import { publicScenario } from "../../shared/engine/scenario/public.ts";
import type { Condition, Scenario } from "../../shared/engine/scenario/scenario.ts";
import type { MatchState, Posture } from "../../shared/engine/state.ts";
import { debriefOf } from "../../shared/engine/view/debrief.ts";
import { viewFor } from "../../shared/engine/view/view.ts";
import { reservation, sheetOf } from "../../shared/engine/world/capital.ts";
import { balanceOf, pauseAhead, standingIn } from "../../shared/engine/world/pause.ts";
import { moveFront, wearSides } from "../../shared/engine/world/world.ts";
import { opensAccession } from "../../shared/lab/measures.ts";
import { rollOut } from "../../shared/lab/rollOut.ts";
import { always, runWorld } from "../../shared/lab/worldRun.ts";
import { headerOf, testScenario, variant } from "../engine/fixture.ts";
import { clause, goOn, opened, ranOut, until } from "../engine/given.ts";
import { conduct, inForce, mean, seeds, withDuty } from "./fixtureRows.ts";
import { begun, real, text } from "./real.ts";

const front = (s: MatchState, change: Partial<MatchState["world"]>): MatchState => ({
  ...s,
  world: { ...s.world, ...change },
});
const drifts = (s: MatchState, attacker: Posture, defender: Posture, weeks = 4): number =>
  mean(seeds.map((seed) => moveFront(s, attacker, defender, weeks, dice(seeded(seed, "front"))).drift));

test("A28, A31 the less the front promises, the less a capital expects of the war: one curve, without a step back", () => {
  const s = begun("belarus-2022");
  const at = (drift: number, held: number) =>
    reservation(
      front(s, { drift, control: s.world.control.map((c) => Math.max(0, Math.min(1, c + held))) }),
      "russia",
    );
  for (const pairs of [
    [-0.05, -0.02, 0, 0.02, 0.05].map((d) => at(d, 0)),
    [-0.2, -0.1, 0, 0.05, 0.2].map((h) => at(0, h)),
  ]) {
    expect(pairs).toEqual([...pairs].sort((a, b) => a - b));
    expect(pairs.at(-1)).toBeGreaterThan(pairs[0] as number);
  }
});

test("A28, A31 two rounds of a stalled offensive lower what Moscow expects, and losses lower it too", () => {
  const scenario = real("belarus-2022");
  const start = openMatch(headerOf(scenario, "stall"));
  const stalled = goOn(opened(headerOf(scenario, "stall")), until(3, "briefing"));
  expect(sheetOf(stalled.state, "russia").reservation).toBeLessThan(sheetOf(start, "russia").reservation);
  const [one, two] = start.world.sides;
  const worn = { manpower: 0.6, economy: 0.6, society: 0.6 };
  const tired = front(start, { sides: [{ ...one, exhaustion: worn }, two] });
  expect(reservation(tired, "russia")).toBeLessThan(reservation(start, "russia"));
});

test("A29 the first estimate of victory is private, too high, and worn down by what the front says", () => {
  const s = begun("belarus-2022");
  expect(s.capitals.russia?.optimism).toBeGreaterThan(2 * (s.capitals.ukraine?.optimism as number));
  expect(s.capitals.russia?.optimism).toBeGreaterThan(
    begun("istanbul-2022").capitals.russia?.optimism as number,
  );
  const scenario = real("belarus-2022");
  const beliefs: number[] = [];
  runWorld(headerOf(scenario, "belief"), always("hold", "offensive"), (x) =>
    beliefs.push(x.capitals.russia?.optimism as number),
  );
  expect(beliefs).toEqual([...beliefs].sort((a, b) => b - a));
  expect(beliefs.at(-1)).toBeLessThan(0.6 * (s.capitals.russia?.optimism as number));
  const seen = JSON.stringify(viewFor(s, { kind: "seats", party: "ukraine", seats: ["ukraine.head"] }).mine);
  expect(seen).not.toContain(`"optimism":${s.capitals.russia?.optimism}`);
});

test("A30 aid that arrives changes where the front goes", () => {
  const s = begun("belarus-2022");
  const [one, two] = s.world.sides;
  const supplied = (perWeek: number): MatchState => {
    let x = front(s, { aid: s.world.aid.map(() => ({ perWeek, coming: [perWeek, perWeek] })) });
    for (let i = 0; i < 6; i++) x = front(x, { ...wearSides(x, "offensive", "hold", 1) });
    return x;
  };
  expect(two.materiel).toBeLessThan(one.materiel);
  const [none, much] = [supplied(0), supplied(6)];
  expect(much.world.sides[1].materiel).toBeGreaterThan(none.world.sides[1].materiel + 5);
  expect(drifts(much, "offensive", "hold")).toBeLessThan(drifts(none, "offensive", "hold"));
});

test("A54 the same effort yields less after the other side has dug in", () => {
  const s = begun("post-annexation-2022");
  const gains = [0.2, 0.5, 0.8, 1].map(
    (f) => -drifts(front(s, { fortification: s.world.fortification.map(() => f) }), "hold", "offensive", 8),
  );
  expect(gains).toEqual([...gains].sort((a, b) => b - a));
  expect(gains[0]).toBeGreaterThan(gains[3] as number);
  const dug = wearSides(s, "hold", "hold", 4).fortification;
  dug.forEach((f, i) => {
    expect(f).toBeGreaterThanOrEqual(s.world.fortification[i] as number);
  });
});

test("A55 equal losses move two capitals differently where a scenario says that one bears more", () => {
  const scenario = variant((x) => ({
    ...x,
    sheets: x.sheets.map((y) => (y.party === "arden" ? { ...y, bears: 0.4 } : y)),
  }));
  const fall = (v: Scenario, party: string) => {
    const s = openMatch(headerOf(v));
    const worn = front(s, {
      sides: s.world.sides.map((side) => ({
        ...side,
        exhaustion: {
          manpower: side.exhaustion.manpower + 0.3,
          economy: side.exhaustion.economy + 0.3,
          society: side.exhaustion.society + 0.3,
        },
      })) as unknown as MatchState["world"]["sides"],
    });
    return reservation(s, party) - reservation(worn, party);
  };
  expect(fall(testScenario, "arden")).toBeCloseTo(fall(testScenario, "borea"), 6);
  expect(fall(scenario, "arden")).toBeCloseTo(0.4 * fall(scenario, "borea"), 6);
});

test("A70 who expects to win by force does not move, and is shown why", () => {
  const of = (value: number) =>
    variant((s) => ({
      ...s,
      sheets: s.sheets.map((x) =>
        x.party === "arden" ? { ...x, reservation: { ...x.reservation, value } } : x,
      ),
    }));
  const large = (value: number) =>
    seeds.slice(0, 8).filter((_, n) => {
      const { state } = rollOut(headerOf(of(value), `${n}`.repeat(32)), false);
      return state.instruments.some((i) => i.kind === "treaty" || i.kind === "framework");
    }).length;
  expect(large(98)).toBe(0);
  expect(large(10)).toBeGreaterThan(0);
  const view = viewFor(openMatch(headerOf(of(98))), { kind: "seats", party: "arden", seats: ["arden.head"] });
  expect(view.mine?.war.worth).toBeGreaterThan(95);
});

test("A75 every ending carries the ledger of what the war has cost, deal or no deal, beside no score", () => {
  const none = ranOut(opened());
  const deal = ranOut(inForce([clause("truce", "full"), clause("prisoners", "swap")]));
  const [a, b] = [none, deal].map((s) => debriefOf(s.header, s.entries));
  for (const d of [a, b]) {
    expect(d?.cost.losses.every((x) => x > 0)).toBe(true);
    expect(Object.keys(d?.cost ?? {})).toEqual(["losses", "civilianHarm"]);
  }
  expect(b?.cost.losses[0]).toBeLessThan(a?.cost.losses[0] as number);
  for (const s of [none, deal])
    for (const score of Object.values(s.state.result?.scores ?? {}))
      expect(Object.keys(score)).toEqual(["worth", "reservation"]);
});

test("A78 a frozen line without status shuts the door to the alliance", () => {
  const i = begun("istanbul-2022");
  expect(opensAccession(i, ["alliance-open-dispute"], text("ceasefire/line-only"))).toBe(0);
  // The same before anybody signs, read off the text alone.
  const doors = (...clauses: string[]) =>
    doorsUnder(i.header.scenario, (id) => i.locks[id] === true, text(...clauses));
  expect(doors("ceasefire/line-only").shut).toContain("alliance-open-dispute");
  expect(doors("ceasefire/general", "withdrawal/before").opened).toContain("alliance-open-dispute");
  expect(doors("ceasefire/general", "withdrawal/before").shut).toEqual([]);
});

test("A78 before anybody signs, a text shows what a pause does to both sides' forces, with and without its ceilings", () => {
  const s = begun("armistice-2024");
  const scenario = publicScenario(s.header.scenario, "hash");
  const view = viewFor(s, { kind: "seats", party: "ukraine", seats: ["ukraine.head"] });
  const of = (...clauses: string[]) =>
    pauseAhead(scenario, standingIn(scenario, view.world), text(...clauses));
  const now = standingIn(scenario, view.world);
  const free = of("ceasefire/line-only");
  // Either side rearms, and not alike: the gap after five years differs from the one before.
  expect(free.attacker.manpower).toBeGreaterThan(now.attacker.manpower);
  expect(free.defender.materiel).toBeGreaterThan(now.defender.materiel);
  expect(balanceOf(free)).toBeGreaterThan(balanceOf(now));
  const capped = of("ceasefire/line-only", "forces/mutual");
  expect(capped.attacker).toEqual({ manpower: now.attacker.manpower, materiel: now.attacker.materiel });
  expect(capped.defender).toEqual({ manpower: now.defender.manpower, materiel: now.defender.materiel });
  const oneSided = of("ceasefire/line-only", "forces/ceiling/500");
  expect(oneSided.attacker).toEqual(free.attacker);
  expect(oneSided.defender.manpower).toBeCloseTo(50, 0);
  expect(balanceOf(oneSided)).toBeGreaterThan(balanceOf(free));
});

test("A78 in a pause a ceiling holds down who keeps it, half who evades it, not at all who breaks it; in war nobody", () => {
  const scenario = withDuty((d, issue) =>
    issue === "truce" && d.obligor === "arden"
      ? { ...d, cap: { of: ["manpower", "materiel"], share: 1, basis: { assumed: "for this row" } } }
      : d,
  );
  const began = inForce([clause("truce", "full")], "caps", scenario);
  const after = (how: "honour" | "evade" | "breach") =>
    goOn(began, conduct(how), until(3, "briefing")).state.world.sides[0];
  const level = began.state.obligations.find((o) => o.obligor === "arden")?.ceiling?.manpower as number;
  expect(after("honour").manpower).toBeLessThanOrEqual(level);
  expect(after("evade").manpower).toBeGreaterThan(after("honour").manpower);
  expect(after("breach").manpower).toBeGreaterThan(after("evade").manpower);
  expect(after("breach").materiel).toBeGreaterThan(level);
  // The other side has no ceiling, and grows.
  const other = (n: 0 | 1) => goOn(began, conduct("honour"), until(3, "briefing")).state.world.sides[n];
  expect(other(1).manpower).toBeGreaterThan(began.state.world.sides[1].manpower);
  const caps = [{ party: "arden", ceiling: { manpower: 10 }, kept: 1 }];
  const fought = (on: typeof caps) => wearSides(began.state, "hold", "hold", 4, on).sides[0].manpower;
  expect(fought(caps)).toBe(fought([]));
});

test("A79 exhaustion past a threshold opens what was closed, and ends nothing by itself", () => {
  const worn: Condition = { exhausted: { party: "borea", above: 0.5 } };
  const scenario = variant((s) => ({
    ...s,
    locks: s.locks.map((l) =>
      l.id === "joining" ? { ...l, unlock: [{ id: "worn", label: "Worn out", by: worn }] } : l,
    ),
  }));
  const shut = opened(headerOf(scenario));
  expect(holds(shut.state, worn)).toBe(false);
  expect(closedBy(shut.state, "status", "joined")).toBe("joining");
  const [one, two] = shut.state.world.sides;
  const tired = {
    ...shut,
    state: front(shut.state, {
      sides: [one, { ...two, exhaustion: { manpower: 0.7, economy: 0.7, society: 0.6 } }],
    }),
  };
  const next = goOn(tired, until(2, "talks"));
  expect(closedBy(next.state, "status", "joined")).toBeNull();
  expect(next.state.result).toBeNull();
});
