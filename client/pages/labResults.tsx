/** What a what-if found: endings of both branches as bars, and for each measure the difference in words, its place on a line, both distributions and the table behind them. */
import type { ComparedFigure, ComparedMeasure, Comparison } from "../../shared/lab/compared.ts";
import type { LabJob } from "../../shared/lab/laboratory.ts";
import { useWidth } from "../charts/lineChart.tsx";
import { place, ticks } from "../charts/scale.ts";
import {
  CLASSES,
  classesOf,
  differenceWords,
  estimateWords,
  figureWords,
  type Kind,
  verdictWords,
} from "../lab/words.ts";
import { Wide } from "../wide.tsx";
import { numberWords, percentWords, signedWords, t } from "../words.ts";

interface ResultsProps {
  readonly title: string;
  readonly comparison: Comparison;
  /** Where the result can be fetched as a file; null for what this browser has played. */
  readonly job: LabJob | null;
}

export function LabResults({ title, comparison, job }: ResultsProps) {
  return (
    <div class="lab-results">
      <h3>{title}</h3>
      <Endings comparison={comparison} />
      <Figure of="treaty" figure={comparison.treaty} bars={null} />
      {comparison.measures.map((m) => (
        <Figure key={m.id} of={m.id} figure={m} bars={m} />
      ))}
      {job?.state === "done" && (
        <p class="lab-row no-print">
          <a class="btn btn-small" href={`/api/lab/${job.id}?as=csv`} download>
            {t("lab.export.csv")}
          </a>
          <a class="btn btn-small" href={`/api/lab/${job.id}?as=json`} download>
            {t("lab.export.json")}
          </a>
        </p>
      )}
    </div>
  );
}

const LABEL = 34;
const ROW = 26;

function Endings({ comparison }: { readonly comparison: Comparison }) {
  const [box, wide] = useWidth<HTMLDivElement>(480);
  const classes = classesOf(comparison.endings);
  return (
    <figure class="chart lab-endings">
      <figcaption>{t("lab.outcomes")}</figcaption>
      {(["first", "second"] as const).map((side) => {
        let x = 0;
        return (
          <div key={side} class="lab-ending-row">
            <span class="label">{t(`lab.${side}`)}</span>
            <div {...(side === "first" ? { ref: box } : {})}>
              <svg viewBox={`0 0 ${wide} ${ROW}`} height={ROW} aria-hidden="true">
                {classes.map((c) => {
                  const w = c[side] * wide;
                  const from = x;
                  x += w;
                  return w <= 0 ? null : (
                    <g key={c.id} class={`lab-class lab-${c.id}`}>
                      <rect x={from} y="2" width={Math.max(1, w - 1)} height={ROW - 4} />
                      {w > LABEL && (
                        <text x={from + w / 2} y={ROW / 2 + 4.5} text-anchor="middle">
                          {percentWords(c[side])}
                        </text>
                      )}
                    </g>
                  );
                })}
              </svg>
            </div>
          </div>
        );
      })}
      <ul class="chart-legend lab-legend" aria-hidden="true">
        {CLASSES.map((id) => (
          <li key={id}>
            <svg viewBox="0 0 14 14" class={`lab-class lab-${id}`} aria-hidden="true">
              <rect width="14" height="14" />
            </svg>
            {t(`lab.class.${id}`)}
          </li>
        ))}
      </ul>
      <Behind title={t("lab.outcomes")}>
        <thead>
          <tr>
            <th scope="col">{t("lab.outcomes")}</th>
            <th scope="col" class="num">
              {t("lab.first")}
            </th>
            <th scope="col" class="num">
              {t("lab.second")}
            </th>
          </tr>
        </thead>
        <tbody>
          {classes.map((c) => (
            <tr key={c.id}>
              <th scope="row">{t(`lab.class.${c.id}`)}</th>
              <td class="num">{percentWords(c.first)}</td>
              <td class="num">{percentWords(c.second)}</td>
            </tr>
          ))}
        </tbody>
      </Behind>
    </figure>
  );
}

function Figure({
  of,
  figure,
  bars,
}: {
  readonly of: Kind;
  readonly figure: ComparedFigure;
  readonly bars: ComparedMeasure | null;
}) {
  const [box, width] = useWidth(480);
  return (
    <figure class="chart lab-figure" data-measure={of} ref={box}>
      <figcaption>{t(`lab.measure.${of}`)}</figcaption>
      <p class="lab-says">{verdictWords(of, figure.difference)}</p>
      <p class="hint muted">{t(`lab.about.${of}`)}</p>
      <Difference of={of} figure={figure} width={width} />
      {bars && <Distribution measure={bars} width={width} />}
      {figure.saved !== null && figure.saved >= 1.05 && (
        <p class="hint muted">{t("lab.saved", { x: numberWords(Math.round(figure.saved * 10) / 10) })}</p>
      )}
      <Behind title={t(`lab.measure.${of}`)}>
        <thead>
          <tr>
            <th scope="col">{bars ? t("lab.col.from") : t(`lab.measure.${of}`)}</th>
            <th scope="col" class="num">
              {t("lab.first")}
            </th>
            <th scope="col" class="num">
              {t("lab.second")}
            </th>
            <th scope="col" class="num">
              {t("lab.difference")}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t(`lab.measure.${of}`)}</th>
            <td class="num">{estimateWords(of, figure.first)}</td>
            <td class="num">{estimateWords(of, figure.second)}</td>
            <td class="num">{differenceWords(of, figure.difference)}</td>
          </tr>
          {bars?.bars.map((b) => (
            <tr key={b.from}>
              <th scope="row">{figureWords(of, b.from)}</th>
              <td class="num">{percentWords(b.first)}</td>
              <td class="num">{percentWords(b.second)}</td>
              <td class="num">{signedWords(Math.round((b.second - b.first) * 100))}</td>
            </tr>
          ))}
        </tbody>
      </Behind>
    </figure>
  );
}

