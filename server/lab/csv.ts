/** Results of the laboratory as a table for spreadsheets: figures and ids only, so nothing in it can be a formula. */

import type { LabJob } from "../../shared/lab/laboratory.ts";
import type { Estimate } from "../../shared/lab/statistics.ts";

type Cell = string | number;
const HEAD: readonly Cell[] = ["what", "of", "branch", "value", "low", "high", "n"];

export function labCsv({ about, result }: LabJob): string {
  const rows: (readonly Cell[])[] = [
    ["scenario", about.scenario, about.scenarioHash],
    ["change", about.change ?? "composed", "seq", about.seq, "runs", about.runs, "seed", about.seed],
    HEAD,
  ];
  const add = (what: string, of: string, branch: string, e: Estimate): void => {
    rows.push([what, of, branch, e.value, e.low, e.high, e.n]);
  };
  const c = result?.comparison;
  if (c) {
    for (const e of c.endings) {
      rows.push(["ending", e.ending, "first", e.first, "", "", c.pairs]);
      rows.push(["ending", e.ending, "second", e.second, "", "", c.pairs]);
    }
    for (const [of, figure] of [
      ["treaty", c.treaty] as const,
      ...c.measures.map((m) => [m.id, m] as const),
    ]) {
      add("figure", of, "first", figure.first);
      add("figure", of, "second", figure.second);
      add("figure", of, "difference", figure.difference);
      rows.push(["saved", of, "", figure.saved ?? "", "", "", c.pairs]);
    }
    for (const m of c.measures)
      for (const bar of m.bars) {
        rows.push(["bar", m.id, "first", bar.first, bar.from, bar.from + m.width, c.pairs]);
        rows.push(["bar", m.id, "second", bar.second, bar.from, bar.from + m.width, c.pairs]);
      }
  }
  for (const node of result?.turning ?? []) {
    add("chance", String(node.seq), node.cause.code, node.chance);
    if (node.shift) add("shift", String(node.seq), node.cause.code, node.shift);
  }
  return `${rows.map((row) => row.join(",")).join("\n")}\n`;
}
