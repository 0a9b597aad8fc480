/** The rows about promises made, kept, broken, denied and made again: each with its check. */
import { expect, test } from "vitest";
import { DOMAINS } from "../../shared/engine/ids.ts";
import { openMatch } from "../../shared/engine/open.ts";
import type { Scenario } from "../../shared/engine/scenario/scenario.ts";
import type { MatchState } from "../../shared/engine/state.ts";
import { explainTrust, trust } from "../../shared/engine/world/trust.ts";
import { headerOf, testScenario, variant } from "../engine/fixture.ts";
import { agreedBetween, clause, goOn, sealed, timeOut, until } from "../engine/given.ts";
import { figureOf } from "../laws/trustAgain.ts";
import { BOTH, booked, conduct, inForce, withDuty } from "./fixtureRows.ts";
import { begun, OF_THIS_WAR, real } from "./real.ts";

type Entry = Scenario["record"][number];
const entry = (more: Partial<Entry>): Entry => ({
  id: "e",
  date: "2001-01-01",
  about: "An accord",
  what: "What was done",
  by: "arden",
  wronged: ["borea"],
  domain: "sovereignty",
  kind: "broken",
  severity: 0.6,
  proof: 1,
  sources: ["s"],
  ...more,
});
const withRecord = (...record: readonly Entry[]): MatchState =>
  openMatch(headerOf(variant((s) => ({ ...s, record: record.map((e, i) => ({ ...e, id: `e${i}` })) }))));
const of = (s: MatchState, truster = "borea") => trust(s, truster, "arden", null).score;

test("A4–5 the same breach moves trust less at the rank of an assurance, and least at that of a statement", () => {
  const drop = (rank: "statement" | "assurance" | "guarantee" | "treaty") => {
    const scenario = withDuty((d) => (d.id === "free-a" ? { ...d, rank } : d));
    const before = inForce([clause("prisoners", "swap")], "rank", scenario);
    return of(before.state) - of(goOn(before, conduct("breach", "hold"), timeOut).state);
  };
  const drops = (["statement", "assurance", "guarantee", "treaty"] as const).map(drop);
  expect(drops).toEqual([...drops].sort((a, b) => a - b));
  expect(new Set(drops).size).toBe(4);
});

test("A4–5 a breach against who has paid with what cannot be taken back is never forgotten", () => {
  const scenario = withDuty((d) =>
    d.id === "free-b" ? { ...d, irreversible: true } : d.id === "free-a" ? { ...d, dueRounds: 1 } : d,
  );
  const paid = goOn(inForce([clause("prisoners", "swap")], "paid", scenario), timeOut, until(3, "orders"));
  expect(paid.state.obligations.find((o) => o.duty === "free-b")?.state).toBe("done");
  const broken = goOn(paid, conduct("breach", "hold"), timeOut).state;
  expect(booked(broken, "arden", "broken")).toMatchObject([{ lasting: true }]);
  const old = (lasting: boolean) => of(withRecord(entry({ date: "1970-01-01", lasting })));
  expect(old(true)).toBeLessThan(old(false) - 0.1);
  const before = withRecord(entry({ date: "1970-01-01", lasting: true }));
  expect(of(before)).toBeCloseTo(of(withRecord(entry({}))), 6);
  expect(figureOf(before, "borea", "arden", null).score).toBeCloseTo(of(before), 9);
});

test("A6 a promise made again and then broken costs more than the breach alone", () => {
  expect(of(withRecord(entry({ reaffirmed: true })))).toBeLessThan(of(withRecord(entry({}))));
  const alone = goOn(inForce([clause("prisoners", "someday")]), conduct("breach", "hold"), timeOut).state;
  const again = goOn(
    inForce([clause("prisoners", "someday")]),
    until(3, "talks"),
    agreedBetween("arden", ["borea"], [clause("prisoners", "someday")], "communique"),
    until(3, "orders"),
    conduct("breach", "hold"),
    timeOut,
  ).state;
  expect(booked(alone, "arden", "broken")[0]).not.toHaveProperty("reaffirmed");
  expect(booked(again, "arden", "broken")[0]).toMatchObject({ reaffirmed: true, severity: 0.25 });
  const only = (s: MatchState) => {
    const { beta } =
      explainTrust(s, "borea", "arden", null).terms.find((t) => t.entry.endsWith("-broken")) ?? {};
    return beta as number;
  };
  expect(only(again)).toBeCloseTo(1.5 * only(alone), 2);
});

