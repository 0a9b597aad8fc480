/**
 * A match told again: what one viewer was told of it, step by step, by the same views and differences as live telling.
 * Yields between slices of work, because tables are being played meanwhile. Knows no token and no store.
 */
import { setImmediate as turn } from "node:timers/promises";
import { applyAll } from "../../shared/engine/apply.ts";
import { isoOf } from "../../shared/engine/days.ts";
import type { Entry } from "../../shared/engine/log.ts";
import { openMatch } from "../../shared/engine/open.ts";
import { movedParts } from "../../shared/engine/parts.ts";
import { stretchOf } from "../../shared/engine/rules/calendar.ts";
import type { Scenario } from "../../shared/engine/scenario/scenario.ts";
import type { Header, MatchState } from "../../shared/engine/state.ts";
import { viewAgain, viewFor } from "../../shared/engine/view/view.ts";
import type { View, Viewer } from "../../shared/engine/view/viewTypes.ts";
import type { ReplayStep, StepBy } from "../../shared/exploring.ts";
import { diff } from "../../shared/patch.ts";
import { visible } from "../table/tell.ts";

/** Milliseconds of work after which others have their turn. */
const SLICE = 8;
const MS_PER_DAY = 86_400_000;

/** A log from its very first entry, and what it begins with. */
export interface Course {
  readonly origin: Header;
  readonly entries: readonly Entry[];
  /** So many of the first entries are of a recorded line: their time is a day of its calendar. */
  readonly recorded?: number;
}

/** Lets others have their turn when this one's is over. Asked between small pieces of work. */
export function fairly(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < SLICE) return;
    await turn();
    since = performance.now();
  };
}

/** The state after the first `seq` entries. A header of its own keeps a live table's memory of its figures. */
export async function stateAt({ origin, entries }: Course, seq: number): Promise<MatchState> {
  const rest = fairly();
  let state = openMatch({ ...origin });
  for (const entry of entries) {
    if (entry.seq > seq) break;
    state = applyAll(state, entry.events);
    await rest();
  }
  return state;
}

/** First day of a round, ISO. */
export const dayIn = (scenario: Scenario, round: number): string =>
  stretchOf(scenario, round)?.from ?? scenario.asOf;

/** ISO day of a moment in the course: the very day where it is recorded, else the first of the round. */
export function dayAt(course: Course, seq: number, scenario: Scenario, round: number): string {
  const entry = seq <= (course.recorded ?? 0) ? course.entries[seq - 1] : undefined;
  return entry ? isoOf(Math.floor(entry.at / MS_PER_DAY)) : dayIn(scenario, round);
}

/** By the log, or by what the viewer saw. */
export type Numbering = "log" | "viewer";

/** What `viewer` was told of the course. */
export async function replayOf(
  course: Course,
  viewer: Viewer,
  numbering: Numbering,
): Promise<{ readonly view: View; readonly steps: readonly ReplayStep[] }> {
  const rest = fairly();
  const { origin, entries } = course;
  let state = openMatch({ ...origin });
  const start = viewFor(state, viewer);
  let view = start;
  const steps: ReplayStep[] = [];
  for (const entry of entries) {
    const before = state;
    state = applyAll(state, entry.events);
    // A branch may have changed it.
    const { scenario } = state.header;
    const events = visible(scenario, [entry], viewer);
    const next = viewAgain(view, movedParts(before, state), state, viewer);
    const patch = diff(view, next);
    view = next;
    await rest();
    if (events.length === 0 && patch.length === 0) continue;
    const seq = numbering === "log" ? entry.seq : steps.length + 1;
    const { round, phase } = state;
    steps.push({
      seq,
      day: dayAt(course, entry.seq, scenario, round),
      round,
      phase,
      by: byOf(entry),
      events,
      patch,
    });
  }
  return { view: start, steps };
}

function byOf({ by }: Entry): StepBy {
  return by.kind === "seat" || by.kind === "holder" ? "person" : by.kind;
}
