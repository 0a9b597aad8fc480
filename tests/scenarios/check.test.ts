/**
 * Every mistake that the checker knows, planted once in the scenario that ships: it must be found, at its place and in
 * plain words. A code that nobody plants fails the last test.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ukraine from "@svg-maps/ukraine";
import { afterAll, expect, test } from "vitest";
import {
  duplicateKeys,
  listScenarios,
  readScenario,
  readScenarios,
  tellMistake,
} from "../../server/scenarioFiles.ts";
import type { Scenario } from "../../shared/engine/scenario.ts";
import { checkScenario, MAP_REGIONS, readScenarioData } from "../../shared/engine/scenarioCheck.ts";
import {
  editDistance,
  explainSchema,
  type Mistake,
  nearest,
  suggest,
} from "../../shared/engine/scenarioMistakes.ts";
import { istanbul } from "../engine/istanbul.ts";

/** Scenario data that a test may damage in any way. */
// biome-ignore lint/suspicious/noExplicitAny: the point of these tests is to break what the type promises
type Loose = any;

const fresh = (): Loose => structuredClone(istanbul());
const by = (list: Loose[], id: string): Loose =>
  list.find((x) => x.id === id || x.party === id || x.issue === id);
const option = (s: Loose, issue: string, id: string): Loose => by(by(s.issues, issue).options, id);
const value = (s: Loose, party: string, issue: string): Loose => by(by(s.sheets, party).valuations, issue);

interface Planted {
  readonly code: string;
  /** What the mistake's path must begin with. */
  readonly at: string;
  readonly plant: (s: Loose) => void;
  /** Something that the suggestion must say. */
  readonly hint?: string;
}

