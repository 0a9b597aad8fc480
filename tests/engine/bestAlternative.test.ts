/**
 * What a capital asks of a text: more than what it keeps without one, more than it costs to go back on a refusal, and for a
 * guarantor more than the war that it may have to fight. And what giving up martial law costs.
 */
import { describe, expect, test } from "vitest";
import { botOrders } from "../../shared/bots/botOrders.ts";
import { openMatch } from "../../shared/engine/open.ts";
import { publicScenario } from "../../shared/engine/scenario/public.ts";
import type { Instrument, MatchState } from "../../shared/engine/state.ts";
import { viewFor } from "../../shared/engine/view/view.ts";
import { audienceCost, reservation, sheetOf, worthTo } from "../../shared/engine/world/capital.ts";
import { wearSides } from "../../shared/engine/world/world.ts";
import { inForce } from "../rows/fixtureRows.ts";
import { headerOf, testHeader, testScenario, variant } from "./fixture.ts";
import { clause, goOn, opened, sealed, timeOut, until } from "./given.ts";
import { istanbul as read } from "./istanbul.ts";

const SWAP = clause("prisoners", "swap");
const m = testScenario.model;
const istanbul = read();

describe("the best alternative", () => {
  test("holds what small agreements in force are worth, for who fights on", () => {
    const before = openMatch(testHeader);
    const after = inForce([SWAP]).state;
    for (const party of ["arden", "borea"]) {
      const adds = sheetOf(after, party).reservation - reservation(after, party);
      const gain = worthTo(after, party, [SWAP], ["arden", "borea"]).total;
      expect(adds, party).toBeCloseTo(gain - worthTo(after, party, [], []).total, 1);
      expect(adds, party).toBeGreaterThan(0);
      expect(sheetOf(before, party).reservation, party).toBeCloseTo(reservation(before, party), 1);
    }
  });
  test("is no war for a third state: its measure stays", () => {
    const after = inForce([SWAP]).state;
    expect(sheetOf(after, "delta").reservation).toBeCloseTo(reservation(after, "delta"), 6);
  });
});

describe("going back on a refusal", () => {
  const text = [clause("north", "leave"), clause("status", "settled")];
  const refused: Instrument = {
    id: "i-1",
    kind: "framework",
    offer: null,
    signatories: ["arden", "borea"],
    clauses: text,
    stage: "failed",
    since: 2,
    confirmed: [],
    ratifiedBy: [],
    steps: [],
    failedBy: "borea",
    failedAt: "confirm",
  };
  const open = openMatch(testHeader);
  const after: MatchState = { ...open, round: 3, instruments: [refused], shocks: {} };
  const cost = (s: MatchState, clauses = text, proposer = "arden", party = "borea") =>
    audienceCost(s, party, clauses, proposer);
  test("costs as much as a red line, as far as the text is the same; nothing for who had not refused", () => {
    expect(cost(after)).toBeCloseTo(m.audienceRedLine.value, 6);
    expect(cost(after, [text[0] as (typeof text)[number], clause("status", "open")])).toBeCloseTo(
      m.audienceRedLine.value / 2,
      6,
    );
    expect(cost(after, [SWAP])).toBe(0);
    expect(cost(after, text, "borea", "arden")).toBe(0);
    expect(cost({ ...after, instruments: [] })).toBe(0);
  });
  test("costs less for who proposes it, and less after something new", () => {
    expect(cost(after, text, "borea")).toBeCloseTo(cost(after) * m.audienceProposerShare.value, 6);
    expect(cost({ ...after, shocks: { news: 3 } })).toBeCloseTo(
      cost(after) * m.audienceNewInformation.value,
      6,
    );
    expect(cost({ ...after, shocks: { old: 1 } })).toBe(cost(after));
  });
});

