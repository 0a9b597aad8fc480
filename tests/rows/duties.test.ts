/** The rows about duties in force: small breaches that add up, corridors, withdrawal, pledges to absent friends, relief in tranches. */
import { expect, test } from "vitest";
import { openMatch } from "../../shared/engine/open.ts";
import { callsGuarantors, carriedOut } from "../../shared/engine/rules/booking.ts";
import { holds } from "../../shared/engine/rules/conditions.ts";
import { closedBy } from "../../shared/engine/rules/talks.ts";
import type { Condition, Effect, Scenario } from "../../shared/engine/scenario/scenario.ts";
import type { MatchState } from "../../shared/engine/state.ts";
import { trust } from "../../shared/engine/world/trust.ts";
import { wearSides } from "../../shared/engine/world/world.ts";
import { headerOf, testScenario, variant } from "../engine/fixture.ts";
import {
  agreedBetween,
  clause,
  goOn,
  opened,
  ruledBy,
  type Story,
  sealed,
  talks,
  timeOut,
  until,
} from "../engine/given.ts";
import { BOTH, booked, conduct, inForce, mean, seeds, withDuty } from "./fixtureRows.ts";
import { begun, real, text, withInForce } from "./real.ts";

const of = (s: MatchState, domain: Parameters<typeof trust>[3] = null) =>
  trust(s, "borea", "arden", domain).score;

test("A14 many small breaches cost trust, and none of them calls on a guarantor as an open one does", () => {
  const plain = withDuty((d) => (d.id === "cease-a" ? { ...d, visible: 1 } : d));
  const small = (seed: string): Story => {
    let s = inForce([clause("truce", "full")], seed, plain);
    for (let r = 2; r <= 5; r++) s = goOn(s, until(r, "orders"), conduct("evade"), timeOut);
    return s;
  };
  const runs = seeds.slice(0, 12).map(small);
  const entries = runs.flatMap((r) => booked(r.state, "arden", "broken"));
  expect(entries.length).toBeGreaterThan(12);
  expect(entries.some((e) => callsGuarantors(testScenario, e))).toBe(false);
  const open = goOn(
    inForce([clause("truce", "full")]),
    sealed("arden", { posture: "offensive" }),
    timeOut,
  ).state;
  expect(booked(open, "arden", "broken").every((e) => callsGuarantors(testScenario, e))).toBe(true);
  const kept = goOn(inForce([clause("truce", "full")], "rows", plain), until(5, "orders"), timeOut).state;
  expect(mean(runs.map((r) => of(r.state, "ceasefire")))).toBeLessThan(of(kept, "ceasefire") - 0.1);
});

test("A14 each duty has a score from 0 to 3 of how far it has been carried out", () => {
  const scenario = withDuty((d) => ({ ...d, visible: 1 }));
  const score = (s: Story) => {
    const o = s.state.obligations.find((x) => x.obligor === "arden");
    return o && carriedOut(s.state, o);
  };
  const start = inForce([clause("truce", "full")], "score", scenario);
  expect(score(start)).toBe(0);
  const kept = goOn(start, conduct("honour"), timeOut);
  expect(score(kept)).toBe(3);
  const once = goOn(kept, until(3, "orders"), conduct("breach"), timeOut);
  expect(score(once)).toBe(2);
  const twice = goOn(once, until(4, "orders"), conduct("breach"), timeOut);
  expect(score(twice)).toBe(1);
  const done = goOn(
    inForce([clause("prisoners", "swap")], "score", scenario),
    conduct("honour", "hold"),
    timeOut,
  );
  expect(score(done)).toBe(3);
  const broken = goOn(
    inForce([clause("prisoners", "swap")], "score", scenario),
    conduct("breach", "hold"),
    timeOut,
  );
  expect(score(broken)).toBe(0);
});

test("A14 a scenario can say what follows when breaches add up", () => {
  const twice: Condition = { breaches: { by: "arden", domain: "ceasefire", atLeast: 2 } };
  const open = sealed("arden", { posture: "offensive" });
  const one = goOn(inForce([clause("truce", "full")]), open, timeOut);
  expect(holds(one.state, twice)).toBe(false);
  expect(holds(goOn(one, until(3, "orders"), open, timeOut).state, twice)).toBe(true);
});

