/**
 * One article of the single text: agreed and flat, or in brackets with who stands behind each alternative,
 * and what I can do about it.
 */
import { useState } from "preact/hooks";
import type { Clause } from "../../shared/engine/state.ts";
import { guaranteeOf } from "../../shared/engine/world/guarantee.ts";
import { openPanel } from "../actions.ts";
import { type Game, myParty } from "../store.ts";
import { clauseLabel, clauseWording, namesOf, partyName, partyNames, t } from "../words.ts";
import { type Alternative, type Article, givesVeto, openOptions, sameClause, sourcesOf } from "./article.ts";
import { ArticleHistory } from "./articleHistoryView.tsx";
import { ClausePicker, type Verb } from "./clausePicker.tsx";
import { Duties } from "./dutiesView.tsx";
import { type Act, colourOf, Refused, useAct } from "./parts.tsx";
import { addClause, builderOpen, currentPackage, mayBuild } from "./workbench.ts";

/** `reading`: the past is shown, so there is no brief beside it to turn to. */
export function ArticleView({
  game,
  article,
  reading = false,
}: {
  game: Game;
  article: Article;
  reading?: boolean;
}) {
  const { view } = game;
  const { issue } = article;
  const act = useAct();
  const [options, setOptions] = useState(false);
  const [history, setHistory] = useState(false);
  const me = myParty(view);
  const open = openOptions(view, issue).length;
  const verbs: Verb[] = [];
  if (view.menu.stand)
    verbs.push({ label: t("article.stand"), act: (clause) => act.run({ type: "stand", clause }) });
  if (mayBuild(game))
    verbs.push({ label: t("article.toPackage"), main: true, act: (clause) => take(game, clause) });
  const mine = me === null ? undefined : view.standings[issue.id]?.[me];
  return (
    <article
      class="p-article"
      data-state={article.state}
      id={`article-${issue.id}`}
      tabIndex={-1}
      aria-labelledby={`article-title-${issue.id}`}
    >
      <header class="p-article-head">
        <h3 id={`article-title-${issue.id}`}>
          {t("panel.article", { n: String(issue.article) })} <span class="p-regular">{issue.title}</span>
        </h3>
        <span class={`p-state p-state-${article.state}`}>{stateWords(article)}</span>
      </header>
      {article.agreed !== null && <Agreed game={game} article={article} clause={article.agreed} act={act} />}
      {article.alternatives.map((alternative) => (
        <Bracket
          key={`${alternative.clause.option}${alternative.clause.value ?? ""}`}
          game={game}
          alternative={alternative}
          act={act}
        />
      ))}
      {article.state === "silent" && <p class="p-silent">{issue.question}</p>}
      <div class="p-article-foot">
        {mine !== undefined && view.menu.standDown.includes(issue.id) && (
          <button
            type="button"
            class="p-link"
            disabled={act.busy}
            onClick={() => act.run({ type: "standDown", issue: issue.id })}
          >
            {t("article.standDown")}
          </button>
        )}
        <button type="button" class="p-link" aria-expanded={options} onClick={() => setOptions(!options)}>
          {t(verbs.length > 0 ? "article.options" : "article.options.read", { n: open })}
        </button>
        <button type="button" class="p-link" aria-expanded={history} onClick={() => setHistory(!history)}>
          {t("article.history")}
        </button>
        {!reading && (
          <button type="button" class="p-link" onClick={() => showBackground(issue.id)}>
            {t("article.background", { n: sourcesOf(issue).length })}
          </button>
        )}
      </div>
      <Refused text={act.refused} />
      {history && <ArticleHistory game={game} issue={issue.id} />}
      {options && (
        <div class="p-article-options">
          {article.state !== "silent" && <p class="p-question">{issue.question}</p>}
          <ClausePicker
            game={game}
            issue={issue}
            chosen={currentPackage(game).clauses.find((c) => c.issue === issue.id) ?? mine ?? null}
            verbs={verbs}
          />
        </div>
      )}
    </article>
  );
}

function stateWords(article: Article): string {
  if (article.state === "agreed") return t("article.agreed");
  if (article.state === "silent") return t("article.silent");
  return t("article.alternatives", { n: article.alternatives.length });
}

