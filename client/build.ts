/**
 * Builds the pages into dist/client: one small first script, lazily loaded chunks, hashed names, compressed
 * copies. Refuses a page with inline code, and a style sheet that only a lazy chunk would know of.
 */
import { copyFile, cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { type BuildOptions, build, context, type Metafile, type Plugin } from "esbuild";
import { phaser } from "./phaserBuild.ts";
import { workers } from "./workerBuild.ts";

const here = dirname(fileURLToPath(import.meta.url));
export const ROOT = dirname(here);
const packages = createRequire(import.meta.url);
const placeOf = (name: string): string => dirname(packages.resolve(`${name}/package.json`));

/**
 * The room SDK without what this project never sends: schema state, inputs for prediction, WebTransport. The
 * encoding of the frames is its own source. Whoever gives a room a schema state must take this out.
 */
const slimSdk: Plugin = {
  name: "slim-sdk",
  setup(on) {
    const encoding = join(dirname(packages.resolve("@colyseus/schema")), "../src/encoding");
    const absent = `const absent = () => { throw new Error("Not part of this build; see slimSdk in client/build.ts."); };`;
    const stubs: Readonly<Record<string, string>> = {
      "@colyseus/schema": `export { encode } from ${JSON.stringify(join(encoding, "encode.ts"))};
        export { decode } from ${JSON.stringify(join(encoding, "decode.ts"))};
        ${absent}
        export class Decoder { constructor() { absent(); } }
        export class Schema {}
        export const Reflection = { decode: absent, encode: absent };
        export const getDecoderStateCallbacks = absent;
        export const $values = Symbol(), $refId = Symbol();`,
      "@colyseus/schema/input": `${absent} export class InputEncoder { constructor() { absent(); } }`,
      "./transport/H3Transport.mjs": `${absent} export class H3TransportTransport { constructor() { absent(); } }`,
    };
    on.onResolve({ filter: /^@colyseus\/schema(\/input)?$|\/H3Transport\.mjs$/ }, ({ path, importer }) =>
      /[\\/]@colyseus[\\/]sdk[\\/]/.test(importer) ? { path, namespace: "slim-sdk" } : null,
    );
    on.onLoad({ filter: /.*/, namespace: "slim-sdk" }, ({ path }) => ({
      contents: stubs[path] ?? "",
      loader: "js",
      resolveDir: here,
    }));
  },
};

/** What is fetched later, and shares what core.ts names. */
const LATER = new Set(
  [
    "netSdk.ts",
    "pages/tableDoor.tsx",
    "pages/debrief.tsx",
    "pages/explore.tsx",
    "pages/sources.tsx",
    "pages/modelCard.tsx",
    "pages/labWhatIf.tsx",
    "pages/labTurning.tsx",

    "panels/others.ts",
    "panels/world.tsx",
    "table/mount.ts",
  ].map((file) => join(here, file)),
);

/** One file for all that is shared, see core.ts. */
const oneCore: Plugin = {
  name: "one-core",
  setup(on) {
    on.onLoad({ filter: /\.tsx?$/ }, async ({ path }) =>
      LATER.has(path)
        ? {
            contents: `import ${JSON.stringify(join(here, "core.ts"))};\n${await readFile(path, "utf8")}`,
            loader: path.endsWith("x") ? "tsx" : "ts",
          }
        : null,
    );
  },
};

export interface Made {
  readonly metafile: Metafile;
}

const MAIN = "client/main.tsx";
const AHEAD = "client/ahead.ts";
/** Fetched together with the page at the address of a table. */
const TABLE = "client/pages/tableDoor.tsx";

/** The settings of the bundler; `from` may be another entry than the real one. */
export const settings = (from: string, to: string, live: boolean): BuildOptions & { metafile: true } => ({
  absWorkingDir: ROOT,
  // What is asked ahead is a file of its own, because it runs before all others.
  entryPoints: from === MAIN ? { main: from, ahead: AHEAD } : { main: from },
  outdir: to,
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  platform: "browser",
  jsx: "automatic",
  jsxImportSource: "preact",
  entryNames: live ? "[name]" : "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  assetNames: "assets/[name]-[hash]",
  loader: { ".svg": "text", ".woff2": "file" },
  define: { "process.env.NODE_ENV": live ? '"development"' : '"production"', global: "globalThis" },
  minify: !live,
  sourcemap: live ? "inline" : false,
  legalComments: live ? "none" : "external",
  metafile: true,
  logLevel: "warning",
  plugins: [phaser, slimSdk, workers, oneCore],
});

/** Everything that `path` needs before it runs, the farthest first. */
function needs(metafile: Metafile, path: string, known: Set<string> = new Set()): readonly string[] {
  if (known.has(path)) return [];
  known.add(path);
  const ahead = (metafile.outputs[path]?.imports ?? [])
    .filter((i) => i.kind === "import-statement")
    .flatMap((i) => needs(metafile, i.path, known));
  return [...ahead, path];
}

/**
 * index.html with the addresses of what was built in place of /main.css and /main.js. For a table's page: what is
 * asked ahead runs first, and the table's code is fetched together with the rest.
 */
export function page(template: string, metafile: Metafile, to: string, table = false): string {
  const address = (path: string): string => `/${path.slice(to.length + 1)}`;
  const outputs = Object.entries(metafile.outputs);
  const main = outputs.find(
    ([path, o]) => path.endsWith(".js") && o.entryPoint !== undefined && /(^|\/)main(-\w+)?\.js$/.test(path),
  );
  if (main === undefined) throw new Error("The build made no main script.");
  const [path, { cssBundle }] = main;
  for (const [other, o] of outputs)
    if (other !== path && o.cssBundle !== undefined)
      throw new Error(
        `${o.entryPoint} imports a style sheet, but nothing loads it there: import it in main.tsx.`,
      );
  const madeFrom = (source: string): string[] =>
    outputs.flatMap(([other, o]) => (o.inputs[source] === undefined ? [] : [other]));
  // Where others share its code, the address that is asked for holds nothing but the way there.
  const entryOf = (source: string): string[] =>
    outputs.flatMap(([other, o]) => (o.entryPoint === source ? [other] : []));
  const known = new Set<string>();
  const early = table ? madeFrom(AHEAD).flatMap((other) => needs(metafile, other, known)) : [];
  const first = [...needs(metafile, path, known)].filter((other) => other !== path);
  const later = table ? entryOf(TABLE).flatMap((other) => needs(metafile, other, known)) : [];
  const ahead = [...first, ...later].map((other) => `<link rel="modulepreload" href="${address(other)}" />`);
  const html = template
    .replace(/^( *)(.*href="\/main\.css".*\n)/m, (_, pad: string, line: string) =>
      [
        ...early.map((other) => `${pad}<script type="module" async src="${address(other)}"></script>\n`),
        cssBundle === undefined ? "" : pad + line.replace("/main.css", address(cssBundle)),
      ].join(""),
    )
    .replace(/^( *)(.*src="\/main\.js".*\n)/m, (_, pad: string, line: string) =>
      [...ahead.map((l) => `${pad}${l}\n`), pad + line.replace("/main.js", address(path))].join(""),
    );
  if (!html.includes(address(path)))
    throw new Error('index.html has no <script type="module" src="/main.js">.');
  const inline = /<script(?![^>]*\ssrc=)[^>]*>|<style\b|\son\w+=|\sstyle=|javascript:/i.exec(html);
  if (inline !== null)
    throw new Error(`index.html holds inline code, which its own policy refuses: ${inline[0]}`);
  return html;
}

/** Bundles without writing, and says what went into it: for tests. */
export const bundled = async (from: string): Promise<Metafile> =>
  (await build({ ...settings(from, "dist/client", false), write: false })).metafile;

async function finish(metafile: Metafile, to: string): Promise<void> {
  const out = join(ROOT, to);
  const template = await readFile(join(here, "index.html"), "utf8");
  await writeFile(join(out, "index.html"), page(template, metafile, to));
  await writeFile(join(out, "table.html"), page(template, metafile, to, true));
  await copyFile(join(here, "icon.svg"), join(out, "icon.svg"));
  await mkdir(join(out, "flags"), { recursive: true });
  await cp(join(placeOf("flag-icons"), "flags/4x3"), join(out, "flags"), { recursive: true });
  await writeFile(join(ROOT, "dist/meta.json"), JSON.stringify(metafile));
}

const SQUEEZED = /\.(js|css|html|svg|json|txt)$/;

/** Puts .br and .gz beside every text that gets smaller by it. */
async function squeeze(folder: string): Promise<void> {
  const brotli = promisify(brotliCompress);
  const zip = promisify(gzip);
  const files = (await readdir(folder, { recursive: true })).filter((f) => SQUEEZED.test(f));
  await Promise.all(
    files.map(async (file) => {
      const path = join(folder, file);
      const bytes = await readFile(path);
      if (bytes.length < 512) return;
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      };
      const [br, gz] = await Promise.all([brotli(bytes, { params }), zip(bytes, { level: 9 })]);
      if (br.length < bytes.length) await writeFile(`${path}.br`, br);
      if (gz.length < bytes.length) await writeFile(`${path}.gz`, gz);
    }),
  );
}

export async function make(live: boolean): Promise<void> {
  const to = "dist/client";
  await rm(join(ROOT, to), { recursive: true, force: true });
  const options = settings(MAIN, to, live);
  if (!live) {
    const { metafile } = await build(options);
    await finish(metafile, to);
    await squeeze(join(ROOT, to));
    report(metafile, to);
    return;
  }
  const again: Plugin = {
    name: "page",
    setup: (on) =>
      on.onEnd(async (result) => {
        if (result.errors.length > 0) return;
        await finish(result.metafile as Metafile, to);
        console.log("client built");
      }),
  };
  const watching = await context({ ...options, plugins: [...(options.plugins ?? []), again] });
  await watching.watch();
}

function report(metafile: Metafile, to: string): void {
  const scripts = Object.entries(metafile.outputs).filter(([path]) => /\.(js|css)$/.test(path));
  for (const [path, { bytes }] of scripts.sort((a, b) => b[1].bytes - a[1].bytes).slice(0, 8))
    console.log(`${String(Math.ceil(bytes / 1024)).padStart(6)} kB  ${path.slice(to.length + 1)}`);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  await make(process.argv.includes("--watch"));
