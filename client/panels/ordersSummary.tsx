/** Orders told in sentences, one for each of the four. */
import type { Orders } from "../../shared/engine/state.ts";
import type { Game } from "../store.ts";
import { articleName, lineWords, listWords, t } from "../words.ts";
import { notHonoured } from "./orderForm.ts";

/** Orders as sentences, one line each. */
export function Summary({ game: g, orders }: { game: Game; orders: Orders }) {
  const { scenario, view } = g;
  const conduct = Object.keys(orders.conduct);
  const notKept = notHonoured(orders);
  return (
    <dl class="p-summary">
      {orders.posture !== null && (
        <>
          <dt>{t("orders.posture")}</dt>
          <dd>
            <strong>{t(`orders.posture.${orders.posture}`)}</strong>{" "}
            <span class="p-note">{t(`orders.posture.${orders.posture}.how`)}</span>
          </dd>
        </>
      )}
      <dt>{t("orders.conduct")}</dt>
      <dd>
        {conduct.length === 0 && t("orders.conduct.none")}
        {conduct.length > 0 && notKept.length === 0 && t("orders.conduct.all", { n: conduct.length })}
        {notKept.map((id) => (
          <span key={id} class="p-no p-block">
            {t(`orders.conduct.${orders.conduct[id] ?? "honour"}.line`, {
              article: articleName(scenario, view.obligations[id]?.issue ?? id),
            })}
          </span>
        ))}
      </dd>
      {orders.support !== null && (
        <>
          <dt>{t("orders.support")}</dt>
          <dd>
            {listWords([
              t(`orders.aid.${orders.support.aid}`),
              t(`orders.sanctions.${orders.support.sanctions}`),
              t(`orders.pledge.${orders.support.pledge}`),
            ])}
          </dd>
        </>
      )}
      <dt>{t("orders.line")}</dt>
      <dd>{orders.line.kind === "none" ? t("orders.line.none") : lineWords(scenario, orders.line)}</dd>
    </dl>
  );
}
