/**
 * What one seat, a spectator or the facilitator may know, and the menu of what it may do. Collections are
 * keyed by id so that the difference between two views stays small on the wire.
 */
import type {
  ChannelKey,
  Domain,
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
} from "../ids.ts";
import type { Scenario, Value } from "../scenario/scenario.ts";
import type {
  Accusation,
  Clause,
  Form,
  Instrument,
  Line,
  Obligation,
  Offer,
  Orders,
  Posture,
  Result,
  RuledOut,
  Support,
  TrackPoint,
} from "../state.ts";

/** Who looks. A delegation's seats look together; nobody else's secrets are theirs. */
export type Viewer =
  | { readonly kind: "seats"; readonly party: PartyId; readonly seats: readonly SeatId[] }
  | { readonly kind: "spectator" }
  | { readonly kind: "facilitator" };

export interface SeatView {
  readonly kind: "empty" | "bot" | "person";
  readonly name: string | null;
  readonly policy: "negotiator" | "hardliner" | "mediator" | null;
  readonly ready: boolean;
}

/** Trust in whole percent: score and standard deviation, over the whole record. */
export interface TrustView {
  readonly score: number;
  readonly sd: number;
}

export interface OpinionView {
  /** Whole percent each. */
  readonly injustice: number;
  readonly fatigue: number;
  readonly optimism: number;
  readonly willing: number;
}

export interface SideView {
  /** Estimates, to the nearest five points; 100 = the attacker's force at the start. */
  readonly manpower: number;
  readonly materiel: number;
  /** Whole percent. */
  readonly exhaustion: { readonly manpower: number; readonly economy: number; readonly society: number };
  readonly posture: Posture;
}

export interface WorldView {
  /** Share held by the attacker, per region in the scenario's order, whole per mille. */
  readonly control: readonly number[];
  /** Share of the country held by the attacker, per mille, and its change in the last round. */
  readonly occupied: number;
  readonly drift: number;
  readonly sides: Readonly<Record<PartyId, SideView>>;
  readonly opinion: Readonly<Record<PartyId, OpinionView>>;
  readonly grid: number;
  readonly sanctions: number;
  /** Points of materiel a week, to one decimal, per flow `from>to`. */
  readonly aid: Readonly<Record<string, number>>;
}

/** All that is needed to say what a package is worth to one party; see worth.ts. */
export interface WorthSheet {
  readonly party: PartyId;
  readonly reservation: number;
  readonly issues: Readonly<
    Record<
      IssueId,
      {
        readonly weight: number;
        readonly none: number;
        readonly broken: number;
        readonly options: Readonly<Record<OptionId, Value>>;
        /** Options and bounds inside the mandate; null: all. */
        readonly allow: readonly OptionId[] | null;
        readonly atLeast: number | null;
        readonly atMost: number | null;
      }
    >
  >;
  readonly synergies: Scenario["sheets"][number]["synergies"];
  /** Its trust in each other party, in the domains in which that party can owe something, 0–1 to three decimals. */
  readonly trust: Readonly<Record<PartyId, Readonly<Partial<Record<Domain, number>>>>>;
  readonly pledges: Readonly<Record<PartyId, 0 | 1 | 2>>;
  /** Pull towards breaking, 0–1, per obligor: rises when the front favours it. */
  readonly pull: Readonly<Record<PartyId, number>>;
}

export interface Mine {
  readonly party: PartyId;
  readonly sheet: WorthSheet;
  /** Own estimate of what the war would bring, 0–100, and the optimism in it. */
  readonly war: { readonly worth: number; readonly optimism: number };
  readonly orders: Orders | null;
  readonly standingOrders: Orders;
  readonly redLines: readonly { readonly issue: IssueId; readonly option: OptionId }[];
  /** What made the capital value otherwise than at the start, and since which round; absent: nothing that has a name. */
  readonly periods?: readonly (Scenario["rounds"][number]["briefing"][number] & { readonly round: number })[];
  readonly pledge: 0 | 1 | 2;
}

