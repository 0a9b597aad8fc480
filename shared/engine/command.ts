/**
 * What may be asked of a match. One strict schema for everything that comes from outside: people, bots,
 * clock and facilitator submit these, and nothing else changes a match.
 */
import * as z from "zod";
import { BECAUSE } from "./rules/because.ts";
import { ANSWERS, CONDUCTS, FORMS, LEVELS, MAX_TEXT, POSTURES } from "./state.ts";

const id = z.string().min(1).max(120);
export const MAX_CLAUSES = 40;

export const clauseSchema = z.strictObject({ issue: id, option: id, value: z.number().optional() });
const linkSchema = z.strictObject({ when: clauseSchema, then: clauseSchema });

export const lineSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("none") }),
  z.strictObject({ kind: z.literal("raise"), lock: id }),
  z.strictObject({ kind: z.literal("drop"), lock: id }),
  z.strictObject({ kind: z.literal("redLine"), issue: id, option: id }),
  z.strictObject({ kind: z.literal("openness"), issue: id, option: id }),
  z.strictObject({ kind: z.literal("apply"), application: id }),
]);

export const ordersSchema = z.strictObject({
  posture: z.enum(POSTURES).nullable(),
  conduct: z.record(id, z.enum(CONDUCTS)),
  answers: z.record(id, z.enum(ANSWERS)),
  support: z
    .strictObject({
      aid: z.enum(LEVELS),
      sanctions: z.enum(LEVELS),
      pledge: z.union([z.literal(0), z.literal(1), z.literal(2)]),
    })
    .nullable(),
  line: lineSchema,
});

/** Why a bot did it: a closed code and its parameters, all of which every recipient of the event already sees. */
export const becauseSchema = z.strictObject({
  code: z.enum(BECAUSE),
  with: z.record(z.string(), z.string()).optional(),
});
const because = becauseSchema.optional();

/** The path of a difference. */
const keys = z.array(z.string()).readonly();

export const commandSchema = z.discriminatedUnion("type", [
  // Seats: `by` is the holder.
  z.strictObject({ type: z.literal("takeSeat"), seat: id, name: z.string().trim().min(1).max(40) }),
  z.strictObject({ type: z.literal("leaveSeat"), seat: id }),
  z.strictObject({
    type: z.literal("handToBot"),
    seat: id,
    policy: z.enum(["negotiator", "hardliner", "mediator"]),
  }),
  // Talks.
  z.strictObject({ type: z.literal("ready"), round: z.int(), phase: z.enum(["briefing", "talks"]) }),
  z.strictObject({
    type: z.literal("say"),
    channel: id,
    text: z.string().trim().min(1).max(MAX_TEXT),
    quotes: id.nullable().optional(),
    because,
  }),
  z.strictObject({
    type: z.literal("tableOffer"),
    to: z.array(id).min(1).max(12),
    form: z.enum(FORMS),
    clauses: z.array(clauseSchema).min(1).max(MAX_CLAUSES),
    links: z.array(linkSchema).max(12),
    lapses: z.int(),
    answers: id.nullable(),
    blind: z.boolean(),
    because,
  }),
  z.strictObject({ type: z.literal("acceptOffer"), offer: id, because }),
  z.strictObject({ type: z.literal("rejectOffer"), offer: id, because }),
  z.strictObject({ type: z.literal("withdrawOffer"), offer: id, because }),
  z.strictObject({ type: z.literal("stand"), clause: clauseSchema, because }),
  z.strictObject({ type: z.literal("standDown"), issue: id, because }),
  z.strictObject({ type: z.literal("askCapital"), clauses: z.array(clauseSchema).min(1).max(MAX_CLAUSES) }),
  z.strictObject({ type: z.literal("askMediation"), of: id, because }),
  z.strictObject({ type: z.literal("walkOut"), because }),
  z.strictObject({ type: z.literal("returnToTable"), because }),
  // The capital.
  z.strictObject({ type: z.literal("instruct"), issue: id, allow: z.array(id).min(1).max(12) }),
  z.strictObject({
    type: z.literal("rule"),
    instrument: id,
    step: z.enum(["confirm", "ratify"]),
    yes: z.boolean(),
  }),
  // Orders.
  z.strictObject({ type: z.literal("sealOrders"), round: z.int(), orders: ordersSchema, because }),
  // Clock and facilitator.
  z.strictObject({ type: z.literal("setDeadline"), at: z.number().nullable() }),
  z.strictObject({
    type: z.literal("timeOut"),
    round: z.int(),
    phase: z.enum(["briefing", "talks", "orders"]),
  }),
  z.strictObject({ type: z.literal("pause") }),
  z.strictObject({ type: z.literal("resume") }),
  z.strictObject({ type: z.literal("injectShock"), shock: id }),
  // The first entry of a branch: it is the match `match` from here on, with its own luck or, at null, its parent's.
  z.strictObject({
    type: z.literal("branch"),
    match: id,
    luck: z
      .strictObject({
        seed: z.string().regex(/^[0-9a-f]{32}$/),
        seedHash: z.string().regex(/^[0-9a-f]{64}$/),
      })
      .nullable(),
    // What is otherwise from here on, in the state and in its scenario: a prepared change, as a difference.
    changed: z
      .array(z.union([z.tuple([keys]).readonly(), z.tuple([keys, z.unknown()]).readonly()]))
      .readonly()
      .optional(),
  }),
]);

export type Command = z.infer<typeof commandSchema>;
export type CommandType = Command["type"];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;

/** Who submits. A seat names its holder so that a stale token cannot play a seat that changed hands. */
export type By =
  | { readonly kind: "holder"; readonly holder: string }
  | { readonly kind: "seat"; readonly seat: string; readonly holder: string }
  | { readonly kind: "bot"; readonly seat: string }
  | { readonly kind: "clock" }
  /** The person who leads the table; without a holder the server itself, as where a branch begins. */
  | { readonly kind: "facilitator"; readonly holder?: string };
