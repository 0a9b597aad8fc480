/**
 * Runs variants side by side: each in a child process of its own (no shared JIT state), one at a time, in rounds
 * whose order rotates. Rates are per CPU second. Also starts the other child processes, and ends every one.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { cpus } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const HERE = dirname(fileURLToPath(import.meta.url));
export const ROOT = dirname(dirname(HERE));
export const RESULTS = join(HERE, "results");

/** A quick run has fewer and shorter rounds: for trying, not for the table. */
export const QUICK = process.env.BENCH_QUICK === "1";
export const ROUNDS = QUICK ? 3 : 9;
const SLICE_MS = QUICK ? 150 : 400;

export function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN;
}
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[half] ?? Number.NaN)
    : ((sorted[half - 1] ?? Number.NaN) + (sorted[half] ?? Number.NaN)) / 2;
}
/** Median of the round-by-round ratios. */
export const pairedRatio = (a: readonly number[], b: readonly number[]): number =>
  median(a.map((x, i) => x / (b[i] ?? Number.NaN)));

export const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** A directory on the disk of the project that is gone when the process ends. */
export async function scratch(name: string): Promise<string> {
  await mkdir(RESULTS, { recursive: true });
  const made = mkdtempSync(join(RESULTS, `${name}-`));
  process.on("exit", () => rmSync(made, { recursive: true, force: true }));
  return made;
}

// ---- Child processes ----

/** A child that answers every message with one message. */
export interface Child {
  readonly process: ChildProcess;
  ask<T>(message: unknown): Promise<T>;
  /** Ends it at once and waits until it is gone. */
  kill(): Promise<void>;
}

const alive = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of alive) child.kill("SIGKILL");
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));

const canPin = cpus().length > 1 && spawnSync("taskset", ["--version"]).status === 0;

export interface StartOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** The only core that it may use. */
  readonly cpu?: number;
  readonly nodeArgs?: readonly string[];
  readonly quiet?: boolean;
}

/** Starts Node on a file with a message channel. */
export function start(file: string, args: readonly string[] = [], options: StartOptions = {}): Child {
  const node = [process.execPath, ...(options.nodeArgs ?? []), file, ...args];
  const command =
    canPin && options.cpu !== undefined ? ["taskset", "-c", String(options.cpu), ...node] : node;
  const child = spawn(command[0] as string, command.slice(1), {
    stdio: ["ignore", options.quiet ? "ignore" : "inherit", "inherit", "ipc"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      NODE_OPTIONS: "--disable-warning=ExperimentalWarning",
      ...options.env,
    },
  });
  return { process: watch(child), ask: (message) => ask(child, message), kill: () => kill(child) };
}

/** Whatever happens to us, `child` does not outlive us. */
export function watch(child: ChildProcess): ChildProcess {
  alive.add(child);
  child.once("exit", () => alive.delete(child));
  return child;
}

export function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.once("exit", () => done());
    child.kill("SIGKILL");
  });
}

const ask = <T>(child: ChildProcess, message: unknown): Promise<T> =>
  new Promise((resolve, reject) => {
    const gone = (code: number | null): void => reject(new Error(`the child process ended with ${code}`));
    child.once("exit", gone);
    child.once("message", (answer) => {
      child.off("exit", gone);
      const failed = (answer as { failed?: string } | null)?.failed;
      if (failed === undefined) resolve(answer as T);
      else reject(new Error(failed));
    });
    child.send(message as object);
  });

/** The child's end of the channel: answers every message by its handler. */
export function serve(handlers: Readonly<Record<string, (message: never) => unknown>>): void {
  process.on("message", (message: { readonly do: string }) => {
    Promise.resolve()
      .then(() => handlers[message.do]?.(message as never) ?? null)
      .then(
        (answer) => process.send?.(answer as object),
        (error: unknown) =>
          process.send?.({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
      );
  });
  process.on("disconnect", () => process.exit(0));
}

// ---- Variants ----

/** Does about `n` units of work, and says how many it did. */
export type Work = (n: number) => number | Promise<number>;
/** What a bench file exports as `variants`: each prepares its work in its own process. */
export type Variants = Readonly<Record<string, () => Work | Promise<Work>>>;

export interface Rates {
  /** Units per CPU second, one figure per round. */
  readonly cpu: readonly number[];
  /** Units per second by the wall clock. */
  readonly wall: readonly number[];
}

/** Runs the named variants of `file` in rounds. */
export async function sideBySide<Name extends string>(
  file: string,
  names: readonly Name[],
  rounds: number = ROUNDS,
  sliceMs: number = SLICE_MS,
): Promise<Readonly<Record<Name, Rates>>> {
  const kids = new Map<Name, Child>();
  for (const name of names) {
    const kid = start(join(HERE, "variant.ts"), [file, name], { nodeArgs: ["--expose-gc"] });
    await kid.ask({ do: "calibrate", ms: sliceMs });
    kids.set(name, kid);
  }
  const rates = Object.fromEntries(names.map((n) => [n, { cpu: [], wall: [] }])) as unknown as Record<
    Name,
    { cpu: number[]; wall: number[] }
  >;
  for (let round = 0; round < rounds; round++)
    for (let i = 0; i < names.length; i++) {
      const name = names[(i + round) % names.length] as Name;
      const { cpu, wall } = await (kids.get(name) as Child).ask<{ cpu: number; wall: number }>({ do: "run" });
      rates[name].cpu.push(cpu);
      rates[name].wall.push(wall);
    }
  await Promise.all([...kids.values()].map((kid) => kid.kill()));
  return rates;
}

/** How much the figures of the rounds differ, in words. */
export const spread = (
  values: readonly number[],
  show: (n: number) => string = (n) => n.toPrecision(3),
): string => `${show(Math.min(...values))}–${show(Math.max(...values))} in ${values.length} rounds`;
