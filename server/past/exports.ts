/** Files of a past that is over, for whoever took part in it: the whole match, a transcript, or its figures. */
import type { ExportAs } from "../../shared/exploring.ts";
import type { Reply } from "../http/replies.ts";
import { no } from "../refused.ts";
import { figuresOf } from "./figures.ts";
import { matchFile } from "./matchFile.ts";
import type { OpenPast } from "./past.ts";
import { transcriptOf } from "./transcript.ts";

/** The file, or why there is none: a running match would tell of what is hidden in it. */
export function fileOf(past: OpenPast, as: ExportAs): Reply {
  if (!past.ended) return no("notEnded");
  if (!past.offered.includes("all")) return no("badToken");
  const { course, last, loaded, row } = past;
  const name = `${loaded.scenario.id}-${row.recorded ? "recorded" : row.code}`;
  switch (as) {
    case "ndjson":
      return {
        file: `${name}.ndjson`,
        type: "application/x-ndjson",
        text: matchFile(course, last, (past.ancestors[0] ?? row).scenario, past.parent),
      };
    case "transcript":
      return { file: `${name}.txt`, type: "text/plain; charset=utf-8", text: transcriptOf(course, last) };
    case "csv":
      return { file: `${name}.csv`, type: "text/csv; charset=utf-8", text: figuresOf(last) };
  }
}
