/** The line of rounds at the foot of the table: which round it is and what marked the earlier ones. */
import { isAfterTalks, stretches } from "../shared/engine/rules/calendar.ts";
import { roundNotes } from "./rounds.ts";
import type { Game } from "./store.ts";
import { dateShort, t } from "./words.ts";

export function Timeline({ game: { scenario, view, events } }: { readonly game: Game }) {
  const notes = roundNotes(scenario, view, events);
  // What comes after the talks is not there until it is.
  const shown = stretches(scenario).slice(0, Math.max(scenario.rounds.length, view.round));
  return (
    <nav class="timeline" aria-label={t("table.timeline")}>
      <ol>
        {shown.map((round, i) => {
          const n = i + 1;
          const what = notes.get(n) ?? [];
          const state = n < view.round || view.phase === "ended" ? "past" : n === view.round ? "now" : "";
          return (
            <li key={round.from} class={state} aria-current={state === "now" ? "step" : undefined}>
              <span class="what" title={what.join("\n")}>
                {what[0] !== undefined &&
                  (what.length > 1
                    ? t("timeline.more", { n: what.length - 1, text: what[0].replace(/\.$/, "") })
                    : what[0])}
              </span>
              <span class="dot" aria-hidden="true" />
              <span class="when">
                {t(isAfterTalks(scenario, n) ? "timeline.afterTalks" : "timeline.when", {
                  n,
                  date: dateShort(round.from),
                })}
              </span>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
