/** The teacher's door: opens a table for others and leads it; and what else will be here. */
import { useState } from "preact/hooks";
import type { ScenarioCard } from "../../shared/protocol.ts";
import { openMatch, scenarioCards } from "../http.ts";
import { keepName, keepTicket, keptName } from "../memory.ts";
import { goTo } from "../routes.ts";
import { t } from "../words.ts";
import { Frame, Loading } from "./frame.tsx";
import { NameField } from "./nameField.tsx";
import { chosenCard, inOrder, ScenarioFacts } from "./scenarioCards.tsx";
import { sayFailure, useAsk } from "./useAsk.ts";

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
  const [name, setName] = useState(keptName());
  const [timed, setTimed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const card = chosenCard(cards, chosen);
  if (card === null) return <p class="empty">{t("play.none")}</p>;

  const open = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setRefused(null);
    try {
      keepName(name.trim());
      const called = name.trim() || t("teach.name.default");
      const ask = { scenario: card.id, seats: [], name: called, timed, listed: false, leads: true };
      const ticket = await openMatch(ask);
      keepTicket(ticket);
      goTo(`/t/${ticket.code}`);
    } catch (why) {
      setRefused(sayFailure(why));
      setBusy(false);
    }
  };

  return (
    <form
      class="section card stack"
      onSubmit={(event) => {
        event.preventDefault();
        void open();
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
