/**
 * A bot that plays nonsense, but only from the menu: it turns what a view offers into concrete random commands.
 * Whatever it proposes, the rules must accept. Knows the public scenario and its own view, nothing else.
 */
import type { Command, CommandOf } from "../../shared/engine/command.ts";
import { type HolderId, type PartyId, roleOf, type SeatId } from "../../shared/engine/ids.ts";
import type { Option, Scenario } from "../../shared/engine/scenario/scenario.ts";
import type { Clause, Line, Orders } from "../../shared/engine/state.ts";
import type { PublicScenario, View } from "../../shared/engine/view/viewTypes.ts";

/** Uniform in [0, 1). */
export type Luck = () => number;
type Known = PublicScenario | Scenario;

export const below = (luck: Luck, n: number): number => Math.floor(luck() * n);
export const pick = <T>(luck: Luck, list: readonly T[]): T => list[below(luck, list.length)] as T;
export const some = <T>(luck: Luck, list: readonly T[], share = 0.5): T[] =>
  list.filter(() => luck() < share);
const atLeastOne = <T>(luck: Luck, list: readonly T[], share = 0.5): T[] => {
  const chosen = some(luck, list, share);
  return chosen.length > 0 ? chosen : [pick(luck, list)];
};

/** Texts come from here, so that a secrecy law can mark them. */
export type Words = (channel: string) => string;

export interface Move {
  /** The seat whose role the command needs, or null when the holder acts. */
  readonly seat: SeatId | null;
  readonly command: Command;
}

/** How eager to close the phase: 0 never, 1 always. */
export interface Mood {
  readonly haste: number;
  readonly words: Words;
}

/** One random move for whoever holds `seats`, or null when the menu is empty. */
export function fuzzMove(
  view: View,
  scenario: Known,
  seats: readonly SeatId[],
  luck: Luck,
  mood: Mood,
): Move | null {
  const { menu } = view;
  const party = view.who.kind === "seats" ? view.who.party : "";
  const head = seats.find((s) => roleOf(s) === "head") ?? null;
  const capital = seats.find((s) => roleOf(s) === "capital") ?? null;
  const unready = seats.find(
    (s) => view.seats[s]?.ready === false && (view.seats[s]?.kind === "person" || s === head),
  );
  if (menu.ready && unready && luck() < mood.haste && (view.phase === "briefing" || view.phase === "talks"))
    return { seat: unready, command: { type: "ready", round: view.round, phase: view.phase } };
  if (
    menu.seal &&
    luck() < (mood.haste === 1 || view.mine?.orders === null ? Math.max(0.5, mood.haste) : 0.05)
  )
    return {
      seat: sealingSeat(head, capital, view),
      command: { type: "sealOrders", round: view.round, orders: randomOrders(view, luck) },
    };
  if (capital && menu.rule.length > 0 && luck() < 0.5) {
    const due = pick(luck, menu.rule);
    return {
      seat: capital,
      command: { type: "rule", instrument: due.instrument, step: due.step, yes: luck() < 0.9 },
    };
  }
  if (head && menu.accept.length > 0 && luck() < 0.5)
    return { seat: head, command: { type: "acceptOffer", offer: pick(luck, menu.accept) } };
  if (mood.haste === 1) return null;
  const moves: (() => Move | null)[] = [];
  const add = (times: number, make: () => Move | null): void => {
    for (let i = 0; i < times; i++) moves.push(make);
  };
  if (menu.say.length > 0) add(1, () => sayIn(view, scenario, seats, luck, mood));
  if (menu.offer && head)
    add(4, () => ({ seat: head, command: randomOffer(view, scenario, party, luck, mood) }));
  if (head && menu.reject.length > 0)
    add(1, () => ({ seat: head, command: { type: "rejectOffer", offer: pick(luck, menu.reject) } }));
  if (head && menu.withdraw.length > 0)
    add(1, () => ({ seat: head, command: { type: "withdrawOffer", offer: pick(luck, menu.withdraw) } }));
  if (head && menu.stand) add(2, () => standing(view, scenario, party, head, luck));
  if (head && menu.standDown.length > 0)
    add(1, () => ({ seat: head, command: { type: "standDown", issue: pick(luck, menu.standDown) } }));
  if (head && menu.askCapital)
    add(1, () => ({
      seat: head,
      command: { type: "askCapital", clauses: randomClauses(view, scenario, luck) },
    }));
  if (head && menu.askMediation.length > 0)
    add(1, () => ({ seat: head, command: { type: "askMediation", of: pick(luck, menu.askMediation) } }));
  if (head && menu.walkOut && luck() < 0.2) add(1, () => ({ seat: head, command: { type: "walkOut" } }));
  if (head && menu.returnToTable) add(3, () => ({ seat: head, command: { type: "returnToTable" } }));
  if (capital && menu.instruct && luck() < 0.3)
    add(1, () => ({ seat: capital, command: randomInstruction(scenario, luck) }));
  return moves.length === 0 ? null : pick(luck, moves)();
}

