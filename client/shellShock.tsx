/** A shock: the room stills and plain words with their sources stand in front of it until they are acknowledged. */

import { useState } from "preact/hooks";
import type { Shock } from "../shared/engine/scenario/scenario.ts";
import type { PublicScenario } from "../shared/engine/view/viewTypes.ts";
import { acknowledgeShock } from "./actions.ts";
import { Modal } from "./modal.tsx";
import { sourceHref } from "./routes.ts";
import { acknowledged, type Game } from "./store.ts";
import { dateWords, sourceWords, t } from "./words.ts";

/** The next shock that this person has not acknowledged; only those of this round and the one before. */
export function shockToShow(game: Game, seen: readonly string[]): Shock | null {
  if (game.view.phase === "ended") return null;
  for (const event of game.events) {
    if (event.type !== "shockFell" || !("card" in event) || seen.includes(event.shock)) continue;
    if ((game.view.shocks[event.shock] ?? 0) >= game.view.round - 1) return event.card;
  }
  return null;
}

export function ShockNotice({ game }: { readonly game: Game }) {
  const shock = shockToShow(game, acknowledged.value);
  return shock === null ? null : <ShockCard key={shock.id} shock={shock} scenario={game.scenario} />;
}

function ShockCard({ shock, scenario }: { readonly shock: Shock; readonly scenario: PublicScenario }) {
  const [reading, setReading] = useState(!shock.memorial);
  return (
    <Modal label={shock.title} class="shock">
      <div class="shock-inner">
        <p class="shock-date">
          {dateWords(shock.date)} · {t("shock.kicker")}
        </p>
        <h2>{shock.title}</h2>
        {reading ? (
          <>
            <div class="shock-text">
              {shock.text.split(/\n{2,}/).map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
            </div>
            <SourceLinks scenario={scenario} ids={shock.sources} />
            <div class="dialog-actions">
              <button type="button" class="btn btn-primary" onClick={() => acknowledgeShock(shock.id)}>
                {t("shock.on")}
              </button>
            </div>
          </>
        ) : (
          <>
            <div class="note">
              <p>
                <b>{t("shock.note")}.</b> {shock.note ?? t("shock.note.default")}
              </p>
            </div>
            <div class="dialog-actions">
              <button type="button" class="btn" onClick={() => acknowledgeShock(shock.id)}>
                {t("shock.skip")}
              </button>
              <button type="button" class="btn btn-primary" onClick={() => setReading(true)}>
                {t("shock.read")}
              </button>
            </div>
          </>
        )}
      </div>
    </Modal>
  );
}

function SourceLinks({
  scenario,
  ids,
}: {
  readonly scenario: PublicScenario;
  readonly ids: readonly string[];
}) {
  const sources = ids.flatMap((id) => scenario.sources[id] ?? []);
  if (sources.length === 0) return null;
  return (
    <div class="shock-sources">
      <b>{t("shock.sources")}</b>
      <ul>
        {sources.map((source) => (
          <li key={source.url}>
            <a href={sourceHref(source.url)} target="_blank" rel="noreferrer">
              {source.title}
            </a>
            {`, ${sourceWords(source)}`}
          </li>
        ))}
      </ul>
    </div>
  );
}
