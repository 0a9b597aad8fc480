/**
 * Waits until the page has been quiet: no work that held it up, no key, no pointer, no scrolling. A quick machine is
 * quiet almost at once; one that was held up before must have rested for a second. Never waits longer than five.
 */

const TICK_MS = 50;
/** A tick so much later than it should be means that something held the page up. */
const LATE_MS = 40;
const SHORT_MS = 200;
const LONG_MS = 1000;
/** A page that never rests is not waited for longer than this. */
const MOST_MS = 5000;
const SIGNS = ["pointerdown", "keydown", "wheel", "touchmove"] as const;

let slow = false;

/** Calls `run` when the page is quiet; returns a function that calls it off. */
export function whenQuiet(run: () => void): () => void {
  const began = performance.now();
  let since = began;
  let last = began;
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
    if (now - since < (slow ? LONG_MS : SHORT_MS) && now - began < MOST_MS) return;
    stop();
    run();
  }, TICK_MS);
  return stop;
}

/** What waits for a moment, each for one of its own. */
const waiting: (() => void)[] = [];
let coming = false;

function soon(): void {
  coming = true;
  if ("requestIdleCallback" in window) requestIdleCallback(next, { timeout: 1500 });
  else setTimeout(next, 150);
}

function next(): void {
  waiting.shift()?.();
  coming = waiting.length > 0;
  // What it asked for is drawn before the next one comes.
  if (coming) setTimeout(soon, 50);
}

/** Calls `run` when the browser has a moment, in the order of asking; returns a function that calls it off. */
export function whenIdle(run: () => void): () => void {
  let off = false;
  waiting.push(() => {
    if (!off) run();
  });
  if (!coming) soon();
  return () => {
    off = true;
  };
}
