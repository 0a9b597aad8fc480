/** Shows the small markdown of briefs as elements: no HTML is ever taken from the text. */
import type { ComponentChild } from "preact";
import type { PublicScenario } from "../../shared/engine/view/viewTypes.ts";
import { shortened } from "./briefLength.ts";
import { type Block, readMarkdown, type Span } from "./markdown.ts";
import { SourceChip } from "./parts.tsx";

/** The text of a brief, or the short of it. Its pieces never change places, so they need no keys. */
export function MarkdownText({
  scenario,
  text,
  short = false,
}: {
  scenario: PublicScenario;
  text: string;
  short?: boolean;
}) {
  const blocks: ComponentChild[] = [];
  const all = readMarkdown(text);
  for (const block of short ? shortened(all) : all) blocks.push(blockOf(scenario, block));
  return <div class="p-prose">{blocks}</div>;
}

function blockOf(scenario: PublicScenario, block: Block): ComponentChild {
  switch (block.kind) {
    case "heading":
      return block.level === 1 ? (
        <h4>{spansOf(scenario, block.spans)}</h4>
      ) : (
        <h5>{spansOf(scenario, block.spans)}</h5>
      );
    case "paragraph":
      return <p>{spansOf(scenario, block.spans)}</p>;
    case "quote":
      return <blockquote>{spansOf(scenario, block.spans)}</blockquote>;
    case "list": {
      const items: ComponentChild[] = [];
      for (const item of block.items) items.push(<li>{spansOf(scenario, item)}</li>);
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
  }
}

function spansOf(scenario: PublicScenario, spans: readonly Span[]): ComponentChild[] {
  const pieces: ComponentChild[] = [];
  for (const span of spans) {
    if (span.kind === "text") pieces.push(span.text);
    else if (span.kind === "strong") pieces.push(<strong>{spansOf(scenario, span.spans)}</strong>);
    else if (span.kind === "em") pieces.push(<em>{spansOf(scenario, span.spans)}</em>);
    else pieces.push(<SourceChip scenario={scenario} id={span.id} />);
  }
  return pieces;
}
