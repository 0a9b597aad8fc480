/**
 * Reads the small markdown of briefs into plain data: headings, paragraphs, lists, quotations, emphasis and
 * [src:id] marks. Knows no HTML and makes none; whatever it does not know stays text.
 */

export type Span =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "strong"; readonly spans: readonly Span[] }
  | { readonly kind: "em"; readonly spans: readonly Span[] }
  | { readonly kind: "source"; readonly id: string };

export type Block =
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly spans: readonly Span[] }
  | { readonly kind: "paragraph"; readonly spans: readonly Span[] }
  | { readonly kind: "quote"; readonly spans: readonly Span[] }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly (readonly Span[])[] };

const HEADING = /^(#{1,6})\s+(.*?)\s*#*$/;
const BULLET = /^\s*[-*+]\s+(.*)$/;
const NUMBER = /^\s*\d+[.)]\s+(.*)$/;
const QUOTE = /^>\s?(.*)$/;

/** The blocks of a text, in order. */
export function readMarkdown(text: string): readonly Block[] {
  const blocks: Block[] = [];
  let open:
    | { kind: "paragraph" | "quote"; lines: string[] }
    | { kind: "list"; ordered: boolean; items: string[] }
    | null = null;
  const close = (): void => {
    if (open === null) return;
    if (open.kind === "list")
      blocks.push({ kind: "list", ordered: open.ordered, items: open.items.map(readSpans) });
    else blocks.push({ kind: open.kind, spans: readSpans(open.lines.join(" ")) });
    open = null;
  };
  for (const line of text.replace(/\r\n?/g, "\n").split("\n")) {
    const heading = HEADING.exec(line);
    if (heading !== null) {
      close();
      blocks.push({
        kind: "heading",
        level: level((heading[1] ?? "").length),
        spans: readSpans(heading[2] ?? ""),
      });
      continue;
    }
    const bullet = BULLET.exec(line);
    const item = bullet ?? NUMBER.exec(line);
    if (item !== null) {
      const ordered = bullet === null;
      if (open?.kind !== "list" || open.ordered !== ordered) {
        close();
        open = { kind: "list", ordered, items: [] };
      }
      open.items.push(item[1] ?? "");
      continue;
    }
    if (line.trim() === "") {
      close();
      continue;
    }
    const quote = QUOTE.exec(line);
    const kind = quote === null ? "paragraph" : "quote";
    const content = quote === null ? line.trim() : (quote[1] ?? "");
    if (open?.kind === "list" && quote === null) open.items[open.items.length - 1] += ` ${content}`;
    else if (open !== null && open.kind !== "list" && open.kind === kind) open.lines.push(content);
    else {
      close();
      open = { kind, lines: [content] };
    }
  }
  close();
  return blocks;
}

const level = (marks: number): 1 | 2 | 3 => (marks <= 1 ? 1 : marks === 2 ? 2 : 3);

const INLINE =
  /\*\*(?=\S)(.+?\S|\S)\*\*|(?<![\w*])[*_](?=\S)(.+?\S|\S)[*_](?![\w*])|\[src:([a-z0-9][a-z0-9-]*(?:\s*,\s*(?:src:)?[a-z0-9][a-z0-9-]*)*)\]/g;

/** The spans of one line: strong, emphasis and sources; the rest is text. */
export function readSpans(text: string): readonly Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    if (match.index > from) spans.push({ kind: "text", text: text.slice(from, match.index) });
    from = match.index + match[0].length;
    if (match[1] !== undefined) spans.push({ kind: "strong", spans: readSpans(match[1]) });
    else if (match[2] !== undefined) spans.push({ kind: "em", spans: readSpans(match[2]) });
    else
      for (const id of (match[3] ?? "").split(","))
        spans.push({ kind: "source", id: id.trim().replace(/^src:/, "") });
  }
  if (from < text.length) spans.push({ kind: "text", text: text.slice(from) });
  return spans;
}
