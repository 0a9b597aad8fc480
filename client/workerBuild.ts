/** `import address from "worker:./x.ts"`: bundles the script by itself, and gives the address of the file it becomes. */
import { dirname, join } from "node:path";
import { build, type Plugin } from "esbuild";

export const workers: Plugin = {
  name: "workers",
  setup(on) {
    on.onResolve({ filter: /^worker:/ }, ({ path, importer }) => ({
      path: join(dirname(importer), path.slice("worker:".length)).replace(/\.ts$/, ".js"),
      namespace: "worker",
    }));
    on.onLoad({ filter: /.*/, namespace: "worker" }, async ({ path }) => {
      const { initialOptions } = on;
      const made = await build({
        entryPoints: [path.replace(/\.js$/, ".ts")],
        bundle: true,
        write: false,
        format: "esm",
        target: "es2022",
        platform: "browser",
        minify: initialOptions.minify ?? false,
        define: initialOptions.define ?? {},
        metafile: true,
        legalComments: "none",
      });
      const inputs = Object.keys(made.metafile.inputs);
      return {
        contents: made.outputFiles[0]?.contents ?? new Uint8Array(),
        loader: "file",
        watchFiles: inputs.map((file) => join(process.cwd(), file)),
      };
    });
  },
};
