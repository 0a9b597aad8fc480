/**
 * The brief: what everybody knows, what only my delegation was told, what my capital lets me sign, and the
 * background of every article with its sources. Reading only, except for a capital's instructions.
 */
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { dayOf } from "../../shared/engine/days.ts";
import { isAfterTalks, stretchOf } from "../../shared/engine/rules/calendar.ts";
import type { Issue } from "../../shared/engine/scenario/scenario.ts";
import { knownOn } from "../../shared/engine/view/known.ts";
import type { PublicScenario } from "../../shared/engine/view/viewTypes.ts";
import { calendarWords } from "../calendarWords.ts";
import { keepReading, keptReading } from "../memory.ts";
import { hrefTo, sourceHref } from "../routes.ts";
import { Segments } from "../segments.tsx";
import { focus, type Game, game, isLeading, mySeats } from "../store.ts";
import { clauseLabel, dateRange, dateWords, partyName, seatName, sourceWords, t } from "../words.ts";
import { articles } from "./article.ts";
import { articlesNamed, LENGTHS, type Length } from "./briefLength.ts";
import { Mandate } from "./mandateView.tsx";
import { MarkdownText } from "./markdownText.tsx";
import { Dated, Empty, Fold, PartyName, Sources } from "./parts.tsx";

/** What this table brought from its talks before, and that it counts where a brief tells otherwise. */
function Carried({
  scenario,
  carried: { from, inForce },
}: {
  readonly scenario: PublicScenario;
  readonly carried: NonNullable<PublicScenario["carried"]>;
}) {
  const own = scenario.record.filter((e) => e.sources.includes(`table-${from.table.toLowerCase()}`));
  const articles = inForce.flatMap((i) => i.clauses.map((c) => clauseLabel(scenario, c)));
  return (
    <Fold
      title={t("brief.carried")}
      note={t("brief.carried.from", { title: from.title, code: from.table })}
      open
    >
      <p>
        {t("brief.carried.text", {
          ending: t(`ending.${from.ending}`),
          from: dateWords(from.began),
          to: dateWords(from.ended),
        })}
      </p>
      {articles.length > 0 && <p>{t("brief.carried.inForce", { what: articles.join("; ") })}</p>}
      <p class="p-note">
        {t("brief.carried.record", { n: own.length })}{" "}
        <a href={hrefTo(`/explore/t/${from.table}`)}>{t("brief.carried.replay")}</a>
      </p>
    </Fold>
  );
}

export function BriefPanel() {
  const g = game.value;
  const wanted = focus.value?.issue;
  const [length, setLength] = useState<Length>(() => LENGTHS.find((l) => l === keptReading()) ?? "page");
  useEffect(() => {
    if (wanted !== undefined) unfold(`background-${wanted}`);
  }, [wanted]);
  if (g === null) return <Empty>{t("panel.loading")}</Empty>;
  const { scenario, view, papers } = g;
  const whose = isLeading(view) ? scenario.parties.flatMap((p) => p.seats.map((s) => s.id)) : mySeats(view);
  const seats = whose.filter((seat) => papers.briefs[seat] !== undefined);
  return (
    <div class="p-panel p-brief">
      <h2 class="p-title">{t("brief.title")}</h2>
      <p class="p-note">{t("brief.asOf", { date: dateWords(scenario.asOf) })}</p>
      <Segments
        label={t("brief.length")}
        name="brief-length"
        kinds={LENGTHS}
        chosen={length}
        choose={(to) => {
          setLength(to);
          keepReading(to);
        }}
        words={(kind) => t(`brief.length.${kind}`)}
      />
      {scenario.carried && <Carried scenario={scenario} carried={scenario.carried} />}
      <Fold
        title={
          isAfterTalks(scenario, view.round)
            ? calendarWords(scenario, view.round)
            : t("brief.round", { n: view.round })
        }
        open
      >
        <RoundBriefing game={g} />
      </Fold>
      {seats.map((seat, i) => (
        <Fold
          key={seat}
          title={t("brief.confidential")}
          note={seatName(scenario, seat)}
          open={i === 0 && !isLeading(view)}
        >
          <div class="p-secret">
            <p class="p-secret-mark">
              {t("brief.confidential.mark", { party: partyName(scenario, seat.split(".")[0] ?? seat) })}
            </p>
            <Read game={g} text={papers.briefs[seat] ?? ""} length={length} />
          </div>
        </Fold>
      ))}
      {view.who.kind === "seats" && seats.length === 0 && <Empty>{t("brief.noPapers")}</Empty>}
      {view.mine !== null && (
        <Fold
          title={t("brief.mandate")}
          note={t("brief.mandate.note", { n: Math.round(view.mine.sheet.reservation) })}
          open
        >
          <Mandate game={g} />
        </Fold>
      )}
      <Fold title={t("brief.public")} open={view.mine === null}>
        <Read game={g} text={scenario.briefs.public} length={length} />
      </Fold>
      <LateFold
        title={t("brief.articles")}
        note={t("brief.articles.note", { n: scenario.issues.length })}
        wanted={wanted !== undefined}
      >
        {() =>
          articles(scenario, view).map(({ issue }) => (
            <ArticleBackground
              key={issue.id}
              scenario={scenario}
              issue={issue}
              until={stretchOf(scenario, view.round)?.to}
            />
          ))
        }
      </LateFold>
      <LateFold
        title={t("brief.sources")}
        note={t("brief.sources.note", { n: Object.keys(scenario.sources).length })}
      >
        {() => <SourceList scenario={scenario} />}
      </LateFold>
    </div>
  );
}

