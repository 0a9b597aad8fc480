/** One of each mistake that the second pass finds in the frame, the articles, the sheets and the ids that join them. */
import { by, type Loose, option, type Planted, value } from "./planted.ts";

/** Gives Ukraine's sheet one period with these parts. */
const period = (s: Loose, part: object): void => {
  by(s.sheets, "ukraine").periods = [
    {
      id: "later",
      since: { date: "2022-04-10", text: "Something began.", sources: Object.keys(s.sources).slice(0, 1) },
      when: { fromDate: "2022-04-10" },
      changes: [{ reservation: { add: 1 } }],
      basis: { assumed: "Planted." },
      ...part,
    },
  ];
};

export const PLANTED_TALKS: readonly Planted[] = [
  {
    code: "periodEarly",
    at: "sheets/ukraine/periods/later/when",
    plant: (s) => period(s, { when: { fromDate: "2022-03-30" } }),
    hint: "into the sheet itself",
  },
  {
    code: "unknownId",
    at: "sheets/ukraine/periods/later/when",
    plant: (s) => period(s, { when: { shock: "buch" } }),
    hint: '"bucha"',
  },
  {
    code: "unknownId",
    at: "sheets/ukraine/periods/later/changes/1",
    plant: (s) => period(s, { changes: [{ value: { issue: "crimea", option: "deffer", add: 3 } }] }),
    hint: '"defer"',
  },
  {
    code: "bounds",
    at: "sheets/ukraine/periods/later/changes/1",
    plant: (s) => period(s, { changes: [{ bound: { issue: "forces", atLeast: 900 } }] }),
    hint: "inside",
  },
  {
    code: "unknownId",
    at: "sheets/ukraine/periods/later/basis",
    plant: (s) => period(s, { basis: { cited: ["nowhere"] } }),
  },
  {
    code: "figure",
    at: "issues/withdrawal/options/before/wording",
    plant: (s) => (option(s, "withdrawal", "before").duties[0].dueRounds = 6),
    hint: "dueRounds",
  },
  {
    code: "figure",
    at: "issues/withdrawal/options/staged/duties/withdraw/text",
    plant: (s) => (option(s, "withdrawal", "staged").duties[0].text = "Russia withdraws in six steps."),
    hint: "dueRounds",
  },
  {
    code: "figure",
    at: "issues/forces/options/ceiling/wording",
    plant: (s) => (option(s, "forces", "ceiling").wording += " Tanks number no more than 342."),
    hint: "unmeasured",
  },
  {
    code: "quantityUnit",
    at: "issues/range/options/ceiling/wording",
    plant: (s) =>
      (option(s, "range", "ceiling").wording = "Ukraine keeps no missiles with a range of {n} miles."),
    hint: "{n} kilometres",
  },
  {
    code: "unmeasured",
    at: "issues/crimea/options/defer/unmeasured",
    plant: (s) => (option(s, "crimea", "defer").unmeasured[0].says = "ninety years"),
    hint: "as it stands",
  },
  {
    code: "unknownId",
    at: "treaty/essential",
    plant: (s) => s.treaty.essential.push("crimae"),
    hint: '"crimea"',
  },
  {
    code: "unknownId",
    at: "issues/trigger",
    plant: (s) => (by(s.issues, "trigger").background[0].sources = ["budapest-txt"]),
    hint: '"budapest-text"',
  },
  {
    code: "unknownId",
    at: "issues/withdrawal/options/before",
    plant: (s) => (option(s, "withdrawal", "before").duties[0].obligor = "rusia"),
    hint: '"russia"',
  },
  {
    code: "unknownId",
    at: "issues/withdrawal/options/before/control",
    plant: (s) => (option(s, "withdrawal", "before").control = { kiyv: 0 }),
    hint: '"kyiv"',
  },
  {
    code: "unknownId",
    at: "issues/ratification/options/referendum/entry",
    plant: (s) => (option(s, "ratification", "referendum").entry = ["referendun"]),
    hint: '"referendum"',
  },
  {
    code: "neverAllowed",
    at: "sheets/ukraine/valuations/justice/never",
    plant: (s) =>
      Object.assign(
        by(s.sheets, "ukraine").valuations.find((v: Loose) => v.issue === "justice"),
        {
          allow: ["cooperate", "amnesty"],
          never: ["amnesty"],
        },
      ),
    hint: "Take it off",
  },
  {
    code: "unknownId",
    at: "sheets/ukraine/synergies",
    plant: (s) => (by(s.sheets, "ukraine").synergies[0].all[0].options = ["permanant"]),
    hint: '"permanent"',
  },
  {
    code: "unknownId",
    at: "positions/ukraine/crimea",
    plant: (s) =>
      (s.positions.find((p: Loose) => p.issue === "crimea" && p.party === "ukraine").order = ["deffer"]),
    hint: '"defer"',
  },
  {
    code: "unknownId",
    at: "rounds/1/venue",
    plant: (s) => (s.rounds[0].venue = "dolmabace"),
    hint: '"dolmabahce"',
  },
  {
    code: "unknownId",
    at: "locks/martial-law-vote/law/mobilises",
    plant: (s) => (s.locks[0].law.mobilises = "turkey"),
  },
  {
    code: "unknownId",
    at: "locks/martial-law-vote/blocks",
    plant: (s) => (s.locks[0].blocks = { step: "referenda" }),
    hint: '"referendum"',
  },
  {
    code: "unknownId",
    at: "locks/leaders-after-text/blocks",
    plant: (s) => (by(s.locks, "leaders-after-text").blocks = { application: "leaders-meetings" }),
    hint: '"leaders-meeting"',
  },
  {
    code: "unknownId",
    at: "locks/martial-law-vote/unlock",
    plant: (s) => (s.locks[0].unlock[0].by = { occupied: "kiev" }),
    hint: '"kyiv"',
  },
  {
    code: "unknownId",
    at: "shocks/fifth-package/trigger",
    plant: (s) => (by(s.shocks, "fifth-package").trigger = { when: { not: { shock: "butcha" } } }),
    hint: '"bucha"',
  },
  {
    code: "unknownId",
    at: "shocks/moskva/effects",
    plant: (s) => by(s.shocks, "moskva").effects.push({ lock: { lock: "no-recognitions", closed: true } }),
    hint: '"no-recognition"',
  },
  {
    code: "unknownId",
    at: "world/regions/kyiv/sector",
    plant: (s) => (by(s.world.regions, "kyiv").sector = "nort"),
    hint: '"north"',
  },
  {
    code: "unknownId",
    at: "briefs/ukraine.head",
    plant: (s) => (s.briefs.seats["ukraine.head"] = "As known [src:nobody-knows]."),
  },
  {
    code: "unknownId",
    at: "briefs",
    plant: (s) => (s.briefs.seats["ukraine.heads"] = "For a seat that is not there."),
  },
  {
    code: "duplicateId",
    at: "issues/crimea/options",
    plant: (s) => by(s.issues, "crimea").options.push(option(s, "crimea", "defer")),
  },
  { code: "duplicateId", at: "shocks", plant: (s) => s.shocks.push(s.shocks[0]) },
  { code: "duplicateId", at: "positions", plant: (s) => s.positions.push(s.positions[0]) },
  { code: "treatyParties", at: "treaty", plant: (s) => (s.treaty.attacker = "ukraine") },
  {
    code: "treatyParties",
    at: "treaty/principals",
    plant: (s) => (s.treaty.principals = ["ukraine", "turkey"]),
  },
  { code: "unused", at: "venues/annex", plant: (s) => s.venues.push({ ...s.venues[0], id: "annex" }) },
  {
    code: "unused",
    at: "world/sectors/sea",
    plant: (s) => s.world.sectors.push({ ...s.world.sectors[0], id: "sea" }),
  },
  { code: "roundDates", at: "rounds/2", plant: (s) => (s.rounds[1].from = s.rounds[0].to) },
  { code: "roundDates", at: "afterTalks/1", plant: (s) => (s.afterTalks[0].from = s.rounds.at(-1).to) },
  { code: "roundDates", at: "rounds/1", plant: (s) => (s.rounds[0].to = "2022-03-01") },
  { code: "briefingLong", at: "rounds/1", plant: (s) => s.rounds[0].briefing.push(s.rounds[0].briefing[0]) },
  {
    code: "briefingFuture",
    at: "rounds/1/briefing/1",
    plant: (s) => (s.rounds[0].briefing[0].date = "2022-04-12"),
  },
  { code: "afterAsOf", at: "record/", plant: (s) => (s.asOf = "1990-01-01") },
  {
    code: "seatName",
    at: "parties/ukraine/seats",
    plant: (s) => (by(s.parties, "ukraine").seats[1].id = "russia.capital"),
    hint: "ukraine.capital",
  },
  {
    code: "seatHead",
    at: "parties/uk/seats",
    plant: (s) =>
      (by(s.parties, "uk").seats = [{ ...by(s.parties, "uk").seats[0], id: "uk.capital", role: "capital" }]),
    hint: "uk.head",
  },
  { code: "closeToSelf", at: "parties/uk/close", plant: (s) => (by(s.parties, "uk").close.uk = 1) },
  {
    code: "articleOrder",
    at: "issues/decision/article",
    plant: (s) => (by(s.issues, "decision").article = 5),
  },
  {
    code: "oneOption",
    at: "issues/decision/options",
    plant: (s) => (by(s.issues, "decision").options = by(s.issues, "decision").options.slice(0, 1)),
  },
  { code: "noBackground", at: "issues/decision", plant: (s) => (by(s.issues, "decision").background = []) },
  {
    code: "dutyToSelf",
    at: "issues/withdrawal/options/before/duties",
    plant: (s) => option(s, "withdrawal", "before").duties[0].obligee.push("russia"),
  },
  { code: "dutyToSelf", at: "record/", plant: (s) => s.record[0].wronged.push(s.record[0].by) },
  {
    code: "limitedDuty",
    at: "issues/prisoners",
    plant: (s) => (option(s, "prisoners", "all").duties[0].obligor = "turkey"),
  },
  {
    code: "limitedEmpty",
    at: "issues/prisoners/options/all",
    plant: (s) => (option(s, "prisoners", "all").duties = []),
  },
  {
    code: "cannotPledge",
    at: "issues/guarantors/options/five/guarantee",
    plant: (s) => option(s, "guarantors", "five").guarantee.guarantors.push("russia"),
  },
  {
    code: "controlNoDuty",
    at: "issues/withdrawal/options/north/control",
    plant: (s) => (option(s, "withdrawal", "north").duties = []),
  },
  {
    code: "placeholder",
    at: "issues/forces/options/ceiling/wording",
    plant: (s) => (option(s, "forces", "ceiling").wording = "A ceiling of some size."),
  },
  {
    code: "placeholder",
    at: "issues/forces/options/free/wording",
    plant: (s) => (option(s, "forces", "free").wording = "No more than {n}."),
  },
  {
    code: "capMeasure",
    at: "issues/forces/options/ceiling/duties/ceiling/cap",
    plant: (s) => (option(s, "forces", "ceiling").duties[0].cap.share = 1),
  },
  {
    code: "capMeasure",
    at: "issues/foreign-forces/options/consult/duties/no-bases/cap",
    plant: (s) =>
      (option(s, "foreign-forces", "consult").duties[0].cap = {
        of: ["manpower"],
        perUnit: 1,
        basis: { assumed: "planted" },
      }),
  },
  {
    code: "capForce",
    at: "issues/forces/options/ceiling/duties/ceiling/cap",
    plant: (s) => (option(s, "forces", "ceiling").duties[0].obligor = "partners"),
  },
  {
    code: "capForce",
    at: "issues/forces/options/ceiling/duties/ceiling/cap",
    plant: (s) => (option(s, "forces", "ceiling").duties[0].dueRounds = 3),
  },
  {
    code: "quantityRange",
    at: "issues/forces/options/ceiling/quantity",
    plant: (s) => (option(s, "forces", "ceiling").quantity.min = 300),
  },
  {
    code: "quantityRange",
    at: "issues/forces/options/ceiling/quantity",
    plant: (s) => (option(s, "forces", "ceiling").quantity.step = 7),
  },
  {
    code: "quantityRange",
    at: "issues/forces/options/ceiling/quantity/figures/1",
    plant: (s) => (option(s, "forces", "ceiling").quantity.figures[0].value = 900),
  },
  { code: "sheetMissing", at: "sheets", plant: (s) => s.sheets.pop() },
  {
    code: "weights",
    at: "sheets/ukraine/valuations",
    plant: (s) => (value(s, "ukraine", "decision").weight += 0.05),
  },
  {
    code: "synergyConditions",
    at: "sheets/uk/synergies",
    plant: (s) => {
      const sheet = by(s.sheets, "uk");
      const [issue] = s.issues;
      if (issue)
        sheet.synergies = Array.from({ length: 32 }, () => ({
          all: [{ issue: issue.id, options: [issue.options[0]?.id ?? ""] }],
          add: 1,
          why: "Too many.",
        }));
    },
  },
  { code: "valuationMissing", at: "sheets/uk", plant: (s) => by(s.sheets, "uk").valuations.pop() },
  {
    code: "valueMissing",
    at: "sheets/uk/valuations/crimea",
    plant: (s) => delete value(s, "uk", "crimea").options.silent,
  },
  {
    code: "bounds",
    at: "sheets/ukraine/valuations/crimea",
    plant: (s) => (value(s, "ukraine", "crimea").atLeast = 3),
  },
  {
    code: "bounds",
    at: "sheets/ukraine/valuations/forces",
    plant: (s) => (value(s, "ukraine", "forces").atLeast = 900),
  },
  {
    code: "bounds",
    at: "sheets/ukraine/valuations/forces",
    plant: (s) => (value(s, "ukraine", "forces").atMost = 100),
  },
  {
    code: "points",
    at: "sheets/ukraine/valuations/forces",
    plant: (s) => value(s, "ukraine", "forces").options.ceiling.reverse(),
  },
  {
    code: "points",
    at: "sheets/ukraine/valuations/forces",
    plant: (s) => value(s, "ukraine", "forces").options.ceiling.pop(),
  },
  {
    code: "points",
    at: "sheets/ukraine/valuations/crimea",
    plant: (s) =>
      (value(s, "ukraine", "crimea").options.defer = [
        [0, 1],
        [9, 2],
      ]),
  },
  {
    code: "principalRole",
    at: "parties/ukraine/role",
    plant: (s) => (by(s.parties, "ukraine").role = "observer"),
    hint: "belligerent",
  },
];
