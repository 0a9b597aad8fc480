/**
 * The world between rounds: the map, the curves, both forces, aid, and what every parameter of the model
 * rests on. Each picture has one sentence on how to read it.
 */
import type { Parameter } from "../../shared/engine/scenario/scenario.ts";
import type { PublicScenario } from "../../shared/engine/view/viewTypes.ts";
import { ControlMap, ControlTable } from "../map.tsx";
import { focus, type Game, game } from "../store.ts";
import { numberWords, partyName, signedWords, t } from "../words.ts";
import { Curves } from "./curves.tsx";
import { Parameters } from "./modelParameters.tsx";
import { colourOf, Empty, Fold, PartyHead, PartyName, Scroll } from "./parts.tsx";
import { isMapped } from "./regions.ts";

export function WorldPanel() {
  const g = game.value;
  return g === null ? <Empty>{t("panel.loading")}</Empty> : <WorldOf game={g} />;
}

/** The world of one table, now or in the past. */
export function WorldOf({ game: g }: { game: Game }) {
  const { scenario, view } = g;
  return (
    <div class="p-panel p-world">
      <h2 class="p-title">{t("world.title")}</h2>
      <p class="p-world-lede">
        {t("world.occupied", {
          party: partyName(scenario, scenario.treaty.attacker),
          n: String(view.world.occupied / 10),
        })}{" "}
        <span class="p-note">{t("world.drift", { n: signedWords(view.world.drift / 10) })}</span>
      </p>
      {isMapped(scenario) && (
        <ControlMap scenario={scenario} view={view} marked={focus.value?.region ?? null} />
      )}
      <Fold title={t("world.table")} open={!isMapped(scenario)}>
        <ControlTable scenario={scenario} view={view} />
      </Fold>
      <Curves game={g} />
      <Sides game={g} />
      <Aid game={g} />
      <ModelCard scenario={scenario} />
    </div>
  );
}

/** Both forces as they are estimated: to the nearest five points. */
function Sides({ game: { scenario, view } }: { game: Game }) {
  const [attacker, defender] = [scenario.treaty.attacker, scenario.treaty.defender];
  const rows = [
    "manpower",
    "materiel",
    "exhaustion.manpower",
    "exhaustion.economy",
    "exhaustion.society",
  ] as const;
  const of = (party: string, row: (typeof rows)[number]): number | undefined => {
    const side = view.world.sides[party];
    if (side === undefined) return undefined;
    if (row === "manpower" || row === "materiel") return side[row];
    if (row === "exhaustion.manpower") return side.exhaustion.manpower;
    return row === "exhaustion.economy" ? side.exhaustion.economy : side.exhaustion.society;
  };
  return (
    <section class="p-section" aria-labelledby="sides-title">
      <h3 id="sides-title">{t("world.sides")}</h3>
      <p class="p-note">{t("world.sides.how", { party: partyName(scenario, attacker) })}</p>
      <Scroll label={t("panel.table", { title: t("world.sides") })}>
        <table class="p-table">
          <PartyHead scenario={scenario} parties={[attacker, defender]} />
          <tbody>
            {rows.map((row) => (
              <tr key={row}>
                <th scope="row">{t(`world.sides.${row}`)}</th>
                {[attacker, defender].map((party) => {
                  const value = of(party, row);
                  return (
                    <td key={party}>
                      <span class="p-bar-cell">
                        <span class="p-bar-value">
                          {value === undefined ? "–" : row.startsWith("exhaustion") ? `${value} %` : value}
                        </span>
                        <span class="p-bar" aria-hidden="true">
                          <span
                            data-colour={colourOf(scenario, party)}
                            style={{ width: `${Math.min(100, value ?? 0)}%` }}
                          />
                        </span>
                      </span>
                    </td>
                  );
                })}
              </tr>
            ))}
            <tr>
              <th scope="row">{t("world.sides.posture")}</th>
              {[attacker, defender].map((party) => {
                const posture = view.world.sides[party]?.posture;
                return <td key={party}>{posture === undefined ? "–" : t(`orders.posture.${posture}`)}</td>;
              })}
            </tr>
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

function Aid({ game: { scenario, view } }: { game: Game }) {
  const flows = Object.entries(view.world.aid);
  return (
    <section class="p-section" aria-labelledby="aid-title">
      <h3 id="aid-title">{t("world.aid")}</h3>
      <p class="p-note">{t("world.aid.how")}</p>
      {flows.length === 0 && <Empty>{t("world.aid.none")}</Empty>}
      <ul class="p-list">
        {flows.map(([key, perWeek]) => {
          const [from = "", to = ""] = key.split(">");
          return (
            <li key={key} class="p-flow">
              <PartyName scenario={scenario} party={from} /> <span aria-hidden="true">→</span>
              <span class="sr-only">{t("offers.to")}</span> <PartyName scenario={scenario} party={to} />
              <span class="p-figure">{t("world.aid.perWeek", { n: numberWords(perWeek) })}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Every parameter of the model with its value and what it rests on. */
function ModelCard({ scenario }: { scenario: PublicScenario }) {
  const names = Object.keys(scenario.model) as Parameter[];
  return (
    <Fold title={t("world.model")} note={t("world.model.note", { n: names.length })}>
      <p class="p-note">{t("world.model.how")}</p>
      <Parameters scenario={scenario} names={names} />
    </Fold>
  );
}
