/**
 * A match in which nobody negotiates: every seat is ready at once and seals the orders that it is given. What is left
 * is the world: front, aid, opinion and shocks under known postures. Plays no bot.
 */

import type { Command } from "../engine/command.ts";
import { step } from "../engine/decide.ts";
import { partyOf, roleOf } from "../engine/ids.ts";
import { openMatch } from "../engine/open.ts";
import { isRefusal } from "../engine/refusal.ts";
import { isBotAwake } from "../engine/rules/actors.ts";
import { standingOrders } from "../engine/rules/orders.ts";
import { lookup } from "../engine/scenario/lookup.ts";
import type { Header, MatchState, Posture } from "../engine/state.ts";

/** Postures of attacker and defender, one pair per round; the last pair holds for rounds beyond the list. */
export type Postures = readonly (readonly [attacker: Posture, defender: Posture])[];

/** The same pair in every round. */
export const always = (attacker: Posture, defender: Posture): Postures => [[attacker, defender]];

/** Plays `from` (or a new match) to its end; `watch` sees the state at the end of every round, the last included. */
export function runWorld(
  header: Header,
  postures: Postures,
  watch: (state: MatchState) => void = () => {},
  from: MatchState = openMatch(header),
): MatchState {
  const { scenario } = header;
  const heads = lookup(scenario).seats.filter((s) => roleOf(s) === "head");
  let state = from;
  while (state.phase !== "ended") {
    const round = state.round;
    const before = state;
    for (const seat of heads) {
      if (!isBotAwake(state, seat)) continue;
      const made = step(state, { kind: "bot", seat }, commandOf(state, partyOf(seat), postures));
      if (isRefusal(made))
        throw new Error(`${seat} was refused ${made.refused} ${JSON.stringify(made.with)}`);
      state = made.state;
      if (state.phase === "ended" || state.round !== round) watch(state);
    }
    if (state === before)
      throw new Error(`match ${header.match} is stuck in ${state.phase} of round ${round}`);
  }
  return state;
}

function commandOf(state: MatchState, party: string, postures: Postures): Command {
  const { round, phase } = state;
  if (phase !== "orders") return { type: "ready", round, phase: phase as "briefing" | "talks" };
  const { attacker, defender } = state.header.scenario.treaty;
  const pair = postures[round - 1] ?? postures[postures.length - 1];
  const orders = standingOrders(state, party);
  const posture = party === attacker ? pair?.[0] : party === defender ? pair?.[1] : undefined;
  const { conduct, answers } = orders;
  return {
    type: "sealOrders",
    round,
    orders: {
      ...orders,
      conduct: { ...conduct },
      answers: { ...answers },
      posture: posture ?? orders.posture,
    },
  };
}
