/** Bundles the server into dist/server.js and the laboratory's worker beside it; packages stay where npm put them. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));

await build({
  entryPoints: { server: join(root, "server/main.ts"), labWorker: join(root, "server/lab/worker.ts") },
  outdir: join(root, "dist"),
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node24",
  packages: "external",
  sourcemap: true,
  logLevel: "warning",
});
