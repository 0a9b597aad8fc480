/**
 * Every fence between the folders can fail: each canary is a file that breaks one rule, laid into a copy of the
 * configuration, and must be refused for the reason named. A fence that refuses nothing is no fence.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

interface Canary {
  readonly path: string;
  readonly code: string;
  readonly refusedBy: string;
}

const CANARIES: readonly Canary[] = [
  {
    path: "shared/engine/canary-node.ts",
    code: 'import { readFileSync } from "node:fs";\nexport const x = readFileSync;\n',
    refusedBy: "noRestrictedImports",
  },
  {
    path: "shared/engine/canary-server.ts",
    code: 'import { x } from "../../server/canary.ts";\nexport const y = x;\n',
    refusedBy: "noRestrictedImports",
  },
  {
    path: "shared/engine/canary-bots.ts",
    code: 'import { x } from "../bots/canary.ts";\nexport const y = x;\n',
    refusedBy: "noRestrictedImports",
  },
  {
    path: "shared/engine/rules/canary-bots.ts",
    code: 'import { x } from "../../bots/canary.ts";\nexport const y = x;\n',
    refusedBy: "noRestrictedImports",
  },
  {
    path: "shared/engine/canary-scenario.ts",
    code: 'import x from "../../scenarios/model.json";\nexport const y = x;\n',
    refusedBy: "noRestrictedImports",
  },
  {
    path: "shared/engine/canary-random.ts",
    code: "export const x = Math.random();\n",
    refusedBy: "noJsRestrictedProperties",
  },
  {
    path: "shared/engine/canary-exp.ts",
    code: "export const x = Math.exp(1);\n",
    refusedBy: "noJsRestrictedProperties",
  },
  {
    path: "shared/engine/canary-power.ts",
    code: "export const x = (a: number): number => a ** 2;\n",
    refusedBy: "plugin",
  },
  {
    path: "shared/engine/canary-power-of-itself.ts",
    code: "export const x = (a: number): number => {\n  let b = a;\n  b **= 2;\n  return b;\n};\n",
    refusedBy: "plugin",
  },
  {
    path: "shared/engine/canary-random-taken.ts",
    code: "export const { random } = Math;\n",
    refusedBy: "noJsRestrictedProperties",
  },
  {
    path: "shared/engine/canary-late.ts",
    code: 'export const x = (): Promise<unknown> => import("node:os");\n',
    refusedBy: "noRestrictedImports",
  },
  {
    path: "shared/engine/canary-type.ts",
    code: 'import type { Stats } from "node:fs";\nexport type X = Stats;\n',
    refusedBy: "noRestrictedImports",
  },
  {
    path: "shared/engine/canary-global.ts",
    code: "export const x: unknown = globalThis;\n",
    refusedBy: "noRestrictedGlobals",
  },
  {
    path: "shared/engine/canary-date.ts",
    code: "export const x = Date.now();\n",
    refusedBy: "noRestrictedGlobals",
  },
  {
    path: "shared/engine/canary-intl.ts",
    code: 'export const x = new Intl.NumberFormat("en");\n',
    refusedBy: "noRestrictedGlobals",
  },
  {
    path: "shared/engine/canary-locale.ts",
    code: 'export const x = "a".localeCompare("b");\n',
    refusedBy: "noJsRestrictedProperties",
  },
  {
    path: "shared/bots/canary-random.ts",
    code: "export const x = Math.random();\n",
    refusedBy: "noJsRestrictedProperties",
  },
  {
    path: "shared/lab/canary-date.ts",
    code: "export const x = Date.now();\n",
    refusedBy: "noRestrictedGlobals",
  },
  {
    path: "client/canary-server.ts",
    code: 'import { x } from "../server/canary.ts";\nexport const y = x;\n',
    refusedBy: "noRestrictedImports",
  },
  {
    path: "client/panels/canary-scenario.ts",
    code: 'import x from "../../scenarios/model.json";\nexport const y = x;\n',
    refusedBy: "noRestrictedImports",
  },
  {
    path: "client/table/canary-server.ts",
    code: 'import { x } from "../../server/canary.ts";\nexport const y = x;\n',
    refusedBy: "noRestrictedImports",
  },
  {
    path: "client/netCanary.ts",
    code: 'import x from "../scenarios/model.json";\nexport const y = x;\n',
    refusedBy: "noRestrictedImports",
  },
  {
    path: "client/pages/canary-node.ts",
    code: 'import { join } from "node:path";\nexport const y = join;\n',
    refusedBy: "noRestrictedImports",
  },
  {
    path: "client/panels/canary-phaser.ts",
    code: 'import * as Phaser from "phaser";\nexport const y = Phaser;\n',
    refusedBy: "noRestrictedImports",
  },
  {
    path: "client/panels/canary-sdk.ts",
    code: 'import { Client } from "@colyseus/sdk";\nexport const y = Client;\n',
    refusedBy: "noRestrictedImports",
  },
  {
    path: "client/canary-zod.ts",
    code: 'import { z } from "zod";\nexport const y = z;\n',
    refusedBy: "noRestrictedImports",
  },
  {
    path: "server/canary-phaser.ts",
    code: 'import * as Phaser from "phaser";\nexport const y = Phaser;\n',
    refusedBy: "noRestrictedImports",
  },
  {
    path: "server/canary-client.ts",
    code: 'import { x } from "../client/canary.ts";\nexport const y = x;\n',
    refusedBy: "noRestrictedImports",
  },
  {
    path: "server/canary-colyseus.ts",
    code: 'import { Room } from "@colyseus/core";\nexport const y = Room;\n',
    refusedBy: "noRestrictedImports",
  },
  {
    path: "server/room/canary.ts",
    code: 'import { x } from "../../client/canary.ts";\nexport const y = x;\n',
    refusedBy: "noRestrictedImports",
  },
  {
    path: "shared/bots/cycle-a.ts",
    code: 'import type { B } from "./cycle-b.ts";\nexport type A = B | 1;\n',
    refusedBy: "noImportCycles",
  },
  {
    path: "shared/bots/cycle-b.ts",
    code: 'import type { A } from "./cycle-a.ts";\nexport type B = A | 2;\n',
    refusedBy: "noImportCycles",
  },
  { path: "server/canary-default.ts", code: "export default 1;\n", refusedBy: "noDefaultExport" },
  {
    path: "server/cycle-a.ts",
    code: 'import { b } from "./cycle-b.ts";\nexport const a = (): unknown => b;\n',
    refusedBy: "noImportCycles",
  },
  {
    path: "server/cycle-b.ts",
    code: 'import { a } from "./cycle-a.ts";\nexport const b = (): unknown => a;\n',
    refusedBy: "noImportCycles",
  },
];

/** The doors in the fences: what these files import, only they may. */
const ALLOWED = [
  ["client/table/allowed.ts", 'import * as Phaser from "phaser";\nexport const y = Phaser;\n'],
  ["client/netAllowed.ts", 'import { Client } from "@colyseus/sdk";\nexport const y = Client;\n'],
  ["server/room/allowed.ts", 'import { Room } from "@colyseus/core";\nexport const y = Room;\n'],
  ["shared/bots/allowed.ts", 'import { good } from "../engine/good.ts";\nexport const y = good;\n'],
  ["shared/engine/allowed.ts", 'import * as z from "zod";\nexport const y = z.string();\n'],
] as const;

