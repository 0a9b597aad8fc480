/** Checks every scenario folder: one line for each that is right, every mistake of each that is not. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { WHAT_IFS } from "../server/lab/shipped.ts";
import { readChanges } from "../server/scenarios/changeFiles.ts";
import { readLine } from "../server/scenarios/lineFiles.ts";
import { playHash } from "../server/scenarios/playHash.ts";
import { listScenarios, readScenario, tellMistake } from "../server/scenarios/scenarioFiles.ts";
import type { Mistake } from "../shared/engine/scenario/scenarioMistakes.ts";
import type { ShippedWhatIfs } from "../shared/lab/laboratory.ts";

const root = process.argv[2] ?? join(import.meta.dirname, "../scenarios");
const names = listScenarios(root);
const hashes = new Map<string, string>();
let wrong = names.length === 0;
if (wrong) console.error(`No scenario in ${root}.`);
const report = (name: string, mistakes: readonly Mistake[]): void => {
  wrong = true;
  console.error(`${name}: ${mistakes.length} ${mistakes.length === 1 ? "mistake" : "mistakes"}`);
  for (const mistake of mistakes) console.error(`  ${tellMistake(mistake)}`);
};
for (const name of names) {
  const read = readScenario(join(root, name));
  if ("mistakes" in read) {
    report(name, read.mistakes);
    continue;
  }
  const s = read.scenario;
  hashes.set(name, playHash(s));
  const prepared = readChanges(join(root, name), s);
  if ("mistakes" in prepared) {
    report(name, prepared.mistakes);
    continue;
  }
  if (s.next !== undefined && (s.next === name || !names.includes(s.next))) {
    wrong = true;
    console.error(`  ${name}/scenario.json next: there is no other scenario "${s.next}" to go on into`);
    continue;
  }
  const course = readLine(join(root, name), s);
  if ("mistakes" in course) {
    report(name, course.mistakes);
    continue;
  }
  const options = s.issues.reduce((n, i) => n + i.options.length, 0);
  const facts =
    s.issues.reduce((n, i) => n + i.background.length, 0) +
    s.rounds.reduce((n, r) => n + r.briefing.length, 0) +
    s.positions.length +
    s.record.length +
    s.counts.length +
    s.recorded.timeline.length +
    s.recorded.gaps.length;
  console.log(
    `${name}: OK, ${s.issues.length} issues, ${options} options, ${facts} sourced statements, ${s.record.length} entries of the record, ${s.shocks.length} shocks, ${prepared.changes.length} what-ifs, ${Object.keys(s.sources).length} sources`,
  );
}
const shipped = join(root, WHAT_IFS);
if (existsSync(shipped)) {
  const { results } = JSON.parse(readFileSync(shipped, "utf8")) as ShippedWhatIfs;
  const old = results.filter((r) => hashes.get(r.scenario) !== r.played).length;
  if (old > 0)
    console.log(
      `${WHAT_IFS}: ${old} of ${results.length} results are of other data and are not shown: npm run whatif`,
    );
}
process.exitCode = wrong ? 1 : 0;
