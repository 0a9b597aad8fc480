/** The package model: what a draft may become, what it is worth, and what would be refused for certain. */
import { describe, expect, it } from "vitest";
import { NO_DRAFTS, type PackageDraft } from "../../client/drafts.ts";
import { articleOf, articles, countText, givesVeto, openOptions } from "../../client/panels/article.ts";
import { assess, judgedDraft } from "../../client/panels/judge.ts";
import {
  difference,
  emptyPackage,
  fitted,
  fromAgreed,
  fromOffer,
  inTreatyOrder,
  lastOfferTo,
  problems,
  snapped,
  toCommand,
  toggled,
  withClause,
  withLink,
  withoutClause,
} from "../../client/panels/package.ts";
import { suggestion } from "../../client/panels/suggest.ts";
import type { By, Command } from "../../shared/engine/command.ts";
import { decide } from "../../shared/engine/decide.ts";
import { isRefusal } from "../../shared/engine/refusal.ts";
import { viewFor } from "../../shared/engine/view/view.ts";
import type { Viewer } from "../../shared/engine/view/viewTypes.ts";
import { testHeader } from "../engine/fixture.ts";
import { played, publicOf } from "./fixture.ts";

const borea: Viewer = { kind: "seats", party: "borea", seats: ["borea.head", "borea.capital"] };
const arden: Viewer = { kind: "seats", party: "arden", seats: ["arden.head", "arden.capital"] };
const scenario = publicOf(testHeader);
const bot = (seat: string): By => ({ kind: "bot", seat });
const toTalks: (readonly [By, Command])[] = ["arden.head", "borea.head", "corin.head", "delta.head"].map(
  (seat) => [bot(seat), { type: "ready", round: 1, phase: "briefing" }],
);
const talks = played(testHeader, ...toTalks);
const view = viewFor(talks.state, borea);
const clause = (issue: string, option: string, value?: number) =>
  value === undefined ? { issue, option } : { issue, option, value };

describe("a package under construction", () => {
  it("holds one clause per article, in the order of the treaty", () => {
    const first = scenario.issues[0];
    const second = scenario.issues[1];
    if (first === undefined || second === undefined) throw new Error("the fixture has two articles");
    const late = clause(second.id, second.options[0]?.id ?? "");
    const early = clause(first.id, first.options[0]?.id ?? "");
    const again = clause(first.id, first.options[1]?.id ?? "");
    const made = [late, early, again].reduce(
      (d, c) => withClause(scenario, d, c),
      emptyPackage(scenario, view),
    );
    expect(made.clauses).toEqual([again, late]);
    expect(withoutClause(scenario, made, first.id).clauses).toEqual([late]);
  });

  it("is addressed to the other principal from the start", () => {
    expect(emptyPackage(scenario, view).to).toEqual(["arden"]);
    expect(emptyPackage(scenario, viewFor(talks.state, arden)).to).toEqual(["borea"]);
  });

  it("toggles addressees and keeps them sorted", () => {
    const both = toggled(toggled(emptyPackage(scenario, view), "delta"), "corin");
    expect(both.to).toEqual(["arden", "corin", "delta"]);
    expect(toggled(both, "arden").to).toEqual(["corin", "delta"]);
  });

  it("drops a condition when the clause that it hangs on goes", () => {
    const truce = clause("truce", "full");
    const pledge = clause("pledge", "any");
    const base = [truce, pledge].reduce((d, c) => withClause(scenario, d, c), emptyPackage(scenario, view));
    const linked = withLink(base, { when: pledge, then: truce });
    expect(linked.links).toHaveLength(1);
    expect(withLink(linked, { when: pledge, then: truce }).links).toHaveLength(1);
    expect(withLink(base, { when: truce, then: truce }).links).toHaveLength(0);
    expect(withoutClause(scenario, linked, "truce").links).toHaveLength(0);
  });

  it("survives being kept and read again as it is", () => {
    const draft: PackageDraft = withClause(scenario, emptyPackage(scenario, view), clause("truce", "full"));
    expect(fitted(scenario, view, JSON.parse(JSON.stringify(draft)) as PackageDraft)).toEqual(draft);
    expect(NO_DRAFTS.package).toBeNull();
  });

  it("is fitted to a table that has moved on", () => {
    const stale: PackageDraft = {
      to: ["arden", "gone"],
      form: "terms",
      clauses: [clause("truce", "full"), clause("nowhere", "x")],
      links: [],
      lapses: 99,
      answers: "gone>arden.1",
      blind: true,
    };
    const now = fitted(scenario, view, stale);
    expect(now.to).toEqual(["arden"]);
    expect(now.clauses).toEqual([clause("truce", "full")]);
    expect(now.lapses).toBe(view.menu.offer?.lapses[1]);
    expect(now.answers).toBeNull();
    expect(now.blind).toBe(false);
  });
});

