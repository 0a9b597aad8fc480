/** The pure parts of the other panels: briefs, channels, orders, record, log, map, and their words. */
import { describe, expect, it } from "vitest";
import { sayEvent } from "../../client/eventWords.ts";
import {
  channels,
  conversation,
  groupKey,
  mayInvite,
  mayWrite,
  readersOf,
  speakerIn,
} from "../../client/panels/channelList.ts";
import { ledger, obligationsInOrder, tallies } from "../../client/panels/ledger.ts";
import { inWords, logRounds, newSince } from "../../client/panels/logView.ts";
import { mandateRows } from "../../client/panels/mandate.ts";
import { readMarkdown, readSpans } from "../../client/panels/markdown.ts";
import {
  fitOrders,
  notHonoured,
  startOrders,
  toSeal,
  waitingFor,
  withConduct,
} from "../../client/panels/orderForm.ts";
import { controlOf, isMapped, regionRows, shapeOf } from "../../client/panels/regions.ts";
import { EN_WORLD } from "../../client/texts/en.world.ts";
import type { By, Command } from "../../shared/engine/command.ts";
import { decide } from "../../shared/engine/decide.ts";
import { partyOf, roleOf } from "../../shared/engine/ids.ts";
import { isRefusal } from "../../shared/engine/refusal.ts";
import { readersOf as seatsThatRead } from "../../shared/engine/rules/channels.ts";
import { PARAMETERS } from "../../shared/engine/scenario/scenarioModel.ts";
import { viewFor } from "../../shared/engine/view/view.ts";
import type { Viewer } from "../../shared/engine/view/viewTypes.ts";
import type { SeenEvent } from "../../shared/protocol.ts";
import { galleryScenario } from "../browser/table-gallery/scenario.ts";
import { testHeader, testScenario } from "../engine/fixture.ts";
import { gameOf, played, publicOf } from "./fixture.ts";

const borea: Viewer = { kind: "seats", party: "borea", seats: ["borea.head", "borea.capital"] };
const scenario = publicOf(testHeader);
const heads = ["arden.head", "borea.head", "corin.head", "delta.head"];
const bot = (seat: string): By => ({ kind: "bot", seat });
const all = (command: Command): (readonly [By, Command])[] => heads.map((seat) => [bot(seat), command]);
const toTalks = all({ type: "ready", round: 1, phase: "briefing" });
const toOrders = [...toTalks, ...all({ type: "ready", round: 1, phase: "talks" })];

describe("the small markdown of briefs", () => {
  it("knows headings, paragraphs, lists and quotations", () => {
    const blocks = readMarkdown(
      "# Title\n\nOne line\nand its end.\n\n- a\n- b\n  goes on\n\n1. first\n\n> said",
    );
    expect(blocks.map((b) => b.kind)).toEqual(["heading", "paragraph", "list", "list", "quote"]);
    expect(blocks[2]).toMatchObject({ ordered: false, items: [[{ text: "a" }], [{ text: "b goes on" }]] });
    expect(blocks[3]).toMatchObject({ ordered: true });
  });

  it("knows emphasis and sources, also several at once", () => {
    expect(readSpans("a **b** _c_ [src:un-1, src:un-2] d")).toEqual([
      { kind: "text", text: "a " },
      { kind: "strong", spans: [{ kind: "text", text: "b" }] },
      { kind: "text", text: " " },
      { kind: "em", spans: [{ kind: "text", text: "c" }] },
      { kind: "text", text: " " },
      { kind: "source", id: "un-1" },
      { kind: "source", id: "un-2" },
      { kind: "text", text: " d" },
    ]);
  });

  it("leaves markup and unfinished marks as text", () => {
    const text = '<img src=x onerror="alert(1)"> 2 * 3 * 4 and **open [src:] snake_case_word';
    expect(readSpans(text)).toEqual([{ kind: "text", text }]);
  });
});