const PLANTED: readonly Planted[] = [
  {
    code: "unknownId",
    at: "treaty/essential",
    plant: (s) => s.treaty.essential.push("crimae"),
    hint: '"crimea"',
  },
  {
    code: "unknownId",
    at: "issues/trigger",
    plant: (s) => (by(s.issues, "trigger").background[0].sources = ["budapest-txt"]),
    hint: '"budapest-text"',
  },
  {
    code: "unknownId",
    at: "issues/withdrawal/options/before",
    plant: (s) => (option(s, "withdrawal", "before").duties[0].obligor = "rusia"),
    hint: '"russia"',
  },
  {
    code: "unknownId",
    at: "issues/withdrawal/options/before/control",
    plant: (s) => (option(s, "withdrawal", "before").control = { kiyv: 0 }),
    hint: '"kyiv"',
  },
  {
    code: "unknownId",
    at: "issues/ratification/options/referendum/entry",
    plant: (s) => (option(s, "ratification", "referendum").entry = ["referendun"]),
    hint: '"referendum"',
  },
  {
    code: "unknownId",
    at: "sheets/ukraine/synergies",
    plant: (s) => (by(s.sheets, "ukraine").synergies[0].all[0].options = ["permanant"]),
    hint: '"permanent"',
  },
  {
    code: "unknownId",
    at: "positions/ukraine/crimea",
    plant: (s) =>
      (s.positions.find((p: Loose) => p.issue === "crimea" && p.party === "ukraine").order = ["deffer"]),
    hint: '"defer"',
  },
  {
    code: "unknownId",
    at: "rounds/1/venue",
    plant: (s) => (s.rounds[0].venue = "dolmabace"),
    hint: '"dolmabahce"',
  },
  {
    code: "unknownId",
    at: "locks/martial-law-vote/blocks",
    plant: (s) => (s.locks[0].blocks = { step: "referenda" }),
    hint: '"referendum"',
  },
  {
    code: "unknownId",
    at: "locks/leaders-after-text/blocks",
    plant: (s) => (by(s.locks, "leaders-after-text").blocks = { application: "leaders-meetings" }),
    hint: '"leaders-meeting"',
  },
  {
    code: "unknownId",
    at: "locks/martial-law-vote/unlock",
    plant: (s) => (s.locks[0].unlock[0].by = { occupied: "kiev" }),
    hint: '"kyiv"',
  },
  {
    code: "unknownId",
    at: "shocks/fifth-package/trigger",
    plant: (s) => (by(s.shocks, "fifth-package").trigger = { when: { not: { shock: "butcha" } } }),
    hint: '"bucha"',
  },
  {
    code: "unknownId",
    at: "shocks/moskva/effects",
    plant: (s) => by(s.shocks, "moskva").effects.push({ lock: { lock: "no-recognitions", closed: true } }),
    hint: '"no-recognition"',
  },
  {
    code: "unknownId",
    at: "world/regions/kyiv/sector",
    plant: (s) => (by(s.world.regions, "kyiv").sector = "nort"),
    hint: '"north"',
  },
  {
    code: "unknownId",
    at: "briefs/ukraine.head",
    plant: (s) => (s.briefs.seats["ukraine.head"] = "As known [src:nobody-knows]."),
  },
  {
    code: "unknownId",
    at: "briefs",
    plant: (s) => (s.briefs.seats["ukraine.heads"] = "For a seat that is not there."),
  },
  {
    code: "duplicateId",
    at: "issues/crimea/options",
    plant: (s) => by(s.issues, "crimea").options.push(option(s, "crimea", "defer")),
  },
  { code: "duplicateId", at: "shocks", plant: (s) => s.shocks.push(s.shocks[0]) },
  { code: "duplicateId", at: "positions", plant: (s) => s.positions.push(s.positions[0]) },
  { code: "treatyParties", at: "treaty", plant: (s) => (s.treaty.attacker = "ukraine") },
  {
    code: "treatyParties",
    at: "treaty/principals",
    plant: (s) => (s.treaty.principals = ["ukraine", "turkey"]),
  },
  { code: "unused", at: "venues/annex", plant: (s) => s.venues.push({ ...s.venues[0], id: "annex" }) },
  {
    code: "unused",
    at: "world/sectors/sea",
    plant: (s) => s.world.sectors.push({ ...s.world.sectors[0], id: "sea" }),
  },
  { code: "roundDates", at: "rounds/2", plant: (s) => (s.rounds[1].from = s.rounds[0].to) },
  { code: "roundDates", at: "rounds/1", plant: (s) => (s.rounds[0].to = "2022-03-01") },
  { code: "briefingLong", at: "rounds/1", plant: (s) => s.rounds[0].briefing.push(s.rounds[0].briefing[0]) },
  {
    code: "briefingFuture",
    at: "rounds/1/briefing/1",
    plant: (s) => (s.rounds[0].briefing[0].date = "2022-04-12"),
  },
  { code: "afterAsOf", at: "record/", plant: (s) => (s.asOf = "1990-01-01") },
  {
    code: "seatName",
    at: "parties/ukraine/seats",
    plant: (s) => (by(s.parties, "ukraine").seats[1].id = "russia.capital"),
    hint: "ukraine.capital",
  },
  {
    code: "seatHead",
    at: "parties/uk/seats",
    plant: (s) =>
      (by(s.parties, "uk").seats = [{ ...by(s.parties, "uk").seats[0], id: "uk.capital", role: "capital" }]),
    hint: "uk.head",
  },
  { code: "closeToSelf", at: "parties/uk/close", plant: (s) => (by(s.parties, "uk").close.uk = 1) },
  {
    code: "articleOrder",
    at: "issues/decision/article",
    plant: (s) => (by(s.issues, "decision").article = 5),
  },
  { code: "noBackground", at: "issues/decision", plant: (s) => (by(s.issues, "decision").background = []) },
  {
    code: "dutyToSelf",
    at: "issues/withdrawal/options/before/duties",
    plant: (s) => option(s, "withdrawal", "before").duties[0].obligee.push("russia"),
  },
  { code: "dutyToSelf", at: "record/", plant: (s) => s.record[0].wronged.push(s.record[0].by) },
  {
    code: "limitedDuty",
    at: "issues/prisoners",
    plant: (s) => (option(s, "prisoners", "all").duties[0].obligor = "turkey"),
  },
  {
    code: "limitedEmpty",
    at: "issues/prisoners/options/all",
    plant: (s) => (option(s, "prisoners", "all").duties = []),
  },
  {
    code: "cannotPledge",
    at: "issues/guarantors/options/five/guarantee",
    plant: (s) => option(s, "guarantors", "five").guarantee.guarantors.push("russia"),
  },
  {
    code: "controlNoDuty",
    at: "issues/withdrawal/options/north/control",
    plant: (s) => (option(s, "withdrawal", "north").duties = []),
  },
  {
    code: "placeholder",
    at: "issues/forces/options/ceiling/wording",
    plant: (s) => (option(s, "forces", "ceiling").wording = "A ceiling of some size."),
  },
  {
    code: "placeholder",
    at: "issues/forces/options/free/wording",
    plant: (s) => (option(s, "forces", "free").wording = "No more than {n}."),
  },
  {
    code: "quantityRange",
    at: "issues/forces/options/ceiling/quantity",
    plant: (s) => (option(s, "forces", "ceiling").quantity.min = 300),
  },
  {
    code: "quantityRange",
    at: "issues/forces/options/ceiling/quantity",
    plant: (s) => (option(s, "forces", "ceiling").quantity.step = 7),
  },
  {
    code: "quantityRange",
    at: "issues/forces/options/ceiling/quantity/figures/1",
    plant: (s) => (option(s, "forces", "ceiling").quantity.figures[0].value = 900),
  },
  { code: "sheetMissing", at: "sheets", plant: (s) => s.sheets.pop() },
  {
    code: "weights",
    at: "sheets/ukraine/valuations",
    plant: (s) => (value(s, "ukraine", "decision").weight += 0.05),
  },
  { code: "valuationMissing", at: "sheets/uk", plant: (s) => by(s.sheets, "uk").valuations.pop() },
  {
    code: "valueMissing",
    at: "sheets/uk/valuations/crimea",
    plant: (s) => delete value(s, "uk", "crimea").options.silent,
  },
  {
    code: "bounds",
    at: "sheets/ukraine/valuations/crimea",
    plant: (s) => (value(s, "ukraine", "crimea").atLeast = 3),
  },
  {
    code: "bounds",
    at: "sheets/ukraine/valuations/forces",
    plant: (s) => (value(s, "ukraine", "forces").atLeast = 900),
  },
  {
    code: "bounds",
    at: "sheets/ukraine/valuations/forces",
    plant: (s) => (value(s, "ukraine", "forces").atMost = 100),
  },
  {
    code: "points",
    at: "sheets/ukraine/valuations/forces",
    plant: (s) => value(s, "ukraine", "forces").options.ceiling.reverse(),
  },
  {
    code: "points",
    at: "sheets/ukraine/valuations/forces",
    plant: (s) => value(s, "ukraine", "forces").options.ceiling.pop(),
  },
  {
    code: "points",
    at: "sheets/ukraine/valuations/crimea",
    plant: (s) =>
      (value(s, "ukraine", "crimea").options.defer = [
        [0, 1],
        [9, 2],
      ]),
  },
  { code: "recordLate", at: "record/", plant: (s) => (s.record[0].date = "2022-05-01") },
  { code: "recordEmpty", at: "record/", plant: (s) => (s.record[0].severity = 0) },
  {
    code: "emptyCondition",
    at: "locks/martial-law-vote/unlock",
    plant: (s) => (s.locks[0].unlock[0].by = { all: [] }),
  },
  {
    code: "emptyCondition",
    at: "locks/martial-law-vote/unlock",
    plant: (s) => (s.locks[0].unlock[0].by = { control: { region: "kyiv" } }),
  },
  {
    code: "neverHolds",
    at: "shocks/moskva/trigger",
    plant: (s) => (by(s.shocks, "moskva").trigger = { when: { fromRound: 40 } }),
  },
  {
    code: "neverHolds",
    at: "shocks/moskva/trigger",
    plant: (s) => (by(s.shocks, "moskva").trigger = { when: { fromDate: "2022-09-30" } }),
  },
  {
    code: "noOpinion",
    at: "shocks/moskva/effects",
    plant: (s) => by(s.shocks, "moskva").effects.push({ opinion: { party: "usa", fatigue: 0.1 } }),
  },
  {
    code: "noAid",
    at: "shocks/lend-lease/effects",
    plant: (s) =>
      (by(s.shocks, "lend-lease").effects = [{ aid: { from: "turkey", to: "ukraine", times: 2 } }]),
  },
  { code: "memorialNote", at: "shocks/bucha", plant: (s) => delete by(s.shocks, "bucha").note },
  {
    code: "memorialScore",
    at: "shocks/bucha",
    plant: (s) => by(s.shocks, "bucha").effects.push({ reservation: { party: "ukraine", add: 2 } }),
  },
  {
    code: "memorialInject",
    at: "shocks/bucha",
    plant: (s) => (by(s.shocks, "bucha").trigger = { inject: true }),
  },
  {
    code: "notOnMap",
    at: "world/regions/odesa",
    plant: (s) => (by(s.world.regions, "odessa").id = "odesa"),
    hint: '"odessa"',
  },
  { code: "areas", at: "world/regions", plant: (s) => (s.world.regions[0].area = 0.3) },
  { code: "sideMissing", at: "world/sides", plant: (s) => (s.world.sides[0].party = "turkey") },
  { code: "briefMissing", at: "briefs", plant: (s) => delete s.briefs.seats["uk.head"], hint: "uk.head.md" },
  {
    code: "briefLong",
    at: "briefs/uk.head",
    plant: (s) => (s.briefs.seats["uk.head"] += " word".repeat(400)),
  },
  { code: "briefLong", at: "briefs/public", plant: (s) => (s.briefs.public += " word".repeat(400)) },
  {
    code: "timelineOrder",
    at: "recorded/timeline/2",
    plant: (s) => (s.recorded.timeline[0].date = "2022-05-17"),
  },
  {
    code: "unusedSource",
    at: "sources/spare",
    plant: (s) => (s.sources.spare = { ...s.sources["nyt-2024"], url: "https://example.org/spare" }),
  },
  {
    code: "sourceAddress",
    at: "sources/nyt-2024",
    plant: (s) => (s.sources["nyt-2024"].url = "urn:unlocated:1"),
  },
  {
    code: "duplicateSource",
    at: "sources/",
    plant: (s) => (s.sources["nyt-2024"].url = s.sources["nyt-2024-copy"].url),
  },
];

