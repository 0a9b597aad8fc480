/**
 * The package under construction: pure steps from one draft to the next, what it is worth against the
 * mandate, and the command that puts it on the table. Refuses nothing that the server would allow.
 */
import type { CommandOf } from "../../shared/engine/command.ts";
import { byCode, type IssueId, type PartyId } from "../../shared/engine/ids.ts";
import type { Option } from "../../shared/engine/scenario/scenario.ts";
import { type Clause, FORMS, type Link, type Offer } from "../../shared/engine/state.ts";
import type { PublicScenario, View } from "../../shared/engine/view/viewTypes.ts";
import type { PackageDraft } from "../drafts.ts";
import { openOptions, sameClause } from "./article.ts";

export const MAX_LINKS = 12;

/** A draft with nothing in it, addressed to the other principal (or to both by a mediator). */
export function emptyPackage(scenario: PublicScenario, view: View): PackageDraft {
  return {
    to: usualRecipients(scenario, view),
    form: "terms",
    clauses: [],
    links: [],
    lapses: null,
    answers: null,
    blind: false,
  };
}

export type OfferMenu = NonNullable<View["menu"]["offer"]>;

/** What the menu lets me table; between the talks what it usually does, so that a package can be prepared. */
export function offerMenu(scenario: PublicScenario, view: View): OfferMenu {
  if (view.menu.offer !== null) return view.menu.offer;
  const me = view.who.kind === "seats" ? view.who.party : null;
  const mediates = scenario.parties.find((p) => p.id === me)?.role === "mediator";
  const last = Math.min(scenario.rounds.length, view.round + 2);
  return {
    to: scenario.parties.map((p) => p.id).filter((p) => p !== me),
    forms: FORMS,
    lapses: [view.round, last],
    blind: mediates,
    mediates,
  };
}

/** The principals that may be addressed; the first who may, if none of them is. */
export function usualRecipients(scenario: PublicScenario, view: View): readonly PartyId[] {
  const may = offerMenu(scenario, view).to;
  const principals = scenario.treaty.principals.filter((p) => may.includes(p));
  return principals.length > 0 ? [...principals].sort(byCode) : may.slice(0, 1);
}

/** Puts a clause in; one clause per issue, in the order of the treaty. */
export function withClause(scenario: PublicScenario, draft: PackageDraft, clause: Clause): PackageDraft {
  const clauses = [...draft.clauses.filter((c) => c.issue !== clause.issue), clause];
  return withClauses(scenario, draft, clauses);
}

export const withoutClause = (scenario: PublicScenario, draft: PackageDraft, issue: IssueId): PackageDraft =>
  withClauses(
    scenario,
    draft,
    draft.clauses.filter((c) => c.issue !== issue),
  );

/** Replaces the clauses; links whose conditional clause is no longer the same are dropped. */
export function withClauses(
  scenario: PublicScenario,
  draft: PackageDraft,
  clauses: readonly Clause[],
): PackageDraft {
  const kept = draft.links.filter((l) => clauses.some((c) => sameClause(c, l.then)));
  return { ...draft, clauses: inTreatyOrder(scenario, clauses), links: kept };
}

export function inTreatyOrder(scenario: PublicScenario, clauses: readonly Clause[]): readonly Clause[] {
  const place = new Map(scenario.issues.map((i) => [i.id, i.article]));
  return [...clauses].sort(
    (a, b) => (place.get(a.issue) ?? 0) - (place.get(b.issue) ?? 0) || byCode(a.issue, b.issue),
  );
}

export function toggled(draft: PackageDraft, party: PartyId): PackageDraft {
  const to = draft.to.includes(party)
    ? draft.to.filter((p) => p !== party)
    : [...draft.to, party].sort(byCode);
  return { ...draft, to };
}

