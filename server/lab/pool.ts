/** The laboratory's worker threads: one fewer than the machine has cores, started when somebody first asks. */
import { availableParallelism } from "node:os";
import { Piscina } from "piscina";
import type { Batch, Played } from "./worker.ts";

export interface Pool {
  readonly threads: number;
  run(batch: Batch, signal: AbortSignal): Promise<Played>;
  close(): Promise<void>;
}

/** In the bundle the worker lies beside the server; from source it is its neighbour. */
const WORKER = new URL(import.meta.url.endsWith(".ts") ? "./worker.ts" : "./labWorker.js", import.meta.url);

export const labThreads = (): number => Math.max(1, availableParallelism() - 1);

/** `polite`: at the lowest priority; not so where nothing else is served. */
export function openPool(threads = labThreads(), polite = true): Pool {
  let pool: Piscina | null = null;
  const open = (): Piscina => {
    pool ??= new Piscina({
      filename: WORKER.href,
      name: "play",
      minThreads: 0,
      maxThreads: threads,
      concurrentTasksPerWorker: 1,
      // A worker that nobody needs goes, and with it what it has read.
      idleTimeout: 60_000,
      ...(polite ? {} : { env: { ...process.env, LAB_PRIORITY: "usual" } }),
    });
    return pool;
  };
  return {
    threads,
    run: (batch, signal) => open().run(batch, { signal }) as Promise<Played>,
    close: async () => {
      await pool?.destroy();
    },
  };
}
