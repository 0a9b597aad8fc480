/** How an article came to read as it does, from what one person was told. */
import { describe, expect, it } from "vitest";
import { articleHistory, type HistoryStep } from "../../client/panels/articleHistory.ts";
import type { By, Command } from "../../shared/engine/command.ts";
import type { Clause } from "../../shared/engine/state.ts";
import { eventFor } from "../../shared/engine/view/see.ts";
import { viewFor } from "../../shared/engine/view/view.ts";
import type { Viewer } from "../../shared/engine/view/viewTypes.ts";
import { testHeader, testScenario } from "../engine/fixture.ts";
import { playout } from "../laws/playout.ts";
import { gameOf, played, publicOf } from "./fixture.ts";

const GALLERY: Viewer = { kind: "spectator" };
const BOREA: Viewer = { kind: "seats", party: "borea", seats: ["borea.head"] };
const bot = (seat: string): By => ({ kind: "bot", seat });
const ready = (phase: "briefing" | "talks"): (readonly [By, Command])[] =>
  ["arden.head", "borea.head", "corin.head", "delta.head"].map((seat) => [
    bot(seat),
    { type: "ready", round: 1, phase },
  ]);
const pledge = (option: string): Clause => ({ issue: "pledge", option });
const stand = (party: string, option: string): readonly [By, Command] => [
  bot(`${party}.head`),
  { type: "stand", clause: pledge(option) },
];
const offer = (from: string, to: string, option: string): readonly [By, Command] => [
  bot(`${from}.head`),
  {
    type: "tableOffer",
    to: [to],
    form: "terms",
    clauses: [pledge(option)],
    links: [],
    lapses: 2,
    answers: null,
    blind: false,
  },
];

/** The history of the pledge as `viewer` is shown it, each step in a few words. */
function told(viewer: Viewer, ...steps: readonly (readonly [By, Command])[]): readonly string[] {
  const game = gameOf(played(testHeader, ...ready("briefing"), ...steps), viewer);
  return articleHistory(game, "pledge").flatMap(({ round, steps: s }) =>
    s.map((step) => `${round} ${inShort(step)}`),
  );
}

function inShort(step: HistoryStep): string {
  const who = step.kind === "offered" ? step.offer.from : "parties" in step ? step.parties.join("+") : "";
  const what = "clause" in step ? step.clause.option : "";
  const was = step.kind === "stood" && step.was !== null ? `for ${step.was.option}` : "";
  return [step.kind, who, what, was].filter((x) => x !== "").join(" ");
}

const BEGAN = ["0 began arden veto", "0 began borea any"];

describe("the history of an article", () => {
  it("begins with what the principals are on record as wanting", () => {
    expect(told(GALLERY).toSorted()).toEqual(BEGAN);
  });

  it("tells who moved to which wording and what that agreed or opened", () => {
    const steps = told(
      GALLERY,
      stand("arden", "majority"),
      stand("delta", "all"),
      stand("borea", "majority"),
      stand("arden", "all"),
      [bot("borea.head"), { type: "standDown", issue: "pledge" }],
    );
    expect(steps.slice(2)).toEqual([
      "1 stood arden majority for veto",
      "1 stood delta all",
      "1 stood borea majority for any",
      "1 agreed majority",
      "1 stood arden all for majority",
      "1 reopened majority",
      "1 stoodDown borea",
    ]);
  });

  it("joins those who move together, as an accepted offer moves them", () => {
    const steps = told(BOREA, offer("arden", "borea", "majority"), [
      bot("borea.head"),
      { type: "acceptOffer", offer: offerId() },
    ]);
    expect(steps.slice(2)).toEqual([
      "1 offered arden majority",
      "1 stood arden+borea majority",
      "1 agreed majority",
    ]);
  });

  it("goes from one agreed wording to another without opening it in between", () => {
    const before = [stand("arden", "majority"), stand("borea", "majority")] as const;
    const steps = told(BOREA, ...before, offer("arden", "borea", "all"), [
      bot("borea.head"),
      { type: "acceptOffer", offer: offerId() },
    ]);
    expect(steps.slice(3)).toEqual([
      "1 agreed majority",
      "1 offered arden all",
      "1 stood arden+borea all",
      "1 agreed all",
    ]);
  });

  it("leaves out an offer that says nothing new, and one that was not for these eyes", () => {
    const again = [offer("arden", "borea", "all"), offer("arden", "borea", "all")] as const;
    expect(told(BOREA, ...again).slice(2)).toEqual(["1 offered arden all"]);
    expect(told(BOREA, offer("arden", "borea", "veto")).slice(2)).toEqual([]);
    expect(told(GALLERY, ...again).slice(2)).toEqual([]);
  });

  it("claims no beginning that it has not been told", () => {
    const game = gameOf(played(testHeader, ...ready("briefing"), stand("arden", "all")), GALLERY);
    const late = { ...game, first: game.n, events: game.events.slice(-1) };
    expect(articleHistory(late, "pledge").flatMap((r) => r.steps.map(inShort))).toEqual(["stood arden all"]);
  });

  it("ends, in any random match, with what is agreed", () => {
    let agreed = 0;
    for (let seed = 0; seed < 40; seed++) {
      const { entries, states, header } = playout({
        scenario: testScenario,
        seed: `history ${seed}`,
        patience: 12,
        clock: true,
      });
      const events = entries.flatMap((e) => e.events);
      // A branch may begin with other standings, which nobody is told.
      if (events.some((e) => e.type === "branched" && e.changed !== undefined)) continue;
      const last = states.at(-1);
      if (last === undefined) throw new Error("a playout has a state");
      const seen = events.flatMap((event) => eventFor(header.scenario, event, GALLERY) ?? []);
      const view = viewFor(last, GALLERY);
      for (const { id } of header.scenario.issues) {
        const turns = articleHistory({ scenario: publicOf(header), first: 1, events: seen }, id)
          .flatMap((r) => r.steps)
          .filter((s) => s.kind === "agreed" || s.kind === "reopened");
        const now = turns.at(-1);
        expect(now?.kind === "agreed" ? now.clause : null).toEqual(view.agreed[id] ?? null);
        agreed += now?.kind === "agreed" ? 1 : 0;
      }
    }
    expect(agreed).toBeGreaterThan(20);
  });
});

/** The offer that `offer("arden", "borea", …)` tables first. */
function offerId(): string {
  const match = played(testHeader, ...ready("briefing"), offer("arden", "borea", "majority"));
  return match.state.offers[0]?.id ?? "";
}
