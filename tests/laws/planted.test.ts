/** Every law can fail: for each there is an engine with one planted fault, and the law must find it. */
import { describe, expect, test, vi } from "vitest";
import type { Event } from "../../shared/engine/event.ts";
import { isRefusal } from "../../shared/engine/refusal.ts";
import type { MatchState } from "../../shared/engine/state.ts";
import type { View } from "../../shared/engine/view/viewTypes.ts";
import { testScenario } from "../engine/fixture.ts";
import { ENGINE, type Engine } from "./engine.ts";
import { interference, observersOf } from "./interference.ts";
import { LAWS, type Law } from "./laws.ts";
import { mannerOf, playout } from "./playout.ts";
import { leaks, marked, markedPlayout } from "./secrets.ts";

// Play takes as long as it takes; no test here is about time.
vi.setConfig({ testTimeout: 600_000 });

/** Playouts until the law speaks; a law that stays silent for so long cannot see the fault. */
const PATIENCE = 60;

/** How often the law speaks over the first playouts under a faulty engine: stops at the first. */
function caught(law: Law, engine: Engine): string | null {
  // A scenario of its own: matches share what is the same at their start, and some faults write into it.
  const scenario = structuredClone(testScenario);
  for (let n = 0; n < PATIENCE; n++) {
    const found = law(engine, playout(mannerOf(scenario, n), engine));
    if (found[0] !== undefined) return found[0];
  }
  return null;
}

const lawOf = (name: string): Law => LAWS[name] as Law;
const withView = (change: (view: View, state: MatchState) => View): Engine => ({
  ...ENGINE,
  viewFor: (state, viewer) => change(ENGINE.viewFor(state, viewer), state),
});
const withEvents = (change: (events: readonly Event[], state: MatchState) => readonly Event[]): Engine => ({
  ...ENGINE,
  decide: (state, by, command) => {
    const events = ENGINE.decide(state, by, command);
    return isRefusal(events) ? events : change(events, state);
  },
});

let drawn = 0;
/** Each fault with the law that must find it. */
const FAULTS: Readonly<Record<string, readonly [law: string, engine: Engine]>> = {
  "a menu that offers what the rules refuse": [
    "menu",
    withView((v) => ({
      ...v,
      menu: { ...v.menu, withdraw: v.menu.stand ? [...v.menu.withdraw, "a>b.9"] : v.menu.withdraw },
    })),
  ],
  "a phase that never ends": [
    "end",
    withEvents((events) =>
      events.filter((e) => e.type !== "phaseBegan" || e.round < 2 || e.phase !== "orders"),
    ),
  ],
  "an `apply` that draws its own luck": [
    "fold",
    {
      ...ENGINE,
      apply: (s, e) =>
        e.type === "frontMoved"
          ? { ...ENGINE.apply(s, e), world: { ...s.world, drift: ++drawn / 1e6 } }
          : ENGINE.apply(s, e),
    },
  ],
  "a log that loses an event": [
    "fold",
    (() => {
      const lost = new WeakSet<object>();
      return {
        ...ENGINE,
        decide: (state, by, command) => {
          const events = ENGINE.decide(state, by, command);
          if (!isRefusal(events)) for (const e of events) if (e.type === "stood") lost.add(e);
          return events;
        },
        // The live state has it; what was written and read again has not.
        apply: (s, e) => (e.type === "stood" && !lost.has(e) ? s : ENGINE.apply(s, e)),
      };
    })(),
  ],
  "a rule that remembers between decisions": [
    "replay",
    withEvents((events) => events.map((e) => (e.type === "said" ? { ...e, n: ++drawn } : e))),
  ],
  "a state that cannot go on": [
    "prefix",
    {
      ...ENGINE,
      decide: (state, by, command) =>
        command.type === "timeOut" && state.round > 1 && by.kind === "clock"
          ? { refused: "stale", with: {} }
          : ENGINE.decide(state, by, command),
    },
  ],
  "a trust figure with a thumb on the scale": [
    "trust",
    {
      ...ENGINE,
      explainTrust: (s, a, b, d) => ({
        ...ENGINE.explainTrust(s, a, b, d),
        score: ENGINE.explainTrust(s, a, b, d).score * 1.001,
      }),
    },
  ],
  "an explanation that leaves an entry out": [
    "trust",
    {
      ...ENGINE,
      explainTrust: (s, a, b, d) => ({
        ...ENGINE.explainTrust(s, a, b, d),
        terms: ENGINE.explainTrust(s, a, b, d).terms.slice(0, 2),
      }),
    },
  ],
  "a front that moves past the border": [
    "range",
    withEvents((events) =>
      events.map((e) => (e.type === "frontMoved" ? { ...e, control: [[1, 1.2] as const] } : e)),
    ),
  ],
  "a view with a hole in a list": [
    "json",
    withView((v) => ({ ...v, track: [...v.track, undefined as never] })),
  ],
  "a view with a number that is none": [
    "json",
    withView((v) => ({ ...v, world: { ...v.world, grid: Number.NaN } })),
  ],
  "a piece of the view that is remembered too long": [
    "memory",
    (() => {
      const locks = new WeakMap<object, View["locks"]>();
      return withView((v, { header }) => {
        if (!locks.has(header)) locks.set(header, v.locks);
        return { ...v, locks: locks.get(header) ?? v.locks };
      });
    })(),
  ],
  "a menu that is not made again": [
    "again",
    { ...ENGINE, viewAgain: (was, ...rest) => ({ ...ENGINE.viewAgain(was, ...rest), menu: was.menu }) },
  ],
  "a glance that shows another menu": [
    "glance",
    { ...ENGINE, glanceFor: (s) => ENGINE.viewFor(s, { kind: "facilitator" }) },
  ],
  "a view that is altered in place": [
    "patch",
    (() => {
      const one: { view: Record<string, unknown> } = { view: {} };
      return {
        ...ENGINE,
        viewFor: (s, w) => Object.assign(one.view, ENGINE.viewFor(s, w)) as unknown as View,
      };
    })(),
  ],
  "numbers counted for everybody together": [
    "numbers",
    {
      ...ENGINE,
      tell: (header, entries, viewer) => {
        let n = 0;
        return entries.flatMap((entry) =>
          entry.events.flatMap((event) => {
            n++;
            const seen = ENGINE.eventFor(header.scenario, event, viewer);
            return seen ? [{ n, seen }] : [];
          }),
        );
      },
    },
  ],
  "an `apply` that writes into the state it was given": [
    "frozen",
    {
      ...ENGINE,
      apply: (s, e) => {
        if (e.type === "readied") (s.ready as string[]).push(e.seat);
        return ENGINE.apply(s, e);
      },
    },
  ],
  "a rule that throws at strange ids": [
    "hostile",
    {
      ...ENGINE,
      decide: (state, by, command) => {
        if (command.type === "stand" && !testScenario.issues.some((i) => i.id === command.clause.issue))
          throw new Error("no such issue");
        return ENGINE.decide(state, by, command);
      },
    },
  ],
};

