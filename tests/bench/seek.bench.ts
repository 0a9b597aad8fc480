/**
 * Bar 5: going anywhere in a long log, from the nearest of the states kept every 64 entries. Times are taken on this
 * machine and multiplied by four: a slowed processor would measure the same with more noise.
 */

import { join } from "node:path";
import { applyAll } from "../../shared/engine/apply.ts";
import type { Entry } from "../../shared/engine/log.ts";
import { openMatch } from "../../shared/engine/open.ts";
import type { Header, MatchState } from "../../shared/engine/state.ts";
import { fold } from "../../shared/engine/view/history.ts";
import type { Measured } from "./bars.ts";
import { HERE, QUICK, quantile, start } from "./harness.ts";
import { luckOf } from "./peers/sixfold.ts";
import { playLong } from "./play.ts";
import { headerOf } from "./scenario.ts";

const EVENTS = 2_000;
const EVERY = 64;
const SLOWER = 4;

/** The states before entries 1, 65, 129 … */
function milestones(header: Header, entries: readonly Entry[]): readonly MatchState[] {
  const kept: MatchState[] = [];
  let state = openMatch(header);
  for (const [i, entry] of entries.entries()) {
    if (i % EVERY === 0) kept.push(state);
    state = applyAll(state, entry.events);
  }
  return kept;
}

/** The state after `n` entries. */
function seek(kept: readonly MatchState[], entries: readonly Entry[], n: number): MatchState {
  const from = Math.min(kept.length - 1, Math.floor(n / EVERY));
  let state = kept[from] as MatchState;
  for (let i = from * EVERY; i < n; i++) state = applyAll(state, (entries[i] as Entry).events);
  return state;
}

/** Milliseconds of each of many seeks. */
function times(seeks: number): {
  readonly kept: number[];
  readonly folded: number[];
  readonly entries: number;
} {
  const { header, entries } = playLong(headerOf("seek"), { events: EVENTS });
  const states = milestones(header, entries);
  const r = luckOf(5);
  const clock = (go: (n: number) => MatchState, many: number): number[] =>
    Array.from({ length: many }, () => {
      const n = Math.floor(r() * (entries.length + 1));
      const began = performance.now();
      go(n);
      return performance.now() - began;
    });
  const near = (n: number): MatchState => seek(states, entries, n);
  const whole = (n: number): MatchState => fold(header, entries.slice(0, n));
  for (const n of [1, entries.length >> 1, entries.length])
    if (JSON.stringify(near(n)) !== JSON.stringify(whole(n)))
      throw new Error(`seeking to ${n} differs from folding`);
  clock(near, seeks);
  clock(whole, seeks / 20);
  return { kept: clock(near, seeks), folded: clock(whole, seeks / 20), entries: entries.length };
}

export const calls = { times: ({ seeks }: { readonly seeks: number }) => times(seeks) };

export const bars = [5];

export async function measure(): Promise<readonly Measured[]> {
  const child = start(join(HERE, "call.ts"), [import.meta.filename]);
  const { kept, folded, entries } = await child.ask<ReturnType<typeof times>>({
    do: "times",
    seeks: QUICK ? 4_000 : 20_000,
  });
  await child.kill();
  const ms = (n: number): string => `${n.toFixed(3)} ms`;
  return [
    {
      id: "seek",
      value: SLOWER * quantile(kept, 0.99),
      note: `plain p99 × 4, states kept every 64 of ${entries} entries; plain p50 ${ms(quantile(kept, 0.5))}, p99 ${ms(quantile(kept, 0.99))}; folding from the start p99 ${ms(quantile(folded, 0.99))}`,
    },
  ];
}
