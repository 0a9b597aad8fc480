/**
 * Replays for tests, made from a whole match of bots as the rules play it: what a viewer was told of each entry, and how
 * their view changed by it. Nothing here is written by hand that the rules could make.
 */
import { applyAll } from "../../shared/engine/apply.ts";
import type { Entry } from "../../shared/engine/log.ts";
import { openMatch } from "../../shared/engine/open.ts";
import { stretchOf } from "../../shared/engine/rules/calendar.ts";
import type { Header } from "../../shared/engine/state.ts";
import { eventFor } from "../../shared/engine/view/see.ts";
import { viewFor } from "../../shared/engine/view/view.ts";
import type { View, Viewer } from "../../shared/engine/view/viewTypes.ts";
import type { Eyes, Replay, ReplayStep } from "../../shared/exploring.ts";
import { rollOut } from "../../shared/lab/rollOut.ts";
import { diff } from "../../shared/patch.ts";

export interface Told {
  readonly replay: Replay;
  /** The views after each step, made anew from the state. */
  readonly views: readonly View[];
}

/** All entries of a match in which every seat is a bot's. */
export const courseOf = (header: Header): readonly Entry[] => rollOut(header, true).entries;

const viewerOf = (header: Header, eyes: Eyes): Viewer =>
  eyes === "all"
    ? { kind: "facilitator" }
    : eyes === "public"
      ? { kind: "spectator" }
      : {
          kind: "seats",
          party: eyes,
          seats: header.scenario.parties.find((p) => p.id === eyes)?.seats.map((s) => s.id) ?? [],
        };

/** A match as somebody saw it. */
export function toldTo(header: Header, entries: readonly Entry[], eyes: Eyes): Told {
  const { scenario } = header;
  const viewer = viewerOf(header, eyes);
  let state = openMatch(header);
  let view = viewFor(state, viewer);
  const start = view;
  const steps: ReplayStep[] = [];
  const views: View[] = [];
  for (const entry of entries) {
    state = applyAll(state, entry.events);
    const events = entry.events.flatMap((event) => eventFor(scenario, event, viewer) ?? []);
    const next = viewFor(state, viewer);
    const patch = diff(view, next);
    view = next;
    if (events.length === 0 && patch.length === 0) continue;
    const { round, phase } = state;
    const day = stretchOf(scenario, round)?.from ?? scenario.asOf;
    steps.push({ seq: entry.seq, day, round, phase, by: "bot", events, patch });
    views.push(view);
  }
  const replay: Replay = {
    code: null,
    scenarioHash: "hash",
    title: scenario.title,
    eyes,
    offered: ["all", "public", ...scenario.parties.map((p) => p.id)],
    view: start,
    steps,
    ended: state.phase === "ended",
    parent: null,
  };
  return { replay, views };
}
