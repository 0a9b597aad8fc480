/** An address that means nothing here. */
import { hrefTo } from "../routes.ts";
import { t } from "../words.ts";
import { Frame } from "./frame.tsx";

export function Missing({ text }: { readonly text?: string }) {
  return (
    <Frame title={t("missing.title")} narrow>
      <h1 class="page-title">{t("missing.title")}</h1>
      <p class="lede">{text ?? t("missing.text")}</p>
      <p>
        <a class="btn btn-primary" href={hrefTo("/")}>
          {t("missing.home")}
        </a>
      </p>
    </Frame>
  );
}
