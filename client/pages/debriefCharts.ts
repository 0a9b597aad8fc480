/** The curves of a finished match as data: which lines each chart has and between which bounds. Draws nothing. */
import type { TrackPoint } from "../../shared/engine/state.ts";
import type { PublicScenario } from "../../shared/engine/view/viewTypes.ts";
import type { Series } from "../charts/lineChart.tsx";
import { type Key, partyIn, partyName, t } from "../words.ts";

export interface CourseChart {
  readonly title: Key;
  readonly bounds: readonly [number, number];
  /** The least span of the vertical scale. */
  readonly least: number;
  /** False: one decimal in the table behind it. */
  readonly whole: boolean;
  readonly series: readonly Series[];
}

const share = (value: number): number => value * 100;

/** Six charts over the finished rounds: text, trust both ways, land, opinion and what drives it, pressure. */
export function courseCharts(scenario: PublicScenario, track: readonly TrackPoint[]): readonly CourseChart[] {
  const { attacker, defender } = scenario.treaty;
  const party = (id: string): string => `var(--party-${partyIn(scenario, id)?.colour ?? "slate"})`;
  const line = (label: string, colour: string, of: (p: TrackPoint) => number): Series => ({
    label,
    colour,
    values: track.map(of),
  });
  const chart = (title: Key, least: number, series: readonly Series[]): CourseChart => ({
    title,
    bounds: [0, 100],
    least,
    whole: true,
    series,
  });
  const trust = (truster: string, trustee: string): string =>
    t("chart.trust.line", {
      truster: partyName(scenario, truster),
      trustee: partyName(scenario, trustee),
    });
  return [
    {
      ...chart("chart.agreed", 6, [line(t("chart.agreed.line"), "var(--agreed)", (p) => p.agreed)]),
      bounds: [0, scenario.issues.length],
    },
    // The track keeps the attacker's trust first, whoever is named first among the principals.
    chart("chart.trust", 20, [
      line(trust(attacker, defender), party(attacker), (p) => share(p.trust[0])),
      line(trust(defender, attacker), party(defender), (p) => share(p.trust[1])),
    ]),
    {
      ...chart("chart.territory", 10, [
        line(t("chart.territory.line", { party: partyName(scenario, attacker) }), party(attacker), (p) =>
          share(p.occupied),
        ),
      ]),
      whole: false,
    },
    chart("chart.willing", 20, [line(t("chart.willing.line"), party(defender), (p) => share(p.willing))]),
    chart("chart.drives", 30, [
      line(t("chart.injustice"), "var(--party-rust)", (p) => share(p.injustice)),
      line(t("chart.fatigue"), "var(--party-slate)", (p) => share(p.fatigue)),
      line(t("chart.optimism"), "var(--party-teal)", (p) => share(p.optimism)),
    ]),
    chart("chart.pressure", 30, [
      line(t("chart.sanctions"), "var(--party-violet)", (p) => p.sanctions),
      line(t("chart.grid"), "var(--party-ochre)", (p) => share(p.grid)),
    ]),
  ];
}
