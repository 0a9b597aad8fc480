/**
 * What both ends say to each other about the laboratory: what may be asked, how far a job is, what it found. Types only.
 */
import type { Change, ComposedEdit } from "../engine/scenario/scenarioChanges.ts";
import type { MatchState } from "../engine/state.ts";
import type { Past } from "../exploring.ts";
import type { Comparison } from "./compared.ts";
import type { Unfit } from "./edits.ts";
import type { Estimate } from "./statistics.ts";
import type { TurningNode } from "./turning.ts";

/** GET /api/changes/:scenario → the prepared what-ifs of a scenario. */
export type Changes = readonly Pick<Change, "id" | "title" | "text" | "edits" | "sources">[];

/** POST /api/lab/fits {past, seq} → ChangeFit[] (changed.ts): which prepared changes can be made at that moment. */

/** Both branches from the same moment on; or the chance of a treaty in force at every node of a past. */
export type LabAsk =
  | {
      readonly kind: "whatIf";
      readonly past: Past;
      readonly seq: number;
      /** A prepared change by its id, or edits that somebody composed. */
      readonly change: string | readonly ComposedEdit[];
      /** Pairs of matches. */
      readonly runs: number;
      /** Which list of luck, 0–999. */
      readonly seed: number;
    }
  | {
      readonly kind: "turning";
      readonly past: Past;
      /** Matches per node. */
      readonly runs: number;
      readonly seed: number;
    };

export const LAB_STATES = ["queued", "running", "done", "cancelled", "failed"] as const;

/** What a job is about, for who finds its result later. */
export interface LabAbout {
  readonly kind: LabAsk["kind"];
  readonly scenario: string;
  readonly scenarioHash: string;
  readonly seq: number;
  /** Id of the prepared change; null: composed. */
  readonly change: string | null;
  readonly title: string | null;
  readonly edits: readonly ComposedEdit[];
  readonly runs: number;
  readonly seed: number;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

export interface LabResult {
  readonly comparison: Comparison | null;
  readonly turning: readonly TurningNode[] | null;
}

/** POST /api/lab → LabJob; GET /api/lab/:id → LabJob; POST /api/lab/:id/cancel → LabJob; GET /api/lab?line= or ?code= → LabJob[]. */
export interface LabJob {
  readonly id: string;
  readonly state: (typeof LAB_STATES)[number];
  /** Pairs, or matches, that have been played, and how many there are to play. */
  readonly done: number;
  readonly of: number;
  readonly about: LabAbout;
  /** While it runs: of what has been played so far. */
  readonly result: LabResult | null;
}

/** POST /api/lab/start {past, seq} → what a browser needs to play small runs by itself. Only of what is over. */
export interface LabStart {
  readonly state: MatchState;
}

/** Pairs that a browser plays by itself at most. */
export const BROWSER_RUNS = 200;
/** Pairs, and matches per node, that one job may ask for. */
export const MOST_PAIRS = 2000;
export const MOST_PER_NODE = 200;

/** What the worker in a browser tells the page. */
export type BrowserTold =
  | { readonly unfit: Unfit }
  | { readonly done: number; readonly comparison: Comparison };

/** scenarios/whatif.json: every prepared change from the beginning of its scenario, by `npm run whatif`. */
export interface ShippedWhatIfs {
  readonly date: string;
  readonly results: readonly {
    readonly scenario: string;
    readonly change: string;
    readonly title: string;
    /** Of the change, and of what is played of its scenario. */
    readonly hash: string;
    readonly played: string;
    readonly runs: number;
    readonly seed: number;
    readonly comparison: Comparison;
  }[];
}

/** scenarios/turning.json: the chance of a treaty in force at every node of the recorded lines, by the same command. */
export interface ShippedTurning {
  readonly date: string;
  readonly seed: number;
  readonly lines: readonly {
    readonly scenario: string;
    /** Of the line, and of what is played of its scenario. */
    readonly hash: string;
    readonly played: string;
    readonly nodes: readonly {
      readonly id: string;
      readonly seq: number;
      /** Null where the match is over. */
      readonly chance: Estimate | null;
      /** Less that of the node before, on the same luck; null at the first. */
      readonly shift: Estimate | null;
    }[];
  }[];
}
