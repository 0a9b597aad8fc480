/** What people wrote on a branch, as the store keeps it beside the match: never part of its log. */
import * as z from "zod";
import {
  BRANCH_COLOURS,
  MAX_BRANCH_NOTE,
  MAX_BRANCH_TAG,
  MAX_BRANCH_TAGS,
  MAX_BRANCH_TITLE,
} from "../../shared/exploring.ts";

/** Shown to others: nothing that turns the direction of the text around it, and no control characters but new lines. */
const shown = (most: number, lines = false) =>
  z
    .string()
    .trim()
    .max(most)
    .regex(
      lines
        ? /^[^\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]*(?:\n[^\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]*)*$/u
        : /^[^\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]*$/u,
    );

/** What its maker may change at any time. */
export const noteFields = {
  title: shown(MAX_BRANCH_TITLE).min(1),
  note: shown(MAX_BRANCH_NOTE, true),
  tags: z.array(shown(MAX_BRANCH_TAG).min(1)).max(MAX_BRANCH_TAGS),
  colour: z
    .int()
    .min(0)
    .max(BRANCH_COLOURS - 1),
};

const labelSchema = z.object({
  ...noteFields,
  /** Who made it: the name that others see, and the person who may change the label. */
  by: z.string(),
  holder: z.string(),
  /** Seats left for others. */
  open: z.array(z.string()),
  change: z.string().nullable(),
  /** ISO day of the entry at which it leaves its parent. */
  date: z.string(),
});
export type Label = z.infer<typeof labelSchema>;

const parsed = new Map<string, Label>();

/** The label in a row; null for what has none. */
export function labelOf({ label }: { readonly label: string | null }): Label | null {
  if (label === null) return null;
  const known = parsed.get(label);
  if (known) return known;
  const made = labelSchema.parse(JSON.parse(label));
  if (parsed.size > 2_000) parsed.clear();
  parsed.set(label, made);
  return made;
}
