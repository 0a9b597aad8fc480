/** Who hears what: channels between delegations, inside one, and to its capital. */
import { byCode, type ChannelKey, type PartyId, partyOf, roleOf, type SeatId } from "../ids.ts";
import { lookup } from "../scenario/lookup.ts";
import type { Scenario } from "../scenario/scenario.ts";

export const PLENARY: ChannelKey = "plenary";

/** The channel between two or more delegations. */
export const channelWith = (parties: readonly PartyId[]): ChannelKey =>
  `with:${[...parties].sort(byCode).join("+")}`;

/** Parties of a `with:` channel, sorted; null when the key is of another kind or malformed. */
export function partiesOf(channel: ChannelKey): readonly PartyId[] | null {
  if (!channel.startsWith("with:")) return null;
  const parties = channel.slice(5).split("+");
  return parties.length >= 2 && channelWith(parties) === channel && new Set(parties).size === parties.length
    ? parties
    : null;
}

const reading = new WeakMap<Scenario, Map<ChannelKey, readonly SeatId[]>>();

/** Seats that read a channel, or null when there is no such channel. Plenary is read by everybody, seated or not. */
export function readersOf(scenario: Scenario, channel: ChannelKey): readonly SeatId[] | null {
  let known = reading.get(scenario);
  if (!known) {
    known = new Map();
    reading.set(scenario, known);
  }
  const readers = known.get(channel) ?? findReaders(scenario, channel);
  // What is no channel has no end of names.
  if (readers) known.set(channel, readers);
  return readers;
}

function findReaders(scenario: Scenario, channel: ChannelKey): readonly SeatId[] | null {
  const tables = lookup(scenario);
  if (channel === PLENARY) return tables.seats;
  const between = partiesOf(channel);
  if (between) {
    if (between.some((p) => !tables.party[p])) return null;
    // The capital is at home: it learns of a bilateral talk from its delegation, or not at all.
    return tables.seats.filter((s) => between.includes(partyOf(s)) && roleOf(s) !== "capital");
  }
  const [kind, party] = split(channel);
  if (party === undefined || !tables.party[party]) return null;
  const own = tables.seats.filter((s) => partyOf(s) === party);
  if (kind === "caucus") return own.length > 1 ? own : null;
  if (kind === "cable")
    return own.some((s) => roleOf(s) === "capital")
      ? own.filter((s) => roleOf(s) === "head" || roleOf(s) === "capital")
      : null;
  return null;
}

function split(channel: ChannelKey): readonly [string, string | undefined] {
  const at = channel.indexOf(":");
  return at < 0 ? [channel, undefined] : [channel.slice(0, at), channel.slice(at + 1)];
}

const offered = new WeakMap<Scenario, Map<SeatId, readonly ChannelKey[]>>();

/** Channels offered to a seat: plenary, each bilateral, its caucus and its cable. Larger subsets are allowed too. */
export function channelsOf(scenario: Scenario, seat: SeatId): readonly ChannelKey[] {
  let known = offered.get(scenario);
  if (!known) {
    known = new Map(lookup(scenario).seats.map((s) => [s, channelsFor(scenario, s)]));
    offered.set(scenario, known);
  }
  return known.get(seat) ?? [];
}

function channelsFor(scenario: Scenario, seat: SeatId): readonly ChannelKey[] {
  const party = partyOf(seat);
  const candidates = [
    PLENARY,
    ...lookup(scenario)
      .parties.filter((p) => p !== party)
      .map((p) => channelWith([party, p])),
    `caucus:${party}`,
    `cable:${party}`,
  ];
  return candidates.filter((c) => readersOf(scenario, c)?.includes(seat) === true);
}
