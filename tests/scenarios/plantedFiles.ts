/** One of each mistake that can be made with files: names, JSON, fields in the wrong file, folders. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Changes the text of a file. */
export const edit = (file: string, change: (text: string) => string): void =>
  writeFileSync(file, change(readFileSync(file, "utf8")));

export const ON_DISK: readonly (readonly [code: string, path: string, change: (dir: string) => void])[] = [
  ["unknownFile", "isues.json", (dir) => writeFileSync(join(dir, "isues.json"), "[]")],
  ["unknownFile", "briefs/uk.txt", (dir) => writeFileSync(join(dir, "briefs/uk.txt"), "x")],
  ["missingFile", "locks.json", (dir) => rmSync(join(dir, "locks.json"))],
  ["notJson", "locks.json", (dir) => edit(join(dir, "locks.json"), (t) => `${t},`)],
  ["wrongKind", "locks.json", (dir) => writeFileSync(join(dir, "locks.json"), "[]")],
  [
    "unknownField",
    "locks.json/lock",
    (dir) => edit(join(dir, "locks.json"), (t) => t.replace('"locks"', '"lock"')),
  ],
  [
    "duplicateKey",
    "scenario.json/treaty/attacker",
    (dir) =>
      edit(join(dir, "scenario.json"), (t) => t.replace('"attacker":', '"attacker": "ukraine", "attacker":')),
  ],
  [
    "folderName",
    "scenario.json/id",
    (dir) => edit(join(dir, "scenario.json"), (t) => t.replace('"istanbul-2022"', '"istanbul"')),
  ],
  [
    "unknownId",
    "locks.json/locks/no-recognition/holder",
    (dir) => edit(join(dir, "locks.json"), (t) => t.replaceAll('"holder": "ukraine"', '"holder": "ukrane"')),
  ],
  [
    "briefLong",
    "briefs/uk.head.md",
    (dir) => edit(join(dir, "briefs/uk.head.md"), (t) => t + " word".repeat(400)),
  ],
  [
    "wrongKind",
    "model.json/frontDrift/value",
    (dir) =>
      writeFileSync(
        join(dir, "model.json"),
        '{"frontDrift": {"value": "fast", "unit": "x", "basis": {"assumed": "x"}}}',
      ),
  ],
];
