/** A match that ends without a treaty in force goes on into the next scenario, and brings what its table made. */
import { describe, expect, test } from "vitest";
import { isoOf } from "../../shared/engine/days.ts";
import { openMatch } from "../../shared/engine/open.ts";
import { goOn, mayGoOn } from "../../shared/engine/rules/goingOn.ts";
import { lookup } from "../../shared/engine/scenario/lookup.ts";
import { publicScenario } from "../../shared/engine/scenario/public.ts";
import { scenarioSchema } from "../../shared/engine/scenario/scenario.ts";
import type { MatchState } from "../../shared/engine/state.ts";
import { explainTrust, trust } from "../../shared/engine/world/trust.ts";
import { rollOut } from "../../shared/lab/rollOut.ts";
import { begun, real } from "../rows/real.ts";
import { headerOf } from "./fixture.ts";

const next = real("istanbul-2022");
const table = { code: "ABC234" };
/** Belarus played to its end by bots until something small was in force and still ran. */
const ended: MatchState = (() => {
  for (let n = 0; n < 200; n++) {
    const { state } = rollOut({ ...headerOf(real("belarus-2022")), seed: `go on ${n}` }, false);
    const runs = mayGoOn(state) && (goOn(state, next, table).carried?.inForce.length ?? 0) > 0;
    if (runs && state.record.some((e) => e.round > 0)) return state;
  }
  throw new Error("no match ended with an agreement that still ran");
})();
const carried = goOn(ended, next, table);
const start = openMatch(headerOf(carried));

describe("what the next match begins with", () => {
  test("the front, the publics and the forces are as the table left them, no more exact than everybody saw them", () => {
    const places = lookup(ended.header.scenario).region;
    for (const [n, region] of next.world.regions.entries()) {
      const place = places[region.id];
      if (place !== undefined)
        expect(start.world.control[n]).toBeCloseTo(ended.world.control[place] as number, 2);
    }
    for (const side of start.world.sides) {
      const was = ended.world.sides.find((s) => s.party === side.party);
      expect(side.manpower % 5).toBe(0);
      expect(Math.abs(side.manpower - (was?.manpower ?? 0))).toBeLessThanOrEqual(2.5);
    }
    expect(start.world.sanctions).toBe(Math.round(ended.world.sanctions));
    const mood = (s: MatchState) => s.world.opinion.find((o) => o.party === "ukraine")?.injustice ?? 0;
    expect(mood(start)).toBeCloseTo(mood(ended), 2);
    expect(mood(start)).not.toBeCloseTo(mood(begun("istanbul-2022")), 2);
  });

  test("of the days that were played the record has what this table did, and nothing that history did", () => {
    const { began, ended: until } = carried.carried?.from ?? { began: "", ended: "" };
    const within = carried.record.filter((e) => e.date >= began && e.date <= until);
    const own = ended.record.filter((e) => e.round > 0 && next.parties.some((p) => p.id === e.by));
    expect(within.map((e) => [e.date, e.by, e.kind, e.domain])).toEqual(
      own.map((e) => [isoOf(e.day), e.by, e.kind, e.domain]),
    );
    expect(next.record.some((e) => e.date >= began && e.date <= until)).toBe(true);
    for (const entry of carried.record)
      for (const id of entry.sources) expect(carried.sources[id], id).toBeDefined();
  });

  test("trust is the fold of that record, and says which entries are the table's own", () => {
    const own = new Set(carried.record.filter((e) => e.sources.includes("table-abc234")).map((e) => e.id));
    const told = ["ukraine", "russia"].flatMap((by) =>
      explainTrust(start, by === "ukraine" ? "russia" : "ukraine", by, null).terms.filter((t) =>
        own.has(t.entry),
      ),
    );
    expect(told.length).toBeGreaterThan(0);
    expect(trust(start, "ukraine", "russia", null).score).not.toBe(
      trust(begun("istanbul-2022"), "ukraine", "russia", null).score,
    );
  });

  test("a small agreement in force goes on, with those of its duties that still ran", () => {
    expect(start.instruments.length).toBeGreaterThan(0);
    for (const i of start.instruments) expect([i.kind, i.stage, i.since]).toEqual(["limited", "inForce", 1]);
    const keys = (s: MatchState) => s.obligations.map((o) => [o.issue, o.duty, o.obligor].join("."));
    const ran = ended.obligations
      .filter((o) => o.state === "running")
      .map((o) => [o.issue, o.duty, o.obligor].join("."));
    expect(start.obligations.length).toBeGreaterThan(0);
    for (const key of keys(start)) expect(ran).toContain(key);
  });

  test("what has fallen does not fall again, and what was applied for stays applied for", () => {
    const both = next.shocks.filter((s) => ended.shocks[s.id] !== undefined).map((s) => s.id);
    expect(Object.keys(start.shocks).sort()).toEqual(both.sort());
    expect(start.applied).toEqual(
      next.applications.map((a) => a.id).filter((a) => ended.applied.includes(a)),
    );
  });
});

test("the scenario that it is played on can be stored and read again, and hides what the next one hides", () => {
  const stored = scenarioSchema.parse(JSON.parse(JSON.stringify(carried)));
  expect(openMatch(headerOf(stored)).obligations).toEqual(start.obligations);
  const open = publicScenario(carried, "h");
  expect(open.carried?.from).toMatchObject({ scenario: "belarus-2022", table: "ABC234" });
  expect(JSON.stringify(open)).not.toContain("reservation");
});

test("bots play it to an end, and go on once more with both tables behind them", () => {
  const second = rollOut(headerOf(carried), false).state;
  expect(second.phase).toBe("ended");
  const third = goOn({ ...second, instruments: [] }, real("post-annexation-2022"), { code: "XYZ789" });
  for (const source of ["table-abc234", "table-xyz789"])
    expect(third.record.some((e) => e.sources.includes(source))).toBe(true);
  expect(rollOut(headerOf(third), false).state.phase).toBe("ended");
});

test("a treaty in force, a match that runs and a scenario without a next one go nowhere", () => {
  const treaty = ended.instruments.map((i) => ({ ...i, kind: "treaty" as const, stage: "inForce" as const }));
  expect(mayGoOn(ended)).toBe(true);
  expect(mayGoOn({ ...ended, instruments: treaty })).toBe(false);
  expect(mayGoOn({ ...ended, phase: "talks" })).toBe(false);
  expect(mayGoOn({ ...ended, header: headerOf(real("brokered-2025")) })).toBe(false);
});
