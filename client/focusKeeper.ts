/**
 * Keeps the keyboard's place: when what had the focus goes away, the focus goes to what it stood in; when it
 * is only switched off for a moment, it comes back. It never takes the focus from where a person has put it.
 */

/** What a lost focus may fall back to, from the inside out. */
const PLACES = "article, section, form, fieldset, dialog, aside, header, footer, main, [role=tabpanel]";

/** Can it hold the focus now? */
const holds = (element: HTMLElement): boolean => !element.matches(":disabled") && element.checkVisibility();

/** Watches the page from now on. */
export function keepFocus(root: HTMLElement): void {
  let last: HTMLElement | null = null;
  let around: readonly HTMLElement[] = [];
  /** Where the focus waits while `last` is switched off. */
  let waitsAt: HTMLElement | null = null;
  let moving = false;

  const move = (to: HTMLElement): void => {
    moving = true;
    to.focus({ preventScroll: true });
    moving = false;
  };

  addEventListener("focusin", ({ target }) => {
    if (moving || !(target instanceof HTMLElement)) return;
    last = target;
    waitsAt = null;
    const places: HTMLElement[] = [];
    for (let up = target.parentElement; up !== null && up !== root; up = up.parentElement)
      if (up.matches(PLACES)) places.push(up);
    around = places;
  });

  const look = (): void => {
    if (last === null) return;
    const at = document.activeElement;
    const astray = at === null || at === document.body || at === last || at === waitsAt;
    if (!astray) return;
    if (last.isConnected && holds(last)) {
      if (waitsAt !== null) move(last);
      waitsAt = null;
      return;
    }
    if (waitsAt?.isConnected === true && at === waitsAt) return;
    const place =
      around.find((p) => p.isConnected && p.checkVisibility()) ?? document.querySelector<HTMLElement>("h1");
    if (place === null) return;
    if (!place.hasAttribute("tabindex")) place.setAttribute("tabindex", "-1");
    move(place);
    waitsAt = place;
  };
  new MutationObserver(look).observe(root, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["disabled", "open", "class"],
  });
}
