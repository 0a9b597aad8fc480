/**
 * `npm run whatif`: plays every prepared what-if from the beginning of its scenario, and the chance of a treaty from
 * every node of the recorded lines; writes scenarios/whatif.json and scenarios/turning.json. `-- --only turning` or
 * `--only whatif` writes one of them.
 */
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { openPool } from "../server/lab/pool.ts";
import { pairWork, type Work } from "../server/lab/work.ts";
import { readChanges } from "../server/scenarios/changeFiles.ts";
import { readLine } from "../server/scenarios/lineFiles.ts";
import { changeHash, lineHash, playHash } from "../server/scenarios/playHash.ts";
import { readScenarios } from "../server/scenarios/scenarioFiles.ts";
import { openMatch } from "../shared/engine/open.ts";
import type { ShippedTurning, ShippedWhatIfs } from "../shared/lab/laboratory.ts";
import { playLine } from "../shared/lab/recordedLine.ts";
import { pairedRates, pairsOf, wilson } from "../shared/lab/statistics.ts";
import { statesAt } from "../shared/lab/turning.ts";
import { rounded } from "./calibrate/evidenceOf.ts";

/** The two that the specification asks a sign of are played often, the others often enough for a picture. */
const MANY: readonly string[] = ["no-bucha", "no-veto"];
/** Elsewhere bots sign next to no treaty from anywhere, which fewer matches a node show as well as many. */
const CLOSE: readonly string[] = ["istanbul-2022", "panmunjom-1951"];
const RUNS = { many: 2000, few: 200, node: 100, manyNode: 400 } as const;

const root = join(import.meta.dirname, "../scenarios");
const only = process.argv.includes("--only") ? process.argv[process.argv.indexOf("--only") + 1] : null;
const pool = openPool(availableParallelism(), false);
const never = new AbortController().signal;
const date = new Date().toISOString().slice(0, 10);
const headerFor = (scenario: (typeof scenarios)[number]) => ({
  match: "shipped",
  scenario,
  seed: "0".repeat(32),
  seedHash: "0".repeat(64),
});

/** Gives all batches of a job to the pool, and hears of its end. */
async function drain(work: Work): Promise<void> {
  const lane = async (): Promise<void> => {
    for (let batch = work.next(); batch; batch = work.next()) work.take(batch, await pool.run(batch, never));
  };
  await Promise.all(Array.from({ length: pool.threads }, lane));
}

const scenarios = readScenarios(root);
const write = (name: string, value: unknown): void =>
  writeFileSync(join(root, name), `${JSON.stringify(rounded(value), null, 1)}\n`);

if (only !== "turning") {
  const results: ShippedWhatIfs["results"][number][] = [];
  for (const scenario of scenarios) {
    const read = readChanges(join(root, scenario.id), scenario);
    if ("mistakes" in read) throw new Error(JSON.stringify(read.mistakes));
    for (const change of read.changes) {
      const runs = MANY.includes(change.id) ? RUNS.many : RUNS.few;
      const work = pairWork(
        `${scenario.id} ${change.id}`,
        openMatch(headerFor(scenario)),
        change.edits,
        0,
        runs,
      );
      await drain(work);
      const { comparison } = work.result();
      if (!comparison) throw new Error(`nothing was played of ${change.id}`);
      results.push({
        scenario: scenario.id,
        change: change.id,
        title: change.title,
        hash: changeHash(change),
        played: playHash(scenario),
        runs,
        seed: 0,
        comparison,
      });
      const d = comparison.treaty.difference;
      console.log(scenario.id, change.id, runs, d.value.toFixed(3), d.low.toFixed(3), d.high.toFixed(3));
    }
  }
  write("whatif.json", { date, results } satisfies ShippedWhatIfs);
}

if (only !== "whatif") {
  const lines: ShippedTurning["lines"][number][] = [];
  for (const scenario of scenarios) {
    const read = readLine(join(root, scenario.id), scenario);
    if ("mistakes" in read || !read.line) continue;
    const header = { ...headerFor(scenario), seed: read.line.seed };
    const played = playLine(header, read.line);
    if (!("nodes" in played)) throw new Error(JSON.stringify(played));
    const states = statesAt(
      header,
      played.entries,
      played.nodes.map((n) => n.seq),
    );
    const perNode = CLOSE.includes(scenario.id) ? RUNS.manyNode : RUNS.node;
    const columns = await Promise.all(
      states.map(async (state, i) => {
        if (state.phase === "ended") return null;
        const start = JSON.stringify(state);
        const batch = { key: `${scenario.id} ${i}`, start, edits: null, seed: 0, from: 0, to: perNode };
        const made = await pool.run(batch, never);
        return "treaties" in made ? made.treaties : null;
      }),
    );
    let before: readonly number[] | null = null;
    const nodes = played.nodes.map(({ id, seq }, i) => {
      const column = columns[i] ?? null;
      const hits = column?.filter((x) => x > 0).length ?? 0;
      const node = {
        id,
        seq,
        chance: column && wilson(hits, column.length),
        shift: column && before ? pairedRates(pairsOf(column, before)) : null,
      };
      before = column;
      return node;
    });
    lines.push({ scenario: scenario.id, hash: lineHash(read.line), played: playHash(scenario), nodes });
    console.log(scenario.id, nodes.map((n) => (n.chance?.value ?? 0).toFixed(2)).join(" "));
  }
  write("turning.json", { date, seed: 0, lines } satisfies ShippedTurning);
}
await pool.close();
