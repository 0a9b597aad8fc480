/** One step of a replay in words: when, by whom, and every sentence that these eyes were told. */
import branch from "lucide-static/icons/git-branch.svg";
import type { Replay, ReplayStep } from "../../shared/exploring.ts";
import { calendarWords } from "../calendarWords.ts";
import { actorOf, sayEvent } from "../eventWords.ts";
import { Drawn } from "../icons.tsx";
import { colourOf, Sources } from "../panels/parts.tsx";
import { hrefTo } from "../routes.ts";
import type { Game } from "../store.ts";
import { t } from "../words.ts";
import { CopyLink } from "./exploreLink.tsx";

interface StepProps {
  readonly game: Game;
  /** Undefined: before the first step. */
  readonly step: ReplayStep | undefined;
  readonly replay: Replay;
  readonly when: string | null;
  readonly onFork?: (() => void) | undefined;
}

export function StepCard({ game, step, replay, when, onFork }: StepProps) {
  const { scenario, view } = game;
  const said = (step?.events ?? []).flatMap((event, i) => {
    const words = sayEvent(event, scenario, view);
    return words === null ? [] : [{ key: i, event, words }];
  });
  return (
    <section class="explore-card node-card" aria-labelledby="step-title">
      <p class="node-kicker">
        {step !== undefined && <span class="node-kind">{t(`explore.by.${step.by}`)}</span>}
        {when !== null && <time dateTime={step?.day}>{when}</time>}
        <span class="muted">{t(`phase.${view.phase}`)}</span>
      </p>
      <h2 id="step-title">
        {step === undefined ? t("explore.step.start") : calendarWords(scenario, step.round)}
      </h2>
      {said.length === 0 ? (
        <p class="muted">{t(step === undefined ? "explore.step.start.text" : "explore.step.silent")}</p>
      ) : (
        <ul class="step-said">
          {said.map(({ key, event, words }) => {
            const actor = actorOf(event);
            return (
              <li
                key={key}
                class="p-log-line"
                data-colour={colourOf(scenario, actor ?? undefined)}
                data-actor={actor === null ? "no" : "yes"}
              >
                <span>
                  {words}{" "}
                  {event.type === "shockFell" && "card" in event && (
                    <Sources scenario={scenario} ids={event.card.sources} />
                  )}
                </span>
              </li>
            );
          })}
        </ul>
      )}
      <div class="node-acts no-print">
        {onFork !== undefined && (
          <button type="button" class="btn btn-primary" onClick={onFork}>
            <Drawn svg={branch} /> {t("explore.fork")}
          </button>
        )}
        <CopyLink />
        {replay.code !== null && (
          <a class="btn btn-quiet" href={hrefTo(`/t/${replay.code}${replay.ended ? "/debrief" : ""}`)}>
            {t(replay.ended ? "explore.replay.debrief" : "explore.replay.table")}
          </a>
        )}
      </div>
      {!replay.ended && (
        <p class="node-end">
          {t(replay.offered.includes("all") ? "explore.replay.leading" : "explore.replay.running")}
        </p>
      )}
      {replay.ended && view.phase === "ended" && <p class="node-end no-print">{t("explore.fork.over")}</p>}
    </section>
  );
}
