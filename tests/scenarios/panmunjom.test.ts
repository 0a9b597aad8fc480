/**
 * The worked example of the format: an unrelated war, written from scenarios/README.md alone. It loads, keeps the
 * editorial rules, and bots play it to an end.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readScenario } from "../../server/scenarios/scenarioFiles.ts";
import { openMatch } from "../../shared/engine/open.ts";
import type { Header, MatchState } from "../../shared/engine/state.ts";
import { jointBest } from "../../shared/engine/world/joint.ts";
import { trust } from "../../shared/engine/world/trust.ts";
import { rollOut } from "../../shared/lab/rollOut.ts";

const DIR = join(import.meta.dirname, "../../scenarios/panmunjom-1951");
const read = readScenario(DIR);
if (!("scenario" in read)) throw new Error(read.mistakes.map((m) => `${m.path}: ${m.problem}`).join("\n"));
const s = read.scenario;
const headerOf = (seed: string): Header => ({ match: "m", scenario: s, seed, seedHash: "" });

const matches = Array.from({ length: 20 }, (_, i) => rollOut(headerOf(`panmunjom ${i}`), true));
const endings = matches.map(({ state }) => state.result?.ending);

test("twenty matches with bots come to an end, most of them like history and not all", () => {
  expect(endings).not.toContain(undefined);
  expect(endings.filter((e) => e === s.recorded.ending).length).toBeGreaterThanOrEqual(10);
  expect(new Set(endings).size).toBeGreaterThan(1);
});

test("the whole text in force is an armistice here, not a settlement", () => {
  expect(s.treaty.kind).toBe("armistice");
  for (const { state } of matches) {
    const whole = state.instruments.some((i) => i.kind === "treaty" && i.stage === "inForce");
    expect(state.result?.ending === "armistice").toBe(whole);
  }
});

test("an armistice comes late, on the line of contact, with neutral inspection and neutral custody", () => {
  const texts = matches.flatMap(({ state }) =>
    state.instruments.filter((i) => i.kind === "treaty" && i.stage === "inForce").map((i) => ({ state, i })),
  );
  for (const { state, i } of texts) {
    expect(state.round).toBeGreaterThanOrEqual(6);
    const chosen = Object.fromEntries(i.clauses.map((c) => [c.issue, c.option]));
    expect(chosen).toMatchObject({ line: "contact", inspection: "neutral", prisoners: "neutral-custody" });
    expect(i.signatories).not.toContain("india");
  }
});

test("no deal is better than the war for both when the talks begin", () => {
  expect(jointBest(openMatch(headerOf("start"))).zone).toBe(false);
});

test("the reported attack on the site breaks the meetings off, and a new site brings them back", () => {
  const locks = (round: number): (boolean | undefined)[] =>
    matches.map(({ entries }) => {
      let state = openMatch(headerOf("x")) as Pick<MatchState, "round" | "locks">;
      for (const { events } of entries)
        for (const event of events) {
          if (event.type === "lockMoved")
            state = { ...state, locks: { ...state.locks, [event.lock]: event.closed } };
          if (event.type === "phaseBegan" && event.round === round && event.phase === "talks")
            return state.locks["broken-off"];
        }
      return undefined;
    });
  expect(locks(2).filter((closed) => closed === true).length).toBe(matches.length);
  expect(locks(3).filter((closed) => closed === true).length).toBe(0);
});

test("the regions stand on no drawn map, and are the whole of the land", () => {
  expect(s.world.map).toBeNull();
  expect(s.world.regions.map((r) => r.id)).toEqual(["north", "east-centre", "west", "south"]);
});

test("trust begins low in the side that was found to have attacked, and even in the other", () => {
  const start = openMatch(headerOf("start"));
  expect(trust(start, "unc", "kpa-cpv", null).score).toBeLessThan(0.35);
  expect(trust(start, "kpa-cpv", "unc", null).score).toBeGreaterThan(0.4);
  expect(trust(start, "unc", "india", null).score).toBeGreaterThan(0.5);
});

test("each side has kept something and broken something", () => {
  for (const party of s.treaty.principals)
    for (const kind of ["kept", "broken"])
      expect(
        s.record.some((e) => e.by === party && e.kind === kind),
        `${party} ${kind}`,
      ).toBe(true);
});

test("what is played names offices and peoples, not persons, and uses no side's word for the other", () => {
  const { sources: _sources, ...played } = s;
  const text = JSON.stringify(played);
  const persons =
    /\b(Truman|Eisenhower|Rhee|Syngman|Ridgway|Clark|Joy|Harrison|Nam Il|Kim Il|Peng|Mao|Stalin|Zhou|Nehru|Menon|Dodd)\b/g;
  expect(text.match(persons)).toBeNull();
  expect(text.match(/\bcommunist\w*|\bReds\b|\bpuppet|\bimperialis\w*|\bclique\b|\benemy\b|!/gi)).toBeNull();
});

test("every file names its schema, and the head brief of each side its articles rightly", () => {
  for (const name of [
    "scenario",
    "issues",
    "sheets",
    "positions",
    "record",
    "locks",
    "shocks",
    "world",
    "recorded",
    "sources",
    "model",
  ])
    expect(readFileSync(join(DIR, `${name}.json`), "utf8"), name).toContain(
      `"../schema/${name}.schema.json"`,
    );
  const article = (id: string): number | undefined => s.issues.find((i) => i.id === id)?.article;
  for (const [seat, brief] of Object.entries(s.briefs.seats))
    for (const [, word, n] of brief.matchAll(/\*\*(\w+)\*\* \(Article (\d+)\)/g))
      expect(Number(n), `${seat}: ${word}`).toBe(article((word ?? "").toLowerCase()));
});
