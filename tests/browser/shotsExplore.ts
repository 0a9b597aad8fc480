/**
 * Takes pictures of what is behind the Explore door: the line, a node as it was known then, the fork dialog, a replay, the
 * tree, a comparison, a what-if with its results, turning points. A part of `shots.ts`; it judges nothing.
 */
import type { Browser, Page } from "playwright-core";
import type { OpenBranch } from "../../shared/exploring.ts";
import type { Ticket } from "../../shared/protocol.ts";
import { enter } from "../room/player.ts";
import { goOn } from "./drive.ts";
import { newPerson } from "./person.ts";
import { holdTicket } from "./played.ts";

interface Camera {
  readonly browser: Browser;
  readonly url: string;
  readonly size: { readonly name: string; readonly width: number; readonly height: number };
  /** A place at a finished match. */
  readonly ticket: Ticket;
  readonly shoot: (page: Page, size: string, name: string, whole?: boolean) => Promise<void>;
}

/** Opens a branch as the fork dialog does. */
async function branch(
  url: string,
  past: OpenBranch["past"],
  seq: number,
  more: Partial<OpenBranch>,
): Promise<Ticket> {
  const body: OpenBranch = {
    past,
    seq,
    seats: ["ukraine.head"],
    name: "First delegate",
    title: "Branch",
    note: "",
    tags: [],
    colour: 0,
    luck: "same",
    open: [],
    timed: false,
    listed: true,
    change: null,
    ...more,
  };
  const response = await fetch(`${url}/api/branches`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`The branch was refused: ${await response.text()}`);
  return (await response.json()) as Ticket;
}

async function toTheEnd(url: string, ticket: Ticket): Promise<void> {
  const player = await enter(url, ticket, 0);
  await goOn([player], "ended");
  await player.leave();
}

/** A tree of four below the finished match: two that were played out, one that runs, one with open seats. */
async function grow(url: string, ticket: Ticket): Promise<readonly [string, string]> {
  const root = { code: ticket.code, token: ticket.token };
  const first = await branch(url, root, 40, { title: "Guarantees first", colour: 0, tags: ["class 4"] });
  await toTheEnd(url, first);
  const second = await branch(url, root, 120, {
    title: "Withdrawal before the text",
    colour: 2,
    luck: "new",
  });
  await toTheEnd(url, second);
  const below = { code: first.code, token: first.token };
  await branch(url, below, 90, {
    title: "Table 3, seminar",
    colour: 1,
    note: "Left where the guarantors were asked.",
    open: ["russia.head", "russia.capital"],
  });
  await branch(url, below, 130, { title: "A second try", colour: 4 });
  return [first.code, second.code];
}

const laboratory = async (page: Page, name: string): Promise<void> => {
  const panel = page.locator("section.lab", { hasText: name });
  const open = panel.getByRole("button", { name: "Open the laboratory" });
  await panel.first().waitFor();
  if ((await open.count()) > 0) await open.click();
};

/** It grows once, however many sizes are taken. */
let grown: Promise<readonly [string, string]> | undefined;

export async function exploreShots({ browser, url, size, ticket, shoot }: Camera): Promise<void> {
  const { context, page } = await newPerson(browser, { viewport: size });
  await holdTicket(page, ticket);
  const take = (name: string, whole = true): Promise<void> =>
    shoot(page, size.name, `explore-${name}`, whole);
  const line = page.getByRole("slider", { name: "Place on the recorded line" });

  await page.goto(`${url}/explore`);
  await line.waitFor();
  await page.locator("#state-panel").waitFor();
  await take("line", false);
  await take("line-whole");
  for (const [name, to] of [
    ["bucha", /Bucha/],
    ["last", /./],
  ] as const) {
    await page.locator(".node-list > summary").click();
    const link = page.locator(".node-list").getByRole("link", { name: to });
    await (name === "last" ? link.last() : link.first()).click();
    await page.locator(".node-list > summary").click();
    await page.locator("#state-panel").waitFor();
    await page.evaluate(() => scrollTo(0, 0));
    await take(`line-${name}`);
  }
  await page.getByLabel("then known").check({ force: true });
  await take("line-then", false);

  await page.goto(`${url}/explore/istanbul-2022/0`);
  await page.getByRole("button", { name: "Fork here" }).click();
  await page.getByRole("dialog").waitFor();
  await take("fork", false);
  await page.keyboard.press("Escape");
  await laboratory(page, "What if …?");
  const lab = page.getByRole("region", { name: "What if …?" });
  await lab.getByLabel("A prepared change").waitFor();
  await lab.scrollIntoViewIfNeeded();
  await take("lab-open");
  await lab.getByLabel("Pairs of matches").selectOption("200");
  await lab.getByRole("button", { name: "Play it out" }).click();
  await lab.locator("figure.lab-figure").first().waitFor({ timeout: 60_000 });
  await lab.evaluate((panel) => panel.scrollIntoView({ block: "start" }));
  await take("lab-running", false);
  await lab.getByText("200 pairs played. 95 % intervals.").waitFor({ timeout: 240_000 });
  await take("lab-results", false);
  await take("lab-results-whole");
  await lab.getByLabel("A prepared change").selectOption({ label: "A change of your own" });
  await lab.evaluate((panel) => panel.scrollIntoView({ block: "start" }));
  await take("lab-compose", false);

  grown ??= grow(url, ticket);
  const [a, b] = await grown;
  await page.goto(`${url}/explore/t/${ticket.code}/120`);
  await page.locator(".tree-box").first().waitFor();
  await take("replay", false);
  await take("replay-whole");
  await page.locator(".tree-head").evaluate((head) => head.scrollIntoView({ block: "start" }));
  await take("tree", false);
  await page.locator(".tree-list > summary").click();
  await page.locator(".tree-list").evaluate((list) => list.scrollIntoView({ block: "start" }));
  await take("tree-list", false);
  await laboratory(page, "Turning points");
  const turning = page.locator("section.lab", { hasText: "Chance of a treaty in force along the match" });
  const ask = turning.getByRole("button", { name: "Find the turning points" });
  await ask.waitFor();
  await ask.click();
  await turning.locator("details").waitFor({ timeout: 240_000 });
  await turning.evaluate((panel) => panel.scrollIntoView({ block: "start" }));
  await turning.locator("progress").waitFor({ state: "detached", timeout: 240_000 });
  await take("turning", false);

  await page.goto(`${url}/explore/compare?a=t/${a}&b=t/${b}`);
  await page.getByRole("heading", { name: "Figures that differ" }).waitFor();
  await take("compare", false);
  await take("compare-whole");
  await context.close();
}
