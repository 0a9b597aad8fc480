/**
 * Parley6, the yard-stick game of six seats as one flat array: every step touches all of its numbers and consumes luck,
 * with + − × and comparisons alone. Here it can be made wider, so that a step is as large as that of the world beside it.
 */

/** Numbers of six seats (five each) and of six secret reservation values; three more for each issue. */
const SEATS = 6;
const SEAT_NUMBERS = 5;
const ISSUE_NUMBERS = 3;

const clamp01 = (x: number): number => Math.max(0, Math.min(1, x));

/** A generator of 32 bits (sfc32). */
function luckFrom(seed: number): () => number {
  let [a, b, c, d] = [0x9e3779b9 | 0, seed | 0, Math.imul(seed, 2654435761), 1];
  return () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) * 2.3283064365386963e-10;
  };
}

/** A match of `numbers` numbers (60 or more) of which each step draws `draws` times (6 or more); gives the step. */
export function parley6({
  numbers,
  draws,
}: {
  readonly numbers: number;
  readonly draws: number;
}): () => number {
  const next = luckFrom(7);
  const issues = Math.ceil((numbers - SEATS * (SEAT_NUMBERS + 1)) / ISSUE_NUMBERS);
  const firstIssue = SEATS * SEAT_NUMBERS;
  const afterIssues = firstIssue + issues * ISSUE_NUMBERS;
  const f = Array.from({ length: afterIssues + SEATS }, () => next());
  const at = (i: number): number => f[i] as number;
  let turn = 0;
  return () => {
    const seat = (turn % SEATS) * SEAT_NUMBERS;
    const kind = Math.floor(next() * 6);
    const issue = firstIssue + Math.floor(next() * issues) * ISSUE_NUMBERS;
    let luck = 0;
    for (let i = 2; i < draws; i++) luck += next();
    luck /= draws;
    const wish = at(afterIssues + (turn % SEATS));
    if (kind === 0) f[seat + 4] = at(seat + 4) + 0.01;
    else if (kind === 1) f[issue] = at(issue) + 0.5 * (wish - at(issue));
    else if (kind === 2) f[issue + 1] = at(issue + 1) + 0.1 * luck;
    else if (kind === 3) f[issue + 2] = at(issue + 2) + (wish - at(issue)) * 0.2;
    else if (kind === 4) f[issue] = at(issue) + 0.1 * (0.5 - at(issue));
    else f[seat + 1] = at(seat + 1) + 0.05 * luck;
    const drift = 0.01 * (luck - 0.5);
    for (let i = firstIssue; i < afterIssues; i += ISSUE_NUMBERS) {
      const momentum = at(i + 2);
      f[i] = clamp01(at(i) + 0.1 * momentum + drift);
      f[i + 2] = momentum * 0.9;
      f[i + 1] = clamp01(at(i + 1) * 0.995 + 0.002 * luck);
    }
    for (let i = 0; i < firstIssue; i += SEAT_NUMBERS) {
      const influence = at(i);
      const tired = at(i + 3);
      f[i + 1] = at(i + 1) + 0.01 * influence - 0.005 * tired;
      const fatigue = clamp01(tired * 0.99 + (i === seat ? 0.03 * luck : 0));
      f[i + 3] = fatigue;
      f[i + 2] = clamp01(at(i + 2) - 0.01 * fatigue + 0.005 * influence);
      f[i] = influence + 0.02 * (at(i + 4) - influence);
      f[i + 4] = at(i + 4) * 0.999;
    }
    turn++;
    return luck;
  };
}
