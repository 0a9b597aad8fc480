/**
 * Three reading lengths of one brief, so that they cannot drift apart: short (the first sentence of each part), the page
 * as it was written, and in full with the background of every article that the page names. Pure.
 */
import type { Block, Span } from "./markdown.ts";

export const LENGTHS = ["short", "page", "full"] as const;
export type Length = (typeof LENGTHS)[number];

/** The title, the first paragraph, and of each part its heading with the first sentence or the gist of its points. */
export function shortened(blocks: readonly Block[]): readonly Block[] {
  const short: Block[] = [];
  let heading: Block | null = null;
  let begun = false;
  for (const block of blocks) {
    if (block.kind === "heading") {
      if (block.level === 1) short.push(block);
      else heading = block;
      continue;
    }
    if (heading === null && begun) continue;
    if (heading !== null) short.push(heading);
    heading = null;
    begun = true;
    short.push(
      block.kind === "list"
        ? { ...block, items: block.items.map(firstSentence) }
        : { ...block, spans: short.length <= 1 ? withoutSources(block.spans) : firstSentence(block.spans) },
    );
  }
  return short;
}

/** Sources are one length away. The space before such a mark goes with it. */
const withoutSources = (spans: readonly Span[]): readonly Span[] =>
  spans.flatMap((span, i): readonly Span[] =>
    span.kind === "source"
      ? []
      : span.kind === "text" && spans[i + 1]?.kind === "source"
        ? [{ kind: "text", text: span.text.trimEnd() }]
        : [span],
  );

/** Up to the first end of a sentence, without marks of sources; a point's bold words count as its gist. */
function firstSentence(spans: readonly Span[]): readonly Span[] {
  const kept: Span[] = [];
  for (const span of withoutSources(spans)) {
    if (span.kind !== "text") {
      kept.push(span);
      continue;
    }
    const end = /[.:;!?](?=\s|$)/.exec(span.text);
    kept.push(end === null ? span : { kind: "text", text: `${span.text.slice(0, end.index)}.` });
    if (end !== null) break;
  }
  return kept;
}

const NAMED = /\bArticles?\s+(\d+(?:\s*(?:,|to|and|–|-)\s*\d+)*)/g;

/** The numbers of the articles that a text names, "2 to 4" as three, in order. */
export function articlesNamed(text: string): readonly number[] {
  const named = new Set<number>();
  for (const [, list = ""] of text.matchAll(NAMED)) {
    let last: number | null = null;
    let through = false;
    for (const [token] of list.matchAll(/\d+|to|–|-/g)) {
      if (!/^\d/.test(token)) {
        through = true;
        continue;
      }
      const n = Number(token);
      for (let at = through && last !== null ? last + 1 : n; at <= n; at++) named.add(at);
      last = n;
      through = false;
    }
  }
  return [...named].sort((a, b) => a - b);
}
