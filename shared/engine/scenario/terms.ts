/**
 * The treaty compiler: what an agreed clause obliges whom to, as typed terms with the figures and the rounds that the
 * rules will judge by. Writes no sentence; whoever renders these terms cannot say anything that the rules do not do.
 */
import type { Clause } from "../state.ts";
import type { Duty, Option, Scenario } from "./scenario.ts";

/** By when a duty is judged; rounds are counted as the rules count them. */
export type Due =
  | { readonly kind: "always" }
  /** Not in force yet: so many rounds after the one in which it comes into force. */
  | { readonly kind: "within"; readonly rounds: number }
  /** In force since a known round: judged when round `round` is resolved. */
  | { readonly kind: "by"; readonly round: number };

/** A ceiling on the obligor's force: the clause's own number, or a share of what there is when it begins. */
export type Ceiling =
  | { readonly kind: "number"; readonly of: readonly ("manpower" | "materiel")[] }
  | {
      readonly kind: "share";
      readonly of: readonly ("manpower" | "materiel")[];
      readonly share: number;
    };

/** One duty of a clause as a term of the text. */
export interface Term {
  readonly duty: string;
  /** A party, or "guarantors". */
  readonly obligor: string;
  readonly obligees: readonly string[];
  readonly domain: Duty["domain"];
  readonly rank: Duty["rank"];
  /** The sentence of the scenario; everything else here is typed. */
  readonly does: string;
  readonly due: Due;
  /** The number of the clause, where its option is a quantity. */
  readonly figure: { readonly value: number; readonly unit: string } | null;
  readonly ceiling: Ceiling | null;
  /** Regions that this duty hands over: the attacker's share at the end. */
  readonly land: readonly { readonly region: string; readonly share: number }[];
  /** Chance that a breach is seen without any monitor, 0 to 1. */
  readonly visible: number;
  readonly deniable: number;
  readonly irreversible: boolean;
  readonly notWithout: string | null;
}

/** How many rounds pass before a duty is judged, counted from the round in which it comes into force; null: every round. */
const roundsOf = (duty: Pick<Duty, "dueRounds">): number | null =>
  duty.dueRounds === null ? null : duty.dueRounds + 1;

/** The round by whose end a duty is judged that came into force in round `since`; null: every round. */
export function dueRound(duty: Pick<Duty, "dueRounds">, since: number): number | null {
  const rounds = roundsOf(duty);
  return rounds === null ? null : since + rounds;
}

/**
 * The terms of a clause, in the order of its duties; none for a clause that the scenario does not know.
 * `since`: the round in which it came into force, or null before that.
 */
export function termsOf(
  scenario: Pick<Scenario, "issues">,
  clause: Clause,
  since: number | null,
): readonly Term[] {
  const option = scenario.issues
    .find((i) => i.id === clause.issue)
    ?.options.find((o) => o.id === clause.option);
  return option === undefined ? [] : option.duties.map((duty) => term(option, duty, clause.value, since));
}

function term(option: Option, duty: Duty, value: number | undefined, since: number | null): Term {
  const rounds = roundsOf(duty);
  return {
    duty: duty.id,
    obligor: duty.obligor,
    obligees: duty.obligee,
    domain: duty.domain,
    rank: duty.rank,
    does: duty.text,
    due:
      rounds === null
        ? { kind: "always" }
        : since === null
          ? { kind: "within", rounds }
          : { kind: "by", round: since + rounds },
    figure: option.quantity && value !== undefined ? { value, unit: option.quantity.unit } : null,
    ceiling: ceilingOf(duty),
    // Every duty on force of such an option carries the land: the rules move it for each of them.
    land:
      duty.domain === "force"
        ? Object.entries(option.control ?? {}).map(([region, share]) => ({ region, share }))
        : [],
    visible: duty.visible,
    deniable: duty.deniable ?? 0,
    irreversible: duty.irreversible === true,
    notWithout: duty.notWithout ?? null,
  };
}

function ceilingOf({ cap }: Duty): Ceiling | null {
  if (cap === undefined) return null;
  return cap.share === undefined
    ? { kind: "number", of: cap.of }
    : { kind: "share", of: cap.of, share: cap.share };
}
