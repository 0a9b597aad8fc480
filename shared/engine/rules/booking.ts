/**
 * What goes into the record about a duty: how much a kept or broken promise of each rank weighs, what makes a breach
 * graver, who believes an excuse. Decides nothing about conduct; that is obligations.ts.
 */
import type { PartyId } from "../ids.ts";
import { round } from "../math.ts";
import { lookup } from "../scenario/lookup.ts";
import type { Duty, Option, Scenario } from "../scenario/scenario.ts";
import type { MatchState, Obligation, RecordEntry } from "../state.ts";
import { emit, type Turn } from "../turn.ts";
import { today } from "../world/trust.ts";

/** Commitment rank (a promise in a statement is a smaller thing than a treaty duty): severity when kept, when broken. */
export function severityOf(
  { model: m }: Scenario,
  rank: Duty["rank"],
): { readonly kept: number; readonly broken: number } {
  switch (rank) {
    case "statement":
      return { kept: m.rankStatementKept.value, broken: m.rankStatementBroken.value };
    case "assurance":
      return { kept: m.rankAssuranceKept.value, broken: m.rankAssuranceBroken.value };
    case "guarantee":
      return { kept: m.rankGuaranteeKept.value, broken: m.rankGuaranteeBroken.value };
    case "treaty":
      return { kept: m.rankTreatyKept.value, broken: m.rankTreatyBroken.value };
  }
}

export const optionFor = (state: MatchState, o: Obligation): Option | undefined =>
  lookup(state.header.scenario).option[o.issue]?.[o.option];
export const dutyFor = (state: MatchState, o: Obligation): Duty | undefined =>
  optionFor(state, o)?.duties.find((d) => d.id === o.duty);

/** Was the promise made again after the instrument that it stems from, by the same party in the same words? */
const isReaffirmed = (state: MatchState, o: Obligation): boolean => {
  const at = state.instruments.findIndex((i) => i.id === o.instrument);
  return state.instruments.some(
    (i, n) =>
      n > at &&
      i.stage !== "failed" &&
      i.signatories.includes(o.obligor) &&
      i.clauses.some((c) => c.issue === o.issue && c.option === o.option),
  );
};

/** Has somebody to whom it is owed already paid, under the same instrument, with what cannot be taken back? */
const isPaidFor = (state: MatchState, o: Obligation): boolean =>
  state.obligations.some(
    (x) =>
      x.instrument === o.instrument &&
      x.state === "done" &&
      o.obligee.includes(x.obligor) &&
      dutyFor(state, x)?.irreversible === true,
  );

/**
 * Who accepts a party's reason for not being bound: whoever stands near enough to believe it, and closer to it than the
 * evidence is strong. A doctrine has no evidence against it.
 */
export function believersOf(
  state: MatchState,
  by: PartyId,
  wronged: readonly PartyId[],
  proof = 0,
): readonly PartyId[] {
  const { model, parties } = state.header.scenario;
  const near = Math.max(model.trustBeliever.value, proof);
  return parties
    .filter((p) => p.id !== by && !wronged.includes(p.id) && (p.close[by] ?? 0) >= near)
    .map((p) => p.id);
}

/**
 * Does this entry call on guarantors: force used, or a ceasefire broken, in earnest and beyond doubt about by whom? Many
 * small breaches stay below the threshold, and still cost trust.
 */
export const callsGuarantors = ({ model }: Scenario, e: RecordEntry): boolean =>
  e.kind === "broken" &&
  e.proof > 0 &&
  e.severity >= model.guarantorThreshold.value &&
  (e.domain === "force" || e.domain === "ceasefire");

/**
 * How far a duty has been carried out (Peace Accords Matrix, Kroc Institute): 0 not begun, 1 minimal, 2 intermediate,
 * 3 full, from what is on record about it.
 */
export function carriedOut(state: MatchState, o: Obligation): 0 | 1 | 2 | 3 {
  if (o.state === "done") return 3;
  const own = state.record.filter((e) => e.obligation === o.id && e.proof > 0);
  const kept = own.filter((e) => e.kind === "kept").length;
  const broken = own.filter((e) => e.kind === "broken").length;
  if (kept === 0 || o.state === "broken") return 0;
  return broken === 0 ? 3 : kept >= broken ? 2 : 1;
}

/** Books what was done about a duty today; returns the entry's id. */
export function book(
  turn: Turn,
  o: Obligation,
  kind: "kept" | "broken" | "denied" | "repaired",
  severity: number,
  proof: number,
  acceptedBy: readonly PartyId[] = [],
): string {
  const id = `r-${turn.state.round}-${o.id}-${kind}`;
  const broken = kind === "broken";
  emit(turn, {
    type: "recorded",
    entry: {
      id,
      day: today(turn.state),
      by: o.obligor,
      wronged: o.obligee,
      domain: o.domain,
      kind,
      severity: round(severity, 3),
      proof,
      obligation: o.id,
      round: turn.state.round,
      ...(broken && isPaidFor(turn.state, o) ? { lasting: true } : {}),
      ...(broken && isReaffirmed(turn.state, o) ? { reaffirmed: true } : {}),
      ...(acceptedBy.length > 0 ? { acceptedBy } : {}),
    },
  });
  return id;
}

/** A breach that has come to light is put to its author. */
export function accuse(turn: Turn, o: Obligation, severity: number, entry: string): void {
  emit(turn, {
    type: "accused",
    accusation: {
      id: `a-${entry}`,
      obligation: o.id,
      by: o.obligor,
      round: turn.state.round,
      severity,
      entry,
    },
  });
}

/** Earlier breaches by other hands are laid at the obligor's door: booked again, on the day on which they were done. */
export function attribute(turn: Turn, o: Obligation, proof: number): void {
  const { record } = turn.state;
  for (const e of record) {
    const id = `${e.id}-attributed`;
    if (e.obligation !== o.id || e.proof > 0 || record.some((x) => x.id === id)) continue;
    emit(turn, { type: "recorded", entry: { ...e, id, proof, round: turn.state.round } });
    accuse(turn, o, e.severity, id);
  }
}
