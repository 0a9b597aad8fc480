/** The table as lists and tables: always in the document, seen when nothing is drawn, heard by screen readers. */
import { partyOf } from "../shared/engine/ids.ts";
import type { Party } from "../shared/engine/scenario/scenario.ts";
import { openPanel } from "./actions.ts";
import { Flag, partyClass } from "./flag.tsx";
import type { Game } from "./store.ts";
import { listWords, partyIn, partyName, t } from "./words.ts";

export function TableMirror({ game, visible }: { readonly game: Game; readonly visible: boolean }) {
  const { scenario, view } = game;
  return (
    <div class={visible ? "mirror" : "sr-only"} id="mirror">
      <section aria-labelledby="mirror-parties">
        <h2 id="mirror-parties">{t("mirror.delegations")}</h2>
        <ul class="mirror-list">
          {scenario.parties.map((party) => (
            <li key={party.id} class={partyClass(party)}>
              <span class="mirror-name">
                <Flag party={party} />
                <button
                  type="button"
                  tabIndex={visible ? 0 : -1}
                  onClick={() => openPanel("record", { party: party.id })}
                >
                  {party.name}
                </button>
              </span>
              <small>{partyState(game, party)}</small>
            </li>
          ))}
        </ul>
      </section>
      <TextMirror game={game} visible={visible} />
      <section aria-labelledby="mirror-trust">
        <h2 id="mirror-trust">{t("mirror.trust")}</h2>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("mirror.truster")}</th>
              <th scope="col">{t("mirror.trustee")}</th>
              <th scope="col">{t("mirror.score")}</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(view.trust).map(([key, { score, sd }]) => {
              const [truster = "", trustee = ""] = key.split(">");
              if (partyIn(scenario, truster) === undefined || partyIn(scenario, trustee) === undefined)
                return null;
              return (
                <tr key={key}>
                  <td>{partyName(scenario, truster)}</td>
                  <td>{partyName(scenario, trustee)}</td>
                  <td>
                    <button
                      type="button"
                      tabIndex={visible ? 0 : -1}
                      onClick={() => openPanel("record", { trust: key })}
                    >
                      {t("mirror.scoreValue", { score, sd })}
                    </button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function TextMirror({
  game: { scenario, view },
  visible,
}: {
  readonly game: Game;
  readonly visible: boolean;
}) {
  const agreed = Object.keys(view.agreed).length;
  const touched = scenario.issues.filter(
    (issue) => view.agreed[issue.id] === undefined && Object.keys(view.standings[issue.id] ?? {}).length > 0,
  ).length;
  const open = Object.values(view.offers).filter((offer) => offer.status === "open").length;
  return (
    <section aria-labelledby="mirror-text">
      <h2 id="mirror-text">{t("mirror.text")}</h2>
      <p>
        {t("mirror.agreed", { agreed, of: scenario.issues.length, bracketed: touched })} ·{" "}
        {t("mirror.untouched", { n: scenario.issues.length - agreed - touched })} ·{" "}
        {t("mirror.offers", { n: open })}
      </p>
      <table>
        <tbody>
          {scenario.issues.map((issue) => {
            const stands = new Set(
              Object.values(view.standings[issue.id] ?? {}).map((c) => `${c.option}/${c.value ?? ""}`),
            ).size;
            const state =
              view.agreed[issue.id] !== undefined
                ? t("mirror.agreedOne")
                : stands > 0
                  ? t("mirror.brackets", { n: stands })
                  : t("mirror.none");
            return (
              <tr key={issue.id}>
                <td>
                  <button
                    type="button"
                    tabIndex={visible ? 0 : -1}
                    onClick={() => openPanel("text", { issue: issue.id })}
                  >
                    {t("name.article", { n: String(issue.article), title: issue.title })}
                  </button>
                </td>
                <td>{state}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** Who sits in a delegation and what it has done in this phase. */
function partyState({ view }: Game, party: Party): string {
  const count = { person: 0, bot: 0, empty: 0 };
  const names = new Set<string>();
  let ready = false;
  for (const [seat, s] of Object.entries(view.seats)) {
    if (partyOf(seat) !== party.id) continue;
    count[s.kind] += 1;
    if (s.kind === "person" && s.name !== null) names.add(s.name);
    ready ||= s.ready;
  }
  const state = view.parties[party.id];
  return [
    ...(count.person > 0 ? [t("mirror.people", { n: count.person, names: listWords([...names]) })] : []),
    ...(count.bot > 0 ? [t("mirror.bots", { n: count.bot })] : []),
    ...(count.empty > 0 ? [t("mirror.emptySeats", { n: count.empty })] : []),
    ...(state?.away === true ? [t("mirror.away")] : []),
    ...(state?.sealed === true ? [t("mirror.sealed")] : ready ? [t("mirror.ready")] : []),
  ].join(" · ");
}
