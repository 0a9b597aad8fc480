/**
 * Non-interference: a match is played again with more hidden things in it, and whoever they are hidden from
 * must get the same bytes. Finds what no canary can: counts, gaps, flags and order that give a secret away.
 */
import type { By, Command } from "../../shared/engine/command.ts";
import type { Event } from "../../shared/engine/event.ts";
import { byCode, type OfferId, type PartyId, partyOf, roleOf, type SeatId } from "../../shared/engine/ids.ts";
import type { Entry } from "../../shared/engine/log.ts";
import { isRefusal } from "../../shared/engine/refusal.ts";
import { dice, seeded } from "../../shared/engine/rng.ts";
import type { MatchState } from "../../shared/engine/state.ts";
import type { Viewer } from "../../shared/engine/view/viewTypes.ts";
import type { Engine } from "./engine.ts";
import { below, type Luck, pick, randomClauses } from "./fuzzBot.ts";
import type { Playout } from "./playout.ts";
import { mayKnow } from "./secrets.ts";

/** What an observer got from one run. */
export interface Got {
  readonly told: string;
  /** Its view after each command of the base run that was looked at. */
  readonly views: readonly string[];
  /** Hidden things put in. */
  readonly inserted: number;
  /** Hidden commands after which the observer's view was another. */
  readonly noticed: readonly string[];
  readonly entries: readonly Entry[];
}

const byOf = (state: MatchState, seat: SeatId): By | null => {
  const o = state.seats[seat];
  if (!o || o.kind === "empty") return null;
  return o.kind === "bot" ? { kind: "bot", seat } : { kind: "seat", seat, holder: o.holder };
};

/** Plays the commands of `p` again, with `rate` hidden insertions before each; null when an insertion made a later command impossible. */
export function observed(
  engine: Engine,
  p: Playout,
  observer: Viewer,
  rate: number,
  label: string,
): Got | null {
  const luck = dice(seeded(p.header.seed, label)).next;
  let state = engine.openMatch(p.header);
  const entries: Entry[] = [];
  const renamed = new Map<OfferId, OfferId>();
  const views: string[] = [];
  let inserted = 0;
  const noticed: string[] = [];
  const submit = (by: By, command: Command): readonly Event[] | null => {
    const events = engine.decide(state, by, command);
    if (isRefusal(events)) return null;
    entries.push({ seq: entries.length + 1, at: 0, by, cid: null, command, events });
    for (const e of events) state = engine.apply(state, e);
    return events;
  };
  for (const [i, entry] of p.entries.entries()) {
    if (rate > 0 && !state.paused && luck() < rate) {
      const before = JSON.stringify(engine.viewFor(state, observer));
      const secretly: Submit = (by, command) => {
        const events = submit(by, command);
        const after = JSON.stringify(engine.viewFor(state, observer));
        if (after !== before) noticed.push(`a hidden ${command.type}: ${firstDifference(before, after)}`);
        return events;
      };
      if (hide(engine, state, observer, luck, secretly, () => state)) inserted++;
    }
    const changed = rate > 0 ? changedWords(entry.command, observer) : entry.command;
    const events = submit(entry.by, renamedIn(changed, renamed));
    if (!events) return null;
    const was = entry.events.find((e) => e.type === "offerTabled");
    const is = events.find((e) => e.type === "offerTabled");
    if (was?.type === "offerTabled" && is?.type === "offerTabled") renamed.set(was.offer.id, is.offer.id);
    if (i % 7 === 0 || i === p.entries.length - 1)
      views.push(JSON.stringify(engine.viewFor(state, observer)));
  }
  return {
    told: JSON.stringify(engine.tell(p.header, entries, observer)),
    views,
    inserted,
    noticed,
    entries,
  };
}

/** Offer ids of the base run are counted: in the other run the same offer may have another number. */
function renamedIn(command: Command, renamed: ReadonlyMap<OfferId, OfferId>): Command {
  switch (command.type) {
    case "acceptOffer":
    case "rejectOffer":
    case "withdrawOffer":
      return { ...command, offer: renamed.get(command.offer) ?? command.offer };
    case "tableOffer":
      return {
        ...command,
        answers: command.answers === null ? null : (renamed.get(command.answers) ?? command.answers),
      };
    default:
      return command;
  }
}

/** Other words where the observer does not hear them. */
const changedWords = (command: Command, observer: Viewer): Command =>
  command.type === "say" && !mayKnow(observer, command.channel)
    ? { ...command, text: `other ${command.text}` }
    : command;

type Submit = (by: By, command: Command) => readonly Event[] | null;

