/**
 * Fits the weariness of the two-drive opinion model to every second wave of one poll series and reports the error on the
 * other half, beside the error of the value that all scenarios share. One line through all years: no scenario starts it anew.
 */
import { dayOf } from "../engine/days.ts";
import { openMatch } from "../engine/open.ts";
import type { Scenario } from "../engine/scenario/scenario.ts";
import type { MatchState } from "../engine/state.ts";
import { moveOpinion } from "../engine/world/world.ts";
import type { OpinionFit } from "./evidence.ts";
import type { Figures } from "./hindcast.ts";
import { mean } from "./statistics.ts";

interface Wave {
  readonly date: string;
  readonly value: number;
}

/**
 * Readiness to concede on each wave's day, per cent: week by week from the first wave, with the drives as `scenario`
 * begins with them and strikes on the power system in the weeks of record. Shocks of scenarios are left out.
 */
export function opinionLine(
  scenario: Scenario,
  waves: readonly Wave[],
  strikes: Figures["strikes"],
  fatiguePerWeek: number,
): readonly number[] {
  const { defender } = scenario.treaty;
  const first = waves[0];
  if (!first) return [];
  const changed: Scenario = {
    ...scenario,
    model: { ...scenario.model, fatiguePerWeek: { ...scenario.model.fatiguePerWeek, value: fatiguePerWeek } },
    world: {
      ...scenario.world,
      opinion: scenario.world.opinion.map((o) =>
        o.party === defender ? { ...o, willing: first.value / 100 } : o,
      ),
    },
  };
  let state: MatchState = openMatch({ match: "fit", scenario: changed, seed: "0".repeat(32), seedHash: "" });
  let day = dayOf(first.date);
  const spans = strikes.map((s) => [dayOf(s.from), dayOf(s.to)] as const);
  return waves.map((wave) => {
    for (; day + 7 <= dayOf(wave.date); day += 7) {
      const struck = spans.some(([from, to]) => day >= from && day <= to);
      const opinion = moveOpinion(state, struck ? "pressure" : "offensive", 1);
      state = { ...state, world: { ...state.world, opinion } };
    }
    return 100 * (state.world.opinion.find((o) => o.party === defender)?.willing ?? 0);
  });
}

/** Steps of the grid: weariness from 0 to 0.01 a week. */
const STEPS = 100;
const STEP = 0.0001;

/** The value of the grid with the least mean absolute error on every second wave; the waves between are held out. */
export function fitOpinion(
  scenario: Scenario,
  shared: number,
  waves: readonly Wave[],
  strikes: Figures["strikes"],
): OpinionFit {
  const isFitted = (i: number): boolean => i % 2 === 1;
  const errorOn = (line: readonly number[], wanted: (i: number) => boolean): number =>
    mean(
      waves.flatMap((w, i) =>
        i > 0 && wanted(i)
          ? [(line[i] as number) > w.value ? (line[i] as number) - w.value : w.value - (line[i] as number)]
          : [],
      ),
    ).value;
  let best = { value: 0, error: Number.POSITIVE_INFINITY };
  for (let k = 0; k <= STEPS; k++) {
    const value = (k * STEP * 10000) / 10000;
    const error = errorOn(opinionLine(scenario, waves, strikes, value), isFitted);
    if (error < best.error) best = { value, error };
  }
  const lines = {
    shared: opinionLine(scenario, waves, strikes, shared),
    fitted: opinionLine(scenario, waves, strikes, best.value),
  };
  const errors = (line: readonly number[]) => ({
    fitted: errorOn(line, isFitted),
    heldOut: errorOn(line, (i) => !isFitted(i)),
  });
  return {
    parameter: "fatiguePerWeek",
    shared,
    fitted: best.value,
    points: waves.slice(1).map((w, i) => ({
      date: w.date,
      record: w.value,
      shared: lines.shared[i + 1] as number,
      fitted: lines.fitted[i + 1] as number,
      used: isFitted(i + 1) ? "fitted" : "heldOut",
    })),
    errors: { shared: errors(lines.shared), fitted: errors(lines.fitted) },
  };
}
