/**
 * What a bot may guess about others: from positions on record and from how they stand in the text, nothing else.
 * A frequency-free opponent model: the rank of an option in the stated order, weighted by the stated priority.
 */
import type { IssueId, PartyId } from "../engine/ids.ts";
import type { Clause } from "../engine/state.ts";
import type { PublicScenario, View } from "../engine/view/viewTypes.ts";
import { wordingOf } from "../engine/world/wordings.ts";

interface Guess {
  readonly priority: number;
  /** 0–1 per option; options never mentioned get a little above nothing. */
  readonly liking: ReadonlyMap<string, number>;
  /** For a quantity: the figure that the party named. */
  readonly figure: number | null;
}

type Guesses = ReadonlyMap<PartyId, ReadonlyMap<IssueId, Guess>>;
const tables = new WeakMap<PublicScenario["positions"], Guesses>();

function guessesOf(scenario: PublicScenario): Guesses {
  let table = tables.get(scenario.positions);
  if (!table) {
    table = makeGuesses(scenario);
    tables.set(scenario.positions, table);
  }
  return table;
}

function makeGuesses(scenario: PublicScenario): Guesses {
  const table = new Map<PartyId, Map<IssueId, Guess>>(scenario.parties.map((p) => [p.id, new Map()]));
  for (const p of scenario.positions) {
    const liking = new Map(p.order.map((o, i) => [o, 1 - (0.75 * i) / Math.max(1, p.order.length)] as const));
    const options = scenario.issues.find((x) => x.id === p.issue)?.options ?? [];
    const figure =
      options.flatMap((o) => o.quantity?.figures ?? []).find((f) => f.by === p.party)?.value ?? null;
    table.get(p.party)?.set(p.issue, { priority: p.priority, liking, figure });
  }
  return table;
}

/**
 * How much `party` seems to like a clause, 0–5 (priority × liking). 1 where nothing is on record, 0 for what it has said
 * that its capital does not allow, unless it stands behind it by now.
 */
export function likingBy(scenario: PublicScenario, view: View, party: PartyId): (clause: Clause) => number {
  const guesses = guessesOf(scenario).get(party);
  const { standings } = view;
  const out = view.ruledOut.filter((r) => r.by === party);
  return (clause) => {
    const g = guesses?.get(clause.issue);
    const stands = standings[clause.issue]?.[party];
    const isNamed = stands !== undefined && stands.option === clause.option;
    if (isNamed && (stands.value === clause.value || clause.value === undefined)) return g?.priority ?? 1;
    for (const said of out) if (isRuledOut(clause, said.clause, g?.figure ?? null)) return 0;
    if (!g) return 1;
    const like = g.liking.get(clause.option) ?? 0.12;
    if (clause.value === undefined) return g.priority * like;
    const figure = isNamed && stands.value !== undefined ? stands.value : g.figure;
    const q = wordingOf(scenario.issues, clause)?.quantity;
    return figure === null || !q
      ? g.priority * like
      : g.priority * like * (1 - Math.abs(clause.value - figure) / (q.max - q.min));
  };
}

/** Does what was said of `said` hold for `clause`, too? Of a figure: also for those as far from the party's own, or farther. */
function isRuledOut(clause: Clause, said: Clause, own: number | null): boolean {
  if (said.issue !== clause.issue || said.option !== clause.option) return false;
  if (said.value === undefined || clause.value === undefined || said.value === clause.value) return true;
  return own !== null && Math.abs(clause.value - own) >= Math.abs(said.value - own);
}
