/** What options are worth together, beyond what each is worth alone: conditions as bits, so that a text is weighed in one pass. */
import type { WorthSheet } from "../view/viewTypes.ts";
import type { Wording } from "./wordings.ts";

/** Conditions that the synergies of one sheet may have: the bits of a number. */
export const MOST_CONDITIONS = 31;

type Synergies = WorthSheet["synergies"];

/** A list of synergies, made ready for weighing. Each of its conditions, in order, has the bit of its place. */
export interface Together {
  readonly conditions: Synergies[number]["all"];
  /** Points for a text that meets all of `needs` and none of `bars`. */
  readonly rules: readonly { readonly needs: number; readonly bars: number; readonly add: number }[];
  /**
   * The conditions that each wording meets, by its place: filled as they are asked for. Scenarios with other options may share
   * the list, where other wordings have these places.
   */
  readonly met: { readonly wording: Wording; readonly bits: number }[];
}

const made = new WeakMap<Synergies, Together>();

/** `synergies`, made ready; the same object for the same list, which outlives the sheets of many rounds. */
export function togetherOf(synergies: Synergies): Together {
  const known = made.get(synergies);
  if (known) return known;
  let place = 0;
  const bits = (list: readonly unknown[] = []): number => list.reduce<number>((b) => b | (1 << place++), 0);
  const together: Together = {
    conditions: synergies.flatMap((s) => [...s.all, ...(s.without ?? [])]),
    rules: synergies.map((s) => ({ needs: bits(s.all), bars: bits(s.without), add: s.add })),
    met: [],
  };
  made.set(synergies, together);
  return together;
}

/** The conditions that a wording meets, a bit each. */
export function metBy({ conditions, met }: Together, wording: Wording): number {
  const { place, issue, option } = wording;
  const known = met[place];
  if (known?.wording === wording) return known.bits;
  let bits = 0;
  for (const [i, c] of conditions.entries())
    if (c.issue === issue && c.options.includes(option)) bits |= 1 << i;
  met[place] = { wording, bits };
  return bits;
}

/** Points of the synergies that the conditions met by a whole text fulfil. */
export function synergiesOf({ rules }: Together, met: number): number {
  let add = 0;
  for (const r of rules) if ((met & r.needs) === r.needs && (met & r.bars) === 0) add += r.add;
  return add;
}
