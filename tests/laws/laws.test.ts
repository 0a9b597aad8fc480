/** Random matches from the menu, each held against every law: the first half of them, and those at Istanbul. */
import { expect, test } from "vitest";
import { commandSchema } from "../../shared/engine/command.ts";
import { ENDINGS } from "../../shared/engine/state.ts";
import { testScenario } from "../engine/fixture.ts";
import { istanbul } from "../engine/istanbul.ts";
import { FROM, HOUR, judge, RUNS } from "./judge.ts";

const HALF = Math.ceil(RUNS / 2);
/** Playouts at Istanbul are long: one for every fifty of the others. */
const LONG = Math.ceil(RUNS / 50);

test(
  `${HALF} random matches on the small scenario obey every law`,
  () => {
    const tally = judge(testScenario, FROM, HALF);
    if (HALF < 1000) return;
    // The playouts must have been everywhere, or the laws have said little.
    expect([...tally.endings].sort()).toEqual([...ENDINGS].sort());
    const rare = [
      "conductKept",
      "accused",
      "accusationAnswered",
      "obligationEnded",
      "stepsMoved",
      "ratified",
    ];
    for (const type of [...rare, "recorded", "applied", "shockFell", "stoodDown"])
      expect(tally.events.get(type) ?? 0, `events of type ${type}`).toBeGreaterThan(3);
    expect([...tally.commands].sort()).toEqual(commandSchema.options.map((o) => o.shape.type.value).sort());
  },
  HOUR,
);

test(
  `${LONG} random matches at Istanbul obey every law`,
  () => {
    const tally = judge(istanbul(), FROM, LONG);
    expect(tally.events.get("matchEnded")).toBe(LONG);
  },
  HOUR,
);
