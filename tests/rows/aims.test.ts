/** The rows about what each side came with: aims, packs, caps, words left undefined, and how far apart they are. */
import { expect, test } from "vitest";
import { closedBy, whyNotClause, whyNotClauses } from "../../shared/engine/rules/talks.ts";
import { sheetOf, worthTo } from "../../shared/engine/world/capital.ts";
import { landNotHeld } from "../../shared/engine/world/draftGaps.ts";
import { hazardFactors } from "../../shared/engine/world/durability.ts";
import { zoneOf } from "../../shared/lab/zone.ts";
import { headerOf } from "../engine/fixture.ts";
import { goOn, opened, ranOut, timeOut } from "../engine/given.ts";
import { after, begun, OF_THIS_WAR, real, text } from "./real.ts";
import { ripenessOf } from "./ripeness.ts";

test("A1 in every scenario one side claims land that it does not hold, and a text that asks for it is flagged", () => {
  for (const id of OF_THIS_WAR) {
    const { regions } = real(id).world;
    const claimed = regions.filter((r) => r.claimedBy.includes("russia"));
    expect(
      claimed.some((r) => r.control > 0.05 && r.control < 0.95),
      id,
    ).toBe(true);
    expect(
      claimed.every((r) => r.claimedBy.includes("ukraine")),
      id,
    ).toBe(true);
  }
  const s = begun("armistice-2024");
  const asked = (option: string) => landNotHeld(s.header.scenario, s.world.control, text(`line/${option}`));
  expect(asked("four")).toEqual(["donetsk", "zaporizhia", "kherson"]);
  expect(asked("freeze")).toEqual([]);
  expect(asked("restore")).toEqual([]);
});

test("A2 each aim of the opening is an issue, with values and stated wishes of both sides", () => {
  const aims = {
    "belarus-2022": ["donbas", "crimea", "withdrawal", "ceasefire", "neutrality", "forces", "prisoners"],
    "istanbul-2022": ["donbas", "crimea", "withdrawal", "justice", "neutrality", "forces"],
    "post-annexation-2022": ["oblasts", "crimea", "withdrawal", "children", "justice", "neutrality"],
  } as const;
  for (const [id, issues] of Object.entries(aims)) {
    const s = real(id as keyof typeof aims);
    for (const issue of issues) {
      const stated = s.positions.filter((p) => p.issue === issue);
      expect(stated.length, `${id} ${issue}`).toBeGreaterThan(0);
      for (const party of s.treaty.principals) {
        const row = sheetOf(begun(id as keyof typeof aims), party).issues[issue];
        expect(row?.weight, `${id} ${issue} ${party}`).toBeGreaterThan(0);
        expect(new Set(Object.values(row?.options ?? {}).map(String)).size).toBeGreaterThan(1);
      }
    }
  }
});

test("A18 the demands of February are the draft on the table, and differ from what was said by the end of March", () => {
  const s = begun("belarus-2022");
  const said = s.header.scenario.positions.filter((p) => p.party === "russia");
  const pack = said.map((p) => `${p.issue}/${p.order[0]}`);
  expect(pack).toEqual(
    expect.arrayContaining([
      "crimea/recognise",
      "donbas/recognise",
      "forces/ceiling",
      "neutrality/permanent",
    ]),
  );
  for (const p of said) {
    const option = p.order[0] as string;
    const shut = closedBy(s, p.issue, option) !== null;
    // What a lock of the other side closes cannot stand on the table; all else does from the first minute.
    expect(s.standings[p.issue]?.russia?.option, p.issue).toBe(shut ? undefined : option);
  }
  expect(closedBy(s, "crimea", "recognise")).toBe("no-recognition-crimea");
  const later = real("istanbul-2022").positions.filter((p) => p.party === "russia");
  const changed = later.filter((p) => {
    const was = said.find((x) => x.issue === p.issue);
    return was && was.order.join() !== p.order.join();
  });
  expect(changed.map((p) => p.issue)).toEqual(expect.arrayContaining(["donbas", "withdrawal", "guarantors"]));
});

