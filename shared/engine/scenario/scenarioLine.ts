/**
 * The recorded course of a scenario as commands: what offices did, event by event, for the table to take the course that
 * history took. Beside a scenario, no part of it: a better line leaves stored matches alone. Shapes only;
 * shared/lab/recordedLine.ts plays it.
 */
import * as z from "zod";
import { clauseSchema, MAX_CLAUSES, ordersSchema } from "../command.ts";
import { FORMS } from "../state.ts";
import { id, seatId } from "./scenarioParts.ts";

const by = seatId.describe("The seat that does it.");
const offer = z.string().min(1).describe("The offer's id: from>to+to.n, counted per proposer and audience.");

const moveSchema = z
  .discriminatedUnion("type", [
    z
      .strictObject({
        by,
        type: z.literal("tableOffer"),
        to: z.array(id).min(1),
        form: z.enum(FORMS),
        clauses: z.array(clauseSchema).min(1).max(MAX_CLAUSES),
        rounds: z.int().min(0).max(2).optional().describe("Rounds beyond this one for which it stays open."),
        answers: offer.optional(),
        blind: z.boolean().optional(),
      })
      .describe("Lays an offer on the table."),
    z.strictObject({ by, type: z.literal("acceptOffer"), offer }),
    z.strictObject({ by, type: z.literal("rejectOffer"), offer }),
    z.strictObject({ by, type: z.literal("withdrawOffer"), offer }),
    z
      .strictObject({ by, type: z.literal("stand"), clause: clauseSchema })
      .describe("Stands behind a wording."),
    z.strictObject({ by, type: z.literal("standDown"), issue: id }),
    z.strictObject({ by, type: z.literal("askMediation"), of: id }),
    z.strictObject({ by, type: z.literal("walkOut") }),
    z.strictObject({ by, type: z.literal("returnToTable") }),
    z
      .strictObject({ by, type: z.literal("instruct"), issue: id, allow: z.array(id).min(1) })
      .describe("A capital changes what its head may sign."),
    z
      .strictObject({
        by,
        type: z.literal("rule"),
        instrument: z.string().min(1),
        step: z.enum(["confirm", "ratify"]),
        yes: z.boolean(),
      })
      .describe("A capital stands by an initialled text, ratifies a signed one, or does not."),
    ordersSchema
      .partial()
      .extend({
        by,
        type: z.literal("orders"),
        support: ordersSchema.shape.support.unwrap().partial().optional(),
      })
      .describe("Orders for the round, sealed when its talks close. What is not given stands as before."),
    z
      .strictObject({ type: z.literal("shock"), shock: id })
      .describe("Falls at once: for what the scenario's own conditions would not bring about."),
  ])
  .meta({ id: "move" });

export const lineSchema = z.strictObject({
  seed: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .describe("32 hexadecimal digits: the luck of what nobody at the table decides."),
  nodes: z
    .record(
      id,
      z.strictObject({
        stands: z
          .literal("close")
          .optional()
          .describe("It stands after its round has been resolved; otherwise after its own moves."),
        moves: z.array(moveSchema).default([]),
      }),
    )
    .describe("By the id of an event of the recorded timeline."),
});

export type RecordedLine = z.infer<typeof lineSchema>;
export type LineMove = RecordedLine["nodes"][string]["moves"][number];
