/**
 * A whole match with a bot in every seat: the same views, the same commands and the same rules as at a live table.
 * Pure; runs in a worker or a browser.
 */
import { think } from "../bots/bot.ts";
import type { By, Command } from "../engine/command.ts";
import { step } from "../engine/decide.ts";
import { partyOf, roleOf, type SeatId } from "../engine/ids.ts";
import type { Entry } from "../engine/log.ts";
import { openMatch } from "../engine/open.ts";
import { isRefusal } from "../engine/refusal.ts";
import { type Dice, dice, seeded } from "../engine/rng.ts";
import { isBotAwake } from "../engine/rules/actors.ts";
import { lookup } from "../engine/scenario/lookup.ts";
import { publicScenario } from "../engine/scenario/public.ts";
import type { Scenario } from "../engine/scenario/scenario.ts";
import type { Header, MatchState } from "../engine/state.ts";
import { glanceFor } from "../engine/view/view.ts";
import type { PublicScenario, Viewer } from "../engine/view/viewTypes.ts";
import { asOrdered, rulingsDue, type Script } from "./changed.ts";

/** Moves after which a phase is called stuck: a programmer's mistake, not an outcome. */
const MOST_MOVES = 5_000;

const publics = new WeakMap<Scenario, PublicScenario>();

/** The public face of a scenario, made once. */
export function publicFace(scenario: Scenario): PublicScenario {
  const known = publics.get(scenario);
  if (known) return known;
  const made = publicScenario(scenario, "");
  publics.set(scenario, made);
  return made;
}

export interface RollOut {
  readonly state: MatchState;
  readonly entries: readonly Entry[];
}

/**
 * What a bot would say without looking, which spares the making of its view: it has read its brief at once, and a
 * guarantor to whom nothing has been put has nothing to say. Null: it must think. The same as `think` would say.
 */
export function obviousMove(state: MatchState, seat: SeatId): Command | null {
  const { round, phase } = state;
  if (phase === "briefing") return { type: "ready", round, phase };
  if (phase !== "talks") return null;
  const party = partyOf(seat);
  if (lookup(state.header.scenario).party[party]?.role !== "guarantor" || state.away.includes(party))
    return null;
  return state.offers.some((o) => o.status === "open" && o.to.includes(party))
    ? null
    : { type: "ready", round, phase };
}

/** Luck of a bot at a seat: its own stream, so that bots never disturb the luck of the world. */
export const botLuck = (seed: string, seat: string): Dice => dice(seeded(seed, `bot ${seat}`));

/** Plays `from` (or a new match) to its end. `keep`: collect the log too. `script`: what offices order on the way. */
export function rollOut(
  header: Header,
  keep: boolean,
  from: MatchState = openMatch(header),
  script: Script | null = null,
): RollOut {
  const scenario = header.scenario;
  const face = publicFace(scenario);
  const heads = lookup(scenario)
    .seats.filter((s) => roleOf(s) === "head")
    .map((seat) => {
      const viewer: Viewer = { kind: "seats", party: partyOf(seat), seats: [seat] };
      return { seat, viewer, luck: botLuck(header.seed, seat).next };
    });
  const entries: Entry[] = [];
  let state = from;
  const play = (seat: SeatId, command: Command): void => {
    const by: By = { kind: "bot", seat };
    const made = step(state, by, command);
    if (isRefusal(made))
      throw new Error(
        `bot at ${seat} was refused ${made.refused} ${JSON.stringify(made.with)} for ${JSON.stringify(command)}`,
      );
    state = made.state;
    if (keep) entries.push({ seq: entries.length + 1, at: 0, by, cid: null, command, events: made.events });
  };
  for (let moves = 0; state.phase !== "ended"; ) {
    let acted = false;
    for (const { seat, viewer, luck } of heads) {
      if (!isBotAwake(state, seat)) continue;
      if (script) for (const ruling of rulingsDue(script, state)) play(ruling.seat, ruling.command);
      const command = obviousMove(state, seat) ?? think(glanceFor(state, viewer), face, seat, luck);
      if (!command) continue;
      play(seat, script ? asOrdered(script, state, seat, command) : command);
      acted = true;
      if (++moves > MOST_MOVES) throw new Error(`match ${header.match} does not end`);
    }
    if (!acted) throw new Error(`match ${header.match} is stuck in ${state.phase} of round ${state.round}`);
  }
  return { state, entries };
}
