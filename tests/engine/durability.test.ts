/** After a signature: signs of everything that raises or lowers the hazard, and the survival curve with its band. */
import { describe, expect, test } from "vitest";
import { openMatch } from "../../shared/engine/open.ts";
import type { Clause, MatchState } from "../../shared/engine/state.ts";
import { durabilityOf, epilogueOf, hazardFactors } from "../../shared/engine/world/durability.ts";
import { withDuty } from "../rows/fixtureRows.ts";
import { headerOf, variant } from "./fixture.ts";
import { agreedBetween, clause, goOn, opened, ruledBy, sealed, talks, timeOut, until } from "./given.ts";

const state = opened().state;
const TRUCE = clause("truce", "full");
const sum = (clauses: readonly Clause[], s: MatchState = state) =>
  hazardFactors(s, clauses).reduce((x, f) => x + f.size, 0);
const size = (factor: string, clauses: readonly Clause[], s: MatchState = state) =>
  hazardFactors(s, clauses).find((f) => f.factor === factor)?.size ?? 0;
/** Borea, Arden and the guarantor are bound by something. */
const bound = goOn(
  opened(),
  talks,
  agreedBetween("arden", ["borea", "delta"], [clause("prisoners", "swap")]),
  ruledBy("confirm", ["arden", "borea", "delta"]),
  until(2, "briefing"),
).state;

describe("what lowers the hazard", () => {
  test("a zone, monitors and a commission, by their sizes in the model", () => {
    const guarded = [TRUCE, clause("watch", "monitors")];
    expect(size("zone", guarded)).toBeCloseTo(-0.25, 3);
    expect(size("monitors", guarded)).toBeCloseTo(-0.48, 3);
    expect(size("commission", guarded)).toBeCloseTo(-0.175, 3);
    expect(sum(guarded)).toBeLessThan(sum([TRUCE]));
    expect(sum([TRUCE, clause("watch", "patrols")])).toBeGreaterThan(sum(guarded));
  });
  test("a believed guarantee, the stronger the more; one with a veto does nothing", () => {
    expect(size("guarantee", [TRUCE, clause("pledge", "any")])).toBeLessThan(0);
    expect(sum([TRUCE, clause("pledge", "any")])).toBeLessThan(sum([TRUCE, clause("pledge", "all")]));
    expect(sum([TRUCE, clause("pledge", "veto")])).toBe(sum([TRUCE]));
  });
  test("a ceiling on both sides, for then a pause moves nothing; one on the weaker side alone raises it", () => {
    const level = (...who: readonly string[]) =>
      openMatch(
        headerOf(
          withDuty((d, issue) =>
            issue === "truce" && who.includes(d.obligor)
              ? { ...d, cap: { of: ["manpower", "materiel"], share: 1, basis: { assumed: "here" } } }
              : d,
          ),
        ),
      );
    const free = size("rearming", [TRUCE]);
    expect(free).toBeGreaterThan(0);
    expect(size("rearming", [TRUCE], level("arden", "borea"))).toBe(0);
    expect(size("rearming", [TRUCE], level("borea"))).toBeGreaterThanOrEqual(free);
  });
  test("trust on both sides", () => {
    const worse = opened(
      headerOf(
        variant((s) => ({
          ...s,
          record: [
            ...s.record,
            ...Array.from({ length: 10 }, (_, i) => ({
              ...(s.record[0] as (typeof s.record)[number]),
              id: `w${i}`,
            })),
          ],
        })),
      ),
    ).state;
    expect(size("trust", [TRUCE])).toBeLessThan(size("trust", [TRUCE], worse));
    expect(size("trust", [TRUCE], worse)).toBeLessThan(0);
  });
  test("that those who must carry it are in it", () => {
    expect(size("excluded", [TRUCE], bound)).toBeLessThan(size("excluded", [TRUCE]));
  });
});

describe("what raises it", () => {
  test("words left undefined, each of them", () => {
    expect(size("vague", [clause("truce", "local")])).toBe(0.25);
    expect(size("vague", [clause("truce", "local"), clause("prisoners", "someday")])).toBe(0.5);
  });
  test("land left open", () => {
    expect(size("openStatus", [TRUCE, clause("status", "open")])).toBe(0.5);
    expect(size("openStatus", [TRUCE, clause("status", "settled")])).toBe(0);
  });
  test("injustice: less where it is answered, more where it is forgiven away", () => {
    const at = (option: string) => size("injustice", [TRUCE, clause("status", option)]);
    expect(at("judged")).toBeLessThan(at("settled"));
    expect(at("forgiven")).toBeGreaterThan(at("settled"));
  });
});

