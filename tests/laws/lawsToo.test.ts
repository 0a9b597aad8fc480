/** The second half of the random matches: in a file of its own, so that it runs beside the first. */
import { expect, test } from "vitest";
import { testScenario } from "../engine/fixture.ts";
import { FROM, HOUR, judge, RUNS } from "./judge.ts";

const HALF = Math.floor(RUNS / 2);

test(
  `${HALF} more random matches on the small scenario obey every law`,
  () => {
    const tally = judge(testScenario, FROM + Math.ceil(RUNS / 2), HALF);
    expect(tally.events.get("matchEnded") ?? 0).toBe(HALF);
  },
  HOUR,
);
