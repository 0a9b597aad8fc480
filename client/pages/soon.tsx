/** Two doors that are not open yet: what will be behind them, and the way back to the one that is. */
import { hrefTo } from "../routes.ts";
import { t } from "../words.ts";
import { Frame } from "./frame.tsx";

const ITEMS = { teach: ["1", "2", "3", "4"], explore: ["1", "2", "3"] } as const;

export function Soon({ door }: { readonly door: "teach" | "explore" }) {
  const items =
    door === "teach"
      ? ITEMS.teach.map((n) => t(`teach.item.${n}`))
      : ITEMS.explore.map((n) => t(`explore.item.${n}`));
  return (
    <Frame title={t(`${door}.title`)} narrow>
      <h1 class="page-title">{t(`${door}.title`)}</h1>
      <p class="lede">{t(`${door}.lede`)}</p>
      <section class="section card">
        <h2>{t(`${door}.list.title`)}</h2>
        <ul class="bullets">
          {items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      </section>
      <p class="section">
        <a class="btn btn-primary" href={hrefTo("/play")}>
          {t("soon.play")}
        </a>
      </p>
    </Frame>
  );
}
