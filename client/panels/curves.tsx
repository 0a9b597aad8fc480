/** The curves of a match so far, as small multiples: each with how to read it and what its parameters rest on. */
import type { Parameter } from "../../shared/engine/scenario/scenario.ts";
import type { TrackPoint } from "../../shared/engine/state.ts";
import { limits } from "../charts/scale.ts";
import type { Game } from "../store.ts";
import { partyName, t } from "../words.ts";
import { Curve, type CurveLine } from "./curve.tsx";
import { type Figures, percent, pointsOf, startFigures } from "./curvePoints.ts";
import { Parameters } from "./modelParameters.tsx";
import { colourOf } from "./parts.tsx";

export function Curves({ game: { scenario, view } }: { game: Game }) {
  const { attacker, defender } = scenario.treaty;
  const rounds = Math.max(scenario.rounds.length, view.round);
  const ended = view.result !== null;
  const mood = view.world.opinion[defender];
  const atStart = startFigures(scenario);
  const line = (
    name: string,
    colour: string,
    of: (p: TrackPoint) => number,
    figures: Figures,
    dashed = false,
  ): CurveLine => ({
    name,
    colour,
    dashed,
    points: pointsOf(view.track, of, figures, ended),
  });
  const ours = colourOf(scenario, defender);
  const theirs = colourOf(scenario, attacker);
  const trust = (a: string, b: string): number | undefined => view.trust[`${a}>${b}`]?.score;
  const one = (
    key: CurveKey,
    colour: string,
    of: (p: TrackPoint) => number,
    figures: Figures,
    unit: string,
    from: readonly Parameter[],
  ): Spec => ({ key, lines: [line(t(`world.curve.${key}`), colour, of, figures)], ceiling: 100, unit, from });
  const between = (a: string, b: string): string =>
    t("world.curve.trust.line", { a: partyName(scenario, a), b: partyName(scenario, b) });
  const curves: readonly Spec[] = [
    one(
      "occupied",
      theirs,
      (p) => percent(p.occupied),
      { start: atStart.occupied, now: view.world.occupied / 10 },
      "%",
      ["frontDrift", "frontDiffusion", "attrition", "defence", "withdrawalRate"],
    ),
    one("willing", ours, (p) => percent(p.willing), { start: atStart.willing, now: mood?.willing }, "%", [
      "willingInjustice",
      "willingFatigue",
    ]),
    one(
      "injustice",
      ours,
      (p) => percent(p.injustice),
      { start: atStart.injustice, now: mood?.injustice },
      "",
      ["injusticeHalfLifeWeeks", "pressureInjustice"],
    ),
    one("fatigue", ours, (p) => percent(p.fatigue), { start: atStart.fatigue, now: mood?.fatigue }, "", [
      "fatiguePerWeek",
      "gridFatigue",
    ]),
    one("grid", "slate", (p) => percent(p.grid), { start: atStart.grid, now: view.world.grid }, "%", [
      "pressureGrid",
      "gridRepair",
    ]),
    one(
      "sanctions",
      "violet",
      (p) => p.sanctions,
      { start: atStart.sanctions, now: view.world.sanctions },
      "",
      ["sanctionsBite", "sanctionsAdaptation"],
    ),
    {
      key: "trust",
      lines: [
        line(between(attacker, defender), theirs, (p) => percent(p.trust[0]), {
          now: trust(attacker, defender),
        }),
        line(
          between(defender, attacker),
          ours,
          (p) => percent(p.trust[1]),
          { now: trust(defender, attacker) },
          true,
        ),
      ],
      ceiling: 100,
      unit: "%",
      from: ["trustHalfLifeYears", "trustBreachWeight", "trustSaturation"],
    },
    {
      ...one("agreed", "teal", (p) => p.agreed, { now: Object.keys(view.agreed).length }, "", []),
      ceiling: scenario.issues.length,
    },
  ];
  return (
    <section class="p-section" aria-labelledby="curves-title">
      <h3 id="curves-title">{t("world.curves")}</h3>
      {view.track.length === 0 && <p class="p-note">{t("world.curves.first")}</p>}
      <div class="p-curves">
        {curves.map(({ key, lines, ceiling, unit, from }) => {
          const values = lines.flatMap((l) => l.points.map((p) => p.value));
          const [low, high] = limits(values, [0, ceiling], ceiling / 10);
          return (
            <Curve
              key={key}
              title={t(`world.curve.${key}`)}
              how={t(`world.curve.${key}.how`)}
              lines={lines}
              rounds={rounds}
              low={low}
              high={high}
              unit={unit}
            >
              {from.length > 0 && (
                <details class="p-fold p-fold-small">
                  <summary>{t("world.basis")}</summary>
                  <Parameters scenario={scenario} names={from} />
                </details>
              )}
            </Curve>
          );
        })}
      </div>
    </section>
  );
}
type CurveKey = "occupied" | "willing" | "injustice" | "fatigue" | "grid" | "sanctions" | "trust" | "agreed";

/** One small multiple: its lines from 0 to `ceiling`, and the parameters that move it. */
interface Spec {
  readonly key: CurveKey;
  readonly lines: readonly CurveLine[];
  readonly ceiling: number;
  readonly unit: string;
  readonly from: readonly Parameter[];
}
