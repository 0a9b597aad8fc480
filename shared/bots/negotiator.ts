/**
 * A principal's policy in the talks: open high, give way with time and trust (Faratin-type concession), answer what
 * lies on the table, harvest small agreements early, and close the text when enough of it is agreed.
 */

import type { Command } from "../engine/command.ts";
import { type PartyId, pairOf } from "../engine/ids.ts";
import type { Because } from "../engine/rules/because.ts";
import { mergeClauses, sameClause } from "../engine/rules/offers.ts";
import type { Issue } from "../engine/scenario/scenario.ts";
import type { Clause, Offer } from "../engine/state.ts";
import type { Menu, View, WorthSheet } from "../engine/view/viewTypes.ts";
import { wordingOf } from "../engine/world/wordings.ts";
import { isBeyond, type Part, totalWorth, worth } from "../engine/world/worth.ts";
import { likingBy } from "./estimate.ts";
import type { Mind } from "./mind.ts";
import { type Choice, choices, type Plan, planAt } from "./plan.ts";

/** Articles in one package: enough to trade, few enough to read. */
const PACKAGE = 5;

/** What a belligerent looks at more than once before a move. */
interface Talk extends Mind {
  readonly round: number;
  readonly other: PartyId;
  readonly sheet: WorthSheet;
  readonly offers: readonly Offer[];
  /** What it may put to whom; null: nothing to anybody. */
  readonly may: Menu["offer"];
  readonly target: number;
  readonly plan: Plan;
}

/** The next talks move of a belligerent's bot, or null when it is done for this round. */
export function negotiate(mind: Mind): Command | null {
  const { view, scenario, party, seat, firmness, luck } = mind;
  const { menu, round } = view;
  if (menu.returnToTable) return { type: "returnToTable" };
  const other = scenario.treaty.principals.find((p) => p !== party);
  const sheet = view.mine?.sheet;
  if (!other || !sheet) return null;
  const target = targetOf(mind, sheet, other);
  const plan = planAt(scenario, view, sheet, other, target);
  const offers = Object.values(view.offers);
  const may = menu.offer;
  const talk: Talk = {
    view,
    scenario,
    party,
    seat,
    firmness,
    luck,
    round,
    other,
    sheet,
    offers,
    may,
    target,
    plan,
  };
  return answer(talk) ?? harvest(talk) ?? close(talk) ?? meet(talk) ?? propose(talk) ?? seekMediation(talk);
}

/**
 * What a package must be worth now, to half a point: from near its ideal at the start down towards its reservation value.
 * u(t) = R + (top − R)(1 − F), F = t^(1/e); trust and public hope make it give earlier (science.md, §12).
 */
function targetOf(mind: Mind, sheet: WorthSheet, other: PartyId): number {
  const { view, scenario, party } = mind;
  const t = view.round / scenario.rounds.length;
  const faith = (view.trust[pairOf(party, other)]?.score ?? 50) / 100;
  const hope = (view.world.opinion[party]?.optimism ?? 30) / 100;
  const eager = 0.9 + 0.5 * faith + 0.5 * hope - 0.9 * mind.firmness;
  const e = eager < 0.2 ? 0.2 : eager;
  const given = (1 - mind.firmness * 0.35) * power(t, 1 / e);
  const top = sheet.reservation + 22;
  const wanted = sheet.reservation + (top - sheet.reservation) * (1 - given);
  // A finer target would only make it plan anew for every breath of opinion.
  return Math.floor(wanted * 2 + 0.5) / 2;
}

/** t^x for the few exponents a concession curve needs: interpolated between whole powers, no transcendental function. */
function power(t: number, x: number): number {
  const whole = Math.floor(x);
  let low = 1;
  for (let i = 0; i < whole; i++) low *= t;
  return low + (low * t - low) * (x - whole);
}

const say = (code: Because["code"], issue?: string): Because =>
  issue === undefined ? { code } : { code, with: { issue } };

function answer(talk: Talk): Command | null {
  const { view, scenario, party, round, offers, may } = talk;
  for (const id of view.menu.reject) {
    const offer = view.offers[id];
    if (!offer) continue;
    const judged = judge(talk, offer);
    if (judged.yes && view.menu.accept.includes(id))
      return { type: "acceptOffer", offer: id, because: judged.because };
    if (offer.blind) return { type: "rejectOffer", offer: id, because: judged.because };
    const mayCounter =
      may !== null &&
      offer.form === "terms" &&
      scenario.treaty.principals.includes(offer.from) &&
      !offers.some((o) => o.from === party && o.round === round && o.answers !== null);
    const counter = mayCounter ? packageFor(talk, offer.from) : null;
    if (counter && !sameClauses(counter, offer.clauses) && !isOnTable(talk, offer.from, counter))
      return table(talk, [offer.from], counter, "terms", id, say("movesOn", counter[0]?.issue));
    return { type: "rejectOffer", offer: id, because: judged.because };
  }
  return null;
}

