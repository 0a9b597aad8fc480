/** Puts the evidence together from what was played: rows, hindcasts, fit and balance, rounded for a file that people read. */
import { playHash } from "../../server/scenarios/playHash.ts";
import type { Scenario } from "../../shared/engine/scenario/scenario.ts";
import { dominanceOf, pairingsOf } from "../../shared/lab/balance.ts";
import { baseRates, type Columns, rowOf, SIGNS } from "../../shared/lab/checks.ts";
import type { Evidence } from "../../shared/lab/evidence.ts";
import { highestRow } from "../../shared/lab/highest.ts";
import { type Figures, hindcastOf, hindcastRows } from "../../shared/lab/hindcast.ts";
import { invariantRows } from "../../shared/lab/invariants.ts";
import { fitOpinion } from "../../shared/lab/opinionFit.ts";
import { INVARIANT_ARM } from "./worker.ts";

/** Polls of record in the order of their dates: what the line through all years is fitted to. */
export interface Waves {
  readonly waves: readonly { readonly date: string; readonly value: number }[];
}

/** The scenario whose drives the line of opinion begins with. */
const OPINION_START = "istanbul-2022";

export function evidenceOf(
  date: string,
  runs: number,
  scenarios: readonly Scenario[],
  figures: Figures & Waves,
  columns: ReadonlyMap<string, Columns>,
): Evidence {
  const columnsOf = (arm: string): Columns | null => columns.get(arm) ?? null;
  const base = [...baseRates(scenarios), ...SIGNS].flatMap((check) => {
    const scenario = scenarios.find((s) => s.id === check.scenario);
    return scenario ? (rowOf(check, scenario, columnsOf) ?? []) : [];
  });
  const wars = scenarios.filter((s) => s.world.map !== null).map((s) => s.id);
  const highest = highestRow(
    base,
    OPINION_START,
    wars.filter((id) => id !== OPINION_START),
  );
  const hindcasts = figures.series.map((s) => hindcastOf(s, scenarios, (id) => columnsOf(`recorded:${id}`)));
  const start = scenarios.find((s) => s.id === OPINION_START);
  const evidence: Evidence = {
    date,
    runs,
    scenarios: scenarios.map((s) => ({
      id: s.id,
      version: s.version,
      title: s.title,
      played: playHash(s),
    })),
    rows: [
      ...base.filter((r) => r.section === "base"),
      ...(highest ? [highest] : []),
      ...base.filter((r) => r.section === "signs"),
      ...hindcastRows(hindcasts),
      ...invariantRows(scenarios.map((s) => columns.get(`${INVARIANT_ARM}${s.id}`) ?? {})),
    ],
    hindcasts,
    opinionFit: start
      ? fitOpinion(start, start.model.fatiguePerWeek.value, figures.waves, figures.strikes)
      : null,
    balance: scenarios.flatMap((s) => pairingsOf(s, columnsOf)),
    dominance: scenarios.flatMap((s) => dominanceOf(s, columnsOf)),
  };
  return rounded(evidence);
}

/** Five significant digits: more would be noise, and the same run must give the same file. */
export function rounded<T>(value: T): T {
  if (typeof value === "number") return (Number.isInteger(value) ? value : Number(value.toPrecision(5))) as T;
  if (Array.isArray(value)) return value.map(rounded) as T;
  if (typeof value === "object" && value !== null)
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, rounded(v)])) as T;
  return value;
}