/** Adds "`then` only if `when`", once. */
export function withLink(draft: PackageDraft, link: Link): PackageDraft {
  if (draft.links.length >= MAX_LINKS || link.when.issue === link.then.issue) return draft;
  if (draft.links.some((l) => sameClause(l.then, link.then) && sameClause(l.when, link.when))) return draft;
  return { ...draft, links: [...draft.links, link] };
}

export const withoutLink = (draft: PackageDraft, at: number): PackageDraft => ({
  ...draft,
  links: draft.links.filter((_l, i) => i !== at),
});

/** The agreed articles, to build upon. */
export function fromAgreed(scenario: PublicScenario, view: View): PackageDraft {
  return { ...emptyPackage(scenario, view), clauses: inTreatyOrder(scenario, Object.values(view.agreed)) };
}

/** A counter to somebody's offer, or a revision of my own: the same clauses, addressed back. */
export function fromOffer(scenario: PublicScenario, view: View, offer: Offer, me: PartyId): PackageDraft {
  const menu = offerMenu(scenario, view);
  const may = menu.to;
  const everybody = [offer.from, ...offer.to].filter((p) => p !== me && may.includes(p));
  return {
    to: everybody.length > 0 ? [...new Set(everybody)].sort(byCode) : usualRecipients(scenario, view),
    form: menu.forms.includes(offer.form) ? offer.form : "terms",
    clauses: inTreatyOrder(scenario, offer.clauses),
    links: offer.links,
    lapses: null,
    answers: offer.id,
    blind: false,
  };
}

/** The newest open offer that somebody else made to me. */
export function lastOfferTo(view: View, me: PartyId): Offer | null {
  const theirs = Object.values(view.offers).filter(
    (o) => o.status === "open" && o.from !== me && o.to.includes(me),
  );
  return theirs.at(-1) ?? null;
}

/** The newest offer that I made, whatever became of it. */
export function myLastOffer(view: View, me: PartyId): Offer | null {
  const mine = Object.values(view.offers).filter((o) => o.from === me);
  return mine.sort((a, b) => a.round - b.round).at(-1) ?? null;
}

export interface Difference {
  readonly added: readonly Clause[];
  readonly removed: readonly Clause[];
  readonly changed: readonly { readonly from: Clause; readonly to: Clause }[];
  readonly same: readonly Clause[];
}

/** What `to` has that `from` has not, article by article. */
export function difference(from: readonly Clause[], to: readonly Clause[]): Difference {
  const before = new Map(from.map((c) => [c.issue, c]));
  const after = new Map(to.map((c) => [c.issue, c]));
  const pairs = to.flatMap((c) => {
    const old = before.get(c.issue);
    return old === undefined ? [] : [{ from: old, to: c }];
  });
  return {
    added: to.filter((c) => !before.has(c.issue)),
    removed: from.filter((c) => !after.has(c.issue)),
    changed: pairs.filter((p) => !sameClause(p.from, p.to)),
    same: pairs.filter((p) => sameClause(p.from, p.to)).map((p) => p.to),
  };
}

export const PROBLEMS = [
  "noOffer",
  "noRecipients",
  "noClauses",
  "closed",
  "valueNeeded",
  "valueOutOfRange",
  "principalsMissing",
  "signatoryMissing",
] as const;
export interface Problem {
  readonly code: (typeof PROBLEMS)[number];
  readonly clause: Clause | null;
  /** Who is missing among the addressees. */
  readonly party: PartyId | null;
}

