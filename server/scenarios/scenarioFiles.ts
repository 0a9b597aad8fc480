/**
 * Scenario folders on disk: put together from their files, read with the schema, and checked by the second pass.
 * What is wrong comes back as mistakes in plain words, the file named first.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Scenario } from "../../shared/engine/scenario/scenario.ts";
import { readScenarioData } from "../../shared/engine/scenario/scenarioCheck.ts";
import { type Mistake, suggest } from "../../shared/engine/scenario/scenarioMistakes.ts";
import { duplicateKeys, lineOf, placesOf } from "./jsonLines.ts";

export type Read = { readonly scenario: Scenario } | { readonly mistakes: readonly Mistake[] };

/** What each file holds: the whole of one field, or several fields by name. Every file may name its "$schema", too. */
export const FILES: Readonly<Record<string, string | readonly string[]>> = {
  "scenario.json": [
    "id",
    "version",
    "title",
    "place",
    "summary",
    "asOf",
    "note",
    "language",
    "treaty",
    "rounds",
    "afterTalks",
    "next",
    "minutes",
    "venues",
    "parties",
  ],
  "issues.json": "issues",
  "sheets.json": "sheets",
  "positions.json": "positions",
  "record.json": ["record", "counts", "priorTrust"],
  "locks.json": ["locks", "applications", "steps"],
  "shocks.json": "shocks",
  "world.json": "world",
  "recorded.json": "recorded",
  "sources.json": "sources",
};
/** Holds only what differs from the parameters that all scenarios share, in ../model.json. */
export const MODEL = "model.json";
/** Prepared what-ifs: beside a scenario, no part of it; changeFiles.ts reads them. */
export const CHANGES = "changes.json";
/** The recorded course as commands: beside a scenario too; lineFiles.ts reads it. */
export const LINE = "line.json";
const BESIDE: readonly string[] = [CHANGES, LINE];
const BRIEFS = "briefs";
const SCHEMA = "$schema";
/** The scenario that an author may take a missing part from. */
const EXAMPLE = "panmunjom-1951";

/** The scenario in folder `dir`, or what is wrong with it. */
export function readScenario(dir: string): Read {
  const mistakes: Mistake[] = [];
  if (!existsSync(dir) || !statSync(dir).isDirectory())
    return {
      mistakes: [
        {
          code: "noFolder",
          path: dir,
          problem: "There is no such folder.",
          suggestion: "Is it spelled right?",
        },
      ],
    };
  const raw: Record<string, unknown> = {};
  const names = Object.keys(FILES);
  for (const name of readdirSync(dir).sort())
    if (!names.includes(name) && name !== MODEL && name !== BRIEFS && !BESIDE.includes(name))
      mistakes.push({
        code: "unknownFile",
        path: name,
        problem: `A scenario has no file "${name}".`,
        suggestion: suggest(name, [...names, MODEL, ...BESIDE, BRIEFS]),
      });
  for (const name of names) {
    const held = FILES[name] as string | readonly string[];
    const data = readJson(join(dir, name), name, mistakes);
    if (data === undefined) continue;
    if (typeof held === "string") {
      raw[held] = wholeOf(data, held);
      continue;
    }
    if (!isPlain(data)) {
      mistakes.push({
        code: "wrongKind",
        path: name,
        problem: "This file must hold an object with fields.",
        suggestion: `Its fields: ${held.join(", ")}.`,
      });
      continue;
    }
    for (const key of Object.keys(data)) {
      if (held.includes(key)) raw[key] = data[key];
      else if (key !== SCHEMA)
        mistakes.push({
          code: "unknownField",
          path: `${name}/${key}`,
          problem: `The field "${key}" does not belong into this file.`,
          suggestion: suggest(key, held),
        });
    }
  }
  raw.model = readModel(dir, mistakes);
  raw.briefs = readBriefs(join(dir, BRIEFS), mistakes);
  if (mistakes.length > 0) return { mistakes: mistakes.map((m) => onItsLine(dir, m)) };
  const read = readScenarioData(raw);
  if ("scenario" in read && read.scenario.id !== basename(dir))
    return {
      mistakes: [
        {
          code: "folderName",
          path: "scenario.json/id",
          problem: `The scenario "${read.scenario.id}" lies in the folder "${basename(dir)}".`,
          suggestion: "Give both the same name.",
        },
      ],
    };
  return "scenario" in read ? read : { mistakes: read.mistakes.map((m) => onItsLine(dir, inItsFile(m))) };
}

/** A file that holds one field holds it bare, or by its name beside "$schema". */
function wholeOf(data: unknown, field: string): unknown {
  if (!isPlain(data) || !(SCHEMA in data)) return data;
  const { [SCHEMA]: _schema, ...rest } = data;
  return Object.keys(rest).length === 1 && field in rest ? rest[field] : rest;
}

/** Names of the scenario folders in `root`: those with a scenario.json. */
export function listScenarios(root: string): readonly string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .filter((name) => existsSync(join(root, name, "scenario.json")))
    .sort();
}

