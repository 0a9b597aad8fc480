/** Starts the browser of the tests, with the flags that keep it quiet, offline and able to run as root. */
import { type Browser, chromium } from "playwright-core";
import { findChromium } from "./chromium.ts";

export const FLAGS: readonly string[] = [
  "--headless",
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The first launch after an installation may take a quarter of a minute. */
export const launchBrowser = (more: readonly string[] = []): Promise<Browser> =>
  chromium.launch({ executablePath: findChromium(), args: [...FLAGS, ...more], timeout: 120_000 });
