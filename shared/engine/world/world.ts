/**
 * The world between rounds (model.md §6): front, losses, exhaustion, aid, sanctions, grid and the two drives of
 * public opinion. Small and explained: no unit is ever moved by hand. Draws its luck from the dice it is given.
 */

import type { PartyId } from "../ids.ts";
import { clamp, exp, exp2, log, logistic, logit, round } from "../math.ts";
import type { Dice } from "../rng.ts";
import { lookup } from "../scenario/lookup.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { MatchState, Opinion, Posture, Side, World } from "../state.ts";
import { appetite, type Cap, type Forces, underCaps } from "./pause.ts";

/** Share of the country that the attacker holds, 0–1. */
export function occupiedShare(scenario: Scenario, control: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < control.length; i++)
    sum += (scenario.world.regions[i]?.area ?? 0) * (control[i] as number);
  return sum;
}

/** How hard a posture presses forward, as a share of an offensive. */
function pushOf({ model: m }: Scenario, posture: Posture): number {
  switch (posture) {
    case "offensive":
      return 1;
    case "hold":
      return m.pushHold.value;
    case "pressure":
      return m.pushPressure.value;
    case "withdrawal":
      return m.pushWithdrawal.value;
    case "ceasefire":
      return 0;
  }
}

/** How much it fights, as a share of an offensive. */
function fightOf({ model: m }: Scenario, posture: Posture): number {
  switch (posture) {
    case "offensive":
      return 1;
    case "hold":
      return m.fightHold.value;
    case "pressure":
      return m.fightPressure.value;
    case "withdrawal":
      return m.fightWithdrawal.value;
    case "ceasefire":
      return m.fightCeasefire.value;
  }
}

export interface FrontResult {
  readonly control: readonly (readonly [number, number])[];
  readonly drift: number;
}

/**
 * `weeks` of the front: drift by the log of the effective force ratio, chance movement by the square root of
 * time, and a sector given up by whoever withdraws. Always draws one normal number per region.
 */
export function moveFront(
  state: MatchState,
  attacker: Posture,
  defender: Posture,
  weeks: number,
  dice: Dice,
): FrontResult {
  const { scenario } = state.header;
  const m = scenario.model;
  const [a, d] = state.world.sides;
  const ratio = log(strength(scenario, a) / strength(scenario, d));
  const fighting = (fightOf(scenario, attacker) + fightOf(scenario, defender)) / 2;
  const pushes = [pushOf(scenario, attacker), pushOf(scenario, defender)] as const;
  const initiative = m.frontInitiative.value;
  const changed: (readonly [number, number])[] = [];
  const next = state.world.control.slice();
  const chance = m.frontDiffusion.value * Math.sqrt(weeks);
  const left = share(1 - m.withdrawalRate.value, weeks);
  const given = attacker === "withdrawal" ? weakestHeld(scenario, state.world) : -1;
  for (let s = 0; s < scenario.world.sectors.length; s++) {
    const sector = scenario.world.sectors[s] as Scenario["world"]["sectors"][number];
    const dug = 1 + (m.defence.value - 1) * (state.world.fortification[s] ?? 0);
    const forward = pushes[0] * sector.effort * (ratio - log(dug) + initiative);
    const back = pushes[1] * (1 - sector.effort) * (-ratio - log(dug) + initiative);
    for (const r of lookup(scenario).sectorRegions[s] ?? []) {
      const noise = dice.normal();
      const was = state.world.control[r] as number;
      const open = scenario.world.regions[r]?.contested === true || (was > 0.02 && was < 0.98);
      if (!open) continue;
      let now: number;
      if (s === given) now = was * left;
      else {
        const room = 4 * was * (1 - was) + 0.05;
        const drift =
          m.frontDrift.value * weeks * ((forward > 0 ? forward : 0) - (back > 0 ? back : 0)) * room;
        now = was + drift + chance * fighting * noise * room;
      }
      now = round(clamp(now, 0, 1), 4);
      if (now < 0.01) now = 0;
      if (now !== was) {
        changed.push([r, now]);
        next[r] = now;
      }
    }
  }
  return {
    control: changed,
    drift: round(occupiedShare(scenario, next) - occupiedShare(scenario, state.world.control), 5),
  };
}

/** What is left after `weeks` of which each leaves `aWeek` of what it found. */
const share = (aWeek: number, weeks: number): number => (aWeek <= 0 ? 0 : exp(weeks * log(aWeek)));

