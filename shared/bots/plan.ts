/**
 * The package a principal aims at: from its own ideal it gives way where the other side seems to gain most for
 * the least loss, until the package is worth just what it wants at this stage of the talks.
 */

import type { PartyId } from "../engine/ids.ts";
import { lately } from "../engine/memo.ts";
import { sameClause } from "../engine/rules/offers.ts";
import type { Issue } from "../engine/scenario/scenario.ts";
import type { Clause } from "../engine/state.ts";
import type { PublicScenario, View, WorthSheet } from "../engine/view/viewTypes.ts";
import type { Guarantee } from "../engine/world/guarantee.ts";
import { type Wording, wordingOf } from "../engine/world/wordings.ts";
import { clausePoints, helpOf, isBeyond, totalWorth } from "../engine/world/worth.ts";
import { candidates } from "./candidates.ts";
import { likingBy } from "./estimate.ts";

export interface Choice {
  readonly clause: Clause;
  readonly wording: Wording | undefined;
  /** Points to the planner, in the context of a well-guarded package. */
  readonly points: number;
  /** Liking by the other side. */
  readonly theirs: number;
}

/** A package well enough guarded to judge single clauses in: what the planner hopes the rest will be. */
const CONTEXT: Guarantee = { strength: 0.5, veto: false, reason: "works" };
const GUARDS = { verification: 0.6, snapback: 0.3 };

/** Both sides' figures and three steps between them. */
const STEPS = [0, 0.25, 0.5, 0.75, 1];

/** A clause that may be proposed, with what does not hang on trust. */
interface Draft {
  readonly clause: Clause;
  readonly wording: Wording | undefined;
  readonly theirs: number;
}

/** Drafts per article, and what they stand on. */
interface Drafts {
  readonly standings: View["standings"];
  readonly closed: View["closed"];
  /** What the other side has ruled out. */
  readonly said: View["ruledOut"];
  readonly rows: readonly (readonly Draft[])[];
}

interface Desk {
  /** Of which drafts the choices were made, article by article. */
  drafts: Drafts["rows"];
  choices: readonly (readonly Choice[])[];
  /** For what, and beside which texts, the plan was made. */
  target: number;
  instruments: View["instruments"] | null;
  said: View["ruledOut"];
  agreed: View["agreed"] | null;
  plan: Plan | null;
}

/** What was worked out with one sheet: bots keep no memory, but need not think the same twice. */
const deskOf = lately(
  (_sheet: WorthSheet): Desk => ({
    drafts: [],
    choices: [],
    target: 0,
    instruments: null,
    said: [],
    agreed: null,
    plan: null,
  }),
);

/** What was worked out with one mandate, which outlives the sheets of many rounds. */
const mandateOf = lately((_mandate: WorthSheet["issues"]): { drafts: Drafts | null } => ({ drafts: null }));

/** What is in one of two lists and not in the other. */
const unlike = <T>(a: readonly T[], b: readonly T[]): readonly T[] => [
  ...a.filter((x) => !b.includes(x)),
  ...b.filter((x) => !a.includes(x)),
];

/** What `other` has ruled out: the list that is `known` as long as it says the same. */
function saidBy(other: PartyId, { ruledOut }: View, known: View["ruledOut"]): View["ruledOut"] {
  let n = 0;
  let isSame = true;
  for (const r of ruledOut) if (r.by === other) isSame = known[n++] === r && isSame;
  return isSame && n === known.length ? known : ruledOut.filter((r) => r.by === other);
}

/**
 * Every clause the planner may propose, a row per article in the scenario's order, best for itself first; none
 * outside its mandate or closed.
 */
export function choices(
  scenario: PublicScenario,
  view: View,
  sheet: WorthSheet,
  other: PartyId,
): readonly (readonly Choice[])[] {
  const desk = deskOf(sheet);
  const drafts = draftsFor(scenario, view, sheet, other);
  if (desk.drafts === drafts) return desk.choices;
  const help = helpOf(scenario, GUARDS, CONTEXT);
  desk.choices = drafts.map((row, i) =>
    row === desk.drafts[i] ? (desk.choices[i] as readonly Choice[]) : choicesOf(scenario, sheet, help, row),
  );
  desk.drafts = drafts;
  return desk.choices;
}

