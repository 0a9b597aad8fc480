/** The two ways to fill a package: from something that exists, in one click, or clause by clause. */
import { useState } from "preact/hooks";
import { type Game, myParty } from "../store.ts";
import { partyName, t } from "../words.ts";
import { ClausePicker } from "./clausePicker.tsx";
import { fromAgreed, fromOffer, lastOfferTo, offerMenu, withClause } from "./package.ts";
import { suggestion } from "./suggest.ts";
import { currentPackage, keepPackage, layOut } from "./workbench.ts";

/** Where a package may start from: one click each. */
export function Start({ game }: { game: Game }) {
  const { scenario, view } = game;
  const me = myParty(view);
  if (me === null) return null;
  const ready = suggestion(scenario, view, me);
  const theirs = lastOfferTo(view, me);
  const agreed = Object.keys(view.agreed).length;
  return (
    <div class="p-start">
      <p class="p-note">{t("package.start")}</p>
      <div class="p-actions">
        {ready.clauses.length > 0 && (
          <button type="button" class="btn btn-small btn-primary" onClick={() => layOut(ready)}>
            {t(offerMenu(scenario, view).mediates ? "package.start.common" : "package.start.positions")}
          </button>
        )}
        {theirs !== null && (
          <button
            type="button"
            class="btn btn-small"
            onClick={() => layOut(fromOffer(scenario, view, theirs, me))}
          >
            {t("package.start.theirs", { party: partyName(scenario, theirs.from) })}
          </button>
        )}
        {agreed > 0 && (
          <button type="button" class="btn btn-small" onClick={() => layOut(fromAgreed(scenario, view))}>
            {t("package.start.agreed", { n: agreed })}
          </button>
        )}
      </div>
    </div>
  );
}

/** First the article, then its option and number. */
export function AddClause({ game, done }: { game: Game; done: () => void }) {
  const { scenario, view } = game;
  const draft = currentPackage(game);
  const [id, setId] = useState("");
  const issue = scenario.issues.find((i) => i.id === id);
  const inIt = (i: string): boolean => draft.clauses.some((c) => c.issue === i);
  return (
    <div class="p-tool">
      <label class="p-field">
        {t("package.article")}
        <select value={id} onChange={(e) => setId(e.currentTarget.value)}>
          <option value="">{t("package.article.choose")}</option>
          {[...scenario.issues]
            .sort((a, b) => a.article - b.article)
            .map((i) => (
              <option key={i.id} value={i.id}>
                {t("name.article", { n: String(i.article), title: i.title })}
                {inIt(i.id)
                  ? ` · ${t("package.article.in")}`
                  : view.agreed[i.id] !== undefined
                    ? ` · ${t("article.agreed")}`
                    : ""}
              </option>
            ))}
        </select>
      </label>
      {issue !== undefined && (
        <ClausePicker
          key={issue.id}
          game={game}
          issue={issue}
          chosen={draft.clauses.find((c) => c.issue === issue.id) ?? null}
          verbs={[
            {
              label: t(inIt(issue.id) ? "package.replace" : "package.add"),
              main: true,
              act: (clause) => {
                keepPackage(withClause(scenario, draft, clause));
                done();
              },
            },
          ]}
        />
      )}
    </div>
  );
}
