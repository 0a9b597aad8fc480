/** Four steps of consent, each of which can fail; kinds of instruments; a person in the capital over the model. */
import { describe, expect, test } from "vitest";
import { kindOf } from "../../shared/engine/rules/consent.ts";
import { consentChance, limitedChance } from "../../shared/engine/world/capital.ts";
import { headerOf, variant } from "./fixture.ts";
import {
  agreedBetween,
  bot,
  clause,
  did,
  eventsOf,
  given,
  goOn,
  head,
  opened,
  person,
  ruledBy,
  sealed,
  taken,
  talks,
  timeOut,
  until,
} from "./given.ts";

const BOTH = ["arden", "borea"] as const;
const SMALL = [clause("truce", "full"), clause("prisoners", "swap")];
const TREATY = [clause("truce", "full"), clause("pledge", "any"), clause("north", "leave")];
const VOTED = [clause("truce", "full"), clause("pledge", "voted")];
const treaty = agreedBetween("arden", ["borea"], TREATY);
const stageOf = (t: { state: { instruments: readonly { stage: string }[] } }) =>
  t.state.instruments[0]?.stage;

describe("kinds", () => {
  const state = opened().state;
  test("by form and clauses", () => {
    expect(kindOf(state, "communique", TREATY)).toBe("communique");
    expect(kindOf(state, "agreement", SMALL)).toBe("limited");
    expect(kindOf(state, "agreement", TREATY)).toBe("treaty");
    expect(kindOf(state, "agreement", [clause("north", "leave")])).toBe("framework");
    expect(kindOf(state, "agreement", [...SMALL, clause("status", "open")])).toBe("framework");
  });
  test("a communiqué stands at once, binds nobody, and the mediator does not sign", () => {
    const t = given(
      talks,
      agreedBetween("corin", ["arden", "borea"], TREATY, "communique"),
      until(2, "talks"),
    );
    expect(t.state.instruments[0]).toMatchObject({
      kind: "communique",
      stage: "inForce",
      signatories: ["arden", "borea"],
    });
    expect(t.state.obligations).toEqual([]);
  });
});

describe("a limited agreement", () => {
  test("is in force as soon as the capitals confirm, and creates its obligations", () => {
    const t = given(
      talks,
      agreedBetween("arden", ["borea"], SMALL),
      ruledBy("confirm", BOTH),
      until(2, "briefing"),
    );
    expect(t.state.instruments[0]).toMatchObject({
      kind: "limited",
      stage: "inForce",
      confirmed: ["arden", "borea"],
    });
    expect(t.state.obligations.map((o) => [o.obligor, o.duty, o.due, o.state])).toEqual([
      ["arden", "cease-a", null, "running"],
      ["borea", "cease-b", null, "running"],
      ["arden", "free-a", 2, "running"],
      ["borea", "free-b", 2, "running"],
    ]);
  });
  test("is compared with the same world without it, not with the war", () => {
    const s = opened().state;
    const chance = (clauses: typeof SMALL) => limitedChance(s, "borea", clauses, BOTH);
    expect(chance([clause("prisoners", "swap")])).toBeGreaterThan(0.5);
    expect(chance([clause("watch", "nobody")])).toBeLessThan(chance([clause("watch", "monitors")]));
  });
});

