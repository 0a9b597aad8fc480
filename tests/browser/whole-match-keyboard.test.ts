/** One person leads Russia through a whole match on a narrow screen without a drawn table, by keyboard alone. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { debriefStands } from "./debriefStands.ts";
import { house } from "./house.ts";
import { fits, focusStands, openPanel, press, walkTo } from "./keyboard.ts";
import { newPerson } from "./person.ts";
import { movedOn, nextStep, untilPhase, where } from "./steps.ts";

const PANELS = ["Brief", "Text", "Channels", "Orders", "Record", "World", "Log"] as const;

const at = house();

it("is played from the first key to the debrief at 320 pixels without a mouse", async () => {
  const { context, page, wrong } = await newPerson(at.browser, { viewport: { width: 320, height: 640 } });
  let pointed = 0;
  await context.exposeBinding("pointed", () => {
    pointed += 1;
  });
  await context.addInitScript(() => {
    addEventListener("pointerdown", () => (globalThis as unknown as { pointed: () => void }).pointed(), true);
  });

  await arrive(page);
  expect(await page.locator("canvas").count(), "no drawn table").toBe(0);
  for (const panel of PANELS) await openPanel(page, panel);
  await press(page, nextStep(page));
  await untilPhase(page, "Talks");
  await focusStands(page, "the talks have begun");
  await tableAnOffer(page);
  await speak(page);

  let messages = 1;
  for (;;) {
    await readNews(page);
    const now = await where(page);
    if (now.phase === "Ended") break;
    if (now.phase === "Talks" && now.round === 2) {
      await speak(page);
      messages += 1;
    }
    if (now.phase === "Orders") {
      await openPanel(page, "Orders");
      if (now.round === 1) await choosePosture(page);
      await press(page, page.getByRole("button", { name: "Seal the orders" }));
      await press(page, page.getByRole("button", { name: "Seal them" }));
    } else await press(page, nextStep(page));
    await movedOn(page, now, () => press(page, nextStep(page)));
    await focusStands(page, `round ${now.round}, ${now.phase} has passed`);
    await fits(page, `after round ${now.round}, ${now.phase}`);
  }
  for (const panel of PANELS) await openPanel(page, panel);
  await openPanel(page, "Channels");
  expect(await page.locator(".p-message[data-own=yes]").count()).toBe(messages);

  await press(page, page.getByRole("button", { name: "To the debrief" }).last());
  await debriefStands(page);
  await fits(page, "debrief");
  await focusStands(page, "coming to the debrief");
  const asTable = page.locator("summary", { hasText: "Show as a table" }).first();
  await press(page, asTable);
  await page.getByRole("columnheader", { name: "Without agreement" }).waitFor();
  await fits(page, "debrief with a table open");

  expect(pointed, "uses of a pointer").toBe(0);
  expect(wrong).toEqual([]);
});

async function arrive(page: Page): Promise<void> {
  await page.goto(`${at.server.url}/?renderer=none`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await fits(page, "home");
  await page.keyboard.press("Tab");
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent))
    .toBe("Skip to the content");
  await press(page, page.getByRole("link", { name: "Play now" }));
  await page.getByRole("heading", { name: "Choose your delegation" }).waitFor();
  await fits(page, "play");
  await walkTo(page, page.getByLabel(/Your name/));
  await page.keyboard.type("Keys only");
  await press(page, page.getByRole("button", { name: /^Russia/ }));
  await page.locator(".table-page").waitFor();
  await focusStands(page, "coming to the table");
  await fits(page, "table");
  expect(await where(page)).toEqual({ round: 1, phase: "Briefing" });
}

async function tableAnOffer(page: Page): Promise<void> {
  await openPanel(page, "Text");
  const builder = page.getByRole("button", { name: /Your package/ });
  if ((await builder.getAttribute("aria-expanded")) !== "true") await press(page, builder);
  await press(page, page.getByRole("button", { name: "Our stated positions" }));
  await fits(page, "package builder");
  await press(page, page.getByRole("button", { name: "+ clause" }));
  await walkTo(page, page.getByRole("combobox", { name: "Article" }));
  await page.keyboard.type("Article 6");
  await fits(page, "adding a clause");
  const option = page.locator(".p-tool").getByRole("radio").first();
  await press(page, option, "Space");
  const slider = page.locator(".p-tool").getByRole("slider");
  const was = Number(await slider.inputValue());
  await press(page, slider, "ArrowRight");
  expect(Number(await slider.inputValue()), "an arrow key moves the number").toBe(was + 5);
  await press(page, page.locator(".p-tool").getByRole("button", { name: /^(Add|Replace|Put)/ }));
  await press(page, page.getByRole("button", { name: "Put it on the table" }));
  await page.getByText(/^It lies on the table/).waitFor();
  await focusStands(page, "tabling an offer");
}

async function speak(page: Page): Promise<void> {
  await openPanel(page, "Channels");
  await walkTo(page, page.getByRole("textbox"));
  const own = page.locator(".p-message[data-own=yes]");
  const before = await own.count();
  await page.keyboard.type("We have put a text on the table and will read yours.");
  await press(page, page.getByRole("button", { name: "Send" }));
  await expect.poll(() => own.count()).toBe(before + 1);
  await focusStands(page, "sending a message");
}

async function choosePosture(page: Page): Promise<void> {
  const postures = page.getByRole("radio");
  await walkTo(page, page.locator("input[name=posture]:checked"));
  await page.keyboard.press("ArrowDown");
  expect(
    await postures.evaluateAll((all) =>
      all.some((r) => r === document.activeElement && (r as HTMLInputElement).checked),
    ),
  ).toBe(true);
}

async function readNews(page: Page): Promise<void> {
  const card = page.locator("dialog.shock");
  while ((await card.count()) > 0) {
    const title = await card.getByRole("heading").first().innerText();
    await focusStands(page, `the news ${title}`);
    await fits(page, title);
    const read = card.getByRole("button", { name: "Read", exact: true });
    if ((await read.count()) > 0) await press(page, read);
    await press(page, card.getByRole("button", { name: "Back to the table" }));
    await page.waitForFunction(
      (was) => document.querySelector("dialog.shock h2")?.textContent !== was,
      title,
    );
  }
}
