/** The rows about who enforces: guarantees and their decision rule, gates of trust, drafts that leave enforcement out, accession. */
import { expect, test } from "vitest";
import { openMatch } from "../../shared/engine/open.ts";
import type { MatchState } from "../../shared/engine/state.ts";
import { inForceClauses, sheetOf, worthTo } from "../../shared/engine/world/capital.ts";
import { gapsOf, likenessToMinsk } from "../../shared/engine/world/draftGaps.ts";
import { hazardFactors } from "../../shared/engine/world/durability.ts";
import { trust } from "../../shared/engine/world/trust.ts";
import { worth } from "../../shared/engine/world/worth.ts";
import { headerOf, testScenario, variant } from "../engine/fixture.ts";
import {
  did,
  givenStory,
  goOn,
  head,
  offer,
  opened,
  sealed,
  talks,
  timeOut,
  until,
} from "../engine/given.ts";
import { begun, everybody, help, real, text, value, withInForce } from "./real.ts";

const hazard = (s: MatchState, ...clauses: string[]) =>
  hazardFactors(s, text(...clauses)).reduce((sum, f) => sum + f.size, 0);

test("A9 where distrust blocks a text, a monitor, a guarantor or a staged benefit each opens it a little", () => {
  const s = openMatch(headerOf(testScenario));
  const kept = (...clauses: string[]) =>
    worthTo(s, "borea", text("prisoners/swap", ...clauses), everybody(s)).parts.find(
      (p) => p.issue === "prisoners",
    )?.kept as number;
  const bare = kept();
  expect(kept("watch/monitors")).toBeGreaterThan(bare);
  expect(kept("pledge/any")).toBeGreaterThan(bare);
  const terms = (snapback: number) =>
    variant((v) => ({
      ...v,
      issues: v.issues.map((i) => ({
        ...i,
        options: i.options.map((o) => (o.id === "patrols" ? { ...o, safeguards: { snapback } } : o)),
      })),
    }));
  const with_ = (snapback: number) =>
    worth(terms(snapback), sheetOf(s, "borea"), text("prisoners/swap", "watch/patrols"), everybody(s))
      .parts[0]?.kept as number;
  expect(with_(0.8)).toBeGreaterThan(with_(0));
});

test("A9 the capital's answer says so: short without enforcement, within its expectations with it", () => {
  const s = goOn(opened(headerOf(real("istanbul-2022"))), talks);
  const bare = text(
    "neutrality/permanent",
    "crimea/defer",
    "donbas/line",
    "withdrawal/before",
    "ratification/signature",
  );
  const guarded = text(
    "guarantors/istanbul-list",
    "trigger/automatic",
    "decision/any",
    "verification/international",
  );
  const asked = (clauses: typeof bare) =>
    givenStory(s).when(head("ukraine"), { type: "askCapital", clauses: clauses.map((c) => ({ ...c })) });
  asked(bare).then({ type: "capitalAnswered", answer: "short", crossed: [] });
  asked([...bare, ...guarded]).then({ type: "capitalAnswered", answer: "within", crossed: [] });
});

test("A43 a draft that gives the aggressor a say in every answer is a guarantee of nothing, and the reason is named", () => {
  const s = begun("istanbul-2022");
  const draft = ["guarantors/istanbul-list", "trigger/automatic"];
  expect(help(s, [...draft, "decision/veto"])).toEqual({ strength: 0, veto: true, reason: "veto" });
  expect(help(s, [...draft, "decision/any"])).toMatchObject({ veto: false, reason: "works" });
  expect(gapsOf(s.header.scenario, s.world.control, text(...draft, "decision/veto"))).toContain("veto");
});

