/** The rows about alliances and what stands in for them: open disputes, ladders, constitutions, precedents. */
import { expect, test } from "vitest";
import { applicationsOf } from "../../shared/engine/rules/orders.ts";
import type { MatchState } from "../../shared/engine/state.ts";
import { sheetOf } from "../../shared/engine/world/capital.ts";
import { opensAccession } from "../../shared/lab/measures.ts";
import { headerOf, variant } from "../engine/fixture.ts";
import {
  agreedBetween,
  did,
  givenStory,
  goOn,
  head,
  opened,
  sealed,
  talks,
  timeOut,
  until,
} from "../engine/given.ts";
import { begun, help, real, text, value } from "./real.ts";

test("A12 no accession while a dispute is open: under a freeze its locks stay shut, after withdrawal they open", () => {
  const s = begun("istanbul-2022");
  for (const [lock, application] of [
    ["alliance-open-dispute", "nato-application"],
    ["union-open-dispute", "union-fast-track"],
  ] as const) {
    expect(applicationsOf(s, "ukraine")).not.toContain(application);
    expect(opensAccession(s, [lock], text("ceasefire/line-only", "donbas/line")), lock).toBe(0);
    expect(opensAccession(s, [lock], text("ceasefire/general", "withdrawal/before")), lock).toBe(1);
    const story = goOn(opened(headerOf(s.header.scenario)), until(1, "orders"));
    givenStory(story)
      .when(head("ukraine"), {
        type: "sealOrders",
        round: 1,
        orders: {
          posture: "hold",
          conduct: {},
          answers: {},
          support: null,
          line: { kind: "apply", application },
        },
      })
      .refused("lineNotAllowed", { application });
  }
});

test("A45 neutrality without a guarantee is worth less than none at all to who was neutral when attacked", () => {
  const s = begun("istanbul-2022");
  for (const option of ["permanent", "conditional"]) {
    expect(value(s, "ukraine", `neutrality/${option}`)).toBeLessThan(value(s, "ukraine"));
    const guarded = ["guarantors/istanbul-list", "trigger/automatic", "decision/any"];
    expect(value(s, "ukraine", `neutrality/${option}`, ...guarded)).toBeGreaterThan(value(s, "ukraine"));
  }
});

/** A precedent that may be cited in public: it lowers what a text that leaves the status open is worth. */
const cited = () =>
  variant((s) => ({
    ...s,
    applications: [
      ...s.applications,
      {
        id: "cite",
        party: "borea",
        label: "Cite an earlier frozen war",
        to: "the table",
        effects: [{ value: { party: "borea", issue: "status", option: "open", add: -15 } }],
        basis: { assumed: "for the test" },
      },
    ],
  }));

test("A11 citing a frozen war as a precedent lowers the worth of a freeze by the set amount, once", () => {
  const start = opened(headerOf(cited()));
  const row = (s: MatchState) => sheetOf(s, "borea").issues.status?.options.open;
  const said = goOn(
    start,
    until(1, "orders"),
    sealed("borea", { line: { kind: "apply", application: "cite" } }),
    timeOut,
  );
  expect(row(said.state)).toBe((row(start.state) as number) - 15);
  expect(applicationsOf(said.state, "borea")).not.toContain("cite");
});

test("A49 the application to the alliance is a public move, and meets the rule about open disputes", () => {
  const s = real("istanbul-2022");
  const move = s.applications.find((a) => a.id === "nato-application");
  expect(move?.effects).toContainEqual({ weight: { party: "russia", issue: "neutrality", times: 1.3 } });
  expect(
    s.locks.find((l) => "application" in l.blocks && l.blocks.application === "nato-application")?.id,
  ).toBe("alliance-open-dispute");
  const later = begun("post-annexation-2022");
  expect(applicationsOf(later, "ukraine")).not.toContain("alliance-invitation");
  expect(later.header.scenario.locks.find((l) => l.id === "alliance-open-war")?.closed).toBe(true);
});

test("B9 a rung of help below the red line is worth more to Moscow than one above it", () => {
  const s = begun("armistice-2024");
  const ladder = ["guarantees/consult", "guarantees/article5"].map((c) => value(s, "russia", c));
  expect(ladder[0]).toBeGreaterThan(ladder[1] as number);
  const alliance = ["alliance/neutral", "alliance/moratorium", "alliance/open"].map((c) =>
    value(s, "russia", c),
  );
  expect(alliance).toEqual([...alliance].sort((a, b) => b - a));
  const kyiv = ["guarantees/consult", "guarantees/article5"].map((c) => value(s, "ukraine", c));
  expect(kyiv[1]).toBeGreaterThan(kyiv[0] as number);
});

test("B22 the rules of 2025 are the same: a veto is worth nothing, an imitation of membership something, and war shuts the door", () => {
  const s = begun("brokered-2025");
  expect(help(s, ["guarantees/with-russia"])).toMatchObject({ strength: 0, veto: true });
  const imitation = help(s, ["guarantees/article5"]).strength;
  expect(imitation).toBeGreaterThan(0.1);
  expect(imitation).toBeLessThan(0.95);
  expect(help(s, ["guarantees/exit"]).strength).toBeLessThan(imitation);
  const a = begun("armistice-2024");
  expect(applicationsOf(a, "ukraine")).not.toContain("nato-invitation");
  expect(opensAccession(a, ["invitation-open-war"], text("line/freeze"))).toBe(0);
});

test("A38 a treaty that changes the constitution is not in force before that has been done, and not under martial law", () => {
  const deal = text(
    "neutrality/permanent",
    "guarantors/five",
    "trigger/automatic",
    "decision/any",
    "forces/ceiling/250",
    "crimea/defer",
    "donbas/line",
    "withdrawal/staged",
    "ratification/referendum",
  );
  const all = ["ukraine", "russia", "usa", "uk", "partners"];
  const initialled = goOn(
    opened(headerOf(real("istanbul-2022"))),
    talks,
    agreedBetween("ukraine", ["partners", "russia", "uk", "usa"], deal),
  );
  expect(initialled.state.instruments[0]?.steps.map((x) => x.step)).toEqual([
    "referendum",
    "constitution",
    "parliaments",
  ]);
  const rule = (step: "confirm" | "ratify") => (state: MatchState) =>
    state.instruments.flatMap((i) =>
      all
        .filter(
          (p) =>
            (step === "confirm"
              ? i.stage === "initialled"
              : i.stage === "signed" && i.since < state.round && !i.ratifiedBy.includes(p)) &&
            state.seats[`${p}.capital`] !== undefined,
        )
        .map((p) =>
          did(
            { kind: "bot", seat: `${p}.capital` },
            { type: "rule" as const, instrument: i.id, step, yes: true },
          ),
        ),
    );
  let s = goOn(initialled, rule("confirm"), until(2, "talks"));
  for (let r = 3; r <= 6 && s.state.phase !== "ended"; r++) s = goOn(s, rule("ratify"), until(r, "talks"));
  const pending = s.state.instruments[0];
  if (pending?.failedBy !== null) expect(["uk", "partners"]).toContain(pending?.failedBy);
  else
    for (const step of ["referendum", "constitution"])
      expect(pending.steps.find((x) => x.step === step)).toMatchObject({ done: false });
  expect(pending?.stage).not.toBe("inForce");
  for (const lock of ["martial-law-vote", "martial-law-constitution"]) expect(s.state.locks[lock]).toBe(true);
});