/** Men and materiel count alike; an exhausted army counts for less than its number. */
const strength = ({ model }: Scenario, s: Side): number =>
  (s.manpower * (1 - model.strengthTired.value * s.exhaustion.manpower)) / 2 + s.materiel / 2 + 1;

/** The held sector to which the attacker gives least effort: the one it leaves first; −1 when there is none. */
function weakestHeld(scenario: Scenario, world: World): number {
  let best = -1;
  let least = 2;
  scenario.world.sectors.forEach((sector, s) => {
    const regions = lookup(scenario).sectorRegions[s] ?? [];
    const held = regions.some(
      (r) => (world.control[r] as number) > 0.005 && (world.control[r] as number) < 0.98,
    );
    if (held && sector.effort < least) {
      least = sector.effort;
      best = s;
    }
  });
  return best;
}

export interface SidesResult {
  readonly sides: readonly [Side, Side];
  readonly losses: readonly [number, number];
  readonly civilianHarm: number;
  readonly quiet: number;
  readonly fortification: readonly number[];
}

/**
 * Losses, replacement, exhaustion and digging in over one round of `weeks`. In a pause either side brings up less the nearer
 * it is to what it can keep in peace, and no more than the ceilings that it keeps.
 */
export function wearSides(
  state: MatchState,
  attacker: Posture,
  defender: Posture,
  weeks: number,
  caps: readonly Cap[] = [],
): SidesResult {
  const { scenario } = state.header;
  const m = scenario.model;
  const intensity = (fightOf(scenario, attacker) + fightOf(scenario, defender)) / 2;
  const [a, d] = state.world.sides;
  const bite =
    m.sanctionsBite.value *
    state.world.sanctions *
    weeks *
    (1 / (1 + m.sanctionsAdaptation.value * state.world.sanctionsAge));
  const lossA =
    m.attrition.value *
    intensity *
    weeks *
    (attacker === "offensive" ? m.lossAttacking.value : m.lossAttackerHolding.value);
  const lossD =
    m.attrition.value *
    intensity *
    weeks *
    (defender === "offensive" ? m.lossCountering.value : m.lossDefending.value);
  const aid =
    state.world.aid.reduce((sum, flow) => sum + (flow.coming[0] ?? 0), 0) * m.aidEffect.value * weeks;
  const isQuiet = intensity <= m.quietBelow.value;
  const wear = (side: Side, posture: Posture, loss: number, materielIn: number, economy: number): Side => ({
    party: side.party,
    ...force(side, loss, materielIn),
    exhaustion: {
      manpower: round(
        clamp(side.exhaustion.manpower + loss * m.wearLoss.value - m.wearRest.value * weeks, 0, 1),
        4,
      ),
      economy: round(clamp(side.exhaustion.economy + economy, 0, 1), 4),
      society: round(clamp(side.exhaustion.society + m.wearSociety.value * weeks * intensity, 0, 1), 4),
    },
    posture,
  });
  function force(side: Side, loss: number, materielIn: number): Forces {
    const up = (x: number, brought: number): number =>
      isQuiet ? brought * appetite(scenario, side.party, x) : brought;
    const next = {
      manpower: side.manpower - loss + up(side.manpower, recruits(state, side.party) * weeks),
      materiel: side.materiel - loss * m.lossMateriel.value + up(side.materiel, materielIn),
    };
    // A ceiling is one of peacetime: it is set aside while the guns speak.
    const own = isQuiet ? caps.filter((c) => c.party === side.party) : [];
    const held = own.length > 0 ? underCaps(scenario, side, next, own, weeks) : next;
    return {
      manpower: round(Math.max(5, held.manpower), 3),
      materiel: round(Math.max(5, held.materiel), 3),
    };
  }
  const pressed = attacker === "pressure" ? 1 : 0;
  return {
    sides: [
      wear(a, attacker, lossA, m.industryAttacker.value * weeks, bite),
      wear(
        d,
        defender,
        lossD,
        m.industryDefender.value * weeks + aid,
        m.wearEconomy.value * weeks * intensity + m.wearGrid.value * state.world.grid * weeks,
      ),
    ],
    losses: [round(state.world.losses[0] + lossA, 3), round(state.world.losses[1] + lossD, 3)],
    civilianHarm: round(
      state.world.civilianHarm + (m.harmFighting.value * intensity + m.harmPressure.value * pressed) * weeks,
      3,
    ),
    quiet: isQuiet ? state.world.quiet + 1 : 0,
    fortification: state.world.fortification.map((f) => round(clamp(f + m.digging.value * weeks, 0, 1), 4)),
  };
}

