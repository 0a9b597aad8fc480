/** How a match ends: eight named endings, each a threshold on what is in force when it is over. */

import { lookup } from "../scenario/lookup.ts";
import type { Ending, Instrument, MatchState, Result } from "../state.ts";
import { inForceClauses, reservation, sheetOf } from "../world/capital.ts";
import { epilogueOf } from "../world/durability.ts";
import { totalWorth } from "../world/worth.ts";

/**
 * A treaty in force ends the match at once; otherwise the last round of talks does, or, while a signed text still has
 * gates before it, the last stretch after the talks.
 */
export function isOver(state: MatchState): boolean {
  const { rounds, afterTalks = [] } = state.header.scenario;
  if (state.instruments.some((i) => i.kind === "treaty" && i.stage === "inForce")) return true;
  if (state.round < rounds.length) return false;
  return state.round >= rounds.length + afterTalks.length || !state.instruments.some(isUnderWay);
}

/** Signed, and neither in force nor stopped yet. */
const isUnderWay = (i: Instrument): boolean => i.stage === "signed" || i.stage === "ratified";

/** The ending that the state deserves now. */
export function endingOf(state: MatchState): Ending {
  const m = state.header.scenario.model;
  const tables = lookup(state.header.scenario);
  const binding = state.instruments.filter((i) => i.kind !== "communique");
  const force = binding.filter((i) => i.stage === "inForce");
  const tagged = (tag: string): boolean =>
    force.some((i) =>
      i.clauses.some((c) =>
        (tables.option[c.issue]?.[c.option]?.tags as readonly string[] | undefined)?.includes(tag),
      ),
    );
  if (force.some((i) => i.kind === "treaty"))
    return state.header.scenario.treaty.kind === "armistice" ? "armistice" : "settlement";
  if (tagged("ceasefire")) {
    const broken = state.record.some(
      (e) => e.round > 0 && e.kind === "broken" && e.domain === "ceasefire" && e.round >= state.round - 1,
    );
    if (broken) return "collapse";
    const guarded = force.some((i) =>
      i.clauses.some(
        (c) => (tables.option[c.issue]?.[c.option]?.safeguards?.verification ?? 0) >= m.guardedFrom.value,
      ),
    );
    return guarded ? "armistice" : "freeze";
  }
  if (binding.some(isUnderWay)) return "signed";
  if (force.some((i) => isHeld(state, i))) return "limited";
  if (state.instruments.some((i) => i.kind === "communique")) return "communique";
  return "none";
}

/** Does anything in it still hold: a duty not broken, and not broken more often than kept, as far as anybody knows? */
const isHeld = (state: MatchState, { id }: Instrument): boolean =>
  state.obligations.some((o) => {
    if (o.instrument !== id || o.state === "broken") return false;
    const own = state.record.filter((e) => e.obligation === o.id && e.proof > 0);
    const broken = own.filter((e) => e.kind === "broken").length;
    return broken <= own.filter((e) => e.kind === "kept").length;
  });

/** The result, with what each party got beside what its capital expected of going on. */
export function resultOf(state: MatchState): Result {
  const { scenario } = state.header;
  const ending = endingOf(state);
  const clauses = inForceClauses(state);
  const signatories = [
    ...new Set(state.instruments.filter((i) => i.stage === "inForce").flatMap((i) => i.signatories)),
  ];
  const settled = ending === "settlement" || ending === "armistice" || ending === "freeze";
  const scores: Record<string, { worth: number; reservation: number }> = {};
  for (const party of lookup(scenario).parties) {
    const r = reservation(state, party);
    // Without a settlement the war goes on: its worth is what it really brings, without the private optimism.
    const war = r - (state.capitals[party]?.optimism ?? 0);
    const sheet = sheetOf(state, party);
    const total = totalWorth(scenario, sheet, clauses, signatories);
    const worth = settled
      ? total
      : Math.max(0, Math.min(100, war + (total - totalWorth(scenario, sheet, [], []))));
    scores[party] = { worth: Math.floor(worth * 10 + 0.5) / 10, reservation: Math.floor(r * 10 + 0.5) / 10 };
  }
  return {
    ending,
    round: state.round,
    instruments: state.instruments.map((i) => i.id),
    scores,
    epilogue: epilogueOf(state),
  };
}
