/** Starts a small run in a worker of the browser and hears of it until it is over or stopped. */
import workerAddress from "worker:./labWorker.ts";
import type { Edit } from "../../shared/engine/scenario/scenarioChanges.ts";
import type { BrowserTold } from "../../shared/lab/laboratory.ts";
import type { Of } from "./ask.ts";
import { askStart } from "./ask.ts";
import type { BrowserAsk } from "./labWorker.ts";

export interface BrowserRun {
  stop(): void;
}

/** Plays `runs` pairs from an entry of a past. `failed` hears of a refusal of the server or a fault of the worker. */
export function runHere(
  of: Of,
  seq: number,
  ask: Omit<BrowserAsk, "state">,
  told: (word: BrowserTold) => void,
  failed: (why: unknown) => void,
): BrowserRun {
  let worker: Worker | null = null;
  let stopped = false;
  const edits: readonly Edit[] = ask.edits;
  askStart(of, seq).then(({ state }) => {
    if (stopped) return;
    worker = new Worker(new URL(workerAddress, import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }: MessageEvent<BrowserTold>) => {
      if (!stopped) told(data);
      if ("done" in data && data.done >= ask.runs) worker?.terminate();
    });
    worker.addEventListener("error", (event) => {
      worker?.terminate();
      if (!stopped) failed(event);
    });
    worker.postMessage({ ...ask, edits, state } satisfies BrowserAsk);
  }, failed);
  return {
    stop: () => {
      stopped = true;
      worker?.terminate();
    },
  };
}
