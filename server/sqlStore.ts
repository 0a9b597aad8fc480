/**
 * The store port over SQL, by kysely: SQLite here, and any other dialect that kysely speaks, by the same
 * statements. Knows no rule and reads no body. What arrives within one tick is committed together.
 */
import { type CompiledQuery, type Dialect, Kysely, type Transaction } from "kysely";
import { Migrator } from "kysely/migration";
import { migrations, type Tables } from "./sqlSchema.ts";
import type { Append, Appended, MatchRow, Store, StoredEntry } from "./store.ts";

/** Opens the store and brings its tables up to date. */
export async function sqlStore(dialect: Dialect): Promise<Store> {
  const db = new Kysely<Tables>({ dialect });
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
  }).migrateToLatest();
  if (error) throw error;
  const append = groupCommit(db);

  return {
    putScenario: async (hash, body) => {
      await db
        .insertInto("scenarios")
        .values({ hash, body })
        .onConflict((c) => c.doNothing())
        .execute();
    },
    getScenario: async (hash) => {
      const row = await db.selectFrom("scenarios").select("body").where("hash", "=", hash).executeTakeFirst();
      return row?.body ?? null;
    },

    createMatch: async (row, genesis) => {
      const result = await db
        .insertInto("matches")
        .values({
          match: row.match,
          code: row.code,
          scenario: row.scenario,
          seed: row.seed,
          seed_hash: row.seedHash,
          timed: Number(row.timed),
          listed: Number(row.listed),
          created_at: row.createdAt,
          ended: 0,
          fence: 0,
          end_seq: 0,
          end_hash: genesis,
        })
        .onConflict((c) => c.doNothing())
        .executeTakeFirst();
      return Number(result.numInsertedOrUpdatedRows) === 1;
    },
    matchById: async (match) => {
      const row = await db.selectFrom("matches").selectAll().where("match", "=", match).executeTakeFirst();
      return row ? matchRow(row) : null;
    },
    matchByCode: async (code) => {
      const row = await db.selectFrom("matches").selectAll().where("code", "=", code).executeTakeFirst();
      return row ? matchRow(row) : null;
    },
    listedMatches: async (limit) => {
      const open = db.selectFrom("matches").selectAll().where("listed", "=", 1).where("ended", "=", 0);
      return (await open.orderBy("created_at", "desc").limit(limit).execute()).map(matchRow);
    },
    markEnded: async (match) => {
      await db.updateTable("matches").set({ ended: 1 }).where("match", "=", match).execute();
    },

    claim: async (match) => {
      const next = db
        .updateTable("matches")
        .set((e) => ({ fence: e("fence", "+", 1) }))
        .where("match", "=", match);
      return (await next.returning("fence").executeTakeFirstOrThrow()).fence;
    },
    append,
    end: async (match) => {
      const ends = db.selectFrom("matches").select(["end_seq", "end_hash"]).where("match", "=", match);
      const row = await ends.executeTakeFirstOrThrow();
      return { seq: row.end_seq, hash: row.end_hash };
    },
    read: async (match, seq) =>
      db
        .selectFrom("entries")
        .select(["seq", "at", "holder", "cid", "body", "hash"])
        .where("match", "=", match)
        .where("seq", ">", seq)
        .orderBy("seq")
        .execute(),
    commandIds: async (match) => {
      const rows = await db
        .selectFrom("entries")
        .select(["holder", "cid"])
        .where("match", "=", match)
        .where("cid", "is not", null)
        .execute();
      return rows.flatMap(({ holder, cid }) => (holder === null || cid === null ? [] : [{ holder, cid }]));
    },

    putSnapshot: async (match, { seq, hash, body }) => {
      const values = { seq, hash, body };
      const insert = db.insertInto("snapshots").values({ match, ...values });
      await insert.onConflict((c) => c.column("match").doUpdateSet(values)).execute();
    },
    getSnapshot: async (match) => {
      const kept = db.selectFrom("snapshots").select(["seq", "hash", "body"]).where("match", "=", match);
      return (await kept.executeTakeFirst()) ?? null;
    },

    putTicket: async ({ match, holder, name, tokenHash, createdAt }) => {
      const values = { match, holder, name, token_hash: tokenHash, created_at: createdAt };
      await db.insertInto("tickets").values(values).execute();
    },
    ticketByHash: async (match, tokenHash) => {
      const found = db
        .selectFrom("tickets")
        .selectAll()
        .where("match", "=", match)
        .where("token_hash", "=", tokenHash);
      const row = await found.executeTakeFirst();
      if (!row) return null;
      return { match, holder: row.holder, name: row.name, tokenHash, createdAt: row.created_at };
    },

    close: () => db.destroy(),
  };
}

