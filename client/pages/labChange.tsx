/**
 * Which change is played out: a prepared one that can be made at this moment, or one of one's own; what it means, and
 * whether a table can begin with it. What does not fit is named with its reason and cannot be chosen.
 */
import { useEffect, useState } from "preact/hooks";
import type { PublicScenario } from "../../shared/engine/view/viewTypes.ts";
import type { ChangeFit } from "../../shared/lab/changed.ts";
import type { Changes } from "../../shared/lab/laboratory.ts";
import { askFits, type Of } from "../lab/ask.ts";
import { t } from "../words.ts";

/** The choice that is no prepared change. */
export const OWN = "";

/** Milliseconds that a moment is looked at before the server is asked about it. */
const REST = 250;

/** What fits at a moment; null until it is known, and when it cannot be: then everything is offered and may be refused. */
export function useFits(of: Of, seq: number): readonly ChangeFit[] | null {
  const [fits, setFits] = useState<readonly ChangeFit[] | null>(null);
  const place = "line" in of ? of.line : of.code;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another moment is another question
  useEffect(() => {
    let here = true;
    const timer = setTimeout(
      () =>
        askFits(of, seq).then(
          (found) => here && setFits(found),
          () => here && setFits(null),
        ),
      REST,
    );
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [place, seq]);
  return fits;
}

export const fitOf = (fits: readonly ChangeFit[] | null, id: string): ChangeFit | undefined =>
  fits?.find((fit) => fit.id === id);

interface PickProps {
  readonly scenario: PublicScenario;
  readonly prepared: Changes;
  readonly fits: readonly ChangeFit[] | null;
  readonly chosen: string;
  readonly choose: (id: string) => void;
}

export function PickChange({ scenario, prepared, fits, chosen, choose }: PickProps) {
  const change = prepared.find((c) => c.id === chosen);
  return (
    <>
      <label class="field">
        <span>{t("lab.prepared")}</span>
        <select class="input" value={chosen} onChange={(e) => choose(e.currentTarget.value)}>
          {prepared.map((c) => {
            const why = fitOf(fits, c.id)?.played ?? null;
            return (
              <option key={c.id} value={c.id} disabled={why !== null}>
                {why === null ? c.title : `${c.title} (${t(`lab.unfit.${why}.short`)})`}
              </option>
            );
          })}
          <option value={OWN}>{t("lab.own")}</option>
        </select>
      </label>
      {change && (
        <p class="lab-about">
          {change.text} <Sources scenario={scenario} change={change} />
        </p>
      )}
    </>
  );
}

function Sources({
  scenario,
  change,
}: {
  readonly scenario: PublicScenario;
  readonly change: Changes[number];
}) {
  return (
    <small class="muted">
      {change.sources.map((id, i) => {
        const source = scenario.sources[id];
        if (!source) return null;
        return (
          <span key={id}>
            {i > 0 && "; "}
            <a href={source.url} target="_blank" rel="noopener noreferrer">
              {source.title}
            </a>
          </span>
        );
      })}
    </small>
  );
}
