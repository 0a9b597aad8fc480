/**
 * What a scenario is: data that the rules read. Strict schemas, no behaviour; mistakes that a schema
 * cannot see (dangling ids, unsourced claims, weights that do not add up) are in scenarioCheck.ts.
 */
import * as z from "zod";
import { DOMAINS, ROLES } from "./ids.ts";

const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, "an id is lower-case letters, digits and hyphens, starting with a letter");
const seatId = z.string().regex(/^[a-z][a-z0-9-]*\.(head|capital|military|legal)$/);
const date = z.iso.date();
const text = z.string().min(1);
const share = z.number().min(0).max(1);
const domain = z.enum(DOMAINS);

/** Where a number comes from (model.md §11). */
export const basisSchema = z.union([
  z.strictObject({ cited: z.array(id).min(1) }),
  z.strictObject({ calibrated: text }),
  z.strictObject({ assumed: text }),
]);

/** A statement about the world: never shown without its sources and date. */
const sourcedText = z.strictObject({
  date,
  text,
  sources: z.array(id).min(1),
  contested: z.string().optional(),
});

export const sourceSchema = z.strictObject({
  title: text,
  publisher: text,
  date: z.string(),
  url: z.url(),
  checked: z.enum(["seen", "known"]),
});

/** A group of clauses, used by conditions and synergies: any of `options` of `issue`. */
const clauseMatch = z.strictObject({ issue: id, options: z.array(id).min(1) });

export type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { fromRound: number }
  | { fromDate: string }
  | { control: { region: string; below?: number | undefined; above?: number | undefined } }
  | { occupied: string }
  | { inForce: { issue: string; options: string[] } }
  | { agreed: { issue: string; options: string[] } }
  | { shock: string }
  | { fighting: "low" | "high" };

/** When something holds. `occupied`: the region was held by the attacker at some point of this match or its start. */
export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(conditionSchema) }),
    z.strictObject({ any: z.array(conditionSchema) }),
    z.strictObject({ not: conditionSchema }),
    z.strictObject({ fromRound: z.int().min(1) }),
    z.strictObject({ fromDate: date }),
    z.strictObject({
      control: z.strictObject({ region: id, below: share.optional(), above: share.optional() }),
    }),
    z.strictObject({ occupied: id }),
    z.strictObject({ inForce: clauseMatch }),
    z.strictObject({ agreed: clauseMatch }),
    z.strictObject({ shock: id }),
    z.strictObject({ fighting: z.enum(["low", "high"]) }),
  ]),
);

/** What a shock, an application or a statement changes. Every size is in the unit that its key names. */
export const effectSchema = z.union([
  /** Additive, 0–1 drives of public opinion: injustice hardens and fades, fatigue softens, optimism is hope in the talks. */
  z.strictObject({
    opinion: z.strictObject({
      party: id,
      injustice: z.number().optional(),
      fatigue: z.number().optional(),
      optimism: z.number().optional(),
    }),
  }),
  z.strictObject({ weight: z.strictObject({ party: id, issue: id, times: z.number().positive() }) }),
  z.strictObject({ value: z.strictObject({ party: id, issue: id, option: id, add: z.number() }) }),
  /** The party's capital from now on allows only these options of the issue. */
  z.strictObject({ limit: z.strictObject({ party: id, issue: id, allow: z.array(id).min(1) }) }),
  z.strictObject({ reservation: z.strictObject({ party: id, add: z.number() }) }),
  z.strictObject({ aid: z.strictObject({ from: id, to: id, times: z.number().positive() }) }),
  z.strictObject({ sanctions: z.strictObject({ add: z.number() }) }),
  z.strictObject({ lock: z.strictObject({ lock: id, closed: z.boolean() }) }),
  z.strictObject({ momentum: z.strictObject({ times: z.number().min(0) }) }),
  z.strictObject({
    record: z.strictObject({ by: id, wronged: z.array(id), domain, severity: share, proof: share }),
  }),
]);

const duty = z.strictObject({
  id,
  /** A party, or "guarantors": every guarantor that signs. */
  obligor: id,
  obligee: z.array(id).min(1),
  domain,
  /** Commitment rank: the same breach moves trust less at a lower rank. */
  rank: z.enum(["statement", "assurance", "guarantee", "treaty"]),
  /** Rounds after entry into force; null: a continuing duty, checked every round. */
  dueRounds: z.int().min(0).nullable(),
  /** Chance that a breach is seen without any monitor, 0–1. */
  visible: share,
  /** Pull towards breaking it, 0–1, before the front is looked at. */
  temptation: share,
  text,
});

