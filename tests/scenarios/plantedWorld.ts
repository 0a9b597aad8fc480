/** One of each mistake that the second pass finds in the record, the shocks, the world, the briefs and the sources. */
import { by, type Planted } from "./planted.ts";

export const PLANTED_WORLD: readonly Planted[] = [
  { code: "recordLate", at: "record/", plant: (s) => (s.record[0].date = "2022-05-01") },
  { code: "recordEmpty", at: "record/", plant: (s) => (s.record[0].severity = 0) },
  {
    code: "emptyCondition",
    at: "locks/martial-law-vote/unlock",
    plant: (s) => (s.locks[0].unlock[0].by = { all: [] }),
  },
  {
    code: "emptyCondition",
    at: "locks/martial-law-vote/unlock",
    plant: (s) => (s.locks[0].unlock[0].by = { control: { region: "kyiv" } }),
  },
  {
    code: "neverHolds",
    at: "shocks/moskva/trigger",
    plant: (s) => (by(s.shocks, "moskva").trigger = { when: { fromRound: 40 } }),
  },
  {
    code: "neverHolds",
    at: "shocks/moskva/trigger",
    plant: (s) => (by(s.shocks, "moskva").trigger = { when: { fromDate: "2022-09-30" } }),
  },
  {
    code: "noOpinion",
    at: "shocks/moskva/effects",
    plant: (s) => by(s.shocks, "moskva").effects.push({ opinion: { party: "usa", fatigue: 0.1 } }),
  },
  {
    code: "noAid",
    at: "shocks/lend-lease/effects",
    plant: (s) =>
      (by(s.shocks, "lend-lease").effects = [{ aid: { from: "turkey", to: "ukraine", times: 2 } }]),
  },
  { code: "memorialNote", at: "shocks/bucha", plant: (s) => delete by(s.shocks, "bucha").note },
  {
    code: "memorialScore",
    at: "shocks/bucha",
    plant: (s) => by(s.shocks, "bucha").effects.push({ reservation: { party: "ukraine", add: 2 } }),
  },
  {
    code: "memorialInject",
    at: "shocks/bucha",
    plant: (s) => (by(s.shocks, "bucha").trigger = { inject: true }),
  },
  {
    code: "notOnMap",
    at: "world/regions/odesa",
    plant: (s) => (by(s.world.regions, "odessa").id = "odesa"),
    hint: '"odessa"',
  },
  { code: "areas", at: "world/regions", plant: (s) => (s.world.regions[0].area = 0.3) },
  { code: "sideMissing", at: "world/sides", plant: (s) => (s.world.sides[0].party = "turkey") },
  { code: "briefMissing", at: "briefs", plant: (s) => delete s.briefs.seats["uk.head"], hint: "uk.head.md" },
  {
    code: "briefLong",
    at: "briefs/uk.head",
    plant: (s) => (s.briefs.seats["uk.head"] += " word".repeat(400)),
  },
  {
    code: "openingLong",
    at: "briefs/uk.head",
    plant: (s) => (s.briefs.seats["uk.head"] = `# London\n\nYou speak${" and speak".repeat(23)}.`),
  },
  { code: "briefLong", at: "briefs/public", plant: (s) => (s.briefs.public += " word".repeat(400)) },
  {
    code: "timelineOrder",
    at: "recorded/timeline/2",
    plant: (s) => (s.recorded.timeline[0].date = "2022-05-17"),
  },
  {
    code: "knownAtOnce",
    at: "recorded/timeline/1",
    plant: (s) => (s.recorded.timeline[0].knownFrom = s.recorded.timeline[0].date),
  },
  {
    code: "duplicateId",
    at: "recorded/timeline/2",
    plant: (s) => {
      s.recorded.timeline[0].id = "twin";
      s.recorded.timeline[1].id = "twin";
    },
  },
  {
    code: "unusedSource",
    at: "sources/spare",
    plant: (s) => (s.sources.spare = { ...s.sources["nyt-2024"], url: "https://example.org/spare" }),
  },
  {
    code: "sourceAddress",
    at: "sources/nyt-2024",
    plant: (s) => (s.sources["nyt-2024"].url = "urn:unlocated:1"),
  },
  {
    code: "duplicateSource",
    at: "sources/",
    plant: (s) => (s.sources["nyt-2024"].url = s.sources["nyt-2024-copy"].url),
  },
];
