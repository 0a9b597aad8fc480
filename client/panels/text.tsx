/**
 * The single negotiating text: instruments, offers that wait, every article with its brackets, and the
 * package builder at the foot. Nothing is agreed until everything is.
 */
import { useEffect, useState } from "preact/hooks";
import { gapsOf, likenessToMinsk } from "../../shared/engine/world/draftGaps.ts";
import { focus, type Game, game } from "../store.ts";
import { partyName, t } from "../words.ts";
import { type Article, articles, countText } from "./article.ts";
import { ArticleView } from "./articleView.tsx";
import { PackageBuilder } from "./builder.tsx";
import { LockWords } from "./clausePicker.tsx";
import { Filter } from "./filter.tsx";
import { Instruments } from "./instruments.tsx";
import { Offers } from "./offersView.tsx";
import { Empty, Fold } from "./parts.tsx";
import { PauseAhead } from "./pauseView.tsx";
import { Procedure } from "./procedure.tsx";
import { mayBuild } from "./workbench.ts";

const SHOWS = ["all", "bracketed", "agreed", "silent"] as const;
type Show = (typeof SHOWS)[number];

/** What the agreed articles leave open, as a draft's weak points are read: it warns, and forbids nothing. */
function LeftOpen({ game: { scenario, view } }: { game: Game }) {
  const agreed = Object.values(view.agreed);
  const gaps = gapsOf(
    scenario,
    view.world.control.map((c) => c / 1000),
    agreed,
  );
  if (agreed.length === 0 || gaps.length === 0) return null;
  return (
    <Fold title={t("text.gaps")} note={t("text.gaps.note", { n: gaps.length })}>
      <ul>
        {gaps.map((gap) => (
          <li key={gap}>{t(`gap.${gap}`)}</li>
        ))}
      </ul>
      {likenessToMinsk(gaps) >= 0.75 && <p class="p-note">{t("text.gaps.minsk")}</p>}
    </Fold>
  );
}

export function TextPanel() {
  const g = game.value;
  return g === null ? <Empty>{t("panel.loading")}</Empty> : <TextOf game={g} />;
}

/** The text of one table, now or in the past; `reading`: nobody here can do anything about it. */
export function TextOf({ game: g, reading = false }: { game: Game; reading?: boolean }) {
  const [show, setShow] = useState<Show>("all");
  const wanted = focus.value?.issue;
  useEffect(() => {
    if (wanted === undefined) return;
    setShow("all");
    // The article is drawn after the filter has changed.
    const frame = requestAnimationFrame(() => reveal(`article-${wanted}`));
    return () => cancelAnimationFrame(frame);
  }, [wanted]);
  const offer = focus.value?.offer;
  useEffect(() => {
    if (offer === undefined) return;
    const frame = requestAnimationFrame(() => reveal(`offer-${offer}`));
    return () => cancelAnimationFrame(frame);
  }, [offer]);
  const rows = articles(g.scenario, g.view);
  const shown = show === "all" ? rows : rows.filter((r) => r.state === show);
  return (
    <div class="p-panel p-text">
      <div class="p-text-body">
        <Heading game={g} rows={rows} />
        <Instruments game={g} />
        {!reading && <Offers game={g} />}
        <Filter
          label={t("text.filter")}
          kinds={SHOWS}
          chosen={show}
          choose={setShow}
          words={(s) => (
            <>
              {t(`text.show.${s}`)}{" "}
              <span class="p-count">
                {s === "all" ? rows.length : rows.filter((r) => r.state === s).length}
              </span>
            </>
          )}
        />
        {shown.length === 0 && <Empty>{t(`text.none.${show}`)}</Empty>}
        {shown.map((row) => (
          <ArticleView key={row.issue.id} game={g} article={row} reading={reading} />
        ))}
        <LeftOpen game={g} />
        <PauseAhead game={g} clauses={Object.values(g.view.agreed)} />
        {reading && <Offers game={g} />}
        <Doors game={g} />
        {!reading && <Procedure game={g} />}
      </div>
      {mayBuild(g) && <PackageBuilder game={g} />}
    </div>
  );
}

/** Scrolls to an element of this panel and gives it the focus. */
export function reveal(id: string): void {
  const element = document.getElementById(id);
  element?.scrollIntoView({ block: "start" });
  element?.focus({ preventScroll: true });
}

function Heading({ game: { scenario, view }, rows }: { game: Game; rows: readonly Article[] }) {
  const count = countText(rows);
  const stage = Object.values(view.instruments).find(
    (i) => i.kind === "treaty" && i.stage !== "failed",
  )?.stage;
  return (
    <header class="p-text-head">
      <h2 class="p-title p-treaty-title">{scenario.treaty.title}</h2>
      <p class="p-note">
        {t("text.count", { agreed: count.agreed, total: count.total })} ·{" "}
        <strong>{t("text.brackets", { n: count.bracketed })}</strong> ·{" "}
        {t(stage === undefined || stage === "failed" ? "text.nothing" : `text.treaty.${stage}`)}
      </p>
    </header>
  );
}

/** Preconditions that are closed now, and what opens each. */
export function Doors({ game: g }: { game: Game }) {
  const closed = g.scenario.locks.filter((lock) => g.view.locks[lock.id] === true);
  if (closed.length === 0) return null;
  return (
    <Fold title={t("text.doors")} note={t("text.doors.note", { n: closed.length })}>
      <ul class="p-list">
        {closed.map((lock) => (
          <li key={lock.id}>
            <strong>{lock.label}</strong> <span class="p-note">{partyName(g.scenario, lock.holder)}</span>
            <LockWords game={g} lock={lock.id} />
          </li>
        ))}
      </ul>
    </Fold>
  );
}
