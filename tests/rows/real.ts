/** The scenarios that ship, opened for the rows that speak about them, and what several of these tests do to a state. */
import { join } from "node:path";
import { readScenario } from "../../server/scenarios/scenarioFiles.ts";
import type { PartyId } from "../../shared/engine/ids.ts";
import { openMatch } from "../../shared/engine/open.ts";
import { fallShock } from "../../shared/engine/rules/shocks.ts";
import type { Scenario } from "../../shared/engine/scenario/scenario.ts";
import type { Clause, MatchState } from "../../shared/engine/state.ts";
import { turnFrom } from "../../shared/engine/turn.ts";
import { sheetOf, worthTo } from "../../shared/engine/world/capital.ts";
import { type Guarantee, guaranteeOf } from "../../shared/engine/world/guarantee.ts";
import { instrumentOf } from "../../shared/lab/measures.ts";
import { headerOf } from "../engine/fixture.ts";

export const OF_THIS_WAR = [
  "belarus-2022",
  "istanbul-2022",
  "post-annexation-2022",
  "armistice-2024",
  "brokered-2025",
] as const;

const known = new Map<string, Scenario>();

/** A scenario from its folder; a mistake in it fails whoever asks. */
export function real(id: (typeof OF_THIS_WAR)[number]): Scenario {
  const before = known.get(id);
  if (before) return before;
  const read = readScenario(join(import.meta.dirname, "../../scenarios", id));
  if (!("scenario" in read)) throw new Error(read.mistakes.map((m) => `${m.path}: ${m.problem}`).join("\n"));
  known.set(id, read.scenario);
  return read.scenario;
}

/** A match on it, before its first event. */
export const begun = (id: (typeof OF_THIS_WAR)[number]): MatchState =>
  openMatch(headerOf(real(id), "1".repeat(32)));

/** The state after a shock has fallen. */
export function after(state: MatchState, shock: string): MatchState {
  const turn = turnFrom(state);
  fallShock(turn, shock);
  return turn.state;
}

/** The state with these clauses in force between the principals. */
export const withInForce = (state: MatchState, clauses: readonly Clause[]): MatchState => ({
  ...state,
  instruments: [instrumentOf(state, clauses)],
});

/** The state in which both principals stand on these clauses. */
export const withAgreed = (state: MatchState, clauses: readonly Clause[]): MatchState => ({
  ...state,
  standings: {
    ...state.standings,
    ...Object.fromEntries(
      clauses.map((c) => [
        c.issue,
        Object.fromEntries(state.header.scenario.treaty.principals.map((p) => [p, c])),
      ]),
    ),
  },
});

/** Clauses written as `issue/option`, or `issue/option/number`. */
export const text = (...clauses: readonly string[]): readonly Clause[] =>
  clauses.map((c) => {
    const [issue, option, value] = c.split("/") as [string, string, string?];
    return value === undefined ? { issue, option } : { issue, option, value: Number(value) };
  });

/** Every party of the match: those who would be bound by a text that all sign. */
export const everybody = (s: MatchState): readonly PartyId[] => s.header.scenario.parties.map((p) => p.id);

/** The guarantee that clauses make, as the defender believes. */
export const help = (s: MatchState, clauses: readonly string[], signatories = everybody(s)): Guarantee =>
  guaranteeOf(
    s.header.scenario,
    sheetOf(s, s.header.scenario.treaty.defender),
    text(...clauses),
    signatories,
  );

/** Worth of clauses to a party, were all bound by them. */
export const value = (s: MatchState, party: PartyId, ...clauses: string[]): number =>
  worthTo(s, party, text(...clauses), everybody(s)).total;
