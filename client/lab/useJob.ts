/** A job of the laboratory while somebody looks: asked for again and again until it is over. */
import { useEffect, useState } from "preact/hooks";
import type { LabJob } from "../../shared/lab/laboratory.ts";
import { askJob, isOpen } from "./ask.ts";

/** Milliseconds between two questions. */
const EVERY = 350;

/** The job as it stands, and how to put another in its place. */
export function useJob(
  failed: (why: unknown) => void,
): readonly [LabJob | null, (job: LabJob | null) => void] {
  const [job, setJob] = useState<LabJob | null>(null);
  const waits = job !== null && isOpen(job);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew for another job, and once more for each answer
  useEffect(() => {
    if (job === null || !waits) return;
    let here = true;
    const timer = setTimeout(() => {
      askJob(job.id).then(
        (next) => here && setJob(next),
        (why: unknown) => here && failed(why),
      );
    }, EVERY);
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [job]);
  return [job, setJob];
}
