import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { SILENT, sayEvent } from "../../client/eventWords.ts";
import * as sayings from "../../client/sayings.ts";
import { EN_EXPLORE } from "../../client/texts/en.explore.ts";
import { EN_LAB } from "../../client/texts/en.lab.ts";
import { EN_MODEL_CARD } from "../../client/texts/en.modelCard.ts";
import { EN } from "../../client/texts/en.ts";
import * as words from "../../client/words.ts";
import { REFUSALS, type Refusal } from "../../shared/engine/refusal.ts";
import { BECAUSE } from "../../shared/engine/rules/because.ts";
import { ENDINGS } from "../../shared/engine/state.ts";
import { TURNING } from "../../shared/engine/view/debrief.ts";
import { SERVER_REFUSALS, type SeenEvent } from "../../shared/protocol.ts";
import { testHeader } from "../engine/fixture.ts";
import { played, publicOf } from "./fixture.ts";

const scenario = publicOf(testHeader);
const HOLE = /\{[a-zA-Z |]+\}/;

describe("every code has words", () => {
  it.each([...REFUSALS, ...SERVER_REFUSALS])("refusal %s", (refused) => {
    const text = sayings.sayRefusal({ refused, with: {} } as Refusal, scenario);
    expect(words.hasText(`refusal.${refused}`)).toBe(true);
    expect(text).toMatch(/[.!?]$/);
    expect(text).not.toMatch(HOLE);
  });
  it.each(BECAUSE)("reason %s", (code) => {
    expect(sayings.sayBecause({ code, with: { issue: "truce" } }, scenario)).toMatch(/\.$/);
  });
  it.each(TURNING)("turning point %s", (code) => expect(words.hasText(`turning.${code}`)).toBe(true));
  it.each(ENDINGS)("ending %s", (ending) => {
    expect(words.hasText(`ending.${ending}`)).toBe(true);
    expect(words.hasText(`ending.${ending}.body`)).toBe(true);
  });
  it("a refusal names what it is about", () => {
    expect(
      sayings.sayRefusal(
        { refused: "valueOutOfRange", with: { issue: "forces", min: 10, max: 100, step: 5 } },
        scenario,
      ),
    ).toBe("That figure lies outside Article 3, Article on forces: it takes 10 to 100, in steps of 5.");
    expect(
      sayings.sayRefusal({ refused: "wrongPhase", with: { phase: "orders", needs: "talks" } }, scenario),
    ).toContain("the phase is orders");
  });
  it("an unknown refusal still gets a sentence", () => {
    expect(sayings.sayRefusal({ refused: "somethingNew" as "malformed", with: {} })).toBe(
      EN["refusal.other"],
    );
  });
});

describe("what happened, in words", () => {
  it("says every event of a match without holes, except those of bookkeeping", () => {
    const match = played(
      testHeader,
      [
        { kind: "holder", holder: "h1" },
        { type: "takeSeat", seat: "borea.head", name: "Ada" },
      ],
      [{ kind: "clock" }, { type: "timeOut", round: 1, phase: "briefing" }],
      [
        { kind: "bot", seat: "arden.head" },
        { type: "say", channel: "plenary", text: "Good morning." },
      ],
      [
        { kind: "bot", seat: "arden.head" },
        {
          type: "tableOffer",
          to: ["borea"],
          form: "terms",
          clauses: [{ issue: "truce", option: "full" }],
          links: [],
          lapses: 1,
          answers: null,
          blind: false,
        },
      ],
      [{ kind: "clock" }, { type: "timeOut", round: 1, phase: "talks" }],
      [{ kind: "clock" }, { type: "timeOut", round: 1, phase: "orders" }],
    );
    const said = new Set<string>();
    for (const event of match.events as readonly SeenEvent[]) {
      const text = sayEvent(event, scenario);
      if (text === null) continue;
      said.add(event.type);
      expect(text, event.type).not.toMatch(HOLE);
      expect(text, event.type).not.toContain("undefined");
      expect(SILENT).not.toContain(event.type);
    }
    expect(said).toContain("offerTabled");
    expect(said).toContain("ordersRevealed");
  });
  it("speaks of one delegation and of a group in the right number, with the article where a name takes it", () => {
    const sealed = (party: string): string => words.t("event.ordersSealed", { party });
    expect(sealed("Ukraine")).toBe("Ukraine has sealed its orders.");
    expect(sealed("United States")).toBe("The United States has sealed its orders.");
    expect(sealed("Other guarantors")).toBe("The other guarantors have sealed their orders.");
    expect(words.t("event.offerAccepted", { party: "Guarantor states" })).toBe(
      "The guarantor states accept an offer.",
    );
    expect(words.t("package.to", { parties: ["Russia", "United Kingdom", "Other guarantors"] })).toBe(
      "to Russia, the United Kingdom and the other guarantors",
    );
    expect(sealed("Coalition of the willing")).toBe("The coalition of the willing has sealed its orders.");
    expect(sealed("European partners")).toBe("The European partners have sealed their orders.");
    expect(sealed("Ukraine's supporters")).toBe("Ukraine's supporters have sealed their orders.");
    expect(sealed("Korean People's Army and Chinese People's Volunteers")).toBe(
      "The Korean People's Army and Chinese People's Volunteers have sealed their orders.",
    );
    // As a label a name stands alone.
    expect(words.t("channel.caucus", { party: "United States" })).toBe("United States: caucus");
  });
  it("keeps what a person wrote as it is, whatever braces it holds", () => {
    expect(words.t("event.said", { seat: "A", channel: "B", text: "{has|have} {the party}" })).toBe(
      "A in B: {has|have} {the party}",
    );
  });
  it("knows one and many", () => {
    expect(words.t("play.facts.rounds", { n: 1 })).toBe("1 round");
    expect(words.t("play.facts.rounds", { n: 7 })).toBe("7 rounds");
  });
});

