/** The compiled duties beneath a wording: folded to one line, and complete when opened. */
import type { Clause } from "../../shared/engine/state.ts";
import { dutyWords, whenOf } from "../dutyWords.ts";
import type { Game } from "../store.ts";
import { optionIn, t } from "../words.ts";

export function Duties({ game: { scenario, view }, clause }: { game: Game; clause: Clause }) {
  const duties = dutyWords(scenario, clause, whenOf(view, clause));
  const unmeasured = optionIn(scenario, clause.issue, clause.option)?.unmeasured ?? [];
  if (duties.length === 0 && unmeasured.length === 0)
    return <p class="p-note p-duties-none">{t("duties.none")}</p>;
  return (
    <details class="p-fold p-fold-small p-duties">
      <summary>{t(duties.length === 0 ? "duties.title.none" : "duties.title", { n: duties.length })}</summary>
      <ul class="p-list">
        {duties.map((duty) => (
          <li key={duty.id}>
            <strong>{duty.who}</strong>
            <p>{duty.does}</p>
            <p>{[duty.due, ...duty.terms].join(" ")}</p>
            <p class="p-note">{duty.proof}</p>
          </li>
        ))}
      </ul>
      {duties.length === 0 && <p class="p-note">{t("duties.none")}</p>}
      {unmeasured.map(({ says, why }) => (
        <p key={says} class="p-note">
          {t("duties.unmeasured", { says, why })}
        </p>
      ))}
    </details>
  );
}
