/**
 * Puts matches into a store as a server would have left them, with tickets that are known here. So a bench can
 * have a thousand tables at once, and a seed that it knows beforehand.
 */
import { join } from "node:path";
import { openScenarios } from "../../server/scenarios/scenarios.ts";
import { genesis, sealEntry } from "../../server/store/chain.ts";
import { openSqlite, sqliteDialect } from "../../server/store/sqlite.ts";
import { sqlStore } from "../../server/store/sqlStore.ts";
import type { Mark, MatchRow, Store } from "../../server/store/store.ts";
import { newTicket } from "../../server/table/seats.ts";
import { snapshotOf, type Table } from "../../server/table/table.ts";
import type { Entry } from "../../shared/engine/log.ts";
import { CODE_ALPHABET, CODE_LENGTH } from "../../shared/protocol.ts";
import { type Played, STAND_IN } from "./play.ts";
import { scenario } from "./scenario.ts";

/** A match in the store: one token per person at the table. */
export interface Stocked {
  readonly match: string;
  readonly code: string;
  readonly tokens: readonly string[];
  /** Holder ids of this match, in the order of the people. */
  readonly holders: readonly string[];
}

export interface Stock {
  readonly played: Played;
  /** Entries that the log has already. */
  readonly entries: number;
  /** Was it left in good order, or does it lack its last snapshot? */
  readonly left?: "rested" | "running";
}

const SNAPSHOT_EVERY = 64;

export const databaseIn = (dir: string): string => join(dir, "ad-referendum.db");

/** Fills the database in `dir`. */
export async function stock(dir: string, stocks: readonly Stock[]): Promise<readonly Stocked[]> {
  const store = await sqlStore(sqliteDialect(openSqlite(databaseIn(dir))));
  const loaded = (await openScenarios(store, [scenario])).playable(scenario.id);
  if (!loaded) throw new Error("the scenario cannot be opened");
  const templates = new Map<Entry, string>();
  const made: Stocked[] = [];
  for (let i = 0; i < stocks.length; i += 50)
    made.push(
      ...(await Promise.all(
        stocks.slice(i, i + 50).map((one, k) => put(store, loaded.hash, one, i + k, templates)),
      )),
    );
  await store.close();
  return made;
}

async function put(
  store: Store,
  scenarioHash: string,
  { played, entries, left = "rested" }: Stock,
  n: number,
  templates: Map<Entry, string>,
): Promise<Stocked> {
  const tag = n
    .toString(16)
    .padStart(STAND_IN.length - 1, "0")
    .replace(/^0/, "a");
  const own = (text: string): string => text.replaceAll(STAND_IN, `h${tag}`);
  const row: MatchRow = {
    match: `m${n.toString(16).padStart(20, "0")}`,
    code: codeOf(n),
    scenario: scenarioHash,
    seed: played.header.seed,
    seedHash: played.header.seedHash,
    timed: false,
    listed: false,
    facilitator: null,
    createdAt: 0,
    parent: null,
    recorded: false,
    label: null,
  };
  await store.createMatch(row, genesis(row));
  const fence = await store.claim(row.match);
  const start: Mark = { seq: 0, hash: genesis(row) };
  const kept = left === "rested" ? entries : entries - (entries % SNAPSHOT_EVERY);
  let end = start;
  let snapshot: Mark | null = null;
  const log = played.entries.slice(0, entries).map((entry) => {
    const text = templates.get(entry) ?? JSON.stringify(entry);
    templates.set(entry, text);
    const sealed = sealEntry(end.hash, JSON.parse(own(text)) as Entry);
    end = { seq: sealed.seq, hash: sealed.hash };
    if (sealed.seq === kept) snapshot = end;
    return sealed;
  });
  const appended = await store.append({ match: row.match, fence, after: start, entries: log });
  if (!appended.ok) throw new Error(`stocking failed: ${appended.why}`, { cause: appended.cause });
  if (snapshot !== null) {
    const { body, ...mark } = snapshotOf({
      header: played.header,
      state: played.states[kept],
      end: snapshot,
      lastAt: 0,
    } as unknown as Table);
    await store.putSnapshot(row.match, { ...mark, body: own(body) });
  }
  const holders = played.people.map(({ holder }) => own(holder));
  const tokens: string[] = [];
  for (const holder of holders) {
    const ticket = newTicket(row.match, "Delegate", 0);
    await store.putTicket({ ...ticket.row, holder });
    tokens.push(ticket.token);
  }
  return { match: row.match, code: row.code, tokens, holders };
}

function codeOf(n: number): string {
  let code = "";
  for (let left = n; code.length < CODE_LENGTH; left = Math.floor(left / CODE_ALPHABET.length))
    code = `${CODE_ALPHABET[left % CODE_ALPHABET.length]}${code}`;
  return code;
}