/** A brief as long as its reader wants it; in full with the background of every article that it names. */
function Read({
  game: { scenario, view },
  text,
  length,
}: {
  readonly game: Game;
  readonly text: string;
  readonly length: Length;
}) {
  const named = length === "full" ? articlesNamed(text) : [];
  const issues = scenario.issues.filter((issue) => named.includes(issue.article));
  return (
    <>
      <MarkdownText scenario={scenario} text={text} short={length === "short"} />
      {issues.length > 0 && <h4>{t("brief.length.named")}</h4>}
      {issues.map((issue) => (
        <ArticleBackground
          key={issue.id}
          scenario={scenario}
          issue={issue}
          until={stretchOf(scenario, view.round)?.to}
          named
        />
      ))}
    </>
  );
}

/** A fold whose long content is made when it is first opened, or when something in it is wanted. */
function LateFold({
  title,
  note,
  wanted = false,
  children,
}: {
  title: string;
  note: string;
  wanted?: boolean;
  children: () => ComponentChildren;
}) {
  const [opened, setOpened] = useState(false);
  return (
    <Fold title={title} note={note} onOpen={() => setOpened(true)}>
      {(opened || wanted) && children()}
    </Fold>
  );
}

/** Opens a fold and those around it, and brings it into view. */
function unfold(id: string): void {
  const fold = document.getElementById(id);
  for (let at: HTMLElement | null = fold; at !== null; at = at.parentElement)
    if (at instanceof HTMLDetailsElement) at.open = true;
  fold?.scrollIntoView({ block: "start" });
  fold?.querySelector("summary")?.focus({ preventScroll: true });
}

/** What changed when this round began: dated statements with their sources. */
function RoundBriefing({ game: { scenario, view } }: { game: Game }) {
  const stretch = stretchOf(scenario, view.round);
  if (stretch !== undefined && isAfterTalks(scenario, view.round))
    return (
      <>
        <p>
          <strong>{stretch.title}</strong> · {dateRange(stretch.from, stretch.to)}
        </p>
        <p>{t("brief.afterTalks")}</p>
      </>
    );
  const round = scenario.rounds[view.round - 1];
  if (round === undefined) return <Empty>{t("brief.round.none")}</Empty>;
  return (
    <>
      <p>
        <strong>{round.title}</strong> · {dateRange(round.from, round.to)}
      </p>
      {round.briefing.length === 0 && <Empty>{t("brief.round.none")}</Empty>}
      <Dated scenario={scenario} items={round.briefing} />
    </>
  );
}

interface BackgroundProps {
  readonly scenario: PublicScenario;
  readonly issue: Issue;
  /** The last day of the round: what became public after it could not be known at the table. */
  readonly until: string | undefined;
  /** Beneath a brief that names it: open, and not the one that links lead to. */
  readonly named?: boolean;
}

function ArticleBackground({ scenario, issue, until, named = false }: BackgroundProps) {
  const told = [...issue.background].sort((a, b) => dayOf(a.date) - dayOf(b.date));
  const then = knownOn(told, until);
  const later = told.filter((item) => !then.includes(item));
  const positions = scenario.positions
    .filter((p) => p.issue === issue.id)
    .sort((a, b) => b.priority - a.priority);
  return (
    <details class="p-fold p-fold-small" id={named ? undefined : `background-${issue.id}`} open={named}>
      <summary>
        <h4>
          {t("panel.article", { n: String(issue.article) })} <span class="p-regular">{issue.title}</span>
        </h4>
      </summary>
      <div class="p-fold-body">
        <p class="p-question">{issue.question}</p>
        {issue.background.length === 0 && <Empty>{t("brief.background.none")}</Empty>}
        <Dated scenario={scenario} items={then} />
        {later.length > 0 && (
          <>
            <h5>{t("brief.knownLater")}</h5>
            <Dated scenario={scenario} items={later} />
          </>
        )}
        {positions.length > 0 && <h5>{t("brief.onRecord")}</h5>}
        <ul class="p-dated">
          {positions.map((p) => (
            <li key={p.party}>
              <PartyName scenario={scenario} party={p.party} />{" "}
              <time dateTime={p.date}>{dateWords(p.date)}</time> {p.stated}{" "}
              <Sources scenario={scenario} ids={p.sources} />
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}

function SourceList({ scenario }: { scenario: PublicScenario }) {
  const all = Object.entries(scenario.sources).sort(([, a], [, b]) =>
    a.publisher < b.publisher ? -1 : a.publisher > b.publisher ? 1 : a.date < b.date ? -1 : 1,
  );
  return (
    <>
      <p class="p-note">{t("brief.sources.how")}</p>
      <ul class="p-source-list">
        {all.map(([id, source]) => (
          <li key={id}>
            <a href={sourceHref(source.url)} target="_blank" rel="noopener noreferrer">
              {source.title}
            </a>
            <span class="p-note">
              {sourceWords(source)} ·{" "}
              {t(source.checked === "seen" ? "brief.source.seen" : "brief.source.known")}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
