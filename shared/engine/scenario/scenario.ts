/**
 * What a scenario is: data that the rules read. A strict schema put together from its parts, no behaviour; mistakes that
 * a schema cannot see (dangling ids, unsourced claims, weights that do not add up) are in scenarioCheck.ts.
 */
import * as z from "zod";
import { ROLES } from "../ids.ts";
import { withNames } from "../names.ts";
import { carriedSchema } from "./scenarioCarried.ts";
import {
  applicationSchema,
  type conditionSchema,
  type effectSchema,
  lockSchema,
  shockSchema,
  stepSchema,
} from "./scenarioEvents.ts";
import { issueSchema } from "./scenarioIssues.ts";
import { modelSchema } from "./scenarioModel.ts";
import {
  type basisSchema,
  date,
  id,
  seatId,
  share,
  sourcedText,
  sourceIds,
  sourceSchema,
  text,
} from "./scenarioParts.ts";
import { countSchema, priorTrustSchema, recordedSchema, recordSchema } from "./scenarioPast.ts";
import { positionSchema, sheetSchema } from "./scenarioSheets.ts";
import { worldSchema } from "./scenarioWorld.ts";

const treatySchema = z.strictObject({
  title: text,
  kind: z
    .enum(["peace", "armistice"])
    .optional()
    .describe(
      "What the whole text is: a peace treaty, whose entry into force is a settlement, or an armistice, which stops the fighting and leaves the rest open. Absent means peace.",
    ),
  essential: z
    .array(id)
    .min(1)
    .describe("The issues that make a binding text the whole treaty rather than a framework."),
  principals: z
    .tuple([id, id])
    .describe("The two who must be bound for an article to count as agreed: attacker and defender."),
  defender: id,
  attacker: id.describe("The side whose share of each region `control` counts."),
});

const roundSchema = z.strictObject({
  from: date,
  to: date.describe("Last day; the next round begins later."),
  venue: id,
  title: text,
  briefing: z
    .array(sourcedText)
    .describe("At most three lines, each from before the round begins and true whatever players do."),
});

const afterTalksSchema = z.strictObject({
  from: date,
  to: date.describe("Last day; the next stretch begins later."),
  title: text,
});

const minutes = z.number().positive();

const venueSchema = z.strictObject({
  id,
  name: text,
  host: id.describe("The party that hosts."),
  scene: z.enum(["lodge", "palace", "video", "hall"]).describe("Which room is drawn."),
  light: z.enum(["dawn", "day", "dusk", "night"]),
  season: z.enum(["winter", "spring", "summer", "autumn"]),
  sources: sourceIds,
});

const partySchema = z.strictObject({
  id,
  name: text,
  adjective: text,
  role: z.enum(["belligerent", "mediator", "guarantor", "observer"]),
  flag: z
    .string()
    .nullable()
    .describe("Two-letter code of a state as in flag-icons (also un, eu), or null for a group of states."),
  colour: z.enum(["blue", "rust", "teal", "violet", "ochre", "slate", "plum", "moss", "umber", "steel"]),
  members: z.array(text).describe("For a group: whom it speaks for."),
  seats: z
    .array(
      z.strictObject({
        id: seatId,
        role: z.enum(ROLES),
        title: text,
        office: text.describe("What the office does, in one sentence. Offices, never living persons."),
      }),
    )
    .min(1)
    .describe("A head at least; a capital where somebody decides at home."),
  close: z
    .record(id, share)
    .describe(
      "How close it stands to each other party: at 0.5 and above a wrong to them is one to a friend.",
    ),
  supports: z
    .strictObject({ arms: z.array(id), sanctions: z.array(id), guarantee: z.boolean() })
    .describe("Whom it arms, on whom it holds sanctions, and whether it may pledge as guarantor."),
  bot: z.enum(["negotiator", "hardliner", "mediator"]).describe("Who plays it when no person does."),
});

export const scenarioSchema = z
  .strictObject({
    id: id.describe("The name of the folder."),
    version: z.int().min(1).describe("Count it up when a played scenario changes."),
    title: text,
    place: text,
    summary: text.describe("What it is about, in one or two sentences."),
    asOf: date.describe("Date of the newest source that you looked at."),
    note: text.describe("Shown before seats are taken: what this is, and what it is not."),
    language: z.literal("en"),
    treaty: treatySchema.describe("What is negotiated, and who must agree to it."),
    rounds: z
      .array(roundSchema)
      .min(1)
      .describe("Stretches of the calendar, one after the other: four to ten play well."),
    afterTalks: z
      .array(afterTalksSchema)
      .min(1)
      .optional()
      .describe(
        "Stretches after the last round, in which a signed text runs its steps into force and nobody negotiates: played only while such a text is under way. Absent: the match ends with the last round.",
      ),
    next: id
      .optional()
      .describe("The scenario into which a match may go on when it ends without a treaty in force."),
    carried: carriedSchema
      .optional()
      .describe("Only on a match that goes on from another; no author writes it."),
    minutes: z
      .strictObject({ briefing: minutes, talks: minutes, orders: minutes })
      .describe("Minutes per phase on a live table."),
    venues: z.array(venueSchema).describe("Where the rounds take place."),
    parties: z
      .array(partySchema)
      .describe("Who sits there: the two belligerents, mediators, guarantors, observers."),
    issues: z.array(issueSchema),
    sheets: z.array(sheetSchema).describe("Confidential in play: one for every party."),
    positions: z.array(positionSchema).describe("Only where something was stated."),
    record: z.array(recordSchema).describe("Trust begins with these entries: kept ones beside broken ones."),
    counts: z.array(countSchema).describe("May be empty."),
    priorTrust: z.array(priorTrustSchema).describe("May be empty."),
    locks: z.array(lockSchema).describe("Preconditions, each with its ways out. May be empty."),
    applications: z.array(applicationSchema).describe("Public moves with effects. May be empty."),
    steps: z.array(stepSchema).describe("Between signature and entry into force. May be empty."),
    shocks: z.array(shockSchema),
    world: worldSchema,
    model: modelSchema,
    recorded: recordedSchema,
    briefs: z.strictObject({ public: text, seats: z.record(seatId, text) }),
    sources: z.record(id, sourceSchema),
  })
  .overwrite(withNames);

export type Scenario = z.infer<typeof scenarioSchema>;
export type Party = Scenario["parties"][number];
export type Issue = Scenario["issues"][number];
export type Option = Issue["options"][number];
export type Duty = Option["duties"][number];
export type Sheet = Scenario["sheets"][number];
export type Valuation = Sheet["valuations"][number];
export type Value = Valuation["options"][string];
export type Shock = Scenario["shocks"][number];
export type Condition = z.infer<typeof conditionSchema>;
export type Effect = z.infer<typeof effectSchema>;
export type Lock = Scenario["locks"][number];
export type Region = Scenario["world"]["regions"][number];
export type Source = z.infer<typeof sourceSchema>;
export type Basis = z.infer<typeof basisSchema>;
export type Position = Scenario["positions"][number];
export type Parameter = keyof Scenario["model"];
