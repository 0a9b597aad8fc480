/** Three reading lengths of one brief: what the short one keeps, and which articles the long one brings. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { articlesNamed, shortened } from "../../client/panels/briefLength.ts";
import { readMarkdown, type Span } from "../../client/panels/markdown.ts";

const textOf = (spans: readonly Span[]): string =>
  spans.map((s) => (s.kind === "text" ? s.text : s.kind === "source" ? "[src]" : textOf(s.spans))).join("");
const short = (text: string) =>
  shortened(readMarkdown(text)).map((b) => (b.kind === "list" ? b.items.map(textOf) : textOf(b.spans)));

describe("the short brief", () => {
  it("keeps the title, the lead, and of each part its first sentence or the gist of its points", () => {
    const text = `# Head

_Confidential._ You lead. Kyiv must stand by it [src:a].

A second paragraph of the lead.

## What matters

1. **Withdrawal** (Article 11): forces go back. More.
2. **Forces** (Article 6): 250,000 [src:b]. More.

Afterwards.

## What you can give

Neutrality [src:c], and no bases. Talks on more.

A second paragraph.`;
    expect(short(text)).toEqual([
      "Head",
      "Confidential. You lead. Kyiv must stand by it.",
      "What matters",
      ["Withdrawal (Article 11).", "Forces (Article 6)."],
      "What you can give",
      "Neutrality, and no bases.",
    ]);
  });

  it("is much shorter than the page for every seat that ships, and loses no part", () => {
    const root = join(import.meta.dirname, "../../scenarios");
    const words = (x: unknown): number => JSON.stringify(x).split(/\s+/).length;
    let seen = 0;
    for (const dir of readdirSync(root).filter((name) => /-\d{4}$/.test(name)))
      for (const file of readdirSync(join(root, dir, "briefs"))) {
        const text = readFileSync(join(root, dir, "briefs", file), "utf8");
        const lines = short(text);
        expect(words(lines), `${dir}/${file}`).toBeLessThan(text.split(/\s+/).length * 0.75);
        for (const heading of text.matchAll(/^## (.+)$/gm)) expect(lines).toContain(heading[1]);
        seen++;
      }
    expect(seen).toBeGreaterThan(60);
  });
});

describe("the articles that a brief names", () => {
  it("are found one by one, in lists and in ranges", () => {
    expect(
      articlesNamed("See Article 11, then Articles 2 to 4, Articles 6 and 7 and Articles 9, 10 and 12."),
    ).toEqual([2, 3, 4, 6, 7, 9, 10, 11, 12]);
    expect(articlesNamed("Since 1994 and in 2022, 14 things")).toEqual([]);
  });
});
