/**
 * Checks that free wording does not contradict typed duties: every number written into it is a day by which a duty falls
 * due, the steps in which it is carried out, or named as a figure that no duty measures. Reads English number words.
 */
import { dayOf } from "../days.ts";
import { stretches } from "../rules/calendar.ts";
import type { Issue, Option } from "./scenario.ts";
import type { Check } from "./scenarioCheckKit.ts";
import { dueRound } from "./terms.ts";

const SMALL =
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30.4, year: 365.25 };
const MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December";
/** A date, a year, an article, and a name such as "38th parallel" are no quantities. */
const NAMES = new RegExp(
  `\\b(?:\\d{1,2} )?(?:${MONTHS}) \\d{4}\\b|\\b\\d{1,2} (?:${MONTHS})\\b|\\b(?:1[5-9]|20)\\d\\d\\b|\\bArticles? \\d+|\\b\\d+(?:st|nd|rd|th)\\b`,
  "g",
);
const WORD = `(?:${[...TENS, ...SMALL].join("|")})`;
const NUMBER = new RegExp(
  `(\\bthe )?(?<![\\w-])(\\d[\\d,]*(?:\\.\\d+)?|${WORD}(?:-${WORD})?(?: (?:hundred|thousand))?|a hundred|a thousand)(?![\\w-])(?: ([a-z]+))?`,
  "gi",
);
/** Rounds are not calendar months: so much may the span of a due date differ from the words. */
const SLACK = 1.25;

export interface Stated {
  readonly said: string;
  readonly value: number;
  /** The word after it, in the singular, or an empty string. */
  readonly of: string;
}

/** Every quantity in a text, in order; "the two Parties" and a bare "one" name things and are none. */
export function stated(text: string): readonly Stated[] {
  const found: Stated[] = [];
  for (const [, definite, number = "", next = ""] of text.replace(NAMES, "").matchAll(NUMBER)) {
    const of = next.replace(/s$/, "");
    if (definite !== undefined && DAYS[of] === undefined) continue;
    if (/^one$/i.test(number) && DAYS[of] === undefined) continue;
    found.push({ said: next === "" ? number : `${number} ${next}`, value: amountOf(number), of });
  }
  return found;
}

function amountOf(number: string): number {
  if (/^\d/.test(number)) return Number(number.replaceAll(",", ""));
  let value = 0;
  for (const word of number.toLowerCase().split(/[ -]/)) {
    if (word === "hundred" || word === "thousand") value *= word === "hundred" ? 100 : 1000;
    else if (word === "a") value = 1;
    else value += TENS.includes(word) ? (TENS.indexOf(word) + 2) * 10 : SMALL.indexOf(word) + 1;
  }
  return value;
}

export function checkFigures(check: Check, issue: Issue, option: Option): void {
  const path = `issues/${issue.id}/options/${option.id}`;
  const texts: readonly (readonly [string, string])[] = [
    [`${path}/wording`, option.wording],
    ...option.duties.map((d) => [`${path}/duties/${d.id}/text`, d.text] as const),
  ];
  const unmeasured = option.unmeasured ?? [];
  for (const { says } of unmeasured)
    if (!texts.some(([, text]) => text.includes(says)))
      check.tell(
        "unmeasured",
        `${path}/unmeasured`,
        `"${says}" stands neither in the wording nor in a duty.`,
        "Write it as it stands there, or take it off the list.",
      );
  for (const [at, text] of texts) {
    const rest = unmeasured.reduce((left, { says }) => left.replaceAll(says, ""), text);
    for (const figure of stated(rest))
      if (!isDue(check, option, figure))
        check.tell(
          "figure",
          at,
          `"${figure.said}" is in the words, but no duty of this option has that number${dues(option)}.`,
          "Change the words or dueRounds, put a quantity there as {n}, or list it under unmeasured with the reason.",
        );
  }
  const unit = option.quantity?.unit.split(" ")[0];
  if (unit !== undefined && option.wording.includes("{n}") && !option.wording.includes(`{n} ${unit}`))
    check.tell(
      "quantityUnit",
      `${path}/wording`,
      `The quantity counts ${unit}, but other words follow {n}.`,
      `Write "{n} ${unit}".`,
    );
}

/** Is the figure the time by which a duty falls due, or the number of steps in which it is carried out? */
function isDue({ scenario }: Check, option: Option, { value, of }: Stated): boolean {
  const rounds = option.duties.flatMap((d) => dueRound(d, 0) ?? []);
  // Land returns an equal part each round until the day on which it is due.
  if (of === "step") return rounds.includes(value);
  const unit = DAYS[of];
  if (unit === undefined) return false;
  const days = value * unit;
  const all = stretches(scenario);
  return rounds.some((n) =>
    all.some((first, i) => {
      const last = all[i + n - 1];
      if (last === undefined) return false;
      const span = dayOf(last.to) - dayOf(first.from) + 1;
      return days <= span * SLACK && days >= span / SLACK;
    }),
  );
}

function dues(option: Option): string {
  const rounds = [...new Set(option.duties.flatMap((d) => dueRound(d, 0) ?? []))];
  return rounds.length === 0 ? "" : ` (due within ${rounds.join(", ")} rounds)`;
}