/** A row of drafts per article; only those are made anew on which the text, the locks or what was said have moved. */
function draftsFor(scenario: PublicScenario, view: View, sheet: WorthSheet, other: PartyId): Drafts["rows"] {
  const mandate = mandateOf(sheet.issues);
  const known = mandate.drafts;
  const { standings, closed, agreed } = view;
  const said = saidBy(other, view, known?.said ?? []);
  if (known && known.standings === standings && known.closed === closed && known.said === said)
    return known.rows;
  const like = likingBy(scenario, view, other);
  const news = known && known.said !== said ? unlike(known.said, said) : [];
  const isKnown = ({ id }: Issue): boolean =>
    known !== null &&
    known.standings[id] === standings[id] &&
    (known.closed === closed || known.closed[id] === closed[id]) &&
    !news.some((r) => r.clause.issue === id);
  const rows = scenario.issues.map((issue, i) =>
    known && isKnown(issue)
      ? (known.rows[i] as readonly Draft[])
      : draftsOn(scenario, view, sheet, issue, other, agreed[issue.id], closed[issue.id], like),
  );
  mandate.drafts = { standings, closed, said, rows };
  return rows;
}

function draftsOn(
  scenario: PublicScenario,
  view: View,
  sheet: WorthSheet,
  issue: Issue,
  other: PartyId,
  agreed: Clause | undefined,
  closed: View["closed"][string] | undefined,
  like: (clause: Clause) => number,
): readonly Draft[] {
  const drafts: Draft[] = [];
  for (const option of issue.options) {
    // What is agreed is no longer weighed against other wordings.
    if (agreed ? agreed.option !== option.id : closed?.[option.id] !== undefined) continue;
    for (const clause of agreed ? [agreed] : candidates(view, issue, option, [sheet.party, other], STEPS))
      if (agreed || !isBeyond(sheet, clause))
        drafts.push({ clause, wording: wordingOf(scenario.issues, clause), theirs: like(clause) });
  }
  return drafts;
}

function choicesOf(
  scenario: PublicScenario,
  sheet: WorthSheet,
  help: number,
  drafts: readonly Draft[],
): readonly Choice[] {
  const row: Choice[] = [];
  for (const { clause, wording, theirs } of drafts) {
    const points = clausePoints(scenario, sheet, clause, help, CONTEXT.strength, wording);
    // Best for oneself first; a handful at most, so each is put where it belongs.
    let at = row.length;
    for (; at > 0 && (row[at - 1] as Choice).points < points; at--) row[at] = row[at - 1] as Choice;
    row[at] = { clause, wording, points, theirs };
  }
  return row;
}

export interface Plan {
  readonly clauses: readonly Clause[];
  readonly worth: number;
}

/** A change on one article, by its place in the scenario. */
interface Gift {
  readonly article: number;
  readonly from: number;
  readonly to: number;
  readonly loss: number;
  /** What the other side gains for a point lost. */
  readonly rate: number;
}

/** Changes that would overshoot the target before the search gives up. */
const REFUSALS = 12;

/**
 * The package at `target` points: agreed articles stay, the rest is traded. Losses are added up clause by clause;
 * what clauses do to each other is looked at in the end, and gifts are taken back until the package is worth it.
 * A plan holds for the round until a text is initialled or moves on, or the other side rules out something
 * in it: what it only tries on does not change what one wants, and what is agreed otherwise takes its place in it.
 */
