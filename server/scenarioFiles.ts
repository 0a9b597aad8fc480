/**
 * Scenario folders on disk: put together from their files, read with the schema, and checked by the second pass.
 * What is wrong comes back as mistakes in plain words, the file named first.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Scenario } from "../shared/engine/scenario.ts";
import { readScenarioData } from "../shared/engine/scenarioCheck.ts";
import { type Mistake, suggest } from "../shared/engine/scenarioMistakes.ts";

export type Read = { readonly scenario: Scenario } | { readonly mistakes: readonly Mistake[] };

/** What each file holds: the whole of one field, or several fields by name. */
const FILES: Readonly<Record<string, string | readonly string[]>> = {
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
const MODEL = "model.json";
const BRIEFS = "briefs";

/** The scenario in folder `dir`, or what is wrong with it. */
export function readScenario(dir: string): Read {
  const mistakes: Mistake[] = [];
  if (!existsSync(dir) || !statSync(dir).isDirectory())
    return {
      mistakes: [{ code: "noFolder", path: dir, problem: "There is no such folder.", suggestion: "" }],
    };
  const raw: Record<string, unknown> = {};
  const names = Object.keys(FILES);
  for (const name of readdirSync(dir).sort())
    if (!names.includes(name) && name !== MODEL && name !== BRIEFS)
      mistakes.push({
        code: "unknownFile",
        path: name,
        problem: `A scenario has no file "${name}".`,
        suggestion: suggest(name, [...names, MODEL, BRIEFS]),
      });
  for (const name of names) {
    const held = FILES[name] as string | readonly string[];
    const data = readJson(join(dir, name), name, mistakes);
    if (data === undefined) continue;
    if (typeof held === "string") {
      raw[held] = data;
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
      else
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
  if (mistakes.length > 0) return { mistakes };
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
  return "scenario" in read ? read : { mistakes: read.mistakes.map(inItsFile) };
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

/** A mistake on one line. */
export const tellMistake = (m: Mistake): string =>
  `${m.path}: ${m.problem}${m.suggestion === "" ? "" : ` ${m.suggestion}`} [${m.code}]`;

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
    mistakes.push({ code: "missingFile", path: name, problem: "This file is missing.", suggestion: "" });
    return undefined;
  }
  const text = readFileSync(path, "utf8");
  try {
    const data: unknown = JSON.parse(text);
    for (const key of duplicateKeys(text))
      mistakes.push({
        code: "duplicateKey",
        path: `${name}/${key}`,
        problem: "This field stands twice in the same object.",
        suggestion: "Remove one: the later would silently win.",
      });
    return data;
  } catch (err) {
    mistakes.push({
      code: "notJson",
      path: name,
      problem: `This file is not JSON: ${err instanceof Error ? err.message : String(err)}.`,
      suggestion: "",
    });
    return undefined;
  }
}

function readModel(dir: string, mistakes: Mistake[]): unknown {
  const shared = readJson(join(dirname(dir), MODEL), `../${MODEL}`, mistakes);
  const own = existsSync(join(dir, MODEL)) ? readJson(join(dir, MODEL), MODEL, mistakes) : {};
  return isPlain(shared) && isPlain(own) ? { ...shared, ...own } : shared;
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
        suggestion: "",
      });
      continue;
    }
    const text = readFileSync(join(dir, name), "utf8");
    if (name === "public.md") briefs.public = text;
    else seats[name.slice(0, -3)] = text;
  }
  return briefs;
}

/** Paths of keys that stand twice in one object of a valid JSON text: JSON.parse keeps only the last. */
export function duplicateKeys(text: string): readonly string[] {
  const found: string[] = [];
  /** Open objects and lists: the keys seen so far, or null for a list, and the name of the part being read. */
  const open: { keys: Set<string> | null; at: string; index: number }[] = [];
  let expectKey = false;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],]/g)) {
    const top = open[open.length - 1];
    if (token === "{" || token === "[") {
      open.push({ keys: token === "{" ? new Set() : null, at: "0", index: 0 });
      expectKey = token === "{";
    } else if (token === "}" || token === "]") {
      open.pop();
      expectKey = false;
    } else if (token === ",") {
      if (top && top.keys === null) top.at = String(++top.index);
      expectKey = top?.keys != null;
    } else if (expectKey && top?.keys) {
      const key = JSON.parse(token) as string;
      top.at = key;
      if (top.keys.has(key)) found.push(open.map((o) => o.at).join("/"));
      top.keys.add(key);
      expectKey = false;
    }
  }
  return found;
}
