/**
 * What must stay true of the scenario after the annexation: two closed doors with ways out, small things that work
 * through mediators, no treaty within reach, contested causes told as contested.
 */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readScenario } from "../../server/scenarios/scenarioFiles.ts";
import { openMatch } from "../../shared/engine/open.ts";
import { dice } from "../../shared/engine/rng.ts";
import { holds } from "../../shared/engine/rules/conditions.ts";
import { sessionLock } from "../../shared/engine/rules/talks.ts";
import type { Header, MatchState } from "../../shared/engine/state.ts";
import { sheetOf } from "../../shared/engine/world/capital.ts";
import { jointBest } from "../../shared/engine/world/joint.ts";
import { trust } from "../../shared/engine/world/trust.ts";
import { moveFront, occupiedShare } from "../../shared/engine/world/world.ts";
import { rollOut } from "../../shared/lab/rollOut.ts";
import { istanbul } from "../engine/istanbul.ts";

const read = readScenario(join(import.meta.dirname, "../../scenarios/post-annexation-2022"));
if (!("scenario" in read)) throw new Error(read.mistakes.map((m) => `${m.path}: ${m.problem}`).join("\n"));
const s = read.scenario;
const header = (seed: string): Header => ({ match: "m", scenario: s, seed, seedHash: "" });
const opened = openMatch(header("1".repeat(32)));
const shock = (id: string) => s.shocks.find((x) => x.id === id);
const lock = (id: string) => s.locks.find((l) => l.id === id);

/** Everything that a player may read before the debrief, without the titles of sources. */
const playedTexts = (): readonly [string, string][] => {
  const found: [string, string][] = [];
  const walk = (x: unknown, path: string): void => {
    if (typeof x === "string") found.push([path, x]);
    else if (typeof x === "object" && x !== null)
      for (const [key, y] of Object.entries(x)) walk(y, `${path}/${key}`);
  };
  const { sources: _sources, model: _model, recorded: _recorded, counts: _counts, ...rest } = s;
  walk(rest, "");
  return found;
};

describe("the material", () => {
  test("fifteen months in eleven rounds, from the day after the annexation to the end of 2023", () => {
    expect(s.parties.map((p) => p.id)).toEqual([
      "ukraine",
      "russia",
      "turkey",
      "un",
      "usa",
      "uk",
      "partners",
      "china",
    ]);
    expect(s.rounds.length).toBe(11);
    expect(s.rounds[0]?.from).toBe("2022-10-01");
    expect(s.rounds[10]?.to).toBe("2023-12-31");
    expect(s.issues.filter((i) => i.limited).map((i) => i.id)).toEqual([
      "ceasefire",
      "grain",
      "energy",
      "znpp",
      "prisoners",
      "children",
    ]);
  });

  test("the record goes on from that of the spring, and knows no unsigned text", () => {
    const ids = new Set(s.record.map((e) => e.id));
    for (const e of istanbul().record) expect(ids.has(e.id), e.id).toBe(true);
    expect(ids.has("border-2022")).toBe(true);
    expect(ids.has("grain-kept-russia") && ids.has("grain-kept-ukraine")).toBe(true);
    expect(s.record.filter((e) => /communiqu|draft/i.test(e.about))).toEqual([]);
    for (const e of s.record.filter((x) => x.id === "olenivka")) expect(e.proof).toBeLessThanOrEqual(0.5);
  });

  test("the ten points are told in their order, and the plan of China with sovereignty in it", () => {
    const ten = shock("ten-points")?.text ?? "";
    expect(ten.indexOf("nuclear safety")).toBeLessThan(ten.indexOf("food"));
    expect(ten.indexOf("prisoners")).toBeLessThan(ten.indexOf("withdrawal"));
    expect(ten).not.toMatch(/Kakhovka/);
    expect(shock("china-paper")?.text).toMatch(/sovereignty/);
    expect(shock("china-paper")?.text).toMatch(/no use of nuclear/);
  });
});

