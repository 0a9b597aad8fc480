/**
 * The store port: what the host needs from a durable place, as types only. Adapters keep one contract
 * (tests/store/contract.ts): an append is all or nothing, in order, by the current writer, and durable
 * before its promise resolves.
 */
import type { HolderId } from "../../shared/engine/ids.ts";

/** What is stored once, when a match is opened. The scenario lies beside it under its hash. */
export interface MatchRow {
  readonly match: string;
  /** Six characters that people type. */
  readonly code: string;
  /** Hash of the scenario's body. */
  readonly scenario: string;
  readonly seed: string;
  readonly seedHash: string;
  readonly timed: boolean;
  readonly listed: boolean;
  /** Who leads the table: reads everything, halts and moves it on, and holds no seat. Null at a table that nobody leads. */
  readonly facilitator: HolderId | null;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** Where it leaves another match, whose first entries it shares without copying them; null for a root. */
  readonly parent: { readonly match: string; readonly seq: number } | null;
  /** The recorded course of a scenario: over when it was stored, and open to everybody. */
  readonly recorded: boolean;
  /** What people wrote on it, as JSON that no store reads; null on what nobody may write on. */
  readonly label: string | null;
}

export interface StoredEntry {
  readonly seq: number;
  readonly at: number;
  /** The person who submitted it and their id of the command: together once in a match. */
  readonly holder: HolderId | null;
  readonly cid: string | null;
  /** The entry as JSON: the very text that was hashed. */
  readonly body: string;
  readonly hash: string;
}

/** A place in a log: how many entries, and the hash of the last one. */
export interface Mark {
  readonly seq: number;
  readonly hash: string;
}

export interface Append {
  readonly match: string;
  /** The writer's fencing number, from `claim`. */
  readonly fence: number;
  /** Where the writer believes the log to end. */
  readonly after: Mark;
  readonly entries: readonly StoredEntry[];
}

/**
 * fenced: another writer has claimed the match. lostRace: the log does not end where the writer believes.
 * unavailable: the store cannot write now. That no person's command id comes twice is the writer's to see to: it
 * knows the log to its end, or it is refused.
 * On "unavailable" the entries may nevertheless have been written: read before trying again.
 */
export const APPEND_REFUSALS = ["fenced", "lostRace", "unavailable"] as const;
export type Appended =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: (typeof APPEND_REFUSALS)[number]; readonly cause?: unknown };

/** A folded state, kept so that waking a match need not fold its whole log. */
export interface Snapshot extends Mark {
  readonly body: string;
}

/** One person's place at one match. The token itself is never stored. */
export interface TicketRow {
  readonly match: string;
  readonly holder: HolderId;
  readonly name: string;
  readonly tokenHash: string;
  readonly createdAt: number;
}

/** A result of the laboratory: about which match, and everything else as JSON that no store reads. */
export interface LabRow {
  readonly id: string;
  readonly match: string;
  readonly createdAt: number;
  readonly body: string;
}

export interface Store {
  /** Stores a scenario body under its hash; the same hash twice is one body. */
  putScenario(hash: string, body: string): Promise<void>;
  getScenario(hash: string): Promise<string | null>;

  /**
   * Stores a new match whose log is empty and begins after `start`: the hash of its genesis, or for a branch that of its
   * parent's entry there, on which its numbers go on. False when id or code are taken; throws when it has no parent.
   */
  createMatch(row: MatchRow, start: string): Promise<boolean>;
  matchById(match: string): Promise<MatchRow | null>;
  matchByCode(code: string): Promise<MatchRow | null>;
  /** Listed matches that have not ended, newest first. */
  listedMatches(limit: number): Promise<readonly MatchRow[]>;
  markEnded(match: string): Promise<void>;
  /** Branches that leave `match` itself, oldest first. */
  branchesOf(match: string, limit: number): Promise<readonly MatchRow[]>;
  /** All recorded courses that were ever stored, oldest first. */
  recordedMatches(): Promise<readonly MatchRow[]>;
  putLabel(match: string, label: string): Promise<void>;

  /** Makes the caller the only writer of the match: its fencing number, higher than any before. */
  claim(match: string): Promise<number>;
  append(ask: Append): Promise<Appended>;
  /** Where the log ends. */
  end(match: string): Promise<Mark>;
  /** Its own entries after `seq`, in order: a branch has none of its parent's. */
  read(match: string, seq: number): Promise<readonly StoredEntry[]>;
  /** Every `holder` and `cid` that the log holds. */
  commandIds(match: string): Promise<readonly { readonly holder: HolderId; readonly cid: string }[]>;

  putSnapshot(match: string, snapshot: Snapshot): Promise<void>;
  getSnapshot(match: string): Promise<Snapshot | null>;

  putTicket(ticket: TicketRow): Promise<void>;
  ticketByHash(match: string, tokenHash: string): Promise<TicketRow | null>;

  /** Keeps a result of the laboratory under its id; the same id twice is one result. */
  putLab(row: LabRow): Promise<void>;
  labById(id: string): Promise<LabRow | null>;
  /** Results about a match, newest first. */
  labsOf(match: string, limit: number): Promise<readonly LabRow[]>;

  close(): Promise<void>;
}
