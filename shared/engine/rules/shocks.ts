/** Exogenous events: by condition, by hazard, or injected by a facilitator. Never something a player may order. */

import { lookup } from "../scenario/lookup.ts";
import { diceOf, emit, type Turn } from "../turn.ts";
import { holds } from "./conditions.ts";
import { carryOut } from "./effects.ts";

/** Lets every shock fall whose time has come. Each hazard draws one number a round, whether or not it may fall. */
export function fallShocks(turn: Turn): void {
  const dice = diceOf(turn, "shocks");
  for (const shock of turn.state.header.scenario.shocks) {
    const trigger = shock.trigger;
    if ("inject" in trigger) continue;
    const lucky = "hazard" in trigger ? dice.chance(trigger.hazard) : true;
    if (turn.state.shocks[shock.id] !== undefined || !lucky) continue;
    if (trigger.when === undefined || holds(turn.state, trigger.when)) fallShock(turn, shock.id);
  }
}

/** One shock falls now. */
export function fallShock(turn: Turn, id: string): void {
  const shock = lookup(turn.state.header.scenario).shock[id];
  if (!shock) return;
  emit(turn, { type: "shockFell", shock: id });
  carryOut(turn, shock.effects, id);
}
