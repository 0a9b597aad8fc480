/** What a measured server says about itself. */

export interface Stat {
  /** Milliseconds of CPU since it began. */
  readonly cpu: number;
  /** Bytes in use after a collection. */
  readonly heap: number;
  readonly rss: number;
}

export function stat(): Stat {
  globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const { heapUsed, rss } = process.memoryUsage();
  return { cpu: (user + system) / 1000, heap: heapUsed, rss };
}
