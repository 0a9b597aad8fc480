/** The server's clock behind a port, so that tests can hold it in their hands. */

export interface Time {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs `job` once after `ms`; the answer calls it off. */
  after(ms: number, job: () => void): () => void;
}

/** Longest delay that a timer of Node can wait without overflowing. */
const LONGEST = 2 ** 31 - 1;

/** The machine's clock. A waiting timer does not keep the process alive. */
export const systemTime: Time = {
  now: () => Date.now(),
  after: (ms, job) => {
    const timer = setTimeout(job, Math.min(Math.max(ms, 0), LONGEST));
    timer.unref();
    return () => clearTimeout(timer);
  },
};
