/**
 * What one viewer may know of a match: whole, for a wire, or at a glance, for a bot in a roll-out that looks at
 * little. Both are made of the same pieces.
 */
import { remembered } from "../memo.ts";
import { glancing, glancingAt, whole } from "../pieces.ts";
import { MENU, maySeal, SEAL } from "../rules/legal.ts";
import type { MatchState } from "../state.ts";
import { MINE, OWN, SHARED, seatPieces, trustPieces } from "./viewPieces.ts";
import type { View, Viewer } from "./viewTypes.ts";

/** Everything `viewer` may know of `state`, with the menu of what it may do. */
export const viewFor = (state: MatchState, viewer: Viewer): View => ({
  ...sharedFor(state, viewer),
  ...ownFor(state, viewer),
});

export type SharedView = Pick<View, keyof typeof SHARED>;
export type OwnView = Pick<View, keyof typeof OWN>;

/** The part of a view that everybody sees alike. Made once per state, so a table of six costs little more than one. */
export const sharedFor: (state: MatchState, viewer: Viewer) => SharedView = remembered(
  [(s) => s],
  (state, viewer: Viewer) => whole(SHARED, state, viewer),
);

/** The part of a view that depends on who looks. */
export const ownFor = (state: MatchState, viewer: Viewer): OwnView => whole(OWN, state, viewer);

/** Parts of the state that only say who is ready, when, and what comes next: they show in few places. */
const READINESS: ReadonlySet<string> = new Set<keyof MatchState>([
  "ready",
  "stirred",
  "deadline",
  "counters",
  "luck",
]);

/** True when nothing but readiness has moved. */
export const onlyReadied = (before: MatchState, after: MatchState): boolean =>
  alikeBut(READINESS, before, after);

/** `own` after nothing but readiness has moved: the same as `ownFor`, for the most frequent of all steps. */
export const readied = (own: OwnView, state: MatchState, viewer: Viewer): OwnView => ({
  ...own,
  seats: OWN.seats(state, viewer),
  menu: { ...own.menu, ready: MENU.ready(state, viewer) },
});

const sealAtAGlance = glancing(SEAL);
const mineAtAGlance = glancing(MINE);
const seatsAtAGlance = glancingAt(seatPieces);
const trustAtAGlance = glancingAt(trustPieces);

/** The same view, each piece of it and of its menu made when it is first looked at. Never send it. */
export const glanceFor: (state: MatchState, viewer: Viewer) => View = glancing<View>({
  ...SHARED,
  ...OWN,
  seats: seatsAtAGlance,
  trust: trustAtAGlance,
  mine: (s, viewer) => (viewer.kind === "seats" ? mineAtAGlance(s, viewer) : null),
  menu: glancing({ ...MENU, seal: (s, viewer) => (maySeal(s, viewer) ? sealAtAGlance(s, viewer) : null) }),
});

const UNSEEN: ReadonlySet<string> = new Set<keyof MatchState>(["counters", "luck"]);

/** True when no view of `after` can differ from the same viewer's view of `before`: no part that views show has moved. */
export const looksAlike = (before: MatchState, after: MatchState): boolean => alikeBut(UNSEEN, before, after);

function alikeBut(parts: ReadonlySet<string>, before: MatchState, after: MatchState): boolean {
  for (const part in after)
    if (after[part as keyof MatchState] !== before[part as keyof MatchState] && !parts.has(part))
      return false;
  return true;
}
