/** The compiler's fences between the folders: each canary breaks one of them in a small copy, and must be refused. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

/** [file, its code, the code of the complaint] */
const CANARIES = [
  ["shared/engine/dom.ts", "export const x = document.title;\n", /TS2584|TS2304/],
  [
    "shared/engine/node.ts",
    'import { readFileSync } from "node:fs";\nexport const x = readFileSync;\n',
    /TS2307|TS2591/,
  ],
  ["shared/engine/timer.ts", "export const x = setTimeout(() => {}, 1);\n", /TS2304|TS2580|TS2591/],
  [
    "shared/engine/up.ts",
    'import { x } from "../../server/good.ts";\nexport const y = x;\n',
    /TS6059|TS6307/,
  ],
  ["server/down.ts", 'import { x } from "../client/good.ts";\nexport const y = x;\n', /TS6059|TS6307/],
  ["server/page.ts", "export const x = window.location;\n", /TS2304|TS2552/],
  ["client/down.ts", 'import { x } from "../server/good.ts";\nexport const y = x;\n', /TS6059|TS6307/],
  [
    "client/node.ts",
    'import { readFileSync } from "node:fs";\nexport const x = readFileSync;\n',
    /TS2307|TS2591/,
  ],
  ["shared/engine/enum.ts", "export enum Colour {\n  Red,\n}\n", /TS1294/],
  ["shared/engine/index.ts", "export const first = (a: readonly string[]): string => a[0];\n", /TS2322/],
] as const;

const GOOD = ["shared/good.ts", "server/good.ts", "client/good.ts"] as const;

describe("project fences", () => {
  let nest = "";
  let told: readonly string[] = [];

  beforeAll(() => {
    nest = mkdtempSync(join(tmpdir(), "projects-"));
    const put = (path: string, text: string): void => {
      mkdirSync(dirname(join(nest, path)), { recursive: true });
      writeFileSync(join(nest, path), text);
    };
    cpSync(join(root, "tsconfig.base.json"), join(nest, "tsconfig.base.json"));
    for (const folder of ["shared", "server", "client"]) {
      mkdirSync(join(nest, folder));
      cpSync(join(root, folder, "tsconfig.json"), join(nest, folder, "tsconfig.json"));
    }
    put("tsconfig.json", '{ "files": [], "references": [{ "path": "server" }, { "path": "client" }] }');
    for (const path of GOOD) put(path, "export const x = 1;\n");
    for (const [path, code] of CANARIES) put(path, code);
    symlinkSync(join(root, "node_modules"), join(nest, "node_modules"), "junction");
    for (const folder of ["shared", "server", "client"]) {
      const { stdout } = spawnSync("tsc", ["-p", folder, "--pretty", "false"], {
        cwd: nest,
        encoding: "utf8",
        shell: process.platform === "win32",
      });
      told = [...told, ...stdout.split("\n")];
    }
  }, 60_000);
  afterAll(() => rmSync(nest, { recursive: true, force: true }));

  test.each(CANARIES)("%s is refused", (path, _, code) => {
    expect(told.filter((line) => line.startsWith(path)).join("\n")).toMatch(code);
  });

  test.each(GOOD)("%s is not", (path) => {
    expect(told.filter((line) => line.startsWith(path))).toEqual([]);
  });
});
