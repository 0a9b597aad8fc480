/**
 * The package builder: to whom, in what form, which clauses, and what it would be worth to us while it is
 * being made. Drafts stay in this browser until they are put on the table.
 */
import { useState } from "preact/hooks";
import { type Game, myParty } from "../store.ts";
import { articleName, clauseShort, listWords, namesOf, partyName, partyNames, t } from "../words.ts";
import { type Assessment, assess, judgedDraft, wholeOf } from "./judge.ts";
import { lapsesOf, type Problem, problems, toCommand, withoutClause } from "./package.ts";
import { AddClause, Start } from "./packageStart.tsx";
import { PackageTerms } from "./packageTerms.tsx";
import { Refused, useAct } from "./parts.tsx";
import { PauseAhead } from "./pauseView.tsx";
import { builderOpen, currentPackage, keepPackage } from "./workbench.ts";
import { WorthLine } from "./worthLine.tsx";

export function PackageBuilder({ game }: { game: Game }) {
  const { scenario, view } = game;
  const draft = currentPackage(game);
  // Nothing can be put on the table outside the talks: then it stands back unless it is asked for.
  const talks = view.phase === "talks";
  const [early, setEarly] = useState(false);
  const open = talks ? builderOpen.value : early;
  const value = assess(scenario, view, judgedDraft(view, draft));
  return (
    <section class="p-builder" aria-labelledby="builder-title" data-open={open ? "yes" : "no"}>
      <div class="p-builder-head">
        <h3>
          <button
            type="button"
            id="builder-title"
            aria-expanded={open}
            aria-controls="builder-body"
            onClick={() => {
              if (talks) builderOpen.value = !open;
              else setEarly(!open);
            }}
          >
            <span class="p-builder-name">{t("package.title")}</span>
            <span class="p-note">
              {draft.to.length === 0
                ? t("package.toNobody")
                : t("package.to", { parties: namesOf(scenario, draft.to) })}
              {` · ${t("package.lapses", { n: lapsesOf(scenario, view, draft) })}`}
            </span>
            {!open && draft.clauses.length > 0 && (
              <span class="p-builder-sum">
                {t("package.clauses", { n: draft.clauses.length })}
                {value !== null && ` · ${t("package.worth")} ${Math.round(value.worth.total)}`}
              </span>
            )}
            <span class="p-caret" aria-hidden="true" />
          </button>
        </h3>
      </div>
      {open && (
        <div class="p-builder-body" id="builder-body">
          <Body game={game} value={value} />
        </div>
      )}
    </section>
  );
}

function Body({ game, value }: { game: Game; value: Assessment | null }) {
  const { scenario, view } = game;
  const draft = currentPackage(game);
  const act = useAct();
  const [tool, setTool] = useState<"none" | "clause" | "terms">("none");
  const [sent, setSent] = useState<string | null>(null);
  const found = problems(scenario, view, draft);
  const change = (next: typeof draft): void => {
    setSent(null);
    keepPackage(next);
  };
  const send = async (): Promise<void> => {
    const to = partyNames(scenario, draft.to);
    const lapses = lapsesOf(scenario, view, draft);
    if (!(await act.run(toCommand(scenario, view, draft)))) return;
    keepPackage(null);
    setTool("none");
    setSent(t("package.sent", { parties: to, n: lapses }));
  };
  // A tool takes the place of the package while it is used: both do not fit above the fold.
  if (tool !== "none") {
    const close = (): void => setTool("none");
    return (
      <>
        <div class="p-tool-head">
          <h4>{t(tool === "clause" ? "package.tool.clause" : "package.terms")}</h4>
          <button type="button" class="p-link" onClick={close}>
            {t("package.tool.close")}
          </button>
        </div>
        {tool === "clause" ? (
          <AddClause game={game} done={close} />
        ) : (
          <PackageTerms game={game} draft={draft} change={change} />
        )}
        {value !== null && view.mine !== null && draft.clauses.length > 0 && (
          <WorthLine scenario={scenario} party={view.mine.party} value={value} />
        )}
      </>
    );
  }
  return (
    <>
      {draft.clauses.length === 0 && <Start game={game} />}
      {draft.clauses.length > 0 && (
        <ul class="p-chips p-clauses" aria-label={t("package.list")}>
          {draft.clauses.map((clause) => {
            const crossed = value?.worth.crossed.includes(clause.issue) === true;
            return (
              <li key={clause.issue}>
                <span class="p-chip" data-crossed={crossed ? "yes" : "no"}>
                  {clauseShort(scenario, clause)}
                  <button
                    type="button"
                    class="p-chip-x"
                    aria-label={t("package.remove", { clause: clauseShort(scenario, clause) })}
                    onClick={() => change(withoutClause(scenario, draft, clause.issue))}
                  >
                    ×
                  </button>
                </span>
              </li>
            );
          })}
        </ul>
      )}
      <div class="p-chips">
        <button type="button" class="p-chip p-chip-add" onClick={() => setTool("clause")}>
          {t("package.addClause")}
        </button>
        <button type="button" class="p-chip p-chip-add" onClick={() => setTool("terms")}>
          {t("package.terms")}
        </button>
        {draft.clauses.length > 0 && (
          <button
            type="button"
            class="p-link"
            onClick={() => change({ ...draft, clauses: [], links: [], answers: null })}
          >
            {t("package.clear")}
          </button>
        )}
      </div>
      {draft.links.map((link, i) => (
        <p key={`${link.then.issue} ${link.when.issue}`} class="p-note">
          {t("package.link", {
            then: clauseShort(scenario, link.then),
            when: clauseShort(scenario, link.when),
          })}{" "}
          <button
            type="button"
            class="p-link"
            onClick={() => change({ ...draft, links: draft.links.filter((_l, j) => j !== i) })}
          >
            {t("package.link.remove")}
          </button>
        </p>
      ))}
      {value !== null && draft.clauses.length > 0 && <Value game={game} value={value} />}
      {draft.clauses.length > 0 && (
        <PauseAhead game={game} clauses={wholeOf(scenario, view, judgedDraft(view, draft)).clauses} />
      )}
      <Problems game={game} found={found} />
      <Answer game={game} sent={sent} />
      {draft.clauses.length > 0 && (
        <div class="p-actions p-actions-end">
          {view.menu.askCapital && (
            <button
              type="button"
              class="btn"
              disabled={act.busy || draft.clauses.length === 0}
              onClick={() =>
                act
                  .run({ type: "askCapital", clauses: [...draft.clauses] })
                  .then((done) => done && setSent(t("package.asked")))
              }
            >
              {t("package.askCapital")}
            </button>
          )}
          <button
            type="button"
            class="btn btn-primary"
            disabled={act.busy || found.length > 0}
            onClick={send}
          >
            {t(`package.send.${draft.form}`)}
          </button>
        </div>
      )}
      <Refused text={act.refused} />
    </>
  );
}

