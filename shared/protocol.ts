/**
 * What both ends say to each other, in one place. HTTP for what is public or happens once, the room's
 * requests for everything at the table. No token ever stands in an address.
 */
import type { Command } from "./engine/command.ts";
import type { Domain, PartyId, SeatId } from "./engine/ids.ts";
import type { Refusal } from "./engine/refusal.ts";
import type { Shock } from "./engine/scenario/scenario.ts";
import type { Debrief } from "./engine/view/debrief.ts";
import type { Seen } from "./engine/view/see.ts";
import type { PublicScenario, TrustExplained, View } from "./engine/view/viewTypes.ts";
import type { BranchMark } from "./exploring.ts";
import type { Patch } from "./patch.ts";

/** Characters of a table code: no 0/O, 1/I/L. */
export const CODE_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
export const CODE_LENGTH = 6;
export const ROOM = "table";
/** WebSocket frames above this are refused by the transport. */
export const MAX_FRAME = 16 * 1024;

/** GET /api/scenarios */
export interface ScenarioCard {
  readonly id: string;
  readonly hash: string;
  /** Changes with what is played, and not with the words for people: results of roll-outs name it. */
  readonly played: string;
  readonly title: string;
  readonly place: string;
  readonly summary: string;
  readonly asOf: string;
  readonly rounds: number;
  /** First and last day of its rounds. */
  readonly from: string;
  readonly to: string;
  /** The scenario that a match of it goes on into. */
  readonly next: string | null;
  /** Who sits there, the two principals first. */
  readonly parties: readonly {
    readonly party: PartyId;
    readonly name: string;
    readonly flag: string | null;
    readonly colour: PublicScenario["parties"][number]["colour"];
    readonly principal: boolean;
  }[];
  readonly seats: readonly {
    readonly seat: SeatId;
    readonly title: string;
    readonly party: PartyId;
    readonly partyName: string;
  }[];
}
/** GET /api/scenarios/:hash, cached for ever. */
export type ScenarioReply = PublicScenario;

/** POST /api/matches: opens a table and seats its maker. */
export interface OpenMatch {
  readonly scenario: string;
  /** Seats the maker takes; all others start with bots. */
  readonly seats: readonly SeatId[];
  readonly name: string;
  /** A clock runs when true; otherwise phases wait for the people seated. */
  readonly timed: boolean;
  /** Is the table listed in the lobby? */
  readonly listed: boolean;
  /** The maker takes no seat but leads the table: it stands still until they let it begin. */
  readonly leads?: boolean | undefined;
}
/** What a browser keeps: the token is shown once and never again. */
export interface Ticket {
  readonly match: string;
  readonly code: string;
  readonly holder: string;
  readonly token: string;
  /** The hash of its scenario, so that it can be asked for at once. */
  readonly scenario?: string;
}
/** POST /api/look → Synced: what the ticket's owner may see now, before a socket stands. The token is in the body. */
export interface Look {
  readonly match: string;
  readonly token: string;
}
/** POST /api/matches/:code/join {name} → Ticket: a person at the table who holds no seat yet (may watch). */
export interface JoinMatch {
  readonly name: string;
}
/** POST /api/matches/:code/next → Ticket: the match that follows an ended one, on the next scenario. The token is of the old one. */
export interface NextMatch {
  readonly token: string;
}
/** GET /api/matches/:code */
export interface MatchCard {
  readonly match: string;
  readonly code: string;
  readonly scenario: string;
  readonly scenarioHash: string;
  readonly title: string;
  readonly phase: string;
  readonly round: number;
  readonly rounds: number;
  readonly seats: Readonly<
    Record<SeatId, { readonly kind: "empty" | "bot" | "person"; readonly name: string | null }>
  >;
  /** Only on a branch: what it is called, and the seats left for others that nobody has taken. */
  readonly branch?: BranchMark & { readonly open: readonly SeatId[] };
  /** Does a facilitator lead it, who reads every channel? */
  readonly led?: true;
}

/** An event as one viewer may see it; a fallen shock carries its card. */
export type SeenEvent = Seen;

/** Room request "sync": everything that this person may see now, and what they have not been told since `after`. */
export interface Sync {
  readonly after: number | null;
  /** May the answer come as a `PackedSync`? */
  readonly packed?: boolean | undefined;
}
/** A `Synced` as JSON, deflated without a header: a quarter of its size. */
export interface PackedSync {
  readonly packed: Uint8Array<ArrayBuffer>;
}
export interface Synced {
  /** How many events this viewer has been told, this answer included. */
  readonly n: number;
  readonly holder: string;
  readonly code: string;
  readonly scenarioHash: string;
  readonly view: View;
  /** The visible events numbered first…n, at most 40; older ones by "history". */
  readonly first: number;
  readonly events: readonly SeenEvent[];
  /** Server's clock, milliseconds since 1970. */
  readonly now: number;
  /** Only on a branch: what the table's header shows. */
  readonly branch?: BranchMark;
  /** Does a facilitator lead it, who reads every channel? */
  readonly led?: true;
}

/**
 * Room push "told", as JSON text: the next visible events, numbered from `first`, and the change of the view. Sent once,
 * in order.
 */
export interface Told {
  readonly first: number;
  readonly events: readonly SeenEvent[];
  readonly patch: Patch;
  readonly now: number;
}

/** Room request "command". The same `cid` from the same person is answered again, never done again. */
export interface Submit {
  readonly cid: string;
  /** The seat that acts; absent for taking a seat, leaving it or handing it to a bot. */
  readonly seat: SeatId | null;
  readonly command: Command;
}
export type Submitted =
  | { readonly ok: true; readonly repeated: boolean }
  | { readonly ok: false; readonly refusal: Refusal | ServerRefusal };

/** What the door itself refuses, before any rule is asked. */
export const SERVER_REFUSALS = [
  "tooFast",
  "tooLarge",
  "malformed",
  "notSynced",
  "badToken",
  "unknownMatch",
  "unknownScenario",
  "notEnded",
  "nothingNext",
  "eyesClosed",
  "unknownNode",
  "notYours",
  "sameScenario",
  "readOnly",
  "internal",
  "tooMany",
  "lockedOut",
  "labFull",
  "labBusy",
  "labSpent",
  "unknownChange",
  "unknownJob",
  "unfitChange",
] as const;
export interface ServerRefusal {
  readonly refused: (typeof SERVER_REFUSALS)[number];
  readonly with: Readonly<Record<string, string | number | readonly string[]>>;
}

/** Room request "history": visible events numbered below `before`, newest last, at most 100. */
export interface HistoryAsk {
  readonly before: number;
}
export interface HistoryReply {
  readonly first: number;
  readonly events: readonly SeenEvent[];
}

/** Room request "explain": why a trust figure is what it is. */
export interface ExplainAsk {
  readonly truster: PartyId;
  readonly trustee: PartyId;
  readonly domain: Domain | null;
}
export type ExplainReply = TrustExplained;

/** Room request "papers": the confidential briefs of the seats this person holds. */
export interface PapersReply {
  readonly briefs: Readonly<Record<SeatId, string>>;
  /** For who leads the table: the cards of all shocks, also of those that have not fallen. */
  readonly shocks?: readonly Shock[];
}

/** Room request "debrief": only when the match has ended. */
export type DebriefReply = Debrief;

/**
 * Room request names. Every one of them answers a value or rejects with a Refusal or ServerRefusal. What is asked comes
 * as JSON text: the framework's own packing, which is read as well, names the keys of every message anew.
 */
export const REQUESTS = ["sync", "command", "history", "explain", "papers", "debrief"] as const;