describe("channels", () => {
  const said = played(
    testHeader,
    ...toTalks,
    [bot("arden.head"), { type: "say", channel: "with:arden+borea", text: "A word." }],
    [bot("borea.head"), { type: "askCapital", clauses: [{ issue: "truce", option: "full" }] }],
  );
  const game = gameOf(said, borea);

  it("list the plenary first and the cable last", () => {
    const keys = channels(scenario, game.view, game.events).map((c) => c.key);
    expect(keys[0]).toBe("plenary");
    expect(keys.at(-1)).toBe("cable:borea");
    expect(new Set(keys).size).toBe(keys.length);
  });

  it("show what was said in them, and the capital's answers in the cable", () => {
    expect(conversation(game.events, "with:arden+borea").map((m) => m.type)).toEqual(["said"]);
    expect(conversation(game.events, "cable:borea").map((m) => m.type)).toEqual(["capitalAnswered"]);
    expect(conversation(game.events, "plenary")).toEqual([]);
  });

  it("make groups that the rules accept", () => {
    const key = groupKey(["borea", "delta", "arden"]);
    expect(key).toBe("with:arden+borea+delta");
    expect(mayInvite(scenario, game.view)).toEqual(["arden", "corin", "delta"]);
    expect(mayWrite(game.view, key)).toBe(true);
    expect(mayWrite(game.view, "with:arden+delta")).toBe(false);
    const made = decide(said.state, bot("borea.head"), { type: "say", channel: key, text: "All three." });
    expect(isRefusal(made)).toBe(false);
  });

  it("name their readers as the rules do", () => {
    for (const key of ["with:arden+borea", "caucus:borea", "cable:borea"]) {
      const parties = new Set((seatsThatRead(testScenario, key) ?? []).map(partyOf));
      expect([...parties].sort()).toEqual([...readersOf(key)].sort());
    }
  });

  it("are spoken in by a seat that reads them", () => {
    const seats = ["borea.capital", "borea.legal"];
    expect(roleOf(speakerIn("with", seats) ?? "")).toBe("legal");
    expect(roleOf(speakerIn("cable", seats) ?? "")).toBe("capital");
    expect(speakerIn("with", ["borea.capital"])).toBeNull();
  });
});

describe("orders", () => {
  const ordering = played(testHeader, ...toOrders);
  const view = viewFor(ordering.state, borea);

  it("start from the standing orders and can be sealed as they are", () => {
    const orders = startOrders(view, null);
    if (orders === null) throw new Error("a delegation has orders");
    expect(orders.posture).toBe(view.mine?.standingOrders.posture);
    expect(isRefusal(decide(ordering.state, bot("borea.head"), toSeal(view, orders)))).toBe(false);
  });

  it("take up a kept draft of this round and of no other", () => {
    const standing = startOrders(view, null);
    if (standing === null) throw new Error("a delegation has orders");
    const other = view.menu.seal?.postures.find((p) => p !== standing.posture);
    if (other === undefined) throw new Error("there is a choice of posture");
    const orders = { ...standing, posture: other };
    expect(startOrders(view, { round: view.round, orders })?.posture).toBe(other);
    expect(startOrders(view, { round: view.round + 1, orders })?.posture).toBe(standing.posture);
  });

  it("drop what the menu does not offer", () => {
    const seal = {
      postures: ["hold"],
      conduct: ["duty-1"],
      accusations: ["a"],
      deny: [],
      support: null,
      raise: [],
      drop: [],
      apply: [],
    } as const;
    const fit = fitOrders(seal, {
      posture: "offensive",
      conduct: { "duty-0": "breach" },
      answers: { a: "deny", b: "admit" },
      support: { aid: "cut", sanctions: "cut", pledge: 0 },
      line: { kind: "raise", lock: "x" },
    });
    expect(fit).toEqual({
      posture: "hold",
      conduct: { "duty-1": "honour" },
      answers: {},
      support: null,
      line: { kind: "none" },
    });
    expect(notHonoured(withConduct(fit, "duty-1", "evade"))).toEqual(["duty-1"]);
  });

  it("wait only for people", () => {
    expect(waitingFor(scenario, view)).toEqual([]);
    const withPerson = {
      ...view,
      seats: {
        ...view.seats,
        "arden.head": { kind: "person" as const, name: "A", policy: null, ready: false },
      },
    };
    expect(waitingFor(scenario, withPerson)).toEqual(["arden"]);
  });

  it("are none for those who watch", () => {
    expect(startOrders(viewFor(ordering.state, { kind: "spectator" }), null)).toBeNull();
  });
});

