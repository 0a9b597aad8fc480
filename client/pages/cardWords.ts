/** A row of the evidence in words: figure, interval, target and verdict as a table shows them. */
import type { Row, Target, Unit } from "../../shared/lab/evidence.ts";
import { t } from "../words.ts";

export interface RowWords {
  readonly figure: string;
  readonly interval: string;
  readonly target: string;
  readonly verdict: string;
  /** What a difference was taken between, or empty. */
  readonly compared: string;
}

export function rowFigures(row: Row): RowWords {
  const { unit, estimate, target, verdict, section } = row;
  const signed = section === "signs" || row.of !== undefined;
  const say = (x: number): string => (signed ? signedWords(x, unit) : plainWords(x, unit));
  return {
    figure: unit === "share" ? say(estimate.value) : inUnit(say(estimate.value), unit),
    interval:
      section === "hindcast"
        ? t("card.interval.errors", { mean: say(estimate.low) })
        : estimate.low === estimate.high
          ? t("card.interval.same", { low: say(estimate.low) })
          : intervalWords(say(estimate.low), say(estimate.high)),
    target: targetWords(target, unit, signed),
    verdict: t(`card.verdict.${verdict}` as "card.verdict.holds"),
    compared: row.of ? row.of.map((x) => plainWords(x, unit)).join(" · ") : "",
  };
}

/** "−3.0 to −1.0 %p": a unit of differences stands once. */
function intervalWords(low: string, high: string): string {
  if (low === high) return t("card.interval.about", { low });
  const unit = " %p";
  return t("card.interval", { low: low.endsWith(unit) ? low.slice(0, -unit.length) : low, high });
}

/** Shares as per cent, all else as it is; small figures keep their digits. */
export function plainWords(x: number, unit: Unit): string {
  if (unit === "share") return `${digits(100 * x)} %`;
  return unit === "cases" ? String(Math.round(x)) : digits(x);
}

/** A difference: with its sign, and shares in points of a percentage. */
function signedWords(x: number, unit: Unit): string {
  const words = digits(unit === "share" ? 100 * Math.abs(x) : Math.abs(x));
  const sign = Number(words) === 0 ? "" : x < 0 ? "−" : "+";
  return `${sign}${words}${unit === "share" ? " %p" : ""}`;
}

const digits = (x: number): string =>
  x === 0 ? "0" : x.toFixed(Math.abs(x) < 10 ? (Math.abs(x) < 1 ? 2 : 1) : 0);

const inUnit = (words: string, unit: Unit): string =>
  unit === "cases" || unit === "share" ? words : t(`card.unit.${unit}`, { n: words });

function targetWords(target: Target | null, unit: Unit, signed: boolean): string {
  if (target === null) return t("card.target.null");
  const { low, high } = target;
  if (signed) return low === 0 ? t("card.target.above") : t("card.target.below");
  const say = (x: number): string => plainWords(x, unit);
  if (low === 0 && high === 0) return t("card.target.none");
  if (high === null || (unit === "share" && high === 1))
    return t("card.target.least", { low: say(low ?? 0) });
  if (low === null || low === 0) return t("card.target.most", { high: say(high) });
  return t("card.target.between", { low: say(low), high: say(high) });
}
