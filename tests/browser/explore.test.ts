/**
 * The Explore door after a match: it is told again, forked at three nodes, twice by different people on the same branch,
 * played on, seen as a tree and compared; a reload and a new start of the server lose nothing of it.
 */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import type { Replay } from "../../shared/exploring.ts";
import { violations } from "./axe.ts";
import { driverOf, endPhase, goOn } from "./drive.ts";
import { house } from "./house.ts";
import { newPerson, type Person } from "./person.ts";
import { startServer } from "./server.ts";
import { atTable, readNews, sitDown } from "./steps.ts";

const at = house();

/** The replay's slider, and what it says of itself. */
const slider = (page: Page) => page.getByRole("slider", { name: "Place in the match" });
const says = async (page: Page): Promise<string> => (await slider(page).getAttribute("aria-valuetext")) ?? "";
const stepIn = async (page: Page): Promise<number> =>
  Number((await slider(page).getAttribute("aria-valuenow")) ?? Number.NaN) - 1;

/** The entry that the address names, once it has been written down. */
async function entryInAddress(page: Page): Promise<number> {
  for (let before = Number.NaN; ; ) {
    await page.waitForTimeout(400);
    const now = Number(/\/explore\/t\/[A-Z0-9]{6}\/(\d+)/.exec(page.url())?.[1] ?? -1);
    if (now >= 0 && now === before) return now;
    before = now;
  }
}

/** Forks the table `code` at an entry and gives the branch's code, at whose table the page then is. */
async function fork(page: Page, code: string, seq: number, title: string, seat: string): Promise<string> {
  await page.goto(`${at.server.url}/explore/t/${code}/${seq}?renderer=none`);
  await page.getByRole("button", { name: "Fork here" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name of the branch").fill(title);
  await dialog.getByLabel("My seat").selectOption(seat);
  await dialog.getByRole("button", { name: "Open the branch" }).click();
  const branch = await atTable(page);
  await page.locator(".branch-mark", { hasText: title }).waitFor();
  // News that had fallen before the fork lie on the table of whoever comes to it.
  await readNews(page);
  return branch;
}

/** The first entry from `from` on that the replay's eyes were told nothing of. */
function firstUnseen({ steps }: Replay, from: number): number {
  const seen = new Set(steps.map((step) => step.seq));
  const last = steps.at(-1)?.seq ?? 0;
  for (let seq = from; seq < last; seq++) if (!seen.has(seq)) return seq;
  throw new Error("these eyes were told of every entry");
}

/** Every page is looked at by axe in both colour schemes. */
async function clean(person: Person, what: string, found: string[]): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await person.page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const line of await violations(person.page)) found.push(`${what}, ${colorScheme}: ${line}`);
  }
}

/** The tree as its list says it: each branch with what grows from it. */
async function treeIn(page: Page): Promise<unknown> {
  const list = page.locator(".tree-list");
  if ((await list.getAttribute("open")) === null) await list.locator("summary").click();
  return page.evaluate(() => {
    const read = (ul: Element | null): unknown[] =>
      ul === null
        ? []
        : [...ul.children].map((li) => [
            li.querySelector("a")?.textContent,
            ...read(li.querySelector(":scope > ul")),
          ]);
    return read(document.querySelector(".tree-list > ul"));
  });
}

