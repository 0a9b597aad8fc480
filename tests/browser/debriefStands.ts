/** What the debrief of any finished match must show, whoever played it and however. */
import type { Page } from "playwright-core";
import { expect } from "vitest";

const ENDINGS = /treaty|agreement|armistice|freeze|frozen|communiqué|ceasefire|talks/i;

export async function debriefStands(page: Page, { parties: many = 6 } = {}): Promise<void> {
  await page.locator(".verdict").waitFor();
  expect(await page.locator(".verdict h1").innerText()).toMatch(ENDINGS);
  await page.getByText(/^Ended (in round \d+ of \d+|after the talks, by .+ \d{4})/).waitFor();

  // What each party got against its reservation value: bars for the eye, a table for everybody.
  const parties = page.locator("section", {
    has: page.getByRole("heading", { name: "What each party got" }),
  });
  expect(await parties.locator(".outcome").count()).toBe(many);
  const rows = await parties.locator("table tbody tr").all();
  expect(rows).toHaveLength(many);
  for (const row of rows) {
    const [worth = "", reservation = "", difference = ""] = await row.locator("td").allTextContents();
    for (const figure of [worth, reservation]) {
      expect(Number(figure)).toBeGreaterThanOrEqual(0);
      expect(Number(figure)).toBeLessThanOrEqual(100);
    }
    expect(Number(difference)).toBe(Number(worth) - Number(reservation));
  }

  const course = page.locator("section", {
    has: page.getByRole("heading", { name: "The course over the rounds" }),
  });
  expect(await course.locator("svg").count()).toBeGreaterThanOrEqual(many);
  expect(await course.locator("svg path, svg polyline, svg circle").count()).toBeGreaterThan(20);
  for (const name of ["Turning points", "The offers", "The text at the end", "The best joint package"])
    expect(await page.getByRole("heading", { name }).count(), name).toBe(1);

  const history = page.locator("section", {
    has: page.getByRole("heading", { name: "Beside what happened" }),
  });
  await history.getByText(/^Recorded ending:.*This match:/).waitFor();
  expect(await history.getByRole("listitem").count()).toBeGreaterThan(8);
  expect(await history.getByRole("link").count()).toBeGreaterThan(8);
  expect(await page.locator(".seed").allInnerTexts()).toHaveLength(2);
}
