/** Acts of procedure: ask for mediation, leave the table, come back. Shown only where the menu offers them. */
import type { Game } from "../store.ts";
import { partyName, t } from "../words.ts";
import { Refused, useAct } from "./parts.tsx";

export function Procedure({ game: { scenario, view } }: { game: Game }) {
  const act = useAct();
  const { menu } = view;
  const asked = view.mediation;
  if (menu.askMediation.length === 0 && !menu.walkOut && !menu.returnToTable && asked.length === 0)
    return null;
  return (
    <section class="p-section p-procedure" aria-labelledby="procedure-title">
      <h3 id="procedure-title">{t("procedure.title")}</h3>
      {asked.length > 0 && <p class="p-note">{t("procedure.asked", { n: asked.length })}</p>}
      <div class="p-actions">
        {menu.askMediation.map((party) => (
          <button
            key={party}
            type="button"
            class="btn"
            disabled={act.busy}
            onClick={() => act.run({ type: "askMediation", of: party })}
          >
            {t("procedure.mediation", { party: partyName(scenario, party) })}
          </button>
        ))}
        {menu.returnToTable && (
          <button
            type="button"
            class="btn btn-primary"
            disabled={act.busy}
            onClick={() => act.run({ type: "returnToTable" })}
          >
            {t("procedure.return")}
          </button>
        )}
        {menu.walkOut && (
          <button
            type="button"
            class="btn btn-alert"
            disabled={act.busy}
            onClick={() => act.run({ type: "walkOut" })}
          >
            {t("procedure.walkOut")}
          </button>
        )}
      </div>
      <p class="p-note">{t("procedure.how")}</p>
      <Refused text={act.refused} />
    </section>
  );
}
