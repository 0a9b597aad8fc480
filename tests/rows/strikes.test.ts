/** The rows about aid and strikes as moves in the bargaining, and about annexation: each with its check. */
import { expect, test } from "vitest";
import { openMatch } from "../../shared/engine/open.ts";
import { holds } from "../../shared/engine/rules/conditions.ts";
import { closedBy } from "../../shared/engine/rules/talks.ts";
import type { Condition, Scenario } from "../../shared/engine/scenario/scenario.ts";
import type { MatchState } from "../../shared/engine/state.ts";
import { inForceClauses, reservation } from "../../shared/engine/world/capital.ts";
import { moveSupport } from "../../shared/engine/world/world.ts";
import { always, runWorld } from "../../shared/lab/worldRun.ts";
import { headerOf, testScenario, variant } from "../engine/fixture.ts";
import { eventsOf, goOn, opened, sealed, timeOut, until } from "../engine/given.ts";
import { begun, OF_THIS_WAR, real } from "./real.ts";

const front = (s: MatchState, change: Partial<MatchState["world"]>): MatchState => ({
  ...s,
  world: { ...s.world, ...change },
});
test("B7 aid is a move in the bargaining: it raises what Kyiv expects, and its absence softens", () => {
  const s = begun("istanbul-2022");
  const after = (level: "raise" | "cut"): number => {
    const supporters = ["usa", "uk", "partners"];
    let x = opened(headerOf(s.header.scenario, "aid"));
    for (let r = 1; r <= 6; r++)
      x = goOn(
        x,
        until(r, "orders"),
        ...supporters.map((p) =>
          sealed(p, (o) => ({
            support: { pledge: 1 as const, ...o.support, aid: level, sanctions: "keep" as const },
          })),
        ),
        until(r + 1, "briefing"),
      );
    return reservation(x.state, "ukraine");
  };
  expect(after("raise")).toBeGreaterThan(after("cut"));
});

test("B8 aid arrives late, and a scenario can let too much of it set off a risk", () => {
  const s = openMatch(headerOf(testScenario));
  const raised = moveSupport(s, "hold", 1, { delta: { aid: 1, sanctions: 0 } });
  expect(raised.aid[0]?.perWeek).toBeGreaterThan(2);
  expect(raised.aid[0]?.coming[0]).toBe(2);
  const next = front(s, raised);
  const scenario = variant((v) => ({
    ...v,
    shocks: [
      {
        ...(v.shocks[0] as Scenario["shocks"][number]),
        id: "escalation",
        trigger: { when: { aid: { from: "delta", to: "borea", above: 2.5 } } },
        effects: [{ opinion: { party: "arden", injustice: 0.2 } }],
      },
    ],
  }));
  expect(next.world.aid[0]?.perWeek).toBeLessThan(2.5);
  const climb = (level: "raise" | "keep") => {
    let x = opened(headerOf(scenario));
    for (let r = 1; r <= 3; r++)
      x = goOn(
        x,
        until(r, "orders"),
        sealed("delta", (o) => ({
          support: { sanctions: "keep" as const, pledge: 1 as const, ...o.support, aid: level },
        })),
        until(r + 1, "briefing"),
      );
    return x.state.shocks.escalation;
  };
  expect(climb("raise")).toBe(2);
  expect(climb("keep")).toBeUndefined();
});

test("B11 strikes on the grid are logged with what they were meant to do and with what they did", () => {
  const scenario = real("post-annexation-2022");
  const run = (posture: "pressure" | "hold") =>
    goOn(
      opened(headerOf(scenario, "strike")),
      until(1, "orders"),
      sealed("russia", { posture }),
      timeOut,
      until(2, "briefing"),
    );
  const [struck, quiet] = [run("pressure"), run("hold")];
  expect(eventsOf(struck, "supportMoved").at(-1)?.grid).toBeGreaterThan(
    eventsOf(quiet, "supportMoved").at(-1)?.grid as number,
  );
  const mood = (s: typeof struck) => s.state.world.opinion.find((o) => o.party === "ukraine");
  expect(mood(struck)?.injustice).toBeGreaterThan(mood(quiet)?.injustice as number);
  expect(mood(struck)?.willing).toBeLessThan(mood(quiet)?.willing as number);
  expect(struck.state.world.sides[1].exhaustion.economy).toBeGreaterThanOrEqual(
    quiet.state.world.sides[1].exhaustion.economy,
  );
});

