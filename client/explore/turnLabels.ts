/**
 * Where the named turns of a curve stand: beside their points, where neither the curve nor another name runs through
 * them, and above the picture when there is no such place. Pure.
 */

type Spot = readonly [x: number, y: number];

/** A point that wants its name: where it stands in pixels, how wide the name is, and how much it matters. */
export interface Turn {
  readonly at: Spot;
  readonly width: number;
  readonly weight: number;
  /** Did the curve fall to it? Then the room is on its right, else on its left. */
  readonly falls: boolean;
}

/** A name with a place: its turn's index, where its baseline begins, and whether a line must lead from it to its point. */
export interface TurnLabel {
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly far: boolean;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const HIGH = 17;
/** From a point to its name. */
const OFF = 12;

/**
 * Names for as many turns as have room between `left` and `right`, the weightiest first; `rows` of them may stand above
 * everything, from `top` down. `curve` ascends along x.
 */
export function turnLabels(
  turns: readonly Turn[],
  curve: readonly Spot[],
  { left, right, top, rows }: { left: number; right: number; top: number; rows: number },
): readonly TurnLabel[] {
  const taken: Box[] = turns.map(({ at: [x, y] }) => ({
    left: x - 6,
    right: x + 6,
    top: y - 6,
    bottom: y + 6,
  }));
  const points = taken.length;
  const found: TurnLabel[] = [];
  const order = turns.map((_, i) => i).sort((a, b) => (turns[b]?.weight ?? 0) - (turns[a]?.weight ?? 0));
  for (const index of order) {
    const turn = turns[index] as Turn;
    const [x, y] = turn.at;
    const beside = [x + OFF, x - OFF - turn.width];
    if (!turn.falls) beside.reverse();
    const above = Math.min(Math.max(x - turn.width / 2, left), right - turn.width);
    const spots = [
      ...beside.flatMap((from) => [y + 4, y - 6, y + 14].map((base) => [from, base, false] as const)),
      ...Array.from({ length: rows }, (_, row) => [above, top + (row + 1) * HIGH - 4, true] as const),
    ];
    for (const [from, base, far] of spots) {
      const box = { left: from, right: from + turn.width, top: base - HIGH + 4, bottom: base + 4 };
      if (box.left < left || box.right > right || box.top < top) continue;
      if (taken.some((other, i) => (i >= points || i !== index) && meets(box, other))) continue;
      if (!far && runsThrough(curve, box)) continue;
      taken.push(box);
      found.push({ index, x: from, y: base, far });
      break;
    }
  }
  return found.sort((a, b) => a.index - b.index);
}

const meets = (a: Box, b: Box): boolean =>
  a.left < b.right + 4 && b.left < a.right + 4 && a.top < b.bottom && b.top < a.bottom;

/** Does a stretch of the curve pass through the box? */
function runsThrough(curve: readonly Spot[], box: Box): boolean {
  for (let i = 1; i < curve.length; i++) {
    const [a, b] = [curve[i - 1] as Spot, curve[i] as Spot];
    const [from, to] = [Math.max(a[0], box.left), Math.min(b[0], box.right)];
    if (from > to) continue;
    const y = (x: number): number =>
      b[0] === a[0] ? b[1] : a[1] + ((x - a[0]) / (b[0] - a[0])) * (b[1] - a[1]);
    const [low, high] = [Math.min(y(from), y(to)), Math.max(y(from), y(to))];
    if (high >= box.top && low <= box.bottom) return true;
  }
  return false;
}
