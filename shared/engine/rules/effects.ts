/** Carries out the effects that shocks, applications and statements have by the scenario. */
import { dayOf } from "../days.ts";
import type { PartyId } from "../ids.ts";
import { clamp, round } from "../math.ts";
import { lookup } from "../scenario/lookup.ts";
import type { Effect } from "../scenario/scenario.ts";
import type { Capital, Opinion } from "../state.ts";
import { emit, type Turn } from "../turn.ts";
import { today } from "../world/trust.ts";
import { moodOf } from "../world/world.ts";
import { repudiate } from "./obligations.ts";

/** Decides every effect in order; `cause` names it in the record and at locks. */
export function carryOut(turn: Turn, effects: readonly Effect[], cause: string): void {
  effects.forEach((effect, n) => {
    carryOne(turn, effect, cause, n);
  });
}

function carryOne(turn: Turn, effect: Effect, cause: string, n: number): void {
  if ("opinion" in effect) {
    const { party, injustice = 0, fatigue = 0, optimism = 0 } = effect.opinion;
    shiftMood(turn, (o) => (o.party === party ? { injustice, fatigue, optimism } : null));
  } else if ("momentum" in effect) {
    const loss = 1 - effect.momentum.times;
    shiftMood(turn, (o) => ({ injustice: 0, fatigue: 0, optimism: -loss * o.optimism }));
  } else if ("weight" in effect) {
    const { party, issue, times } = effect.weight;
    changeCapital(turn, party, (c) => ({
      ...c,
      weight: { ...c.weight, [issue]: round((c.weight[issue] ?? 1) * times, 4) },
    }));
  } else if ("value" in effect) {
    const { party, issue, option, add } = effect.value;
    const key = `${issue}/${option}`;
    changeCapital(turn, party, (c) => ({ ...c, value: { ...c.value, [key]: (c.value[key] ?? 0) + add } }));
  } else if ("limit" in effect) {
    const { party, issue, allow } = effect.limit;
    changeCapital(turn, party, (c) => ({ ...c, limits: { ...c.limits, [issue]: allow } }));
  } else if ("reservation" in effect) {
    const { party, add } = effect.reservation;
    changeCapital(turn, party, (c) => ({ ...c, reservationShift: c.reservationShift + add }));
  } else if ("aid" in effect) {
    const w = turn.state.world;
    const aid = turn.state.header.scenario.world.aid.map((flow, i) => {
      const now = w.aid[i] as (typeof w.aid)[number];
      return flow.from === effect.aid.from && flow.to === effect.aid.to
        ? { ...now, perWeek: round(now.perWeek * effect.aid.times, 3) }
        : now;
    });
    emit(turn, {
      type: "supportMoved",
      aid,
      sanctions: w.sanctions,
      sanctionsAge: w.sanctionsAge,
      grid: w.grid,
    });
  } else if ("sanctions" in effect) {
    const w = turn.state.world;
    emit(turn, {
      type: "supportMoved",
      aid: w.aid,
      sanctions: clamp(w.sanctions + effect.sanctions.add, 0, 100),
      sanctionsAge: w.sanctionsAge,
      grid: w.grid,
    });
  } else if ("lock" in effect) {
    if (turn.state.locks[effect.lock.lock] !== effect.lock.closed)
      emit(turn, { type: "lockMoved", lock: effect.lock.lock, closed: effect.lock.closed, how: cause });
  } else if ("never" in effect) {
    const { party, issue, option } = effect.never;
    const options = Object.keys(lookup(turn.state.header.scenario).option[issue] ?? {});
    changeCapital(turn, party, (c) => ({
      ...c,
      never: [...(c.never ?? []), `${issue}/${option}`],
      limits: { ...c.limits, [issue]: (c.limits[issue] ?? options).filter((o) => o !== option) },
    }));
  } else if ("repudiate" in effect) repudiate(turn, effect.repudiate.party, effect.repudiate.issue);
  else {
    const { by, wronged, domain, severity, proof, kind = "broken", date } = effect.record;
    emit(turn, {
      type: "recorded",
      entry: {
        id: `r-${cause}-${n}`,
        // What comes to light later is dated when it was done.
        day: date === undefined ? today(turn.state) : dayOf(date),
        by,
        wronged,
        domain,
        kind,
        severity,
        proof,
        obligation: null,
        round: turn.state.round,
      },
    });
  }
}

/** Adds to the drives of the publics that `shift` names, and recomputes what they would concede. */
export function shiftMood(
  turn: Turn,
  shift: (o: Opinion) => { injustice: number; fatigue: number; optimism: number } | null,
): void {
  const scenario = turn.state.header.scenario;
  const opinion = turn.state.world.opinion.map((o) => {
    const add = shift(o);
    if (!add) return o;
    const start = scenario.world.opinion.find((s) => s.party === o.party);
    const next = {
      ...o,
      injustice: clamp(o.injustice + add.injustice, 0, 1),
      fatigue: clamp(o.fatigue + add.fatigue, 0, 1),
      optimism: clamp(o.optimism + add.optimism, 0, 1),
    };
    return moodOf(scenario, next, start?.willing ?? o.willing);
  });
  emit(turn, { type: "opinionMoved", opinion });
}

/** Replaces one capital by a changed one. */
export function changeCapital(turn: Turn, party: PartyId, change: (c: Capital) => Capital): void {
  const capital = turn.state.capitals[party];
  if (capital) emit(turn, { type: "capitalChanged", capital: change(capital) });
}
