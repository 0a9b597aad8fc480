/**
 * A small invented scenario for the rule tests: two belligerents, a mediator and a guarantor at a table of
 * seven issues. Holds no rule; its model parameters are the ones that every scenario starts from.
 */
import { readFileSync } from "node:fs";
import { type Scenario, scenarioSchema } from "../../shared/engine/scenario/scenario.ts";
import type { Header } from "../../shared/engine/state.ts";
import { assumed, issues, sheets, sourced } from "./fixtureIssues.ts";

const model: unknown = JSON.parse(
  readFileSync(new URL("../../scenarios/model.json", import.meta.url), "utf8"),
);

const seat = (party: string, role: string) => ({
  id: `${party}.${role}`,
  role,
  title: `${role} of ${party}`,
  office: role,
});
const none = { arms: [], sanctions: [], guarantee: false };

const opening = (party: string, name: string, order: string[]) => ({
  party,
  issue: name,
  order,
  priority: 3,
  stated: `${party} on ${name}`,
  date: "2001-01-01",
  sources: ["s"],
});

const shock = (id: string, trigger: object, effects: object[], more: object = {}) => ({
  id,
  title: `Shock ${id}`,
  text: `What ${id} is about.`,
  sources: ["s"],
  date: "2001-01-08",
  memorial: false,
  trigger,
  effects,
  basis: assumed,
  ...more,
});

const week = (n: number) => ({
  from: `2001-01-${String(1 + 7 * n).padStart(2, "0")}`,
  to: n === 4 ? "2001-02-04" : `2001-01-${String(7 + 7 * n).padStart(2, "0")}`,
  venue: "hall",
  title: `Week ${n + 1}`,
  briefing: [sourced(`Briefing ${n + 1}.`)],
});

