/** How an article came to read as it does, round by round, with what each offer came to. */
import { useState } from "preact/hooks";
import type { IssueId } from "../../shared/engine/ids.ts";
import { olderHistory } from "../actions.ts";
import { calendarWords } from "../calendarWords.ts";
import type { Game } from "../store.ts";
import { clauseLabel, namesOf, partyNames, t } from "../words.ts";
import { articleHistory, type HistoryStep } from "./articleHistory.ts";
import { colourOf } from "./parts.tsx";

export function ArticleHistory({ game, issue }: { game: Game; issue: IssueId }) {
  const [loading, setLoading] = useState(false);
  const rounds = articleHistory(game, issue);
  return (
    <div class="p-article-history">
      {game.first > 1 && (
        <button
          type="button"
          class="p-link"
          disabled={loading}
          onClick={() => {
            setLoading(true);
            void olderHistory().finally(() => setLoading(false));
          }}
        >
          {t(loading ? "log.loading" : "history.older")}
        </button>
      )}
      {rounds.length === 0 && <p class="p-note">{t("history.none")}</p>}
      {rounds.map(({ round, steps }) => (
        <section key={round}>
          <h4>{round === 0 ? t("history.before") : calendarWords(game.scenario, round, "log.round")}</h4>
          <ol>
            {steps.map((step, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added at the end
              <li key={i} data-step={step.kind} data-colour={colourOf(game.scenario, moverOf(step))}>
                <Step game={game} step={step} />
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

const moverOf = (step: HistoryStep) =>
  step.kind === "offered"
    ? step.offer.from
    : "parties" in step && step.parties.length === 1
      ? step.parties[0]
      : undefined;

function Step({ game: { scenario, view }, step }: { game: Game; step: HistoryStep }) {
  switch (step.kind) {
    case "began":
      return t("history.began", {
        parties: partyNames(scenario, step.parties),
        clause: clauseLabel(scenario, step.clause),
      });
    case "offered": {
      const { offer } = step;
      const now = view.offers[offer.id] ?? offer;
      return (
        <>
          {t(offer.blind ? "history.offered.blind" : "history.offered", {
            party: namesOf(scenario, [offer.from]),
            to: namesOf(scenario, offer.to),
            clause: clauseLabel(scenario, step.clause),
          })}
          {now.status !== "open" && (
            <span class="p-note">
              {" "}
              · {t(`offers.status.${now.status}`, { party: namesOf(scenario, now.rejectedBy) })}
            </span>
          )}
        </>
      );
    }
    case "stood":
      return t(step.was === null ? "history.stood" : "history.stood.instead", {
        parties: namesOf(scenario, step.parties),
        clause: clauseLabel(scenario, step.clause),
        was: step.was === null ? "" : clauseLabel(scenario, step.was),
      });
    case "stoodDown":
      return t("history.stoodDown", { parties: namesOf(scenario, step.parties) });
    case "agreed":
    case "reopened":
      return t(`history.${step.kind}`, { clause: clauseLabel(scenario, step.clause) });
  }
}
