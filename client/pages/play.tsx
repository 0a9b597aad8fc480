/** Choosing a delegation and opening a table: the two principals first, every other seat and other talks below. */
import { useEffect, useState } from "preact/hooks";
import { type PartyId, partyOf, type SeatId } from "../../shared/engine/ids.ts";
import type { ScenarioCard } from "../../shared/protocol.ts";
import { Flag, partyClass } from "../flag.tsx";
import { scenarioCards } from "../http.ts";
import { dateWords, t } from "../words.ts";
import { Frame, Loading } from "./frame.tsx";
import { NameField } from "./nameField.tsx";
import { chosenCard, OtherScenarios, ScenarioFacts } from "./scenarioCards.tsx";
import { useAsk } from "./useAsk.ts";
import { useOpening } from "./useOpening.ts";

export function Play({ scenario }: { readonly scenario: string | undefined }) {
  useEffect(() => {
    // While a person chooses, the table's code is on its way.
    const timer = setTimeout(
      () =>
        void Promise.all([
          import("./tableDoor.tsx"),
          import("../netSdk.ts"),
          import("../panels/others.ts"),
        ]).catch(() => undefined),
      300,
    );
    return () => clearTimeout(timer);
  }, []);
  const cards = useAsk(scenarioCards, "play");
  const chosen = cards.state === "here" ? chosenCard(cards.value, scenario) : null;
  return (
    <Frame title={chosen === null ? t("play.title") : t("play.title.of", { title: chosen.title })}>
      <h1 class="page-title">{t("play.title")}</h1>
      {cards.state === "asking" && <Loading />}
      {cards.state === "refused" && <p class="alert">{cards.text}</p>}
      {cards.state === "here" &&
        (chosen === null ? (
          <p class="empty">{t("play.none")}</p>
        ) : (
          <>
            <Choice key={chosen.id} card={chosen} others={cards.value.length - 1} />
            <OtherScenarios cards={cards.value} chosen={chosen} />
          </>
        ))}
    </Frame>
  );
}

const seatsOf = (card: ScenarioCard, party: PartyId): readonly SeatId[] =>
  card.seats.filter((s) => s.party === party).map((s) => s.seat);

function Choice({ card, others }: { readonly card: ScenarioCard; readonly others: number }) {
  const [timed, setTimed] = useState(false);
  const { name, setName, busy, refused, open: openWith } = useOpening(t("play.name.default"));
  const [other, setOther] = useState("");
  const parties = card.parties.map((p) => p.party);
  const nameOf = (party: PartyId): string => card.parties.find((p) => p.party === party)?.name ?? party;

  const open = (seats: readonly SeatId[]): Promise<void> =>
    openWith({ scenario: card.id, seats, timed, listed: false });

  return (
    <div class="stack">
      <div>
        <h2 class="play-scenario">{card.title}</h2>
        <ScenarioFacts card={card} seats>
          <span>{t("play.facts.asOf", { date: dateWords(card.asOf) })}</span>
          {others > 0 && <a href="#others">{t("play.others.jump", { n: others })}</a>}
        </ScenarioFacts>
        <p>{card.summary}</p>
        <p>{t("play.lede")}</p>
      </div>
      {refused !== null && (
        <p class="alert" role="alert">
          {refused}
        </p>
      )}
      <div class="play-form">
        <NameField name={name} onName={setName} hint />
        <label class="choice">
          <input
            type="checkbox"
            checked={timed}
            onChange={(event) => setTimed(event.currentTarget.checked)}
          />
          <span>
            {t("play.timed")}
            <small>{t("play.timed.hint")}</small>
          </span>
        </label>
      </div>
      <div class="sides">
        {card.parties
          .filter((p) => p.principal)
          .map((p) => (
            <button
              key={p.party}
              type="button"
              class={`side-button ${partyClass(p)}`}
              disabled={busy}
              onClick={() => void open(seatsOf(card, p.party))}
            >
              <Flag party={p} big />
              <strong>{p.name}</strong>
              <span class="muted">
                {t("play.seat", { title: card.seats.find((s) => s.party === p.party)?.title ?? "" })}
              </span>
            </button>
          ))}
      </div>
      <details class="other-seat">
        <summary>{t("play.other")}</summary>
        <form
          class="code-form"
          onSubmit={(event) => {
            event.preventDefault();
            const chosen = other === "" ? (parties[0] ?? "") : other;
            void open(chosen.includes(".") ? [chosen] : seatsOf(card, chosen));
          }}
        >
          <label class="field seat-select">
            <span>{t("play.other.label")}</span>
            <select class="input" value={other} onChange={(event) => setOther(event.currentTarget.value)}>
              {parties.map((party) => (
                <optgroup key={party} label={nameOf(party)}>
                  <option value={party}>{t("play.other.whole", { party: nameOf(party) })}</option>
                  {card.seats
                    .filter((s) => partyOf(s.seat) === party)
                    .map((s) => (
                      <option key={s.seat} value={s.seat}>
                        {t("play.other.one", { party: nameOf(party), title: s.title })}
                      </option>
                    ))}
                </optgroup>
              ))}
            </select>
          </label>
          <button type="submit" class="btn" disabled={busy}>
            {t("play.other.act")}
          </button>
        </form>
      </details>
      <p role="status">{busy && t("play.opening")}</p>
    </div>
  );
}
