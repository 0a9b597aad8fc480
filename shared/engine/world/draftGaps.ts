/**
 * What a draft leaves open, read off its clauses alone: no monitors, no guarantor, a veto, words undefined, status open,
 * land asked for that its receiver does not hold. Warns; forbids nothing.
 */
import type { RegionId } from "../ids.ts";
import type { Option, Scenario } from "../scenario/scenario.ts";
import type { Clause } from "../state.ts";

export const GAPS = [
  "noMonitors",
  "noGuarantor",
  "veto",
  "openCapacity",
  "openStatus",
  "noCap",
  "landNotHeld",
] as const;
export type Gap = (typeof GAPS)[number];

/** Below this share of verification nobody would call it monitored. */
const MONITORED = 0.4;
/** Less land than this share of a region is the line's own blur. */
const BLUR = 0.02;

export interface DraftTerms {
  readonly issues: Scenario["issues"];
  readonly world: { readonly regions: readonly Pick<Scenario["world"]["regions"][number], "id">[] };
}

const optionsOf = (terms: DraftTerms, clauses: readonly Clause[]): readonly Option[] =>
  clauses.flatMap(
    (c) => terms.issues.find((i) => i.id === c.issue)?.options.find((o) => o.id === c.option) ?? [],
  );

const has = (options: readonly Option[], tag: string): boolean =>
  options.some((o) => (o.tags as readonly string[] | undefined)?.includes(tag));

/**
 * Regions that the clauses would give to the attacker beyond what it holds. `control`: its share of each region now, in the
 * scenario's order, 0–1.
 */
export function landNotHeld(
  terms: DraftTerms,
  control: readonly number[],
  clauses: readonly Clause[],
): readonly RegionId[] {
  const asked = new Set<RegionId>();
  for (const option of optionsOf(terms, clauses))
    for (const [region, share] of Object.entries(option.control ?? {})) {
      const at = terms.world.regions.findIndex((r) => r.id === region);
      if (at >= 0 && share > (control[at] as number) + BLUR) asked.add(region);
    }
  return [...asked];
}

/** The gaps of a draft, in the order of `GAPS`; what enforces it is asked of a text that stops the fighting only. */
export function gapsOf(
  terms: DraftTerms,
  control: readonly number[],
  clauses: readonly Clause[],
): readonly Gap[] {
  const options = optionsOf(terms, clauses);
  const stops = has(options, "ceasefire");
  const watched = options.some((o) => (o.safeguards?.verification ?? 0) >= MONITORED);
  const veto = options.some((o) => o.guarantee?.rule === "allWithAggressor");
  const named = options.some((o) => (o.guarantee?.guarantors?.length ?? 0) > 0);
  const found: Readonly<Record<Gap, boolean>> = {
    noMonitors: stops && !watched,
    noGuarantor: stops && (!named || veto),
    veto,
    openCapacity: options.some((o) => o.vague === true),
    openStatus: has(options, "status-open"),
    noCap: stops && !has(options, "rearming-cap"),
    landNotHeld: landNotHeld(terms, control, clauses).length > 0,
  };
  return GAPS.filter((gap) => found[gap]);
}

const MINSK: readonly Gap[] = ["noMonitors", "noGuarantor", "openCapacity", "openStatus"];

/**
 * How like the ceasefires of 2014 and 2015 a draft is, 0–1: the share of four marks that it bears (no monitors with access, no
 * guarantor, capacity of a signatory left open, status left open). From 0.75 it deserves the label.
 */
export const likenessToMinsk = (gaps: readonly Gap[]): number =>
  MINSK.filter((gap) => gaps.includes(gap)).length / MINSK.length;
