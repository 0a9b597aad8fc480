/** One of each mistake that the schema finds, to see it put into plain words. */
import { by, type Planted } from "./planted.ts";

export const PLANTED_SHAPE: readonly Planted[] = [
  { code: "missing", at: "treaty/title", plant: (s) => delete s.treaty.title, hint: "a text" },
  { code: "wrongKind", at: "issues/crimea/limited", plant: (s) => (by(s.issues, "crimea").limited = "yes") },
  {
    code: "unknownField",
    at: "issues/crimea",
    plant: (s) => (by(s.issues, "crimea").qestion = "?"),
    hint: '"question"',
  },
  {
    code: "notAllowed",
    at: "issues/crimea/family",
    plant: (s) => (by(s.issues, "crimea").family = "teritory"),
    hint: '"territory"',
  },
  {
    code: "badFormat",
    at: "rounds/1/from",
    plant: (s) => (s.rounds[0].from = "28 March 2022"),
    hint: "2022-03-28",
  },
  {
    code: "badFormat",
    at: "parties/Ukraine/id",
    plant: (s) => (s.parties[0].id = "Ukraine"),
    hint: "lower-case",
  },
  {
    code: "tooSmall",
    at: "sheets/ukraine/reservation/value",
    plant: (s) => (by(s.sheets, "ukraine").reservation.value = -1),
  },
  { code: "tooSmall", at: "issues/crimea/title", plant: (s) => (by(s.issues, "crimea").title = "") },
  {
    code: "tooSmall",
    at: "positions/ukraine/neutrality/sources",
    plant: (s) => (s.positions[0].sources = []),
  },
  {
    code: "tooBig",
    at: "issues/crimea/short",
    plant: (s) => (by(s.issues, "crimea").short = "The whole of Crimea"),
  },
  { code: "tooBig", at: "world/grid", plant: (s) => (s.world.grid = 7) },
  {
    code: "noShape",
    at: "sheets/ukraine/reservation/basis",
    plant: (s) => (by(s.sheets, "ukraine").reservation.basis = { asumed: "x" }),
    hint: '"assumed"',
  },
  {
    code: "noShape",
    at: "sheets/ukraine/optimism/basis",
    plant: (s) => (by(s.sheets, "ukraine").optimism.basis = "assumed"),
  },
  {
    code: "wrongKind",
    at: "shocks/moskva/effects/1/reservation/add",
    plant: (s) => (by(s.shocks, "moskva").effects = [{ reservation: { party: "ukraine", add: "much" } }]),
  },
];
