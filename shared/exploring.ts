/**
 * What both ends say to each other about the past: the recorded line, replays, branches, comparisons and exports.
 * Types only. Whatever names a table by its token says so in a request's body, never in an address.
 */
import type { IssueId, PartyId, Phase, SeatId } from "./engine/ids.ts";
import type { Clause, Ending, Instrument } from "./engine/state.ts";
import type { Seen } from "./engine/view/see.ts";
import type { View } from "./engine/view/viewTypes.ts";
import type { Patch } from "./patch.ts";

/** What is looked at: the recorded line of a scenario, by its id, or a table by its code with the asker's token at it. */
export type Past = { readonly line: string } | { readonly code: string; readonly token?: string | undefined };

/** Whose eyes: everything, the public gallery, or one delegation with all its seats. */
export type Eyes = "all" | "public" | PartyId;

export interface LineSource {
  readonly id: string;
  readonly title: string;
  readonly publisher?: string | undefined;
  readonly date?: string | undefined;
  readonly url?: string | undefined;
}

export const LINE_KINDS = ["talks", "text", "war", "shock", "capital", "plan"] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** Chance of a treaty in force from here, 0–1, with its interval, from committed roll-outs. */
export interface LineChance {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly runs: number;
}

/** One dated event of the recorded course, and the entry after which it has happened. */
export interface LineNode {
  readonly id: string;
  readonly scenario: string;
  /** The entry of its stretch: what `Past` and `seq` name together. */
  readonly seq: number;
  /** ISO day. */
  readonly date: string;
  readonly title: string;
  readonly text: string;
  readonly sources: readonly LineSource[];
  /** Who says otherwise, and what; null when nobody of weight does. */
  readonly contested: string | null;
  /** ISO day on which it became public; the same as `date` when it was at once. */
  readonly knownFrom: string;
  readonly venue: string | null;
  readonly kind: LineKind;
  /** One of the handful that everybody looks for. */
  readonly major: boolean;
  readonly chance: LineChance | null;
  /** What moved it here, for turning points: this event's own moves, or all that a closed round brought; null: nothing did. */
  readonly shift: { readonly of: "event" } | { readonly of: "round"; readonly round: number } | null;
}

/** The part of the line that one scenario records. */
export interface LineStretch {
  readonly scenario: string;
  readonly title: string;
  readonly hash: string;
  /** ISO days. */
  readonly from: string;
  readonly to: string;
  readonly entries: number;
}

/**
 * GET /api/line: the recorded lines of one conflict in the order of time, of the one with most lines; with ?of=<scenario id>
 * of that scenario's.
 */
export interface Line {
  readonly nodes: readonly LineNode[];
  readonly stretches: readonly LineStretch[];
  /** Other conflicts of which a course is recorded, each by its first scenario. */
  readonly others: readonly { readonly scenario: string; readonly title: string }[];
}

/** The entry of the past at which a branch leaves it. */
export interface BranchPoint {
  readonly of: { readonly line: string } | { readonly code: string };
  readonly seq: number;
  /** ISO day of the simulated calendar. */
  readonly date: string;
}

/** POST /api/replay {past, eyes} → Replay, deflated by the ordinary content encoding. */
export interface ReplayAsk {
  readonly past: Past;
  /** Null: the widest that are offered. */
  readonly eyes: Eyes | null;
}

export type StepBy = "person" | "bot" | "clock" | "facilitator";

/** One entry as its viewer was told of it: steps of which one saw nothing are not there. */
export interface ReplayStep {
  /** The number of the entry. While the match runs, the viewer's own count: what was hidden from it leaves no gap. */
  readonly seq: number;
  /** ISO day of the simulated calendar: the first of the running round. */
  readonly day: string;
  readonly round: number;
  readonly phase: Phase;
  readonly by: StepBy;
  readonly events: readonly Seen[];
  readonly patch: Patch;
}

export interface Replay {
  /** The table's code; null for a recorded line. */
  readonly code: string | null;
  readonly scenarioHash: string;
  readonly title: string;
  readonly eyes: Eyes;
  /** All eyes through which the asker may look. */
  readonly offered: readonly Eyes[];
  /** Before the first step. */
  readonly view: View;
  readonly steps: readonly ReplayStep[];
  readonly ended: boolean;
  readonly parent: BranchPoint | null;
}

