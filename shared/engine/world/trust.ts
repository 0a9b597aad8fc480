/**
 * Trust: directed, per domain, a fold of the record and of nothing else (model.md §4; beta reputation with
 * forgetting after Jøsang and Ismail 2002). Nothing about a party's nature enters, only dated conduct.
 */
import { DOMAINS, type Domain, type PartyId } from "../ids.ts";
import { exp, exp2, round } from "../math.ts";
import { remembered } from "../memo.ts";
import { lookup } from "../scenario/lookup.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { MatchState, RecordEntry } from "../state.ts";
import type { TrustExplained, TrustTerm, TrustView } from "../view/viewTypes.ts";

export interface Trust {
  /** α / (α + β), in (0, 1). */
  readonly score: number;
  /** Standard deviation of the beta distribution. */
  readonly sd: number;
  readonly alpha: number;
  readonly beta: number;
  /** As everybody is shown it: score and deviation in whole hundredths. */
  readonly shown: TrustView;
}

const RELATED: Readonly<Record<Domain, readonly Domain[]>> = {
  force: ["sovereignty", "ceasefire", "arms"],
  sovereignty: ["force", "guarantees"],
  ceasefire: ["force", "humanitarian", "energy"],
  humanitarian: ["ceasefire", "prisoners"],
  prisoners: ["humanitarian"],
  grain: ["energy"],
  energy: ["grain", "ceasefire"],
  arms: ["force"],
  guarantees: ["sovereignty"],
};

const DAYS_PER_YEAR = 365.25;
const N = DOMAINS.length;
const DOMAIN_INDEX: Readonly<Record<Domain, number>> = Object.fromEntries(
  DOMAINS.map((d, i) => [d, i]),
) as Record<Domain, number>;

/** The day on which the present round began: the "now" of forgetting. */
export const today = (state: MatchState): number =>
  lookup(state.header.scenario).roundFrom[state.round - 1] ?? 0;

/** Relation of each pair of domains: 0 the same, 1 related, 2 other. */
const RELATION: readonly (readonly number[])[] = DOMAINS.map((a) =>
  DOMAINS.map((b) => (a === b ? 0 : RELATED[a].includes(b) ? 1 : 2)),
);

/** κ: how much an entry in domain `of` says about domain `about`; null is the record as a whole. */
function kinship(scenario: Scenario, about: Domain | null, of: Domain): number {
  if (about === null || about === of) return 1;
  return (RELATED[about].includes(of) ? scenario.model.trustRelatedDomain : scenario.model.trustOtherDomain)
    .value;
}

/** π: how near the wrong was to the truster: to itself, to a friend, to somebody else. */
function nearness(scenario: Scenario, truster: PartyId, entry: RecordEntry): number {
  if (entry.acceptedBy?.includes(truster)) return 0;
  if (entry.wronged.includes(truster)) return 1;
  const m = scenario.model;
  const close = lookup(scenario).party[truster]?.close;
  for (const w of entry.wronged)
    if ((close?.[w] ?? 0) >= m.trustAllyCloseness.value) return m.trustAllyShare.value;
  return m.trustOnlookerShare.value;
}

/** What one entry adds to α and β before kinship and saturation. */
function effect(
  scenario: Scenario,
  entry: RecordEntry,
  weight: number,
): readonly [alpha: number, beta: number] {
  const m = scenario.model;
  const size = entry.severity * weight;
  switch (entry.kind) {
    case "kept":
      return [size, 0];
    case "broken":
      return [
        0,
        m.trustBreachWeight.value * size * entry.proof * (entry.reaffirmed ? m.trustReaffirmed.value : 1),
      ];
    case "denied":
      return [0, m.trustDenialWeight.value * size];
    case "repaired": {
      const moved = m.trustRepairShare.value * m.trustBreachWeight.value * size * entry.proof;
      return [moved / m.trustBreachWeight.value, -moved];
    }
  }
}

/** α and β that the record adds to trust in one party, by truster and domain. */
interface Sums {
  readonly alpha: number[];
  readonly beta: number[];
  /** The figures that follow, by truster and domain, the whole record last; filled as they are asked for. */
  readonly scores: (Trust | undefined)[];
}

const rowsOfZeros = new Map<number, readonly number[]>();

/** So many zeros, held as fractions from the start: a row of whole numbers would be laid out anew by the first sum. */
function zeros(count: number): number[] {
  const row = rowsOfZeros.get(count) ?? new Array<number>(count).fill(0.5).fill(0);
  rowsOfZeros.set(count, row);
  return row.slice();
}

