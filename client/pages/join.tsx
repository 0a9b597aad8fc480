/** The table card: who sits where, and the choice of a seat or of watching. */

import { useEffect, useState } from "preact/hooks";
import { type PartyId, partyOf, type SeatId } from "../../shared/engine/ids.ts";
import type { PublicScenario } from "../../shared/engine/view/viewTypes.ts";
import type { MatchCard, Ticket } from "../../shared/protocol.ts";
import { submit } from "../actions.ts";
import { calendarWords } from "../calendarWords.ts";
import { facesAfterPaint } from "../faces.ts";
import { Flag, partyClass } from "../flag.tsx";
import { joinMatch, matchCard, scenarioByHash } from "../http.ts";
import { keepName, keptName } from "../memory.ts";
import { openTable } from "../net.ts";
import { game } from "../store.ts";
import { seatOffice, seatTitle, t } from "../words.ts";
import { Frame, Loading } from "./frame.tsx";
import { Missing } from "./missing.tsx";
import { NameField } from "./nameField.tsx";
import { sayFailure, useAsk } from "./useAsk.ts";

interface JoinProps {
  readonly code: string;
  readonly refused: string | null;
  readonly onTicket: (ticket: Ticket) => void;
}

export function Join(props: JoinProps) {
  const { code } = props;
  // A table's page waits with the faces until the table stands; here nothing comes after this.
  useEffect(facesAfterPaint, []);
  const asked = useAsk(async () => {
    const card = await matchCard(code);
    return { card, scenario: await scenarioByHash(card.scenarioHash) };
  }, code);
  if (asked.state === "refused" && asked.code === "unknownMatch") return <Missing text={asked.text} />;
  return (
    <Frame title={t("join.title", { code })}>
      <h1 class="page-title">{t("join.title", { code })}</h1>
      {props.refused !== null && (
        <p class="alert" role="alert">
          {props.refused}
        </p>
      )}
      {asked.state === "asking" && <Loading />}
      {asked.state === "refused" && <p class="alert">{asked.text}</p>}
      {asked.state === "here" && <Card {...props} {...asked.value} />}
    </Frame>
  );
}

type Choice =
  | { readonly kind: "watch" }
  | { readonly kind: "seats"; readonly id: string; readonly seats: readonly SeatId[] };

function Card({
  code,
  card,
  scenario,
  onTicket,
}: JoinProps & { readonly card: MatchCard; readonly scenario: PublicScenario }) {
  const [choice, setChoice] = useState<Choice>({ kind: "watch" });
  const [name, setName] = useState(keptName());
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const chosen = choice.kind === "seats" ? choice.id : "watch";

  const join = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setRefused(null);
    const called = name.trim() || t("play.name.default");
    keepName(name.trim());
    try {
      const ticket = await joinMatch(code, { name: called });
      if (choice.kind === "seats") {
        await openTable(ticket);
        for (const seat of choice.seats)
          if (game.value?.view.menu.take.includes(seat))
            await submit({ type: "takeSeat", seat, name: called });
      }
      onTicket(ticket);
    } catch (why) {
      setRefused(sayFailure(why));
      setBusy(false);
    }
  };

  const freeOf = (party: PartyId): readonly SeatId[] =>
    Object.keys(card.seats).filter((seat) => partyOf(seat) === party && card.seats[seat]?.kind !== "person");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void join();
      }}
    >
      <p class="facts">{t("join.where", { title: card.title, when: calendarWords(scenario, card.round) })}</p>
      <p class="lede">{card.phase === "ended" ? t("join.ended") : t("join.lede")}</p>
      {card.led && <p class="note">{t("join.led")}</p>}
      <h2 class="sr-only">{t("join.seats")}</h2>
      <label class="choice watch-choice">
        <input
          type="radio"
          name="seat"
          checked={chosen === "watch"}
          onChange={() => setChoice({ kind: "watch" })}
        />
        <span>
          {t("join.watch")}
          <small>{t("join.watch.hint")}</small>
        </span>
      </label>
      <div class="seat-groups">
        {scenario.parties.map((party) => {
          const free = freeOf(party.id);
          return (
            <fieldset key={party.id} class={`seat-group ${partyClass(party)}`}>
              <legend>
                <Flag party={party} /> {party.name}
              </legend>
              {free.length > 1 && (
                <label class="choice">
                  <input
                    type="radio"
                    name="seat"
                    checked={chosen === party.id}
                    onChange={() => setChoice({ kind: "seats", id: party.id, seats: free })}
                  />
                  <span>{t("join.whole")}</span>
                </label>
              )}
              {party.seats.map(({ id: seat }) => {
                const who = card.seats[seat];
                const taken = who === undefined || who.kind === "person";
                return (
                  <label
                    key={seat}
                    class={taken ? "choice choice-off" : "choice"}
                    title={seatOffice(scenario, seat)}
                  >
                    <input
                      type="radio"
                      name="seat"
                      disabled={taken}
                      checked={chosen === seat}
                      onChange={() => setChoice({ kind: "seats", id: seat, seats: [seat] })}
                    />
                    <span>
                      {seatTitle(scenario, seat)}
                      <small>
                        {who?.kind === "person"
                          ? t("join.taken", { name: who.name ?? "" })
                          : t(`join.free.${who?.kind ?? "empty"}`)}
                      </small>
                    </span>
                  </label>
                );
              })}
            </fieldset>
          );
        })}
      </div>
      {refused !== null && (
        <p class="alert" role="alert">
          {refused}
        </p>
      )}
      <div class="join-actions">
        <NameField name={name} onName={setName} />
        <button type="submit" class="btn btn-primary" disabled={busy}>
          {busy ? t("join.joining") : t(choice.kind === "watch" ? "join.act.watch" : "join.act.sit")}
        </button>
      </div>
    </form>
  );
}
