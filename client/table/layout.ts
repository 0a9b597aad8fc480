/**
 * Where the table stands in the stage and where its delegations sit: geometry only. The two principals sit at the
 * near corners, everybody else along the far side, mediators in the middle.
 */
import type { PartyId } from "../../shared/engine/ids.ts";
import type { PublicScenario } from "../../shared/engine/view/viewTypes.ts";
import { textWidth } from "./textWidth.ts";
import { type Box, bottom, left, overlap, right, type Size, type Spot } from "./things.ts";

export interface Layout {
  readonly size: Size;
  /** One pixel of the 950 × 730 drawing in this stage. */
  readonly unit: number;
  readonly compact: boolean;
  readonly wall: number;
  readonly table: {
    readonly x: number;
    readonly y: number;
    readonly rx: number;
    readonly ry: number;
    readonly feltRx: number;
    readonly feltRy: number;
    readonly skirt: number;
  };
}

export const SMALLEST_TEXT = 12;
export const fontOf = (layout: Layout, size: number): number =>
  Math.max(SMALLEST_TEXT, Math.round(size * Math.min(layout.unit, 1.35) * 2) / 2);

export function layoutOf(size: Size): Layout {
  const { width, height } = size;
  const unit = Math.max(0.3, Math.min(width / 950, height / 730));
  const compact = width < 600 || height < 400;
  const rx = Math.min(width * 0.468, height * 0.8);
  const topEdge = height * (compact ? 0.415 : 0.455);
  const bottomEdge = height * (compact ? 0.925 : 0.92);
  const ry = (bottomEdge - topEdge) / 2;
  const rim = compact ? 0.93 : 0.905;
  return {
    size,
    unit,
    compact,
    wall: height * (compact ? 0.375 : 0.415),
    table: {
      x: width / 2,
      y: topEdge + ry,
      rx,
      ry,
      feltRx: rx * rim,
      feltRy: ry * (compact ? 0.885 : 0.865),
      skirt: Math.max(6, 24 * unit),
    },
  };
}

export type Side = "left" | "right" | "far";

export interface Placed {
  readonly party: PublicScenario["parties"][number];
  readonly side: Side;
  readonly plate: Box;
  readonly label: string | null;
  readonly font: number;
}

/** Far places as shares of the felt's radii, the middle ones first. */
const FAR: readonly (readonly (readonly [number, number])[])[] = [
  [],
  [[0, -0.79]],
  [
    [-0.3, -0.76],
    [0.3, -0.76],
  ],
  [
    [0, -0.79],
    [-0.42, -0.62],
    [0.42, -0.62],
  ],
  [
    [0, -0.79],
    [-0.42, -0.62],
    [0.42, -0.62],
    [0.84, -0.14],
  ],
  [
    [0, -0.79],
    [-0.42, -0.62],
    [0.42, -0.62],
    [0.84, -0.14],
    [-0.84, -0.14],
  ],
  [
    [-0.21, -0.79],
    [0.21, -0.79],
    [-0.56, -0.5],
    [0.56, -0.5],
    [0.86, -0.08],
    [-0.86, -0.08],
  ],
  [
    [0, -0.8],
    [-0.36, -0.62],
    [0.36, -0.62],
    [-0.68, -0.34],
    [0.68, -0.34],
    [0.88, -0.02],
    [-0.88, -0.02],
  ],
  [
    [-0.2, -0.8],
    [0.2, -0.8],
    [-0.52, -0.56],
    [0.52, -0.56],
    [-0.76, -0.28],
    [0.76, -0.28],
    [0.88, 0],
    [-0.88, 0],
  ],
];

function farPlaces(count: number): readonly (readonly [number, number])[] {
  const known = FAR[count];
  if (known) return known;
  return Array.from({ length: count }, (_, i) => {
    const turn = Math.PI * (1.02 + (0.96 * (i + 0.5)) / count);
    return [Math.cos(turn) * 0.88, Math.sin(turn) * 0.78] as const;
  });
}

const PRINCIPAL_TURNS = [150, 136, 164, 122] as const;
/** Radius of a head and width and height of a figure in drawing pixels. */
export const FIGURE = { head: 15, w: 58, h: 88 } as const;

