/**
 * What can happen in a scenario besides talking: conditions, what they set off, shocks, locks with their ways out,
 * applications, steps between signature and entry into force. Shapes only; conditions.ts and effects.ts give them meaning.
 */
import * as z from "zod";
import type { Domain } from "../ids.ts";
import { basisSchema, clauseMatch, date, domain, id, share, sourceIds, text } from "./scenarioParts.ts";

type Condition =
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
  | { fromRound: number }
  | { fromDate: string }
  | { control: { region: string; below?: number | undefined; above?: number | undefined } }
  | { occupied: string }
  | { inForce: { issue: string; options: string[] } }
  | { agreed: { issue: string; options: string[] } }
  | { shock: string }
  | { fighting: "low" | "high" }
  | { aid: { from: string; to: string; below?: number | undefined; above?: number | undefined } }
  | { exhausted: { party: string; above: number } }
  | { mood: { party: string; drive: Drive; below?: number | undefined; above?: number | undefined } }
  | { applied: { application: string; roundsAgo?: number | undefined } }
  | { duty: { issue: string; state: "running" | "done" | "broken" } }
  | { breaches: { by: string; domain?: Domain | undefined; atLeast: number } };
type Drive = "injustice" | "fatigue" | "optimism" | "willing";

/** When something holds. `occupied`: the region was held by the attacker at some point of this match or its start. */
export const conditionSchema: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      z.strictObject({ all: z.array(conditionSchema) }).describe("Every one of these holds."),
      z.strictObject({ any: z.array(conditionSchema) }).describe("At least one of these holds."),
      z.strictObject({ not: conditionSchema }).describe("This does not hold."),
      z.strictObject({ fromRound: z.int().min(1) }).describe("From this round on."),
      z.strictObject({ fromDate: date }).describe("From the round on in which this day lies."),
      z
        .strictObject({
          control: z.strictObject({ region: id, below: share.optional(), above: share.optional() }),
        })
        .describe("The attacker's share of a region lies below or above a number."),
      z
        .strictObject({ occupied: id })
        .describe("The attacker held a part of this region at some point of the match or at its start."),
      z.strictObject({ inForce: clauseMatch }).describe("A clause is in force."),
      z
        .strictObject({ agreed: clauseMatch })
        .describe("Both principals stand on the same option in the text."),
      z.strictObject({ shock: id }).describe("This shock has fallen."),
      z
        .strictObject({ fighting: z.enum(["low", "high"]) })
        .describe("The fighting has died down, or goes on."),
      z
        .strictObject({
          aid: z.strictObject({
            from: id,
            to: id,
            below: z.number().min(0).optional(),
            above: z.number().min(0).optional(),
          }),
        })
        .describe("A flow of aid, in points of materiel a week, lies below or above a number."),
      z
        .strictObject({ exhausted: z.strictObject({ party: id, above: share }) })
        .describe(
          "A belligerent is worn: the mean of its exhaustion in men, economy and society lies above a number.",
        ),
      z
        .strictObject({
          mood: z.strictObject({
            party: id,
            drive: z.enum(["injustice", "fatigue", "optimism", "willing"]),
            below: share.optional(),
            above: share.optional(),
          }),
        })
        .describe("A drive of public opinion, or the share ready to concede, lies below or above a number."),
      z
        .strictObject({
          applied: z.strictObject({ application: id, roundsAgo: z.int().min(0).optional() }),
        })
        .describe("A public move has been made: at least so many rounds ago, where a number is given."),
      z
        .strictObject({
          duty: z.strictObject({ issue: id, state: z.enum(["running", "done", "broken"]) }),
        })
        .describe("A duty of this issue is in force and stands so: done means carried out in time."),
      z
        .strictObject({
          breaches: z.strictObject({ by: id, domain: domain.optional(), atLeast: z.int().min(1) }),
        })
        .describe(
          "So many breaches by a party, of duties taken on at this table, have come to light: small ones add up.",
        ),
    ]),
  )
  .meta({ id: "condition", description: "When something holds." });

