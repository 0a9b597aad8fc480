/**
 * Trust worked out a second time, straight from model.md §4 with the machine's own exponential: what the
 * trust law holds the engine's figures against. Shares no code with the engine.
 */
import type { Domain, PartyId } from "../../shared/engine/ids.ts";
import type { MatchState } from "../../shared/engine/state.ts";

const NEIGHBOURS: readonly (readonly [Domain, Domain])[] = [
  ["force", "sovereignty"],
  ["force", "ceasefire"],
  ["force", "arms"],
  ["sovereignty", "guarantees"],
  ["ceasefire", "humanitarian"],
  ["humanitarian", "prisoners"],
  ["grain", "energy"],
  ["energy", "ceasefire"],
];

export function figureOf(
  state: MatchState,
  truster: PartyId,
  trustee: PartyId,
  domain: Domain | null,
): { score: number; sd: number } {
  const { scenario } = state.header;
  const m = scenario.model;
  const today =
    Date.parse(`${[...scenario.rounds, ...(scenario.afterTalks ?? [])][state.round - 1]?.from}T00:00:00Z`) /
    86_400_000;
  const close = scenario.parties.find((p) => p.id === truster)?.close ?? {};
  const count = scenario.counts.find((c) => c.prior === true && c.about === trustee);
  const old = { alpha: 0, beta: 0 };
  const here = { alpha: 0, beta: 0 };
  for (const e of state.record) {
    if (e.by !== trustee || e.acceptedBy?.includes(truster)) continue;
    if (count && e.round === 0) continue;
    const forgetting = e.lasting ? 1 : 2 ** (-(today - e.day) / (m.trustHalfLifeYears.value * 365.25));
    const related = NEIGHBOURS.some(
      ([x, y]) => (x === domain && y === e.domain) || (y === domain && x === e.domain),
    );
    const kinship =
      domain === null || domain === e.domain
        ? 1
        : related
          ? m.trustRelatedDomain.value
          : m.trustOtherDomain.value;
    const nearness = e.wronged.includes(truster)
      ? 1
      : e.wronged.some((w) => (close[w] ?? 0) >= 0.5)
        ? m.trustAllyShare.value
        : m.trustOnlookerShare.value;
    const weight = forgetting * kinship * nearness * e.severity;
    const sum = e.round > 0 ? here : old;
    if (e.kind === "kept") sum.alpha += weight;
    else if (e.kind === "broken")
      sum.beta += m.trustBreachWeight.value * e.proof * weight * (e.reaffirmed ? m.trustReaffirmed.value : 1);
    else if (e.kind === "denied") sum.beta += m.trustDenialWeight.value * weight;
    else {
      sum.alpha += m.trustRepairShare.value * e.proof * weight;
      sum.beta -= m.trustRepairShare.value * m.trustBreachWeight.value * e.proof * weight;
    }
  }
  const total = old.alpha + old.beta;
  const cap = m.trustSaturation.value;
  const scale = total > 0 ? saturated(total, cap) / total : 1;
  const prior = scenario.priorTrust.find((p) => p.truster === truster && p.trustee === trustee) ?? {
    kept: 1,
    broken: 1,
  };
  // Only what lay on record before the match is scaled down: conduct at this table counts in full.
  const a = prior.kept + old.alpha * scale + here.alpha;
  const more = count ? cap * (1 - Math.exp(-count.number / (2 * cap))) : 0;
  const b = prior.broken + more + old.beta * scale + here.beta;
  return { score: a / (a + b), sd: Math.sqrt((a * b) / ((a + b) ** 2 * (a + b + 1))) };
}

/** At most `cap`, however long the record. */
const saturated = (total: number, cap: number): number => cap * (1 - Math.exp(-total / cap));
