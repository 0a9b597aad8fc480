/** Builds the pages and starts the server; builds and starts again whenever a file of the project changes. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { watch } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
/** Milliseconds to wait for an editor to finish writing. */
const SETTLE = 150;

let server: ChildProcess | null = null;
let pending: NodeJS.Timeout | null = null;

function restart(): void {
  server?.kill();
  server = null;
  const built = ["client/build.ts", "server/build.ts"].every(
    (script) => spawnSync(process.execPath, [join(root, script)], { stdio: "inherit" }).status === 0,
  );
  if (built)
    server = spawn(process.execPath, [join(root, "dist/server.js")], { stdio: "inherit", cwd: root });
}

for (const folder of ["client", "server", "shared", "scenarios"])
  watch(join(root, folder), { recursive: true }, () => {
    if (pending) clearTimeout(pending);
    pending = setTimeout(restart, SETTLE);
  });
restart();
