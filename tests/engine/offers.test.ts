/** Offers: tabling, answering, countering, links, blind proposals, limits, and ids that give nothing away. */
import { describe, expect, test } from "vitest";
import { MAX_A_ROUND, MAX_OPEN } from "../../shared/engine/rules/talks.ts";
import { viewFor } from "../../shared/engine/view/view.ts";
import {
  agreedBetween,
  clause,
  did,
  given,
  goOn,
  head,
  offer,
  opened,
  sealed,
  taken,
  talks,
  timeOut,
  until,
} from "./given.ts";

const TRUCE = clause("truce", "full");
const accept = (party: string, id: string) => did(head(party), { type: "acceptOffer", offer: id });
const reject = (party: string, id: string) => did(head(party), { type: "rejectOffer", offer: id });
const viewOf = (party: string) => ({ kind: "seats", party, seats: [`${party}.head`] }) as const;

describe("tabling", () => {
  test("gives an id counted per proposer and audience", () => {
    given(
      talks,
      did(head("arden"), offer(["borea"], [TRUCE])),
      did(head("arden"), offer(["borea", "corin"], [TRUCE])),
      did(head("borea"), offer(["arden"], [TRUCE])),
    )
      .when(head("arden"), offer(["borea"], [clause("watch", "patrols")]))
      .then({
        type: "offerTabled",
        by: "arden.head",
        offer: {
          id: "arden>borea.2",
          from: "arden",
          to: ["borea"],
          status: "open",
          accepted: [],
          rejectedBy: [],
          round: 1,
        },
      });
    given(talks)
      .when(head("arden"), offer(["corin", "borea", "corin"], [TRUCE]))
      .then({ type: "offerTabled", offer: { id: "arden>borea+corin.1", to: ["borea", "corin"] } });
  });
  test("is for heads at the table, in the talks", () => {
    given(talks)
      .when({ kind: "bot", seat: "arden.capital" }, offer(["borea"], [TRUCE]))
      .refused("wrongRole", { seat: "arden.capital", role: "head" });
    given(talks, did(head("arden"), { type: "walkOut" }))
      .when(head("arden"), offer(["borea"], [TRUCE]))
      .refused("away", { party: "arden" });
    given(talks, did(head("borea"), { type: "walkOut" }))
      .when(head("arden"), offer(["borea"], [TRUCE]))
      .refused("away", { party: "borea" });
  });
  test("needs somebody else, whom no closed session keeps away", () => {
    given(talks)
      .when(head("arden"), offer(["arden"], [TRUCE]))
      .refused("notToSelf");
    given(talks)
      .when(head("arden"), offer(["nobody"], [TRUCE]))
      .refused("unknownParty", { party: "nobody" });
    for (const to of ["constructor", "__proto__"])
      given(talks)
        .when(head("arden"), offer([to], [TRUCE]))
        .refused("unknownParty");
    const shut = given(
      until(1, "orders"),
      sealed("arden", { line: { kind: "raise", lock: "no-talk" } }),
      until(2, "talks"),
    );
    shut
      .when(head("arden"), offer(["borea"], [TRUCE]))
      .refused("locked", { lock: "no-talk", party: "borea" });
    shut.when(head("borea"), offer(["arden"], [TRUCE])).refused("locked");
    shut.when(head("arden"), offer(["corin"], [TRUCE], { lapses: 2 })).types("offerTabled");
  });
  test("needs clauses that can be written", () => {
    const t = given(talks);
    t.when(head("arden"), offer(["borea"], [clause("weather", "fine")])).refused("unknownIssue", {
      issue: "weather",
    });
    t.when(head("arden"), offer(["borea"], [clause("constructor", "name")])).refused("unknownIssue");
    t.when(head("arden"), offer(["borea"], [clause("truce", "toString")])).refused("unknownOption");
    t.when(head("arden"), offer(["borea"], [clause("truce", "eternal")])).refused("unknownOption", {
      issue: "truce",
      option: "eternal",
      allowed: ["full", "local", "fight-on"],
    });
    t.when(head("arden"), offer(["borea"], [clause("north", "annex")])).refused("optionClosed", {
      issue: "north",
      option: "annex",
      lock: "scenario",
    });
    t.when(head("arden"), offer(["borea"], [clause("status", "joined")])).refused("optionClosed", {
      issue: "status",
      option: "joined",
      lock: "joining",
    });
    t.when(head("arden"), offer(["borea"], [TRUCE, clause("truce", "local")])).refused("duplicateIssue", {
      issue: "truce",
    });
  });
  test("needs a number on the grid where the option is a quantity, and none elsewhere", () => {
    const t = given(talks);
    t.when(head("arden"), offer(["borea"], [clause("forces", "cap")])).refused("valueNeeded", {
      issue: "forces",
      min: 10,
      max: 100,
      step: 5,
    });
    for (const value of [5, 105, 12, Number.MAX_VALUE, -10])
      t.when(head("arden"), offer(["borea"], [clause("forces", "cap", value)])).refused("valueOutOfRange");
    for (const value of [10, 55, 100])
      t.when(head("arden"), offer(["borea"], [clause("forces", "cap", value)])).types("offerTabled");
    t.when(head("arden"), offer(["borea"], [clause("forces", "free", 20)])).refused("valueNotAllowed", {
      issue: "forces",
      option: "free",
    });
  });
  test("lapses between this round and two later, within the match", () => {
    const t = given(talks);
    for (const lapses of [0, 4])
      t.when(head("arden"), offer(["borea"], [TRUCE], { lapses })).refused("lapseOutOfRange", {
        first: 1,
        last: 3,
      });
    for (const lapses of [1, 3])
      t.when(head("arden"), offer(["borea"], [TRUCE], { lapses })).types("offerTabled");
    given(until(5, "talks"))
      .when(head("arden"), offer(["borea"], [TRUCE], { lapses: 6 }))
      .refused("lapseOutOfRange", { first: 5, last: 5 });
  });
  test("is limited: open at a time, and in a round", () => {
    const open = Array.from({ length: MAX_OPEN }, () => did(head("arden"), offer(["borea"], [TRUCE])));
    given(talks, ...open)
      .when(head("arden"), offer(["corin"], [TRUCE]))
      .refused("tooManyOffers", { open: MAX_OPEN });
    const many = Array.from({ length: MAX_A_ROUND }, (_, i) => [
      did(head("arden"), offer(["borea"], [TRUCE])),
      did(head("arden"), { type: "withdrawOffer", offer: `arden>borea.${i + 1}` }),
    ]).flat();
    given(talks, ...many)
      .when(head("arden"), offer(["borea"], [TRUCE]))
      .refused("tooManyOffers", { round: MAX_A_ROUND });
    given(talks, ...many, until(2, "talks"))
      .when(head("arden"), offer(["borea"], [TRUCE], { lapses: 2 }))
      .types("offerTabled");
  });
  test("an agreement needs both principals and everybody whom it binds; a communiqué both principals; terms nobody", () => {
    const t = given(talks);
    t.when(head("arden"), offer(["corin"], [TRUCE], { form: "agreement" })).refused("principalsMissing", {
      parties: ["borea"],
    });
    t.when(head("corin"), offer(["borea", "delta"], [TRUCE], { form: "communique" })).refused(
      "principalsMissing",
      { parties: ["arden"] },
    );
    t.when(head("arden"), offer(["corin"], [TRUCE])).types("offerTabled");
    t.when(head("corin"), offer(["arden", "borea"], [TRUCE], { form: "agreement" })).types("offerTabled");
  });
  test("only a mediator proposes blindly", () => {
    given(talks)
      .when(head("arden"), offer(["borea"], [TRUCE], { blind: true }))
      .refused("mediatorOnly");
    given(talks)
      .when(head("corin"), offer(["borea", "arden"], [TRUCE], { blind: true }))
      .types("offerTabled");
  });
});

