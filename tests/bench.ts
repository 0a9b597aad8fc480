/** Gets the peers that the benches are measured beside, once, and runs the benches: they are no part of the project's own install. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "bench");
const run = (command: string, ...args: readonly string[]): void => {
  const { status } = spawnSync(command, args, { stdio: "inherit", shell: process.platform === "win32" });
  if (status !== 0) process.exit(status ?? 1);
};
if (!existsSync(join(folder, "node_modules"))) run("npm", "--prefix", folder, "ci");
run(process.execPath, join(folder, "run.ts"), ...process.argv.slice(2));
