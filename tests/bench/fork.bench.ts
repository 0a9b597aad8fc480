/**
 * Bar 5, its other half: leaving a long match that is over, anywhere, until the maker's ticket is there; what the disk
 * keeps of a fork; and telling the whole match again through one pair of eyes.
 */
import { statSync } from "node:fs";
import { join } from "node:path";
import { HOST_SETTINGS, LIMITS } from "../../server/config.ts";
import { openLog } from "../../server/log.ts";
import { openMetrics } from "../../server/metrics.ts";
import { openBranch } from "../../server/past/branches.ts";
import { NO_LINES } from "../../server/past/lines.ts";
import { openPast } from "../../server/past/past.ts";
import { replayOf } from "../../server/past/replay.ts";
import { isRefused } from "../../server/refused.ts";
import { openScenarios } from "../../server/scenarios/scenarios.ts";
import { openSqlite, sqliteDialect } from "../../server/store/sqlite.ts";
import { sqlStore } from "../../server/store/sqlStore.ts";
import { finder } from "../../server/table/finding.ts";
import { newHost } from "../../server/table/host.ts";
import { systemTime } from "../../server/time.ts";
import type { Measured } from "./bars.ts";
import { HERE, median, QUICK, quantile, scratch, start } from "./harness.ts";
import { luckOf } from "./peers/sixfold.ts";
import { playLong } from "./play.ts";
import { headerOf, scenario } from "./scenario.ts";
import { databaseIn, stock } from "./stock.ts";

const EVENTS = 2_000;

interface Forks {
  readonly ms: number[];
  readonly replayMs: number[];
  readonly bytes: number;
  readonly entries: number;
}

async function forks(dir: string, count: number): Promise<Forks> {
  const played = playLong(headerOf("fork"), { events: EVENTS });
  const [stocked] = await stock(dir, [{ played, entries: played.entries.length }]);
  if (!stocked) throw new Error("nothing was stocked");
  const database = openSqlite(databaseIn(dir));
  const store = await sqlStore(sqliteDialect(database));
  const host = newHost({
    store,
    scenarios: await openScenarios(store, [scenario]),
    time: systemTime,
    log: openLog("silent"),
    metrics: openMetrics(),
    settings: HOST_SETTINGS,
  });
  const archive = { host, store, lines: NO_LINES, changes: new Map(), find: finder(LIMITS, systemTime) };
  const past = { code: stocked.code, token: stocked.tokens[0] };
  const r = luckOf(7);
  const fork = async (): Promise<void> => {
    const ticket = await openBranch(
      archive,
      {
        past,
        seq: Math.floor(r() * (played.entries.length - 40)),
        seats: [],
        name: "Delegate",
        title: "Another course",
        note: "",
        tags: [],
        colour: 0,
        luck: "same",
        open: [],
        timed: false,
        listed: false,
        change: null,
      },
      "bench",
      systemTime.now,
    );
    if (isRefused(ticket)) throw new Error(`refused: ${ticket.refused}`);
  };
  const timed = async (job: () => Promise<unknown>): Promise<number> => {
    const began = performance.now();
    await job();
    return performance.now() - began;
  };
  const size = (): number => {
    database.pragma("wal_checkpoint(TRUNCATE)");
    return statSync(join(databaseIn(dir))).size;
  };
  for (let i = 0; i < 10; i++) await fork();
  const before = size();
  const ms: number[] = [];
  for (let i = 0; i < count; i++) ms.push(await timed(fork));
  const bytes = (size() - before) / count;
  const open = await openPast(archive, past, "bench");
  if (isRefused(open)) throw new Error(`refused: ${open.refused}`);
  const replayMs: number[] = [];
  for (let i = 0; i < 12; i++)
    replayMs.push(await timed(() => replayOf(open.course, { kind: "facilitator" }, "log")));
  await host.close();
  await store.close();
  return { ms, replayMs: replayMs.slice(2), bytes, entries: played.entries.length };
}

export const calls = {
  forks: ({ dir, count }: { readonly dir: string; readonly count: number }) => forks(dir, count),
};

export const bars = [5];

export async function measure(): Promise<readonly Measured[]> {
  const child = start(join(HERE, "call.ts"), [import.meta.filename]);
  // A match may be left by two hundred branches.
  const { ms, replayMs, bytes, entries } = await child.ask<Forks>({
    do: "forks",
    dir: await scratch("fork"),
    count: QUICK ? 80 : 180,
  });
  await child.kill();
  return [
    {
      id: "fork",
      value: quantile(ms, 0.99),
      note: `durable, anywhere in ${entries} entries, folding from the start; p50 ${median(ms).toFixed(1)} ms`,
    },
    { id: "forkBytes", value: bytes, note: "growth of the database over many forks, indices included" },
    {
      id: "replay",
      value: median(replayMs),
      note: `${entries} entries through all eyes, views and differences; before packing`,
    },
  ];
}
