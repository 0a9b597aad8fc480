/**
 * The laboratory at one moment of a past: choose a prepared change or compose one, play it out against the branch as it
 * stood, and read both side by side while the figures come in.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import type { ComposedEdit } from "../../shared/engine/scenario/scenarioChanges.ts";
import type { PublicScenario } from "../../shared/engine/view/viewTypes.ts";
import type { BrowserTold, Changes, LabJob } from "../../shared/lab/laboratory.ts";
import { askChanges, askStored, askWhatIf, cancelJob, isOpen, type Of } from "../lab/ask.ts";
import { type BrowserRun, runHere } from "../lab/browserRun.ts";
import { useJob } from "../lab/useJob.ts";
import { EN_LAB } from "../texts/en.lab.ts";
import { bringTexts, t } from "../words.ts";
import { fitOf, OWN, PickChange, useFits } from "./labChange.tsx";
import { Compose, editWords } from "./labCompose.tsx";
import { LabResults } from "./labResults.tsx";
import { ofJob, Progress, type Shown, Stored } from "./labShown.tsx";
import { sayFailure, useAsk } from "./useAsk.ts";

bringTexts(EN_LAB);

export interface WhatIfProps {
  readonly of: Of;
  /** The last entry that both branches share. */
  readonly seq: number;
  readonly scenario: PublicScenario;
  /** Opens a table that begins with a prepared change here. */
  readonly onPlay?: ((change: Changes[number]) => void) | undefined;
}

const RUNS = [100, 200, 500, 1000, 2000] as const;
/** Pairs that a browser plays by itself at most. */
const MOST_HERE = 200;

export function WhatIf({ of, seq, scenario, onPlay }: WhatIfProps) {
  const changes = useAsk(() => askChanges(scenario.id), scenario.id);
  const prepared = changes.state === "here" ? changes.value : [];
  const [choice, setChoice] = useState<string | null>(null);
  const fits = useFits(of, seq);
  const offered = prepared.filter((c) => (fitOf(fits, c.id)?.played ?? null) === null);
  const chosen =
    choice === OWN || offered.some((c) => c.id === choice) ? (choice as string) : (offered[0]?.id ?? OWN);
  const begun = fitOf(fits, chosen)?.begun;
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
        <PickChange scenario={scenario} prepared={prepared} fits={fits} chosen={chosen} choose={setChoice} />
        {!change && <Compose scenario={scenario} edits={own} set={setOwn} />}
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
          {change && begun === null && onPlay && (
            <button type="button" class="btn" onClick={() => onPlay(change)}>
              {t("lab.play")}
            </button>
          )}
        </div>
        {begun === "scripted" && <p class="hint muted">{t("lab.play.scripted")}</p>}
        {!change && <p class="hint muted">{t("lab.play.own")}</p>}
      </form>
      <p class="lab-not">{t("lab.not")}</p>
      {problem !== null && (
        <p class="alert" role="alert">
          {problem}
        </p>
      )}
      {shown && <Progress shown={shown} />}
      {shown?.comparison && shown.comparison.pairs > 0 && (
        <LabResults title={shown.title} comparison={shown.comparison} job={local ? null : job} />
      )}
      <Stored scenario={scenario} stored={stored} open={setJob} />
    </section>
  );
}
