/**
 * What a pause does to both sides' forces: each brings up what it can, up to the size that it can keep in peace; a ceiling
 * that is kept holds a side down. The look ahead takes aid to fade with the fighting, which in a match is the supporters'
 * to decide. Tells sizes only; it decides no conduct.
 */
import type { PartyId } from "../ids.ts";
import { clamp, exp2, log } from "../math.ts";
import type { Duty, Option, Scenario } from "../scenario/scenario.ts";
import type { Clause } from "../state.ts";
import type { WorldView } from "../view/viewTypes.ts";

/** The part of a scenario that a pause needs; the public scenario has it too. */
export type PauseTerms = Pick<Scenario, "issues" | "model" | "treaty">;

/** Points of force; 100 is the attacker's at the start of the scenario. */
export interface Forces {
  readonly manpower: number;
  readonly materiel: number;
}

/** A ceiling on a side's force, in points; what is not named is not limited. */
export type Ceiling = Partial<Forces>;

/** A ceiling in force on a side, and how far it keeps to it, 0–1. */
export interface Cap {
  readonly party: PartyId;
  readonly ceiling: Ceiling;
  readonly kept: number;
}

/**
 * The ceiling that a duty sets on its obligor's force, or null when it sets none: points for each unit of the clause's
 * number, or a share of what the obligor has when the duty begins.
 */
export function ceilingOf({ cap }: Duty, value: number | undefined, now: Forces): Ceiling | null {
  if (!cap) return null;
  const ceiling: { manpower?: number; materiel?: number } = {};
  for (const kind of cap.of) {
    if (cap.share !== undefined) ceiling[kind] = cap.share * now[kind];
    else if (cap.perUnit !== undefined && value !== undefined) ceiling[kind] = cap.perUnit * value;
  }
  return ceiling;
}

/**
 * How much of what a side could bring up it does bring up in a pause, 0–1: all until its force of this kind is near what it
 * can keep in peace, then less and less.
 */
export function appetite(
  { model, treaty }: Pick<PauseTerms, "model" | "treaty">,
  party: PartyId,
  now: number,
): number {
  const most = (party === treaty.attacker ? model.peaceAttacker : model.peaceDefender).value;
  return clamp((most - now) / (most * model.peaceTaper.value), 0, 1);
}

/**
 * A force that would go from `was` to `next` in `weeks` of quiet, under a ceiling that is kept: it grows no further than
 * the ceiling, and what stands above it is disbanded step by step.
 */
function heldTo(
  { model }: Pick<PauseTerms, "model">,
  was: number,
  next: number,
  most: number,
  weeks: number,
) {
  if (was <= most) return Math.min(next, most);
  return most + (was - most) * exp2(-weeks / model.capDisbanding.value);
}

/** The force of a side after `weeks` of quiet: what it would come to, held down by every ceiling as far as it is kept. */
export function underCaps(
  terms: Pick<PauseTerms, "model">,
  was: Forces,
  next: Forces,
  caps: readonly Cap[],
  weeks: number,
): Forces {
  const held = (kind: "manpower" | "materiel"): number => {
    let least = next[kind];
    for (const { ceiling, kept } of caps) {
      const most = ceiling[kind];
      if (most === undefined) continue;
      const low = heldTo(terms, was[kind], next[kind], most, weeks);
      least = Math.min(least, next[kind] + kept * (low - next[kind]));
    }
    return least;
  };
  return { manpower: held("manpower"), materiel: held("materiel") };
}

/** Both sides' forces, and what comes to the defender from abroad in points of materiel a week. */
export interface Standing {
  readonly attacker: Forces;
  readonly defender: Forces;
  readonly aid: number;
}

/** The same figures as everybody may know them: estimates, in the steps of the view. */
export function standingIn(
  { treaty }: Pick<PauseTerms, "treaty">,
  { sides, aid }: Pick<WorldView, "sides" | "aid">,
): Standing {
  const of = (party: PartyId): Forces => ({
    manpower: sides[party]?.manpower ?? 0,
    materiel: sides[party]?.materiel ?? 0,
  });
  let coming = 0;
  for (const [flow, perWeek] of Object.entries(aid))
    if (flow.endsWith(`>${treaty.defender}`)) coming += perWeek;
  return { attacker: of(treaty.attacker), defender: of(treaty.defender), aid: coming };
}

/** Weeks of one step of the projection. */
const STEP = 4;

/**
 * Both sides' forces after a pause of the model's length under `clauses`, every ceiling in them kept: an estimate before
 * anybody signs. Nothing else is assumed to change.
 */
export function pauseAhead(terms: PauseTerms, now: Standing, clauses: readonly Clause[]): Standing {
  const m = terms.model;
  const { attacker, defender } = terms.treaty;
  const caps = capsOf(terms, now, clauses);
  const on = (party: PartyId): readonly Cap[] => caps.filter((c) => c.party === party);
  const [onAttacker, onDefender] = [on(attacker), on(defender)];
  const grown = (party: PartyId, was: Forces, own: number, limits: readonly Cap[]): Forces => {
    const up = (x: number, perWeek: number): number => x + perWeek * STEP * appetite(terms, party, x);
    const next = { manpower: up(was.manpower, m.recruitment.value), materiel: up(was.materiel, own) };
    return underCaps(terms, was, next, limits, STEP);
  };
  const fade = exp2(-STEP / m.aidQuietHalfLife.value);
  let { attacker: a, defender: d, aid } = now;
  for (let week = 0; week < m.pauseYears.value * 52; week += STEP) {
    a = grown(attacker, a, m.industryAttacker.value, onAttacker);
    d = grown(defender, d, m.industryDefender.value + aid * m.aidEffect.value, onDefender);
    aid *= fade;
  }
  return { attacker: a, defender: d, aid };
}

/** Every ceiling that clauses put on a principal, as if all were kept. */
export function capsOf(terms: PauseTerms, now: Standing, clauses: readonly Clause[]): readonly Cap[] {
  const { attacker, defender } = terms.treaty;
  const found: Cap[] = [];
  for (const clause of clauses)
    for (const duty of optionOf(terms, clause)?.duties ?? []) {
      const side = duty.obligor === attacker ? now.attacker : duty.obligor === defender ? now.defender : null;
      const ceiling = side && ceilingOf(duty, clause.value, side);
      if (ceiling) found.push({ party: duty.obligor, ceiling, kept: 1 });
    }
  return found;
}

const optionOf = (terms: PauseTerms, clause: Clause): Option | undefined =>
  terms.issues.find((i) => i.id === clause.issue)?.options.find((o) => o.id === clause.option);

/** How the balance of forces stands: the log of the attacker's over the defender's, men and materiel alike. */
export const balanceOf = ({ attacker, defender }: Standing): number =>
  log((attacker.manpower + attacker.materiel + 1) / (defender.manpower + defender.materiel + 1));

/** How far a pause under `clauses` moves the balance: above 0 towards the attacker, below 0 towards the defender. */
export const shiftIn = (terms: PauseTerms, now: Standing, clauses: readonly Clause[]): number =>
  balanceOf(pauseAhead(terms, now, clauses)) - balanceOf(now);
