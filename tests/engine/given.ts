/**
 * Rule tests read as given – when – then: what has happened, what somebody submits, what follows.
 * Everything goes through the engine's own front door; nothing reaches into a state.
 */
import { expect } from "vitest";
import { apply, applyAll } from "../../shared/engine/apply.ts";
import type { By, Command, CommandOf } from "../../shared/engine/command.ts";
import { commandSchema } from "../../shared/engine/command.ts";
import { decide } from "../../shared/engine/decide.ts";
import type { Event, EventOf, EventType } from "../../shared/engine/event.ts";
import type { PartyId } from "../../shared/engine/ids.ts";
import type { Entry } from "../../shared/engine/log.ts";
import { openMatch } from "../../shared/engine/open.ts";
import { isRefusal, type Refusal, type RefusalCode } from "../../shared/engine/refusal.ts";
import { standingOrders } from "../../shared/engine/rules/orders.ts";
import type { Clause, Header, MatchState, Orders } from "../../shared/engine/state.ts";
import { testHeader } from "./fixture.ts";

export const CLOCK: By = { kind: "clock" };
export const FACILITATOR: By = { kind: "facilitator" };
export const bot = (seat: string): By => ({ kind: "bot", seat });
export const holder = (name: string): By => ({ kind: "holder", holder: name });
export const person = (seat: string, name: string): By => ({ kind: "seat", seat, holder: name });
export const head = (party: PartyId): By => bot(`${party}.head`);

/** Somebody submits something. */
export interface Did {
  readonly by: By;
  readonly command: Command;
}
export const did = (by: By, command: Command): Did => ({ by, command });

/** A step of the past: an event, a command, or several commands that depend on where things stand. */
export type Step = Event | Did | ((state: MatchState) => readonly Did[]);

/** What a match has come to, with its log. */
export interface Story {
  readonly header: Header;
  readonly state: MatchState;
  readonly entries: readonly Entry[];
}

export const opened = (header: Header = testHeader): Story => ({
  header,
  state: openMatch(header),
  entries: [],
});

/** Goes on with a story; a step that the rules refuse is a mistake in the test. */
export function goOn(story: Story, ...steps: readonly Step[]): Story {
  let { state } = story;
  const entries = [...story.entries];
  const submit = ({ by, command }: Did): void => {
    const parsed = commandSchema.parse(command);
    const events = decide(state, by, parsed);
    if (isRefusal(events))
      throw new Error(
        `the past cannot have been: ${command.type} refused with ${events.refused} ${JSON.stringify(events.with)}`,
      );
    entries.push({ seq: entries.length + 1, at: 0, by, cid: null, command: parsed, events });
    state = applyAll(state, events);
  };
  for (const step of steps) {
    if (typeof step === "function") for (const one of step(state)) submit(one);
    else if ("command" in step) submit(step);
    else state = apply(state, step);
  }
  return { header: story.header, state, entries };
}

/** given(...).when(...).then(...) */
export function given(...steps: readonly Step[]) {
  return givenStory(goOn(opened(), ...steps));
}

export function givenStory(story: Story) {
  return {
    story,
    state: story.state,
    when(by: By, command: Command) {
      const before = JSON.stringify(story.state);
      const parsed = commandSchema.parse(command);
      const outcome = decide(story.state, by, parsed);
      expect(JSON.stringify(story.state), "a decision altered the state it was given").toBe(before);
      return {
        outcome,
        /** These events happened, in this order, among possibly others. */
        then(...expected: readonly Record<string, unknown>[]): Story {
          if (isRefusal(outcome))
            throw new Error(`refused: ${outcome.refused} ${JSON.stringify(outcome.with)}`);
          let at = 0;
          for (const wanted of expected) {
            const found = outcome.findIndex((e, i) => i >= at && matches(e, wanted));
            if (found < 0)
              expect(outcome.slice(at), `no ${JSON.stringify(wanted)} from event ${at} on`).toContainEqual(
                expect.objectContaining(wanted),
              );
            at = found + 1;
          }
          return {
            header: story.header,
            state: applyAll(story.state, outcome),
            entries: [
              ...story.entries,
              { seq: story.entries.length + 1, at: 0, by, cid: null, command: parsed, events: outcome },
            ],
          };
        },
        /** Exactly these types of events happened. */
        types(...types: readonly EventType[]): Story {
          if (isRefusal(outcome))
            throw new Error(`refused: ${outcome.refused} ${JSON.stringify(outcome.with)}`);
          expect(outcome.map((e) => e.type)).toEqual(types);
          return this.then();
        },
        refused(code: RefusalCode, params?: Refusal["with"]): void {
          seenRefusals.add(code);
          if (params === undefined) expect(outcome).toMatchObject({ refused: code });
          else expect(outcome).toEqual({ refused: code, with: params });
        },
      };
    },
  };
}