/** A random command of a person about seats, from the same menu. */
export function fuzzSeating(view: View, holder: HolderId, luck: Luck): Command | null {
  const { menu } = view;
  const choices: Command[] = [];
  for (const seat of menu.take) choices.push({ type: "takeSeat", seat, name: `Person ${holder}` });
  if (view.who.kind === "seats")
    for (const seat of menu.leave) {
      choices.push({ type: "leaveSeat", seat });
      if (roleOf(seat) === "head" || roleOf(seat) === "capital")
        choices.push({
          type: "handToBot",
          seat,
          policy: pick(luck, ["negotiator", "hardliner", "mediator"] as const),
        });
    }
  return choices.length === 0 ? null : pick(luck, choices);
}

/** A random command of the facilitator, from its menu. */
export function fuzzFacilitator(view: View, luck: Luck): Command | null {
  if (view.menu.resume) return { type: "resume" };
  const choices: Command[] = view.menu.inject.map((shock) => ({ type: "injectShock", shock }));
  if (view.menu.pause) choices.push({ type: "pause" });
  const { round, phase } = view;
  // Seldom: matches that are hurried on come to few agreements.
  if (view.menu.moveOn && phase !== "ended" && luck() < 0.1) choices.push({ type: "timeOut", round, phase });
  return choices.length === 0 ? null : pick(luck, choices);
}

/** The menu entry `seal` is for one seat of the delegation: its capital where another person sits there. */
function sealingSeat(head: SeatId | null, capital: SeatId | null, view: View): SeatId | null {
  if (head === null || capital === null) return head ?? capital;
  return view.seats[head]?.kind === "person" ? head : capital;
}

function sayIn(view: View, scenario: Known, seats: readonly SeatId[], luck: Luck, mood: Mood): Move | null {
  const channel = pick(luck, view.menu.say);
  // The menu is the delegation's: speak from a seat that reads the channel.
  const roles: Record<string, readonly string[]> = {
    cable: ["head", "capital"],
    with: ["head", "military", "legal"],
  };
  const allowed = roles[channel.slice(0, Math.max(0, channel.indexOf(":")))];
  const seat = seats.find((s) => allowed === undefined || allowed.includes(roleOf(s)));
  if (!seat) return null;
  const quotes = luck() < 0.2 ? pick(luck, scenario.issues).id : null;
  return { seat, command: { type: "say", channel, text: mood.words(channel), quotes } };
}

const isClosed = (view: View, issue: string, option: string): boolean =>
  view.closed[issue]?.[option] !== undefined;

/** A random clause on an issue, or null when all its options are closed or unfit. */
export function randomClause(
  view: View,
  scenario: Known,
  issue: string,
  luck: Luck,
  fits: (o: Option) => boolean = () => true,
): Clause | null {
  const options = (scenario.issues.find((i) => i.id === issue)?.options ?? []).filter(
    (o) => !isClosed(view, issue, o.id) && fits(o),
  );
  if (options.length === 0) return null;
  const option = pick(luck, options);
  const q = option.quantity;
  if (!q) return { issue, option: option.id };
  const steps = Math.floor((q.max - q.min) / q.step + 1e-9);
  return { issue, option: option.id, value: q.min + below(luck, steps + 1) * q.step };
}

export function randomClauses(
  view: View,
  scenario: Known,
  luck: Luck,
  fits: (o: Option) => boolean = () => true,
): Clause[] {
  const issues = atLeastOne(luck, scenario.issues, luck());
  const clauses = issues.flatMap((i) => randomClause(view, scenario, i.id, luck, fits) ?? []);
  if (clauses.length > 0) return clauses.slice(0, 40);
  for (const i of scenario.issues) {
    const c = randomClause(view, scenario, i.id, luck, (o) => fits(o) || o.duties.length === 0);
    if (c) return [c];
  }
  throw new Error("no clause can be written at all");
}

