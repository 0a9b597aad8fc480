/**
 * Two nodes side by side through the same eyes: the state, the text and the outcome, and where they differ. Everything is
 * taken from views, so that a comparison shows no more than a replay would.
 */
import type { View } from "../../shared/engine/view/viewTypes.ts";
import type {
  CompareAsk,
  Compared,
  ComparedArticle,
  ComparedNode,
  Eyes,
  Node,
} from "../../shared/exploring.ts";
import { patched, same } from "../../shared/patch.ts";
import { isRefused, no, type Refused } from "../refused.ts";
import { sharedBy } from "./descent.ts";
import { type Archive, type OpenPast, openPast, viewerThrough } from "./past.ts";
import { dayAt, replayOf } from "./replay.ts";

export async function compare(archive: Archive, ask: CompareAsk, from: string): Promise<Compared | Refused> {
  const first = await openPast(archive, ask.a.past, from);
  if (isRefused(first)) return first;
  const second = await openPast(archive, ask.b.past, from);
  if (isRefused(second)) return second;
  if (first.loaded.scenario.id !== second.loaded.scenario.id) return no("sameScenario");
  const a = await nodeOf(first, ask.a, ask.eyes);
  if (isRefused(a)) return a;
  const b = await nodeOf(second, ask.b, ask.eyes);
  if (isRefused(b)) return b;
  const theirs = new Map(b.text.map((article) => [article.issue, article]));
  const keys = [...new Set([...Object.keys(a.figures), ...Object.keys(b.figures)])];
  return {
    eyes: ask.eyes,
    a,
    b,
    figures: keys.filter((key) => a.figures[key] !== b.figures[key]),
    articles: a.text
      .filter((article) => !same(standing(article), standing(theirs.get(article.issue))))
      .map((article) => article.issue),
    shared:
      first.ended && second.ended
        ? sharedBy([...first.ancestors, first.row], [...second.ancestors, second.row], [a.seq, b.seq])
        : null,
  };
}

const standing = (article: ComparedArticle | undefined): unknown => [article?.agreed, article?.standings];

/** What `eyes` saw at a node, numbered as in its replay. */
async function nodeOf(past: OpenPast, { seq }: Node, eyes: Eyes): Promise<ComparedNode | Refused> {
  const viewer = viewerThrough(past, eyes);
  if (isRefused(viewer)) return viewer;
  const { view: start, steps } = await replayOf(past.course, viewer, past.numbering);
  const byLog = past.numbering === "log";
  const to = byLog ? past.course.entries.length : steps.length;
  if (seq > to) return no("unknownNode", { from: 0, to });
  let view = start;
  for (const step of steps) {
    if (step.seq > seq) break;
    view = patched(view, step.patch);
  }
  const { row, loaded } = past;
  const { scenario } = loaded;
  return {
    code: row.recorded ? null : row.code,
    scenarioHash: loaded.hash,
    title: past.title,
    seq,
    date: dayAt(past.course, byLog ? seq : Number.POSITIVE_INFINITY, scenario, view.round),
    round: view.round,
    rounds: scenario.rounds.length,
    phase: view.phase,
    ending: view.result?.ending ?? null,
    figures: figuresIn(view),
    text: scenario.issues.map((issue) => ({
      issue: issue.id,
      title: issue.title,
      agreed: view.agreed[issue.id] ?? null,
      standings: view.standings[issue.id] ?? {},
    })),
    instruments: Object.values(view.instruments),
  };
}

/** Every public figure of a view, by a key: `occupied` in per mille, `trust a>b` and moods in percent, aid in points a week. */
export function figuresIn({ world, trust, agreed }: View): Readonly<Record<string, number>> {
  const figures: Record<string, number> = {
    occupied: world.occupied,
    drift: world.drift,
    grid: world.grid,
    sanctions: world.sanctions,
    agreed: Object.keys(agreed).length,
  };
  for (const [pair, { score }] of Object.entries(trust)) figures[`trust ${pair}`] = score;
  for (const [party, mood] of Object.entries(world.opinion))
    for (const [name, value] of Object.entries(mood)) figures[`${name} ${party}`] = value;
  for (const [party, side] of Object.entries(world.sides)) {
    figures[`manpower ${party}`] = side.manpower;
    figures[`materiel ${party}`] = side.materiel;
    for (const [name, value] of Object.entries(side.exhaustion))
      figures[`exhaustion ${name} ${party}`] = value;
  }
  for (const [flow, perWeek] of Object.entries(world.aid)) figures[`aid ${flow}`] = perWeek;
  return figures;
}