const SCHEMA: readonly Planted[] = [
  { code: "missing", at: "treaty/title", plant: (s) => delete s.treaty.title, hint: "a text" },
  { code: "wrongKind", at: "issues/crimea/limited", plant: (s) => (by(s.issues, "crimea").limited = "yes") },
  {
    code: "unknownField",
    at: "issues/crimea",
    plant: (s) => (by(s.issues, "crimea").qestion = "?"),
    hint: '"question"',
  },
  {
    code: "notAllowed",
    at: "issues/crimea/family",
    plant: (s) => (by(s.issues, "crimea").family = "teritory"),
    hint: '"territory"',
  },
  {
    code: "badFormat",
    at: "rounds/0/from",
    plant: (s) => (s.rounds[0].from = "28 March 2022"),
    hint: "2022-03-28",
  },
  {
    code: "badFormat",
    at: "parties/Ukraine/id",
    plant: (s) => (s.parties[0].id = "Ukraine"),
    hint: "lower-case",
  },
  {
    code: "tooSmall",
    at: "sheets/ukraine/reservation/value",
    plant: (s) => (by(s.sheets, "ukraine").reservation.value = -1),
  },
  { code: "tooSmall", at: "issues/crimea/title", plant: (s) => (by(s.issues, "crimea").title = "") },
  {
    code: "tooSmall",
    at: "positions/ukraine/neutrality/sources",
    plant: (s) => (s.positions[0].sources = []),
  },
  {
    code: "tooBig",
    at: "issues/crimea/short",
    plant: (s) => (by(s.issues, "crimea").short = "The whole of Crimea"),
  },
  { code: "tooBig", at: "world/grid", plant: (s) => (s.world.grid = 7) },
  {
    code: "noShape",
    at: "sheets/ukraine/reservation/basis",
    plant: (s) => (by(s.sheets, "ukraine").reservation.basis = { asumed: "x" }),
    hint: '"assumed"',
  },
  {
    code: "noShape",
    at: "sheets/ukraine/optimism/basis",
    plant: (s) => (by(s.sheets, "ukraine").optimism.basis = "assumed"),
  },
  {
    code: "wrongKind",
    at: "shocks/moskva/effects/0/reservation/add",
    plant: (s) => (by(s.shocks, "moskva").effects = [{ reservation: { party: "ukraine", add: "much" } }]),
  },
];

