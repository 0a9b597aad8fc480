/**
 * The channels that a person may read or write: which there are, who reads along, what was said in each.
 * Everything comes from the menu and from the events that this person has been told.
 */
import {
  byCode,
  type ChannelKey,
  type PartyId,
  partyOf,
  type Role,
  roleOf,
  type SeatId,
} from "../../shared/engine/ids.ts";
import type { PublicScenario, View } from "../../shared/engine/view/viewTypes.ts";
import type { SeenEvent } from "../../shared/protocol.ts";

export type ChannelKind = "plenary" | "with" | "caucus" | "cable";
export type Said = Extract<SeenEvent, { type: "said" }>;
export type Answered = Extract<SeenEvent, { type: "capitalAnswered" }>;

export interface Channel {
  readonly key: ChannelKey;
  readonly kind: ChannelKind;
  /** Delegations that read it; empty: everybody. */
  readonly readers: readonly PartyId[];
  readonly writable: boolean;
  readonly messages: number;
}

export const channelKind = (key: ChannelKey): ChannelKind =>
  key === "plenary"
    ? "plenary"
    : key.startsWith("caucus:")
      ? "caucus"
      : key.startsWith("cable:")
        ? "cable"
        : "with";

/** The delegations that read a channel; empty for the plenary, which everybody reads. */
export function readersOf(key: ChannelKey): readonly PartyId[] {
  if (key === "plenary") return [];
  const rest = key.slice(key.indexOf(":") + 1);
  return key.startsWith("with:") ? rest.split("+") : [rest];
}

/** The key of a talk between these delegations. */
export const groupKey = (parties: readonly PartyId[]): ChannelKey =>
  `with:${[...new Set(parties)].sort(byCode).join("+")}`;

const ORDER: readonly ChannelKind[] = ["plenary", "with", "caucus", "cable"];

/**
 * Channels in a steady order: plenary, talks by size, caucus, cable. `extra`: groups that the person has just
 * made and in which nothing was said yet.
 */
export function channels(
  scenario: PublicScenario,
  view: View,
  events: readonly SeenEvent[],
  extra: readonly ChannelKey[] = [],
): readonly Channel[] {
  const counts = new Map<ChannelKey, number>();
  for (const e of events) {
    if (e.type === "said") counts.set(e.channel, (counts.get(e.channel) ?? 0) + 1);
    if (e.type === "capitalAnswered")
      counts.set(`cable:${e.party}`, (counts.get(`cable:${e.party}`) ?? 0) + 1);
  }
  const keys = [...new Set([...view.menu.say, ...counts.keys(), ...extra])];
  const place = new Map(scenario.parties.map((p, i) => [p.id, i]));
  const rank = (c: Channel): readonly number[] => [
    ORDER.indexOf(c.kind),
    c.readers.length,
    ...c.readers.map((p) => place.get(p) ?? 99),
  ];
  return keys
    .map((key) => ({
      key,
      kind: channelKind(key),
      readers: readersOf(key),
      writable: mayWrite(view, key),
      messages: counts.get(key) ?? 0,
    }))
    .sort((a, b) => compare(rank(a), rank(b)));
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const gap = (a[i] ?? -1) - (b[i] ?? -1);
    if (gap !== 0) return gap;
  }
  return 0;
}

/** In the menu, or a larger group made of delegations that I may talk to one by one. */
export function mayWrite(view: View, key: ChannelKey): boolean {
  if (view.menu.say.includes(key)) return true;
  if (channelKind(key) !== "with" || view.who.kind !== "seats") return false;
  const me = view.who.party;
  const readers = readersOf(key);
  return readers.includes(me) && readers.every((p) => p === me || view.menu.say.includes(groupKey([me, p])));
}

/** Delegations that a new group may be made of. */
export function mayInvite(scenario: PublicScenario, view: View): readonly PartyId[] {
  if (view.who.kind !== "seats") return [];
  const me = view.who.party;
  return scenario.parties
    .map((p) => p.id)
    .filter((p) => p !== me && view.menu.say.includes(groupKey([me, p])));
}

/** What was said in a channel, oldest first, with the capital's answers in its cable. */
export function conversation(events: readonly SeenEvent[], key: ChannelKey): readonly (Said | Answered)[] {
  return events.filter(
    (e): e is Said | Answered =>
      (e.type === "said" && e.channel === key) ||
      (e.type === "capitalAnswered" && key === `cable:${e.party}`),
  );
}

/** Which of my seats speaks: the head first; the capital is at home and hears no talks between delegations. */
export function speakerIn(kind: ChannelKind, seats: readonly SeatId[]): SeatId | null {
  const order: readonly Role[] =
    kind === "cable"
      ? ["head", "capital"]
      : kind === "with"
        ? ["head", "military", "legal"]
        : ["head", "military", "legal", "capital"];
  for (const role of order) {
    const seat = seats.find((s) => roleOf(s) === role);
    if (seat !== undefined) return seat;
  }
  return null;
}

/** Is the seat played by a bot now? */
export const isBot = (view: View, seat: SeatId): boolean => view.seats[seat]?.kind === "bot";

/** Who of a channel's readers has a person in a seat: whom a message reaches as a human. */
export const hasPerson = (view: View, party: PartyId): boolean =>
  Object.entries(view.seats).some(([seat, s]) => partyOf(seat) === party && s.kind === "person");
