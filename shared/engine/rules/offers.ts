/** What follows from an offer alone: who sees it, who is bound by it, which of its clauses count. */
import { type OfferId, type PartyId, pairOf, spelt } from "../ids.ts";
import { named } from "../names.ts";
import type { Clause, MatchState, Offer } from "../state.ts";

/** Key of an offer's audience, `to` in order: ids are counted per key, so a hidden offer leaves no gap in what others see. */
export const offerAudience = ({ from, to }: Pick<Offer, "from" | "to">): string =>
  to.length === 1 ? pairOf(from, to[0] as PartyId) : `${from}>${to.join("+")}`;

const idsTo = spelt((_audience): OfferId[] => []);

/** The id of the `n`th offer to an audience: the same string in every match, because a new one is slow to look up. */
export function offerIdOf(audience: string, n: number): OfferId {
  const ids = idsTo(audience);
  ids[n] ??= named(`${audience}.${n}`);
  return ids[n];
}

/** Everybody who may know of the offer. */
export const partiesToOffer = (offer: Pick<Offer, "from" | "to">): readonly PartyId[] => [
  offer.from,
  ...offer.to,
];

/** The key again, from the id alone. */
export const audienceInId: (id: OfferId) => string = spelt((id) => named(id.slice(0, id.lastIndexOf("."))));

/** Everybody who may know of the offer, from its id alone. */
export const partiesInId: (id: OfferId) => readonly PartyId[] = spelt((id) =>
  audienceInId(id).split(/[>+]/).map(named),
);

export const sameClause = (a: Clause | undefined, b: Clause | undefined): boolean =>
  a !== undefined && b !== undefined && a.issue === b.issue && a.option === b.option && a.value === b.value;

/** One text over another: `over` replaces what `under` says on the same issue. */
export function mergeClauses(under: readonly Clause[], over: readonly Clause[]): readonly Clause[] {
  if (under.length === 0) return over;
  const merged: Clause[] = [];
  for (const clause of under) if (!over.some((o) => o.issue === clause.issue)) merged.push(clause);
  for (const clause of over) merged.push(clause);
  return merged;
}

/** The clause on which both principals stand, or null. */
export function agreedOn(state: MatchState, issue: string): Clause | null {
  const [p, q] = state.header.scenario.treaty.principals;
  const row = state.standings[issue];
  const one = row?.[p];
  return one && sameClause(one, row?.[q]) ? one : null;
}

/** All agreed articles of the single text, in the scenario's order. */
export function agreedText(state: MatchState): readonly Clause[] {
  const text: Clause[] = [];
  for (const { id } of state.header.scenario.issues) {
    const clause = agreedOn(state, id);
    if (clause) text.push(clause);
  }
  return text;
}

/** "A if B": a linked clause counts only while its condition is agreed, or stands in the same package. */
export function effectiveClauses(
  state: MatchState,
  offer: Pick<Offer, "clauses" | "links">,
): readonly Clause[] {
  if (offer.links.length === 0) return offer.clauses;
  return offer.clauses.filter((c) =>
    offer.links.every(
      (link) =>
        link.then.issue !== c.issue ||
        offer.clauses.some((x) => sameClause(x, link.when)) ||
        sameClause(agreedOn(state, link.when.issue) ?? undefined, link.when),
    ),
  );
}
