/**
 * Something that a viewer is shown, made of named pieces: all at once, for a wire, or each when it is first looked at,
 * for a bot in a roll-out that looks at little.
 */
import type { Scenario } from "./scenario/scenario.ts";
import type { MatchState } from "./state.ts";
import type { Viewer } from "./view/viewTypes.ts";

/** How each part of `T` is made for one viewer of a state. */
export type Pieces<T> = { readonly [K in keyof T]-?: (state: MatchState, viewer: Viewer) => T[K] };

/** Every piece, made now; one that is undefined leaves no key. */
export function whole<T>(pieces: Pieces<T>, state: MatchState, viewer: Viewer): T {
  const made: Partial<T> = {};
  for (const key in pieces) {
    const piece = pieces[key](state, viewer);
    if (piece !== undefined) made[key] = piece;
  }
  return made as T;
}

const EYES = Symbol("eyes");
interface Eyes {
  readonly state: MatchState;
  readonly viewer: Viewer;
  readonly seen: unknown[];
}

/** The same at a glance: it has no keys of its own, so never send it. */
export function glancing<T extends object>(pieces: Pieces<T>): (state: MatchState, viewer: Viewer) => T {
  const keys = Object.keys(pieces) as (keyof T)[];
  const glance = Object.create(null) as T;
  keys.forEach((key, place) => {
    const make = pieces[key];
    Object.defineProperty(glance, key, {
      get(this: { readonly [EYES]: Eyes }): unknown {
        const { state, viewer, seen } = this[EYES];
        if (seen[place] === undefined) seen[place] = make(state, viewer);
        return seen[place];
      },
    });
  });
  return (state, viewer) => {
    const made = Object.create(glance) as T & { [EYES]: Eyes };
    made[EYES] = { state, viewer, seen: new Array<unknown>(keys.length) };
    return made;
  };
}

/** A record at a glance: its keys, and how each is made, hang on the scenario alone. */
export function glancingAt<V>(
  piecesOf: (scenario: Scenario) => Pieces<Readonly<Record<string, V>>>,
): (state: MatchState, viewer: Viewer) => Readonly<Record<string, V>> {
  const known = new WeakMap<Scenario, ReturnType<typeof glancing<Readonly<Record<string, V>>>>>();
  return (state, viewer) => {
    const { scenario } = state.header;
    const glance = known.get(scenario) ?? glancing(piecesOf(scenario));
    known.set(scenario, glance);
    return glance(state, viewer);
  };
}
