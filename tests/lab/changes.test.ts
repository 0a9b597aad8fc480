/** What-ifs as data: each changes what it names, at the start or in the middle, leaves what it was given alone, and plays. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { mistakesIn, readChanges } from "../../server/scenarios/changeFiles.ts";
import { listScenarios, readScenario } from "../../server/scenarios/scenarioFiles.ts";
import { apply } from "../../shared/engine/apply.ts";
import { openMatch } from "../../shared/engine/open.ts";
import type { Scenario } from "../../shared/engine/scenario/scenario.ts";
import type { Change, Edit } from "../../shared/engine/scenario/scenarioChanges.ts";
import type { MatchState } from "../../shared/engine/state.ts";
import { sheetOf } from "../../shared/engine/world/capital.ts";
import { trust } from "../../shared/engine/world/trust.ts";
import { changedScenario, fitOf, startFrom, withSeed } from "../../shared/lab/changed.ts";
import { edited, isUnfit } from "../../shared/lab/edits.ts";
import { rollOut } from "../../shared/lab/rollOut.ts";
import { headerOf, testScenario } from "../engine/fixture.ts";

const lock = { ...(testScenario.locks[0] as Scenario["locks"][number]), id: "one-more" };
const option = {
  ...(testScenario.issues.find((i) => i.id === "pledge")
    ?.options[0] as Scenario["issues"][number]["options"][number]),
  id: "third-way",
};

/** One of every kind. */
const EDITS: Readonly<Record<Edit["kind"], Edit>> = {
  withoutShock: { kind: "withoutShock", shock: "graves" },
  shockFalls: { kind: "shockFalls", shock: "graves" },
  shockDate: { kind: "shockDate", shock: "graves", date: testScenario.rounds.at(-1)?.from ?? "" },
  withoutOption: { kind: "withoutOption", issue: "pledge", option: "veto" },
  term: { kind: "term", issue: "truce", option: "full" },
  mandate: { kind: "mandate", party: "arden", issue: "truce", allow: ["full"], weight: 2 },
  value: { kind: "value", party: "arden", issue: "truce", option: "full", points: 91 },
  reservation: { kind: "reservation", party: "arden", add: -10 },
  breaches: { kind: "breaches", party: "arden", times: 2 },
  withoutRecord: { kind: "withoutRecord", entries: [testScenario.record[0]?.id ?? ""] },
  bot: { kind: "bot", party: "arden", policy: "negotiator" },
  forces: { kind: "forces", party: "arden", times: 0.5 },
  openLocks: { kind: "openLocks", locks: ["joining"] },
  aid: {
    kind: "aid",
    from: testScenario.world.aid[0]?.from ?? "",
    to: testScenario.world.aid[0]?.to ?? "",
    times: 0,
  },
  sanctions: { kind: "sanctions", level: 80 },
  role: {
    kind: "role",
    party: testScenario.parties.find((p) => p.role === "guarantor")?.id ?? "",
    role: "mediator",
    policy: "mediator",
  },
  order: { kind: "order", party: "arden", posture: "ceasefire" },
  ruling: { kind: "ruling", party: "arden", yes: false, holding: [] },
  addLock: { kind: "addLock", lock },
  addOption: { kind: "addOption", issue: "pledge", option, values: { arden: 50 } },
  addParty: {
    kind: "addParty",
    id: "newcomer",
    like: testScenario.parties.find((p) => p.role === "guarantor")?.id ?? "",
    name: "Newcomer",
    role: "observer",
    policy: "negotiator",
  },
};

/** A match played to the beginning of its second round, with a person in a chair. */
function midway(): MatchState {
  const { entries } = rollOut(headerOf(testScenario), true);
  let state = openMatch(headerOf(testScenario));
  for (const entry of entries) {
    if (state.round === 2) break;
    state = entry.events.reduce((s, e) => apply(s, e), state);
  }
  const seat = Object.keys(state.seats)[0] as string;
  return {
    ...state,
    seats: { ...state.seats, [seat]: { kind: "person", holder: "h", name: "A" } },
    paused: true,
  };
}

