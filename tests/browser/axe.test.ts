/** axe on every page, panel and dialog, in light and dark, on a desk and on a phone: nothing to find. */
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { violations } from "./axe.ts";
import { driverOf, endPhase, goOn } from "./drive.ts";
import { house } from "./house.ts";
import { newPerson } from "./person.ts";
import { atTable, chooseArticle, openTab, readNews, sitDown, untilPhase } from "./steps.ts";

const PANELS = ["Brief", "Text", "Channels", "Orders", "Record", "World", "Log"] as const;
const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;

const at = house();

/** Looks at what the page shows, in both colour schemes, and keeps what is wrong. */
async function look(page: Page, what: string, found: string[]): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.waitForFunction(
      (dark) => matchMedia("(prefers-color-scheme: dark)").matches === dark,
      colorScheme === "dark",
    );
    for (const line of await violations(page)) found.push(`${what}, ${colorScheme}: ${line}`);
  }
}

describe.each(SIZES)("at $width × $height", (viewport) => {
  it("finds nothing on the pages", async () => {
    const { context, page } = await newPerson(at.browser, { viewport });
    const found: string[] = [];
    for (const [path, heading] of [
      ["/", "Peace talks"],
      ["/play", "Choose your delegation"],
      ["/teach", "Teach"],
      ["/explore", "Explore"],
      ["/sources", "Sources and credits"],
      ["/model", "Model card"],
      ["/nowhere", "There is no such page"],
    ] as const) {
      await page.goto(at.server.url + path);
      await page.getByRole("heading", { level: 1, name: heading }).waitFor();
      await look(page, path, found);
    }
    expect(found).toEqual([]);
    await context.close();
  });

  it("finds nothing at the table, its panels, dialogs and news, nor in the debrief", async () => {
    const { context, page, wrong } = await newPerson(at.browser, { viewport });
    const found: string[] = [];
    const code = await sitDown(page, at.server.url, "Ukraine", "?renderer=none");
    await look(page, "table", found);
    const driver = await driverOf(page, at.server.url, code);
    await endPhase([driver]);
    await untilPhase(page, "Talks");
    for (const panel of PANELS) {
      await openTab(page, panel);
      if (panel === "World") await page.getByRole("heading", { name: "World" }).waitFor();
      await look(page, panel, found);
    }

    await openTab(page, "Text");
    const builder = page.getByRole("button", { name: /Your package/ });
    if ((await builder.getAttribute("aria-expanded")) !== "true") await builder.click();
    await page.getByRole("button", { name: "Our stated positions" }).click();
    await look(page, "package", found);
    await page.getByRole("button", { name: "+ clause" }).click();
    await chooseArticle(page, "Ceiling on forces");
    await page.locator(".p-tool").getByRole("radio").first().check();
    await look(page, "adding a clause", found);
    await page.getByRole("button", { name: "Back to the package" }).click();
    await page.getByRole("button", { name: "Addressees and form" }).click();
    await look(page, "addressees and form", found);
    await page.getByRole("button", { name: "Back to the package" }).click();
    await page.getByRole("button", { name: "Put it on the table" }).click();
    await page.getByText(/^It lies on the table/).waitFor();
    await look(page, "offers", found);

    await page.getByRole("button", { name: "Walk out" }).click();
    await page.getByRole("dialog").waitFor();
    await look(page, "confirmation", found);
    await page.getByRole("button", { name: "Not now" }).click();
    await page.getByRole("button", { name: new RegExp(`Table ${code}`) }).click();
    await page.getByRole("dialog").waitFor();
    await look(page, "the table's dialog", found);
    await page.getByRole("button", { name: "Close" }).click();
    await openTab(page, "Record");
    await page
      .getByRole("button", { name: /Show why/ })
      .first()
      .click();
    await look(page, "why", found);

    await endPhase([driver]);
    await untilPhase(page, "Orders");
    await openTab(page, "Orders");
    await look(page, "orders", found);
    await page.getByRole("button", { name: "Seal the orders" }).click();
    await look(page, "sealing", found);
    await page.getByRole("button", { name: "Seal them" }).click();
    await page.locator("dialog.shock").waitFor();
    await look(page, "news", found);
    const read = page.getByRole("button", { name: "Read", exact: true });
    if ((await read.count()) > 0) {
      await read.click();
      await look(page, "news, read", found);
    }
    await readNews(page);
    for (const panel of ["Brief", "Record", "World", "Log"] as const) {
      await openTab(page, panel);
      await look(page, `${panel} in round 2`, found);
    }

    const other = await newPerson(at.browser, { viewport });
    await other.page.goto(`${at.server.url}/t/${code}`);
    await other.page.getByRole("heading", { name: `Table ${code}` }).waitFor();
    await other.page.getByRole("button", { name: "Watch" }).waitFor();
    await look(other.page, "join", found);
    await other.page.getByRole("button", { name: "Watch", exact: true }).click();
    await atTable(other.page);
    await look(other.page, "watching", found);
    await other.context.close();

    await goOn([driver], "ended");
    await untilPhase(page, "Ended");
    await look(page, "the end", found);
    await page.goto(`${at.server.url}/t/${code}/debrief`);
    await page.locator(".verdict").waitFor();
    await look(page, "debrief", found);
    for (const fold of await page.locator("main summary").all()) await fold.click();
    await look(page, "debrief, unfolded", found);
    await driver.leave();
    expect(found).toEqual([]);
    expect(wrong).toEqual([]);
    await context.close();
  });
});
