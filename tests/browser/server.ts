/**
 * Runs the built server for the browser tests: a free port, a data folder of its own, bots without pauses.
 * It never builds and never skips: without dist/server.js it says what to run first.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const BUILT = join(root, "dist/server.js");

export interface Running {
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  /** Ends it at once, as a crash would, and waits until it is gone. */
  readonly kill: () => Promise<void>;
  /** Ends it and clears its data away. */
  readonly stop: () => Promise<void>;
}

export interface Wanted {
  /** Keep to this port and this data, as a restart does. */
  readonly port?: number;
  readonly dataDir?: string;
  /** Milliseconds between two moves of bots. */
  readonly botPace?: number;
}

/** Starts the built server and waits until it answers. */
export async function startServer({ port = 0, dataDir, botPace = 0 }: Wanted = {}): Promise<Running> {
  if (!existsSync(BUILT)) throw new Error("dist/server.js is not there: run `npm run build` first.");
  const data = dataDir ?? mkdtempSync(join(tmpdir(), "adref-browser-"));
  const child = spawn(process.execPath, [BUILT], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: "production",
      HOST: "127.0.0.1",
      PORT: String(port),
      DATA: data,
      BOT_PACE: String(botPace),
      LOG_LEVEL: "silent",
      // A polite laboratory starves on a machine that has other work.
      LAB_PRIORITY: "usual",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const url = await addressOf(child);
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((done) => child.once("exit", done));
    child.kill("SIGKILL");
    await gone;
  };
  const stop = async (): Promise<void> => {
    await kill();
    rmSync(data, { recursive: true, force: true });
  };
  return { url, port: Number(new URL(url).port), dataDir: data, kill, stop };
}

/** The address that the server prints when it is ready; whatever it said instead when it is not. */
function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      const [url] = /http:\/\/\S+/.exec(said) ?? [];
      if (url !== undefined) resolve(url.replace(/\/$/, ""));
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("exit", (code) => reject(new Error(`The server ended with ${code}: ${said}`)));
  });
}
