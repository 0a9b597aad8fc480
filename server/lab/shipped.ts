/**
 * Results that ship with the scenarios, from whatif.json and turning.json beside them: only those that belong to what is
 * played now. Anything else of these files is left out; a server without them has none.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Scenario } from "../../shared/engine/scenario/scenario.ts";
import type { Change } from "../../shared/engine/scenario/scenarioChanges.ts";
import type { RecordedLine } from "../../shared/engine/scenario/scenarioLine.ts";
import type { LineChance } from "../../shared/exploring.ts";
import type { LabJob, ShippedTurning, ShippedWhatIfs } from "../../shared/lab/laboratory.ts";
import { changeHash, lineHash, playHash } from "../scenarios/playHash.ts";
import { sha256 } from "../store/chain.ts";

export const WHAT_IFS = "whatif.json";
export const TURNING = "turning.json";

function read<T>(root: string, name: string): T | null {
  const path = join(root, name);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as T) : null;
}

/** Shipped what-ifs as finished jobs of the recorded lines, each at the very beginning. */
export function shippedJobs(
  root: string,
  scenarios: readonly Scenario[],
  changes: ReadonlyMap<string, readonly Change[]>,
): readonly LabJob[] {
  const shipped = read<ShippedWhatIfs>(root, WHAT_IFS);
  return (shipped?.results ?? []).flatMap((r): readonly LabJob[] => {
    const scenario = scenarios.find((s) => s.id === r.scenario);
    const change = changes.get(r.scenario)?.find((c) => c.id === r.change);
    if (!scenario || !change || changeHash(change) !== r.hash || playHash(scenario) !== r.played) return [];
    return [
      {
        id: sha256(`shipped ${r.scenario} ${r.change} ${r.hash}`).slice(0, 32),
        state: "done",
        done: r.runs,
        of: r.runs,
        about: {
          kind: "whatIf",
          scenario: r.scenario,
          scenarioHash: playHash(scenario),
          seq: 0,
          change: r.change,
          title: change.title,
          edits: [],
          runs: r.runs,
          seed: r.seed,
          createdAt: Date.parse(shipped?.date ?? "") || 0,
        },
        result: { comparison: r.comparison, turning: null },
      },
    ];
  });
}

/** Least change of the chance that is named, in shares. */
const LEAST_SHIFT = 0.04;

export interface NodeChance {
  readonly chance: LineChance | null;
  /** Has the chance moved here by more than the runs leave open, and far enough to be worth a name? */
  readonly moved: boolean;
}

/** Shipped chances of the nodes of a line, by node id; empty when they belong to another line. */
export function shippedChances(
  root: string,
  scenario: Scenario,
  line: RecordedLine,
): ReadonlyMap<string, NodeChance> {
  const mine = read<ShippedTurning>(root, TURNING)?.lines.find((l) => l.scenario === scenario.id);
  if (!mine || mine.hash !== lineHash(line) || mine.played !== playHash(scenario)) return new Map();
  return new Map(
    mine.nodes.map(({ id, chance, shift }) => [
      id,
      {
        chance: chance && { mean: chance.value, low: chance.low, high: chance.high, runs: chance.n },
        moved: shift !== null && Math.abs(shift.value) >= LEAST_SHIFT && (shift.low > 0 || shift.high < 0),
      },
    ]),
  );
}
