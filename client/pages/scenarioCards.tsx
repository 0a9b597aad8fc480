/** The talks that can be played, as cards with dates and place; choosing one is a link, so that it can be passed on. */
import type { ComponentChildren } from "preact";
import type { ScenarioCard } from "../../shared/protocol.ts";
import { hrefTo } from "../routes.ts";
import { dateRange, t } from "../words.ts";

/** The talks that "Play now" opens, where the server has them. */
const FIRST = "istanbul-2022";

/** The chosen scenario; without a known choice the usual first one; null when there is none. */
export const chosenCard = (cards: readonly ScenarioCard[], id: string | undefined): ScenarioCard | null =>
  cards.find((card) => card.id === id) ?? cards.find((card) => card.id === FIRST) ?? cards[0] ?? null;

/** "Istanbul · 28 March – 15 May 2022 · 7 rounds": where and when. */
export function ScenarioFacts({
  card,
  seats = false,
  children,
}: {
  readonly card: ScenarioCard;
  readonly seats?: boolean;
  readonly children?: ComponentChildren;
}) {
  return (
    <p class="facts">
      <span>{card.place}</span>
      <span>{dateRange(card.from, card.to)}</span>
      <span>{t("play.facts.rounds", { n: card.rounds })}</span>
      {seats && <span>{t("play.facts.seats", { n: card.seats.length })}</span>}
      {children}
    </p>
  );
}

/** Talks that lead into one another first, those that stand alone after them; each by date. */
export function inOrder(cards: readonly ScenarioCard[]): readonly ScenarioCard[] {
  const alone = (card: ScenarioCard): boolean => !cards.some((c) => c.next === card.id || card.next === c.id);
  return [...cards].sort(
    (a, b) => Number(alone(a)) - Number(alone(b)) || Number(a.from > b.from) - Number(a.from < b.from),
  );
}

/** Every scenario but the chosen one. */
export function OtherScenarios({
  cards,
  chosen,
}: {
  readonly cards: readonly ScenarioCard[];
  readonly chosen: ScenarioCard;
}) {
  const others = inOrder(cards).filter((card) => card.id !== chosen.id);
  if (others.length === 0) return null;
  return (
    <section class="section" id="others" aria-labelledby="others-title" tabIndex={-1}>
      <h2 id="others-title">{t("play.others")}</h2>
      <ul class="scenario-cards">
        {others.map((card) => (
          <li key={card.id} class="scenario-card">
            <h3>
              <a href={hrefTo(`/play/${card.id}`)}>{card.title}</a>
            </h3>
            <ScenarioFacts card={card} />
            <p>{card.summary}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