describe("numbers and dates", () => {
  it("are written alike everywhere", () => {
    expect(words.numberWords(1234567.5)).toBe("1,234,567.5");
    expect(words.numberWords(-3)).toBe("−3");
    expect(words.percentWords(0.174)).toBe("17 %");
    expect(words.dateWords("2022-03-28")).toBe("28 March 2022");
    expect(words.dateRange("2022-04-04", "2022-04-10")).toBe("4–10 April 2022");
    expect(words.dateRange("2022-03-28", "2022-04-03")).toBe("28 March – 3 April 2022");
    expect(words.dateRange("2022-12-28", "2023-01-03")).toBe("28 December 2022 – 3 January 2023");
    expect(words.dayWords(0)).toBe("1 January 1970");
    expect(words.sourceDate("2022-12-07")).toBe("7 December 2022");
    expect(words.sourceDate("2022-11 (archived version seen)")).toBe("November 2022 (archived version seen)");
    expect(words.sourceDate("2022")).toBe("2022");
    expect(words.sourceDate("2022-2023")).toBe("2022-2023");
    expect(words.sourceDate("n.d.")).toBe("undated");
    expect(words.sourceDate("")).toBe("");
    expect(words.listWords(["a", "b", "c"])).toBe("a, b and c");
    expect(words.clockWords(760)).toBe("12:40");
    expect(words.clockWords(3760)).toBe("1:02:40");
    expect(words.clockWords(-5)).toBe("00:00");
  });
  it("keep a text that holds braces as it is", () => {
    expect(words.t("event.said", { seat: "A", channel: "B", text: "{seat} <b>" })).toBe("A in B: {seat} <b>");
  });
});

const client = new URL("../../client/", import.meta.url);
const sources = readdirSync(client, { recursive: true, encoding: "utf8" }).filter((file) =>
  file.endsWith(".tsx"),
);

/** Words between tags, or in an attribute that a person reads, that do not come from the texts. */
function literalWords(source: string): readonly string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  const between = [
    ...code.matchAll(
      /<\/?[a-zA-Z][^<>{}=]*(?:=(?:"[^"]*"|\{[^{}]*\})[^<>{}=]*)*>\s*([^<>{}()=;]*[A-Za-z]{2,} +[A-Za-z]{2,}[^<>{}()=;]*)</g,
    ),
  ].map((m) => m[1] ?? "");
  const attributes = [
    ...code.matchAll(
      /\b(?:aria-label|title|alt|placeholder|label)="([^"]*[A-Za-z]{2,} +[A-Za-z]{2,}[^"]*)"/g,
    ),
  ].map((m) => m[1] ?? "");
  return [...between, ...attributes].map((text) => text.trim());
}

describe("no words outside the texts", () => {
  it("the scan finds a planted sentence", () => {
    expect(literalWords('<p class="x">\n Walk out now \n</p>')).toEqual(["Walk out now"]);
    expect(literalWords('<button title="Walk out now" />')).toEqual(["Walk out now"]);
    expect(literalWords('<p>{t("a.b")}</p>')).toEqual([]);
  });
  it.each(sources)("%s", (file) => {
    expect(literalWords(readFileSync(new URL(file, client), "utf8"))).toEqual([]);
  });
});

describe("the texts", () => {
  const all = { ...EN, ...EN_EXPLORE, ...EN_LAB, ...EN_MODEL_CARD };
  it("of a page that is fetched later take no key of another", () => {
    const later = [EN, EN_EXPLORE, EN_LAB, EN_MODEL_CARD].map((texts) => Object.keys(texts).length);
    expect(Object.keys(all).length).toBe(later.reduce((sum, n) => sum + n, 0));
  });
  it("have no empty form and no stray blanks", () => {
    for (const [key, text] of Object.entries(all) as [string, words.Words][]) {
      for (const form of typeof text === "string" ? [text] : [text.one, text.other]) {
        expect(form.trim(), key).toBe(form);
        expect(form.length, key).toBeGreaterThan(0);
      }
    }
  });
});
