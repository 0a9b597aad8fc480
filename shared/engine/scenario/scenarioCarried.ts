/**
 * What a table brought with it from the scenario before: only on the scenario of a match that goes on from another, made
 * by the rules and never by an author. Shapes only; rules/goingOn.ts makes it, open.ts begins with it.
 */
import * as z from "zod";
import { date, id, text } from "./scenarioParts.ts";
import { recordedSchema } from "./scenarioPast.ts";

export const carriedSchema = z.strictObject({
  from: z.strictObject({
    scenario: id,
    title: text,
    /** The code of the table. */
    table: text,
    ending: recordedSchema.shape.ending,
    /** First and last day of what was played. */
    began: date,
    ended: date,
  }),
  /** Shocks that have fallen already, and applications that were made. */
  fallen: z.array(id),
  applied: z.array(id),
  /** Agreements in force, with those of their duties that still run: `issue.duty.obligor`. */
  inForce: z.array(
    z.strictObject({
      id: text,
      signatories: z.array(id).min(2),
      clauses: z.array(z.strictObject({ issue: id, option: id, value: z.number().optional() })).min(1),
      running: z.array(text),
    }),
  ),
});

export type Carried = z.infer<typeof carriedSchema>;
