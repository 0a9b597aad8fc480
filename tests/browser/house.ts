/** What every browser test lives in: a browser and a built server of its own, both gone when the file is done. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { launchBrowser } from "./launch.ts";
import { type Running, startServer } from "./server.ts";

export interface House {
  readonly browser: Browser;
  /** May be replaced by a test that starts it anew. */
  server: Running;
}

/** Opens a house before the tests of a file; reading it earlier than that says so. */
export function house(): House {
  let browser: Browser | undefined;
  let server: Running | undefined;
  beforeAll(async () => {
    [browser, server] = await Promise.all([launchBrowser(), startServer()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  const there = <T>(x: T | undefined): T => {
    if (x === undefined) throw new Error("The house is not open yet: use it inside a test.");
    return x;
  };
  return {
    get browser() {
      return there(browser);
    },
    get server() {
      return there(server);
    },
    set server(next) {
      server = next;
    },
  };
}
