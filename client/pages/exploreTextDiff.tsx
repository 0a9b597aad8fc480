/** Articles that stand differently at two nodes, side by side: agreed, or who stands behind what. */
import type { PublicScenario } from "../../shared/engine/view/viewTypes.ts";
import type { Compared, ComparedArticle } from "../../shared/exploring.ts";
import { partyOrder, sameClause } from "../panels/article.ts";
import { colourOf } from "../panels/parts.tsx";
import { clauseLabel, clauseWording, partyNames, t } from "../words.ts";

export function ComparedText({
  compared: { a, b, articles },
  scenario,
}: {
  readonly compared: Compared;
  readonly scenario: PublicScenario;
}) {
  const rows = [...scenario.issues]
    .sort((x, y) => x.article - y.article)
    .filter((issue) => articles.includes(issue.id));
  const find = (list: readonly ComparedArticle[], issue: string) => list.find((one) => one.issue === issue);
  return (
    <>
      {rows.length === 0 && <p class="p-empty">{t("explore.compare.text.none")}</p>}
      {rows.map((issue) => (
        <article key={issue.id} class="compare-article">
          <h3>
            {t("panel.article", { n: String(issue.article) })} <span class="p-regular">{issue.title}</span>
          </h3>
          <div class="compare-two">
            {(["a", "b"] as const).map((side) => (
              <div key={side} class="compare-cell">
                <span class="compare-side" data-side={side}>
                  {side.toUpperCase()}
                </span>
                <Stands article={find((side === "a" ? a : b).text, issue.id)} scenario={scenario} />
              </div>
            ))}
          </div>
        </article>
      ))}
      <p class="muted">{t("explore.compare.text.same", { n: scenario.issues.length - rows.length })}</p>
    </>
  );
}

function Stands({
  article,
  scenario,
}: {
  readonly article: ComparedArticle | undefined;
  readonly scenario: PublicScenario;
}) {
  if (article === undefined) return null;
  const { agreed } = article;
  if (agreed !== null)
    return (
      <div>
        <p class="compare-agreed">
          {clauseLabel(scenario, agreed)} · {t("explore.compare.agreed")}
        </p>
        <p class="p-treaty-small">{clauseWording(scenario, agreed)}</p>
      </div>
    );
  const groups: { clause: (typeof article.standings)[string]; parties: string[] }[] = [];
  for (const party of partyOrder(scenario)) {
    const clause = article.standings[party];
    if (clause === undefined) continue;
    const group = groups.find((g) => sameClause(g.clause, clause));
    if (group === undefined) groups.push({ clause, parties: [party] });
    else group.parties.push(party);
  }
  if (groups.length === 0) return <p class="muted">{t("explore.compare.nothing")}</p>;
  return (
    <div>
      {groups.map(({ clause, parties }) => (
        <div
          key={`${clause.option} ${clause.value ?? ""}`}
          class="p-bracket"
          data-colour={colourOf(scenario, parties[0])}
        >
          <p class="p-bracket-label">
            {t("article.sponsored", {
              parties: partyNames(scenario, parties),
              label: clauseLabel(scenario, clause),
            })}
          </p>
          <p class="p-treaty-small">{clauseWording(scenario, clause)}</p>
        </div>
      ))}
    </div>
  );
}