const begun = (state: MatchState, edits: readonly Edit[]) => {
  const start = startFrom(state, edits);
  if (isUnfit(start)) throw new Error(`${start.unfit} ${start.what}`);
  return start;
};

describe.each(Object.entries(EDITS))("%s", (kind, edit) => {
  test("leaves its scenario alone, and plays to an end from the start and from the middle", () => {
    const before = JSON.stringify(testScenario);
    const mid = midway();
    const midBefore = JSON.stringify(mid);
    for (const state of [openMatch(headerOf(testScenario)), mid]) {
      const { state: from, script } = begun(state, [edit]);
      expect(rollOut(from.header, false, from, script).state.phase).toBe("ended");
      const script_ = script ? JSON.stringify(script) : "";
      expect(JSON.stringify(from) + script_).not.toBe(JSON.stringify(begun(state, []).state));
    }
    expect(JSON.stringify(testScenario)).toBe(before);
    expect(JSON.stringify(mid)).toBe(midBefore);
    const bare: readonly string[] = ["shockFalls", "order", "ruling"];
    expect(changedScenario(testScenario, [edit]) === testScenario).toBe(bare.includes(kind));
  });
  test("names what it cannot find", () => {
    const lost = JSON.parse(
      JSON.stringify(edit).replace(/graves|"arden"|"pledge"|"truce"|"joining"/g, (m) =>
        m.startsWith('"') ? '"nowhere"' : "nowhere",
      ),
    ) as Edit;
    if (JSON.stringify(lost) === JSON.stringify(edit)) return;
    expect(edited(testScenario, [lost])).toMatchObject({ unfit: "unknown" });
  });
});

test("another mandate makes void what was said of the old one, and nothing else", () => {
  const said = (by: string) => ({
    by,
    clause: { issue: "truce", option: "full" },
    heardBy: ["arden", "borea"],
  });
  const state: MatchState = { ...midway(), ruledOut: [said("arden"), said("borea")] };
  expect(begun(state, [EDITS.mandate]).state.ruledOut).toEqual([said("borea")]);
  expect(begun(state, [EDITS.value]).state.ruledOut).toEqual(state.ruledOut);
});

