/** Choosing a delegation and opening a table: two sides first, every other seat below. */
import { useEffect, useState } from "preact/hooks";
import { type PartyId, partyOf, type SeatId } from "../../shared/engine/ids.ts";
import type { ScenarioCard } from "../../shared/protocol.ts";
import { flagHref } from "../flag.tsx";
import { openMatch, scenarioCards } from "../http.ts";
import { keepName, keepTicket, keptName } from "../memory.ts";
import { goTo } from "../routes.ts";
import { dateWords, t } from "../words.ts";
import { Frame, Loading } from "./frame.tsx";
import { sayFailure, useAsk } from "./useAsk.ts";

/** The sides that the first choice offers, as far as the scenario has them. */
const FIRST: readonly { party: PartyId; flag: string; colour: string }[] = [
  { party: "ukraine", flag: "ua", colour: "blue" },
  { party: "russia", flag: "ru", colour: "rust" },
];

export function Play() {
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
  return (
    <Frame title={t("play.title")}>
      <h1 class="page-title">{t("play.title")}</h1>
      {cards.state === "asking" && <Loading />}
      {cards.state === "refused" && <p class="alert">{cards.text}</p>}
      {cards.state === "here" &&
        (cards.value[0] === undefined ? (
          <p class="empty">{t("play.none")}</p>
        ) : (
          <Choice card={cards.value[0]} />
        ))}
    </Frame>
  );
}

const seatsOf = (card: ScenarioCard, party: PartyId): readonly SeatId[] =>
  card.seats.filter((s) => s.party === party).map((s) => s.seat);

function Choice({ card }: { readonly card: ScenarioCard }) {
  const [name, setName] = useState(keptName());
  const [timed, setTimed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const [other, setOther] = useState("");
  const parties = [...new Set(card.seats.map((s) => s.party))];
  const known = FIRST.filter((f) => parties.includes(f.party));
  const first =
    known.length > 0 ? known : parties.slice(0, 2).map((party) => ({ party, flag: "", colour: "slate" }));
  const nameOf = (party: PartyId): string => card.seats.find((s) => s.party === party)?.partyName ?? party;

  const open = async (seats: readonly SeatId[]): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setRefused(null);
    try {
      keepName(name.trim());
      const ticket = await openMatch({
        scenario: card.id,
        seats,
        name: name.trim() || t("play.name.default"),
        timed,
        listed: false,
      });
      keepTicket(ticket);
      goTo(`/t/${ticket.code}`);
    } catch (why) {
      setRefused(sayFailure(why));
      setBusy(false);
    }
  };

  return (
    <div class="stack">
      <div>
        <h2 class="play-scenario">{card.title}</h2>
        <p class="lede">{t("play.lede")}</p>
        <p class="facts">
          <span>{card.place}</span>
          <span>{t("play.facts.rounds", { n: card.rounds })}</span>
          <span>{t("play.facts.seats", { n: card.seats.length })}</span>
          <span>{t("play.facts.asOf", { date: dateWords(card.asOf) })}</span>
        </p>
      </div>
      {refused !== null && (
        <p class="alert" role="alert">
          {refused}
        </p>
      )}
      <div class="play-form">
        <label class="field">
          <span>{t("play.name")}</span>
          <input
            class="input"
            value={name}
            maxLength={40}
            placeholder={t("play.name.default")}
            autocomplete="nickname"
            onInput={(event) => setName(event.currentTarget.value)}
          />
          <span class="hint">{t("play.name.hint")}</span>
        </label>
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
        {first.map(({ party, flag, colour }) => (
          <button
            key={party}
            type="button"
            class={`side-button party-${colour}`}
            disabled={busy}
            onClick={() => void open(seatsOf(card, party))}
          >
            {flag === "" ? (
              <span class="flag flag-none" aria-hidden="true" />
            ) : (
              <img class="flag" src={flagHref(flag)} alt="" width={56} height={42} />
            )}
            <strong>{nameOf(party)}</strong>
            <span class="muted">
              {t("play.seat", { title: card.seats.find((s) => s.party === party)?.title ?? "" })}
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