/** Parsed with the schema itself, so a test scenario that the game would refuse fails every test. */
export const testScenario: Scenario = scenarioSchema.parse({
  id: "test-table",
  version: 1,
  title: "Test table",
  place: "Nowhere",
  summary: "Invented.",
  asOf: "2001-01-01",
  note: "Invented.",
  language: "en",
  treaty: {
    title: "Treaty of the test table",
    essential: ["truce", "pledge"],
    principals: ["borea", "arden"],
    defender: "borea",
    attacker: "arden",
  },
  rounds: [0, 1, 2, 3, 4].map(week),
  minutes: { briefing: 1, talks: 10, orders: 3 },
  venues: [
    {
      id: "hall",
      name: "The hall",
      host: "corin",
      scene: "hall",
      light: "day",
      season: "winter",
      sources: ["s"],
    },
  ],
  parties: [
    {
      id: "arden",
      name: "Arden",
      adjective: "Ardenese",
      role: "belligerent",
      flag: null,
      colour: "rust",
      members: [],
      seats: [seat("arden", "head"), seat("arden", "capital")],
      close: {},
      supports: none,
      bot: "hardliner",
    },
    {
      id: "borea",
      name: "Borea",
      adjective: "Borean",
      role: "belligerent",
      flag: null,
      colour: "blue",
      members: [],
      seats: [
        seat("borea", "head"),
        seat("borea", "capital"),
        seat("borea", "military"),
        seat("borea", "legal"),
      ],
      close: { delta: 0.8 },
      supports: none,
      bot: "negotiator",
    },
    {
      id: "corin",
      name: "Corin",
      adjective: "Corinese",
      role: "mediator",
      flag: null,
      colour: "teal",
      members: [],
      seats: [seat("corin", "head")],
      close: {},
      supports: { ...none, guarantee: true },
      bot: "mediator",
    },
    {
      id: "delta",
      name: "Delta",
      adjective: "Deltan",
      role: "guarantor",
      flag: null,
      colour: "violet",
      members: ["East", "West"],
      seats: [seat("delta", "head"), seat("delta", "capital")],
      close: { borea: 0.7 },
      supports: { arms: ["borea"], sanctions: ["arden"], guarantee: true },
      bot: "negotiator",
    },
  ],
  issues,
  sheets,
  positions: [
    opening("arden", "truce", ["local", "full"]),
    opening("arden", "forces", ["cap"]),
    opening("arden", "north", ["annex", "stay"]),
    opening("arden", "pledge", ["veto", "all"]),
    opening("borea", "truce", ["full"]),
    opening("borea", "forces", ["free", "cap"]),
    opening("borea", "north", ["leave"]),
    opening("borea", "pledge", ["any", "majority"]),
    opening("borea", "status", ["joined", "judged"]),
    opening("delta", "pledge", ["consult"]),
  ],
  record: [
    {
      id: "old-word",
      date: "1993-01-01",
      about: "The old accord",
      what: "Arden broke the old accord",
      by: "arden",
      wronged: ["borea"],
      domain: "sovereignty",
      kind: "broken",
      severity: 0.8,
      proof: 1,
      sources: ["s"],
    },
    {
      id: "old-swap",
      date: "1999-01-01",
      about: "The old swap",
      what: "Arden kept the old swap",
      by: "arden",
      wronged: ["borea"],
      domain: "prisoners",
      kind: "kept",
      severity: 0.5,
      proof: 1,
      sources: ["s"],
    },
    {
      id: "old-fire",
      date: "1997-01-01",
      about: "The old truce",
      what: "Borea is said to have broken the old truce",
      by: "borea",
      wronged: ["arden"],
      domain: "ceasefire",
      kind: "broken",
      severity: 0.4,
      proof: 0.5,
      sources: ["s"],
    },
  ],
  counts: [],
  priorTrust: [{ truster: "delta", trustee: "borea", kept: 2, broken: 1, basis: assumed }],
  locks: [
    {
      id: "vote-shut",
      holder: "borea",
      label: "No vote under fire",
      explain: "A vote needs land that is free.",
      closed: true,
      blocks: { step: "vote" },
      unlock: [
        { id: "word", label: "Its own word", by: "holder" },
        { id: "land", label: "The north is left", by: { inForce: { issue: "north", options: ["leave"] } } },
      ],
      sources: ["s"],
    },
    {
      id: "joining",
      holder: "arden",
      label: "No joining",
      explain: "Arden will not hear of it.",
      closed: true,
      blocks: { clause: { issue: "status", options: ["joined"] } },
      unlock: [
        { id: "quiet", label: "A truce in force", by: { inForce: { issue: "truce", options: ["full"] } } },
      ],
      sources: ["s"],
    },
    {
      id: "no-talk",
      holder: "arden",
      label: "No session",
      explain: "Arden does not sit with Borea.",
      closed: false,
      blocks: { session: ["arden", "borea"] },
      unlock: [{ id: "word", label: "Its own word", by: "holder" }],
      sources: ["s"],
    },
    {
      id: "club-shut",
      holder: "delta",
      label: "The club is shut",
      explain: "No new members.",
      closed: true,
      blocks: { application: "club" },
      unlock: [
        {
          id: "agreed",
          label: "An agreed status",
          by: { agreed: { issue: "status", options: ["settled"] } },
        },
      ],
      sources: ["s"],
    },
  ],
  applications: [
    {
      id: "club",
      party: "borea",
      label: "Apply to the club",
      to: "the club",
      effects: [{ opinion: { party: "borea", optimism: 0.1 } }],
      basis: assumed,
    },
    {
      id: "appeal",
      party: "borea",
      label: "Appeal",
      to: "the court",
      effects: [{ sanctions: { add: 5 } }],
      basis: assumed,
    },
  ],
  steps: [{ id: "vote", party: "borea", label: "The vote", rounds: 1, decidedBy: "opinion" }],
  shocks: [
    shock("frost", { when: { fromRound: 2 } }, [
      { opinion: { party: "borea", fatigue: 0.05 } },
      { aid: { from: "delta", to: "borea", times: 1.5 } },
    ]),
    shock(
      "graves",
      { when: { all: [{ occupied: "valley" }, { control: { region: "valley", below: 0.05 } }] } },
      [
        { opinion: { party: "borea", injustice: 0.3 } },
        { weight: { party: "borea", issue: "status", times: 2 } },
        { value: { party: "borea", issue: "status", option: "forgiven", add: -20 } },
        { limit: { party: "borea", issue: "status", allow: ["settled", "judged", "joined"] } },
        { reservation: { party: "borea", add: 4 } },
        { momentum: { times: 0.5 } },
        { record: { by: "arden", wronged: ["borea"], domain: "humanitarian", severity: 1, proof: 0.9 } },
      ],
      { memorial: true, note: "About deaths." },
    ),
    shock("storm", { hazard: 0.3 }, [{ sanctions: { add: 2 } }]),
    shock("quiet-storm", { hazard: 1, when: { fighting: "low" } }, [{ sanctions: { add: -1 } }]),
    shock("leak", { inject: true }, [{ lock: { lock: "no-talk", closed: true } }]),
  ],
  world: {
    regions: [
      {
        id: "valley",
        name: "Valley",
        area: 0.1,
        sector: "north-front",
        control: 0.6,
        contested: true,
        claimedBy: [],
        sources: ["s"],
      },
      {
        id: "coast",
        name: "Coast",
        area: 0.2,
        sector: "south-front",
        control: 0.3,
        contested: true,
        claimedBy: ["arden"],
        sources: ["s"],
      },
      {
        id: "heart",
        name: "Heart",
        area: 0.7,
        sector: "south-front",
        control: 0,
        contested: false,
        claimedBy: [],
        sources: ["s"],
      },
    ],
    sectors: [
      { id: "north-front", name: "North", fortification: 0.2, effort: 0.3 },
      { id: "south-front", name: "South", fortification: 0.4, effort: 0.7 },
    ],
    sides: [
      {
        party: "arden",
        manpower: 100,
        materiel: 100,
        exhaustion: { manpower: 0.1, economy: 0.1, society: 0.1 },
        basis: assumed,
      },
      {
        party: "borea",
        manpower: 80,
        materiel: 60,
        exhaustion: { manpower: 0.15, economy: 0.2, society: 0.1 },
        basis: assumed,
      },
    ],
    opinion: [
      { party: "borea", injustice: 0.5, fatigue: 0.2, optimism: 0.4, willing: 0.2, basis: assumed },
      { party: "arden", injustice: 0.2, fatigue: 0.2, optimism: 0.4, willing: 0.4, basis: assumed },
    ],
    grid: 0.1,
    sanctions: 40,
    aid: [{ from: "delta", to: "borea", perWeek: 2, delayRounds: 2, basis: assumed }],
  },
  model,
  recorded: { ending: "none", summary: sourced("Nothing was signed."), timeline: [], gaps: [] },
  briefs: {
    public: "The public brief.",
    seats: Object.fromEntries(
      [
        "arden.head",
        "arden.capital",
        "borea.head",
        "borea.capital",
        "borea.military",
        "borea.legal",
        "corin.head",
        "delta.head",
        "delta.capital",
      ].map((s) => [s, `Confidential brief of ${s}.`]),
    ),
  },
  sources: {
    s: {
      title: "A source",
      publisher: "The tests",
      date: "2001-01-01",
      url: "https://example.org/",
      checked: "seen",
    },
  },
});

export const SEED = "00112233445566778899aabbccddeeff";

export const headerOf = (scenario: Scenario, seed: string = SEED, match = "m-test"): Header => ({
  match,
  scenario,
  seed,
  seedHash: "0".repeat(64),
});
export const testHeader: Header = headerOf(testScenario);

/** The test scenario with some of its parts replaced, checked by the schema again. */
export const variant = (change: (s: Scenario) => Scenario): Scenario =>
  scenarioSchema.parse(change(structuredClone(testScenario)));
