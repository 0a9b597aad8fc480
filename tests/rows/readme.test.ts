/** The table of rows is complete, and every test that it names is there: a row without a test says why. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const table = readFileSync(join(import.meta.dirname, "README.md"), "utf8")
  .split("\n")
  .filter((line) => /^\| [AB]\d/.test(line))
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .map(([, row = "", , file = "", why = ""]) => ({ row, file, why }));

/** `A28, A31` and `A66–67` are rows together. */
const numbers = (row: string): readonly string[] => {
  const letter = row.charAt(0);
  const range = /^[AB](\d+)–(\d+)$/.exec(row);
  if (!range) return row.split(", ");
  const [from, to] = [Number(range[1]), Number(range[2])];
  return Array.from({ length: to - from + 1 }, (_, i) => `${letter}${from + i}`);
};

test("every element of both documents has its row, once", () => {
  const all = [
    ...Array.from({ length: 80 }, (_, i) => `A${i + 1}`),
    ...Array.from({ length: 23 }, (_, i) => `B${i + 1}`),
  ];
  expect(table.flatMap((r) => numbers(r.row)).sort()).toEqual(all.sort());
});

test("every row names a file in which a test begins with it, or says why there is none", () => {
  for (const { row, file, why } of table) {
    if (file === "") {
      expect(why.length, row).toBeGreaterThan(20);
      continue;
    }
    const path = file.includes("/") ? join(root, file) : join(import.meta.dirname, file);
    expect(readFileSync(path, "utf8"), `${row} in ${file}`).toMatch(new RegExp(`test\\(\\s*"${row} `));
  }
});

test("every test here begins with a row of the table", () => {
  const rows = table.map((r) => r.row);
  for (const name of readdirSync(import.meta.dirname).filter(
    (n) => n.endsWith(".test.ts") && n !== "readme.test.ts",
  ))
    for (const [, title = ""] of readFileSync(join(import.meta.dirname, name), "utf8").matchAll(
      /test\(\s*"([^"]+)"/g,
    ))
      expect(
        rows.some((row) => title.startsWith(`${row} `)),
        `${name}: ${title}`,
      ).toBe(true);
});
