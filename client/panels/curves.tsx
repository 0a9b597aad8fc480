/** The curves of a match so far, as small multiples: each with how to read it and what its parameters rest on. */
import type { Parameter } from "../../shared/engine/scenario.ts";
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
  const rounds = scenario.rounds.length;
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
  const curves: {
    key: CurveKey;
    lines: readonly CurveLine[];
    floor: number;
    ceiling: number;
    unit: string;
    from: readonly Parameter[];
  }[] = [
    {
      key: "occupied",
      lines: [
        line(t("world.curve.occupied"), theirs, (p) => percent(p.occupied), {
          start: atStart.occupied,
          now: view.world.occupied / 10,
        }),
      ],
      floor: 0,
      ceiling: 100,
      unit: "%",
      from: ["frontDrift", "frontDiffusion", "attrition", "defence", "withdrawalRate"],
    },
    {
      key: "willing",
      lines: [
        line(t("world.curve.willing"), ours, (p) => percent(p.willing), {
          start: atStart.willing,
          now: mood?.willing,
        }),
      ],
      floor: 0,
      ceiling: 100,
      unit: "%",
      from: ["willingInjustice", "willingFatigue"],
    },
    {
      key: "injustice",
      lines: [
        line(t("world.curve.injustice"), ours, (p) => percent(p.injustice), {
          start: atStart.injustice,
          now: mood?.injustice,
        }),
      ],
      floor: 0,
      ceiling: 100,
      unit: "",
      from: ["injusticeHalfLifeWeeks", "pressureInjustice"],
    },
    {
      key: "fatigue",
      lines: [
        line(t("world.curve.fatigue"), ours, (p) => percent(p.fatigue), {
          start: atStart.fatigue,
          now: mood?.fatigue,
        }),
      ],
      floor: 0,
      ceiling: 100,
      unit: "",
      from: ["fatiguePerWeek"],
    },
    {
      key: "grid",
      lines: [
        line(t("world.curve.grid"), "slate", (p) => percent(p.grid), {
          start: atStart.grid,
          now: view.world.grid,
        }),
      ],
      floor: 0,
      ceiling: 100,
      unit: "%",
      from: ["pressureGrid", "gridRepair"],
    },
    {
      key: "sanctions",
      lines: [
        line(t("world.curve.sanctions"), "violet", (p) => p.sanctions, {
          start: atStart.sanctions,
          now: view.world.sanctions,
        }),
      ],
      floor: 0,
      ceiling: 100,
      unit: "",
      from: ["sanctionsBite", "sanctionsAdaptation"],
    },
    {
      key: "trust",
      lines: [
        line(
          t("world.curve.trust.line", { a: partyName(scenario, attacker), b: partyName(scenario, defender) }),
          theirs,
          (p) => percent(p.trust[0]),
          { now: trust(attacker, defender) },
        ),
        line(
          t("world.curve.trust.line", { a: partyName(scenario, defender), b: partyName(scenario, attacker) }),
          ours,
          (p) => percent(p.trust[1]),
          { now: trust(defender, attacker) },
          true,
        ),
      ],
      floor: 0,
      ceiling: 100,
      unit: "%",
      from: ["trustHalfLifeYears", "trustBreachWeight", "trustSaturation"],
    },
    {
      key: "agreed",
      lines: [
        line(t("world.curve.agreed"), "teal", (p) => p.agreed, { now: Object.keys(view.agreed).length }),
      ],
      floor: 0,
      ceiling: scenario.issues.length,
      unit: "",
      from: [],
    },
  ];
  return (
    <section class="p-section" aria-labelledby="curves-title">
      <h3 id="curves-title">{t("world.curves")}</h3>
      {view.track.length === 0 && <p class="p-note">{t("world.curves.first")}</p>}
      <div class="p-curves">
        {curves.map(({ key, lines, floor, ceiling, unit, from }) => {
          const values = lines.flatMap((l) => l.points.map((p) => p.value));
          const [low, high] = limits(values, [floor, ceiling], (ceiling - floor) / 10);
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
