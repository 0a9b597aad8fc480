/** Each further scenario of this war, led from the first click to the debrief by one person who takes the next step. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { debriefStands } from "./debriefStands.ts";
import { house } from "./house.ts";
import { newPerson } from "./person.ts";
import { atTable, movedOn, nextStep, openTab, readNews, type Side, seal, where } from "./steps.ts";

const at = house();

/** Istanbul is played to its end by the tests of a whole match. */
const SCENARIOS: readonly (readonly [title: string, side: Side, parties: number, width: number])[] = [
  ["Belarus, first month of the invasion", "Ukraine", 8, 1440],
  ["After the annexation, 2022 to 2023", "Russia", 8, 390],
  ["Terms and a summit, 2024", "Ukraine", 6, 1440],
  ["Brokered talks, 2025", "Russia", 6, 390],
];

it.each(SCENARIOS)(
  "%s is played by %s from the first click to the debrief",
  async (title, side, parties, width) => {
    const { context, page, wrong } = await newPerson(at.browser, { viewport: { width, height: 900 } });
    await page.goto(`${at.server.url}/?renderer=none`);
    await page.getByRole("link", { name: "Play now" }).click();
    await page.getByRole("link", { name: title }).click();
    await page.getByRole("heading", { level: 2, name: title }).waitFor();
    await page.getByRole("button", { name: new RegExp(`^${side}`) }).click();
    await atTable(page);

    const news: string[] = [];
    for (;;) {
      news.push(...(await readNews(page)));
      const now = await where(page);
      if (now.phase === "Ended") break;
      if (now.phase === "Orders") await seal(page);
      else await nextStep(page).click();
      await movedOn(page, now, () => nextStep(page).click());
      await fits(page);
    }
    expect(news.length, "news that reached the table").toBeGreaterThan(2);
    for (const panel of ["Brief", "Text", "Channels", "Orders", "Record", "World", "Log"]) {
      await openTab(page, panel);
      await page.getByRole("tabpanel").locator("h2, h3").first().waitFor();
      await fits(page);
    }

    await page.getByRole("button", { name: "To the debrief" }).first().click();
    await debriefStands(page, { parties });
    await fits(page);
    expect(wrong).toEqual([]);
    await context.close();
  },
);

/** Nothing makes the page scroll sideways, nor any table in a panel. */
async function fits(page: Page): Promise<void> {
  const beyond = await page.evaluate(() => {
    const all = [document.documentElement, ...document.querySelectorAll(".table-page .p-scroll")];
    return Math.max(...all.map((e) => e.scrollWidth - e.clientWidth));
  });
  expect(beyond, "pixels beyond the width").toBeLessThanOrEqual(0);
}
