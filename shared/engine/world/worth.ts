/**
 * What a package is worth to one party (model.md §5): weighted values, each discounted by how far the other
 * side is trusted to keep it, the discount partly bought back by verification, guarantee and snapback.
 * Pure over a worth sheet, so that the server, the bots and the browser say the same number.
 */
import type { IssueId, OptionId, PartyId } from "../ids.ts";
import { clamp, logistic, logit } from "../math.ts";
import { lately } from "../memo.ts";
import type { Option, Scenario, Value } from "../scenario/scenario.ts";
import type { Clause } from "../state.ts";
import type { WorthSheet } from "../view/viewTypes.ts";

/** The part of a scenario that worth needs; the public scenario has it too. */
export type WorthTerms = Pick<Scenario, "issues" | "model" | "parties" | "treaty">;

export interface Part {
  readonly issue: IssueId;
  /** Points above or below leaving the issue out. */
  readonly points: number;
  /** q: chance that it is kept, as this party sees it, 0–1; 1 where nothing hangs on others. */
  readonly kept: number;
  /** On whose good faith it hangs most, or null. */
  readonly on: PartyId | null;
}

export interface Guarantee {
  /** Chance that help comes, 0–1. */
  readonly strength: number;
  readonly veto: boolean;
  readonly reason: "none" | "veto" | "unanimity" | "noTrigger" | "noGuarantors" | "weak" | "works";
}

export interface Worth {
  /** 0–100. */
  readonly total: number;
  readonly parts: readonly Part[];
  /** Issues whose clause lies outside the mandate. */
  readonly crossed: readonly IssueId[];
  readonly guarantee: Guarantee;
  /** Points that the sheet's owner loses by standing guarantor itself. */
  readonly exposure: number;
}

type OptionTable = ReadonlyMap<IssueId, ReadonlyMap<OptionId, Option>>;
const optionTables = new WeakMap<Scenario["issues"], OptionTable>();
function optionOf(issues: Scenario["issues"], clause: Clause): Option | undefined {
  let table = optionTables.get(issues);
  if (!table) {
    table = new Map(issues.map((i) => [i.id, new Map(i.options.map((o) => [o.id, o] as const))] as const));
    optionTables.set(issues, table);
  }
  return table.get(clause.issue)?.get(clause.option);
}

const optionsOf = (terms: WorthTerms, clauses: readonly Clause[]): readonly (Option | undefined)[] =>
  clauses.map((clause) => optionOf(terms.issues, clause));

/** The number on a value curve: a constant, or straight lines between its points, flat outside them. */
export function valueAt(value: Value | undefined, quantity: number | undefined): number {
  if (value === undefined) return 0;
  if (typeof value === "number") return value;
  const first = value[0] as readonly [number, number];
  const last = value[value.length - 1] as readonly [number, number];
  const x = quantity ?? first[0];
  if (x <= first[0]) return first[1];
  for (let i = 1; i < value.length; i++) {
    const [x1, y1] = value[i] as readonly [number, number];
    if (x <= x1) {
      const [x0, y0] = value[i - 1] as readonly [number, number];
      return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
    }
  }
  return last[1];
}

/**
 * How likely help is under the guarantee that `clauses` make, as the sheet's owner believes (science.md §2:
 * any of n is 1 − Π(1 − p), all of n is Π p, all including the aggressor is 0).
 */
export const guaranteeOf = (
  terms: WorthTerms,
  sheet: WorthSheet,
  clauses: readonly Clause[],
  signatories: readonly PartyId[],
): Guarantee => guaranteeFrom(terms, sheet, optionsOf(terms, clauses), signatories);