/** Where the heads of a principal's seats are, the head of delegation first; `mirror` for the right side. */
export function principalHeads(layout: Layout, count: number, mirror: boolean): readonly Spot[] {
  const { table } = layout;
  return Array.from({ length: count }, (_, i) => {
    const turn = ((PRINCIPAL_TURNS[i] ?? 122 - 13 * (i - 3)) * Math.PI) / 180;
    const x = Math.cos(turn) * table.rx * 1.005;
    return { x: table.x + (mirror ? -x : x), y: table.y + Math.sin(turn) * table.ry * 1.02 };
  });
}

/** A principal's figures are nearest, so largest. */
export const principalScale = (layout: Layout): number => layout.unit * 1.02;

/** `sides`: short names, but flags only at the left and right edge. */
export type Labels = "full" | "short" | "sides" | "none";

/** How large the tick or seal on a plate is, and how far it stands out over the plate's right edge. */
export const markSize = (layout: Layout): number => Math.max(15, 22 * layout.unit);
export const markReach = (layout: Layout): number => markSize(layout) * 0.55;

/** A plate's middle, moved inside the stage with room for its mark. */
const inside = (layout: Layout, x: number, w: number): number =>
  Math.max(4 + w / 2, Math.min(layout.size.width - 2 - markReach(layout) - w / 2, x));

/** The delegations around the table with their nameplates; full names if they fit, else shorter ones, else flags. */
export function placeParties(
  layout: Layout,
  scenario: PublicScenario,
  shortName: (party: PublicScenario["parties"][number]) => string,
): readonly Placed[] {
  const ways: readonly Labels[] = ["full", "short", "sides", "none"];
  let placed: readonly Placed[] = [];
  for (const way of ways) {
    placed = place(layout, scenario, way, shortName);
    if (!crowded(layout, placed)) return placed;
  }
  return placed;
}

function place(
  layout: Layout,
  scenario: PublicScenario,
  labels: Labels,
  shortName: (party: PublicScenario["parties"][number]) => string,
): readonly Placed[] {
  const { table, unit } = layout;
  const font = fontOf(layout, 14.5);
  const h = Math.max(20, Math.round(font * 1.9));
  const [first, second] = scenario.treaty.principals;
  const others = [...scenario.parties.filter((p) => p.id !== first && p.id !== second)];
  const rank = (p: PublicScenario["parties"][number]): number =>
    p.role === "mediator" ? 0 : p.role === "guarantor" ? 1 : 2;
  others.sort((a, b) => rank(a) - rank(b));
  const places = farPlaces(others.length);
  const widthOf = (label: string | null): number =>
    Math.round((label === null ? 0 : textWidth(label, font) + 7) + font * 1.45 + Math.max(18, 27 * unit));

  const placed: Placed[] = [];
  for (const [id, mirror] of [
    [first, false],
    [second, true],
  ] as const) {
    const party = scenario.parties.find((p) => p.id === id);
    if (!party) continue;
    const label = labels === "none" ? null : labels === "full" ? party.name : shortName(party);
    const w = widthOf(label);
    const heads = principalHeads(layout, Math.max(2, party.seats.length), mirror);
    const scale = principalScale(layout);
    const nearest = heads[0] ?? { x: table.x, y: table.y };
    const outer = heads[2];
    const y = Math.min(table.y + table.feltRy * 0.36, nearest.y - (FIGURE.head + 3) * scale - h / 2 - 1);
    const clear = outer === undefined ? 0 : Math.abs(table.x - outer.x) - (FIGURE.w / 2) * scale - 1;
    const reach = Math.min(table.feltRx * 0.99, outer === undefined ? table.feltRx : clear) - w / 2;
    placed.push({
      party,
      side: mirror ? "right" : "left",
      plate: { x: table.x + (mirror ? reach : -reach), y, w, h },
      label,
      font,
    });
  }
  others.forEach((party, i) => {
    const [fx, fy] = places[i] ?? [0, -0.8];
    const label =
      labels === "none" || (labels === "sides" && Math.abs(fx) > 0.7)
        ? null
        : labels === "full"
          ? party.name
          : shortName(party);
    const w = widthOf(label);
    const x = inside(layout, table.x + fx * table.feltRx, w);
    placed.push({ party, side: "far", plate: { x, y: table.y + fy * table.feltRy, w, h }, label, font });
  });
  return spread(layout, placed);
}

