/** What is negotiated at the test table, and what it is worth to each party: invented, and read by the schema later. */

export const assumed = { assumed: "invented for the tests" };
export const sourced = (text: string) => ({ date: "2001-01-01", text, sources: ["s"] });

const duty = (
  id: string,
  obligor: string,
  obligee: string[],
  domain: string,
  dueRounds: number | null,
  more: object = {},
) => ({
  id,
  obligor,
  obligee,
  domain,
  rank: "treaty",
  dueRounds,
  visible: 0.5,
  temptation: 0.2,
  text: `${obligor} carries out ${id}`,
  ...more,
});

const option = (id: string, more: object = {}) => ({
  id,
  label: id,
  wording: `The parties settle on ${id}.`,
  duties: [],
  ...more,
});
const issue = (id: string, article: number, limited: boolean, options: object[]) => ({
  id,
  article,
  title: `Article on ${id}`,
  short: id,
  family: "security",
  question: `What about ${id}?`,
  limited,
  options,
  background: [sourced(`Background of ${id}.`)],
});

const guarantee = (rule: string, trigger = "automatic") => ({
  guarantee: { rule, trigger, guarantors: ["corin", "delta"], covers: 1 },
  duties: [duty("help", "guarantors", ["borea"], "guarantees", null, { rank: "guarantee" })],
});

export const issues = [
  issue("truce", 1, true, [
    option("full", {
      tags: ["ceasefire"],
      duties: [
        duty("cease-a", "arden", ["borea"], "ceasefire", null, { visible: 0.9 }),
        duty("cease-b", "borea", ["arden"], "ceasefire", null, { visible: 0.9 }),
      ],
    }),
    option("local", { tags: ["ceasefire"], vague: true }),
    option("fight-on"),
  ]),
  issue("pledge", 2, false, [
    option("any", guarantee("any")),
    option("majority", guarantee("majority")),
    option("all", guarantee("all")),
    option("veto", guarantee("allWithAggressor")),
    option("consult", guarantee("any", "consultation")),
    option("words", guarantee("any", "none")),
    option("voted", { ...guarantee("any"), entry: ["vote"] }),
  ]),
  issue("forces", 3, true, [
    option("cap", {
      tags: ["rearming-cap"],
      quantity: {
        unit: "thousand",
        min: 10,
        max: 100,
        step: 5,
        figures: [
          { by: "arden", value: 20, date: "2001-01-01", sources: ["s"] },
          { by: "borea", value: 80, date: "2001-01-01", sources: ["s"] },
        ],
      },
      duties: [duty("cap-b", "borea", ["arden"], "arms", 2)],
    }),
    option("free"),
  ]),
  issue("north", 4, false, [
    option("leave", {
      tags: ["withdrawal"],
      control: { valley: 0 },
      duties: [duty("withdraw", "arden", ["borea"], "force", 1)],
    }),
    option("stay"),
    option("annex", { closed: true }),
  ]),
  issue("status", 5, false, [
    option("open", { tags: ["status-open"], vague: true }),
    option("settled", { tags: ["status-settled"] }),
    option("joined", { tags: ["accession"] }),
    option("judged", { tags: ["justice"] }),
    option("forgiven", { tags: ["impunity"] }),
  ]),
  issue("prisoners", 6, true, [
    option("swap", {
      duties: [
        duty("free-a", "arden", ["borea"], "prisoners", 0, { rank: "assurance", visible: 1 }),
        duty("free-b", "borea", ["arden"], "prisoners", 0, { rank: "assurance", visible: 1 }),
      ],
    }),
    option("someday", {
      vague: true,
      duties: [duty("free-later", "arden", ["borea"], "prisoners", null, { rank: "statement", visible: 1 })],
    }),
  ]),
  issue("watch", 7, true, [
    option("monitors", { safeguards: { verification: 0.8, zone: 0.5, commission: 0.5, snapback: 0.2 } }),
    option("patrols", { safeguards: { verification: 0.2 } }),
    option("nobody"),
  ]),
];

