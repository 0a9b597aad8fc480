/** Scenario folders on disk: every mistake of files, named with its file and line; and what may differ from folder to folder. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import {
  listScenarios,
  readScenario,
  readScenarios,
  tellMistake,
} from "../../server/scenarios/scenarioFiles.ts";
import type { Mistake } from "../../shared/engine/scenario/scenarioMistakes.ts";
import { istanbul } from "../engine/istanbul.ts";
import { edit, ON_DISK } from "./plantedFiles.ts";

const told = (mistakes: readonly Mistake[]): string => mistakes.map(tellMistake).join("\n");
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

test("the folder reads whole, and the list knows it", () => {
  expect(listScenarios(ROOT)).toContain("istanbul-2022");
  expect(listScenarios(join(ROOT, "nowhere"))).toEqual([]);
  expect(readScenarios(ROOT).map((s) => s.id)).toEqual(listScenarios(ROOT));
});

test.each(ON_DISK)("on disk finds %s in %s", (code, path, change) => {
  const found = after(change).find((m) => m.code === code && m.path.startsWith(path));
  expect(found, `${code} in ${path}`).toBeDefined();
  expect(found?.suggestion, "an author is told what to do").toMatch(/^[^\n]{5,300}$/);
});

test("a mistake names the line on which it stands, by id, by party and issue, and by number", () => {
  const lineIn = (file: string, what: RegExp, from = 0): number => {
    const text = readFileSync(join(ROOT, "istanbul-2022", file), "utf8");
    return text.slice(0, from + text.slice(from).search(what)).split("\n").length;
  };
  const damaged = (file: string, from: string, to: string): string =>
    told(after((dir) => edit(join(dir, file), (t) => t.replace(from, to))));
  expect(damaged("locks.json", '"holder": "partners"', '"holder": "partnrs"')).toBe(
    `locks.json:${lineIn("locks.json", /"holder": "partners"/)} locks/union-open-dispute/holder: There is no party "partnrs". Did you mean "partners"? [unknownId]`,
  );
  expect(damaged("scenario.json", '"from": "2022-04-04"', '"from": "4 April"')).toBe(
    `scenario.json:${lineIn("scenario.json", /"from": "2022-04-04"/)} rounds/2/from: "4 April" is not written as it should be. Write a date as 2022-03-28. [badFormat]`,
  );
  expect(damaged("shocks.json", '"usa"', '"france"')).toMatch(
    new RegExp(`^shocks\\.json:${lineIn("shocks.json", /"aid"/) - 1} bucha/effects/5: `),
  );
  expect(damaged("issues.json", '"rank": "treaty",', '"rank": "treaty"')).toMatch(
    /^issues\.json:2[0-9]: This file is not JSON: /,
  );
});

test("every file may name its schema, a list beside it by its own name", () => {
  const root = copied();
  const dir = join(root, "istanbul-2022");
  for (const file of readdirSync(dir).filter((name) => name.endsWith(".json"))) {
    const data = JSON.parse(readFileSync(join(dir, file), "utf8")) as unknown;
    const pointer = { $schema: `../schema/${file.replace(".json", ".schema.json")}` };
    const pointed = Array.isArray(data)
      ? { ...pointer, [file.replace(".json", "")]: data }
      : { ...pointer, ...(data as object) };
    writeFileSync(join(dir, file), JSON.stringify(pointed));
  }
  expect(readScenario(dir)).toEqual({ scenario: istanbul() });
});

test("in a list beside its schema a mistake still finds its line", () => {
  const mistakes = after((dir) => {
    const issues = JSON.parse(readFileSync(join(dir, "issues.json"), "utf8")) as {
      id: string;
      family: string;
    }[];
    for (const issue of issues) if (issue.id === "guarantors") issue.family = "safety";
    writeFileSync(join(dir, "issues.json"), JSON.stringify({ $schema: "x", issues }, null, 1));
  });
  expect(mistakes.map((m) => [m.path, m.line !== undefined && m.line > 50])).toEqual([
    ["issues.json/guarantors/family", true],
  ]);
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

test("the folder holds nothing that a reader would not look for", () => {
  expect(readdirSync(join(ROOT, "istanbul-2022")).sort()).toEqual(
    [
      "briefs",
      "changes.json",
      "issues.json",
      "line.json",
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
