/**
 * The only mathematics the engine may use beyond + − × ÷ and √: `exp` and `log` of our own,
 * because the built-in ones differ in the last bit between JavaScript engines and a replay must not.
 */

const LN2 = 0.6931471805599453;

/** e^x. Range-reduced to |r| ≤ ln2/2, then a degree-13 Taylor polynomial: relative error below 1e-15. */
export function exp(x: number): number {
  if (x > 700) return exp(700);
  if (x < -700) return 0;
  const k = Math.floor(x / LN2 + 0.5);
  const r = x - k * LN2;
  let term = 1;
  let sum = 1;
  for (let n = 1; n <= 13; n++) {
    term = (term * r) / n;
    sum += term;
  }
  return sum * powerOfTwo(k);
}

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
  let term = s;
  let sum = s;
  for (let n = 3; n <= 25; n += 2) {
    term *= s2;
    sum += term / n;
  }
  return 2 * sum + k * LN2;
}

/** 2^x for any real x. */
export const exp2 = (x: number): number => exp(x * LN2);
/** 1 / (1 + e^−x), in (0, 1). */
export const logistic = (x: number): number => 1 / (1 + exp(-x));
/** log(p / (1 − p)); p is clamped to [0.001, 0.999] so that certainty never becomes infinity. */
export function logit(p: number): number {
  const q = clamp(p, 0.001, 0.999);
  return log(q / (1 - q));
}
export const clamp = (x: number, low: number, high: number): number => (x < low ? low : x > high ? high : x);
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
