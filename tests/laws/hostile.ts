/**
 * The law against whoever sends anything at all: well-formed commands with strange ids, by anybody, at any moment.
 */
import type { By, Command } from "../../shared/engine/command.ts";
import { isRefusal, REFUSALS } from "../../shared/engine/refusal.ts";
import { dice, seeded } from "../../shared/engine/rng.ts";
import type { MatchState } from "../../shared/engine/state.ts";
import type { Engine } from "./engine.ts";
import { below, pick } from "./fuzzBot.ts";
import type { Playout } from "./playout.ts";

/** Ids from outside that a careless table lookup would find. */
const WICKED = [
  "",
  "constructor",
  "__proto__",
  "toString",
  "hasOwnProperty",
  "with:",
  "with:constructor+toString",
  "cable:__proto__",
  "0",
  "plenary:",
  "a>b.1",
  "i-1",
  "arden.head.head",
];

/** Whatever well-formed command comes from whomever: a closed refusal or lawful events, never an exception, never a new key. */
export const hostileLaw = (engine: Engine, p: Playout): readonly string[] => {
  const luck = dice(seeded(p.header.seed, "hostile")).next;
  const { scenario } = p.header;
  const state = p.states[below(luck, p.states.length)] as MatchState;
  const ids = [
    ...WICKED.slice(1),
    ...scenario.parties.map((x) => x.id),
    ...scenario.issues.map((x) => x.id),
    ...scenario.issues.flatMap((x) => x.options.map((o) => o.id)),
    ...scenario.locks.map((x) => x.id),
    ...state.offers.map((o) => o.id),
    ...state.instruments.map((i) => i.id),
    ...state.obligations.map((o) => o.id),
  ];
  const id = (): string => pick(luck, ids);
  const seats = [...Object.keys(state.seats), "constructor", "arden.", ".head", "__proto__"];
  const clause = () => ({
    issue: id(),
    option: id(),
    ...(luck() < 0.3 ? { value: pick(luck, [0, -1, 1e300, 20, 12.5]) } : {}),
  });
  const commands: (() => Command)[] = [
    () => ({ type: "takeSeat", seat: pick(luck, seats), name: "X" }),
    () => ({ type: "leaveSeat", seat: pick(luck, seats) }),
    () => ({ type: "handToBot", seat: pick(luck, seats), policy: "mediator" }),
    () => ({ type: "ready", round: below(luck, 9) - 1, phase: "talks" }),
    () => ({ type: "say", channel: id(), text: "x", quotes: id() }),
    () => ({
      type: "tableOffer",
      to: [id(), id()],
      form: pick(luck, ["terms", "communique", "agreement"] as const),
      clauses: [clause(), clause()],
      links: [{ when: clause(), then: clause() }],
      lapses: below(luck, 9) - 2,
      answers: luck() < 0.5 ? id() : null,
      blind: luck() < 0.5,
    }),
    () => ({ type: "acceptOffer", offer: id() }),
    () => ({ type: "rejectOffer", offer: id() }),
    () => ({ type: "withdrawOffer", offer: id() }),
    () => ({ type: "stand", clause: clause() }),
    () => ({ type: "standDown", issue: id() }),
    () => ({ type: "askCapital", clauses: [clause()] }),
    () => ({ type: "askMediation", of: id() }),
    () => ({ type: "instruct", issue: id(), allow: [id()] }),
    () => ({ type: "rule", instrument: id(), step: "confirm", yes: true }),
    () => ({
      type: "sealOrders",
      round: state.round,
      orders: {
        posture: pick(luck, [null, "hold", "pressure"] as const),
        conduct: luck() < 0.3 ? { [id()]: "breach" } : {},
        answers: luck() < 0.3 ? { [id()]: "deny" } : {},
        support: luck() < 0.5 ? null : { aid: "raise", sanctions: "cut", pledge: 2 },
        line: pick(luck, [
          { kind: "none" },
          { kind: "raise", lock: id() },
          { kind: "drop", lock: id() },
          { kind: "redLine", issue: id(), option: id() },
          { kind: "openness", issue: id(), option: id() },
          { kind: "apply", application: id() },
        ] as const),
      },
    }),
    () => ({ type: "injectShock", shock: id() }),
    () => ({ type: "timeOut", round: below(luck, 9) - 1, phase: "orders" }),
  ];
  const found: string[] = [];
  const seatNames = Object.keys(state.seats).join();
  for (let i = 0; i < 12; i++) {
    const command = pick(luck, commands)();
    const seat = pick(luck, seats);
    const by = pick<By>(luck, [
      { kind: "bot", seat },
      { kind: "seat", seat, holder: "h-one" },
      { kind: "holder", holder: "h-one" },
      { kind: "clock" },
      { kind: "facilitator" },
    ]);
    const what = `${JSON.stringify(command)} by ${JSON.stringify(by)}`;
    try {
      const events = engine.decide(state, by, command);
      if (isRefusal(events)) {
        if (!(REFUSALS as readonly string[]).includes(events.refused))
          found.push(`${what}: unknown refusal ${events.refused}`);
        continue;
      }
      let next = state;
      for (const event of events) next = engine.apply(next, event);
      if (Object.keys(next.seats).join() !== seatNames) found.push(`${what} made a seat`);
      if (Object.keys(next.standings).some((s) => !scenario.issues.some((x) => x.id === s)))
        found.push(`${what} made an issue`);
    } catch (error) {
      found.push(`${what} throws ${String(error)}`);
    }
  }
  return found;
};