test("A26 a corridor is signed while all else stays in brackets; breaking it hits the domain of persons", () => {
  const scenario = real("belarus-2022");
  const start = opened(headerOf(scenario, "corridor"));
  const signed = goOn(
    start,
    talks,
    agreedBetween("ukraine", ["russia"], text("corridors/escorted")),
    ruledBy("confirm", ["ukraine", "russia"]),
    until(2, "orders"),
  );
  expect(signed.state.instruments).toMatchObject([{ kind: "limited", stage: "inForce" }]);
  const agreed = scenario.issues.filter((i) => {
    const row = signed.state.standings[i.id];
    return row?.ukraine && row.ukraine.option === row.russia?.option;
  });
  expect(agreed.length).toBeLessThan(scenario.issues.length / 2);
  const broken = seeds.flatMap((seed) => {
    const s = goOn(
      opened(headerOf(scenario, seed)),
      talks,
      agreedBetween("ukraine", ["russia"], text("corridors/escorted")),
      ruledBy("confirm", ["ukraine", "russia"]),
      until(2, "orders"),
      sealed("russia", (o) => ({
        conduct: Object.fromEntries(Object.keys(o.conduct).map((id) => [id, "breach" as const])),
      })),
      timeOut,
    );
    const entry = booked(s.state, "russia", "broken").find((e) => e.obligation !== null);
    return entry ? [[signed.state, s.state, entry] as const] : [];
  });
  expect(broken.length).toBeGreaterThan(10);
  expect(new Set(broken.map(([, , e]) => e.domain))).toEqual(new Set(["humanitarian"]));
  const [was, is] = broken[0] as (typeof broken)[number];
  const drop = (domain: "humanitarian" | "grain") =>
    trust(was, "ukraine", "russia", domain).score - trust(is, "ukraine", "russia", domain).score;
  expect(drop("humanitarian")).toBeGreaterThan(drop("grain"));
});

test("A37 a deferral carries a pledge of no force whose breach is detected, and may lie outside the guarantee", () => {
  const scenario = real("istanbul-2022");
  const s = withInForce(openMatch(headerOf(scenario)), text("crimea/defer"));
  const duty = scenario.issues
    .find((i) => i.id === "crimea")
    ?.options.find((o) => o.id === "defer")
    ?.duties.find((d) => d.obligor === "russia");
  expect(duty).toMatchObject({ domain: "force", dueRounds: null });
  expect(duty?.visible).toBeGreaterThanOrEqual(0.9);
  expect(s.instruments[0]?.clauses).toEqual(text("crimea/defer"));
  const area = scenario.issues.find((i) => i.id === "area");
  expect(area?.options.find((o) => o.id === "excluding")?.guarantee?.covers).toBeLessThan(1);
  const treaty = (seed: string): Story =>
    goOn(
      opened(
        headerOf(
          withDuty((d) => (d.id === "withdraw" ? { ...d, dueRounds: null, visible: 0.9 } : d)),
          seed,
        ),
      ),
      talks,
      agreedBetween("arden", ["borea"], [clause("north", "leave")]),
      ruledBy("confirm", BOTH),
      until(2, "talks"),
      ruledBy("ratify", BOTH),
      until(3, "orders"),
      conduct("breach", "hold"),
      timeOut,
    );
  expect(seeds.slice(0, 8).every((x) => booked(treaty(x).state, "arden", "broken").length === 1)).toBe(true);
});

/** Delta owes Borea that it settles nothing with Arden without it. */
const withPledge: Scenario = variant((s) => ({
  ...s,
  issues: s.issues.map((i) =>
    i.id !== "watch"
      ? i
      : {
          ...i,
          limited: false,
          options: i.options.map((o) =>
            o.id !== "patrols"
              ? o
              : {
                  ...o,
                  duties: [
                    {
                      id: "nothing-about",
                      obligor: "delta",
                      obligee: ["borea"],
                      domain: "sovereignty" as const,
                      rank: "assurance" as const,
                      dueRounds: null,
                      visible: 1,
                      temptation: 0.2,
                      notWithout: "borea",
                      text: "Delta settles nothing about Borea without Borea.",
                    },
                  ],
                },
          ),
        },
  ),
}));
const pledged = (): Story =>
  goOn(
    opened(headerOf(withPledge, "pledge")),
    talks,
    agreedBetween("arden", ["borea", "delta"], [clause("watch", "patrols")]),
    ruledBy("confirm", ["arden", "borea", "delta"]),
    until(2, "talks"),
    ruledBy("ratify", ["arden", "borea", "delta"]),
    until(3, "talks"),
  );

