/** Bar 3: whole matches with a thinking bot in every seat. */
import { rollOut } from "../../shared/lab/rollOut.ts";
import type { Measured } from "./bars.ts";
import { median, ROUNDS, sideBySide, spread, type Variants } from "./harness.ts";
import { headerOf } from "./scenario.ts";

const WARM_UP = 400;
/** As long as a batch of the laboratory, at the least. */
const SLICE_MS = 2_000;

export const variants: Variants = {
  rollOut: () => {
    let seed = 0;
    // A worker of the lab plays thousands; its first hundreds are the compiler's.
    while (seed < WARM_UP) rollOut(headerOf(`roll-out ${seed++}`), false);
    return (n) => {
      for (let i = 0; i < n; i++) rollOut(headerOf(`roll-out ${seed++}`), false);
      return n;
    };
  },
};

export const bars = [3];

export async function measure(): Promise<readonly Measured[]> {
  const rates = await sideBySide(import.meta.filename, ["rollOut"], ROUNDS, SLICE_MS);
  const lengths = Array.from({ length: 8 }, (_, i) => rollOut(headerOf(`length ${i}`), true).entries.length);
  return [
    {
      id: "matches",
      value: median(rates.rollOut.cpu),
      note: `after a warm-up of ${WARM_UP}; about ${median(lengths)} commands a match; ${spread(rates.rollOut.cpu, (n) => n.toFixed(0))}`,
    },
  ];
}