test("A19 disarmament is numbers on a slider: men in thousands, range in kilometres, with each side's figure", () => {
  const s = real("istanbul-2022");
  const quantity = (issue: string) =>
    s.issues.find((i) => i.id === issue)?.options.find((o) => o.id === "ceiling")?.quantity;
  const figure = (issue: string, by: string) =>
    quantity(issue)
      ?.figures.filter((f) => f.by === by)
      .map((f) => f.value);
  expect(quantity("forces")?.unit).toBe("thousand persons");
  expect(figure("forces", "russia")).toContain(85);
  expect(figure("forces", "ukraine")).toContain(250);
  expect(quantity("range")?.unit).toBe("kilometres");
  const state = begun("istanbul-2022");
  for (const value of [85, 250])
    expect(whyNotClause(state, { issue: "forces", option: "ceiling", value })).toBeNull();
  expect(whyNotClause(state, { issue: "forces", option: "ceiling", value: 12 })).toMatchObject({
    refused: "valueOutOfRange",
  });
});

test("A20 signing words that nobody has defined raises the hazard, and defining them lowers it again", () => {
  const s = begun("istanbul-2022");
  const vague = (...clauses: string[]) =>
    hazardFactors(s, text(...clauses)).find((f) => f.factor === "vague")?.size ?? 0;
  expect(vague("donbas/leaders", "trigger/political")).toBeGreaterThan(vague("donbas/leaders"));
  expect(vague("donbas/leaders")).toBeGreaterThan(0);
  expect(vague("donbas/line", "trigger/automatic")).toBe(0);
});

test("A24 two delegations with a principal at home; offices in every text, so that no name can be switched", () => {
  for (const id of OF_THIS_WAR) {
    const s = real(id);
    for (const party of s.treaty.principals) {
      const roles = s.parties.find((p) => p.id === party)?.seats.map((x) => x.role) ?? [];
      expect(roles, `${id} ${party}`).toEqual(expect.arrayContaining(["head", "capital"]));
    }
    const played = JSON.stringify([s.parties, s.issues.map((i) => i.options), s.briefs]);
    expect(played, id).not.toMatch(/Putin|Zelensk|Medinsk|Arakhamia|Podolyak|Lukashenk|Trump|Biden/);
  }
});

test("A27 where nobody moves, the tracker shows no movement", () => {
  const s = goOn(
    opened(headerOf(real("belarus-2022"))),
    timeOut,
    timeOut,
    timeOut,
    timeOut,
    timeOut,
    timeOut,
  );
  expect(s.state.round).toBe(3);
  expect(s.state.track.map((p) => p.agreed)).toEqual([0, 0]);
  expect(s.state.standings).toEqual(begun("belarus-2022").standings);
});

test("A36 the Istanbul framework can be filled in: every published head is an article with wording", () => {
  const s = real("istanbul-2022");
  const heads = [
    "neutrality",
    "guarantors",
    "trigger",
    "decision",
    "forces",
    "range",
    "foreign-forces",
    "crimea",
    "donbas",
    "withdrawal",
    "accession",
    "ratification",
  ];
  expect(s.issues.map((i) => i.id)).toEqual(expect.arrayContaining(heads));
  for (const issue of s.issues) for (const o of issue.options) expect(o.wording.length).toBeGreaterThan(20);
  const communique = text(
    "neutrality/permanent",
    "guarantors/istanbul-list",
    "trigger/consult",
    "decision/any",
    "area/excluding",
    "foreign-forces/consult",
    "crimea/defer",
    "donbas/leaders",
    "accession/supported",
    "ratification/referendum",
  );
  expect(whyNotClauses(begun("istanbul-2022"), communique)).toBeNull();
});

test("A51 after the annexation no text is within reach: harder than at either start of the spring", () => {
  const reach = (id: (typeof OF_THIS_WAR)[number]) => zoneOf(begun(id)).chance;
  expect(reach("post-annexation-2022")).toBeLessThan(0.2 * reach("belarus-2022"));
  expect(reach("post-annexation-2022")).toBeLessThan(0.1 * reach("istanbul-2022"));
  const locked = (id: (typeof OF_THIS_WAR)[number]) =>
    real(id).locks.filter((l) => l.closed && ("session" in l.blocks || "clause" in l.blocks)).length;
  expect(locked("post-annexation-2022")).toBeGreaterThan(locked("istanbul-2022"));
});

