/**
 * The capital behind a delegation: what it values now, what it lets its head sign, what it expects of the
 * war, and how likely it is to stand by an initialled text (the second level of the two-level game).
 */
import { type Domain, type IssueId, type OptionId, type PartyId, spelt } from "../ids.ts";
import { clamp, logistic, round } from "../math.ts";
import { remembered } from "../memo.ts";
import { mergeClauses, sameClause } from "../rules/offers.ts";
import { lookup } from "../scenario/lookup.ts";
import type { Scenario, Valuation, Value } from "../scenario/scenario.ts";
import type { Capital, Clause, Instrument, MatchState } from "../state.ts";
import type { WorthSheet } from "../view/viewTypes.ts";
import { trust } from "./trust.ts";
import { occupiedShare } from "./world.ts";
import { isBeyond, totalWorth, type Worth, worth, worthOfNothing } from "./worth.ts";

type IssueRows = WorthSheet["issues"];
type Faith = WorthSheet["trust"];

/** All that decides what a package is worth to `party` now: the same object until something in it changes. */
export const sheetOf: (state: MatchState, party: PartyId) => WorthSheet = remembered(
  [
    (s, party) => s.capitals[party],
    (s) => pledged(s),
    (s) => s.world.sides,
    (s) => s.world.control,
    (s) => s.world.drift,
    (s) => s.record,
    (s) => standingOf(s),
    (s) => s.round,
  ],
  makeSheet,
  (party: PartyId) => party,
);

/** Who pledges what, as one string. */
const pledged = remembered([(s) => s.capitals], ({ capitals }) => {
  let pledges = "";
  for (const party in capitals) pledges += (capitals[party] as Capital).pledge;
  return pledges;
});

/** The same as every sheet has it. */
const pledgesOf = remembered([(s) => pledged(s)], ({ header, capitals }) => {
  const pledges: Record<PartyId, 0 | 1 | 2> = {};
  for (const party of lookup(header.scenario).guarantors) pledges[party] = capitals[party]?.pledge ?? 0;
  return pledges;
});

/** The small agreements in force: of all texts the only ones that a sheet counts with. */
const smallInForce = (state: MatchState): readonly Instrument[] =>
  state.instruments.filter((i) => i.stage === "inForce" && i.kind === "limited");

/** Which small agreements are in force, as one string. */
const standingOf = remembered([(s) => s.instruments], (state) =>
  smallInForce(state)
    .map((i) => i.id)
    .join(),
);

/** What they say together, and whom they bind. */
const standingText = remembered([(s) => standingOf(s)], (state) => {
  const small = smallInForce(state);
  return {
    clauses: small.reduce<readonly Clause[]>((all, i) => mergeClauses(all, i.clauses), []),
    bound: [...new Set(small.flatMap((i) => i.signatories))],
  };
});

function makeSheet(state: MatchState, party: PartyId): WorthSheet {
  const capital = state.capitals[party] as Capital;
  const tables = lookup(state.header.scenario);
  const pull: Record<PartyId, number> = {};
  for (const other of tables.parties) if (other !== party) pull[other] = round(temptationOf(state, other), 3);
  const sheet = {
    party,
    reservation: reservation(state, party),
    issues: issueRows(state, party, capital),
    synergies: tables.sheet[party]?.synergies ?? [],
    trust: faithOf(state, party),
    pledges: pledgesOf(state),
    pull,
  };
  // What stands is weighed with the very sheet that it goes into, of which only this figure is still open.
  sheet.reservation = round(clamp(sheet.reservation + standingWorth(state, sheet), 0, 100), 2);
  return sheet;
}

/**
 * What the small agreements in force are worth to a belligerent, in points: who fights on keeps them, so they belong to the
 * best alternative to an agreement and are no reason for one. A third state fights no war: its reservation value is the
 * worth from which on it lends its name.
 */
function standingWorth(state: MatchState, sheet: WorthSheet): number {
  const { scenario } = state.header;
  if (!scenario.treaty.principals.includes(sheet.party)) return 0;
  const { clauses, bound } = standingText(state);
  return clauses.length === 0 ? 0 : totalWorth(scenario, sheet, clauses, bound) - worthOfNothing(sheet);
}