describe("what would be refused for certain", () => {
  it("names an empty package, a missing addressee and a closed option", () => {
    const none = { ...emptyPackage(scenario, view), to: [] };
    expect(problems(scenario, view, none).map((p) => p.code)).toEqual(["noRecipients", "noClauses"]);
    const closed = withClause(scenario, emptyPackage(scenario, view), clause("status", "joined"));
    expect(problems(scenario, view, closed).map((p) => p.code)).toEqual(["closed"]);
  });

  it("says who is missing from an agreement", () => {
    const lonely = {
      ...withClause(scenario, emptyPackage(scenario, view), clause("truce", "full")),
      form: "agreement" as const,
      to: ["delta"],
    };
    expect(problems(scenario, view, lonely)[0]).toMatchObject({ code: "principalsMissing", party: "arden" });
  });

  it("says nothing against a package that the rules accept, and the rules accept it", () => {
    for (const party of ["borea", "arden"]) {
      const mine = viewFor(talks.state, party === "borea" ? borea : arden);
      const draft = suggestion(scenario, mine, party);
      expect(draft.clauses.length).toBeGreaterThan(1);
      expect(problems(scenario, mine, draft)).toEqual([]);
      const made = decide(talks.state, bot(`${party}.head`), toCommand(scenario, mine, draft));
      expect(isRefusal(made) ? made : "accepted").toBe("accepted");
    }
  });

  it("agrees with the rules about every single wording", () => {
    for (const issue of scenario.issues)
      for (const option of issue.options) {
        const draft = {
          ...emptyPackage(scenario, view),
          clauses: [
            option.quantity === undefined
              ? clause(issue.id, option.id)
              : clause(issue.id, option.id, option.quantity.min),
          ],
        };
        const made = decide(talks.state, bot("borea.head"), toCommand(scenario, view, draft));
        expect([issue.id, option.id, problems(scenario, view, draft).length === 0]).toEqual([
          issue.id,
          option.id,
          !isRefusal(made),
        ]);
      }
  });

  it("moves a number to the nearest step", () => {
    const quantity = { unit: "x", min: 10, max: 100, step: 20, figures: [] };
    expect(snapped(quantity, 44)).toBe(50);
    expect(snapped(quantity, 1000)).toBe(100);
    expect(snapped(quantity, -5)).toBe(10);
  });
});

describe("a first package", () => {
  it("stays inside the mandate", () => {
    const draft = suggestion(scenario, view, "borea");
    expect(assess(scenario, view, judgedDraft(view, draft))?.worth.crossed).toEqual([]);
  });

  it("of a mediator seeks what both principals name", () => {
    const corin = viewFor(talks.state, { kind: "seats", party: "corin", seats: ["corin.head"] });
    const draft = suggestion(scenario, corin, "corin");
    expect(draft.to).toEqual(["arden", "borea"]);
    expect(draft.clauses).toContainEqual(clause("truce", "full"));
  });
});