describe("each changes what it names, in the middle as at the start", () => {
  const at = (kind: Edit["kind"], state: MatchState): MatchState => begun(state, [EDITS[kind]]).state;
  test.each([
    ["at the start", (): MatchState => openMatch(headerOf(testScenario))],
    ["in the middle", midway],
  ])("%s", (_where, from) => {
    const state = from();
    const scenario = (kind: Edit["kind"]): Scenario => at(kind, state).header.scenario;
    expect(scenario("withoutShock").shocks.map((s) => s.id)).not.toContain("graves");
    expect(
      scenario("withoutOption")
        .issues.find((i) => i.id === "pledge")
        ?.options.map((o) => o.id),
    ).not.toContain("veto");
    expect(
      Object.values(at("withoutOption", state).standings.pledge ?? {}).map((c) => c.option),
    ).not.toContain("veto");
    const { principals } = testScenario.treaty;
    for (const p of principals) expect(at("term", state).standings.truce?.[p]?.option).toBe("full");
    expect(at("mandate", state).capitals.arden?.limits.truce).toEqual(["full"]);
    expect(sheetOf(at("reservation", state), "arden").reservation).toBeLessThan(
      sheetOf(begun(state, []).state, "arden").reservation,
    );
    const score = (s: MatchState): number => trust(s, "borea", "arden", null).score;
    expect(score(at("breaches", state))).toBeLessThan(score(begun(state, []).state));
    expect(at("bot", state).seats["arden.head"]).toEqual({ kind: "bot", policy: "negotiator" });
    expect(at("openLocks", state).locks.joining).toBe(false);
    expect(at("addLock", state).locks["one-more"]).toBe(lock.closed);
    expect(at("aid", state).world.aid[0]?.perWeek).toBe(0);
    expect(at("sanctions", state).world.sanctions).toBe(80);
    expect(at("shockFalls", state).shocks.graves).toBe(state.round);
    expect(at("addParty", state).seats["newcomer.head"]).toEqual({ kind: "bot", policy: "negotiator" });
  });
  test("everybody has left, and no clock runs", () => {
    const { state } = begun(midway(), []);
    expect(Object.values(state.seats).some((o) => o.kind === "person")).toBe(false);
    expect(state.paused).toBe(false);
  });
  test("what has happened cannot be taken away: in a closed code", () => {
    const fallen = begun(midway(), [EDITS.shockFalls]).state;
    expect(startFrom(fallen, [EDITS.withoutShock])).toEqual({ unfit: "tooLate", what: "graves" });
    expect(startFrom(fallen, [EDITS.shockFalls])).toEqual({ unfit: "tooLate", what: "graves" });
    const over = rollOut(headerOf(testScenario), false).state;
    expect(startFrom(over, [EDITS.sanctions])).toEqual({ unfit: "ended", what: "ended" });
  });
  test("is told beforehand: played out, and as the beginning of a table's branch", () => {
    const gone = { id: "no-graves", edits: [EDITS.withoutShock] };
    const told = { id: "told", edits: [EDITS.sanctions, EDITS.order] };
    const before = openMatch(headerOf(testScenario));
    const fallen = { ...before, shocks: { graves: 1 } };
    expect(fitOf(before, gone)).toEqual({ id: "no-graves", played: null, begun: null });
    expect(fitOf(fallen, gone)).toEqual({ id: "no-graves", played: "tooLate", begun: "tooLate" });
    expect(fitOf(fallen, told)).toEqual({ id: "told", played: null, begun: "scripted" });
    expect(fitOf({ ...before, phase: "ended" }, told)).toMatchObject({ played: "ended", begun: "ended" });
  });
  test("an order is given every round, whatever the bot would have done; a ruling stops every text", () => {
    const { state, script } = begun(openMatch(headerOf(testScenario)), [EDITS.order]);
    const { entries } = rollOut(state.header, true, state, script);
    const postures = entries.flatMap((e) =>
      e.events.flatMap((x) => (x.type === "ordersRevealed" && x.party === "arden" ? [x.posture] : [])),
    );
    expect(postures.length).toBeGreaterThan(0);
    expect(new Set(postures)).toEqual(new Set(["ceasefire"]));
  });
});

test("one match, one seed: the same from here on for both branches, and another for another seed", () => {
  const { state } = begun(midway(), []);
  const end = (seed: string) => {
    const from = withSeed(state, seed);
    return JSON.stringify(rollOut(from.header, false, from).state);
  };
  expect(end("a".repeat(32))).toBe(end("a".repeat(32)));
  expect(end("a".repeat(32))).not.toBe(end("b".repeat(32)));
});

describe("prepared changes", () => {
  const root = join(import.meta.dirname, "../../scenarios");
  const all = listScenarios(root).map((name) => {
    const read = readScenario(join(root, name));
    if ("mistakes" in read) throw new Error(name);
    const prepared = readChanges(join(root, name), read.scenario);
    if ("mistakes" in prepared) throw new Error(JSON.stringify(prepared.mistakes));
    return { scenario: read.scenario, changes: prepared.changes };
  });
  test("at least eight what-ifs over the scenarios, each of which can be played", () => {
    const flat = all.flatMap(({ scenario, changes }) => changes.map((change) => ({ scenario, change })));
    expect(flat.length).toBeGreaterThanOrEqual(8);
    for (const { scenario, change } of flat) {
      const { state, script } = begun(openMatch({ ...headerOf(testScenario), scenario }), change.edits);
      expect(rollOut(state.header, false, state, script).state.phase, change.id).toBe("ended");
    }
  }, 60_000);
  test("a wrong id, a wrong source and a double name are told with their place", () => {
    const [first] = all;
    const change = first?.changes[0] as Change;
    const wrong = [
      change,
      { ...change, sources: ["nowhere"], edits: [{ kind: "withoutShock", shock: "x" } as Edit] },
    ];
    const codes = mistakesIn(first?.scenario as Scenario, wrong).map((m) => `${m.code} ${m.path}`);
    expect(codes).toEqual([
      `duplicateId changes.json/${change.id}`,
      `unknownId changes.json/${change.id}`,
      `unknownId changes.json/${change.id}/edits/1`,
    ]);
  });
});
