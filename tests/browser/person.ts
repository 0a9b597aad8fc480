/**
 * One person at a browser: a context of their own, and a note of everything that went wrong on their pages
 * (errors on the console, uncaught errors, violations of the content security policy).
 */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";

export interface Person {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What went wrong so far, in words; a healthy page has none. */
  readonly wrong: string[];
}

/** Milliseconds that a person waits for anything: no test is about speed, and a loaded machine may be slow. */
const PATIENCE = 90_000;

/** Opens a context with one page. `forgive` names sentences that are expected, such as those of a lost line. */
export async function newPerson(
  browser: Browser,
  options: BrowserContextOptions = {},
  forgive: readonly RegExp[] = [],
): Promise<Person> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  context.setDefaultTimeout(PATIENCE);
  const wrong: string[] = [];
  const note = (text: string): void => {
    if (!forgive.some((known) => known.test(text))) wrong.push(text);
  };
  await context.exposeBinding("cspBroken", (_source, text: string) => note(`policy: ${text}`));
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      const { cspBroken } = globalThis as unknown as { cspBroken: (text: string) => void };
      cspBroken(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  context.on("console", (message) => {
    if (message.type() === "error") note(`console: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => note(`uncaught: ${error.error().stack ?? error.error().message}`));
  return { context, page: await context.newPage(), wrong };
}