describe("the record", () => {
  it("has every entry of the scenario, newest first", () => {
    const lines = ledger(scenario, []);
    expect(lines).toHaveLength(scenario.record.length);
    expect(lines.map((l) => l.day)).toEqual([...lines.map((l) => l.day)].sort((a, b) => b - a));
  });

  it("adds what happens in the match, and counts it", () => {
    const entry = {
      id: "r1",
      day: 99_999,
      by: "borea",
      wronged: ["arden"],
      domain: "ceasefire",
      kind: "broken",
      severity: 0.5,
      proof: 1,
      obligation: "o1",
      round: 2,
    } as const;
    const lines = ledger(scenario, [{ type: "recorded", entry }]);
    expect(lines[0]?.id).toBe("r1");
    const before = tallies(scenario, ledger(scenario, [])).find((t) => t.party === "borea")?.broken ?? 0;
    expect(tallies(scenario, lines).find((t) => t.party === "borea")?.broken).toBe(before + 1);
  });

  it("puts what is due first and what is done last", () => {
    const base = {
      instrument: "i",
      issue: "truce",
      option: "full",
      duty: "d",
      obligor: "arden",
      obligee: ["borea"],
      domain: "ceasefire",
      capacity: "party",
    } as const;
    const view = viewFor(played(testHeader).state, borea);
    const obligations = {
      c: { ...base, id: "c", due: null, state: "running" as const },
      d: { ...base, id: "d", due: 1, state: "done" as const },
      b: { ...base, id: "b", due: 4, state: "running" as const },
    };
    expect(obligationsInOrder({ ...view, obligations }).map((o) => o.id)).toEqual(["b", "c", "d"]);
  });
});

describe("the log", () => {
  const game = gameOf(played(testHeader, ...toOrders), borea);

  it("is newest first, without the machinery", () => {
    const rounds = logRounds(1, game.events, "all");
    const numbers = rounds.flatMap((r) => r.lines.map((l) => l.n));
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
    expect(rounds.flatMap((r) => r.lines).some((l) => l.event.type === "readied")).toBe(false);
  });

  it("filters by kind and knows what is new", () => {
    const rounds = logRounds(1, game.events, "table");
    expect(rounds.flatMap((r) => r.lines).every((l) => l.kind === "table")).toBe(true);
    const every = logRounds(1, game.events, "all");
    const total = every.reduce((sum, r) => sum + r.lines.length, 0);
    expect(newSince(every, 0)).toBe(total);
    expect(newSince(every, game.n)).toBe(0);
  });

  it("says the same thing about offers once, with how often, and nothing else twice", () => {
    const lapsed = { type: "offerClosed", offer: "nobody.1", how: "lapsed" } as const;
    const walked = { type: "walkedOut", party: "arden" } as const;
    const events = [walked, walked, lapsed, lapsed, lapsed] as readonly SeenEvent[];
    const [round] = logRounds(1, events, "all");
    const lines = inWords(round?.lines ?? [], (event) => sayEvent(event, scenario));
    expect(lines.map((l) => [l.words, l.times, l.n])).toEqual([
      ["An offer lapses.", 3, 5],
      ["Arden walks out of the talks.", 1, 2],
      ["Arden walks out of the talks.", 1, 1],
    ]);
  });

  it("names the offers that one may know", () => {
    const offer = { id: "arden.1", from: "arden", to: ["borea"] };
    const view = { ...game.view, offers: { "arden.1": offer } } as unknown as typeof game.view;
    const event = { type: "offerClosed", offer: "arden.1", how: "lapsed" } as SeenEvent;
    expect(sayEvent(event, scenario, view)).toBe("The offer of Arden to Borea lapses.");
  });
});

describe("the mandate", () => {
  it("is mine, heaviest article first, and its weights make one", () => {
    const view = viewFor(played(testHeader).state, borea);
    const rows = mandateRows(scenario, view);
    expect(rows.reduce((sum, r) => sum + r.share, 0)).toBeCloseTo(1);
    expect(rows.map((r) => r.share)).toEqual([...rows.map((r) => r.share)].sort((a, b) => b - a));
    expect(mandateRows(scenario, viewFor(played(testHeader).state, { kind: "spectator" }))).toEqual([]);
  });
});

describe("the map", () => {
  it("finds shapes under other spellings", () => {
    expect(shapeOf("odesa")).toBe("odessa");
    expect(isMapped(scenario)).toBe(false);
    expect(isMapped(galleryScenario())).toBe(true);
    expect(shapeOf("zaporizhzhia-oblast")).toBe("zaporizhia");
    expect(shapeOf("kyiv-city")).toBe("kyiv-city");
  });

  it("says how much is held", () => {
    expect([0, 3, 120, 700, 1000].map(controlOf)).toEqual(["none", "none", "part", "most", "held"]);
    const rows = regionRows(scenario, viewFor(played(testHeader).state, borea));
    expect(rows.map((r) => [r.id, r.now])).toEqual(
      testScenario.world.regions.map((r) => [r.id, r.control * 1000]),
    );
  });
});

describe("words", () => {
  it("name every parameter of the model", () => {
    const missing = PARAMETERS.filter((name) => !(`model.${name}` in EN_WORLD));
    expect(missing).toEqual([]);
  });
});
