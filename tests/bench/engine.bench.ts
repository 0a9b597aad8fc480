/** Bar 1: commands of real matches through decide + apply, as the host does it. */
import { applyAll } from "../../shared/engine/apply.ts";
import { decide } from "../../shared/engine/decide.ts";
import { openMatch } from "../../shared/engine/open.ts";
import { isRefusal } from "../../shared/engine/refusal.ts";
import type { Measured } from "./bars.ts";
import { median, sideBySide, spread, type Variants } from "./harness.ts";
import { reducerWork } from "./peers/boardgameGame.ts";
import { playSeated } from "./play.ts";
import { headerOf } from "./scenario.ts";

const MATCHES = 24;

export const variants: Variants = {
  ours: () => {
    const played = Array.from({ length: MATCHES }, (_, i) => playSeated(headerOf(`engine ${i}`), 0.5));
    let next = 0;
    return (n) => {
      let done = 0;
      while (done < n) {
        const { header, entries } = played[next++ % MATCHES] as (typeof played)[number];
        let state = openMatch(header);
        for (const { by, command } of entries) {
          const events = decide(state, by, command);
          if (isRefusal(events)) throw new Error(`refused: ${events.refused}`);
          state = applyAll(state, events);
        }
        done += entries.length;
      }
      return done;
    };
  },
  boardgameio: reducerWork,
};

export const bars = [1];

export async function measure(): Promise<readonly Measured[]> {
  const { ours, boardgameio } = await sideBySide(import.meta.filename, ["ours", "boardgameio"]);
  const rate = (n: number): string => `${(n / 1000).toFixed(1)} k`;
  return [
    {
      id: "commands",
      value: median(ours.cpu),
      note: `whole matches of six people who also talk; ${spread(ours.cpu, rate)}; boardgame.io's reducer with its small game: ${rate(median(boardgameio.cpu))}/s`,
    },
  ];
}
