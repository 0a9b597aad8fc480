/**
 * A mediator's policy: one text a round, chosen where the estimated product of both sides' gains is largest, from
 * stated positions and the brackets alone; double-blind once open offers have failed. While a lock keeps the two from
 * meeting, it also puts small agreements to both: nobody else can.
 */
import type { Command } from "../engine/command.ts";
import type { Clause } from "../engine/state.ts";
import type { PublicScenario } from "../engine/view/viewTypes.ts";
import { bystander } from "./bystander.ts";
import { candidates } from "./candidates.ts";
import { likingBy } from "./estimate.ts";
import type { Mind } from "./mind.ts";

/** How far from one side's figure to the other's a mediator goes. */
const MIDDLE = [0.35, 0.5, 0.65];
/** Articles in one mediator's text. */
const ARTICLES = 5;

/** The next move of a mediator's bot, or null. */
export function mediate(mind: Mind): Command | null {
  const { view, scenario, party } = mind;
  const answer = bystander(mind);
  if (answer) return answer;
  const menu = view.menu.offer;
  const [a, b] = scenario.treaty.principals;
  if (!menu?.mediates || !menu.to.includes(a) || !menu.to.includes(b)) return null;
  const asked = view.mediation.some((m) => m.endsWith(`>${party}`));
  if (view.round === 1 && !asked) return null;
  const tabled = Object.values(view.offers).filter((o) => o.from === party && o.round === view.round);
  const small = tabled.length === 0 && isApart(mind, a, b) ? smallAgreement(mind, a, b) : null;
  if (small)
    return {
      type: "tableOffer",
      to: [a, b],
      form: "agreement",
      clauses: [{ ...small }],
      links: [],
      lapses: menu.lapses[0],
      answers: null,
      blind: false,
      because: { code: "earlyHarvest", with: { issue: small.issue } },
    };
  if (tabled.some((o) => o.form === "terms")) return null;
  const text = oneText(mind, a, b);
  if (text.length === 0) return null;
  return {
    type: "tableOffer",
    to: [a, b],
    form: "terms",
    clauses: text.map((c) => ({ ...c })),
    links: [],
    lapses: Math.min(menu.lapses[1], menu.lapses[0] + 1),
    answers: null,
    blind: view.round > 2,
    because: { code: "oneText", with: { issue: text[0]?.issue ?? "" } },
  };
}

/** Does a closed lock keep the two from meeting without a third? */
const isApart = ({ view, scenario }: Mind, a: string, b: string): boolean =>
  scenario.locks.some(
    (l) =>
      view.locks[l.id] === true &&
      "session" in l.blocks &&
      l.blocks.session.includes(a) &&
      l.blocks.session.includes(b),
  );

/** Least estimated liking, 0–5, that each side must have for a small agreement. */
const WELCOME = 0.4;

/** A clause that may be agreed alone and that both sides seem to like; several mediators take turns at the articles. */
function smallAgreement(mind: Mind, a: string, b: string): Clause | null {
  const { view, scenario, party } = mind;
  const mediators = scenario.parties.filter((p) => p.role === "mediator").map((p) => p.id);
  const settled = new Set(
    Object.values(view.instruments).flatMap((i) =>
      i.stage === "failed" || i.kind === "communique" ? [] : i.clauses.map((c) => c.issue),
    ),
  );
  const likesOf = [likingBy(scenario, view, a), likingBy(scenario, view, b)] as const;
  let best: { clause: Clause; product: number } | null = null;
  for (const [n, issue] of scenario.issues.filter((i) => i.limited).entries()) {
    if (settled.has(issue.id) || (n + view.round) % mediators.length !== mediators.indexOf(party)) continue;
    for (const clause of issue.options.flatMap((o) => candidates(view, issue, o, [a, b], MIDDLE))) {
      if (view.closed[issue.id]?.[clause.option] !== undefined) continue;
      const likes = likesOf.map((of) => of(clause));
      const product = likes.reduce((x, y) => x * y, 0.9 + 0.2 * mind.luck());
      if (likes.every((x) => x >= WELCOME) && (best === null || product > best.product))
        best = { clause, product };
    }
  }
  return best === null ? null : best.clause;
}

/** The open articles on which a middle looks nearest, each with the clause of largest estimated Nash product. */
function oneText(mind: Mind, a: string, b: string): readonly Clause[] {
  const { view, scenario } = mind;
  const best: { clause: Clause; product: number }[] = [];
  const between = [a, b] as const;
  const likesOf = [likingBy(scenario, view, a), likingBy(scenario, view, b)] as const;
  const { agreed, closed: allClosed } = view;
  for (const issue of scenario.issues) {
    if (agreed[issue.id]) continue;
    let top: { clause: Clause; product: number } | null = null;
    const closed = allClosed[issue.id];
    for (const option of issue.options) {
      if (closed?.[option.id] !== undefined) continue;
      for (const clause of candidates(view, issue, option, between, MIDDLE)) {
        const product = likesOf[0](clause) * likesOf[1](clause) * (0.9 + 0.2 * mind.luck());
        if (!top || product > top.product) top = { clause, product };
      }
    }
    if (top) best.push(top);
  }
  best.sort((x, y) => y.product - x.product || (x.clause.issue < y.clause.issue ? -1 : 1));
  return best
    .slice(0, ARTICLES)
    .map((x) => x.clause)
    .sort((x, y) => article(scenario, x) - article(scenario, y));
}

const article = (scenario: PublicScenario, c: Clause): number =>
  scenario.issues.find((i) => i.id === c.issue)?.article ?? 0;
