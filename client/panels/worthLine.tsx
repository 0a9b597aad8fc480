/**
 * "Worth to us": the figure, the meter and the mandate's mark; for a limited agreement what it adds, since it
 * does not end the war and no mandate measures it.
 */
import type { PartyId } from "../../shared/engine/ids.ts";
import type { PublicScenario } from "../../shared/engine/view/viewTypes.ts";
import { signedWords, t } from "../words.ts";
import type { Assessment } from "./judge.ts";
import { colourOf, Meter } from "./parts.tsx";

export function WorthLine({
  scenario,
  party,
  value,
}: {
  scenario: PublicScenario;
  party: PartyId;
  value: Assessment;
}) {
  if (value.limited !== null) {
    const adds = Math.round(value.limited * 10) / 10;
    return (
      <p class="p-worth-line">
        <span>
          {t("package.limited")} <strong>{signedWords(adds)}</strong>
        </span>
        <span class="p-note">{t("package.limited.how")}</span>
      </p>
    );
  }
  const total = Math.round(value.worth.total);
  const mandate = Math.round(value.reservation);
  return (
    <>
      <p class="p-worth-line">
        <span>
          {t("package.worth")} <strong>{total}</strong>
        </span>
        <span class={total < mandate ? "p-no" : "p-note"}>
          {total < mandate
            ? t("package.below", { n: mandate - total, mandate })
            : t("package.mandate", { n: mandate })}
        </span>
      </p>
      <Meter
        value={value.worth.total}
        mark={value.reservation}
        colour={colourOf(scenario, party)}
        label={t("package.worth")}
      />
    </>
  );
}
