/**
 * Sixfold, the peers' game: six seats in turn, eight issues, sixty numbers of which a move touches about all.
 * About as much to keep and to tell as a delegation's table, with far simpler rules. Knows no framework.
 */

export const SEATS = 6;
export const ISSUES = 8;
export const KINDS = ["table", "accept", "refuse", "press", "yield", "wait"] as const;
export type Kind = (typeof KINDS)[number];

interface Seat {
  weight: number;
  purse: number;
  will: number;
  strain: number;
  trust: number;
}
interface Issue {
  place: number;
  heat: number;
  drift: number;
}
export interface Sixfold {
  moves: number;
  seats: Seat[];
  issues: Issue[];
  /** What each seat would settle for: its own secret. */
  secret: number[];
  offer: { by: number; issue: number; place: number } | null;
}

export interface Move {
  readonly kind: Kind;
  readonly issue: number;
}

/** mulberry32: enough for a peer. */
export function luckOf(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const unit = (x: number): number => Math.min(1, Math.max(0, x));
const times = <T>(n: number, make: () => T): T[] => Array.from({ length: n }, make);

export function deal(seed: number): Sixfold {
  const r = luckOf(seed);
  return {
    moves: 0,
    seats: times(SEATS, () => ({
      weight: r(),
      purse: 1 + r(),
      will: 0.5 + r() / 2,
      strain: r() / 10,
      trust: r(),
    })),
    issues: times(ISSUES, () => ({ place: r(), heat: r(), drift: (r() - 0.5) / 10 })),
    secret: times(SEATS, r),
    offer: null,
  };
}

/** A random legal move. */
export const anyMove = (r: () => number): Move => ({
  kind: KINDS[Math.floor(r() * KINDS.length)] as Kind,
  issue: Math.floor(r() * ISSUES),
});

export const isLegal = (kind: unknown, issue: unknown): boolean =>
  KINDS.includes(kind as Kind) &&
  Number.isInteger(issue) &&
  (issue as number) >= 0 &&
  (issue as number) < ISSUES;

/** Plays a move in place. `luck`: four numbers from [0, 1). */
export function play(game: Sixfold, seat: number, { kind, issue }: Move, luck: readonly number[]): void {
  const [a = 0, b = 0, c = 0, d = 0] = luck;
  const me = game.seats[seat] as Seat;
  const at = game.issues[issue] as Issue;
  const want = game.secret[seat] as number;
  const { offer } = game;
  const force = (1 + a) / 2;
  if (kind === "table") {
    game.offer = { by: seat, issue, place: unit(at.place + (want - at.place) * b) };
    me.trust += 0.01;
  } else if (kind === "accept" && offer) {
    const settled = game.issues[offer.issue] as Issue;
    settled.place += (offer.place - settled.place) / 2;
    settled.heat *= 0.7;
    (game.seats[offer.by] as Seat).trust += 0.05;
    me.trust += 0.05;
    game.offer = null;
  } else if (kind === "refuse" && offer) {
    (game.issues[offer.issue] as Issue).heat += force / 10;
    (game.seats[offer.by] as Seat).trust -= 0.03;
    game.offer = null;
  } else if (kind === "press") {
    const spent = Math.min(me.purse, force / 5);
    me.purse -= spent;
    at.drift += (want - at.place) * spent;
    at.heat += 0.05;
  } else if (kind === "yield") {
    at.place += (0.5 - at.place) * (force / 10);
    at.heat -= 0.05;
  } else me.purse += force / 20;
  for (const i of game.issues) {
    i.place = unit(i.place + i.drift / 10 + (b - 0.5) / 100);
    i.drift *= 0.9;
    i.heat = unit(i.heat * 0.995 + c / 500);
  }
  for (let s = 0; s < SEATS; s++) {
    const q = game.seats[s] as Seat;
    q.purse += q.weight / 100 - q.strain / 200;
    q.strain = unit(q.strain * 0.99 + (s === seat ? d * 0.03 : 0));
    q.will = unit(q.will - q.strain / 100 + q.weight / 200);
    q.weight += (q.trust - q.weight) / 50;
    q.trust *= 0.999;
  }
  game.moves++;
}

/** What one seat may see: nobody else's secret. */
export const seenBy = (game: Sixfold, seat: number): Sixfold => ({
  ...game,
  secret: game.secret.map((x, i) => (i === seat ? x : -1)),
});
