/** The rows about meeting and not meeting: formats, preconditions, hosts, envoys, mediators, what a capital may refuse. */
import { expect, test } from "vitest";
import { holds } from "../../shared/engine/rules/conditions.ts";
import { applicationsOf } from "../../shared/engine/rules/orders.ts";
import { closedBy, sessionLock, whyNotAddress } from "../../shared/engine/rules/talks.ts";
import type { Scenario } from "../../shared/engine/scenario/scenario.ts";
import type { MatchState } from "../../shared/engine/state.ts";
import { trust } from "../../shared/engine/world/trust.ts";
import { headerOf, variant } from "../engine/fixture.ts";
import {
  agreedBetween,
  clause,
  did,
  givenStory,
  goOn,
  head,
  offer,
  opened,
  ranOut,
  ruledBy,
  type Story,
  sealed,
  talks,
  timeOut,
  until,
} from "../engine/given.ts";
import { begun, OF_THIS_WAR, real, text, withAgreed, withInForce } from "./real.ts";

const opens = (s: MatchState, lock: string, path: string): boolean => {
  const way = s.header.scenario.locks.find((l) => l.id === lock)?.unlock.find((u) => u.id === path);
  if (!way || way.by === "holder") throw new Error(`no condition ${lock}/${path}`);
  return holds(s, way.by);
};

test("A3 a dead draft stays in the archive, and who revives it keeps its lineage", () => {
  const dead = goOn(
    opened(),
    talks,
    did(head("arden"), offer(["borea"], [clause("truce", "full")], { lapses: 1 })),
    until(3, "talks"),
  );
  expect(dead.state.offers).toMatchObject([{ id: "arden>borea.1", status: "lapsed" }]);
  const revived = goOn(
    dead,
    did(head("borea"), offer(["arden"], [clause("truce", "full")], { answers: "arden>borea.1", lapses: 3 })),
  );
  expect(revived.state.offers).toMatchObject([
    { status: "lapsed", clauses: [clause("truce", "full")] },
    { from: "borea", answers: "arden>borea.1", status: "open" },
  ]);
});

test("A3 the spring of 2022 moves from Belarus to Türkiye to video, and each venue has a host", () => {
  const venues = ["belarus-2022", "istanbul-2022"].flatMap((id) =>
    real(id as "belarus-2022").rounds.map((r) => r.venue),
  );
  expect([...new Set(venues)]).toEqual(["liaskavichy", "belovezha", "antalya", "video", "dolmabahce"]);
  for (const id of OF_THIS_WAR)
    for (const v of real(id).venues)
      expect(real(id).parties.some((p) => p.id === v.host) || v.host === "ukraine", v.id).toBe(true);
});

/** A host without whose pledge of safety nobody meets; when it is broken, nobody meets any more. */
const hosted: Scenario = variant((s) => ({
  ...s,
  locks: [
    ...s.locks,
    {
      id: "safety",
      holder: "corin",
      label: "No pledge of safety",
      explain: "The host has not said that the delegations are safe.",
      closed: true,
      blocks: { session: ["arden", "borea"] },
      unlock: [{ id: "pledged", label: "The host's word", by: "holder" }],
      sources: ["s"],
    },
  ],
  shocks: [
    {
      ...(s.shocks[4] as Scenario["shocks"][number]),
      id: "raid",
      effects: [
        { lock: { lock: "safety", closed: true } },
        { record: { by: "corin", wronged: ["arden", "borea"], domain: "force", severity: 1, proof: 1 } },
      ],
    },
  ],
}));

test("A23 talks cannot open without the host's pledge of safety, and a broken pledge ends them and is never small", () => {
  const shut = goOn(opened(headerOf(hosted)), talks);
  givenStory(shut)
    .when(head("borea"), offer(["arden"], [clause("truce", "full")]))
    .refused("locked", { lock: "safety", party: "arden" });
  const pledged = goOn(
    shut,
    until(1, "orders"),
    sealed("corin", { line: { kind: "drop", lock: "safety" } }),
    until(2, "talks"),
  );
  expect(sessionLock(pledged.state, "arden", "borea")).toBeNull();
  const before = trust(pledged.state, "borea", "corin", null).score;
  const raided = goOn(pledged, did({ kind: "facilitator" }, { type: "injectShock", shock: "raid" }));
  expect(sessionLock(raided.state, "arden", "borea")).toBe("safety");
  expect(trust(raided.state, "borea", "corin", null).score).toBeLessThan(before - 0.2);
});

test("A25 a round without a result is normal: the match goes on, and time has its cost", () => {
  const s = goOn(opened(headerOf(real("belarus-2022"))), until(2, "briefing"));
  expect(s.state.phase).toBe("briefing");
  expect(s.state.result).toBeNull();
  expect(s.state.world.losses[0]).toBeGreaterThan(0);
  expect(s.state.world.losses[1]).toBeGreaterThan(0);
  expect(s.state.track).toHaveLength(1);
  const end = ranOut(s).state.result;
  expect(end).toMatchObject({ ending: "none", round: 7 });
});

