/** Valuations by period: they begin once, at the start of the round in which their time lies, and only their owner is told. */
import { expect, test } from "vitest";
import type { Scenario, Sheet } from "../../shared/engine/scenario/scenario.ts";
import type { MatchState } from "../../shared/engine/state.ts";
import { eventFor } from "../../shared/engine/view/see.ts";
import { viewFor } from "../../shared/engine/view/view.ts";
import { sheetOf } from "../../shared/engine/world/capital.ts";
import { headerOf, variant } from "./fixture.ts";
import { goOn, opened, type Story, until } from "./given.ts";

type Periods = NonNullable<Sheet["periods"]>;

const withPeriods = (periods: Periods): Scenario =>
  variant((s) => ({ ...s, sheets: s.sheets.map((x) => (x.party === "borea" ? { ...x, periods } : x)) }));
const winter: Periods[number] = {
  id: "winter",
  since: { date: "2001-01-16", text: "The winter has come.", sources: ["none"] },
  when: { fromDate: "2001-01-16" },
  changes: [
    { weight: { issue: "north", times: 3 } },
    { value: { issue: "north", option: "stay", add: 7 } },
    { limit: { issue: "north", allow: ["leave", "stay"] } },
    { bound: { issue: "forces", atLeast: 40 } },
    { reservation: { add: 2 } },
  ],
  basis: { assumed: "Invented." },
};
const to = (scenario: Scenario, round: number): Story =>
  goOn(opened(headerOf(scenario)), until(round, "briefing"));
const sheet = (s: MatchState) => sheetOf(s, "borea").issues;

test("before its day nothing has changed, and at the start of its round everything has", () => {
  const plain = withPeriods([]);
  const changed = withPeriods([winter]);
  expect(sheet(to(changed, 2).state)).toEqual(sheet(to(plain, 2).state));
  const before = to(plain, 3).state;
  const after = to(changed, 3).state;
  expect(after.phase).toBe("briefing");
  expect(after.capitals.borea?.periods).toEqual([{ id: "winter", round: 3 }]);
  expect(sheet(after).north?.weight).toBeGreaterThan(sheet(before).north?.weight ?? 1);
  expect(sheet(after).north?.options.stay).toBe(Number(sheet(before).north?.options.stay) + 7);
  expect(sheet(after).north?.allow).toEqual(["leave", "stay"]);
  expect(sheet(after).forces?.atLeast).toBe(40);
  expect(sheet(after).forces?.atMost).toBeNull();
  expect(sheetOf(after, "borea").reservation).toBeCloseTo(sheetOf(before, "borea").reservation + 2, 1);
});

test("it begins once, however long its condition holds", () => {
  const { state } = to(withPeriods([winter]), 5);
  expect(state.capitals.borea?.periods).toHaveLength(1);
  expect(state.capitals.borea?.reservationShift).toBe(2);
});

test("a period may wait for a shock, and begins in the round after it", () => {
  const cold = { ...winter, when: { shock: "frost" } };
  expect(to(withPeriods([cold]), 2).state.capitals.borea?.periods).toBeUndefined();
  expect(to(withPeriods([cold]), 3).state.capitals.borea?.periods).toEqual([{ id: "winter", round: 3 }]);
});

test("the owner is told what changed and when; nobody else learns that anything did", () => {
  const hidden = to(withPeriods([winter]), 3);
  const plain = to(withPeriods([]), 3);
  const own = viewFor(hidden.state, { kind: "seats", party: "borea", seats: ["borea.head"] });
  expect(own.mine?.periods).toEqual([{ ...winter.since, round: 3 }]);
  const other = { kind: "seats", party: "arden", seats: ["arden.head"] } as const;
  expect(JSON.stringify(viewFor(hidden.state, other))).toBe(JSON.stringify(viewFor(plain.state, other)));
  const told = hidden.entries
    .flatMap((e) => e.events)
    .filter((e) => e.type === "capitalChanged" && e.capital.party === "borea")
    .map((e) => eventFor(hidden.header.scenario, e, other));
  expect(told.length).toBeGreaterThan(0);
  expect(told.every((e) => e === null)).toBe(true);
});
