/** One person leads Ukraine through a whole match against bots and never touches a key. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { debriefStands } from "./debriefStands.ts";
import { house } from "./house.ts";
import { newPerson } from "./person.ts";
import { movedOn, nextStep, openTab, readNews, seal, sitDown, untilPhase, where } from "./steps.ts";

const at = house();

it("is played from the first click to the debrief with the mouse alone", async () => {
  const { context, page, wrong } = await newPerson(at.browser);
  let keys = 0;
  await context.exposeBinding("keyPressed", () => {
    keys += 1;
  });
  await context.addInitScript(() => {
    addEventListener(
      "keydown",
      () => (globalThis as unknown as { keyPressed: () => void }).keyPressed(),
      true,
    );
  });

  await sitDown(page, at.server.url, "Ukraine");
  expect(await where(page)).toEqual({ round: 1, phase: "Briefing" });
  await page.locator("canvas").waitFor();
  await firstOffer(page);

  let news: readonly string[] = [];
  for (;;) {
    news = [...news, ...(await readNews(page))];
    const now = await where(page);
    if (now.phase === "Ended") break;
    if (now.phase === "Talks") await takeAPosition(page);
    if (now.phase === "Orders") await seal(page);
    else await nextStep(page).click();
    await movedOn(page, now, () => nextStep(page).click());
  }
  expect((await where(page)).round).toBeGreaterThanOrEqual(1);
  expect(news.length, "news that reached the table").toBeGreaterThan(2);
  expect(new Set(news).size, "no piece of news is shown twice").toBe(news.length);

  await openTab(page, "Log");
  for (
    const older = page.getByRole("button", { name: /Load (1 )?older entr/ });
    (await older.count()) > 0;
  ) {
    const before = await page.locator(".p-log-lines > li").count();
    await older.click();
    await page.waitForFunction((n) => document.querySelectorAll(".p-log-lines > li").length > n, before);
  }
  const entries = await page.locator(".p-log-lines > li").count();
  expect(entries).toBeGreaterThan(60);
  expect(entries).toBeLessThan(1500);
  const rounds = await page.locator(".p-log-round h3").allInnerTexts();
  expect(rounds.length).toBeGreaterThan(2);

  await page.getByRole("button", { name: "To the debrief" }).first().click();
  await debriefStands(page);
  await goesOn(page);
  expect(keys, "keys pressed").toBe(0);
  expect(wrong).toEqual([]);
});

/** The guided first round: hints, a suggested package, one number changed by dragging, and onto the table. */
async function firstOffer(page: Page): Promise<void> {
  const hint = page.getByRole("complementary", { name: /^Hint/ });
  await hint.getByRole("button", { name: /I have read it/ }).click();
  await page.getByRole("heading", { name: /^Treaty/ }).waitFor();
  await nextStep(page).click();
  await untilPhase(page, "Talks");
  await hint.getByRole("button", { name: "Got it" }).click();

  await page.getByRole("button", { name: "Our stated positions" }).click();
  await page
    .getByText(/Worth to us/)
    .first()
    .waitFor();
  const chips = page.getByRole("list", { name: "Clauses of your package" }).getByRole("listitem");
  const before = await chips.count();

  const article = page.getByRole("article", { name: /Ceiling on missile range/ });
  await article.getByRole("button", { name: /to choose from/ }).click();
  await article.getByRole("radio").first().click();
  const slider = article.getByRole("slider");
  const was = await slider.inputValue();
  // Scrolls until nothing lies over it.
  await slider.hover();
  const box = await slider.boundingBox();
  if (box === null) throw new Error("the slider is not drawn");
  const share = (Number(was) - 40) / 260;
  await page.mouse.move(box.x + 8 + (box.width - 16) * share, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height / 2, { steps: 6 });
  await page.mouse.up();
  const now = await slider.inputValue();
  expect(now, "the slider follows the drag").not.toBe(was);
  await article
    .getByRole("button", { name: /^Add to package/ })
    .last()
    .click();
  await page.getByText(`a limit on range: ${now}`).first().waitFor();

  expect(await chips.count()).toBeGreaterThanOrEqual(before);
  await page.getByRole("button", { name: "Put it on the table" }).click();
  await page.getByText(/^It lies on the table/).waitFor();
  await page.getByRole("heading", { name: "Offers on the table" }).waitFor();
}

/** From the debrief into the next talks, where the brief says what the table brought; asked again, to the same table. */
async function goesOn(page: Page): Promise<void> {
  const on = page.getByRole("button", { name: "Go on: the next talks, from here" });
  // A treaty in force is the end of the story.
  if ((await on.count()) === 0) {
    await page.getByText("A treaty is in force").first().waitFor();
    return;
  }
  await on.click();
  await page.getByRole("heading", { name: "Brought from before" }).waitFor();
  expect(await where(page)).toEqual({ round: 1, phase: "Briefing" });
  const table = new URL(page.url()).pathname;
  await page.goBack();
  await on.click();
  await page.getByRole("heading", { name: "Brought from before" }).waitFor();
  expect(new URL(page.url()).pathname).toBe(table);
}

/** Accepts what is offered if anything is, else stands behind a wording that somebody has put into the text. */
async function takeAPosition(page: Page): Promise<void> {
  await openTab(page, "Text");
  const accept = page.getByRole("button", { name: /^(Accept into the text|Join the communiqué)/ });
  const stand = page.getByRole("button", { name: /^Stand behind it/ });
  for (const choice of [accept, stand]) {
    if ((await choice.count()) === 0) continue;
    const name = await choice.first().textContent();
    const before = await sameNamed(page, name);
    await choice.first().click();
    // The table changes when the server tells it, or a sentence says why not.
    await page.waitForFunction(
      ([n, text]) =>
        document.querySelector(".p-refused, .toast-alert") !== null ||
        [...document.querySelectorAll("button")].filter((b) => b.textContent === text).length !== n,
      [before, name] as const,
    );
    return;
  }
}

const sameNamed = (page: Page, name: string | null): Promise<number> =>
  page.evaluate(
    (text) => [...document.querySelectorAll("button")].filter((b) => b.textContent === text).length,
    name,
  );
