/**
 * The scenario of the gallery, written by hand: a full table of six delegations and eighteen articles in every venue.
 * Only what a table looks at is written.
 */
import type { PublicScenario } from "../../../shared/engine/view/viewTypes.ts";

export type Party = PublicScenario["parties"][number];
type Role = Party["seats"][number]["role"];

const seatsOf = (id: string, roles: readonly Role[]): Party["seats"] =>
  roles.map((role) => ({
    id: `${id}.${role}`,
    role,
    title: role === "head" ? "Head of delegation" : role,
    office: role,
  }));
const no = { arms: [], sanctions: [], guarantee: false };

export const party = (
  id: string,
  name: string,
  role: Party["role"],
  flag: string | null,
  colour: Party["colour"],
  roles: readonly Role[],
  close: Record<string, number> = {},
): Party => ({
  id,
  name,
  adjective: id === "russia" ? "Russian" : name,
  role,
  flag,
  colour,
  members: [],
  seats: seatsOf(id, roles),
  close,
  supports: no,
  bot: "negotiator",
});

export const PARTIES: readonly Party[] = [
  party("ukraine", "Ukraine", "belligerent", "ua", "blue", ["head", "capital", "military", "legal"]),
  party("russia", "Russia", "belligerent", "ru", "rust", ["head", "capital", "military", "legal"]),
  party("turkiye", "Türkiye", "mediator", "tr", "teal", ["head", "capital"], { ukraine: 0.4, russia: 0.4 }),
  party("usa", "United States", "guarantor", "us", "violet", ["head", "capital"], { ukraine: 0.8 }),
  party("uk", "United Kingdom", "guarantor", "gb", "ochre", ["head", "capital"], { ukraine: 0.85 }),
  party("guarantors", "Other guarantors", "guarantor", null, "slate", ["head"], { ukraine: 0.6 }),
];

const TITLES = [
  "Neutrality",
  "No bases",
  "Guarantors",
  "Area covered",
  "Guarantees",
  "Ceilings",
  "Exercises",
  "Crimea",
  "Donbas",
  "Withdrawal",
  "Ceasefire",
  "Prisoners",
  "Corridors",
  "Children",
  "Sanctions",
  "Language",
  "EU accession",
  "Foreign forces",
] as const;

/** Region, per mille held by the attacker, contested between states. */
export const REGIONS: readonly (readonly [string, number, boolean])[] = [
  ["cherkasy", 0, false],
  ["chernihiv", 420, false],
  ["chernivtsi", 0, false],
  ["crimea", 1000, true],
  ["dnipropetrovsk", 0, false],
  ["donetsk", 560, true],
  ["ivano-frankivsk", 0, false],
  ["kharkiv", 330, false],
  ["kherson", 960, false],
  ["khmelnytskyi", 0, false],
  ["kirovohrad", 0, false],
  ["kyiv", 180, false],
  ["kyiv-city", 0, false],
  ["luhansk", 960, true],
  ["lviv", 0, false],
  ["mykolaiv", 60, false],
  ["odesa", 0, false],
  ["poltava", 0, false],
  ["rivne", 0, false],
  ["sumy", 510, false],
  ["ternopil", 0, false],
  ["vinnytsia", 0, false],
  ["volyn", 0, false],
  ["zakarpattia", 0, false],
  ["zaporizhzhia", 700, false],
  ["zhytomyr", 20, false],
];

const VENUES: PublicScenario["venues"] = [
  {
    id: "palace",
    name: "Dolmabahçe",
    host: "turkiye",
    scene: "palace",
    light: "dusk",
    season: "spring",
    sources: [],
  },
  {
    id: "lodge",
    name: "Lodge near the border",
    host: "turkiye",
    scene: "lodge",
    light: "day",
    season: "winter",
    sources: [],
  },
  {
    id: "video",
    name: "By video",
    host: "turkiye",
    scene: "video",
    light: "day",
    season: "spring",
    sources: [],
  },
  {
    id: "hall",
    name: "Summit hall",
    host: "turkiye",
    scene: "hall",
    light: "day",
    season: "summer",
    sources: [],
  },
  {
    id: "palace-night",
    name: "Dolmabahçe",
    host: "turkiye",
    scene: "palace",
    light: "night",
    season: "spring",
    sources: [],
  },
];

const round = (from: string, to: string, venue: string): PublicScenario["rounds"][number] => ({
  from,
  to,
  venue,
  title: "",
  briefing: [],
});

export interface Shape {
  readonly parties?: readonly Party[];
  readonly venue?: string;
}

/** A scenario as the page knows it, with what the table draws. */
export function galleryScenario({ parties = PARTIES, venue = "palace" }: Shape = {}): PublicScenario {
  const some = {
    id: "gallery",
    treaty: {
      title: "Treaty",
      essential: ["i1", "i5", "i8"],
      principals: ["ukraine", "russia"],
      defender: "ukraine",
      attacker: "russia",
    },
    rounds: [
      round("2022-03-28", "2022-04-03", venue),
      round("2022-04-04", "2022-04-10", venue),
      round("2022-04-11", "2022-04-17", venue),
    ],
    minutes: { briefing: 3, talks: 12, orders: 5 },
    venues: VENUES,
    parties,
    issues: TITLES.map((short, i) => ({
      id: `i${i + 1}`,
      article: i + 1,
      title: short,
      short,
      family: "security",
      question: "",
      limited: false,
      options: [],
      background: [],
    })),
    world: {
      regions: REGIONS.map(([id, control, contested]) => ({
        id,
        name: id,
        area: 0.04,
        sector: "north",
        control: control / 1000,
        contested,
        claimedBy: [],
        sources: [],
      })),
    },
  };
  // Only the parts that a table looks at are written; the plan must not need others.
  return some as unknown as PublicScenario;
}
