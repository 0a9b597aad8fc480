/**
 * Builds the gallery, serves it on the loopback under the strict policy of the real pages, and takes its pictures:
 * `node tests/browser/table-gallery/look.ts [out folder] [moment …]`. Not part of what is shipped or of the test command.
 */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { build } from "esbuild";
import { settings } from "../../../client/build.ts";
import { launchBrowser } from "../launch.ts";
import { MOMENTS } from "./views.ts";

const [out = "dist/table-gallery/pictures", ...only] = process.argv.slice(2);
const BUILT = "dist/table-gallery";
const flags = join(dirname(createRequire(import.meta.url).resolve("flag-icons/package.json")), "flags/4x3");
const POLICY = "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; script-src 'self'";
const TYPES: Readonly<Record<string, string>> = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".html": "text/html",
  ".woff2": "font/woff2",
};

await build(settings("tests/browser/table-gallery/gallery.ts", BUILT, true));
await writeFile(
  join(BUILT, "index.html"),
  '<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/main.css"><link rel="stylesheet" href="/fit.css"><script type="module" src="/main.js"></script>',
);
await writeFile(
  join(BUILT, "fit.css"),
  "body{margin:0;overflow:hidden}.gallery{position:fixed;inset:0}.gallery canvas{display:block}",
);

const server = createServer((asked, answer) => {
  const path = new URL(asked.url ?? "/", "http://x").pathname;
  const file = path.startsWith("/flags/")
    ? join(flags, path.slice(7))
    : join(BUILT, path === "/" ? "index.html" : path);
  readFile(file).then(
    (body) =>
      answer
        .writeHead(200, {
          "content-type": TYPES[extname(file)] ?? "application/octet-stream",
          "content-security-policy": POLICY,
        })
        .end(body),
    () => answer.writeHead(404).end(),
  );
});
await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
const address = server.address();
const at = typeof address === "object" && address !== null ? `http://127.0.0.1:${address.port}/` : "";

interface Shot {
  readonly name: string;
  readonly query: string;
  readonly width: number;
  readonly height: number;
  readonly dpr: number;
}

const names = only.length > 0 ? only : Object.keys(MOMENTS);
const shots: Shot[] = names.flatMap((name): Shot[] => [
  { name: `${name}-desktop`, query: `moment=${name}&renderer=webgl`, width: 950, height: 730, dpr: 1 },
  { name: `${name}-phone`, query: `moment=${name}&renderer=canvas`, width: 390, height: 310, dpr: 2 },
]);
if (only.length === 0 || only.includes("talks"))
  shots.push(
    { name: "talks-desktop2x", query: "moment=talks&renderer=webgl", width: 950, height: 730, dpr: 2 },
    { name: "talks-desktop-canvas", query: "moment=talks&renderer=canvas", width: 950, height: 730, dpr: 1 },
    { name: "talks-dark", query: "moment=talks&renderer=canvas&dark", width: 950, height: 730, dpr: 1 },
    { name: "talks-small", query: "moment=talks&renderer=webgl", width: 320, height: 260, dpr: 2 },
    { name: "talks-low", query: "moment=talks&renderer=canvas", width: 320, height: 208, dpr: 2 },
    { name: "talks-wide", query: "moment=talks&renderer=canvas", width: 1500, height: 820, dpr: 1 },
  );

const browser = await launchBrowser(["--use-angle=swiftshader"]);
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
let wrong = 0;
for (const { name, query, width, height, dpr } of shots) {
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: dpr });
  const page = await context.newPage();
  page.on("pageerror", (why) => {
    wrong++;
    console.log(name, why.message);
  });
  page.on("console", (line) => {
    if (line.type() === "error") console.log(name, line.text());
  });
  await page.goto(`${at}?${query}&reduced`);
  await page.waitForSelector('[data-table="ready"]', { timeout: 30_000 });
  await page.waitForTimeout(Number(process.env.WAIT ?? 400));
  await page.screenshot({ path: join(out, `${name}.png`) });
  await context.close();
}
await browser.close();
server.close();
console.log(`${shots.length} pictures in ${out}, ${wrong} errors`);
