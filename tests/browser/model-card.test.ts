/** The model card in a real browser: found from the home page, misses shown as misses, every coefficient with its basis. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { PARAMETERS } from "../../shared/engine/scenario/scenarioModel.ts";
import type { Evidence } from "../../shared/lab/evidence.ts";
import { house } from "./house.ts";
import { newPerson } from "./person.ts";

const at = house();
const evidence = JSON.parse(
  readFileSync(new URL("../../scenarios/evidence.json", import.meta.url), "utf8"),
) as Evidence;

it.each([
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
])(
  "tells what misses, draws the record beside the model, and names every coefficient at $width",
  async (viewport) => {
    const { context, page, wrong } = await newPerson(at.browser, { viewport });
    await page.goto(at.server.url);
    await page.getByRole("contentinfo").getByRole("link", { name: "Model card" }).click();
    await page.getByRole("heading", { level: 1, name: "Model card" }).waitFor();
    const part = (name: string) => page.getByRole("region", { name, exact: true });
    await part("What misses").waitFor();
    const misses = evidence.rows.filter((r) => r.verdict === "misses").length;
    expect(await part("What misses").getByText("misses", { exact: true }).count()).toBe(misses);
    const drawn = evidence.hindcasts.filter((h) => h.points.length > 0).length;
    expect(await part("Beside the record").locator("figure.chart svg[height]").count()).toBe(
      drawn + (evidence.opinionFit ? 1 : 0),
    );
    const bases = await part("Coefficients").locator("[data-basis]").count();
    expect(bases).toBeGreaterThanOrEqual(PARAMETERS.length);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(wrong).toEqual([]);
    await context.close();
  },
);