describe("a treaty", () => {
  test("is initialled, signed, ratified and in force, and ends the match", () => {
    const one = given(talks, treaty);
    expect(stageOf(one)).toBe("initialled");
    const two = goOn(one.story, ruledBy("confirm", BOTH), until(2, "talks"));
    expect(stageOf(two)).toBe("signed");
    const three = goOn(two, ruledBy("ratify", BOTH), until(2, "orders"), timeOut);
    expect(three.state.instruments[0]).toMatchObject({ stage: "inForce", ratifiedBy: ["arden", "borea"] });
    expect(eventsOf(three, "instrumentMoved").map((e) => e.stage)).toEqual(["signed", "ratified", "inForce"]);
    expect(three.state.phase).toBe("ended");
    expect(three.state.result?.ending).toBe("settlement");
  });
  test("can be disowned at home after the initials: the head went too far", () => {
    const t = given(talks, treaty, ruledBy("confirm", BOTH, ["borea"]), until(2, "briefing"));
    expect(t.state.instruments[0]).toMatchObject({
      stage: "failed",
      failedBy: "borea",
      failedAt: "confirm",
      confirmed: ["arden"],
    });
    expect(t.state.obligations).toEqual([]);
  });
  test("can fail in ratification", () => {
    const t = given(
      talks,
      treaty,
      ruledBy("confirm", BOTH),
      until(2, "talks"),
      ruledBy("ratify", BOTH, ["arden"]),
      until(3, "briefing"),
    );
    expect(t.state.instruments[0]).toMatchObject({
      stage: "failed",
      failedBy: "arden",
      failedAt: "ratify",
      ratifiedBy: [],
    });
  });
  test("is not ratified in the round in which it was signed", () => {
    const t = given(talks, treaty, ruledBy("confirm", BOTH), until(2, "briefing"));
    expect(t.state.instruments[0]).toMatchObject({ stage: "signed", since: 1, ratifiedBy: [] });
  });
  test("waits ratified while a step of entry into force is locked, and goes on when the lock opens", () => {
    const signed = given(
      talks,
      agreedBetween("arden", ["borea"], VOTED),
      ruledBy("confirm", BOTH),
      until(2, "talks"),
      ruledBy("ratify", BOTH),
      until(3, "talks"),
    );
    expect(signed.state.instruments[0]).toMatchObject({
      stage: "ratified",
      steps: [{ step: "vote", roundsLeft: 1, done: false }],
    });
    const still = goOn(signed.story, until(4, "orders"));
    expect(stageOf(still)).toBe("ratified");
    const opened = goOn(still, sealed("borea", { line: { kind: "drop", lock: "vote-shut" } }), timeOut);
    expect(["inForce", "failed"]).toContain(stageOf(opened));
    expect(opened.state.locks["vote-shut"]).toBe(false);
  });
  test("a vote is public opinion's, and can be lost", () => {
    const after = (seed: string) =>
      goOn(
        opened(headerOf(opened().header.scenario, seed)),
        talks,
        agreedBetween("arden", ["borea"], VOTED),
        ruledBy("confirm", BOTH),
        until(1, "orders"),
        sealed("borea", { line: { kind: "drop", lock: "vote-shut" } }),
        until(2, "talks"),
        ruledBy("ratify", BOTH),
        until(2, "orders"),
        timeOut,
      );
    const ends = Array.from({ length: 60 }, (_, i) => after(`vote ${i}`).state.instruments[0]);
    const lost = ends.filter((i) => i?.stage === "failed");
    expect(lost.length).toBeGreaterThan(0);
    for (const i of lost) expect(i).toMatchObject({ failedBy: "borea", failedAt: "step" });
    expect(ends.some((i) => i?.stage === "inForce")).toBe(true);
  });
  test("a disowned text leaves less hope on every side", () => {
    const before = goOn(opened(), talks, treaty);
    const yes = goOn(before, ruledBy("confirm", BOTH), until(2, "briefing"));
    const no = goOn(before, ruledBy("confirm", BOTH, ["borea"]), until(2, "briefing"));
    for (const [i, o] of yes.state.world.opinion.entries())
      expect(no.state.world.opinion[i]?.optimism).toBeLessThan(o.optimism);
  });
});

