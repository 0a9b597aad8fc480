/** What lies under a point of the plan: the topmost thing that means something. Pure, so it works while nothing is drawn. */
import type { Plan, Spot, Thing, ThingOf, What } from "./things.ts";

/** Point of a quadratic curve at share `t` of its way. */
export function onCurve([a, b, c]: readonly [Spot, Spot, Spot], t: number): Spot {
  const u = 1 - t;
  return { x: u * u * a.x + 2 * u * t * b.x + t * t * c.x, y: u * u * a.y + 2 * u * t * b.y + t * t * c.y };
}

const REACH = 6;

function threadDistance(thread: ThingOf<"thread">, x: number, y: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i <= 40; i++) {
    const p = onCurve(thread.look.curve, i / 40);
    best = Math.min(best, Math.hypot(p.x - x, p.y - y));
  }
  return best - thread.look.width / 2;
}

const inside = (thing: Thing, x: number, y: number): boolean =>
  Math.abs(x - thing.x) <= thing.w / 2 + 2 && Math.abs(y - thing.y) <= thing.h / 2 + 2;

/** The thing at a point of the stage, or null. */
export function hitAt(plan: Plan, x: number, y: number): What | null {
  let thread: ThingOf<"thread"> | null = null;
  let distance = REACH;
  for (let i = plan.things.length - 1; i >= 0; i--) {
    const thing = plan.things[i];
    if (thing === undefined || thing.what === null) continue;
    if (thing.kind === "thread") {
      const d = threadDistance(thing, x, y);
      if (d < distance) {
        distance = d;
        thread = thing;
      }
    } else if (thread !== null && thing.depth < 30) break;
    else if (inside(thing, x, y)) return thing.what;
  }
  return thread?.what ?? null;
}
