/**
 * A job of the laboratory cut into batches, and put together again from their results in whatever order they come.
 * Plays nothing itself.
 */
import type { Entry } from "../../shared/engine/log.ts";
import type { Edit } from "../../shared/engine/scenario/scenarioChanges.ts";
import type { Header, MatchState } from "../../shared/engine/state.ts";
import { comparisonOf } from "../../shared/lab/compared.ts";
import type { LabResult } from "../../shared/lab/laboratory.ts";
import { EMPTY, merged } from "../../shared/lab/tally.ts";
import { nodesOf, statesAt, turningOf } from "../../shared/lab/turning.ts";
import type { Batch, Played } from "./worker.ts";

export interface Work {
  /** Matches or pairs to be played. */
  readonly of: number;
  /** The next batch, or null when all are given out. */
  next(): Batch | null;
  take(batch: Batch, played: Played): void;
  /** What has been found so far. */
  result(): LabResult;
}

/** Pairs in a batch: few at first, so that there is soon something to see, and never so many that stopping takes long. */
const FIRST = 3;
const PAIRS = 8;

export function pairWork(
  key: string,
  state: MatchState,
  edits: readonly Edit[],
  seed: number,
  runs: number,
): Work {
  const start = JSON.stringify(state);
  let given = 0;
  let tally = EMPTY;
  return {
    of: runs,
    next: () => {
      if (given >= runs) return null;
      const from = given;
      given = Math.min(runs, from + (from === 0 ? FIRST : PAIRS));
      return { key, start, edits, seed, from, to: given };
    },
    take: (_batch, played) => {
      if ("tally" in played) tally = merged(tally, played.tally);
    },
    result: () => ({ comparison: comparisonOf(tally), turning: null }),
  };
}

/** Matches of one node in a batch. */
const PER_NODE = 10;

export function turningWork(
  key: string,
  origin: Header,
  entries: readonly Entry[],
  seed: number,
  runs: number,
): Work {
  const nodes = nodesOf(origin, entries);
  const starts = statesAt(
    origin,
    entries,
    nodes.map((n) => n.seq),
  ).map((s) => JSON.stringify(s));
  const columns: number[][] = nodes.map(() => []);
  const parts = nodes.map(() => new Map<number, readonly number[]>());
  // All nodes a little, then all nodes a little more: the whole curve is there soon, and grows sharper.
  const waiting = Array.from({ length: Math.ceil(runs / PER_NODE) }, (_, c) =>
    nodes.map((_n, i) => ({ i, from: c * PER_NODE, to: Math.min(runs, (c + 1) * PER_NODE) })),
  ).flat();
  return {
    of: nodes.length * runs,
    next: () => {
      const part = waiting.shift();
      if (!part) return null;
      const { i, from, to } = part;
      return { key: `${key}/${i}`, start: starts[i] as string, edits: null, seed, from, to };
    },
    take: ({ key: of, from }, played) => {
      const i = Number(of.slice(key.length + 1));
      const [column, mine] = [columns[i], parts[i]];
      if (!column || !mine || !("treaties" in played)) return;
      mine.set(from, played.treaties);
      for (let more = mine.get(column.length); more; more = mine.get(column.length)) column.push(...more);
    },
    result: () => {
      // Nodes are compared match by match: as far as all of them have been played.
      const shared = Math.min(...columns.map((c) => c.length));
      return {
        comparison: null,
        turning: turningOf(
          nodes,
          columns.map((c) => c.slice(0, shared)),
        ),
      };
    },
  };
}
