/**
 * Chance. One 128-bit xoshiro128** generator per subsystem, seeded from one match seed, so that two
 * branches which differ in one decision still share the luck of everything else.
 * Drawing returns the next generator beside the value; nothing here keeps state.
 * Source: D. Blackman, S. Vigna, "Scrambled linear pseudorandom number generators", 2018.
 */

export const STREAMS = ["battlefield", "shocks", "ratification", "detection", "world", "epilogue"] as const;
export type Stream = (typeof STREAMS)[number];

/** Four unsigned 32-bit words. */
export type Generator = readonly [number, number, number, number];
export type Luck = Readonly<Record<Stream, Generator>>;

/** A mutable cursor over one generator: made inside one decision, read out into an event at its end. */
export interface Dice {
  /** Uniform in [0, 1), 32 bits. */
  next(): number;
  /** Standard normal by the sum of twelve uniforms: needs no transcendental function. */
  normal(): number;
  /** True with probability p; always draws exactly one number, whatever p is. */
  chance(p: number): boolean;
  /** Where the generator stands now. */
  generator(): Generator;
}

/**
 * Dice that go on from `start`. The words are signed inside: larger numbers would be boxed at every draw. A typed array
 * would hold them as well, and takes longer to make than most dice are thrown.
 */
export function dice(start: Generator): Dice {
  const words = [start[0] | 0, start[1] | 0, start[2] | 0, start[3] | 0];
  const next = (): number => {
    let a = words[0] as number;
    let b = words[1] as number;
    let c = words[2] as number;
    let d = words[3] as number;
    const fives = Math.imul(b, 5);
    const result = Math.imul((fives << 7) | (fives >>> 25), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = (d << 11) | (d >>> 21);
    words[0] = a;
    words[1] = b;
    words[2] = c;
    words[3] = d;
    return result / 4294967296;
  };
  return {
    next,
    normal: () => {
      let sum = -6;
      for (let i = 0; i < 12; i++) sum += next();
      return sum;
    },
    chance: (p) => next() < p,
    // What was never drawn from goes back into the log as it came.
    generator: () =>
      start.every((word, i) => (word | 0) === words[i])
        ? start
        : [word(words, 0), word(words, 1), word(words, 2), word(words, 3)],
  };
}

const word = (words: readonly number[], i: number): number => (words[i] as number) >>> 0;

/** A generator for `label` under `seed`: FNV-1a over both, spread by splitmix32. */
export function seeded(seed: string, label: string): Generator {
  let h = 2166136261;
  const text = `${label}\u0000${seed}`;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619) >>> 0;
  // A second pass with another offset so that all 128 bits depend on the whole seed.
  let g = 3339451269;
  for (let i = text.length - 1; i >= 0; i--) g = Math.imul(g ^ text.charCodeAt(i), 16777619) >>> 0;
  let x = h;
  const word = (mix: number): number => {
    x = (x + 0x9e3779b9) >>> 0;
    let z = (x ^ mix) >>> 0;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad) >>> 0;
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97) >>> 0;
    return (z ^ (z >>> 15)) >>> 0;
  };
  return [word(0), word(g), word(Math.imul(g, 31) >>> 0), word(Math.imul(g, 961) >>> 0) | 1];
}

/** All streams of a match. */
export function luckOf(seed: string): Luck {
  const luck: Partial<Record<Stream, Generator>> = {};
  for (const stream of STREAMS) luck[stream] = seeded(seed, stream);
  return luck as Luck;
}
