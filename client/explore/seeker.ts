/**
 * Seeks in a replay: the view after any step, made from the nearest kept one. One view in 32 is kept, because views
 * share what did not change. Pure; asks nobody.
 */

import type { Menu, PublicScenario, View } from "../../shared/engine/view/viewTypes.ts";
import type { Replay } from "../../shared/exploring.ts";
import { patched } from "../../shared/patch.ts";
import type { SeenEvent } from "../../shared/protocol.ts";
import type { Game } from "../store.ts";

/** Steps between two views that are kept. */
export const EVERY = 32;

export interface Seeker {
  readonly replay: Replay;
  /** How many steps there are; place 0 stands before the first of them. */
  readonly steps: number;
  /** What was seen after `place` steps, 0…steps. */
  readonly viewAt: (place: number) => View;
  /** The place at which everything up to entry `seq` has happened. */
  readonly placeOf: (seq: number) => number;
  /** The entry that a place stands for: 0 before the first. */
  readonly seqAt: (place: number) => number;
  /** Everything that had been told by then. */
  readonly eventsAt: (place: number) => readonly SeenEvent[];
}

export function newSeeker(replay: Replay): Seeker {
  const { steps } = replay;
  const kept: View[] = [replay.view];
  let last: { readonly place: number; readonly view: View } = { place: 0, view: replay.view };
  const events = steps.flatMap((step) => step.events);
  const told = [0];
  for (const step of steps) told.push((told.at(-1) ?? 0) + step.events.length);
  const within = (place: number): number => Math.max(0, Math.min(steps.length, Math.round(place)));

  const viewAt = (wanted: number): View => {
    const place = within(wanted);
    const behind = Math.min(kept.length - 1, Math.floor(place / EVERY));
    const near = last.place <= place && last.place >= behind * EVERY;
    let at = near ? last.place : behind * EVERY;
    let view = near ? last.view : (kept[behind] as View);
    while (at < place) {
      view = patched(view, steps[at]?.patch ?? []);
      at += 1;
      if (at % EVERY === 0) kept[at / EVERY] ??= view;
    }
    last = { place, view };
    return view;
  };

  return {
    replay,
    steps: steps.length,
    viewAt,
    placeOf: (seq) => {
      let low = 0;
      let high = steps.length;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((steps[middle - 1]?.seq ?? 0) <= seq) low = middle;
        else high = middle - 1;
      }
      return low;
    },
    seqAt: (place) => (within(place) === 0 ? (steps[0]?.seq ?? 1) - 1 : (steps[within(place) - 1]?.seq ?? 0)),
    eventsAt: (place) => events.slice(0, told[within(place)]),
  };
}

/** Nobody who reads the past may do anything in it. */
const NOTHING: Menu = {
  take: [],
  leave: [],
  ready: false,
  say: [],
  offer: null,
  accept: [],
  reject: [],
  withdraw: [],
  stand: false,
  standDown: [],
  askCapital: false,
  askMediation: [],
  walkOut: false,
  returnToTable: false,
  instruct: false,
  rule: [],
  seal: null,
  inject: [],
  moveOn: false,
  pause: false,
  resume: false,
};

/** A view as it is read afterwards: what was seen, without a seat and without anything to do. */
export const reading = (view: View): View => ({
  ...view,
  who: { kind: "spectator" },
  menu: NOTHING,
  deadline: null,
  paused: false,
});

/** What the panels are given to show a place of a replay. */
export function gameAt(seeker: Seeker, place: number, scenario: PublicScenario): Game {
  const events = seeker.eventsAt(place);
  const code = seeker.replay.code ?? "";
  return {
    scenario,
    view: reading(seeker.viewAt(place)),
    n: events.length,
    first: 1,
    events,
    code,
    ticket: { match: "", code, holder: "", token: "" },
    papers: { briefs: {} },
    link: "online",
    clockSkew: 0,
    branch: null,
    led: false,
  };
}
