/** For development: rebuilds the pages and restarts the server whenever a file changes. Not part of what is shipped. */
import { type ChildProcess, spawn } from "node:child_process";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const run = (...args: readonly string[]): ChildProcess =>
  spawn(process.execPath, args, { cwd: root, stdio: "inherit" });

const both = [run("client/build.ts", "--watch"), run("--watch", "server/main.ts")];
const stop = (): void => {
  for (const child of both) child.kill();
};
for (const child of both) child.once("exit", stop);
process.once("SIGINT", stop);
process.once("SIGTERM", stop);