const told = (mistakes: readonly Mistake[]): string => mistakes.map(tellMistake).join("\n");

function expectFound(p: Planted, mistakes: readonly Mistake[]): void {
  const found = mistakes.find((m) => m.code === p.code && m.path.startsWith(p.at));
  expect(found, `${p.code} at ${p.at}; found instead:\n${told(mistakes)}`).toBeDefined();
  expect(found?.problem).toMatch(/^[^\n]{10,200}\.$/);
  if (p.hint !== undefined) expect(found?.suggestion).toContain(p.hint);
}

test("the scenario that ships has no mistakes", () => {
  expect(told(checkScenario(istanbul()))).toBe("");
  expect(explainSchema(istanbul())).toEqual([]);
  expect(readScenarioData(fresh())).toEqual({ scenario: istanbul() });
});

test.each(PLANTED.map((p, i) => [`${i + 1} ${p.code} at ${p.at}`, p] as const))("finds %s", (_name, p) => {
  const s = fresh();
  p.plant(s);
  expectFound(p, checkScenario(s as Scenario));
});

test.each(SCHEMA.map((p, i) => [`${i + 1} ${p.code} at ${p.at}`, p] as const))(
  "puts into words: %s",
  (_name, p) => {
    const s = fresh();
    p.plant(s);
    expectFound(p, explainSchema(s));
    expect(readScenarioData(s)).toHaveProperty("mistakes");
  },
);

