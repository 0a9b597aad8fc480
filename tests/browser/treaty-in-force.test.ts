/**
 * Two people, one for Ukraine and one for Russia, bots in the other seats: what they initial is confirmed, ratified
 * and in force at the end, after the talks if need be. Everything is done with the mouse.
 */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { debriefStands } from "./debriefStands.ts";
import { house } from "./house.ts";
import { newPerson, type Person } from "./person.ts";
import {
  chooseArticle,
  joinTable,
  movedOn,
  nextStep,
  openTab,
  readNews,
  seal,
  sitDown,
  type Where,
  where,
} from "./steps.ts";

const at = house();

/** Article and option as they are read; what has no third entry is an option without a number. */
type Wording = readonly [article: string, option: string];
/** Every essential article, and none that asks for a step: in force when the capitals have ratified. */
const SMALL: readonly Wording[] = [
  ["Status of Ukraine", "neutral while the guarantee works"],
  ["Guarantor States", "the permanent five"],
  ["How the guarantors decide", "a majority decides"],
  ["Ceiling on forces", "a ceiling"],
  ["Crimea and Sevastopol", "talks for fifteen years, no force"],
  ["Parts of Donetsk and Luhansk", "left to the leaders"],
  ["Withdrawal of Russian forces", "in four steps, each verified"],
];
const VOTED: readonly Wording[] = [
  ...SMALL,
  ["Referendum and ratification", "referendum, constitution, all parliaments"],
];

interface Two {
  readonly ukraine: Person;
  readonly russia: Person;
  readonly keys: () => number;
}

async function twoPeople(): Promise<Two> {
  let pressed = 0;
  const sit = async (): Promise<Person> => {
    const person = await newPerson(at.browser);
    await person.context.exposeBinding("keyPressed", () => {
      pressed += 1;
    });
    await person.context.addInitScript(() => {
      const page = globalThis as unknown as { keyPressed: () => void };
      addEventListener("keydown", () => page.keyPressed(), true);
    });
    return person;
  };
  const [ukraine, russia] = [await sit(), await sit()];
  const code = await sitDown(ukraine.page, at.server.url, "Ukraine", "?renderer=none");
  await joinTable(russia.page, at.server.url, code, "Russia", "?renderer=none");
  // The code that opens the table is typed; what counts is how the match is played.
  pressed = 0;
  return { ukraine, russia, keys: () => pressed };
}

const pagesOf = ({ ukraine, russia }: Two): readonly Page[] => [ukraine.page, russia.page];

/** Both end the phase; orders as they are proposed, unless one of them has sealed others. */
async function onwards(two: Two): Promise<Where> {
  const pages = pagesOf(two);
  const before = await where(two.ukraine.page);
  for (const page of pages) {
    await readNews(page);
    if (before.phase !== "Orders") await nextStep(page).click();
    else if ((await nextStep(page).count()) > 0) await seal(page);
  }
  let now = before;
  for (const page of pages)
    now = await movedOn(page, before, async () => {
      for (const each of pages) if ((await nextStep(each).count()) > 0) await nextStep(each).click();
    });
  for (const page of pages) await readNews(page);
  return now;
}

async function goOnTo(two: Two, round: number, phase: string): Promise<void> {
  for (let now = await where(two.ukraine.page); now.round !== round || now.phase !== phase; ) {
    if (now.phase === "Ended") throw new Error(`The match ended before ${phase} of round ${round}.`);
    now = await onwards(two);
  }
}

/** Ukraine lays a whole text before Russia as an agreement, and Russia initials it. */
async function initial(two: Two, text: readonly Wording[]): Promise<void> {
  const [mine, theirs] = [two.ukraine.page, two.russia.page];
  await openTab(mine, "Text");
  const builder = mine.getByRole("button", { name: /^Your package/ });
  if ((await builder.getAttribute("aria-expanded")) !== "true") await builder.click();
  const tool = mine.locator(".p-tool");
  for (const [article, option] of text) {
    await mine.getByRole("button", { name: "+ clause" }).click();
    await chooseArticle(mine, article);
    await tool.locator(".p-option", { hasText: option }).click();
    await tool.getByRole("button", { name: /^(Add|Put|Replace)/ }).click();
  }
  await mine.getByRole("button", { name: "Addressees and form" }).click();
  for (const box of await tool.getByRole("group", { name: "Addressees" }).getByRole("checkbox").all())
    await box.uncheck();
  await tool.getByRole("checkbox", { name: "Russia" }).check();
  await tool.getByRole("radio", { name: /^Agreement/ }).check();
  await mine.getByRole("button", { name: "Back to the package" }).click();
  await mine.getByRole("button", { name: "Propose the agreement" }).click();
  await openTab(theirs, "Text");
  await theirs.getByRole("button", { name: "Initial it" }).first().click();
  await agree(theirs);
  for (const page of [mine, theirs]) await page.locator(".p-instrument", { hasText: "Treaty" }).waitFor();
}

