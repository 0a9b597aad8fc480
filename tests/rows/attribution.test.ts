/** The rows about who did it: proxies, attribution after the fact, evidence, words against one's own word. */
import { expect, test } from "vitest";
import { dayOf } from "../../shared/engine/days.ts";
import { accusedOf } from "../../shared/engine/rules/orders.ts";
import type { MatchState } from "../../shared/engine/state.ts";
import { trust } from "../../shared/engine/world/trust.ts";
import { variant } from "../engine/fixture.ts";
import { clause, did, goOn, head, sealed, timeOut, until } from "../engine/given.ts";
import { booked, conduct, inForce, seeds, withDuty } from "./fixtureRows.ts";
import { real } from "./real.ts";

const of = (s: MatchState, truster = "borea") => trust(s, truster, "arden", null).score;

test("A13 a breach by proxies may stay unattributed; laid at the patron's door later, it is dated when it was done", () => {
  const scenario = withDuty((d) => (d.id === "cease-a" ? { ...d, deniable: 0.6, visible: 0.9 } : d));
  let unclaimed = 0;
  let later = 0;
  for (const seed of seeds) {
    const first = goOn(inForce([clause("truce", "full")], seed, scenario), conduct("breach"), timeOut);
    const [incident] = booked(first.state, "arden", "broken");
    if (incident?.proof !== 0) continue;
    unclaimed++;
    expect(first.state.accusations).toEqual([]);
    const clean = goOn(inForce([clause("truce", "full")], seed, scenario), timeOut).state;
    expect(of(first.state)).toBeLessThanOrEqual(of(clean));
    const next = goOn(
      first,
      until(3, "orders"),
      conduct("honour"),
      until(4, "orders"),
      conduct("honour"),
      timeOut,
    );
    const found = booked(next.state, "arden", "broken").find((e) => e.proof > 0);
    if (!found) continue;
    later++;
    expect(found.day).toBe(incident.day);
    expect(found.round).toBeGreaterThan(incident.round);
    expect(next.entries.flatMap((e) => e.events).filter((e) => e.type === "accused")).toHaveLength(1);
  }
  expect(unclaimed).toBeGreaterThan(8);
  expect(later).toBeGreaterThan(3);
});

test("A13 what regular forces do in the open costs more and cannot be denied", () => {
  const scenario = withDuty((d) => (d.id === "cease-a" ? { ...d, deniable: 1 } : d));
  for (const seed of seeds.slice(0, 12)) {
    const open = goOn(
      inForce([clause("truce", "full")], seed, scenario),
      sealed("arden", { posture: "offensive" }),
      timeOut,
    );
    expect(booked(open.state, "arden", "broken")).toMatchObject([{ proof: 0.5, severity: 0.9 }]);
    const proxies = goOn(inForce([clause("truce", "full")], seed, scenario), conduct("breach"), timeOut);
    expect(of(open.state)).toBeLessThan(of(proxies.state));
  }
});

test("A13 what comes to light from outside can be booked with the day on which it was done", () => {
  const scenario = variant((s) => ({
    ...s,
    shocks: s.shocks.map((x) =>
      x.id === "leak"
        ? {
            ...x,
            effects: [
              {
                record: {
                  by: "arden",
                  wronged: ["borea"],
                  domain: "force" as const,
                  severity: 0.8,
                  proof: 0.9,
                  date: "2000-06-01",
                },
              },
            ],
          }
        : x,
    ),
  }));
  const s = goOn(
    inForce([clause("truce", "full")], "leak", scenario),
    did({ kind: "facilitator" }, { type: "injectShock", shock: "leak" }),
  ).state;
  expect(s.record.at(-1)).toMatchObject({ day: dayOf("2000-06-01"), round: 2, by: "arden" });
});

test("A65 a public red line on what one has signed oneself is a mark of bad faith with the others", () => {
  const line = { kind: "redLine", issue: "truce", option: "full" } as const;
  const before = inForce([clause("truce", "full")]);
  const against = goOn(before, sealed("arden", { line }), timeOut).state;
  const silent = goOn(before, timeOut).state;
  expect(booked(against, "arden", "denied")).toMatchObject([{ wronged: ["borea"], domain: "ceasefire" }]);
  expect(of(against)).toBeLessThan(of(silent));
  const unbound = goOn(before, sealed("arden", { line: { ...line, option: "local" } }), timeOut).state;
  expect(booked(unbound, "arden", "denied")).toEqual([]);
});

test("A65 the statement that one people claims another's land raises the stake of survival in the scenario of 2025", () => {
  const forum = real("brokered-2025").shocks.find((x) => x.id === "forum");
  expect(forum?.effects).toContainEqual({ opinion: { party: "ukraine", injustice: 0.03 } });
  expect(forum?.effects).toContainEqual({ weight: { party: "ukraine", issue: "guarantees", times: 1.05 } });
});

test("A77 words, refused offers and soundings leave no entry in the record", () => {
  const s = goOn(
    inForce([clause("watch", "patrols")]),
    until(3, "talks"),
    did(head("arden"), { type: "say", channel: "with:arden+corin", text: "What if the north were left?" }),
    did(head("corin"), {
      type: "tableOffer",
      to: ["arden", "borea"],
      form: "terms",
      clauses: [{ issue: "north", option: "stay" }],
      links: [],
      lapses: 3,
      answers: null,
      blind: true,
    }),
    did(head("borea"), { type: "rejectOffer", offer: "corin>arden+borea.1" }),
  );
  const after = goOn(s, until(4, "briefing")).state;
  expect(after.record.filter((e) => e.round > 0)).toEqual([]);
});

test("B21 evidence makes a breach weigh more, and a denial is believed by fewer", () => {
  const scenario = variant((s) => ({
    ...s,
    parties: s.parties.map((p) => (p.id === "corin" ? { ...p, close: { arden: 0.7 } } : p)),
  }));
  const denied = (watched: boolean): MatchState => {
    const clauses = [clause("prisoners", "someday"), ...(watched ? [clause("watch", "monitors")] : [])];
    const s = goOn(
      inForce(clauses, "evidence", scenario),
      conduct("breach", "hold"),
      timeOut,
      until(3, "orders"),
    );
    const id = accusedOf(s.state, "arden")[0] as string;
    return goOn(s, sealed("arden", { answers: { [id]: "deny" } }), timeOut).state;
  };
  const [bare, watched] = [denied(false), denied(true)];
  expect(booked(bare, "arden", "broken")[0]?.proof).toBe(0.5);
  expect(booked(watched, "arden", "broken")[0]?.proof).toBe(0.9);
  expect(booked(bare, "arden", "denied")[0]?.acceptedBy).toEqual(["corin"]);
  expect(booked(watched, "arden", "denied")[0]).not.toHaveProperty("acceptedBy");
  expect(of(watched)).toBeLessThan(of(bare));
});