describe("planted faults are found by their law", () => {
  for (const [fault, [law, engine]] of Object.entries(FAULTS))
    test(`${law}: ${fault}`, () => expect(caught(lawOf(law), engine)).not.toBeNull());

  test("every law has a planted fault", () => {
    expect([...new Set(Object.values(FAULTS).map(([law]) => law))].sort()).toEqual(Object.keys(LAWS).sort());
  });

  test("the sound engine is not accused", () => {
    for (const law of Object.values(LAWS))
      for (let n = 0; n < 5; n++) expect(law(ENGINE, playout(mannerOf(testScenario, n)))).toEqual([]);
  });
});

const MARKED = marked(testScenario);
function leaked(engine: Engine): string | null {
  for (let n = 0; n < PATIENCE; n++) {
    const { p, marks } = markedPlayout(MARKED, n, engine);
    const found = leaks(engine, p, marks);
    if (found[0] !== undefined) return found[0];
  }
  return null;
}

/** An engine that tells everybody the events of one type. */
const toldToAll = (type: Event["type"]): Engine => ({
  ...ENGINE,
  tell: (header, entries, viewer) => {
    const extra = entries.flatMap((x) => x.events).filter((e) => e.type === type);
    return [...extra.map((seen, i) => ({ n: i + 1, seen })), ...ENGINE.tell(header, entries, viewer)];
  },
});

const LEAKS: Readonly<Record<string, Engine>> = {
  "a view with everybody's offers": withView((v, s) => ({
    ...v,
    offers: Object.fromEntries(s.offers.map((o) => [o.id, o])),
  })),
  "a private message told to all": toldToAll("said"),
  "a capital's answer told to all": toldToAll("capitalAnswered"),
  "another delegation's sheet in a view": withView((v, s) => ({
    ...v,
    mine: ENGINE.viewFor(s, { kind: "seats", party: "arden", seats: ["arden.head"] }).mine,
  })),
  "an instrument that names the offer it came from": withView((v, s) => ({
    ...v,
    instruments: Object.fromEntries(s.instruments.map((i) => [i.id, i])),
  })),
  "a refusal that knows of a hidden offer": {
    ...ENGINE,
    decide: (state, by, command) => {
      if (
        command.type === "acceptOffer" &&
        by.kind !== "holder" &&
        state.offers.some((o) => o.id === command.offer)
      ) {
        const no = ENGINE.decide(state, by, command);
        return isRefusal(no) && no.refused === "unknownOffer"
          ? { refused: "notAddressed", with: { offer: command.offer } }
          : no;
      }
      return ENGINE.decide(state, by, command);
    },
  },
};

describe("planted leaks are found by the canaries", () => {
  for (const [fault, engine] of Object.entries(LEAKS))
    test(fault, () => expect(leaked(engine)).not.toBeNull());
});

function interfered(engine: Engine): string | null {
  for (let n = 0; n < PATIENCE; n++) {
    const p = playout(mannerOf(testScenario, n), engine);
    for (const observer of observersOf(p)) {
      const { found } = interference(engine, p, observer, n);
      if (found[0] !== undefined) return found[0];
    }
  }
  return null;
}

const INTERFERENCES: Readonly<Record<string, Engine>> = {
  "offers counted for all together": withView((v, s) => ({
    ...v,
    shocks: { ...v.shocks, count: s.offers.length },
  })),
  "a flag that falls when an offer arrives": withView((v, s) => ({
    ...v,
    seats: Object.fromEntries(
      Object.entries(v.seats).map(([seat, x]) => [
        seat,
        s.stirred.includes(seat) ? { ...x, ready: false } : x,
      ]),
    ),
  })),
  "events numbered with the hidden ones": FAULTS["numbers counted for everybody together"]?.[1] as Engine,
  "messages that carry a number of the whole match": withEvents((events, s) =>
    events.map((e) =>
      e.type === "said" ? { ...e, n: Object.values(s.counters).reduce((a, b) => a + b, 0) } : e,
    ),
  ),
};

describe("planted interference is found although no secret is spelled out", () => {
  for (const [fault, engine] of Object.entries(INTERFERENCES))
    test(fault, () => expect(interfered(engine)).not.toBeNull());

  test("the canaries alone would not have found it", () => {
    expect(leaked(INTERFERENCES["offers counted for all together"] as Engine)).toBeNull();
  });
});