/** What would be refused for certain; empty when the package can be sent. */
export function problems(scenario: PublicScenario, view: View, draft: PackageDraft): readonly Problem[] {
  const found: Problem[] = [];
  if (view.menu.offer === null) found.push({ code: "noOffer", clause: null, party: null });
  if (draft.to.length === 0) found.push({ code: "noRecipients", clause: null, party: null });
  if (draft.clauses.length === 0) found.push({ code: "noClauses", clause: null, party: null });
  for (const clause of draft.clauses) {
    const issue = scenario.issues.find((i) => i.id === clause.issue);
    const option = issue && openOptions(view, issue).find((o) => o.id === clause.option);
    if (option === undefined) found.push({ code: "closed", clause, party: null });
    else if (option.quantity !== undefined && clause.value === undefined)
      found.push({ code: "valueNeeded", clause, party: null });
    else if (option.quantity !== undefined && clause.value !== undefined && !inRange(option, clause.value))
      found.push({ code: "valueOutOfRange", clause, party: null });
  }
  if (draft.form !== "terms") found.push(...missingParties(scenario, view, draft));
  return found;
}

/** A communiqué needs both principals, an agreement also everybody whom a clause binds. */
function missingParties(scenario: PublicScenario, view: View, draft: PackageDraft): readonly Problem[] {
  const me = view.who.kind === "seats" ? [view.who.party] : [];
  const bound = [...me, ...draft.to];
  const principals = scenario.treaty.principals
    .filter((p) => !bound.includes(p))
    .map((party): Problem => ({ code: "principalsMissing", clause: null, party }));
  if (draft.form !== "agreement") return principals;
  const seen = new Set(principals.map((p) => p.party));
  const obligors = draft.clauses.flatMap((clause) => {
    const duties =
      scenario.issues.find((i) => i.id === clause.issue)?.options.find((o) => o.id === clause.option)
        ?.duties ?? [];
    return duties
      .map((d) => ({ clause, party: d.obligor }))
      .filter((d) => d.party !== "guarantors" && !bound.includes(d.party));
  });
  const signatories: Problem[] = [];
  for (const { clause, party } of obligors) {
    if (seen.has(party)) continue;
    seen.add(party);
    signatories.push({ code: "signatoryMissing", clause, party });
  }
  return [...principals, ...signatories];
}

const inRange = (option: Option, value: number): boolean =>
  option.quantity !== undefined &&
  value >= option.quantity.min &&
  value <= option.quantity.max &&
  Math.abs(snapped(option.quantity, value) - value) < 1e-6;

/** The nearest number that a quantity's own steps reach. */
export function snapped(quantity: NonNullable<Option["quantity"]>, value: number): number {
  const steps = Math.round(
    (Math.max(quantity.min, Math.min(quantity.max, value)) - quantity.min) / quantity.step,
  );
  return Math.min(quantity.max, quantity.min + steps * quantity.step);
}

/** Drops what can no longer be addressed or chosen, as when the table has moved on since the draft was kept. */
export function fitted(scenario: PublicScenario, view: View, draft: PackageDraft): PackageDraft {
  const menu = offerMenu(scenario, view);
  const known = draft.clauses.filter((c) =>
    scenario.issues.some((i) => i.id === c.issue && i.options.some((o) => o.id === c.option)),
  );
  const lapses =
    draft.lapses === null ? null : Math.min(Math.max(draft.lapses, menu.lapses[0]), menu.lapses[1]);
  return {
    ...withClauses(scenario, draft, known),
    to: draft.to.filter((p) => menu.to.includes(p)),
    form: menu.forms.includes(draft.form) ? draft.form : "terms",
    lapses,
    answers: draft.answers !== null && view.offers[draft.answers] !== undefined ? draft.answers : null,
    blind: draft.blind && menu.blind,
  };
}

export const lapsesOf = (scenario: PublicScenario, view: View, draft: PackageDraft): number =>
  draft.lapses ?? offerMenu(scenario, view).lapses[1];

export const toCommand = (
  scenario: PublicScenario,
  view: View,
  draft: PackageDraft,
): CommandOf<"tableOffer"> => ({
  type: "tableOffer",
  to: [...draft.to],
  form: draft.form,
  clauses: [...draft.clauses],
  links: [...draft.links],
  lapses: lapsesOf(scenario, view, draft),
  answers: draft.answers,
  blind: draft.blind,
});
