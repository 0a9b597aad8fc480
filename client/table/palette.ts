/** The colours of the table, and how they are mixed. The same in both themes where they are things; light differs. */
import type { Colour } from "./things.ts";

export const PARTY: Readonly<Record<Colour, string>> = {
  blue: "#2f6db5",
  rust: "#b5462f",
  teal: "#17857a",
  violet: "#6c5ba8",
  ochre: "#8a6d1f",
  slate: "#5b6770",
  plum: "#9b4175",
  moss: "#5b7a26",
  umber: "#7a4f35",
  steel: "#2f7c9c",
};

/** Brighter, for thin strokes on the baize. */
export const PARTY_ON_BAIZE: Readonly<Record<Colour, string>> = {
  blue: "#6fa5e4",
  rust: "#e07a60",
  teal: "#45b3a6",
  violet: "#a193dc",
  ochre: "#c7a64c",
  slate: "#a3b0b9",
  plum: "#dd8fbd",
  moss: "#b3d079",
  umber: "#d2a986",
  steel: "#84c3dd",
};

export const INK = "#1f2430";
export const MUTED = "#6b6557";
export const PAPER = "#f7f1e3";
export const SHEET = "#fcf9f1";
export const RULE = "#d8ccb2";
export const GREY_LINE = "#b9b3a6";
export const BRASS = "#b58a3c";
export const BRASS_LIGHT = "#dcb768";
export const AGREED = "#2b6244";
export const CHAIR = "#33251b";
export const CHAIR_LIGHT = "#574130";
export const WAX = "#9c3527";
export const WAX_DEEP = "#6b1d15";

/** What a painter needs to know beside the thing itself. */
export interface Skin {
  readonly dark: boolean;
  readonly flags: ReadonlyMap<string, CanvasImageSource>;
}

const channels = (hex: string): readonly [number, number, number] => [
  Number.parseInt(hex.slice(1, 3), 16),
  Number.parseInt(hex.slice(3, 5), 16),
  Number.parseInt(hex.slice(5, 7), 16),
];

/** `share` of the second colour in the first. */
export function mix(a: string, b: string, share: number): string {
  const x = channels(a);
  const y = channels(b);
  const one = (i: 0 | 1 | 2): string =>
    Math.round(x[i] + (y[i] - x[i]) * share)
      .toString(16)
      .padStart(2, "0");
  return `#${one(0)}${one(1)}${one(2)}`;
}

export function alpha(hex: string, share: number): string {
  const [r, g, b] = channels(hex);
  return `rgba(${r},${g},${b},${share})`;
}