function guaranteeFrom(
  terms: WorthTerms,
  sheet: WorthSheet,
  options: readonly (Option | undefined)[],
  signatories: readonly PartyId[],
): Guarantee {
  let rule: "any" | "majority" | "all" | "allWithAggressor" | null = null;
  let trigger: "automatic" | "consultation" | "none" | null = null;
  let named: readonly PartyId[] | null = null;
  let covers = 1;
  for (const option of options) {
    const g = option?.guarantee;
    if (!g) continue;
    rule = g.rule ?? rule;
    trigger = g.trigger ?? trigger;
    named = g.guarantors ?? named;
    covers = g.covers === undefined ? covers : covers * g.covers;
  }
  if (named === null) return { strength: 0, veto: rule === "allWithAggressor", reason: "none" };
  if (rule === "allWithAggressor") return { strength: 0, veto: true, reason: "veto" };
  if (trigger === null || trigger === "none") return { strength: 0, veto: false, reason: "noTrigger" };
  const m = terms.model;
  const base = logit(m.guarantorBase.value);
  const chances: number[] = [];
  for (const party of named) {
    if (party === sheet.party) continue;
    const pledge = sheet.pledges[party];
    if (pledge === undefined) continue;
    const bound = signatories.includes(party) ? pledge : pledge > 1 ? 1 : pledge;
    // A political pledge is the base; less or more of one moves the odds.
    const pledged = bound === 0 ? m.pledgeNone.value : bound === 2 ? m.pledgeBinding.value : 0;
    const faith = m.guarantorTrust.value * logit(sheet.trust[party]?.guarantees ?? 0.5);
    chances.push(logistic(base + faith + pledged));
  }
  if (chances.length === 0) return { strength: 0, veto: false, reason: "noGuarantors" };
  const timely = trigger === "consultation" ? m.guaranteeConsultation.value : 1;
  const act = rule === "any" ? anyOf(chances) : rule === "majority" ? majorityOf(chances) : allOf(chances);
  const strength = clamp(act * timely * covers, 0, 1);
  return { strength, veto: false, reason: rule === "all" ? "unanimity" : strength < 0.3 ? "weak" : "works" };
}

/**
 * What it costs the sheet's owner to stand guarantor, in points: the cost of fighting another's war, times how far the trigger
 * obliges, times the chance that it is called on. It is called on when the attacker does not keep from force, as far as the
 * owner trusts it to; a guarantee that deters lowers that chance. A veto, or a trigger that triggers nothing, costs nothing.
 * This is why a promise of help is doubted, and why it is refused.
 */
function exposureOf(
  terms: WorthTerms,
  sheet: WorthSheet,
  options: readonly (Option | undefined)[],
  signatories: readonly PartyId[],
  help: number,
): number {
  const faith = sheet.trust[terms.treaty.attacker]?.force;
  if (sheet.pledges[sheet.party] === undefined || faith === undefined || !signatories.includes(sheet.party))
    return 0;
  let duty = 0;
  let isNamed = false;
  for (const option of options) {
    const g = option?.guarantee;
    if (!g) continue;
    if (g.rule === "allWithAggressor") return 0;
    if (g.guarantors) isNamed = g.guarantors.includes(sheet.party);
    if (g.trigger) duty = obliged(terms, g.trigger);
  }
  return isNamed ? terms.model.guaranteeCost.value * duty * (1 - logistic(logit(faith) + help)) : 0;
}

/** How far a trigger obliges a guarantor, 0–1. */
const obliged = ({ model }: WorthTerms, trigger: "automatic" | "consultation" | "none"): number =>
  trigger === "automatic" ? 1 : trigger === "consultation" ? model.guaranteeConsultation.value : 0;

const anyOf = (p: readonly number[]): number => 1 - p.reduce((none, x) => none * (1 - x), 1);
const allOf = (p: readonly number[]): number => p.reduce((all, x) => all * x, 1);
/** Chance that at least half act: the Poisson-binomial distribution, built one guarantor at a time. */
function majorityOf(p: readonly number[]): number {
  let odds = [1];
  for (const x of p) {
    const next = new Array<number>(odds.length + 1).fill(0);
    odds.forEach((o, k) => {
      next[k] = (next[k] as number) + o * (1 - x);
      next[k + 1] = (next[k + 1] as number) + o * x;
    });
    odds = next;
  }
  return odds.reduce((sum, o, k) => (2 * k >= p.length ? sum + o : sum), 0);
}

