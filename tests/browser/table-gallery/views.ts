/**
 * Views of a table written by hand, for looking at the drawing and for testing the plan: the moments that matter. No
 * rule made them, so they prove nothing about rules.
 */
import type { Clause, Instrument, Offer } from "../../../shared/engine/state.ts";
import type { PublicScenario, SeatView, View } from "../../../shared/engine/view/viewTypes.ts";
import { galleryScenario, PARTIES, party, REGIONS } from "./scenario.ts";

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