/** Has the bot put just these terms to `to` in this round? To say them again would answer nothing. */
const isOnTable = ({ party, round, offers }: Talk, to: PartyId, clauses: readonly Clause[]): boolean =>
  offers.some(
    (o) =>
      o.from === party &&
      o.form === "terms" &&
      o.round === round &&
      o.to.includes(to) &&
      sameClauses(o.clauses, clauses),
  );

/** Is this offer good enough? Terms are judged inside the package that the bot aims at, an agreement by itself. */
function judge(talk: Talk, offer: Offer): { yes: boolean; because: Because } {
  const { scenario, sheet, target, plan } = talk;
  const bound = [offer.from, ...offer.to];
  const limited =
    offer.form === "agreement" &&
    offer.clauses.every((c) => scenario.issues.find((i) => i.id === c.issue)?.limited === true);
  if (limited) {
    const now = inForce(talk);
    const gain =
      totalWorth(scenario, sheet, mergeClauses(now, offer.clauses), bound) -
      totalWorth(scenario, sheet, now, bound);
    return gain > -0.2
      ? { yes: true, because: say("earlyHarvest") }
      : { yes: false, because: say("belowNeeds", offer.clauses[0]?.issue) };
  }
  const beyond = offer.clauses.find((c) => isBeyond(sheet, c));
  if (beyond) return { yes: false, because: say("beyondMandate", beyond.issue) };
  const everybody = scenario.parties.map((p) => p.id);
  const context = offer.form === "agreement" ? offer.clauses : mergeClauses(plan.clauses, offer.clauses);
  const w = worth(scenario, sheet, context, offer.form === "agreement" ? bound : everybody);
  const needed =
    offer.form === "communique"
      ? sheet.reservation - 4
      : offer.form === "agreement"
        ? Math.max(sheet.reservation + 0.5, target - 6)
        : target - 1.5;
  if (w.total >= needed) return { yes: true, because: say("goodEnough") };
  let worst: Part | null = null;
  for (const part of w.parts)
    if ((worst === null || part.points < worst.points) && offer.clauses.some((c) => c.issue === part.issue))
      worst = part;
  return { yes: false, because: say("belowNeeds", worst?.issue) };
}

/** A small agreement that helps both: prisoners, corridors, children. */
function harvest(talk: Talk): Command | null {
  const { view, scenario, party, round, other, sheet, offers, may, luck } = talk;
  if (may === null || !may.to.includes(other)) return null;
  const agreements = offers.filter((o) => o.form === "agreement");
  const isBetween = (o: Offer): boolean =>
    (o.from === party || o.to.includes(party)) && (o.from === other || o.to.includes(other));
  if (agreements.some((o) => o.status === "open" && isBetween(o))) return null;
  const tried = agreements.some((o) => o.from === party && o.round === round);
  if (tried || luck() < 0.35) return null;
  const rows = choices(scenario, view, sheet, other);
  // What came to nothing a round ago is left alone for now.
  const taken = [inForce(talk), ...agreements.flatMap((o) => (o.status === "accepted" ? [] : [o.clauses]))];
  const isFree = (issue: string): boolean =>
    !taken.some((list) => list.some((c) => c.issue === issue)) && !pendingOn(talk, issue);
  const { closed } = view;
  let best: Choice | null = null;
  for (let i = 0; i < scenario.issues.length; i++) {
    const { id, limited } = scenario.issues[i] as Issue;
    if (!limited || !isFree(id)) continue;
    for (const c of rows[i] ?? [])
      if (
        c.points > 0 &&
        c.theirs >= 0.4 &&
        (best === null || joy(c) > joy(best)) &&
        !isClosed(closed, c.clause)
      )
        best = c;
  }
  return (
    best && table(talk, [other], [best.clause], "agreement", null, say("earlyHarvest", best.clause.issue))
  );
}

const isClosed = (closed: View["closed"], { issue, option }: Clause): boolean =>
  closed[issue]?.[option] !== undefined;

/** What a choice seems to give both sides together. */
const joy = (c: Choice): number => c.points + 0.8 * c.theirs;

