/** Secrecy, twice: no mark of another seat reaches anybody, and what others hide changes nobody's bytes. */
import { expect, test } from "vitest";
import type { Command } from "../../shared/engine/command.ts";
import { isRefusal } from "../../shared/engine/refusal.ts";
import type { Scenario } from "../../shared/engine/scenario/scenario.ts";
import type { Viewer } from "../../shared/engine/view/viewTypes.ts";
import { headerOf, testScenario, variant } from "../engine/fixture.ts";
import {
  agreedBetween,
  clause,
  goOn,
  opened,
  ruledBy,
  sealed,
  talks,
  timeOut,
  until,
} from "../engine/given.ts";
import { istanbul } from "../engine/istanbul.ts";
import { ENGINE } from "./engine.ts";
import { firstDifference, interference, observed, observersOf } from "./interference.ts";
import { mannerOf, playout, seedOf } from "./playout.ts";
import { leaks, marked, markedPlayout } from "./secrets.ts";

const SHARE = Number(process.env.FUZZ_RUNS ?? 2000) / 2000;
const RUNS = Math.ceil(150 * SHARE);
const LONG = Math.ceil(RUNS / 15);
const HOUR = 3_600_000;
const MARKED = marked(testScenario);

test(
  "canaries: no private word, offer, order, brief or valuation reaches another viewer",
  () => {
    let words = 0;
    for (let n = 0; n < RUNS; n++) {
      const { p, marks } = markedPlayout(MARKED, n, ENGINE);
      words += [...marks.values()].filter((where) => where !== "plenary").length;
      const found = leaks(ENGINE, p, marks);
      if (found.length > 0) expect.fail(`playout ${n}:\n${found.slice(0, 5).join("\n")}`);
    }
    if (RUNS > 50) expect(words).toBeGreaterThan(RUNS * 5);
  },
  HOUR,
);

test(
  "canaries and non-interference at Istanbul",
  () => {
    const scenario = marked(istanbul());
    let inserted = 0;
    for (let n = 0; n < LONG; n++) {
      const { p, marks } = markedPlayout(scenario, n, ENGINE);
      const found = leaks(ENGINE, p, marks);
      if (found.length > 0) expect.fail(`playout ${n}:\n${found.slice(0, 5).join("\n")}`);
      const observers = observersOf(p);
      const result = interference(ENGINE, p, observers[n % observers.length] as Viewer, n);
      if (result.found.length > 0) expect.fail(`playout ${n}:\n${result.found.join("\n")}`);
      inserted += result.inserted;
    }
    if (LONG > 5) expect(inserted).toBeGreaterThan(LONG);
  },
  HOUR,
);

test(
  "non-interference: hidden words, offers and questions change nothing for whom they are hidden from",
  () => {
    let inserted = 0;
    for (let n = 0; n < RUNS; n++) {
      const p = playout(mannerOf(testScenario, n));
      const observers = observersOf(p);
      const observer = observers[n % observers.length] as Viewer;
      const result = interference(ENGINE, p, observer, n);
      if (result.found.length > 0) expect.fail(`playout ${n}:\n${result.found.join("\n")}`);
      inserted += result.inserted;
    }
    if (RUNS > 50) expect(inserted).toBeGreaterThan(RUNS * 3);
  },
  HOUR,
);

