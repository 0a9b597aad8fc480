/** One node of the recorded line: when, what, who says so and who says otherwise, with every source one click away. */

import back from "lucide-static/icons/chevron-left.svg";
import next from "lucide-static/icons/chevron-right.svg";
import branch from "lucide-static/icons/git-branch.svg";
import type { LineNode, LineSource } from "../../shared/exploring.ts";
import type { Known } from "../explore/address.ts";
import { cameOutLater, sourcesBy } from "../explore/known.ts";
import { Drawn } from "../icons.tsx";
import { dateWords, percentWords, sourceDate, t } from "../words.ts";
import { CopyLink } from "./exploreLink.tsx";
import { causeWords } from "./exploreScrubber.tsx";

interface NodeProps {
  readonly node: LineNode;
  readonly stretch: string;
  readonly venue: string | null;
  readonly known: Known;
  readonly first: boolean;
  readonly last: boolean;
  readonly onStep: (by: 1 | -1) => void;
  /** Absent: one cannot branch off here, or not yet. */
  readonly onFork?: (() => void) | undefined;
  /** The stretch is over here; where the next one begins, unless this is the last. */
  readonly over?: { readonly next: { readonly title: string; readonly href: string } | null } | undefined;
}

export function NodeCard({ node, stretch, venue, known, first, last, onStep, onFork, over }: NodeProps) {
  const { out, later } = sourcesBy(node.sources, node.date, known);
  return (
    <section class="explore-card node-card" aria-labelledby="node-title">
      <p class="node-kicker">
        <span class="node-kind" data-kind={node.kind}>
          {t(`explore.kind.${node.kind}`)}
        </span>
        <time dateTime={node.date}>{dateWords(node.date)}</time>
        {venue !== null && <span>{venue}</span>}
        <span class="muted">{stretch}</span>
      </p>
      <h2 id="node-title">{node.title}</h2>
      <p class="node-text">{node.text}</p>
      {node.contested !== null && (
        <p class="node-contested">
          <b>{t("explore.contested")}</b> {node.contested}
        </p>
      )}
      {known === "now" && cameOutLater(node) && (
        <p class="node-later">{t("explore.knownFrom", { date: dateWords(node.knownFrom) })}</p>
      )}
      {node.chance !== null && (
        <p class="node-chance">
          {t("explore.node.chance", {
            mean: percentWords(node.chance.mean),
            low: percentWords(node.chance.low),
            high: percentWords(node.chance.high),
          })}
          {node.shift !== null && ` ${t("explore.node.shift", { what: causeWords(node) })}`}
        </p>
      )}
      <NodeSources sources={out} label={t("explore.sources")} />
      {later.length > 0 && (
        <details class="node-later-sources">
          <summary>{t("explore.sources.later", { n: later.length })}</summary>
          <NodeSources sources={later} label={t("explore.sources")} />
        </details>
      )}
      <div class="node-acts no-print">
        {onFork !== undefined && (
          <button type="button" class="btn btn-primary" onClick={onFork}>
            <Drawn svg={branch} /> {t("explore.fork")}
          </button>
        )}
        <CopyLink />
        <span class="push row">
          <button
            type="button"
            class="btn btn-icon"
            disabled={first}
            aria-label={t("explore.before")}
            onClick={() => onStep(-1)}
          >
            <Drawn svg={back} />
          </button>
          <button
            type="button"
            class="btn btn-icon"
            disabled={last}
            aria-label={t("explore.after")}
            onClick={() => onStep(1)}
          >
            <Drawn svg={next} />
          </button>
        </span>
      </div>
      {over !== undefined && (
        <p class="node-end no-print">
          {t(over.next === null ? "explore.fork.ended.last" : "explore.fork.ended", { title: stretch })}{" "}
          {over.next !== null && (
            <a href={over.next.href}>{t("explore.fork.ended.next", { title: over.next.title })}</a>
          )}
        </p>
      )}
    </section>
  );
}

function NodeSources({
  sources,
  label,
}: {
  readonly sources: readonly LineSource[];
  readonly label: string;
}) {
  if (sources.length === 0) return null;
  return (
    <ul class="node-sources" aria-label={label}>
      {sources.map((source) => (
        <li key={source.id}>
          {source.url === undefined ? (
            source.title
          ) : (
            <a href={source.url} target="_blank" rel="noopener noreferrer">
              {source.title}
            </a>
          )}
          <small class="muted">
            {" "}
            {[source.publisher ?? "", sourceDate(source.date ?? "")].filter((x) => x !== "").join(", ")}
          </small>
        </li>
      ))}
    </ul>
  );
}
