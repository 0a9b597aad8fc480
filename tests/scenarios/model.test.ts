/** The model's parameters: each is read by a rule, so that no number stands in the model card for nothing. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { PARAMETERS } from "../../shared/engine/scenario/scenarioModel.ts";

const ENGINE = join(import.meta.dirname, "../../shared/engine");

test("every parameter is read by a rule of the engine", () => {
  const rules = readdirSync(ENGINE, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.startsWith("scenario"))
    .map((name) => readFileSync(join(ENGINE, name), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ""))
    .join("\n");
  expect(PARAMETERS.filter((name) => !new RegExp(`\\b(m|model)\\.${name}\\b`).test(rules))).toEqual([]);
});

test("the common file holds every parameter once, and no other", () => {
  const file = JSON.parse(readFileSync(join(ENGINE, "../../scenarios/model.json"), "utf8")) as object;
  expect(Object.keys(file).filter((name) => name !== "$schema")).toEqual([...PARAMETERS]);
});

/** Measures of a picture, of a tolerance or of the calendar: no rule's outcome hangs on them. */
const PICTURES = ["DAYS_PER_YEAR", "FAITH", "MONITORED", "BLUR"];

test("no coefficient hides in the code of the rules: fractions are parameters", () => {
  const hidden = ["rules", "world"].flatMap((folder) =>
    readdirSync(join(ENGINE, folder)).flatMap((name) =>
      [
        ...readFileSync(join(ENGINE, folder, name), "utf8").matchAll(
          /^(?:export )?const ([A-Z][A-Z_]+)\b[^;]*?\d\.\d/gm,
        ),
      ]
        .map((m) => m[1] as string)
        .filter((found) => !PICTURES.includes(found)),
    ),
  );
  expect(hidden).toEqual([]);
});
