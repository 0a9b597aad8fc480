/**
 * A person who has no mouse: walks by Tab, presses keys, and looks after every step where the focus is.
 * Throws when the focus is lost, out of sight or covered, and when the page has become wider than its window.
 */
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

/** No page and no panel may scroll sideways. */
export async function fits(page: Page, what: string): Promise<void> {
  const wide = await page.evaluate(() => {
    const panel = document.querySelector(".panel-body");
    return {
      page: document.documentElement.scrollWidth - innerWidth,
      panel: panel === null ? 0 : panel.scrollWidth - panel.clientWidth,
    };
  });
  expect(wide.page, `${what}: pixels by which the page is wider than the window`).toBeLessThanOrEqual(0);
  expect(wide.panel, `${what}: pixels by which the panel is wider than its frame`).toBeLessThanOrEqual(0);
}

/** What is wrong with where the focus is; null when it is on something that can be seen. */
const troubleWithFocus = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (at === null || at === document.body) return "nothing has the focus";
    const name = `<${at.tagName.toLowerCase()} class="${at.className}"> ${(at.textContent ?? "").slice(0, 60)}`;
    const box = at.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) return `${name} has no size`;
    const left = Math.max(box.left, 0);
    const right = Math.min(box.right, innerWidth);
    const top = Math.max(box.top, 0);
    const bottom = Math.min(box.bottom, innerHeight);
    if (right <= left || bottom <= top) return `${name} is out of the window`;
    // A large region may be seen in part; a control must not lie under something else.
    if (
      at.matches("button, a, input, select, textarea, summary") &&
      !at.matches("input[type=radio], input[type=checkbox]")
    ) {
      const y = (top + bottom) / 2;
      const over = [0.15, 0.5, 0.85].map((share) =>
        document.elementFromPoint(left + (right - left) * share, y),
      );
      if (!over.some((there) => there !== null && (at.contains(there) || there.contains(at))))
        return `${name} is covered by ${over[1]?.className}`;
      const style = getComputedStyle(at);
      const ring = style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) > 0;
      if (!ring && style.boxShadow === "none") return `${name} shows no ring`;
    }
    return null;
  });

/** The focus is somewhere, and can be seen; gives the page a moment to put it there. */
export async function focusStands(page: Page, after: string): Promise<void> {
  await expect
    .poll(() => troubleWithFocus(page), { message: `the focus after ${after}`, timeout: 60_000 })
    .toBeNull();
}

const has = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement);

/** Walks by Tab (or back by Shift+Tab, where that is the way) until the target has the focus. */
export async function walkTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  const back = await target.evaluate((element) => {
    const at = document.activeElement;
    return (
      at !== null &&
      at !== document.body &&
      (element.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
    );
  });
  for (let steps = 0; steps < 400; steps++) {
    if (await has(target)) return focusStands(page, `walking to ${target}`);
    await page.keyboard.press(back ? "Shift+Tab" : "Tab");
  }
  throw new Error(`Tab does not lead to ${target}`);
}

/** Walks to the target and presses a key on it; afterwards the focus must be somewhere. */
export async function press(page: Page, target: Locator, key = "Enter"): Promise<void> {
  await walkTo(page, target);
  await page.keyboard.press(key);
  await focusStands(page, `${key} on ${target}`);
}

/** Opens a panel by the arrow keys of the row of tabs. */
export async function openPanel(page: Page, name: string): Promise<void> {
  await walkTo(page, page.getByRole("tab", { selected: true }));
  const wanted = page.getByRole("tab", { name: new RegExp(`^${name}`) });
  for (let steps = 0; steps < 8; steps++) {
    if ((await wanted.getAttribute("aria-selected")) === "true") {
      await focusStands(page, `opening ${name}`);
      await fits(page, name);
      return;
    }
    await page.keyboard.press("ArrowRight");
  }
  throw new Error(`The arrow keys do not lead to the panel ${name}`);
}
