/** What had been told by a moment of the past, newest first, round by round. */
import { stretchOf } from "../../shared/engine/rules/calendar.ts";
import { calendarWords } from "../calendarWords.ts";
import { actorOf, sayEvent } from "../eventWords.ts";
import { inWords, logRounds } from "../panels/logView.ts";
import { colourOf, Empty, Sources } from "../panels/parts.tsx";
import type { Game } from "../store.ts";
import { dateRange, t } from "../words.ts";

export function Happened({ game: g }: { readonly game: Game }) {
  const rounds = logRounds(1, g.events, "all");
  return (
    <div class="p-panel p-log">
      <h2 class="p-title">{t("explore.told.title")}</h2>
      {rounds.length === 0 && <Empty>{t("explore.told.none")}</Empty>}
      {rounds.map(({ round, lines }) => {
        const dates = stretchOf(g.scenario, round);
        const said = inWords(lines, (event) => sayEvent(event, g.scenario, g.view));
        if (said.length === 0) return null;
        return (
          <section key={round} class="p-log-round">
            <h3>
              {calendarWords(g.scenario, round, "log.round")}{" "}
              {dates !== undefined && <span class="p-regular p-note">{dateRange(dates.from, dates.to)}</span>}
            </h3>
            <ol class="p-log-lines" reversed>
              {said.map(({ n, event, words, times, kind }) => {
                const actor = actorOf(event);
                return (
                  <li key={n} data-kind={kind} data-new="no">
                    <div
                      class="p-log-line"
                      data-colour={colourOf(g.scenario, actor ?? undefined)}
                      data-actor={actor === null ? "no" : "yes"}
                    >
                      <span>
                        {times === 1 ? words : t("log.times", { text: words, n: times })}{" "}
                        {event.type === "shockFell" && "card" in event && (
                          <Sources scenario={g.scenario} ids={event.card.sources} />
                        )}
                      </span>
                    </div>
                  </li>
                );
              })}
            </ol>
          </section>
        );
      })}
    </div>
  );
}
