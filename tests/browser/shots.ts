/**
 * Takes pictures of every page and panel in a first round, in a shock, at a signing and in a debrief, on a desk
 * and on a phone, in light and dark: `node tests/browser/shots.ts FOLDER [pages|rounds|signing|explore]`. It judges nothing.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import type { Clause } from "../../shared/engine/state.ts";
import type { Ticket } from "../../shared/protocol.ts";
import { enter, type Player } from "../room/player.ts";
import { done, driverOf, endPhase, goOn, initialAgreement } from "./drive.ts";
import { launchBrowser } from "./launch.ts";
import { newPerson } from "./person.ts";
import { playedMatch } from "./played.ts";
import { startServer } from "./server.ts";
import { exploreShots } from "./shotsExplore.ts";
import { chooseArticle, openTab, readNews, sitDown, untilPhase } from "./steps.ts";

const [folder = "shots", only = ""] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const SIZES = [
  { name: "desk", width: 1440, height: 900 },
  { name: "phone", width: 390, height: 844 },
  ...(process.env.NARROW === "1" ? [{ name: "narrow", width: 320, height: 640 } as const] : []),
] as const;
const PANELS = ["Brief", "Text", "Channels", "Orders", "Record", "World", "Log"] as const;

/** Enough for a treaty, so that every step of consent is seen. */
const TREATY: readonly Clause[] = [
  { issue: "neutrality", option: "permanent" },
  { issue: "guarantors", option: "istanbul-list" },
  { issue: "trigger", option: "consult" },
  { issue: "decision", option: "any" },
  { issue: "forces", option: "ceiling", value: 200 },
  { issue: "crimea", option: "defer" },
  { issue: "donbas", option: "leaders" },
  { issue: "withdrawal", option: "staged" },
  { issue: "ceasefire", option: "general" },
  { issue: "prisoners", option: "all" },
  { issue: "ratification", option: "parliaments" },
];

const played = await playedMatch();
const server = await startServer({ dataDir: played.dataDir });
// Without a graphics card the other ways of drawing leave holes where a drawn table is half scrolled away.
const browser = await launchBrowser(["--use-angle=swiftshader", "--enable-unsafe-swiftshader"]);