/** Puts the agreed text up for initials when it covers the essentials and is worth it. */
function close(talk: Talk): Command | null {
  const { view, scenario, party, round, other, sheet, offers, may, target, plan } = talk;
  const { essential } = scenario.treaty;
  const { agreed: text, closed } = view;
  if (may === null || !essential.every((i) => text[i] !== undefined)) return null;
  const agreed = scenario.issues.flatMap((i) => text[i.id] ?? []);
  // A lock may have closed since on what was agreed: such a text cannot be put up.
  if (agreed.some((clause) => isClosed(closed, clause))) return null;
  if (Object.values(view.instruments).some((i) => i.kind === "treaty" && i.stage !== "failed")) return null;
  const isUp = (o: Offer): boolean =>
    o.form === "agreement" &&
    o.round === round &&
    (o.from === party || o.to.includes(party)) &&
    o.clauses.length >= essential.length;
  if (offers.some(isUp)) return null;
  const named = agreed.flatMap((c) => wordingOf(scenario.issues, c)?.guarantee?.guarantors ?? []);
  const to = [...new Set([other, ...named])].filter((p) => may.to.includes(p));
  const w = worth(scenario, sheet, agreed, [party, ...to]);
  if (w.total < Math.max(sheet.reservation, Math.min(target, plan.worth) - 8) || w.crossed.length > 0)
    return null;
  return table(talk, to, agreed, "agreement", null, say("closeText"));
}

/** Takes over the other side's wording on an article where the plan has come to it. */
function meet({ view, party, other, plan, luck }: Talk): Command | null {
  if (!view.menu.stand || luck() < 0.4) return null;
  const { agreed, standings } = view;
  for (const clause of plan.clauses) {
    const row = standings[clause.issue];
    const theirs = row?.[other];
    if (!theirs || !sameClause(theirs, clause) || agreed[clause.issue]) continue;
    const mine = row?.[party];
    if (mine && sameClause(mine, clause)) continue;
    return { type: "stand", clause: theirs, because: say("meets", clause.issue) };
  }
  return null;
}

function propose(talk: Talk): Command | null {
  const { party, round, other, offers, may } = talk;
  if (may === null || !may.to.includes(other)) return null;
  if (offers.some((o) => o.from === party && o.form === "terms" && o.round === round)) return null;
  const clauses = packageFor(talk, other);
  if (!clauses) return null;
  const because = say(round === 1 ? "opening" : "movesOn", clauses[0]?.issue);
  return table(talk, [other], clauses, "terms", null, because);
}

/** The open articles that matter most to the other side, as the plan would have them, in their order. */
function packageFor({ view, scenario, plan }: Talk, other: PartyId): readonly Clause[] | null {
  const like = likingBy(scenario, view, other);
  const { agreed } = view;
  const open: Opening[] = [];
  // Dearest to the other side first; a handful, so each is put where it belongs.
  const wanted: Opening[] = [];
  for (const clause of plan.clauses) {
    if (agreed[clause.issue] !== undefined) continue;
    const c = { clause, theirs: like(clause) };
    open.push(c);
    let at = wanted.length;
    for (; at > 0 && isDearer(c, wanted[at - 1] as Opening); at--) wanted[at] = wanted[at - 1] as Opening;
    wanted[at] = c;
    if (wanted.length > PACKAGE) wanted.pop();
  }
  if (open.length === 0) return null;
  return open.filter((c) => wanted.includes(c)).map((c) => c.clause);
}

/** An open article as the plan would have it, and how the other side would like that. */
interface Opening {
  readonly clause: Clause;
  readonly theirs: number;
}

const isDearer = (a: Opening, b: Opening): boolean =>
  a.theirs > b.theirs || (a.theirs === b.theirs && a.clause.issue < b.clause.issue);

function seekMediation({ view, scenario }: Talk): Command | null {
  const of = view.menu.askMediation[0];
  if (of === undefined || view.round < 2 || Object.keys(view.agreed).length > scenario.issues.length / 2)
    return null;
  return { type: "askMediation", of, because: say("stalled") };
}

function table(
  { view, may }: Talk,
  to: readonly PartyId[],
  clauses: readonly Clause[],
  form: Offer["form"],
  answers: string | null,
  because: Because,
): Command {
  const [first, last] = may?.lapses ?? [view.round, view.round];
  return {
    type: "tableOffer",
    to: [...to],
    form,
    clauses: clauses.map((c) => ({ ...c })),
    links: [],
    lapses: Math.min(last, first + 1),
    answers,
    blind: false,
    because,
  };
}

const inForce = (mind: Mind): readonly Clause[] =>
  Object.values(mind.view.instruments).reduce<readonly Clause[]>(
    (all, i) => (i.stage === "inForce" && i.kind !== "communique" ? mergeClauses(all, i.clauses) : all),
    [],
  );

const pendingOn = (mind: Mind, issue: string): boolean =>
  Object.values(mind.view.instruments).some(
    (i) => (i.stage === "initialled" || i.stage === "signed") && i.clauses.some((c) => c.issue === issue),
  );

const sameClauses = (a: readonly Clause[], b: readonly Clause[]): boolean =>
  a.length === b.length && a.every((x) => b.some((y) => sameClause(x, y)));
