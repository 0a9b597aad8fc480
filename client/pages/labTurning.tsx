/** Turning points of a past: the chance of a treaty in force along it, and by cause the moves that shifted it most. */
import { useMemo, useState } from "preact/hooks";
import type { PublicScenario } from "../../shared/engine/view/viewTypes.ts";
import type { TurningNode } from "../../shared/lab/turning.ts";
import { TimePlot, type TimePoint } from "../charts/timePlot.tsx";
import { nodePath } from "../explore/address.ts";
import { askTurning, cancelJob, isOpen, type Of } from "../lab/ask.ts";
import { useJob } from "../lab/useJob.ts";
import { differenceWords, estimateWords } from "../lab/words.ts";
import { hrefTo } from "../routes.ts";
import { EN_LAB } from "../texts/en.lab.ts";
import { Wide } from "../wide.tsx";
import { bringTexts, dateShort, dateWords, partyName, t } from "../words.ts";
import { named } from "./debriefHistory.tsx";
import { sayFailure } from "./useAsk.ts";

bringTexts(EN_LAB);

export interface TurningProps {
  readonly of: Of;
  readonly scenario: PublicScenario;
}

/** Matches per node: enough to see a shift of ten points. */
const RUNS = 100;
/** Marked at most: more would mark nothing. */
const MARKED = 5;

export function TurningPoints({ of, scenario }: TurningProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const failed = (why: unknown): void => setProblem(sayFailure(why));
  const [job, setJob] = useJob(failed);
  const nodes = job?.result?.turning ?? [];
  const running = job !== null && isOpen(job);
  return (
    <section class="explore-card lab" aria-labelledby="turning-title">
      <h2 id="turning-title">{t("lab.turning")}</h2>
      <p class="muted">{t("lab.turning.how", { n: RUNS })}</p>
      <p class="lab-not">{t("lab.turning.not")}</p>
      {!running && job?.state !== "done" && (
        <p class="no-print">
          <button
            type="button"
            class="btn btn-primary"
            onClick={() => void askTurning(of, RUNS).then(setJob, failed)}
          >
            {t("lab.turning.ask")}
          </button>
        </p>
      )}
      {running && (
        <div class="lab-progress">
          <button
            type="button"
            class="btn no-print"
            onClick={() => void cancelJob(job.id).then(setJob, failed)}
          >
            {t("lab.stop")}
          </button>
          <progress max={job.of} value={job.done} aria-label={t("lab.turning")} />
          <span>{t("lab.turning.asked", { done: job.done, of: job.of })}</span>
        </div>
      )}
      {problem !== null && (
        <p class="alert" role="alert">
          {problem}
        </p>
      )}
      {nodes.length > 1 && (nodes[0]?.chance.n ?? 0) > 0 && (
        <Curve of={of} nodes={nodes} scenario={scenario} />
      )}
    </section>
  );
}

/** The nodes that moved the chance by more than the runs can leave open, the largest first. */
export const mostMoving = (nodes: readonly TurningNode[]): readonly TurningNode[] =>
  nodes
    .filter((n) => n.shift !== null && (n.shift.low > 0 || n.shift.high < 0))
    .sort((a, b) => Math.abs(b.shift?.value ?? 0) - Math.abs(a.shift?.value ?? 0))
    .slice(0, MARKED);

function Curve({
  of,
  nodes,
  scenario,
}: {
  readonly of: Of;
  readonly nodes: readonly TurningNode[];
  readonly scenario: PublicScenario;
}) {
  const most = useMemo(() => mostMoving(nodes), [nodes]);
  const points = useMemo(
    () =>
      nodes.map(
        (n, i): TimePoint => ({
          x: i,
          value: n.chance.value * 100,
          low: n.chance.low * 100,
          high: n.chance.high * 100,
          marked: most.includes(n)
            ? { way: (n.shift?.value ?? 0) > 0 ? "up" : "down", name: String(most.indexOf(n) + 1) }
            : undefined,
        }),
      ),
    [nodes, most],
  );
  const places = useMemo(() => nodes.map((n) => dateShort(n.day)), [nodes]);
  const top = Math.min(100, Math.ceil((Math.max(...points.map((p) => p.high)) + 4) / 10) * 10);
  return (
    <>
      <TimePlot
        label={t("lab.turning")}
        points={points}
        dates={false}
        range={[0, top]}
        unit=" %"
        places={places}
      />
      <h3>{t("lab.turning.most")}</h3>
      {most.length === 0 ? (
        <p class="muted">{t("lab.turning.none")}</p>
      ) : (
        <ol class="turning">
          {most.map((n) => (
            <li key={n.seq}>
              <b>{n.shift && differenceWords("treaty", n.shift)}</b> ·{" "}
              <a href={hrefTo(nodePath(of, n.seq))}>{dateWords(n.day)}</a> · {causeWords(scenario, n)}
              {n.cause.by !== null &&
                n.cause.code !== "agreed" &&
                ` (${t("lab.turning.moved", { by: partyName(scenario, n.cause.by) })})`}
            </li>
          ))}
        </ol>
      )}
      <details>
        <summary>{t("lab.table")}</summary>
        <Wide label={t("lab.turning")}>
          <table class="grid-table">
            <caption class="sr-only">{t("lab.turning")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("lab.turning.day")}</th>
                <th scope="col">{t("lab.turning.what")}</th>
                <th scope="col" class="num">
                  {t("lab.turning.chance")}
                </th>
                <th scope="col" class="num">
                  {t("lab.turning.shift")}
                </th>
              </tr>
            </thead>
            <tbody>
              {nodes.map((n) => (
                <tr key={n.seq}>
                  <th scope="row">{dateWords(n.day)}</th>
                  <td>{causeWords(scenario, n)}</td>
                  <td class="num">{estimateWords("treaty", n.chance)}</td>
                  <td class="num">{n.shift ? differenceWords("treaty", n.shift) : ""}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      </details>
    </>
  );
}

/** What happened at a node, as the debrief says it. */
function causeWords(scenario: PublicScenario, { cause }: TurningNode): string {
  const { code, by, with: said } = cause;
  switch (code) {
    case "start":
      return t("lab.turning.start");
    case "round":
      return [
        t("lab.turning.round", { n: said.n ?? 0 }),
        ...(cause.among.length > 0 ? [t("lab.turning.among")] : []),
        ...cause.among.map((one) => t(`turning.${one.code}`, named(scenario, one.with))),
      ].join(" ");
    case "agreed":
      return t("lab.turning.agreed", { n: said.n ?? 0, by: by === null ? "" : partyName(scenario, by) });
    default:
      return t(`turning.${code}`, named(scenario, said));
  }
}
