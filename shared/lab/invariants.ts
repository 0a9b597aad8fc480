/**
 * What must be true of every match, counted as cases in which it is not: figures in range, the log folds back into the
 * same bytes, commands decide the same events again, any prefix of a log is a valid match. Plays with bots; repairs nothing.
 */
import { applyAll } from "../engine/apply.ts";
import { openMatch } from "../engine/open.ts";
import { lookup } from "../engine/scenario/lookup.ts";
import type { Scenario } from "../engine/scenario/scenario.ts";
import type { Header, MatchState } from "../engine/state.ts";
import { drift, fold } from "../engine/view/history.ts";
import { viewFor } from "../engine/view/view.ts";
import { trust } from "../engine/world/trust.ts";
import { seedOf } from "./arms.ts";
import type { Columns } from "./checks.ts";
import type { Row } from "./evidence.ts";
import type { Figures } from "./measures.ts";
import { rollOut } from "./rollOut.ts";
import { wilson } from "./statistics.ts";

export const INVARIANTS = ["ranges", "replay", "decideAgain", "prefix", "secrets"] as const;

/** 1 for each invariant that match n breaks, else 0. */
export function breaksIn(scenario: Scenario, n: number): Figures {
  const header: Header = { match: `invariants ${n}`, scenario, seed: seedOf(n), seedHash: "0".repeat(64) };
  const { state, entries } = rollOut(header, true);
  const cut = entries.slice(0, Math.floor((entries.length * ((n % 7) + 1)) / 8));
  let half = openMatch(header);
  for (const entry of cut) half = applyAll(half, entry.events);
  return {
    ranges: yes(!inRange(state) || !inRange(half)),
    replay: yes(JSON.stringify(fold(header, entries)) !== JSON.stringify(state)),
    decideAgain: yes(drift(header, entries) !== null),
    prefix: yes(goesOn(half) === false),
    secrets: yes(leaks(half)),
  };
}

const yes = (b: boolean): number => (b ? 1 : 0);
const isShare = (x: number): boolean => x >= 0 && x <= 1;

/** Control, opinion, exhaustion and grid are shares; sanctions lie in 0–100; trust lies strictly between 0 and 1. */
function inRange(state: MatchState): boolean {
  const { world } = state;
  const shares = [
    ...world.control,
    ...world.fortification,
    world.grid,
    ...world.opinion.flatMap((o) => [o.injustice, o.fatigue, o.optimism, o.willing]),
    ...world.sides.flatMap((s) => [s.exhaustion.manpower, s.exhaustion.economy, s.exhaustion.society]),
  ];
  const { parties } = lookup(state.header.scenario);
  const trusts = parties.flatMap((a) =>
    parties.flatMap((b) => (a === b ? [] : [trust(state, a, b, null).score])),
  );
  return (
    shares.every(isShare) &&
    world.sanctions >= 0 &&
    world.sanctions <= 100 &&
    trusts.every((x) => x > 0 && x < 1)
  );
}

/** A match that is broken off can be played on by bots to its end. */
function goesOn(state: MatchState): boolean {
  try {
    return rollOut(state.header, false, state).state.phase === "ended";
  } catch {
    return false;
  }
}

/** Does anything of a principal's own sheet show in the other's view? The one's secrets are changed, the other's bytes compared. */
function leaks(state: MatchState): boolean {
  const { principals } = state.header.scenario.treaty;
  return principals.some((holder, i) => {
    const other = principals[1 - i] as string;
    const capital = state.capitals[holder];
    if (!capital) return false;
    const changed: MatchState = {
      ...state,
      capitals: {
        ...state.capitals,
        [holder]: {
          ...capital,
          optimism: capital.optimism + 3,
          reservationShift: capital.reservationShift - 2,
        },
      },
    };
    const seen = (s: MatchState): string =>
      JSON.stringify(viewFor(s, { kind: "seats", party: other, seats: [`${other}.head`] }));
    return seen(state) !== seen(changed);
  });
}

/** Rows of the table over all scenarios together: cases found, none allowed. */
export const invariantRows = (played: readonly Columns[]): readonly Row[] =>
  INVARIANTS.flatMap((id): readonly Row[] => {
    const column = played.flatMap((columns) => columns[id] ?? []);
    if (column.length === 0) return [];
    const found = column.reduce((sum, x) => sum + x, 0);
    const { low, high, n } = wilson(found, column.length);
    return [
      {
        id,
        section: "invariants",
        scenario: "",
        unit: "cases",
        estimate: { value: found, low: low * n, high: high * n, n },
        target: { low: 0, high: 0 },
        verdict: found === 0 ? "holds" : "misses",
      },
    ];
  });
