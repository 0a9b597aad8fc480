/**
 * What one viewer may know of a match: whole, for a wire, or at a glance, for a bot in a roll-out that looks at
 * little. Both are made of the same pieces.
 */
import type { Parts } from "../parts.ts";
import { glancing, glancingAt, type Pieces, partsBehind, renewing, whole } from "../pieces.ts";
import { MENU, maySeal, SEAL } from "../rules/legal.ts";
import type { MatchState } from "../state.ts";
import { MINE, OWN, SHARED, seatPieces, trustPieces } from "./viewPieces.ts";
import type { Menu, View, Viewer } from "./viewTypes.ts";

/** Everything `viewer` may know of `state`, with the menu of what it may do. */
export const viewFor = (state: MatchState, viewer: Viewer): View => ({
  ...sharedFor(state, viewer),
  ...ownFor(state, viewer),
});

export type SharedView = Pick<View, keyof typeof SHARED>;
export type OwnView = Pick<View, keyof typeof OWN>;

/** The part of a view that everybody sees alike. */
export const sharedFor = (state: MatchState, viewer: Viewer): SharedView => whole(SHARED, state, viewer);

/** The part of a view that depends on who looks. */
export const ownFor = (state: MatchState, viewer: Viewer): OwnView => whole(OWN, state, viewer);

const VIEW: Pieces<View> = { ...SHARED, ...OWN };

/** The same parts, and the whole, as they are after something has moved: what is made of other parts of the state stays as it is. */
export const sharedAgain = renewing<SharedView>(SHARED);
export const ownAgain = renewing<OwnView>(OWN);
export const viewAgain = renewing<View>(VIEW);

const SHOWN = partsBehind(VIEW);

/** Does anything show, to anybody, of what has moved? */
export const isShown = (moved: Parts): boolean => (moved & SHOWN) !== 0;

const sealAtAGlance = glancing(SEAL);
const mineAtAGlance = glancing(MINE);
const seatsAtAGlance = glancingAt(seatPieces);
const trustAtAGlance = glancingAt(trustPieces);
const menuAtAGlance = glancing<Menu>({
  ...MENU,
  seal: { ...MENU.seal, make: (s, viewer) => (maySeal(s, viewer) ? sealAtAGlance(s, viewer) : null) },
});

/** The same view, each piece of it and of its menu made when it is first looked at. Never send it. */
export const glanceFor: (state: MatchState, viewer: Viewer) => View = glancing<View>({
  ...VIEW,
  seats: { ...VIEW.seats, make: seatsAtAGlance },
  trust: { ...VIEW.trust, make: trustAtAGlance },
  mine: { ...VIEW.mine, make: (s, viewer) => (viewer.kind === "seats" ? mineAtAGlance(s, viewer) : null) },
  menu: { ...VIEW.menu, make: menuAtAGlance },
});
