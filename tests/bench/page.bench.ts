/**
 * Bars 15 and 16: the table's page in a real Chromium, against the server. The slow phone: processor four times
 * slower, 1.6 Mbit/s, 150 ms to the server and back, 390 × 844. Refuses to judge a page that reports an error.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import type { OpenMatch, Ticket } from "../../shared/protocol.ts";
import { launchBrowser } from "../browser/launch.ts";
import type { Measured } from "./bars.ts";
import { type Child, HERE, median, QUICK, quantile, ROOT, scratch, sleep, spread, start } from "./harness.ts";
import { DESK, isScript, PHONE, profile, SLOW, scripts, there, visit } from "./pageVisit.ts";
import { peopleOf } from "./play.ts";
import { scenario } from "./scenario.ts";

const ROUNDS = QUICK ? 2 : 7;
const REST_MS = QUICK ? 3_000 : 10_000;
const FRAMES_MS = QUICK ? 3_000 : 8_000;
/** The button that takes the next step: once it can be pressed, the first move can be made. */
const PLAYABLE = ".action-bar button:not([disabled])";
const DOORS = "main a[href='/play']";

interface Site {
  readonly server: Child;
  readonly url: string;
  /** A new table at which a person leads the first delegation, and bots the others. */
  open(): Promise<Ticket>;
}

async function site(): Promise<Site> {
  if (!existsSync(join(ROOT, "dist/client/index.html")))
    throw new Error("Build the pages first: npm run build");
  const server = start(join(HERE, "ourServer.ts"), ["0", await scratch("page")]);
  const { url } = await server.ask<{ url: string }>({ do: "up" });
  const seat = peopleOf(scenario)[0]?.seat as string;
  const open = async (): Promise<Ticket> => {
    const ask: OpenMatch = {
      scenario: scenario.id,
      seats: [seat],
      name: "Delegate",
      timed: false,
      listed: false,
    };
    const reply = await fetch(`${url}/api/matches`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(ask),
    });
    if (!reply.ok) throw new Error(`no table: ${await reply.text()}`);
    return (await reply.json()) as Ticket;
  };
  // Chromium takes brotli from https and from localhost only.
  return { server, url: url.replace("127.0.0.1", "localhost"), open };
}

interface PhoneVisit {
  readonly playable: number;
  readonly doors: number;
  readonly js: number;
  readonly jsAll: number;
  readonly blocked: number;
  readonly revisit: number;
  readonly revisitPlayable: number;
  readonly synced: number;
}

async function phone(browser: Browser, at: Site): Promise<PhoneVisit> {
  const ticket = await at.open();
  const context = await profile(browser, at.url, ticket, PHONE);
  const first = await visit(context, `${at.url}/t/${ticket.code}`, PLAYABLE, true);
  const playable = await there(first.page);
  await first.page.waitForSelector("#stage canvas", { state: "attached", timeout: 60_000 });
  await sleep(2_500);
  const blocked = await first.page.evaluate(() => (globalThis as unknown as { blocked: number }).blocked);
  const [largest] = [...first.traffic.loads].filter(isScript).sort((a, b) => b.bytes - a.bytes);
  if (largest?.coding !== "br") throw new Error(`scripts came as "${largest?.coding}", not by brotli`);
  if (first.errors.length > 0) throw new Error(`the page failed: ${first.errors.join("; ")}`);
  await first.page.close();
  const again = await visit(context, `${at.url}/t/${ticket.code}`, PLAYABLE, true);
  const revisitPlayable = await there(again.page);
  await sleep(4_000);
  await context.close();
  const home = await browser.newContext({ viewport: PHONE, deviceScaleFactor: 2 });
  const doors = await there((await visit(home, `${at.url}/`, DOORS, true)).page);
  await home.close();
  return {
    playable,
    doors,
    js: scripts(first.traffic, playable),
    jsAll: scripts(first.traffic),
    blocked,
    revisit: again.traffic.loads.reduce((sum, l) => sum + l.bytes, 0),
    revisitPlayable,
    synced: again.traffic.socket,
  };
}

