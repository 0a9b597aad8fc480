/**
 * Compiled duties as sentences: renders the terms of a clause (`shared/engine/scenario/terms.ts`), field by field, in
 * a fixed order. Knows no duty of its own and adds nothing to the terms.
 */
import { isAfterTalks, stretchOf } from "../shared/engine/rules/calendar.ts";
import { type Due, type Term, termsOf } from "../shared/engine/scenario/terms.ts";
import type { Clause } from "../shared/engine/state.ts";
import type { PublicScenario, View } from "../shared/engine/view/viewTypes.ts";
import { dateWords, listWords, namesOf, numberWords, partyName, percentWords, t } from "./words.ts";

/** One duty in words: who towards whom, what, by when, and how it is told whether it was kept. */
export interface DutyWords {
  readonly id: string;
  readonly who: string;
  readonly does: string;
  readonly due: string;
  /** Figures, ceilings, land and special terms; often none. */
  readonly terms: readonly string[];
  readonly proof: string;
}

/** Where in its way into force the clause stands: in force since a round, or not, seen from `now`. */
export interface When {
  readonly since: number | null;
  readonly now: number;
}

/** When the clause stands, as this view knows it. */
export function whenOf(view: View, clause: Clause): When {
  const inForce = Object.values(view.instruments).find(
    (i) =>
      i.stage === "inForce" &&
      i.kind !== "communique" &&
      i.clauses.some(
        (c) => c.issue === clause.issue && c.option === clause.option && c.value === clause.value,
      ),
  );
  return { since: inForce?.since ?? null, now: view.round };
}

/** The duties of a clause in words, in the order of the scenario; empty where the wording obliges nobody. */
export const dutyWords = (scenario: PublicScenario, clause: Clause, when: When): readonly DutyWords[] =>
  termsOf(scenario, clause, when.since).map((term) => ({
    id: term.duty,
    who: t("duties.from", {
      from: term.obligor === "guarantors" ? t("duties.guarantors") : partyName(scenario, term.obligor),
      to: namesOf(scenario, term.obligees),
    }),
    does: term.does,
    due: dueWords(scenario, term.due, when.now),
    terms: specialTerms(scenario, term),
    proof: [
      t("duties.record", { domain: t(`domain.${term.domain}`), rank: t(`duties.rank.${term.rank}`) }),
      t("duties.visible", { n: Math.round(term.visible * 100) }),
    ].join(" "),
  }));

function dueWords(scenario: PublicScenario, due: Due, now: number): string {
  if (due.kind === "always") return t("duties.due.always");
  const round = due.kind === "by" ? due.round : now + due.rounds;
  const end = stretchOf(scenario, round)?.to;
  if (due.kind === "within") {
    const within = t("duties.due.within", { n: due.rounds });
    return end === undefined ? within : `${within} ${t("duties.due.earliest", { date: dateWords(end) })}`;
  }
  if (end === undefined) return t("duties.due.never");
  const date = dateWords(end);
  return isAfterTalks(scenario, round)
    ? t("duties.due.afterTalks", { n: round - scenario.rounds.length, date })
    : t("duties.due.by", { n: round, date });
}

function specialTerms(scenario: PublicScenario, term: Term): readonly string[] {
  const said: string[] = [];
  if (term.figure)
    said.push(t("duties.figure", { n: numberWords(term.figure.value), unit: term.figure.unit }));
  if (term.ceiling) {
    const what = listWords(term.ceiling.of.map((kind) => t(`duties.of.${kind}`)));
    said.push(
      term.ceiling.kind === "number"
        ? t("duties.ceiling.number", { what })
        : t("duties.ceiling.share", { what, n: Math.round(term.ceiling.share * 100) }),
    );
  }
  if (term.land.length > 0)
    said.push(
      t("duties.land", {
        attacker: partyName(scenario, scenario.treaty.attacker),
        regions: landWords(scenario, term.land).join("; "),
      }),
    );
  if (term.irreversible) said.push(t("duties.irreversible"));
  if (term.deniable > 0) said.push(t("duties.deniable", { n: Math.round(term.deniable * 100) }));
  if (term.notWithout !== null)
    said.push(t("duties.notWithout", { party: partyName(scenario, term.notWithout) }));
  return said;
}

/** Regions that end alike are named together, in the order of the scenario. */
function landWords(scenario: PublicScenario, land: Term["land"]): readonly string[] {
  return [...new Set(land.map((l) => l.share))].map((share) => {
    const alike = land.filter((l) => l.share === share).map((l) => l.region);
    const regions = alike.map((id) => scenario.world.regions.find((r) => r.id === id)?.name ?? id);
    if (share === 0) return t("duties.land.none", { regions });
    return share === 1
      ? t("duties.land.all", { regions })
      : t("duties.land.share", { regions, share: percentWords(share) });
  });
}
