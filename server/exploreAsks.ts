/** Strict schemas of what is asked about the past. Unknown keys are mistakes. */
import * as z from "zod";
import { EXPORTS, type ExportAsk, type Past, type ReplayAsk } from "../shared/exploring.ts";

const id = z.string().min(1).max(120);
const token = z.string().min(1).max(120);
const past: z.ZodType<Past> = z.union([
  z.strictObject({ line: id }),
  z.strictObject({ code: z.string().min(1).max(20), token: token.optional() }),
]);
const eyes = z.string().min(1).max(120);

export const replaySchema: z.ZodType<ReplayAsk> = z.strictObject({ past, eyes });
export const exportSchema: z.ZodType<ExportAsk> = z.strictObject({ past, as: z.enum(EXPORTS) });
