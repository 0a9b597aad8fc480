/**
 * One small curve over the rounds: its last figure large, its course beneath, one sentence on how to read it
 * and what its parameters rest on. Drawn as SVG; the figures stand in words for those who cannot see it.
 */
import type { ComponentChildren } from "preact";
import { t } from "../words.ts";
import type { CurvePoint } from "./curvePoints.ts";

export interface CurveLine {
  readonly name: string;
  readonly colour: string;
  readonly dashed?: boolean;
  readonly points: readonly CurvePoint[];
}

const W = 220;
const H = 70;
const LEFT = 6;
const RIGHT = 8;
const TOP = 8;
const BOTTOM = 5;

/** Lines over rounds 0…`rounds`, on a scale of their own from `low` to `high`. */
export function Curve({
  title,
  how,
  lines,
  rounds,
  low,
  high,
  unit,
  children,
}: {
  title: string;
  how: string;
  lines: readonly CurveLine[];
  rounds: number;
  low: number;
  high: number;
  unit: string;
  children?: ComponentChildren;
}) {
  const span = high - low || 1;
  const x = (round: number): number => LEFT + ((W - LEFT - RIGHT) * round) / Math.max(1, rounds);
  const y = (value: number): number =>
    TOP + (H - TOP - BOTTOM) * (1 - (Math.max(low, Math.min(high, value)) - low) / span);
  return (
    <figure class="p-curve">
      <figcaption>
        <span class="p-curve-title">{title}</span>
        <span class="p-curve-now">
          {lines.map((line) => (
            <span key={line.name} class="p-curve-figure" data-colour={line.colour}>
              {lines.length > 1 && <span class="p-curve-name">{line.name}</span>}{" "}
              {figure(line.points.at(-1)?.value)} {unit}
            </span>
          ))}
        </span>
      </figcaption>
      <svg viewBox={`0 0 ${W} ${H}`} role="img" aria-label={spoken(title, lines, unit)}>
        <line class="p-axis" x1={LEFT} x2={W - RIGHT} y1={H - BOTTOM} y2={H - BOTTOM} />
        {Array.from({ length: rounds + 1 }, (_v, i) => i).map((i) => (
          <line key={`t${i}`} class="p-tick" x1={x(i)} x2={x(i)} y1={H - BOTTOM} y2={H - BOTTOM + 3} />
        ))}
        {lines.map((line) => (
          <g key={line.name} data-colour={line.colour}>
            <polyline
              class="p-line"
              data-dashed={line.dashed === true ? "yes" : "no"}
              points={line.points.map((p) => `${x(p.round)},${y(p.value)}`).join(" ")}
            />
            {line.points.map((p) => (
              <circle
                key={p.round}
                class="p-dot"
                cx={x(p.round)}
                cy={y(p.value)}
                r={p === line.points.at(-1) ? 3.4 : 2}
              />
            ))}
          </g>
        ))}
      </svg>
      <p class="p-axis-text" aria-hidden="true">
        <span>{t("world.axis.start")}</span>
        <span>{t("world.axis.end", { n: rounds })}</span>
      </p>
      <p class="p-note">{how}</p>
      {children}
    </figure>
  );
}

const figure = (value: number | undefined): string =>
  value === undefined ? "–" : String(Math.round(value * 10) / 10);

const spoken = (title: string, lines: readonly CurveLine[], unit: string): string =>
  `${title}. ${lines.map((line) => `${line.name}: ${line.points.map((p) => t(p.now === true ? "world.point.now" : p.round === 0 ? "world.point.start" : "world.point", { round: p.round, value: `${figure(p.value)} ${unit}`.trim() })).join("; ")}`).join(". ")}`;
