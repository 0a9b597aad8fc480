/** The committed JSON Schemas are those of the schema that reads scenarios, and accept the scenarios that ship. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as z from "zod";
import { FILES, listScenarios } from "../../server/scenarios/scenarioFiles.ts";
import { scenarioSchema } from "../../shared/engine/scenario/scenario.ts";
import { schemaFiles } from "./schemaFiles.ts";

const ROOT = join(import.meta.dirname, "../../scenarios");

test("the committed schemas are current: npm run schema", () => {
  const wanted = schemaFiles();
  expect(readdirSync(join(ROOT, "schema")).sort()).toEqual(Object.keys(wanted).sort());
  for (const [name, text] of Object.entries(wanted))
    expect(readFileSync(join(ROOT, "schema", name), "utf8"), name).toBe(text);
});

/** A reader made from the committed text alone, as an editor would make it. */
const readerOf = (file: string): z.ZodType =>
  z.fromJSONSchema(
    JSON.parse(readFileSync(join(ROOT, "schema", file.replace(".json", ".schema.json")), "utf8")) as never,
  );

test.each([...Object.keys(FILES), "model.json", "changes.json", "line.json"])(
  "an editor finds nothing wrong with the %s of any scenario",
  (file) => {
    const reader = readerOf(file);
    for (const name of listScenarios(ROOT)) {
      const path = join(ROOT, name, file);
      if (!existsSync(path)) continue;
      const read = reader.safeParse(JSON.parse(readFileSync(path, "utf8")));
      expect(read.success, `${name}/${file}: ${read.success ? "" : read.error.message.slice(0, 500)}`).toBe(
        true,
      );
    }
  },
);

test("an editor finds a wrong word, a field too many and one too few", () => {
  const file = join(ROOT, "istanbul-2022/world.json");
  const world = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  const reader = readerOf("world.json");
  const { grid: _grid, ...less } = world;
  expect(reader.safeParse({ $schema: "../schema/world.schema.json", ...world }).success).toBe(true);
  for (const wrong of [
    { ...world, grid: 3 },
    { ...world, weather: "cold" },
    { ...world, map: "korea" },
    less,
  ])
    expect(reader.safeParse(wrong).success).toBe(false);
});

test("every part of a scenario says what it is for", () => {
  const shape = scenarioSchema.shape as Readonly<Record<string, z.ZodType>>;
  const bare = Object.values(FILES)
    .flatMap((held) => (typeof held === "string" ? [] : held))
    .filter((field) => !["id", "title", "place", "language"].includes(field) && !shape[field]?.description);
  expect(bare).toEqual([]);
});
