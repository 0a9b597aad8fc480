import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { build } from "esbuild";
import { settings } from "../../../client/build.ts";
import { launchBrowser } from "../launch.ts";

const BUILT = "dist/table-gallery";
const flags = "node_modules/flag-icons/flags/4x3";
await build(settings("tests/browser/table-gallery/gallery.ts", BUILT, true));
const TYPES: any = {
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".html": "text/html",
  ".woff2": "font/woff2",
};
const server = createServer((q, a) => {
  const p = new URL(q.url ?? "/", "http://x").pathname;
  const f = p.startsWith("/flags/") ? join(flags, p.slice(7)) : join(BUILT, p === "/" ? "index.html" : p);
  readFile(f).then(
    (b) => a.writeHead(200, { "content-type": TYPES[extname(f)] ?? "x" }).end(b),
    () => a.writeHead(404).end(),
  );
});
await new Promise<void>((d) => server.listen(0, "127.0.0.1", d));
const at = `http://127.0.0.1:${(server.address() as any).port}/`;
const b = await launchBrowser(["--use-angle=swiftshader"]);
for (const renderer of ["webgl", "canvas"]) {
  const c = await b.newContext({ viewport: { width: 950, height: 730 }, deviceScaleFactor: 1 });
  const page = await c.newPage();
  page.on("pageerror", (e) => console.log("ERR", e.message));
  page.on("console", (l) => {
    if (l.type() != "log" || 1) console.log(l.type(), l.text());
  });
  await page.goto(at + `?moment=first&renderer=${renderer}`);
  await page.waitForSelector('[data-table="ready"]');
  await page.waitForTimeout(1200);
  const cdp = await c.newCDPSession(page);
  await cdp.send("Performance.enable");
  const m = async () =>
    Object.fromEntries((await cdp.send("Performance.getMetrics")).metrics.map((x: any) => [x.name, x.value]));
  await page.evaluate(() => {
    let n = 0;
    const raf = window.requestAnimationFrame;
    (window as any).frames2 = () => n;
    window.requestAnimationFrame = (f) => {
      n++;
      return raf.call(window, f);
    };
  });
  const a = await m();
  await page.waitForTimeout(4000);
  const z = await m();
  console.log(
    renderer,
    "rest: task ms/s",
    (((z.TaskDuration - a.TaskDuration) / 4) * 1000).toFixed(2),
    "raf calls",
    await page.evaluate(() => (window as any).frames2()),
  );
  await page.evaluate(() => (window as any).turnTo("talks"));
  for (const t of [250, 400, 600]) {
    await page.waitForTimeout(t);
    await page.screenshot({ path: `/tmp/tg/anim-${renderer}-${t}.png` });
  }
  await page.waitForTimeout(1500);
  const n1 = await page.evaluate(() => (window as any).frames2());
  await page.waitForTimeout(1500);
  const n2 = await page.evaluate(() => (window as any).frames2());
  console.log("after talks: frames", n1, "then", n2 - n1);
  await page.evaluate(() => (window as any).turnTo("walkout"));
  await page.waitForTimeout(2500);
  await page.screenshot({ path: `/tmp/tg/anim-${renderer}-walkout.png` });
  await page.evaluate(() => (window as any).turnTo("shock"));
  await page.waitForTimeout(2500);
  await page.evaluate(() => (window as any).turnTo("signing"));
  await page.waitForTimeout(2500);
  await page.screenshot({ path: `/tmp/tg/anim-${renderer}-signing.png` });
  // clicks
  await page.mouse.move(345, 520);
  await page.waitForTimeout(300);
  await page.screenshot({ path: `/tmp/tg/anim-${renderer}-hover.png` });
  await page.mouse.click(345, 520);
  await page.mouse.click(300, 412);
  await page.mouse.click(470, 120);
  await page.mouse.click(475, 612);
  console.log(
    await page.evaluate(() => JSON.stringify((window as any).said)),
    await page.evaluate(() => document.querySelector<HTMLElement>(".gallery")!.style.cursor),
  );
  // resize
  await page.setViewportSize({ width: 600, height: 500 });
  await page.waitForTimeout(800);
  await page.screenshot({ path: `/tmp/tg/anim-${renderer}-resized.png` });
  await page.evaluate(() => (window as any).table.setTheme(true));
  await page.waitForTimeout(1500);
  await page.screenshot({ path: `/tmp/tg/anim-${renderer}-dark.png` });
  await page.evaluate(() => (window as any).table.destroy());
  await page.waitForTimeout(800);
  console.log("canvas left", await page.evaluate(() => document.querySelectorAll("canvas").length));
  await c.close();
}
await b.close();
server.close();
