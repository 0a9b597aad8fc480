/**
 * The recorded course of each scenario as a stored match that is over: decided once from its own seed, under an id made of
 * what it was decided from. Never listed, never joined; found by the scenario's id, and open to everybody.
 */
import { setImmediate as turn } from "node:timers/promises";
import { dayOf } from "../../shared/engine/days.ts";
import type { Entry } from "../../shared/engine/log.ts";
import type { Header } from "../../shared/engine/state.ts";
import type { Line, LineNode, LineStretch } from "../../shared/exploring.ts";
import type { Log } from "../log.ts";
import type { Scenarios } from "../scenarios/scenarios.ts";
import { sha256 } from "../store/chain.ts";
import { shelve } from "../store/shelve.ts";
import type { MatchRow, Store } from "../store/store.ts";
import type { Time } from "../time.ts";

/** The recorded line of one scenario, as data and what it comes to. */
export interface RecordedLine {
  /** The scenario's id. */
  readonly scenario: string;
  /** The luck of what nobody decides: 32 hexadecimal digits. */
  readonly seed: string;
  /** Changes whenever the line does. */
  readonly hash: string;
  /** Decides the line's commands in a match with this header; the same every time. The last entry ends the match. */
  decide(header: Header): Recorded;
}
export interface Recorded {
  readonly entries: readonly Entry[];
  readonly nodes: readonly LineNode[];
}

export interface Lines {
  /** The match of a scenario's recorded course; null when none is recorded. */
  rowOf(scenario: string): Promise<MatchRow | null>;
  /** That match and those of earlier versions of the line, whose branches live on. */
  rootsOf(scenario: string): Promise<readonly MatchRow[]>;
  /**
   * All lines of one conflict as one, in the order of time: of that of a scenario, or at null of the one with most lines.
   * Null for a scenario that is not there or has none.
   */
  lineOf(scenario: string | null): Promise<Line | null>;
}

const EMPTY: Line = { nodes: [], stretches: [], others: [] };

export const NO_LINES: Lines = {
  rowOf: async () => null,
  rootsOf: async () => [],
  lineOf: async () => EMPTY,
};

interface Stored {
  readonly row: MatchRow;
  readonly nodes: readonly LineNode[];
  readonly stretch: LineStretch;
}

/** Lines are decided and stored when somebody first asks, one after the other. */
export function openLines(
  store: Store,
  scenarios: Scenarios,
  recorded: readonly RecordedLine[],
  time: Pick<Time, "now">,
  log: Log,
): Lines {
  const known = new Map<string, Promise<Stored | null>>();
  const stored = (line: RecordedLine): Promise<Stored | null> => {
    const here = known.get(line.scenario);
    if (here) return here;
    const made = keep(store, scenarios, line, time).catch((err: unknown) => {
      // Asked again, it is tried again; the other lines do not suffer.
      known.delete(line.scenario);
      log.error({ err, scenario: line.scenario }, "a recorded line could not be stored");
      return null;
    });
    known.set(line.scenario, made);
    return made;
  };
  const principalsOf = (scenario: string): string =>
    [...(scenarios.playable(scenario)?.scenario.treaty.principals ?? [])].sort().join(" ");
  // Lines of one conflict are one line: those between the same two. The conflict with most of them comes first.
  const conflicts = new Map<string, readonly RecordedLine[]>();
  for (const line of recorded) {
    const key = principalsOf(line.scenario);
    if (key !== "") conflicts.set(key, [...(conflicts.get(key) ?? []), line]);
  }
  const largest = [...conflicts].sort(([, a], [, b]) => b.length - a.length);
  conflicts.clear();
  for (const [key, lines] of largest) conflicts.set(key, lines);
  return {
    rowOf: async (scenario) => {
      const line = recorded.find((one) => one.scenario === scenario);
      return (line && (await stored(line))?.row) ?? null;
    },
    rootsOf: async (scenario) => {
      const line = recorded.find((one) => one.scenario === scenario);
      if (!line || !(await stored(line))) return [];
      const prefix = codeFor(scenario);
      return (await store.recordedMatches()).filter((row) => row.code.startsWith(prefix));
    },
    lineOf: async (scenario) => {
      const own = scenario === null ? [...conflicts.values()][0] : conflicts.get(principalsOf(scenario));
      if (!own) return scenario === null ? EMPTY : null;
      const found: Stored[] = [];
      for (const line of own) {
        const one = await stored(line);
        if (one) found.push(one);
        await turn();
      }
      const early =
        <T>(day: (x: T) => string) =>
        (a: T, b: T) =>
          dayOf(day(a)) - dayOf(day(b));
      return {
        nodes: found.flatMap((one) => one.nodes).sort(early((node) => node.date)),
        stretches: found.map((one) => one.stretch).sort(early((stretch) => stretch.from)),
        others: [...conflicts.values()].flatMap((lines) => {
          const [first] = lines;
          const title = first && lines !== own && scenarios.playable(first.scenario)?.scenario.title;
          return title ? { scenario: first.scenario, title } : [];
        }),
      };
    },
  };
}

const codeFor = (scenario: string): string => `line ${scenario} `;

async function keep(
  store: Store,
  scenarios: Scenarios,
  line: RecordedLine,
  time: Pick<Time, "now">,
): Promise<Stored | null> {
  const loaded = scenarios.playable(line.scenario);
  if (!loaded) return null;
  const { seed } = line;
  const seedHash = sha256(seed);
  const { entries, nodes } = line.decide({ match: "m", scenario: loaded.scenario, seed, seedHash });
  // Other rules may decide the same line otherwise: that is another past, and branches of the old one keep theirs.
  const own = sha256([loaded.hash, line.hash, JSON.stringify(entries)].join("\n")).slice(0, 20);
  const row: MatchRow = {
    match: `m${own}`,
    // No code that anybody could type. It begins with the scenario's id, by which earlier versions are found.
    code: `${codeFor(loaded.scenario.id)}${own}`,
    scenario: loaded.hash,
    seed,
    seedHash,
    timed: false,
    listed: false,
    facilitator: null,
    createdAt: time.now(),
    parent: null,
    recorded: true,
    label: null,
  };
  await shelve(store, row, entries);
  const { from, to } = loaded.card;
  const { id, title } = loaded.scenario;
  return {
    row,
    nodes,
    stretch: { scenario: id, title, hash: loaded.hash, from, to, entries: entries.length },
  };
}