/** One picture in each colour scheme. `whole`: the whole page, not only what fits on the screen. */
async function shoot(page: Page, size: string, name: string, whole = false): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.waitForTimeout(700);
    await page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.png`), fullPage: whole });
  }
  await page.emulateMedia({ colorScheme: "light" });
}

/** On a phone the panel lies below the table: brings its tabs to the top. */
const toPanel = (page: Page): Promise<void> =>
  page.evaluate(() => document.querySelector(".panel-area")?.scrollIntoView({ block: "start" }));

/** Scrolls until something stands at the top of what is seen. */
const bringUp = (page: Page, what: string): Promise<void> =>
  page.evaluate((found) => document.querySelector(found)?.scrollIntoView({ block: "start" }), what);

/** Russia's delegation, held by a person who has no page. */
async function russia(code: string): Promise<Player> {
  const response = await fetch(`${server.url}/api/matches/${code}/join`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "Second delegate" }),
  });
  const player = await enter(server.url, (await response.json()) as Ticket, 0);
  for (const seat of [...player.view.menu.take].filter((s) => s.startsWith("russia.")))
    await player.act(null, { type: "takeSeat", seat, name: "Second delegate" });
  return player;
}

async function pages(size: (typeof SIZES)[number]): Promise<void> {
  const { context, page } = await newPerson(browser, { viewport: size });
  for (const [name, path] of [
    ["home", "/"],
    ["play", "/play"],
    ["teach", "/teach"],
    ["explore", "/explore"],
    ["sources", "/sources"],
    ["missing", "/nowhere"],
  ] as const) {
    await page.goto(server.url + path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await shoot(page, size.name, `page-${name}`, name !== "sources");
  }
  await context.close();
}

async function firstRound(size: (typeof SIZES)[number]): Promise<void> {
  const { context, page } = await newPerson(browser, { viewport: size });
  const code = await sitDown(page, server.url, "Ukraine");
  await page.locator("[data-table=ready]").waitFor({ timeout: 30_000 });
  await page.waitForTimeout(1500);
  await shoot(page, size.name, "round1-briefing");
  const stranger = await newPerson(browser, { viewport: size });
  await stranger.page.goto(`${server.url}/t/${code}`);
  await stranger.page.getByRole("button", { name: "Watch" }).waitFor();
  await shoot(stranger.page, size.name, "page-join", true);
  await stranger.context.close();

  const driver = await driverOf(page, server.url, code);
  await endPhase([driver]);
  await untilPhase(page, "Talks");
  await page.waitForTimeout(1500);
  for (const panel of PANELS) {
    await openTab(page, panel);
    if (size.name === "phone") await toPanel(page);
    await shoot(page, size.name, `round1-${panel.toLowerCase()}`);
  }
  await openTab(page, "Text");
  const builder = page.getByRole("button", { name: /Your package/ });
  if ((await builder.getAttribute("aria-expanded")) !== "true") await builder.click();
  await page.getByRole("button", { name: "Our stated positions" }).click();
  await shoot(page, size.name, "round1-package");
  await page.getByRole("button", { name: "+ clause" }).click();
  await chooseArticle(page, "Ceiling on forces");
  await page.locator(".p-tool").getByRole("radio").first().check();
  await shoot(page, size.name, "round1-clause");
  await page.getByRole("button", { name: "Back to the package" }).click();
  await page.getByRole("button", { name: "Addressees and form" }).click();
  await shoot(page, size.name, "round1-terms");
  await page.getByRole("button", { name: "Back to the package" }).click();
  await page.getByRole("button", { name: "Put it on the table" }).click();
  await page.getByText(/^It lies on the table/).waitFor();
  await shoot(page, size.name, "round1-offered");
  await page.getByRole("button", { name: "Walk out" }).click();
  await shoot(page, size.name, "round1-confirm");
  await page.getByRole("button", { name: "Not now" }).click();
  await page.getByRole("button", { name: new RegExp(`Table ${code}`) }).click();
  await shoot(page, size.name, "round1-dialog");
  await page.getByRole("button", { name: "Close" }).click();
  await openTab(page, "Record");
  await page
    .getByRole("button", { name: /Show why/ })
    .first()
    .click();
  await shoot(page, size.name, "round1-why");
  await bringUp(page, ".p-why");
  await shoot(page, size.name, "round1-why-entries");
  await openTab(page, "Channels");
  await page.locator(".p-channel", { hasText: "Russia" }).first().click();
  await shoot(page, size.name, "round1-bilateral");
  await endPhase([driver]);
  await untilPhase(page, "Orders");
  if (size.name === "phone") await toPanel(page);
  await shoot(page, size.name, "round1-ordersphase");
  await page.getByRole("button", { name: "Seal the orders" }).click();
  await shoot(page, size.name, "round1-sealing");
  await page.getByRole("button", { name: "Seal them" }).click();
  await page.locator("dialog.shock").waitFor();
  await shoot(page, size.name, "shock-note");
  const read = page.getByRole("button", { name: "Read", exact: true });
  if ((await read.count()) > 0) await read.click();
  await shoot(page, size.name, "shock-read");
  await readNews(page);
  await page.evaluate(() => scrollTo(0, 0));
  await shoot(page, size.name, "round2-briefing");
  await goOn([driver], "orders", 4);
  await untilPhase(page, "Orders");
  await readNews(page);
  for (const panel of PANELS) {
    await openTab(page, panel);
    if (size.name === "phone") await toPanel(page);
    await shoot(page, size.name, `round4-${panel.toLowerCase()}`);
  }
  await openTab(page, "World");
  await page.locator(".p-world .p-fold summary").first().click();
  await bringUp(page, ".p-world .p-fold");
  await shoot(page, size.name, "round4-world-table");
  await bringUp(page, ".p-curves");
  await shoot(page, size.name, "round4-world-curves");
  await goOn([driver], "ended");
  await untilPhase(page, "Ended");
  await readNews(page);
  await page.evaluate(() => scrollTo(0, 0));
  await shoot(page, size.name, "ended");
  await page.goto(`${server.url}/t/${code}/debrief`);
  await page.locator(".verdict").waitFor();
  await shoot(page, size.name, "debrief", true);
  await driver.leave();
  await context.close();
}

async function signing(size: (typeof SIZES)[number]): Promise<void> {
  const { context, page } = await newPerson(browser, { viewport: size });
  const code = await sitDown(page, server.url, "Ukraine");
  await page.locator("[data-table=ready]").waitFor({ timeout: 30_000 });
  const [driver, other] = [await driverOf(page, server.url, code), await russia(code)];
  await goOn([driver, other], "talks");
  await initialAgreement(driver, other, "russia", TREATY);
  await untilPhase(page, "Talks");
  await openTab(page, "Text");
  if (size.name === "phone") await toPanel(page);
  await shoot(page, size.name, "signing-initialled");
  await page.getByRole("button", { name: "Confirm the text" }).click();
  await shoot(page, size.name, "signing-confirm");
  await page.getByRole("dialog").getByRole("button", { name: "Confirm the text" }).click();
  const rule = async (player: Player): Promise<void> => {
    for (const { instrument, step } of player.view.menu.rule)
      await done(player, "capital", { type: "rule", instrument, step, yes: true });
  };
  await page.waitForTimeout(500);
  await rule(other);
  await endPhase([driver, other]);
  await endPhase([driver, other]);
  await untilPhase(page, "Briefing");
  await readNews(page);
  await openTab(page, "Text");
  if (size.name === "phone") await toPanel(page);
  await shoot(page, size.name, "signing-signed");
  await goOn([driver, other], "talks", 2);
  await rule(driver);
  await rule(other);
  await endPhase([driver, other]);
  await endPhase([driver, other]);
  await untilPhase(page, "Briefing");
  await readNews(page);
  for (const panel of ["Text", "Record"] as const) {
    await openTab(page, panel);
    if (size.name === "phone") await toPanel(page);
    await shoot(page, size.name, `signing-ratified-${panel.toLowerCase()}`);
  }
  await goOn([driver, other], "orders", 3);
  await untilPhase(page, "Orders");
  await readNews(page);
  await openTab(page, "Orders");
  if (size.name === "phone") await toPanel(page);
  await shoot(page, size.name, "signing-ratified-orders");
  await goOn([driver, other], "ended");
  await page.goto(`${server.url}/t/${code}/debrief`);
  await page.locator(".verdict").waitFor();
  await shoot(page, size.name, "signing-debrief", true);
  await Promise.all([driver.leave(), other.leave()]);
  await context.close();
}

const explore = (size: (typeof SIZES)[number]): Promise<void> =>
  exploreShots({ browser, url: server.url, size, ticket: played.ticket, shoot });

const PARTS = { pages, rounds: firstRound, signing, explore } as const;

try {
  for (const size of SIZES)
    for (const [name, part] of Object.entries(PARTS)) if (only === "" || only === name) await part(size);
} finally {
  await browser.close();
  await server.stop();
}
