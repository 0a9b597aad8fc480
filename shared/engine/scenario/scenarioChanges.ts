/**
 * A what-if as data: one or a few edits of closed kinds, each of which changes one thing in a scenario, in a match that
 * is under way, or in what an office orders from there on. Shapes only; shared/lab applies them.
 */
import * as z from "zod";
import { LEVELS, POSTURES } from "../state.ts";
import { lockSchema } from "./scenarioEvents.ts";
import { issueSchema } from "./scenarioIssues.ts";
import { basisSchema, clauseMatch, date, id, sourceIds, text } from "./scenarioParts.ts";

const points = z.number().min(0).max(100);
const times = z.number().min(0).max(10);
const policy = z.enum(["negotiator", "hardliner", "mediator"]);
const optionSchema = issueSchema.shape.options.element;

/** Rounds for which an order holds at most: all of them. */
const rounds = z
  .int()
  .min(1)
  .max(40)
  .optional()
  .describe("For so many rounds from here; absent: to the end.");

const plain = [
  z.strictObject({ kind: z.literal("withoutShock"), shock: id }).describe("The shock never falls."),
  z
    .strictObject({ kind: z.literal("shockFalls"), shock: id })
    .describe("The shock falls at once, as if a facilitator let it."),
  z
    .strictObject({ kind: z.literal("shockDate"), shock: id, date })
    .describe("The shock falls in the round in which this day lies, whatever happens."),
  z
    .strictObject({ kind: z.literal("withoutOption"), issue: id, option: id })
    .describe("Nobody may table the option, nobody stands behind it, and no mandate asks for it."),
  z
    .strictObject({ kind: z.literal("term"), issue: id, option: id, value: z.number().optional() })
    .describe(
      "The article is fixed: this option, with this number, is the only one, and both principals stand on it.",
    ),
  z
    .strictObject({
      kind: z.literal("mandate"),
      party: id,
      issue: id,
      allow: z.array(id).min(1).max(12).nullable().describe("What its head may sign; null: anything."),
      weight: times.optional().describe("The weight of the issue to the party, so many times over."),
    })
    .describe("What a capital lets its head sign, and how much it cares."),
  z
    .strictObject({ kind: z.literal("value"), party: id, issue: id, option: id, points })
    .describe("What an option is worth to a party, 0 to 100."),
  z
    .strictObject({ kind: z.literal("reservation"), party: id, add: z.number().min(-50).max(50) })
    .describe("Points added to what a party expects of going on without an agreement."),
  z
    .strictObject({ kind: z.literal("breaches"), party: id, times: z.int().min(0).max(3) })
    .describe("The breaches of a party before the match, so many times over: 0 forgets them."),
  z
    .strictObject({ kind: z.literal("withoutRecord"), entries: z.array(id).min(1).max(20) })
    .describe("These entries of the record before the match are not there."),
  z.strictObject({ kind: z.literal("bot"), party: id, policy }).describe("Another policy plays the party."),
  z
    .strictObject({ kind: z.literal("forces"), party: id, times })
    .describe("A belligerent's men and materiel, so many times over."),
  z
    .strictObject({ kind: z.literal("openLocks"), locks: z.array(id).min(1).max(12) })
    .describe("These preconditions are given up."),
  z
    .strictObject({ kind: z.literal("aid"), from: id, to: id, times })
    .describe("A flow of aid, so many times over: 0 stops it for good."),
  z
    .strictObject({ kind: z.literal("sanctions"), level: points })
    .describe("The weight of the sanctions on the attacker, 0 to 100."),
  z
    .strictObject({
      kind: z.literal("role"),
      party: id,
      role: z.enum(["mediator", "guarantor", "observer"]),
      policy,
    })
    .describe("A party that is no belligerent sits at the table in another role."),
  z
    .strictObject({
      kind: z.literal("order"),
      party: id,
      rounds,
      posture: z.enum(POSTURES).optional(),
      aid: z.enum(LEVELS).optional(),
      sanctions: z.enum(LEVELS).optional(),
      pledge: z.union([z.literal(0), z.literal(1), z.literal(2)]).optional(),
    })
    .describe("An office orders this every round, whatever its bot would have ordered."),
  z
    .strictObject({
      kind: z.literal("ruling"),
      party: id,
      yes: z.boolean(),
      holding: z.array(clauseMatch).max(8).describe("Only of a text that holds all of these."),
    })
    .describe("The capital says yes, or no, to every binding text that is brought home."),
] as const;

const worded = [
  z.strictObject({ kind: z.literal("addLock"), lock: lockSchema }).describe("One precondition more."),
  z
    .strictObject({
      kind: z.literal("addOption"),
      issue: id,
      option: optionSchema,
      values: z.record(id, points).describe("What it is worth to each party that has a sheet."),
    })
    .describe("One option more, open to everybody."),
  z
    .strictObject({
      kind: z.literal("addParty"),
      id,
      like: id.describe("The party whose sheet, ties and powers it shares at the start."),
      name: text.max(40),
      role: z.enum(["mediator", "guarantor", "observer"]),
      policy,
    })
    .describe("One delegation more, with a bot in its chair."),
] as const;

/** Edits that a person may compose: ids and numbers, no words that others would read. */
export const composedSchema = z.discriminatedUnion("kind", [...plain]);
export const editSchema = z
  .discriminatedUnion("kind", [...plain, ...worded])
  .meta({ id: "edit", description: "One thing that is changed." });

/** Edits of one composed change at most. */
export const MAX_COMPOSED = 4;
const MAX_EDITS = 12;

export const changeSchema = z
  .strictObject({
    id,
    title: text.max(60).describe("The change in a few words."),
    text: text.describe("What is changed and what is not, in one or two sentences of your own."),
    edits: z.array(editSchema).min(1).max(MAX_EDITS),
    basis: basisSchema,
    sources: sourceIds,
  })
  .describe("One prepared what-if.");
export const changesSchema = z.array(changeSchema);

export type Edit = z.infer<typeof editSchema>;
export type EditKind = Edit["kind"];
export type EditOf<K extends EditKind> = Extract<Edit, { kind: K }>;
export type ComposedEdit = z.infer<typeof composedSchema>;
export type Change = z.infer<typeof changeSchema>;