describe("answering", () => {
  const tabled = [talks, did(head("arden"), offer(["borea", "corin"], [TRUCE]))] as const;
  const id = "arden>borea+corin.1";
  test("all must say yes before it is agreed", () => {
    const t = given(...tabled, accept("borea", id));
    expect(t.state.offers[0]?.status).toBe("open");
    expect(t.state.standings.truce?.borea).toEqual(TRUCE);
    t.when(head("corin"), { type: "acceptOffer", offer: id }).then(
      { type: "offerAccepted", party: "corin", blind: false },
      { type: "offerClosed", how: "accepted", audience: ["arden", "borea", "corin"] },
      { type: "stood", party: "arden", clause: TRUCE },
      { type: "stood", party: "corin" },
    );
  });
  test("one no ends it", () => {
    const t = given(...tabled, reject("corin", id));
    expect(t.state.offers[0]).toMatchObject({ status: "rejected", rejectedBy: ["corin"] });
    t.when(head("borea"), { type: "acceptOffer", offer: id }).refused("offerNotOpen", {
      offer: id,
      status: "rejected",
    });
  });
  test("is for those to whom it was made, once, while it is open", () => {
    given(...tabled)
      .when(head("arden"), { type: "acceptOffer", offer: id })
      .refused("notAddressed", { offer: id });
    given(...tabled, accept("borea", id))
      .when(head("borea"), { type: "acceptOffer", offer: id })
      .refused("alreadyAnswered", { offer: id });
    given(...tabled, accept("borea", id))
      .when(head("borea"), { type: "rejectOffer", offer: id })
      .refused("alreadyAnswered");
    given(...tabled)
      .when({ kind: "bot", seat: "borea.capital" }, { type: "acceptOffer", offer: id })
      .refused("wrongRole");
    given(...tabled, did(head("borea"), { type: "walkOut" }))
      .when(head("borea"), { type: "acceptOffer", offer: id })
      .refused("away");
  });
  test("an offer that one was not shown does not exist", () => {
    const t = given(...tabled);
    for (const command of ["acceptOffer", "rejectOffer", "withdrawOffer"] as const) {
      t.when(head("delta"), { type: command, offer: id }).refused("unknownOffer", { offer: id });
      t.when(head("delta"), { type: command, offer: "no>such.1" }).refused("unknownOffer", {
        offer: "no>such.1",
      });
    }
    t.when(head("delta"), offer(["borea"], [TRUCE], { answers: id })).refused("unknownOffer", { offer: id });
  });
  test("a clause closed since cannot be accepted, but refused", () => {
    const lock = (closed: boolean) => ({ type: "lockMoved", lock: "joining", closed, how: "test" }) as const;
    const t = given(
      talks,
      lock(false),
      did(head("borea"), offer(["arden"], [clause("status", "joined")])),
      lock(true),
    );
    const { menu } = viewFor(t.state, viewOf("arden"));
    expect([menu.accept, menu.reject]).toEqual([[], ["borea>arden.1"]]);
    t.when(head("arden"), { type: "acceptOffer", offer: "borea>arden.1" }).refused("optionClosed", {
      issue: "status",
      option: "joined",
      lock: "joining",
    });
    t.when(head("arden"), { type: "rejectOffer", offer: "borea>arden.1" }).types("offerRejected");
  });
  test("an offer lapses at the end of its last round", () => {
    const t = given(
      talks,
      did(head("arden"), offer(["borea"], [TRUCE])),
      did(head("borea"), offer(["arden"], [TRUCE], { lapses: 2 })),
      until(1, "orders"),
    );
    const next = goOn(t.story, timeOut);
    expect(next.state.offers.map((o) => o.status)).toEqual(["lapsed", "open"]);
    expect(goOn(next, until(3, "briefing")).state.offers.map((o) => o.status)).toEqual(["lapsed", "lapsed"]);
  });
});

