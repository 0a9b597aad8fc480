/** A child process that offers the `calls` of a bench file: what must be timed away from everything else. */
import { pathToFileURL } from "node:url";
import { serve } from "./harness.ts";

const { calls } = (await import(pathToFileURL(process.argv[2] ?? "").href)) as {
  readonly calls: Parameters<typeof serve>[0];
};
serve(calls);