test("B12 strikes harden at once, and weariness softens only over many months", () => {
  const scenario = real("post-annexation-2022");
  const willing = (postures: Parameters<typeof runWorld>[1]): number[] => {
    const all: number[] = [];
    runWorld(headerOf(scenario, "5".repeat(32)), postures, (s) =>
      all.push(s.world.opinion.find((o) => o.party === "ukraine")?.willing as number),
    );
    return all;
  };
  const [quiet, struck] = [
    willing(always("hold", "hold")),
    willing([
      ["pressure", "hold"],
      ["hold", "hold"],
    ]),
  ];
  expect(struck[0]).toBeLessThan(quiet[0] as number);
  // The anger of one campaign has faded within a year; what is left is weariness.
  expect(struck.at(-1)).toBeCloseTo(quiet.at(-1) as number, 2);
  expect(struck.at(-1)).toBeGreaterThan(struck[0] as number);
});

test("B13 strikes bring more aid with a lag, and the loop ends where the patron's weight falls", () => {
  const s = begun("istanbul-2022");
  const flow = (x: MatchState) => x.world.aid.reduce((sum, a) => sum + a.perWeek, 0);
  const struck = front(s, moveSupport(s, "pressure", 4, {}));
  expect(flow(struck)).toBeGreaterThan(flow(s));
  expect(struck.world.aid[0]?.coming[0]).toBe(s.world.aid[0]?.perWeek);
  const cut = {
    usa: { aid: -1, sanctions: 0 },
    uk: { aid: -1, sanctions: 0 },
    partners: { aid: -1, sanctions: 0 },
  };
  expect(flow(front(s, moveSupport(s, "pressure", 4, cut)))).toBeLessThan(flow(s));
});

test("A47 land written into a constitution is not conceded before something has broken the lock", () => {
  const s = begun("post-annexation-2022");
  expect(closedBy(s, "oblasts", "restore")).toBe("four-not-negotiable");
  const lock = s.header.scenario.locks.find((l) => l.id === "four-not-negotiable");
  const way = lock?.unlock.find((u) => u.by !== "holder")?.by as Condition;
  expect(holds(s, way)).toBe(false);
  const index = (id: string) => s.header.scenario.world.regions.findIndex((r) => r.id === id);
  const control = s.world.control.slice();
  for (const id of ["kherson", "zaporizhia"]) control[index(id)] = 0.2;
  expect(holds(front(s, { control }), way)).toBe(true);
  expect(inForceClauses(s)).toEqual([]);
  for (const id of OF_THIS_WAR.slice(0, 2))
    expect(real(id).locks.some((l) => l.id === "four-not-negotiable")).toBe(false);
});

test("A46 a staged vote and an annexation cost standing abroad and lock their author in at home", () => {
  const scenario = variant((s) => ({
    ...s,
    locks: [
      ...s.locks,
      {
        id: "own-constitution",
        holder: "arden",
        label: "Its own constitution",
        explain: "What it has annexed it may not give back.",
        closed: false,
        blocks: { clause: { issue: "north", options: ["leave"] } },
        unlock: [{ id: "word", label: "Its own word", by: "holder" as const }],
        sources: ["s"],
      },
    ],
    applications: [
      ...s.applications,
      {
        id: "annex",
        party: "arden",
        label: "Proclaim the annexation",
        to: "its own parliament",
        effects: [
          { lock: { lock: "own-constitution", closed: true } },
          { sanctions: { add: 8 } },
          { opinion: { party: "borea", injustice: 0.1 } },
          {
            record: {
              by: "arden",
              wronged: ["borea"],
              domain: "sovereignty" as const,
              severity: 0.9,
              proof: 1,
            },
          },
        ],
        basis: { assumed: "for the test" },
      },
    ],
  }));
  const start = goOn(opened(headerOf(scenario)), until(1, "orders"));
  const done = goOn(start, sealed("arden", { line: { kind: "apply", application: "annex" } }), timeOut).state;
  expect(closedBy(done, "north", "leave")).toBe("own-constitution");
  expect(done.world.sanctions).toBeGreaterThanOrEqual(start.state.world.sanctions + 8);
  const s = begun("post-annexation-2022");
  expect(
    s.header.scenario.record.some((e) => e.date.startsWith("2022-09") && e.by === "russia") ||
      s.header.scenario.locks.some((l) => l.id === "four-not-negotiable" && l.closed),
  ).toBe(true);
  expect(
    s.header.scenario.shocks.find((x) => x.id === "assembly-annexation")?.effects.length,
  ).toBeGreaterThan(0);
});
