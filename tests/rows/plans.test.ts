/** The rows about plans set beside each other, and about what each article is worth in company. */
import { expect, test } from "vitest";
import { openMatch } from "../../shared/engine/open.ts";
import type { MatchState } from "../../shared/engine/state.ts";
import { sheetOf, worthTo } from "../../shared/engine/world/capital.ts";
import { hazardFactors } from "../../shared/engine/world/durability.ts";
import { headerOf, testScenario } from "../engine/fixture.ts";
import { after, begun, everybody, real, text } from "./real.ts";

test("A59 after a change at the patron the same offer has another answer", () => {
  const s = begun("brokered-2025");
  const worth = (x: MatchState) => worthTo(x, "usa", text("ceasefire/general"), everybody(x)).total;
  expect(worth(after(s, "alaska"))).toBeLessThan(worth(s) - 0.5);
  const line = (x: MatchState) => worthTo(x, "usa", text("line/donbas"), everybody(x)).total;
  expect(line(after(s, "alaska"))).toBeGreaterThan(line(s));
});

test("B18 a freeze proposed by a third party is worth less to each side than its own plan", () => {
  const s = begun("armistice-2024");
  const worth = (party: string, plan: readonly string[]) =>
    worthTo(s, party, text(...plan), everybody(s)).total;
  const freeze = [
    "line/freeze",
    "recognition/none",
    "alliance/moratorium",
    "guarantees/nobody",
    "ceasefire/line-only",
  ];
  const kyiv = [
    "line/restore",
    "recognition/none",
    "alliance/open",
    "guarantees/article5",
    "ceasefire/general",
  ];
  const moscow = [
    "line/four",
    "recognition/dejure",
    "alliance/neutral",
    "guarantees/with-russia",
    "forces/ceiling/100",
    "sanctions/lift",
  ];
  expect(worth("ukraine", freeze)).toBeLessThan(worth("ukraine", kyiv));
  expect(worth("russia", freeze)).toBeLessThan(worth("russia", moscow));
  for (const [party, own] of [
    ["ukraine", kyiv],
    ["russia", moscow],
  ] as const) {
    const other = party === "ukraine" ? moscow : kyiv;
    expect(worth(party, own)).toBeGreaterThan(sheetOf(s, party).reservation);
    expect(worth(party, other)).toBeLessThan(sheetOf(s, party).reservation);
  }
});

test("B20 monitors raise an armistice for both, and caps keep the pause from shifting the balance", () => {
  const s = begun("armistice-2024");
  const base = ["line/freeze", "ceasefire/general"];
  const worth = (party: string, ...more: string[]) =>
    worthTo(s, party, text(...base, ...more), everybody(s)).total;
  const kept = (party: string, ...more: string[]) =>
    worthTo(s, party, text(...base, ...more), everybody(s)).parts.find((p) => p.issue === "ceasefire")
      ?.kept as number;
  for (const party of ["ukraine", "russia"]) {
    expect(kept(party, "monitoring/international"), party).toBeGreaterThan(
      kept(party, "monitoring/national"),
    );
    expect(kept(party, "monitoring/national"), party).toBeGreaterThan(0);
  }
  expect(worth("ukraine", "monitoring/international")).toBeGreaterThan(worth("ukraine"));
  const rearming = (...more: string[]) =>
    hazardFactors(s, text(...base, ...more)).find((f) => f.factor === "rearming")?.size ?? 0;
  expect(rearming("forces/mutual")).toBeLessThan(rearming());
  // The ceilings that were published bind one side: they shift the balance instead of keeping it.
  expect(rearming("forces/ceiling/500")).toBeGreaterThan(rearming());
});

test("B10 the urgency of those outside follows what the war does to the world's markets", () => {
  const s = begun("post-annexation-2022");
  const weight = (x: MatchState, party: string) => sheetOf(x, party).issues.grain?.weight as number;
  const ended = after(s, "grain-ends");
  for (const party of ["un", "turkey"]) expect(weight(ended, party), party).toBeGreaterThan(weight(s, party));
  expect(weight(ended, "usa")).toBe(weight(s, "usa"));
});

test("B2 security and land trade against each other in what each side wants", () => {
  const s = begun("armistice-2024");
  const worth = (party: string, ...clauses: string[]) =>
    worthTo(s, party, text(...clauses), everybody(s)).total;
  expect(worth("ukraine", "line/freeze", "guarantees/article5")).toBeGreaterThan(
    worth("ukraine", "line/pockets", "guarantees/nobody"),
  );
  expect(worth("ukraine", "line/pockets", "guarantees/article5")).toBeGreaterThan(
    worth("ukraine", "line/freeze", "guarantees/article5") - 5,
  );
  expect(worth("russia", "line/freeze", "alliance/neutral")).toBeGreaterThan(
    worth("russia", "line/pockets", "alliance/open"),
  );
  expect(
    real("post-annexation-2022")
      .issues.find((i) => i.id === "recognition")
      ?.options.map((o) => o.id),
  ).toContain("realities");
});

test("B3 what a land clause is worth depends on who guarantees it, and an unguarded concession breeds fear", () => {
  const s = begun("istanbul-2022");
  const part = (...more: string[]) =>
    worthTo(s, "ukraine", text("withdrawal/before", ...more), everybody(s)).parts.find(
      (p) => p.issue === "withdrawal",
    )?.points as number;
  const guarded = ["guarantors/istanbul-list", "trigger/automatic", "decision/any"];
  expect(part(...guarded)).toBeGreaterThan(part());
  expect(part(...guarded)).toBeGreaterThan(
    part("guarantors/istanbul-list", "trigger/automatic", "decision/veto"),
  );
  const total = (...c: string[]) =>
    worthTo(begun("armistice-2024"), "ukraine", text(...c), ["ukraine", "russia", "usa", "europe"]).total;
  const fear = total("line/freeze", "guarantees/nobody") - total("line/freeze", "guarantees/article5");
  const alone = total("guarantees/nobody") - total("guarantees/article5");
  expect(fear).toBeLessThan(alone);
  expect(openMatch(headerOf(testScenario)).round).toBe(1);
});