function randomOffer(
  view: View,
  scenario: Known,
  me: PartyId,
  luck: Luck,
  mood: Mood,
): CommandOf<"tableOffer"> {
  const menu = view.menu.offer;
  if (!menu) throw new Error("the menu holds no offer");
  const principals = scenario.treaty.principals.filter((p) => p !== me);
  const form =
    luck() < 0.4
      ? (menu.forms[menu.forms.length - 1] as (typeof menu.forms)[number])
      : pick(luck, menu.forms);
  const to = new Set(atLeastOne(luck, menu.to));
  if (form !== "terms") for (const p of principals) to.add(p);
  const parties = [me, ...to];
  const bound = (o: Option): boolean =>
    form !== "agreement" || o.duties.every((d) => d.obligor === "guarantors" || parties.includes(d.obligor));
  let clauses = randomClauses(view, scenario, luck, bound);
  if (luck() < 0.35) {
    // Otherwise a whole treaty would hardly ever be written.
    const essential = scenario.treaty.essential.flatMap(
      (i) => randomClause(view, scenario, i, luck, bound) ?? [],
    );
    clauses = [...essential, ...clauses.filter((c) => !essential.some((e) => e.issue === c.issue))];
  } else if (luck() < 0.4) {
    const small = scenario.issues
      .filter((i) => i.limited)
      .flatMap((i) => randomClause(view, scenario, i.id, luck, bound) ?? []);
    if (small.length > 0) clauses = atLeastOne(luck, small);
  }
  const links =
    luck() < 0.2
      ? some(luck, clauses, 0.3).flatMap((then) => {
          const when =
            luck() < 0.5
              ? pick(luck, clauses)
              : randomClause(view, scenario, pick(luck, scenario.issues).id, luck);
          return when ? [{ when, then }] : [];
        })
      : [];
  const answerable = Object.values(view.offers).filter((o) => o.from === me || o.to.includes(me));
  return {
    type: "tableOffer",
    to: [...to],
    form,
    clauses,
    links: links.slice(0, 12),
    lapses: menu.lapses[0] + below(luck, menu.lapses[1] - menu.lapses[0] + 1),
    answers: answerable.length > 0 && luck() < 0.3 ? pick(luck, answerable).id : null,
    blind: menu.blind && luck() < 0.5,
    because: { code: "movesOn", with: { issue: mood.words(`offer:${parties.sort().join("+")}`) } },
  };
}

function standing(view: View, scenario: Known, me: PartyId, seat: SeatId, luck: Luck): Move | null {
  const theirs = Object.values(view.standings[pick(luck, scenario.issues).id] ?? {});
  const clause =
    theirs.length > 0 && luck() < 0.5
      ? pick(luck, theirs)
      : randomClause(view, scenario, pick(luck, scenario.issues).id, luck);
  if (!clause || isClosed(view, clause.issue, clause.option)) return null;
  const now = view.standings[clause.issue]?.[me];
  if (now && now.option === clause.option && now.value === clause.value) return null;
  return { seat, command: { type: "stand", clause: { ...clause } } };
}

function randomInstruction(scenario: Known, luck: Luck): CommandOf<"instruct"> {
  const issue = pick(luck, scenario.issues);
  return {
    type: "instruct",
    issue: issue.id,
    allow: atLeastOne(
      luck,
      issue.options.map((o) => o.id),
      0.7,
    ).slice(0, 12),
  };
}

function randomOrders(view: View, luck: Luck): CommandOf<"sealOrders">["orders"] {
  const seal = view.menu.seal;
  if (!seal) throw new Error("the menu holds no orders");
  const conduct: Record<string, Orders["conduct"][string]> = {};
  for (const id of some(luck, seal.conduct, 0.7))
    conduct[id] = pick(luck, ["honour", "honour", "evade", "breach"] as const);
  const answers: Record<string, Orders["answers"][string]> = {};
  for (const id of some(luck, seal.accusations, 0.8))
    answers[id] = seal.deny.includes(id) && luck() < 0.5 ? "deny" : pick(luck, ["admit", "contest"] as const);
  const { support } = seal;
  return {
    posture: seal.postures.length > 0 ? pick(luck, seal.postures) : null,
    conduct,
    answers,
    support: support && {
      aid: support.aid ? pick(luck, ["cut", "keep", "raise"] as const) : "keep",
      sanctions: support.sanctions ? pick(luck, ["cut", "keep", "raise"] as const) : "keep",
      pledge: support.pledge ? pick(luck, [0, 1, 2] as const) : 0,
    },
    line: randomLine(view, luck),
  };
}

function randomLine(view: View, luck: Luck): Line {
  const seal = view.menu.seal;
  const choices: Line[] = [{ kind: "none" }];
  for (const lock of seal?.raise ?? []) choices.push({ kind: "raise", lock });
  for (const lock of seal?.drop ?? []) choices.push({ kind: "drop", lock });
  for (const application of seal?.apply ?? []) choices.push({ kind: "apply", application });
  const issues = view.mine?.sheet.issues ?? {};
  const issue = Object.keys(issues)[0];
  const option = issue === undefined ? undefined : Object.keys(issues[issue]?.options ?? {})[0];
  if (issue !== undefined && option !== undefined)
    choices.push({ kind: "redLine", issue, option }, { kind: "openness", issue, option });
  return pick(luck, choices);
}
