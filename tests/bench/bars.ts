/**
 * The bars: what is measured, what it must reach and what we steer for. Rows with a ratio are measured beside
 * their peer in the same run. Holds no measuring.
 */

export interface Bar {
  /** The name that a bench gives its figure. */
  readonly id: string;
  readonly bar: number;
  readonly what: string;
  readonly unit: string;
  readonly better: "more" | "less";
  readonly must: number | null;
  readonly goal: number | null;
}

type Reach = readonly [must: number | null, goal: number | null];

const more = (bar: number, id: string, what: string, unit: string, [must, goal]: Reach): Bar => ({
  id,
  bar,
  what,
  unit,
  better: "more",
  must,
  goal,
});
const less = (bar: number, id: string, what: string, unit: string, [must, goal]: Reach): Bar => ({
  ...more(bar, id, what, unit, [must, goal]),
  better: "less",
});

export const BARS: readonly Bar[] = [
  more(1, "commands", "commands through decide + apply, per core", "/s", [50_000, 500_000]),
  more(2, "worldStep", "a step of the world alone against a flat array of the same size", "×", [0.2, 0.7]),
  more(3, "matches", "whole matches with thinking bots in every seat, per core", "/s", [200, 2_000]),
  less(4, "whatIf", "what-if of 1,000 whole matches with spread, two workers", "s", [5, 0.5]),
  less(4, "whatIfFirst", "first picture of it", "ms", [300, 100]),
  more(4, "labScaling", "the same with two workers against one", "×", [null, null]),
  less(4, "liveIdle", "command → all told at live tables, laboratory idle, p99", "ms", [15, 4]),
  less(4, "liveBusy", "the same while the laboratory is saturated, p99", "ms", [15, 4]),
  more(4, "browserMatches", "whole matches of a what-if in a Web Worker of Chromium", "/s", [null, null]),
  more(4, "browserRatio", "the same against Node", "×", [null, null]),
  less(5, "seek", "seek anywhere in 2,000 events, p99, four times slower", "ms", [8, 0.25]),
  less(5, "fork", "fork anywhere in 2,000 events, durable, until the ticket is there, p99", "ms", [100, 25]),
  less(5, "forkBytes", "what the disk keeps of a fork", "B", [8_000, 2_000]),
  less(5, "replay", "2,000 events told again through one pair of eyes", "ms", [500, 100]),
  less(
    6,
    "cpu",
    "server CPU per command, durable, told to every seat, against boardgame.io in memory",
    "×",
    [1, 0.3],
  ),
  more(
    7,
    "throughput",
    "commands/s/core, 100 tables × 6, durable, against boardgame.io not durable",
    "×",
    [2, 4],
  ),
  less(8, "told50", "command → all told, 200/s, durable, p50", "ms", [3, 0.8]),
  less(8, "told99", "command → all told, 200/s, durable, p99", "ms", [15, 4]),
  less(9, "bytes", "bytes per command per client", "B", [600, 130]),
  less(9, "rejoin", "bytes of a re-join, at the worst age of a match", "kB", [8, 3]),
  less(10, "heap", "heap per live table with sockets", "kB", [200, 60]),
  less(10, "asleep", "heap of a sleeping table", "kB", [null, 0]),
  less(10, "wake", "a sleeping table is back, p99", "ms", [null, 10]),
  less(11, "storm", "600 clients reconnect at once, all in step again", "s", [3, null]),
  less(11, "stormRatio", "the same against bare Colyseus", "×", [null, 1.1]),
  less(12, "append", "durable append p50 against the fdatasync floor", "×", [1.5, 1.1]),
  more(12, "group", "rate with group commit against one by one", "×", [10, 20]),
  less(13, "back", "kill -9 with 1,000 live matches of 500 entries → first player back", "s", [5, 1.5]),
  less(13, "lost", "acknowledged entries lost in all kills", "", [0, 0]),
  less(14, "start", "cold start to listening", "s", [1.5, null]),
  less(14, "startRatio", "the same against bare Colyseus", "×", [null, 1.3]),
  less(15, "playable", "first playable screen on the slow phone", "s", [1.5, 0.85]),
  less(15, "js", "JS before it (brotli)", "kB", [110, 75]),
  less(15, "jsAll", "all JS, with Phaser (brotli)", "kB", [400, 260]),
  less(15, "revisit", "warm revisit (brotli)", "kB", [20, 7]),
  less(16, "blocking", "total blocking time on the slow phone", "ms", [300, 150]),
  less(16, "frame", "frame p95", "ms", [33, 17]),
  less(16, "rest", "CPU of a table at rest", "%", [3, 1]),
];

/** One figure, and in words how it came about: the peer's figure, the spread, the number of runs. */
export interface Measured {
  readonly id: string;
  readonly value: number;
  readonly note: string;
}

/** A bar with its figure, judged. */
export interface Verdict extends Bar {
  readonly value: number;
  readonly note: string;
  readonly mustMet: boolean | null;
  readonly goalMet: boolean | null;
  /** How many times away from the goal; 1 when it is reached, null when there is none. */
  readonly distance: number | null;
}

export function judge({ id, value, note }: Measured): Verdict {
  const bar = BARS.find((b) => b.id === id);
  if (!bar) throw new Error(`no bar is called ${id}`);
  const reaches = (reach: number | null): boolean | null =>
    reach === null ? null : bar.better === "more" ? value >= reach : value <= reach;
  const goalMet = reaches(bar.goal);
  const away = bar.goal === null ? null : bar.better === "more" ? bar.goal / value : value / bar.goal;
  return { ...bar, value, note, mustMet: reaches(bar.must), goalMet, distance: goalMet === true ? 1 : away };
}

/** Three significant digits, thousands set apart. */
export function figure(value: number, unit: string): string {
  const rounded = value === 0 ? 0 : Number(value.toPrecision(3));
  const text = Math.abs(rounded) >= 10_000 ? rounded.toLocaleString("en") : String(rounded);
  return unit === "" || unit === "×" ? `${text}${unit}` : unit === "/s" ? `${text}/s` : `${text} ${unit}`;
}

const word = (v: Verdict): string =>
  v.mustMet === false ? "**missed**" : v.goalMet === true ? "goal met" : v.mustMet === true ? "met" : "–";

const away = ({ distance, goalMet }: Verdict): string =>
  goalMet === true || distance === null
    ? "–"
    : Number.isFinite(distance)
      ? `${Number(distance.toPrecision(2))}× away`
      : "not reached";

/** The verdicts as a Markdown table. */
export function table(verdicts: readonly Verdict[]): string {
  const reach = (n: number | null, { better, unit }: Bar): string =>
    n === null ? "–" : `${better === "more" ? "≥" : "≤"} ${figure(n, unit)}`;
  const rows = verdicts.map((v) =>
    [
      v.bar,
      v.what,
      reach(v.must, v),
      reach(v.goal, v),
      figure(v.value, v.unit),
      word(v),
      away(v),
      v.note,
    ].join(" | "),
  );
  return [
    "| # | cost | must | goal | measured | verdict | to the goal | how |",
    "|---|---|---|---|---|---|---|---|",
    ...rows.map((row) => `| ${row} |`),
  ].join("\n");
}
