/**
 * Valuations by period: what a capital wants from a day or an event on, where no shock brings the change with it. A
 * period begins once, at the start of a round, and never ends; what ends it is another period.
 */
import type { PartyId } from "../ids.ts";
import type { Sheet } from "../scenario/scenario.ts";
import type { Turn } from "../turn.ts";
import { holds } from "./conditions.ts";
import { carryOut, changeCapital } from "./effects.ts";

type Period = NonNullable<Sheet["periods"]>[number];
type Change = Period["changes"][number];

/** Begins every period whose time has come, in the order of the sheets; the round has just begun. */
export function beginPeriods(turn: Turn): void {
  for (const { party, periods = [] } of turn.state.header.scenario.sheets)
    for (const period of periods) {
      if (turn.state.capitals[party]?.periods?.some((p) => p.id === period.id)) continue;
      if (!holds(turn.state, period.when)) continue;
      for (const change of period.changes) carryOutChange(turn, party, change, period.id);
      const { round } = turn.state;
      changeCapital(turn, party, (c) => ({
        ...c,
        periods: [...(c.periods ?? []), { id: period.id, round }],
      }));
    }
}

function carryOutChange(turn: Turn, party: PartyId, change: Change, cause: string): void {
  if ("bound" in change) {
    const { issue, atLeast, atMost } = change.bound;
    const bound = { ...(atLeast !== undefined && { atLeast }), ...(atMost !== undefined && { atMost }) };
    changeCapital(turn, party, (c) => ({ ...c, bounds: { ...c.bounds, [issue]: bound } }));
  } else if ("weight" in change) carryOut(turn, [{ weight: { party, ...change.weight } }], cause);
  else if ("value" in change) carryOut(turn, [{ value: { party, ...change.value } }], cause);
  else if ("limit" in change) carryOut(turn, [{ limit: { party, ...change.limit } }], cause);
  else carryOut(turn, [{ reservation: { party, ...change.reservation } }], cause);
}