const quantity = z.strictObject({
  unit: text,
  min: z.number(),
  max: z.number(),
  step: z.number().positive(),
  /** What each side or text named, for the slider's marks. */
  figures: z.array(z.strictObject({ by: id, value: z.number(), date, sources: z.array(id).min(1) })),
});

const option = z.strictObject({
  id,
  label: text,
  /** Treaty wording of our own; `{n}` stands for the quantity. */
  wording: text,
  duties: z.array(duty),
  quantity: quantity.optional(),
  /** What this option says about the guarantee; the clauses of a deal are merged. */
  guarantee: z
    .strictObject({
      rule: z.enum(["any", "majority", "all", "allWithAggressor"]).optional(),
      trigger: z.enum(["automatic", "consultation", "none"]).optional(),
      guarantors: z.array(id).optional(),
      covers: share.optional(),
    })
    .optional(),
  /** What it adds to the keeping of the whole text, each 0–1. */
  safeguards: z
    .strictObject({
      verification: share.optional(),
      zone: share.optional(),
      commission: share.optional(),
      snapback: share.optional(),
    })
    .optional(),
  /** Steps of entry into force that this option demands. */
  entry: z.array(id).optional(),
  /** Words left undefined on purpose: eases signing, raises the hazard afterwards. */
  vague: z.boolean().optional(),
  /** Ends or pauses the fighting; leaves a status open; is about land the giver does not control, … */
  tags: z
    .array(
      z.enum([
        "ceasefire",
        "status-open",
        "status-settled",
        "withdrawal",
        "justice",
        "impunity",
        "rearming-cap",
        "accession",
      ]),
    )
    .optional(),
  /** Shares of regions that change hands when the duty is carried out: the attacker's share at the end. */
  control: z.record(id, share).optional(),
  closed: z.boolean().optional(),
});

const issue = z.strictObject({
  id,
  article: z.int().min(1),
  title: text,
  /** At most 14 characters: what stands on the sheet. */
  short: z.string().min(1).max(14),
  family: z.enum(["security", "territory", "humanitarian", "politics", "economy", "procedure"]),
  question: text,
  /** May it be concluded alone in a limited agreement? */
  limited: z.boolean(),
  options: z.array(option).min(2),
  background: z.array(sourcedText),
});

/** A value of an option to a party: a number 0–100, or points [quantity, value] joined by straight lines. */
const value = z.union([
  z.number().min(0).max(100),
  z.array(z.tuple([z.number(), z.number().min(0).max(100)])).min(2),
]);

const valuation = z.strictObject({
  issue: id,
  weight: z.number().min(0),
  /** Value when the text says nothing about it. */
  none: z.number().min(0).max(100),
  /** Value when the others break it. */
  broken: z.number().min(0).max(100),
  options: z.record(id, value),
  /** Options the capital lets its head sign at the start; absent: all. For a quantity also bounds. */
  allow: z.array(id).optional(),
  atLeast: z.number().optional(),
  atMost: z.number().optional(),
  basis: basisSchema,
});

const synergy = z.strictObject({
  all: z.array(clauseMatch).min(1),
  without: z.array(clauseMatch).optional(),
  /** Points on the 0–100 scale of the whole deal. */
  add: z.number(),
  why: text,
});

const partySheet = z.strictObject({
  party: id,
  reservation: z.strictObject({ value: z.number().min(0).max(100), basis: basisSchema }),
  /** Private overconfidence about the war, in points of reservation; battlefield news wears it down. */
  optimism: z.strictObject({ value: z.number(), basis: basisSchema }),
  valuations: z.array(valuation),
  synergies: z.array(synergy),
});

const recordEntry = z.strictObject({
  id,
  date,
  /** The agreement it is about. */
  about: text,
  what: text,
  by: id,
  wronged: z.array(id),
  domain,
  kind: z.enum(["kept", "broken", "denied", "repaired"]),
  severity: share,
  /** How well established, 0–1. */
  proof: share,
  sources: z.array(id).min(1),
});

