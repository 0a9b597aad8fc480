/**
 * One table in memory: its state, who listens, and how it is brought back from the store. Everything here
 * can be thrown away at any moment; the log is what counts.
 */
import { applyAll } from "../../shared/engine/apply.ts";
import type { Entry } from "../../shared/engine/log.ts";
import { openMatch } from "../../shared/engine/open.ts";
import type { Header, MatchState } from "../../shared/engine/state.ts";
import type { Debrief } from "../../shared/engine/view/debrief.ts";
import { sharing } from "../../shared/patch.ts";
import type { HostSettings } from "../config.ts";
import type { Log } from "../log.ts";
import type { Metrics } from "../metrics.ts";
import { ancestorsOf, type Inherited, storedAfter } from "../past/descent.ts";
import { withheld } from "../past/discretion.ts";
import type { Loaded, Scenarios } from "../scenarios/scenarios.ts";
import { entryOf, findBreak, genesis, sha256 } from "../store/chain.ts";
import type { Mark, MatchRow, Snapshot, Store, StoredEntry } from "../store/store.ts";
import type { Time } from "../time.ts";
import { newQueue, type Queue } from "./queue.ts";
import type { Audience, Listener, Shown } from "./tell.ts";

/** What tables live in: the ports and settings that they share. */
export interface House {
  readonly store: Store;
  readonly scenarios: Scenarios;
  readonly time: Time;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly settings: HostSettings;
}

/** A log from the root on, and the hash of each of its entries. */
export interface WholeLog {
  readonly entries: readonly Entry[];
  readonly hashes: readonly string[];
}

export interface Table extends Shown {
  /** Its label may change while it is played. */
  row: MatchRow;
  /** The matches that it branches from, the root first. */
  readonly ancestors: readonly MatchRow[];
  readonly loaded: Loaded;
  readonly header: Header;
  /** What its log begins with: the root's header. */
  readonly origin: Header;
  readonly fence: number;
  readonly queue: Queue;
  /** Prints of the commands that the log holds; null until a command asks. See `done.ts`. */
  done: number[] | null;
  readonly audiences: Map<string, Audience>;
  readonly listeners: Set<Listener>;
  state: MatchState;
  end: Mark;
  /** When its last entry was written, by the server's clock. */
  lastAt: number;
  /** True when an append failed in a way that may have been written after all: read before the next decision. */
  doubt: boolean;
  /** True when it has left memory; whoever still holds it must wake the match anew. */
  asleep: boolean;
  snapshotAt: number;
  debrief: Debrief | null;
  /** The log as it was last read, while nobody needs its memory for anything else. */
  log: WeakRef<WholeLog> | null;
}

/**
 * Brings a match into memory as its only writer. Null for a branch that was never begun. Throws when its log is broken:
 * such a match is not played on.
 */
export async function wakeTable(house: House, row: MatchRow): Promise<Table | null> {
  const { store } = house;
  const loaded = await house.scenarios.byHash(row.scenario);
  if (!loaded) throw new Error(`match ${row.match} was opened with a scenario that is not stored`);
  const ancestors = await ancestorsOf(store, row);
  const root = ancestors[0] ?? row;
  const rootLoaded = await house.scenarios.byHash(root.scenario);
  if (!rootLoaded) throw new Error(`match ${root.match} was opened with a scenario that is not stored`);
  const header = headerOf(row, loaded);
  const origin = headerOf(root, rootLoaded);
  // Claimed before reading: nobody else can lengthen the log behind our back.
  const fence = await store.claim(row.match);
  const end = await store.end(row.match);
  if (row.parent && end.seq === row.parent.seq) return null;
  const snapshot = await store.getSnapshot(row.match);
  const kept = snapshot && keptIn(snapshot, header);
  const fold = (from: Folded) => foldAfter(store, row, ancestors, from, end);
  const fromKept = kept && (await fold(kept));
  const opened: Folded = { seq: 0, hash: genesis(root), state: openMatch(origin), at: root.createdAt };
  const folded = fromKept ?? (await fold(opened));
  const { match, seedHash } = folded?.state.header ?? {};
  if (!folded || match !== row.match || seedHash !== row.seedHash)
    throw new Error(`the log of match ${row.match} is broken`);
  return {
    row,
    ancestors,
    loaded,
    header,
    origin,
    fence,
    queue: newQueue(),
    done: null,
    audiences: new Map(),
    shared: null,
    listeners: new Set(),
    // One object of a scenario for all who play it, also when a branch changed it on its way.
    state: { ...folded.state, header },
    end,
    lastAt: folded.at,
    doubt: false,
    asleep: false,
    snapshotAt: fromKept && kept ? kept.seq : 0,
    debrief: null,
    log: null,
  };
}

