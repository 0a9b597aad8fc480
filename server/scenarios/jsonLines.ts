/**
 * Where things stand in a JSON text: the line of a path, and keys that stand twice. Expects text that JSON.parse has
 * accepted; holds no opinion about what the text means.
 */

interface Place {
  /** Line of the key, or of the value where there is none; from 1. */
  readonly line: number;
  /** Fields in order, for an object; entries as "1", "2" …, for a list. */
  readonly inner: readonly (readonly [name: string, place: Place])[];
  readonly isList: boolean;
  /** A string's value, which may name its entry. */
  readonly word: string | null;
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+|\n/g;

/** The places of a valid JSON text, outermost first. */
export function placesOf(text: string): Place {
  let line = 1;
  const tokens: { readonly token: string; readonly line: number }[] = [];
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === "\n") line++;
    else tokens.push({ token, line });
  }
  let at = 0;
  const read = (from: number): Place => {
    const { token = "" } = tokens[at++] ?? {};
    if (token !== "{" && token !== "[") {
      const word = token.startsWith('"') ? (JSON.parse(token) as string) : null;
      return { line: from, inner: [], isList: false, word };
    }
    const inner: [string, Place][] = [];
    const isList = token === "[";
    while (at < tokens.length && tokens[at]?.token !== "}" && tokens[at]?.token !== "]") {
      if (tokens[at]?.token === ",") {
        at++;
        continue;
      }
      const first = tokens[at] as { token: string; line: number };
      let name = String(inner.length + 1);
      if (!isList) {
        name = JSON.parse(first.token) as string;
        at += 2;
      }
      inner.push([name, read(first.line)]);
    }
    at++;
    return { line: from, inner, isList, word: null };
  };
  return read(tokens[0]?.line ?? 1);
}

/**
 * The line of the deepest part of `path` that the text has, from 1. A list's entry is named by its id, by its party, its
 * issue or both, or by its number from 1.
 */
export function lineOf(place: Place, path: readonly string[]): number {
  const [head, ...rest] = path;
  if (head === undefined) return place.line;
  if (place.isList) {
    const both = `${head}/${rest[0] ?? ""}`;
    for (const [, entry] of place.inner) if (pairOf(entry) === both) return lineOf(entry, rest.slice(1));
    for (const [, entry] of place.inner) if (namesOf(entry).includes(head)) return lineOf(entry, rest);
  }
  const found = place.inner.find(([name]) => name === head);
  return found ? lineOf(found[1], rest) : place.line;
}

const fieldOf = (place: Place, name: string): string | null =>
  place.inner.find(([field]) => field === name)?.[1].word ?? null;
const pairOf = (place: Place): string | null => {
  const [party, issue] = [fieldOf(place, "party"), fieldOf(place, "issue")];
  return party === null || issue === null ? null : `${party}/${issue}`;
};
const namesOf = (place: Place): readonly (string | null)[] => {
  const id = fieldOf(place, "id");
  return id === null ? [fieldOf(place, "party"), fieldOf(place, "issue")] : [id];
};

/** Paths of keys that stand twice in one object of a valid JSON text: JSON.parse keeps only the last. */
export function duplicateKeys(place: Place, above = ""): readonly string[] {
  const seen = new Set<string>();
  return place.inner.flatMap(([name, inner], i) => {
    const path = `${above}${place.isList ? String(i + 1) : name}`;
    const twice = !place.isList && seen.has(name);
    seen.add(name);
    return [...(twice ? [path] : []), ...duplicateKeys(inner, `${path}/`)];
  });
}