const shock = z.strictObject({
  id,
  title: text,
  text,
  sources: z.array(id).min(1),
  date,
  memorial: z.boolean(),
  /** Content note shown before a memorial shock, with a shorter text for those who skip it. */
  note: z.string().optional(),
  trigger: z.union([
    z.strictObject({ when: conditionSchema }),
    z.strictObject({ hazard: share, when: conditionSchema.optional() }),
    z.strictObject({ inject: z.literal(true) }),
  ]),
  effects: z.array(effectSchema),
  basis: basisSchema,
});

const lock = z.strictObject({
  id,
  holder: id,
  label: text,
  explain: text,
  closed: z.boolean(),
  blocks: z.union([
    z.strictObject({ step: id }),
    z.strictObject({ clause: clauseMatch }),
    z.strictObject({ session: z.tuple([id, id]) }),
    z.strictObject({ application: id }),
  ]),
  unlock: z
    .array(z.strictObject({ id, label: text, by: z.union([z.literal("holder"), conditionSchema]) }))
    .min(1),
  sources: z.array(id).min(1),
});

const application = z.strictObject({
  id,
  party: id,
  label: text,
  to: text,
  effects: z.array(effectSchema),
  basis: basisSchema,
});

/** A step between signature and entry into force, such as a referendum. */
const step = z.strictObject({
  id,
  party: id,
  label: text,
  rounds: z.int().min(1),
  decidedBy: z.enum(["opinion", "capital"]),
});

const region = z.strictObject({
  id,
  name: text,
  /** Share of the country's area. */
  area: share,
  sector: id,
  /** Share held by the attacker at the start. */
  control: share,
  contested: z.boolean(),
  claimedBy: z.array(id),
  sources: z.array(id).min(1),
});

const sector = z.strictObject({
  id,
  name: text,
  /** 0–1: how dug in both sides are. */ fortification: share,
  /** Weight of the attacker's effort there. */ effort: share,
});

const side = z.strictObject({
  party: id,
  /** 100 = the attacker's force at the start. */
  manpower: z.number().positive(),
  materiel: z.number().positive(),
  /** 0–1 each. */
  exhaustion: z.strictObject({ manpower: share, economy: share, society: share }),
  basis: basisSchema,
});

const opinionStart = z.strictObject({
  party: id,
  injustice: share,
  fatigue: share,
  optimism: share,
  /** Share of the public ready to concede land when both drives are at rest. */
  willing: share,
  basis: basisSchema,
});

export const PARAMETERS = [
  "trustHalfLifeYears",
  "trustBreachWeight",
  "trustDenialWeight",
  "trustRepairShare",
  "trustSaturation",
  "trustRelatedDomain",
  "trustOtherDomain",
  "trustAllyShare",
  "trustOnlookerShare",
  "keepVerification",
  "keepGuarantee",
  "keepSnapback",
  "keepTemptation",
  "guarantorBase",
  "guaranteeConsultation",
  "warHorizonRounds",
  "warLandValue",
  "warCostExhaustion",
  "optimismLearning",
  "audienceRedLine",
  "audienceProposerShare",
  "opinionWeight",
  "ratifySpread",
  "frontDrift",
  "frontDiffusion",
  "attrition",
  "defence",
  "withdrawalRate",
  "aidEffect",
  "sanctionsBite",
  "sanctionsAdaptation",
  "pressureGrid",
  "gridRepair",
  "injusticeHalfLifeWeeks",
  "fatiguePerWeek",
  "pressureInjustice",
  "willingInjustice",
  "willingFatigue",
  "hazardBase",
  "hazardZone",
  "hazardMonitors",
  "hazardGuarantee",
  "hazardCommission",
  "hazardVague",
  "hazardOpenStatus",
  "hazardRearming",
  "hazardTrust",
  "hazardInjustice",
  "hazardExcluded",
] as const;
export type Parameter = (typeof PARAMETERS)[number];

const parameter = z.strictObject({ value: z.number(), unit: text, basis: basisSchema });