describe("what a package is worth", () => {
  it("names the weakest promise and on whom it hangs", () => {
    const draft = withClause(scenario, emptyPackage(scenario, view), clause("truce", "full"));
    const value = assess(scenario, view, judgedDraft(view, draft));
    expect(value?.weakest?.on).toBe("arden");
    expect(value?.weakest?.kept).toBeLessThan(1);
    expect(value?.helps).toContain("verification");
  });

  it("measures a limited agreement by what it adds, not by the mandate", () => {
    const limited = scenario.issues.find((i) => i.limited);
    if (limited === undefined) throw new Error("the fixture has a limited article");
    const draft = {
      ...withClause(scenario, emptyPackage(scenario, view), clause(limited.id, limited.options[0]?.id ?? "")),
      form: "agreement" as const,
    };
    expect(assess(scenario, view, judgedDraft(view, draft))?.limited).not.toBeNull();
    expect(assess(scenario, view, judgedDraft(view, { ...draft, form: "terms" }))?.limited).toBeNull();
  });

  it("is nobody's business without a sheet", () => {
    const watching = viewFor(talks.state, { kind: "spectator" });
    expect(assess(scenario, watching, { clauses: [], form: "terms", parties: [] })).toBeNull();
  });
});

describe("offers", () => {
  const offered = played(testHeader, ...toTalks, [
    bot("arden.head"),
    {
      type: "tableOffer",
      to: ["borea"],
      form: "terms",
      clauses: [clause("truce", "local"), clause("pledge", "veto")],
      links: [],
      lapses: 2,
      answers: null,
      blind: false,
    },
  ]);
  const now = viewFor(offered.state, borea);

  it("are countered with their own clauses, addressed back", () => {
    const offer = lastOfferTo(now, "borea");
    if (offer === null) throw new Error("an offer was made");
    const draft = fromOffer(scenario, now, offer, "borea");
    expect(draft.to).toEqual(["arden"]);
    expect(draft.answers).toBe(offer.id);
    expect(draft.clauses).toEqual(inTreatyOrder(scenario, offer.clauses));
  });

  it("are compared article by article", () => {
    const d = difference(
      [clause("truce", "full"), clause("pledge", "any")],
      [clause("truce", "local"), clause("north", "stay")],
    );
    expect(d.changed.map((c) => c.to.issue)).toEqual(["truce"]);
    expect(d.added.map((c) => c.issue)).toEqual(["north"]);
    expect(d.removed.map((c) => c.issue)).toEqual(["pledge"]);
  });
});

describe("the text", () => {
  it("counts what is agreed, in brackets and open", () => {
    const rows = articles(scenario, view);
    const count = countText(rows);
    expect(count.total).toBe(scenario.issues.length);
    expect(count.agreed + count.bracketed + count.silent).toBe(count.total);
    expect(fromAgreed(scenario, view).clauses).toHaveLength(count.agreed);
  });

  it("lists each alternative once with all who stand behind it, principals first", () => {
    const issue = scenario.issues.find((i) => i.id === "truce");
    if (issue === undefined) throw new Error("the fixture has a truce");
    const shared = {
      ...view,
      agreed: {},
      standings: {
        truce: {
          delta: clause("truce", "full"),
          borea: clause("truce", "full"),
          arden: clause("truce", "local"),
        },
      },
    };
    const article = articleOf(scenario, shared, issue);
    expect(article.state).toBe("bracketed");
    expect(article.alternatives).toHaveLength(2);
    expect(article.alternatives.find((a) => a.clause.option === "full")?.sponsors).toEqual([
      "borea",
      "delta",
    ]);
  });

  it("warns of a veto only where the aggressor has one", () => {
    expect(givesVeto(scenario, clause("pledge", "veto"))).toBe(true);
    expect(givesVeto(scenario, clause("pledge", "any"))).toBe(false);
  });

  it("does not offer a closed option", () => {
    const status = scenario.issues.find((i) => i.id === "status");
    if (status === undefined) throw new Error("the fixture has a status");
    expect(openOptions(view, status).map((o) => o.id)).not.toContain("joined");
  });
});
