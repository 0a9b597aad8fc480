/** Figures of the laboratory in words: estimates with their intervals, differences with their sign. */
import type { Ending } from "../../shared/engine/state.ts";
import type { Estimate } from "../../shared/lab/statistics.ts";
import type { MeasureId } from "../../shared/lab/tally.ts";
import { numberWords, signedWords, t } from "../words.ts";

/** What a figure counts: chances are told per cent. */
export type Kind = "treaty" | MeasureId;

const tenth = (x: number): number => Math.round(x * 10) / 10;
const times = (of: Kind): number => (of === "treaty" ? 100 : 1);

export const figureWords = (of: Kind, x: number): string =>
  t(`lab.unit.${of}`, { x: numberWords(tenth(x * times(of))) });

/** "31.2 % (28.0 to 34.5)". */
export const estimateWords = (of: Kind, e: Estimate): string =>
  t("lab.estimate", {
    value: figureWords(of, e.value),
    low: numberWords(tenth(e.low * times(of))),
    high: numberWords(tenth(e.high * times(of))),
  });

/** "+7.5 points (+4.1 to +10.9)". */
export const differenceWords = (of: Kind, e: Estimate): string =>
  t("lab.estimate", {
    value: t(`lab.step.${of}`, { x: signedWords(tenth(e.value * times(of))) }),
    low: signedWords(tenth(e.low * times(of))),
    high: signedWords(tenth(e.high * times(of))),
  });

/** What a difference says in a sentence: only an interval without 0 is called a difference. */
export function verdictWords(of: Kind, e: Estimate): string {
  if (e.low > 0) return t("lab.says.more", { by: differenceWords(of, e) });
  if (e.high < 0) return t("lab.says.less", { by: differenceWords(of, e) });
  if (e.low === 0 && e.high === 0) return t("lab.says.same");
  return t("lab.says.open", { by: differenceWords(of, e) });
}

/** Endings in five classes, best first: what stands at the end of a match. */
export const CLASSES = ["treaty", "armistice", "partial", "war", "collapse"] as const;
export type Class = (typeof CLASSES)[number];
const CLASS_OF: Readonly<Record<Ending, Class>> = {
  settlement: "treaty",
  armistice: "armistice",
  freeze: "armistice",
  signed: "partial",
  limited: "partial",
  communique: "war",
  none: "war",
  collapse: "collapse",
};

/** Shares per class, 0–1, of both branches. */
export const classesOf = (
  endings: readonly { readonly ending: Ending; readonly first: number; readonly second: number }[],
): readonly { readonly id: Class; readonly first: number; readonly second: number }[] =>
  CLASSES.map((id) => {
    const mine = endings.filter((e) => CLASS_OF[e.ending] === id);
    return {
      id,
      first: mine.reduce((s, e) => s + e.first, 0),
      second: mine.reduce((s, e) => s + e.second, 0),
    };
  });
