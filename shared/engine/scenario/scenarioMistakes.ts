/**
 * Mistakes of scenario authors in plain words: where, what, and what was probably meant. Also translates what the
 * schema finds, so that nobody has to read a stack of union errors.
 */
import type * as z from "zod";
import { scenarioSchema } from "./scenario.ts";
import { fieldsAt } from "./scenarioFields.ts";

export interface Mistake {
  /** Short name of the kind of mistake, for tests and for looking it up. */
  readonly code: string;
  /** Where it is, by ids: `issues/crimea/options/talks`; what has no id is counted from 1. */
  readonly path: string;
  readonly problem: string;
  /** What to do about it, or an empty string when nothing can be guessed. */
  readonly suggestion: string;
  /** The line in the file, from 1, where it could be found. */
  readonly line?: number;
}

/** Number of letters to insert, delete, exchange or swap to turn `a` into `b`. */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(
        (last[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (last[j - 1] as number) + change,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] as number) + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length] as number;
}

/** A shorter beginning says too little about what was meant. */
const LEAST_BEGINNING = 3;

/** The known word that `word` was probably meant to be, by few letters or as its beginning; null when none is near. */
export function nearest(word: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(word, candidate);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  if (best !== null || word.length < LEAST_BEGINNING) return best;
  const begun = [...known].filter((candidate) => candidate.startsWith(word));
  return begun.length === 1 ? (begun[0] as string) : null;
}

/** Most known words that a suggestion lists. */
const MOST_LISTED = 12;

/** "Did you mean …?" when a known word is near; otherwise what is known, as far as one reads such a list. */
export function suggest(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  if (near !== null) return `Did you mean "${near}"?`;
  if (known.length === 0) return "";
  const more = known.length - MOST_LISTED;
  return `Known here: ${known.slice(0, MOST_LISTED).join(", ")}${more > 0 ? `, and ${more} more` : ""}.`;
}

/** What the schema has against `raw`, in plain words; empty when it fits. */
export function explainSchema(raw: unknown): readonly Mistake[] {
  const read = scenarioSchema.safeParse(raw);
  return read.success ? [] : read.error.issues.flatMap((issue) => explain(raw, issue, []));
}

type Issue = z.core.$ZodIssue;

function explain(raw: unknown, issue: Issue, above: readonly PropertyKey[]): readonly Mistake[] {
  const at = [...above, ...issue.path];
  const path = spell(raw, at);
  const here = valueAt(raw, at);
  switch (issue.code) {
    case "invalid_type":
      return here === undefined
        ? [
            {
              code: "missing",
              path,
              problem: `"${String(at[at.length - 1])}" is missing.`,
              suggestion: `Add it: ${kindOf(issue.expected)}.`,
            },
          ]
        : [
            {
              code: "wrongKind",
              path,
              problem: `This must be ${kindOf(issue.expected)}, but it is ${told(here)}.`,
              suggestion: WRITTEN[issue.expected] ?? "",
            },
          ];
    case "unrecognized_keys":
      return issue.keys.map((key) => ({
        code: "unknownField",
        path,
        problem: `The field "${key}" is not known here.`,
        suggestion: suggest(key, fieldsAt(at)) || "Remove it.",
      }));
    case "invalid_value":
      return [
        {
          code: "notAllowed",
          path,
          problem: `${told(here)} is not one of the allowed values.`,
          suggestion: suggest(
            String(here),
            issue.values.map((v) => String(v)),
          ),
        },
      ];
    case "invalid_format":
      return [
        {
          code: "badFormat",
          path,
          problem: `${told(here)} is not written as it should be.`,
          suggestion: FORMATS[issue.format] ?? issue.message,
        },
      ];
    case "too_small":
      return [
        {
          code: "tooSmall",
          path,
          problem:
            issue.origin === "array"
              ? `This list needs at least ${String(issue.minimum)}.`
              : issue.origin === "string"
                ? "This text is empty."
                : `${told(here)} is too small.`,
          suggestion:
            issue.origin === "array"
              ? "Add one."
              : issue.origin === "string"
                ? "Write it, or remove the field if it may be absent."
                : `The least is ${issue.inclusive === false ? "above " : ""}${String(issue.minimum)}.`,
        },
      ];
    case "too_big":
      return [
        {
          code: "tooBig",
          path,
          problem: issue.origin === "string" ? "This text is too long." : `${told(here)} is too big.`,
          suggestion: `The most is ${String(issue.maximum)}${issue.origin === "string" ? " letters" : ""}.`,
        },
      ];
    case "invalid_union":
      return explainUnion(raw, issue, at, path, here);
    case "invalid_key":
    case "invalid_element":
      return issue.issues.flatMap((inner) => explain(raw, inner, at));
    default:
      return [{ code: "wrong", path, problem: issue.message, suggestion: "See the schema of the file." }];
  }
}