/** Colours that a branch may have: an index into the client's palette. */
export const BRANCH_COLOURS = 8;
export const MAX_BRANCH_TITLE = 60;
export const MAX_BRANCH_NOTE = 600;
export const MAX_BRANCH_TAGS = 6;
export const MAX_BRANCH_TAG = 24;
/** Branches that one tree may have. */
export const MAX_BRANCHES = 500;

/** What a table's header shows when it is a branch, so that nobody forgets where they are. */
export interface BranchMark {
  readonly title: string;
  readonly colour: number;
  readonly point: BranchPoint;
}

/**
 * GET /api/branches?line=<scenario id> or ?code=<code>: the tree below that root, flat, oldest first. Of branches that are
 * not listed only those whose codes are named, by any further `code`, and those that lead to one that is shown.
 */
export interface Branch extends BranchMark {
  readonly code: string;
  readonly note: string;
  readonly tags: readonly string[];
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly round: number;
  readonly rounds: number;
  readonly phase: Phase;
  readonly ending: Ending | null;
  /** Seats left for others that nobody has taken. */
  readonly openSeats: readonly { readonly seat: SeatId; readonly title: string }[];
  readonly people: number;
  /** The prepared change that it begins with, by its id. */
  readonly change: string | null;
}

/** POST /api/branches → Ticket (protocol.ts): forks a finished match or a recorded line. */
export interface OpenBranch {
  readonly past: Past;
  /** The last entry that the branch shares with its parent; 0: its very beginning. */
  readonly seq: number;
  /** Seats that the maker takes. */
  readonly seats: readonly SeatId[];
  readonly name: string;
  readonly title: string;
  readonly note: string;
  readonly tags: readonly string[];
  readonly colour: number;
  /** "same": the dice fall as they did on the parent; "new": another seed from here. */
  readonly luck: "same" | "new";
  /** Seats left for others: shown in the lobby; bots keep them until somebody comes. */
  readonly open: readonly SeatId[];
  readonly timed: boolean;
  readonly listed: boolean;
  /** A prepared change that it begins with, by its id. One that is about what offices order is for the laboratory only. */
  readonly change: string | null;
}

/** POST /api/branches/:code → Branch: renames or annotates a branch; only for whoever opened it. */
export interface MarkBranch {
  readonly token: string;
  readonly title: string;
  readonly note: string;
  readonly tags: readonly string[];
  readonly colour: number;
}

export interface Node {
  readonly past: Past;
  readonly seq: number;
}

/** POST /api/compare → Compared: two nodes of one scenario side by side, through the same eyes. */
export interface CompareAsk {
  readonly a: Node;
  readonly b: Node;
  readonly eyes: Eyes;
}

/** One article as it stands: agreed, or what each delegation stands behind. */
export interface ComparedArticle {
  readonly issue: IssueId;
  readonly title: string;
  readonly agreed: Clause | null;
  readonly standings: Readonly<Record<PartyId, Clause>>;
}

export interface ComparedNode {
  readonly code: string | null;
  readonly scenarioHash: string;
  readonly title: string;
  readonly seq: number;
  readonly date: string;
  readonly round: number;
  readonly rounds: number;
  readonly phase: Phase;
  readonly ending: Ending | null;
  /** Public figures by key (server/past/compare.ts says which), in the unit of the view. */
  readonly figures: Readonly<Record<string, number>>;
  readonly text: readonly ComparedArticle[];
  readonly instruments: readonly Instrument[];
}

export interface Compared {
  readonly eyes: Eyes;
  readonly a: ComparedNode;
  readonly b: ComparedNode;
  /** Keys of `figures` that differ, and issues whose article stands differently. */
  readonly figures: readonly string[];
  readonly articles: readonly IssueId[];
  /** The last entry that both share, and null when they are of different pasts. */
  readonly shared: number | null;
}

export const EXPORTS = ["ndjson", "transcript", "csv"] as const;
export type ExportAs = (typeof EXPORTS)[number];

/** POST /api/export → a file. */
export interface ExportAsk {
  readonly past: Past;
  readonly as: ExportAs;
}