/** Milliseconds between frames while bots move at the table. */
async function frames(
  browser: Browser,
  at: Site,
  renderer: string,
  slow: boolean,
): Promise<readonly number[]> {
  const ticket = await at.open();
  const context = await profile(browser, at.url, ticket, slow ? PHONE : DESK);
  const { page } = await visit(context, `${at.url}/t/${ticket.code}${renderer}`, PLAYABLE, false);
  await there(page);
  await page.waitForSelector("#stage canvas", { state: "attached", timeout: 60_000 });
  await sleep(2_000);
  if (slow)
    await (await context.newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: SLOW.cpu });
  await page.evaluate((button) => document.querySelector<HTMLElement>(button)?.click(), PLAYABLE);
  const took = await page.evaluate(
    (ms) =>
      new Promise<number[]>((done) => {
        const gaps: number[] = [];
        let last = performance.now();
        const end = last + ms;
        const frame = (): void => {
          const now = performance.now();
          gaps.push(now - last);
          last = now;
          if (now < end) requestAnimationFrame(frame);
          else done(gaps);
        };
        requestAnimationFrame(frame);
      }),
    FRAMES_MS,
  );
  await context.close();
  return took;
}

/** Percent of a core that the page takes while nothing happens at the table. */
async function atRest(browser: Browser, at: Site): Promise<number> {
  const ticket = await at.open();
  const context = await profile(browser, at.url, ticket, DESK);
  const { page } = await visit(context, `${at.url}/t/${ticket.code}`, PLAYABLE, false);
  await page.waitForSelector("#stage canvas", { state: "attached", timeout: 60_000 });
  await sleep(4_000);
  const cdp = await browser.newBrowserCDPSession();
  const used = async (): Promise<number> => {
    const { processInfo } = await cdp.send("SystemInfo.getProcessInfo");
    return processInfo
      .filter((p) => p.type === "renderer" || p.type === "GPU")
      .reduce((sum, p) => sum + p.cpuTime, 0);
  };
  const before = await used();
  await sleep(REST_MS);
  const percent = ((await used()) - before) / (REST_MS / 100_000);
  await context.close();
  return percent;
}

export const bars = [15, 16];

export async function measure(wanted: (bar: number) => boolean): Promise<readonly Measured[]> {
  const at = await site();
  const browser = await launchBrowser();
  const measured: Measured[] = [];
  const visits: PhoneVisit[] = [];
  // The first visit fills the caches of server and disk.
  for (let round = -1; round < ROUNDS; round++) {
    const made = await phone(browser, at);
    if (round >= 0) visits.push(made);
  }
  const mid = (key: keyof PhoneVisit): number => median(visits.map((v) => v[key]));
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
  if (wanted(15))
    measured.push(
      {
        id: "playable",
        value: mid("playable") / 1000,
        note: `cold visit to one's table until the next step can be pressed; ${spread(
          visits.map((v) => v.playable),
          seconds,
        )}; the front page's doors after ${seconds(mid("doors"))}; warm revisit ${seconds(mid("revisitPlayable"))}`,
      },
      { id: "js", value: mid("js") / 1000, note: "by the wire, headers included" },
      { id: "jsAll", value: mid("jsAll") / 1000, note: "when the drawn table stands" },
      {
        id: "revisit",
        value: mid("revisit") / 1000,
        note: `all by HTTP; ${(mid("synced") / 1000).toFixed(1)} kB more by the socket`,
      },
    );
  if (wanted(16)) {
    const p95 = async (renderer: string, slow: boolean): Promise<number> =>
      quantile(await frames(browser, at, renderer, slow), 0.95);
    const ms = (n: number): string => `${n.toFixed(0)} ms`;
    measured.push(
      {
        id: "blocking",
        value: mid("blocked"),
        note: `with Phaser's start; ${spread(
          visits.map((v) => v.blocked),
          ms,
        )}`,
      },
      {
        id: "frame",
        value: await p95("", false),
        note: `1440 × 900 while bots move, no graphics processor here; canvas ${ms(await p95("?renderer=canvas", false))}; on the slow phone ${ms(await p95("", true))}, canvas ${ms(await p95("?renderer=canvas", true))}`,
      },
      {
        id: "rest",
        value: await atRest(browser, at),
        note: `page and graphics process over ${REST_MS / 1000} s`,
      },
    );
  }
  await browser.close();
  await at.server.kill();
  return measured;
}
