/** Parameters of the model with their values and what each rests on: a source, a calibration or an assumption. */
import type { Basis, Parameter } from "../../shared/engine/scenario/scenario.ts";
import type { PublicScenario } from "../../shared/engine/view/viewTypes.ts";
import { numberWords, t, tOr } from "../words.ts";
import { Sources } from "./parts.tsx";

export function Parameters({ scenario, names }: { scenario: PublicScenario; names: readonly Parameter[] }) {
  return (
    <dl class="p-parameters">
      {names.map((name) => {
        const parameter = scenario.model[name];
        if (parameter === undefined) return null;
        return (
          <div key={name}>
            <dt>
              {parameterName(name)}{" "}
              <span class="p-figure">
                {t("world.parameter", { value: numberWords(parameter.value), unit: parameter.unit })}
              </span>
            </dt>
            <dd>
              <span class="p-tag">{t(`world.basis.${basisKind(parameter.basis)}`)}</span>{" "}
              <BasisWords scenario={scenario} basis={parameter.basis} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** A parameter's name in words; one without words is spelt out from its key. */
const parameterName = (name: string): string =>
  tOr(`model.${name}`, {}, name.replace(/([A-Z])/g, " $1").toLowerCase());

const basisKind = (basis: Basis): "cited" | "calibrated" | "assumed" =>
  "cited" in basis ? "cited" : "calibrated" in basis ? "calibrated" : "assumed";

function BasisWords({ scenario, basis }: { scenario: PublicScenario; basis: Basis }) {
  if ("cited" in basis) return <Sources scenario={scenario} ids={basis.cited} />;
  return <>{"calibrated" in basis ? basis.calibrated : basis.assumed}</>;
}