/** Men whom a side brings up in a week: all while the law lets it mobilise, volunteers alone once that has been lifted. */
function recruits({ header, locks }: MatchState, party: PartyId): number {
  const { model, locks: all } = header.scenario;
  const law = all.filter((l) => l.law?.mobilises === party);
  const isLifted = law.length > 0 && law.every((l) => locks[l.id] !== true);
  return model.recruitment.value * (isLifted ? model.volunteers.value : 1);
}

/** Public opinion over one round: injustice jumps and fades, fatigue creeps, and both set the readiness to concede. */
export function moveOpinion(state: MatchState, attacker: Posture, weeks: number): readonly Opinion[] {
  const { scenario } = state.header;
  const m = scenario.model;
  const fade = exp2(-weeks / m.injusticeHalfLifeWeeks.value);
  return state.world.opinion.map((o) => {
    const start = scenario.world.opinion.find((s) => s.party === o.party);
    const hit =
      o.party === scenario.treaty.defender && attacker === "pressure" ? m.pressureInjustice.value : 0;
    const floor = o.party === scenario.treaty.defender ? m.injusticeFloor.value : 0;
    const injustice = clamp(floor + (o.injustice - floor) * fade + hit, 0, 1);
    const fatigue = clamp(
      o.fatigue +
        m.fatiguePerWeek.value * weeks * (state.world.quiet > 0 ? m.fatigueQuiet.value : 1) +
        (o.party === scenario.treaty.defender ? m.gridFatigue.value * weeks * state.world.grid : 0),
      0,
      1,
    );
    return moodOf(
      scenario,
      { ...o, injustice, fatigue, optimism: clamp(o.optimism * m.hopeFade.value, 0, 1) },
      start?.willing ?? o.willing,
    );
  });
}

/** Opinion with its readiness to concede recomputed from the two drives, relative to where the scenario began. */
export function moodOf(scenario: Scenario, o: Opinion, willingAtStart: number): Opinion {
  const m = scenario.model;
  const start = scenario.world.opinion.find((s) => s.party === o.party);
  const shift =
    m.willingFatigue.value * (o.fatigue - (start?.fatigue ?? 0)) -
    m.willingInjustice.value * (o.injustice - (start?.injustice ?? 0));
  return {
    party: o.party,
    injustice: round(o.injustice, 4),
    fatigue: round(o.fatigue, 4),
    optimism: round(o.optimism, 4),
    willing: round(logistic(logit(willingAtStart) + shift), 4),
  };
}

export interface SupportResult {
  readonly aid: World["aid"];
  readonly sanctions: number;
  readonly sanctionsAge: number;
  readonly grid: number;
}

/** Aid on its way, sanctions and the grid after one round. Coercive pressure brings more aid with a lag. */
export function moveSupport(
  state: MatchState,
  attacker: Posture,
  weeks: number,
  levels: Readonly<Record<string, { aid: number; sanctions: number }>>,
): SupportResult {
  const { scenario } = state.header;
  const m = scenario.model;
  const pressed = attacker === "pressure" ? m.aidPressed.value : 1;
  const aid = scenario.world.aid.map((flow, i) => {
    const now = state.world.aid[i] as World["aid"][number];
    const step = levels[flow.from]?.aid ?? 0;
    const perWeek = round(
      clamp(
        now.perWeek * (step > 0 ? m.aidRaised.value : step < 0 ? m.aidCut.value : 1) * pressed,
        0,
        m.aidMost.value,
      ),
      3,
    );
    return { perWeek, coming: [...now.coming.slice(1), perWeek] };
  });
  const push = Object.values(levels).reduce((sum, l) => sum + l.sanctions, 0);
  const sanctions = round(clamp(state.world.sanctions + m.sanctionsStep.value * push, 0, 100), 2);
  const grid = clamp(
    state.world.grid * share(1 - m.gridRepair.value, weeks) +
      (attacker === "pressure" ? m.pressureGrid.value * weeks : 0),
    0,
    1,
  );
  return { aid, sanctions, sanctionsAge: state.world.sanctionsAge + 1, grid: round(grid, 4) };
}
