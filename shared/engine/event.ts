/**
 * What happened: the only thing that changes a state. Events carry the outcome of chance, so applying
 * them draws nothing. Whoever may see an event is written in it or follows from its type (see view.ts).
 */

import type { Patch } from "../patch.ts";
import type {
  ChannelKey,
  InstrumentId,
  IssueId,
  LockId,
  ObligationId,
  OfferId,
  OptionId,
  PartyId,
  Phase,
  SeatId,
  ShockId,
} from "./ids.ts";

import type { Generator, Stream } from "./rng.ts";
import type { Because } from "./rules/because.ts";
import type {
  Accusation,
  Answer,
  Capital,
  Clause,
  Conduct,
  Consent,
  Instrument,
  Line,
  Obligation,
  Occupant,
  Offer,
  Opinion,
  Orders,
  Pending,
  Posture,
  RecordEntry,
  Result,
  Side,
  Support,
  TrackPoint,
} from "./state.ts";

type Reasoned = { readonly because?: Because };

export type Event =
  | { readonly type: "seatChanged"; readonly seat: SeatId; readonly occupant: Occupant }
  /** `again`: it had been stirred by an offer since; only its delegation sees that. */
  | { readonly type: "readied"; readonly seat: SeatId; readonly again: boolean }
  | { readonly type: "phaseBegan"; readonly round: number; readonly phase: Phase }
  | { readonly type: "deadlineSet"; readonly at: number | null }
  | { readonly type: "paused" }
  | { readonly type: "resumed" }
  | ({
      readonly type: "said";
      readonly channel: ChannelKey;
      readonly n: number;
      readonly from: SeatId;
      readonly text: string;
      readonly quotes: string | null;
    } & Reasoned)
  | ({ readonly type: "offerTabled"; readonly offer: Offer; readonly by: SeatId } & Reasoned)
  | ({
      readonly type: "offerAccepted";
      readonly offer: OfferId;
      readonly party: PartyId;
      readonly audience: readonly PartyId[];
      readonly blind: boolean;
    } & Reasoned)
  | ({
      readonly type: "offerRejected";
      readonly offer: OfferId;
      readonly party: PartyId;
      readonly audience: readonly PartyId[];
      readonly blind: boolean;
    } & Reasoned)
  | ({
      readonly type: "offerClosed";
      readonly offer: OfferId;
      readonly how: "accepted" | "withdrawn" | "lapsed" | "superseded";
      readonly audience: readonly PartyId[];
    } & Reasoned)
  | ({ readonly type: "stood"; readonly party: PartyId; readonly clause: Clause } & Reasoned)
  | ({ readonly type: "stoodDown"; readonly party: PartyId; readonly issue: IssueId } & Reasoned)
  | {
      readonly type: "capitalAnswered";
      readonly party: PartyId;
      readonly clauses: readonly Clause[];
      readonly worth: number;
      readonly reservation: number;
      readonly crossed: readonly IssueId[];
      readonly answer: "within" | "short" | "beyond";
    }
  | {
      readonly type: "instructed";
      readonly party: PartyId;
      readonly issue: IssueId;
      readonly allow: readonly OptionId[];
    }
  | ({ readonly type: "mediationAsked"; readonly by: PartyId; readonly of: PartyId } & Reasoned)
  | ({ readonly type: "walkedOut"; readonly party: PartyId } & Reasoned)
  | ({ readonly type: "returned"; readonly party: PartyId } & Reasoned)
  | {
      readonly type: "ruled";
      readonly party: PartyId;
      readonly instrument: InstrumentId;
      readonly step: "confirm" | "ratify";
      readonly yes: boolean;
    }
  /** Everybody sees the seal … */
  | ({ readonly type: "ordersSealed"; readonly party: PartyId; readonly seat: SeatId } & Reasoned)
  /** … and only the party what is under it. */
  | { readonly type: "ordersWritten"; readonly party: PartyId; readonly orders: Orders }
  // Resolution.
  | {
      readonly type: "ordersRevealed";
      readonly party: PartyId;
      readonly posture: Posture | null;
      readonly support: Support | null;
      readonly line: Line;
    }
  | {
      readonly type: "conductKept";
      readonly obligation: ObligationId;
      readonly party: PartyId;
      readonly conduct: Conduct;
      readonly seen: boolean;
    }
  | { readonly type: "obligationEnded"; readonly obligation: ObligationId; readonly state: "done" | "broken" }
  | { readonly type: "recorded"; readonly entry: RecordEntry }
  | { readonly type: "accused"; readonly accusation: Accusation }
  | {
      readonly type: "accusationAnswered";
      readonly accusation: string;
      readonly party: PartyId;
      readonly answer: Answer;
    }
  | {
      readonly type: "frontMoved";
      readonly control: readonly (readonly [region: number, share: number])[];
      readonly drift: number;
    }
  | {
      readonly type: "sidesChanged";
      readonly sides: readonly [Side, Side];
      readonly losses: readonly [number, number];
      readonly civilianHarm: number;
      readonly quiet: number;
      readonly fortification: readonly number[];
    }
  | { readonly type: "opinionMoved"; readonly opinion: readonly Opinion[] }
  | {
      readonly type: "supportMoved";
      readonly aid: readonly { readonly perWeek: number; readonly coming: readonly number[] }[];
      readonly sanctions: number;
      readonly sanctionsAge: number;
      readonly grid: number;
    }
  | { readonly type: "shockFell"; readonly shock: ShockId }
  | { readonly type: "capitalChanged"; readonly capital: Capital }
  | { readonly type: "lockMoved"; readonly lock: LockId; readonly closed: boolean; readonly how: string }
  | { readonly type: "applied"; readonly application: string; readonly party: PartyId }
  | { readonly type: "lineTaken"; readonly party: PartyId; readonly line: Line }
  | { readonly type: "instrumentInitialled"; readonly instrument: Instrument }
  | {
      readonly type: "capitalConfirmed";
      readonly instrument: InstrumentId;
      readonly party: PartyId;
      readonly yes: boolean;
    }
  | {
      readonly type: "instrumentMoved";
      readonly instrument: InstrumentId;
      readonly stage: Consent;
      readonly failedBy: PartyId | null;
      readonly failedAt: "confirm" | "ratify" | "step" | null;
    }
  | { readonly type: "ratified"; readonly instrument: InstrumentId; readonly party: PartyId }
  | { readonly type: "stepsMoved"; readonly instrument: InstrumentId; readonly steps: readonly Pending[] }
  | { readonly type: "obligationsBegan"; readonly obligations: readonly Obligation[] }
  | { readonly type: "tracked"; readonly point: TrackPoint }
  | { readonly type: "luckSpent"; readonly luck: readonly (readonly [Stream, Generator])[] }
  | { readonly type: "matchEnded"; readonly result: Result }
  /** The match is another one from here on; with other luck unless it is null. Viewers are never shown the seed. */
  | {
      readonly type: "branched";
      readonly match: string;
      readonly luck: { readonly seed: string; readonly seedHash: string } | null;
      /** Turns the state, its scenario included, into another; absent when nothing is. No viewer is shown it. */
      readonly changed?: Patch | undefined;
    };

export type EventType = Event["type"];
export type EventOf<T extends EventType> = Extract<Event, { type: T }>;
