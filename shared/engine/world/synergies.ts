/** What options are worth together, beyond what each is worth alone: conditions as bits, so that a text is weighed in one pass. */
import type { WorthSheet } from "../view/viewTypes.ts";
import type { Wording } from "./wordings.ts";

/** Conditions that the synergies of one sheet may have: the bits of a number. */
export const MOST_CONDITIONS = 31;

type Synergies = WorthSheet["synergies"];

/** Points for wordings that stand together, its conditions as bits: all of `needs`, none of `bars`. */
export interface Synergy {
  readonly needs: number;
  readonly bars: number;
  readonly add: number;
}

/** Every condition of a list of synergies, in order: each has the bit of its place. */
const conditionsOf = (synergies: Synergies) => synergies.flatMap((s) => [...s.all, ...(s.without ?? [])]);

/** `synergies`, made ready for weighing. */
export function synergiesFrom(synergies: Synergies): readonly Synergy[] {
  let place = 0;
  const bits = (list: readonly unknown[] = []): number => list.reduce<number>((b) => b | (1 << place++), 0);
  return synergies.map((s) => ({ needs: bits(s.all), bars: bits(s.without), add: s.add }));
}

/** The conditions that a wording meets, a bit each. */
export const metBy = (synergies: Synergies, { issue, option }: Wording): number =>
  conditionsOf(synergies).reduce(
    (met, c, place) => (c.issue === issue && c.options.includes(option) ? met | (1 << place) : met),
    0,
  );

/** Points of the synergies that the conditions met by a whole text fulfil. */
export function synergiesOf(synergies: readonly Synergy[], met: number): number {
  let add = 0;
  for (const s of synergies) if ((met & s.needs) === s.needs && (met & s.bars) === 0) add += s.add;
  return add;
}
