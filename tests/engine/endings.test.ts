/** Every one of the named endings, each reached by a scripted match; and what the result says. */
import { describe, expect, test } from "vitest";
import { ENDINGS, type Ending } from "../../shared/engine/state.ts";
import { viewFor } from "../../shared/engine/view/view.ts";
import { withDuty } from "../rows/fixtureRows.ts";
import { headerOf } from "./fixture.ts";
import {
  agreedBetween,
  clause,
  given,
  goOn,
  head,
  opened,
  ranOut,
  ruledBy,
  type Step,
  type Story,
  sealed,
  talks,
  timeOut,
  until,
} from "./given.ts";

const BOTH = ["arden", "borea"] as const;
const TREATY = [clause("truce", "full"), clause("pledge", "any")];
const inForce = (...clauses: readonly ReturnType<typeof clause>[]): readonly Step[] => [
  talks,
  agreedBetween("arden", ["borea"], clauses),
  ruledBy("confirm", BOTH),
  until(2, "briefing"),
];
const quiet = (s: Story): Story => {
  let t = s;
  while (t.state.phase !== "ended")
    t = goOn(
      t,
      until(t.state.round, "orders"),
      sealed("arden", { posture: "ceasefire" }),
      sealed("borea", { posture: "ceasefire" }),
      timeOut,
    );
  return t;
};

const MATCHES: Readonly<Record<Ending, () => Story>> = {
  settlement: () =>
    goOn(
      opened(),
      talks,
      agreedBetween("arden", ["borea"], TREATY),
      ruledBy("confirm", BOTH),
      until(2, "talks"),
      ruledBy("ratify", BOTH),
      until(2, "orders"),
      timeOut,
    ),
  signed: () =>
    ranOut(
      goOn(opened(), until(5, "talks"), agreedBetween("arden", ["borea"], TREATY), ruledBy("confirm", BOTH)),
    ),
  armistice: () => quiet(goOn(opened(), ...inForce(clause("truce", "full"), clause("watch", "monitors")))),
  freeze: () => quiet(goOn(opened(), ...inForce(clause("truce", "full")))),
  collapse: () =>
    goOn(
      opened(),
      ...inForce(clause("truce", "full")),
      until(5, "orders"),
      sealed("arden", { posture: "offensive" }),
      timeOut,
    ),
  limited: () => ranOut(goOn(opened(), ...inForce(clause("prisoners", "swap")))),
  communique: () => ranOut(goOn(opened(), talks, agreedBetween("corin", BOTH, TREATY, "communique"))),
  none: () => ranOut(opened()),
};

test("a small agreement that was broken more often than kept is none at the end", () => {
  const cut = goOn(
    opened(headerOf(withDuty((d, issue) => (issue === "prisoners" ? { ...d, visible: 1 } : d)))),
    ...inForce(clause("prisoners", "swap")),
  );
  const both = (how: "honour" | "breach") =>
    BOTH.map((party) =>
      sealed(party, (s) => ({
        conduct: Object.fromEntries(Object.keys(s.conduct).map((id) => [id, how])),
      })),
    );
  expect(ranOut(goOn(cut, until(2, "orders"), ...both("breach"), timeOut)).state.result?.ending).toBe("none");
  expect(ranOut(goOn(cut, until(2, "orders"), ...both("honour"), timeOut)).state.result?.ending).toBe(
    "limited",
  );
});

describe("endings", () => {
  for (const ending of ENDINGS)
    test(ending, () => {
      const t = MATCHES[ending]();
      expect(t.state.phase).toBe("ended");
      expect(t.state.result?.ending).toBe(ending);
    });

  test("a ceasefire broken long ago and kept since is not a collapse", () => {
    const t = goOn(
      opened(),
      ...inForce(clause("truce", "full")),
      until(2, "orders"),
      sealed("arden", { posture: "offensive" }),
      timeOut,
    );
    expect(quiet(t).state.result?.ending).toBe("freeze");
  });
  test("a text that somebody stopped is no text", () => {
    const t = goOn(
      opened(),
      talks,
      agreedBetween("arden", ["borea"], TREATY),
      ruledBy("confirm", BOTH, ["arden"]),
      until(2, "briefing"),
    );
    expect(ranOut(t).state.result?.ending).toBe("none");
  });
});

describe("the result", () => {
  test("opens the seed and the scores, and an epilogue where something binds", () => {
    const t = MATCHES.settlement();
    const view = viewFor(t.state, { kind: "spectator" });
    expect(view.seed).toBe(t.header.seed);
    expect(viewFor(opened().state, { kind: "facilitator" }).seed).toBeNull();
    expect(Object.keys(view.result?.scores ?? {})).toEqual(["arden", "borea", "corin", "delta"]);
    expect(view.result?.epilogue?.survival).toHaveLength(16);
    expect(MATCHES.none().state.result?.epilogue).toBeNull();
  });
  test("a treaty in force ends the match before its last round", () => {
    expect(MATCHES.settlement().state.result?.round).toBe(2);
    expect(MATCHES.none().state.result?.round).toBe(5);
  });
  test("after the end only words are left", () => {
    const t = MATCHES.none();
    for (const party of ["arden", "borea"])
      expect(viewFor(t.state, { kind: "seats", party, seats: [`${party}.head`] }).menu).toMatchObject({
        take: [],
        leave: [],
        ready: false,
        offer: null,
        seal: null,
      });
    given(until(5, "orders"), timeOut)
      .when(head("arden"), { type: "askCapital", clauses: [clause("truce", "full")] })
      .refused("matchOver");
  });
});
