/**
 * Three dials for the end of a match: how far distrust, the hour and the balance of power each stood between the two sides and
 * the best text that both could have had. A teaching picture in points of worth; it decides nothing.
 */

import { lookup } from "../scenario/lookup.ts";
import type { Clause, MatchState } from "../state.ts";
import type { WorthSheet } from "../view/viewTypes.ts";
import { reservation, sheetOf } from "./capital.ts";
import { totalWorth } from "./worth.ts";

export const DIALS = ["trust", "timing", "power"] as const;
export type Dial = (typeof DIALS)[number];
export type Dials = Readonly<Record<Dial, number>> & { readonly decided: Dial };

/** As good as beyond doubt. */
const FAITH = 0.98;

/**
 * `clauses`: the best joint text at the end. Trust is what it would be worth more if everybody's word were believed; power what
 * front and exhaustion have moved in both reservation values; timing what events have moved in values and reservations.
 */
export function dialsOf(start: MatchState, end: MatchState, clauses: readonly Clause[]): Dials {
  const { scenario } = end.header;
  const bound = lookup(scenario).parties;
  const dials = { trust: 0, timing: 0, power: 0 };
  for (const party of scenario.treaty.principals) {
    const sheet = sheetOf(end, party);
    const total = (of: WorthSheet): number => totalWorth(scenario, of, clauses, bound);
    const now = total(sheet);
    const then = total({ ...sheet, issues: sheetOf(start, party).issues });
    const shift = capitalShift(end, party) - capitalShift(start, party);
    const moved = reservation(end, party) - reservation(start, party) - shift;
    dials.trust += Math.max(0, total(believing(sheet)) - now);
    dials.timing += Math.abs(now - then) + Math.abs(shift);
    dials.power += Math.abs(moved);
  }
  const decided = DIALS.reduce((most, d) => (dials[d] > dials[most] ? d : most));
  return { trust: tenth(dials.trust), timing: tenth(dials.timing), power: tenth(dials.power), decided };
}

const capitalShift = (state: MatchState, party: string): number =>
  state.capitals[party]?.reservationShift ?? 0;

/** The same sheet, were every word believed. */
const believing = (sheet: WorthSheet): WorthSheet => ({
  ...sheet,
  pull: {},
  trust: Object.fromEntries(
    Object.entries(sheet.trust).map(([party, row]) => [
      party,
      Object.fromEntries(Object.keys(row).map((domain) => [domain, FAITH])),
    ]),
  ),
});

const tenth = (x: number): number => Math.floor(x * 10 + 0.5) / 10;
