/**
 * What six clients do at a table, worked out beforehand by the same rules: who submits which command, and who will
 * be told something by it. A server that does otherwise is not measured but refused.
 */
import type { Command } from "../../shared/engine/command.ts";
import { partyOf } from "../../shared/engine/ids.ts";
import { eventFor } from "../../shared/engine/view/see.ts";
import { viewFor } from "../../shared/engine/view/view.ts";
import type { View, Viewer } from "../../shared/engine/view/viewTypes.ts";
import { diff } from "../../shared/patch.ts";
import { type Played, playSeated } from "./play.ts";
import { headerOf } from "./scenario.ts";

export interface Step {
  /** Which of the people submits it. */
  readonly who: number;
  readonly command: Command;
  /** Who is told something. */
  readonly told: readonly boolean[];
}

export interface Script {
  readonly played: Played;
  /** Entries that are in the log before the first step: the people have sat down. */
  readonly seated: number;
  readonly steps: readonly Step[];
}

/** People talk about every second time that they do something. */
const TALK = 0.5;

export function scriptOf(seed: string): Script {
  const played = playSeated(headerOf(seed), TALK);
  const { people, entries, states, header } = played;
  const seated = people.length;
  const viewers = people.map(({ seat }): Viewer => ({ kind: "seats", party: partyOf(seat), seats: [seat] }));
  const views = viewers.map((v): View => viewFor(states[seated] as never, v));
  const steps = entries.slice(seated).map((entry, i): Step => {
    const state = states[seated + i + 1] as never;
    const told = viewers.map((viewer, k) => {
      const next = viewFor(state, viewer);
      const moved = diff(views[k], next).length > 0;
      views[k] = next;
      return moved || entry.events.some((e) => eventFor(header.scenario, e, viewer) !== null);
    });
    const who = people.findIndex((p) => "seat" in entry.by && p.seat === entry.by.seat);
    return { who, command: entry.command, told };
  });
  return { played, seated, steps };
}

/** A few different matches: making one for every table would take long and show no more. */
export const scripts = (n: number): readonly Script[] =>
  Array.from({ length: n }, (_, i) => scriptOf(`script ${i}`));
