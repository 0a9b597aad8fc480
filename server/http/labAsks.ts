/** Strict schemas of what is asked of the laboratory. */
import * as z from "zod";
import { composedSchema, MAX_COMPOSED } from "../../shared/engine/scenario/scenarioChanges.ts";
import { type LabAsk, MOST_PAIRS, MOST_PER_NODE } from "../../shared/lab/laboratory.ts";
import { pastSchema } from "./exploreAsks.ts";

const seq = z.int().min(0).max(100_000);
const seed = z.int().min(0).max(999);

export const labSchema: z.ZodType<LabAsk> = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("whatIf"),
    past: pastSchema,
    seq,
    change: z.union([z.string().min(1).max(120), z.array(composedSchema).min(1).max(MAX_COMPOSED)]),
    runs: z.int().min(1).max(MOST_PAIRS),
    seed,
  }),
  z.strictObject({
    kind: z.literal("turning"),
    past: pastSchema,
    runs: z.int().min(1).max(MOST_PER_NODE),
    seed,
  }),
]);
export const startSchema = z.strictObject({ past: pastSchema, seq });
