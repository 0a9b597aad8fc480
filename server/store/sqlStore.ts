/**
 * The store port over SQL, by kysely: SQLite here, and any other dialect that kysely speaks, by the same
 * statements. Knows no rule and reads no body.
 */
import { type Dialect, Kysely } from "kysely";
import { groupCommit } from "./groupCommit.ts";
import { logReaders } from "./sqlLog.ts";
import { migrate, type Tables } from "./sqlSchema.ts";
import type { LabRow, MatchRow, Store } from "./store.ts";

/** Opens the store and brings its tables up to date. */
export async function sqlStore(dialect: Dialect): Promise<Store> {
  const db = new Kysely<Tables>({ dialect });
  await migrate(db);

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

    createMatch: async (row, start) => {
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
          end_seq: row.parent?.seq ?? 0,
          end_hash: start,
          end_entry: null,
          prior_entry: null,
          parent: row.parent?.match ?? null,
          parent_seq: row.parent?.seq ?? 0,
          recorded: Number(row.recorded),
          label: row.label,
          facilitator: row.facilitator,
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

    branchesOf: async (match, limit) => {
      const branches = db.selectFrom("matches").selectAll().where("parent", "=", match);
      return (await branches.orderBy("created_at").orderBy("match").limit(limit).execute()).map(matchRow);
    },
    recordedMatches: async () => {
      const recorded = db.selectFrom("matches").selectAll().where("recorded", "=", 1);
      return (await recorded.orderBy("created_at").orderBy("match").execute()).map(matchRow);
    },
    putLabel: async (match, label) => {
      await db.updateTable("matches").set({ label }).where("match", "=", match).execute();
    },

    claim: async (match) => {
      const next = db
        .updateTable("matches")
        .set((e) => ({ fence: e("fence", "+", 1) }))
        .where("match", "=", match);
      return (await next.returning("fence").executeTakeFirstOrThrow()).fence;
    },
    append: groupCommit(db),
    end: async (match) => {
      const ends = db.selectFrom("matches").select(["end_seq", "end_hash"]).where("match", "=", match);
      const row = await ends.executeTakeFirstOrThrow();
      return { seq: row.end_seq, hash: row.end_hash };
    },
    ...logReaders(db),

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

    putLab: async ({ id, match, createdAt, body }) => {
      const values = { id, match, created_at: createdAt, body };
      const insert = db.insertInto("labs").values(values);
      await insert.onConflict((c) => c.doNothing()).execute();
    },
    labById: async (id) => {
      const row = await db.selectFrom("labs").selectAll().where("id", "=", id).executeTakeFirst();
      return row ? labRow(row) : null;
    },
    labsOf: async (match, limit) => {
      const found = db.selectFrom("labs").selectAll().where("match", "=", match);
      return (await found.orderBy("created_at", "desc").limit(limit).execute()).map(labRow);
    },

    close: () => db.destroy(),
  };
}

const labRow = ({ id, match, created_at, body }: Tables["labs"]): LabRow => ({
  id,
  match,
  createdAt: created_at,
  body,
});

const matchRow = (row: Tables["matches"]): MatchRow => ({
  match: row.match,
  code: row.code,
  scenario: row.scenario,
  seed: row.seed,
  seedHash: row.seed_hash,
  timed: row.timed === 1,
  listed: row.listed === 1,
  createdAt: row.created_at,
  parent: row.parent === null ? null : { match: row.parent, seq: row.parent_seq },
  recorded: row.recorded === 1,
  label: row.label,
  facilitator: row.facilitator,
});
