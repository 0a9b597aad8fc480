/**
 * The world around the talks: regions and who holds them, sectors of the front, the two sides, publics, aid and
 * sanctions. Shapes only; world.ts moves them.
 */
import * as z from "zod";
import { basisSchema, id, share, sourceIds, text } from "./scenarioParts.ts";

const regionSchema = z.strictObject({
  id: id.describe("With map ukraine: an id of the package @svg-maps/ukraine. Without a map: any id."),
  name: text,
  area: share.describe("Share of the land in question; all areas add up to 1."),
  sector: id,
  control: share.describe("Share held by the attacker at the start."),
  contested: z.boolean().describe("Is it fought over at the start?"),
  claimedBy: z.array(id),
  sources: sourceIds,
});

const sectorSchema = z.strictObject({
  id,
  name: text,
  fortification: share.describe("How dug in both sides are."),
  effort: share.describe("Weight of the attacker's effort there; a withdrawal begins where it is least."),
});

const sideSchema = z.strictObject({
  party: id,
  manpower: z.number().positive().describe("100 is the attacker's force at the start."),
  materiel: z.number().positive().describe("On the same scale."),
  exhaustion: z.strictObject({ manpower: share, economy: share, society: share }),
  basis: basisSchema,
});

const opinionSchema = z.strictObject({
  party: id,
  injustice: share.describe("Anger at wrongs: hardens, and fades over weeks."),
  fatigue: share.describe("Weariness: softens, and creeps up over months."),
  optimism: share.describe("Hope in the talks."),
  willing: share.describe("Share of the public ready to concede land when both drives are at rest."),
  basis: basisSchema,
});

const aidSchema = z.strictObject({
  from: id,
  to: id,
  perWeek: z.number().min(0).describe("Points of materiel a week."),
  delayRounds: z.int().min(0).describe("Rounds from the decision to the front."),
  basis: basisSchema,
});

export const worldSchema = z.strictObject({
  map: z
    .enum(["ukraine"])
    .nullable()
    .optional()
    .describe(
      "Which drawn map the regions stand on; null: none is drawn, they are shown as a table. Absent means ukraine.",
    ),
  regions: z.array(regionSchema),
  sectors: z.array(sectorSchema),
  sides: z.tuple([sideSchema, sideSchema]),
  opinion: z.array(opinionSchema).describe("At least the two belligerents'."),
  grid: share.describe("Damage to the defender's electricity grid."),
  sanctions: z.number().min(0).max(100).describe("Weight of the sanctions on the attacker, 0 to 100."),
  aid: z.array(aidSchema),
});
