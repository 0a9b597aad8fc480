/**
 * What a package is worth to me against my mandate, as my capital would look at it: the weakest promise in it
 * and what would make it stronger. Pure, over my own sheet.
 */
import type { PartyId } from "../../shared/engine/ids.ts";
import type { Clause, Form } from "../../shared/engine/state.ts";
import type { PublicScenario, View } from "../../shared/engine/view/viewTypes.ts";
import { type Part, type Worth, worth } from "../../shared/engine/world/worth.ts";
import type { PackageDraft } from "../drafts.ts";

export interface Assessment {
  readonly worth: Worth;
  readonly reservation: number;
  /** A limited agreement does not end the war: what it adds to what is in force, instead of a mandate to meet. */
  readonly limited: number | null;
  /** The clause of the package whose benefit hangs most on another's good faith, if that costs anything. */
  readonly weakest: (Part & { readonly on: PartyId }) | null;
  /** Kinds of safeguard that are missing and would raise the weakest clause. */
  readonly helps: readonly ("verification" | "snapback" | "guarantee")[];
}

/** What a package is judged by: its clauses, its form, and who would be bound by it. */
export interface Judged {
  readonly clauses: readonly Clause[];
  readonly form: Form;
  readonly parties: readonly PartyId[];
}

/** The clauses that would stand if the package were accepted, and who would be bound. */
export function wholeOf(
  scenario: PublicScenario,
  view: View,
  { clauses, form, parties }: Judged,
): Pick<Judged, "clauses" | "parties"> {
  if (form === "agreement")
    return { clauses: isLimited(scenario, clauses) ? over(inForce(view), clauses) : clauses, parties };
  // Terms enter the single text, which is worth something only with everything else in it: as the capital looks at it.
  return { clauses: over(Object.values(view.agreed), clauses), parties: scenario.parties.map((p) => p.id) };
}

/** Only articles that may be concluded alone? */
export const isLimited = (scenario: PublicScenario, clauses: readonly Clause[]): boolean =>
  clauses.length > 0 && clauses.every((c) => scenario.issues.find((i) => i.id === c.issue)?.limited === true);

const over = (under: readonly Clause[], upper: readonly Clause[]): readonly Clause[] => [
  ...under.filter((u) => !upper.some((c) => c.issue === u.issue)),
  ...upper,
];

const inForce = (view: View): readonly Clause[] =>
  Object.values(view.instruments)
    .filter((i) => i.stage === "inForce" && i.kind !== "communique")
    .reduce<readonly Clause[]>((all, i) => over(all, i.clauses), []);

/** What the package is worth to me if it came into force, against my mandate; null for those without a sheet. */
export function assess(scenario: PublicScenario, view: View, judged: Judged): Assessment | null {
  const mine = view.mine;
  if (mine === null) return null;
  const whole = wholeOf(scenario, view, judged);
  const now = worth(scenario, mine.sheet, whole.clauses, whole.parties);
  const inPackage = new Set(judged.clauses.map((c) => c.issue));
  const hanging = now.parts.filter(
    (p): p is Part & { on: PartyId } => p.on !== null && p.kept < 0.995 && inPackage.has(p.issue),
  );
  const weakest = hanging.reduce<(Part & { on: PartyId }) | null>(
    (worst, p) => (worst === null || p.kept < worst.kept ? p : worst),
    null,
  );
  const limited = judged.form === "agreement" && isLimited(scenario, judged.clauses);
  return {
    worth: now,
    reservation: mine.sheet.reservation,
    limited: limited ? now.total - worth(scenario, mine.sheet, inForce(view), judged.parties).total : null,
    weakest,
    helps: weakest === null ? [] : missingHelp(scenario, whole.clauses, weakest, now),
  };
}

/** A draft as it is judged: by me and to its addressees. */
export const judgedDraft = (view: View, draft: Pick<PackageDraft, "clauses" | "form" | "to">): Judged => ({
  clauses: draft.clauses,
  form: draft.form,
  parties: [...new Set([...(view.who.kind === "seats" ? [view.who.party] : []), ...draft.to])],
});

function missingHelp(
  scenario: PublicScenario,
  clauses: readonly Clause[],
  weakest: Part & { on: PartyId },
  now: Worth,
): Assessment["helps"] {
  const guards = clauses.flatMap((c) => {
    const option = scenario.issues.find((i) => i.id === c.issue)?.options.find((o) => o.id === c.option);
    return option?.safeguards === undefined ? [] : [option.safeguards];
  });
  const has = (kind: "verification" | "snapback"): boolean => guards.some((g) => (g[kind] ?? 0) > 0);
  const helps: Assessment["helps"][number][] = [];
  if (weakest.on !== "guarantors") {
    if (!has("verification")) helps.push("verification");
    if (!has("snapback")) helps.push("snapback");
  }
  if (now.guarantee.strength < 0.3) helps.push("guarantee");
  return helps;
}
