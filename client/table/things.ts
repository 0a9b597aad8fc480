/**
 * The words of the plan: what can lie, stand or sit on the table, where, and in what state. Plain data without
 * Phaser or DOM, so that a plan can be compared, tested and drawn by anything.
 */
import type { IssueId, PartyId } from "../../shared/engine/ids.ts";
import type { PublicScenario } from "../../shared/engine/view/viewTypes.ts";

export type Colour = PublicScenario["parties"][number]["colour"];
export type Venue = PublicScenario["venues"][number];

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Centre and extent, in CSS pixels of the stage. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** What a pointer can be over. `rest` is the stack of the other articles; its id is the one to open. */
export interface What {
  readonly kind: "issue" | "rest" | "party" | "seat" | "trust" | "offer" | "instrument" | "map";
  readonly id: string;
}

export interface RoomLook {
  readonly scene: Venue["scene"];
  readonly light: Venue["light"];
  readonly season: Venue["season"];
  /** Do the windows look over the Bosphorus? Elsewhere a palace has a park. */
  readonly strait: boolean;
  /** Where the wall meets the floor. */
  readonly wall: number;
  readonly unit: number;
  readonly windows: readonly Box[];
}

export interface TableLook {
  readonly rx: number;
  readonly ry: number;
  readonly feltRx: number;
  readonly feltRy: number;
  readonly skirt: number;
  readonly unit: number;
}

export interface MapLook {
  readonly screen: boolean;
  readonly caption: string | null;
  readonly legend: readonly { readonly level: "held" | "part"; readonly words: string }[];
  readonly font: number;
  readonly colour: Colour;
  /** Shape id → how much of it is held. */
  readonly shapes: Readonly<Record<string, "part" | "most" | "held">>;
  readonly contested: readonly string[];
}

export interface CalendarLook {
  readonly month: string;
  readonly day: string;
  readonly font: number;
}

export interface ClockLook {
  /** Share of the phase still to come in twelfths, or null: no clock runs. */
  readonly left: number | null;
  readonly paused: boolean;
}

export interface FrameLook {
  readonly colour: Colour;
  readonly flag: string | null;
  readonly off: boolean;
  readonly speaking: boolean;
}

export interface SeatLook {
  readonly colour: Colour;
  readonly who: "person" | "bot" | "empty";
  readonly home: boolean;
  readonly away: boolean;
  readonly side: "back" | "front" | "screen";
  readonly ready: boolean;
}

export interface PlateLook {
  readonly label: string | null;
  readonly flag: string | null;
  readonly colour: Colour;
  readonly font: number;
  readonly mine: boolean;
  readonly away: boolean;
}

export interface MarkLook {
  readonly mark: "sealed" | "ready" | "speaking";
  readonly colour: Colour;
  /** Which side of the bubble points to who speaks. */
  readonly tail: "up" | "down";
}

export interface ThreadLook {
  readonly colour: Colour;
  readonly score: number;
  readonly sd: number;
  readonly width: number;
  readonly dim: boolean;
  /** Quadratic curve in stage coordinates: start, control, end. */
  readonly curve: readonly [Spot, Spot, Spot];
}

export interface SheetLook {
  readonly article: number;
  readonly title: string | null;
  readonly font: number;
  readonly state: "agreed" | "disputed" | "single" | "blank";
  readonly stage: "initialled" | "signed" | "ratified" | "inForce" | null;
  readonly brackets: readonly Colour[];
  readonly initials: readonly Colour[];
  readonly words: string | null;
}

export interface StackLook {
  readonly count: number;
  readonly agreed: string | null;
  readonly open: string | null;
  readonly font: number;
}

export interface InstrumentLook {
  readonly label: string | null;
  readonly stageWords: string | null;
  readonly stage: "initialled" | "signed" | "ratified" | "inForce";
  readonly seals: readonly { readonly colour: Colour; readonly done: boolean }[];
  readonly font: number;
}

export interface EnvelopeLook {
  readonly colour: Colour;
  readonly count: number;
  readonly font: number;
  readonly blind: boolean;
}

interface Common extends Box {
  readonly key: string;
  readonly turn: number;
  readonly depth: number;
  /** Where it comes from when it is new, and where it goes when it leaves. */
  readonly from: Spot | null;
  readonly what: What | null;
}

export type Thing = Common &
  (
    | { readonly kind: "room"; readonly look: RoomLook }
    | { readonly kind: "table"; readonly look: TableLook }
    | { readonly kind: "map"; readonly look: MapLook }
    | { readonly kind: "calendar"; readonly look: CalendarLook }
    | { readonly kind: "clock"; readonly look: ClockLook }
    | { readonly kind: "frame"; readonly look: FrameLook }
    | { readonly kind: "seat"; readonly look: SeatLook }
    | { readonly kind: "plate"; readonly look: PlateLook }
    | { readonly kind: "mark"; readonly look: MarkLook }
    | { readonly kind: "thread"; readonly look: ThreadLook }
    | { readonly kind: "sheet"; readonly look: SheetLook }
    | { readonly kind: "stack"; readonly look: StackLook }
    | { readonly kind: "instrument"; readonly look: InstrumentLook }
    | { readonly kind: "envelope"; readonly look: EnvelopeLook }
  );

export type Kind = Thing["kind"];
type Kinds = { readonly [K in Kind]: Extract<Thing, { kind: K }> };
export type ThingOf<K extends Kind> = Kinds[K];

export interface Plan {
  readonly size: Size;
  readonly things: readonly Thing[];
}

/** What the view does not say and the page knows. */
export interface Beside {
  /** Articles that changed lately, newest first. */
  readonly recent?: readonly IssueId[];
  /** Who has just said something. */
  readonly speaking?: readonly PartyId[];
  /** Server's time in milliseconds. */
  readonly now?: number;
}

/** The order in which things lie on one another. */
export const DEPTH = {
  room: 0,
  frame: 5,
  map: 6,
  wallThing: 7,
  backSeat: 10,
  table: 20,
  thread: 30,
  sheet: 40,
  envelope: 50,
  plate: 55,
  mark: 60,
  frontSeat: 70,
} as const;

export const left = (b: Box): number => b.x - b.w / 2;
export const right = (b: Box): number => b.x + b.w / 2;
export const top = (b: Box): number => b.y - b.h / 2;
export const bottom = (b: Box): number => b.y + b.h / 2;

/** Do two boxes share more than `slack` pixels in both directions? */
export const overlap = (a: Box, b: Box, slack = 0): boolean =>
  Math.abs(a.x - b.x) < (a.w + b.w) / 2 - slack && Math.abs(a.y - b.y) < (a.h + b.h) / 2 - slack;