/** Pushes plates apart that touch; the principals stay where they are. */
function spread(layout: Layout, placed: readonly Placed[]): readonly Placed[] {
  const boxes = placed.map((p) => ({ ...p.plate }));
  const gap = Math.max(3, 6 * layout.unit);
  for (let round = 0; round < 40; round++) {
    let moved = false;
    for (let i = 0; i < boxes.length; i++)
      for (let j = i + 1; j < boxes.length; j++) {
        const a = boxes[i];
        const b = boxes[j];
        if (!a || !b) continue;
        const dx = (a.w + b.w) / 2 + gap - Math.abs(a.x - b.x);
        const dy = (a.h + b.h) / 2 + gap - Math.abs(a.y - b.y);
        if (dx <= 0 || dy <= 0) continue;
        moved = true;
        const fixedA = placed[i]?.side !== "far";
        const fixedB = placed[j]?.side !== "far";
        const [shareA, shareB] = fixedA ? [0, 1] : fixedB ? [1, 0] : [0.5, 0.5];
        if (dx < dy * 0.8) {
          const sign = a.x < b.x ? -1 : 1;
          a.x += sign * dx * shareA;
          b.x -= sign * dx * shareB;
        } else {
          const sign = a.y < b.y ? -1 : 1;
          a.y += sign * dy * shareA;
          b.y -= sign * dy * shareB;
        }
      }
    for (const box of boxes) box.x = inside(layout, box.x, box.w);
    if (!moved) break;
  }
  return placed.map((p, i) => ({ ...p, plate: boxes[i] ?? p.plate }));
}

/** Too crowded: plates touch, leave the table, or leave no room for the document. */
function crowded(layout: Layout, placed: readonly Placed[]): boolean {
  const { table, size } = layout;
  for (const [i, a] of placed.entries()) {
    if (left(a.plate) < 0 || right(a.plate) > size.width) return true;
    if (a.side === "far" && a.plate.y < table.y - table.feltRy * 0.95) return true;
    for (const b of placed.slice(i + 1)) if (overlap(a.plate, b.plate)) return true;
  }
  const room = documentRoom(layout, placed);
  return room.h < Math.max(44, 96 * layout.unit) || room.w < Math.max(100, 330 * layout.unit);
}

/** The free part of the felt in which the sheets lie. */
export function documentRoom(layout: Layout, placed: readonly Placed[]): Box {
  const { table, unit } = layout;
  const gap = Math.max(4, 12 * unit);
  let from = table.y - table.feltRy * 0.72;
  for (const p of placed)
    if (p.side === "far" && Math.abs(p.plate.x - table.x) < table.feltRx * 0.62)
      from = Math.max(from, bottom(p.plate) + Math.max(6, 15 * unit));
  const to = table.y + table.feltRy * (layout.compact ? 0.66 : 0.6);
  let leftEdge = table.x - table.feltRx * 0.74;
  let rightEdge = table.x + table.feltRx * 0.74;
  for (const p of placed) {
    if (bottom(p.plate) < from || p.plate.y - p.plate.h / 2 > to) continue;
    if (p.plate.x < table.x) leftEdge = Math.max(leftEdge, right(p.plate) + gap);
    else rightEdge = Math.min(rightEdge, left(p.plate) - gap);
  }
  return { x: (leftEdge + rightEdge) / 2, y: (from + to) / 2, w: rightEdge - leftEdge, h: to - from };
}

/** Where the rim's far edge is at `x`. */
export const farEdge = (layout: Layout, x: number): number => {
  const { table } = layout;
  const across = Math.min(1, Math.abs(x - table.x) / table.rx);
  return table.y - table.ry * Math.sqrt(1 - across * across);
};

export const partyOrder = (scenario: PublicScenario): readonly PartyId[] => scenario.parties.map((p) => p.id);
