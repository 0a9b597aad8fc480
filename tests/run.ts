/**
 * The one command that proves everything: lint, types, scenarios, fences, rules, a build, real browsers. Prints what
 * each step counted, and ends with the sum on a line of its own. A step that runs no test has failed.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

interface Step {
  readonly name: string;
  readonly run: readonly string[];
  /** True when the step is a project of vitest and must count tests. */
  readonly counts: boolean;
}

const project = (name: string): Step => ({ name, run: ["vitest", "run", "--project", name], counts: true });
const plain = (name: string, ...run: readonly string[]): Step => ({ name, run, counts: false });

const STEPS: readonly Step[] = [
  plain("lint", "biome", "check", "--error-on-warnings", "."),
  plain("types", "tsc", "-b"),
  plain("scenarios", "node", "tests/check-scenarios.ts"),
  plain("client build", "node", "client/build.ts"),
  plain("server build", "node", "server/build.ts"),
  project("fences"),
  project("rules"),
  plain("browser at hand", "node", "tests/browser/chromium.ts", "--install"),
  project("browser"),
];

interface Outcome {
  readonly name: string;
  readonly ok: boolean;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly seconds: number;
}

const reports = mkdtempSync(join(tmpdir(), "ad-referendum-tests-"));
const outcomes: Outcome[] = [];
for (const step of STEPS) {
  const began = Date.now();
  const report = join(reports, `${step.name}.json`);
  const [command = "", ...args] = step.run;
  const extra = step.counts ? ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`] : [];
  process.stdout.write(`\n== ${step.name}\n`);
  const done = spawnSync(command, [...args, ...extra], {
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  const counted = step.counts ? countIn(report) : { passed: 0, failed: 0, skipped: 0 };
  const ran = !step.counts || counted.passed + counted.failed > 0;
  outcomes.push({
    name: step.name,
    ok: done.status === 0 && ran && counted.skipped === 0,
    ...counted,
    seconds: Math.round((Date.now() - began) / 1000),
  });
  if (!ran) process.stdout.write(`${step.name} ran no test\n`);
}
rmSync(reports, { recursive: true, force: true });

process.stdout.write("\n");
for (const o of outcomes) {
  const count =
    o.passed + o.failed + o.skipped > 0 ? `${o.passed} passed, ${o.failed} failed, ${o.skipped} skipped` : "";
  process.stdout.write(
    `${o.ok ? "ok    " : "FAILED"} ${o.name.padEnd(16)} ${String(o.seconds).padStart(4)} s  ${count}\n`,
  );
}
const sum = (of: (o: Outcome) => number): number => outcomes.reduce((total, o) => total + of(o), 0);
// A step that failed without a failed test of its own still counts as one.
const failed = sum((o) => (o.ok ? 0 : Math.max(1, o.failed)));
process.stdout.write(`\n${sum((o) => o.passed)} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;

function countIn(report: string): { passed: number; failed: number; skipped: number } {
  try {
    const json = JSON.parse(readFileSync(report, "utf8")) as Record<string, number>;
    return {
      passed: json.numPassedTests ?? 0,
      failed: json.numFailedTests ?? 0,
      skipped: (json.numPendingTests ?? 0) + (json.numTodoTests ?? 0),
    };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}
