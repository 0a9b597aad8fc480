/**
 * The small shapes of which every part of a scenario is made: ids, dates, sourced statements, where a number comes
 * from. Every description here is what an author's editor shows.
 */
import * as z from "zod";
import { DOMAINS } from "../ids.ts";

export const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, "an id is lower-case letters, digits and hyphens, starting with a letter")
  .describe("An id: lower-case letters, digits and hyphens, starting with a letter.");
export const seatId = z
  .string()
  .regex(/^[a-z][a-z0-9-]*\.(head|capital|military|legal)$/)
  .describe("A seat: the party's id, a dot and the role, as in ukraine.head.");
export const date = z.iso.date().describe("A date written as 2022-03-28.");
export const text = z.string().min(1);
export const share = z.number().min(0).max(1);
export const domain = z
  .enum(DOMAINS)
  .describe("In which domain a promise is kept or broken; trust is counted by domain.");
export const sourceIds = z.array(id).min(1).describe("Ids from sources.json: at least one.");

/** Where a number comes from (model.md §11). */
export const basisSchema = z
  .union([
    z.strictObject({ cited: z.array(id).min(1).describe("Ids from sources.json that give the number.") }),
    z.strictObject({ calibrated: text.describe("Against which series, by which script.") }),
    z.strictObject({ assumed: text.describe("Why this number and not another.") }),
  ])
  .meta({ id: "basis", description: "Where the number comes from: cited, calibrated or assumed." });

/** A statement about the world: never shown without its sources and date. */
export const sourcedText = z
  .strictObject({
    date: date.describe("When it happened or was said."),
    text: text.describe("One or two plain sentences of your own; claims are attributed."),
    sources: sourceIds,
    contested: z.string().optional().describe("Who disputes it, or why it cannot be settled."),
  })
  .meta({ id: "statement", description: "A statement about the world, with its date and sources." });

export const sourceSchema = z.strictObject({
  title: text,
  publisher: text,
  date: z.string().describe("As printed: 2022-03-29, 1953, or n.d."),
  url: z.url().describe("The public address, starting with https://."),
  checked: z
    .enum(["seen", "known"])
    .describe("seen: you opened it; known: cited from general knowledge, to be confirmed."),
});

/** A group of clauses, used by conditions, locks and synergies: any of `options` of `issue`. */
export const clauseMatch = z
  .strictObject({ issue: id, options: z.array(id).min(1) })
  .describe("Any of these options of this issue.");
