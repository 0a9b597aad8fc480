/** The figures of a match, round by round, as comma-separated values with a line of names. */
import type { MatchState } from "../../shared/engine/state.ts";
import { dayIn } from "./replay.ts";

/** One row per finished round: shares 0–1, sanctions 0–100, articles agreed as a count. */
export function figuresOf(state: MatchState): string {
  const { scenario } = state.header;
  const { attacker, defender } = scenario.treaty;
  const names = [
    "round",
    "from",
    "occupied",
    "willing",
    "injustice",
    "fatigue",
    "optimism",
    `trust ${attacker}>${defender}`,
    `trust ${defender}>${attacker}`,
    "agreed",
    "sanctions",
    "grid",
  ];
  const rows = state.track.map((p) => [
    p.round,
    dayIn(scenario, p.round),
    p.occupied,
    p.willing,
    p.injustice,
    p.fatigue,
    p.optimism,
    p.trust[0],
    p.trust[1],
    p.agreed,
    p.sanctions,
    p.grid,
  ]);
  return `${[names, ...rows].map((row) => row.join(",")).join("\n")}\n`;
}
