/**
 * Reads a scenario from its folder: puts the files together, checks them against the schema and then in plain
 * words. Says every mistake at once; never half a scenario.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { type Scenario, scenarioSchema } from "../shared/engine/scenario.ts";
import { checkScenario, schemaMistakes } from "../shared/engine/scenarioCheck.ts";
import type { Mistake } from "../shared/engine/scenarioNames.ts";

/** Files of a scenario folder; each is one object whose keys become keys of the scenario. */
const FILES = {
  "scenario.json": null,
  "issues.json": "issues",
  "sheets.json": "sheets",
  "positions.json": "positions",
  "record.json": null,
  "locks.json": null,
  "shocks.json": "shocks",
  "world.json": "world",
  "recorded.json": "recorded",
  "sources.json": "sources",
} as const;
/** Shared by all scenarios of a folder; a scenario may override single parameters in its own. */
const MODEL = "model.json";
const BRIEFS = "briefs";

export type ReadScenario = { readonly scenario: Scenario } | { readonly mistakes: readonly Mistake[] };

/** The scenario in `dir`, or everything that is wrong with it. */
export function readScenario(dir: string): ReadScenario {
  const mistakes: Mistake[] = [];
  const json = (path: string): unknown => {
    try {
      return JSON.parse(readFileSync(path, "utf8"));
    } catch (err) {
      const why = err instanceof Error ? err.message : String(err);
      mistakes.push({
        path: relative(dir, path),
        problem: `cannot be read as JSON: ${why}`,
        suggestion: "mend the file",
      });
      return null;
    }
  };
  const raw: Record<string, unknown> = {};
  const put = (file: string, key: string, value: unknown): void => {
    if (key in raw)
      mistakes.push({
        path: `${file}: ${key}`,
        problem: "stands in two files",
        suggestion: "keep one of them",
      });
    raw[key] = value;
  };
  for (const [file, key] of Object.entries(FILES)) {
    const path = join(dir, file);
    if (!existsSync(path)) {
      mistakes.push({
        path: file,
        problem: "is missing",
        suggestion: "copy it from a scenario that works and change it",
      });
      continue;
    }
    const body = json(path);
    if (key !== null) put(file, key, body);
    else if (isRecord(body)) for (const [name, value] of Object.entries(body)) put(file, name, value);
  }
  const shared = join(dir, "..", MODEL);
  const own = join(dir, MODEL);
  const model = [shared, own].filter((path) => existsSync(path)).map(json);
  put(MODEL, "model", Object.assign({}, ...model));
  put(BRIEFS, "briefs", readBriefs(join(dir, BRIEFS), mistakes));
  const allowed = [...Object.keys(FILES), MODEL, BRIEFS, "README.md"];
  for (const name of readdirSync(dir))
    if (!allowed.includes(name))
      mistakes.push({
        path: name,
        problem: "is no file of a scenario",
        suggestion: `files are ${allowed.join(", ")}`,
      });
  if (mistakes.length > 0) return { mistakes };
  const parsed = scenarioSchema.safeParse(raw);
  if (!parsed.success) return { mistakes: schemaMistakes(parsed.error.issues) };
  const found = checkScenario(parsed.data);
  return found.length > 0 ? { mistakes: found } : { scenario: parsed.data };
}

/** Folders of scenarios below `root`, sorted. */
export const scenarioFolders = (root: string): readonly string[] =>
  readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();

function readBriefs(dir: string, mistakes: Mistake[]): unknown {
  const seats: Record<string, string> = {};
  let open = "";
  for (const name of existsSync(dir) ? readdirSync(dir) : []) {
    if (!name.endsWith(".md")) {
      mistakes.push({
        path: `${BRIEFS}/${name}`,
        problem: "is no brief",
        suggestion: "name it public.md or <seat>.md",
      });
      continue;
    }
    const text = readFileSync(join(dir, name), "utf8").trim();
    if (name === "public.md") open = text;
    else seats[name.slice(0, -".md".length)] = text;
  }
  return { public: open, seats };
}

const isRecord = (x: unknown): x is Record<string, unknown> =>
  typeof x === "object" && x !== null && !Array.isArray(x);
