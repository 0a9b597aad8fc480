/** Bar 4: a what-if of 1,000 whole matches, its first picture, and what a second worker brings. */
import { openPool, type Pool } from "../../server/lab/pool.ts";
import { pairWork } from "../../server/lab/work.ts";
import { openMatch } from "../../shared/engine/open.ts";
import type { Measured } from "./bars.ts";
import { median, QUICK, spread } from "./harness.ts";
import { headerOf } from "./scenario.ts";

/** Pairs: each is two whole matches. */
const PAIRS = 500;
/** What a worker plays before it is measured: its first hundreds are the compiler's. */
const WARM_UP = 200;
const ROUNDS = QUICK ? 2 : 5;
const never = new AbortController().signal;

interface Run {
  readonly seconds: number;
  readonly first: number;
}

/** Plays a what-if on the pool; the time to its first figures, in ms, and to its last, in seconds. */
async function played(pool: Pool, pairs: number, seed: number): Promise<Run> {
  const edits = [{ kind: "withoutShock", shock: "bucha" }] as const;
  const work = pairWork(`bench ${seed}`, openMatch(headerOf(`lab ${seed}`)), edits, seed, pairs);
  const began = performance.now();
  let first: number | null = null;
  const lane = async (): Promise<void> => {
    for (let batch = work.next(); batch; batch = work.next()) {
      work.take(batch, await pool.run(batch, never));
      work.result();
      first ??= performance.now() - began;
    }
  };
  await Promise.all(Array.from({ length: pool.threads }, lane));
  return { seconds: (performance.now() - began) / 1000, first: first ?? Number.NaN };
}

async function runsOn(threads: number): Promise<readonly Run[]> {
  const pool = openPool(threads, false);
  try {
    await played(pool, WARM_UP * threads, 0);
    const runs: Run[] = [];
    for (let round = 1; round <= ROUNDS; round++) runs.push(await played(pool, PAIRS, round));
    return runs;
  } finally {
    await pool.close();
  }
}

export const bars = [4];

export async function measure(): Promise<readonly Measured[]> {
  const one = (await runsOn(1)).map((r) => r.seconds);
  const runs = await runsOn(2);
  const two = runs.map((r) => r.seconds);
  const first = runs.map((r) => r.first);
  return [
    {
      id: "whatIf",
      value: median(two),
      note: `${PAIRS} pairs without a shock on warm workers, figures after every batch; ${spread(two)}`,
    },
    { id: "whatIfFirst", value: median(first), note: `the same runs; ${spread(first)}` },
    {
      id: "labScaling",
      value: median(one) / median(two),
      note: `one worker ${median(one).toFixed(2)} s; ${((2 * PAIRS) / median(one)).toFixed(0)} matches/s`,
    },
  ];
}
