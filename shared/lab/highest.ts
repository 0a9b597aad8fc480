/** The comparison of base rates between scenarios: the one that should have more treaties than any other. Plays nothing. */
import { type Row, signVerdict } from "./evidence.ts";
import { unpairedRates } from "./statistics.ts";

/** The rate of treaties in `highest` less that of the runner-up among `others`; null when one of them was not played. */
export function highestRow(rows: readonly Row[], highest: string, others: readonly string[]): Row | null {
  const rateIn = (scenario: string): Row | undefined =>
    rows.find((r) => r.id === "treaty" && r.scenario === scenario);
  const top = rateIn(highest);
  const rest = others.flatMap((s) => rateIn(s) ?? []);
  if (!top || rest.length === 0) return null;
  const next = rest.reduce((a, b) => (b.estimate.value > a.estimate.value ? b : a));
  const estimate = unpairedRates(top.estimate, next.estimate);
  return {
    id: "treatyHighest",
    section: "base",
    scenario: highest,
    unit: "share",
    estimate,
    target: { low: 0, high: null },
    verdict: signVerdict(estimate, 1),
    of: [top.estimate.value, next.estimate.value],
  };
}
