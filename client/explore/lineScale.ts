/**
 * Where the nodes of the line stand: half by their dates, half by their order, so that a crowded spring and three
 * thin years both can be read; and which of them have room for a name. Pure.
 */
import type { LineNode } from "../../shared/exploring.ts";

/** How much the order counts beside the dates, 0–1. */
const BY_ORDER = 0.74;

export const dayOf = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;

/** A place between 0 and 1 for each node, ascending with their dates. */
export function placesOf(dates: readonly string[]): readonly number[] {
  const days = dates.map(dayOf);
  const first = days[0] ?? 0;
  const span = (days.at(-1) ?? 0) - first;
  const last = Math.max(1, dates.length - 1);
  return days.map((day, i) => {
    const order = i / last;
    return dates.length < 2
      ? 0.5
      : span === 0
        ? order
        : BY_ORDER * order + (1 - BY_ORDER) * ((day - first) / span);
  });
}

/** The first days of the years that begin on the line, each with its place between its neighbours. */
export function yearsOf(
  dates: readonly string[],
  places: readonly number[],
): readonly { readonly year: number; readonly place: number }[] {
  const days = dates.map(dayOf);
  const from = Number(dates[0]?.slice(0, 4) ?? 0);
  const to = Number(dates.at(-1)?.slice(0, 4) ?? -1);
  const years: { year: number; place: number }[] = [];
  for (let year = from + 1; year <= to; year++) {
    const day = dayOf(`${year}-01-01`);
    const next = days.findIndex((d) => d >= day);
    const [a = 0, b = 0] = [places[next - 1], places[next]];
    const [da = 0, db = 0] = [days[next - 1], days[next]];
    years.push({ year, place: db === da ? b : a + ((day - da) / (db - da)) * (b - a) });
  }
  return years;
}

/** The index of the node nearest to a place. */
export function nearest(places: readonly number[], place: number): number {
  let best = 0;
  places.forEach((p, i) => {
    if (Math.abs(p - place) < Math.abs((places[best] ?? 0) - place)) best = i;
  });
  return best;
}

/** A name that found room: the node's index, where the middle of the name stands and in which row, in pixels. */
export interface Label {
  readonly index: number;
  readonly x: number;
  readonly row: number;
}

/**
 * Gives names to as many nodes as have room in `rows` rows, the weightiest first. `widths` are the names' widths in
 * pixels; nothing stands within `gap` of another name or outside 0…width.
 */
export function labelsFor(
  xs: readonly number[],
  widths: readonly number[],
  weights: readonly number[],
  width: number,
  rows = 1,
  gap = 14,
): readonly Label[] {
  const order = xs.map((_, i) => i).sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b);
  const taken: { from: number; to: number; row: number }[] = [];
  const labels: Label[] = [];
  for (const index of order) {
    const half = (widths[index] ?? 0) / 2;
    const x = Math.min(Math.max(xs[index] ?? 0, half), Math.max(half, width - half));
    for (let row = 0; row < rows; row++) {
      if (taken.some((t) => t.row === row && x - half < t.to + gap && x + half > t.from - gap)) continue;
      taken.push({ from: x - half, to: x + half, row });
      labels.push({ index, x, row });
      break;
    }
  }
  return labels.sort((a, b) => a.index - b.index);
}

/** What makes a node worth a name: what everybody looks for first, then a turn in the chance, texts and shocks, talks. */
export function weightOf(node: LineNode): number {
  const kind = { text: 5, shock: 4, talks: 3, plan: 3, capital: 2, war: 1 }[node.kind];
  return kind + (node.shift === null ? 0 : 6) + (node.major ? 12 : 0);
}
