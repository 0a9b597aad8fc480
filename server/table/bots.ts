/**
 * Lets the bots of a table play: each from its own seat's view, through the same door as people, at a pace
 * that people can follow. A bot that is stuck ends its phase, so that it never holds up a table.
 */
import { think } from "../../shared/bots/bot.ts";
import type { By, Command } from "../../shared/engine/command.ts";
import { partyOf, type SeatId } from "../../shared/engine/ids.ts";
import type { Entry } from "../../shared/engine/log.ts";
import { dice, seeded } from "../../shared/engine/rng.ts";
import { isBotAwake } from "../../shared/engine/rules/actors.ts";
import { eventFor } from "../../shared/engine/view/see.ts";
import { viewFor } from "../../shared/engine/view/view.ts";
import type { View, Viewer } from "../../shared/engine/view/viewTypes.ts";
import type { Submitted } from "../../shared/protocol.ts";
import { anyoneSeated } from "./clock.ts";
import type { House, Table } from "./table.ts";

export interface Bots {
  /** The table woke, or somebody sat down at it: every bot looks up. */
  stirAll(table: Table): void;
  /** An entry was told: the bots that saw something of it look up. */
  stir(table: Table, entry: Entry): void;
  stop(table: Table): void;
}

/** Where the bots of one table are. */
interface Play {
  /** Seats that have something to think about, in the order in which they will. */
  readonly stirred: Set<SeatId>;
  /** Moves made in this phase. */
  readonly moves: Map<SeatId, number>;
  phase: string;
  cancel: (() => void) | null;
}

/** Decides and stores inside the table's queue, which the caller must already be in. */
type Submit = (table: Table, by: By, command: Command) => Promise<Submitted>;

export function newBots(house: House, submit: Submit): Bots {
  const { time, log, settings } = house;
  const plays = new Map<Table, Play>();

  const playOf = (table: Table): Play => {
    const known = plays.get(table);
    if (known) return known;
    const fresh: Play = { stirred: new Set(), moves: new Map(), phase: phaseOf(table), cancel: null };
    plays.set(table, fresh);
    return fresh;
  };

  const schedule = (table: Table, ms: number): void => {
    const play = playOf(table);
    if (play.cancel !== null || play.stirred.size === 0 || !awake(table)) return;
    play.cancel = time.after(ms, () => {
      play.cancel = null;
      table.queue
        .run(() => step(table, play))
        .catch((err: unknown) => {
          log.error({ match: table.row.match, err }, "a bot failed");
          play.stirred.clear();
        });
    });
  };

  /** Thinks until one bot moves or none wants to. */
  const step = async (table: Table, play: Play): Promise<void> => {
    while (awake(table)) {
      const [seat] = play.stirred;
      if (seat === undefined) return;
      play.stirred.delete(seat);
      if (!isBotAwake(table.state, seat)) continue;
      const command = next(table, play, seat);
      if (!command) continue;

      const pace = table.state.phase === "talks" && table.listeners.size > 0 ? settings.botPace : 0;
      play.moves.set(seat, (play.moves.get(seat) ?? 0) + 1);
      const answer = await submit(table, { kind: "bot", seat }, command);
      if (answer.ok) {
        // It looks again when the others have had their turn: a Set keeps the order of insertion.
        play.stirred.add(seat);
        return schedule(table, pace);
      }
      play.stirred.add(seat);
      if (answer.refusal.refused === "readOnly") return schedule(table, settings.retry);
      log.warn(
        { match: table.row.match, seat, type: command.type, refused: answer.refusal.refused },
        "a bot was refused",
      );
      if (isEnding(command)) play.stirred.delete(seat);
      // No second try at the same thing: it may only end its phase now.
      play.moves.set(seat, Math.max(settings.botMoves, play.moves.get(seat) ?? 0));
    }
  };

  const next = (table: Table, play: Play, seat: SeatId): Command | null => {
    const view = viewFor(table.state, seatViewer(seat));
    if ((play.moves.get(seat) ?? 0) >= settings.botMoves) return ending(view);
    const luck = dice(seeded(table.header.seed, `bot:${seat}:${table.end.seq}`));
    return think(view, table.loaded.public, seat, luck.next);
  };

  return {
    stirAll: (table) => {
      const { stirred } = playOf(table);
      for (const seat of botsAwake(table)) stirred.add(seat);
      schedule(table, 0);
    },
    stir: (table, entry) => {
      const play = playOf(table);
      const phase = phaseOf(table);
      const began = phase !== play.phase;
      if (began) {
        play.phase = phase;
        play.moves.clear();
      }
      for (const seat of botsAwake(table)) if (began || sees(table, entry, seat)) play.stirred.add(seat);
      // After a bot's own move, its step goes on by itself, at its pace.
      if (entry.by.kind !== "bot") schedule(table, 0);
    },
    stop: (table) => {
      plays.get(table)?.cancel?.();
      plays.delete(table);
    },
  };
}

const phaseOf = (table: Table): string => `${table.state.round}.${table.state.phase}`;

/** Bots play while somebody sits at the table or watches it. */
const awake = ({ asleep, state, listeners }: Table): boolean =>
  !asleep && !state.paused && state.phase !== "ended" && (listeners.size > 0 || anyoneSeated(state));

/** Bots that may have something to do. What wakes another one is an event that it sees, or a phase that begins. */
const botsAwake = ({ state }: Table): readonly SeatId[] =>
  Object.keys(state.seats).filter((seat) => isBotAwake(state, seat));

const seatViewer = (seat: SeatId): Viewer => ({ kind: "seats", party: partyOf(seat), seats: [seat] });

const sees = (table: Table, entry: Entry, seat: SeatId): boolean =>
  entry.events.some((event) => eventFor(table.loaded.scenario, event, seatViewer(seat)) !== null);

/** The command that ends the phase for this seat, if it still may. */
function ending(view: View): Command | null {
  const { round, phase } = view;
  if (view.menu.ready && (phase === "briefing" || phase === "talks")) return { type: "ready", round, phase };
  if (view.menu.seal && view.mine)
    return { type: "sealOrders", round, orders: { ...view.mine.standingOrders } };
  return null;
}

const isEnding = (command: Command): boolean => command.type === "ready" || command.type === "sealOrders";
