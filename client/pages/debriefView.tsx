/** One finished match explained: how it ended, its course, what each party got, and what happened in history. */
import { tell } from "../actions.ts";
import { calendarWords } from "../calendarWords.ts";
import { partyClass } from "../flag.tsx";
import { nextMatch, openMatch } from "../http.ts";
import { Icon } from "../icons.tsx";
import { keepNext, keepTicket, keptName, nextTable, ticketFor } from "../memory.ts";
import { goTo, hrefTo } from "../routes.ts";
import { type Game, isLeading, myParty } from "../store.ts";
import { Wide } from "../wide.tsx";
import { clauseLabel, clauseShort, issueTitle, partyIn, partyName, signedWords, t } from "../words.ts";
import { Course, Survival } from "./debriefCourse.tsx";
import { Recorded, Turning } from "./debriefHistory.tsx";
import { Offers } from "./debriefOffers.tsx";
import type { DebriefProps } from "./debriefProps.ts";
import { Why } from "./debriefWhy.tsx";
import { Frame } from "./frame.tsx";
import { sayFailure } from "./useAsk.ts";

export function DebriefView({ game, debrief }: DebriefProps) {
  const { scenario } = game;
  return (
    <Frame title={t("debrief.title")}>
      <section class="verdict">
        <p class="kicker">{t("debrief.kicker", { title: scenario.title })}</p>
        <h1>{t(`ending.${debrief.ending}`)}</h1>
        <p class="lede">{t(`ending.${debrief.ending}.body`)}</p>
        <p class="muted">{calendarWords(scenario, debrief.round, "debrief.round")}</p>
        <div class="row no-print">
          <GoOn game={game} />
          <Again game={game} />
          <a class="btn" href={hrefTo(`/explore/t/${game.code}`)}>
            {t("debrief.replay")}
          </a>
          <a class="btn" href={hrefTo(`/explore/t/${game.code}#tree`)}>
            {t("debrief.tree")}
          </a>
          <button type="button" class="btn" onClick={() => print()}>
            <Icon name="printer" /> {t("debrief.print")}
          </button>
          <a class="btn btn-quiet" href={hrefTo(`/t/${game.code}`)}>
            {t("debrief.back")}
          </a>
        </div>
      </section>
      <Outcome game={game} debrief={debrief} />
      <Why game={game} debrief={debrief} />
      <Turning game={game} debrief={debrief} />
      <Course game={game} debrief={debrief} />
      <Offers game={game} debrief={debrief} />
      <EndText game={game} debrief={debrief} />
      <Survival game={game} debrief={debrief} />
      <Recorded game={game} debrief={debrief} />
      <section class="section">
        <h2>{t("debrief.check")}</h2>
        <p>{t("debrief.check.text")}</p>
        <p>
          {t("debrief.check.seed")}: <span class="seed">{debrief.seed}</span>
          <br />
          {t("debrief.check.hash")}: <span class="seed">{debrief.seedHash}</span>
        </p>
        <p>
          <a href={hrefTo("/model")}>{t("card.link")}</a>
        </p>
      </section>
    </Frame>
  );
}

/** Goes on into the next scenario with what this table made; nothing where the story is over. */
function GoOn({ game: { scenario, view, code } }: { readonly game: Game }) {
  const isOver = Object.values(view.instruments).some((i) => i.kind === "treaty" && i.stage === "inForce");
  const ticket = ticketFor(code);
  if (scenario.next === undefined || isOver || ticket === null) return null;
  const goOn = async (): Promise<void> => {
    const known = nextTable(code);
    if (known !== null) return goTo(`/t/${known}`);
    try {
      const next = await nextMatch(code, { token: ticket.token });
      keepTicket(next);
      keepNext(code, next.code);
      goTo(`/t/${next.code}`);
    } catch (why) {
      tell(sayFailure(why));
    }
  };
  return (
    <button type="button" class="btn btn-primary" onClick={() => void goOn()}>
      {t("debrief.next")}
    </button>
  );
}

