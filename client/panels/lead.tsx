/**
 * For who leads the table: whom it waits for, halting it and letting it go on, the replay so far, and the news that may
 * reach it.
 */
import type { Shock } from "../../shared/engine/scenario/scenario.ts";
import { hrefTo } from "../routes.ts";
import { type Game, game } from "../store.ts";
import { resumeWord, waitingFor } from "../waiting.ts";
import { dateWords, listWords, partyName, t } from "../words.ts";
import { Empty, Fold, Refused, Sources, useAct } from "./parts.tsx";

export function LeadPanel() {
  const g = game.value;
  if (g === null) return <Empty>{t("panel.loading")}</Empty>;
  return (
    <div class="p-panel">
      <h2 class="p-title">{t("lead.title")}</h2>
      <p class="p-note">{t("lead.how")}</p>
      <Course game={g} />
      <People game={g} />
      {g.view.phase !== "ended" && <News game={g} />}
    </div>
  );
}

/** Where the table stands, and the acts that move or halt it. */
function Course({ game: { scenario, view, code } }: { game: Game }) {
  const act = useAct();
  const { menu, round, phase, paused } = view;
  const who = waitingFor(scenario, view);
  const stands =
    phase === "ended"
      ? t("lead.ended")
      : paused
        ? t(resumeWord(view) === "act.begin" ? "lead.notBegun" : "lead.paused", { code })
        : who === ""
          ? t("lead.running", { phase: t(`phase.${phase}`) })
          : t("lead.waits", { phase: t(`phase.${phase}`), who });
  return (
    <section class="p-section" aria-labelledby="lead-course">
      <h3 id="lead-course">{t("lead.course")}</h3>
      <p role="status">{stands}</p>
      <div class="p-actions">
        {menu.resume && (
          <button
            type="button"
            class="btn btn-primary"
            disabled={act.busy}
            onClick={() => act.run({ type: "resume" })}
          >
            {t(resumeWord(view))}
          </button>
        )}
        {menu.pause && (
          <button type="button" class="btn" disabled={act.busy} onClick={() => act.run({ type: "pause" })}>
            {t("act.pause")}
          </button>
        )}
        {menu.moveOn && phase !== "ended" && (
          <button
            type="button"
            class="btn"
            disabled={act.busy}
            onClick={() => act.run({ type: "timeOut", round, phase })}
          >
            {t(`lead.end.${phase}`)}
          </button>
        )}
        <a class="btn" href={hrefTo(`/explore/t/${code}`)}>
          {t(phase === "ended" ? "debrief.replay" : "lead.replay")}
        </a>
      </div>
      {menu.moveOn && <p class="p-note">{t("lead.end.how")}</p>}
      <Refused text={act.refused} />
    </section>
  );
}

/** Who has come, by delegation. */
function People({ game: { scenario, view } }: { game: Game }) {
  const seated = scenario.parties.flatMap((party) => {
    const names = party.seats.flatMap(({ id }) => view.seats[id]?.name ?? []);
    return names.length === 0 ? [] : [{ party: party.id, names: [...new Set(names)] }];
  });
  return (
    <section class="p-section" aria-labelledby="lead-people">
      <h3 id="lead-people">{t("lead.people")}</h3>
      {seated.length === 0 && <Empty>{t("lead.people.none")}</Empty>}
      <ul class="p-list">
        {seated.map(({ party, names }) => (
          <li key={party}>
            <b>{partyName(scenario, party)}</b>: {listWords(names)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The shocks that may be let fall: read before, and never at one press. */
function News({ game: g }: { game: Game }) {
  const { inject } = g.view.menu;
  const cards = (g.papers.shocks ?? []).filter((shock) => inject.includes(shock.id));
  return (
    <section class="p-section" aria-labelledby="lead-news">
      <h3 id="lead-news">{t("lead.news")}</h3>
      <p class="p-note">{t("lead.news.how")}</p>
      {cards.length === 0 && <Empty>{t("lead.news.none")}</Empty>}
      {cards.map((shock) => (
        <NewsCard key={shock.id} game={g} shock={shock} />
      ))}
    </section>
  );
}

function NewsCard({ game: { scenario }, shock }: { game: Game; shock: Shock }) {
  const act = useAct();
  return (
    <Fold title={shock.title} note={dateWords(shock.date)}>
      {shock.text.split(/\n{2,}/).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <Sources scenario={scenario} ids={shock.sources} />
      <div class="p-actions">
        <button
          type="button"
          class="btn"
          disabled={act.busy}
          onClick={() => act.run({ type: "injectShock", shock: shock.id })}
        >
          {t("lead.news.act")}
          <span class="sr-only">{`: ${shock.title}`}</span>
        </button>
      </div>
      <Refused text={act.refused} />
    </Fold>
  );
}
