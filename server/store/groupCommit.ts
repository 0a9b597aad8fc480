/**
 * Appending to logs over SQL. What arrives within one tick is committed together, and so costs one fsync: one
 * statement moves the ends of all these logs, another writes all their entries behind all others, each with the id
 * of the one that it follows. Reads no body.
 */
import { type CompiledQuery, type Kysely, sql, type Transaction } from "kysely";
import { entryIds } from "./entryIds.ts";
import type { Tables } from "./sqlSchema.ts";
import type { Append, Appended } from "./store.ts";

interface Waiting {
  readonly ask: Append;
  readonly answer: (appended: Appended) => void;
}

/**
 * The store's `append` over `db`. Every append is answered after its commit, in order. A second one of the same
 * match waits for the next commit, because it may only follow what is written.
 */
export function groupCommit(db: Kysely<Tables>): (ask: Append) => Promise<Appended> {
  let waiting: Waiting[] = [];
  let busy = false;
  const writer: Writer = { db, take: entryIds(db), ...compiled(db) };

  const flush = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    while (waiting.length > 0) {
      const [batch, later] = firstOfEach(waiting);
      waiting = later;
      const answers = await commit(
        writer,
        batch.map((w) => w.ask),
      );
      for (const [i, one] of batch.entries()) one.answer(answers[i] ?? { ok: false, why: "unavailable" });
    }
    busy = false;
  };

  return (ask) =>
    new Promise((answer) => {
      waiting.push({ ask, answer });
      if (waiting.length === 1) setImmediate(() => void flush());
    });
}

/** The first of every match, and the rest. */
function firstOfEach(waiting: readonly Waiting[]): readonly [first: Waiting[], rest: Waiting[]] {
  const matches = new Set<string>();
  const first: Waiting[] = [];
  const rest: Waiting[] = [];
  for (const one of waiting) {
    (matches.has(one.ask.match) ? rest : first).push(one);
    matches.add(one.ask.match);
  }
  return [first, rest];
}

type EntryRow = Tables["entries"];
/** An append and the id of its first entry; the others follow it. */
type Placed = Append & { readonly id: number };
type Moved = Pick<Tables["matches"], "match" | "prior_entry">;

/** One statement for each of some numbers of rows: compiled once, because building it takes longer than running it. */
interface Statement<Row, Result> {
  readonly sizes: readonly { readonly rows: number; readonly query: CompiledQuery<Result> }[];
  readonly parametersOf: (row: Row) => readonly unknown[];
}
interface Statements {
  /** Moves the ends of logs whose writer is the current one and knows where they are; answers which. */
  readonly moveEnds: Statement<Placed, Moved>;
  readonly write: Statement<EntryRow, unknown>;
}
interface Writer extends Statements {
  readonly db: Kysely<Tables>;
  /** The first of so many ids in a row. */
  readonly take: (count: number) => Promise<number>;
}

/** Rows of one statement, largest first: any number is a sum of a few of them. */
const ROWS_AT_ONCE = [64, 32, 16, 8, 4, 2, 1];

function compiled(db: Kysely<Tables>): Statements {
  const times = <T>(rows: number, one: T): T[] => Array.from({ length: rows }, () => one);
  // Parameters in a list of values have no type of their own everywhere.
  const [text, small, large] = [sql`${""}`, sql`cast(${0} as integer)`, sql`cast(${0} as bigint)`];
  const end = sql`(${sql.join([text, small, text, large, small, small, text])})`;
  const move = (rows: number) => sql<Moved>`
    update matches set end_seq = v.column2, end_hash = v.column3,
      prior_entry = end_entry, end_entry = coalesce(v.column4, end_entry)
    from (values ${sql.join(times(rows, end))}) as v
    where matches.match = v.column1 and fence = v.column5 and end_seq = v.column6 and end_hash = v.column7
    returning matches.match, matches.prior_entry`;
  const empty = { id: 0, prev: 0, match: "", seq: 0, at: 0, holder: "", cid: "", body: "", hash: "" };
  const write = (rows: number) => db.insertInto("entries").values(times(rows, empty));
  return {
    moveEnds: {
      sizes: ROWS_AT_ONCE.map((rows) => ({ rows, query: move(rows).compile(db) })),
      parametersOf: ({ match, fence, after, entries, id }) => {
        const last = entries.at(-1) ?? after;
        const lastId = entries.length > 0 ? id + entries.length - 1 : null;
        return [match, last.seq, last.hash, lastId, fence, after.seq, after.hash];
      },
    },
    write: {
      sizes: ROWS_AT_ONCE.map((rows) => ({ rows, query: write(rows).compile() })),
      parametersOf: (e) => [e.id, e.prev, e.match, e.seq, e.at, e.holder, e.cid, e.body, e.hash],
    },
  };
}

/** Runs `statement` over all `rows`, as often as that takes. */
async function run<Row, Result>(
  tx: Transaction<Tables>,
  { sizes, parametersOf }: Statement<Row, Result>,
  rows: readonly Row[],
): Promise<Result[]> {
  const results: Result[] = [];
  let from = 0;
  for (const size of sizes)
    for (; rows.length - from >= size.rows; from += size.rows) {
      const parameters: unknown[] = [];
      for (let i = from; i < from + size.rows; i++) parameters.push(...parametersOf(rows[i] as Row));
      results.push(...(await tx.executeQuery<Result>({ ...size.query, parameters })).rows);
    }
  return results;
}

async function commit(writer: Writer, asks: readonly Append[]): Promise<readonly Appended[]> {
  try {
    const placed = await place(writer, asks);
    return await writer.db.transaction().execute(async (tx) => {
      const ends = await run(tx, writer.moveEnds, placed);
      const moved = new Map(ends.map(({ match, prior_entry }) => [match, prior_entry]));
      const rows: EntryRow[] = [];
      for (const ask of placed) {
        const { match, entries, id } = ask;
        const prior = moved.get(match);
        if (prior === undefined) continue;
        refuseTorn(ask);
        for (const [i, entry] of entries.entries())
          rows.push({ ...entry, match, id: id + i, prev: i === 0 ? prior : id + i - 1 });
      }
      await run(tx, writer.write, rows);
      return await Promise.all(asks.map((ask) => (moved.has(ask.match) ? { ok: true } : whyNot(tx, ask))));
    });
  } catch (cause) {
    if (asks.length === 1) return [{ ok: false, why: "unavailable", cause }];
    // One append may have spoiled the transaction of its neighbours: each gets its own.
    const answers: Appended[] = [];
    for (const ask of asks) answers.push(...(await commit(writer, [ask])));
    return answers;
  }
}

/** Gives the entries of all `asks` their ids: in a row, so that they lie side by side. */
async function place({ take }: Writer, asks: readonly Append[]): Promise<readonly Placed[]> {
  let id = await take(asks.reduce((sum, { entries }) => sum + entries.length, 0));
  return asks.map((ask) => {
    const placed = { ...ask, id };
    id += ask.entries.length;
    return placed;
  });
}

/** The end of a log may only stand for what is in it. Throws when the entries are not those that come next. */
function refuseTorn({ match, after, entries }: Append): void {
  if (entries.some(({ seq }, i) => seq !== after.seq + 1 + i))
    throw new Error(`entries for match ${match} do not follow entry ${after.seq} one by one`);
}

/** Why the end of a log was not moved. */
async function whyNot(tx: Transaction<Tables>, { match, fence }: Append): Promise<Appended> {
  const now = await tx.selectFrom("matches").select("fence").where("match", "=", match).executeTakeFirst();
  return { ok: false, why: now?.fence === fence ? "lostRace" : "fenced" };
}
