/** The names that a scenario defines, and the telling of one that does not exist: with the nearest that does. */

export interface Mistake {
  readonly path: string;
  readonly problem: string;
  readonly suggestion: string;
}

/** Where a checker writes what it finds. */
export type Tell = (path: string, problem: string, suggestion: string) => void;

/** Every kind of id that others may point to. */
export interface Names {
  readonly parties: readonly string[];
  readonly issues: readonly string[];
  readonly options: Readonly<Record<string, readonly string[]>>;
  readonly regions: readonly string[];
  readonly sources: readonly string[];
  readonly locks: readonly string[];
  readonly steps: readonly string[];
  readonly shocks: readonly string[];
  readonly applications: readonly string[];
  readonly venues: readonly string[];
  readonly sectors: readonly string[];
}

/** Tells when `id` is not one of `known`, with the nearest name that is. */
export function mustKnow(tell: Tell, path: string, kind: string, id: string, known: readonly string[]): void {
  if (!known.includes(id)) tell(path, `there is no ${kind} "${id}"`, suggestionFor(id, known));
}

/** A clause group must name an issue and options of that issue. */
export function checkMatch(
  names: Names,
  tell: Tell,
  path: string,
  m: { readonly issue: string; readonly options: readonly string[] },
): void {
  mustKnow(tell, path, "issue", m.issue, names.issues);
  if (names.issues.includes(m.issue))
    for (const option of m.options) mustKnow(tell, path, "option", option, names.options[m.issue] ?? []);
}

/** "did you mean …" by edit distance, or the list when nothing is near. */
function suggestionFor(id: string, known: readonly string[]): string {
  let best = "";
  let least = 4;
  for (const k of known) {
    const d = distance(id, k);
    if (d < least) {
      least = d;
      best = k;
    }
  }
  if (best !== "") return `did you mean "${best}"?`;
  return known.length === 0
    ? "define one first"
    : `known are ${known.slice(0, 12).join(", ")}${known.length > 12 ? " …" : ""}`;
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min(
        (row[j] as number) + 1,
        (next[j - 1] as number) + 1,
        (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    row = next;
  }
  return row[b.length] as number;
}
