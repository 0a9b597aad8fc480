/**
 * The model's parameters by name: every number of the rules that is not a matter of one scenario. Values, units and
 * where they come from stand in scenarios/model.json; a scenario may set single ones of its own.
 */
import * as z from "zod";
import { basisSchema, text } from "./scenarioParts.ts";

export const PARAMETERS = [
  "trustHalfLifeYears",
  "trustBreachWeight",
  "trustDenialWeight",
  "trustRepairShare",
  "trustSaturation",
  "trustRelatedDomain",
  "trustOtherDomain",
  "trustAllyShare",
  "trustOnlookerShare",
  "trustReaffirmed",
  "keepVerification",
  "keepGuarantee",
  "keepSnapback",
  "keepTemptation",
  "guarantorBase",
  "guaranteeConsultation",
  "warHorizonRounds",
  "warLandValue",
  "warCostExhaustion",
  "optimismLearning",
  "audienceRedLine",
  "audienceProposerShare",
  "opinionWeight",
  "ratifySpread",
  "frontDrift",
  "frontDiffusion",
  "attrition",
  "defence",
  "withdrawalRate",
  "aidEffect",
  "sanctionsBite",
  "sanctionsAdaptation",
  "pressureGrid",
  "gridRepair",
  "injusticeHalfLifeWeeks",
  "fatiguePerWeek",
  "gridFatigue",
  "pressureInjustice",
  "willingInjustice",
  "willingFatigue",
  "hazardBase",
  "hazardZone",
  "hazardMonitors",
  "hazardGuarantee",
  "hazardCommission",
  "hazardVague",
  "hazardOpenStatus",
  "hazardRearming",
  "hazardTrust",
  "hazardInjustice",
  "hazardExcluded",
  "hazardPressed",
] as const;

const parameterSchema = z.strictObject({ value: z.number(), unit: text, basis: basisSchema });

export const modelSchema = z.strictObject(
  Object.fromEntries(PARAMETERS.map((name) => [name, parameterSchema])) as Record<
    (typeof PARAMETERS)[number],
    typeof parameterSchema
  >,
);