/** Of all the shapes that a value may have, explain only the one it comes nearest to. */
function explainUnion(
  raw: unknown,
  issue: Extract<Issue, { code: "invalid_union" }>,
  at: readonly PropertyKey[],
  path: string,
  here: unknown,
): readonly Mistake[] {
  const branches = issue.errors.filter((branch) => branch.length > 0);
  const score = (branch: readonly Issue[]): number =>
    branch.reduce(
      (sum, i) => sum + (i.path.length > 0 ? 1 : i.code === "unrecognized_keys" ? 10 * i.keys.length : 10),
      0,
    );
  const best = [...branches].sort((a, b) => score(a) - score(b))[0];
  if (best?.some((i) => i.path.length > 0) && score(best) < 10)
    return best.flatMap((inner) => explain(raw, inner, at));
  const keys =
    typeof here === "object" && here !== null && !Array.isArray(here) ? Object.keys(here as object) : null;
  return [
    {
      code: "noShape",
      path,
      problem:
        keys === null
          ? `${told(here)} has none of the shapes that are allowed here.`
          : `An entry with ${keys.length === 0 ? "no fields" : keys.map((k) => `"${k}"`).join(", ")} is not known here.`,
      suggestion: shapeHint(keys, at),
    },
  ];
}

/** The field that was probably meant, or those by which the allowed shapes are told apart. */
function shapeHint(keys: readonly string[] | null, at: readonly PropertyKey[]): string {
  const known = fieldsAt(at);
  const near = keys?.[0] === undefined ? null : nearest(keys[0], known);
  if (near !== null) return `Did you mean "${near}"?`;
  return known.length > 0
    ? `Write an object with one of: ${known.join(", ")}.`
    : "See the schema of the file.";
}

/** How each kind of value is written in JSON. */
const WRITTEN: Readonly<Record<string, string>> = {
  string: "Put it in quotes.",
  number: "Write a number without quotes, such as 0.5.",
  int: "Write a whole number without quotes.",
  boolean: "Write true or false without quotes.",
  array: "Put it in square brackets: [ … ].",
  object: "Write its fields in braces: { … }.",
  record: "Write its fields in braces: { … }.",
};

const FORMATS: Readonly<Record<string, string>> = {
  date: "Write a date as 2022-03-28.",
  url: "Write a full address that starts with https://.",
  regex: "An id is lower-case letters, digits and hyphens, starting with a letter; a seat is party.role.",
};

const KINDS: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object with fields",
  record: "an object with fields",
};
const kindOf = (expected: string): string => KINDS[expected] ?? expected;

function told(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  if (typeof value === "string") return `"${value.length > 40 ? `${value.slice(0, 40)}…` : value}"`;
  return value === undefined ? "nothing" : `the ${typeof value} ${String(value)}`;
}

function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  let value = raw;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

/** A path by ids where entries have them: issues/3/options/1 becomes issues/attack/options/consult-named. */
function spell(raw: unknown, path: readonly PropertyKey[]): string {
  return path
    .map((key, i) => {
      if (typeof key !== "number") return String(key);
      const count = String(key + 1);
      const entry = valueAt(raw, path.slice(0, i + 1));
      if (typeof entry !== "object" || entry === null) return count;
      const { id, party, issue } = entry as Record<string, unknown>;
      const name = id ?? [party, issue].filter((x) => typeof x === "string").join("/");
      return typeof name === "string" && name !== "" ? name : count;
    })
    .join("/");
}
