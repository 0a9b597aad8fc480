/**
 * The laboratory at one moment of a past: choose a prepared change or compose one, play it out against the branch as it
 * stood, and read both side by side while the figures come in.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import type { ComposedEdit } from "../../shared/engine/scenario/scenarioChanges.ts";
import type { PublicScenario } from "../../shared/engine/view/viewTypes.ts";
import type { Comparison } from "../../shared/lab/compared.ts";
import type { BrowserTold, Changes, LabJob } from "../../shared/lab/laboratory.ts";
import { askChanges, askStored, askWhatIf, cancelJob, isOpen, type Of } from "../lab/ask.ts";
import { type BrowserRun, runHere } from "../lab/browserRun.ts";
import { useJob } from "../lab/useJob.ts";
import { EN_LAB } from "../texts/en.lab.ts";
import { bringTexts, t } from "../words.ts";
import { Compose, editWords } from "./labCompose.tsx";
import { LabResults } from "./labResults.tsx";
import { sayFailure, useAsk } from "./useAsk.ts";

bringTexts(EN_LAB);

export interface WhatIfProps {
  readonly of: Of;
  /** The last entry that both branches share. */
  readonly seq: number;
  readonly scenario: PublicScenario;
}

const RUNS = [100, 200, 500, 1000, 2000] as const;
/** Pairs that a browser plays by itself at most. */
const MOST_HERE = 200;
const OWN = "";

/** What is shown: a job of the server, or a run of this browser. */
interface Shown {
  readonly title: string;
  readonly done: number;
  readonly of: number;
  readonly running: boolean;
  readonly note: string | null;
  readonly comparison: Comparison | null;
}

export function WhatIf({ of, seq, scenario }: WhatIfProps) {
  const changes = useAsk(() => askChanges(scenario.id), scenario.id);
  const prepared = changes.state === "here" ? changes.value : [];
  const [choice, setChoice] = useState<string | null>(null);
  const chosen = choice ?? prepared[0]?.id ?? OWN;
  const [own, setOwn] = useState<readonly ComposedEdit[]>([]);
  const [runs, setRuns] = useState<number>(500);
  const [here, setHere] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [job, setJob] = useJob((why) => setProblem(sayFailure(why)));
  const [local, setLocal] = useState<Shown | null>(null);
  const run = useRef<BrowserRun | null>(null);
  const [stored, setStored] = useState<readonly LabJob[]>([]);
  const place = "line" in of ? of.line : of.code;

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when a job is over
  useEffect(() => {
    let there = true;
    askStored(of).then(
      (list) => there && setStored(list.filter((j) => j.about.kind === "whatIf" && j.state === "done")),
      () => {},
    );
    return () => {
      there = false;
    };
  }, [place, job?.state]);
  // Another moment is another question.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the place changes
  useEffect(() => {
    run.current?.stop();
    setLocal(null);
    setJob(null);
    setProblem(null);
    return () => run.current?.stop();
  }, [place, seq]);

  const change = prepared.find((c) => c.id === chosen);
  const title = change?.title ?? own.map((e) => editWords(scenario, e)).join("; ");
  const running = local?.running === true || (job !== null && isOpen(job));

  const start = (): void => {
    setProblem(null);
    setLocal(null);
    setJob(null);
    run.current?.stop();
    if (!here) {
      askWhatIf(of, { seq, change: change ? change.id : own, runs, seed: 0 }).then(setJob, (why: unknown) =>
        setProblem(sayFailure(why)),
      );
      return;
    }
    const pairs = Math.min(runs, MOST_HERE);
    const at = (more: Partial<Shown>): Shown => ({
      title,
      done: 0,
      of: pairs,
      running: true,
      note: null,
      comparison: null,
      ...more,
    });
    setLocal(at({}));
    const told = (word: BrowserTold): void => {
      if ("unfit" in word) {
        setLocal(null);
        setProblem(t(`lab.unfit.${word.unfit.unfit}`, { what: word.unfit.what }));
      } else setLocal(at({ done: word.done, running: word.done < pairs, comparison: word.comparison }));
    };
    run.current = runHere(of, seq, { edits: change?.edits ?? own, runs: pairs, seed: 0 }, told, (why) => {
      setLocal(null);
      setProblem(sayFailure(why));
    });
  };
  const stop = (): void => {
    if (local) {
      run.current?.stop();
      setLocal({ ...local, running: false, note: t("lab.cancelled", { done: local.done, of: local.of }) });
    } else if (job) cancelJob(job.id).then(setJob, (why: unknown) => setProblem(sayFailure(why)));
  };

  const shown = local ?? (job ? ofJob(job, scenario) : null);
  return (
    <section class="explore-card lab" aria-labelledby="lab-title">
      <h2 id="lab-title">{t("lab.title")}</h2>
      <p class="muted">{t("lab.what")}</p>
      <form
        class="lab-form no-print"
        onSubmit={(event) => {
          event.preventDefault();
          start();
        }}
      >
        <label class="field">
          <span>{t("lab.prepared")}</span>
          <select class="input" value={chosen} onChange={(e) => setChoice(e.currentTarget.value)}>
            {prepared.map((c) => (
              <option key={c.id} value={c.id}>
                {c.title}
              </option>
            ))}
            <option value={OWN}>{t("lab.own")}</option>
          </select>
        </label>
        {change ? (
          <p class="lab-about">
            {change.text} <Sources scenario={scenario} change={change} />
          </p>
        ) : (
          <Compose scenario={scenario} edits={own} set={setOwn} />
        )}
        <div class="lab-row">
          <label class="field">
            <span>{t("lab.runs")}</span>
            <select class="input" value={runs} onChange={(e) => setRuns(Number(e.currentTarget.value))}>
              {RUNS.filter((n) => !here || n <= MOST_HERE).map((n) => (
                <option key={n} value={n}>
                  {n}
                </option>
              ))}
            </select>
          </label>
          <label class="field">
            <span>{t("lab.where")}</span>
            <select
              class="input"
              value={here ? "here" : "server"}
              onChange={(e) => {
                const local_ = e.currentTarget.value === "here";
                setHere(local_);
                if (local_ && runs > MOST_HERE) setRuns(MOST_HERE);
              }}
            >
              <option value="server">{t("lab.where.server")}</option>
              <option value="here">{t("lab.where.here", { n: MOST_HERE })}</option>
            </select>
          </label>
          {running ? (
            // An element of its own: the click that stops must not become one that submits.
            <button key="stop" type="button" class="btn" onClick={stop}>
              {t("lab.stop")}
            </button>
          ) : (
            <button key="start" type="submit" class="btn btn-primary" disabled={!change && own.length === 0}>
              {t("lab.start")}
            </button>
          )}
        </div>
      </form>
      {problem !== null && (
        <p class="alert" role="alert">
          {problem}
        </p>
      )}
      {shown && <Progress shown={shown} />}
      {shown?.comparison && shown.comparison.pairs > 0 && (
        <LabResults title={shown.title} comparison={shown.comparison} job={local ? null : job} />
      )}
      <p class="lab-not">{t("lab.not")}</p>
      <Stored scenario={scenario} stored={stored} open={setJob} />
    </section>
  );
}

const titleOf = (job: LabJob, scenario: PublicScenario): string =>
  job.about.title ?? job.about.edits.map((e) => editWords(scenario, e)).join("; ");

const ofJob = (job: LabJob, scenario: PublicScenario): Shown => ({
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

function Progress({ shown }: { readonly shown: Shown }) {
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

function Stored({
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