/** The heads of the plan of November 2022, as articles of this table. */
const TEN = [
  "znpp/zone",
  "grain/renew",
  "energy/all",
  "prisoners/all",
  "children/lists",
  "recognition/invalid",
  "withdrawal/full",
  "justice/tribunal",
  "reparations/register",
  "guarantees/compact",
  "ceasefire/general",
];

test("A52 the ten points can be proposed one by one and as a pack", () => {
  const s = begun("post-annexation-2022");
  for (const clause of text(...TEN)) expect(whyNotClauses(s, [clause]), clause.issue).toBeNull();
  expect(whyNotClauses(s, text(...TEN))).toBeNull();
  const told = JSON.stringify(real("post-annexation-2022").issues.map((i) => i.background));
  expect(told).toMatch(/ten points|ten-point/i);
});

test("A53 the ten points raise their author's own aspiration and its friends' support, not the other side's acceptance", () => {
  const s = begun("post-annexation-2022");
  const told = after(s, "ten-points");
  expect(sheetOf(told, "ukraine").reservation).toBeGreaterThan(sheetOf(s, "ukraine").reservation);
  const justice = (x: typeof s) => sheetOf(x, "partners").issues.justice?.weight as number;
  expect(justice(told)).toBeGreaterThan(justice(s));
  const all = s.header.scenario.parties.map((p) => p.id);
  for (const x of [s, told]) {
    const worth = worthTo(x, "russia", text(...TEN), all).total;
    expect(worth).toBeLessThan(sheetOf(x, "russia").reservation - 20);
  }
  expect(worthTo(told, "russia", text(...TEN), all).total).toBe(
    worthTo(s, "russia", text(...TEN), all).total,
  );
});

test("A57 the terms of June 2024 set beside those of 2022 show what has grown", () => {
  const claimed = (id: (typeof OF_THIS_WAR)[number]) =>
    real(id)
      .world.regions.filter((r) => r.claimedBy.includes("russia"))
      .map((r) => r.id);
  expect(claimed("istanbul-2022")).toEqual(["crimea", "donetsk", "luhansk"]);
  expect(claimed("armistice-2024")).toEqual(["crimea", "donetsk", "kherson", "luhansk", "zaporizhia"]);
  const june = real("armistice-2024").positions.filter(
    (p) => p.party === "russia" && p.date === "2024-06-14",
  );
  expect(june.map((p) => `${p.issue}/${p.order[0]}`)).toEqual(
    expect.arrayContaining(["line/four", "recognition/dejure", "alliance/neutral", "sanctions/lift"]),
  );
});

test("A73 the moment is ripest between 25 March and 2 April", () => {
  const best: { from: string; ripe: number }[] = [];
  for (const id of ["belarus-2022", "istanbul-2022"] as const) {
    const scenario = real(id);
    let s = opened(headerOf(scenario, "7".repeat(32)));
    best.push({ from: scenario.rounds[0]?.from as string, ripe: ripenessOf(s.state) });
    for (let r = 2; r <= scenario.rounds.length; r++) {
      // Nobody moves in the talks; the fighting and what it brought go on as they did, and the north is left in the first week of April.
      s = id === "istanbul-2022" && r === 2 ? leavingTheNorth(s) : goOn(s, timeOut, timeOut, timeOut);
      best.push({ from: scenario.rounds[r - 1]?.from as string, ripe: ripenessOf(s.state) });
    }
  }
  best.sort((a, b) => b.ripe - a.ripe);
  expect(best[0]?.from).toBe("2022-03-28");
  expect(best[0]?.ripe).toBeGreaterThan(1.5 * (best[1]?.ripe as number));
});

const leavingTheNorth = (s: ReturnType<typeof opened>): ReturnType<typeof opened> =>
  goOn(
    s,
    timeOut,
    timeOut,
    (state) => [
      {
        by: { kind: "bot", seat: "russia.head" },
        command: {
          type: "sealOrders",
          round: state.round,
          orders: { posture: "withdrawal", conduct: {}, answers: {}, support: null, line: { kind: "none" } },
        },
      },
    ],
    timeOut,
  );

test("A76 a stalemate may run to the horizon: the calendar ends it, and the ending is judged", () => {
  const s = ranOut(opened(headerOf(real("post-annexation-2022"))));
  expect(s.state.result).toMatchObject({ ending: "none", round: 11, epilogue: null });
  expect(Object.keys(s.state.result?.scores ?? {})).toContain("ukraine");
});
