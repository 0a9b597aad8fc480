/** What stood between the sides and a text, who stalled, what publics and supporters said, and what the war cost meanwhile. */
import { Wide } from "../wide.tsx";
import { partyName, signedWords, t } from "../words.ts";
import type { DebriefProps } from "./debriefProps.ts";

const DIALS = ["trust", "timing", "power"] as const;

export function Why({ game: { scenario }, debrief }: DebriefProps) {
  const { dials, cost, meters, parties } = debrief;
  const name = (party: string): string => partyName(scenario, party);
  const stalled = parties.filter((p) => p.stalled).map((p) => name(p.party));
  const { attacker, defender } = scenario.treaty;
  // A public is asked about a peace, not about a convoy or an exchange.
  const isPeace = Object.values(debrief.instruments).some(
    (i) => i.kind === "treaty" && i.stage === "inForce",
  );
  return (
    <section class="section">
      <h2>{t("debrief.why")}</h2>
      <p>{t(`debrief.why.${dials.decided}`)}</p>
      <p class="muted">
        {t("debrief.why.dials", {
          dials: DIALS.map((d) => `${t(`debrief.dial.${d}`)} ${dials[d]}`).join(", "),
        })}
      </p>
      {stalled.length > 0 && <p>{t("debrief.why.stalled", { parties: stalled.join(", ") })}</p>}
      <Wide label={t("debrief.why")}>
        <table class="grid-table">
          <thead>
            <tr>
              <th scope="col">{t("debrief.col.party")}</th>
              <th scope="col">{t("debrief.col.home")}</th>
              <th scope="col">{t("debrief.col.abroad")}</th>
              <th scope="col">{t("debrief.col.losses")}</th>
            </tr>
          </thead>
          <tbody>
            {[attacker, defender].map((party, side) => {
              const row = parties.find((p) => p.party === party);
              const home = isPeace ? (row?.home ?? null) : null;
              return (
                <tr key={party}>
                  <th scope="row">{name(party)}</th>
                  <td>{home === null ? "–" : `${Math.round(home)} %`}</td>
                  <td>{`${signedWords(-Math.round(row?.abroad ?? 0))} %`}</td>
                  <td>{Math.round(cost.losses[side] ?? 0)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Wide>
      <p class="muted">
        {t("debrief.why.cost", { harm: Math.round(cost.civilianHarm) })}{" "}
        {t("debrief.why.precedent", { n: Math.round(meters.precedent) })}
      </p>
    </section>
  );
}
