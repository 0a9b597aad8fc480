/**
 * My mandate in words: what the text must be worth, what each article weighs, what the capital allows and
 * rules out. A capital's seat may change what it allows here.
 */
import { useState } from "preact/hooks";
import type { OptionId } from "../../shared/engine/ids.ts";
import { worth } from "../../shared/engine/world/worth.ts";
import type { Game } from "../store.ts";
import { issueTitle, listWords, numberWords, optionIn, partyName, percentWords, t } from "../words.ts";
import { type MandateRow, mandateRows } from "./mandate.ts";
import { colourOf, Dated, Meter, Refused, useAct } from "./parts.tsx";

export function Mandate({ game: { scenario, view } }: { game: Game }) {
  const mine = view.mine;
  if (mine === null) return null;
  const rows = mandateRows(scenario, view);
  const reservation = Math.round(mine.sheet.reservation);
  const everybody = scenario.parties.map((p) => p.id);
  const textWorth = worth(scenario, mine.sheet, Object.values(view.agreed), everybody).total;
  const option = (row: MandateRow, id: OptionId): string => optionIn(scenario, row.issue, id)?.label ?? id;
  return (
    <div class="p-mandate">
      <p>{t("mandate.reservation", { n: reservation, party: partyName(scenario, mine.party) })}</p>
      <p>
        {t(mine.war.optimism > 0.5 ? "mandate.war.hope" : "mandate.war", {
          n: Math.round(mine.war.worth),
          hope: Math.round(mine.war.optimism),
        })}
      </p>
      <p>
        {t("mandate.text")} <strong>{Math.round(textWorth)}</strong>
      </p>
      <Meter
        value={textWorth}
        mark={reservation}
        colour={colourOf(scenario, mine.party)}
        label={t("mandate.text")}
      />
      {mine.periods && (
        <>
          <p class="p-note">{t("mandate.periods")}</p>
          <Dated scenario={scenario} items={mine.periods} />
        </>
      )}
      <p class="p-note">{t("mandate.weights")}</p>
      <ol class="p-weights">
        {rows.map((row) => {
          const ruledOut = row.options.filter((o) => !o.allowed).map((o) => option(row, o.option));
          const wanted = row.options.find((o) => o.allowed);
          return (
            <li key={row.issue}>
              <div class="p-weight-head">
                <span>
                  <strong>{t("panel.article", { n: String(row.article) })}</strong>{" "}
                  {issueTitle(scenario, row.issue)}
                </span>
                <span class="p-figure">{percentWords(row.share)}</span>
              </div>
              <div class="p-weight-bar" aria-hidden="true">
                <span
                  data-colour={colourOf(scenario, mine.party)}
                  style={{ width: `${Math.min(100, row.share * 400)}%` }}
                />
              </div>
              <p class="p-note">
                {wanted !== undefined && <>{t("mandate.wants", { option: option(row, wanted.option) })} </>}
                {ruledOut.length > 0 && (
                  <span class="p-no">{t("mandate.ruledOut", { options: listWords(ruledOut) })} </span>
                )}
                {row.atLeast !== null && (
                  <span class="p-no">{t("mandate.atLeast", { value: numberWords(row.atLeast) })} </span>
                )}
                {row.atMost !== null && (
                  <span class="p-no">{t("mandate.atMost", { value: numberWords(row.atMost) })} </span>
                )}
                {row.redLine !== null && (
                  <span class="p-no">{t("mandate.redLine", { option: option(row, row.redLine) })}</span>
                )}
              </p>
              {view.menu.instruct && <Instruct row={row} label={(id) => option(row, id)} />}
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** A capital's seat: which options of an article the delegation may sign. */
function Instruct({ row, label }: { row: MandateRow; label: (id: OptionId) => string }) {
  const act = useAct();
  const allowed = row.options.filter((o) => o.allowed).map((o) => o.option);
  const [chosen, setChosen] = useState<readonly OptionId[] | null>(null);
  const now = chosen ?? allowed;
  return (
    <details class="p-fold p-fold-small">
      <summary>{t("mandate.instruct")}</summary>
      <fieldset class="p-checks">
        <legend class="p-note">{t("mandate.instruct.how")}</legend>
        {row.options.map((o) => (
          <label key={o.option}>
            <input
              type="checkbox"
              checked={now.includes(o.option)}
              onChange={() =>
                setChosen(now.includes(o.option) ? now.filter((x) => x !== o.option) : [...now, o.option])
              }
            />
            {label(o.option)}
          </label>
        ))}
        <button
          type="button"
          class="btn"
          disabled={act.busy || now.length === 0 || chosen === null}
          onClick={() =>
            act
              .run({ type: "instruct", issue: row.issue, allow: [...now] })
              .then((done) => done && setChosen(null))
          }
        >
          {t("mandate.instruct.send")}
        </button>
        <Refused text={act.refused} />
      </fieldset>
    </details>
  );
}