test("A48 no session until a precondition is met, dropped or gone around through a mediator", () => {
  const s = begun("post-annexation-2022");
  expect(whyNotAddress(s, "ukraine", "russia")).toMatchObject({ refused: "locked" });
  for (const mediator of ["turkey", "un"])
    for (const party of ["ukraine", "russia"]) {
      expect(whyNotAddress(s, party, mediator), `${party} ${mediator}`).toBeNull();
      expect(whyNotAddress(s, mediator, party), `${mediator} ${party}`).toBeNull();
    }
  expect(opens(s, "new-realities", "accepted")).toBe(false);
  expect(opens(withAgreed(s, text("recognition/realities")), "new-realities", "accepted")).toBe(true);
  const around = text("grain/renew", "prisoners/all", "children/lists", "ceasefire/line-only");
  expect(opens(withInForce(s, around), "new-realities", "around-it")).toBe(true);
  expect(opens(withInForce(s, around.slice(1)), "new-realities", "around-it")).toBe(false);
  expect(
    s.header.scenario.locks.find((l) => l.id === "new-realities")?.unlock.some((u) => u.by === "holder"),
  ).toBe(true);
});

test("A50 the decree keeps the leaders apart with its reason, while envoys may meet; it has ways out", () => {
  const s = begun("armistice-2024");
  expect(applicationsOf(s, "ukraine")).not.toContain("leaders-meeting");
  expect(s.header.scenario.locks.find((l) => l.id === "decree-679")?.explain.length).toBeGreaterThan(40);
  expect(whyNotAddress(s, "ukraine", "russia")).toBeNull();
  const ripe = withAgreed(s, text("line/freeze", "guarantees/consult"));
  expect(opens(ripe, "decree-679", "text-made")).toBe(true);
  expect(applicationsOf({ ...s, locks: { ...s.locks, "decree-679": false } }, "ukraine")).toContain(
    "leaders-meeting",
  );
  const other = real("post-annexation-2022").locks.find((l) => l.id === "decree-679");
  expect(other?.unlock.map((u) => u.id)).toContain("another-president");
});

test("A56 a summit without one side cannot bind it", () => {
  const start = goOn(opened(headerOf(real("post-annexation-2022"))), talks);
  givenStory(start)
    .when(
      head("ukraine"),
      offer(["usa", "uk", "partners", "turkey", "china"], text("withdrawal/full", "prisoners/all"), {
        form: "agreement",
      }),
    )
    .refused("principalsMissing", { parties: ["russia"] });
  const words = goOn(
    start,
    did(head("ukraine"), offer(["usa", "uk"], text("withdrawal/full"))),
    did(head("usa"), { type: "acceptOffer", offer: "ukraine>uk+usa.1" }),
    did(head("uk"), { type: "acceptOffer", offer: "ukraine>uk+usa.1" }),
  );
  expect(words.state.instruments).toEqual([]);
  expect(words.state.obligations).toEqual([]);
  expect(words.state.standings.withdrawal?.russia?.option).not.toBe("full");
});

test("B1 a ceasefire first or a settlement first: each side's order blocks the other's, and both can be played", () => {
  const s = begun("brokered-2025");
  expect(closedBy(s, "ceasefire", "general")).toBe("settlement-first");
  expect(closedBy(s, "line", "zone")).toBe("truce-first");
  expect(
    opens(withAgreed(s, text("line/freeze", "alliance/silent")), "settlement-first", "causes-settled"),
  ).toBe(true);
  expect(opens(withAgreed(s, text("ceasefire/general")), "truce-first", "truce-agreed")).toBe(true);
  const first = goOn(
    opened(),
    talks,
    agreedBetween("arden", ["borea"], [clause("truce", "full")]),
    ruledBy("confirm", ["arden", "borea"]),
    until(2, "talks"),
    agreedBetween("arden", ["borea"], [clause("north", "leave"), clause("watch", "monitors")]),
    ruledBy("confirm", ["arden", "borea"]),
    until(3, "briefing"),
  );
  expect(first.state.instruments.map((i) => i.stage)).toEqual(["inForce", "signed"]);
  const last = goOn(
    opened(),
    talks,
    agreedBetween("arden", ["borea"], [clause("north", "leave"), clause("watch", "monitors")]),
    ruledBy("confirm", ["arden", "borea"]),
    until(2, "talks"),
    agreedBetween("arden", ["borea"], [clause("truce", "full")]),
    ruledBy("confirm", ["arden", "borea"]),
    ruledBy("ratify", ["arden", "borea"]),
    until(3, "briefing"),
  );
  expect(last.state.instruments.map((i) => i.stage)).toEqual(["inForce", "inForce"]);
});

test("A42 after the worst news talks can still be called, and yield less", () => {
  const scenario = real("istanbul-2022");
  const shocked = goOn(
    opened(headerOf(scenario, "bucha")),
    until(1, "orders"),
    sealed("russia", { posture: "withdrawal" }),
    until(2, "talks"),
  );
  expect(shocked.state.shocks.bucha).toBe(1);
  const calm = goOn(opened(headerOf(scenario, "bucha")), until(2, "talks"));
  const hope = (s: Story) => s.state.world.opinion.map((o) => o.optimism);
  hope(shocked).forEach((h, i) => {
    expect(h).toBeLessThan(0.75 * (hope(calm)[i] as number));
  });
  givenStory(shocked)
    .when(head("ukraine"), offer(["russia"], text("prisoners/all"), { lapses: 2 }))
    .types("offerTabled");
  expect(timeOut(shocked.state)).toHaveLength(1);
});