/** Says yes to a binding act, which is always asked about once more. */
async function agree(page: Page): Promise<void> {
  await page.locator("dialog[open] .btn-primary").click();
}

/** Both capitals say their word on the text. */
async function rule(two: Two, word: "Confirm the text" | "Ratify"): Promise<void> {
  for (const page of pagesOf(two)) {
    await openTab(page, "Text");
    await page.locator(".p-instrument").getByRole("button", { name: word, exact: true }).first().click();
    await agree(page);
  }
}

/** Kyiv says in public that it lifts one of its preconditions, and seals. */
async function lift(page: Page, label: string): Promise<void> {
  await openTab(page, "Orders");
  await page.locator(".p-option", { hasText: "Drop a precondition" }).click();
  await page.getByLabel("Which one").selectOption({ label });
  await page.getByRole("button", { name: "Seal the orders" }).click();
  await page.getByRole("button", { name: "Seal them" }).click();
  await nextStep(page).waitFor({ state: "hidden" });
}

const treaty = (page: Page) => page.locator(".p-instrument", { hasText: "Treaty" }).first();

it("a text of the last round enters into force after the talks, and the debrief says so", async () => {
  const two = await twoPeople();
  await goOnTo(two, 7, "Talks");
  await initial(two, SMALL);
  await rule(two, "Confirm the text");
  await goOnTo(two, 7, "Orders");
  await onwards(two);

  for (const page of pagesOf(two)) {
    await page.getByText("After the talks, 1 of 4").first().waitFor();
    expect(await where(page)).toEqual({ round: 8, phase: "Orders" });
    await openTab(page, "Brief");
    await page.getByText(/^The talks are over and nobody negotiates/).waitFor();
    await openTab(page, "Text");
    expect(await page.getByRole("button", { name: /^Your package/ }).count()).toBe(0);
    await treaty(page)
      .getByText(/^Waits for ratification/)
      .waitFor();
  }
  await rule(two, "Ratify");
  expect(await onwards(two)).toMatchObject({ phase: "Ended" });

  for (const { page, wrong } of [two.ukraine, two.russia]) {
    await openTab(page, "Text");
    expect(await treaty(page).locator('[aria-current="step"]').innerText()).toMatch(/in force/i);
    await page.getByRole("button", { name: "To the debrief" }).first().click();
    await page.getByRole("heading", { level: 1, name: "A treaty in force" }).waitFor();
    await page.getByText("Ended after the talks, by 15 June 2022.").waitFor();
    await debriefStands(page);
    expect(wrong).toEqual([]);
  }
  expect(two.keys(), "keys pressed").toBe(0);
  for (const { context } of [two.ukraine, two.russia]) await context.close();
});

it("a referendum waits for martial law to be lifted, and then decides", async () => {
  const two = await twoPeople();
  await goOnTo(two, 1, "Talks");
  await initial(two, VOTED);
  await rule(two, "Confirm the text");
  await goOnTo(two, 1, "Orders");
  await onwards(two);
  await goOnTo(two, 2, "Talks");
  const page = two.ukraine.page;
  await openTab(page, "Text");
  await treaty(page)
    .getByText(/Referendum in Ukraine.*Martial law: no referendum/s)
    .waitFor();
  await rule(two, "Ratify");
  await goOnTo(two, 2, "Orders");
  await lift(page, "Martial law: no referendum");
  await onwards(two);

  // From here on publics and parliaments decide: each way it ends is told as what it was.
  await openTab(page, "Text");
  if (
    (await treaty(page)
      .getByText(/^It failed/)
      .count()) === 0
  ) {
    await treaty(page)
      .getByText(/Referendum in Ukraine, 2 more rounds/)
      .waitFor();
    // The law is lifted whole: the change of the constitution waits for it no more than the vote does.
    expect(await treaty(page).innerText()).not.toContain("Martial law");
    for (let now = await where(page); now.round < 5 && now.phase !== "Ended"; ) now = await onwards(two);
  }
  await openTab(page, "Text");
  const words = await treaty(page).innerText();
  if ((await where(page)).phase === "Ended") expect(words).toMatch(/Done: Referendum in Ukraine/);
  else expect(words).toMatch(/It failed before entry into force: .+ did not pass/);
  for (const { context, wrong } of [two.ukraine, two.russia]) {
    expect(wrong).toEqual([]);
    await context.close();
  }
});
