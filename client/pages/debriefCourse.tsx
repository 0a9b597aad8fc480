/** The curves of a match: front, opinion, trust, text, pressure, and how long the outcome might hold. */
import { LineChart } from "../charts/lineChart.tsx";
import { partyIn, partyName, t, tOr } from "../words.ts";
import type { DebriefProps } from "./debriefProps.ts";

const colourOf = (colour: string | undefined): string => `var(--party-${colour ?? "slate"})`;

export function Course({ game: { scenario }, debrief: { track } }: DebriefProps) {
  const [p, q] = scenario.treaty.principals;
  const { attacker, defender } = scenario.treaty;
  const at = track.map((point) => String(point.round));
  const colour = (party: string): string => colourOf(partyIn(scenario, party)?.colour);
  const shared = { at, atLabel: t("chart.round") };
  return (
    <section class="section">
      <h2>{t("debrief.course")}</h2>
      <p class="muted">{t("debrief.course.lede")}</p>
      {track.length === 0 ? (
        <p class="empty">{t("chart.empty")}</p>
      ) : (
        <div class="chart-grid">
          <LineChart
            {...shared}
            title={t("chart.agreed")}
            bounds={[0, scenario.issues.length]}
            least={6}
            series={[
              { label: t("chart.agreed.line"), colour: "var(--agreed)", values: track.map((x) => x.agreed) },
            ]}
          />
          <LineChart
            {...shared}
            title={t("chart.trust")}
            bounds={[0, 100]}
            least={20}
            series={[
              {
                label: t("chart.trust.line", {
                  truster: partyName(scenario, p),
                  trustee: partyName(scenario, q),
                }),
                colour: colour(p),
                values: track.map((x) => percent(x.trust[0])),
              },
              {
                label: t("chart.trust.line", {
                  truster: partyName(scenario, q),
                  trustee: partyName(scenario, p),
                }),
                colour: colour(q),
                values: track.map((x) => percent(x.trust[1])),
              },
            ]}
          />
          <LineChart
            {...shared}
            title={t("chart.territory")}
            bounds={[0, 100]}
            least={10}
            whole={false}
            series={[
              {
                label: t("chart.territory.line", { party: partyName(scenario, attacker) }),
                colour: colour(attacker),
                values: track.map((x) => percent(x.occupied)),
              },
            ]}
          />
          <LineChart
            {...shared}
            title={t("chart.willing")}
            bounds={[0, 100]}
            least={20}
            series={[
              {
                label: t("chart.willing.line"),
                colour: colour(defender),
                values: track.map((x) => percent(x.willing)),
              },
            ]}
          />
          <LineChart
            {...shared}
            title={t("chart.drives")}
            bounds={[0, 100]}
            least={30}
            series={[
              {
                label: t("chart.injustice"),
                colour: "var(--party-rust)",
                values: track.map((x) => percent(x.injustice)),
              },
              {
                label: t("chart.fatigue"),
                colour: "var(--party-slate)",
                values: track.map((x) => percent(x.fatigue)),
              },
              {
                label: t("chart.optimism"),
                colour: "var(--party-teal)",
                values: track.map((x) => percent(x.optimism)),
              },
            ]}
          />
          <LineChart
            {...shared}
            title={t("chart.pressure")}
            bounds={[0, 100]}
            least={30}
            series={[
              {
                label: t("chart.sanctions"),
                colour: "var(--party-violet)",
                values: track.map((x) => x.sanctions),
              },
              {
                label: t("chart.grid"),
                colour: "var(--party-ochre)",
                values: track.map((x) => percent(x.grid)),
              },
            ]}
          />
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
