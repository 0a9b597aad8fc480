/** What the pages are made of, asked of a real build: nothing secret, nothing of the server, and Phaser only later. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Metafile } from "esbuild";
import { beforeAll, describe, expect, test } from "vitest";
import { bundled, page, ROOT } from "../../client/build.ts";
import { strangersIn } from "./bundle.ts";

/** Everything that the first script needs before it runs. */
function atOnce(meta: Metafile): readonly string[] {
  const first = Object.entries(meta.outputs).find(([, o]) => o.entryPoint?.endsWith("main.tsx"))?.[0];
  const seen = new Set<string>();
  const walk = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const i of meta.outputs[path]?.imports ?? []) if (i.kind === "import-statement") walk(i.path);
  };
  if (first !== undefined) walk(first);
  return [...seen].flatMap((path) => Object.keys(meta.outputs[path]?.inputs ?? {}));
}

describe("the real pages", () => {
  let meta: Metafile;
  beforeAll(async () => {
    meta = await bundled("client/main.tsx");
  }, 60_000);

  test("hold no file of the server or of a scenario", () => {
    expect(Object.keys(meta.inputs).length).toBeGreaterThan(50);
    expect(strangersIn(meta)).toEqual([]);
  });

  test("start without Phaser", () => {
    expect(atOnce(meta).length).toBeGreaterThan(10);
    expect(atOnce(meta).filter((path) => path.includes("/phaser/"))).toEqual([]);
  });
});

test("a page that imports a secret brief, a server file and Phaser at once is found out", async () => {
  mkdirSync(join(ROOT, "dist"), { recursive: true });
  // Inside the tree, so that packages resolve as they do for a real page.
  const nest = mkdtempSync(join(ROOT, "dist/canary-"));
  try {
    for (const folder of ["client", "server", "scenarios"]) mkdirSync(join(nest, folder));
    writeFileSync(join(nest, "scenarios/brief.json"), '{ "secret": 1 }');
    writeFileSync(join(nest, "server/code.ts"), "export const code = 7;");
    writeFileSync(
      join(nest, "client/main.tsx"),
      'import * as Phaser from "phaser";\nimport brief from "../scenarios/brief.json";\nimport { code } from "../server/code.ts";\nconsole.log(brief, code, Phaser.VERSION);',
    );
    const meta = await bundled(relative(ROOT, join(nest, "client/main.tsx")));
    expect(strangersIn(meta).map((path) => path.replace(/^.*canary-[^/]*\//, ""))).toEqual([
      "scenarios/brief.json",
      "server/code.ts",
    ]);
    expect(atOnce(meta).filter((path) => path.includes("/phaser/"))).not.toEqual([]);
  } finally {
    rmSync(nest, { recursive: true, force: true });
  }
}, 60_000);

describe("index.html", () => {
  const built: Metafile = {
    inputs: {},
    outputs: {
      "dist/client/main-ABC.js": {
        bytes: 1,
        inputs: {},
        imports: [],
        exports: [],
        entryPoint: "client/main.tsx",
      },
    },
  };
  const template = (more: string): string =>
    `<head>\n  <link rel="stylesheet" href="/main.css" />\n  <script type="module" src="/main.js"></script>\n${more}</head>\n`;

  test("gets the hashed addresses", () => {
    expect(page(template(""), built, "dist/client")).toBe(
      '<head>\n  <script type="module" src="/main-ABC.js"></script>\n</head>\n',
    );
  });

  test.each([
    "<script>alert(1)</script>",
    "<style>p{}</style>",
    '<p onclick="x()">',
    '<p style="color:red">',
  ])("is refused with %s in it", (inline) => {
    expect(() => page(template(inline), built, "dist/client")).toThrow(/inline/);
  });
});