// Rows and trust change more rarely than the reservation value: they are kept beside what they are made of.
const rowsCache = new WeakMap<
  Capital["weight"],
  Pick<Capital, "party" | "value" | "limits" | "bounds"> & { scenario: Scenario; rows: IssueRows }
>();

function issueRows(state: MatchState, party: PartyId, capital: Capital): IssueRows {
  const scenario = state.header.scenario;
  const known = rowsCache.get(capital.weight);
  if (
    known &&
    known.scenario === scenario &&
    known.party === party &&
    known.value === capital.value &&
    known.limits === capital.limits &&
    known.bounds === capital.bounds
  )
    return known.rows;
  const valuations = lookup(scenario).valuation[party] ?? {};
  let sum = 0;
  for (const issue of scenario.issues)
    sum += (valuations[issue.id]?.weight ?? 0) * (capital.weight[issue.id] ?? 1);
  const moved = optionsMoved(capital, valuations);
  const rows: Record<IssueId, IssueRows[string]> = {};
  for (const issue of scenario.issues) {
    const v = valuations[issue.id];
    if (!v) continue;
    const options = moved[issue.id] ?? v.options;
    const bounds = capital.bounds[issue.id];
    rows[issue.id] = {
      weight: sum > 0 ? round((v.weight * (capital.weight[issue.id] ?? 1)) / sum, 5) : 0,
      none: v.none,
      broken: v.broken,
      options,
      allow: capital.limits[issue.id] ?? null,
      atLeast: bounds?.atLeast ?? null,
      atMost: bounds?.atMost ?? null,
    };
  }
  const { value, limits, bounds } = capital;
  rowsCache.set(capital.weight, { party, value, limits, bounds, scenario, rows });
  return rows;
}

/** The values of those issues on which events have moved the capital, by issue. */
function optionsMoved(
  capital: Capital,
  valuations: Readonly<Record<IssueId, Valuation>>,
): Readonly<Record<IssueId, Readonly<Record<string, Value>>>> {
  const moved: Record<IssueId, Record<string, Value>> = {};
  for (const [key, add] of Object.entries(capital.value)) {
    const [issue = "", option = ""] = key.split("/");
    const values = valuations[issue]?.options;
    if (!values) continue;
    moved[issue] = { ...values, ...moved[issue], [option]: shifted(values[option] ?? 0, add) };
  }
  return moved;
}

const faithOf = remembered(
  [(s) => s.record, (s) => s.round],
  (state, party: PartyId): Faith => {
    const faith: Record<PartyId, Partial<Record<Domain, number>>> = {};
    const tables = lookup(state.header.scenario);
    for (const other of tables.parties) {
      if (other === party) continue;
      const row: Partial<Record<Domain, number>> = {};
      for (const domain of tables.owing[other]?.[party] ?? [])
        row[domain] = round(trust(state, party, other, domain).score, 3);
      faith[other] = row;
    }
    return faith;
  },
  (party) => party,
);

const shifted = (value: Value, add: number): Value =>
  add === 0
    ? value
    : typeof value === "number"
      ? clamp(value + add, 0, 100)
      : value.map(([x, y]) => [x, clamp(y + add, 0, 100)] as [number, number]);

/** A belligerent is drawn to break its word while the front moves its way. */
function temptationOf(state: MatchState, party: PartyId): number {
  const { treaty, model } = state.header.scenario;
  const most = model.temptationMost.value;
  const pull = clamp(state.world.drift * model.temptationFront.value, -most, most);
  return party === treaty.attacker ? pull : party === treaty.defender ? -pull : 0;
}

/**
 * R: what the capital expects from fighting on, 0–100 (model.md §5): its start value, moved by the land it
 * expects to gain or lose over its horizon, by its private optimism, and lowered by exhaustion.
 */