/** Code that the compiler must not let into `shared`: there is neither a page nor a machine around the rules. */
const UNKNOWN_IN_SHARED = ["window", "document", "process", "fetch", "setTimeout", "console"] as const;

describe("lint fences", () => {
  let nest = "";
  let told: readonly { readonly path: string; readonly category: string }[] = [];

  beforeAll(() => {
    nest = mkdtempSync(join(tmpdir(), "fences-"));
    const config = JSON.parse(readFileSync(join(root, "biome.json"), "utf8")) as Record<string, unknown>;
    // The copy is no checkout.
    writeFileSync(join(nest, "biome.json"), JSON.stringify({ ...config, vcs: { enabled: false } }));
    put("tests/fences/determinism.grit", readFileSync(join(root, "tests/fences/determinism.grit"), "utf8"));
    for (const c of CANARIES) put(c.path, c.code);
    for (const [path, code] of ALLOWED) put(path, code);
    put(
      "shared/engine/good.ts",
      "/** Breaks nothing. */\nexport const good = (a: number): number => Math.sqrt(a);\n",
    );
    symlinkSync(join(root, "node_modules"), join(nest, "node_modules"), "junction");
    const { stdout } = spawnSync("biome", ["lint", "--reporter=json", "--max-diagnostics=none", "."], {
      cwd: nest,
      encoding: "utf8",
      shell: process.platform === "win32",
    });
    const report = JSON.parse(stdout.slice(stdout.indexOf("{"))) as { diagnostics: readonly Diagnostic[] };
    told = report.diagnostics.map((d) => ({ path: pathOf(d), category: d.category ?? "" }));
  }, 60_000);
  afterAll(() => rmSync(nest, { recursive: true, force: true }));

  function put(path: string, text: string): void {
    mkdirSync(dirname(join(nest, path)), { recursive: true });
    writeFileSync(join(nest, path), text);
  }

  test.each(CANARIES)("$path is refused by $refusedBy", ({ path, refusedBy }) => {
    expect(told.filter((d) => d.path.endsWith(path)).map((d) => d.category)).toContainEqual(
      expect.stringContaining(refusedBy),
    );
  });

  test.each(ALLOWED)("%s is not refused", (path) => {
    expect(told.filter((d) => d.path.endsWith(path))).toEqual([]);
  });

  test("a file that breaks nothing is not refused", () => {
    expect(told.filter((d) => d.path.endsWith("good.ts"))).toEqual([]);
  });
});

interface Diagnostic {
  readonly category?: string;
  readonly location?: { readonly path?: string | { readonly file?: string } };
}

const pathOf = (d: Diagnostic): string => {
  const path = d.location?.path;
  return (typeof path === "string" ? path : (path?.file ?? "")).replaceAll("\\", "/");
};

describe("compiler fences", () => {
  test.each(UNKNOWN_IN_SHARED)("shared does not know %s", (name) => {
    const nest = mkdtempSync(join(tmpdir(), "shared-"));
    try {
      cpSync(join(root, "tsconfig.base.json"), join(nest, "tsconfig.base.json"));
      mkdirSync(join(nest, "shared"));
      cpSync(join(root, "shared/tsconfig.json"), join(nest, "shared/tsconfig.json"));
      writeFileSync(join(nest, "shared/canary.ts"), `export const x: unknown = ${name};\n`);
      const { stdout, status } = spawnSync("tsc", ["-p", "shared"], {
        cwd: nest,
        encoding: "utf8",
        shell: process.platform === "win32",
      });
      expect(stdout).toContain("canary.ts");
      expect(stdout).toContain(name);
      expect(status).not.toBe(0);
    } finally {
      rmSync(nest, { recursive: true, force: true });
    }
  });
});
