/**
 * What a pause would do to the balance of strength, looked at before anybody signs: both sides go on as they rearm now, and
 * nobody fires. A projection without luck; it changes no state.
 */
import type { MatchState } from "../state.ts";
import { wearSides } from "./world.ts";

const WEEKS = 4;
const STEPS_A_YEAR = 13;

export interface Pause {
  /** Strength of attacker and defender now and at the end: men and materiel together, in the scenario's points. */
  readonly before: readonly [number, number];
  readonly after: readonly [number, number];
}

/** The two sides after `years` of a ceasefire that both observe. */
export function afterPause(state: MatchState, years: number): Pause {
  let s = state;
  for (let i = 0; i < years * STEPS_A_YEAR; i++) {
    const { sides } = wearSides(s, "ceasefire", "ceasefire", WEEKS);
    const aid = s.world.aid.map((a) => ({ ...a, coming: [...a.coming.slice(1), a.perWeek] }));
    s = { ...s, world: { ...s.world, sides, aid, sanctionsAge: s.world.sanctionsAge + 1 } };
  }
  return { before: strengths(state), after: strengths(s) };
}

function strengths(state: MatchState): readonly [number, number] {
  const [a, d] = state.world.sides;
  return [a.manpower + a.materiel, d.manpower + d.materiel];
}
