/**
 * The hindcast: figures of record beside what the model gives when the belligerents do what they did. Compares dates of
 * dated, sourced series with roll-outs of the world alone; fits nothing.
 */
import { dayOf } from "../engine/days.ts";
import type { Scenario } from "../engine/scenario/scenario.ts";
import type { Columns } from "./checks.ts";
import type { Hindcast, HindcastError, HindcastPoint, Row } from "./evidence.ts";
import { mean, quantile } from "./statistics.ts";

interface Source {
  readonly title: string;
  readonly publisher: string;
  readonly date: string;
  readonly url: string;
}

/** One figure of record. `used`: did anybody look at it when a number of the model or of a scenario was set? */
export interface SeriesPoint {
  readonly date: string;
  readonly value: number;
  readonly scenario: string;
  readonly used: "fitted" | "heldOut";
  readonly source: Source;
}

export interface Series {
  readonly id: string;
  readonly measure: Hindcast["measure"];
  /** Points of error that still pass, and the aim beyond, for the average of roll-outs at every date; null: no bar is set. */
  readonly bar: number | null;
  readonly goal: number | null;
  /** The scenario whose mean is 100, where the record and the model count in different units; shares have none. */
  readonly hundred?: string;
  readonly points: readonly SeriesPoint[];
}

/** The file of figures: series, weeks of strikes on the power system. */
export interface Figures {
  readonly asOf: string;
  readonly series: readonly Series[];
  readonly strikes: readonly { readonly from: string; readonly to: string }[];
}

/**
 * A figure at a date, per match: straight lines between the ends of rounds, in per cent. Days before the match count
 * as its start, days after it as its end.
 */
export function figureAt(
  scenario: Scenario,
  columns: Columns,
  measure: string,
  date: string,
): readonly number[] {
  const day = dayOf(date);
  const first = scenario.rounds[0];
  if (!first) return [];
  const ends = [dayOf(first.from), ...scenario.rounds.map((r) => dayOf(r.to))];
  let i = 1;
  while (i < ends.length - 1 && (ends[i] as number) < day) i++;
  const [from, to] = [ends[i - 1] as number, ends[i] as number];
  const share = day <= from ? 0 : day >= to ? 1 : (day - from) / (to - from);
  const before = columns[`${measure}${i - 1}`] ?? [];
  const after = columns[`${measure}${i}`] ?? [];
  return before.map((x, n) => 100 * (x + ((after[n] ?? x) - x) * share));
}

/** One series beside the roll-outs with the postures of record; dates of scenarios that were not played are left out. */
export function hindcastOf(
  series: Series,
  scenarios: readonly Scenario[],
  columnsOf: (scenario: string) => Columns | null,
): Hindcast {
  const scale = scaleOf(series, scenarios, columnsOf);
  const points = series.points.flatMap((p): readonly HindcastPoint[] => {
    const scenario = scenarios.find((s) => s.id === p.scenario);
    const columns = columnsOf(p.scenario);
    if (!scenario || !columns) return [];
    const column = figureAt(scenario, columns, series.measure, p.date).map((x) => x * scale);
    const { title, publisher, url } = p.source;
    return [
      {
        date: p.date,
        scenario: p.scenario,
        record: p.value,
        model: mean(column).value,
        low: quantile(column, 0.05),
        high: quantile(column, 0.95),
        used: p.used,
        source: { title, publisher, url },
      },
    ];
  });
  const { id, measure, bar, goal } = series;
  const part = (used: string): HindcastError =>
    errorOf(
      points.filter((p) => p.used === used),
      bar,
    );
  return { id, measure, bar, goal, points, fitted: part("fitted"), heldOut: part("heldOut") };
}

/** What makes the mean of the scenario that stands for 100 a hundred; 1 for shares. */
function scaleOf(
  { hundred, measure }: Series,
  scenarios: readonly Scenario[],
  columnsOf: (scenario: string) => Columns | null,
): number {
  const scenario = scenarios.find((s) => s.id === hundred);
  const columns = hundred === undefined ? null : columnsOf(hundred);
  if (!scenario || !columns) return 1;
  const whole = mean(scenario.rounds.map((_r, i) => mean(columns[`${measure}${i + 1}`] ?? []).value)).value;
  return whole > 0 ? 1 / whole : 1;
}

/** Mean and worst absolute error, and how many lie within `bar`; all do where there is none. */
export function errorOf(
  points: readonly { record: number; model: number }[],
  bar: number | null,
): HindcastError {
  const errors = points.map((p) => (p.model > p.record ? p.model - p.record : p.record - p.model));
  return {
    n: errors.length,
    mean: mean(errors).value,
    worst: errors.reduce((a, b) => (b > a ? b : a), 0),
    within: errors.filter((e) => bar === null || e <= bar).length,
  };
}

/** Rows of the table: the worst error of each part of each series beside its bar. */
export const hindcastRows = (hindcasts: readonly Hindcast[]): readonly Row[] =>
  hindcasts.flatMap((h) =>
    (["fitted", "heldOut"] as const).flatMap((part): readonly Row[] => {
      const e = h[part];
      if (e.n === 0) return [];
      return [
        {
          id: `${h.id}.${part}`,
          section: "hindcast",
          scenario: "",
          unit: "percentage",
          estimate: { value: e.worst, low: e.mean, high: e.worst, n: e.n },
          target: h.bar === null ? null : { low: 0, high: h.bar },
          verdict: h.bar === null ? null : e.worst <= h.bar ? "holds" : "misses",
        },
      ];
    }),
  );