describe("tone", () => {
  test("offices, not persons; neutral words; Ukrainian place names", () => {
    const names =
      /\b(Putin|Zelensk\w+|Lavrov|Kuleba|Yermak|Peskov|Biden|Erdo\w+|Macron|Scholz|Guterres|Grossi|Xi|Lula|Ramaphosa|Prigozhin|Shoigu)\b/;
    const loud =
      /\bregime\b|\bKiev\b|\bKharkov\b|\bOdessa\b|\bLugansk\b|\bNikolaev\b|Zaporozh|\bpuppet|\bbarbar|\bfascist|\bso-called\b|\bsham\b|!/i;
    const texts = playedTexts();
    expect(texts.filter(([, text]) => names.test(text))).toEqual([]);
    expect(texts.filter(([path, text]) => loud.test(text) && !path.endsWith("/id"))).toEqual([]);
  });

  test("memorial entries carry a warning and move no points; a contested cause names both claims", () => {
    const memorials = s.shocks.filter((x) => x.memorial);
    expect(memorials.map((m) => m.id)).toEqual(["dnipro", "kakhovka", "hroza"]);
    for (const m of memorials) expect(m.note, m.id).toMatch(/Shorter text/);
    const dam = shock("kakhovka");
    expect(dam?.text).toMatch(/Moscow blames Ukraine/);
    for (const e of dam?.effects ?? []) if ("record" in e) expect(e.record.proof).toBeLessThanOrEqual(0.5);
  });

  test("the decree is told as what it is", () => {
    expect(lock("decree-679")?.explain).toMatch(/names one office holder and does not ban all talks/);
    expect(s.briefs.public).toMatch(/not a ban on all talks/);
  });
});

describe("two closed doors", () => {
  test("both are closed at first, each has a way that its holder opens and ways that agreement opens", () => {
    for (const id of ["decree-679", "new-realities"]) {
      expect(lock(id)?.closed, id).toBe(true);
      expect(
        lock(id)?.unlock.some((u) => u.by === "holder"),
        id,
      ).toBe(true);
      expect(lock(id)?.unlock.filter((u) => u.by !== "holder").length, id).toBeGreaterThanOrEqual(2);
    }
    expect(sessionLock(opened, "ukraine", "russia")).not.toBeNull();
    expect(sessionLock(opened, "turkey", "russia")).toBeNull();
  });

  test("one door opened is not enough, both are", () => {
    const half: MatchState = { ...opened, locks: { ...opened.locks, "decree-679": false } };
    expect(sessionLock(half, "ukraine", "russia")).toBe("new-realities");
    const whole: MatchState = { ...half, locks: { ...half.locks, "new-realities": false } };
    expect(sessionLock(whole, "russia", "ukraine")).toBeNull();
  });
});

