/** What a what-if shows while it is played and after: how far it is, and results found before. */
import type { PublicScenario } from "../../shared/engine/view/viewTypes.ts";
import type { Comparison } from "../../shared/lab/compared.ts";
import type { LabJob } from "../../shared/lab/laboratory.ts";
import { isOpen } from "../lab/ask.ts";
import { t } from "../words.ts";
import { editWords } from "./labCompose.tsx";

/** What is shown: a job of the server, or a run of this browser. */
export interface Shown {
  readonly title: string;
  readonly done: number;
  readonly of: number;
  readonly running: boolean;
  readonly note: string | null;
  readonly comparison: Comparison | null;
}

const titleOf = (job: LabJob, scenario: PublicScenario): string =>
  job.about.title ?? job.about.edits.map((e) => editWords(scenario, e)).join("; ");

export const ofJob = (job: LabJob, scenario: PublicScenario): Shown => ({
  title: titleOf(job, scenario),
  done: job.done,
  of: job.of,
  running: isOpen(job),
  note:
    job.state === "cancelled"
      ? t("lab.cancelled", { done: job.done, of: job.of })
      : job.state === "failed"
        ? t("lab.failed")
        : null,
  comparison: job.result?.comparison ?? null,
});

export function Progress({ shown }: { readonly shown: Shown }) {
  const words =
    shown.note ??
    (shown.running
      ? shown.done === 0
        ? t("lab.queued")
        : t("lab.progress", { done: shown.done, of: shown.of })
      : t("lab.over", { of: shown.of }));
  return (
    <div class="lab-progress">
      {shown.running && <progress max={shown.of} value={shown.done} aria-label={t("lab.title")} />}
      <span role="status" aria-live={shown.running ? "off" : "polite"}>
        {words}
      </span>
    </div>
  );
}

export function Stored({
  scenario,
  stored,
  open,
}: {
  readonly scenario: PublicScenario;
  readonly stored: readonly LabJob[];
  readonly open: (job: LabJob) => void;
}) {
  return (
    <details class="lab-stored">
      <summary>
        {t("lab.stored")} · {stored.length}
      </summary>
      {stored.length === 0 ? (
        <p class="muted">{t("lab.stored.none")}</p>
      ) : (
        <ul>
          {stored.map((job) => (
            <li key={job.id}>
              <span>{titleOf(job, scenario)}</span>
              <small class="muted">{t("lab.stored.at", { seq: job.about.seq, runs: job.about.runs })}</small>
              <button type="button" class="btn btn-small" onClick={() => open(job)}>
                {t("lab.again")}
              </button>
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
