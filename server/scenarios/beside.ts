/** Files that stand beside a scenario and are no part of it: read with their schema, every mistake said in plain words. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type * as z from "zod";
import type { Mistake } from "../../shared/engine/scenario/scenarioMistakes.ts";

export type Beside<T> = { readonly data: T | null } | { readonly mistakes: readonly Mistake[] };

/** What `file` in folder `dir` holds, null where there is no such file. `held`: the one field that holds a list. */
export function readBeside<T>(dir: string, file: string, schema: z.ZodType<T>, held?: string): Beside<T> {
  const path = join(dir, file);
  if (!existsSync(path)) return { data: null };
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(path, "utf8"));
  } catch (err) {
    const problem = `This file is not JSON: ${err instanceof Error ? err.message : String(err)}.`;
    return { mistakes: [{ code: "notJson", path: file, problem, suggestion: "" }] };
  }
  const read = schema.safeParse(withoutPointer(raw, held));
  if (read.success) return { data: read.data };
  return {
    mistakes: read.error.issues.map((issue) => ({
      code: "wrongShape",
      path: [file, ...issue.path.map(String)].join("/"),
      problem: `${issue.message}.`,
      suggestion: `The fields are in schema/${file.replace(".json", ".schema.json")}.`,
    })),
  };
}

function withoutPointer(raw: unknown, held: string | undefined): unknown {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return raw;
  const { $schema: _schema, ...rest } = raw as Record<string, unknown>;
  return held !== undefined && held in rest ? rest[held] : rest;
}