export function reservation(state: MatchState, party: PartyId): number {
  const scenario = state.header.scenario;
  const capital = state.capitals[party] as Capital;
  const base = (lookup(scenario).sheet[party]?.reservation.value ?? 0) + capital.reservationShift;
  const { attacker, defender } = scenario.treaty;
  if (party !== attacker && party !== defender) return clamp(base, 0, 100);
  const m = scenario.model;
  const sign = party === attacker ? 1 : -1;
  const held = occupiedShare(scenario, state.world.control) - lookup(scenario).heldAtStart;
  const ahead = state.world.drift * m.warHorizonRounds.value * m.warAhead.value;
  const side = state.world.sides[party === attacker ? 0 : 1];
  const start = scenario.world.sides.find((s) => s.party === party)?.exhaustion;
  const tired =
    (side.exhaustion.manpower +
      side.exhaustion.economy +
      side.exhaustion.society -
      (start ? start.manpower + start.economy + start.society : 0)) /
    3;
  return clamp(
    base +
      sign * m.warLandValue.value * (held + ahead) +
      capital.optimism -
      m.warCostExhaustion.value * (lookup(scenario).sheet[party]?.bears ?? 1) * tired,
    0,
    100,
  );
}

/** Worth of `clauses` to `party` as its capital sees it now. */
export function worthTo(
  state: MatchState,
  party: PartyId,
  clauses: readonly Clause[],
  signatories: readonly PartyId[],
): Worth {
  return worth(state.header.scenario, sheetOf(state, party), clauses, signatories);
}

/**
 * Points lost at home for crossing the party's own public red lines, and for taking a text that it has refused before, as far
 * as it is the same; less for who proposed the text, and less where something has happened since that excuses a change of
 * mind (Brutger; Levendusky and Horowitz).
 */
export function audienceCost(
  state: MatchState,
  party: PartyId,
  clauses: readonly Clause[],
  proposer: PartyId,
): number {
  const capital = state.capitals[party] as Capital;
  const m = state.header.scenario.model;
  const excused = (since: number): number =>
    Object.values(state.shocks).some((round) => round > since) ? m.audienceNewInformation.value : 1;
  let reversals = 0;
  for (const line of capital.redLines)
    if (clauses.some((c) => c.issue === line.issue && c.option === line.option))
      reversals += excused(line.round);
  const refused = state.instruments.findLast((i) => i.failedBy === party);
  if (refused) reversals += likeness(refused.clauses, clauses) * excused(refused.since);
  return reversals * m.audienceRedLine.value * (proposer === party ? m.audienceProposerShare.value : 1);
}

/** Share of one text's articles that stand in another word for word, 0–1. */
const likeness = (of: readonly Clause[], to: readonly Clause[]): number =>
  of.length === 0 ? 0 : of.filter((c) => to.some((x) => sameClause(x, c))).length / of.length;

/** What the public mood adds to or takes from a text, in points. */
export function opinionTerm(state: MatchState, party: PartyId, clauses: readonly Clause[]): number {
  const scenario = state.header.scenario;
  const mood = state.world.opinion.find((o) => o.party === party);
  if (!mood) return 0;
  const options = lookup(scenario).option;
  const tagged = (tag: string): boolean =>
    clauses.some((c) => (options[c.issue]?.[c.option]?.tags as readonly string[] | undefined)?.includes(tag));
  const m = scenario.model;
  const justice = tagged("justice")
    ? m.opinionJustice.value
    : tagged("impunity")
      ? -m.opinionImpunity.value
      : 0;
  return (
    m.opinionWeight.value *
    (m.opinionHope.value * (mood.optimism - m.opinionHopeRest.value) +
      justice * mood.injustice -
      m.opinionInjustice.value * mood.injustice +
      m.opinionFatigue.value * mood.fatigue)
  );
}

/** Does the text hold an option on which the party's existence hangs? Then nothing else in it counts. */
const isFatal = (state: MatchState, party: PartyId, clauses: readonly Clause[]): boolean =>
  state.capitals[party]?.never?.some((key) => {
    const { issue, option } = partsOfKey(key);
    return clauses.some((c) => c.issue === issue && c.option === option);
  }) === true;

/** `issue/option`, taken apart. */
const partsOfKey = spelt((key): { readonly issue: IssueId; readonly option: OptionId } => {
  const slash = key.indexOf("/");
  return { issue: key.slice(0, slash), option: key.slice(slash + 1) };
});

