/**
 * What one viewer may know of a match: whole, for a wire, or at a glance, for a bot in a roll-out that looks at
 * little. Both are made of the same pieces.
 */
import { remembered } from "../memo.ts";
import type { MatchState } from "../state.ts";
import { OWN, SHARED } from "./viewPieces.ts";
import type { View, Viewer } from "./viewTypes.ts";

/** Everything `viewer` may know of `state`, with the menu of what it may do. */
export const viewFor = (state: MatchState, viewer: Viewer): View => ({
  ...sharedPart(state, viewer),
  ...filled(OWN, state, viewer),
});

type Made<T> = { readonly [K in keyof T]: T[K] extends (...args: never) => infer V ? V : never };

/** Made once per state, so a table of six costs little more than one. */
const sharedPart = remembered([(s) => s], (state, viewer: Viewer) => filled(SHARED, state, viewer));

function filled<T extends Readonly<Record<string, (state: MatchState, viewer: Viewer) => unknown>>>(
  pieces: T,
  state: MatchState,
  viewer: Viewer,
): Made<T> {
  const made: Record<string, unknown> = {};
  for (const key in pieces) made[key] = pieces[key]?.(state, viewer);
  return made as Made<T>;
}

const EYES = Symbol("eyes");
interface Eyes {
  readonly state: MatchState;
  readonly viewer: Viewer;
  readonly seen: unknown[];
}

const GLANCE = Object.create(null) as View;
Object.entries({ ...SHARED, ...OWN }).forEach(([key, make], place) => {
  Object.defineProperty(GLANCE, key, {
    get(this: { readonly [EYES]: Eyes }): unknown {
      const { state, viewer, seen } = this[EYES];
      seen[place] ??= make(state, viewer);
      return seen[place];
    },
  });
});
const PLACES = Object.keys(SHARED).length + Object.keys(OWN).length;

/** The same view, each piece made when it is first looked at. It has no keys of its own: never send it. */
export function glanceFor(state: MatchState, viewer: Viewer): View {
  const glance = Object.create(GLANCE) as View & { [EYES]: Eyes };
  glance[EYES] = { state, viewer, seen: new Array<unknown>(PLACES).fill(null) };
  return glance;
}

/** True when no view of `after` can differ from the same viewer's view of `before`: no part that views show has moved. */
export function looksAlike(before: MatchState, after: MatchState): boolean {
  for (const part in after) {
    if (part === "counters" || part === "luck") continue;
    if (after[part as keyof MatchState] !== before[part as keyof MatchState]) return false;
  }
  return true;
}
