/** The single text: brackets, sponsors, mediation, the door. */
import { describe, expect, test } from "vitest";
import { agreedOn, agreedText } from "../../shared/engine/rules/offers.ts";
import { viewFor } from "../../shared/engine/view/view.ts";
import { clause, did, given, goOn, head, talks, until } from "./given.ts";

describe("brackets", () => {
  test("a delegation stands behind one wording of an article at a time", () => {
    const t = given(talks)
      .when(head("arden"), { type: "stand", clause: clause("truce", "full") })
      .then({ type: "stood", party: "arden", clause: clause("truce", "full") });
    expect(t.state.standings.truce).toEqual({
      arden: clause("truce", "full"),
      borea: clause("truce", "full"),
    });
  });
  test("an article is agreed when both principals stand behind the same, to the number", () => {
    const t = given(talks, did(head("borea"), { type: "stand", clause: clause("forces", "cap", 25) }));
    expect(agreedOn(t.state, "forces")).toBeNull();
    const same = goOn(t.story, did(head("arden"), { type: "stand", clause: clause("forces", "cap", 25) }));
    expect(agreedOn(same.state, "forces")).toEqual(clause("forces", "cap", 25));
    // In the scenario's order, whatever the order of the talks.
    const more = goOn(same, did(head("arden"), { type: "stand", clause: clause("truce", "full") }));
    expect(agreedText(more.state).map((c) => c.issue)).toEqual(["truce", "forces"]);
  });
  test("a third party's support does not make it agreed", () => {
    const t = given(talks, did(head("corin"), { type: "stand", clause: clause("truce", "full") }));
    expect(agreedOn(t.state, "truce")).toBeNull();
  });
  test("standing down opens the bracket again", () => {
    const t = given(talks, did(head("arden"), { type: "stand", clause: clause("truce", "full") }));
    t.when(head("arden"), { type: "standDown", issue: "truce" }).then({
      type: "stoodDown",
      party: "arden",
      issue: "truce",
    });
    expect(
      agreedOn(goOn(t.story, did(head("arden"), { type: "standDown", issue: "truce" })).state, "truce"),
    ).toBeNull();
  });
  test("refuses what is already so, unknown or closed, and who is no head or away", () => {
    const t = given(talks);
    t.when(head("borea"), { type: "stand", clause: clause("truce", "full") }).refused("alreadyStanding", {
      issue: "truce",
    });
    t.when(head("corin"), { type: "standDown", issue: "truce" }).refused("notStanding", { issue: "truce" });
    for (const issue of ["weather", "constructor", "__proto__"]) {
      t.when(head("arden"), { type: "standDown", issue }).refused("notStanding");
      t.when(head("arden"), { type: "stand", clause: clause(issue, "x") }).refused("unknownIssue");
    }
    t.when(head("arden"), { type: "stand", clause: clause("north", "annex") }).refused("optionClosed");
    t.when(
      { kind: "bot", seat: "borea.capital" },
      { type: "stand", clause: clause("truce", "local") },
    ).refused("wrongRole");
    t.when({ kind: "bot", seat: "borea.capital" }, { type: "standDown", issue: "truce" }).refused(
      "wrongRole",
    );
  });
});

describe("mediation", () => {
  test("is asked for once of a mediator", () => {
    given(talks)
      .when(head("arden"), { type: "askMediation", of: "corin" })
      .then({ type: "mediationAsked", by: "arden", of: "corin" });
    const t = given(talks, did(head("arden"), { type: "askMediation", of: "corin" }));
    t.when(head("arden"), { type: "askMediation", of: "corin" }).refused("alreadyAsked", { party: "corin" });
    t.when(head("borea"), { type: "askMediation", of: "corin" }).types("mediationAsked");
    expect(viewFor(t.state, { kind: "spectator" }).mediation).toEqual(["arden>corin"]);
  });
  test("and not of anybody else", () => {
    given(talks)
      .when(head("arden"), { type: "askMediation", of: "delta" })
      .refused("notMediator", { party: "delta" });
    given(talks).when(head("corin"), { type: "askMediation", of: "corin" }).refused("notMediator");
    for (const of of ["nobody", "constructor"])
      given(talks).when(head("arden"), { type: "askMediation", of }).refused("unknownParty");
    given(talks)
      .when({ kind: "bot", seat: "arden.capital" }, { type: "askMediation", of: "corin" })
      .refused("wrongRole");
  });
});