/** Points by which a text exceeds what the capital asks of it: U − R − audience costs + its share of opinion. */
function consentMargin(
  state: MatchState,
  party: PartyId,
  clauses: readonly Clause[],
  signatories: readonly PartyId[],
  proposer: PartyId,
  opinionShare: number,
): number {
  const { scenario } = state.header;
  const sheet = sheetOf(state, party);
  let crossed = 0;
  for (const clause of clauses) if (isBeyond(sheet, clause)) crossed++;
  return (
    totalWorth(scenario, sheet, clauses, signatories) -
    sheet.reservation -
    audienceCost(state, party, clauses, proposer) -
    scenario.model.mandateCrossed.value * crossed +
    opinionShare * opinionTerm(state, party, clauses)
  );
}

/**
 * Chance that the capital stands by a text, 0–1: logistic((U − R − audience costs + opinion) / τ).
 * `opinionShare` says how much of the public mood counts: less for a signature than for a ratification.
 */
export function consentChance(
  state: MatchState,
  party: PartyId,
  clauses: readonly Clause[],
  signatories: readonly PartyId[],
  proposer: PartyId,
  opinionShare: number,
): number {
  if (isFatal(state, party, clauses)) return 0;
  const margin = consentMargin(state, party, clauses, signatories, proposer, opinionShare);
  return logistic(margin / state.header.scenario.model.ratifySpread.value);
}

/**
 * Chance that a party's public says yes to a text in a vote, 0–1: as its capital would weigh it, with more of the mood,
 * and with its readiness to live with land that the text gives up or leaves open.
 */
export function voteChance(
  state: MatchState,
  party: PartyId,
  clauses: readonly Clause[],
  signatories: readonly PartyId[],
): number {
  if (isFatal(state, party, clauses)) return 0;
  const m = state.header.scenario.model;
  const margin =
    consentMargin(state, party, clauses, signatories, party, m.moodVote.value) +
    landTerm(state, party, clauses);
  return logistic(margin / m.ratifySpread.value);
}

/**
 * Points that a public's unreadiness to concede takes from a text put to a vote, 0 or less: opinion weight × (share
 * willing − ½), for every article that gives up land, and less for one that leaves it open. A willing majority is no obstacle.
 */
function landTerm(state: MatchState, party: PartyId, clauses: readonly Clause[]): number {
  const { scenario } = state.header;
  const willing = state.world.opinion.find((o) => o.party === party)?.willing;
  if (willing === undefined || willing >= 0.5) return 0;
  const options = lookup(scenario).option;
  const m = scenario.model;
  let land = 0;
  for (const c of clauses)
    for (const tag of options[c.issue]?.[c.option]?.tags ?? [])
      land += tag === "status-settled" ? m.landSettled.value : tag === "status-open" ? m.landOpen.value : 0;
  return m.opinionWeight.value * (willing - 0.5) * land;
}

/**
 * A limited agreement does not end the war: its yardstick is the same world without it, not the reservation value.
 */
export function limitedChance(
  state: MatchState,
  party: PartyId,
  clauses: readonly Clause[],
  signatories: readonly PartyId[],
): number {
  if (isFatal(state, party, clauses)) return 0;
  const { scenario } = state.header;
  const sheet = sheetOf(state, party);
  const standing = inForceClauses(state);
  const extra =
    totalWorth(scenario, sheet, mergeClauses(standing, clauses), signatories) -
    totalWorth(scenario, sheet, standing, signatories);
  const m = scenario.model;
  return logistic((extra + m.limitedWelcome.value) / m.limitedSpread.value);
}

/** Clauses of every binding instrument in force, later ones over earlier ones. */
export const inForceClauses: (state: MatchState) => readonly Clause[] = remembered(
  [(s) => s.instruments],
  ({ instruments }) => {
    let clauses: readonly Clause[] = [];
    for (const i of instruments)
      if (i.stage === "inForce" && i.kind !== "communique") clauses = mergeClauses(clauses, i.clauses);
    return clauses;
  },
);
