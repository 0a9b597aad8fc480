/** A curve along time with its band and marked points, drawn by uPlot; the words and the table are its page's. */
import { useEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import { theme } from "../theme.ts";
import { numberWords } from "../words.ts";

export interface TimePoint {
  /** Where it stands: seconds since 1970 when `dates`, else any number. */
  readonly x: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Drawn with a mark of its own, and a number in it. */
  readonly marked?: { readonly way: "up" | "down"; readonly name: string } | undefined;
}

interface TimePlotProps {
  readonly label: string;
  readonly points: readonly TimePoint[];
  /** Are the places days? */
  readonly dates: boolean;
  readonly range: readonly [number, number];
  readonly unit: string;
  /** What stands under the places 0, 1, 2 …, when they are neither days nor figures. */
  readonly places?: readonly string[];
}

const HEIGHT = 220;

export function TimePlot({ label, points, dates, range, unit, places }: TimePlotProps) {
  const box = useRef<HTMLDivElement>(null);
  // A canvas keeps the colours that it was painted with.
  const scheme = theme.value;
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew in the other colours
  useEffect(() => {
    const host = box.current;
    if (host === null) return;
    const of = (name: string): string => getComputedStyle(host).getPropertyValue(name).trim();
    const [ink, muted, rule, line, up, down, sheet] = [
      "--ink",
      "--muted",
      "--rule",
      "--party-blue",
      "--brass",
      "--alert",
      "--sheet",
    ].map(of) as [string, string, string, string, string, string, string];
    const font = `13px ${of("--sans")}`;
    const axis = { stroke: muted, font, grid: { stroke: rule, width: 1 }, ticks: { stroke: rule } };
    const marks = (u: uPlot): void => {
      for (const p of points) {
        if (!p.marked) continue;
        const [x, y] = [u.valToPos(p.x, "x", true), u.valToPos(p.value, "y", true)];
        u.ctx.beginPath();
        u.ctx.arc(x, y, 10 * devicePixelRatio, 0, 2 * Math.PI);
        u.ctx.fillStyle = sheet;
        u.ctx.fill();
        u.ctx.lineWidth = 2.5 * devicePixelRatio;
        u.ctx.strokeStyle = p.marked.way === "up" ? up : down;
        u.ctx.stroke();
        u.ctx.fillStyle = ink;
        u.ctx.font = `600 ${13 * devicePixelRatio}px ${of("--sans")}`;
        u.ctx.textAlign = "center";
        u.ctx.textBaseline = "middle";
        u.ctx.fillText(p.marked.name, x, y + devicePixelRatio);
      }
    };
    const plot = new uPlot(
      {
        width: Math.max(220, host.clientWidth),
        height: HEIGHT,
        legend: { show: false },
        cursor: { show: false },
        scales: { x: { time: dates }, y: { range: [range[0], range[1]] } },
        axes: [
          { ...axis, ...(dates ? { values: days } : places ? { values: namesOf(places) } : {}) },
          {
            ...axis,
            size: 54,
            values: (_u: uPlot, vs: number[]) => vs.map((v) => `${numberWords(v)}${unit}`),
          },
        ],
        series: [
          {},
          { stroke: "transparent", points: { show: false } },
          { stroke: "transparent", points: { show: false } },
          { stroke: line, width: 2.25, points: { show: points.length <= 40, size: 6, fill: line } },
        ],
        bands: [{ series: [1, 2], fill: withAlpha(line) }],
        hooks: { draw: [marks] },
      },
      [
        points.map((p) => p.x),
        points.map((p) => p.high),
        points.map((p) => p.low),
        points.map((p) => p.value),
      ],
      host,
    );
    const watch = new ResizeObserver(() =>
      plot.setSize({ width: Math.max(220, host.clientWidth), height: HEIGHT }),
    );
    watch.observe(host);
    return () => {
      watch.disconnect();
      plot.destroy();
    };
  }, [points, dates, unit, range[0], range[1], places, scheme]);
  return <div class="time-plot" ref={box} role="img" aria-label={label} />;
}

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const days = (_u: uPlot, at: number[]): string[] =>
  at.map((s) => {
    const day = new Date(s * 1000);
    return `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]}`;
  });

const namesOf =
  (places: readonly string[]) =>
  (_u: uPlot, at: number[]): string[] =>
    at.map((i) => (Number.isInteger(i) ? (places[i] ?? "") : ""));

/** A colour of six hex digits as a band: see-through. */
const withAlpha = (colour: string): string => (/^#[0-9a-f]{6}$/i.test(colour) ? `${colour}33` : colour);