describe("a capital's ruling", () => {
  const initialled = [talks, agreedBetween("arden", ["borea"], SMALL)] as const;
  test("by a person stands over what the model would have said, both ways", () => {
    for (const yes of [true, false])
      for (const seed of ["a", "b", "c", "d", "e"]) {
        const t = goOn(
          opened(headerOf(opened().header.scenario, seed)),
          taken("borea.capital", "anna"),
          ...initialled,
          ruledBy("confirm", ["arden"]),
          did(person("borea.capital", "anna"), { type: "rule", instrument: "i-1", step: "confirm", yes }),
          until(2, "briefing"),
        );
        expect(stageOf(t)).toBe(yes ? "inForce" : "failed");
      }
  });
  test("draws the same luck as the model's, so that nothing else changes", () => {
    const silent = given(...initialled, ruledBy("confirm", ["arden"]), until(2, "briefing"));
    const spoken = given(...initialled, ruledBy("confirm", BOTH), until(2, "briefing"));
    expect(spoken.state.luck.battlefield).toEqual(silent.state.luck.battlefield);
    expect(spoken.state.luck.ratification).toEqual(silent.state.luck.ratification);
  });
  test("may change until the round is resolved, and does not carry over", () => {
    const t = given(
      ...initialled,
      ruledBy("confirm", BOTH),
      did(bot("borea.capital"), { type: "rule", instrument: "i-1", step: "confirm", yes: false }),
      until(2, "briefing"),
    );
    expect(stageOf(t)).toBe("failed");
    expect(t.state.verdicts).toEqual({});
  });
  test("is for capitals, on texts that wait for it", () => {
    const t = given(...initialled);
    t.when(head("borea"), { type: "rule", instrument: "i-1", step: "confirm", yes: true }).refused(
      "wrongRole",
    );
    t.when(bot("borea.capital"), { type: "rule", instrument: "i-1", step: "ratify", yes: true }).refused(
      "nothingToRule",
      { instrument: "i-1" },
    );
    t.when(bot("borea.capital"), { type: "rule", instrument: "i-9", step: "confirm", yes: true }).refused(
      "unknownInstrument",
    );
    t.when(bot("delta.capital"), { type: "rule", instrument: "i-1", step: "confirm", yes: true }).refused(
      "unknownInstrument",
      { instrument: "i-1" },
    );
  });
});

describe("the model's capital", () => {
  const state = opened().state;
  const chance = (clauses: typeof TREATY, proposer = "arden") =>
    consentChance(state, "borea", clauses, BOTH, proposer, 1);
  test("likes a better text better", () => {
    expect(chance(TREATY)).toBeGreaterThan(
      chance([clause("truce", "local"), clause("pledge", "veto"), clause("north", "stay")]),
    );
  });
  test("pays for crossing its own red line, less when it proposed the text itself", () => {
    const red = goOn(
      opened(),
      until(1, "orders"),
      sealed("borea", { line: { kind: "redLine", issue: "pledge", option: "any" } }),
      timeOut,
    ).state;
    const plain = goOn(opened(), until(1, "orders"), sealed("borea"), timeOut).state;
    const at = (s: typeof red, proposer: string) =>
      consentChance(s, "borea", [clause("pledge", "any")], BOTH, proposer, 1);
    expect(at(red, "arden")).toBeLessThan(at(plain, "arden"));
    expect(at(red, "borea")).toBeGreaterThan(at(red, "arden"));
  });
  test("an angry public makes it harder, a hopeful one easier", () => {
    const mood = (change: object) =>
      consentChance(
        opened(
          headerOf(
            variant((s) => ({
              ...s,
              world: {
                ...s.world,
                opinion: s.world.opinion.map((o) => (o.party === "borea" ? { ...o, ...change } : o)),
              },
            })),
          ),
        ).state,
        "borea",
        TREATY,
        BOTH,
        "arden",
        1,
      );
    expect(mood({ injustice: 0.9 })).toBeLessThan(mood({ injustice: 0.1 }));
    expect(mood({ optimism: 0.9 })).toBeGreaterThan(mood({ optimism: 0.1 }));
    expect(mood({ fatigue: 0.9 })).toBeGreaterThan(mood({ fatigue: 0.1 }));
  });
});
