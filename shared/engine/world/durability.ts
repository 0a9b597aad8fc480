/**
 * After a signature: does it hold? A monthly hazard of collapse h = h0 · exp(Σ β·x) over fifteen years
 * (model.md §8). Signs from the literature on ceasefires and settlements, sizes assumed; so the band is wide.
 */

import type { PartyId } from "../ids.ts";
import { clamp, exp, round } from "../math.ts";
import { lookup } from "../scenario/lookup.ts";
import type { Clause, Epilogue, MatchState } from "../state.ts";
import { inForceClauses, sheetOf } from "./capital.ts";
import { guaranteeOf } from "./guarantee.ts";
import { type Standing, shiftIn } from "./pause.ts";
import { trust } from "./trust.ts";
import { safeguardsOf } from "./worth.ts";

const YEARS = 15;

export interface Factor {
  readonly factor: string;
  readonly size: number;
}

/** What raises or lowers the hazard of the clauses now in force, largest effect first. */
export function hazardFactors(state: MatchState, clauses: readonly Clause[]): readonly Factor[] {
  const { scenario } = state.header;
  const m = scenario.model;
  const { attacker, defender } = scenario.treaty;
  const tables = lookup(scenario);
  const guards = safeguardsOf(scenario, clauses);
  const signatories = [
    ...new Set(
      state.instruments
        .filter((i) => i.stage === "inForce" || i.stage === "signed" || i.stage === "ratified")
        .flatMap((i) => i.signatories),
    ),
  ];
  const guarantee = guaranteeOf(scenario, sheetOf(state, defender), clauses, signatories);
  const options = clauses.map((c) => tables.option[c.issue]?.[c.option]);
  const tagged = (tag: string): number =>
    options.filter((o) => (o?.tags as readonly string[] | undefined)?.includes(tag)).length;
  const mutual =
    (trust(state, attacker, defender, null).score + trust(state, defender, attacker, null).score) / 2;
  const anger = state.world.opinion.find((o) => o.party === defender)?.injustice ?? 0;
  const absent =
    tables.guarantors.filter((g) => !signatories.includes(g)).length / Math.max(1, tables.guarantors.length);
  const factors: Factor[] = [
    { factor: "zone", size: m.hazardZone.value * guards.zone },
    { factor: "monitors", size: m.hazardMonitors.value * guards.verification },
    { factor: "commission", size: m.hazardCommission.value * guards.commission },
    { factor: "guarantee", size: m.hazardGuarantee.value * guarantee.strength },
    { factor: "vague", size: m.hazardVague.value * options.filter((o) => o?.vague === true).length },
    { factor: "openStatus", size: m.hazardOpenStatus.value * (tagged("status-open") > 0 ? 1 : 0) },
    { factor: "rearming", size: m.hazardRearming.value * rearming(state, clauses) },
    { factor: "trust", size: m.hazardTrust.value * mutual },
    {
      factor: "injustice",
      size:
        m.hazardInjustice.value *
        anger *
        (tagged("justice") > 0 ? m.hazardJustice.value : tagged("impunity") > 0 ? m.hazardImpunity.value : 1),
    },
    { factor: "excluded", size: m.hazardExcluded.value * absent },
    {
      factor: "pressed",
      size: m.hazardPressed.value * Math.max(pressureOn(state, attacker), pressureOn(state, defender)),
    },
  ];
  return factors
    .map((f) => ({ factor: f.factor, size: round(f.size, 3) }))
    .filter((f) => f.size !== 0)
    .sort((a, b) => Math.abs(b.size) - Math.abs(a.size) || (a.factor < b.factor ? -1 : 1));
}

/** How much of a whole shift the balance of forces would make in a pause under these clauses, 0–1, whomever it favours. */
function rearming(state: MatchState, clauses: readonly Clause[]): number {
  const { scenario } = state.header;
  return clamp(
    Math.abs(shiftIn(scenario, standingOf(state), clauses)) / scenario.model.rearmingShift.value,
    0,
    1,
  );
}

/** Both sides' forces now, and the aid that flows to the defender. */
export function standingOf({ header, world }: MatchState): Standing {
  const [attacker, defender] = world.sides;
  const to = header.scenario.treaty.defender;
  let aid = 0;
  header.scenario.world.aid.forEach((flow, i) => {
    if (flow.to === to) aid += world.aid[i]?.perWeek ?? 0;
  });
  return { attacker, defender, aid };
}

/** Pressure from those who support a party, 0–1: the share of its aid that has been taken away since the start. */
export function pressureOn(state: MatchState, party: PartyId): number {
  let start = 0;
  let now = 0;
  state.header.scenario.world.aid.forEach((flow, i) => {
    if (flow.to !== party) return;
    start += flow.perWeek;
    now += state.world.aid[i]?.perWeek ?? 0;
  });
  return start > 0 ? clamp(1 - now / start, 0, 1) : 0;
}

