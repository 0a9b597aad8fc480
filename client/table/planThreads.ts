/**
 * Threads of trust on the felt: both ways between the two principals, and from every other party to the principals
 * that it deals with. Width is the score, broken strokes and haze its uncertainty; the curve keeps clear of the plates.
 */
import type { PartyId } from "../../shared/engine/ids.ts";
import type { PublicScenario, View } from "../../shared/engine/view/viewTypes.ts";
import type { Layout, Placed } from "./layout.ts";
import { bottom, DEPTH, left, right, type Spot, type Thing, top } from "./things.ts";

interface Pair {
  readonly truster: Placed;
  readonly trustee: Placed;
}

/** Every thread that is drawn, `truster>trustee`. */
export function planThreads(
  layout: Layout,
  scenario: PublicScenario,
  view: View,
  placed: readonly Placed[],
): readonly Thing[] {
  const [first, second] = scenario.treaty.principals;
  const a = placed.find((p) => p.party.id === first);
  const b = placed.find((p) => p.party.id === second);
  const things: Thing[] = [];
  if (a && b) {
    things.push(...strand(layout, view, { truster: a, trustee: b }, principalsCurve(layout, a, b, 0)));
    things.push(...strand(layout, view, { truster: b, trustee: a }, principalsCurve(layout, b, a, 1)));
  }
  for (const principal of [a, b]) {
    if (!principal) continue;
    const others = placed
      .filter((p) => p.side === "far" && dealsWith(scenario, p, principal.party.id))
      .sort((p, q) => p.plate.x - q.plate.x);
    others.forEach((other, i) => {
      things.push(
        ...strand(
          layout,
          view,
          { truster: other, trustee: principal },
          farCurve(layout, other, principal, i, others.length),
        ),
      );
    });
  }
  return things;
}

/** Mediators deal with both; everybody else with the principal it stands closest to. */
function dealsWith(scenario: PublicScenario, other: Placed, principal: PartyId): boolean {
  if (other.party.role === "mediator") return true;
  const closest = [...scenario.treaty.principals].sort(
    (p, q) => (other.party.close[q] ?? 0) - (other.party.close[p] ?? 0),
  )[0];
  return closest === principal;
}

function strand(
  layout: Layout,
  view: View,
  pair: Pair,
  curve: readonly [Spot, Spot, Spot],
): readonly Thing[] {
  const id = `${pair.truster.party.id}>${pair.trustee.party.id}`;
  const trust = view.trust[id];
  if (!trust) return [];
  const width = Math.max(1.6, Math.min(1.2, Math.max(0.55, layout.unit)) * (1.6 + trust.score * 0.095));
  const away = [pair.truster, pair.trustee].some((p) => view.parties[p.party.id]?.away === true);
  const pad = 20;
  const xs = curve.map((p) => p.x);
  const ys = curve.map((p) => p.y);
  const [x0, x1, y0, y1] = [
    Math.min(...xs) - pad,
    Math.max(...xs) + pad,
    Math.min(...ys) - pad,
    Math.max(...ys) + pad,
  ];
  return [
    {
      key: `thread:${id}`,
      kind: "thread",
      x: (x0 + x1) / 2,
      y: (y0 + y1) / 2,
      w: x1 - x0,
      h: y1 - y0,
      turn: 0,
      depth: DEPTH.thread,
      from: null,
      what: { kind: "trust", id },
      look: { colour: pair.truster.party.colour, score: trust.score, sd: trust.sd, width, dim: away, curve },
    },
  ];
}

/** Along the near edge of the felt, from plate to plate. */
function principalsCurve(layout: Layout, from: Placed, to: Placed, lane: 0 | 1): readonly [Spot, Spot, Spot] {
  const { table, unit } = layout;
  const drop = lane * Math.max(6, 13 * unit);
  const end = (p: Placed): Spot => ({
    x:
      p.side === "left"
        ? right(p.plate) - Math.max(10, 20 * unit) + drop * 0.6
        : left(p.plate) + Math.max(10, 20 * unit) - drop * 0.6,
    y: bottom(p.plate) + Math.max(4, 7 * unit) + drop * 0.72,
  });
  const a = end(from);
  const b = end(to);
  const deepest = table.y + table.feltRy * 0.76 + drop;
  return [a, { x: (a.x + b.x) / 2, y: 2 * deepest - (a.y + b.y) / 2 }, b];
}

/** Bowed outwards round the sheets. */
function farCurve(
  layout: Layout,
  other: Placed,
  principal: Placed,
  at: number,
  of: number,
): readonly [Spot, Spot, Spot] {
  const { table } = layout;
  const side = principal.side === "left" ? -1 : 1;
  const share = of === 1 ? 0.5 : at / (of - 1);
  const central = Math.abs(other.plate.x - table.x) < 20;
  const a: Spot = {
    x: other.plate.x + side * other.plate.w * (central ? 0.28 : 0.16),
    y: bottom(other.plate) + 2,
  };
  const b: Spot = {
    x: left(principal.plate) + principal.plate.w * (0.2 + 0.62 * share),
    y: top(principal.plate) - 3,
  };
  const length = Math.max(1, Math.hypot(b.x - a.x, b.y - a.y));
  const normal: Spot = { x: -(b.y - a.y) / length, y: (b.x - a.x) / length };
  const middle: Spot = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  // Bowed away from the middle of the table on the near way, hardly at all when it has to cross.
  const away = (middle.x - table.x) * normal.x + (middle.y - table.y) * normal.y < 0 ? -1 : 1;
  const bow =
    length *
    (Math.sign(b.x - a.x) === side && Math.abs(a.x - table.x) < Math.abs(b.x - table.x) ? 0.1 : 0.03) *
    away;
  const control: Spot = { x: middle.x + normal.x * bow, y: middle.y + normal.y * bow };
  return [a, control, b];
}