/** The meter, what it crosses, the weakest promise in it and what would help. */
function Value({ game: { scenario, view }, value }: { game: Game; value: Assessment }) {
  const mine = view.mine;
  if (mine === null) return null;
  const { weakest } = value;
  const trust = weakest === null ? undefined : view.trust[`${mine.party}>${weakest.on}`];
  const article =
    weakest === null ? "" : String(scenario.issues.find((i) => i.id === weakest.issue)?.article ?? "");
  return (
    <div class="p-value" aria-live="polite">
      <WorthLine scenario={scenario} party={mine.party} value={value} />
      <p class="p-note">
        {value.worth.crossed.length === 0 ? (
          t("package.crossesNone")
        ) : (
          <span class="p-no">
            {t("package.crosses", {
              articles: listWords(value.worth.crossed.map((i) => articleName(scenario, i))),
            })}
          </span>
        )}
        {weakest !== null &&
          weakest.on === "guarantors" &&
          ` · ${t("package.weakest.guarantors", { article, n: Math.round(weakest.kept * 100) })}`}
        {weakest !== null &&
          weakest.on !== "guarantors" &&
          ` · ${t("package.weakest", { party: partyName(scenario, weakest.on), article, n: Math.round(weakest.kept * 100) })}`}
        {trust !== undefined && ` ${t("package.trust", { n: trust.score, sd: trust.sd })}`}
      </p>
      {value.helps.length > 0 && (
        <p class="p-note">
          {t("package.helps", { helps: listWords(value.helps.map((h) => t(`package.help.${h}`))) })}
        </p>
      )}
      {value.worth.guarantee.veto && <p class="p-no">{t("package.veto")}</p>}
      {value.worth.exposure >= 0.5 && (
        <p class="p-note">{t("package.exposure", { n: Math.round(value.worth.exposure) })}</p>
      )}
    </div>
  );
}

/** What would be refused for certain, in words, before anybody tries. */
function Problems({ game: { scenario }, found }: { game: Game; found: readonly Problem[] }) {
  const notNow = found.some((p) => p.code === "noOffer");
  const wrong = found.filter((p) => p.code !== "noClauses" && p.code !== "noOffer");
  return (
    <>
      {notNow && <p class="p-note">{t("package.problem.noOffer")}</p>}
      {wrong.length > 0 && (
        <ul class="p-problems">
          {wrong.map((p) => (
            <li key={`${p.code}${p.clause?.issue ?? ""}${p.party ?? ""}`}>
              {t(`package.problem.${p.code}`, {
                clause: p.clause === null ? "" : clauseShort(scenario, p.clause),
                party: p.party === null ? "" : partyName(scenario, p.party),
              })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** What became of the last act here: sent, or the capital's answer when it has come. */
function Answer({ game, sent }: { game: Game; sent: string | null }) {
  const answer = [...game.events]
    .reverse()
    .find((e) => e.type === "capitalAnswered" && e.party === myParty(game.view));
  return (
    <div role="status" class="p-status">
      {sent !== null && <p>{sent}</p>}
      {sent === t("package.asked") && answer?.type === "capitalAnswered" && (
        <p>
          {t(`capital.${answer.answer}`, {
            worth: Math.round(answer.worth),
            reservation: Math.round(answer.reservation),
          })}
          {answer.crossed.length > 0 &&
            ` ${t("capital.crossed", { articles: listWords(answer.crossed.map((i) => articleName(game.scenario, i))) })}`}
        </p>
      )}
    </div>
  );
}
