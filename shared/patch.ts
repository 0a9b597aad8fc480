/**
 * The difference between two plain JSON values, and its application. Objects are compared key by key;
 * arrays and scalars are replaced whole. Unchanged references cost nothing, so views that share their
 * unchanged parts are compared in the time of what changed.
 */

/** A path and the new value; a path alone means that the key is gone. */
export type Change = readonly [path: readonly string[]] | readonly [path: readonly string[], value: unknown];
export type Patch = readonly Change[];

const isRecord = (x: unknown): x is Record<string, unknown> =>
  typeof x === "object" && x !== null && !Array.isArray(x);

/** Changes that turn `from` into `to`, both of which stand `at` some place of a larger value; empty when they are equal. */
export function diff(from: unknown, to: unknown, at: readonly string[] = []): Patch {
  const changes: Change[] = [];
  compare(from, to, [...at], changes);
  return changes;
}

// Walks with for-in and one path that it shortens again: a good part of telling a table is this walk. Plain JSON values
// have no inherited keys. Only a record that has lost a key is walked again.
function compare(from: unknown, to: unknown, path: string[], changes: Change[]): void {
  if (from === to) return;
  if (!isRecord(from) || !isRecord(to)) {
    if (!same(from, to)) changes.push([[...path], to]);
    return;
  }
  const first = changes.length;
  let kept = 0;
  for (const key in to) {
    const next = to[key];
    const was = from[key];
    if (was !== undefined) kept++;
    if (next === was) continue;
    if (next === undefined) kept--;
    else if (was === undefined) changes.push([[...path, key], next]);
    else {
      path.push(key);
      compare(was, next, path, changes);
      path.pop();
    }
  }
  for (const _ in from) kept--;
  if (kept === 0) return;
  const gone = Object.keys(from).filter((key) => from[key] !== undefined && to[key] === undefined);
  changes.splice(first, 0, ...gone.map((key): Change => [[...path, key]]));
}

/** Deep equality of JSON values. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    for (let i = 0; i < a.length; i++) if (!same(a[i], b[i])) return false;
    return true;
  }
  if (!isRecord(a) || !isRecord(b)) return false;
  let keys = 0;
  for (const key in a) {
    if (a[key] === undefined) continue;
    if (!same(a[key], b[key])) return false;
    keys++;
  }
  for (const key in b) if (b[key] !== undefined) keys--;
  return keys === 0;
}

/** A new value with `patch` applied; `value` and everything that did not change are shared, nothing is altered. */
export function patched<T>(value: T, patch: Patch): T {
  let result: unknown = value;
  for (const change of patch) result = withChange(result, change[0], 0, change);
  return result as T;
}

function withChange(value: unknown, path: readonly string[], depth: number, change: Change): unknown {
  if (depth === path.length) return change[1];
  const key = path[depth] as string;
  const copy: Record<string, unknown> = isRecord(value) ? { ...value } : {};
  if (depth === path.length - 1 && change.length === 1) delete copy[key];
  else copy[key] = withChange(copy[key], path, depth + 1, change);
  return copy;
}

/** `to` with every part that equals its counterpart in `from` replaced by that, so that equal values are kept once. */
export function sharing<T>(from: unknown, to: T): T {
  return shared(from, to) as T;
}

function shared(from: unknown, to: unknown): unknown {
  if (from === to || typeof from !== "object" || from === null) return to;
  let equal = true;
  if (Array.isArray(to)) {
    if (!Array.isArray(from)) return to;
    const made: unknown[] = to.slice();
    for (let i = 0; i < made.length; i++) {
      made[i] = shared(from[i], made[i]);
      equal &&= made[i] === from[i];
    }
    return equal && made.length === from.length ? from : made;
  }
  if (!isRecord(from) || !isRecord(to)) return to;
  const made = { ...to };
  // Records are walked in the order of their keys: another order is another value.
  const keys = Object.keys(from);
  let i = 0;
  for (const key in made) {
    made[key] = shared(from[key], made[key]);
    equal &&= key === keys[i++] && made[key] === from[key];
  }
  return equal && i === keys.length ? from : made;
}