export interface Meters {
  /** Does force pay: land held by it, 0–100. */
  readonly reward: number;
  /** Is it deterred: chance that help would come, 0–100. */
  readonly deterrence: number;
  /** Does harm go unanswered, 0–100. */
  readonly impunity: number;
  /** How far it tells others that borders move by force, 0–100: most where land taken is recognised, half where left open. */
  readonly precedent: number;
}

/** What an outcome tells the world, whether or not anything was signed; sizes assumed. */
export function metersOf(state: MatchState): Meters {
  const { scenario } = state.header;
  const m = scenario.model;
  const clauses = inForceClauses(state);
  const tables = lookup(scenario);
  const has = (tag: string): boolean =>
    clauses.some((c) =>
      (tables.option[c.issue]?.[c.option]?.tags as readonly string[] | undefined)?.includes(tag),
    );
  const held = state.world.control.reduce((s, c, i) => s + c * (scenario.world.regions[i]?.area ?? 0), 0);
  const whole = (x: number): number => Math.floor(clamp(x, 0, 100) + 0.5);
  const help = guaranteeOf(scenario, sheetOf(state, scenario.treaty.defender), clauses, tables.guarantors);
  return {
    reward: whole(held * m.meterForce.value),
    deterrence: whole(100 * help.strength),
    impunity: (has("justice") ? m.meterJustice : has("impunity") ? m.meterImpunity : m.meterSilence).value,
    precedent: whole(
      held *
        m.meterForce.value *
        (has("recognition") ? 1 : has("status-open") ? m.precedentOpen.value : m.precedentSilent.value),
    ),
  };
}

type Survival = Epilogue["survival"];

/** Chance that a text still holds after each year 0–15, with a 90 % band, from its summed log-hazard. */
function survivalFrom(state: MatchState, sum: number): Survival {
  const { scenario } = state.header;
  const spread = scenario.model.hazardSpread.value;
  const monthly = (shift: number): number => -scenario.model.hazardBase.value * exp(sum + shift);
  const [mean, low, high] = [monthly(0), monthly(1.645 * spread), monthly(-1.645 * spread)];
  const at = (hazard: number, year: number): number => round(exp(hazard * 12 * year), 3);
  return Array.from({ length: YEARS + 1 }, (_, year) => ({
    year,
    mean: at(mean, year),
    low: at(low, year),
    high: at(high, year),
  }));
}

const summed = (factors: readonly Factor[]): number => factors.reduce((s, f) => s + f.size, 0);

export interface Durability {
  /** In force, or signed only: then what it would be if it came into force as it is. */
  readonly stands: "inForce" | "signed";
  readonly survival: Survival;
  /** The year at which articles are weighed. */
  readonly year: number;
  /** Each article by what it does: the chance to hold to that year without it, 0–1; the weightiest first. */
  readonly without: readonly { readonly clause: Clause; readonly chance: number }[];
}

const WEIGHED_YEAR = 10;

/** How long the text in force, or else the last one signed, would hold, and which article matters most; null without one. */
export function durabilityOf(state: MatchState): Durability | null {
  const force = inForceClauses(state);
  const signed = state.instruments.findLast((i) => i.stage === "signed" || i.stage === "ratified");
  const clauses = force.length > 0 ? force : (signed?.clauses ?? []);
  if (clauses.length === 0) return null;
  const survival = survivalFrom(state, summed(hazardFactors(state, clauses)));
  const chance = survival[WEIGHED_YEAR]?.mean ?? 0;
  const without = clauses.map((clause) => ({
    clause,
    chance:
      survivalFrom(
        state,
        summed(
          hazardFactors(
            state,
            clauses.filter((c) => c !== clause),
          ),
        ),
      )[WEIGHED_YEAR]?.mean ?? 0,
  }));
  return {
    stands: force.length > 0 ? "inForce" : "signed",
    survival,
    year: WEIGHED_YEAR,
    without: without.sort(
      (a, b) =>
        Math.abs(b.chance - chance) - Math.abs(a.chance - chance) ||
        (a.clause.issue < b.clause.issue ? -1 : 1),
    ),
  };
}

/** The survival curve of what is in force, with its band; null when nothing binding is. */
export function epilogueOf(state: MatchState): Epilogue | null {
  const clauses = inForceClauses(state);
  if (clauses.length === 0) return null;
  const factors = hazardFactors(state, clauses);
  const { reward, deterrence, impunity } = metersOf(state);
  return { survival: survivalFrom(state, summed(factors)), factors, reward, deterrence, impunity };
}
