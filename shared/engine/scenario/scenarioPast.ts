/** What happened before the match, which trust is made of, and what happened in history, for the debrief. Shapes only. */
import * as z from "zod";
import { basisSchema, date, domain, id, share, sourcedText, sourceIds, text } from "./scenarioParts.ts";

export const recordSchema = z
  .strictObject({
    id,
    date: date.describe("When it was kept or broken, not when it was promised. Before the first round."),
    about: text.describe("The agreement it is about."),
    what: text.describe("What was done, in a sentence of your own."),
    by: id,
    wronged: z.array(id).describe("To whom it was promised. Empty: to somebody who is not at this table."),
    domain,
    kind: z.enum(["kept", "broken", "denied", "repaired"]),
    severity: share.describe("How much hung on it, above 0."),
    proof: share.describe("How well established it is: disputed claims stay at 0.5 or below."),
    sources: sourceIds,
    lasting: z
      .boolean()
      .optional()
      .describe(
        "True: never forgotten, because whoever was wronged had paid with what cannot be taken back.",
      ),
    reaffirmed: z
      .boolean()
      .optional()
      .describe("True: the promise had been made a second time before it was broken, which weighs more."),
    acceptedBy: z
      .array(id)
      .optional()
      .describe("Parties that accept the reason given for it, and hold nothing against its author."),
  })
  .describe("One agreement kept or broken before the match.");

export const countSchema = z
  .strictObject({
    text,
    number: z.number(),
    about: id,
    date,
    sources: sourceIds,
    prior: z
      .boolean()
      .optional()
      .describe(
        "True: trust in this party begins with the count, saturated, and its itemised entries only explain it.",
      ),
  })
  .describe("A count without a list: shown with its source, never added to the itemised entries.");

export const priorTrustSchema = z
  .strictObject({
    truster: id,
    trustee: id,
    kept: z.number().min(0).max(2),
    broken: z.number().min(0).max(2),
    basis: basisSchema,
  })
  .describe("Trust before any record; without an entry 1 and 1, which is an even bet.");

/** What an event of the recorded course is. */
export const RECORDED_KINDS = ["talks", "text", "war", "shock", "capital", "plan"] as const;
/** Letters that fit under a mark of the line. */
export const MAX_RECORDED_TITLE = 28;

/** One event of the recorded course: a node of the line. */
export const recordedEventSchema = sourcedText
  .extend({
    id: id.describe("Unique within the scenario; line.json names it."),
    title: z.string().min(1).max(MAX_RECORDED_TITLE).describe("Plain and neutral; stands under a mark."),
    kind: z.enum(RECORDED_KINDS),
    major: z.literal(true).optional().describe("One of the handful that everybody looks for: named first."),
    venue: text.optional().describe("Where, when a place matters."),
    knownFrom: date.optional().describe("When it became public, if that was later."),
  })
  .meta({ id: "event", description: "An event of the recorded course, with its date and sources." });

export const recordedSchema = z.strictObject({
  ending: z
    .enum(["settlement", "signed", "armistice", "freeze", "limited", "communique", "collapse", "none"])
    .describe("How it ended in history."),
  summary: sourcedText,
  timeline: z.array(recordedEventSchema).describe("In the order of dates."),
  gaps: z.array(sourcedText).describe("What stayed open, or is still disputed."),
});