function Agreed({ game, article, clause, act }: { game: Game; article: Article; clause: Clause; act: Act }) {
  const { scenario } = game;
  return (
    <>
      <p class="p-treaty">{clauseWording(scenario, clause)}</p>
      <Duties game={game} clause={clause} />
      {article.backers.length > 0 && (
        <p class="p-note">{t("article.backers", { parties: namesOf(scenario, article.backers) })}</p>
      )}
      {givesVeto(scenario, clause, Object.values(game.view.agreed)) && <Veto game={game} clause={clause} />}
      <ClauseActs game={game} clause={clause} act={act} />
    </>
  );
}

function Bracket({ game, alternative, act }: { game: Game; alternative: Alternative; act: Act }) {
  const { scenario, view } = game;
  const { clause, sponsors } = alternative;
  return (
    <>
      <div class="p-bracket" data-colour={colourOf(scenario, sponsors[0])}>
        <p class="p-bracket-label">
          {t("article.sponsored", {
            parties: partyNames(scenario, sponsors),
            label: clauseLabel(scenario, clause),
          })}
        </p>
        <p class="p-treaty">{clauseWording(scenario, clause)}</p>
        <Duties game={game} clause={clause} />
        <ClauseActs game={game} clause={clause} act={act} />
      </div>
      {givesVeto(scenario, clause, Object.values(view.agreed)) && <Veto game={game} clause={clause} />}
    </>
  );
}

/** Stand behind it, take it into the package: what can be done with wording that lies on the table. */
function ClauseActs({ game, clause, act }: { game: Game; clause: Clause; act: Act }) {
  const { scenario, view } = game;
  const me = myParty(view);
  if (me === null) return null;
  const mine = view.standings[clause.issue]?.[me];
  const stands = mine !== undefined && sameClause(mine, clause);
  const inPackage = currentPackage(game).clauses.some((c) => sameClause(c, clause));
  const about = clauseLabel(scenario, clause);
  return (
    <div class="p-clause-acts">
      {stands && <span class="p-stands">{t("article.youStand")}</span>}
      {!stands && view.menu.stand && view.closed[clause.issue]?.[clause.option] === undefined && (
        <button
          type="button"
          class="p-link"
          disabled={act.busy}
          onClick={() => act.run({ type: "stand", clause })}
        >
          {t("article.stand")}
          <span class="sr-only">: {about}</span>
        </button>
      )}
      {mayBuild(game) &&
        (inPackage ? (
          <span class="p-note">{t("article.inPackage")}</span>
        ) : (
          <button type="button" class="p-link" onClick={() => take(game, clause)}>
            {t("article.toPackage")}
            <span class="sr-only">: {about}</span>
          </button>
        ))}
    </div>
  );
}

function take(game: Game, clause: Clause): void {
  addClause(game, clause);
  builderOpen.value = true;
}

/** The warning that goes with a decision rule which the aggressor can stop, and why. */
function Veto({ game, clause }: { game: Game; clause: Clause }) {
  const { scenario, view } = game;
  const [why, setWhy] = useState(false);
  const mine = view.mine;
  const clauses = [...Object.values(view.agreed).filter((c) => c.issue !== clause.issue), clause];
  const guarantee =
    mine === null
      ? null
      : guaranteeOf(
          scenario,
          mine.sheet,
          clauses,
          scenario.parties.map((p) => p.id),
        );
  const attacker = partyName(scenario, scenario.treaty.attacker);
  return (
    <div class="p-veto">
      <p>
        <strong>{t("veto.title")}</strong> {t("veto.body")}{" "}
        {guarantee !== null &&
          mine !== null &&
          t("veto.worth", {
            party: partyName(scenario, mine.party),
            n: Math.round(guarantee.strength * 100),
          })}{" "}
        <button type="button" class="p-link p-link-alert" aria-expanded={why} onClick={() => setWhy(!why)}>
          {t("veto.why")}
        </button>
      </p>
      {why && (
        <p>
          {t("veto.explain", { attacker, label: clauseLabel(scenario, clause) })} {t("veto.fix")}
        </p>
      )}
    </div>
  );
}

/** Opens the brief at the background of an article. */
function showBackground(issue: string): void {
  openPanel("brief", { issue });
}
