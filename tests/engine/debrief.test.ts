/** The debrief: told from the log alone, after the end only, and without what people wrote to each other. */
import { describe, expect, test } from "vitest";
import { debriefOf } from "../../shared/engine/view/debrief.ts";
import { ENGINE } from "../laws/engine.ts";
import { strayNumbers } from "../laws/laws.ts";
import { markedPlayout } from "../laws/secrets.ts";
import { testScenario } from "./fixture.ts";
import {
  agreedBetween,
  clause,
  did,
  goOn,
  head,
  offer,
  opened,
  ranOut,
  ruledBy,
  sealed,
  talks,
  timeOut,
  until,
} from "./given.ts";

const BOTH = ["arden", "borea"] as const;
const told = ranOut(
  goOn(
    opened(),
    talks,
    did(head("arden"), { ...offer(["borea"], [clause("truce", "local")]), because: { code: "opening" } }),
    did(head("borea"), { type: "rejectOffer", offer: "arden>borea.1" }),
    did(head("delta"), { type: "walkOut" }),
    agreedBetween("arden", ["borea"], [clause("truce", "full")]),
    ruledBy("confirm", BOTH),
    until(2, "orders"),
    sealed("arden", { posture: "offensive" }),
    timeOut,
  ),
);
const debrief = debriefOf(told.header, told.entries);

describe("the debrief", () => {
  test("is not told before the end", () => {
    const t = goOn(opened(), until(3, "talks"));
    expect(() => debriefOf(t.header, t.entries)).toThrow();
  });
  test("opens every offer with its worth to each party when it was tabled, and why a bot made it", () => {
    expect(debrief.offers.map((o) => [o.offer.id, o.offer.status, o.because?.code ?? null])).toEqual([
      ["arden>borea.1", "rejected", "opening"],
      ["arden>borea.2", "accepted", null],
    ]);
    for (const o of debrief.offers)
      expect(Object.keys(o.worth)).toEqual(["arden", "borea", "corin", "delta"]);
  });
  test("tells the course: rounds, postures, turning points, promises", () => {
    expect(debrief.track.map((p) => p.round)).toEqual([1, 2, 3, 4, 5]);
    const arden = debrief.parties.find((p) => p.party === "arden");
    expect(arden?.postures).toHaveLength(5);
    expect(arden?.postures[1]).toBe("offensive");
    expect(arden?.broken).toBe(
      told.state.record.filter((e) => e.by === "arden" && e.round > 0 && e.kind === "broken").length,
    );
    expect(arden?.broken).toBeGreaterThan(0);
    expect(debrief.parties.find((p) => p.party === "corin")?.postures.every((p) => p === null)).toBe(true);
    expect(debrief.turningPoints.map((p) => p.code)).toEqual(
      expect.arrayContaining(["walkedOut", "initialled", "inForce", "firstBreach"]),
    );
    expect(debrief.ending).toBe(told.state.result?.ending);
  });
  test("shows where each article stood, and the best package the model knows", () => {
    expect(debrief.text.map((t) => t.issue)).toEqual(testScenario.issues.map((i) => i.id));
    expect(debrief.text[0]?.agreed).toEqual(clause("truce", "full"));
    expect(new Set(debrief.joint.clauses.map((c) => c.issue)).size).toBe(debrief.joint.clauses.length);
    expect(strayNumbers(debrief)).toEqual([]);
  });
  test("is the same whoever tells it, and from a log that was written and read", () => {
    expect(JSON.stringify(debriefOf(told.header, JSON.parse(JSON.stringify(told.entries))))).toBe(
      JSON.stringify(debrief),
    );
  });
  test("never holds a message, nor a confidential brief, in random matches", () => {
    let messages = 0;
    for (let n = 0; n < 25; n++) {
      const { p, marks } = markedPlayout(testScenario, n, ENGINE);
      const text = JSON.stringify(debriefOf(p.header, p.entries));
      for (const [mark, where] of marks) {
        if (where.startsWith("offer:")) continue;
        messages++;
        if (text.includes(mark)) expect.fail(`playout ${n}: the debrief holds words of ${where}`);
      }
      expect(text).not.toContain("Confidential brief");
    }
    expect(messages).toBeGreaterThan(50);
  });
});
