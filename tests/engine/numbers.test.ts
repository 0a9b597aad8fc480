/** Chance, arithmetic and the calendar: the same in every JavaScript engine, held against references. */
import { expect, test } from "vitest";
import { dayOf, isoOf } from "../../shared/engine/days.ts";
import { clamp, exp, exp2, log, logistic, logit, round } from "../../shared/engine/math.ts";
import { dice, luckOf, STREAMS, seeded } from "../../shared/engine/rng.ts";

/** First outputs of xoshiro128** from the state 1, 2, 3, 4, and its state after a thousand, by the authors' C code. */
const REFERENCE = [
  11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
];
const AFTER_THOUSAND = [2954884481, 294556968, 2598411021, 550772539];

test("xoshiro128** gives its authors' sequence", () => {
  const d = dice([1, 2, 3, 4]);
  expect(REFERENCE.map(() => d.next() * 4294967296)).toEqual(REFERENCE);
  for (let i = 10; i < 1000; i++) d.next();
  expect(d.generator()).toEqual(AFTER_THOUSAND);
});

test("dice go on from where they were left", () => {
  const one = dice(seeded("seed", "battlefield"));
  one.next();
  one.chance(0);
  const other = dice(one.generator());
  expect([other.next(), other.normal(), other.chance(0.5)]).toEqual([
    one.next(),
    one.normal(),
    one.chance(0.5),
  ]);
});

test("a chance draws exactly one number, whatever its size; a normal draws twelve", () => {
  const after = (draw: (d: ReturnType<typeof dice>) => unknown, times: number) => {
    const d = dice([5, 6, 7, 8]);
    const e = dice([5, 6, 7, 8]);
    draw(d);
    for (let i = 0; i < times; i++) e.next();
    expect(d.generator()).toEqual(e.generator());
  };
  after((d) => d.chance(0), 1);
  after((d) => d.chance(1), 1);
  after((d) => d.normal(), 12);
});

test("uniform and normal numbers have the moments that they should", () => {
  const d = dice(seeded("moments", "world"));
  const n = 20_000;
  let sum = 0;
  let square = 0;
  let up = 0;
  for (let i = 0; i < n; i++) {
    const x = d.normal();
    sum += x;
    square += x * x;
    if (d.chance(0.3)) up++;
  }
  expect(Math.abs(sum / n)).toBeLessThan(0.03);
  expect(Math.abs(square / n - 1)).toBeLessThan(0.05);
  expect(Math.abs(up / n - 0.3)).toBeLessThan(0.015);
});

test("each subsystem has its own stream, and each seed another", () => {
  const luck = luckOf("a");
  const firsts = [...STREAMS.map((s) => luck[s].join()), ...STREAMS.map((s) => luckOf("b")[s].join())];
  expect(new Set(firsts).size).toBe(2 * STREAMS.length);
  expect(luckOf("a")).toEqual(luck);
});

test("exp and log agree with the machine's to 1e-12 of their size", () => {
  for (let i = -7000; i <= 7000; i++) {
    const x = i / 10.1;
    const e = exp(x);
    expect(Math.abs(e - Math.exp(x)) <= 1e-12 * Math.exp(x)).toBe(true);
    if (Math.exp(x) > 0 && Number.isFinite(Math.exp(x)))
      expect(Math.abs(log(Math.exp(x)) - Math.log(Math.exp(x)))).toBeLessThanOrEqual(
        1e-12 * Math.max(1, Math.abs(x)),
      );
  }
  for (const x of [1e-300, 0.001, 0.5, Math.SQRT1_2, 0.999999, 1, 1.000001, Math.SQRT2, 2, 1e10, 1e300])
    expect(Math.abs(log(x) - Math.log(x))).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(Math.log(x))));
});

test("beyond their range exp saturates and log refuses", () => {
  expect(exp(10_000)).toBe(exp(700));
  expect(exp(-10_000)).toBe(0);
  for (const bad of [0, -1, Number.NaN]) expect(() => log(bad)).toThrow();
});

test("derived functions", () => {
  expect(exp2(10)).toBeCloseTo(1024, 9);
  expect(logistic(0)).toBe(0.5);
  for (const p of [0.01, 0.3, 0.5, 0.99]) expect(logistic(logit(p))).toBeCloseTo(p, 12);
  // Certainty is clamped, not infinite.
  expect(logit(1)).toBeCloseTo(Math.log(999), 9);
  expect(logit(0)).toBeCloseTo(-Math.log(999), 9);
  expect([clamp(-1, 0, 1), clamp(2, 0, 1), clamp(0.5, 0, 1)]).toEqual([0, 1, 0.5]);
  expect([round(0.125, 2), round(-0.125, 2), round(2.5), round(-2.5), round(1.005, 3)]).toEqual([
    0.13, -0.12, 3, -2, 1.005,
  ]);
});

test("dates to days and back, against the machine's calendar, leap years and centuries included", () => {
  for (let day = -80_000; day <= 80_000; day += 37) {
    const iso = new Date(day * 86_400_000).toISOString().slice(0, 10);
    expect(dayOf(iso)).toBe(day);
    expect(isoOf(day)).toBe(iso);
  }
  expect(dayOf("1970-01-01")).toBe(0);
  expect(dayOf("2000-02-29") + 1).toBe(dayOf("2000-03-01"));
  expect(dayOf("1900-02-28") + 1).toBe(dayOf("1900-03-01"));
  expect(dayOf("2022-03-29")).toBe(19080);
});