/** The interval of the difference on a line with nothing in its middle. */
function Difference({
  of,
  figure: { difference },
  width,
}: {
  readonly of: Kind;
  readonly figure: ComparedFigure;
  readonly width: number;
}) {
  const unit = of === "treaty" ? 100 : 1;
  const [low, value, high] = [difference.low, difference.value, difference.high].map((x) => x * unit) as [
    number,
    number,
    number,
  ];
  const reach = Math.max(Math.abs(low), Math.abs(high), 1) * 1.15;
  const x = (v: number): number => place(v, [-reach, reach], 12, width - 12);
  return (
    <svg class="lab-difference" viewBox={`0 0 ${width} 44`} height={44} aria-hidden="true">
      <path d={`M12 18H${width - 12}`} stroke="var(--rule-strong)" stroke-width="1.5" />
      <path d={`M${x(0)} 8V28`} stroke="var(--ink)" stroke-width="1.5" />
      <rect
        x={x(low)}
        y="11"
        width={Math.max(2, x(high) - x(low))}
        height="14"
        rx="5"
        fill="var(--party-blue)"
        opacity="0.3"
      />
      <circle cx={x(value)} cy="18" r="5" fill="var(--party-blue)" />
      <text x={x(0)} y="41" text-anchor="middle">
        0
      </text>
      {Math.abs(x(value) - x(0)) > 34 && (
        <text x={x(value)} y="41" text-anchor="middle">
          {signedWords(Math.round(value * 10) / 10)}
        </text>
      )}
    </svg>
  );
}

const HEIGHT = 96;
const PAD = { left: 34, right: 8, top: 8, bottom: 22 } as const;

/** Shares of matches per bar: the branch as it stood filled, the changed one as an outline. */
function Distribution({ measure, width }: { readonly measure: ComparedMeasure; readonly width: number }) {
  const { bars, id } = measure;
  const most = Math.max(0.01, ...bars.flatMap((b) => [b.first, b.second]));
  const y = (v: number): number => place(v, [0, most], HEIGHT - PAD.bottom, PAD.top);
  const step = (width - PAD.left - PAD.right) / Math.max(1, bars.length);
  const thick = Math.min(36, step);
  const x = (i: number): number => PAD.left + i * step + (step - thick) / 2;
  const every = Math.max(1, Math.ceil((bars.length * 40) / Math.max(1, width - PAD.left - PAD.right)));
  return (
    <svg viewBox={`0 0 ${width} ${HEIGHT}`} height={HEIGHT} class="lab-bars" aria-hidden="true">
      {ticks(0, most * 100, 2).map((v) => (
        <g key={v}>
          <path d={`M${PAD.left} ${y(v / 100)}H${width - PAD.right}`} stroke="var(--rule)" />
          <text x={PAD.left - 5} y={y(v / 100) + 4} text-anchor="end">
            {percentWords(v / 100)}
          </text>
        </g>
      ))}
      {bars.map((b, i) => (
        <g key={b.from}>
          <rect
            class="lab-bar-first"
            x={x(i) + 1}
            y={y(b.first)}
            width={Math.max(1, thick - 2)}
            height={Math.max(0, y(0) - y(b.first))}
          />
          <rect
            class="lab-bar-second"
            x={x(i) + 3}
            y={y(b.second)}
            width={Math.max(1, thick - 6)}
            height={Math.max(0, y(0) - y(b.second))}
          />
          {i % every === 0 && (
            <text x={x(i) + thick / 2} y={HEIGHT - 6} text-anchor="middle">
              {numberWords(b.from)}
            </text>
          )}
        </g>
      ))}
      <title>{t("lab.bars", { what: t(`lab.measure.${id}`) })}</title>
    </svg>
  );
}

function Behind({
  title,
  children,
}: {
  readonly title: string;
  readonly children: preact.ComponentChildren;
}) {
  return (
    <details>
      <summary>{t("lab.table")}</summary>
      <Wide label={title}>
        <table class="grid-table">
          <caption class="sr-only">{title}</caption>
          {children}
        </table>
      </Wide>
    </details>
  );
}