export interface Menu {
  readonly take: readonly SeatId[];
  readonly leave: readonly SeatId[];
  readonly ready: boolean;
  readonly say: readonly ChannelKey[];
  readonly offer: {
    readonly to: readonly PartyId[];
    readonly forms: readonly Form[];
    readonly lapses: readonly [number, number];
    readonly blind: boolean;
    /** May put terms between the principals without being bound itself. */
    readonly mediates: boolean;
  } | null;
  readonly accept: readonly OfferId[];
  readonly reject: readonly OfferId[];
  readonly withdraw: readonly OfferId[];
  readonly stand: boolean;
  readonly standDown: readonly IssueId[];
  readonly askCapital: boolean;
  readonly askMediation: readonly PartyId[];
  readonly walkOut: boolean;
  readonly returnToTable: boolean;
  readonly instruct: boolean;
  readonly rule: readonly { readonly instrument: InstrumentId; readonly step: "confirm" | "ratify" }[];
  readonly seal: {
    readonly postures: readonly Posture[];
    readonly conduct: readonly ObligationId[];
    readonly accusations: readonly string[];
    /** Those among them that may be denied: the capacity was left blank, and it has not been denied before. */
    readonly deny: readonly string[];
    readonly support: { readonly aid: boolean; readonly sanctions: boolean; readonly pledge: boolean } | null;
    readonly raise: readonly LockId[];
    readonly drop: readonly LockId[];
    readonly apply: readonly string[];
  } | null;
  /** Facilitator only: shocks that may fall, and whether the phase may be ended, halted or let go on. */
  readonly inject: readonly ShockId[];
  readonly moveOn: boolean;
  readonly pause: boolean;
  readonly resume: boolean;
}

export interface View {
  readonly who: Viewer;
  readonly match: string;
  readonly seedHash: string;
  /** Opened at the end, so that anyone can check the luck. */
  readonly seed: string | null;
  readonly phase: Phase;
  readonly round: number;
  readonly deadline: number | null;
  readonly paused: boolean;
  readonly seats: Readonly<Record<SeatId, SeatView>>;
  readonly parties: Readonly<Record<PartyId, { readonly away: boolean; readonly sealed: boolean }>>;
  readonly standings: Readonly<Record<IssueId, Readonly<Record<PartyId, Clause>>>>;
  /** Articles on which both principals stand behind the same clause. */
  readonly agreed: Readonly<Record<IssueId, Clause>>;
  /** Why an option cannot be chosen now: the lock, or null when the scenario closed it. */
  readonly closed: Readonly<Record<IssueId, Readonly<Record<OptionId, LockId | null>>>>;
  readonly offers: Readonly<Record<OfferId, Offer>>;
  /** Wordings of which a delegation has said, where the viewer heard it, that its capital does not allow them. */
  readonly ruledOut: readonly RuledOut[];
  readonly instruments: Readonly<Record<InstrumentId, Instrument>>;
  readonly obligations: Readonly<Record<ObligationId, Obligation>>;
  readonly accusations: Readonly<Record<string, Accusation>>;
  readonly locks: Readonly<Record<LockId, boolean>>;
  readonly lines: Readonly<Record<PartyId, { readonly round: number; readonly line: Line }>>;
  readonly support: Readonly<Record<PartyId, Support>>;
  readonly mediation: readonly string[];
  /** `truster>trustee`. */
  readonly trust: Readonly<Record<string, TrustView>>;
  readonly world: WorldView;
  readonly track: readonly TrackPoint[];
  readonly shocks: Readonly<Record<ShockId, number>>;
  readonly result: Result | null;
  readonly mine: Mine | null;
  readonly menu: Menu;
}

/** The scenario as anybody may read it: no valuations, no confidential briefs, no future shocks. */
export interface PublicScenario extends Omit<Scenario, "sheets" | "briefs" | "shocks"> {
  readonly briefs: { readonly public: string };
  /** Hash under which it is cached. */
  readonly hash: string;
}

/** One entry of trust explained: what it is, and how much it adds. */
export interface TrustTerm {
  readonly entry: string;
  readonly kind: "prior" | "kept" | "broken" | "denied" | "repaired";
  readonly about: string;
  readonly what: string;
  readonly day: number;
  readonly sources: readonly string[];
  readonly domain: Domain;
  readonly weight: number;
  /** Added to α (kept) or β (broken), after saturation of what lay on record before the match. */
  readonly alpha: number;
  readonly beta: number;
}

export interface TrustExplained {
  readonly truster: PartyId;
  readonly trustee: PartyId;
  readonly domain: Domain | null;
  readonly score: number;
  readonly sd: number;
  readonly low: number;
  readonly high: number;
  readonly alpha: number;
  readonly beta: number;
  /** Factor by which the record before the match was scaled down. */
  readonly saturation: number;
  readonly terms: readonly TrustTerm[];
}
