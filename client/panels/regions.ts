/**
 * Which shape of the map belongs to which region of the scenario, and how its control is drawn. Transliterations
 * differ between the two, so names are compared by a plain spelling.
 */
import type { RegionId } from "../../shared/engine/ids.ts";
import type { PublicScenario, View } from "../../shared/engine/view/viewTypes.ts";

/** Other spellings of the shapes' ids. */
const SPELLINGS: Readonly<Record<string, string>> = {
  odesa: "odessa",
  zaporizhzhia: "zaporizhia",
  zaporizhzhya: "zaporizhia",
  zaporozhye: "zaporizhia",
  transcarpathia: "zakarpattia",
  khmelnytsky: "khmelnytskyi",
  kirovograd: "kirovohrad",
};

/** Every shape that the map has. */
const SHAPES: ReadonlySet<string> = new Set(
  (
    "cherkasy chernihiv chernivtsi crimea dnipropetrovsk donetsk ivano-frankivsk kharkiv kherson khmelnytskyi " +
    "kirovohrad kyiv kyiv-city luhansk lviv mykolaiv odessa poltava rivne sumy ternopil vinnytsia volyn " +
    "zakarpattia zaporizhia zhytomyr"
  ).split(" "),
);

/** Can this scenario's regions be shown on the map? One about another country has its table only. */
export const isMapped = (scenario: PublicScenario): boolean =>
  scenario.world.regions.some((region) => SHAPES.has(shapeOf(region.id)));

/** The shape of a region id such as `kherson-oblast`. */
export function shapeOf(region: RegionId): string {
  const plain = region.replace(/-(oblast|region|ar)$/, "").replace(/^(oblast|ar)-/, "");
  return SPELLINGS[plain] ?? plain;
}

/** None, a part (hatched sparsely), contested (hatched) or wholly held. */
export type Control = "none" | "part" | "most" | "held";

export interface RegionRow {
  readonly id: RegionId;
  readonly name: string;
  readonly shape: string;
  /** Whole per mille held by the attacker, now and at the start. */
  readonly now: number;
  readonly start: number;
  readonly control: Control;
  readonly contested: boolean;
  readonly claimed: boolean;
}

export const controlOf = (perMille: number): Control =>
  perMille < 5 ? "none" : perMille < 500 ? "part" : perMille < 950 ? "most" : "held";

/** Every region with its share, in the scenario's order. */
export function regionRows(scenario: PublicScenario, view: View): readonly RegionRow[] {
  return scenario.world.regions.map((region, i) => {
    const now = view.world.control[i] ?? 0;
    return {
      id: region.id,
      name: region.name,
      shape: shapeOf(region.id),
      now,
      start: Math.round(region.control * 1000),
      control: controlOf(now),
      contested: region.contested,
      claimed: region.claimedBy.length > 0,
    };
  });
}

/** Held now or at some time in this match, most first. */
export const touched = (rows: readonly RegionRow[]): readonly RegionRow[] =>
  rows.filter((r) => r.now >= 1 || r.start >= 1).sort((a, b) => b.now - a.now || b.start - a.start);