test("A44 a third state keeps its own trust, and may decline to guarantee with a stated cause", () => {
  const s = goOn(
    opened(headerOf(real("istanbul-2022"))),
    talks,
    did(
      head("ukraine"),
      offer(["russia", "usa"], text("guarantors/istanbul-list", "trigger/automatic", "decision/any"), {
        form: "agreement",
      }),
    ),
    did(head("usa"), {
      type: "say",
      channel: "with:ukraine+usa",
      text: "We doubt that the text would be kept.",
      quotes: null,
    }),
    did(head("usa"), { type: "rejectOffer", offer: "ukraine>russia+usa.1", because: { code: "belowNeeds" } }),
  );
  expect(s.state.offers).toMatchObject([{ status: "rejected", rejectedBy: ["usa"] }]);
  expect(trust(s.state, "usa", "russia", null).score).not.toBe(
    trust(s.state, "ukraine", "russia", null).score,
  );
  const declined = goOn(
    opened(headerOf(real("istanbul-2022"))),
    until(1, "orders"),
    ...["usa", "uk", "partners", "turkey"].map((p) =>
      sealed(p, (o) => ({
        support: { aid: "keep" as const, sanctions: "keep" as const, ...o.support, pledge: 0 as const },
      })),
    ),
    timeOut,
  ).state;
  const clauses = ["guarantors/istanbul-list", "trigger/automatic", "decision/any"];
  expect(help(declined, clauses).strength).toBeLessThan(help(begun("istanbul-2022"), clauses).strength);
});

const bareTruce = ["ceasefire/line-only", "donbas/leaders", "crimea/silent"];
const guardedTruce = [
  "ceasefire/general",
  "guarantors/istanbul-list",
  "trigger/automatic",
  "decision/any",
  "verification/international",
  "forces/ceiling/250",
];

test("A58 a ceasefire without monitor, guarantor or clear capacity bears the marks of Minsk, and is worth less to Kyiv", () => {
  const s = begun("istanbul-2022");
  const gaps = (clauses: readonly string[]) => gapsOf(s.header.scenario, s.world.control, text(...clauses));
  expect(likenessToMinsk(gaps(bareTruce))).toBe(1);
  expect(likenessToMinsk(gaps(guardedTruce))).toBe(0);
  expect(likenessToMinsk(gaps(["ceasefire/line-only"]))).toBe(0.75);
  const synergy = s.header.scenario.sheets
    .find((x) => x.party === "ukraine")
    ?.synergies.find((y) => y.all.some((m) => m.options.includes("line-only")));
  expect(synergy?.add).toBeLessThan(0);
  expect(value(s, "ukraine", "ceasefire/line-only")).toBeLessThan(
    value(s, "ukraine", "ceasefire/line-only", "verification/international"),
  );
});

test("B4 a ceasefire draft without an enforcement block is warned of, and does not hold as long", () => {
  const s = begun("istanbul-2022");
  const gaps = (clauses: readonly string[]) => gapsOf(s.header.scenario, s.world.control, text(...clauses));
  expect(gaps(["ceasefire/line-only"])).toEqual(
    expect.arrayContaining(["noMonitors", "noGuarantor", "noCap"]),
  );
  expect(gaps(guardedTruce)).toEqual([]);
  expect(gaps(["prisoners/all"])).toEqual([]);
  expect(hazard(s, ...bareTruce)).toBeGreaterThan(hazard(s, ...guardedTruce) + 0.5);
});

test("A62 a deal over Europe's head lacks its pledge, and those left out raise the hazard", () => {
  const s = begun("brokered-2025");
  const clauses = ["guarantees/article5", "line/freeze"];
  const all = help(s, clauses).strength;
  expect(help(s, clauses, ["ukraine", "russia", "usa"]).strength).toBeLessThanOrEqual(all);
  const bound = (parties: readonly string[]): MatchState => {
    const x = withInForce(s, text(...clauses));
    return { ...x, instruments: x.instruments.map((i) => ({ ...i, signatories: parties })) };
  };
  const excluded = (x: MatchState) =>
    hazardFactors(x, inForceClauses(x)).find((f) => f.factor === "excluded")?.size ?? 0;
  expect(excluded(bound(["ukraine", "russia", "usa"]))).toBeGreaterThan(
    excluded(bound(["ukraine", "russia", "usa", "europe"])),
  );
  const binding: MatchState = {
    ...s,
    capitals: {
      ...s.capitals,
      europe: { ...(s.capitals.europe as MatchState["capitals"][string]), pledge: 2 },
    },
  };
  expect(help(binding, clauses, ["ukraine", "russia", "usa", "europe"]).strength).toBeGreaterThan(
    help(binding, clauses, ["ukraine", "russia", "usa"]).strength,
  );
});
