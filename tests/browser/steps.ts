/**
 * Steps that several browser tests take: opening a table, reading where it stands, getting through the news.
 * They click as a person would; what must be done without a mouse is in the keyboard test itself.
 */

import type { Page } from "playwright-core";
import { expect } from "vitest";

export type Side = "Ukraine" | "Russia";
export interface Where {
  readonly round: number;
  readonly phase: string;
}

/** From the start page to a seat: Play now, then the delegation. Gives the table's code. */
export async function sitDown(page: Page, url: string, side: Side, search = ""): Promise<string> {
  await page.goto(`${url}/${search}`);
  await page.getByRole("link", { name: "Play now" }).click();
  await page.getByRole("button", { name: new RegExp(`^${side}`) }).click();
  return atTable(page);
}

/** Waits until the page shows a table, and reads its code from the address. */
export async function atTable(page: Page): Promise<string> {
  await page.locator(".table-page").waitFor();
  const [, code = ""] = /\/t\/([A-Z0-9]{6})/.exec(page.url()) ?? [];
  expect(code).toHaveLength(6);
  return code;
}

/** Joins a table by its code: a whole delegation, or watching when none is named. */
export async function joinTable(page: Page, url: string, code: string, party: string | null, search = "") {
  await page.goto(`${url}/${search}`);
  await page.getByLabel("Table code").fill(code);
  await page.getByRole("button", { name: "Go to the table" }).click();
  await page.getByRole("heading", { name: `Table ${code.replace(" ", "")}` }).waitFor();
  if (party === null) {
    await page.getByRole("radio", { name: /Watch without a seat/ }).check();
    await page.getByRole("button", { name: "Watch", exact: true }).click();
  } else {
    await page.getByRole("group", { name: party }).getByRole("radio").first().check();
    await page.getByRole("button", { name: "Sit down" }).click();
  }
  await page.locator(".table-page").waitFor();
}

/** The round and the phase, as the page's heading says them. */
export async function where(page: Page): Promise<Where> {
  const heading = (await page.locator("h1").first().textContent()) ?? "";
  const [, round, phase] = /round (\d+), (\w+)/.exec(heading) ?? [];
  if (round === undefined || phase === undefined) throw new Error(`No table is shown, but: ${heading}`);
  return { round: Number(round), phase };
}

/**
 * Waits until the table has gone on from `before`. Something new may be put to a person who was ready, and then
 * the talks wait for them again: `again` says so once more, with whatever hands the test uses.
 */
export async function movedOn(page: Page, before: Where, again: () => Promise<void>): Promise<Where> {
  const old = `round ${before.round}, ${before.phase}`;
  for (let tries = 0; tries < 40; tries++) {
    const moved = await page
      .waitForFunction((text) => document.querySelector("h1")?.textContent?.endsWith(text) === false, old, {
        timeout: 3000,
      })
      .then(
        () => true,
        () => false,
      );
    if (moved) return where(page);
    // The table may go on between the look and the press: then nothing is left to press.
    if ((await nextStep(page).count()) > 0 && before.phase !== "Orders") await again().catch(() => undefined);
  }
  throw new Error(`The table does not go on from ${old}.`);
}

/** Waits for a phase. */
export async function untilPhase(page: Page, phase: string): Promise<void> {
  await page.waitForFunction(
    (text) => document.querySelector("h1")?.textContent?.endsWith(`, ${text}`) === true,
    phase,
  );
}

export const openTab = (page: Page, name: string): Promise<void> =>
  page.getByRole("tab", { name: new RegExp(`^${name}`) }).click();

/** The one prominent button of the page. */
export const nextStep = (page: Page) =>
  page.locator(".table-head .btn-primary:visible, .action-bar .btn-primary:visible");

/** Reads and puts away whatever news lies on the table; gives their titles. */
export async function readNews(page: Page): Promise<readonly string[]> {
  const titles: string[] = [];
  const card = page.locator("dialog.shock");
  while ((await card.count()) > 0) {
    const title = await card.getByRole("heading").first().innerText();
    const read = card.getByRole("button", { name: "Read", exact: true });
    if ((await read.count()) > 0) await read.click();
    await card.getByRole("button", { name: "Back to the table" }).click();
    titles.push(title);
    await page.waitForFunction(
      (was) => document.querySelector("dialog.shock h2")?.textContent !== was,
      title,
    );
  }
  return titles;
}

/** Seals whatever the form of orders proposes. */
export async function seal(page: Page): Promise<void> {
  await openTab(page, "Orders");
  await page.getByRole("button", { name: "Seal the orders" }).click();
  await page.getByRole("button", { name: "Seal them" }).click();
}

/** Chooses an article in the tool that adds a clause, whatever else its line says. */
export async function chooseArticle(page: Page, title: string): Promise<void> {
  const list = page.getByRole("combobox", { name: "Article" });
  const value = await list.locator("option", { hasText: title }).getAttribute("value");
  await list.selectOption(value);
}
