/**
 * The recorded line: February 2022 to today as one timeline that is scrubbed; beside it what happened at the node and
 * the state of the talks, the front and the publics as the simulation replays it.
 */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Line, LineNode, LineStretch } from "../../shared/exploring.ts";
import { type Looking, lookingOf, nodePath } from "../explore/address.ts";
import { askLine } from "../explore/ask.ts";
import { nodesSeen } from "../explore/known.ts";
import { gameAt } from "../explore/seeker.ts";
import { hrefTo, isGoneTo, noteAddress, query } from "../routes.ts";
import { dateWords, t } from "../words.ts";
import { ForkDialog, type Forking } from "./exploreFork.tsx";
import { ExploreFrame, EyesPicker, KnownSwitch } from "./exploreFrame.tsx";
import { NodeCard } from "./exploreNode.tsx";
import { Scrubber } from "./exploreScrubber.tsx";
import { useSeeker } from "./exploreSeek.ts";
import { StateTabs } from "./exploreState.tsx";
import { TreeCard } from "./exploreTree.tsx";
import { Loading } from "./frame.tsx";
import { WhatIfSoon } from "./labSoon.tsx";
import { useAsk } from "./useAsk.ts";

interface At {
  readonly scenario: string | null;
  readonly seq: number | null;
}

export function LinePage({ scenario, seq }: At) {
  const [of, setOf] = useState(scenario);
  const line = useAsk(() => askLine(of), `line ${of}`);
  // The address moves along the line that is shown; only one that is not on it asks for another.
  const isElsewhere =
    line.state === "here" &&
    scenario !== null &&
    scenario !== of &&
    !line.value.stretches.some((s) => s.scenario === scenario);
  useEffect(() => {
    if (isElsewhere) setOf(scenario);
  }, [isElsewhere, scenario]);
  if (line.state === "here" && line.value.nodes.length > 0)
    // Another conflict is another line: nothing of the one before is kept.
    return <OnLine key={line.value.stretches[0]?.scenario} line={line.value} scenario={scenario} seq={seq} />;
  return (
    <ExploreFrame title={t("explore.page")} span={t("explore.span.none")}>
      {line.state === "asking" && <Loading />}
      {line.state === "refused" && <p class="alert">{line.text}</p>}
      {line.state === "here" && <p class="p-empty">{t("explore.line.none")}</p>}
    </ExploreFrame>
  );
}

/** The node that an address means: the last of its stretch that has happened by that entry. */
export function nodeOf(nodes: readonly LineNode[], { scenario, seq }: At): LineNode | undefined {
  const mine = nodes.filter((n) => n.scenario === scenario);
  return seq === null ? mine[0] : (mine.findLast((n) => n.seq <= seq) ?? mine[0]);
}

/** Other conflicts of which a course is recorded. */
function OtherCourses({ line }: { readonly line: Line }) {
  if (line.others.length === 0) return null;
  return (
    <p class="muted line-courses">
      {t("explore.course")}{" "}
      {line.others.map((other) => (
        <a key={other.scenario} href={hrefTo(nodePath({ line: other.scenario }, 0))}>
          {other.title}
        </a>
      ))}
    </p>
  );
}

