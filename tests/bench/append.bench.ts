/**
 * Bar 12: what a durable append costs beside the least that this disk can do, a write and an fdatasync of the same
 * bytes; and what committing together saves. All on the project's own disk, in turns.
 */
import { closeSync, fdatasyncSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { sealEntry } from "../../server/store/chain.ts";
import { openSqlite, sqliteDialect } from "../../server/store/sqlite.ts";
import { sqlStore } from "../../server/store/sqlStore.ts";
import type { Mark, Store } from "../../server/store/store.ts";
import type { Measured } from "./bars.ts";
import { HERE, median, pairedRatio, QUICK, quantile, ROUNDS, scratch, start } from "./harness.ts";
import { playSeated } from "./play.ts";
import { headerOf } from "./scenario.ts";

/** Tables that append within one tick. */
const TOGETHER = 64;
const SLICE_MS = QUICK ? 300 : 1_000;
const HASH = "0".repeat(64);

interface Shelf {
  readonly match: string;
  readonly fence: number;
  end: Mark;
}

async function shelfIn(store: Store, match: string): Promise<Shelf> {
  const row = {
    match,
    code: match,
    scenario: HASH,
    seed: "",
    seedHash: "",
    timed: false,
    listed: false,
    facilitator: null,
    createdAt: 0,
    parent: null,
    recorded: false,
    label: null,
  };
  await store.createMatch(row, HASH);
  return { match, fence: await store.claim(match), end: { seq: 0, hash: HASH } };
}

/** Appends `bodies` at once; a match gets one in real life. */
async function append(store: Store, shelf: Shelf, ...bodies: readonly string[]): Promise<void> {
  const { match, fence, end } = shelf;
  const entries = bodies.map((body, i) => {
    const seq = end.seq + 1 + i;
    return { seq, at: 0, holder: "h0000000000000000", cid: `${match} ${seq}`, body, hash: HASH };
  });
  const appended = await store.append({ match, fence, after: end, entries });
  if (!appended.ok) throw new Error(`not appended: ${appended.why}`);
  shelf.end = { seq: end.seq + bodies.length, hash: HASH };
}

interface Slice {
  /** Milliseconds of each step. */
  readonly ms: number[];
  readonly perSecond: number;
}
interface Rounds {
  readonly floor: Slice[];
  readonly single: Slice[];
  readonly group: Slice[];
  readonly batch: Slice[];
  readonly bytes: number;
}

async function rounds(dir: string): Promise<Rounds> {
  const bodies = playSeated(headerOf("append"), 0.5).entries.map((e) => sealEntry(HASH, e).body);
  const store = await sqlStore(sqliteDialect(openSqlite(join(dir, "append.db"))));
  await store.putScenario(HASH, "{}");
  const log = openSync(join(dir, "floor.log"), "a");
  const alone = await shelfIn(store, "alone");
  const shelves: Shelf[] = [];
  for (let i = 0; i < TOGETHER; i++) shelves.push(await shelfIn(store, `t${i}`));
  let next = 0;
  const body = (): string => bodies[next++ % bodies.length] as string;
  const steps = {
    floor: () => {
      writeSync(log, `${body()}\n`);
      fdatasyncSync(log);
    },
    single: () => append(store, alone, body()),
    group: () => Promise.all(shelves.map((shelf) => append(store, shelf, body()))),
    batch: () => append(store, alone, ...shelves.map(body)),
  };
  const names = Object.keys(steps) as (keyof typeof steps)[];
  const made: Record<keyof typeof steps, Slice[]> = { floor: [], single: [], group: [], batch: [] };
  for (let round = -1; round < ROUNDS; round++)
    for (let i = 0; i < names.length; i++) {
      const name = names[(i + round + 1) % names.length] as keyof typeof steps;
      const ms: number[] = [];
      const began = performance.now();
      while (performance.now() - began < SLICE_MS) {
        const since = performance.now();
        await steps[name]();
        ms.push(performance.now() - since);
      }
      const seconds = (performance.now() - began) / 1000;
      const each = name === "group" || name === "batch" ? TOGETHER : 1;
      // The first round warms up.
      if (round >= 0) made[name].push({ ms, perSecond: (ms.length * each) / seconds });
    }
  closeSync(log);
  await store.close();
  return { ...made, bytes: median(bodies.map((b) => b.length)) };
}

export const calls = { rounds: ({ dir }: { readonly dir: string }) => rounds(dir) };

export const bars = [12];

export async function measure(): Promise<readonly Measured[]> {
  const child = start(join(HERE, "call.ts"), [import.meta.filename]);
  const { floor, single, group, batch, bytes } = await child.ask<Rounds>({
    do: "rounds",
    dir: await scratch("append"),
  });
  await child.kill();
  const p50 = (slices: readonly Slice[]): number[] => slices.map(({ ms }) => quantile(ms, 0.5));
  const rate = (slices: readonly Slice[]): number[] => slices.map((s) => s.perSecond);
  const ms = (n: number): string => `${n.toFixed(3)} ms`;
  return [
    {
      id: "append",
      value: pairedRatio(p50(single), p50(floor)),
      note: `p50 ${ms(median(p50(single)))} (p99 ${ms(median(single.map((s) => quantile(s.ms, 0.99))))}) beside ${ms(median(p50(floor)))} for ${bytes} bytes and an fdatasync`,
    },
    {
      id: "group",
      value: pairedRatio(rate(group), rate(single)),
      note: `${Math.round(median(rate(group)))} entries/s of ${TOGETHER} tables in one tick, ${Math.round(median(rate(single)))}/s one by one; ${TOGETHER} of one table in one append ${Math.round(median(rate(batch)))}/s`,
    },
  ];
}
