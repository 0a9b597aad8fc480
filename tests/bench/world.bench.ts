/** Bar 2: the step of the world alone, a round of front, wear, support and opinion, beside a flat array of the same size. */
import { apply } from "../../shared/engine/apply.ts";
import type { Event } from "../../shared/engine/event.ts";
import { openMatch } from "../../shared/engine/open.ts";
import { type Dice, dice, seeded } from "../../shared/engine/rng.ts";
import type { MatchState, Posture } from "../../shared/engine/state.ts";
import { moveFront, moveOpinion, moveSupport, wearSides } from "../../shared/engine/world/world.ts";
import type { Measured } from "./bars.ts";
import { median, pairedRatio, sideBySide, spread, type Variants } from "./harness.ts";
import { parley6 } from "./peers/parley6.ts";
import { headerOf } from "./scenario.ts";

/** Rounds after which the world begins anew: what has come to rest costs less. */
const ROUNDS_A_MATCH = 7;
const WEEKS = 1;
const POSTURES: readonly (readonly [Posture, Posture])[] = [
  ["offensive", "hold"],
  ["pressure", "hold"],
  ["offensive", "offensive"],
  ["withdrawal", "hold"],
];

const opened = openMatch(headerOf("world"));
const levels = Object.fromEntries(
  opened.header.scenario.parties.map((p) => [p.id, { aid: 0, sanctions: 0 }]),
);

/** One round of the world: what the rules do between the orders and the news. */
function worldStep(
  state: MatchState,
  [attacker, defender]: readonly [Posture, Posture],
  luck: Dice,
): MatchState {
  let s = state;
  const happen = (event: Event): void => {
    s = apply(s, event);
  };
  happen({ type: "frontMoved", ...moveFront(s, attacker, defender, WEEKS, luck) });
  happen({ type: "sidesChanged", ...wearSides(s, attacker, defender, WEEKS) });
  happen({ type: "supportMoved", ...moveSupport(s, attacker, WEEKS, levels) });
  happen({ type: "opinionMoved", opinion: moveOpinion(s, attacker, WEEKS) });
  return s;
}

const numbersIn = (x: unknown): number =>
  typeof x === "number"
    ? 1
    : x && typeof x === "object"
      ? Object.values(x).reduce<number>((n, y) => n + numbersIn(y), 0)
      : 0;

/** As many numbers as the world holds, and as many draws as a round of it takes. */
function sizeOfWorld(): { readonly numbers: number; readonly draws: number } {
  let normals = 0;
  const luck = dice(seeded("size", "world"));
  worldStep(opened, ["offensive", "hold"], {
    ...luck,
    normal: () => {
      normals++;
      return luck.normal();
    },
  });
  return { numbers: numbersIn(opened.world), draws: 12 * normals };
}

export const variants: Variants = {
  world: () => {
    let match = 0;
    return (n) => {
      for (let done = 0; done < n; done += ROUNDS_A_MATCH) {
        const luck = dice(seeded(`world ${match++}`, "battlefield"));
        let state = opened;
        for (let round = 0; round < ROUNDS_A_MATCH; round++)
          state = worldStep(
            state,
            POSTURES[(match + round) % POSTURES.length] as (typeof POSTURES)[number],
            luck,
          );
      }
      return Math.ceil(n / ROUNDS_A_MATCH) * ROUNDS_A_MATCH;
    };
  },
  flat: () => {
    const step = parley6(sizeOfWorld());
    return (n) => {
      for (let i = 0; i < n; i++) step();
      return n;
    };
  },
};

export const bars = [2];

export async function measure(): Promise<readonly Measured[]> {
  const { world, flat } = await sideBySide(import.meta.filename, ["world", "flat"]);
  const { numbers, draws } = sizeOfWorld();
  const rate = (n: number): string => `${(n / 1000).toFixed(0)} k`;
  return [
    {
      id: "worldStep",
      value: pairedRatio(world.cpu, flat.cpu),
      note: `${numbers} numbers and ${draws} draws a step; ${rate(median(world.cpu))}/s beside ${rate(median(flat.cpu))}/s; ${spread(world.cpu, rate)}`,
    },
  ];
}
