/** Packages with conditions, "A if B", and double-blind proposals. */
import { describe, expect, test } from "vitest";
import { viewFor } from "../../shared/engine/view/view.ts";
import { clause, did, given, head, offer, talks } from "./given.ts";

const TRUCE = clause("truce", "full");
const accept = (party: string, id: string) => did(head(party), { type: "acceptOffer", offer: id });
const reject = (party: string, id: string) => did(head(party), { type: "rejectOffer", offer: id });
const viewOf = (party: string) => ({ kind: "seats", party, seats: [`${party}.head`] }) as const;

describe("links: A if B", () => {
  const A = clause("forces", "cap", 50);
  const B = clause("pledge", "any");
  const linked = offer(["borea"], [A, clause("watch", "monitors")], { links: [{ when: B, then: A }] });
  test("a linked clause counts only while its condition is agreed", () => {
    const without = given(talks, did(head("arden"), linked), accept("borea", "arden>borea.1"));
    expect(without.state.standings.watch).toMatchObject({
      arden: clause("watch", "monitors"),
      borea: clause("watch", "monitors"),
    });
    expect(without.state.standings.forces?.borea).not.toEqual(A);
    // Borea opened behind it, so Arden's word makes it agreed.
    const agreed = given(
      talks,
      did(head("arden"), { type: "stand", clause: B }),
      did(head("arden"), linked),
      accept("borea", "arden>borea.1"),
    );
    expect(agreed.state.standings.forces?.borea).toEqual(A);
  });
  test("or stands in the same package", () => {
    const t = given(
      talks,
      did(head("arden"), offer(["borea"], [A, B], { links: [{ when: B, then: A }] })),
      accept("borea", "arden>borea.1"),
    );
    expect(t.state.standings.forces?.borea).toEqual(A);
  });
  test("a package whose every clause waits is accepted, and agrees nothing yet", () => {
    given(talks, did(head("arden"), offer(["borea"], [A], { links: [{ when: B, then: A }] })))
      .when(head("borea"), { type: "acceptOffer", offer: "arden>borea.1" })
      .types("offerAccepted", "offerClosed");
  });
  test("every condition must be a clause that exists, and every consequence one of the package", () => {
    const t = given(talks);
    t.when(
      head("arden"),
      offer(["borea"], [A], { links: [{ when: clause("pledge", "nonsense"), then: A }] }),
    ).refused("unknownOption");
    t.when(
      head("arden"),
      offer(["borea"], [A], {
        links: [
          { when: B, then: A },
          { when: clause("pledge", "nonsense"), then: A },
        ],
      }),
    ).refused("unknownOption");
    t.when(head("arden"), offer(["borea"], [A], { links: [{ when: B, then: TRUCE }] })).refused(
      "unknownOption",
    );
  });
});

describe("a double-blind proposal", () => {
  const id = "corin>arden+borea.1";
  const proposed = [talks, did(head("corin"), offer(["arden", "borea"], [TRUCE], { blind: true }))] as const;
  const looks = (t: { state: Parameters<typeof viewFor>[0] }, party: string) =>
    JSON.stringify(viewFor(t.state, viewOf(party)));
  test("shows nobody an answer until all have said yes", () => {
    const none = given(...proposed);
    for (const [name, answer] of [
      ["yes", accept("arden", id)],
      ["no", reject("arden", id)],
    ] as const) {
      const t = given(...proposed, answer);
      for (const other of ["borea", "corin", "delta"])
        expect(looks(t, other), `${other} after a ${name}`).toBe(looks(none, other));
      const own = viewFor(t.state, viewOf("arden"));
      expect(own.menu.accept).toEqual([]);
      expect(name === "yes" ? own.offers[id]?.accepted : own.offers[id]?.rejectedBy).toEqual(["arden"]);
    }
  });
  test("a second no tells neither of the first", () => {
    const one = given(...proposed, reject("borea", id));
    const two = given(...proposed, reject("arden", id), reject("borea", id));
    expect(looks(two, "borea")).toBe(looks(one, "borea"));
    const mine = given(...proposed, reject("arden", id));
    expect(looks(two, "arden")).toBe(looks(mine, "arden"));
    two.when(head("arden"), { type: "rejectOffer", offer: id }).refused("alreadyAnswered");
  });
  test("a yes after a hidden no closes nothing", () => {
    given(...proposed, reject("arden", id))
      .when(head("borea"), { type: "acceptOffer", offer: id })
      .types("offerAccepted");
  });
  test("two yeses open it to all and agree it", () => {
    const t = given(...proposed, accept("arden", id))
      .when(head("borea"), { type: "acceptOffer", offer: id })
      .then({ type: "offerClosed", how: "accepted" });
    expect(viewFor(t.state, viewOf("borea")).offers[id]).toMatchObject({
      status: "accepted",
      accepted: ["arden", "borea"],
    });
    expect(viewFor(t.state, viewOf("corin")).agreed.truce).toEqual(TRUCE);
  });
  test("cannot be countered openly", () => {
    given(...proposed)
      .when(head("borea"), offer(["arden"], [TRUCE], { answers: id }))
      .types("offerTabled");
  });
});
