/**
 * One person leads a table at which another sits: it stands still until it is let begin, the one who leads reads what
 * the other writes at home, halts it, and replays it through all eyes while it runs.
 */
import { expect, it } from "vitest";
import { violations } from "./axe.ts";
import { house } from "./house.ts";
import { newPerson } from "./person.ts";
import { atTable, joinTable, nextStep, openTab, untilPhase } from "./steps.ts";

const WORDS = "A word among ourselves.";
const at = house();

it("is opened, led and replayed by who holds no seat", async () => {
  const lee = await newPerson(at.browser);
  const ben = await newPerson(at.browser, { viewport: { width: 390, height: 844 } });

  await lee.page.goto(`${at.server.url}/teach?renderer=none`);
  await lee.page.getByLabel("Talks").selectOption({ label: "Istanbul, spring 2022" });
  await lee.page.getByRole("button", { name: "Open the table" }).click();
  const code = await atTable(lee.page);
  await lee.page.getByRole("heading", { name: "Lead the table" }).waitFor();
  await lee.page.getByText("The table has not begun.").waitFor();
  expect(await violations(lee.page)).toEqual([]);

  await joinTable(ben.page, at.server.url, code, "Ukraine", "?renderer=none");
  await ben.page.locator(".waiting:visible", { hasText: "Waiting for the facilitator" }).waitFor();
  await lee.page.getByText(/^Ukraine: /).waitFor();
  await openTab(ben.page, "Channels");
  await ben.page.getByText("A facilitator leads this table and reads every channel.").waitFor();

  await lee.page.getByRole("button", { name: "Let the talks begin" }).first().click();
  await nextStep(ben.page).click();
  await untilPhase(ben.page, "Talks");
  await openTab(ben.page, "Channels");
  await ben.page.getByRole("button", { name: "Caucus", exact: true }).last().click();
  await ben.page.getByRole("textbox").fill(WORDS);
  await ben.page.getByRole("button", { name: "Send" }).click();
  await openTab(lee.page, "Channels");
  await lee.page.getByRole("button", { name: /caucus.*Ukraine|Ukraine.*caucus/i }).click();
  await lee.page.locator(".p-message", { hasText: WORDS }).waitFor();

  await openTab(lee.page, "Lead");
  await lee.page.getByRole("button", { name: "Pause" }).last().click();
  await ben.page.locator(".waiting:visible", { hasText: "Waiting for the facilitator" }).waitFor();

  await lee.page.getByRole("link", { name: "Replay it so far" }).click();
  const eyes = (page: typeof lee.page) => page.getByLabel("Eyes").locator("option");
  const place = lee.page.getByRole("slider", { name: "Place in the match" });
  await place.press("End");
  await openTab(lee.page, "So far");
  await lee.page.getByText(WORDS).first().waitFor();
  expect(await eyes(lee.page).allTextContents()).toContain("All seats");
  await ben.page.goto(`${at.server.url}/explore/t/${code}?renderer=none`);
  await ben.page.getByText("This match is still being played.").waitFor();
  expect(await eyes(ben.page).allTextContents()).toEqual(["Ukraine", "The public"]);
  expect([...lee.wrong, ...ben.wrong]).toEqual([]);
});