/** Strongest safeguard of each kind in a package, 0–1. */
export const safeguardsOf = (terms: WorthTerms, clauses: readonly Clause[]): Safeguards =>
  safeguardsFrom(optionsOf(terms, clauses));

export interface Safeguards {
  readonly verification: number;
  readonly zone: number;
  readonly commission: number;
  readonly snapback: number;
}

function safeguardsFrom(options: readonly (Option | undefined)[]): Safeguards {
  const best = { verification: 0, zone: 0, commission: 0, snapback: 0 };
  for (const option of options) {
    const s = option?.safeguards;
    if (!s) continue;
    if (s.verification !== undefined && s.verification > best.verification)
      best.verification = s.verification;
    if (s.zone !== undefined && s.zone > best.zone) best.zone = s.zone;
    if (s.commission !== undefined && s.commission > best.commission) best.commission = s.commission;
    if (s.snapback !== undefined && s.snapback > best.snapback) best.snapback = s.snapback;
  }
  return best;
}

/**
 * The worth of `clauses` to the sheet's owner, 0–100, with its parts.
 * `signatories`: who would be bound; guarantors outside it count as politically pledged at most.
 */
export function worth(
  terms: WorthTerms,
  sheet: WorthSheet,
  clauses: readonly Clause[],
  signatories: readonly PartyId[],
): Worth {
  const options = optionsOf(terms, clauses);
  const guarantee = guaranteeFrom(terms, sheet, options, signatories);
  const help = helpOf(terms, safeguardsFrom(options), guarantee);
  const reading = readingOf(sheet);
  const parts: Part[] = [];
  const crossed: IssueId[] = [];
  let total = reading.nothing;
  for (let i = 0; i < clauses.length; i++) {
    const clause = clauses[i] as Clause;
    const row = sheet.issues[clause.issue];
    const option = options[i];
    if (!row || !option) continue;
    const stake = reading.stakeOn(terms, option);
    const own = ownWord(stake, help);
    const kept = keptOf(stake, own, guarantee.strength);
    const points = pointsOf(row, clause, kept);
    const on = kept < own ? "guarantors" : stake.on;
    total += points;
    parts.push({ issue: clause.issue, points, kept, on });
    if (isBeyond(sheet, clause)) crossed.push(clause.issue);
  }
  const exposure = exposureOf(terms, sheet, options, signatories, help);
  total += synergiesOf(sheet, clauses) - exposure;
  return { total: clamp(total, 0, 100), parts, crossed, guarantee, exposure };
}

/** The total of `worth` alone, 0–100, bit for bit: for those who weigh many packages against each other. */
export function totalWorth(
  terms: WorthTerms,
  sheet: WorthSheet,
  clauses: readonly Clause[],
  signatories: readonly PartyId[],
): number {
  const options = optionsOf(terms, clauses);
  const guarantee = guaranteeFrom(terms, sheet, options, signatories);
  const help = helpOf(terms, safeguardsFrom(options), guarantee);
  const reading = readingOf(sheet);
  let total = reading.nothing;
  for (let i = 0; i < clauses.length; i++)
    total += pointsFrom(terms, sheet, reading, clauses[i] as Clause, options[i], help, guarantee.strength);
  const exposure = exposureOf(terms, sheet, options, signatories, help);
  return clamp(total + (synergiesOf(sheet, clauses) - exposure), 0, 100);
}

/** Log-odds that safeguards and guarantee add to the keeping of every clause. */
export function helpOf(
  terms: WorthTerms,
  guards: { verification: number; snapback: number },
  guarantee: Guarantee,
): number {
  const m = terms.model;
  return (
    m.keepVerification.value * guards.verification +
    m.keepGuarantee.value * guarantee.strength +
    m.keepSnapback.value * guards.snapback
  );
}

/** Worth of a text that says nothing at all, 0–100. */
export const worthOfNothing = (sheet: WorthSheet): number => readingOf(sheet).nothing;

