/**
 * The balance table: how the shipped policies fare against each other at the principals' seats, and whether one of them
 * is the better answer whatever the other side plays. Plays nothing.
 */
import type { Scenario } from "../engine/scenario/scenario.ts";
import { ENDINGS } from "../engine/state.ts";
import { type Policy, pairingId } from "./arms.ts";
import type { Columns, ColumnsOf } from "./checks.ts";
import type { Dominance, Pairing } from "./evidence.ts";
import { mean, pairedMeans, wilson } from "./statistics.ts";

const POLICIES: readonly Policy[] = ["negotiator", "hardliner"];

/** One line for each pairing that was played. */
export const pairingsOf = (scenario: Scenario, columnsOf: ColumnsOf): readonly Pairing[] =>
  POLICIES.flatMap((attacker) =>
    POLICIES.flatMap((defender): readonly Pairing[] => {
      const columns = columnsOf(pairingId(scenario.id, attacker, defender));
      return columns ? [pairingOf(scenario.id, [attacker, defender], columns)] : [];
    }),
  );

function pairingOf(scenario: string, policies: readonly [Policy, Policy], columns: Columns): Pairing {
  const of = (figure: string): readonly number[] => columns[figure] ?? [];
  const n = of("ending").length;
  const endings: Record<string, number> = {};
  ENDINGS.forEach((ending, i) => {
    const count = of("ending").filter((x) => x === i).length;
    if (count > 0) endings[ending] = count / n;
  });
  return {
    scenario,
    policies,
    n,
    endings,
    treaty: wilson(of("treaty").filter((x) => x > 0).length, n),
    small: mean(of("small")),
    broken: wilson(of("smallBroken").filter((x) => x > 0).length, n),
    gain: [mean(of("gainAttacker")), mean(of("gainDefender"))],
    rounds: mean(of("rounds")),
  };
}

/** Points of worth, of a hundred, below which a difference is of no account at a table. */
const MARGIN = 0.5;

/**
 * A policy dominates at a seat when it brings its side more than the other policy does, by half a point or more and with
 * an interval above nothing, against either policy of the other side, on the same seeds.
 */
export function dominanceOf(scenario: Scenario, columnsOf: ColumnsOf): readonly Dominance[] {
  return (["attacker", "defender"] as const).flatMap((side): readonly Dominance[] => {
    const figure = side === "attacker" ? "gainAttacker" : "gainDefender";
    const gain = (own: Policy, other: Policy): readonly number[] | null => {
      const [a, d] = side === "attacker" ? [own, other] : [other, own];
      return columnsOf(pairingId(scenario.id, a, d))?.[figure] ?? null;
    };
    const signs = POLICIES.map((other) => {
      const [soft, hard] = [gain("negotiator", other), gain("hardliner", other)];
      if (!soft || !hard) return null;
      const e = pairedMeans(hard, soft);
      return e.low > 0 && e.value >= MARGIN ? 1 : e.high < 0 && e.value <= -MARGIN ? -1 : 0;
    });
    if (signs.includes(null)) return [];
    const dominant = signs.every((s) => s === 1)
      ? "hardliner"
      : signs.every((s) => s === -1)
        ? "negotiator"
        : null;
    return [{ scenario: scenario.id, side, dominant }];
  });
}
