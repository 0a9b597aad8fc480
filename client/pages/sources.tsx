/** Every source of every scenario on this server, and whose work the page is made of. */

import type { PublicScenario } from "../../shared/engine/view/viewTypes.ts";
import { scenarioByHash, scenarioCards } from "../http.ts";
import { sourceWords, t } from "../words.ts";
import { Frame, Loading } from "./frame.tsx";
import { useAsk } from "./useAsk.ts";

const CREDITS = ["code", "map", "flags", "icons", "fonts"] as const;

export function Sources() {
  const all = useAsk(
    async () => Promise.all((await scenarioCards()).map((card) => scenarioByHash(card.hash))),
    "sources",
  );
  return (
    <Frame title={t("sources.title")} narrow>
      <h1 class="page-title">{t("sources.title")}</h1>
      <section class="section card">
        <h2>{t("sources.credits")}</h2>
        <ul class="bullets">
          {CREDITS.map((credit) => (
            <li key={credit}>{t(`sources.credit.${credit}`)}</li>
          ))}
        </ul>
      </section>
      <p class="section">{t("sources.lede")}</p>
      {all.state === "asking" && <Loading />}
      {all.state === "refused" && <p class="alert">{all.text}</p>}
      {all.state === "here" &&
        all.value.map((scenario) => <SourceList key={scenario.hash} scenario={scenario} />)}
    </Frame>
  );
}

export function SourceList({
  scenario,
  only,
}: {
  readonly scenario: PublicScenario;
  readonly only?: readonly string[];
}) {
  const sources = Object.entries(scenario.sources).filter(([id]) => only === undefined || only.includes(id));
  return (
    <section class="section">
      <h2>{t("sources.of", { title: scenario.title })}</h2>
      <p class="muted">{t("sources.count", { n: sources.length })}</p>
      <ul class="source-list">
        {sources.map(([id, source]) => (
          <li key={id} id={`source-${id}`}>
            {source.url.startsWith("http") ? (
              <a href={source.url} target="_blank" rel="noreferrer">
                {source.title}
              </a>
            ) : (
              source.title
            )}
            <small class="muted">
              {" "}
              {sourceWords(source)} · {t(`sources.${source.checked}`)}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
