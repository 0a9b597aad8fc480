/**
 * How an article came to read as it does: who offered and who stood behind which wording, in what order, and when it
 * was agreed or opened again. From what this person was told. Pure; words are elsewhere.
 */
import type { IssueId, PartyId } from "../../shared/engine/ids.ts";
import { firstDraft } from "../../shared/engine/rules/firstDraft.ts";
import type { Clause, Offer } from "../../shared/engine/state.ts";
import type { PublicScenario } from "../../shared/engine/view/viewTypes.ts";
import type { SeenEvent } from "../../shared/protocol.ts";
import { sameClause } from "./article.ts";
import { roundsOf } from "./logView.ts";

export type HistoryStep =
  /** On record before the talks. */
  | { readonly kind: "began"; readonly parties: readonly PartyId[]; readonly clause: Clause }
  | { readonly kind: "offered"; readonly offer: Offer; readonly clause: Clause }
  /** `was`: what a single party stood behind until then; null when it is nothing, or not known. */
  | {
      readonly kind: "stood";
      readonly parties: readonly PartyId[];
      readonly clause: Clause;
      readonly was: Clause | null;
    }
  | { readonly kind: "stoodDown"; readonly parties: readonly PartyId[] }
  /** Both principals stand behind it. */
  | { readonly kind: "agreed"; readonly clause: Clause }
  /** They no longer do. */
  | { readonly kind: "reopened"; readonly clause: Clause };

export interface HistoryRound {
  /** 0: before the talks. */
  readonly round: number;
  readonly steps: readonly HistoryStep[];
}

/** What was told: `first` is the number of the first event, 1 when nothing before it is missing. */
interface Told {
  readonly scenario: PublicScenario;
  readonly first: number;
  readonly events: readonly SeenEvent[];
}

/**
 * The steps of one article by rounds, oldest first. An offer that says what its maker said last, or stands behind
 * already, moved nothing and is left out.
 */
export function articleHistory({ scenario, first, events }: Told, issue: IssueId): readonly HistoryRound[] {
  const draft = first === 1 ? firstDraft(scenario)[issue] : undefined;
  const behind = new Map<PartyId, Clause>(Object.entries(draft ?? {}));
  const saidLast = new Map<PartyId, Clause>(behind);
  const [one, other] = scenario.treaty.principals;
  const agreedNow = (): Clause | null => {
    const clause = behind.get(one);
    const same = behind.get(other);
    return clause !== undefined && same !== undefined && sameClause(clause, same) ? clause : null;
  };
  const rounds = new Map<number, HistoryStep[]>();
  const add = (round: number, step: HistoryStep): void => {
    const steps = rounds.get(round) ?? [];
    const joint = jointly(steps.at(-1), step);
    rounds.set(round, joint === null ? [...steps, step] : [...steps.slice(0, -1), joint]);
  };
  for (const [party, clause] of behind) add(0, { kind: "began", parties: [party], clause });

  let agreed = agreedNow();
  const of = roundsOf(events);
  events.forEach((event, i) => {
    const round = of[i] as number;
    if (event.type === "offerTabled") {
      const clause = event.offer.clauses.find((c) => c.issue === issue);
      const last = saidLast.get(event.offer.from);
      if (clause === undefined || (last !== undefined && sameClause(last, clause))) return;
      saidLast.set(event.offer.from, clause);
      add(round, { kind: "offered", offer: event.offer, clause });
    } else if (event.type === "stood" && event.clause.issue === issue) {
      const { party, clause } = event;
      add(round, { kind: "stood", parties: [party], clause, was: behind.get(party) ?? null });
      behind.set(party, clause);
      saidLast.set(party, clause);
    } else if (event.type === "stoodDown" && event.issue === issue) {
      add(round, { kind: "stoodDown", parties: [event.party] });
      behind.delete(event.party);
    } else return;
    // An accepted offer moves several to one wording: what that opens on the way is told by nobody.
    const next = events[i + 1];
    if (event.type === "stood" && next?.type === "stood" && sameClause(event.clause, next.clause)) return;
    const now = agreedNow();
    if (now !== null && (agreed === null || !sameClause(agreed, now)))
      add(round, { kind: "agreed", clause: now });
    else if (now === null && agreed !== null) add(round, { kind: "reopened", clause: agreed });
    agreed = now;
  });
  return [...rounds].map(([round, steps]) => ({ round, steps }));
}

/** Two steps as one, where several parties did the same one after the other; null when they did not. */
function jointly(last: HistoryStep | undefined, step: HistoryStep): HistoryStep | null {
  if (last?.kind === "stood" && step.kind === "stood" && sameClause(last.clause, step.clause))
    return { ...last, parties: [...last.parties, ...step.parties], was: null };
  if (last?.kind === "began" && step.kind === "began" && sameClause(last.clause, step.clause))
    return { ...last, parties: [...last.parties, ...step.parties] };
  return null;
}
