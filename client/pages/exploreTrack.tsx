/** A replay as a track: its rounds side by side, what stands out on it, and where one is. */
import { isAfterTalks } from "../../shared/engine/rules/calendar.ts";
import type { PublicScenario } from "../../shared/engine/view/viewTypes.ts";
import type { ReplayStep } from "../../shared/exploring.ts";
import { calendarWords } from "../calendarWords.ts";
import { useWidth } from "../charts/lineChart.tsx";
import { type Mark, roundsOf } from "../explore/marks.ts";
import { dateShort, dateWords, t } from "../words.ts";
import { Slider } from "./exploreSlider.tsx";

interface TrackProps {
  readonly steps: readonly ReplayStep[];
  readonly marks: readonly Mark[];
  readonly scenario: PublicScenario;
  readonly place: number;
  /** The place up to which this browser has looked before. */
  readonly looked: number | null;
  readonly onMove: (place: number) => void;
}

const STANDING_OUT = ["text", "shock", "talks", "ending"] as const;

const PAD = 18;
const AXIS = 46;
const HEIGHT = 96;

/** "Round 3 of 7, Talks, 11 April 2022, step 120 of 412". */
export function stepWords(scenario: PublicScenario, steps: readonly ReplayStep[], place: number): string {
  const step = steps[place - 1];
  if (step === undefined) return t("explore.track.start", { of: String(steps.length) });
  return t("explore.track.value", {
    round: calendarWords(scenario, step.round),
    phase: t(`phase.${step.phase}`),
    date: dateWords(step.day),
    n: String(place),
    of: String(steps.length),
  });
}

export function Track({ steps, marks, scenario, place, looked, onMove }: TrackProps) {
  const [box, width] = useWidth(1000);
  const inner = Math.max(1, width - 2 * PAD);
  const last = Math.max(1, steps.length);
  const x = (at: number): number => PAD + (at / last) * inner;
  const rounds = roundsOf(steps);
  const firsts = rounds.map((r) => r.from);
  return (
    <figure class="line-figure" ref={box}>
      <Slider
        label={t("explore.track")}
        count={steps.length + 1}
        at={place}
        words={stepWords(scenario, steps, place)}
        page={(from, way) =>
          way === 1
            ? (firsts.find((at) => at > from) ?? steps.length)
            : (firsts.findLast((at) => at < from) ?? 0)
        }
        indexAt={(at) => Math.round(((at - PAD) / inner) * last)}
        onMove={onMove}
      >
        <svg viewBox={`0 0 ${width} ${HEIGHT}`} width={width} height={HEIGHT} aria-hidden="true">
          {rounds.map((r, i) => (
            <g key={`${r.round} ${r.from}`} class="track-round" data-odd={i % 2 === 1 ? "yes" : "no"}>
              <rect x={x(r.from)} y={AXIS - 12} width={Math.max(1, x(r.to) - x(r.from))} height={24} />
              {x(r.to) - x(r.from) > 54 && (
                <>
                  <text x={x(r.from) + 4} y={HEIGHT - 20}>
                    {t(isAfterTalks(scenario, r.round) ? "explore.track.after" : "explore.track.round", {
                      n: String(r.round),
                    })}
                  </text>
                  <text class="line-date" x={x(r.from) + 4} y={HEIGHT - 5}>
                    {dateShort(steps[r.from]?.day ?? "")}
                  </text>
                </>
              )}
            </g>
          ))}
          <path class="track-done" d={`M${PAD} ${AXIS}H${x(place).toFixed(1)}`} />
          {marks
            .filter((m) => m.kind !== "round")
            .map((m) => (
              <MarkShape key={`${m.place} ${m.kind}`} kind={m.kind} x={x(m.place)} />
            ))}
          {looked !== null && (
            <path class="track-looked" d={`M${x(looked).toFixed(1)} ${AXIS - 18}V${AXIS + 18}`} />
          )}
          <circle class="line-here" cx={x(place)} cy={AXIS} r={8.5} />
          <path class="line-here" d={`M${x(place) - 7} 10H${x(place) + 7}L${x(place)} 22Z`} />
        </svg>
      </Slider>
      <ul class="chart-legend">
        {STANDING_OUT.filter((kind) => marks.some((m) => m.kind === kind)).map((kind) => (
          <li key={kind}>
            <svg viewBox="-8 34 16 24" aria-hidden="true">
              <MarkShape kind={kind} x={0} />
            </svg>
            {t(`explore.mark.${kind}`)}
          </li>
        ))}
        {looked !== null && (
          <li>
            <svg viewBox="-8 26 16 40" aria-hidden="true">
              <path class="track-looked" d={`M0 ${AXIS - 18}V${AXIS + 18}`} />
            </svg>
            {t("explore.looked")}
          </li>
        )}
      </ul>
    </figure>
  );
}

function MarkShape({ kind, x }: { readonly kind: Mark["kind"]; readonly x: number }) {
  const y = AXIS;
  return (
    <g class="track-mark" data-kind={kind}>
      {kind === "text" ? (
        <rect x={x - 5} y={y - 6.5} width={10} height={13} rx={1} />
      ) : kind === "shock" ? (
        <circle cx={x} cy={y} r={5.5} />
      ) : kind === "ending" ? (
        <path d={`M${x} ${y - 9}L${x + 9} ${y}L${x} ${y + 9}L${x - 9} ${y}Z`} />
      ) : (
        <path d={`M${x} ${y - 6.5}L${x + 6.5} ${y + 5.5}H${x - 6.5}Z`} />
      )}
    </g>
  );
}
