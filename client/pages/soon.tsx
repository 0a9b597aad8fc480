/** A door that is not open yet: what will be behind it, and the way back to one that is. */
import { hrefTo } from "../routes.ts";
import { t } from "../words.ts";
import { Frame } from "./frame.tsx";

const ITEMS = ["1", "2", "3", "4"] as const;

export function Soon({ door }: { readonly door: "teach" }) {
  return (
    <Frame title={t(`${door}.title`)} narrow>
      <h1 class="page-title">{t(`${door}.title`)}</h1>
      <p class="lede">{t(`${door}.lede`)}</p>
      <section class="section card">
        <h2>{t(`${door}.list.title`)}</h2>
        <ul class="bullets">
          {ITEMS.map((n) => (
            <li key={n}>{t(`${door}.item.${n}`)}</li>
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
