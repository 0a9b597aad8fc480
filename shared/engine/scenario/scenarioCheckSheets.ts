/** Checks of what parties want: complete sheets whose weights add up, value curves that span their quantity, positions. */
import { MOST_CONDITIONS } from "../world/synergies.ts";
import type { Sheet, Valuation } from "./scenario.ts";
import { checkCondition } from "./scenarioCheckEvents.ts";
import { type Check, unique } from "./scenarioCheckKit.ts";

export function checkSheets(check: Check): void {
  const { scenario, tell } = check;
  unique(
    check,
    "sheets",
    scenario.sheets.map((s) => s.party),
  );
  for (const party of check.parties)
    if (!scenario.sheets.some((s) => s.party === party))
      tell(
        "sheetMissing",
        "sheets",
        `"${party}" has no sheet.`,
        "Add one, with weight 0 where it has no stake.",
      );
  for (const sheet of scenario.sheets) {
    const path = `sheets/${sheet.party}`;
    check.party(path, sheet.party);
    check.basis(`${path}/reservation`, sheet.reservation.basis);
    check.basis(`${path}/optimism`, sheet.optimism.basis);
    unique(
      check,
      `${path}/valuations`,
      sheet.valuations.map((v) => v.issue),
    );
    const sum = sheet.valuations.reduce((s, v) => s + v.weight, 0);
    if (Math.abs(sum - 1) > 0.001)
      tell(
        "weights",
        `${path}/valuations`,
        `The weights add up to ${Math.round(sum * 10000) / 10000}, not to 1.`,
        "Divide each by this sum.",
      );
    for (const issue of check.issues)
      if (!sheet.valuations.some((v) => v.issue === issue))
        tell(
          "valuationMissing",
          path,
          `Nothing is said about "${issue}".`,
          "Add a valuation, with weight 0 if it has no stake.",
        );
    for (const v of sheet.valuations) checkValuation(check, `${path}/valuations/${v.issue}`, v);
    checkPeriods(check, path, sheet);
    if (sheet.synergies.reduce((n, s) => n + s.all.length + (s.without?.length ?? 0), 0) > MOST_CONDITIONS)
      tell(
        "synergyConditions",
        `${path}/synergies`,
        `There are more than ${MOST_CONDITIONS} conditions in these synergies.`,
        "Keep those that matter most: what is worth together should be the exception.",
      );
    sheet.synergies.forEach((s, i) => {
      for (const match of [...s.all, ...(s.without ?? [])]) check.clause(`${path}/synergies/${i + 1}`, match);
    });
  }
}

function checkPeriods(check: Check, path: string, { periods = [] }: Sheet): void {
  unique(
    check,
    `${path}/periods`,
    periods.map((p) => p.id),
  );
  for (const period of periods) {
    const at = `${path}/periods/${period.id}`;
    check.cited(`${at}/since`, period.since.sources, period.since.date);
    check.basis(at, period.basis);
    checkCondition(check, `${at}/when`, period.when);
    const first = check.scenario.rounds[0];
    if ("fromDate" in period.when && first && period.when.fromDate <= first.to)
      check.tell(
        "periodEarly",
        `${at}/when`,
        `The match begins on ${first.from}, and a period begins with its second round at the earliest.`,
        "Write these values into the sheet itself.",
      );
    period.changes.forEach((change, i) => {
      checkChange(check, `${at}/changes/${i + 1}`, change);
    });
  }
}