/** Opens a new table: with the other principal's delegation if I led one, with the same one otherwise. */
function Again({ game: { scenario, view } }: { readonly game: Game }) {
  const mine = myParty(view);
  const other = mine === null ? undefined : scenario.treaty.principals.find((id) => id !== mine);
  const principal = mine !== null && scenario.treaty.principals.includes(mine);
  const next = principal ? other : (mine ?? undefined);
  const again = async (): Promise<void> => {
    if (next === undefined) return goTo(isLeading(view) ? "/teach" : "/play");
    try {
      const seats = scenario.parties.find((p) => p.id === next)?.seats.map((s) => s.id) ?? [];
      const ticket = await openMatch({
        scenario: scenario.id,
        seats,
        name: keptName() || t("play.name.default"),
        timed: false,
        listed: false,
      });
      keepTicket(ticket);
      goTo(`/t/${ticket.code}`);
    } catch (why) {
      tell(sayFailure(why));
    }
  };
  return (
    <button type="button" class="btn btn-primary" onClick={() => void again()}>
      {t(principal ? "debrief.again.other" : "debrief.again.same")}
    </button>
  );
}

/** Bars of what each party got, each with a mark where no agreement stood. */
function Outcome({ game: { scenario }, debrief }: DebriefProps) {
  return (
    <section class="section">
      <h2>{t("debrief.outcome")}</h2>
      <p class="muted">{t("debrief.outcome.lede")}</p>
      <div class="outcome-list" aria-hidden="true">
        {debrief.parties.map((p) => {
          const difference = Math.round(p.worth - p.reservation);
          return (
            <div key={p.party} class={`outcome ${partyClass(partyIn(scenario, p.party))}`}>
              <b>{partyName(scenario, p.party)}</b>
              <div class="outcome-bar">
                <div class="outcome-fill" style={{ width: `${Math.max(0, Math.min(100, p.worth))}%` }} />
                <div class="outcome-mark" style={{ left: `${Math.max(0, Math.min(100, p.reservation))}%` }} />
              </div>
              <span class="outcome-diff">
                {Math.round(p.worth)} <span class="muted">({signedWords(difference)})</span>
              </span>
            </div>
          );
        })}
      </div>
      <ul class="chart-legend" aria-hidden="true">
        <li>
          <span class="legend-bar" /> {t("debrief.legend.worth")}
        </li>
        <li>
          <span class="legend-mark" /> {t("debrief.legend.reservation")}
        </li>
      </ul>
      <details class="chart">
        <summary>{t("chart.table")}</summary>
        <Wide label={t("debrief.outcome")}>
          <table class="grid-table">
            <caption class="sr-only">{t("debrief.outcome")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("debrief.col.party")}</th>
                {(["worth", "reservation", "difference", "kept", "broken"] as const).map((col) => (
                  <th key={col} scope="col" class="num">
                    {t(`debrief.col.${col}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {debrief.parties.map((p) => (
                <tr key={p.party}>
                  <th scope="row">{partyName(scenario, p.party)}</th>
                  <td class="num">{Math.round(p.worth)}</td>
                  <td class="num">{Math.round(p.reservation)}</td>
                  <td class="num">{Math.round(p.worth) - Math.round(p.reservation)}</td>
                  <td class="num">{p.kept}</td>
                  <td class="num">{p.broken}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      </details>
    </section>
  );
}

/** Where each article stood when the match ended. */
function EndText({ game: { scenario }, debrief }: DebriefProps) {
  return (
    <section class="section">
      <h2>{t("debrief.text")}</h2>
      <Wide label={t("debrief.text")}>
        <table class="grid-table">
          <thead>
            <tr>
              <th scope="col">{t("debrief.col.article")}</th>
              <th scope="col">{t("debrief.col.wording")}</th>
            </tr>
          </thead>
          <tbody>
            {debrief.text.map((row) => (
              <tr key={row.issue}>
                <th scope="row">{issueTitle(scenario, row.issue)}</th>
                <td>
                  {row.agreed !== null ? (
                    <span class="agreed-words">{clauseLabel(scenario, row.agreed)}</span>
                  ) : Object.keys(row.standings).length === 0 ? (
                    <span class="muted">{t("debrief.text.none")}</span>
                  ) : (
                    Object.entries(row.standings).map(([party, clause]) => (
                      <div key={party} class={`bracket ${partyClass(partyIn(scenario, party))}`}>
                        {`[${partyName(scenario, party)}: ${clauseLabel(scenario, clause)}]`}
                      </div>
                    ))
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      <h3 class="sub">{t("debrief.joint")}</h3>
      <p>
        {t(debrief.joint.zone ? "debrief.joint.zone" : "debrief.joint.noZone")}{" "}
        {debrief.joint.clauses.length > 0 && t("debrief.joint.lede")}
      </p>
      <ul class="clause-list">
        {debrief.joint.clauses.map((clause) => (
          <li key={clause.issue}>{clauseShort(scenario, clause)}</li>
        ))}
      </ul>
    </section>
  );
}
