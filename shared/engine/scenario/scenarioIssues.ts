/** What can be agreed: articles, their options with treaty wording, and the duties that follow. Shapes only. */
import * as z from "zod";
import { basisSchema, date, domain, id, share, sourcedText, sourceIds, text } from "./scenarioParts.ts";

const capSchema = z
  .strictObject({
    of: z.array(z.enum(["manpower", "materiel"])).min(1),
    perUnit: z
      .number()
      .positive()
      .optional()
      .describe("Points of force for one unit of the option's number: the ceiling is that many."),
    share: z
      .number()
      .positive()
      .optional()
      .describe("The ceiling is this share of what the obligor has when the duty begins."),
    basis: basisSchema,
  })
  .describe("Holds down the force of a belligerent in a pause; `perUnit` or `share`, not both.");

const dutySchema = z.strictObject({
  id,
  obligor: id.describe('Who owes it: a party, or "guarantors" for every guarantor that signs.'),
  obligee: z.array(id).min(1).describe("To whom it is owed."),
  domain,
  rank: z
    .enum(["statement", "assurance", "guarantee", "treaty"])
    .describe("How solemn it is: the same breach moves trust less at a lower rank."),
  dueRounds: z
    .int()
    .min(0)
    .nullable()
    .describe("Rounds after entry into force; null: a continuing duty, checked every round."),
  visible: share.describe("Chance that a breach is seen without any monitor."),
  temptation: share.describe("Pull towards breaking it, before the front is looked at."),
  text: text.describe("One sentence: who does what."),
  irreversible: z
    .boolean()
    .optional()
    .describe(
      "Once done it cannot be taken back: a later breach against who has done it is never forgotten.",
    ),
  deniable: share
    .optional()
    .describe(
      "For a continuing duty: chance that a breach which is seen cannot be laid at the obligor's door at once, because others carried it out.",
    ),
  notWithout: id
    .optional()
    .describe(
      "The duty is to agree on nothing with a principal without this party: an accepted offer among others breaks it.",
    ),
  cap: capSchema.optional(),
});

const quantitySchema = z
  .strictObject({
    unit: text,
    min: z.number(),
    max: z.number(),
    step: z.number().positive(),
    figures: z
      .array(z.strictObject({ by: id, value: z.number(), date, sources: sourceIds }))
      .describe("What each side or text named, for the slider's marks."),
  })
  .describe("Makes the option a number; {n} in the wording stands for it.");

const guaranteeSchema = z
  .strictObject({
    rule: z.enum(["any", "majority", "all", "allWithAggressor"]).optional(),
    trigger: z.enum(["automatic", "consultation", "none"]).optional(),
    guarantors: z.array(id).optional(),
    covers: share.optional(),
  })
  .describe("What this option says about a guarantee; the clauses of a deal are merged.");

const safeguardsSchema = z
  .strictObject({
    verification: share.optional().describe("Inspection and monitors."),
    zone: share.optional().describe("A demilitarised zone."),
    commission: share.optional().describe("A joint commission that settles incidents."),
    snapback: share.optional().describe("Staged benefits that can be taken back."),
  })
  .describe("What it adds to the keeping of the whole text.");

const optionSchema = z.strictObject({
  id,
  label: text.describe("A few words, lower case."),
  wording: text.describe("Treaty wording of your own, one to three sentences; {n} stands for the quantity."),
  duties: z.array(dutySchema).describe("Who owes what when this option is in force."),
  quantity: quantitySchema.optional(),
  unmeasured: z
    .array(
      z.strictObject({
        says: text.describe("The words as they stand in the wording or a duty."),
        why: text.describe("Why no duty has this number."),
      }),
    )
    .optional()
    .describe("Figures in the words that no duty measures; every other number must be that of a duty."),
  guarantee: guaranteeSchema.optional(),
  safeguards: safeguardsSchema.optional(),
  entry: z.array(id).optional().describe("Steps of entry into force that this option demands."),
  vague: z
    .boolean()
    .optional()
    .describe("Words left undefined on purpose: eases signing, raises the hazard afterwards."),
  tags: z
    .array(
      z.enum([
        "ceasefire",
        "status-open",
        "status-settled",
        "withdrawal",
        "justice",
        "impunity",
        "rearming-cap",
        "accession",
        "recognition",
      ]),
    )
    .optional()
    .describe("What the option is about, for endings, opinion and the time after a signature."),
  control: z
    .record(id, share)
    .optional()
    .describe("Regions that change hands when the duty is carried out: the attacker's share at the end."),
  closed: z.boolean().optional().describe("True: not on offer in this scenario, shown for its history."),
});

export const issueSchema = z.strictObject({
  id,
  article: z.int().min(1).describe("Its number: 1, 2, 3 in the order of this file."),
  title: text,
  short: z.string().min(1).max(14).describe("What stands on the sheet: at most 14 characters."),
  family: z.enum(["security", "territory", "humanitarian", "politics", "economy", "procedure"]),
  question: text.describe("What has to be decided, as a question."),
  limited: z
    .boolean()
    .describe(
      "May it be concluded alone in a limited agreement? Then each option needs a duty of a principal.",
    ),
  options: z.array(optionSchema).min(1).describe("Mutually exclusive ways to settle it: two or more."),
  background: z.array(sourcedText).describe("What was said and done about it: at least one statement."),
});