const headerOf = (row: MatchRow, { scenario }: Loaded): Header => ({
  match: row.match,
  scenario,
  seed: row.seed,
  seedHash: row.seedHash,
});

/** A state, the place in the log that it stands for, and when that was. */
interface Folded extends Mark {
  readonly state: MatchState;
  readonly at: number;
}

/** `from` with the rest of the log applied; null when the log does not follow from it to its end. */
async function foldAfter(
  store: Store,
  row: MatchRow,
  ancestors: readonly MatchRow[],
  from: Folded,
  end: Mark,
): Promise<Folded | null> {
  const stored = (await storedAfter(store, row, ancestors, from.seq)).map((one) => one.stored);
  if (findBreak(from, stored, end)) return null;
  let { state, at } = from;
  for (const one of stored) {
    state = applyAll(state, entryOf(one).events);
    at = one.at;
  }
  return { ...end, state, at };
}

/** Entries that the store holds beyond what the table knows, proved to follow it; null when they do not. */
export async function missed(store: Store, table: Table): Promise<readonly StoredEntry[] | null> {
  const stored = await store.read(table.row.match, table.end.seq);
  return findBreak(table.end, stored, await store.end(table.row.match)) ? null : stored;
}

/**
 * The log as far as the table has come, from the root on. Read once for all who come at the same time. What people wrote
 * in private at a match above a branch is withheld at the branch from everybody.
 */
export async function wholeLog(store: Store, table: Table): Promise<WholeLog> {
  const known = table.log?.deref();
  if (known?.entries.length === table.end.seq) return known;
  const { row, ancestors, loaded } = table;
  const all = await storedAfter(store, row, ancestors, 0);
  const shared = all.filter((one) => one.of !== row);
  const told = (one: Inherited): readonly Entry[] => {
    const entry = entryOf(one.stored);
    return one.of.recorded ? [entry] : withheld(loaded.scenario, [entry], { kind: "spectator" });
  };
  const own = all.slice(shared.length).filter(({ stored }) => stored.seq <= table.end.seq);
  const log: WholeLog = {
    entries: [...shared.flatMap(told), ...own.map(({ stored }) => entryOf(stored))],
    hashes: [...shared, ...own].map(({ stored }) => stored.hash),
  };
  table.log = new WeakRef(log);
  return log;
}

/** The entries of the log as far as the table has come. */
export const logOf = async (store: Store, table: Table): Promise<readonly Entry[]> =>
  (await wholeLog(store, table)).entries;

/** The table's state for the store. The header is not in it: it is stored once, with the match. */
export function snapshotOf(table: Table): Snapshot {
  const { header, ...state } = table.state;
  return { ...table.end, body: JSON.stringify({ shape: shapeOf(header), at: table.lastAt, state }) };
}

/** The state in a snapshot, or null when it was written by rules with another shape of state. */
function keptIn(snapshot: Snapshot, header: Header): Folded | null {
  const { shape, at, state } = JSON.parse(snapshot.body) as {
    shape: string;
    at: number;
    state: Omit<MatchState, "header">;
  };
  if (shape !== shapeOf(header)) return null;
  // What has not moved since the match was opened is the same in all matches of its scenario, and kept once.
  const shared = sharing(openMatch(header), { ...state, header });
  return { seq: snapshot.seq, hash: snapshot.hash, at, state: shared };
}

const shapes = new WeakMap<object, string>();

/** A fingerprint of the names in a fresh state: it changes whenever the rules give the state another shape. */
function shapeOf(header: Header): string {
  const known = shapes.get(header.scenario);
  if (known) return known;
  const { header: _, ...fresh } = openMatch(header);
  const shape = sha256(JSON.stringify(namesIn(fresh)));
  shapes.set(header.scenario, shape);
  return shape;
}

function namesIn(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return typeof value;
  if (Array.isArray(value)) return value.map(namesIn);
  return Object.entries(value).map(([key, inner]) => [key, namesIn(inner)]);
}
