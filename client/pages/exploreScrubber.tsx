/**
 * The recorded line as one picture that is a slider: the chance of a treaty above, the nodes below. It is moved by
 * mouse, wheel, finger and keyboard; what it stands at is said in words.
 */
import type { LineNode } from "../../shared/exploring.ts";
import { useWidth } from "../charts/lineChart.tsx";
import { pathThrough, ticks } from "../charts/scale.ts";
import { labelsFor, nearest, placesOf, weightOf, yearsOf } from "../explore/lineScale.ts";
import { turnLabels } from "../explore/turnLabels.ts";
import { dateShort, dateWords, percentWords, signedWords, t } from "../words.ts";
import { Slider } from "./exploreSlider.tsx";

interface ScrubberProps {
  readonly nodes: readonly LineNode[];
  readonly at: number;
  readonly onMove: (index: number) => void;
}

/** Heights of the chart: in a narrow picture, in a wide one; the rows of it that names may stand in. */
const CHART = [138, 186] as const;
const NAMED = 40;
/** Heights below the chart: the years and the pointer's room, then names in two rows of two lines. */
const AXIS = 36;
const NAME = 36;
/** What a year takes along the line. */
const YEAR = 38;
/** Nodes that Page up and Page down pass. */
const PAGE = 5;

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\s,;:–-]+$/, "")}…`;

/** What the slider says of itself. */
export const nodeWords = (nodes: readonly LineNode[], at: number): string => {
  const node = nodes[at];
  return node === undefined
    ? ""
    : t("explore.slider.value", {
        date: dateWords(node.date),
        title: node.title,
        n: String(at + 1),
        of: String(nodes.length),
      });
};

export function Scrubber({ nodes, at, onMove }: ScrubberProps) {
  const [box, width] = useWidth(1000);
  const drawn = nodes.some((n) => n.chance !== null);
  const pad = { left: drawn ? 46 : 18, right: 18 };
  const inner = Math.max(1, width - pad.left - pad.right);
  const places = placesOf(nodes.map((n) => n.date));
  const xs = places.map((p) => pad.left + p * inner);
  const chart = width < 640 ? CHART[0] : CHART[1];
  const top = drawn ? chart : 6;
  const axis = top + AXIS;
  const height = axis + 20 + 2 * NAME;
  const first = { year: Number(nodes[0]?.date.slice(0, 4)), x: pad.left + 8 };
  const years = [
    first,
    ...yearsOf(
      nodes.map((n) => n.date),
      places,
    ).map(({ year, place }) => ({ year, x: pad.left + place * inner })),
  ].reduce<{ year: number; x: number }[]>((kept, one) => {
    if (one === first || one.x - (kept.at(-1)?.x ?? 0) >= YEAR) kept.push(one);
    return kept;
  }, []);
  return (
    <figure class="line-figure" ref={box}>
      {drawn && (
        <figcaption>
          <b>{t("explore.chance")}</b>
          <span class="muted">{t("explore.chance.how", { n: runsOf(nodes) })}</span>
        </figcaption>
      )}
      <Slider
        label={t("explore.slider")}
        count={nodes.length}
        at={at}
        words={nodeWords(nodes, at)}
        page={(from, way) => from + way * PAGE}
        indexAt={(x) => nearest(places, (x - pad.left) / inner)}
        onMove={onMove}
      >
        <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
          {drawn && (
            <Chance nodes={nodes} xs={xs} at={at} left={pad.left} right={width - pad.right} height={chart} />
          )}
          <path class="line-axis" d={`M${pad.left - 8} ${axis}H${width - pad.right + 8}`} />
          {years.map(({ year, x }) => (
            <g key={year} class="line-year">
              {year !== first.year && <path d={`M${x.toFixed(1)} ${axis - 24}V${axis + 9}`} />}
              <text x={x + 4} y={axis - 13}>
                {year}
              </text>
            </g>
          ))}
          <Marks nodes={nodes} xs={xs} at={at} y={axis} inner={inner} />
          <Names nodes={nodes} xs={xs} at={at} width={width} y={axis + 28} rows={2} />
        </svg>
      </Slider>
      {nodes.some((n) => n.shift !== null) && (
        <ul class="chart-legend line-legend">
          {(["up", "down"] as const).map((way) => (
            <li key={way}>
              <svg viewBox="-8 -8 16 16" aria-hidden="true">
                <circle class="line-turn" data-way={way} r={5.5} />
              </svg>
              {t(`explore.turn.${way}`)}
            </li>
          ))}
          <li class="muted">{t("explore.turn.how")}</li>
        </ul>
      )}
    </figure>
  );
}

const runsOf = (nodes: readonly LineNode[]): number => Math.max(...nodes.map((n) => n.chance?.runs ?? 0));

/** The chance at each node with its band; the turns are named. */
function Chance({
  nodes,
  xs,
  at,
  left,
  right,
  height,
}: {
  readonly nodes: readonly LineNode[];
  readonly xs: readonly number[];
  readonly at: number;
  readonly left: number;
  readonly right: number;
  readonly height: number;
}) {
  const known = nodes.flatMap((node, i) =>
    node.chance === null ? [] : [{ node, chance: node.chance, x: xs[i] ?? 0, i }],
  );
  const highest = Math.max(0.05, ...known.map((k) => k.chance.high));
  const marks = ticks(0, highest * 100, 3);
  const ceiling = Math.max(highest * 100, marks.at(-1) ?? 0);
  const y = (share: number): number => height - 6 - ((share * 100) / ceiling) * (height - 6 - NAMED);
  const here = known.find((k) => k.i === at);
  const turns = known.filter((k) => k.node.shift !== null);
  const words = turns.map((k) => shiftWords(nodes, k.i));
  const labels = turnLabels(
    turns.map((k, i) => ({
      at: [k.x, y(k.chance.mean)],
      width: (words[i] ?? "").length * 6.7,
      weight: k.i === at ? 1000 : Math.abs(shiftAt(nodes, k.i)),
      falls: shiftAt(nodes, k.i) < 0,
    })),
    known.map((k) => [k.x, y(k.chance.mean)]),
    { left, right, top: 0, rows: 2 },
  );
  return (
    <g>
      {marks.map((mark) => (
        <g key={mark} class="line-grid">
          <path d={`M${left - 8} ${y(mark / 100).toFixed(1)}H${right + 8}`} />
          <text x={left - 14} y={y(mark / 100) + 4}>
            {percentWords(mark / 100)}
          </text>
        </g>
      ))}
      <path
        class="line-band"
        d={`${pathThrough(known.map((k) => [k.x, y(k.chance.high)] as const))}${pathThrough(known.map((k) => [k.x, y(k.chance.low)] as const).reverse()).replace("M", "L")}Z`}
      />
      <path class="line-chance" d={pathThrough(known.map((k) => [k.x, y(k.chance.mean)] as const))} />
      {here !== undefined && (
        <path
          class="line-drop"
          d={`M${here.x.toFixed(1)} ${y(here.chance.mean).toFixed(1)}V${height + AXIS}`}
        />
      )}
      {turns.map((k) => (
        <circle
          key={k.node.id}
          class="line-turn"
          data-way={shiftAt(nodes, k.i) < 0 ? "down" : "up"}
          cx={k.x}
          cy={y(k.chance.mean)}
          r={5.5}
        />
      ))}
      {labels.map(({ index, x, y: base, far }) => {
        const turn = turns[index];
        if (turn === undefined) return null;
        return (
          <g key={turn.node.id}>
            {far && (
              <path
                class="line-turn-lead"
                d={`M${turn.x.toFixed(1)} ${base + 4}V${(y(turn.chance.mean) - 8).toFixed(1)}`}
              />
            )}
            <text class="line-turn-name" x={x} y={base}>
              {words[index]}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** Change of the chance since the node before, in whole points. */
export function shiftAt(nodes: readonly LineNode[], at: number): number {
  const before = nodes.slice(0, at).findLast((n) => n.chance !== null)?.chance?.mean;
  const now = nodes[at]?.chance?.mean;
  return before === undefined || now === undefined ? 0 : Math.round((now - before) * 100);
}

/** By its own moves an event is named; what a closed round brought is not laid at any one door. */
export const causeWords = (node: LineNode | undefined): string =>
  node?.shift?.of === "round" ? t("explore.shift.round", { n: node.shift.round }) : (node?.title ?? "");

const shiftWords = (nodes: readonly LineNode[], at: number): string =>
  `${signedWords(shiftAt(nodes, at))} · ${cut(causeWords(nodes[at]), 34)}`;

function Mark({ x, y, r, kind }: { x: number; y: number; r: number; kind: LineNode["kind"] | "tick" }) {
  if (kind === "tick") return <path d={`M${x.toFixed(1)} ${y - 6}V${y + 6}`} />;
  return kind === "text" || kind === "plan" ? (
    <rect x={x - r} y={y - r} width={2 * r} height={2 * r} />
  ) : (
    <circle cx={x} cy={y} r={r} />
  );
}

/** A mark for each node: what it is, by its shape; where there is no room for shapes, a stroke. */
function Marks({
  nodes,
  xs,
  at,
  y,
  inner,
}: {
  readonly nodes: readonly LineNode[];
  readonly xs: readonly number[];
  readonly at: number;
  readonly y: number;
  readonly inner: number;
}) {
  const room = inner / Math.max(1, nodes.length);
  const r = Math.max(2.8, Math.min(5.5, room * 0.34));
  const x = xs[at] ?? 0;
  return (
    <g>
      {nodes.map((node, i) => (
        <g key={node.id} class="line-mark" data-kind={node.kind} data-later={i > at ? "yes" : "no"}>
          <Mark x={xs[i] ?? 0} y={y} r={r} kind={room < 7 ? "tick" : node.kind} />
        </g>
      ))}
      <circle class="line-here" cx={x} cy={y} r={8.5} />
      <path class="line-here" d={`M${x - 7} ${y - 24}H${x + 7}L${x} ${y - 12}Z`} />
    </g>
  );
}

function Names({
  nodes,
  xs,
  at,
  width,
  y,
  rows,
}: {
  readonly nodes: readonly LineNode[];
  readonly xs: readonly number[];
  readonly at: number;
  readonly width: number;
  readonly y: number;
  readonly rows: number;
}) {
  const names = nodes.map((n) => cut(n.title, 24));
  const labels = labelsFor(
    xs,
    names.map((name) => Math.max(44, name.length * 6.9)),
    nodes.map((n, i) => (i === at ? 1000 : weightOf(n))),
    width,
    rows,
  );
  return (
    <g>
      {labels.map(({ index, row }) =>
        row === 0 ? null : (
          <path
            key={index}
            class="line-lead"
            d={`M${(xs[index] ?? 0).toFixed(1)} ${y - 20}V${y + row * NAME - 12}`}
          />
        ),
      )}
      {labels.map(({ index, x, row }) => {
        const node = nodes[index];
        if (node === undefined) return null;
        return (
          <g key={node.id} class="line-name" data-here={index === at ? "yes" : "no"}>
            <text x={x} y={y + row * NAME}>
              {names[index]}
            </text>
            <text class="line-date" x={x} y={y + row * NAME + 15}>
              {dateShort(node.date)}
            </text>
          </g>
        );
      })}
    </g>
  );
}
