/** Quantities in free wording: what is one, what only names something, and that words do not touch a shipped result. */
import { expect, test } from "vitest";
import { playHash } from "../../server/scenarios/playHash.ts";
import { stated } from "../../shared/engine/scenario/scenarioCheckFigures.ts";
import { fresh, option } from "./planted.ts";

const values = (text: string): (readonly [number, string])[] => stated(text).map((s) => [s.value, s.of]);

test("digits and words are read with what they count", () => {
  expect(values("within two weeks, in four steps, twenty-four hours")).toEqual([
    [2, "week"],
    [4, "step"],
    [24, "hour"],
  ]);
  expect(
    values("one hundred days, six thousand bodies, a hundred days, 1,200 tanks, 2.5 kilometres"),
  ).toEqual([
    [100, "day"],
    [6000, "bodie"],
    [100, "day"],
    [1200, "tank"],
    [2.5, "kilometre"],
  ]);
  expect(values("within one month")).toEqual([[1, "month"]]);
});

test("dates, years, articles, places and the number of known things are no quantities", () => {
  expect(
    values(
      "On 23 February 2022 the two Parties, as in Article 7, since 2014 and from 9 May, respect the 38th parallel in the four oblasts; any one may act, someone attends.",
    ),
  ).toEqual([]);
  expect(values("within the three months that follow")).toEqual([[3, "month"]]);
});

test("a result stays that of a scenario whose words change, and of none whose duties or figures do", () => {
  const before = playHash(fresh());
  const words = fresh();
  option(words, "withdrawal", "before").wording += " So be it.";
  option(words, "withdrawal", "before").duties[0].text = "Russia leaves.";
  delete option(words, "crimea", "defer").unmeasured;
  expect(playHash(words)).toBe(before);
  const due = fresh();
  option(due, "withdrawal", "before").duties[0].dueRounds = 2;
  expect(playHash(due)).not.toBe(before);
  const most = fresh();
  option(most, "forces", "ceiling").quantity.max = 320;
  expect(playHash(most)).not.toBe(before);
});
