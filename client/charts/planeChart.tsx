/** Offers on the plane of both principals' worth, with the lines of no agreement and the best joint package. */
import { numberWords } from "../words.ts";
import { useWidth } from "./lineChart.tsx";
import { place, ticks } from "./scale.ts";

export interface PlanePoint {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly kind: "offer" | "accepted" | "joint" | "final";
  readonly colour: string;
}

interface PlaneChartProps {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly lines: readonly [x: number, y: number];
  readonly points: readonly PlanePoint[];
}

const PAD = { left: 36, right: 14, top: 12, bottom: 40 } as const;

export function PlaneChart({ title, xLabel, yLabel, lines, points }: PlaneChartProps) {
  const [box, width] = useWidth(480);
  const height = Math.min(420, Math.max(280, Math.round(width * 0.72)));
  const range: readonly [number, number] = [0, 100];
  const x = (v: number): number => place(v, range, PAD.left, width - PAD.right);
  const y = (v: number): number => place(v, range, height - PAD.bottom, PAD.top);
  return (
    <figure class="chart plane" ref={box}>
      <figcaption class="sr-only">{title}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} height={height} aria-hidden="true">
        <path
          d={`M${x(lines[0])} ${y(100)}H${x(100)}V${y(lines[1])}H${x(lines[0])}Z`}
          fill="var(--agreed)"
          opacity="0.08"
        />
        {ticks(0, 100).map((v) => (
          <g key={v}>
            <path d={`M${x(v)} ${y(0)}V${y(100)}M${x(0)} ${y(v)}H${x(100)}`} stroke="var(--rule)" />
            <text x={x(v)} y={height - PAD.bottom + 16} text-anchor="middle">
              {numberWords(v)}
            </text>
            <text x={PAD.left - 6} y={y(v) + 4} text-anchor="end">
              {numberWords(v)}
            </text>
          </g>
        ))}
        <path
          d={`M${x(lines[0])} ${y(0)}V${y(100)}M${x(0)} ${y(lines[1])}H${x(100)}`}
          stroke="var(--ink)"
          stroke-dasharray="5 4"
        />
        {points.map((p) => (
          <PlaneMark key={`${p.label} ${p.x} ${p.y}`} kind={p.kind} x={x(p.x)} y={y(p.y)} colour={p.colour} />
        ))}
        <text x={(PAD.left + width - PAD.right) / 2} y={height - 5} text-anchor="middle" class="mark-label">
          {xLabel}
        </text>
        <text x={PAD.left + 6} y={PAD.top + 10} class="mark-label">
          {yLabel}
        </text>
      </svg>
    </figure>
  );
}

export function PlaneMark({
  kind,
  x,
  y,
  colour,
}: {
  readonly kind: PlanePoint["kind"];
  readonly x: number;
  readonly y: number;
  readonly colour: string;
}) {
  switch (kind) {
    case "joint":
      return (
        <path
          d={`M${x} ${y - 8}l2.4 5.2 5.6.6-4.2 3.8 1.2 5.6-5-2.9-5 2.9 1.2-5.6-4.2-3.8 5.6-.6z`}
          fill="var(--brass)"
          stroke="var(--ink)"
        />
      );
    case "final":
      return (
        <path
          d={`M${x} ${y - 8}l8 8-8 8-8-8z`}
          fill="var(--agreed)"
          stroke="var(--sheet)"
          stroke-width="1.5"
        />
      );
    case "accepted":
      return <circle cx={x} cy={y} r="6" fill={colour} stroke="var(--ink)" stroke-width="1.5" />;
    default:
      return <circle cx={x} cy={y} r="5" fill={colour} fill-opacity="0.75" stroke="var(--sheet)" />;
  }
}