describe("the world and the bargaining problem", () => {
  test("the map begins where mappers had it in early October 2022", () => {
    const share = occupiedShare(s, opened.world.control);
    expect(share).toBeGreaterThan(0.17);
    expect(share).toBeLessThan(0.2);
  });

  test("six weeks of withdrawal give up about the right bank of Kherson, and the news of it follows", () => {
    const { control } = moveFront(opened, "withdrawal", "hold", 6, dice(opened.luck.battlefield));
    const kherson = s.world.regions.findIndex((r) => r.id === "kherson");
    const left = control.find(([r]) => r === kherson)?.[1] ?? 1;
    expect(left).toBeGreaterThan(0.68);
    expect(left).toBeLessThan(0.76);
    const when = shock("kherson-left")?.trigger;
    if (!when || !("when" in when) || when.when === undefined) throw new Error("no condition");
    const after: MatchState = {
      ...opened,
      world: { ...opened.world, control: opened.world.control.map((c, r) => (r === kherson ? left : c)) },
    };
    expect(holds(opened, when.when)).toBe(false);
    expect(holds(after, when.when)).toBe(true);
  });

  test("trust is low where the border treaty fell and higher where prisoners came home", () => {
    expect(trust(opened, "ukraine", "russia", null).score).toBeLessThan(0.3);
    expect(trust(opened, "ukraine", "russia", "prisoners").score).toBeGreaterThan(
      trust(opened, "ukraine", "russia", "force").score,
    );
  });

  test("A69 no treaty lies within reach of both at the start", () => {
    const best = jointBest(opened);
    expect(best.zone).toBe(false);
    for (const p of s.treaty.principals)
      expect(best.worth[p] ?? 0, p).toBeLessThan(sheetOf(opened, p).reservation);
  });

  test("A69 when the south is lost and both are worn, a zone opens", () => {
    const lost: Readonly<Record<string, number>> = { kherson: 0, zaporizhia: 0, kharkiv: 0 };
    const shift: Readonly<Record<string, number>> = { ukraine: -8, russia: -16 };
    const worn = { manpower: 0.9, economy: 0.9, society: 0.7 };
    const [one, two] = opened.world.sides;
    const after: MatchState = {
      ...opened,
      locks: { ...opened.locks, "four-not-negotiable": false },
      capitals: Object.fromEntries(
        Object.entries(opened.capitals).map(([party, c]) => [
          party,
          { ...c, optimism: 0, reservationShift: shift[party] ?? 0 },
        ]),
      ),
      world: {
        ...opened.world,
        drift: -0.02,
        control: opened.world.control.map((c, r) => lost[s.world.regions[r]?.id ?? ""] ?? c),
        sides: [
          { ...one, exhaustion: worn },
          { ...two, exhaustion: worn },
        ],
      },
    };
    expect(jointBest(after).zone).toBe(true);
  });

  test("the end of the grain initiative falls only where no agreement of this table is in force", () => {
    const ends = shock("grain-ends");
    const when = ends && "when" in ends.trigger ? ends.trigger.when : undefined;
    if (!when) throw new Error("the end of the initiative has no condition");
    const july: MatchState = { ...opened, round: 8 };
    expect(holds(july, when)).toBe(true);
    const renewed: MatchState = {
      ...july,
      instruments: [
        {
          id: "i-1",
          kind: "limited",
          offer: "none",
          signatories: ["russia", "ukraine"],
          clauses: [{ issue: "grain", option: "renew" }],
          stage: "inForce",
          since: 2,
          confirmed: [],
          ratifiedBy: [],
          steps: [],
          failedBy: null,
          failedAt: null,
        },
      ],
    };
    expect(holds(renewed, when)).toBe(false);
  });

  test("no shock of the war as it was falls when the fighting has stopped", () => {
    const quiet: MatchState = { ...opened, round: 11, world: { ...opened.world, quiet: 2 } };
    const falling = s.shocks
      .filter((x) => "when" in x.trigger && x.trigger.when !== undefined && holds(quiet, x.trigger.when))
      .map((x) => x.id);
    expect(falling).toEqual([
      "assembly-annexation",
      "sanctions-eighth",
      "icc-warrants",
      "qatar-children",
      "accession-talks",
    ]);
  });

  test("bots: small agreements through mediators in most matches, no treaty, weariness as the polls had it", () => {
    const ends = Array.from(
      { length: 40 },
      (_, n) => rollOut(header(`5${n}`.padStart(32, "c")), false).state,
    );
    const limited = ends.filter((m) =>
      m.instruments.some((i) => i.kind === "limited" && i.stage === "inForce"),
    );
    expect(limited.length).toBeGreaterThanOrEqual(32);
    expect(ends.filter((m) => m.result?.ending === "settlement").length).toBeLessThanOrEqual(1);
    const willing = ends.map((m) => m.track[m.track.length - 1]?.willing ?? 0);
    const mean = willing.reduce((a, b) => a + b, 0) / willing.length;
    // 19 per cent in December 2023, with the eight points of tolerance that the hindcast allows.
    expect(Math.abs(mean - 0.19)).toBeLessThan(0.08);
  });
});
