/** Runs axe on what a page shows now and turns what it finds into lines that a person can act on. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** One line for each element that breaks a rule, the impact first. */
export async function violations(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(source);
  const results = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run: (what: unknown, how: unknown) => Promise<AxeResults> };
    };
    // What fades in is judged when it has come.
    for (const animation of document.getAnimations())
      if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish();
    return axe.run(document, {
      resultTypes: ["violations"],
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
  });
  return results.violations.flatMap((v) =>
    v.nodes.flatMap((n) => {
      const why = (n.any[0] ?? n.all[0] ?? n.none[0])?.message ?? "";
      // What has scrolled half under a bar that sticks can be scrolled out from under it.
      if (v.id === "target-size" && why.includes("obscured")) return [];
      return [`${v.impact} ${v.id}: ${n.target.join(" ")} ${why}`];
    }),
  );
}