const doctrine = (close: number): Scenario =>
  variant((s) => ({
    ...s,
    parties: s.parties.map((p) => (p.id === "corin" ? { ...p, close: { arden: close } } : p)),
    applications: [
      ...s.applications,
      {
        id: "void",
        party: "arden",
        label: "Declare the truce void",
        to: "the world",
        effects: [{ repudiate: { party: "arden", issue: "truce" } }],
        basis: { assumed: "for the test" },
      },
    ],
  }));
const repudiated = (close: number): MatchState =>
  goOn(
    inForce([clause("truce", "full")], "void", doctrine(close)),
    sealed("arden", { line: { kind: "apply", application: "void" } }),
    timeOut,
  ).state;

test("A7 repudiation by a doctrine: a breach and a mark of bad faith, except with who stands close", () => {
  const near = repudiated(0.7);
  expect(booked(near, "arden").filter((e) => e.kind !== "kept")).toMatchObject([
    { kind: "broken", severity: 0.9, acceptedBy: ["corin"] },
    { kind: "denied", severity: 0.9, acceptedBy: ["corin"] },
  ]);
  expect(near.obligations.find((o) => o.obligor === "arden")?.state).toBe("broken");
  const before = inForce([clause("truce", "full")], "void", doctrine(0.7)).state;
  expect(of(near, "corin")).toBeCloseTo(of(before, "corin"), 3);
  for (const truster of ["borea", "delta"])
    expect(of(near, truster), truster).toBeLessThan(of(before, truster));
  const far = repudiated(0.3);
  expect(of(far, "corin")).toBeLessThan(of(near, "corin"));
});

test("A8 a mere count begins trust at 0.046 through the saturating prior, and entries beside it are not added", () => {
  const counted = (number: number, record: readonly Entry[] = []) =>
    openMatch(
      headerOf(
        variant((s) => ({
          ...s,
          record: [...record],
          counts: [
            { text: "A count", number, about: "arden", date: "2001-01-01", sources: ["s"], prior: true },
          ],
        })),
      ),
    );
  const s = counted(190);
  expect(of(s)).toBeCloseTo(0.046, 3);
  expect(of(counted(190, [entry({})]))).toBe(of(s));
  expect(figureOf(s, "borea", "arden", "ceasefire").score).toBeCloseTo(
    trust(s, "borea", "arden", "ceasefire").score,
    9,
  );
  const why = explainTrust(s, "borea", "arden", null);
  expect(why.terms).toMatchObject([{ kind: "prior", what: "A count", sources: ["s"] }]);
  expect(why.high - why.low).toBeGreaterThan(0.05);
  // A long count weighs hardly more than a shorter one: eight promises kept here still move it.
  expect(of(counted(400))).toBeGreaterThan(0.9 * of(s));
});

test("A8 the drawer tells the counts apart from the itemised entries, with a source for each", () => {
  for (const id of OF_THIS_WAR) {
    const s = real(id);
    const about = s.record.map((e) => e.about.toLowerCase());
    expect(
      s.counts.some((c) => c.number === 190 && c.sources.length > 0),
      id,
    ).toBe(true);
    expect(
      about.some((a) => /\b190\b/.test(a)),
      id,
    ).toBe(false);
    const terms = explainTrust(begun(id), "ukraine", "russia", null).terms;
    expect(terms.length - 1, id).toBe(s.record.filter((e) => e.by === "russia").length);
  }
});

test("A16 before the first turn the matrix of trust is the fold of the record, for every pair and domain", () => {
  for (const id of OF_THIS_WAR) {
    const s = begun(id);
    const { parties } = s.header.scenario;
    for (const a of parties)
      for (const b of parties)
        if (a.id !== b.id)
          for (const domain of [null, ...DOMAINS])
            expect(trust(s, a.id, b.id, domain).score, `${id} ${a.id}>${b.id} ${domain}`).toBeCloseTo(
              figureOf(s, a.id, b.id, domain).score,
              9,
            );
  }
});

test("A71 one broken deal lowers trust, one kept raises it, and nothing else does", () => {
  const before = inForce([clause("prisoners", "swap")]);
  const kept = of(goOn(before, conduct("honour", "hold"), timeOut).state);
  const broken = of(goOn(before, conduct("breach", "hold"), timeOut).state);
  expect(kept).toBeGreaterThan(of(before.state));
  expect(broken).toBeLessThan(of(before.state));
  const other = testScenario.parties.filter((p) => !BOTH.includes(p.id as (typeof BOTH)[number]));
  for (const p of other) expect(trust(before.state, "borea", p.id, null).score).toBe(0.5);
});
