/** The teacher's door: opens a table for others and leads it; and what else will be here. */
import { useState } from "preact/hooks";
import type { ScenarioCard } from "../../shared/protocol.ts";
import { scenarioCards } from "../http.ts";
import { t } from "../words.ts";
import { Frame, Loading } from "./frame.tsx";
import { NameField } from "./nameField.tsx";
import { chosenCard, inOrder, ScenarioFacts } from "./scenarioCards.tsx";
import { useAsk } from "./useAsk.ts";
import { useOpening } from "./useOpening.ts";

const COMING = ["1", "2", "3", "4"] as const;

export function Teach() {
  const cards = useAsk(scenarioCards, "teach");
  return (
    <Frame title={t("teach.title")} narrow>
      <h1 class="page-title">{t("teach.title")}</h1>
      <p class="lede">{t("teach.lede")}</p>
      {cards.state === "asking" && <Loading />}
      {cards.state === "refused" && <p class="alert">{cards.text}</p>}
      {cards.state === "here" && <Lead cards={inOrder(cards.value)} />}
      <section class="section card">
        <h2>{t("teach.list.title")}</h2>
        <ul class="bullets">
          {COMING.map((n) => (
            <li key={n}>{t(`teach.item.${n}`)}</li>
          ))}
        </ul>
      </section>
    </Frame>
  );
}

function Lead({ cards }: { readonly cards: readonly ScenarioCard[] }) {
  const [chosen, setChosen] = useState<string | undefined>();
  const [timed, setTimed] = useState(false);
  const { name, setName, busy, refused, open } = useOpening(t("teach.name.default"));
  const card = chosenCard(cards, chosen);
  if (card === null) return <p class="empty">{t("play.none")}</p>;

  return (
    <form
      class="section card stack"
      onSubmit={(event) => {
        event.preventDefault();
        void open({ scenario: card.id, seats: [], timed, listed: false, leads: true });
      }}
    >
      <h2>{t("teach.lead.title")}</h2>
      <p>{t("teach.lead.text")}</p>
      <label class="field">
        <span>{t("teach.talks")}</span>
        <select class="input" value={card.id} onChange={(event) => setChosen(event.currentTarget.value)}>
          {cards.map((one) => (
            <option key={one.id} value={one.id}>
              {one.title}
            </option>
          ))}
        </select>
      </label>
      <ScenarioFacts card={card} seats />
      <NameField name={name} onName={setName} unnamed={t("teach.name.default")} />
      <label class="choice">
        <input type="checkbox" checked={timed} onChange={(event) => setTimed(event.currentTarget.checked)} />
        <span>
          {t("play.timed")}
          <small>{t("play.timed.hint")}</small>
        </span>
      </label>
      {refused !== null && (
        <p class="alert" role="alert">
          {refused}
        </p>
      )}
      <p>
        <button type="submit" class="btn btn-primary" disabled={busy}>
          {t("teach.lead.act")}
        </button>
      </p>
      <p role="status">{busy && t("play.opening")}</p>
    </form>
  );
}
