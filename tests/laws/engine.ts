/** The rules as the laws see them: a few functions that a planted fault can stand in for. Holds no rule of its own. */
import { apply } from "../../shared/engine/apply.ts";
import { decide } from "../../shared/engine/decide.ts";
import type { Entry } from "../../shared/engine/log.ts";
import { openMatch } from "../../shared/engine/open.ts";
import type { Header, MatchState } from "../../shared/engine/state.ts";
import { history } from "../../shared/engine/view/history.ts";
import { eventFor, type Seen } from "../../shared/engine/view/see.ts";
import { glanceFor, viewAgain, viewFor } from "../../shared/engine/view/view.ts";
import type { Viewer } from "../../shared/engine/view/viewTypes.ts";
import { explainTrust } from "../../shared/engine/world/trust.ts";

export interface Numbered {
  readonly n: number;
  readonly seen: Seen;
}

export interface Engine {
  readonly openMatch: typeof openMatch;
  readonly decide: typeof decide;
  readonly apply: typeof apply;
  readonly viewFor: typeof viewFor;
  readonly viewAgain: typeof viewAgain;
  readonly glanceFor: typeof glanceFor;
  readonly eventFor: typeof eventFor;
  readonly explainTrust: typeof explainTrust;
  /** What one viewer was told, with its numbers. */
  readonly tell: (header: Header, entries: readonly Entry[], viewer: Viewer) => readonly Numbered[];
}

export const ENGINE: Engine = {
  openMatch,
  decide,
  apply,
  viewFor,
  viewAgain,
  glanceFor,
  eventFor,
  explainTrust,
  tell: (header, entries, viewer) => history(header, entries, viewer).map((seen, i) => ({ n: i + 1, seen })),
};

/** The state after the log, by this engine's `apply`. */
export function foldWith(engine: Engine, header: Header, entries: readonly Entry[]): MatchState {
  let state = engine.openMatch(header);
  for (const entry of entries) for (const event of entry.events) state = engine.apply(state, event);
  return state;
}
