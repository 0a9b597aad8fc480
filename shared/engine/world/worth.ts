/**
 * What a package is worth to one party (model.md §5): weighted values, each discounted by how far the other
 * side is trusted to keep it, the discount partly bought back by verification, guarantee and snapback.
 * Pure over a worth sheet, so that the server, the bots and the browser say the same number.
 */
import type { IssueId, PartyId } from "../ids.ts";
import { clamp, logistic, logit } from "../math.ts";
import { lately } from "../memo.ts";
import type { Value } from "../scenario/scenario.ts";
import type { Clause } from "../state.ts";
import type { WorthSheet } from "../view/viewTypes.ts";
import { exposureOf, type Guarantee, guaranteeFrom } from "./guarantee.ts";
import { metBy, synergiesOf, type Together, togetherOf } from "./synergies.ts";
import {
  type Safeguards,
  type Wording,
  type Wordings,
  type WorthTerms,
  wordingOf,
  wordingsOf,
} from "./wordings.ts";

export interface Part {
  readonly issue: IssueId;
  /** Points above or below leaving the issue out. */
  readonly points: number;
  /** q: chance that it is kept, as this party sees it, 0–1; 1 where nothing hangs on others. */
  readonly kept: number;
  /** On whose good faith it hangs most, or null. */
  readonly on: PartyId | null;
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

/** Strongest safeguard of each kind in a package, 0–1. */
export const safeguardsOf = (terms: WorthTerms, clauses: readonly Clause[]): Safeguards =>
  safeguardsFrom(wordingsOf(terms.issues, clauses));

function safeguardsFrom(wordings: Wordings): Safeguards {
  const best = { verification: 0, zone: 0, commission: 0, snapback: 0 };
  for (let i = 0; i < wordings.length; i++) {
    const s = wordings[i]?.safeguards;
    if (!s) continue;
    if (s.verification > best.verification) best.verification = s.verification;
    if (s.zone > best.zone) best.zone = s.zone;
    if (s.commission > best.commission) best.commission = s.commission;
    if (s.snapback > best.snapback) best.snapback = s.snapback;
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
  const wordings = wordingsOf(terms.issues, clauses);
  const guarantee = guaranteeFrom(terms, sheet, wordings, signatories);
  const help = helpOf(terms, safeguardsFrom(wordings), guarantee);
  const reading = readingOf(sheet);
  const parts: Part[] = [];
  const crossed: IssueId[] = [];
  let total = reading.nothing;
  let met = 0;
  for (let i = 0; i < clauses.length; i++) {
    const clause = clauses[i] as Clause;
    const wording = wordings[i];
    const stake = wording && stakeIn(reading, terms, sheet, wording);
    if (!stake) continue;
    const own = ownWord(stake, help);
    const kept = keptOf(stake, own, guarantee.strength);
    const points = pointsOf(stake, clause, kept);
    const on = kept < own ? "guarantors" : stake.on;
    total += points;
    met |= stake.meets;
    parts.push({ issue: clause.issue, points, kept, on });
    if (exceeds(stake.row, clause)) crossed.push(clause.issue);
  }
  const exposure = exposureOf(terms, sheet, wordings, signatories, help);
  total += synergiesOf(reading.together, met) - exposure;
  return { total: clamp(total, 0, 100), parts, crossed, guarantee, exposure };
}

/**
 * The total of `worth` alone, 0–100, bit for bit: for those who weigh many packages against each other. Who has the
 * wordings of the clauses at hand gives them.
 */
export function totalWorth(
  terms: WorthTerms,
  sheet: WorthSheet,
  clauses: readonly Clause[],
  signatories: readonly PartyId[],
  wordings: Wordings = wordingsOf(terms.issues, clauses),
): number {
  const guarantee = guaranteeFrom(terms, sheet, wordings, signatories);
  const help = helpOf(terms, safeguardsFrom(wordings), guarantee);
  const reading = readingOf(sheet);
  let total = reading.nothing;
  let met = 0;
  for (let i = 0; i < clauses.length; i++) {
    const wording = wordings[i];
    const stake = wording && stakeIn(reading, terms, sheet, wording);
    if (!stake) continue;
    total += pointsOf(stake, clauses[i] as Clause, keptOf(stake, ownWord(stake, help), guarantee.strength));
    met |= stake.meets;
  }
  const exposure = exposureOf(terms, sheet, wordings, signatories, help);
  return clamp(total + (synergiesOf(reading.together, met) - exposure), 0, 100);
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
  /** By the place of the wording; null for one that the sheet does not know. */
  readonly stakes: (Stake | null)[];
  readonly together: Together;
}
const readingOf = lately((sheet: WorthSheet): Reading => {
  let nothing = 0;
  for (const row of Object.values(sheet.issues)) nothing += row.weight * row.none;
  return { nothing, stakes: [], together: togetherOf(sheet.synergies) };
});

function stakeIn(reading: Reading, terms: WorthTerms, sheet: WorthSheet, wording: Wording): Stake | null {
  const known = reading.stakes[wording.place];
  // A sheet may be weighed with the options of another scenario, where other wordings have these places.
  if (known && known.wording === wording) return known;
  const stake = stakeOf(terms, sheet, wording, reading.together);
  reading.stakes[wording.place] = stake;
  return stake;
}

/**
 * Points that one clause adds to leaving its issue out, given the help that the rest of the package gives; 0 for a
 * clause that the sheet does not know.
 */
export function clausePoints(
  terms: WorthTerms,
  sheet: WorthSheet,
  clause: Clause,
  help: number,
  guarantee: number,
  wording: Wording | undefined = wordingOf(terms.issues, clause),
): number {
  const stake = wording && stakeIn(readingOf(sheet), terms, sheet, wording);
  return stake ? pointsOf(stake, clause, keptOf(stake, ownWord(stake, help), guarantee)) : 0;
}

/** Chance that the party whose word it is keeps it, 0–1. */
const ownWord = (stake: Stake, help: number): number =>
  stake.odds === null ? 1 : logistic(stake.odds + help);

/** Chance that a clause is kept, 0–1: what guarantors owe is no likelier than their help. */
const keptOf = (stake: Stake, own: number, guarantee: number): number =>
  stake.guaranteed && guarantee < own ? guarantee : own;

const pointsOf = (stake: Stake, clause: Clause, kept: number): number =>
  stake.row.weight *
  (kept * valueAt(stake.value, clause.value) + (1 - kept) * stake.row.broken - stake.row.none);

type Row = WorthSheet["issues"][string];

/** What the sheet's owner has at stake in a wording, and on whose word it hangs, whatever else the package holds. */
interface Stake {
  readonly wording: Wording;
  readonly row: Row;
  readonly value: Value | undefined;
  /** Log-odds that the least trusted obligor keeps it unhelped; null when it hangs on no party's word. */
  readonly odds: number | null;
  readonly on: PartyId | null;
  readonly guaranteed: boolean;
  /** Conditions of synergies that it meets, a bit each. */
  readonly meets: number;
}

function stakeOf(terms: WorthTerms, sheet: WorthSheet, wording: Wording, together: Together): Stake | null {
  const row = sheet.issues[wording.issue];
  if (!row) return null;
  let odds: number | null = null;
  let on: PartyId | null = null;
  let guaranteed = false;
  for (const duty of wording.duties) {
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
  const value = row.options[wording.option];
  return { wording, row, value, odds, on, guaranteed, meets: metBy(together, wording) };
}

/** Does the clause lie outside the mandate? */
export function isBeyond(sheet: WorthSheet, clause: Clause): boolean {
  const row = sheet.issues[clause.issue];
  return row !== undefined && exceeds(row, clause);
}

function exceeds({ allow, atLeast, atMost }: Row, { option, value }: Clause): boolean {
  if (allow !== null && !allow.includes(option)) return true;
  return (
    value !== undefined && ((atLeast !== null && value < atLeast) || (atMost !== null && value > atMost))
  );
}
