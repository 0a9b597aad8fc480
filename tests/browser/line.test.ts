/**
 * The recorded line: scrubbed by keyboard, mouse and wheel, seen as it was known then, through other eyes, and forked at a
 * day of history; the branch is played on and hangs on the line's tree.
 */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { violations } from "./axe.ts";
import { house } from "./house.ts";
import { newPerson } from "./person.ts";
import { atTable, movedOn, nextStep, readNews, where } from "./steps.ts";

const at = house();

const slider = (page: Page) => page.getByRole("slider", { name: "Place on the recorded line" });
const says = async (page: Page): Promise<string> => (await slider(page).getAttribute("aria-valuetext")) ?? "";
const title = (page: Page) => page.locator(".explore-two h2").first();
/** Waits until the line says something else than `before`, and says it. */
async function other(page: Page, before: string): Promise<string> {
  await page.waitForFunction(
    (was) => document.querySelector("[role=slider]")?.getAttribute("aria-valuetext") !== was,
    before,
  );
  return says(page);
}

it("is walked along, seen as it was known, forked at a day of history and played on", async () => {
  const { page, wrong } = await newPerson(at.browser);
  await page.goto(`${at.server.url}/explore?renderer=none`);
  await slider(page).waitFor();
  const first = await says(page);
  expect(first).toMatch(/^24 February 2022: Full-scale invasion, node 1 of \d+$/);
  const nodes = Number(/of (\d+)$/.exec(first)?.[1]);
  expect(nodes).toBeGreaterThan(40);

  // By keyboard: a step, both ends.
  await slider(page).focus();
  await page.keyboard.press("ArrowRight");
  const second = await other(page, first);
  expect(second).toContain("An envoy’s understanding, node 2 of");
  await page.keyboard.press("End");
  expect(await other(page, second)).toContain(`node ${nodes} of ${nodes}`);
  await page.keyboard.press("Home");
  await page.waitForFunction(
    (was) => document.querySelector("[role=slider]")?.getAttribute("aria-valuetext") === was,
    first,
  );
  // By mouse and by wheel.
  const box = await slider(page).boundingBox();
  if (box === null) throw new Error("The line is not drawn.");
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + 20, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, y, { steps: 6 });
  await page.mouse.up();
  const middle = await other(page, first);
  expect(Number(/node (\d+) of/.exec(middle)?.[1])).toBeGreaterThan(20);
  await page.mouse.wheel(0, 120);
  await other(page, middle);

  // What came out later is not there for who looks with the eyes of the day.
  await page.goto(`${at.server.url}/explore?renderer=none&known=then`);
  await slider(page).waitFor();
  const then = await says(page);
  await slider(page).focus();
  await page.keyboard.press("ArrowRight");
  expect(await other(page, then)).not.toContain("understanding");

  // A node has an address of its own, which leads back to it through the same eyes.
  await page.getByText(/^All \d+ nodes as a list$/).click();
  await page.getByRole("link", { name: /Bucha/ }).first().click();
  await page.waitForFunction(() =>
    /Bucha/.test(document.querySelector("[role=slider]")?.getAttribute("aria-valuetext") ?? ""),
  );
  await page.getByLabel("Eyes").selectOption("ukraine");
  await page.waitForURL(/\/explore\/istanbul-2022\/\d+\?.*eyes=ukraine/);
  const link = page.url();
  await page.reload();
  await slider(page).waitFor();
  expect(await says(page)).toContain("Bucha");
  expect(page.url()).toBe(link);
  await title(page).waitFor();
  // How an article came to read as it then did.
  const article = page.locator(".p-article", { hasText: "Guarantor States" }).first();
  await article.getByRole("button", { name: "How it came about" }).click();
  expect(await article.locator("[data-step]").allInnerTexts()).toEqual([
    "Ukraine: “the wide list, with Türkiye”",
    "Russia: “the permanent five”",
    "Russia stands behind “the wide list, with Türkiye” instead of “the permanent five”",
    "Agreed: “the wide list, with Türkiye”",
  ]);
  expect(await violations(page)).toEqual([]);

  // From that day on otherwise.
  await page.getByRole("button", { name: "Fork here" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name of the branch").fill("A pause after Bucha");
  await dialog.getByRole("button", { name: "Open the branch" }).click();
  const branch = await atTable(page);
  await page.locator(".branch-mark", { hasText: "A pause after Bucha" }).waitFor();
  await readNews(page);
  const now = await where(page);
  await nextStep(page).click();
  await movedOn(page, now, () => nextStep(page).click());
  await page.goto(link);
  const list = page.locator(".tree-list");
  await list.locator("summary").click();
  const hanging = list.getByRole("link", { name: "A pause after Bucha", exact: true });
  await hanging.waitFor();
  expect(await hanging.getAttribute("href")).toContain(branch);
  expect(wrong).toEqual([]);
});
