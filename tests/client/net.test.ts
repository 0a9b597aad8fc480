/** The line to a table over a line that the test holds in its hand: drops, gaps, repeats, restarts. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { withOlder, withSynced, withTold } from "../../client/inOrder.ts";
import { askExplain, closeTable, openTable, sendCommand } from "../../client/net.ts";
import type { Dial, LineEvents } from "../../client/netDial.ts";
import { refusalIn } from "../../client/netRefusal.ts";
import { game } from "../../client/store.ts";
import type { Submit, Synced, Told } from "../../shared/protocol.ts";
import { testHeader } from "../engine/fixture.ts";
import { gameOf, played, publicOf } from "./fixture.ts";

const start = gameOf(played(testHeader), { kind: "spectator" });
const paused = { type: "paused" } as const;
const synced = (n: number, first = 1): Synced => ({
  n,
  holder: "h1",
  code: "ABC234",
  scenarioHash: "hash",
  view: start.view,
  first,
  events: Array.from({ length: n - first + 1 }, () => paused),
  now: 5_000,
});
const told = (first: number, count: number, round: number): Told => ({
  first,
  events: Array.from({ length: count }, () => paused),
  patch: [[["round"], round]],
  now: 5_000,
});

interface Wire {
  readonly dial: Dial;
  readonly asked: { name: string; payload: unknown }[];
  readonly submits: Submit[];
  events: LineEvents;
  dialled: number;
  answer: (name: string, payload: unknown) => Promise<unknown>;
}

function wire(answer: Wire["answer"]): Wire {
  const w: Wire = {
    asked: [],
    submits: [],
    events: undefined as unknown as LineEvents,
    dialled: 0,
    answer,
    dial: async (_match, _token, events) => {
      w.dialled += 1;
      w.events = events;
      return {
        request: (name, payload) => {
          w.asked.push({ name, payload });
          if (name === "command") w.submits.push(payload as Submit);
          return w.answer(name, payload);
        },
        leave: () => undefined,
      };
    },
  };
  return w;
}

const ticket = { match: "m1", code: "ABC234", holder: "h1", token: "a".repeat(32) };
const noPause = (): Promise<void> => Promise.resolve();
const settle = async (): Promise<void> => {
  for (let i = 0; i < 30; i++) await Promise.resolve();
};

beforeEach(() => {
  vi.stubGlobal("fetch", async () => ({ ok: true, status: 200, json: async () => publicOf(testHeader) }));
});
afterEach(() => {
  closeTable();
  vi.unstubAllGlobals();
});

describe("what is told", () => {
  const known = { ...start, n: 4, first: 3, events: [paused, paused] };
  it("is applied when it is next", () => {
    const next = withTold(known, told(5, 2, 9));
    expect(next).toMatchObject({ n: 6, first: 3, view: { round: 9 } });
    expect(next === "gap" ? [] : next.events).toHaveLength(4);
  });
  it("is ignored when it is known", () => {
    expect(withTold(known, told(3, 2, 9))).toBe(known);
  });
  it("changes the view alone when it has no event", () => {
    expect(withTold(known, told(5, 0, 7))).toMatchObject({ n: 4, view: { round: 7 } });
  });
  it("is a gap when something is missing or half known", () => {
    expect(withTold(known, told(6, 1, 9))).toBe("gap");
    expect(withTold(known, told(4, 2, 9))).toBe("gap");
  });
  it("keeps older events after a sync only when they join", () => {
    expect(withSynced(known, synced(6, 5)).first).toBe(3);
    expect(withSynced(known, synced(9, 8)).first).toBe(8);
    expect(withSynced(known, synced(6, 4)).events).toHaveLength(4);
  });
  it("takes older pages only when they join", () => {
    expect(withOlder(known, { first: 1, events: [paused, paused] })).toMatchObject({ first: 1, n: 4 });
    expect(withOlder(known, { first: 1, events: [paused] })).toBe(known);
  });
});

describe("the line", () => {
  it("syncs after joining and follows what is told", async () => {
    const w = wire(async () => synced(2));
    await openTable(ticket, w.dial, noPause);
    expect(game.value).toMatchObject({ n: 2, code: "ABC234", link: "online" });
    w.events.told(told(3, 1, 4));
    expect(game.value).toMatchObject({ n: 3, view: { round: 4 } });
  });

  it("shows a first look while the line is on its way, and sends what was pressed once it stands", async () => {
    let stand: () => void = () => undefined;
    const up = new Promise<void>((done) => {
      stand = done;
    });
    const w = wire(async (name) => (name === "command" ? { ok: true, repeated: false } : synced(5)));
    const dial: Dial = async (...given) => {
      await up;
      return w.dial(...given);
    };
    const scenario = publicOf(testHeader);
    await openTable(ticket, dial, noPause, async () => ({ synced: synced(4, 3), scenario }));
    expect(game.value).toMatchObject({ n: 4, first: 3, link: "opening", scenario });
    const answered = sendCommand({ type: "ready", round: 1, phase: "briefing" }, "borea.head");
    await settle();
    expect(w.submits).toHaveLength(0);
    stand();
    expect(await answered).toMatchObject({ ok: true });
    expect(w.asked[0]).toMatchObject({ name: "sync", payload: { after: 4 } });
    expect(game.value).toMatchObject({ n: 5, link: "online" });
  });

  it("opens all the same when the first look fails", async () => {
    const w = wire(async () => synced(2));
    await openTable(ticket, w.dial, noPause, async () => null);
    expect(game.value).toMatchObject({ n: 2, link: "online" });
  });

  it("syncs again after a gap", async () => {
    let n = 2;
    const w = wire(async () => synced(n));
    await openTable(ticket, w.dial, noPause);
    n = 6;
    w.events.told(told(6, 1, 4));
    await settle();
    expect(game.value?.n).toBe(6);
    expect(w.asked.filter((a) => a.name === "sync")).toHaveLength(2);
  });

  it("keeps what is told while it syncs, in order", async () => {
    let release: (s: Synced) => void = () => undefined;
    const w = wire(() => new Promise((resolve) => (release = resolve as (s: Synced) => void)));
    const open = openTable(ticket, w.dial, noPause);
    await settle();
    w.events.told(told(3, 1, 4));
    release(synced(2));
    await open;
    await settle();
    expect(game.value).toMatchObject({ n: 3, view: { round: 4 } });
  });

  it("sends a command again with the same id until it is answered once", async () => {
    let calls = 0;
    const w = wire(async (name) => {
      if (name !== "command") return synced(2);
      calls += 1;
      if (calls === 1) throw new Error("connection closed before a response was received.");
      return { ok: true, repeated: true };
    });
    await openTable(ticket, w.dial, noPause);
    const answer = await sendCommand({ type: "walkOut" }, "borea.head");
    expect(answer).toEqual({ ok: true, repeated: true });
    expect(w.submits).toHaveLength(2);
    expect(w.submits[0]?.cid).toBe(w.submits[1]?.cid);
  });

  it("gives different commands different ids", async () => {
    const w = wire(async (name) => (name === "command" ? { ok: true, repeated: false } : synced(2)));
    await openTable(ticket, w.dial, noPause);
    await Promise.all([
      sendCommand({ type: "walkOut" }, "borea.head"),
      sendCommand({ type: "returnToTable" }, "borea.head"),
    ]);
    expect(new Set(w.submits.map((s) => s.cid)).size).toBe(2);
    expect(w.submits.map((s) => s.command.type)).toEqual(["walkOut", "returnToTable"]);
  });

  it("dials again after the line is gone, and answers what was waiting", async () => {
    let up = true;
    const w = wire(async (name) => {
      if (name !== "command") return synced(2);
      if (!up) throw new Error("connection is not open");
      return { ok: true, repeated: false };
    });
    await openTable(ticket, w.dial, noPause);
    up = false;
    w.events.dropped();
    expect(game.value?.link).toBe("offline");
    const sent = sendCommand({ type: "walkOut" }, "borea.head");
    up = true;
    w.events.closed(4001);
    await expect(sent).resolves.toEqual({ ok: true, repeated: false });
    expect(w.dialled).toBe(2);
    expect(game.value?.link).toBe("online");
  });

  it("gives a rule's refusal to whoever asked, and does not send again", async () => {
    const refusal = { refused: "wrongPhase", with: { phase: "orders", needs: "talks" } } as const;
    const w = wire(async (name) => (name === "command" ? { ok: false, refusal } : synced(2)));
    await openTable(ticket, w.dial, noPause);
    expect(await sendCommand({ type: "walkOut" }, "borea.head")).toEqual({ ok: false, refusal });
    expect(w.submits).toHaveLength(1);
  });

  it("waits when it was too fast", async () => {
    let calls = 0;
    const w = wire(async (name) => {
      if (name !== "command") return synced(2);
      calls += 1;
      if (calls < 3) throw { name: "rejected", reason: { refused: "tooFast", with: {} } };
      return { ok: true, repeated: false };
    });
    await openTable(ticket, w.dial, noPause);
    expect(await sendCommand({ type: "walkOut" }, "borea.head")).toMatchObject({ ok: true });
    expect(new Set(w.submits.map((s) => s.cid)).size).toBe(1);
  });

  it("gives up when the ticket is not known", async () => {
    const dial: Dial = async () => {
      throw Object.assign(new Error("badToken"), { code: 401 });
    };
    await expect(openTable(ticket, dial, noPause)).rejects.toEqual({ refused: "badToken", with: {} });
  });

  it("tries again when the server is not up yet", async () => {
    const w = wire(async () => synced(2));
    let tries = 0;
    const dial: Dial = (match, token, events) => {
      tries += 1;
      return tries < 4 ? Promise.reject(new Error("fetch failed")) : w.dial(match, token, events);
    };
    await openTable(ticket, dial, noPause);
    expect(tries).toBe(4);
  });

  it("throws the refusal of a question", async () => {
    const w = wire(async (name) => {
      if (name === "explain") throw { reason: { refused: "unknownParty", with: {} } };
      return synced(2);
    });
    await openTable(ticket, w.dial, noPause);
    await expect(askExplain({ truster: "x", trustee: "y", domain: null })).rejects.toEqual({
      refused: "unknownParty",
      with: {},
    });
  });
});

describe("refusals in what was thrown", () => {
  it.each([
    [
      { refused: "tooFast", with: { a: 1 } },
      { refused: "tooFast", with: { a: 1 } },
    ],
    [{ reason: { refused: "readOnly", with: {} } }, { refused: "readOnly", with: {} }],
    [Object.assign(new Error("tooMany"), { code: 429 }), { refused: "tooMany", with: {} }],
    [
      Object.assign(new Error('{"refused":"lockedOut","with":{}}'), { code: 429 }),
      { refused: "lockedOut", with: {} },
    ],
    [Object.assign(new Error("x"), { code: 525 }), { refused: "badToken", with: {} }],
    [new Error("socket hang up"), null],
    ["text", null],
  ])("%o", (thrown, refusal) => {
    expect(refusalIn(thrown)).toEqual(refusal);
  });
});