test("non-interference: an earlier hidden offer does not show in what is initialled later", () => {
  const deal = [clause("truce", "full"), clause("prisoners", "swap")];
  const hidden = (s: Parameters<typeof timeOut>[0]) => [
    {
      by: { kind: "bot", seat: "arden.head" } as const,
      command: {
        type: "tableOffer",
        to: ["borea"],
        form: "terms",
        clauses: [deal[0]],
        links: [],
        lapses: s.round,
        answers: null,
        blind: false,
      } as Command,
    },
    {
      by: { kind: "bot", seat: "borea.head" } as const,
      command: { type: "rejectOffer", offer: "arden>borea.1" } as Command,
    },
  ];
  const rest = [
    agreedBetween("arden", ["borea"], deal),
    ruledBy("confirm", ["arden", "borea"]),
    until(2, "talks"),
  ];
  const plain = goOn(opened(), talks, ...rest);
  const more = goOn(opened(), talks, hidden, ...rest);
  for (const viewer of [
    { kind: "spectator" },
    { kind: "seats", party: "delta", seats: ["delta.head"] },
  ] as const) {
    expect(JSON.stringify(ENGINE.tell(more.header, more.entries, viewer))).toBe(
      JSON.stringify(ENGINE.tell(plain.header, plain.entries, viewer)),
    );
    expect(JSON.stringify(ENGINE.viewFor(more.state, viewer))).toBe(
      JSON.stringify(ENGINE.viewFor(plain.state, viewer)),
    );
  }
  // Who was party to both knows the number.
  expect(
    ENGINE.viewFor(more.state, { kind: "seats", party: "borea", seats: ["borea.head"] }).instruments["i-1"]
      ?.offer,
  ).toBe("arden>borea.2");
});

test(
  "non-interference: conduct that nobody detected looks like honest conduct",
  () => {
    const outsiders: readonly Viewer[] = [
      { kind: "spectator" },
      { kind: "seats", party: "borea", seats: ["borea.head"] },
      { kind: "seats", party: "corin", seats: ["corin.head"] },
      { kind: "seats", party: "delta", seats: ["delta.head", "delta.capital"] },
    ];
    let compared = 0;
    for (let n = 0; n < 120; n++) {
      const start = goOn(
        opened(headerOf(testScenario, seedOf(n))),
        talks,
        agreedBetween(
          "arden",
          ["borea"],
          [clause("truce", "full"), clause("forces", "cap", 60), clause("prisoners", "someday")],
        ),
        ruledBy("confirm", ["arden", "borea"]),
        until(2, "orders"),
      );
      const ids = start.state.obligations.filter((o) => o.obligor === "arden").map((o) => o.id);
      expect(ids.length).toBeGreaterThan(0);
      const run = (how: "honour" | "evade" | "breach") => {
        const orders = (answer: boolean) =>
          sealed("arden", (standing) => ({
            posture: "ceasefire",
            conduct: {
              [ids[0] as string]: how,
              ...Object.fromEntries(ids.slice(1).map((i) => [i, "breach"])),
            },
            answers: answer
              ? Object.fromEntries(start.state.accusations.map((a) => [a.id, "admit"]))
              : standing.answers,
          }));
        return goOn(
          start,
          orders(false),
          timeOut,
          until(3, "orders"),
          (s) =>
            sealed("arden", {
              posture: "ceasefire",
              conduct: {
                [ids[0] as string]: how,
                ...Object.fromEntries(ids.slice(1).map((i) => [i, "breach"])),
              },
              answers: Object.fromEntries(
                s.accusations.filter((a) => a.by === "arden").map((a) => [a.id, "admit" as const]),
              ),
            })(s),
          timeOut,
        );
      };
      const honest = run("honour");
      for (const how of ["evade", "breach"] as const) {
        const hidden = run(how);
        const seen = hidden.entries.some((e) =>
          e.events.some(
            (x) => x.type === "conductKept" && x.obligation === ids[0] && x.conduct === how && x.seen,
          ),
        );
        if (seen) continue;
        compared++;
        for (const viewer of outsiders) {
          const [a, b] = [honest, hidden].map((s) =>
            JSON.stringify([ENGINE.tell(s.header, s.entries, viewer), ENGINE.viewFor(s.state, viewer)]),
          ) as [string, string];
          if (a !== b) expect.fail(`seed ${n}, ${how}, ${JSON.stringify(viewer)}: ${firstDifference(a, b)}`);
        }
      }
    }
    expect(compared).toBeGreaterThan(20);
  },
  HOUR,
);

