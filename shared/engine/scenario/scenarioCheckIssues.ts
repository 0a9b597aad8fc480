/** Checks of the articles: numbering, options with their duties, guarantees and quantities. */
import type { Duty, Issue, Option } from "./scenario.ts";
import { checkFigures } from "./scenarioCheckFigures.ts";
import { type Check, unique } from "./scenarioCheckKit.ts";

export function checkIssues(check: Check): void {
  const { scenario, tell } = check;
  unique(check, "issues", check.issues);
  unique(
    check,
    "issues/short",
    scenario.issues.map((i) => i.short),
  );
  scenario.issues.forEach((issue, n) => {
    const path = `issues/${issue.id}`;
    if (issue.article !== n + 1)
      tell(
        "articleOrder",
        `${path}/article`,
        `Article ${issue.article} stands in place ${n + 1}.`,
        `Number articles in order: ${n + 1}.`,
      );
    // A what-if may fix an article; an author may not.
    if (issue.options.length < 2)
      tell(
        "oneOption",
        `${path}/options`,
        "There is nothing to negotiate here.",
        "Give it two options or more.",
      );
    unique(
      check,
      `${path}/options`,
      issue.options.map((o) => o.id),
    );
    unique(
      check,
      `${path}/background`,
      issue.background.map((b) => b.text),
    );
    issue.background.forEach((b, i) => {
      check.cited(`${path}/background/${i + 1}`, b.sources, b.date);
    });
    if (issue.background.length === 0)
      tell("noBackground", path, "This article has no background.", "Add at least one sourced statement.");
    for (const option of issue.options) checkOption(check, issue, option);
  });
}

/** A ceiling needs a measure, and a force to hold down for as long as it lasts. */
function checkCap({ scenario, tell }: Check, option: Option, duty: Duty, at: string): void {
  const { cap } = duty;
  if (!cap) return;
  const path = `${at}/cap`;
  if ((cap.perUnit === undefined) === (cap.share === undefined))
    tell(
      "capMeasure",
      path,
      "A ceiling is either points per unit or a share of what is there.",
      "Keep one of perUnit and share.",
    );
  if (cap.perUnit !== undefined && !option.quantity)
    tell(
      "capMeasure",
      path,
      "The ceiling counts units, but the option has no quantity.",
      "Add a quantity, or give a share.",
    );
  if (!scenario.treaty.principals.includes(duty.obligor))
    tell(
      "capForce",
      path,
      `"${duty.obligor}" has no force in this world.`,
      "Let one of the two principals owe it.",
    );
  if (duty.dueRounds !== null)
    tell(
      "capForce",
      path,
      "The ceiling would end with the day on which it is due.",
      "Set dueRounds to null.",
    );
}

function checkOption(check: Check, issue: Issue, option: Option): void {
  const { scenario, tell } = check;
  const path = `issues/${issue.id}/options/${option.id}`;
  unique(
    check,
    `${path}/duties`,
    option.duties.map((d) => d.id),
  );
  for (const duty of option.duties) {
    const at = `${path}/duties/${duty.id}`;
    check.known("party", `${at}/obligor`, duty.obligor, [...check.parties, "guarantors"]);
    for (const p of duty.obligee) check.party(`${at}/obligee`, p);
    if (duty.notWithout !== undefined) check.party(`${at}/notWithout`, duty.notWithout);
    checkCap(check, option, duty, at);
    if (duty.obligee.includes(duty.obligor))
      tell("dutyToSelf", at, `"${duty.obligor}" owes this duty to itself.`, "Take it off the obligees.");
    if (issue.limited && !scenario.treaty.principals.includes(duty.obligor))
      tell(
        "limitedDuty",
        at,
        `"${issue.id}" may be settled alone, but "${duty.obligor}" is not one of the two who settle it.`,
        "Let a principal owe the duty, or set limited to false.",
      );
  }
  if (issue.limited && option.duties.length === 0)
    tell(
      "limitedEmpty",
      path,
      `"${issue.id}" may be settled alone, but this option obliges nobody: it would be an agreement about nothing.`,
      "Add a duty, or remove the option: to agree on nothing the article is left out.",
    );
  for (const p of option.guarantee?.guarantors ?? [])
    if (check.party(`${path}/guarantee`, p) && !scenario.parties.find((x) => x.id === p)?.supports.guarantee)
      tell(
        "cannotPledge",
        `${path}/guarantee`,
        `"${p}" is named as guarantor but may not pledge.`,
        `Set supports.guarantee of "${p}", or take it off the list.`,
      );
  checkFigures(check, issue, option);
  for (const step of option.entry ?? [])
    check.known(
      "step",
      `${path}/entry`,
      step,
      scenario.steps.map((s) => s.id),
    );
  for (const region of Object.keys(option.control ?? {}))
    check.known("region", `${path}/control`, region, check.regions);
  if (option.control && !option.duties.some((d) => d.domain === "force"))
    tell(
      "controlNoDuty",
      `${path}/control`,
      "Land changes hands here, but nobody owes it.",
      'Add a duty in the domain "force".',
    );
  const marked = option.wording.includes("{n}");
  if (marked !== (option.quantity !== undefined))
    tell(
      "placeholder",
      `${path}/wording`,
      marked
        ? "The wording has {n}, but the option has no quantity."
        : "The option has a quantity, but its wording has no {n}.",
      marked ? "Add a quantity, or write the number out." : "Put {n} where the number stands.",
    );
  const q = option.quantity;
  if (!q) return;
  if (q.min >= q.max)
    tell(
      "quantityRange",
      `${path}/quantity`,
      `The least (${q.min}) is not below the most (${q.max}).`,
      "Exchange them.",
    );
  else if (!isWhole((q.max - q.min) / q.step))
    tell(
      "quantityRange",
      `${path}/quantity`,
      `Steps of ${q.step} do not lead from ${q.min} to ${q.max}.`,
      "Take a step that divides the difference.",
    );
  q.figures.forEach((f, i) => {
    check.party(`${path}/quantity/figures/${i + 1}`, f.by);
    check.cited(`${path}/quantity/figures/${i + 1}`, f.sources, f.date);
    if (f.value < q.min || f.value > q.max)
      tell(
        "quantityRange",
        `${path}/quantity/figures/${i + 1}`,
        `The figure ${f.value} lies outside ${q.min} to ${q.max}.`,
        "Widen the quantity, or leave the figure out.",
      );
  });
}

const isWhole = (x: number): boolean => Math.abs(x - Math.round(x)) < 1e-6;