test("B6 a text of two about a third breaks the pledge of nothing without it; one with it does not", () => {
  const start = pledged();
  expect(start.state.obligations).toMatchObject([{ obligor: "delta", duty: "nothing-about" }]);
  const behind = goOn(
    start,
    agreedBetween("delta", ["arden"], [clause("north", "stay")], "terms"),
    until(4, "talks"),
  );
  expect(booked(behind.state, "delta", "broken")).toMatchObject([
    { domain: "sovereignty", wronged: ["borea"] },
  ]);
  expect(trust(behind.state, "borea", "delta", null).score).toBeLessThan(
    trust(start.state, "borea", "delta", null).score,
  );
  const withIt = goOn(
    start,
    agreedBetween("delta", ["arden", "borea"], [clause("north", "stay")], "terms"),
    until(4, "talks"),
  );
  expect(booked(withIt.state, "delta", "broken")).toEqual([]);
  // Once it is known it is booked once, not every round.
  expect(booked(goOn(behind, until(5, "orders")).state, "delta", "broken")).toHaveLength(1);
});

test("B6 the American seat holds aid, pledge and a public frame of its own in the scenario of 2025", () => {
  const s = real("brokered-2025");
  const usa = s.parties.find((p) => p.id === "usa");
  expect(usa?.supports).toEqual({ arms: ["ukraine"], sanctions: ["russia"], guarantee: true });
  expect(s.applications.filter((a) => a.party === "usa").map((a) => a.id)).toEqual(["backstop", "deadline"]);
});

const tranche = (id: string, when: Condition, add: number): Scenario["shocks"][number] => ({
  id,
  title: id,
  text: "A step of the sanctions.",
  sources: ["s"],
  date: "2001-01-08",
  memorial: false,
  trigger: { when },
  effects: [{ sanctions: { add } } satisfies Effect],
  basis: { assumed: "for the test" },
});

test("B19 relief comes in tranches after a step that was carried out, and snaps back after one that was broken", () => {
  const scenario = variant((s) => ({
    ...s,
    shocks: [
      tranche("relief", { duty: { issue: "prisoners", state: "done" } }, -10),
      tranche("snapback", { breaches: { by: "arden", atLeast: 1 } }, 15),
    ],
  }));
  const level = (s: Story) => s.state.world.sanctions;
  const start = inForce([clause("prisoners", "swap")], "tranche", scenario);
  expect(level(start)).toBe(40);
  const kept = goOn(start, conduct("honour", "hold"), timeOut);
  expect(level(kept)).toBe(30);
  expect(level(goOn(kept, until(4, "orders")))).toBe(30);
  const only = withDuty((d) => d);
  const broken = goOn(
    inForce([clause("prisoners", "someday")], "tranche", { ...only, shocks: scenario.shocks }),
    conduct("breach", "hold"),
    timeOut,
  );
  expect(level(broken)).toBe(55);
});

test("B19 the bite of sanctions wears off as a war economy adapts, and early relief is locked in every scenario", () => {
  const s = begun("istanbul-2022");
  const bite = (age: number) => {
    const at = (sanctions: number) =>
      wearSides({ ...s, world: { ...s.world, sanctions, sanctionsAge: age } }, "hold", "hold", 4).sides[0]
        .exhaustion.economy;
    return at(80) - at(0);
  };
  const bites = [0, 4, 12, 30].map(bite);
  expect(bites[0]).toBeGreaterThan(0);
  expect(bites).toEqual([...bites].sort((a, b) => b - a));
  expect(bites[3]).toBeLessThan((bites[0] as number) * 0.8);
  for (const id of ["belarus-2022", "istanbul-2022", "post-annexation-2022", "armistice-2024"] as const) {
    expect(closedBy(begun(id), "sanctions", "lift"), id).toBe("no-early-relief");
    expect(closedBy(begun(id), "sanctions", "staged"), id).toBeNull();
  }
});
