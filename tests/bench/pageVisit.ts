/**
 * A visit to a page as somebody else would make it: a fresh browser profile, a slow phone if asked for, every byte
 * counted, and the moment noted at which the page can be used.
 */
import type { Browser, BrowserContext, CDPSession, Page } from "playwright-core";
import type { Ticket } from "../../shared/protocol.ts";

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1440, height: 900 };
export const SLOW = { latency: 150, bytesPerSecond: 1.6e6 / 8, cpu: 4 };

/** Notes in the page when `selector` is there and painted, and how long the main thread was blocked. */
function watchPage(selector: string): void {
  const noted = globalThis as unknown as { blocked: number };
  noted.blocked = 0;
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) noted.blocked += Math.max(0, task.duration - 50);
  }).observe({ type: "longtask", buffered: true });
  const look = (): void => {
    if (document.querySelector(selector) === null) requestAnimationFrame(look);
    else requestAnimationFrame(() => setTimeout(() => performance.mark("there")));
  };
  requestAnimationFrame(look);
}

export const there = (page: Page): Promise<number> =>
  page
    .waitForFunction(() => performance.getEntriesByName("there")[0]?.startTime, undefined, {
      timeout: 60_000,
    })
    .then((handle) => handle.jsonValue() as Promise<number>);

export interface Traffic {
  /** Bytes by the wire, headers included, and when they were all there, milliseconds since the page was asked for. */
  readonly loads: {
    readonly url: string;
    readonly bytes: number;
    readonly at: number;
    readonly coding: string;
  }[];
  socket: number;
}

async function listen(cdp: CDPSession): Promise<Traffic> {
  const traffic: Traffic = { loads: [], socket: 0 };
  const known = new Map<string, { url: string; coding: string }>();
  let began = 0;
  await cdp.send("Network.enable");
  cdp.on("Network.requestWillBeSent", ({ timestamp }) => {
    if (began === 0) began = timestamp;
  });
  cdp.on("Network.responseReceived", ({ requestId, response }) => {
    const coding =
      Object.entries(response.headers).find(([k]) => k.toLowerCase() === "content-encoding")?.[1] ?? "";
    known.set(requestId, { url: response.url, coding });
  });
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength, timestamp }) => {
    const load = known.get(requestId);
    if (load) traffic.loads.push({ ...load, bytes: encodedDataLength, at: (timestamp - began) * 1000 });
  });
  cdp.on("Network.webSocketFrameReceived", ({ response }) => {
    traffic.socket += response.payloadData.length * (response.opcode === 2 ? 0.75 : 1);
  });
  return traffic;
}

export async function slowDown(cdp: CDPSession): Promise<void> {
  const { latency, bytesPerSecond, cpu } = SLOW;
  await cdp.send("Network.emulateNetworkConditions", {
    offline: false,
    latency,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond / 2,
  });
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: cpu });
}

export interface Visit {
  readonly page: Page;
  readonly traffic: Traffic;
  readonly errors: string[];
}

export async function visit(
  context: BrowserContext,
  url: string,
  selector: string,
  slow: boolean,
): Promise<Visit> {
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  const cdp = await context.newCDPSession(page);
  const traffic = await listen(cdp);
  if (slow) await slowDown(cdp);
  await page.addInitScript(watchPage, selector);
  await page.goto(url, { waitUntil: "commit" });
  return { page, traffic, errors };
}

/** A fresh browser profile that holds the ticket of a table already. */
export async function profile(
  browser: Browser,
  url: string,
  ticket: Ticket,
  size: typeof PHONE,
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: size, deviceScaleFactor: size === PHONE ? 2 : 1 });
  await context.addInitScript(
    ([origin, mine]) => {
      if (location.origin === origin) localStorage.setItem(`adref.ticket.${mine.code}`, JSON.stringify(mine));
    },
    [url, ticket] as const,
  );
  return context;
}

export const isScript = ({ url }: { readonly url: string }): boolean => /\.js(\?|$)/.test(url);

export const scripts = ({ loads }: Traffic, before = Number.POSITIVE_INFINITY): number =>
  loads.filter((l) => isScript(l) && l.at <= before).reduce((sum, l) => sum + l.bytes, 0);