it("tells a match again, is forked by two people, and keeps the tree through a new start", async () => {
  const ada = await newPerson(at.browser, {}, [/WebSocket|ERR_CONNECTION_REFUSED|Failed to load/]);
  const ben = await newPerson(at.browser, { viewport: { width: 390, height: 844 } }, [
    /WebSocket|ERR_CONNECTION_REFUSED|Failed to load/,
  ]);
  const found: string[] = [];
  const { page } = ada;
  const code = await sitDown(page, at.server.url, "Ukraine", "?renderer=none");
  const driver = await driverOf(page, at.server.url, code);
  await goOn([driver], "ended");
  await driver.leave();
  await page.goto(`${at.server.url}/t/${code}/debrief?renderer=none`);
  await page.getByRole("link", { name: "Replay this match" }).click();

  // The track, by keyboard: one step, the next round, both ends.
  await slider(page).waitFor();
  expect(await says(page)).toMatch(/^Before the first of \d+ steps$/);
  await slider(page).focus();
  await page.keyboard.press("ArrowRight");
  expect(await stepIn(page)).toBe(1);
  await page.keyboard.press("PageUp");
  await page.keyboard.press("ArrowRight");
  expect(await says(page)).toMatch(/^Round 2 of 7, .* step \d+ of \d+$/);
  await page.keyboard.press("End");
  const steps = await stepIn(page);
  expect(steps).toBeGreaterThan(100);
  expect(await page.getByRole("button", { name: "Fork here" }).count()).toBe(0);
  await page.keyboard.press("Home");
  expect(await stepIn(page)).toBe(0);
  // By mouse and wheel.
  const box = await slider(page).boundingBox();
  if (box === null) throw new Error("The track is not drawn.");
  await page.mouse.move(box.x + box.width * 0.25, box.y + 46);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + 46, { steps: 5 });
  await page.mouse.up();
  const half = await stepIn(page);
  expect(Math.abs(half - steps / 2)).toBeLessThan(steps * 0.05);
  await page.mouse.wheel(0, 150);
  await page.waitForFunction(
    (was) => Number(document.querySelector("[role=slider]")?.getAttribute("aria-valuenow")) - 1 > was,
    half,
  );
  // It plays by itself, and stands when it is told to.
  await page.getByLabel("Speed").selectOption("60");
  const before = await stepIn(page);
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await page.waitForFunction(
    (was) => Number(document.querySelector("[role=slider]")?.getAttribute("aria-valuenow")) - 1 > was + 3,
    before,
  );
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await page.getByLabel("Jump to").selectOption("shock");
  await page.getByRole("button", { name: "Jump back" }).click();
  // Which news fell last differs from match to match; only news brings its sources along.
  await page.locator(".step-said .p-sources").first().waitFor();
  // The address leads back to the same entry through the same eyes.
  const here = await entryInAddress(page);
  await page.getByLabel("Eyes").selectOption("russia");
  await page.waitForURL(/eyes=russia/);
  const link = page.url();
  await page.reload();
  await slider(page).waitFor();
  expect(await entryInAddress(page)).toBe(here);
  expect(await page.getByLabel("Eyes").inputValue()).toBe("russia");
  for (const tab of ["Trust", "Front and publics", "Who can meet", "So far", "Text"]) {
    await page.getByRole("tab", { name: tab }).click();
    await page.locator("#state-panel h2, #state-panel h3").first().waitFor();
    await clean(ada, `replay, ${tab}`, found);
  }

  // Whoever has no place at the table sees what the public saw, and everything as its reader.
  await ben.page.goto(link);
  await slider(ben.page).waitFor();
  expect(await ben.page.getByLabel("Eyes").inputValue()).toBe("public");
  await ben.page.getByRole("button", { name: "See all seats" }).click();
  await ben.page.waitForFunction(() => document.querySelectorAll(".eyes option").length > 4);
  await clean(ben, "replay on a phone", found);

  // Three nodes, the second and third by different people on the same branch, which was played on.
  const first = await fork(page, code, 40, "First branch", "ukraine");
  expect(await page.locator(".branch-mark").innerText()).toContain(`left table ${code}`);
  const player = await driverOf(page, at.server.url, first);
  await endPhase([player]);
  await goOn([player], "ended");
  await player.leave();
  const second = await fork(page, first, 70, "Ada’s turn", "ukraine");
  await page.getByRole("tab", { name: "Text" }).click();
  // An entry of which a stranger to that branch is told nothing is left as well as any other.
  const told = ben.page.waitForResponse(/\/api\/replay/);
  await ben.page.goto(`${at.server.url}/explore/t/${first}/90`);
  const unseen = firstUnseen((await (await told).json()) as Replay, 90);
  await ben.page.getByRole("button", { name: "Fork here" }).click();
  await clean(ben, "fork", found);
  const third = await fork(ben.page, first, unseen, "Ben’s turn", "russia");
  expect(new Set([code, first, second, third]).size).toBe(4);
  await clean(ben, "a branch's table", found);

  // The ribbon leads to the tree: what left where, and each link to its own.
  await ben.page.getByRole("link", { name: "See the tree" }).click();
  await ben.page.locator(".tree-box").nth(2).waitFor();
  const grown = [["First branch", ["Ada’s turn"], ["Ben’s turn"]]];
  expect(await treeIn(ben.page)).toEqual(grown);
  expect(await ben.page.locator(".tree-box").count()).toBe(3);
  await page.goto(`${at.server.url}/explore/t/${code}/40?renderer=none#tree`);
  await page.locator(".tree-box").nth(2).waitFor();
  expect(await treeIn(page)).toEqual(grown);
  const links = await page
    .locator(".tree-branch p:first-child a")
    .evaluateAll((all) => all.map((a) => new URL((a as HTMLAnchorElement).href).pathname));
  expect(links).toEqual([
    `/explore/t/${first}/40`,
    `/explore/t/${second}/70`,
    `/explore/t/${third}/${unseen}`,
  ]);
  await clean(ada, "tree", found);

  // What one wrote on an own branch can be changed, and only there.
  expect(await page.getByRole("button", { name: /^Edit/ }).count()).toBe(2);
  await page.getByRole("button", { name: /^Edit ?: First branch$/ }).click();
  await page.getByLabel("Name of the branch").fill("No veto");
  await page.getByLabel("Tags").fill("veto, class 4");
  await clean(ada, "edit", found);
  await page.getByRole("button", { name: "Save" }).click();
  await page.locator(".tree-box", { hasText: "No veto" }).waitFor();

  // Two are picked, by mouse in the picture, and stand side by side.
  await page.getByRole("button", { name: "Compare two" }).click();
  await page.locator(".tree-box", { hasText: "No veto" }).click();
  await page.locator(".tree-root").click();
  await page.getByRole("heading", { name: "Figures that differ" }).waitFor();
  expect(new URL(page.url()).search).toContain(`a=t/${first}`);
  expect(await page.locator(".compare-head").first().innerText()).toContain("No veto");
  expect(await page.getByText("They share their first 40 entries.").count()).toBe(1);
  await clean(ada, "compare", found);
  await page.setViewportSize({ width: 390, height: 844 });
  await clean(ada, "compare on a phone", found);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);

  // A new start of the server and a reload keep everything.
  const { port, dataDir } = at.server;
  await at.server.kill();
  at.server = await startServer({ port, dataDir });
  await page.reload();
  await page.getByRole("heading", { name: "Figures that differ" }).waitFor();
  await page.goto(`${at.server.url}/explore/t/${code}/40?renderer=none#tree`);
  await page.locator(".tree-box").nth(2).waitFor();
  expect(await treeIn(page)).toEqual([["No veto", ["Ada’s turn"], ["Ben’s turn"]]]);
  expect(await page.locator(".tree-branches .p-tag").allInnerTexts()).toEqual(["veto", "class 4"]);
  // By keyboard from the picture to a branch.
  await page.locator(".tree-box", { hasText: "Ben’s turn" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(new RegExp(`/explore/t/${third}/${unseen}`));

  expect(found).toEqual([]);
  expect([...ada.wrong, ...ben.wrong]).toEqual([]);
  await ada.context.close();
  await ben.context.close();
});
