/**
 * A whole match as one file of JSON lines: a header with its scenario and seed, then every entry from the root, so that
 * it stands alone. Written after the end only; read again, it is proved by the rules themselves.
 */
import * as z from "zod";
import { applyAll } from "../../shared/engine/apply.ts";
import { decide } from "../../shared/engine/decide.ts";
import type { Entry } from "../../shared/engine/log.ts";
import { openMatch } from "../../shared/engine/open.ts";
import { isRefusal } from "../../shared/engine/refusal.ts";
import { scenarioSchema } from "../../shared/engine/scenario/scenario.ts";
import type { MatchState } from "../../shared/engine/state.ts";
import type { BranchPoint } from "../../shared/exploring.ts";
import { sha256 } from "../store/chain.ts";
import type { Course } from "./replay.ts";
import { stateHash } from "./stateHash.ts";

export const FORMAT = "ad-referendum-match";
export const VERSION = 1;

const headerSchema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  match: z.string(),
  seed: z.string(),
  seedHash: z.string(),
  scenarioHash: z.string(),
  scenario: z.unknown(),
  entries: z.int().min(0),
  final: z.string(),
});

/** The file of a match that has ended in `last`. A branch's holds its ancestors' entries before its own. */
export function matchFile(
  { origin, entries }: Course,
  last: MatchState,
  scenarioHash: string,
  parent: BranchPoint | null,
): string {
  const { match, seed, seedHash, scenario } = origin;
  const header = {
    format: FORMAT,
    version: VERSION,
    match,
    seed,
    seedHash,
    parent,
    scenarioHash,
    entries: entries.length,
    final: stateHash(last),
    scenario,
  };
  return `${[header, ...entries].map((line) => JSON.stringify(line)).join("\n")}\n`;
}

/** What a file proves: the state that its commands lead to, by the rules of this version. */
export type Proved =
  | { readonly ok: true; readonly state: MatchState; readonly final: string; readonly entries: number }
  | { readonly ok: false; readonly line: number; readonly why: string };

/** Decides every command of the file again, from nothing but the file. */
export function proveFile(text: string): Proved {
  const [first = "", ...rest] = text.trimEnd().split("\n");
  const parsed = headerSchema.safeParse(jsonOf(first));
  if (!parsed.success) return { ok: false, line: 1, why: "no header of a match file, or of another version" };
  const { match, seed, seedHash, scenarioHash, entries, final } = parsed.data;
  if (sha256(JSON.stringify(parsed.data.scenario)) !== scenarioHash)
    return { ok: false, line: 1, why: "the scenario is not the one that its hash names" };
  if (sha256(seed) !== seedHash) return { ok: false, line: 1, why: "the seed is not the one that was shown" };
  if (rest.length !== entries)
    return { ok: false, line: rest.length + 1, why: `${rest.length} entries in place of ${entries}` };
  const scenario = scenarioSchema.safeParse(parsed.data.scenario);
  if (!scenario.success) return { ok: false, line: 1, why: "the scenario does not fit this version" };
  let state = openMatch({ match, scenario: scenario.data, seed, seedHash });
  for (const [i, line] of rest.entries()) {
    const entry = jsonOf(line) as Partial<Entry> | null;
    if (!entry?.by || !entry.command || entry.seq !== i + 1)
      return { ok: false, line: i + 2, why: `not the entry ${i + 1}` };
    const events = decide(state, entry.by, entry.command);
    if (isRefusal(events)) return { ok: false, line: i + 2, why: `refused: ${events.refused}` };
    if (JSON.stringify(events) !== JSON.stringify(entry.events))
      return { ok: false, line: i + 2, why: "the rules decide otherwise" };
    state = applyAll(state, events);
  }
  const reached = stateHash(state);
  return reached === final
    ? { ok: true, state, final, entries }
    : { ok: false, line: 1, why: `the final hash is ${reached}` };
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