function checkChange(
  check: Check,
  path: string,
  change: NonNullable<Sheet["periods"]>[number]["changes"][number],
): void {
  if ("weight" in change) check.known("issue", path, change.weight.issue, check.issues);
  else if ("value" in change)
    check.clause(path, { issue: change.value.issue, options: [change.value.option] });
  else if ("limit" in change) check.clause(path, { issue: change.limit.issue, options: change.limit.allow });
  else if ("bound" in change && check.known("issue", path, change.bound.issue, check.issues)) {
    const { issue, atLeast, atMost } = change.bound;
    const options = check.scenario.issues.find((i) => i.id === issue)?.options ?? [];
    const quantities = options.flatMap((o) => o.quantity ?? []);
    const bounds = [atLeast, atMost].filter((b) => b !== undefined);
    if (bounds.some((b) => !quantities.some((q) => b >= q.min && b <= q.max)))
      check.tell("bounds", path, "A bound lies outside every quantity of this article.", "Keep it inside.");
    if (atLeast !== undefined && atMost !== undefined && atLeast > atMost)
      check.tell(
        "bounds",
        path,
        `At least ${atLeast} and at most ${atMost} leave nothing.`,
        "Exchange them.",
      );
  }
}

function checkValuation(check: Check, path: string, v: Valuation): void {
  const { scenario, tell } = check;
  check.basis(path, v.basis);
  const issue = scenario.issues.find((i) => i.id === v.issue);
  if (!issue) {
    check.known("issue", path, v.issue, check.issues);
    return;
  }
  const ids = issue.options.map((o) => o.id);
  for (const id of Object.keys(v.options)) check.known(`option of "${v.issue}"`, `${path}/options`, id, ids);
  for (const id of v.allow ?? []) check.known(`option of "${v.issue}"`, `${path}/allow`, id, ids);
  for (const id of v.never ?? [])
    if (check.known(`option of "${v.issue}"`, `${path}/never`, id, ids) && v.allow?.includes(id))
      tell("neverAllowed", `${path}/never`, `"${id}" is also allowed.`, "Take it off one of the two lists.");
  for (const option of issue.options) {
    const value = v.options[option.id];
    if (value === undefined)
      tell(
        "valueMissing",
        `${path}/options`,
        `The option "${option.id}" has no value.`,
        "Give it one, 0 to 100.",
      );
    else if (Array.isArray(value)) checkPoints(check, `${path}/options/${option.id}`, value, option.quantity);
  }
  const quantities = issue.options.flatMap((o) => o.quantity ?? []);
  const bounds = [v.atLeast, v.atMost].filter((b) => b !== undefined);
  if (bounds.length > 0 && quantities.length === 0)
    tell("bounds", path, "A bound is set, but no option of this article has a quantity.", "Remove it.");
  else if (bounds.some((b) => !quantities.some((q) => b >= q.min && b <= q.max)))
    tell("bounds", path, "A bound lies outside the quantity.", "Keep it between its least and most.");
  if (v.atLeast !== undefined && v.atMost !== undefined && v.atLeast > v.atMost)
    tell("bounds", path, `At least ${v.atLeast} and at most ${v.atMost} leave nothing.`, "Exchange them.");
}

function checkPoints(
  check: Check,
  path: string,
  points: readonly (readonly [number, number])[],
  quantity: { readonly min: number; readonly max: number } | undefined,
): void {
  if (!quantity) {
    check.tell("points", path, "Points are given, but the option has no quantity.", "Give one number.");
    return;
  }
  for (let i = 1; i < points.length; i++)
    if ((points[i]?.[0] ?? 0) <= (points[i - 1]?.[0] ?? 0)) {
      check.tell("points", path, "The points do not rise from left to right.", "Sort them.");
      return;
    }
  const first = points[0]?.[0] ?? 0;
  const last = points[points.length - 1]?.[0] ?? 0;
  if (first > quantity.min || last < quantity.max)
    check.tell(
      "points",
      path,
      `The points reach from ${first} to ${last}, the quantity from ${quantity.min} to ${quantity.max}.`,
      "Add a point at each end.",
    );
}

export function checkPositions(check: Check): void {
  unique(
    check,
    "positions",
    check.scenario.positions.map((p) => `${p.party} on ${p.issue}`),
  );
  for (const p of check.scenario.positions) {
    const path = `positions/${p.party}/${p.issue}`;
    check.party(path, p.party);
    check.clause(path, { issue: p.issue, options: p.order });
    unique(check, `${path}/order`, p.order);
    check.cited(path, p.sources, p.date);
  }
}