describe("withdrawing, revising, countering", () => {
  const tabled = [talks, did(head("arden"), offer(["borea"], [TRUCE]))] as const;
  const id = "arden>borea.1";
  test("the proposer may take it back while it is open", () => {
    given(...tabled)
      .when(head("arden"), { type: "withdrawOffer", offer: id })
      .then({ type: "offerClosed", how: "withdrawn" });
    given(...tabled)
      .when(head("borea"), { type: "withdrawOffer", offer: id })
      .refused("notYourOffer", { offer: id });
    given(...tabled, reject("borea", id))
      .when(head("arden"), { type: "withdrawOffer", offer: id })
      .refused("offerNotOpen");
  });
  test("a revision takes the place of one's own offer", () => {
    given(...tabled)
      .when(head("arden"), offer(["borea"], [clause("truce", "local")], { answers: id }))
      .then(
        { type: "offerTabled", offer: { id: "arden>borea.2", answers: id } },
        { type: "offerClosed", offer: id, how: "superseded" },
      );
  });
  test("a counter is a no to the other side's", () => {
    given(...tabled)
      .when(head("borea"), offer(["arden"], [clause("truce", "local")], { answers: id }))
      .then(
        { type: "offerTabled", offer: { answers: id } },
        { type: "offerRejected", offer: id, party: "borea", blind: false },
      );
  });
  test("but not after one's yes", () => {
    const t = given(
      talks,
      did(head("arden"), offer(["borea", "corin"], [TRUCE])),
      accept("borea", "arden>borea+corin.1"),
    );
    t.when(
      head("borea"),
      offer(["arden"], [clause("truce", "local")], { answers: "arden>borea+corin.1" }),
    ).types("offerTabled");
  });
  test("whoever was not party to an offer does not learn its number from its revision", () => {
    const t = given(...tabled, did(head("arden"), offer(["borea", "delta"], [TRUCE], { answers: id })));
    expect(viewFor(t.state, viewOf("delta")).offers["arden>borea+delta.1"]?.answers).toBeNull();
    expect(viewFor(t.state, viewOf("borea")).offers["arden>borea+delta.1"]?.answers).toBe(id);
  });
});

