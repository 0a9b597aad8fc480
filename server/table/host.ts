/**
 * The host of all matches: opens them, wakes and rests their tables, and answers whoever holds a place at
 * one. Knows no socket and no rule. Everything that changes a match goes through `accept`, one at a time.
 */
import type { By, Command } from "../../shared/engine/command.ts";
import type { HolderId } from "../../shared/engine/ids.ts";
import type { Entry } from "../../shared/engine/log.ts";
import type { MatchCard, OpenMatch, Submit, Submitted, Synced, Ticket } from "../../shared/protocol.ts";
import { isRefused, no, type Refused } from "../refused.ts";
import type { MatchRow, TicketRow } from "../store/store.ts";
import { abandon, accept, seat } from "./accept.ts";
import { newBots } from "./bots.ts";
import { clockRuns, newClock } from "./clock.ts";
import { cardOf, createMatch, markedAs, whyNotSeated } from "./opening.ts";
import { admit, type NewTicket, newMatchId, newTicket } from "./seats.ts";
import { type House, snapshotOf, type Table, wakeTable } from "./table.ts";
import { type Listener, viewNow } from "./tell.ts";

export interface Host {
  /** Opens a table and seats its maker, or lets them lead it. */
  open(ask: OpenMatch): Promise<Ticket | Refused>;
  /** A place at a table for one more person, who holds no seat yet; `holder`: who it is, where that was settled before. */
  join(code: string, name: string, holder?: HolderId): Promise<Ticket | Refused>;
  card(code: string): Promise<MatchCard | Refused>;
  /** Listed tables that have not ended, newest first. */
  lobby(): Promise<readonly MatchCard[]>;
  /** Whom a token proves at a match. */
  admit(match: string, token: string): Promise<TicketRow | null>;
  /** Everything that the listener may see now; from here on it is told. */
  sync(match: string, listener: Listener, after: number | null): Promise<Synced | Refused>;
  leave(match: string, listener: Listener): void;
  submit(match: string, holder: HolderId, ask: Submit): Promise<Submitted>;
  /** Runs `look` on the table when nothing else happens at it: for reads. */
  look<T>(match: string, look: (table: Table) => Promise<T> | T): Promise<T | Refused>;
  /** Tables in memory. */
  live(): number;
  /** Lets everything that has begun come to its end, and rests all tables. */
  close(): Promise<void>;
}

const LOBBY_SIZE = 30;

/** As whom a person acts who speaks for no seat. */
const personAt = ({ facilitator }: MatchRow, holder: HolderId): By => ({
  kind: holder === facilitator ? "facilitator" : "holder",
  holder,
});
/** The table left memory between being found and being free: find it again. */
const AGAIN = Symbol("again");

