/** Every offer of the match, opened: on the plane of both principals' worth and as a table. */
import { PlaneChart, PlaneMark, type PlanePoint } from "../charts/planeChart.tsx";
import { sayBecause } from "../sayings.ts";
import { Wide } from "../wide.tsx";
import { clauseShort, partyIn, partyName, partyNames, t } from "../words.ts";
import type { DebriefProps } from "./debriefProps.ts";

export function Offers({ game: { scenario }, debrief }: DebriefProps) {
  const [p, q] = scenario.treaty.principals;
  const of = (party: string) => debrief.parties.find((x) => x.party === party);
  const colour = (party: string): string => `var(--party-${partyIn(scenario, party)?.colour ?? "slate"})`;
  const points: PlanePoint[] = debrief.offers.map(({ offer, worth }) => ({
    label: offer.id,
    x: worth[p] ?? 0,
    y: worth[q] ?? 0,
    kind: offer.status === "accepted" ? "accepted" : "offer",
    colour: colour(offer.from),
  }));
  points.push({
    label: "joint",
    x: debrief.joint.worth[p] ?? 0,
    y: debrief.joint.worth[q] ?? 0,
    kind: "joint",
    colour: "",
  });
  points.push({ label: "final", x: of(p)?.worth ?? 0, y: of(q)?.worth ?? 0, kind: "final", colour: "" });
  const from = [...new Set(debrief.offers.map((o) => o.offer.from))];
  return (
    <section class="section">
      <h2>{t("debrief.offers")}</h2>
      <p class="muted">{t("debrief.offers.lede")}</p>
      <div class="two">
        <div>
          <PlaneChart
            title={t("debrief.offers")}
            xLabel={t("chart.x", { party: partyName(scenario, p) })}
            yLabel={t("chart.x", { party: partyName(scenario, q) })}
            lines={[of(p)?.reservation ?? 0, of(q)?.reservation ?? 0]}
            points={points}
          />
          <ul class="chart-legend plane-legend">
            {from.map((party) => (
              <li key={party}>
                <svg viewBox="0 0 24 12" aria-hidden="true">
                  <PlaneMark kind="offer" x={12} y={6} colour={colour(party)} />
                </svg>
                {partyName(scenario, party)}
              </li>
            ))}
            {(["joint", "final"] as const).map((kind) => (
              <li key={kind}>
                <svg viewBox="0 -4 24 20" aria-hidden="true">
                  <PlaneMark kind={kind} x={12} y={6} colour="" />
                </svg>
                {t(`debrief.legend.${kind}`)}
              </li>
            ))}
            <li>
              <svg viewBox="0 0 24 12" aria-hidden="true">
                <path d="M0 6H24" stroke="var(--ink)" stroke-dasharray="5 4" />
              </svg>
              {t("debrief.legend.lines")}
            </li>
          </ul>
        </div>
        <Wide label={t("debrief.offers")} class="offers-scroll">
          {debrief.offers.length === 0 ? (
            <p class="empty">{t("debrief.offers.none")}</p>
          ) : (
            <table class="grid-table">
              <thead>
                <tr>
                  <th scope="col">{t("debrief.col.offer")}</th>
                  <th scope="col" class="num">
                    {partyName(scenario, p)}
                  </th>
                  <th scope="col" class="num">
                    {partyName(scenario, q)}
                  </th>
                  <th scope="col">{t("debrief.col.status")}</th>
                </tr>
              </thead>
              <tbody>
                {debrief.offers.map(({ offer, worth, because }) => (
                  <tr key={offer.id}>
                    <td>
                      <details>
                        <summary>
                          {t("debrief.offer.from", {
                            party: partyName(scenario, offer.from),
                            round: offer.round,
                          })}
                        </summary>
                        <p class="hint">{partyNames(scenario, offer.to)}</p>
                        <ul class="clause-list">
                          {offer.clauses.map((clause) => (
                            <li key={clause.issue}>{clauseShort(scenario, clause)}</li>
                          ))}
                        </ul>
                        {because !== null && <p class="hint">{sayBecause(because, scenario)}</p>}
                      </details>
                    </td>
                    <td class="num">{Math.round(worth[p] ?? 0)}</td>
                    <td class="num">{Math.round(worth[q] ?? 0)}</td>
                    <td>{t(`offer.${offer.status}`)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Wide>
      </div>
    </section>
  );
}
