/**
 * The recorded course of a scenario as commands, from the line.json beside its other files: read with its schema and
 * played once, so that no move is in it that the rules refuse. No part of the scenario and of its hash.
 */
import { join } from "node:path";
import type { Scenario } from "../../shared/engine/scenario/scenario.ts";
import { lineMistakes } from "../../shared/engine/scenario/scenarioCheckLine.ts";
import { type RecordedLine as Line, lineSchema } from "../../shared/engine/scenario/scenarioLine.ts";
import { type Mistake, suggest } from "../../shared/engine/scenario/scenarioMistakes.ts";
import type { Header } from "../../shared/engine/state.ts";
import type { LineNode } from "../../shared/exploring.ts";
import { isFault, type LineFault, playLine } from "../../shared/lab/recordedLine.ts";
import { type NodeChance, shippedChances } from "../lab/shipped.ts";
import type { Recorded, RecordedLine } from "../past/lines.ts";
import { sha256 } from "../store/chain.ts";
import { readBeside } from "./beside.ts";
import { LINE } from "./scenarioFiles.ts";

export type ReadLine = { readonly line: Line | null } | { readonly mistakes: readonly Mistake[] };

/** The line in folder `dir`, null where there is none, or what is wrong with it. */
export function readLine(dir: string, scenario: Scenario): ReadLine {
  const read = readBeside(dir, LINE, lineSchema);
  if ("mistakes" in read) return read;
  const line = read.data;
  if (line === null) return { line };
  const unknown = lineMistakes(scenario, line);
  if (unknown.length > 0) return { mistakes: unknown };
  const played = playLine({ match: "line", scenario, seed: line.seed, seedHash: "" }, line);
  return isFault(played) ? { mistakes: [mistakeOf(played, scenario)] } : { line };
}

/** The lines of those of the `scenarios` in folder `root` that have one, ready to be stored as matches. */
export function recordedLines(root: string, scenarios: readonly Scenario[]): readonly RecordedLine[] {
  return scenarios.flatMap((scenario) => {
    const read = readBeside(join(root, scenario.id), LINE, lineSchema);
    if (!("data" in read) || read.data === null) return [];
    const line = read.data;
    return {
      scenario: scenario.id,
      seed: line.seed,
      hash: sha256(JSON.stringify(line)),
      decide: (header: Header) => decided(header, line, shippedChances(root, scenario, line)),
    };
  });
}

function decided(header: Header, line: Line, chances: ReadonlyMap<string, NodeChance>): Recorded {
  const { scenario } = header;
  const played = playLine(header, line);
  if (isFault(played)) throw new Error(`the recorded line of ${scenario.id}: ${JSON.stringify(played)}`);
  const seqs = new Map(played.nodes.map((node) => [node.id, node.seq]));
  const seqBefore = (seq: number): number =>
    Math.max(0, ...played.nodes.map((node) => node.seq).filter((other) => other < seq));
  /** A round that closed on the way moved orders, front, publics and news at once: no single event is called the cause. */
  const shiftAt = (seq: number): LineNode["shift"] => {
    const last = played.entries
      .slice(seqBefore(seq), seq)
      .flatMap((entry) => entry.events)
      .findLast(
        (event) => event.type === "phaseBegan" && event.phase !== "talks" && event.phase !== "orders",
      );
    return last?.type === "phaseBegan" ? { of: "round", round: last.round - 1 } : { of: "event" };
  };
  const nodes = scenario.recorded.timeline.flatMap((event): readonly LineNode[] => {
    const seq = seqs.get(event.id);
    if (seq === undefined) return [];
    return [
      {
        id: event.id,
        scenario: scenario.id,
        seq,
        date: event.date,
        title: event.title,
        text: event.text,
        sources: event.sources.flatMap((id) => {
          const source = scenario.sources[id];
          if (!source) return [];
          const { title, publisher, date, url } = source;
          return { id, title, publisher, date, url };
        }),
        contested: event.contested ?? null,
        knownFrom: event.knownFrom ?? event.date,
        venue: event.venue ?? null,
        kind: event.kind,
        major: event.major === true,
        chance: chances.get(event.id)?.chance ?? null,
        shift: chances.get(event.id)?.moved ? shiftAt(seq) : null,
      },
    ];
  });
  return { entries: played.entries, nodes };
}

function mistakeOf({ node, move, fault, refusal }: LineFault, scenario: Scenario): Mistake {
  const path = [LINE, "nodes", node, ...(move === null ? [] : ["moves", String(move)])].join("/");
  switch (fault) {
    case "unknownNode":
      return {
        code: "unknownId",
        path,
        problem: `The recorded timeline has no event "${node}".`,
        suggestion: suggest(
          node,
          scenario.recorded.timeline.map((e) => e.id),
        ),
      };
    case "afterClose":
      return {
        code: "afterClose",
        path,
        problem: "An earlier event of this round stands at its close: nothing more can be done in it.",
        suggestion: "Move it to the next round, or let the earlier one stand in the talks.",
      };
    case "outside":
      return {
        code: "outsideRounds",
        path,
        problem: "Its date lies in no round of the talks, so nothing can be done there.",
        suggestion: "Leave out its moves, or date it within a round.",
      };
    case "refused":
      return {
        code: "refusedMove",
        path,
        problem: `The rules refuse it: ${refusal?.refused} ${JSON.stringify(refusal?.with)}.`,
        suggestion: "What stands at the table then decides what is allowed.",
      };
  }
}
