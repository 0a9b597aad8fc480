/**
 * The only mathematics the engine may use beyond + − × ÷ and √: `exp` and `log` of our own,
 * because the built-in ones differ in the last bit between JavaScript engines and a replay must not.
 */

const LN2 = 0.6931471805599453;

/** 1/n! for n = 13 … 0: the Taylor polynomial of e^r, highest power first. */
const EXP = [6227020800, 479001600, 39916800, 3628800, 362880, 40320, 5040, 720, 120, 24, 6, 2, 1, 1].map(
  (factorial) => 1 / factorial,
);

/** e^x. Range-reduced to |r| ≤ ln2/2, then a degree-13 Taylor polynomial: relative error below 1e-15. */
export function exp(x: number): number {
  if (x > 700) return exp(700);
  if (x < -700) return 0;
  const k = Math.floor(x / LN2 + 0.5);
  const r = x - k * LN2;
  let sum = 0;
  for (let i = 0; i < EXP.length; i++) sum = sum * r + (EXP[i] as number);
  return sum * powerOfTwo(k);
}

/** 1/n for n = 25, 23 … 1: the series of atanh(s)/s in s². */
const LOG = [25, 23, 21, 19, 17, 15, 13, 11, 9, 7, 5, 3, 1].map((n) => 1 / n);

/** Natural logarithm of x > 0, by atanh series after reducing x to [√½, √2). */
export function log(x: number): number {
  if (!(x > 0)) throw new Error(`log needs a positive number, got ${x}`);
  let k = 0;
  let m = x;
  while (m >= 1.4142135623730951) {
    m /= 2;
    k++;
  }
  while (m < 0.7071067811865476) {
    m *= 2;
    k--;
  }
  const s = (m - 1) / (m + 1);
  const s2 = s * s;
  let sum = 0;
  for (let i = 0; i < LOG.length; i++) sum = sum * s2 + (LOG[i] as number);
  return 2 * s * sum + k * LN2;
}

/** 2^x for any real x. */
export const exp2 = (x: number): number => exp(x * LN2);
/** 1 / (1 + e^−x), in (0, 1). */
export const logistic = (x: number): number => 1 / (1 + exp(-x));
/** log(p / (1 − p)); p is clamped to [0.001, 0.999] so that certainty never becomes infinity. */
export function logit(p: number): number {
  const k = Math.floor(p * 1000 + 0.5);
  return k / 1000 === p && k >= 0 && k <= 1000 ? (LOGITS[k] as number) : logOdds(p);
}
function logOdds(p: number): number {
  const q = clamp(p, 0.001, 0.999);
  return log(q / (1 - q));
}
export const clamp = (x: number, low: number, high: number): number => (x < low ? low : x > high ? high : x);

/** The log-odds of whole thousandths, in which trust is written down: asked for at every turn. */
const LOGITS = Array.from({ length: 1001 }, (_, k) => logOdds(k / 1000));

/** Rounds half up to `digits` decimals: everything written into an event goes through this. */
export function round(x: number, digits = 0): number {
  let scale = 1;
  for (let i = 0; i < digits; i++) scale *= 10;
  return Math.floor(x * scale + 0.5) / scale;
}

function powerOfTwo(k: number): number {
  let value = 1;
  const step = k < 0 ? 0.5 : 2;
  for (let i = k < 0 ? -k : k; i > 0; i--) value *= step;
  return value;
}
