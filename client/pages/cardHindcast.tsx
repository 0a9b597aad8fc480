/** Hindcasts as charts: the record beside what the roll-outs gave, the error of both parts, and the sources of each date. */
import type { Hindcast, HindcastError, OpinionFit } from "../../shared/lab/evidence.ts";
import { LineChart, type Series } from "../charts/lineChart.tsx";
import { Wide } from "../wide.tsx";
import { dateWords, numberWords, t, tOr } from "../words.ts";

const RECORD = "var(--ink)";
const MODEL = "var(--party-steel)";
const OTHER = "var(--party-plum)";

/** A wide frame for the scale: shares end at a hundred, an index does not. */
const boundsOf = (measure: Hindcast["measure"]): readonly [number, number] =>
  measure === "aid" ? [0, 400] : [0, 100];

/** "2022-12-26" → "12/22": short enough to stand under a point. */
const monthMark = (date: string): string => `${date.slice(5, 7)}/${date.slice(2, 4)}`;

/** Marks must differ: two dates of one month are told apart by the day. */
function marks(dates: readonly string[]): readonly string[] {
  const short = dates.map(monthMark);
  return short.map((mark, i) => (short.indexOf(mark) === i ? mark : `${dates[i]?.slice(8)}.${mark}`));
}

const tidy = (x: number): number => Math.round(x * 10) / 10;

export function Hindcasts({ hindcasts }: { readonly hindcasts: readonly Hindcast[] }) {
  return (
    <div class="chart-grid card-charts">
      {hindcasts
        .filter((h) => h.points.length > 0)
        .map((h) => (
          <OneHindcast key={h.id} hindcast={h} />
        ))}
    </div>
  );
}

function OneHindcast({ hindcast: h }: { readonly hindcast: Hindcast }) {
  const title = tOr(`card.series.${h.id}`, {}, h.id);
  const series: readonly Series[] = [
    { label: t("card.series.record"), colour: RECORD, values: h.points.map((p) => p.record) },
    {
      label: t("card.series.model"),
      colour: MODEL,
      values: h.points.map((p) => tidy(p.model)),
      band: h.points.map((p) => [tidy(p.low), tidy(p.high)] as const),
    },
  ];
  return (
    <article class="card-chart">
      <LineChart
        title={title}
        at={marks(h.points.map((p) => p.date))}
        atLabel={t("card.col.date")}
        series={series}
        bounds={boundsOf(h.measure)}
        whole={false}
      />
      <p class="card-error">
        <ErrorWords part="fitted" error={h.fitted} /> <ErrorWords part="heldOut" error={h.heldOut} />{" "}
        {h.bar === null ? t("card.error.noBar") : t("card.error.bar", { bar: h.bar })}{" "}
        {h.goal !== null && t("card.error.goal", { goal: h.goal })}
      </p>
      <details>
        <summary>{t("card.points")}</summary>
        <Wide label={title}>
          <table class="grid-table">
            <caption class="sr-only">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{t("card.col.date")}</th>
                <th scope="col" class="num">
                  {t("card.col.record")}
                </th>
                <th scope="col" class="num">
                  {t("card.col.model")}
                </th>
                <th scope="col">{t("card.col.used")}</th>
                <th scope="col">{t("card.col.source")}</th>
              </tr>
            </thead>
            <tbody>
              {h.points.map((p) => (
                <tr key={p.date}>
                  <th scope="row">{dateWords(p.date)}</th>
                  <td class="num">{numberWords(p.record)}</td>
                  <td class="num">{numberWords(tidy(p.model))}</td>
                  <td>{t(`card.used.${p.used}`)}</td>
                  <td>
                    <a href={p.source.url} target="_blank" rel="noreferrer">
                      {p.source.title}
                    </a>{" "}
                    <small class="muted">{p.source.publisher}</small>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      </details>
    </article>
  );
}

function ErrorWords({ part, error }: { readonly part: "fitted" | "heldOut"; readonly error: HindcastError }) {
  if (error.n === 0) return null;
  return <>{t(`card.error.${part}`, { n: error.n, mean: tidy(error.mean), worst: tidy(error.worst) })}</>;
}

/** The line through all years, with the shared value and with the fitted one. */
export function Fit({ fit }: { readonly fit: OpinionFit }) {
  const { shared, fitted } = fit.errors;
  return (
    <article class="card-chart card-fit">
      <h3 class="sub">{t("card.fit.title")}</h3>
      <p>{t("card.fit.lede", { shared: fit.shared, fitted: fit.fitted })}</p>
      <LineChart
        title={t("card.fit.title")}
        at={marks(fit.points.map((p) => p.date))}
        atLabel={t("card.col.date")}
        series={[
          { label: t("card.series.record"), colour: RECORD, values: fit.points.map((p) => p.record) },
          { label: t("card.fit.shared"), colour: MODEL, values: fit.points.map((p) => tidy(p.shared)) },
          { label: t("card.fit.fitted"), colour: OTHER, values: fit.points.map((p) => tidy(p.fitted)) },
        ]}
        bounds={[0, 100]}
        whole={false}
      />
      <p class="card-error">
        {t("card.fit.errors", {
          sf: tidy(shared.fitted),
          sh: tidy(shared.heldOut),
          ff: tidy(fitted.fitted),
          fh: tidy(fitted.heldOut),
        })}
      </p>
    </article>
  );
}