describe("standing guarantor", () => {
  const s = openMatch(testHeader);
  const all = testScenario.parties.map((p) => p.id);
  const exposure = (option: string, signatories: readonly string[] = all, state: MatchState = s) =>
    worthTo(state, "delta", [clause("pledge", option)], signatories).exposure;
  test("costs by the chance of being called on; a veto, mere words or not signing cost nothing", () => {
    expect(exposure("any")).toBeGreaterThan(0);
    expect(exposure("any")).toBeLessThan(m.guaranteeCost.value);
    expect(exposure("consult")).toBeLessThan(exposure("any"));
    expect(exposure("consult")).toBeGreaterThan(0);
    expect(exposure("veto")).toBe(0);
    expect(exposure("words")).toBe(0);
    expect(exposure("any", ["arden", "borea"])).toBe(0);
    expect(worthTo(s, "borea", [clause("pledge", "any")], all).exposure).toBe(0);
  });
  test("costs more the less the attacker's word is trusted", () => {
    const worse = openMatch(
      headerOf(
        variant((x) => ({
          ...x,
          record: [
            ...x.record,
            ...Array.from({ length: 12 }, (_, i) => ({
              ...(x.record[0] as (typeof x.record)[number]),
              id: `more-${i}`,
              by: "arden",
              wronged: ["borea"],
              kind: "broken" as const,
              domain: "force" as const,
              severity: 1,
              proof: 1,
            })),
          ],
        })),
      ),
    );
    expect(exposure("any", all, worse)).toBeGreaterThan(exposure("any"));
  });
});

describe("martial law", () => {
  const start = goOn(opened(headerOf(istanbul)), until(1, "orders"));
  const lifted = goOn(
    start,
    sealed("ukraine", { line: { kind: "drop", lock: "martial-law-vote" } }),
    timeOut,
  );
  test("is lifted whole: every lock that rests on it opens, and comes back with it", () => {
    expect(lifted.state.locks["martial-law-vote"]).toBe(false);
    expect(lifted.state.locks["martial-law-constitution"]).toBe(false);
    const back = goOn(
      lifted,
      until(2, "orders"),
      sealed("ukraine", { line: { kind: "raise", lock: "martial-law-constitution" } }),
      timeOut,
    );
    expect(back.state.locks["martial-law-vote"]).toBe(true);
    expect(back.state.locks["martial-law-constitution"]).toBe(true);
  });
  test("takes the men with it whom the law lets call up; the other side's come as before", () => {
    const men = (s: MatchState, n: 0 | 1) => wearSides(s, "hold", "hold", 4).sides[n].manpower;
    const open: MatchState = { ...start.state, locks: lifted.state.locks };
    const r = istanbul.model.recruitment.value;
    expect(men(start.state, 1) - men(open, 1)).toBeCloseTo(4 * r * (1 - istanbul.model.volunteers.value), 2);
    expect(men(open, 0)).toBe(men(start.state, 0));
  });
  test("is not lifted by a bot before a signed text waits for it, nor while the other side attacks", () => {
    const treaty = (stage: Instrument["stage"]): Instrument => ({
      id: "i-1",
      kind: "treaty",
      offer: null,
      signatories: ["ukraine", "russia"],
      clauses: [],
      stage,
      since: 1,
      confirmed: [],
      ratifiedBy: [],
      steps: [{ step: "referendum", roundsLeft: 3, done: false }],
      failedBy: null,
      failedAt: null,
    });
    const line = (stage: Instrument["stage"], posture: "hold" | "offensive") => {
      const [a, d] = start.state.world.sides;
      const state: MatchState = {
        ...start.state,
        instruments: [treaty(stage)],
        world: { ...start.state.world, sides: [{ ...a, posture }, d] },
      };
      const view = viewFor(state, { kind: "seats", party: "ukraine", seats: ["ukraine.head"] });
      const command = botOrders({
        view,
        scenario: publicScenario(istanbul, "hash"),
        party: "ukraine",
        seat: "ukraine.head",
        firmness: 0.35,
        luck: () => 0.4,
      });
      return command.type === "sealOrders" ? command.orders.line : null;
    };
    expect(line("signed", "hold")).toEqual({ kind: "drop", lock: "martial-law-vote" });
    expect(line("signed", "offensive")).toEqual({ kind: "none" });
    expect(line("initialled", "hold")).toEqual({ kind: "none" });
  });
});