export const scenarioSchema = z.strictObject({
  id,
  version: z.int().min(1),
  title: text,
  place: text,
  summary: text,
  /** Newest dated source that was looked at. */
  asOf: date,
  /** Shown before seats are taken. */
  note: text,
  language: z.literal("en"),
  treaty: z.strictObject({
    title: text,
    /** The issues that make a binding text a treaty rather than a framework. */
    essential: z.array(id).min(1),
    /** Who must be bound for an article to count as agreed. */
    principals: z.tuple([id, id]),
    defender: id,
    attacker: id,
  }),
  rounds: z
    .array(z.strictObject({ from: date, to: date, venue: id, title: text, briefing: z.array(sourcedText) }))
    .min(1),
  /** Minutes per phase on a live table. */
  minutes: z.strictObject({
    briefing: z.number().positive(),
    talks: z.number().positive(),
    orders: z.number().positive(),
  }),
  venues: z.array(
    z.strictObject({
      id,
      name: text,
      host: id,
      scene: z.enum(["lodge", "palace", "video", "hall"]),
      light: z.enum(["dawn", "day", "dusk", "night"]),
      season: z.enum(["winter", "spring", "summer", "autumn"]),
      sources: z.array(id).min(1),
    }),
  ),
  parties: z.array(
    z.strictObject({
      id,
      name: text,
      adjective: text,
      role: z.enum(["belligerent", "mediator", "guarantor", "observer"]),
      /** Flag file name, or null for a group of states. */
      flag: z.string().nullable(),
      colour: z.enum(["blue", "rust", "teal", "violet", "ochre", "slate"]),
      members: z.array(text),
      seats: z.array(z.strictObject({ id: seatId, role: z.enum(ROLES), title: text, office: text })).min(1),
      /** How close it stands to each other party, 0–1: allies book each other's wrongs at a higher rate. */
      close: z.record(id, share),
      /** May it pledge as guarantor, supply arms to whom, hold sanctions? */
      supports: z.strictObject({ arms: z.array(id), sanctions: z.array(id), guarantee: z.boolean() }),
      bot: z.enum(["negotiator", "hardliner", "mediator"]),
    }),
  ),
  issues: z.array(issue),
  sheets: z.array(partySheet),
  /** What each party is on record as wanting: public, and all that a bot may know of others. */
  positions: z.array(
    z.strictObject({
      party: id,
      issue: id,
      /** Options from most to least wanted, as far as stated. */
      order: z.array(id).min(1),
      priority: z.int().min(1).max(5),
      stated: text,
      date,
      sources: z.array(id).min(1),
    }),
  ),
  record: z.array(recordEntry),
  /** Counts by analysts without a list: shown with their source, never added to the itemised entries. */
  counts: z.array(z.strictObject({ text, number: z.number(), about: id, date, sources: z.array(id).min(1) })),
  priorTrust: z.array(
    z.strictObject({
      truster: id,
      trustee: id,
      kept: z.number().min(0).max(2),
      broken: z.number().min(0).max(2),
      basis: basisSchema,
    }),
  ),
  locks: z.array(lock),
  applications: z.array(application),
  steps: z.array(step),
  shocks: z.array(shock),
  world: z.strictObject({
    regions: z.array(region),
    sectors: z.array(sector),
    sides: z.tuple([side, side]),
    opinion: z.array(opinionStart),
    /** 0–1: damage to the electricity grid. */
    grid: share,
    /** 0–100. */
    sanctions: z.number().min(0).max(100),
    aid: z.array(
      z.strictObject({
        from: id,
        to: id,
        /** Points of materiel a week. */ perWeek: z.number().min(0),
        delayRounds: z.int().min(0),
        basis: basisSchema,
      }),
    ),
  }),
  model: z.strictObject(
    Object.fromEntries(PARAMETERS.map((name) => [name, parameter])) as Record<Parameter, typeof parameter>,
  ),
  /** What happened, for the debrief. */
  recorded: z.strictObject({
    ending: z.enum([
      "settlement",
      "signed",
      "armistice",
      "freeze",
      "limited",
      "communique",
      "collapse",
      "none",
    ]),
    summary: sourcedText,
    timeline: z.array(sourcedText),
    gaps: z.array(sourcedText),
  }),
  briefs: z.strictObject({ public: text, seats: z.record(seatId, text) }),
  sources: z.record(id, sourceSchema),
});

export type Scenario = z.infer<typeof scenarioSchema>;
export type Party = Scenario["parties"][number];
export type Issue = Scenario["issues"][number];
export type Option = Issue["options"][number];
export type Duty = Option["duties"][number];
export type Sheet = Scenario["sheets"][number];
export type Valuation = Sheet["valuations"][number];
export type Value = Valuation["options"][string];
export type Shock = Scenario["shocks"][number];
export type Effect = z.infer<typeof effectSchema>;
export type Lock = Scenario["locks"][number];
export type Region = Scenario["world"]["regions"][number];
export type Source = z.infer<typeof sourceSchema>;
export type Basis = z.infer<typeof basisSchema>;
export type Position = Scenario["positions"][number];
