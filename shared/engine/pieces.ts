/**
 * Something that a viewer is shown, made of named pieces that each say which parts of the state they are made of: all
 * at once, for a wire; those again whose parts have moved; or each when it is first looked at, for a bot in a roll-out
 * that looks at little.
 */
import { type Part, type Parts, partsOf } from "./parts.ts";
import type { Scenario } from "./scenario/scenario.ts";
import type { MatchState } from "./state.ts";
import type { Viewer } from "./view/viewTypes.ts";

export interface Piece<V> {
  readonly of: Parts;
  make(state: MatchState, viewer: Viewer): V;
  /** The piece as it is now, from what it `was` before `moved` did. */
  again(was: V, moved: Parts, state: MatchState, viewer: Viewer): V;
}

/** How each part of `T` is made for one viewer of a state. */
export type Pieces<T> = { readonly [K in keyof T]-?: Piece<T[K]> };

/** A piece made of `parts` of the state, and of the header, of which everything is. `again`, for what is itself made of pieces. */
export const piece = <V>(
  parts: readonly (Part | Parts)[],
  make: Piece<V>["make"],
  again: Piece<V>["again"] = (_was, _moved, state, viewer) => make(state, viewer),
): Piece<V> => ({ of: partsOf(["header", ...parts]), make, again });

/** All that `pieces` are made of. */
export function partsBehind<T>(pieces: Pieces<T>): Parts {
  let all = 0;
  for (const key in pieces) all |= pieces[key].of;
  return all;
}

/** Every piece, made now; one that is undefined leaves no key. */
export function whole<T>(pieces: Pieces<T>, state: MatchState, viewer: Viewer): T {
  const made: Partial<T> = {};
  for (const key in pieces) {
    const value = pieces[key].make(state, viewer);
    if (value !== undefined) made[key] = value;
  }
  return made as T;
}

/** What `whole` makes of a state, from what it `was` before `moved` did: the same object when no piece has changed. */
export function renewing<T extends object>(
  pieces: Pieces<T>,
): (was: T, moved: Parts, state: MatchState, viewer: Viewer) => T {
  const keys = Object.keys(pieces) as (keyof T)[];
  const each = keys.map((key) => pieces[key]);
  return (was, moved, state, viewer) => {
    let now = was;
    for (let i = 0; i < keys.length; i++) {
      const one = each[i] as Piece<T[keyof T]>;
      if ((one.of & moved) === 0) continue;
      const key = keys[i] as keyof T;
      const value = one.again(was[key], moved, state, viewer);
      if (value === was[key]) continue;
      if (now === was) now = { ...was };
      now[key] = value;
    }
    return now;
  };
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
    const { make } = pieces[key];
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
