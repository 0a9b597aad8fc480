/**
 * What a guarantee is worth and what it costs to stand guarantor (model.md §5, science.md §2): the rule by which the guarantors
 * decide, the trigger, how far each is pledged and trusted. Pure over a worth sheet.
 */
import type { PartyId } from "../ids.ts";
import { clamp, logistic, logit } from "../math.ts";
import type { Clause } from "../state.ts";
import type { WorthSheet } from "../view/viewTypes.ts";
import { type Wordings, type WorthTerms, wordingsOf } from "./wordings.ts";

export interface Guarantee {
  /** Chance that help comes, 0–1. */
  readonly strength: number;
  readonly veto: boolean;
  readonly reason: "none" | "veto" | "unanimity" | "noTrigger" | "noGuarantors" | "weak" | "works";
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
): Guarantee => guaranteeFrom(terms, sheet, wordingsOf(terms.issues, clauses), signatories);

/** The same for wordings that have been looked up. */
export function guaranteeFrom(
  terms: WorthTerms,
  sheet: WorthSheet,
  wordings: Wordings,
  signatories: readonly PartyId[],
): Guarantee {
  let rule: "any" | "majority" | "all" | "allWithAggressor" | null = null;
  let trigger: "automatic" | "consultation" | "none" | null = null;
  let named: readonly PartyId[] | null = null;
  let covers = 1;
  for (let i = 0; i < wordings.length; i++) {
    const g = wordings[i]?.guarantee;
    if (!g) continue;
    rule = g.rule ?? rule;
    trigger = g.trigger ?? trigger;
    named = g.guarantors ?? named;
    covers *= g.covers;
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
export function exposureOf(
  terms: WorthTerms,
  sheet: WorthSheet,
  wordings: Wordings,
  signatories: readonly PartyId[],
  help: number,
): number {
  const faith = sheet.trust[terms.treaty.attacker]?.force;
  if (sheet.pledges[sheet.party] === undefined || faith === undefined || !signatories.includes(sheet.party))
    return 0;
  let duty = 0;
  let isNamed = false;
  for (let i = 0; i < wordings.length; i++) {
    const g = wordings[i]?.guarantee;
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
    const next = [(odds[0] as number) * (1 - x)];
    for (let k = 1; k < odds.length; k++)
      next.push((odds[k - 1] as number) * x + (odds[k] as number) * (1 - x));
    next.push((odds[odds.length - 1] as number) * x);
    odds = next;
  }
  return odds.reduce((sum, o, k) => (2 * k >= p.length ? sum + o : sum), 0);
}
