/**
 * The package on my workbench as the Text panel's parts share it: read, changed and kept as a draft. Nothing
 * here is sent.
 */
import { type Signal, signal } from "@preact/signals";
import { isAfterTalks } from "../../shared/engine/rules/calendar.ts";
import type { Clause } from "../../shared/engine/state.ts";
import { drafts, type PackageDraft, setDraft } from "../drafts.ts";
import { type Game, myParty } from "../store.ts";
import { emptyPackage, fitted, withClause } from "./package.ts";

/** Is the builder unfolded? Folded at first where the screen is small. */
export const builderOpen: Signal<boolean> = signal(
  typeof matchMedia !== "function" || matchMedia("(min-width: 900px)").matches,
);

/** The kept draft as far as it still fits the table, else an empty package. */
export function currentPackage({ scenario, view }: Game): PackageDraft {
  const draft = drafts.value.package;
  return draft === null ? emptyPackage(scenario, view) : fitted(scenario, view, draft);
}

export const keepPackage = (draft: PackageDraft | null): void => setDraft("package", draft);

/** Takes over a whole package and unfolds the builder. */
export function layOut(draft: PackageDraft): void {
  keepPackage(draft);
  builderOpen.value = true;
}

/** Puts one clause into the package on the workbench. */
export function addClause(game: Game, clause: Clause): void {
  keepPackage(withClause(game.scenario, currentPackage(game), clause));
}

/** May this viewer put offers together at all? Not once the talks are over. */
export const mayBuild = ({ scenario, view }: Game): boolean =>
  myParty(view) !== null && view.result === null && !isAfterTalks(scenario, view.round);