function OnLine({ line, scenario, seq }: At & { readonly line: Line }) {
  const looking = lookingOf(query.value);
  const [id, setId] = useState(() => (nodeOf(line.nodes, { scenario, seq }) ?? line.nodes[0])?.id ?? "");
  const here = line.nodes.find((n) => n.id === id) as LineNode;
  // An address that was gone to moves the line; the one that the line itself has written does not.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new address moves it
  useEffect(() => {
    const meant = nodeOf(line.nodes, { scenario, seq });
    if (
      isGoneTo() &&
      scenario !== null &&
      meant !== undefined &&
      (meant.scenario !== here.scenario || meant.seq !== here.seq)
    )
      setId(meant.id);
  }, [scenario, seq]);

  const [forking, setForking] = useState<Forking | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const write = (node: LineNode, how: Looking): void => {
    clearTimeout(timer.current);
    // Browsers refuse an address that is written anew too often.
    timer.current = setTimeout(() => noteAddress(nodePath({ line: node.scenario }, node.seq, how)), 150);
  };
  const look = (how: Partial<Looking>): void =>
    noteAddress(nodePath({ line: here.scenario }, here.seq, { ...looking, ...how }));

  const seen = nodesSeen(line.nodes, here.date, looking.known);
  const nodes = seen.includes(here) ? seen : line.nodes.filter((n) => n === here || seen.includes(n));
  const at = nodes.indexOf(here);
  const move = (index: number): void => {
    const node = nodes[index];
    if (node === undefined || node === here) return;
    setId(node.id);
    write(node, looking);
  };

  const stretch = line.stretches.find((s) => s.scenario === here.scenario);
  const seeking = useSeeker({ line: here.scenario }, looking.eyes);
  const sought = seeking.state === "here" && seeking.value.past === here.scenario ? seeking.value : null;
  const shown = useMemo(
    () => (sought === null ? null : gameAt(sought.seeker, sought.seeker.placeOf(here.seq), sought.scenario)),
    [sought, here.seq],
  );
  const isOver = shown?.view.phase === "ended";
  const after = stretch && line.stretches[line.stretches.indexOf(stretch) + 1];
  const beginning = ({ scenario: of, title }: LineStretch) => ({
    title,
    href: hrefTo(nodePath({ line: of }, 0, looking)),
  });
  const venue =
    here.venue === null
      ? null
      : (sought?.scenario.venues.find((v) => v.id === here.venue)?.name ?? here.venue);
  const span = t("explore.span", {
    from: dateWords(line.nodes[0]?.date ?? "").replace(/^\d+ /, ""),
    to: dateWords(line.nodes.at(-1)?.date ?? "").replace(/^\d+ /, ""),
  });

  return (
    <ExploreFrame
      title={t("explore.page")}
      span={span}
      controls={
        <>
          <KnownSwitch known={looking.known} choose={(known) => look({ known })} />
          {sought !== null && (
            <EyesPicker
              scenario={sought.scenario}
              offered={sought.seeker.replay.offered}
              eyes={sought.seeker.replay.eyes}
              choose={(eyes) => look({ eyes })}
            />
          )}
        </>
      }
    >
      <section class="explore-card line-card" aria-label={t("explore.line")}>
        <Scrubber nodes={nodes} at={at} onMove={move} />
        <NodeList line={line} nodes={nodes} here={here} looking={looking} />
        <OtherCourses line={line} />
      </section>
      <div class="explore-two">
        <div class="stack">
          <NodeCard
            node={here}
            stretch={stretch?.title ?? ""}
            venue={venue}
            known={looking.known}
            first={at <= 0}
            last={at >= nodes.length - 1}
            onStep={(by) => move(at + by)}
            onFork={shown === null || isOver ? undefined : () => setForking({ change: null })}
            over={isOver ? { next: after === undefined ? null : beginning(after) } : undefined}
          />
          {sought !== null && shown !== null && !isOver && (
            <WhatIfSoon
              of={{ line: here.scenario }}
              seq={here.seq}
              scenario={sought.scenario}
              onPlay={(change) => setForking({ change })}
            />
          )}
          <TreeCard
            of={{ line: here.scenario }}
            title={stretch?.title ?? ""}
            here={{ of: { line: here.scenario }, seq: here.seq }}
          />
        </div>
        {seeking.state === "refused" ? (
          <p class="alert">{seeking.text}</p>
        ) : shown === null ? (
          <section class="explore-card state-card">
            <Loading />
          </section>
        ) : (
          <StateTabs game={shown} />
        )}
      </div>
      {forking !== null && sought !== null && (
        <ForkDialog
          point={{ of: { line: here.scenario }, seq: here.seq, date: here.date, title: here.title }}
          scenario={sought.scenario}
          change={forking.change}
          onClose={() => setForking(null)}
        />
      )}
    </ExploreFrame>
  );
}

/** All nodes as links under their stretches: for everybody, and the way for those who cannot see the line. */
function NodeList({
  line,
  nodes,
  here,
  looking,
}: {
  readonly line: Line;
  readonly nodes: readonly LineNode[];
  readonly here: LineNode;
  readonly looking: Looking;
}) {
  return (
    <details class="node-list">
      <summary>{t("explore.list", { n: nodes.length })}</summary>
      {line.stretches.map((stretch) => {
        const mine = nodes.filter((n) => n.scenario === stretch.scenario);
        if (mine.length === 0) return null;
        return (
          <section key={stretch.scenario}>
            <h2>{stretch.title}</h2>
            <ol>
              {mine.map((node) => (
                <li key={node.id} aria-current={node === here ? "step" : undefined}>
                  <time dateTime={node.date}>{dateWords(node.date)}</time>{" "}
                  <a href={hrefTo(nodePath({ line: node.scenario }, node.seq, looking))}>{node.title}</a>
                </li>
              ))}
            </ol>
          </section>
        );
      })}
    </details>
  );
}
