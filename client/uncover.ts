/**
 * Scrolls a control that the keyboard has reached out from under the bars that stick to an edge (head, tabs,
 * package, foot). Does nothing for a mouse: what it points at is seen already.
 */

const GAP = 8;

function barOver(target: HTMLElement, x: number, y: number): DOMRect | null {
  const over = document.elementFromPoint(x, y);
  if (over === null || target.contains(over) || over.contains(target)) return null;
  for (let up: Element | null = over; up !== null; up = up.parentElement) {
    const { position } = getComputedStyle(up);
    if (position === "sticky" || position === "fixed")
      return up.contains(target) ? null : up.getBoundingClientRect();
  }
  return null;
}

function scrollerOf(target: HTMLElement): Element {
  for (let up = target.parentElement; up !== null; up = up.parentElement)
    if (up.scrollHeight > up.clientHeight && /auto|scroll/.test(getComputedStyle(up).overflowY)) return up;
  return document.scrollingElement ?? document.documentElement;
}

function uncover(target: HTMLElement): void {
  const box = target.getBoundingClientRect();
  if (target !== document.activeElement || box.height > innerHeight / 2) return;
  const x = box.left + Math.min(box.width / 2, 24);
  const bar = barOver(target, x, box.bottom - 2) ?? barOver(target, x, box.top + 2);
  if (bar === null) return;
  const below = (bar.top + bar.bottom) / 2 > innerHeight / 2;
  const top = below ? box.bottom - bar.top + GAP : box.top - bar.bottom - GAP;
  scrollerOf(target).scrollBy({ top, behavior: "instant" });
}

/** Watches where the keyboard goes, from now on. */
export function uncoverFocus(): void {
  addEventListener("focusin", ({ target }) => {
    if (target instanceof HTMLElement && target.matches(":focus-visible"))
      requestAnimationFrame(() => uncover(target));
  });
}
