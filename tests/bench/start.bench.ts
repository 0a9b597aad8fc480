/** Bar 14: from the start of the process to listening, beside bare Colyseus; in turns. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Measured } from "./bars.ts";
import { HERE, kill, median, pairedRatio, ROOT, ROUNDS, scratch, spread, watch } from "./harness.ts";

/** What `npm start` runs, or its source where nothing was built. */
export const program = (): string =>
  [join(ROOT, "dist/server.js"), join(ROOT, "server/main.ts")].find((f) => existsSync(f)) ?? "server/main.ts";

export interface Begun {
  readonly process: ChildProcess;
  readonly ms: number;
  /** The line that said so. */
  readonly line: string;
}

/** Starts a server and waits until it says that it listens. */
export function begin(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Begun> {
  const began = performance.now();
  const child = watch(
    spawn(process.execPath, [file, ...args], {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: "error", ...env },
    }),
  );
  return new Promise((resolve, reject) => {
    let text = "";
    child.once("exit", (code) => reject(new Error(`${file} ended with ${code}`)));
    child.stdout?.on("data", (data: Buffer) => {
      text += data.toString();
      if (!/ready at|listening/.test(text) || !text.includes("\n")) return;
      child.removeAllListeners("exit");
      watch(child);
      resolve({ process: child, ms: performance.now() - began, line: text });
    });
  });
}

export const bars = [14];

export async function measure(): Promise<readonly Measured[]> {
  const DATA = await scratch("start");
  const sides = {
    ours: () => begin(program(), [], { PORT: "0", DATA }),
    colyseus: () => begin(join(HERE, "peers/colyseus.ts"), ["0"], {}),
  };
  const took: Record<keyof typeof sides, number[]> = { ours: [], colyseus: [] };
  for (let round = -1; round < ROUNDS; round++)
    for (const side of round % 2 === 0 ? (["ours", "colyseus"] as const) : (["colyseus", "ours"] as const)) {
      const begun = await sides[side]();
      await kill(begun.process);
      // The first round fills the disk's cache and makes the database.
      if (round >= 0) took[side].push(begun.ms / 1000);
    }
  const seconds = (n: number): string => `${n.toFixed(2)} s`;
  return [
    {
      id: "start",
      value: median(took.ours),
      note: `${program().slice(ROOT.length + 1)}; ${spread(took.ours, seconds)}`,
    },
    {
      id: "startRatio",
      value: pairedRatio(took.ours, took.colyseus),
      note: `bare Colyseus ${seconds(median(took.colyseus))}`,
    },
  ];
}
