/** Checks every scenario in `scenarios/` and says each mistake in plain words; exits with 1 when there is one. */
import { join } from "node:path";
import { readScenario, scenarioFolders } from "../server/scenarioFiles.ts";

const root = join(import.meta.dirname, "..", "scenarios");
let wrong = 0;
for (const name of scenarioFolders(root)) {
  const read = readScenario(join(root, name));
  if ("mistakes" in read) {
    wrong++;
    process.stdout.write(`${name}: ${read.mistakes.length} mistakes\n`);
    for (const m of read.mistakes) process.stdout.write(`  ${m.path}: ${m.problem} (${m.suggestion})\n`);
    continue;
  }
  const s = read.scenario;
  const options = s.issues.reduce((sum, i) => sum + i.options.length, 0);
  process.stdout.write(
    `${name}: in order. ${s.parties.length} parties, ${s.issues.length} articles, ${options} options, ${s.record.length} entries of record, ${s.shocks.length} shocks, ${Object.keys(s.sources).length} sources\n`,
  );
}
if (scenarioFolders(root).length === 0) {
  process.stdout.write("scenarios/ holds no scenario\n");
  wrong++;
}
process.exitCode = wrong > 0 ? 1 : 0;
