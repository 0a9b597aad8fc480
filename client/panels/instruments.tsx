/**
 * Instruments and their way into force: initialled, signed, ratified, in force, or stopped by whom and where.
 * A capital's seat rules here.
 */
import type { Consent, Instrument, Pending } from "../../shared/engine/state.ts";
import type { Game } from "../store.ts";
import { clauseShort, clauseWording, listWords, namesOf, partyName, partyNames, t } from "../words.ts";
import { Duties } from "./dutiesView.tsx";
import { assess } from "./judge.ts";
import { Refused, useAct } from "./parts.tsx";
import { WorthLine } from "./worthLine.tsx";

const WAY: readonly Consent[] = ["initialled", "signed", "ratified", "inForce"];

export function Instruments({ game }: { game: Game }) {
  const all = Object.values(game.view.instruments).sort((a, b) => b.since - a.since);
  if (all.length === 0) return null;
  return (
    <section class="p-section" aria-labelledby="instruments-title">
      <h3 id="instruments-title">{t("instruments.title")}</h3>
      {all.map((instrument) => (
        <InstrumentCard key={instrument.id} game={game} instrument={instrument} />
      ))}
    </section>
  );
}

function InstrumentCard({ game, instrument }: { game: Game; instrument: Instrument }) {
  const { scenario, view } = game;
  const act = useAct();
  const binding = instrument.kind !== "communique";
  const reached = instrument.stage === "failed" ? failedAfter(instrument) : WAY.indexOf(instrument.stage);
  const rules = view.menu.rule.filter((r) => r.instrument === instrument.id);
  const value =
    rules.length === 0
      ? null
      : assess(scenario, view, {
          clauses: instrument.clauses,
          form: "agreement",
          parties: instrument.signatories,
        });
  return (
    <div class="p-card p-instrument" data-failed={instrument.stage === "failed" ? "yes" : "no"}>
      <p class="p-card-head">
        <strong>{t(`instruments.kind.${instrument.kind}`)}</strong>{" "}
        {partyNames(scenario, instrument.signatories)}
      </p>
      {binding ? (
        <ol class="p-way" aria-label={t("instruments.way")}>
          {WAY.map((stage, i) => (
            <li
              key={stage}
              data-done={i <= reached ? "yes" : "no"}
              aria-current={i === reached && instrument.stage !== "failed" ? "step" : undefined}
            >
              {t(`instruments.stage.${stage as "initialled" | "signed" | "ratified" | "inForce"}`)}
              {i > reached && <span class="sr-only"> {t("instruments.notYet")}</span>}
            </li>
          ))}
        </ol>
      ) : (
        <p class="p-note">{t("instruments.communique")}</p>
      )}
      {instrument.stage === "failed" && <p class="p-no">{failure(game, instrument)}</p>}
      {instrument.stage === "initialled" && binding && (
        <p class="p-note">{waiting(game, instrument, instrument.confirmed, "instruments.confirm")}</p>
      )}
      {instrument.stage === "signed" && (
        <p class="p-note">{waiting(game, instrument, instrument.ratifiedBy, "instruments.ratify")}</p>
      )}
      {instrument.stage !== "failed" &&
        instrument.steps.map((step) => (
          <p key={step.step} class="p-note">
            {stepLine(game, step)}
          </p>
        ))}
      <details class="p-fold p-fold-small">
        <summary>{t("instruments.articles", { n: instrument.clauses.length })}</summary>
        <ul class="p-list">
          {instrument.clauses.map((clause) => (
            <li key={clause.issue}>
              <strong>{clauseShort(scenario, clause)}</strong>
              <p class="p-treaty-small">{clauseWording(scenario, clause)}</p>
              <Duties game={game} clause={clause} />
            </li>
          ))}
        </ul>
      </details>
      {value !== null && view.mine !== null && (
        <WorthLine scenario={scenario} party={view.mine.party} value={value} />
      )}
      {rules.map((rule) => (
        <div key={rule.step} class="p-actions">
          <button
            type="button"
            class="btn btn-primary"
            disabled={act.busy}
            onClick={() => act.run({ type: "rule", instrument: instrument.id, step: rule.step, yes: true })}
          >
            {t(`instruments.${rule.step}.yes`)}
          </button>
          <button
            type="button"
            class="btn"
            disabled={act.busy}
            onClick={() => act.run({ type: "rule", instrument: instrument.id, step: rule.step, yes: false })}
          >
            {t(`instruments.${rule.step}.no`)}
          </button>
        </div>
      ))}
      <Refused text={act.refused} />
    </div>
  );
}

/** The last stage that was reached before it failed. */
const failedAfter = (instrument: Instrument): number =>
  instrument.failedAt === "confirm" ? 0 : instrument.failedAt === "ratify" ? 1 : 2;

function failure({ scenario }: Game, instrument: Instrument): string {
  const party = instrument.failedBy === null ? "" : partyName(scenario, instrument.failedBy);
  if (instrument.failedBy === null || instrument.failedAt === null) return t("instruments.failed");
  const lost = instrument.steps.find((s) => !s.done && s.roundsLeft === 0);
  if (lost !== undefined) return t("instruments.failed.named", { party, label: stepLabel(scenario, lost) });
  return t(`instruments.failed.${instrument.failedAt}`, { party });
}

function waiting(
  { scenario }: Game,
  instrument: Instrument,
  done: readonly string[],
  key: "instruments.confirm" | "instruments.ratify",
): string {
  const left = instrument.signatories.filter((p) => !done.includes(p));
  return left.length === 0 ? t("instruments.allDone") : t(key, { parties: namesOf(scenario, left) });
}

const stepLabel = (scenario: Game["scenario"], { step }: Pending): string =>
  scenario.steps.find((s) => s.id === step)?.label ?? step;

/** How far a step before entry into force has come; a step that a lock holds up says what opens it. */
function stepLine({ scenario, view }: Game, step: Pending): string {
  const label = stepLabel(scenario, step);
  if (step.done) return t("instruments.step.done", { label });
  const lock = scenario.locks.find(
    (l) => "step" in l.blocks && l.blocks.step === step.step && view.locks[l.id] === true,
  );
  if (lock === undefined) return t("instruments.step", { label, n: step.roundsLeft });
  return t("instruments.step.locked", {
    label,
    lock: lock.label,
    ways: listWords(
      lock.unlock.map((path) => t("list.quoted", { text: path.label })),
      "list.or",
    ),
  });
}
