import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { markRead, openPanel } from "../../client/actions.ts";
import { bindingAct } from "../../client/binding.ts";
import { hintFor } from "../../client/guide.tsx";
import { roundNotes } from "../../client/rounds.ts";
import { readCode, rendererOf, routeOf } from "../../client/routes.ts";
import { focus, game, panel, readUpTo, seatFor, unread, unreadTotal } from "../../client/store.ts";
import { nextStep, waitingFor } from "../../client/waiting.ts";
import type { Orders } from "../../shared/engine/state.ts";
import type { View, Viewer } from "../../shared/engine/view/viewTypes.ts";
import { testHeader } from "../engine/fixture.ts";
import { gameOf, played } from "./fixture.ts";

const BOREA: Viewer = { kind: "seats", party: "borea", seats: ["borea.head", "borea.capital"] };
const me = { kind: "holder", holder: "h1" } as const;
const head = { kind: "seat", seat: "borea.head", holder: "h1" } as const;
const seated = [
  [me, { type: "takeSeat", seat: "borea.head", name: "Ada" }],
  [me, { type: "takeSeat", seat: "borea.capital", name: "Ada" }],
] as const;

beforeEach(() => {
  readUpTo.value = {};
});
afterEach(() => {
  game.value = null;
});

describe("which of my seats acts", () => {
  const view = { who: BOREA } as unknown as View;
  it("is the head unless another that I hold is asked for", () => {
    expect(seatFor(view)).toBe("borea.head");
    expect(seatFor(view, "capital")).toBe("borea.capital");
    expect(seatFor(view, "legal")).toBe("borea.head");
  });
  it("is none for a spectator", () => {
    expect(seatFor({ who: { kind: "spectator" } } as unknown as View)).toBeNull();
  });
});

describe("unread messages", () => {
  it("counts what others said since the channel was read, and never my own", () => {
    const arden = { kind: "bot", seat: "arden.head" } as const;
    game.value = gameOf(
      played(
        testHeader,
        ...seated,
        [head, { type: "say", channel: "plenary", text: "Good morning." }],
        [arden, { type: "say", channel: "plenary", text: "Good morning to you." }],
        [arden, { type: "say", channel: "plenary", text: "Shall we?" }],
      ),
      BOREA,
    );
    expect(unread.value).toEqual({ plenary: 2 });
    markRead("plenary");
    expect(unreadTotal.value).toBe(0);
  });
});

describe("panels", () => {
  it("open with what they should bring into view", () => {
    openPanel("text", { issue: "truce" });
    expect([panel.value, focus.value]).toEqual(["text", { issue: "truce" }]);
    openPanel("log");
    expect([panel.value, focus.value]).toEqual(["log", null]);
  });
});

describe("the next step", () => {
  it("is to get ready, then to wait for the bots", () => {
    const before = gameOf(played(testHeader, ...seated), BOREA);
    expect(nextStep(before.scenario, before.view)).toMatchObject({
      kind: "act",
      seat: "borea.head",
      command: { phase: "briefing", round: 1 },
    });
    const after = gameOf(
      played(testHeader, ...seated, [head, { type: "ready", round: 1, phase: "briefing" }]),
      BOREA,
    );
    expect(nextStep(after.scenario, after.view).kind).toBe("wait");
    expect(waitingFor(after.scenario, after.view)).not.toBe("");
  });
  it("is to seal orders once, then to wait for the others", () => {
    const inOrders = (["briefing", "talks"] as const).map(
      (phase) => [{ kind: "clock" }, { type: "timeOut", round: 1, phase }] as const,
    );
    const g = gameOf(played(testHeader, ...seated, ...inOrders), BOREA);
    expect(nextStep(g.scenario, g.view).kind).toBe("seal");
    const orders = structuredClone(g.view.mine?.standingOrders) as Orders;
    const sealed = gameOf(
      played(testHeader, ...seated, ...inOrders, [head, { type: "sealOrders", round: 1, orders }]),
      BOREA,
    );
    expect(sealed.view.phase).toBe("orders");
    expect(nextStep(sealed.scenario, sealed.view).kind).toBe("wait");
  });
  it("is to take a seat for a spectator", () => {
    const g = gameOf(played(testHeader), { kind: "spectator" });
    expect(nextStep(g.scenario, { ...g.view, menu: { ...g.view.menu, take: ["borea.head"] } }).kind).toBe(
      "sit",
    );
  });
});

describe("hints", () => {
  const inTalks = gameOf(
    played(testHeader, ...seated, [{ kind: "clock" }, { type: "timeOut", round: 1, phase: "briefing" }]),
    BOREA,
  );
  it("come in order and end when dismissed", () => {
    expect(hintFor(inTalks, [], 0, "brief")).toBe("brief");
    expect(hintFor(inTalks, ["brief"], 0, "text")).toBe("text");
    expect(hintFor(inTalks, ["brief"], 1, "text")).toBe("package");
    expect(hintFor(inTalks, ["brief"], 2, "text")).toBe("offer");
    expect(hintFor(inTalks, ["brief", "text", "package", "offer", "say", "orders"], 0, "brief")).toBeNull();
  });
  it("are not for spectators", () => {
    expect(hintFor(gameOf(played(testHeader), { kind: "spectator" }), [], 0, "brief")).toBeNull();
  });
});

describe("binding acts", () => {
  const g = gameOf(played(testHeader, ...seated), BOREA);
  it("are asked about by name", () => {
    expect(bindingAct({ type: "walkOut" }, g)).toMatchObject({ act: "Walk out" });
    expect(bindingAct({ type: "rule", instrument: "i1", step: "ratify", yes: false }, g)).toMatchObject({
      act: "Refuse ratification",
    });
  });
  it("are not what binds nobody", () => {
    expect(bindingAct({ type: "standDown", issue: "truce" }, g)).toBeNull();
    expect(bindingAct({ type: "acceptOffer", offer: "none" }, g)).toBeNull();
  });
});

describe("the line of rounds", () => {
  it("files what happened under its round", () => {
    const g = gameOf(
      played(
        testHeader,
        ...seated,
        [{ kind: "clock" }, { type: "timeOut", round: 1, phase: "briefing" }],
        [head, { type: "walkOut" }],
      ),
      BOREA,
    );
    expect(roundNotes(g.scenario, g.view, g.events).get(1)?.[0]).toContain("walks out");
  });
});

describe("addresses", () => {
  it("mean pages", () => {
    expect(routeOf("/")).toEqual({ page: "home" });
    expect(routeOf("/t/abc234")).toEqual({ page: "table", code: "ABC234" });
    expect(routeOf("/t/ABC234/debrief")).toEqual({ page: "debrief", code: "ABC234" });
    expect(routeOf("/t/ABC0IL")).toEqual({ page: "missing" });
    expect(routeOf("/play/istanbul-2022")).toEqual({ page: "play", scenario: "istanbul-2022" });
    expect(routeOf("/play/istanbul-2022/more")).toEqual({ page: "missing" });
  });
  it("take codes as people type them", () => {
    expect(readCode(" abc-234 ")).toBe("ABC234");
    expect(readCode("ABC230")).toBeNull();
  });
  it("ask for a renderer only by its name", () => {
    expect(rendererOf("?renderer=none")).toBe("none");
    expect(rendererOf("?renderer=paper")).toBe("auto");
  });
});
