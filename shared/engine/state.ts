/**
 * The state of a match: plain readonly data, rebuilt from events alone. Nothing here knows a rule.
 */
import type {
  ChannelKey,
  Domain,
  HolderId,
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
import type { Luck } from "./rng.ts";
import type { Scenario } from "./scenario/scenario.ts";

/** What a match is made of before its first event; stored with the log so that old matches replay for ever. */
export interface Header {
  readonly match: string;
  readonly scenario: Scenario;
  /** 32 hex digits from the server's cryptographic source; secret until the match has ended. */
  readonly seed: string;
  /** SHA-256 of the seed in hex: shown from the start. */
  readonly seedHash: string;
}

/** Issue, chosen option and, for a quantity, its number. */
export interface Clause {
  readonly issue: IssueId;
  readonly option: OptionId;
  readonly value?: number | undefined;
}

/** "A if B": `then` binds only while every `when` clause is agreed or in the same package. */
export interface Link {
  readonly when: Clause;
  readonly then: Clause;
}

/** Characters of one message at most. */
export const MAX_TEXT = 1200;

export const FORMS = ["terms", "communique", "agreement"] as const;
/** Terms enter the single text; a communiqué binds nobody; an agreement is initialled by acceptance. */
export type Form = (typeof FORMS)[number];

export const OFFER_STATES = ["open", "accepted", "rejected", "withdrawn", "lapsed", "superseded"] as const;

export interface Offer {
  readonly id: OfferId;
  readonly from: PartyId;
  /** Named signatories beside `from`, sorted. A mediator or facilitator may put terms between others. */
  readonly to: readonly PartyId[];
  readonly form: Form;
  readonly clauses: readonly Clause[];
  readonly links: readonly Link[];
  /** Last round in which it can be accepted. */
  readonly lapses: number;
  readonly round: number;
  /** The offer that it counters or revises. */
  readonly answers: OfferId | null;
  /** A mediator's double-blind proposal: nobody sees an answer until all have said yes. */
  readonly blind: boolean;
  readonly status: (typeof OFFER_STATES)[number];
  readonly accepted: readonly PartyId[];
  readonly rejectedBy: readonly PartyId[];
}

/** A wording of which a delegation has said that its capital does not allow it, and who heard. */
export interface RuledOut {
  readonly by: PartyId;
  readonly clause: Clause;
  readonly heardBy: readonly PartyId[];
}

export const INSTRUMENT_KINDS = ["communique", "limited", "framework", "treaty"] as const;
export type InstrumentKind = (typeof INSTRUMENT_KINDS)[number];
export const CONSENT = ["initialled", "signed", "ratified", "inForce", "failed"] as const;
export type Consent = (typeof CONSENT)[number];

/** A step of entry into force that has begun: passes or fails when its rounds are over. */
export interface Pending {
  readonly step: string;
  readonly roundsLeft: number;
  readonly done: boolean;
}

export interface Instrument {
  readonly id: InstrumentId;
  readonly kind: InstrumentKind;
  /** Null for viewers to whom the offer was not shown: its number counts what they could not see. */
  readonly offer: OfferId | null;
  readonly signatories: readonly PartyId[];
  readonly clauses: readonly Clause[];
  readonly stage: Consent;
  readonly since: number;
  readonly confirmed: readonly PartyId[];
  readonly ratifiedBy: readonly PartyId[];
  readonly steps: readonly Pending[];
  /** Who stopped it, and where. */
  readonly failedBy: PartyId | null;
  readonly failedAt: "confirm" | "ratify" | "step" | null;
}

export const CONDUCTS = ["honour", "evade", "breach"] as const;
export type Conduct = (typeof CONDUCTS)[number];
export const ANSWERS = ["admit", "contest", "deny"] as const;
export type Answer = (typeof ANSWERS)[number];

export interface Obligation {
  readonly id: ObligationId;
  readonly instrument: InstrumentId;
  readonly issue: IssueId;
  readonly option: OptionId;
  readonly duty: string;
  readonly obligor: PartyId;
  readonly obligee: readonly PartyId[];
  readonly domain: Domain;
  /** Round by which it must be done; null: continuing. */
  readonly due: number | null;
  readonly state: "running" | "done" | "broken";
  /** Capacity in which the obligor signed; left blank it can be denied once. */
  readonly capacity: "party" | "blank";
  /** The ceiling that it sets on the obligor's force, in points; absent where it sets none. */
  readonly ceiling?: { readonly manpower?: number; readonly materiel?: number };
}

/** One dated entry of the record: the only thing that trust is made of. */
export interface RecordEntry {
  readonly id: string;
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly by: PartyId;
  readonly wronged: readonly PartyId[];
  readonly domain: Domain;
  readonly kind: "kept" | "broken" | "denied" | "repaired";
  readonly severity: number;
  /** How well established, 0–1. */
  readonly proof: number;
  /** Obligation it came from, or null for the record before the match. */
  readonly obligation: ObligationId | null;
  readonly round: number;
  /** Never forgotten: who was wronged had paid with what cannot be taken back. */
  readonly lasting?: true;
  /** The promise had been made again before it was broken. */
  readonly reaffirmed?: true;
  /** Who accepts the reason given for it, and holds nothing against its author. */
  readonly acceptedBy?: readonly PartyId[];
}

/** A detected breach that its author has not yet answered. */
export interface Accusation {
  readonly id: string;
  readonly obligation: ObligationId;
  readonly by: PartyId;
  readonly round: number;
  readonly severity: number;
  readonly entry: string;
}

export const POSTURES = ["offensive", "hold", "withdrawal", "ceasefire", "pressure"] as const;
export type Posture = (typeof POSTURES)[number];

export type Line =
  | { readonly kind: "none" }
  | { readonly kind: "raise"; readonly lock: LockId }
  | { readonly kind: "drop"; readonly lock: LockId }
  | { readonly kind: "redLine"; readonly issue: IssueId; readonly option: OptionId }
  | { readonly kind: "openness"; readonly issue: IssueId; readonly option: OptionId }
  | { readonly kind: "apply"; readonly application: string };

export const LEVELS = ["cut", "keep", "raise"] as const;
export type Level = (typeof LEVELS)[number];

export interface Support {
  /** Arms and money to those the scenario lets it support. */
  readonly aid: Level;
  readonly sanctions: Level;
  /** Readiness to be bound as a guarantor, 0–2: none, political, binding. */
  readonly pledge: 0 | 1 | 2;
}

/** The four sealed orders of one party for one round. */
export interface Orders {
  readonly posture: Posture | null;
  readonly conduct: Readonly<Record<ObligationId, Conduct>>;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly support: Support | null;
  readonly line: Line;
}

export type Occupant =
  | { readonly kind: "empty" }
  | { readonly kind: "bot"; readonly policy: "negotiator" | "hardliner" | "mediator" }
  | { readonly kind: "person"; readonly holder: HolderId; readonly name: string };

export interface Side {
  readonly party: PartyId;
  readonly manpower: number;
  readonly materiel: number;
  readonly exhaustion: { readonly manpower: number; readonly economy: number; readonly society: number };
  readonly posture: Posture;
}

export interface Opinion {
  readonly party: PartyId;
  readonly injustice: number;
  readonly fatigue: number;
  readonly optimism: number;
  readonly willing: number;
}

export interface World {
  /** Share held by the attacker, per region in the scenario's order, 0–1. */
  readonly control: readonly number[];
  /** Regions of which the attacker has held more than a twentieth. */
  readonly occupied: readonly boolean[];
  /** Per sector, 0–1. */
  readonly fortification: readonly number[];
  /** Attacker first, then defender. */
  readonly sides: readonly [Side, Side];
  readonly opinion: readonly Opinion[];
  readonly grid: number;
  readonly sanctions: number;
  readonly sanctionsAge: number;
  /** Per aid flow of the scenario: points of materiel a week now, and what is on its way. */
  readonly aid: readonly { readonly perWeek: number; readonly coming: readonly number[] }[];
  /** Change of the attacker's share of the country in the last round, in share of the country. */
  readonly drift: number;
  /** Military losses since the start in points of manpower, attacker and defender: the human-cost ledger. */
  readonly losses: readonly [number, number];
  readonly civilianHarm: number;
  /** Rounds in a row without offensive, pressure or broken ceasefire. */
  readonly quiet: number;
}

/** What a capital has changed since the start. */
export interface Capital {
  readonly party: PartyId;
  readonly weight: Readonly<Record<IssueId, number>>;
  readonly value: Readonly<Record<string, number>>;
  readonly limits: Readonly<Record<IssueId, readonly OptionId[]>>;
  readonly bounds: Readonly<Record<IssueId, { readonly atLeast?: number; readonly atMost?: number }>>;
  /** `issue/option` of each option that no text may hold, whatever else is in it. */
  readonly never?: readonly string[];
  readonly reservationShift: number;
  readonly optimism: number;
  readonly redLines: readonly {
    readonly issue: IssueId;
    readonly option: OptionId;
    readonly round: number;
  }[];
  readonly pledge: 0 | 1 | 2;
  /** Periods of its sheet that have begun, in order, with the round in which each began; absent: none. */
  readonly periods?: readonly { readonly id: string; readonly round: number }[];
}

/** One point of each curve per finished round: what the charts show. */
export interface TrackPoint {
  readonly round: number;
  readonly day: number;
  readonly occupied: number;
  readonly willing: number;
  readonly injustice: number;
  readonly fatigue: number;
  readonly optimism: number;
  readonly trust: readonly [number, number];
  readonly agreed: number;
  readonly sanctions: number;
  readonly grid: number;
}

export const ENDINGS = [
  "settlement",
  "signed",
  "armistice",
  "freeze",
  "limited",
  "communique",
  "collapse",
  "none",
] as const;
export type Ending = (typeof ENDINGS)[number];

export interface Epilogue {
  /** Chance that it still holds after each year 0–15, with a 90 % band. */
  readonly survival: readonly {
    readonly year: number;
    readonly mean: number;
    readonly low: number;
    readonly high: number;
  }[];
  /** What moved the hazard, largest first: factor and its log-hazard. */
  readonly factors: readonly { readonly factor: string; readonly size: number }[];
  /** Three meters of the outcome, 0–100: does force pay, is it deterred, does harm go unanswered. */
  readonly reward: number;
  readonly deterrence: number;
  readonly impunity: number;
}

export interface Result {
  readonly ending: Ending;
  readonly round: number;
  readonly instruments: readonly InstrumentId[];
  /** Worth of what stands at the end, and the reservation value, per party, 0–100. */
  readonly scores: Readonly<Record<PartyId, { readonly worth: number; readonly reservation: number }>>;
  readonly epilogue: Epilogue | null;
}

export interface MatchState {
  readonly header: Header;
  readonly luck: Luck;
  readonly phase: Phase;
  /** From 1. */
  readonly round: number;
  /** Milliseconds since 1970 by the server's clock, or null: no clock runs. */
  readonly deadline: number | null;
  readonly paused: boolean;
  readonly seats: Readonly<Record<SeatId, Occupant>>;
  readonly ready: readonly SeatId[];
  /** Ready seats to which an offer has come since: they are waited for again, and only their delegation knows. */
  readonly stirred: readonly SeatId[];
  readonly away: readonly PartyId[];
  readonly standings: Readonly<Record<IssueId, Readonly<Record<PartyId, Clause>>>>;
  readonly offers: readonly Offer[];
  /** In the order in which it was said; the same is kept once. */
  readonly ruledOut: readonly RuledOut[];
  /** Offers and messages so far, per audience: what ids are made of. */
  readonly counters: Readonly<Record<string, number>>;
  readonly instruments: readonly Instrument[];
  readonly obligations: readonly Obligation[];
  readonly record: readonly RecordEntry[];
  readonly accusations: readonly Accusation[];
  readonly locks: Readonly<Record<LockId, boolean>>;
  readonly lines: readonly { readonly party: PartyId; readonly round: number; readonly line: Line }[];
  readonly orders: Readonly<Record<PartyId, Orders>>;
  readonly lastOrders: Readonly<Record<PartyId, Orders>>;
  readonly mediation: readonly { readonly by: PartyId; readonly of: PartyId }[];
  readonly capitals: Readonly<Record<PartyId, Capital>>;
  readonly verdicts: Readonly<Record<string, boolean>>;
  readonly applied: readonly string[];
  readonly shocks: Readonly<Record<ShockId, number>>;
  readonly world: World;
  readonly track: readonly TrackPoint[];
  readonly result: Result | null;
}

/** Messages are not state: the log keeps them. */
export interface Message {
  readonly channel: ChannelKey;
  readonly n: number;
  readonly from: SeatId;
  readonly text: string;
  readonly quotes: OfferId | IssueId | null;
}