export function newHost(house: House): Host {
  const { store, time, log, metrics, settings } = house;
  const tables = new Map<string, Promise<Table | null>>();
  const resting = new Map<Table, () => void>();
  const background = new Set<Promise<unknown>>();
  let closing = false;

  const inBackground = (what: string, job: Promise<unknown>): void => {
    const done = job
      .catch((err: unknown) => log.error({ err }, `${what} failed`))
      .finally(() => background.delete(done));
    background.add(done);
  };

  // Only ever called inside the table's queue.
  const submitNow = (table: Table, by: By, cid: string | null, command: Command): Promise<Submitted> =>
    accept(house, table, by, cid, command, afterTold);

  const clock = newClock(house, (table, command) =>
    table.queue.run(async () =>
      table.asleep
        ? { ok: false, refusal: no("readOnly") }
        : submitNow(table, { kind: "clock" }, null, command),
    ),
  );
  const bots = newBots(house, (table, by, command) => submitNow(table, by, null, command));

  function afterTold(table: Table, entry: Entry): void {
    if (entry.events.some((e) => e.type === "matchEnded"))
      inBackground("marking an end", store.markEnded(table.row.match));
    if (table.end.seq - table.snapshotAt >= settings.snapshotEvery) {
      table.snapshotAt = table.end.seq;
      inBackground("a snapshot", store.putSnapshot(table.row.match, snapshotOf(table)));
    }
    clock.follow(table);
    bots.stir(table, entry);
  }

  const wake = async (match: string): Promise<Table | null> => {
    const here = tables.get(match);
    if (here) {
      const table = await here;
      if (!table?.asleep) return table;
      if (tables.get(match) === here) forget(table);
      return wake(match);
    }
    if (closing) return null;
    const row = await store.matchById(match);
    if (!row) return null;
    // Somebody else may have begun to wake it while we looked.
    if (tables.has(match)) return wake(match);
    const waking = wakeTable(house, row);
    tables.set(match, waking);
    try {
      const table = await waking;
      if (!table) {
        tables.delete(match);
        return null;
      }
      metrics.liveTables.set(tables.size);
      clock.follow(table, "woke");
      rest(table);
      return table;
    } catch (err) {
      tables.delete(match);
      throw err;
    }
  };

  const forget = (table: Table): void => {
    table.asleep = true;
    tables.delete(table.row.match);
    metrics.liveTables.set(tables.size);
    clock.stop(table);
    bots.stop(table);
    resting.get(table)?.();
    resting.delete(table);
  };

  /** After a while of nobody's presence the table leaves memory. */
  const rest = (table: Table): void => {
    resting.get(table)?.();
    const later = time.after(settings.idle, () => {
      inBackground(
        "resting a table",
        table.queue.run(async () => {
          const quiet = () => table.listeners.size === 0 && !clockRuns(table) && table.queue.size() === 1;
          if (table.asleep) return forget(table);
          if (quiet()) await keep(table);
          if (quiet()) forget(table);
          else rest(table);
        }),
      );
    });
    resting.set(table, later);
  };

  /** Writes a snapshot unless the last one is still true. */
  const keep = async (table: Table): Promise<void> => {
    if (table.snapshotAt === table.end.seq || table.doubt) return;
    await store.putSnapshot(table.row.match, snapshotOf(table));
    table.snapshotAt = table.end.seq;
  };

  const at = async <T>(match: string, job: (table: Table) => Promise<T> | T): Promise<T | Refused> => {
    for (;;) {
      const table = await wake(match);
      if (!table) return closing ? no("readOnly") : no("unknownMatch");
      if (table.queue.size() >= settings.queue) return no("tooMany");
      const answer = await table.queue.run(() => (table.asleep ? AGAIN : job(table)));
      if (answer !== AGAIN) return answer;
    }
  };

  const handOut = async (row: MatchRow, ticket: NewTicket): Promise<Ticket> => {
    await store.putTicket(ticket.row);
    const { code, scenario } = row;
    const { match, holder } = ticket.row;
    return { match, code, holder, token: ticket.token, scenario };
  };

  return {
    open: async (ask) => {
      const loaded = house.scenarios.playable(ask.scenario);
      if (!loaded) return no("unknownScenario");
      const refusal = whyNotSeated(loaded, ask);
      if (refusal) return refusal;
      try {
        const maker = newTicket(newMatchId(), ask.name, time.now());
        const row = await createMatch(store, loaded, ask, maker.row);
        if (!row) return no("tooMany");
        const ticket = await handOut(row, maker);
        const commands: readonly Command[] = ask.leads
          ? [{ type: "pause" }]
          : ask.seats.map((seat) => ({ type: "takeSeat", seat, name: ask.name }));
        for (const command of commands) {
          const answer = await at(row.match, (table) =>
            submitNow(table, personAt(row, ticket.holder), null, command),
          );
          if (isRefused(answer)) return answer;
          if (!answer.ok) return answer.refusal;
        }
        return ticket;
      } catch (err) {
        log.error({ err }, "a match could not be opened");
        return no("readOnly");
      }
    },

    join: async (code, name, holder) => {
      const row = await store.matchByCode(code);
      if (!row) return no("unknownMatch");
      try {
        return await handOut(row, newTicket(row.match, name, time.now(), holder));
      } catch (err) {
        log.error({ err }, "a ticket could not be stored");
        return no("readOnly");
      }
    },

    card: async (code) => {
      const row = await store.matchByCode(code);
      return row ? at(row.match, cardOf) : no("unknownMatch");
    },
    lobby: async () => {
      const cards: MatchCard[] = [];
      for (const row of await store.listedMatches(LOBBY_SIZE)) {
        const card = await at(row.match, cardOf).catch((err: unknown) =>
          log.error({ match: row.match, err }, "no card"),
        );
        if (card && !isRefused(card)) cards.push(card);
      }
      return cards;
    },

    admit: (match, token) => admit(store, match, token),

    sync: (match, listener, after) =>
      at(match, async (table) => {
        const before = listener.sits;
        const alone = table.listeners.size === 0;
        const audience = await seat(house, table, listener);
        if (alone) bots.stirAll(table);
        // Numbers count what these seats may see: with other seats the old ones mean nothing.
        const from = before === null || before === listener.sits ? after : null;
        const fresh = from === null || from > audience.n ? audience.recent.length : audience.n - from;
        const events = fresh === 0 ? [] : audience.recent.slice(-fresh);
        return {
          n: audience.n,
          holder: listener.holder,
          code: table.row.code,
          scenarioHash: table.row.scenario,
          view: viewNow(audience, table),
          first: audience.n - events.length + 1,
          events,
          now: time.now(),
          ...markedAs(table),
        };
      }),

    leave: (match, listener) => {
      tables.get(match)?.then(
        (table) => {
          if (!table) return;
          table.listeners.delete(listener);
          if (!table.asleep) rest(table);
        },
        () => {},
      );
    },

    submit: async (match, holder, { cid, seat, command }) => {
      const answer = await at(match, (table) => {
        const by = seat === null ? personAt(table.row, holder) : ({ kind: "seat", seat, holder } as const);
        return submitNow(table, by, cid, command);
      });
      return isRefused(answer) ? { ok: false, refusal: answer } : answer;
    },

    look: at,
    live: () => tables.size,

    close: async () => {
      closing = true;
      const all = await Promise.allSettled(tables.values());
      for (const one of all) {
        if (one.status !== "fulfilled" || !one.value || one.value.asleep) continue;
        const table = one.value;
        clock.stop(table);
        bots.stop(table);
        await table.queue.run(async () => {
          await keep(table).catch((err: unknown) => log.error({ err }, "a last snapshot failed"));
          abandon(table);
          forget(table);
        });
      }
      await Promise.all(background);
    },
  };
}