/** Codes that some test of this file has seen. */
export const seenRefusals = new Set<RefusalCode>();

const matches = (event: Event, wanted: Record<string, unknown>): boolean => {
  try {
    expect(event).toMatchObject(wanted);
    return true;
  } catch {
    return false;
  }
};

/** All events of a type in a story. */
export const eventsOf = <T extends EventType>(story: Story, type: T): readonly EventOf<T>[] =>
  story.entries.flatMap((e) => e.events.filter((x): x is EventOf<T> => x.type === type));

// ---- Steps that many tests share ----

/** The clock ends the present phase. */
export const timeOut = (state: MatchState): readonly Did[] =>
  state.phase === "ended" ? [] : [did(CLOCK, { type: "timeOut", round: state.round, phase: state.phase })];

/** The clock runs on until a phase of a round begins. */
export const until =
  (round: number, phase: "briefing" | "talks" | "orders"): Step =>
  (state) => {
    const all = ["briefing", "talks", "orders"] as const;
    const list: Did[] = [];
    let r = state.round;
    let p = all.indexOf(state.phase as (typeof all)[number]);
    while (p >= 0 && (r < round || (r === round && p < all.indexOf(phase)))) {
      list.push(did(CLOCK, { type: "timeOut", round: r, phase: all[p] as (typeof all)[number] }));
      p++;
      if (p === 3) {
        p = 0;
        r++;
      }
    }
    return list;
  };
export const talks = until(1, "talks");
export const orders = until(1, "orders");

/** The whole match runs out on the clock. */
export function ranOut(story: Story): Story {
  let s = story;
  while (s.state.phase !== "ended") s = goOn(s, timeOut);
  return s;
}

export const taken = (seat: string, name: string): Did => did(holder(name), { type: "takeSeat", seat, name });

export const clause = (issue: string, option: string, value?: number): Clause =>
  value === undefined ? { issue, option } : { issue, option, value };

type OfferCommand = CommandOf<"tableOffer">;
export const offer = (
  to: readonly string[],
  clauses: readonly Clause[],
  more: Partial<OfferCommand> = {},
): OfferCommand => ({
  type: "tableOffer",
  to: [...to],
  form: "terms",
  clauses: clauses.map((c) => ({ ...c })),
  links: [],
  lapses: 1,
  answers: null,
  blind: false,
  ...more,
});

/** `from` tables it, all of `to` accept. */
export const agreedBetween =
  (
    from: PartyId,
    to: readonly PartyId[],
    clauses: readonly Clause[],
    form: OfferCommand["form"] = "agreement",
  ): Step =>
  (state) => {
    const key = `${from}>${[...to].sort().join("+")}`;
    const id = `${key}.${(state.counters[key] ?? 0) + 1}`;
    return [
      did(head(from), offer(to, clauses, { form, lapses: state.round })),
      ...to.map((p) => did(head(p), { type: "acceptOffer" as const, offer: id })),
    ];
  };

/** Both capitals are held by people who say yes at the next gate; a `no` names a party that does not. */
export const ruledBy =
  (step: "confirm" | "ratify", parties: readonly PartyId[], no: readonly PartyId[] = []): Step =>
  (state) =>
    parties.flatMap((p) =>
      state.instruments
        .filter(
          (i) =>
            i.signatories.includes(p) &&
            (step === "confirm"
              ? i.stage === "initialled"
              : i.stage === "signed" && i.since < state.round && !i.ratifiedBy.includes(p)),
        )
        .map((i) =>
          did(bot(`${p}.capital`), { type: "rule" as const, instrument: i.id, step, yes: !no.includes(p) }),
        ),
    );

/** A party seals its standing orders with some changes. */
export const sealed =
  (
    party: PartyId,
    change: Partial<Orders> | ((standing: Orders) => Partial<Orders>) = {},
  ): ((state: MatchState) => readonly Did[]) =>
  (state) => {
    const standing = standingOrders(state, party);
    const changed = { ...standing, ...(typeof change === "function" ? change(standing) : change) };
    return [
      did(head(party), {
        type: "sealOrders",
        round: state.round,
        orders: structuredClone(changed) as CommandOf<"sealOrders">["orders"],
      }),
    ];
  };
