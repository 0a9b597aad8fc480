/** The rows about envoys, their capitals and mediators: who may refuse, who learns what, and what is known when. */
import { expect, test } from "vitest";
import type { MatchState } from "../../shared/engine/state.ts";
import { knownOn } from "../../shared/engine/view/known.ts";
import { eventFor } from "../../shared/engine/view/see.ts";
import { viewFor } from "../../shared/engine/view/view.ts";
import type { Viewer } from "../../shared/engine/view/viewTypes.ts";
import { headerOf } from "../engine/fixture.ts";
import {
  agreedBetween,
  bot,
  did,
  givenStory,
  goOn,
  head,
  offer,
  opened,
  ruledBy,
  type Story,
  talks,
  until,
} from "../engine/given.ts";
import { real, text } from "./real.ts";

const seats = (party: string): Viewer => ({ kind: "seats", party, seats: [`${party}.head`] });
/** The early understanding: no membership against an end of the fighting. */
const EARLY = text(
  "neutrality/promise",
  "crimea/silent",
  "donbas/leaders",
  "withdrawal/staged",
  "ratification/signature",
);
const initialledEarly = (): Story =>
  goOn(opened(headerOf(real("belarus-2022"), "early")), talks, agreedBetween("ukraine", ["russia"], EARLY));

test("A32 envoys initial ad referendum; a capital may refuse, with a scar, and enlarge what it wants", () => {
  const initialled = initialledEarly();
  expect(initialled.state.instruments).toMatchObject([{ stage: "initialled" }]);
  const refused = goOn(
    initialled,
    ruledBy("confirm", ["ukraine", "russia"], ["russia"]),
    did(bot("russia.capital"), { type: "instruct", issue: "donbas", allow: ["recognise"] }),
    until(2, "talks"),
  );
  expect(refused.state.instruments).toMatchObject([
    { stage: "failed", failedBy: "russia", failedAt: "confirm" },
  ]);
  const hope = (s: MatchState) => s.world.opinion.find((o) => o.party === "ukraine")?.optimism as number;
  expect(hope(refused.state)).toBeLessThan(hope(initialled.state) - 0.05);
  expect(refused.state.capitals.russia?.limits.donbas).toEqual(["recognise"]);
  const row = viewFor(refused.state, seats("russia")).mine?.sheet.issues.donbas;
  expect(row?.allow).toEqual(["recognise"]);
});

test("A74 the branch in which the capital accepts the early understanding starts from the same entries", () => {
  const initialled = initialledEarly();
  const yes = goOn(initialled, ruledBy("confirm", ["ukraine", "russia"]), until(2, "talks"));
  const no = goOn(initialled, ruledBy("confirm", ["ukraine", "russia"], ["russia"]), until(2, "talks"));
  expect(yes.state.instruments).toMatchObject([{ stage: "signed" }]);
  expect(no.state.instruments).toMatchObject([{ stage: "failed" }]);
  expect(yes.entries.slice(0, initialled.entries.length)).toEqual(
    no.entries.slice(0, initialled.entries.length),
  );
  // The two branches share the luck of the front.
  expect(yes.state.world.control).toEqual(no.state.world.control);
});

test("A33 a report of 2022 and 2025 is hidden from a reader of that February, and shown to one of today", () => {
  const s = real("belarus-2022");
  const told = [...s.issues.flatMap((i) => i.background), ...s.recorded.gaps];
  const envoy = (day?: string) =>
    knownOn(told, day).filter(
      (b) => b.contested !== undefined && b.sources.some((id) => id.endsWith("-envoy")),
    );
  expect(envoy()).not.toEqual([]);
  expect(envoy("2022-02-25")).toEqual([]);
  expect(envoy("2022-03-27")).toEqual([]);
  expect(knownOn(told, "2022-03-27").length).toBeGreaterThan(10);
  for (const r of s.rounds) for (const b of r.briefing) expect(b.date <= r.from, b.text).toBe(true);
});

test("A34 what a capital takes out of its delegation's hands is greyed from then on", () => {
  const s = goOn(opened(headerOf(real("belarus-2022"))), talks);
  const allow = (x: Story) => viewFor(x.state, seats("russia")).mine?.sheet.issues.neutrality?.allow;
  expect(allow(s)).toContain("conditional");
  const narrowed = goOn(
    s,
    did(bot("russia.capital"), { type: "instruct", issue: "neutrality", allow: ["permanent"] }),
  );
  expect(allow(narrowed)).toEqual(["permanent"]);
  givenStory(narrowed)
    .when(head("russia"), {
      type: "askCapital",
      clauses: text("neutrality/conditional").map((c) => ({ ...c })),
    })
    .then({ type: "capitalAnswered", answer: "beyond", crossed: ["neutrality"] });
});

test("A35 a mediator's hint names an article and never shows the offer behind it", () => {
  const s = goOn(
    opened(headerOf(real("istanbul-2022"))),
    talks,
    did(head("russia"), offer(["turkey"], text("donbas/line", "crimea/defer"))),
    did(head("turkey"), {
      type: "say",
      channel: "with:turkey+ukraine",
      text: "There may be movement on the line.",
      quotes: "donbas",
    }),
    did(head("turkey"), {
      type: "say",
      channel: "with:turkey+ukraine",
      text: "I have it in writing.",
      quotes: "russia>turkey.1",
    }),
  );
  const view = viewFor(s.state, seats("ukraine"));
  expect(Object.keys(view.offers)).toEqual([]);
  const told = s.entries.flatMap((e) =>
    e.events.flatMap((x) => eventFor(s.header.scenario, x, seats("ukraine")) ?? []),
  );
  expect(told.filter((e) => e.type === "said")).toHaveLength(2);
  expect(JSON.stringify(told)).not.toMatch(/"option":"(line|defer)"/);
  expect(Object.keys(viewFor(s.state, seats("turkey")).offers)).toEqual(["russia>turkey.1"]);
});
