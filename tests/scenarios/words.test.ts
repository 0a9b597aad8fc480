/** The words of mistakes: what was probably meant, and on which line it stands. */
import ukraine from "@svg-maps/ukraine";
import { expect, test } from "vitest";
import { duplicateKeys, lineOf, placesOf } from "../../server/scenarios/jsonLines.ts";
import { MAP_REGIONS } from "../../shared/engine/scenario/scenarioCheckWorld.ts";
import { fieldsAt } from "../../shared/engine/scenario/scenarioFields.ts";
import { editDistance, nearest, suggest } from "../../shared/engine/scenario/scenarioMistakes.ts";

test("the nearest word is found, and far ones are not", () => {
  expect(editDistance("ukraine", "ukriane")).toBe(1);
  expect(editDistance("", "abc")).toBe(3);
  expect(nearest("rusia", ["ukraine", "russia"])).toBe("russia");
  expect(nearest("moon", ["ukraine", "russia"])).toBeNull();
  expect(nearest("kpa", ["unc", "kpa-cpv", "rok"])).toBe("kpa-cpv");
  expect(nearest("east", ["east-centre", "east-coast"])).toBeNull();
  expect(nearest("k", ["unc", "kpa-cpv"])).toBeNull();
  expect(suggest("moon", ["ukraine", "russia"])).toBe("Known here: ukraine, russia.");
});

test("the regions are those of the map package", () => {
  expect([...MAP_REGIONS].sort()).toEqual(ukraine.locations.map((l: { id: string }) => l.id).sort());
});

test("duplicate keys are found in nested objects and lists, and nowhere else", () => {
  expect(
    duplicateKeys(placesOf('{"a": 1, "b": {"a": 2}, "c": [{"a": 1}, {"a": 2, "x": "a", "a": 3}]}')),
  ).toEqual(["c/2/a"]);
  expect(duplicateKeys(placesOf('{"a": "{\\"a\\":1}", "b": ["a", "a"], "\\u0061": 1}'))).toEqual(["a"]);
  expect(duplicateKeys(placesOf('[{"a":[1,2,{"k":1,"k":2}]}]'))).toEqual(["1/a/3/k"]);
});

test("the line of a path is that of its key or entry, or of the nearest above it", () => {
  const top = placesOf(`{
  "a": [
    { "id": "x", "b": [1, 2,
      3] },
    { "party": "p", "issue": "i",
      "c": "a } ] \\" in a text" }
  ],
  "d": {}
}
`);
  const at = (path: string): number => lineOf(top, path.split("/"));
  expect(
    ["a", "a/x", "a/x/b", "a/1/b/3", "a/p/i", "a/p/i/c", "a/2/c", "a/p/c", "d", "d/e/f", "e"].map(at),
  ).toEqual([2, 3, 3, 4, 5, 6, 6, 6, 8, 8, 1]);
});

test("what is known is listed as far as one reads it", () => {
  const many = Array.from({ length: 20 }, (_, i) => `region-${"abcdefghijklmnopqrst"[i]}`);
  expect(suggest("moon", many)).toMatch(/^Known here: region-a, .*region-l, and 8 more\.$/);
  expect(suggest("moon", [])).toBe("");
});

test("a field is sought among those that its place knows", () => {
  expect(fieldsAt(["shocks", 0])).toContain("note");
  expect(fieldsAt(["shocks", 0])).not.toContain("not");
  expect(fieldsAt(["shocks", 0, "trigger", "when", "all", 3])).toContain("not");
  expect(fieldsAt(["world", "sides", 1, "exhaustion"])).toEqual(["manpower", "economy", "society"]);
  expect(fieldsAt(["sources", "anything"])).toContain("publisher");
  expect(fieldsAt(["model", "attrition"])).toEqual(["value", "unit", "basis"]);
  expect(fieldsAt(["nowhere", "at", "all"])).toEqual([]);
});
