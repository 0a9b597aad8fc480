/** The curves of a match: front, opinion, trust, text, pressure, and how long the outcome might hold. */
import { LineChart } from "../charts/lineChart.tsx";
import { t, tOr } from "../words.ts";
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

export function Survival({ debrief: { epilogue } }: DebriefProps) {
  if (epilogue === null) return null;
  const years = epilogue.survival;
  return (
    <section class="section">
      <h2>{t("debrief.survival")}</h2>
      <p class="muted">{t("debrief.survival.lede")}</p>
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
      </div>
    </section>
  );
}