test(
  "non-interference: what a party values, what its brief says and what has not happened yet change no other's bytes",
  () => {
    const shifted: Scenario = variant((s) => ({
      ...s,
      sheets: s.sheets.map((sheet) =>
        sheet.party !== "borea"
          ? sheet
          : {
              ...sheet,
              reservation: { ...sheet.reservation, value: 71 },
              optimism: { ...sheet.optimism, value: 9 },
              synergies: [],
              valuations: sheet.valuations.map((v) => ({
                ...v,
                weight: v.weight * (1 + v.issue.length / 3),
                none: 100 - v.none,
                allow: [Object.keys(v.options)[0] as string],
              })),
            },
      ),
      briefs: {
        ...s.briefs,
        seats: Object.fromEntries(
          Object.entries(s.briefs.seats).map(([seat, text]) => [seat, `${text} But differently.`]),
        ),
      },
      shocks: s.shocks.map((x) =>
        x.id === "leak"
          ? { ...x, title: "Another", text: "Another text.", effects: [{ sanctions: { add: 50 } }] }
          : x,
      ),
    }));
    let compared = 0;
    for (let n = 0; n < RUNS; n++) {
      const p = playout(mannerOf(testScenario, n));
      const decided = (type: string) =>
        p.entries.some((e) =>
          e.events.some(
            (x) => x.type === type && ("instrument" in x ? true : "shock" in x && x.shock === "leak"),
          ),
        );
      // A capital's decision may depend on what it values: that is what values are for.
      if (decided("capitalConfirmed") || decided("shockFell")) continue;
      const ending = p.entries.findIndex((e) => e.events.some((x) => x.type === "matchEnded"));
      const early = { ...p, entries: p.entries.slice(0, ending < 0 ? p.entries.length : ending) };
      for (const viewer of [
        { kind: "spectator" },
        { kind: "seats", party: "arden", seats: ["arden.head", "arden.capital"] },
        { kind: "seats", party: "delta", seats: ["delta.head"] },
      ] as const) {
        const one = observed(ENGINE, early, viewer, 0, "one");
        const other = observed(
          ENGINE,
          { ...early, header: { ...early.header, scenario: shifted } },
          viewer,
          0,
          "one",
        );
        if (!one || !other) expect.fail(`playout ${n} does not replay`);
        compared++;
        if (one.told !== other.told)
          expect.fail(`playout ${n}, ${JSON.stringify(viewer)}: ${firstDifference(one.told, other.told)}`);
        const at = one.views.findIndex((v, i) => v !== other.views[i]);
        if (at >= 0)
          expect.fail(
            `playout ${n}, ${JSON.stringify(viewer)}: ${firstDifference(one.views[at] as string, other.views[at] ?? "")}`,
          );
      }
    }
    if (RUNS > 50) expect(compared).toBeGreaterThan(RUNS / 4);
  },
  HOUR,
);

test("sealed orders are sealed: others see the seal, and nothing of what is under it", () => {
  const before = goOn(opened(), until(1, "orders"));
  const one = goOn(
    before,
    sealed("arden", { posture: "offensive", line: { kind: "raise", lock: "no-talk" } }),
  );
  const other = goOn(before, sealed("arden", { posture: "withdrawal" }));
  for (const viewer of [
    { kind: "spectator" },
    {
      kind: "seats",
      party: "borea",
      seats: ["borea.head", "borea.capital", "borea.military", "borea.legal"],
    },
  ] as const) {
    expect(JSON.stringify(ENGINE.viewFor(one.state, viewer))).toBe(
      JSON.stringify(ENGINE.viewFor(other.state, viewer)),
    );
    expect(JSON.stringify(ENGINE.tell(one.header, one.entries, viewer))).toBe(
      JSON.stringify(ENGINE.tell(other.header, other.entries, viewer)),
    );
    expect(ENGINE.viewFor(one.state, viewer).parties.arden?.sealed).toBe(true);
  }
  expect(
    isRefusal(ENGINE.decide(one.state, { kind: "clock" }, { type: "timeOut", round: 1, phase: "orders" })),
  ).toBe(false);
});