const matchRow = (row: Tables["matches"]): MatchRow => ({
  match: row.match,
  code: row.code,
  scenario: row.scenario,
  seed: row.seed,
  seedHash: row.seed_hash,
  timed: row.timed === 1,
  listed: row.listed === 1,
  createdAt: row.created_at,
});

interface Waiting {
  readonly ask: Append;
  readonly answer: (appended: Appended) => void;
}

/** Appends of one tick share one transaction, and so one fsync; each is answered after it, in its order. */
function groupCommit(db: Kysely<Tables>): (ask: Append) => Promise<Appended> {
  let waiting: Waiting[] = [];
  let busy = false;
  const statements = compiled(db);

  const flush = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      const answers = await commit(
        db,
        statements,
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

/** The statements of an append: compiled once, because building them takes longer than running them. */
interface Statements {
  readonly moveEnd: (ask: Append) => CompiledQuery;
  /** As many inserts as it takes to write these rows. */
  readonly write: (rows: readonly EntryRow[]) => CompiledQuery[];
}

type EntryRow = StoredEntry & { readonly match: string };
/** Rows of one insert: largest first, the last one takes any rest. */
const ROWS_AT_ONCE = [64, 8, 1];

function compiled(db: Kysely<Tables>): Statements {
  const move = db
    .updateTable("matches")
    .set({ end_seq: 0, end_hash: "" })
    .where("match", "=", "")
    .where("fence", "=", 0)
    .where("end_seq", "=", 0)
    .where("end_hash", "=", "")
    .compile();
  const empty = { match: "", seq: 0, at: 0, holder: "", cid: "", body: "", hash: "" };
  const inserts = ROWS_AT_ONCE.map((size) => ({
    size,
    insert: db
      .insertInto("entries")
      .values(Array.from({ length: size }, () => empty))
      .compile(),
  }));
  return {
    moveEnd: ({ match, fence, after, entries }) => {
      const last = entries.at(-1) ?? after;
      return { ...move, parameters: [last.seq, last.hash, match, fence, after.seq, after.hash] };
    },
    write: (rows) => {
      const made: CompiledQuery[] = [];
      let from = 0;
      for (const { size, insert } of inserts)
        for (; rows.length - from >= size; from += size)
          made.push({
            ...insert,
            parameters: rows
              .slice(from, from + size)
              .flatMap((e) => [e.match, e.seq, e.at, e.holder, e.cid, e.body, e.hash]),
          });
      return made;
    },
  };
}

async function commit(
  db: Kysely<Tables>,
  statements: Statements,
  asks: readonly Append[],
): Promise<readonly Appended[]> {
  try {
    return await db.transaction().execute(async (tx) => {
      const answers: Appended[] = [];
      const rows: EntryRow[] = [];
      for (const ask of asks) {
        const refused = await moveEnd(tx, statements, ask);
        answers.push(refused ?? { ok: true });
        if (refused === null) for (const entry of ask.entries) rows.push({ match: ask.match, ...entry });
      }
      for (const insert of statements.write(rows)) await tx.executeQuery(insert);
      return answers;
    });
  } catch (cause) {
    if (asks.length === 1) return [{ ok: false, why: "unavailable", cause }];
    // One append may have spoiled the transaction of its neighbours: each gets its own.
    const answers: Appended[] = [];
    for (const ask of asks) answers.push(...(await commit(db, statements, [ask])));
    return answers;
  }
}

/** Moves the end of the log if the writer is the current one and knows where it is. */
async function moveEnd(
  tx: Transaction<Tables>,
  statements: Statements,
  ask: Append,
): Promise<Appended | null> {
  const moved = await tx.executeQuery(statements.moveEnd(ask));
  if (Number(moved.numAffectedRows) === 1) return null;
  const now = await tx
    .selectFrom("matches")
    .select("fence")
    .where("match", "=", ask.match)
    .executeTakeFirst();
  return { ok: false, why: now?.fence === ask.fence ? "lostRace" : "fenced" };
}
