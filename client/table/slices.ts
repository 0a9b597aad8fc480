/** Does long work in short turns, between which the page can answer a person. Keeps the order of the work. */

/** A turn ends when it has taken so many milliseconds; a slow phone gets about one piece a turn. */
const TURN_MS = 8;

/** The next turn: what was asked of the page meanwhile comes first. */
export const turn = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

/** Does the pieces in order; stops early, before the next piece, when `over` says so. */
export async function inSlices(
  pieces: readonly (() => unknown)[],
  over: () => boolean = () => false,
): Promise<void> {
  let began = performance.now();
  for (const piece of pieces) {
    if (performance.now() - began > TURN_MS) {
      await turn();
      began = performance.now();
    }
    if (over()) return;
    piece();
  }
}
