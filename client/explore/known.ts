/**
 * Then known, now known: which nodes of the line a person of that day could have known of, and which of a node's
 * sources were out. Knows dates only.
 */
import type { LineNode, LineSource } from "../../shared/exploring.ts";
import type { Known } from "./address.ts";

/**
 * The nodes that can be seen from `day`. "now": all. "then": what lies behind is there when it was public by that
 * day; what lies ahead only if it was public on its own day, because it stands for the calendar and not for a secret.
 */
export function nodesSeen(nodes: readonly LineNode[], day: string, known: Known): readonly LineNode[] {
  if (known === "now") return nodes;
  return nodes.filter((node) => node.knownFrom <= (node.date <= day ? day : node.date));
}

/** Was it kept from the public at first? */
export const cameOutLater = (node: LineNode): boolean => node.knownFrom > node.date;

/** A source's first possible day: a bare year or month counts from its beginning, an unknown date as long ago. */
const outOn = (source: LineSource): string => /^\d{4}(-\d{2}){0,2}/.exec(source.date ?? "")?.[0] ?? "";

/** Sources that were out by `day`, and those that came later. */
export function sourcesBy(
  sources: readonly LineSource[],
  day: string,
  known: Known,
): { readonly out: readonly LineSource[]; readonly later: readonly LineSource[] } {
  if (known === "now") return { out: sources, later: [] };
  const isOut = (s: LineSource): boolean => outOn(s) <= day;
  return { out: sources.filter(isOut), later: sources.filter((s) => !isOut(s)) };
}
