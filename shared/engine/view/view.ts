/**
 * What one viewer may know of a match: whole, for a wire, or at a glance, for a bot in a roll-out that looks at
 * little. Both are made of the same pieces.
 */
import { remembered } from "../memo.ts";
import { glancing, whole } from "../pieces.ts";
import { MENU } from "../rules/legal.ts";
import type { MatchState } from "../state.ts";
import { OWN, SHARED } from "./viewPieces.ts";
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

/** The same view, each piece of it and of its menu made when it is first looked at. Never send it. */
export const glanceFor: (state: MatchState, viewer: Viewer) => View = glancing<View>({
  ...SHARED,
  ...OWN,
  menu: glancing(MENU),
});

/** True when no view of `after` can differ from the same viewer's view of `before`: no part that views show has moved. */
export function looksAlike(before: MatchState, after: MatchState): boolean {
  for (const part in after) {
    if (part === "counters" || part === "luck") continue;
    if (after[part as keyof MatchState] !== before[part as keyof MatchState]) return false;
  }
  return true;
}