/** What `entries` add, by trustee; nothing for whom none is about. `day` is the now of forgetting. */
function sumsOf(
  scenario: Scenario,
  entries: readonly RecordEntry[],
  day: number,
): readonly (Sums | undefined)[] {
  const tables = lookup(scenario);
  const count = tables.parties.length;
  const sums = tables.parties.map((): Sums | undefined => undefined);
  const halfLife = scenario.model.trustHalfLifeYears.value * DAYS_PER_YEAR;
  for (const entry of entries) {
    const by = tables.partyIndex[entry.by];
    if (by === undefined) continue;
    const of = sums[by] ?? { alpha: zeros(count * N), beta: zeros(count * N), scores: [] };
    sums[by] = of;
    const fresh = entry.lasting ? 1 : exp2(-(day - entry.day) / halfLife);
    const [up, down] = effect(scenario, entry, fresh);
    const domain = DOMAIN_INDEX[entry.domain];
    for (let a = 0; a < count; a++) {
      if (a === by) continue;
      const near = nearness(scenario, tables.parties[a] as PartyId, entry);
      const at = a * N + domain;
      of.alpha[at] = (of.alpha[at] as number) + near * up;
      of.beta[at] = (of.beta[at] as number) + near * down;
    }
  }
  return sums;
}

/** Sum over all domains of one truster, each as far as it says something about `about`; N: the record as a whole. */
function weighed(scenario: Scenario, of: readonly number[], truster: number, about: number): number {
  const related = scenario.model.trustRelatedDomain.value;
  const other = scenario.model.trustOtherDomain.value;
  const relation = RELATION[about];
  let sum = 0;
  for (let d = 0; d < N; d++) {
    const kind = relation === undefined ? 0 : relation[d];
    sum += (kind === 0 ? 1 : kind === 1 ? related : other) * (of[truster * N + d] as number);
  }
  return sum;
}

/**
 * α and β with which a pair comes to the table, by pair and domain, the whole record last: prior, and the record
 * before the match, saturated. The same for every match of a scenario, so it is worked out once a day.
 */
const pasts = new WeakMap<Scenario, Map<number, Past>>();

interface Past {
  readonly alpha: readonly number[];
  readonly beta: readonly number[];
  /** Trust where nothing has been done at the table, filled as it is asked for. */
  readonly scores: (Trust | undefined)[];
}

function pastOf(state: MatchState, day: number): Past {
  const scenario = state.header.scenario;
  const known = pasts.get(scenario)?.get(day);
  if (known) return known;
  const { parties } = lookup(scenario);
  const old = state.record.filter((entry) => entry.round === 0 && countOf(scenario, entry.by) === undefined);
  const sums = sumsOf(scenario, old, day);
  const alpha: number[] = [];
  const beta: number[] = [];
  parties.forEach((truster, a) => {
    parties.forEach((trustee, b) => {
      const of = sums[b];
      const [a0, b0] = prior(scenario, truster, trustee);
      for (let about = 0; about <= N; about++) {
        const up = of ? weighed(scenario, of.alpha, a, about) : 0;
        const down = of ? weighed(scenario, of.beta, a, about) : 0;
        const scale = saturation(scenario, up + down);
        alpha.push(a0 + up * scale);
        beta.push(b0 + down * scale);
      }
    });
  });
  const made: Past = { alpha, beta, scores: [] };
  const days = pasts.get(scenario) ?? new Map<number, Past>();
  days.set(day, made);
  pasts.set(scenario, days);
  return made;
}

/** What was done at this table. */
interface Here {
  /** By trustee; undefined where nothing here is about it. */
  readonly sums: readonly (Sums | undefined)[];
  readonly past: Past;
}
const hereOf = remembered([(s) => s.record, (s) => s.round], (state): Here => {
  const { scenario } = state.header;
  const day = today(state);
  // Until something is done at this table, all tables of the scenario share the figures of the day.
  if (state.record.length > scenario.record.length) return hereFrom(state, day);
  const days = untouched.get(scenario) ?? new Map<number, Here>();
  untouched.set(scenario, days);
  const known = days.get(day);
  if (known) return known;
  const made = hereFrom(state, day);
  days.set(day, made);
  return made;
});
const untouched = new WeakMap<Scenario, Map<number, Here>>();

function hereFrom(state: MatchState, day: number): Here {
  const here = state.record.filter((entry) => entry.round > 0);
  return { sums: sumsOf(state.header.scenario, here, day), past: pastOf(state, day) };
}

/**
 * Saturation: however long the record before the match, its weight stays below `trustSaturation`; conduct at this
 * table counts in full beside it. Scaled together, 190 old breaches would drown eight promises kept here.
 */
function saturation(scenario: Scenario, total: number): number {
  const most = scenario.model.trustSaturation.value;
  return total <= 0 ? 1 : (most * (1 - exp(-total / most))) / total;
}

function prior(scenario: Scenario, truster: PartyId, trustee: PartyId): readonly [number, number] {
  const given = scenario.priorTrust.find((p) => p.truster === truster && p.trustee === trustee);
  const [kept, broken] = given ? [given.kept, given.broken] : [1, 1];
  const count = countOf(scenario, trustee);
  return [kept, count === undefined ? broken : broken + counted(scenario, count.number)];
}