test("one mistake is told once, not once for every shape that it might have had", () => {
  const s = fresh();
  by(s.shocks, "moskva").trigger = { when: { fromDat: "2022-04-14" } };
  expect(explainSchema(s).map((m) => [m.code, m.path])).toEqual([["noShape", "shocks/moskva/trigger/when"]]);
});

test("a mistake that the schema finds comes before those of the second pass", () => {
  const s = fresh();
  s.world.grid = 7;
  s.treaty.essential.push("nothing");
  const read = readScenarioData(s);
  expect("mistakes" in read && read.mistakes.map((m) => m.code)).toEqual(["tooBig"]);
});

// On disk -----------------------------------------------------------------------------------------------------------

const ROOT = join(import.meta.dirname, "../../scenarios");
const folders: string[] = [];
afterAll(() => {
  for (const dir of folders) rmSync(dir, { recursive: true, force: true });
});

/** A copy of the scenarios in a folder of its own. */
function copied(): string {
  const root = mkdtempSync(join(tmpdir(), "scenarios-"));
  folders.push(root);
  cpSync(ROOT, root, { recursive: true });
  return root;
}

function after(change: (dir: string) => void): readonly Mistake[] {
  const dir = join(copied(), "istanbul-2022");
  change(dir);
  const read = readScenario(dir);
  return "mistakes" in read ? read.mistakes : [];
}

const edit = (file: string, change: (text: string) => string): void =>
  writeFileSync(file, change(readFileSync(file, "utf8")));

test("the folder reads whole, and the list knows it", () => {
  expect(listScenarios(ROOT)).toContain("istanbul-2022");
  expect(listScenarios(join(ROOT, "nowhere"))).toEqual([]);
  expect(readScenarios(ROOT).map((s) => s.id)).toEqual(listScenarios(ROOT));
});

const ON_DISK: readonly (readonly [code: string, path: string, change: (dir: string) => void])[] = [
  ["unknownFile", "isues.json", (dir) => writeFileSync(join(dir, "isues.json"), "[]")],
  ["unknownFile", "briefs/uk.txt", (dir) => writeFileSync(join(dir, "briefs/uk.txt"), "x")],
  ["missingFile", "locks.json", (dir) => rmSync(join(dir, "locks.json"))],
  ["notJson", "locks.json", (dir) => edit(join(dir, "locks.json"), (t) => `${t},`)],
  ["wrongKind", "locks.json", (dir) => writeFileSync(join(dir, "locks.json"), "[]")],
  [
    "unknownField",
    "locks.json/lock",
    (dir) => edit(join(dir, "locks.json"), (t) => t.replace('"locks"', '"lock"')),
  ],
  [
    "duplicateKey",
    "scenario.json/treaty/attacker",
    (dir) =>
      edit(join(dir, "scenario.json"), (t) => t.replace('"attacker":', '"attacker": "ukraine", "attacker":')),
  ],
  [
    "folderName",
    "scenario.json/id",
    (dir) => edit(join(dir, "scenario.json"), (t) => t.replace('"istanbul-2022"', '"istanbul"')),
  ],
  [
    "unknownId",
    "locks.json/locks/no-recognition/holder",
    (dir) => edit(join(dir, "locks.json"), (t) => t.replaceAll('"holder": "ukraine"', '"holder": "ukrane"')),
  ],
  [
    "briefLong",
    "briefs/uk.head.md",
    (dir) => edit(join(dir, "briefs/uk.head.md"), (t) => t + " word".repeat(400)),
  ],
  [
    "wrongKind",
    "model.json/frontDrift/value",
    (dir) =>
      writeFileSync(
        join(dir, "model.json"),
        '{"frontDrift": {"value": "fast", "unit": "x", "basis": {"assumed": "x"}}}',
      ),
  ],
];
test.each(ON_DISK)("on disk finds %s in %s", (code, path, change) => {
  const mistakes = after(change);
  expect(mistakes.map((m) => `${m.code} ${m.path}`).join("\n")).toContain(`${code} ${path}`);
});

