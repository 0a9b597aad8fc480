/** Strict schemas of what is asked about the past. Unknown keys are mistakes. */
import * as z from "zod";
import {
  type CompareAsk,
  EXPORTS,
  type ExportAsk,
  type MarkBranch,
  type OpenBranch,
  type Past,
  type ReplayAsk,
} from "../../shared/exploring.ts";
import { noteFields } from "../past/labels.ts";
import { name } from "./asks.ts";

const id = z.string().min(1).max(120);
const token = z.string().min(1).max(120);
export const pastSchema: z.ZodType<Past> = z.union([
  z.strictObject({ line: id }),
  z.strictObject({ code: z.string().min(1).max(20), token: token.optional() }),
]);
const eyes = z.string().min(1).max(120);

export const replaySchema: z.ZodType<ReplayAsk> = z.strictObject({
  past: pastSchema,
  eyes: eyes.nullable(),
});
export const branchSchema: z.ZodType<OpenBranch> = z.strictObject({
  past: pastSchema,
  seq: z.int().min(0),
  seats: z.array(id).max(8),
  name,
  ...noteFields,
  luck: z.enum(["same", "new"]),
  open: z.array(id).max(40),
  timed: z.boolean(),
  listed: z.boolean(),
  change: id.nullable(),
});
export const markSchema: z.ZodType<MarkBranch> = z.strictObject({ token, ...noteFields });
const node = z.strictObject({ past: pastSchema, seq: z.int().min(0) });
export const compareSchema: z.ZodType<CompareAsk> = z.strictObject({ a: node, b: node, eyes });
export const exportSchema: z.ZodType<ExportAsk> = z.strictObject({ past: pastSchema, as: z.enum(EXPORTS) });
