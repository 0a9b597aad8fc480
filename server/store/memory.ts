/** The store port in memory: for tests and for playing without a disk. Forgets everything at exit. */
import type {
  Append,
  Appended,
  LabRow,
  Mark,
  MatchRow,
  Snapshot,
  Store,
  StoredEntry,
  TicketRow,
} from "./store.ts";

interface Shelf {
  row: MatchRow;
  readonly log: StoredEntry[];
  readonly tickets: TicketRow[];
  end: Mark;
  fence: number;
  ended: boolean;
  snapshot: Snapshot | null;
}

export interface MemoryStore extends Store {
  /** While true, every append is refused as unavailable: the full disk of a test. */
  breakAppends(broken: boolean): void;
}

export function memoryStore(): MemoryStore {
  const scenarios = new Map<string, string>();
  const shelves = new Map<string, Shelf>();
  const labs = new Map<string, LabRow>();
  let broken = false;

  const shelf = (match: string): Shelf => {
    const found = shelves.get(match);
    if (!found) throw new Error("no such match");
    return found;
  };

  const write = ({ match, fence, after, entries }: Append): Appended => {
    if (broken) return { ok: false, why: "unavailable" };
    const s = shelf(match);
    if (s.fence !== fence) return { ok: false, why: "fenced" };
    if (s.end.seq !== after.seq || s.end.hash !== after.hash) return { ok: false, why: "lostRace" };
    if (entries.some((e, i) => e.seq !== after.seq + 1 + i)) return { ok: false, why: "unavailable" };
    s.log.push(...entries);
    const last = entries.at(-1);
    if (last) s.end = { seq: last.seq, hash: last.hash };
    return { ok: true };
  };

  return {
    breakAppends: (on) => {
      broken = on;
    },
    putScenario: async (hash, body) => void scenarios.set(hash, body),
    getScenario: async (hash) => scenarios.get(hash) ?? null,
    createMatch: async (row, start) => {
      if (shelves.has(row.match) || [...shelves.values()].some((s) => s.row.code === row.code)) return false;
      if (row.parent && !shelves.has(row.parent.match)) throw new Error("no such parent");
      const empty = { log: [], tickets: [], fence: 0, ended: false, snapshot: null };
      shelves.set(row.match, { row, end: { seq: row.parent?.seq ?? 0, hash: start }, ...empty });
      return true;
    },
    matchById: async (match) => shelves.get(match)?.row ?? null,
    matchByCode: async (code) => [...shelves.values()].find((s) => s.row.code === code)?.row ?? null,
    listedMatches: async (limit) =>
      [...shelves.values()]
        .filter((s) => s.row.listed && !s.ended)
        .map((s) => s.row)
        .sort((a, b) => b.createdAt - a.createdAt)
        .slice(0, limit),
    markEnded: async (match) => {
      shelf(match).ended = true;
    },
    branchesOf: async (match, limit) =>
      [...shelves.values()]
        .map((s) => s.row)
        .filter((row) => row.parent?.match === match)
        .sort((a, b) => a.createdAt - b.createdAt)
        .slice(0, limit),
    recordedMatches: async () =>
      [...shelves.values()]
        .map((s) => s.row)
        .filter((row) => row.recorded)
        .sort((a, b) => a.createdAt - b.createdAt),
    putLabel: async (match, label) => {
      const s = shelf(match);
      s.row = { ...s.row, label };
    },
    claim: async (match) => ++shelf(match).fence,
    // One tick later, as a store on a disk would answer.
    append: (ask) => new Promise((resolve) => setImmediate(() => resolve(write(ask)))),
    end: async (match) => shelf(match).end,
    read: async (match, seq) => shelf(match).log.filter((e) => e.seq > seq),
    commandIds: async (match) =>
      shelf(match).log.flatMap(({ holder, cid }) =>
        holder === null || cid === null ? [] : [{ holder, cid }],
      ),
    putSnapshot: async (match, snapshot) => {
      shelf(match).snapshot = snapshot;
    },
    getSnapshot: async (match) => shelf(match).snapshot,
    putTicket: async (ticket) => void shelf(ticket.match).tickets.push(ticket),
    ticketByHash: async (match, hash) =>
      shelves.get(match)?.tickets.find((t) => t.tokenHash === hash) ?? null,
    putLab: async (row) => void (labs.has(row.id) || labs.set(row.id, row)),
    labById: async (id) => labs.get(id) ?? null,
    labsOf: async (match, limit) =>
      [...labs.values()]
        .filter((l) => l.match === match)
        .sort((a, b) => b.createdAt - a.createdAt)
        .slice(0, limit),
    close: async () => {},
  };
}
