/**
 * Before anybody signs: what a pause under a text would do to both sides' forces, with its ceilings and without, and which
 * doors of others it leaves shut. Estimates from what everybody may know; nothing here is a promise.
 */

import { exp } from "../../shared/engine/math.ts";
import { doorsUnder } from "../../shared/engine/rules/doors.ts";
import type { Clause } from "../../shared/engine/state.ts";
import { capsOf, type Forces, pauseAhead, shiftIn, standingIn } from "../../shared/engine/world/pause.ts";
import type { Game } from "../store.ts";
import { listWords, partyName, t } from "../words.ts";
import { Fold, Scroll } from "./parts.tsx";

/** Nothing less than this many per cent is told as a shift. */
const SHIFT = 2;

/** What a pause would do under `clauses`; nothing where they neither stop the fighting nor set a ceiling. */
export function PauseAhead({
  game: { scenario, view },
  clauses,
}: {
  game: Game;
  clauses: readonly Clause[];
}) {
  const now = standingIn(scenario, view.world);
  const isCapped = capsOf(scenario, now, clauses).length > 0;
  const stops = clauses.some((c) =>
    scenario.issues
      .find((i) => i.id === c.issue)
      ?.options.find((o) => o.id === c.option)
      ?.tags?.includes("ceasefire"),
  );
  if (!isCapped && !stops) return null;
  const { attacker, defender } = scenario.treaty;
  const free = pauseAhead(scenario, now, []);
  const capped = pauseAhead(scenario, now, clauses);
  const rows = [
    { party: attacker, of: "attacker" },
    { party: defender, of: "defender" },
  ] as const;
  const years = scenario.model.pauseYears.value;
  const { opened, shut } = doorsUnder(scenario, (id) => view.locks[id] === true, clauses);
  const labels = (ids: readonly string[]): string =>
    listWords(ids.map((id) => scenario.locks.find((l) => l.id === id)?.label ?? id));
  return (
    <Fold title={t("pause.title")} note={balance(shiftIn(scenario, now, clauses), scenario, years)}>
      <Scroll label={t("panel.table", { title: t("pause.title") })}>
        <table class="p-table">
          <thead>
            <tr>
              <th scope="col">{t("pause.force")}</th>
              <th scope="col">{t("pause.now")}</th>
              <th scope="col">{t("pause.free")}</th>
              {isCapped && <th scope="col">{t("pause.capped")}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ party, of }) => (
              <tr key={party}>
                <th scope="row">{partyName(scenario, party)}</th>
                <td>{points(now[of])}</td>
                <td>{points(free[of])}</td>
                {isCapped && <td>{points(capped[of])}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p class="p-note">
        {t(isCapped ? "pause.how.capped" : "pause.how", { party: partyName(scenario, attacker) })}
      </p>
      {shut.length > 0 && <p class="p-note">{t("pause.shut", { doors: labels(shut) })}</p>}
      {opened.length > 0 && <p class="p-note">{t("pause.opened", { doors: labels(opened) })}</p>}
    </Fold>
  );
}

const points = ({ manpower, materiel }: Forces): string =>
  t("pause.points", { manpower: Math.round(manpower), materiel: Math.round(materiel) });

/** How far the balance would move, in words. */
function balance(shift: number, scenario: Game["scenario"], years: number): string {
  const percent = Math.round((exp(Math.abs(shift)) - 1) * 100);
  if (percent < SHIFT) return t("pause.level", { n: years });
  const { attacker, defender } = scenario.treaty;
  return t("pause.shift", { n: percent, party: partyName(scenario, shift > 0 ? attacker : defender), years });
}
