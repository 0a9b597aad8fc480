/** A small line chart: lines told apart by colour, dash and mark; the same numbers as a table behind it. */
import { useEffect, useRef, useState } from "preact/hooks";
import { Wide } from "../wide.tsx";
import { numberWords, t } from "../words.ts";
import { limits, pathThrough, place, ticks } from "./scale.ts";

export interface Series {
  readonly label: string;
  /** A CSS colour, such as `var(--party-blue)`. */
  readonly colour: string;
  readonly values: readonly number[];
  readonly band?: readonly (readonly [low: number, high: number])[];
}

interface LineChartProps {
  readonly title: string;
  /** What stands under each point, one for each value. */
  readonly at: readonly string[];
  /** What the points are: "Round". */
  readonly atLabel: string;
  readonly series: readonly Series[];
  readonly bounds: readonly [number, number];
  /** The least span of the vertical scale: a flat line must look flat. */
  readonly least?: number;
  readonly whole?: boolean;
}

const DASHES = [undefined, "6 4", "2 3", "9 3 2 3"] as const;
const HEIGHT = 168;
const PAD = { left: 34, right: 12, top: 10, bottom: 24 } as const;

export function LineChart({ title, at, atLabel, series, bounds, least = 10, whole = true }: LineChartProps) {
  const [box, width] = useWidth();
  const all = series.flatMap((s) => [...s.values, ...(s.band ?? []).flat()]);
  const range = limits(all, bounds, least);
  const x = (i: number): number =>
    at.length < 2 ? width / 2 : place(i, [0, at.length - 1], PAD.left, width - PAD.right);
  const y = (v: number): number => place(v, range, HEIGHT - PAD.bottom, PAD.top);
  const say = (v: number | undefined): string =>
    v === undefined ? "" : numberWords(whole ? Math.round(v) : Math.round(v * 10) / 10);
  // As many labels as fit without touching.
  const every = Math.max(1, Math.ceil((at.length * 34) / Math.max(1, width - PAD.left - PAD.right)));
  return (
    <figure class="chart" ref={box}>
      <figcaption>{title}</figcaption>
      {series.length > 1 || series[0]?.label !== title ? <Legend series={series} /> : null}
      <svg viewBox={`0 0 ${width} ${HEIGHT}`} height={HEIGHT} aria-hidden="true">
        {ticks(range[0], range[1]).map((v) => (
          <g key={v}>
            <path d={`M${PAD.left} ${y(v).toFixed(1)}H${width - PAD.right}`} stroke="var(--rule)" />
            <text x={PAD.left - 6} y={y(v) + 4} text-anchor="end">
              {numberWords(v)}
            </text>
          </g>
        ))}
        {at.map((label, i) =>
          i % every === 0 ? (
            <text key={label} x={x(i)} y={HEIGHT - 6} text-anchor="middle">
              {label}
            </text>
          ) : null,
        )}
        {series.map((s) =>
          s.band === undefined ? null : (
            <path
              key={s.label}
              d={`${pathThrough(s.band.map(([, high], i) => [x(i), y(high)]))}${pathThrough(s.band.map(([low], i) => [x(i), y(low)] as const).reverse()).replace("M", "L")}Z`}
              fill={s.colour}
              opacity="0.18"
            />
          ),
        )}
        {series.map((s, n) => (
          <g key={s.label} fill="none" stroke={s.colour} stroke-width="2.25" stroke-linejoin="round">
            <path
              d={pathThrough(s.values.map((v, i) => [x(i), y(v)]))}
              stroke-dasharray={DASHES[n % DASHES.length]}
            />
            {s.values.length <= 12 &&
              s.values.map((v, i) => <Mark key={at[i]} shape={n} x={x(i)} y={y(v)} colour={s.colour} />)}
          </g>
        ))}
      </svg>
      <details>
        <summary>{t("chart.table")}</summary>
        <Wide label={title}>
          <table class="grid-table">
            <caption class="sr-only">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{atLabel}</th>
                {series.map((s) => (
                  <th key={s.label} scope="col" class="num">
                    {s.label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {at.map((label, i) => (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  {series.map((s) => (
                    <td key={s.label} class="num">
                      {say(s.values[i])}
                      {s.band?.[i] !== undefined && ` (${say(s.band[i][0])}–${say(s.band[i][1])})`}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      </details>
    </figure>
  );
}

function Legend({ series }: { readonly series: readonly Series[] }) {
  return (
    <ul class="chart-legend" aria-hidden="true">
      {series.map((s, n) => (
        <li key={s.label}>
          <svg viewBox="0 0 24 12" aria-hidden="true">
            <path
              d="M0 6H24"
              stroke={s.colour}
              stroke-width="2.25"
              stroke-dasharray={DASHES[n % DASHES.length]}
            />
            <Mark shape={n} x={12} y={6} colour={s.colour} />
          </svg>
          {s.label}
        </li>
      ))}
    </ul>
  );
}

/** A different shape for each line: colour is never the only difference. */
function Mark({
  shape,
  x,
  y,
  colour,
}: {
  readonly shape: number;
  readonly x: number;
  readonly y: number;
  readonly colour: string;
}) {
  switch (shape % 3) {
    case 0:
      return <circle cx={x} cy={y} r="3.5" fill={colour} stroke="none" />;
    case 1:
      return (
        <rect x={x - 3} y={y - 3} width="6" height="6" fill="var(--sheet)" stroke={colour} stroke-width="2" />
      );
    default:
      return <path d={`M${x} ${y - 4}l4 7h-8z`} fill={colour} stroke="none" />;
  }
}

/** The width that the figure has, so that type in the picture keeps its size. */
export function useWidth<E extends HTMLElement = HTMLElement>(start = 320) {
  const box = useRef<E>(null);
  const [width, setWidth] = useState(start);
  useEffect(() => {
    const element = box.current;
    if (element === null || typeof ResizeObserver === "undefined") return;
    const watch = new ResizeObserver(() => setWidth(Math.max(220, Math.round(element.clientWidth))));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return [box, width] as const;
}
