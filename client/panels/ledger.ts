/**
 * The record as lists: agreements kept and broken before and during the match, what is owed and when, and
 * accusations with their answers. Counts by analysts are never added to the itemised entries.
 */
import { dayOf } from "../../shared/engine/days.ts";
import type { Domain, PartyId } from "../../shared/engine/ids.ts";
import type { Answer, Obligation, RecordEntry } from "../../shared/engine/state.ts";
import type { PublicScenario, View } from "../../shared/engine/view/viewTypes.ts";
import type { SeenEvent } from "../../shared/protocol.ts";

export interface LedgerLine {
  readonly id: string;
  readonly day: number;
  readonly by: PartyId;
  readonly wronged: readonly PartyId[];
  readonly kind: RecordEntry["kind"];
  readonly domain: Domain;
  /** 0–1. */
  readonly severity: number;
  /** How well established, 0–1. */
  readonly proof: number;
  /** The agreement and what was done, for entries before the match; null for those of this match. */
  readonly about: string | null;
  readonly what: string | null;
  readonly sources: readonly string[];
  /** Round of this match; 0 before it. */
  readonly round: number;
  readonly obligation: string | null;
}

/** Every entry that this person knows, newest first. */
export function ledger(scenario: PublicScenario, events: readonly SeenEvent[]): readonly LedgerLine[] {
  const before = scenario.record.map(
    (e): LedgerLine => ({ ...e, day: dayOf(e.date), round: 0, obligation: null }),
  );
  const known = new Set(before.map((e) => e.id));
  const during = events.flatMap((e): LedgerLine[] =>
    e.type === "recorded" && !known.has(e.entry.id)
      ? [{ ...e.entry, about: null, what: null, sources: [] }]
      : [],
  );
  return [...during.reverse(), ...[...before].sort((a, b) => b.day - a.day)];
}

export interface Tally {
  readonly party: PartyId;
  readonly kept: number;
  readonly broken: number;
  readonly denied: number;
  readonly repaired: number;
}

/** How many entries of each kind a party has; parties without any are left out. */
export function tallies(scenario: PublicScenario, lines: readonly LedgerLine[]): readonly Tally[] {
  return scenario.parties
    .map(({ id }) => {
      const of = (kind: RecordEntry["kind"]): number =>
        lines.filter((l) => l.by === id && l.kind === kind).length;
      return {
        party: id,
        kept: of("kept"),
        broken: of("broken"),
        denied: of("denied"),
        repaired: of("repaired"),
      };
    })
    .filter((tally) => tally.kept + tally.broken + tally.denied + tally.repaired > 0);
}

/** Obligations in force: those due first, continuing ones after them, finished ones last. */
export function obligationsInOrder(view: View): readonly Obligation[] {
  const rank = (o: Obligation): number => (o.state !== "running" ? 2000 : 0) + (o.due ?? 1000);
  return Object.values(view.obligations).sort((a, b) => rank(a) - rank(b));
}

/** The answers that accusations got, by accusation. */
export function answersTo(events: readonly SeenEvent[]): Readonly<Record<string, Answer>> {
  const answers: Record<string, Answer> = {};
  for (const e of events) if (e.type === "accusationAnswered") answers[e.accusation] = e.answer;
  return answers;
}

/** The wording of a duty that an obligation carries. */
export function dutyText(
  scenario: PublicScenario,
  obligation: Pick<Obligation, "issue" | "option" | "duty">,
): string {
  const option = scenario.issues
    .find((i) => i.id === obligation.issue)
    ?.options.find((o) => o.id === obligation.option);
  return option?.duties.find((d) => d.id === obligation.duty)?.text ?? obligation.duty;
}

export const trustKey = (truster: PartyId, trustee: PartyId): string => `${truster}>${trustee}`;