describe("the door", () => {
  test("who walks out may do nothing but return, and stays away over the rounds", () => {
    const t = given(talks, did(head("arden"), { type: "walkOut" }));
    t.when(head("arden"), { type: "walkOut" }).refused("away", { party: "arden" });
    t.when(head("arden"), { type: "stand", clause: clause("truce", "full") }).refused("away");
    expect(viewFor(t.state, { kind: "seats", party: "arden", seats: ["arden.head"] }).menu).toMatchObject({
      returnToTable: true,
      offer: null,
      stand: false,
      walkOut: false,
    });
    const later = goOn(t.story, until(2, "talks"));
    expect(later.state.away).toEqual(["arden"]);
    const back = goOn(later, did(head("arden"), { type: "returnToTable" }));
    expect(back.state.away).toEqual([]);
  });
  test("one returns only from away", () => {
    given(talks).when(head("arden"), { type: "returnToTable" }).refused("notAway");
    given(talks, did(head("borea"), { type: "walkOut" }))
      .when({ kind: "bot", seat: "borea.capital" }, { type: "returnToTable" })
      .refused("wrongRole");
  });
});

describe("the capital's answer", () => {
  test("says what a package is worth, and what lies beyond the mandate", () => {
    given(talks)
      .when(head("borea"), { type: "askCapital", clauses: [clause("forces", "cap", 20)] })
      .then({ type: "capitalAnswered", party: "borea", crossed: ["forces"], answer: "beyond" });
    given(talks)
      .when(head("borea"), {
        type: "askCapital",
        clauses: [
          clause("truce", "full"),
          clause("pledge", "any"),
          clause("north", "leave"),
          clause("status", "settled"),
          clause("prisoners", "swap"),
        ],
      })
      .then({ type: "capitalAnswered", crossed: [], answer: "within" });
    given(talks)
      .when(head("borea"), {
        type: "askCapital",
        clauses: [clause("north", "stay"), clause("status", "forgiven")],
      })
      .then({ type: "capitalAnswered", crossed: [], answer: "short" });
  });
  test("can be asked in any phase, by the head, about real clauses", () => {
    given()
      .when(head("borea"), { type: "askCapital", clauses: [clause("truce", "full")] })
      .types("capitalAnswered");
    given()
      .when(
        { kind: "bot", seat: "borea.capital" },
        { type: "askCapital", clauses: [clause("truce", "full")] },
      )
      .refused("wrongRole");
    given()
      .when(head("borea"), {
        type: "askCapital",
        clauses: [clause("truce", "full"), clause("truce", "local")],
      })
      .refused("duplicateIssue");
  });
  test("follows an instruction", () => {
    const capital = { kind: "bot", seat: "borea.capital" } as const;
    const t = given(talks, did(capital, { type: "instruct", issue: "truce", allow: ["local"] }));
    t.when(head("borea"), { type: "askCapital", clauses: [clause("truce", "full")] }).then({
      answer: "beyond",
      crossed: ["truce"],
    });
    given(talks)
      .when(head("borea"), { type: "instruct", issue: "truce", allow: ["local"] })
      .refused("wrongRole", { seat: "borea.head", role: "capital" });
    given(talks)
      .when(capital, { type: "instruct", issue: "constructor", allow: ["local"] })
      .refused("unknownIssue");
    given(talks)
      .when(capital, { type: "instruct", issue: "truce", allow: ["local", "never"] })
      .refused("unknownOption");
  });
});
