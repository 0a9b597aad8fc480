/**
 * Waits until the page has been quiet: no work that held it up, no key, no pointer, no scrolling. A quick machine is
 * quiet almost at once; one that was held up before must have rested for a second.
 */

const TICK_MS = 50;
/** A tick so much later than it should be means that something held the page up. */
const LATE_MS = 40;
const SHORT_MS = 200;
const LONG_MS = 1000;
const SIGNS = ["pointerdown", "keydown", "wheel", "touchmove"] as const;

let slow = false;

/** Calls `run` when the page is quiet; returns a function that calls it off. */
export function whenQuiet(run: () => void): () => void {
  let since = performance.now();
  let last = since;
  const stir = (): void => {
    since = performance.now();
  };
  for (const sign of SIGNS) addEventListener(sign, stir, { passive: true });
  const stop = (): void => {
    clearInterval(timer);
    for (const sign of SIGNS) removeEventListener(sign, stir);
  };
  const timer = setInterval(() => {
    const now = performance.now();
    // A page that nobody looks at ticks late for other reasons.
    if (now - last > TICK_MS + LATE_MS && document.visibilityState === "visible") {
      slow = true;
      since = now;
    }
    last = now;
    if (now - since < (slow ? LONG_MS : SHORT_MS)) return;
    stop();
    run();
  }, TICK_MS);
  return stop;
}

/** Calls `run` when the browser has a moment; returns a function that calls it off. */
export function whenIdle(run: () => void, most = 1500): () => void {
  if (!("requestIdleCallback" in window)) {
    const timer = setTimeout(run, 200);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(run, { timeout: most });
  return () => cancelIdleCallback(handle);
}