describe("the epilogue", () => {
  const afterSigning = (clauses: readonly Clause[]): MatchState =>
    goOn(
      opened(),
      talks,
      agreedBetween("arden", ["borea"], clauses),
      ruledBy("confirm", ["arden", "borea"]),
      until(2, "briefing"),
    ).state;
  test("there is none without something binding in force", () => {
    expect(epilogueOf(state)).toBeNull();
    const words = goOn(
      opened(),
      talks,
      agreedBetween("arden", ["borea"], [TRUCE], "communique"),
      until(2, "briefing"),
    ).state;
    expect(epilogueOf(words)).toBeNull();
  });
  test("a curve of fifteen years that only falls, within its band", () => {
    const e = epilogueOf(afterSigning([TRUCE]));
    expect(e?.survival.map((p) => p.year)).toEqual(Array.from({ length: 16 }, (_, i) => i));
    expect(e?.survival[0]).toEqual({ year: 0, mean: 1, low: 1, high: 1 });
    e?.survival.forEach((p, i, all) => {
      expect(p.low).toBeLessThanOrEqual(p.mean);
      expect(p.mean).toBeLessThanOrEqual(p.high);
      if (i > 0) expect(p.mean).toBeLessThanOrEqual(all[i - 1]?.mean as number);
    });
    // exp(−h0 · e^Σ · 12)
    const s = afterSigning([TRUCE]);
    expect(e?.survival[1]?.mean).toBeCloseTo(Math.exp(-0.035 * Math.exp(sum([TRUCE], s)) * 12), 2);
  });
  test("monitors and a zone lengthen the peace", () => {
    const ten = (clauses: readonly Clause[]) =>
      epilogueOf(afterSigning(clauses))?.survival[10]?.mean as number;
    expect(ten([TRUCE, clause("watch", "monitors")])).toBeGreaterThan(ten([TRUCE]));
  });
  test("factors come largest first, none of them nothing", () => {
    const factors = epilogueOf(afterSigning([TRUCE, clause("watch", "monitors")]))?.factors ?? [];
    expect(factors.length).toBeGreaterThan(3);
    const sizes = factors.map((f) => Math.abs(f.size));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(sizes.every((x) => x > 0)).toBe(true);
  });
  test("the three meters are whole numbers from 0 to 100, and justice lowers impunity", () => {
    const e = epilogueOf(afterSigning([TRUCE]));
    for (const x of [e?.reward, e?.deterrence, e?.impunity]) {
      expect(Number.isInteger(x)).toBe(true);
      expect(x as number).toBeGreaterThanOrEqual(0);
      expect(x as number).toBeLessThanOrEqual(100);
    }
    const all = ["arden", "borea"];
    const framework = (option: string) =>
      epilogueOf(
        goOn(
          opened(),
          talks,
          agreedBetween("arden", ["borea"], [clause("status", option)]),
          ruledBy("confirm", all),
          until(2, "talks"),
          ruledBy("ratify", all),
          until(2, "orders"),
          sealed("arden"),
          timeOut,
        ).state,
      )?.impunity;
    expect([framework("judged"), framework("settled"), framework("forgiven")]).toEqual([20, 60, 95]);
  });
});

describe("the article that mattered most", () => {
  const held = (stage: "inForce" | "signed"): MatchState => ({
    ...bound,
    instruments: bound.instruments.map((i) => ({
      ...i,
      kind: "treaty" as const,
      stage,
      clauses: [TRUCE, clause("watch", "monitors"), clause("prisoners", "swap")],
    })),
  });
  test("each is taken out once: monitors lower the risk, so without them less holds, and the weightiest comes first", () => {
    const d = durabilityOf(held("inForce"));
    const chance = d?.survival[d.year]?.mean ?? 0;
    const watch = d?.without.find((w) => w.clause.issue === "watch");
    expect(watch?.chance).toBeLessThan(chance);
    const sizes = d?.without.map((w) => Math.abs(w.chance - chance)) ?? [];
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(d?.survival).toEqual(epilogueOf(held("inForce"))?.survival);
  });
  test("a text that was only signed is weighed as if it held; without any text there is nothing to weigh", () => {
    expect(durabilityOf(held("signed"))?.stands).toBe("signed");
    expect(durabilityOf(state)).toBeNull();
  });
});
