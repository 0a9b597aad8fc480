/** Checks of the world: regions that the map can draw and that add up, sides, publics and flows of aid that belong to parties. */
import type { Check } from "./scenarioCheckKit.ts";
import { unique } from "./scenarioCheckKit.ts";
import { suggest } from "./scenarioMistakes.ts";

/** Regions that the map can draw: the ids of the npm package @svg-maps/ukraine. Sevastopol is part of Crimea there. */
export const MAP_REGIONS: readonly string[] = [
  "cherkasy",
  "chernihiv",
  "chernivtsi",
  "crimea",
  "dnipropetrovsk",
  "donetsk",
  "ivano-frankivsk",
  "kharkiv",
  "kherson",
  "khmelnytskyi",
  "kirovohrad",
  "kyiv",
  "kyiv-city",
  "luhansk",
  "lviv",
  "mykolaiv",
  "odessa",
  "poltava",
  "rivne",
  "sumy",
  "ternopil",
  "vinnytsia",
  "volyn",
  "zakarpattia",
  "zaporizhia",
  "zhytomyr",
];

export function checkWorld(check: Check): void {
  const { world, treaty } = check.scenario;
  const { tell } = check;
  unique(check, "world/regions", check.regions);
  unique(
    check,
    "world/sectors",
    world.sectors.map((s) => s.id),
  );
  let area = 0;
  for (const r of world.regions) {
    const path = `world/regions/${r.id}`;
    area += r.area;
    if (world.map !== null && !MAP_REGIONS.includes(r.id))
      tell(
        "notOnMap",
        path,
        `The map has no region "${r.id}".`,
        `${suggest(r.id, MAP_REGIONS)} For other land set world/map to null.`,
      );
    check.known(
      "sector",
      `${path}/sector`,
      r.sector,
      world.sectors.map((s) => s.id),
    );
    for (const p of r.claimedBy) check.party(`${path}/claimedBy`, p);
    check.cited(path, r.sources);
  }
  if (Math.abs(area - 1) > 0.01)
    tell(
      "areas",
      "world/regions",
      `The areas add up to ${Math.round(area * 1000) / 1000}, not to 1.`,
      "Divide each by this sum.",
    );
  for (const s of world.sectors)
    if (!world.regions.some((r) => r.sector === s.id))
      tell("unused", `world/sectors/${s.id}`, "No region lies in this sector.", "Remove it.");
  for (const p of [treaty.attacker, treaty.defender]) {
    if (!world.sides.some((s) => s.party === p))
      tell("sideMissing", "world/sides", `"${p}" has no side.`, "Both belligerents need one.");
    if (!world.opinion.some((o) => o.party === p))
      tell(
        "noOpinion",
        "world/opinion",
        `The opinion of "${p}" is not followed.`,
        "Both belligerents need an entry.",
      );
  }
  for (const s of world.sides) {
    check.party(`world/sides/${s.party}`, s.party);
    check.basis(`world/sides/${s.party}`, s.basis);
  }
  for (const o of world.opinion) {
    check.party(`world/opinion/${o.party}`, o.party);
    check.basis(`world/opinion/${o.party}`, o.basis);
  }
  world.aid.forEach((f, i) => {
    check.party(`world/aid/${i + 1}`, f.from);
    check.party(`world/aid/${i + 1}`, f.to);
    check.basis(`world/aid/${i + 1}`, f.basis);
  });
}