test("a folder that is not there is a mistake, and no server starts with mistakes", () => {
  const read = readScenario(join(ROOT, "nowhere"));
  expect("mistakes" in read && read.mistakes[0]?.code).toBe("noFolder");
  const root = copied();
  rmSync(join(root, "istanbul-2022/locks.json"));
  expect(() => readScenarios(root)).toThrow(/istanbul-2022:\n {2}locks\.json: This file is missing/);
});

test("a scenario may set single model parameters of its own", () => {
  const root = copied();
  const own = { frontDrift: { value: 0.5, unit: "share per round", basis: { assumed: "for the test" } } };
  writeFileSync(join(root, "istanbul-2022/model.json"), JSON.stringify(own));
  const read = readScenario(join(root, "istanbul-2022"));
  if ("mistakes" in read) throw new Error(told(read.mistakes));
  expect(read.scenario.model.frontDrift.value).toBe(0.5);
  expect(read.scenario.model.attrition).toEqual(istanbul().model.attrition);
});

test("duplicate keys are found in nested objects and lists, and nowhere else", () => {
  expect(duplicateKeys('{"a": 1, "b": {"a": 2}, "c": [{"a": 1}, {"a": 2, "x": "a", "a": 3}]}')).toEqual([
    "c/1/a",
  ]);
  expect(duplicateKeys('{"a": "{\\"a\\":1}", "b": ["a", "a"], "\\u0061": 1}')).toEqual(["a"]);
  expect(duplicateKeys('[{"a":[1,2,{"k":1,"k":2}]}]')).toEqual(["0/a/2/k"]);
});

// Words -------------------------------------------------------------------------------------------------------------

test("the nearest word is found, and far ones are not", () => {
  expect(editDistance("ukraine", "ukriane")).toBe(1);
  expect(editDistance("", "abc")).toBe(3);
  expect(nearest("rusia", ["ukraine", "russia"])).toBe("russia");
  expect(nearest("moon", ["ukraine", "russia"])).toBeNull();
  expect(suggest("moon", ["ukraine", "russia"])).toBe("Known here: ukraine, russia.");
});

test("the regions are those of the map package", () => {
  expect([...MAP_REGIONS].sort()).toEqual(ukraine.locations.map((l: { id: string }) => l.id).sort());
});

test("every code in the source is planted above", () => {
  const known = new Set<string>();
  for (const file of [
    "shared/engine/scenarioCheck.ts",
    "shared/engine/scenarioMistakes.ts",
    "server/scenarioFiles.ts",
  ]) {
    const text = readFileSync(join(import.meta.dirname, "../..", file), "utf8");
    for (const match of text.matchAll(/(?:\btell\(|code:)\s*"([a-zA-Z]+)"/g)) known.add(match[1] as string);
  }
  // What zod can say beyond these has no case in the present schema: its own words are passed on.
  known.delete("wrong");
  const planted = new Set([...PLANTED, ...SCHEMA].map((p) => p.code));
  for (const [code] of ON_DISK) planted.add(code);
  planted.add("noFolder");
  expect([...known].filter((code) => !planted.has(code)).sort()).toEqual([]);
  expect([...planted].filter((code) => !known.has(code)).sort()).toEqual([]);
});

test("the folder holds nothing that a reader would not look for", () => {
  expect(readdirSync(join(ROOT, "istanbul-2022")).sort()).toEqual(
    [
      "briefs",
      "issues.json",
      "locks.json",
      "positions.json",
      "record.json",
      "recorded.json",
      "scenario.json",
      "sheets.json",
      "shocks.json",
      "sources.json",
      "world.json",
    ].sort(),
  );
});