/** Every scenario in `root`. Throws with all mistakes: a server must not start with a scenario that nobody can play. */
export function readScenarios(root: string): readonly Scenario[] {
  const scenarios: Scenario[] = [];
  const lines: string[] = [];
  for (const name of listScenarios(root)) {
    const read = readScenario(join(root, name));
    if ("scenario" in read) scenarios.push(read.scenario);
    else lines.push(`${name}:`, ...read.mistakes.map((m) => `  ${tellMistake(m)}`));
  }
  if (lines.length > 0) throw new Error(`scenarios with mistakes\n${lines.join("\n")}`);
  return scenarios;
}

/** A mistake on one line: file and line as editors open them, the place in it, what is wrong and what to do. */
export function tellMistake(m: Mistake): string {
  const [file = "", ...rest] = m.path.split("/");
  const where = m.line === undefined ? m.path : `${file}:${m.line} ${rest.join("/")}`.trim();
  return `${where}: ${m.problem}${m.suggestion === "" ? "" : ` ${m.suggestion}`} [${m.code}]`;
}

/** The mistake with its line, where its file can be read. */
function onItsLine(dir: string, m: Mistake): Mistake {
  const [file = "", ...path] = m.path.split("/");
  if (m.line !== undefined || !file.endsWith(".json") || !existsSync(join(dir, file))) return m;
  const text = readFileSync(join(dir, file), "utf8");
  try {
    JSON.parse(text);
  } catch {
    return m;
  }
  const top = placesOf(text);
  // Beside "$schema" the one field of a file stands by its name.
  const held = FILES[file];
  const named = typeof held === "string" && top.inner.some(([name]) => name === held);
  return { ...m, line: lineOf(top, named ? [held, ...path] : path) };
}

const FILE_OF: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(FILES).flatMap(([file, held]) =>
    typeof held === "string" ? [[held, file]] : held.map((field) => [field, file]),
  ),
);

/** Puts the file before a path that begins with a field of the scenario. */
function inItsFile(mistake: Mistake): Mistake {
  const [field = "", ...rest] = mistake.path.split("/");
  if (field === "briefs") return rest.length === 0 ? mistake : { ...mistake, path: `${mistake.path}.md` };
  const file = field === "model" ? MODEL : FILE_OF[field];
  if (file === undefined) return mistake;
  const whole = typeof FILES[file] === "string" || field === "model";
  return { ...mistake, path: [file, ...(whole ? rest : [field, ...rest])].join("/") };
}

const isPlain = (data: unknown): data is Record<string, unknown> =>
  typeof data === "object" && data !== null && !Array.isArray(data);

function readJson(path: string, name: string, mistakes: Mistake[]): unknown {
  if (!existsSync(path)) {
    mistakes.push({
      code: "missingFile",
      path: name,
      problem: "This file is missing.",
      suggestion: `Take that of ${EXAMPLE} as a pattern.`,
    });
    return undefined;
  }
  const text = readFileSync(path, "utf8");
  try {
    const data: unknown = JSON.parse(text);
    for (const key of duplicateKeys(placesOf(text)))
      mistakes.push({
        code: "duplicateKey",
        path: `${name}/${key}`,
        problem: "This field stands twice in the same object.",
        suggestion: "Remove one: the later would silently win.",
      });
    return data;
  } catch (err) {
    const message = err instanceof Error ? err.message : String(err);
    const line = lineOfError(text, message);
    mistakes.push({
      code: "notJson",
      path: name,
      problem: `This file is not JSON: ${message.replace(/\s+/g, " ")}.`,
      suggestion: "Look for a comma, bracket or quote that is missing or too many, there or just before.",
      ...(line === null ? {} : { line }),
    });
    return undefined;
  }
}

/** The line that JSON.parse complains about; null when its message names no place. */
function lineOfError(text: string, message: string): number | null {
  const at = /position (\d+)/.exec(message)?.[1];
  if (at !== undefined) return text.slice(0, Number(at)).split("\n").length;
  return /end of JSON/.test(message) ? text.trimEnd().split("\n").length : null;
}

function readModel(dir: string, mistakes: Mistake[]): unknown {
  const shared = readJson(join(dirname(dir), MODEL), `../${MODEL}`, mistakes);
  const own = existsSync(join(dir, MODEL)) ? readJson(join(dir, MODEL), MODEL, mistakes) : {};
  if (!isPlain(shared) || !isPlain(own)) return shared;
  const { [SCHEMA]: _schema, ...merged } = { ...shared, ...own };
  return merged;
}

function readBriefs(dir: string, mistakes: Mistake[]): unknown {
  const seats: Record<string, string> = {};
  const briefs: { public?: string; seats: Record<string, string> } = { seats };
  for (const name of existsSync(dir) ? readdirSync(dir).sort() : []) {
    if (!name.endsWith(".md")) {
      mistakes.push({
        code: "unknownFile",
        path: `${BRIEFS}/${name}`,
        problem: "A brief is a file that ends in .md.",
        suggestion: "Call it <party>.<role>.md, or public.md.",
      });
      continue;
    }
    const text = readFileSync(join(dir, name), "utf8");
    if (name === "public.md") briefs.public = text;
    else seats[name.slice(0, -3)] = text;
  }
  return briefs;
}
