/** What a measured server says about itself. */

/** Milliseconds of CPU since it began, and bytes in use after a collection: which throws compiled code away, too. */
export const costs = {
  cpu: (): number => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
  heap: (): number => {
    globalThis.gc?.();
    return process.memoryUsage().heapUsed;
  },
};
