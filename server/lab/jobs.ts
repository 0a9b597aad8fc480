/**
 * The queue of the laboratory: jobs take turns, batch by batch, on few threads; each address and all together have their
 * bounds. What is done is stored, and asking the same again finds it. Knows no rule and no route.
 */
import type { LabAbout, LabJob } from "../../shared/lab/laboratory.ts";
import { buckets, type Limit } from "../limits.ts";
import type { Log } from "../log.ts";
import { no, type Refused } from "../refused.ts";
import type { Store } from "../store/store.ts";
import type { Time } from "../time.ts";
import type { Pool } from "./pool.ts";
import type { Work } from "./work.ts";

export interface LabLimits {
  /** Matches that one address may have played. */
  readonly matches: Limit;
  /** Jobs of one address, and of all, that are not done. */
  readonly perAddress: number;
  readonly jobs: number;
}

export interface LabJobs {
  /** The job of this id: running, stored, or begun now with the work that `make` cuts. */
  start(
    id: string,
    match: string,
    about: LabAbout,
    matches: number,
    from: string,
    make: () => Work,
  ): Promise<LabJob | Refused>;
  find(id: string): Promise<LabJob | null>;
  /** Stops a job for who asked for it; it goes on while others wait for it. */
  cancel(id: string, from: string): LabJob | null;
  /** What was found about a match, newest first. */
  of(match: string): Promise<readonly LabJob[]>;
  close(): Promise<void>;
}

interface Job {
  readonly id: string;
  readonly match: string;
  readonly about: LabAbout;
  readonly work: Work;
  readonly askers: Set<string>;
  readonly stop: AbortController;
  state: LabJob["state"];
  done: number;
  inFlight: number;
}

/** Jobs that are over and still answered from memory. */
const REMEMBERED = 100;
/** Stored results of one match that are listed. */
const LISTED = 40;

export interface Laboratory {
  readonly pool: Pool;
  readonly store: Pick<Store, "putLab" | "labById" | "labsOf">;
  readonly time: Time;
  readonly log: Log;
  readonly limits: LabLimits;
}

export function newLabJobs({ pool, store, time, log, limits }: Laboratory): LabJobs {
  const jobs = new Map<string, Job>();
  const spend = buckets(limits.matches, time);
  const isOpen = (job: Job): boolean => job.state === "queued" || job.state === "running";
  let busy = 0;
  let closed = false;
  let turn = 0;

  const shown = (job: Job): LabJob => ({
    id: job.id,
    state: job.state,
    done: job.done,
    of: job.work.of,
    about: job.about,
    result: job.done > 0 ? job.work.result() : null,
  });

  /** Gives free threads their next batch: one job after the other, so that a long one does not hold up a short one. */
  const pump = (): void => {
    const open = [...jobs.values()].filter(isOpen);
    for (let tried = 0; busy < pool.threads && tried < open.length && !closed; ) {
      const job = open[turn++ % open.length] as Job;
      const batch = job.work.next();
      if (!batch) {
        tried++;
        continue;
      }
      tried = 0;
      job.state = "running";
      job.inFlight++;
      busy++;
      pool
        .run(batch, job.stop.signal)
        .then(
          (played) => {
            if (!isOpen(job)) return;
            job.work.take(batch, played);
            job.done += batch.to - batch.from;
            if (job.done >= job.work.of) finish(job);
          },
          (err: unknown) => {
            if (!isOpen(job)) return;
            log.error({ err, job: job.id }, "a job of the laboratory failed");
            job.state = "failed";
            job.stop.abort();
          },
        )
        .finally(() => {
          job.inFlight--;
          busy--;
          forgetOld();
          pump();
        });
    }
  };

  const finish = (job: Job): void => {
    job.state = "done";
    const row = {
      id: job.id,
      match: job.match,
      createdAt: job.about.createdAt,
      body: JSON.stringify(shown(job)),
    };
    store.putLab(row).catch((err: unknown) => log.error({ err, job: job.id }, "a result was not stored"));
  };

  const forgetOld = (): void => {
    const over = [...jobs.values()].filter((j) => !isOpen(j) && j.inFlight === 0);
    for (const job of over.slice(0, Math.max(0, over.length - REMEMBERED))) jobs.delete(job.id);
  };

  const read = (row: { readonly body: string } | null): LabJob | null =>
    row ? (JSON.parse(row.body) as LabJob) : null;
  const find = async (id: string): Promise<LabJob | null> => {
    const job = jobs.get(id);
    return job ? shown(job) : read(await store.labById(id));
  };

  return {
    find,
    start: async (id, match, about, matches, from, make) => {
      const stored = jobs.has(id) ? null : await store.labById(id);
      if (stored) return read(stored) as LabJob;
      const known = jobs.get(id);
      if (known && (isOpen(known) || known.state === "done")) {
        known.askers.add(from);
        return shown(known);
      }
      const open = [...jobs.values()].filter(isOpen);
      if (closed || open.length >= limits.jobs) return no("labFull", { most: limits.jobs });
      if (open.filter((j) => j.askers.has(from)).length >= limits.perAddress)
        return no("labBusy", { most: limits.perAddress });
      if (!spend(from, matches)) return no("labSpent", { matches });
      const job: Job = {
        id,
        match,
        about,
        work: make(),
        askers: new Set([from]),
        stop: new AbortController(),
        state: "queued",
        done: 0,
        inFlight: 0,
      };
      jobs.set(id, job);
      pump();
      return shown(job);
    },
    cancel: (id, from) => {
      const job = jobs.get(id);
      if (!job) return null;
      job.askers.delete(from);
      if (job.askers.size === 0 && isOpen(job)) {
        job.state = "cancelled";
        job.stop.abort();
      }
      return shown(job);
    },
    of: async (match) => {
      const open = [...jobs.values()].filter((j) => j.match === match && isOpen(j)).map(shown);
      const stored = (await store.labsOf(match, LISTED)).flatMap((row) => read(row) ?? []);
      return [...open, ...stored];
    },
    close: async () => {
      closed = true;
      for (const job of jobs.values()) job.stop.abort();
      await pool.close();
    },
  };
}
