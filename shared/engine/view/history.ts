/** A match from its log: fold the events, or replay the commands to prove that the rules have not drifted. */
import { applyAll } from "../apply.ts";
import { decide } from "../decide.ts";
import type { Entry } from "../log.ts";
import { openMatch } from "../open.ts";
import { isRefusal } from "../refusal.ts";
import type { Header, MatchState } from "../state.ts";
import { eventFor, type Seen } from "./see.ts";
import type { Viewer } from "./viewTypes.ts";

/** The state after all entries. */
export function fold(header: Header, entries: readonly Entry[]): MatchState {
  let state = openMatch(header);
  for (const entry of entries) state = applyAll(state, entry.events);
  return state;
}

/** Decides every command again. Returns the sequence number of the first entry whose events differ, or null. */
export function drift(header: Header, entries: readonly Entry[]): number | null {
  let state = openMatch(header);
  for (const entry of entries) {
    const events = decide(state, entry.by, entry.command);
    if (isRefusal(events) || JSON.stringify(events) !== JSON.stringify(entry.events)) return entry.seq;
    state = applyAll(state, events);
  }
  return null;
}

/** What `viewer` has seen of these entries, in order: number n of a viewer is the n-th of this list. */
export function history(header: Header, entries: readonly Entry[], viewer: Viewer): readonly Seen[] {
  return entries.flatMap((entry) =>
    entry.events.flatMap((event) => eventFor(header.scenario, event, viewer) ?? []),
  );
}
