/**
 * Views of a table written by hand, for looking at the drawing and for testing the plan: a full table of six
 * delegations and eighteen articles in the moments that matter. No rule made them, so they prove nothing about rules.
 */
import type { Clause, Instrument, Offer } from "../../../shared/engine/state.ts";
import type { PublicScenario, SeatView, View } from "../../../shared/engine/viewTypes.ts";

type Party = PublicScenario["parties"][number];
type Role = Party["seats"][number]["role"];

const seatsOf = (id: string, roles: readonly Role[]): Party["seats"] =>
  roles.map((role) => ({
    id: `${id}.${role}`,
    role,
    title: role === "head" ? "Head of delegation" : role,
    office: role,
  }));
const no = { arms: [], sanctions: [], guarantee: false };

const party = (
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

const PARTIES: readonly Party[] = [
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

const REGIONS: readonly (readonly [string, number, boolean])[] = [
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

const clause = (issue: string, option: string): Clause => ({ issue, option });

const TRUST: Readonly<Record<string, readonly [number, number]>> = {
  "ukraine>russia": [6, 5],
  "russia>ukraine": [14, 9],
  "turkiye>ukraine": [58, 8],
  "ukraine>turkiye": [62, 7],
  "turkiye>russia": [44, 10],
  "russia>turkiye": [50, 9],
  "usa>ukraine": [66, 2],
  "ukraine>usa": [55, 6],
  "uk>ukraine": [72, 5],
  "ukraine>uk": [64, 6],
  "guarantors>ukraine": [48, 12],
  "ukraine>guarantors": [40, 12],
};

function seatsIn(scenario: PublicScenario, people: readonly string[]): Record<string, SeatView> {
  const seats: Record<string, SeatView> = {};
  for (const p of scenario.parties)
    for (const s of p.seats) {
      const kind = people.includes(s.id)
        ? "person"
        : s.role === "head" || s.role === "capital"
          ? "bot"
          : "empty";
      seats[s.id] = {
        kind,
        name: kind === "person" ? "A. Player" : null,
        policy: kind === "bot" ? "negotiator" : null,
        ready: false,
      };
    }
  return seats;
}

/** A view with nothing done yet; `change` writes over it. */
export function galleryView(scenario: PublicScenario, change: Partial<View> = {}): View {
  const some = {
    who: { kind: "seats", party: "ukraine", seats: ["ukraine.head"] },
    match: "m",
    phase: "talks",
    round: 1,
    deadline: null,
    paused: false,
    seats: seatsIn(scenario, ["ukraine.head", "ukraine.legal", "russia.head", "turkiye.head"]),
    parties: Object.fromEntries(scenario.parties.map((p) => [p.id, { away: false, sealed: false }])),
    standings: {},
    agreed: {},
    offers: {},
    instruments: {},
    trust: Object.fromEntries(Object.entries(TRUST).map(([key, [score, sd]]) => [key, { score, sd }])),
    world: { control: REGIONS.map(([, c]) => c) },
    shocks: {},
    ...change,
  };
  return some as unknown as View;
}

const offer = (
  id: string,
  from: string,
  to: readonly string[],
  issues: readonly string[],
  more: Partial<Offer> = {},
): Offer => ({
  id,
  from,
  to,
  form: "terms",
  clauses: issues.map((i) => clause(i, "a")),
  links: [],
  lapses: 3,
  round: 2,
  answers: null,
  blind: false,
  status: "open",
  accepted: [],
  rejectedBy: [],
  ...more,
});

const both = (issue: string, option: string): Record<string, Clause> => ({
  ukraine: clause(issue, option),
  russia: clause(issue, option),
});
const apart = (issue: string): Record<string, Clause> => ({
  ukraine: clause(issue, "a"),
  russia: clause(issue, "b"),
});

const STANDINGS: View["standings"] = {
  i1: both("i1", "a"),
  i2: both("i2", "a"),
  i3: both("i3", "a"),
  i5: apart("i5"),
  i6: { ...apart("i6"), turkiye: clause("i6", "c") },
  i8: both("i8", "a"),
  i9: apart("i9"),
  i11: { ukraine: clause("i11", "a") },
  i12: both("i12", "a"),
  i15: apart("i15"),
};
const AGREED: View["agreed"] = {
  i1: clause("i1", "a"),
  i2: clause("i2", "a"),
  i3: clause("i3", "a"),
  i8: clause("i8", "a"),
  i12: clause("i12", "a"),
};

const talks = (scenario: PublicScenario, change: Partial<View> = {}): View =>
  galleryView(scenario, {
    round: 2,
    standings: STANDINGS,
    agreed: AGREED,
    offers: {
      "ukraine>russia.1": offer("ukraine>russia.1", "ukraine", ["russia"], ["i5", "i6"]),
      "turkiye>russia+ukraine.1": offer(
        "turkiye>russia+ukraine.1",
        "turkiye",
        ["russia", "ukraine"],
        ["i9"],
        { round: 1 },
      ),
      "ukraine>usa.1": offer("ukraine>usa.1", "ukraine", ["usa"], ["i5"]),
    },
    deadline: 1000 * 60 * 7,
    ...change,
  });

const treaty = (stage: Instrument["stage"]): Instrument => ({
  id: "n1",
  kind: "treaty",
  offer: "ukraine>russia.1",
  signatories: ["ukraine", "russia", "turkiye", "usa", "uk", "guarantors"],
  clauses: Object.values(AGREED),
  stage,
  since: 2,
  confirmed: ["ukraine", "russia", "turkiye"],
  ratifiedBy: ["ukraine", "turkiye"],
  steps: [],
  failedBy: null,
  failedAt: null,
});

const sealedBy = (scenario: PublicScenario, ...ids: readonly string[]): View["parties"] =>
  Object.fromEntries(scenario.parties.map((p) => [p.id, { away: false, sealed: ids.includes(p.id) }]));

export interface Moment {
  readonly scenario: PublicScenario;
  readonly view: View;
  readonly speaking?: readonly string[];
  readonly still?: boolean;
}

/** The moments by name. */
export const MOMENTS = {
  first: (): Moment => {
    const scenario = galleryScenario();
    return { scenario, view: galleryView(scenario) };
  },
  talks: (): Moment => {
    const scenario = galleryScenario();
    return { scenario, view: talks(scenario), speaking: ["ukraine", "usa"] };
  },
  walkout: (): Moment => {
    const scenario = galleryScenario({ venue: "lodge" });
    return {
      scenario,
      view: talks(scenario, {
        parties: { ...sealedBy(scenario), russia: { away: true, sealed: false } },
        offers: {},
      }),
    };
  },
  orders: (): Moment => {
    const scenario = galleryScenario({ venue: "hall" });
    return {
      scenario,
      view: talks(scenario, {
        phase: "orders",
        parties: sealedBy(scenario, "ukraine", "usa", "uk", "turkiye"),
        offers: {},
      }),
    };
  },
  shock: (): Moment => {
    const scenario = galleryScenario();
    return { scenario, view: talks(scenario), still: true };
  },
  signing: (): Moment => {
    const scenario = galleryScenario({ venue: "palace" });
    return {
      scenario,
      view: talks(scenario, { round: 3, instruments: { n1: treaty("signed") }, offers: {} }),
    };
  },
  night: (): Moment => {
    const scenario = galleryScenario({ venue: "palace-night" });
    return { scenario, view: talks(scenario, { instruments: { n1: treaty("initialled") } }) };
  },
  video: (): Moment => {
    const scenario = galleryScenario({ venue: "video" });
    return {
      scenario,
      view: talks(scenario, {
        parties: { ...sealedBy(scenario), guarantors: { away: true, sealed: false } },
      }),
      speaking: ["russia"],
    };
  },
  two: (): Moment => {
    const scenario = galleryScenario({ parties: PARTIES.slice(0, 2), venue: "lodge" });
    return { scenario, view: talks(scenario, { offers: {} }) };
  },
  eight: (): Moment => {
    const scenario = galleryScenario({
      parties: [
        ...PARTIES,
        party("france", "France", "guarantor", "fr", "slate", ["head", "capital"], { ukraine: 0.7 }),
        party("germany", "Germany", "guarantor", "de", "slate", ["head"], { ukraine: 0.6 }),
      ],
    });
    return { scenario, view: talks(scenario) };
  },
} as const;

export type MomentName = keyof typeof MOMENTS;
