/** Nobody learns by going on: the next start says no more than who only watched had seen, and hangs on nothing hidden. */
import { describe, expect, test } from "vitest";
import { goOn, mayGoOn } from "../../shared/engine/rules/goingOn.ts";
import { lookup } from "../../shared/engine/scenario/lookup.ts";
import type { Scenario } from "../../shared/engine/scenario/scenario.ts";
import type { MatchState } from "../../shared/engine/state.ts";
import { viewFor } from "../../shared/engine/view/view.ts";
import { rollOut } from "../../shared/lab/rollOut.ts";
import { OF_THIS_WAR, real } from "../rows/real.ts";
import { headerOf } from "./fixture.ts";

const table = { code: "ABC234" };
const CHAIN = OF_THIS_WAR.slice(0, -1);

/** The first match on it that bots end without a treaty in force. */
function endOf(id: (typeof OF_THIS_WAR)[number]): MatchState {
  for (let n = 0; n < 60; n++) {
    const { state } = rollOut({ ...headerOf(real(id)), seed: `unseen ${n}` }, false);
    if (mayGoOn(state)) return state;
  }
  throw new Error(`every match of ${id} ended with a treaty in force`);
}

/** What a watcher saw of the world in the last round, by the names that the next scenario has for it. */
function seen(end: MatchState, next: Scenario) {
  const { world } = viewFor({ ...end, phase: "talks" }, { kind: "spectator" });
  const place = lookup(end.header.scenario).region;
  return {
    control: next.world.regions.flatMap((r) =>
      place[r.id] === undefined ? [] : [[r.id, world.control[place[r.id] as number]]],
    ),
    sides: next.world.sides.map((s) => [s.party, world.sides[s.party]?.exhaustion]),
    opinion: next.world.opinion.flatMap((o) =>
      world.opinion[o.party] === undefined ? [] : [[o.party, world.opinion[o.party]]],
    ),
    aid: next.world.aid.flatMap((f) => {
      const key = `${f.from}>${f.to}`;
      return world.aid[key] === undefined ? [] : [[key, world.aid[key]]];
    }),
    sanctions: world.sanctions,
  };
}

const percent = (x: number): number => Math.round(x * 100);

/** The same of the start that was made, in the units of a view. */
function told(end: MatchState, made: Scenario) {
  const was = seen(end, made);
  const among = (list: readonly unknown[][], id: string): boolean => list.some(([known]) => known === id);
  return {
    control: made.world.regions.flatMap((r) =>
      among(was.control, r.id) ? [[r.id, Math.round(r.control * 1000)]] : [],
    ),
    sides: made.world.sides.map((s) => [
      s.party,
      {
        manpower: percent(s.exhaustion.manpower),
        economy: percent(s.exhaustion.economy),
        society: percent(s.exhaustion.society),
      },
    ]),
    opinion: made.world.opinion.flatMap((o) =>
      among(was.opinion, o.party)
        ? [
            [
              o.party,
              {
                injustice: percent(o.injustice),
                fatigue: percent(o.fatigue),
                optimism: percent(o.optimism),
                willing: percent(o.willing),
              },
            ],
          ]
        : [],
    ),
    aid: made.world.aid.flatMap((f) =>
      among(was.aid, `${f.from}>${f.to}`) ? [[`${f.from}>${f.to}`, f.perWeek]] : [],
    ),
    sanctions: made.world.sanctions,
  };
}

describe.each(CHAIN)("going on from %s", (id) => {
  const end = endOf(id);
  const next = real(end.header.scenario.next as (typeof OF_THIS_WAR)[number]);
  const made = goOn(end, next, table);

  test("every figure is the one that a watcher saw, no more exact", () => {
    expect(told(end, made)).toEqual(seen(end, next));
    // Rounding the finer figure would give the same: that it is not finer has to be asked for itself.
    const inPercent = [
      ...made.world.sides.flatMap((side) => Object.values(side.exhaustion)),
      ...made.world.opinion.flatMap((o) => [o.injustice, o.fatigue, o.optimism, o.willing]),
    ];
    for (const x of inPercent) expect(x * 100).toBeCloseTo(percent(x), 6);
    for (const r of made.world.regions) expect(r.control * 1000).toBeCloseTo(Math.round(r.control * 1000), 6);
    for (const side of made.world.sides) expect([side.manpower % 5, side.materiel % 5]).toEqual([0, 0]);
  });

  test("agreements and locks are those that a watcher saw", () => {
    const view = viewFor({ ...end, phase: "talks" }, { kind: "spectator" });
    const shown = Object.values(view.instruments).filter((i) => i.stage === "inForce");
    for (const kept of made.carried?.inForce ?? [])
      expect(shown.some((i) => kept.id.endsWith(i.id))).toBe(true);
    for (const lock of made.locks)
      if (end.locks[lock.id] !== undefined) expect(lock.closed).toBe(end.locks[lock.id]);
  });

  test("it hangs on nothing that only some knew: offers, orders, instructions, verdicts, luck", () => {
    const other: MatchState = {
      ...end,
      header: { ...end.header, seed: "another seed altogether" },
      luck: rollOut({ ...headerOf(real(id)), seed: "other luck" }, false).state.luck,
      offers: [],
      standings: {},
      orders: {},
      lastOrders: {},
      mediation: [],
      verdicts: {},
      lines: [],
      accusations: [],
      capitals: {},
      counters: {},
    };
    expect(goOn(other, next, table)).toEqual(made);
  });
});
