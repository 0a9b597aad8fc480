/**
 * Runs the benches of all bars, or of those named (`npm run bench -- 1 3 12`), prints the table and writes it to
 * results/latest.json. `--commit-table` also writes RESULTS.md, `--quick` takes fewer and shorter rounds.
 */
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { BARS, judge, type Measured, table, type Verdict } from "./bars.ts";

const flags = process.argv.slice(2).filter((a) => a.startsWith("--"));
const wanted = process.argv
  .slice(2)
  .filter((a) => !a.startsWith("--"))
  .map(Number);
const odd = flags.filter((f) => f !== "--quick" && f !== "--commit-table");
if (odd.length > 0 || wanted.some((n) => !BARS.some((b) => b.bar === n))) {
  console.error(
    `usage: npm run bench -- [bar …] [--quick] [--commit-table]; bars: ${[...new Set(BARS.map((b) => b.bar))].join(" ")}`,
  );
  process.exit(2);
}
if (flags.includes("--quick")) process.env.BENCH_QUICK = "1";
const { HERE, QUICK, RESULTS } = await import("./harness.ts");

interface Bench {
  readonly bars: readonly number[];
  /** Measures; `wanted` names the bars that somebody asked for. */
  measure(wanted: (bar: number) => boolean): Promise<readonly Measured[]>;
}

const FILES = [
  "engine",
  "world",
  "rollouts",
  "lab",
  "labLive",
  "labBrowser",
  "seek",
  "fork",
  "append",
  "server",
  "storm",
  "crash",
  "start",
  "page",
];
const asked = (bar: number): boolean => wanted.length === 0 || wanted.includes(bar);

await mkdir(RESULTS, { recursive: true });
const verdicts: Verdict[] = [];
const failed: string[] = [];
const began = performance.now();
for (const name of FILES) {
  const bench = (await import(`./${name}.bench.ts`)) as Bench;
  if (!bench.bars.some(asked)) continue;
  const since = performance.now();
  process.stderr.write(`${name} (bars ${bench.bars.filter(asked).join(", ")}) … `);
  try {
    verdicts.push(...(await bench.measure(asked)).map(judge).filter((v) => asked(v.bar)));
    process.stderr.write(`${((performance.now() - since) / 1000).toFixed(0)} s\n`);
  } catch (error) {
    failed.push(name);
    process.stderr.write(`failed\n${error instanceof Error ? error.stack : String(error)}\n`);
  }
}
verdicts.sort((a, b) => BARS.findIndex((x) => x.id === a.id) - BARS.findIndex((x) => x.id === b.id));

const cores = cpus();
const machine = `${cores.length} × ${cores[0]?.model.trim() ?? "?"}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}, Node ${process.version}`;
const when = new Date().toISOString().slice(0, 16).replace("T", " ");
const command = ["npm run bench", ...(process.argv.length > 2 ? ["--", ...process.argv.slice(2)] : [])].join(
  " ",
);
const text = table(verdicts);
console.log(text);
console.log(`\n${machine}; ${when} UTC; ${((performance.now() - began) / 60_000).toFixed(1)} min`);

// What a child that was killed could not clear away.
for (const left of await readdir(RESULTS))
  if (/^(load|crash|append|fork|start|page)-/.test(left))
    await rm(join(RESULTS, left), { recursive: true, force: true });
await writeFile(
  join(RESULTS, "latest.json"),
  `${JSON.stringify({ machine, when, command, quick: QUICK, failed, verdicts }, null, 2)}\n`,
);
if (flags.includes("--commit-table")) {
  const head = [
    "# What was measured last",
    "",
    `Written by \`${command}\` on ${when} UTC: ${machine}.${QUICK ? " A quick run: rough figures." : ""}`,
    "How each figure is taken: [README.md](README.md). Absolute rates move with the machine and its neighbours by a",
    "quarter; figures marked × are taken side by side in one run.",
    "",
  ].join("\n");
  await writeFile(join(HERE, "RESULTS.md"), `${head}\n${text}\n`);
}
const missed = verdicts.filter((v) => v.mustMet === false);
if (missed.length > 0) console.log(`\nBelow the bar: ${missed.map((v) => `${v.bar} ${v.what}`).join("; ")}`);
process.exit(failed.length > 0 ? 1 : 0);
