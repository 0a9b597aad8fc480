/**
 * The names of things. Every id is a string that starts with a letter, because JavaScript
 * walks integer-like object keys first and the same log must give the same bytes everywhere.
 */

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

export const seatOf = (party: PartyId, role: Role): SeatId => `${party}.${role}`;
export const partyOf = (seat: SeatId): PartyId => seat.slice(0, seat.indexOf("."));
export const roleOf = (seat: SeatId): Role => seat.slice(seat.indexOf(".") + 1) as Role;

/** Ascending by UTF-16 code unit: never the machine's locale. */
export const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