/** What a shock, an application or a statement changes. Every size is in the unit that its key names. */
export const effectSchema = z
  .union([
    z
      .strictObject({
        opinion: z.strictObject({
          party: id,
          injustice: z.number().optional(),
          fatigue: z.number().optional(),
          optimism: z.number().optional(),
        }),
      })
      .describe(
        "Adds to the drives of public opinion, each 0 to 1: injustice hardens and fades, fatigue softens, optimism is hope in the talks.",
      ),
    z
      .strictObject({ weight: z.strictObject({ party: id, issue: id, times: z.number().positive() }) })
      .describe("Multiplies the weight that a party gives to an issue."),
    z
      .strictObject({ value: z.strictObject({ party: id, issue: id, option: id, add: z.number() }) })
      .describe("Adds points to the value of an option to a party."),
    z
      .strictObject({ limit: z.strictObject({ party: id, issue: id, allow: z.array(id).min(1) }) })
      .describe("The party's capital from now on allows only these options of the issue."),
    z
      .strictObject({ reservation: z.strictObject({ party: id, add: z.number() }) })
      .describe("Adds points to what a party expects of fighting on."),
    z
      .strictObject({ aid: z.strictObject({ from: id, to: id, times: z.number().positive() }) })
      .describe("Multiplies a flow of aid that world.json has."),
    z
      .strictObject({ sanctions: z.strictObject({ add: z.number() }) })
      .describe("Adds to the level of sanctions, 0 to 100."),
    z
      .strictObject({ lock: z.strictObject({ lock: id, closed: z.boolean() }) })
      .describe("Closes or opens a lock."),
    z
      .strictObject({ momentum: z.strictObject({ times: z.number().min(0) }) })
      .describe("Multiplies everybody's hope in the talks."),
    z
      .strictObject({
        record: z.strictObject({
          by: id,
          wronged: z.array(id),
          domain,
          severity: share,
          proof: share,
          kind: z.enum(["kept", "broken", "denied", "repaired"]).optional(),
          date: date.optional().describe("When it was done, if it comes to light only now."),
        }),
      })
      .describe("Books an entry in the record: a broken promise, unless kind says otherwise."),
    z
      .strictObject({ never: z.strictObject({ party: id, issue: id, option: id }) })
      .describe(
        "The party's capital will sign no text that holds this option, whatever else is in it: its existence hangs on it.",
      ),
    z
      .strictObject({ repudiate: z.strictObject({ party: id, issue: id }) })
      .describe(
        "The party declares its duties under this issue void: they end, as broken; only who stands close to it accepts the doctrine.",
      ),
  ])
  .meta({ id: "effect", description: "What changes." });

export const shockSchema = z.strictObject({
  id,
  title: text,
  text: text.describe("What people read when it falls: two or three sentences, attributed."),
  sources: sourceIds,
  date: date.describe("When it happened in history."),
  memorial: z
    .boolean()
    .describe("True for the killing of civilians: shown with restraint, moves no points, needs a note."),
  note: z
    .string()
    .optional()
    .describe("Content note shown before a memorial shock, with a shorter text for those who skip it."),
  trigger: z
    .union([
      z.strictObject({ when: conditionSchema }).describe("Falls once, as soon as the condition holds."),
      z
        .strictObject({
          hazard: share.describe("Chance per round."),
          when: conditionSchema.optional(),
        })
        .describe("Falls once, with this chance in each round in which the condition holds."),
      z
        .strictObject({ inject: z.literal(true) })
        .describe("Falls only when the facilitator of a class lets it fall."),
    ])
    .describe("What makes it fall. Whatever players can change belongs into the condition."),
  effects: z.array(effectSchema),
  basis: basisSchema,
});

export const lockSchema = z.strictObject({
  id,
  holder: id.describe("The party that holds it."),
  label: text,
  explain: text.describe("Why it is closed and how it opens, in two sentences."),
  closed: z.boolean().describe("Is it closed when the match begins?"),
  blocks: z
    .union([
      z.strictObject({ step: id }).describe("A step of entry into force."),
      z.strictObject({ clause: clauseMatch }).describe("Options that cannot be tabled while it is closed."),
      z.strictObject({ session: z.tuple([id, id]) }).describe("Two parties that do not meet alone."),
      z.strictObject({ application: id }).describe("An application that gets no answer."),
    ])
    .describe("What it blocks while it is closed."),
  unlock: z
    .array(
      z.strictObject({
        id,
        label: text,
        by: z
          .union([z.literal("holder"), conditionSchema])
          .describe('"holder": the holder may drop it by its public line; otherwise a condition.'),
      }),
    )
    .min(1)
    .describe("Ways out: any one of them opens it."),
  law: z
    .strictObject({
      id: id.describe("Locks that rest on the same law are raised and dropped together."),
      mobilises: id.describe("The belligerent that it lets mobilise."),
    })
    .optional()
    .describe(
      "The state of law that it rests on, such as martial law: once it is lifted only volunteers come.",
    ),
  sources: sourceIds,
});

export const applicationSchema = z
  .strictObject({
    id,
    party: id.describe("Who may make it, by its public line."),
    label: text,
    to: text.describe("To whom: words, not an id."),
    effects: z.array(effectSchema),
    basis: basisSchema,
  })
  .describe("A public move of one party, made once.");

export const stepSchema = z
  .strictObject({
    id,
    party: id,
    label: text,
    rounds: z.int().min(1).describe("How many rounds it takes."),
    decidedBy: z.enum(["opinion", "capital"]).describe("Who says yes or no in the end."),
  })
  .describe("A step between signature and entry into force, such as a referendum.");
