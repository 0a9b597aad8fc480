/** One job after another: what makes every match a single line of decisions. */

export interface Queue {
  /** Runs `job` when all earlier ones have settled. A job that fails does not stop the next. */
  run<T>(job: () => Promise<T> | T): Promise<T>;
  /** Jobs waiting or running. */
  size(): number;
}

export function newQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  let size = 0;
  return {
    run: (job) => {
      size++;
      const mine = last.then(job);
      last = mine.then(
        () => size--,
        () => size--,
      );
      return mine;
    },
    size: () => size,
  };
}
