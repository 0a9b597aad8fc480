/** Numbers to places: ticks that people can read, and paths through points. Pure. */

/** About `count` round ticks that cover `low`…`high`, with steps of 1, 2, 2.5 or 5 times a power of ten. */
export function ticks(low: number, high: number, count = 4): readonly number[] {
  const span = high - low;
  if (!(span > 0)) return [low];
  const raw = span / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = ([1, 2, 2.5, 5, 10].find((m) => m * power >= raw - 1e-9) ?? 10) * power;
  const out: number[] = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++)
    out.push(Number((i * step).toFixed(10)));
  return out;
}

/** Limits that hold all values with a little room, and at least `least` apart; kept inside `bounds`. */
export function limits(
  values: readonly number[],
  bounds: readonly [number, number],
  least: number,
): readonly [number, number] {
  if (values.length === 0) return bounds;
  let low = Math.min(...values);
  let high = Math.max(...values);
  const room = Math.max(least - (high - low), (high - low) * 0.16) / 2;
  low = Math.max(bounds[0], low - room);
  high = Math.min(bounds[1], high + room);
  if (high - low < least) {
    if (low <= bounds[0]) high = Math.min(bounds[1], low + least);
    else low = Math.max(bounds[0], high - least);
  }
  const marks = ticks(low, high);
  const step = (marks[1] ?? high) - (marks[0] ?? low);
  return step > 0
    ? [
        Math.max(bounds[0], Math.floor(low / step + 1e-9) * step),
        Math.min(bounds[1], Math.ceil(high / step - 1e-9) * step),
      ]
    : [low, high];
}

/** Place of `value` between `from` and `to`. */
export const place = (
  value: number,
  [low, high]: readonly [number, number],
  from: number,
  to: number,
): number => (high === low ? (from + to) / 2 : from + ((value - low) / (high - low)) * (to - from));

/** An SVG path through points. */
export const pathThrough = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], i) => `${i === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
