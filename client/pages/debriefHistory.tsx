/** Turning points of the match, and what the sources record of the real talks. */

import { isAfterTalks } from "../../shared/engine/rules/calendar.ts";
import type { PublicScenario } from "../../shared/engine/view/viewTypes.ts";
import { hrefTo, sourceHref } from "../routes.ts";
import {
  articleName,
  dateWords,
  issueIn,
  lockLabel,
  partyIn,
  partyName,
  sourceDate,
  t,
  tOr,
} from "../words.ts";
import type { DebriefProps } from "./debriefProps.ts";

export function Turning({ game: { scenario, code }, debrief: { turningPoints } }: DebriefProps) {
  return (
    <section class="section">
      <h2>{t("debrief.turning")}</h2>
      {turningPoints.length === 0 ? (
        <p class="muted">{t("debrief.turning.none")}</p>
      ) : (
        <ol class="turning">
          {turningPoints.map((point) => (
            <li key={`${point.round} ${point.code} ${JSON.stringify(point.with)}`}>
              <b>
                {isAfterTalks(scenario, point.round)
                  ? t("debrief.turning.afterTalks")
                  : t("debrief.turning.round", { n: point.round })}
                .
              </b>{" "}
              {tOr(`turning.${point.code}`, named(scenario, point.with), point.code)}
            </li>
          ))}
        </ol>
      )}
      <p class="no-print">
        <a href={hrefTo(`/explore/t/${code}#turning`)}>{t("debrief.turning.curve")}</a>{" "}
        <span class="muted">{t("debrief.turning.model")}</span>
      </p>
    </section>
  );
}

/** Ids in the parameters of a turning point as names. */
export function named(
  scenario: PublicScenario,
  params: Readonly<Record<string, string | number>>,
): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => {
      if (typeof value === "number") return [key, Math.round(value * 10) / 10];
      if (partyIn(scenario, value) !== undefined) return [key, partyName(scenario, value)];
      if (key === "kind") return [key, tOr(`instrument.kind.${value}`, {}, value)];
      if (key === "step") return [key, scenario.steps.find((s) => s.id === value)?.label ?? value];
      if (key === "lock") return [key, lockLabel(scenario, value)];
      if (issueIn(scenario, value) !== undefined) return [key, articleName(scenario, value)];
      return [key, tOr(`word.${value}`, {}, value)];
    }),
  );
}

interface Sourced {
  readonly date: string;
  readonly text: string;
  readonly sources: readonly string[];
  readonly contested?: string | undefined;
}

export function Recorded({ game: { scenario }, debrief }: DebriefProps) {
  const { recorded } = debrief;
  return (
    <section class="section">
      <h2>{t("debrief.history")}</h2>
      <p class="lede">
        {t("debrief.history.ending", { ending: t(`ending.${recorded.ending}`) })}{" "}
        {t("debrief.history.yours", { ending: t(`ending.${debrief.ending}`) })}
      </p>
      <Fact scenario={scenario} fact={recorded.summary} />
      <div class="two">
        {(["timeline", "gaps"] as const).map((part) => (
          <div key={part}>
            <h3 class="sub">{t(`debrief.history.${part}`)}</h3>
            <ul class="history-list">
              {recorded[part].map((fact) => (
                <li key={fact.date + fact.text}>
                  <Fact scenario={scenario} fact={fact} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}

function Fact({ scenario, fact }: { readonly scenario: PublicScenario; readonly fact: Sourced }) {
  return (
    <div>
      <time dateTime={fact.date}>{dateWords(fact.date)}</time>
      <div>{fact.text}</div>
      {fact.contested !== undefined && (
        <div class="muted">{t("debrief.history.contested", { text: fact.contested })}</div>
      )}
      <div class="source-refs">
        {fact.sources.map((id, i) => {
          const source = scenario.sources[id];
          if (source === undefined) return null;
          return (
            <span key={id}>
              {i > 0 && "; "}
              <a href={sourceHref(source.url)} target="_blank" rel="noreferrer">
                {source.publisher}
              </a>
              {sourceDate(source.date) === "" ? "" : `, ${sourceDate(source.date)}`}
            </span>
          );
        })}
      </div>
    </div>
  );
}
