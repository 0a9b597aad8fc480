/**
 * One channel: who reads along, what was said, and a box to write in. A message may refer to an offer or an
 * article; what was typed is kept until it is sent.
 */
import { type Signal, signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { partyOf } from "../../shared/engine/ids.ts";
import { MAX_TEXT } from "../../shared/engine/state.ts";
import { markRead, openPanel } from "../actions.ts";
import { drafts, setMessageDraft } from "../drafts.ts";
import { type Game, mySeats } from "../store.ts";
import {
  articleName,
  channelName,
  clauseShort,
  listWords,
  namesOf,
  partyName,
  seatTitle,
  t,
} from "../words.ts";
import { type Answered, type Channel, conversation, isBot, type Said, speakerIn } from "./channelList.ts";
import { colourOf, Empty, Refused, useAct } from "./parts.tsx";

/** The offer or article that the next message refers to. */
const quote: Signal<string | null> = signal(null);
export function referTo(id: string | null): void {
  quote.value = id;
}
function whoReads({ scenario }: Game, channel: Channel): string {
  const party = channel.readers[0] ?? "";
  switch (channel.kind) {
    case "plenary":
      return t("channels.reads.plenary");
    case "with":
      return t("channels.reads.with", { parties: namesOf(scenario, channel.readers) });
    case "caucus":
      return t("channels.reads.caucus", { party: partyName(scenario, party) });
    case "cable":
      return t("channels.reads.cable", { party: partyName(scenario, party) });
  }
}

export function Talk({ game: g, channel }: { game: Game; channel: Channel }) {
  const said = conversation(g.events, channel.key);
  const end = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is newly said is what is read and scrolled to
  useEffect(() => {
    markRead(channel.key);
    end.current?.scrollIntoView({ block: "nearest" });
  }, [channel.key, said.length]);
  return (
    <section class="p-talk" aria-labelledby="talk-title">
      <header class="p-talk-head">
        <h3 id="talk-title">{channelName(g.scenario, channel.key)}</h3>
        <p class="p-note p-reads">{whoReads(g, channel)}</p>
      </header>
      {said.length === 0 && <Empty>{t(`channels.empty.${channel.kind}`)}</Empty>}
      <ol class="p-messages">
        {said.map((m) =>
          m.type === "said" ? (
            <Message key={`m${m.n}`} game={g} message={m} />
          ) : (
            <CapitalAnswer key={`c${said.indexOf(m)}`} game={g} answer={m} />
          ),
        )}
      </ol>
      <div ref={end} />
      {channel.writable ? (
        <Write game={g} channel={channel} />
      ) : (
        <p class="p-note">{t("channels.readOnly")}</p>
      )}
    </section>
  );
}

function Message({ game: { scenario, view }, message }: { game: Game; message: Said }) {
  const party = partyOf(message.from);
  const own = mySeats(view).includes(message.from);
  return (
    <li class="p-message" data-colour={colourOf(scenario, party)} data-own={own ? "yes" : "no"}>
      <p class="p-message-from">
        <span class="p-party" data-colour={colourOf(scenario, party)}>
          {partyName(scenario, party)}
        </span>{" "}
        <span class="p-note">{seatTitle(scenario, message.from)}</span>{" "}
        {isBot(view, message.from) && <span class="p-tag">{t("channels.bot")}</span>}
      </p>
      {message.quotes !== null && (
        <p class="p-quote">
          <button
            type="button"
            class="p-link"
            onClick={() => openQuote({ scenario, view }, message.quotes ?? "")}
          >
            {quoteWords({ scenario, view }, message.quotes)}
          </button>
        </p>
      )}
      <p class="p-message-text">{message.text}</p>
    </li>
  );
}

function CapitalAnswer({ game: { scenario }, answer }: { game: Game; answer: Answered }) {
  return (
    <li class="p-message p-message-capital" data-colour={colourOf(scenario, answer.party)}>
      <p class="p-message-from">
        <strong>{t("capital.from", { party: partyName(scenario, answer.party) })}</strong>
      </p>
      <p class="p-message-text">
        {t(`capital.${answer.answer}`, {
          worth: Math.round(answer.worth),
          reservation: Math.round(answer.reservation),
        })}
        {answer.crossed.length > 0 &&
          ` ${t("capital.crossed", { articles: listWords(answer.crossed.map((i) => articleName(scenario, i))) })}`}
      </p>
      <p class="p-note">
        {t("capital.about", { clauses: listWords(answer.clauses.map((c) => clauseShort(scenario, c))) })}
      </p>
    </li>
  );
}

type Named = Pick<Game, "scenario" | "view">;

function quoteWords({ scenario, view }: Named, quoted: string): string {
  const offer = view.offers[quoted];
  if (offer !== undefined)
    return t("channels.quote.offer", {
      party: partyName(scenario, offer.from),
      clauses: listWords(offer.clauses.map((c) => clauseShort(scenario, c))),
    });
  if (scenario.issues.some((i) => i.id === quoted)) return articleName(scenario, quoted);
  return t("channels.quote.gone");
}

function openQuote({ view }: Named, quoted: string): void {
  if (view.offers[quoted] !== undefined) openPanel("text", { offer: quoted });
  else openPanel("text", { issue: quoted });
}

/** The box to write in: sends with the button or Ctrl+Enter, keeps what was typed until it is sent. */
function Write({ game: g, channel }: { game: Game; channel: Channel }) {
  const { scenario, view } = g;
  const act = useAct();
  const text = drafts.value.messages[channel.key] ?? "";
  const box = useRef<HTMLTextAreaElement>(null);
  const send = async (): Promise<void> => {
    const words = text.trim();
    if (words === "" || act.busy) return;
    const seat = speakerIn(channel.kind, mySeats(view));
    if (seat === null) return;
    if (await act.run({ type: "say", channel: channel.key, text: words, quotes: quote.value }, seat)) {
      setMessageDraft(channel.key, "");
      quote.value = null;
      // The button is switched off now: who writes goes on in the box.
      box.current?.focus();
    }
  };
  const offers = Object.values(view.offers).filter(
    (o) =>
      o.status === "open" &&
      (channel.kind === "plenary" ? false : channel.readers.every((p) => p === o.from || o.to.includes(p))),
  );
  return (
    <form
      class="p-write"
      onSubmit={(e) => {
        e.preventDefault();
        void send();
      }}
    >
      <label>
        <span class="sr-only">{t("channels.message", { channel: channelName(scenario, channel.key) })}</span>
        <textarea
          ref={box}
          rows={3}
          maxLength={MAX_TEXT}
          value={text}
          placeholder={t("channels.placeholder")}
          onInput={(e) => setMessageDraft(channel.key, e.currentTarget.value)}
          onKeyDown={(e) => {
            if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) {
              e.preventDefault();
              void send();
            }
          }}
        />
      </label>
      <div class="p-write-row">
        <label class="p-field-inline">
          <span class="p-note">{t("channels.quote")}</span>
          <select
            value={quote.value ?? ""}
            onChange={(e) => (quote.value = e.currentTarget.value === "" ? null : e.currentTarget.value)}
          >
            <option value="">{t("channels.quote.none")}</option>
            {offers.map((o) => (
              <option key={o.id} value={o.id}>
                {t("channels.quote.anOffer", { party: partyName(scenario, o.from), n: o.round })}
              </option>
            ))}
            {[...scenario.issues]
              .sort((a, b) => a.article - b.article)
              .map((i) => (
                <option key={i.id} value={i.id}>
                  {articleName(scenario, i.id)}
                </option>
              ))}
          </select>
        </label>
        <span class="p-note p-left">
          {text.length > MAX_TEXT - 200 ? t("channels.left", { n: MAX_TEXT - text.length }) : ""}
        </span>
        <button type="submit" class="btn btn-primary" disabled={act.busy || text.trim() === ""}>
          {t("channels.send")}
        </button>
      </div>
      <Refused text={act.refused} />
    </form>
  );
}
