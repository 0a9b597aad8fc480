/** Every coefficient with its value and what it rests on: the shared ones, and those that single scenarios set anew. */
import type { Basis, Parameter } from "../../shared/engine/scenario/scenario.ts";
import type { PublicScenario } from "../../shared/engine/view/viewTypes.ts";
import { Sources } from "../panels/parts.tsx";
import { Wide } from "../wide.tsx";
import { numberWords, t, tOr } from "../words.ts";

interface Line {
  readonly name: Parameter;
  readonly scenario: PublicScenario;
  readonly value: number;
  readonly unit: string;
  readonly basis: Basis;
}

const KINDS = ["cited", "calibrated", "assumed"] as const;
const kindOf = (basis: Basis): (typeof KINDS)[number] =>
  "cited" in basis ? "cited" : "calibrated" in basis ? "calibrated" : "assumed";

export function CardParameters({ scenarios }: { readonly scenarios: readonly PublicScenario[] }) {
  const { shared, own } = sorted(scenarios);
  const count = (kind: string): number => [...shared, ...own].filter((l) => kindOf(l.basis) === kind).length;
  return (
    <>
      <p class="card-sum">
        {t("card.parameters.count", {
          cited: count("cited"),
          calibrated: count("calibrated"),
          assumed: count("assumed"),
        })}
      </p>
      <Lines lines={shared} label={t("card.parameters.title")} />
      {own.length > 0 && (
        <>
          <h3 class="sub">{t("card.parameters.own")}</h3>
          <Lines lines={own} label={t("card.parameters.own")} named />
        </>
      )}
    </>
  );
}

/** What most scenarios have is the shared line; a scenario that differs has a line of its own. */
function sorted(scenarios: readonly PublicScenario[]): { shared: readonly Line[]; own: readonly Line[] } {
  const shared: Line[] = [];
  const own: Line[] = [];
  const names = new Set(scenarios.flatMap((s) => Object.keys(s.model))) as ReadonlySet<Parameter>;
  for (const name of names) {
    const byText = new Map<string, PublicScenario[]>();
    for (const s of scenarios) {
      const key = JSON.stringify(s.model[name]);
      byText.set(key, [...(byText.get(key) ?? []), s]);
    }
    const groups = [...byText.values()].sort((a, b) => b.length - a.length);
    groups.forEach((group, i) => {
      const scenario = group[0] as PublicScenario;
      const line: Line = { name, scenario, ...scenario.model[name] };
      if (i === 0) shared.push(line);
      else own.push(...group.map((s) => ({ ...line, scenario: s })));
    });
  }
  return { shared, own };
}

function Lines({
  lines,
  label,
  named = false,
}: {
  readonly lines: readonly Line[];
  readonly label: string;
  readonly named?: boolean;
}) {
  return (
    <Wide label={t("card.tableOf", { title: label })}>
      <table class="grid-table evidence">
        <caption class="sr-only">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{t("card.col.parameter")}</th>
            {named && <th scope="col">{t("card.col.scenario")}</th>}
            <th scope="col">{t("card.col.value")}</th>
            <th scope="col">{t("card.col.basis")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((l) => (
            <tr key={`${l.name} ${l.scenario.id}`}>
              <th scope="row">
                {tOr(`model.${l.name}`, {}, l.name.replace(/([A-Z])/g, " $1").toLowerCase())}
              </th>
              {named && <td>{l.scenario.title}</td>}
              <td>{t("world.parameter", { value: numberWords(l.value), unit: l.unit })}</td>
              <td class="card-basis">
                <span class="verdict-mark" data-basis={kindOf(l.basis)}>
                  {t(`world.basis.${kindOf(l.basis)}`)}
                </span>{" "}
                {"cited" in l.basis ? (
                  <Sources scenario={l.scenario} ids={l.basis.cited} />
                ) : "calibrated" in l.basis ? (
                  l.basis.calibrated
                ) : (
                  l.basis.assumed
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}
