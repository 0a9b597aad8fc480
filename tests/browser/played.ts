/**
 * A match that bots have played to its end from a fixed seed, in the data of a server that starts after it: what is told
 * of it is the same in every run.
 */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { readScenario } from "../../server/scenarios/scenarioFiles.ts";
import { sha256 } from "../../server/store/chain.ts";
import { openSqlite, sqliteDialect } from "../../server/store/sqlite.ts";
import { sqlStore } from "../../server/store/sqlStore.ts";
import { rollOut } from "../../shared/lab/rollOut.ts";
import type { Ticket } from "../../shared/protocol.ts";
import { putStory } from "../host/shelf.ts";

const SEED = "5".repeat(32);

export interface Played {
  readonly dataDir: string;
  /** A place at its table. */
  readonly ticket: Ticket;
}

/** Writes the match into a new data folder; whoever starts a server with it clears it away. */
export async function playedMatch(): Promise<Played> {
  const dataDir = mkdtempSync(join(tmpdir(), "adref-played-"));
  const read = readScenario(join(import.meta.dirname, "../../scenarios/istanbul-2022"));
  if ("mistakes" in read) throw new Error("the scenario has mistakes");
  const header = { match: "played", scenario: read.scenario, seed: SEED, seedHash: sha256(SEED) };
  const { state, entries } = rollOut(header, true);
  const store = await sqlStore(sqliteDialect(openSqlite(join(dataDir, "ad-referendum.db"))));
  const { anna } = await putStory(store, { header, entries, state });
  await store.close();
  return { dataDir, ticket: anna };
}

/** Lets the pages of a context hold this place, as if they had sat at the table. */
export const holdTicket = (page: Page, ticket: Ticket): Promise<unknown> =>
  page.context().addInitScript((t) => {
    localStorage.setItem(`adref.ticket.${t.code}`, JSON.stringify(t));
  }, ticket);
