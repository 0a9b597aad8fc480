/** The curves of a match: front, opinion, trust, text, pressure, and how long the outcome might hold. */
import { LineChart } from "../charts/lineChart.tsx";
import { Wide } from "../wide.tsx";
import { clauseShort, issueTitle, signedWords, t, tOr } from "../words.ts";
import { courseCharts } from "./debriefCharts.ts";
import type { DebriefProps } from "./debriefProps.ts";

export function Course({ game: { scenario }, debrief: { track } }: DebriefProps) {
  const at = track.map((point) => String(point.round));
  return (
    <section class="section">
      <h2>{t("debrief.course")}</h2>
      <p class="muted">{t("debrief.course.lede")}</p>
      {track.length === 0 ? (
        <p class="empty">{t("chart.empty")}</p>
      ) : (
        <div class="chart-grid">
          {courseCharts(scenario, track).map(({ title, ...chart }) => (
            <LineChart key={title} {...chart} title={t(title)} at={at} atLabel={t("chart.round")} />
          ))}
        </div>
      )}
    </section>
  );
}

const percent = (share: number): number => share * 100;

/** Articles listed at most. */
const LISTED = 8;

export function Survival({ game: { scenario }, debrief: { epilogue, durability } }: DebriefProps) {
  if (durability === null) return null;
  const years = durability.survival;
  const chance = years[durability.year]?.mean ?? 0;
  const weighty = durability.without.filter((w) => Math.abs(w.chance - chance) >= 0.0005).slice(0, LISTED);
  return (
    <section class="section">
      <h2>{t("debrief.survival")}</h2>
      <p class="muted">{t("debrief.survival.lede")}</p>
      {durability.stands === "signed" && <p>{t("debrief.survival.signed")}</p>}
      <div class="two">
        <LineChart
          title={t("chart.survival")}
          at={years.map((x) => String(x.year))}
          atLabel={t("chart.year")}
          bounds={[0, 100]}
          least={100}
          series={[
            {
              label: t("chart.survival.line"),
              colour: "var(--agreed)",
              values: years.map((x) => percent(x.mean)),
              band: years.map((x) => [percent(x.low), percent(x.high)] as const),
            },
          ]}
        />
        {epilogue !== null && <Epilogue epilogue={epilogue} />}
      </div>
      {weighty.length > 0 && (
        <Wide label={t("debrief.articles")}>
          <table class="grid-table">
            <caption>
              {t("debrief.articles.what", { n: Math.round(percent(chance)), years: durability.year })}
            </caption>
            <thead>
              <tr>
                <th scope="col">{t("debrief.col.article")}</th>
                <th scope="col">{t("debrief.col.wording")}</th>
                <th scope="col" class="num">
                  {t("debrief.articles.without")}
                </th>
                <th scope="col" class="num">
                  {t("debrief.articles.does")}
                </th>
              </tr>
            </thead>
            <tbody>
              {weighty.map(({ clause, chance: left }) => (
                <tr key={clause.issue}>
                  <th scope="row">{issueTitle(scenario, clause.issue)}</th>
                  <td>{clauseShort(scenario, clause)}</td>
                  <td class="num">{`${tenths(left)} %`}</td>
                  <td class="num">{signedWords(Number(tenths(chance - left)))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      )}
    </section>
  );
}

const tenths = (share: number): string => String(Math.round(share * 1000) / 10);

function Epilogue({ epilogue }: { readonly epilogue: NonNullable<DebriefProps["debrief"]["epilogue"]> }) {
  return (
    <div class="stack">
      <div>
        <h3>{t("debrief.factors")}</h3>
        <ul class="bullets">
          {epilogue.factors.slice(0, 6).map((f) => (
            <li key={f.factor}>
              {tOr(`factor.${f.factor}`, {}, f.factor)}{" "}
              <span class="muted">({t(f.size > 0 ? "debrief.factor.up" : "debrief.factor.down")})</span>
            </li>
          ))}
        </ul>
      </div>
      <div>
        <h3>{t("debrief.meters")}</h3>
        <table class="grid-table">
          <tbody>
            {(["reward", "deterrence", "impunity"] as const).map((meter) => (
              <tr key={meter}>
                <th scope="row">{t(`debrief.meter.${meter}`)}</th>
                <td class="num">{`${Math.round(epilogue[meter])} / 100`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
