/** What must stay true of the scenario of 2024: terms that exclude each other, locks with ways out, small things that work. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readScenario } from "../../server/scenarios/scenarioFiles.ts";
import { openMatch } from "../../shared/engine/open.ts";
import { holds } from "../../shared/engine/rules/conditions.ts";
import type { Header, MatchState } from "../../shared/engine/state.ts";
import { sheetOf } from "../../shared/engine/world/capital.ts";
import { jointBest } from "../../shared/engine/world/joint.ts";
import { trust } from "../../shared/engine/world/trust.ts";
import { occupiedShare } from "../../shared/engine/world/world.ts";
import { rollOut } from "../../shared/lab/rollOut.ts";
import { istanbul } from "../engine/istanbul.ts";

const read = readScenario(join(import.meta.dirname, "../../scenarios/armistice-2024"));
if (!("scenario" in read)) throw new Error(read.mistakes.map((m) => `${m.path}: ${m.problem}`).join("\n"));
const s = read.scenario;
const header = (seed: string): Header => ({ match: "m", scenario: s, seed, seedHash: "" });
const opened = openMatch(header("1".repeat(32)));

describe("the material", () => {
  test("there is enough of it, and what may be settled alone is what was settled alone", () => {
    expect(s.parties.map((p) => p.id)).toEqual(["ukraine", "russia", "turkey", "gulf", "usa", "europe"]);
    expect(s.rounds.length).toBe(7);
    expect(s.rounds[0]?.from).toBe("2024-06-14");
    expect(s.rounds[6]?.to).toBe("2024-12-31");
    expect(s.issues.filter((i) => i.limited).map((i) => i.id)).toEqual([
      "ceasefire",
      "prisoners",
      "children",
      "strikes",
    ]);
  });

  test("the record goes on where Istanbul's ended; unsigned texts and one-sided truces are not in it", () => {
    const ids = s.record.map((e) => e.id);
    for (const e of istanbul().record) expect(ids).toContain(e.id);
    expect(s.record.filter((e) => /communiqué|Christmas|shipping/i.test(e.about)).map((e) => e.id)).toEqual(
      [],
    );
    for (const by of ["ukraine", "russia", "turkey"]) {
      expect(s.record.some((e) => e.by === by && e.kind === "broken" && e.date > "2022-04")).toBe(true);
      expect(s.record.some((e) => e.by === by && e.kind === "kept" && e.date > "2022-04")).toBe(true);
    }
    expect(trust(opened, "ukraine", "russia", "prisoners").score).toBeGreaterThan(
      trust(opened, "ukraine", "russia", "force").score + 0.1,
    );
  });

  test("offices, not persons; Ukrainian place names; every seat has a brief with sources", () => {
    const { sources: _sources, counts: _counts, ...played } = s;
    expect(JSON.stringify(played)).not.toMatch(/Putin|Zelensk|Trump|Biden|Orb[aá]n|Erdo|Kiev|regime|!/);
    for (const seat of s.parties.flatMap((p) => p.seats)) {
      expect(s.briefs.seats[seat.id], seat.id).toMatch(/\(assumed\)/);
      expect(s.briefs.seats[seat.id], seat.id).toMatch(/\[src:/);
    }
    expect(s.briefs.public).toMatch(/China and Brazil have no seat/);
  });

  test("what is shown as a memorial is short, warned of, and never anybody's move", () => {
    const memorials = s.shocks.filter((x) => x.memorial);
    expect(memorials.map((m) => m.id)).toEqual(["hospital"]);
    for (const m of memorials) {
      expect(m.text.split(/\s+/).length).toBeLessThanOrEqual(60);
      expect(m.note).toMatch(/Shorter text/);
    }
  });
});

describe("the situation", () => {
  test("the map begins at about 18 per cent, and the terms of June ask for land that is not held", () => {
    const held = occupiedShare(s, opened.world.control);
    expect(held).toBeGreaterThan(0.175);
    expect(held).toBeLessThan(0.19);
    const four = s.issues[0]?.options.find((o) => o.id === "four")?.control ?? {};
    const asked = occupiedShare(
      s,
      s.world.regions.map((r) => four[r.id] ?? r.control),
    );
    expect(asked - held).toBeGreaterThan(0.03);
  });

  test("no package suits both mandates, neither at the start nor when all locks of June are open", () => {
    expect(jointBest(opened).zone).toBe(false);
    const open: MatchState = {
      ...opened,
      locks: Object.fromEntries(Object.keys(opened.locks).map((id) => [id, false])),
    };
    expect(jointBest(open).zone).toBe(false);
    expect(jointBest(opened).clauses.some((c) => c.issue === "line")).toBe(false);
  });

  test("reports of November bring a line into both mandates", () => {
    const shock = s.shocks.find((x) => x.id === "freeze-reports");
    const limit = shock?.effects.flatMap((e) => ("limit" in e ? [e.limit.allow] : []))[0] ?? [];
    const kyiv = s.sheets[0]?.valuations.find((v) => v.issue === "line")?.allow ?? [];
    expect(limit.filter((o) => kyiv.includes(o))).toEqual(["freeze", "pockets"]);
  });

  test("a truce waits for terms and talks wait for a truce, and every lock has a way out", () => {
    const lock = (id: string) => s.locks.find((l) => l.id === id);
    for (const id of ["terms-first", "decree-679", "new-realities", "martial-law-vote"]) {
      expect(lock(id)?.closed, id).toBe(true);
      expect(
        lock(id)?.unlock.some((u) => u.by === "holder"),
        id,
      ).toBe(true);
    }
    expect(lock("decree-679")?.blocks).toEqual({ application: "leaders-meeting" });
    for (const l of s.locks)
      for (const u of l.unlock)
        if (u.by !== "holder") expect(holds(opened, u.by), `${l.id}/${u.id}`).toBe(false);
  });
});

describe("play", () => {
  const ends = Array.from({ length: 40 }, (_, i) => rollOut(header(`armistice ${i}`), false).state);

  test("exchanges are common, a halt of strikes is rare, a treaty is out of reach of bots", () => {
    const inForce = (state: MatchState, issue: string): boolean =>
      state.instruments.some((i) => i.stage === "inForce" && i.clauses.some((c) => c.issue === issue));
    const share = (test: (state: MatchState) => boolean): number => ends.filter(test).length / ends.length;
    expect(share((x) => inForce(x, "prisoners"))).toBeGreaterThanOrEqual(0.8);
    expect(share((x) => inForce(x, "strikes"))).toBeLessThan(0.5);
    expect(share((x) => x.result?.ending === "settlement")).toBeLessThanOrEqual(0.05);
  });

  test("land and mood move about as they were measured: under a point and a half, and 38 per cent in December", () => {
    const last = ends.map((x) => x.track[x.track.length - 1]);
    const mean = (pick: (p: NonNullable<(typeof last)[0]>) => number): number =>
      last.reduce((sum, p) => sum + (p ? pick(p) : 0), 0) / last.length;
    const moved = mean((p) => p.occupied) - occupiedShare(s, opened.world.control);
    expect(moved).toBeGreaterThan(0);
    expect(moved).toBeLessThan(0.015);
    expect(Math.abs(mean((p) => p.willing) - 0.38)).toBeLessThan(0.08);
    expect(sheetOf(opened, "russia").reservation).toBeGreaterThan(sheetOf(opened, "ukraine").reservation);
  });
});
