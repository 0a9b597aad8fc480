/**
 * The names of things. Every id is a string that starts with a letter, because JavaScript
 * walks integer-like object keys first and the same log must give the same bytes everywhere.
 */

import { named } from "./names.ts";

export type PartyId = string;
/** `<party>.<role>`, e.g. `ukraine.head`. */
export type SeatId = string;
export type IssueId = string;
export type OptionId = string;
/** `<from>><to+to>.<n>`: counted per proposer and audience, so a hidden offer leaves no gap in what others see. */
export type OfferId = string;
export type InstrumentId = string;
export type ObligationId = string;
export type RegionId = string;
export type ShockId = string;
export type LockId = string;
export type SourceId = string;
/** Opaque id of a person or browser; never a secret, never a name. */
export type HolderId = string;
/** `plenary`, `with:<party+party>`, `caucus:<party>` or `cable:<party>`. */
export type ChannelKey = string;

export const ROLES = ["head", "capital", "military", "legal"] as const;
export type Role = (typeof ROLES)[number];

/** Domains of the record and of trust (model.md §4). */
export const DOMAINS = [
  "force",
  "sovereignty",
  "ceasefire",
  "humanitarian",
  "prisoners",
  "grain",
  "energy",
  "arms",
  "guarantees",
] as const;
export type Domain = (typeof DOMAINS)[number];

export const PHASES = ["briefing", "talks", "orders", "ended"] as const;
export type Phase = (typeof PHASES)[number];

export const seatOf = (party: PartyId, role: Role): SeatId => seatsOf(party)[role];
export const partyOf = (seat: SeatId): PartyId => cut(seat).party;
export const roleOf = (seat: SeatId): Role => cut(seat).role;

/** `a>b`: of all that goes from one party to another. */
export const pairOf = (a: PartyId, b: PartyId): string => pairsFrom(a)(b);

const pairsFrom = spelt((a) => spelt((b) => named(`${a}>${b}`)));
const seatsOf = spelt(
  (party): Readonly<Record<Role, SeatId>> => ({
    head: named(`${party}.head`),
    capital: named(`${party}.capital`),
    military: named(`${party}.military`),
    legal: named(`${party}.legal`),
  }),
);
const cut = spelt((seat): { readonly party: PartyId; readonly role: Role } => {
  const dot = seat.indexOf(".");
  return { party: named(seat.slice(0, dot)), role: named(seat.slice(dot + 1)) as Role };
});

/** Ids that are taken apart or put together at every turn, once: a new string is slow to look anything up with. */
export function spelt<T>(make: (id: string) => T): (id: string) => T {
  const known = new Map<string, T>();
  return (id) => {
    let made = known.get(id);
    if (made === undefined) {
      made = make(id);
      // Ids from outside are without end; those of scenarios come first.
      if (known.size < 1_000) known.set(id, made);
    }
    return made;
  };
}

/** Ascending by UTF-16 code unit: never the machine's locale. */
export const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