/** What follows from a sheet alone, filled as it is asked for. */
interface Reading {
  readonly nothing: number;
  stakeOn(terms: WorthTerms, option: Option): Stake;
}
const readingOf = lately((sheet: WorthSheet): Reading => {
  let nothing = 0;
  for (const row of Object.values(sheet.issues)) nothing += row.weight * row.none;
  const stakes = new Map<Option, Stake>();
  return {
    nothing,
    stakeOn: (terms, option) => {
      let stake = stakes.get(option);
      if (!stake) {
        stake = stakeOf(terms, sheet, option);
        stakes.set(option, stake);
      }
      return stake;
    },
  };
});

/**
 * Points that one clause adds to leaving its issue out, given the help that the rest of the package gives; 0 for a
 * clause that the sheet does not know.
 */
export const clausePoints = (
  terms: WorthTerms,
  sheet: WorthSheet,
  clause: Clause,
  help: number,
  guarantee: number,
  option: Option | undefined = optionOf(terms.issues, clause),
): number => pointsFrom(terms, sheet, readingOf(sheet), clause, option, help, guarantee);

function pointsFrom(
  terms: WorthTerms,
  sheet: WorthSheet,
  reading: Reading,
  clause: Clause,
  option: Option | undefined,
  help: number,
  guarantee: number,
): number {
  const row = sheet.issues[clause.issue];
  if (!row || !option) return 0;
  const stake = reading.stakeOn(terms, option);
  return pointsOf(row, clause, keptOf(stake, ownWord(stake, help), guarantee));
}

/** Chance that the party whose word it is keeps it, 0–1. */
const ownWord = (stake: Stake, help: number): number =>
  stake.odds === null ? 1 : logistic(stake.odds + help);

/** Chance that a clause is kept, 0–1: what guarantors owe is no likelier than their help. */
const keptOf = (stake: Stake, own: number, guarantee: number): number =>
  stake.guaranteed && guarantee < own ? guarantee : own;

const pointsOf = (row: WorthSheet["issues"][string], clause: Clause, kept: number): number =>
  row.weight *
  (kept * valueAt(row.options[clause.option], clause.value) + (1 - kept) * row.broken - row.none);

/** On whose word an option hangs for the sheet's owner, whatever else the package holds. */
interface Stake {
  /** Log-odds that the least trusted obligor keeps it unhelped; null when it hangs on no party's word. */
  readonly odds: number | null;
  readonly on: PartyId | null;
  readonly guaranteed: boolean;
}

function stakeOf(terms: WorthTerms, sheet: WorthSheet, option: Option): Stake {
  let odds: number | null = null;
  let on: PartyId | null = null;
  let guaranteed = false;
  for (const duty of option.duties) {
    if (duty.obligor === sheet.party || !duty.obligee.includes(sheet.party)) continue;
    if (duty.obligor === "guarantors") {
      guaranteed = true;
      continue;
    }
    const faith = sheet.trust[duty.obligor]?.[duty.domain];
    if (faith === undefined) continue;
    const pull = clamp(duty.temptation + (sheet.pull[duty.obligor] ?? 0), 0, 1);
    const unhelped = logit(faith) - terms.model.keepTemptation.value * pull;
    if (odds === null || unhelped < odds) {
      odds = unhelped;
      on = duty.obligor;
    }
  }
  return { odds, on, guaranteed };
}

/** Does the clause lie outside the mandate? */
export function isBeyond(sheet: WorthSheet, clause: Clause): boolean {
  const row = sheet.issues[clause.issue];
  if (!row) return false;
  if (row.allow && !row.allow.includes(clause.option)) return true;
  if (clause.value === undefined) return false;
  return (
    (row.atLeast !== null && clause.value < row.atLeast) || (row.atMost !== null && clause.value > row.atMost)
  );
}

function synergiesOf(sheet: WorthSheet, clauses: readonly Clause[]): number {
  let add = 0;
  for (const s of sheet.synergies) if (holds(s, clauses)) add += s.add;
  return add;
}

function holds(s: WorthSheet["synergies"][number], clauses: readonly Clause[]): boolean {
  const has = (match: { issue: string; options: readonly string[] }): boolean =>
    clauses.some((c) => c.issue === match.issue && match.options.includes(c.option));
  return s.all.every(has) && !(s.without ?? []).some(has);
}
