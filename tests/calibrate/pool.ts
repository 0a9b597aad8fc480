/** Two workers that share out the matches of all arms; puts the columns together in the order of the seeds. */
import { Worker } from "node:worker_threads";
import type { Columns } from "../../shared/lab/checks.ts";
import type { Done, Setup, Task } from "./worker.ts";

const WORKERS = 2;
/** Matches in one task: small enough that both workers end together. */
const CHUNK = 50;

export interface Played {
  readonly columns: ReadonlyMap<string, Columns>;
  /** What went wrong, by arm: an arm with an error has no columns. */
  readonly errors: ReadonlyMap<string, string>;
}

/** Plays `runs` matches of every arm. `told` hears of every arm that is done. */
export async function playAll(
  setup: Setup,
  arms: readonly { readonly id: string; readonly runs: number }[],
  told: (arm: string) => void,
): Promise<Played> {
  const tasks: Task[] = arms.flatMap(({ id, runs }) =>
    Array.from({ length: Math.ceil(runs / CHUNK) }, (_, i) => ({
      arm: id,
      from: i * CHUNK,
      to: Math.min(runs, (i + 1) * CHUNK),
    })),
  );
  const waiting = [...tasks];
  const done = new Map<string, Done[]>(arms.map(({ id }) => [id, []]));
  const errors = new Map<string, string>();
  const expected = new Map(arms.map(({ id }) => [id, tasks.filter((t) => t.arm === id).length]));
  await Promise.all(
    Array.from(
      { length: WORKERS },
      () =>
        new Promise<void>((resolve, reject) => {
          const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: setup });
          const next = (): void => {
            let task = waiting.shift();
            while (task && errors.has(task.arm)) task = waiting.shift();
            if (task) worker.postMessage(task);
            else void worker.terminate().then(() => resolve());
          };
          worker.on("error", reject);
          worker.on("message", (message: Done) => {
            const { arm } = message.task;
            if (message.error !== null) errors.set(arm, message.error);
            const parts = done.get(arm) ?? [];
            parts.push(message);
            if (parts.length === expected.get(arm)) told(arm);
            next();
          });
          next();
        }),
    ),
  );
  const columns = new Map<string, Columns>();
  for (const [arm, parts] of done) {
    if (errors.has(arm)) continue;
    parts.sort((a, b) => a.task.from - b.task.from);
    const whole: Record<string, number[]> = {};
    for (const part of parts)
      for (const [name, values] of Object.entries(part.columns))
        whole[name] = [...(whole[name] ?? []), ...values];
    columns.set(arm, whole);
  }
  return { columns, errors };
}
