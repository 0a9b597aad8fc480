/**
 * The model card: every number that the simulation computes with and what it rests on, and how the whole compares with
 * theory and record, misses shown as misses. Computes nothing: the table was played beforehand.
 */
import type { ComponentChildren } from "preact";

import type { Evidence, Row } from "../../shared/lab/evidence.ts";
import type { ScenarioCard } from "../../shared/protocol.ts";
import { evidence, scenarioByHash, scenarioCards } from "../http.ts";
import { EN_MODEL_CARD } from "../texts/en.modelCard.ts";
import { bringTexts, dateWords, hasText, type Key, t } from "../words.ts";
import { Balance } from "./cardBalance.tsx";
import { Fit, Hindcasts } from "./cardHindcast.tsx";
import { CardParameters } from "./cardParameters.tsx";
import { Rows } from "./cardRows.tsx";
import { Frame, Loading } from "./frame.tsx";
import { useAsk } from "./useAsk.ts";

bringTexts(EN_MODEL_CARD);

const PARTS = [
  "misses",
  "base",
  "signs",
  "hindcast",
  "invariants",
  "balance",
  "parameters",
  "untested",
] as const;
type Part = (typeof PARTS)[number];

export function ModelCard() {
  const asked = useAsk(async () => {
    const [played, cards] = await Promise.all([evidence(), scenarioCards()]);
    return { ...played, cards, scenarios: await Promise.all(cards.map((card) => scenarioByHash(card.hash))) };
  }, "model card");
  return (
    <Frame title={t("card.title")}>
      <h1 class="page-title">{t("card.title")}</h1>
      <p class="lede">{t("card.lede")}</p>
      {asked.state === "asking" && <Loading />}
      {asked.state === "refused" && <p class="alert">{asked.text}</p>}
      {asked.state === "here" && (
        <>
          {asked.value.evidence === null ? (
            <p class="section card">{t("card.none")}</p>
          ) : (
            <Played evidence={asked.value.evidence} cards={asked.value.cards} />
          )}
          <Section part="parameters" lede>
            <CardParameters scenarios={asked.value.scenarios} />
          </Section>
          <Section part="untested">
            <Untested />
          </Section>
        </>
      )}
    </Frame>
  );
}

interface PlayedProps {
  readonly evidence: Evidence;
  readonly cards: readonly ScenarioCard[];
}

function Played({ evidence: e, cards }: PlayedProps) {
  const changed = cards.filter((c) => !e.scenarios.some((p) => p.played === c.played));
  const judged = e.rows.filter((r) => r.verdict !== null);
  const of = (verdict: string): readonly Row[] => judged.filter((r) => r.verdict === verdict);
  const misses = of("misses");
  const undecided = of("undecided");
  const rows = (section: Row["section"]) => (
    <Rows evidence={e} rows={e.rows.filter((r) => r.section === section)} section={section} />
  );
  return (
    <>
      <p class="muted">{t("card.when", { date: dateWords(e.date), runs: e.runs })}</p>
      {changed.length > 0 && (
        <p class="card-changed">{t("card.changed", { titles: changed.map((s) => s.title) })}</p>
      )}
      <nav class="card-contents no-print" aria-label={t("card.contents")}>
        {PARTS.map((part) => (
          <a key={part} href={`#${part}`}>
            {t(`card.${part}.title`)}
          </a>
        ))}
      </nav>
      <Section part="misses" lede>
        <p class="card-sum">
          {t("card.sum", {
            holds: of("holds").length,
            undecided: undecided.length,
            misses: misses.length,
            all: judged.length,
          })}
        </p>
        {misses.length === 0 ? (
          <p>{t("card.misses.none")}</p>
        ) : (
          <Rows evidence={e} rows={misses} section="misses" />
        )}
        {undecided.length > 0 && (
          <>
            <h3 class="sub">{t("card.undecided.title")}</h3>
            <Rows evidence={e} rows={undecided} section="undecided" />
          </>
        )}
      </Section>
      <Section part="base" lede>
        {rows("base")}
      </Section>
      <Section part="signs" lede>
        {rows("signs")}
      </Section>
      <Section part="hindcast" lede>
        {rows("hindcast")}
        <Hindcasts hindcasts={e.hindcasts} />
        {e.opinionFit !== null && <Fit fit={e.opinionFit} />}
      </Section>
      <Section part="invariants" lede>
        {rows("invariants")}
      </Section>
      <Section part="balance" lede>
        <Balance evidence={e} />
      </Section>
    </>
  );
}

function Section({
  part,
  lede = false,
  children,
}: {
  readonly part: Part;
  readonly lede?: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <section class="section card-part" aria-labelledby={part}>
      <h2 id={part}>{t(`card.${part}.title`)}</h2>
      {lede && <p>{t(`card.${part}.lede` as Key)}</p>}
      {children}
    </section>
  );
}

function Untested() {
  const keys: Key[] = [];
  for (let n = 1; hasText(`card.untested.${n}`); n++) keys.push(`card.untested.${n}` as Key);
  return (
    <ul class="bullets">
      {keys.map((key) => (
        <li key={key}>{t(key)}</li>
      ))}
    </ul>
  );
}
