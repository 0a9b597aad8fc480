/**
 * A table as a browser would hold it, made by the rules from the small invented scenario: a few steps of play
 * seen from one delegation. Nothing here is written by hand that the rules could make.
 */

import type { Game } from "../../client/store.ts";
import { applyAll } from "../../shared/engine/apply.ts";
import type { By, Command } from "../../shared/engine/command.ts";
import { decide } from "../../shared/engine/decide.ts";
import type { Event } from "../../shared/engine/event.ts";
import type { Entry } from "../../shared/engine/log.ts";
import { openMatch } from "../../shared/engine/open.ts";
import { isRefusal } from "../../shared/engine/refusal.ts";
import { publicScenario } from "../../shared/engine/scenario/public.ts";
import type { Header, MatchState } from "../../shared/engine/state.ts";
import { eventFor } from "../../shared/engine/view/see.ts";
import { viewFor } from "../../shared/engine/view/view.ts";
import type { PublicScenario, View, Viewer } from "../../shared/engine/view/viewTypes.ts";
import type { SeenEvent } from "../../shared/protocol.ts";

export interface Played {
  readonly header: Header;
  readonly state: MatchState;
  readonly entries: readonly Entry[];
  readonly events: readonly Event[];
}

/** A match after some commands; a refused one is a mistake in the test. */
export function played(header: Header, ...steps: readonly (readonly [By, Command])[]): Played {
  let state = openMatch(header);
  const entries: Entry[] = [];
  const events: Event[] = [];
  for (const [by, command] of steps) {
    const made = decide(state, by, command);
    if (isRefusal(made)) throw new Error(`${command.type} was refused: ${made.refused}`);
    state = applyAll(state, made);
    events.push(...made);
    entries.push({ seq: entries.length + 1, at: 0, by, cid: null, command, events: made });
  }
  return { header, state, entries, events };
}

export const publicOf = (header: Header): PublicScenario => publicScenario(header.scenario, "hash");

/** The visible events of a match for one viewer, in order. */
export const seen = (match: Played, viewer: Viewer): readonly SeenEvent[] =>
  match.events.flatMap((event) => eventFor(match.header.scenario, event, viewer) ?? []);

/** The game that a browser of `viewer` holds after these steps. */
export function gameOf(match: Played, viewer: Viewer): Game {
  const view: View = viewFor(match.state, viewer);
  const events = seen(match, viewer);
  return {
    scenario: publicOf(match.header),
    view,
    n: events.length,
    first: 1,
    events,
    code: "ABC234",
    ticket: { match: match.header.match, code: "ABC234", holder: "h1", token: "t".repeat(32) },
    papers: { briefs: {} },
    link: "online",
    clockSkew: 0,
    branch: null,
    led: false,
  };
}
