/**
 * The clock of timed tables. Deadlines stand in the log, set by the server's time; when one passes, the
 * clock submits a command like everybody else. An outage of ours stops it: what was left is given back.
 */
import type { Command } from "../../shared/engine/command.ts";
import type { MatchState } from "../../shared/engine/state.ts";
import type { Submitted } from "../../shared/protocol.ts";
import type { House, Table } from "./table.ts";

/** Least time that a phase gets after an outage. */
const LEAST_LEFT = 30_000;

export interface Clock {
  /** Looks at the table again: after it woke, and after every entry. */
  follow(table: Table, woke?: "woke"): void;
  stop(table: Table): void;
}

export const anyoneSeated = (state: MatchState): boolean =>
  Object.values(state.seats).some((occupant) => occupant.kind === "person");

/** True while the clock of this table must go on, even when nobody is connected. */
export const clockRuns = (table: Table): boolean =>
  table.row.timed && !table.state.paused && table.state.phase !== "ended" && anyoneSeated(table.state);

export function newClock(
  house: House,
  submit: (table: Table, command: Command) => Promise<Submitted>,
): Clock {
  const { time, log, settings } = house;
  const timers = new Map<Table, () => void>();

  const stop = (table: Table): void => {
    timers.get(table)?.();
    timers.delete(table);
  };

  const wait = (table: Table, ms: number, job: () => void): void => {
    stop(table);
    timers.set(table, time.after(ms, job));
  };

  const act = (table: Table, command: Command): void => {
    submit(table, command).then(
      (answer) => {
        // Refused by a rule: the table has moved on, and following its entry has set the clock. Else: again later.
        if (!answer.ok && answer.refusal.refused === "readOnly")
          wait(table, settings.retry, () => follow(table));
      },
      (err: unknown) => log.error({ match: table.row.match, err }, "the clock failed"),
    );
  };

  const follow = (table: Table, woke?: "woke"): void => {
    const { round, phase, deadline } = table.state;
    if (table.asleep || !clockRuns(table) || phase === "ended") {
      stop(table);
      return;
    }
    const now = time.now();
    if (deadline === null) {
      const minutes = table.loaded.scenario.minutes[phase];
      stop(table);
      act(table, { type: "setDeadline", at: now + minutes * 60_000 });
    } else if (woke && deadline <= now) {
      stop(table);
      act(table, { type: "setDeadline", at: now + Math.max(LEAST_LEFT, deadline - table.lastAt) });
    } else {
      wait(table, deadline - now, () => {
        // A timer may wake early, and a clock may have been set back.
        if (time.now() < deadline) follow(table);
        else act(table, { type: "timeOut", round, phase });
      });
    }
  };

  return { follow, stop };
}