/** Puts one hidden thing into the match; false when none was possible. */
function hide(
  engine: Engine,
  state: MatchState,
  observer: Viewer,
  luck: Luck,
  submit: Submit,
  now: () => MatchState,
): boolean {
  const { scenario } = state.header;
  const others = scenario.parties.filter((x) => observer.kind !== "seats" || x.id !== observer.party);
  const party = pick(luck, others);
  const head = `${party.id}.head`;
  const by = byOf(state, head);
  if (!by) return false;
  const roll = luck();
  if (roll < 0.3) {
    const channels = [
      `caucus:${party.id}`,
      `cable:${party.id}`,
      ...others.filter((o) => o !== party).map((o) => `with:${[party.id, o.id].sort(byCode).join("+")}`),
    ];
    return submit(by, { type: "say", channel: pick(luck, channels), text: "hidden" }) !== null;
  }
  const view = engine.viewFor(state, { kind: "seats", party: party.id, seats: [head] });
  if (roll < 0.45)
    return submit(by, { type: "askCapital", clauses: randomClauses(view, scenario, luck) }) !== null;
  const menu = view.menu.offer;
  const to = menu?.to.filter((t) => others.some((o) => o.id === t)) ?? [];
  if (!menu || to.length === 0) return false;
  const chosen: PartyId[] = to.filter(() => luck() < 0.5);
  if (chosen.length === 0) chosen.push(to[0] as PartyId);
  const before = state.stirred;
  const events = submit(by, {
    type: "tableOffer",
    to: chosen,
    form: "terms",
    clauses: randomClauses(view, scenario, luck),
    links: [],
    lapses: state.round,
    answers: null,
    blind: menu.blind && luck() < 0.6,
  });
  const tabled = events?.find((e) => e.type === "offerTabled");
  if (tabled?.type !== "offerTabled") return false;
  answer(tabled.offer.id, tabled.offer.to, luck, submit, now);
  if (luck() < 0.8) submit(by, { type: "withdrawOffer", offer: tabled.offer.id });
  // Those whom it reached say again that they are ready, as they would.
  for (const seat of now().stirred.filter((s) => !before.includes(s))) {
    const b = byOf(now(), seat);
    const { round, phase } = now();
    if (b && phase === "talks") submit(b, { type: "ready", round, phase });
  }
  return true;
}

/** Somebody answers, but never so that the whole is agreed. */
function answer(
  offer: OfferId,
  to: readonly PartyId[],
  luck: Luck,
  submit: Submit,
  now: () => MatchState,
): void {
  const head = byOf(now(), `${to[below(luck, to.length)]}.head`);
  if (!head || luck() < 0.3) return;
  if (to.length > 1 && luck() < 0.5) submit(head, { type: "acceptOffer", offer });
  else submit(head, { type: "rejectOffer", offer });
}

/** What the observer gets when the party hides more, compared with what it gets when it hides less. */
export function interference(
  engine: Engine,
  p: Playout,
  observer: Viewer,
  n: number,
): { readonly found: readonly string[]; readonly inserted: number } {
  const less = observed(engine, p, observer, 0, "less");
  const more = observed(engine, p, observer, 0.25, `more ${n}`);
  if (!less) return { found: ["the base run does not replay"], inserted: 0 };
  if (!more || more.inserted === 0) return { found: [], inserted: 0 };
  const found: string[] = [];
  if (more.noticed[0] !== undefined) found.push(`${JSON.stringify(observer)} notices ${more.noticed[0]}`);
  if (less.told !== more.told)
    found.push(
      `${JSON.stringify(observer)} is told something else: ${firstDifference(less.told, more.told)}`,
    );
  const at = less.views.findIndex((v, i) => v !== more.views[i]);
  if (at >= 0)
    found.push(
      `${JSON.stringify(observer)} sees something else after command ${at * 7 + 1}: ${firstDifference(less.views[at] as string, more.views[at] ?? "")}`,
    );
  return { found, inserted: more.inserted };
}

export function firstDifference(a: string, b: string): string {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return `… ${a.slice(Math.max(0, i - 60), i + 40)} … against … ${b.slice(Math.max(0, i - 60), i + 40)} …`;
}

/** Viewers from whom things can be hidden. */
export const observersOf = (p: Playout): readonly Viewer[] => [
  { kind: "spectator" },
  ...p.header.scenario.parties.map(
    (x): Viewer => ({
      kind: "seats",
      party: x.id,
      seats: x.seats.filter((s) => roleOf(s.id) !== "legal" && partyOf(s.id) === x.id).map((s) => s.id),
    }),
  ),
];
