/** One worker of the calibration: plays matches of the arm that it is told, and answers their figures as columns. */
import { parentPort, workerData } from "node:worker_threads";
import type { Scenario } from "../../shared/engine/scenario/scenario.ts";
import { armsOn, playOne } from "../../shared/lab/arms.ts";
import { changedScenario } from "../../shared/lab/changed.ts";
import { breaksIn } from "../../shared/lab/invariants.ts";
import type { Figures } from "../../shared/lab/measures.ts";
import type { Postures } from "../../shared/lab/worldRun.ts";

/** Scenarios as they were when the run began: files may change meanwhile. */
export interface Setup {
  readonly scenarios: string;
  readonly postures: Readonly<Record<string, Postures>>;
}

/** Matches `from` up to but not including `to` of an arm, or of the invariants on a scenario. */
export interface Task {
  readonly arm: string;
  readonly from: number;
  readonly to: number;
}

export interface Done {
  readonly task: Task;
  readonly columns: Record<string, number[]>;
  readonly error: string | null;
}

/** What names the tasks of the invariants. */
export const INVARIANT_ARM = "invariants:";

if (parentPort) {
  const port = parentPort;
  const setup = workerData as Setup;
  const scenarios = JSON.parse(setup.scenarios) as readonly Scenario[];
  const arms = armsOn(scenarios, setup.postures);
  const changed = new Map<string, Scenario>();
  const player = (id: string): ((n: number) => Figures) => {
    if (id.startsWith(INVARIANT_ARM)) {
      const scenario = scenarios.find((s) => s.id === id.slice(INVARIANT_ARM.length));
      if (!scenario) throw new Error(`no scenario for ${id}`);
      return (n) => breaksIn(scenario, n);
    }
    const arm = arms.find((a) => a.id === id);
    const scenario = scenarios.find((s) => s.id === arm?.scenario);
    if (!arm || !scenario) throw new Error(`no arm ${id}`);
    const played = changed.get(id) ?? changedScenario(scenario, arm.edits);
    changed.set(id, played);
    return (n) => playOne(arm, played, n);
  };
  port.on("message", (task: Task) => {
    const columns: Record<string, number[]> = {};
    let error: string | null = null;
    try {
      const play = player(task.arm);
      for (let n = task.from; n < task.to; n++)
        for (const [name, value] of Object.entries(play(n))) {
          const column = columns[name] ?? [];
          column.push(value);
          columns[name] = column;
        }
    } catch (why) {
      error = why instanceof Error ? why.message : String(why);
    }
    port.postMessage({ task, columns, error } satisfies Done);
  });
}
