/**
 * Bar 4: whole matches per second in a Web Worker of a real Chromium, beside Node's with the same pairs in the same run.
 * Refuses to judge a browser that finds anything else than Node.
 */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { build } from "esbuild";
import type { Page } from "playwright-core";
import { launchBrowser } from "../browser/launch.ts";
import type { Measured } from "./bars.ts";
import { HERE, median, pairedRatio, QUICK, ROOT, spread, start } from "./harness.ts";
import { EDITS, type Here, started } from "./labHere.ts";

/** Pairs of one round, and of the round before the first: its hundreds are the compiler's. */
const PAIRS = QUICK ? 60 : 150;
const WARM_UP = 150;
const ROUNDS = QUICK ? 3 : 7;

export const bars = [4];

/** The worker as the pages ship it. */
async function workerCode(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, "client/lab/labWorker.ts")],
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    target: "es2022",
    platform: "browser",
    legalComments: "none",
  });
  return outputFiles[0]?.text ?? "";
}

/** A page with nothing in it, and the worker beside it. */
const serve = (code: string): Promise<Server> =>
  new Promise((ready) => {
    const server = createServer(({ url }, reply) => {
      const isWorker = url === "/worker.js";
      reply.setHeader("content-type", isWorker ? "text/javascript" : "text/html");
      reply.end(isWorker ? code : "<!doctype html><title>Worker</title>");
    });
    server.listen(0, "127.0.0.1", () => ready(server));
  });

/** Starts one worker that is kept: what it has learnt, it keeps, as Node's process does. */
async function startWorker(page: Page, server: Server): Promise<void> {
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.evaluate(() => {
    (globalThis as unknown as { lab: Worker }).lab = new Worker("/worker.js", { type: "module" });
  });
}

const inBrowser = (page: Page, runs: number, seed: number): Promise<Here> =>
  page.evaluate(
    (ask) =>
      new Promise<Here>((resolve, reject) => {
        const { lab } = globalThis as unknown as { lab: Worker };
        const began = performance.now();
        lab.onerror = (event) => reject(new Error(event.message));
        lab.onmessage = ({ data }) => {
          if ("unfit" in data) reject(new Error("the change does not fit"));
          else if (data.done === ask.runs)
            resolve({
              seconds: (performance.now() - began) / 1000,
              found: JSON.stringify(data.comparison),
            });
        };
        lab.postMessage(ask);
      }),
    { state: started(), edits: EDITS, runs, seed },
  );

export async function measure(): Promise<readonly Measured[]> {
  const server = await serve(await workerCode());
  const browser = await launchBrowser();
  const node = start(join(HERE, "call.ts"), [join(HERE, "labHere.ts")]);
  const inNode = (runs: number, seed: number): Promise<Here> => node.ask<Here>({ do: "played", runs, seed });
  try {
    const page = await browser.newPage();
    await startWorker(page, server);
    await inNode(WARM_UP, 0);
    await inBrowser(page, WARM_UP, 0);
    const rates: { readonly there: number; readonly here: number }[] = [];
    for (let round = 1; round <= ROUNDS; round++) {
      const inTurn = round % 2 === 0;
      const first = await (inTurn ? inBrowser(page, PAIRS, round) : inNode(PAIRS, round));
      const second = await (inTurn ? inNode(PAIRS, round) : inBrowser(page, PAIRS, round));
      const [there, here] = inTurn ? [first, second] : [second, first];
      if (there.found !== here.found) throw new Error("the browser found something else than Node");
      rates.push({ there: (2 * PAIRS) / there.seconds, here: (2 * PAIRS) / here.seconds });
    }
    const there = rates.map((r) => r.there);
    const here = rates.map((r) => r.here);
    return [
      {
        id: "browserMatches",
        value: median(there),
        note: `Chromium ${browser.version()}, one worker, ${PAIRS} pairs a round with the chance of the best text at each end, the same bits as Node; ${spread(there)}`,
      },
      {
        id: "browserRatio",
        value: pairedRatio(there, here),
        note: `Node in the same turns ${median(here).toFixed(0)}/s`,
      },
    ];
  } finally {
    await browser.close();
    await node.kill();
    server.close();
  }
}