/** The count without a list with which a scenario begins trust in a party, instead of its itemised entries. */
const countOf = (scenario: Scenario, trustee: PartyId): Scenario["counts"][number] | undefined =>
  scenario.counts.find((c) => c.prior === true && c.about === trustee);

/** What n counted breaches weigh, saturated: s·(1 − e^(−n / 2s)), with s the most that a record can weigh. */
function counted(scenario: Scenario, n: number): number {
  const most = scenario.model.trustSaturation.value;
  return most * (1 - exp(-n / (2 * most)));
}

function beta(alpha: number, b: number): Trust {
  const total = alpha + b;
  const score = alpha / total;
  const sd = Math.sqrt((alpha * b) / (total * total * (total + 1)));
  return { score, sd, alpha, beta: b, shown: { score: round(score * 100), sd: round(sd * 100) } };
}

/** How far `truster` trusts `trustee` in `domain`, or over the whole record when `domain` is null. */
export function trust(state: MatchState, truster: PartyId, trustee: PartyId, domain: Domain | null): Trust {
  const here = hereOf(state);
  const scenario = state.header.scenario;
  const tables = lookup(scenario);
  const a = tables.partyIndex[truster] ?? 0;
  const b = tables.partyIndex[trustee] ?? 0;
  const about = domain === null ? N : DOMAIN_INDEX[domain];
  const at = (a * tables.parties.length + b) * (N + 1) + about;
  const { past } = here;
  const of = here.sums[b];
  const scores = of ? of.scores : past.scores;
  const place = of ? a * (N + 1) + about : at;
  const known = scores[place];
  if (known) return known;
  const up = of ? weighed(scenario, of.alpha, a, about) : 0;
  const down = of ? weighed(scenario, of.beta, a, about) : 0;
  const made = beta((past.alpha[at] as number) + up, Math.max(0, (past.beta[at] as number) + down));
  scores[place] = made;
  return made;
}

/** Every contribution to one figure, largest first, with the entries they come from: the answer to "why?". */
export function explainTrust(
  state: MatchState,
  truster: PartyId,
  trustee: PartyId,
  domain: Domain | null,
): TrustExplained {
  const scenario = state.header.scenario;
  const figure = trust(state, truster, trustee, domain);
  const day = today(state);
  const halfLife = scenario.model.trustHalfLifeYears.value * DAYS_PER_YEAR;
  const about = new Map(scenario.record.map((e) => [e.id, e]));
  const count = countOf(scenario, trustee);
  const raw = state.record
    .filter((entry) => entry.by === trustee && (entry.round > 0 || count === undefined))
    .map((entry) => {
      const weight =
        (entry.lasting ? 1 : exp2(-(day - entry.day) / halfLife)) *
        nearness(scenario, truster, entry) *
        kinship(scenario, domain, entry.domain);
      const [up, down] = effect(scenario, entry, weight);
      return { entry, weight, up, down };
    });
  const total = raw.reduce((sum, r) => (r.entry.round > 0 ? sum : sum + r.up + r.down), 0);
  const old = saturation(scenario, total);
  const [a0, b0] = prior(scenario, truster, trustee);
  const terms: TrustTerm[] = raw.map(({ entry, weight, up, down }) => {
    const scale = entry.round > 0 ? 1 : old;
    const source = about.get(entry.id);
    const duty = state.obligations.find((o) => o.id === entry.obligation);
    return {
      entry: entry.id,
      kind: entry.kind,
      about: source?.about ?? duty?.instrument ?? "",
      what: source?.what ?? dutyText(scenario, duty?.issue, duty?.option, duty?.duty),
      day: entry.day,
      sources: source?.sources ?? [],
      domain: entry.domain,
      weight,
      alpha: up * scale,
      beta: down * scale,
    };
  });
  const size = (t: TrustTerm): number => Math.abs(t.alpha) + Math.abs(t.beta);
  terms.sort((x, y) => size(y) - size(x) || x.day - y.day || (x.entry < y.entry ? -1 : 1));
  return {
    truster,
    trustee,
    domain,
    score: figure.score,
    sd: figure.sd,
    // 90 % interval by the normal approximation, clipped to the unit interval.
    low: Math.max(0, figure.score - 1.645 * figure.sd),
    high: Math.min(1, figure.score + 1.645 * figure.sd),
    alpha: figure.alpha,
    beta: figure.beta,
    saturation: old,
    terms: [
      {
        entry: "prior",
        kind: "prior",
        about: "",
        what: count?.text ?? "",
        day,
        sources: count?.sources ?? [],
        domain: domain ?? "sovereignty",
        weight: 1,
        alpha: a0,
        beta: b0,
      },
      ...terms,
    ],
  };
}

/** What a duty asks, in the scenario's words; empty for one that it does not know. */
export function dutyText(
  scenario: Scenario,
  issue: string | undefined,
  option: string | undefined,
  duty: string | undefined,
): string {
  if (issue === undefined || option === undefined) return "";
  return lookup(scenario).option[issue]?.[option]?.duties.find((d) => d.id === duty)?.text ?? "";
}
