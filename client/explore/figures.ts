/** The keys of compared figures taken apart: which figure it is and of whom, and its value in the unit that people read. Pure. */
import type { PartyId } from "../../shared/engine/ids.ts";

export interface FigureKey {
  /** "occupied", "trust", "willing", "exhaustion economy" … */
  readonly name: string;
  readonly party: PartyId | null;
  /** Whose and towards whom, for trust and aid. */
  readonly pair: readonly [PartyId, PartyId] | null;
}

/** "trust ukraine>russia", "exhaustion economy russia", "occupied". */
export function figureKey(key: string): FigureKey {
  const words = key.split(" ");
  const last = words.at(-1) ?? "";
  if (words.length === 1) return { name: key, party: null, pair: null };
  const name = words.slice(0, -1).join(" ");
  const [a, b] = last.split(">");
  return b === undefined || a === undefined
    ? { name, party: last, pair: null }
    : { name, party: null, pair: [a, b] };
}

/** Shares of land come in per mille and are read in percent. */
export const figureValue = (key: string, value: number): number =>
  key === "occupied" || key === "drift" ? value / 10 : value;

/** B less A, without the dust of floating point; null when one of them has no such figure. */
export function figureDifference(key: string, a: number | undefined, b: number | undefined): number | null {
  if (a === undefined || b === undefined) return null;
  return Math.round((figureValue(key, b) - figureValue(key, a)) * 10) / 10;
}
