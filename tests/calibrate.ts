/**
 * `npm run calibrate`: plays the checks of the model, 1,000 paired roll-outs each, prints figure, interval, target and
 * verdict, and writes scenarios/evidence.json. `--quick` plays 100 and writes nothing; `--write` makes it write, too.
 * A miss is printed as a miss and is no failure of the run; an arm that cannot be played is one.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readLine } from "../server/scenarios/lineFiles.ts";
import { listScenarios, readScenario, tellMistake } from "../server/scenarios/scenarioFiles.ts";
import type { Scenario } from "../shared/engine/scenario/scenario.ts";
import { armsOn } from "../shared/lab/arms.ts";
import type { Figures } from "../shared/lab/hindcast.ts";
import { isFault, playLine, posturesIn } from "../shared/lab/recordedLine.ts";
import type { Postures } from "../shared/lab/worldRun.ts";
import { evidenceOf, type Waves } from "./calibrate/evidenceOf.ts";
import { playAll } from "./calibrate/pool.ts";
import { print } from "./calibrate/print.ts";
import { INVARIANT_ARM } from "./calibrate/worker.ts";

const FLAGS = ["--quick", "--write"];
const flags = process.argv.slice(2);
const odd = flags.filter((f) => !FLAGS.includes(f));
if (odd.length > 0) {
  console.error("usage: npm run calibrate -- [--quick] [--write]");
  process.exit(2);
}
const quick = flags.includes("--quick");
const RUNS = quick ? 100 : 1000;
const root = join(import.meta.dirname, "../scenarios");

const scenarios: Scenario[] = [];
let failed = false;
for (const name of listScenarios(root)) {
  const read = readScenario(join(root, name));
  if ("scenario" in read) scenarios.push(read.scenario);
  else {
    failed = true;
    console.error(`${name} is left out: ${read.mistakes.map(tellMistake).join("; ")}`);
  }
}
const figures = JSON.parse(readFileSync(join(root, "hindcast.json"), "utf8")) as Figures & Waves;
/** Postures of record by scenario, where it has a recorded line. */
const postures: Record<string, Postures> = {};
for (const scenario of scenarios) {
  const read = readLine(join(root, scenario.id), scenario);
  if (!("line" in read) || read.line === null) continue;
  const header = { match: "line", scenario, seed: read.line.seed, seedHash: "" };
  const course = playLine(header, read.line);
  if (!isFault(course)) postures[scenario.id] = posturesIn(header, course);
}

const arms = [
  ...armsOn(scenarios, postures).map(({ id }) => ({ id, runs: RUNS })),
  ...scenarios.map(({ id }) => ({ id: `${INVARIANT_ARM}${id}`, runs: RUNS })),
];
const began = performance.now();
let done = 0;
const played = await playAll({ scenarios: JSON.stringify(scenarios), postures }, arms, (arm) => {
  done++;
  process.stderr.write(
    `${done}/${arms.length} ${arm} (${((performance.now() - began) / 1000).toFixed(0)} s)\n`,
  );
});
const evidence = evidenceOf(new Date().toISOString().slice(0, 10), RUNS, scenarios, figures, played.columns);
print(evidence, console.log);
for (const [arm, why] of played.errors) console.error(`${arm} could not be played: ${why}`);
if (!quick || flags.includes("--write"))
  writeFileSync(join(root, "evidence.json"), `${JSON.stringify(evidence, null, 1)}\n`);
process.exitCode = failed || played.errors.size > 0 ? 1 : 0;
