/**
 * The log: what I was told, by round, newest first, with a mark where I last looked. Older pages are fetched
 * on demand.
 */
import { useEffect, useState } from "preact/hooks";
import { stretchOf } from "../../shared/engine/rules/calendar.ts";
import type { SeenEvent } from "../../shared/protocol.ts";
import { olderHistory, openPanel } from "../actions.ts";
import { calendarWords } from "../calendarWords.ts";
import { actorOf, sayEvent } from "../eventWords.ts";
import { hrefTo } from "../routes.ts";
import { type Focus, type Game, game, type PanelId } from "../store.ts";
import { dateRange, t } from "../words.ts";
import { Filter } from "./filter.tsx";
import { inWords, LOG_KINDS, type LogKind, type LogRound, logRounds, newSince } from "./logView.ts";
import { keepLooked, lookedUpTo } from "./looked.ts";
import { colourOf, Empty, Sources } from "./parts.tsx";

export function LogPanel() {
  const g = game.value;
  const [show, setShow] = useState<LogKind | "all">("all");
  const [loading, setLoading] = useState(false);
  const code = g?.code ?? null;
  const n = g?.n ?? 0;
  // What was new when the panel opened stays marked while it is open.
  const [seen] = useState(() => (code === null ? 0 : lookedUpTo(code)));
  useEffect(() => {
    if (code !== null) keepLooked(code, n);
  }, [code, n]);
  if (g === null) return <Empty>{t("panel.loading")}</Empty>;
  const rounds = logRounds(g.first, g.events, show);
  const fresh = newSince(rounds, seen);
  return (
    <div class="p-panel p-log">
      <h2 class="p-title">{t("log.title")}</h2>
      <p class="p-note" role="status">
        {seen > 0 && fresh > 0 ? t("log.new", { n: fresh }) : t("log.how")}
      </p>
      <p class="p-note no-print">
        <a href={hrefTo(`/explore/t/${g.code}`)}>{t("log.replay")}</a>
      </p>
      <Filter
        label={t("log.filter")}
        kinds={["all", ...LOG_KINDS]}
        chosen={show}
        choose={setShow}
        words={(kind) => t(`log.kind.${kind}`)}
      />
      {rounds.every((r) => r.lines.length === 0) && <Empty>{t("log.none")}</Empty>}
      {rounds.map((round) => (
        <Round key={round.round} game={g} round={round} seen={seen} />
      ))}
      {g.first > 1 && (
        <div class="p-actions">
          <button
            type="button"
            class="btn"
            disabled={loading}
            onClick={() => {
              setLoading(true);
              void olderHistory().finally(() => setLoading(false));
            }}
          >
            {t(loading ? "log.loading" : "log.older", { n: g.first - 1 })}
          </button>
        </div>
      )}
    </div>
  );
}

function Round({ game: g, round, seen }: { game: Game; round: LogRound; seen: number }) {
  const dates = stretchOf(g.scenario, round.round);
  const lines = inWords(round.lines, (event) => sayEvent(event, g.scenario, g.view));
  if (lines.length === 0) return null;
  const firstOld = lines.find((l) => l.n <= seen);
  const someNew = lines.some((l) => l.n > seen);
  return (
    <section class="p-log-round">
      <h3>
        {calendarWords(g.scenario, round.round, "log.round")}{" "}
        {dates !== undefined && <span class="p-regular p-note">{dateRange(dates.from, dates.to)}</span>}
      </h3>
      <ol class="p-log-lines" reversed>
        {lines.map((line) => (
          <li key={line.n} data-kind={line.kind} data-new={seen > 0 && line.n > seen ? "yes" : "no"}>
            {seen > 0 && someNew && line === firstOld && <p class="p-looked">{t("log.looked")}</p>}
            <Line
              game={g}
              event={line.event}
              words={line.times === 1 ? line.words : t("log.times", { text: line.words, n: line.times })}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Line({ game: g, event, words }: { game: Game; event: SeenEvent; words: string }) {
  const party = actorOf(event);
  const to = target(event);
  return (
    <div
      class="p-log-line"
      data-colour={colourOf(g.scenario, party ?? undefined)}
      data-actor={party === null ? "no" : "yes"}
    >
      <span>
        {words}
        {event.type === "shockFell" && "card" in event && (
          <>
            {" "}
            <Sources scenario={g.scenario} ids={event.card.sources} />
          </>
        )}
      </span>
      {to !== null && (
        <button type="button" class="p-link" onClick={() => openPanel(to.panel, to.focus)}>
          {t("log.show")}
          <span class="sr-only">: {words}</span>
        </button>
      )}
    </div>
  );
}

/** Where an event can be looked at. */
function target(event: SeenEvent): { readonly panel: PanelId; readonly focus: Focus } | null {
  switch (event.type) {
    case "said":
      return { panel: "channels", focus: { channel: event.channel } };
    case "offerTabled":
      return { panel: "text", focus: { offer: event.offer.id } };
    case "stood":
      return { panel: "text", focus: { issue: event.clause.issue } };
    case "stoodDown":
      return { panel: "text", focus: { issue: event.issue } };
    case "capitalAnswered":
      return { panel: "channels", focus: { channel: `cable:${event.party}` } };
    case "accused":
      return { panel: "record", focus: { obligation: event.accusation.obligation } };
    case "frontMoved":
      return { panel: "world", focus: {} };
    default:
      return null;
  }
}