const valuation = (
  name: string,
  weight: number,
  nothing: number,
  broken: number,
  options: object,
  more: object = {},
) => ({
  issue: name,
  weight,
  none: nothing,
  broken,
  options,
  basis: assumed,
  ...more,
});

export const sheets = [
  {
    party: "arden",
    reservation: { value: 30, basis: assumed },
    optimism: { value: 6, basis: assumed },
    valuations: [
      valuation("truce", 3, 30, 20, { full: 60, local: 55, "fight-on": 35 }),
      valuation("pledge", 2, 40, 30, {
        any: 30,
        majority: 40,
        all: 55,
        veto: 90,
        consult: 45,
        words: 70,
        voted: 30,
      }),
      valuation(
        "forces",
        2,
        20,
        10,
        {
          cap: [
            [10, 95],
            [100, 30],
          ],
          free: 10,
        },
        { atMost: 60 },
      ),
      valuation("north", 1, 50, 40, { leave: 35, stay: 70, annex: 100 }),
      valuation(
        "status",
        2,
        40,
        30,
        { open: 50, settled: 60, joined: 5, judged: 5, forgiven: 80 },
        { allow: ["open", "settled", "forgiven"] },
      ),
      valuation("prisoners", 1, 40, 30, { swap: 70, someday: 45 }),
      valuation("watch", 1, 50, 40, { monitors: 45, patrols: 50, nobody: 55 }),
    ],
    synergies: [],
  },
  {
    party: "borea",
    reservation: { value: 35, basis: assumed },
    optimism: { value: 4, basis: assumed },
    valuations: [
      valuation("truce", 3, 30, 10, { full: 80, local: 45, "fight-on": 30 }),
      valuation("pledge", 4, 20, 5, {
        any: 95,
        majority: 85,
        all: 60,
        veto: 10,
        consult: 80,
        words: 30,
        voted: 95,
      }),
      valuation(
        "forces",
        2,
        60,
        50,
        {
          cap: [
            [10, 5],
            [60, 50],
            [100, 75],
          ],
          free: 85,
        },
        { atLeast: 40 },
      ),
      valuation("north", 3, 20, 10, { leave: 95, stay: 5, annex: 0 }),
      valuation("status", 3, 40, 20, { open: 45, settled: 50, joined: 95, judged: 80, forgiven: 10 }),
      valuation("prisoners", 2, 30, 10, { swap: 90, someday: 35 }),
      valuation("watch", 1, 40, 30, { monitors: 75, patrols: 50, nobody: 35 }),
    ],
    synergies: [
      {
        all: [{ issue: "forces", options: ["cap"] }],
        without: [{ issue: "pledge", options: ["any", "majority", "all", "consult", "voted"] }],
        add: -6,
        why: "A cap without a guarantee leaves it exposed.",
      },
    ],
  },
  {
    party: "corin",
    reservation: { value: 20, basis: assumed },
    optimism: { value: 0, basis: assumed },
    valuations: [
      valuation("truce", 1, 20, 20, { full: 90, local: 70, "fight-on": 10 }),
      valuation("pledge", 1, 40, 40, {
        any: 60,
        majority: 60,
        all: 60,
        veto: 50,
        consult: 70,
        words: 60,
        voted: 60,
      }),
    ],
    synergies: [],
  },
  {
    party: "delta",
    reservation: { value: 25, basis: assumed },
    optimism: { value: 0, basis: assumed },
    valuations: [
      valuation("truce", 1, 30, 20, { full: 80, local: 60, "fight-on": 20 }),
      valuation("pledge", 2, 40, 30, {
        any: 60,
        majority: 65,
        all: 65,
        veto: 30,
        consult: 75,
        words: 50,
        voted: 60,
      }),
    ],
    synergies: [],
  },
];
