/**
 * The one way by which anything happens at a table: decide, append, apply, tell. Runs inside the table's
 * queue. What could not be stored did not happen, and nobody hears of it.
 */
import { applyAll } from "../../shared/engine/apply.ts";
import type { By, Command } from "../../shared/engine/command.ts";
import { step } from "../../shared/engine/decide.ts";
import type { Entry } from "../../shared/engine/log.ts";
import { isRefusal } from "../../shared/engine/refusal.ts";
import type { MatchState } from "../../shared/engine/state.ts";
import type { Submitted } from "../../shared/protocol.ts";
import { no, type Refused } from "../refused.ts";
import { entryOf, holderOf, sealEntry } from "../store/chain.ts";
import type { StoredEntry } from "../store/store.ts";
import { isDone, printOf } from "./done.ts";
import { type House, logOf, missed, type Table } from "./table.ts";
import {
  type Audience,
  advance,
  audienceKey,
  audienceOf,
  type Listener,
  type News,
  newsOf,
  resync,
  viewerOf,
} from "./tell.ts";

/** Told after every entry that was accepted, when all have heard it. */
export type AfterTold = (table: Table, entry: Entry) => void;

/** Accepts or refuses one command. The same `cid` of the same person is answered again, never done again. */
export async function accept(
  house: House,
  table: Table,
  by: By,
  cid: string | null,
  command: Command,
  after: AfterTold,
): Promise<Submitted> {
  if (table.doubt && !(await settleDoubt(house, table, after))) return refused(no("readOnly"));
  const holder = holderOf(by);
  if (cid !== null && holder !== null) {
    // Nothing is waited for in the usual case: the prints are here, and this one is new.
    const done = isDone(house.store, table, holder, cid);
    const repeated =
      typeof done === "boolean" ? done : await done.catch((err: unknown) => unread(house, table, err));
    if (repeated === null) return refused(no("readOnly"));
    if (repeated) return { ok: true, repeated: true };
  }

  const done = step(table.state, by, command);
  if (isRefusal(done)) return refused(done);

  const { events, state } = done;
  const entry: Entry = { seq: table.end.seq + 1, at: house.time.now(), by, cid, command, events };
  const sealed = sealEntry(table.end.hash, entry);
  const started = performance.now();
  const appended = await house.store
    .append({ match: table.row.match, fence: table.fence, after: table.end, entries: [sealed] })
    .catch((cause: unknown) => ({ ok: false, why: "unavailable", cause }) as const);
  house.metrics.appendSeconds.observe((performance.now() - started) / 1000);

  if (!appended.ok) {
    house.log.error({ match: table.row.match, why: appended.why, err: appended.cause }, "append refused");
    if (appended.why === "unavailable") table.doubt = true;
    else abandon(table);
    return refused(no("readOnly"));
  }
  await happened(house, table, entry, sealed, state, after);
  return { ok: true, repeated: false };
}

/** What was done before cannot be read: nothing is decided, because it might be done twice. */
function unread(house: House, table: Table, err: unknown): null {
  house.log.error({ match: table.row.match, err }, "the ids of earlier commands cannot be read");
  return null;
}

const refused = (refusal: Refused): Submitted => ({ ok: false, refusal });

/** Takes over the state after a stored entry and tells everybody who may know of it. */
async function happened(
  house: House,
  table: Table,
  entry: Entry,
  stored: StoredEntry,
  state: MatchState,
  after: AfterTold,
): Promise<void> {
  const before = table.state;
  table.state = state;
  table.end = { seq: stored.seq, hash: stored.hash };
  table.lastAt = stored.at;
  if (stored.cid !== null && stored.holder !== null) table.done?.push(printOf(stored.holder, stored.cid));
  house.metrics.commands.inc({ type: entry.command.type });
  const news = newsOf(entry, before, table, house.time.now());
  const moved = entry.events.some((e) => e.type === "seatChanged") ? movedFrom(table) : NOBODY;
  tell(house, table, news, moved);
  if (moved.size > 0) await tellAnew(house, table, news, moved);
  after(table, entry);
}

const NOBODY: ReadonlySet<Listener> = new Set();

/** Tells everybody but those whom the entry has moved to other seats. */
function tell(house: House, table: Table, news: News, moved: ReadonlySet<Listener>): void {
  let heard = 0;
  for (const [key, audience] of table.audiences) {
    const row = rowOf(table, key, moved);
    try {
      const told = advance(audience, news, row.length > 0);
      if (!told) continue;
      for (const listener of row) listener.hear(told);
      heard += row.length;
    } catch (err) {
      // One audience's fault is not the others': it is dropped, and its listeners start anew.
      house.metrics.faults.inc({ where: "tell" });
      house.log.error({ match: table.row.match, err }, "telling failed");
      table.audiences.delete(key);
      for (const listener of row) lose(table, listener);
    }
  }
  house.metrics.told.inc(heard);
}

/** Tells those whom the entry has moved what they see from their new seats. */
async function tellAnew(house: House, table: Table, news: News, moved: ReadonlySet<Listener>): Promise<void> {
  for (const listener of moved) {
    try {
      const audience = await seat(house, table, listener);
      listener.hear(resync(audience, news));
      house.metrics.told.inc();
    } catch (err) {
      house.log.error({ match: table.row.match, err }, "a new view could not be made");
      lose(table, listener);
    }
  }
}

/** Who hears as one audience, but for those who no longer belong to it. */
function rowOf({ listeners }: Table, key: string, moved: ReadonlySet<Listener>): readonly Listener[] {
  const row: Listener[] = [];
  for (const listener of listeners) if (listener.sits === key && !moved.has(listener)) row.push(listener);
  return row;
}

/** Listeners whose seats are no longer those that they hear with. */
const movedFrom = (table: Table): Set<Listener> =>
  new Set([...table.listeners].filter((l) => audienceKey(viewerOf(table, l.holder)) !== l.sits));

function lose(table: Table, listener: Listener): void {
  table.listeners.delete(listener);
  listener.lost();
}

/** Puts `listener` among those who see what its holder may see now. Runs inside the table's queue. */
export async function seat(house: House, table: Table, listener: Listener): Promise<Audience> {
  const viewer = viewerOf(table, listener.holder);
  const key = audienceKey(viewer);
  let audience = table.audiences.get(key);
  if (!audience) {
    audience = audienceOf(table.loaded.scenario, await logOf(house.store, table), viewer);
    table.audiences.set(key, audience);
  }
  listener.sits = key;
  table.listeners.add(listener);
  return audience;
}

/** After an append of unknown fate: takes in what was written after all. False while the store cannot be read. */
async function settleDoubt(house: House, table: Table, after: AfterTold): Promise<boolean> {
  try {
    const stored = await missed(house.store, table);
    if (!stored) {
      abandon(table);
      return false;
    }
    for (const one of stored) {
      const entry = entryOf(one);
      await happened(house, table, entry, one, applyAll(table.state, entry.events), after);
    }
    table.doubt = false;
    return true;
  } catch (err) {
    house.log.error({ match: table.row.match, err }, "the store cannot be read");
    return false;
  }
}

/** Somebody else writes this match now: let go of it, and let everybody connect anew. */
export function abandon(table: Table): void {
  table.asleep = true;
  for (const listener of [...table.listeners]) lose(table, listener);
}
