/** Whole matches with bots: the short cut of the lab says what thinking says, and every move is its seat's own to make. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readScenario } from "../../server/scenarios/scenarioFiles.ts";
import { think } from "../../shared/bots/bot.ts";
import { applyAll } from "../../shared/engine/apply.ts";
import { partyOf } from "../../shared/engine/ids.ts";
import { openMatch } from "../../shared/engine/open.ts";
import { isBotAwake } from "../../shared/engine/rules/actors.ts";
import { BECAUSE } from "../../shared/engine/rules/because.ts";
import type { Clause } from "../../shared/engine/state.ts";
import { viewFor } from "../../shared/engine/view/view.ts";
import { obviousMove, publicFace, rollOut } from "../../shared/lab/rollOut.ts";

const read = readScenario(join(import.meta.dirname, "../../scenarios/istanbul-2022"));
if (!("scenario" in read)) throw new Error("the scenario has mistakes");
const { scenario } = read;
const headerOf = (seed: string) => ({ match: "m", scenario, seed, seedHash: "" });

describe("roll-outs", () => {
  test("an obvious move is the move that the bot would think of", () => {
    let seen = 0;
    for (const seed of ["a", "b", "c"]) {
      const header = headerOf(seed);
      let state = openMatch(header);
      for (const entry of rollOut(header, true).entries) {
        for (const seat of Object.keys(state.seats)) {
          const obvious = isBotAwake(state, seat) ? obviousMove(state, seat) : null;
          if (!obvious) continue;
          const view = viewFor(state, { kind: "seats", party: partyOf(seat), seats: [seat] });
          expect(think(view, publicFace(scenario), seat, () => 0.5)).toEqual(obvious);
          seen++;
        }
        state = applyAll(state, entry.events);
      }
    }
    expect(seen).toBeGreaterThan(100);
  });

  test("the same seed plays the same match, another seed another", () => {
    const play = (seed: string) => JSON.stringify(rollOut(headerOf(seed), true).entries);
    expect(play("x")).toBe(play("x"));
    expect(play("x")).not.toBe(play("y"));
  });

  test("bots offer, answer, agree on small things, and say why", () => {
    const { state, entries } = rollOut(headerOf("why"), true);
    const reasons = entries.flatMap(({ command }) =>
      "because" in command && command.because ? [command.because.code] : [],
    );
    expect(new Set(reasons).size).toBeGreaterThan(4);
    for (const code of reasons) expect(BECAUSE).toContain(code);
    expect(state.offers.length).toBeGreaterThan(10);
    expect(state.result).not.toBeNull();
  });

  test("a bot does not answer with the very package that it has just laid on the table", () => {
    const key = (clauses: readonly Clause[]) =>
      JSON.stringify([...clauses].sort((a, b) => (a.issue < b.issue ? -1 : 1)));
    let counters = 0;
    for (let i = 0; i < 20; i++) {
      const { offers } = rollOut(headerOf(`again ${i}`), false).state;
      for (const [at, offer] of offers.entries()) {
        if (offer.form !== "terms" || offer.answers === null) continue;
        counters++;
        const before = offers
          .slice(0, at)
          .filter((o) => o.from === offer.from && o.form === "terms" && o.round === offer.round);
        expect(before.map((o) => key(o.clauses))).not.toContain(key(offer.clauses));
      }
    }
    expect(counters).toBeGreaterThan(20);
  });

  test("matches do not all end alike", () => {
    const endings = new Set(
      Array.from({ length: 40 }, (_, i) => rollOut(headerOf(`e${i}`), false).state.result?.ending),
    );
    expect(endings.size).toBeGreaterThan(1);
  });
});
