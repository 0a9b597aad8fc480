/** What each party wants: confidential sheets with values and mandates, and positions on public record. Shapes only. */
import * as z from "zod";
import { conditionSchema } from "./scenarioEvents.ts";
import { basisSchema, clauseMatch, date, id, sourcedText, sourceIds, text } from "./scenarioParts.ts";

const points = z.number().min(0).max(100);

/** A value of an option to a party: a number 0–100, or points [quantity, value] joined by straight lines. */
const valueSchema = z
  .union([points, z.array(z.tuple([z.number(), points])).min(2)])
  .describe("0 to 100; for a quantity a list of [quantity, value] points joined by straight lines.");

const valuationSchema = z.strictObject({
  issue: id,
  weight: z.number().min(0).describe("How much the issue counts; all weights of a party add up to 1."),
  none: points.describe("Value when the text says nothing about it."),
  broken: points.describe("Value when the others break it."),
  options: z.record(id, valueSchema).describe("The value of each option of the issue."),
  allow: z
    .array(id)
    .optional()
    .describe("Options that the capital lets its head sign at the start; absent: all."),
  never: z
    .array(id)
    .optional()
    .describe(
      "Options on which the party's existence hangs: no text that holds one passes, whatever else is in it.",
    ),
  atLeast: z.number().optional().describe("For a quantity: the least that the mandate allows."),
  atMost: z.number().optional().describe("For a quantity: the most that the mandate allows."),
  basis: basisSchema,
});

const synergySchema = z
  .strictObject({
    all: z.array(clauseMatch).min(1),
    without: z.array(clauseMatch).optional(),
    add: z.number().describe("Points on the 0 to 100 scale of the whole deal."),
    why: text,
  })
  .describe("Points for options that are worth more, or less, together.");

const changeSchema = z.union([
  z
    .strictObject({ weight: z.strictObject({ issue: id, times: z.number().positive() }) })
    .describe("Multiplies the weight of an issue."),
  z
    .strictObject({ value: z.strictObject({ issue: id, option: id, add: z.number() }) })
    .describe("Adds points to the value of an option."),
  z
    .strictObject({ limit: z.strictObject({ issue: id, allow: z.array(id).min(1) }) })
    .describe("The mandate from now on allows only these options of the issue."),
  z
    .strictObject({
      bound: z.strictObject({ issue: id, atLeast: z.number().optional(), atMost: z.number().optional() }),
    })
    .describe("New bounds of the mandate for a quantity; what is left out is free."),
  z
    .strictObject({ reservation: z.strictObject({ add: z.number() }) })
    .describe("Adds points to what the party expects of no agreement."),
]);

const periodSchema = z
  .strictObject({
    id,
    since: sourcedText.describe("What began, on which day, by which sources: the delegation is shown it."),
    when: conditionSchema.describe(
      "Begins once, at the start of the first round in which this holds: a date, a shock that has fallen, and so on.",
    ),
    changes: z.array(changeSchema).min(1),
    basis: basisSchema,
  })
  .describe("A time from which on the party values otherwise, where no shock brings the change with it.");

export const sheetSchema = z.strictObject({
  party: id,
  reservation: z
    .strictObject({ value: points, basis: basisSchema })
    .describe("What the party expects of no agreement: a deal below it is worse than going on."),
  optimism: z
    .strictObject({ value: z.number(), basis: basisSchema })
    .describe(
      "Private overconfidence about the war, in points of reservation; disappointing news wears it down.",
    ),
  bears: z
    .number()
    .positive()
    .optional()
    .describe(
      "How heavily exhaustion weighs with those who decide: 1 is the common measure, less bears more.",
    ),
  valuations: z.array(valuationSchema).describe("One for every issue."),
  synergies: z.array(synergySchema),
  periods: z.array(periodSchema).optional(),
});

export const positionSchema = z
  .strictObject({
    party: id,
    issue: id,
    order: z.array(id).min(1).describe("Options from most to least wanted, as far as stated."),
    priority: z.int().min(1).max(5).describe("5: said again and again; 1: mentioned."),
    stated: text.describe("What was said, in a sentence of your own."),
    date,
    sources: sourceIds,
  })
  .describe("What a party is on record as wanting: public, and all that a bot may know of others.");
