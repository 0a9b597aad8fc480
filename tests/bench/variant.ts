/** The child process of one variant: finds out how much work fills a slice, and does such slices when asked. */
import { pathToFileURL } from "node:url";
import { serve, type Variants, type Work } from "./harness.ts";

const [, , file = "", name = ""] = process.argv;
const { variants } = (await import(pathToFileURL(file).href)) as { readonly variants: Variants };
const prepare = variants[name];
if (!prepare) throw new Error(`${file} has no variant ${name}`);
const work: Work = await prepare();
let slice = 1;

async function calibrate(ms: number): Promise<number> {
  let n = 1;
  for (;;) {
    const began = performance.now();
    await work(n);
    const took = performance.now() - began;
    if (took > ms) {
      slice = Math.max(1, Math.round((n * ms) / took));
      await work(slice);
      await work(slice);
      return slice;
    }
    n = Math.ceil(n * (took < ms / 50 ? 8 : Math.min(8, (1.2 * ms) / took)));
  }
}

/** Share of a slice that is done before the clock starts. */
const WARM = 0.25;

async function run(): Promise<{ cpu: number; wall: number }> {
  globalThis.gc?.();
  // A forced collection throws compiled code away with the garbage, which no collection of a running program does.
  await work(Math.ceil(slice * WARM));
  const before = process.cpuUsage();
  const began = performance.now();
  const done = await work(slice);
  const wall = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(before);
  return { cpu: done / ((user + system) / 1e6), wall: done / wall };
}

serve({ calibrate: ({ ms }: { ms: number }) => calibrate(ms), run });