test("an accepted agreement is initialled under a number of its own, and only parties to it know the offer's", () => {
  const t = given(talks, agreedBetween("arden", ["borea"], [TRUCE]));
  expect(t.state.instruments).toMatchObject([
    { id: "i-1", offer: "arden>borea.1", signatories: ["arden", "borea"], stage: "initialled" },
  ]);
  expect(viewFor(t.state, viewOf("delta")).instruments["i-1"]).toMatchObject({ id: "i-1", offer: null });
  expect(viewFor(t.state, { kind: "spectator" }).instruments["i-1"]?.offer).toBeNull();
  expect(viewFor(t.state, viewOf("borea")).instruments["i-1"]?.offer).toBe("arden>borea.1");
});

describe("what a mandate does not allow", () => {
  const beyond = { code: "beyondMandate", with: { issue: "truce" } } as const;
  const refused = (id: string, because?: typeof beyond) =>
    did(head("borea"), { type: "rejectOffer", offer: id, ...(because ? { because } : {}) });
  const put = did(head("arden"), offer(["borea"], [TRUCE, clause("watch", "patrols")]));
  const heardBy = (state: ReturnType<typeof goOn>["state"]) =>
    ["arden", "borea", "corin"].filter((party) => viewFor(state, viewOf(party)).ruledOut.length > 0);

  test("stays known to those who heard it said, and to nobody else", () => {
    const { state } = goOn(opened(), talks, put, refused("arden>borea.1", beyond));
    expect(state.ruledOut).toEqual([{ by: "borea", clause: TRUCE, heardBy: ["arden", "borea"] }]);
    expect(heardBy(state)).toEqual(["arden", "borea"]);
    expect(viewFor(state, { kind: "spectator" }).ruledOut).toEqual([]);
    expect(viewFor(state, { kind: "facilitator" }).ruledOut).toHaveLength(1);
  });
  test("is kept once for the same ears, and again for more of them", () => {
    const again = did(head("arden"), offer(["borea"], [TRUCE]));
    const wider = did(head("arden"), offer(["borea", "corin"], [TRUCE]));
    const twice = goOn(
      opened(),
      talks,
      put,
      refused("arden>borea.1", beyond),
      again,
      refused("arden>borea.2", beyond),
    );
    expect(twice.state.ruledOut).toHaveLength(1);
    const { state } = goOn(twice, wider, refused("arden>borea+corin.1", beyond));
    expect(heardBy(state)).toEqual(["arden", "borea", "corin"]);
  });
  test("is not heard in a mere refusal, nor from behind a blind proposal", () => {
    expect(goOn(opened(), talks, put, refused("arden>borea.1")).state.ruledOut).toEqual([]);
    const blind = did(head("corin"), { ...offer(["arden", "borea"], [TRUCE]), blind: true });
    const [id] = goOn(opened(), talks, blind).state.offers.map((o) => o.id);
    expect(goOn(opened(), talks, blind, refused(id ?? "", beyond)).state.ruledOut).toEqual([]);
  });
  test("a person gives no reasons, and rules nothing out", () => {
    const anna = { kind: "seat", seat: "borea.head", holder: "anna" } as const;
    const { state } = goOn(
      opened(),
      talks,
      taken("borea.head", "anna"),
      put,
      did(anna, { type: "rejectOffer", offer: "arden>borea.1", because: beyond }),
    );
    expect(state.ruledOut).toEqual([]);
  });
});
