/** What must stay true of the scenario of 2025: two orders that block each other, a force that needs three things, truces and exchanges. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readScenario } from "../../server/scenarios/scenarioFiles.ts";
import { openMatch } from "../../shared/engine/open.ts";
import { holds } from "../../shared/engine/rules/conditions.ts";
import { closedBy } from "../../shared/engine/rules/talks.ts";
import type { Header, MatchState } from "../../shared/engine/state.ts";
import { sheetOf } from "../../shared/engine/world/capital.ts";
import { jointBest } from "../../shared/engine/world/joint.ts";
import { trust } from "../../shared/engine/world/trust.ts";
import { occupiedShare } from "../../shared/engine/world/world.ts";
import { rollOut } from "../../shared/lab/rollOut.ts";
import { istanbul } from "../engine/istanbul.ts";

const read = readScenario(join(import.meta.dirname, "../../scenarios/brokered-2025"));
if (!("scenario" in read)) throw new Error(read.mistakes.map((m) => `${m.path}: ${m.problem}`).join("\n"));
const s = read.scenario;
const header = (seed: string): Header => ({ match: "m", scenario: s, seed, seedHash: "" });
const opened = openMatch(header("1".repeat(32)));
const withOpen = (state: MatchState, ...ids: readonly string[]): MatchState => ({
  ...state,
  locks: { ...state.locks, ...Object.fromEntries(ids.map((id) => [id, false])) },
});
const agreed = (state: MatchState, ...clauses: readonly (readonly [string, string])[]): MatchState => ({
  ...state,
  standings: {
    ...state.standings,
    ...Object.fromEntries(
      clauses.map(([issue, option]) => [issue, { ukraine: { issue, option }, russia: { issue, option } }]),
    ),
  },
});
const opens = (state: MatchState, id: string): boolean =>
  s.locks.find((l) => l.id === id)?.unlock.some((u) => u.by !== "holder" && holds(state, u.by)) === true;

describe("the material", () => {
  test("there is enough of it, and what may be settled alone is what was settled alone", () => {
    expect(s.parties.map((p) => p.id)).toEqual(["ukraine", "russia", "usa", "europe", "turkey", "gulf"]);
    expect(s.parties.find((p) => p.id === "usa")?.role).toBe("mediator");
    expect([s.rounds.length, s.rounds[0]?.from, s.rounds[7]?.to]).toEqual([8, "2025-03-11", "2026-03-01"]);
    expect(s.issues.filter((i) => i.limited).map((i) => i.id)).toEqual([
      "ceasefire",
      "prisoners",
      "children",
      "strikes",
    ]);
  });

  test("the record goes on where Istanbul's ended and holds no truce that one side declared or a broker announced", () => {
    const ids = s.record.map((e) => e.id);
    for (const e of istanbul().record) expect(ids).toContain(e.id);
    for (const e of s.record)
      expect(e.about, e.id).not.toMatch(/Easter|Victory|Christmas|energy truce|shipping/i);
    for (const id of ["easter", "victory-day", "energy-call", "cold-week"]) {
      const shock = s.shocks.find((x) => x.id === id);
      expect(
        shock?.effects.some((e) => "record" in e),
        id,
      ).toBe(false);
    }
    expect(trust(opened, "ukraine", "europe", "guarantees").score).toBeGreaterThan(
      trust(opened, "ukraine", "usa", "guarantees").score,
    );
  });

  test("the figures of the army are dated and named, and none is put into a mouth that did not say it", () => {
    const figures = s.issues.find((i) => i.id === "forces")?.options[0]?.quantity?.figures ?? [];
    expect(figures.map((f) => [f.by, f.value, f.date])).toEqual([
      ["ukraine", 800, "2025-12-24"],
      ["europe", 800, "2025-12-15"],
      ["usa", 600, "2025-11-20"],
      ["russia", 90, "2022-04-15"],
    ]);
  });

  test("offices, not persons; Ukrainian place names; every seat has a brief with sources", () => {
    const { sources: _sources, counts: _counts, ...played } = s;
    expect(JSON.stringify(played)).not.toMatch(/Putin|Zelensk|Trump|Witkoff|Medinsk|Macron|Kiev|regime|!/);
    for (const seat of s.parties.flatMap((p) => p.seats)) {
      expect(s.briefs.seats[seat.id], seat.id).toMatch(/\(assumed\)/);
      expect(s.briefs.seats[seat.id], seat.id).toMatch(/\[src:/);
    }
  });

  test("memorial entries are short, warned of, and fall only while the war goes on", () => {
    const memorials = s.shocks.filter((x) => x.memorial);
    expect(memorials.map((m) => m.id)).toEqual(["sumy", "kyiv-july", "ternopil"]);
    const quiet: MatchState = { ...opened, round: 8, world: { ...opened.world, quiet: 2 } };
    for (const m of memorials) {
      expect(m.text.split(/\s+/).length, m.id).toBeLessThanOrEqual(60);
      expect(m.note, m.id).toMatch(/Shorter text/);
      expect("when" in m.trigger && m.trigger.when && holds(quiet, m.trigger.when), m.id).toBe(false);
    }
  });
});

describe("the locks", () => {
  test("a truce waits for talks and a pull-back waits for a truce: a bare line or guarantees lead out", () => {
    expect(closedBy(opened, "ceasefire", "general")).toBe("settlement-first");
    expect(closedBy(opened, "line", "zone")).toBe("truce-first");
    expect(closedBy(opened, "line", "freeze")).toBeNull();
    expect([opens(opened, "settlement-first"), opens(opened, "truce-first")]).toEqual([false, false]);
    const line = agreed(opened, ["line", "freeze"], ["alliance", "silent"]);
    expect(opens(line, "settlement-first")).toBe(true);
    expect(opens(line, "truce-first")).toBe(false);
    expect(opens(agreed(opened, ["guarantees", "article5"]), "truce-first")).toBe(true);
    expect(opens(agreed(opened, ["ceasefire", "general"]), "truce-first")).toBe(true);
  });

  test("A63 the force of the coalition needs a ceasefire, a request and a backstop: two of three are not enough", () => {
    const three = ["force-ceasefire", "force-request", "force-backstop"];
    expect(closedBy(opened, "guarantees", "coalition")).not.toBeNull();
    for (const missing of three) {
      const two = withOpen(opened, ...three.filter((id) => id !== missing));
      expect(closedBy(two, "guarantees", "coalition")).toBe(missing);
    }
    expect(closedBy(withOpen(opened, ...three), "guarantees", "coalition")).toBeNull();
    expect(opens(opened, "force-ceasefire")).toBe(false);
    expect(opens(agreed(opened, ["ceasefire", "general"]), "force-ceasefire")).toBe(true);
    for (const [application, party, lock] of [
      ["request-force", "ukraine", "force-request"],
      ["backstop", "usa", "force-backstop"],
    ] as const) {
      const a = s.applications.find((x) => x.id === application);
      expect(a?.party).toBe(party);
      expect(a?.effects).toContainEqual({ lock: { lock, closed: false } });
    }
  });

  test("no vote under martial law, until a ceasefire is in force, the guns are silent, or Kyiv ends it", () => {
    for (const step of ["referendum", "election", "constitution"]) {
      const lock = s.locks.find((l) => "step" in l.blocks && l.blocks.step === step);
      expect(lock?.closed, step).toBe(true);
      expect(lock?.unlock.map((u) => u.id)).toEqual(["ceasefire-in-force", "guns-silent", "ended"]);
    }
  });
});

describe("play", () => {
  const ends = Array.from({ length: 30 }, (_, i) => rollOut(header(`brokered ${i}`), false).state);
  const share = (test: (state: MatchState) => boolean): number => ends.filter(test).length / ends.length;

  test("exchanges and small truces are common, a general ceasefire and a treaty are not", () => {
    const inForce = (state: MatchState, issue: string, ...options: readonly string[]): boolean =>
      state.instruments.some(
        (i) =>
          i.stage === "inForce" &&
          i.clauses.some((c) => c.issue === issue && (options.length === 0 || options.includes(c.option))),
      );
    expect(share((x) => inForce(x, "prisoners"))).toBeGreaterThanOrEqual(0.8);
    expect(share((x) => inForce(x, "strikes") || inForce(x, "ceasefire", "short"))).toBeGreaterThanOrEqual(
      0.6,
    );
    expect(share((x) => inForce(x, "ceasefire", "general", "centre"))).toBeLessThanOrEqual(0.2);
    expect(share((x) => x.result?.ending === "settlement")).toBeLessThanOrEqual(0.05);
  });

  test("no zone of agreement in March, whatever locks are open; by February the shortfall has about closed", () => {
    // Over 300 matches: −5.7 at the start, median −0.1 at the end, a zone in 32 ± 5 per cent. So no more is claimed.
    const all = Object.keys(opened.locks);
    const leastGain = (state: MatchState): number => {
      const best = jointBest(state);
      return Math.min(
        ...s.treaty.principals.map((p) => (best.worth[p] ?? 0) - sheetOf(state, p).reservation),
      );
    };
    expect(jointBest(opened).zone).toBe(false);
    const before = leastGain(withOpen(opened, ...all));
    expect(before).toBeLessThan(-3);
    const after = ends.map((x) => leastGain(withOpen(x, ...all))).sort((a, b) => a - b);
    const median = after[Math.floor(after.length / 2)] ?? Number.NaN;
    expect(Math.abs(median)).toBeLessThan(2);
    expect(median - before).toBeGreaterThan(3);
  });

  test("land moves about as it was measured: from under 19 to a little over 19 per cent", () => {
    const last = ends.map((x) => x.track[x.track.length - 1]?.occupied ?? 0);
    const mean = last.reduce((a, b) => a + b, 0) / last.length;
    expect(occupiedShare(s, opened.world.control)).toBeLessThan(0.19);
    expect(Math.abs(mean - 0.1925)).toBeLessThan(0.01);
  });
});
