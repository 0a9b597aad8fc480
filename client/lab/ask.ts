/** What the laboratory's panels ask of the server. A token goes into a body and nowhere else. */
import type { BranchPoint } from "../../shared/exploring.ts";
import type { ChangeFit } from "../../shared/lab/changed.ts";
import type { Changes, LabAsk, LabJob, LabStart } from "../../shared/lab/laboratory.ts";
import { pastOf } from "../explore/ask.ts";
import { call } from "../http.ts";

/** A recorded line or a table. */
export type Of = BranchPoint["of"];

const prepared = new Map<string, Promise<Changes>>();

/** The prepared what-ifs of a scenario, asked for once. */
export function askChanges(scenario: string): Promise<Changes> {
  const known = prepared.get(scenario);
  if (known !== undefined) return known;
  const asked = call<Changes>(`/api/changes/${encodeURIComponent(scenario)}`);
  prepared.set(scenario, asked);
  asked.catch(() => prepared.delete(scenario));
  return asked;
}

/** Which of them can be made at one moment. */
export const askFits = (of: Of, seq: number): Promise<readonly ChangeFit[]> =>
  call("/api/lab/fits", { past: pastOf(of), seq });

export const askWhatIf = (
  of: Of,
  ask: Omit<Extract<LabAsk, { kind: "whatIf" }>, "kind" | "past">,
): Promise<LabJob> => call("/api/lab", { kind: "whatIf", past: pastOf(of), ...ask } satisfies LabAsk);

export const askTurning = (of: Of, runs: number): Promise<LabJob> =>
  call("/api/lab", { kind: "turning", past: pastOf(of), runs, seed: 0 } satisfies LabAsk);

export const askJob = (id: string): Promise<LabJob> => call(`/api/lab/${id}`);
export const cancelJob = (id: string): Promise<LabJob> => call(`/api/lab/${id}/cancel`, {});
export const askStart = (of: Of, seq: number): Promise<LabStart> =>
  call("/api/lab/start", { past: pastOf(of), seq });

/** What was found about a past, newest first. */
export const askStored = (of: Of): Promise<readonly LabJob[]> =>
  call(`/api/lab?${new URLSearchParams("line" in of ? { line: of.line } : { code: of.code })}`);

export const isOpen = (job: LabJob): boolean => job.state === "queued" || job.state === "running";