export function planAt(
  scenario: PublicScenario,
  view: View,
  sheet: WorthSheet,
  other: PartyId,
  target: number,
): Plan {
  const desk = deskOf(sheet);
  const { agreed, instruments } = view;
  const said = saidBy(other, view, desk.said);
  if (
    desk.plan &&
    desk.target === target &&
    desk.instruments === instruments &&
    !rulesOut(said, desk.said, desk.plan)
  ) {
    desk.said = said;
    if (desk.agreed !== agreed) desk.plan = revised(desk.plan, agreed);
    desk.agreed = agreed;
    return desk.plan;
  }
  const rows = choices(scenario, view, sheet, other);
  const picked = rows.map(() => 0);
  const bound = scenario.parties.map((p) => p.id);
  const textNow = (): { readonly clauses: Clause[]; readonly wordings: (Wording | undefined)[] } => {
    const clauses: Clause[] = [];
    const wordings: (Wording | undefined)[] = [];
    for (let i = 0; i < rows.length; i++) {
      const choice = rows[i]?.[picked[i] as number];
      if (!choice) continue;
      clauses.push(choice.clause);
      wordings.push(choice.wording);
    }
    return { clauses, wordings };
  };
  const worthNow = (): number => {
    const { clauses, wordings } = textNow();
    return totalWorth(scenario, sheet, clauses, bound, wordings);
  };

  const refused = rows.map((): readonly number[] => []);
  // An agreed article has one choice, so that nothing on it is given.
  const giftOn = (article: number): Gift | null =>
    cheapestGift(rows[article] ?? [], article, picked[article] as number, refused[article] ?? []);
  const gifts = rows.map((_row, article) => giftOn(article));
  const given: Gift[] = [];
  let guess = worthNow();
  for (let refusals = 0; guess > target && refusals <= REFUSALS; ) {
    let best: Gift | null = null;
    let rate = 0;
    for (let i = 0; i < gifts.length; i++) {
      const gift = gifts[i];
      if (!gift || gift.rate <= rate) continue;
      best = gift;
      rate = gift.rate;
    }
    if (!best) break;
    const { article, to, loss } = best;
    if (guess - loss < target) {
      refused[article] = [...(refused[article] ?? []), to];
      refusals++;
    } else {
      picked[article] = to;
      given.push(best);
      guess -= loss;
    }
    gifts[article] = giftOn(article);
  }
  let value = given.length === 0 ? guess : worthNow();
  while (value < target) {
    const last = given.pop();
    if (!last) break;
    picked[last.article] = last.from;
    value = worthNow();
  }
  const plan = { clauses: textNow().clauses, worth: value };
  desk.target = target;
  desk.instruments = instruments;
  desk.said = said;
  desk.agreed = agreed;
  desk.plan = plan;
  return plan;
}

/** Is something of the plan among what has been ruled out since `before`? */
const rulesOut = (said: View["ruledOut"], before: View["ruledOut"], plan: Plan): boolean =>
  said !== before &&
  unlike(before, said).some((r) => plan.clauses.some((clause) => sameClause(r.clause, clause)));

/** The plan with what has been agreed in its place; the same object when nothing differs. */
function revised(plan: Plan, agreed: View["agreed"]): Plan {
  const follows = (clause: Clause): boolean => {
    const text = agreed[clause.issue];
    return text === undefined || sameClause(text, clause);
  };
  return plan.clauses.every(follows)
    ? plan
    : {
        ...plan,
        clauses: plan.clauses.map((clause) => (follows(clause) ? clause : (agreed[clause.issue] as Clause))),
      };
}

/** The change on one article that gives the other side most per point lost, or null when none gives it anything. */
function cheapestGift(
  row: readonly Choice[],
  article: number,
  from: number,
  refused: readonly number[],
): Gift | null {
  const now = row[from];
  if (!now) return null;
  let best = -1;
  let bestRate = 0;
  for (let to = 0; to < row.length; to++) {
    const then = row[to] as Choice;
    const gain = then.theirs - now.theirs;
    if (gain <= 0.05 || refused.includes(to)) continue;
    const loss = now.points - then.points;
    const rate = gain / (loss <= 0 ? 0.01 : loss + 0.05);
    if (best < 0 || rate > bestRate) {
      best = to;
      bestRate = rate;
    }
  }
  if (best < 0) return null;
  return { article, from, to: best, loss: now.points - (row[best] as Choice).points, rate: bestRate };
}
