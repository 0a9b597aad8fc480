/**
 * The laws that every match obeys, each a function from a playout to the breaches it found. Written against
 * the engine's interface, so that a planted fault can be shown to be caught.
 */
import { isDeepStrictEqual } from "node:util";
import { DOMAINS, type Domain, type PartyId } from "../../shared/engine/ids.ts";
import { movedParts } from "../../shared/engine/parts.ts";
import { isRefusal } from "../../shared/engine/refusal.ts";
import { dice, seeded } from "../../shared/engine/rng.ts";
import { stretches } from "../../shared/engine/rules/calendar.ts";
import type { MatchState } from "../../shared/engine/state.ts";
import type { View, Viewer } from "../../shared/engine/view/viewTypes.ts";
import { diff, patched } from "../../shared/patch.ts";
import { type Engine, foldWith } from "./engine.ts";
import { below } from "./fuzzBot.ts";
import { hostileLaw } from "./hostile.ts";
import { type Playout, viewersOf } from "./playout.ts";
import { figureOf } from "./trustAgain.ts";

export type Law = (engine: Engine, p: Playout) => readonly string[];

const last = (p: Playout): MatchState => p.states[p.states.length - 1] as MatchState;
const copy = <T>(x: T): T => JSON.parse(JSON.stringify(x)) as T;
/** The scenario is the same by construction, and large. */
const headless = ({ header: _header, ...state }: MatchState): unknown => state;
const luckFor = (p: Playout, label: string) => dice(seeded(p.header.seed, label)).next;

/** What the menu offers, the rules accept. */
export const menuLaw: Law = (_engine, p) =>
  p.refused.map(
    (r) =>
      `the menu offered ${JSON.stringify(r.command)} to ${JSON.stringify(r.by)}, refused: ${JSON.stringify(r.refusal)}`,
  );

/** Without a dead end, every match ends. */
export const endLaw: Law = (_engine, p) =>
  p.ended || p.refused.length > 0
    ? []
    : [`still in ${last(p).phase} of round ${last(p).round} after ${p.entries.length} commands`];

/** The log, written out and read again, rebuilds the state. */
export const foldLaw: Law = (engine, p) => {
  const rebuilt = foldWith(engine, p.header, copy(p.entries));
  const live = last(p);
  return JSON.stringify(headless(rebuilt)) === JSON.stringify(headless(live))
    ? []
    : ["the folded log is not the live state"];
};

/** The commands, decided again, cause the same events. */
export const replayLaw: Law = (engine, p) => {
  let state = engine.openMatch(copy(p.header));
  for (const entry of copy(p.entries)) {
    const events = engine.decide(state, entry.by, entry.command);
    if (isRefusal(events)) return [`entry ${entry.seq} is refused on replay: ${events.refused}`];
    if (JSON.stringify(events) !== JSON.stringify(entry.events))
      return [`entry ${entry.seq} (${entry.command.type}) causes other events on replay`];
    for (const event of entry.events) state = engine.apply(state, event);
  }
  return [];
};

/** Any beginning of a log is a match: it folds to what was lived through, can be looked at, and offers a way on. */
export const prefixLaw: Law = (engine, p) => {
  const luck = luckFor(p, "prefix");
  const found: string[] = [];
  for (const at of [0, below(luck, p.entries.length + 1)]) {
    const state = foldWith(engine, p.header, copy(p.entries.slice(0, at)));
    if (!isDeepStrictEqual(headless(state), headless(p.states[at] as MatchState)))
      found.push(`the first ${at} entries do not fold to what was lived through`);
    for (const viewer of viewersOf(p.header.scenario)) engine.viewFor(state, viewer);
    if (
      state.phase !== "ended" &&
      isRefusal(
        engine.decide(
          state,
          { kind: "clock" },
          state.paused ? { type: "resume" } : { type: "timeOut", round: state.round, phase: state.phase },
        ),
      )
    )
      found.push(`after ${at} entries not even the clock can go on`);
  }
  return found;
};

/** Every figure of trust is what the record alone gives, by another hand's arithmetic; and its explanation adds up. */
export const trustLaw: Law = (engine, p) => {
  const found: string[] = [];
  const luck = luckFor(p, "trust");
  const { scenario } = p.header;
  const parties = scenario.parties.map((x) => x.id);
  for (const state of [p.states[below(luck, p.states.length)] as MatchState, last(p)])
    for (const a of parties)
      for (const b of parties) {
        if (a === b) continue;
        for (const domain of [null, DOMAINS[below(luck, DOMAINS.length)] as Domain])
          found.push(...trustFigure(engine, state, a, b, domain));
      }
  return found;
};

function trustFigure(
  engine: Engine,
  state: MatchState,
  a: PartyId,
  b: PartyId,
  domain: Domain | null,
): readonly string[] {
  const told = engine.explainTrust(state, a, b, domain);
  const again = figureOf(state, a, b, domain);
  const near = (x: number, y: number): boolean => Math.abs(x - y) < 1e-9;
  const where = `trust ${a}>${b} in ${domain ?? "all"} of round ${state.round}`;
  const found: string[] = [];
  if (!near(told.score, again.score) || !near(told.sd, again.sd))
    found.push(`${where} is ${told.score} ± ${told.sd}, the record gives ${again.score} ± ${again.sd}`);
  const alpha = told.terms.reduce((s, t) => s + t.alpha, 0);
  const beta = told.terms.reduce((s, t) => s + t.beta, 0);
  if (Math.abs(alpha - told.alpha) > 1e-6 || Math.abs(beta - told.beta) > 1e-6)
    found.push(`${where}: the terms add up to (${alpha}, ${beta}), not (${told.alpha}, ${told.beta})`);
  if (!(told.score >= 0 && told.score <= 1)) found.push(`${where} is out of range`);
  return found;
}

/** Shares stay shares, and no number is lost. */
export const rangeLaw: Law = (_engine, p) => {
  const found = new Set<string>();
  const share = (name: string, x: number): void => {
    if (!(x >= 0 && x <= 1)) found.add(`${name} is ${x}`);
  };
  for (const { world: w, capitals, round, header } of p.states) {
    for (const [i, x] of w.control.entries()) share(`control ${i}`, x);
    for (const [i, x] of w.fortification.entries()) share(`fortification ${i}`, x);
    for (const o of w.opinion)
      for (const key of ["injustice", "fatigue", "optimism", "willing"] as const)
        share(`${key} of ${o.party}`, o[key]);
    for (const s of w.sides) {
      for (const key of ["manpower", "economy", "society"] as const)
        share(`exhaustion of ${key}`, s.exhaustion[key]);
      if (!(s.manpower > 0 && s.materiel > 0))
        found.add(`strength of ${s.party} is ${s.manpower}, ${s.materiel}`);
    }
    share("grid", w.grid);
    share("sanctions", w.sanctions / 100);
    for (const c of Object.values(capitals))
      if (!Number.isFinite(c.optimism) || !Number.isFinite(c.reservationShift))
        found.add(`capital ${c.party} has lost a number`);
    if (round > stretches(header.scenario).length) found.add(`round ${round}`);
  }
  for (const number of strayNumbers(headless(last(p)))) found.add(`stray number at ${number}`);
  for (const [party, s] of Object.entries(last(p).result?.scores ?? {})) {
    share(`worth of ${party}`, s.worth / 100);
    share(`reservation of ${party}`, s.reservation / 100);
  }
  return [...found];
};

/** Paths of values that JSON would change: not a number, infinite, undefined in a list, functions, class instances. */
export function strayNumbers(x: unknown, path = ""): readonly string[] {
  if (x === null || typeof x === "string" || typeof x === "boolean") return [];
  if (typeof x === "number") return Number.isFinite(x) && !Object.is(x, -0) ? [] : [path];
  if (Array.isArray(x))
    return x.flatMap((y, i) => (y === undefined ? [`${path}[${i}]`] : strayNumbers(y, `${path}[${i}]`)));
  if (typeof x !== "object") return [path];
  const prototype: unknown = Object.getPrototypeOf(x);
  if (prototype !== Object.prototype && prototype !== null) return [path];
  return Object.entries(x).flatMap(([key, y]) => (y === undefined ? [] : strayNumbers(y, `${path}.${key}`)));
}

/** A few moments of the match, in order. */
function moments(p: Playout, label: string, share: number): readonly number[] {
  const luck = luckFor(p, label);
  return p.states.flatMap((_s, i) => (i === p.states.length - 1 || luck() < share ? [i] : []));
}

/** Views go over the wire unchanged. */
export const jsonLaw: Law = (engine, p) => {
  const viewers = viewersOf(p.header.scenario);
  return moments(p, "json", 0.01).flatMap((at) =>
    viewers.flatMap((viewer) =>
      strayNumbers(engine.viewFor(p.states[at] as MatchState, viewer)).map(
        (where) => `view of ${JSON.stringify(viewer)} at ${at}: ${where}`,
      ),
    ),
  );
};

/** What is remembered is what would be made anew, in whatever order moments are looked at. */
export const memoryLaw: Law = (engine, p) => {
  const viewers = viewersOf(p.header.scenario);
  const luck = luckFor(p, "memory");
  const found: string[] = [];
  for (const at of moments(p, "memory", 0.02)) {
    // A step back now and then, as a replay takes it.
    const state = p.states[luck() < 0.5 ? at : below(luck, at + 1)] as MatchState;
    const viewer = viewers[below(luck, viewers.length)] as Viewer;
    const known = JSON.stringify(engine.viewFor(state, viewer));
    const fresh = engine.viewFor({ ...state, header: { ...state.header } }, viewer);
    if (known !== JSON.stringify(fresh))
      found.push(`the view of ${JSON.stringify(viewer)} at ${at} is out of date`);
  }
  return found;
};

/** A view that is only ever made again where something has moved is the view that would be made anew. */
export const againLaw: Law = (engine, p) => {
  const viewers = viewersOf(p.header.scenario);
  const viewer = viewers[below(luckFor(p, "again"), viewers.length)] as Viewer;
  const looked = new Set(moments(p, "agains", 0.05));
  let before = p.states[0] as MatchState;
  let view = engine.viewFor(before, viewer);
  for (const [at, state] of p.states.entries()) {
    view = engine.viewAgain(view, movedParts(before, state), state, viewer);
    before = state;
    if (!looked.has(at)) continue;
    const fresh = engine.viewFor({ ...state, header: { ...state.header } }, viewer);
    for (const key in fresh)
      if (!isDeepStrictEqual(view[key as keyof View], fresh[key as keyof View]))
        return [`${key} of ${JSON.stringify(viewer)} at ${at} is out of date`];
  }
  return [];
};

/** What has no keys of its own, looked at piece by piece as far down as the whole goes. */
const looked = (glance: unknown, whole: unknown): unknown =>
  glance === null || whole === null || typeof whole !== "object" || Array.isArray(whole)
    ? glance
    : Object.fromEntries(
        Object.entries(whole).map(([key, part]) => [
          key,
          looked((glance as Record<string, unknown>)[key], part),
        ]),
      );

/** Pieces of a view that are themselves seen piece by piece. */
const PIECEMEAL: ReadonlySet<string> = new Set(["menu", "mine", "seats", "trust"]);

/** Every piece at a glance is the piece of the whole view. */
export const glanceLaw: Law = (engine, p) => {
  const viewers = viewersOf(p.header.scenario);
  const luck = luckFor(p, "glance");
  return moments(p, "glances", 0.03).flatMap((at) => {
    const state = p.states[at] as MatchState;
    const viewer = viewers[below(luck, viewers.length)] as Viewer;
    const glance = engine.glanceFor(state, viewer);
    const view = engine.viewFor(state, viewer);
    return Object.entries(view).flatMap(([key, piece]) =>
      isDeepStrictEqual(
        PIECEMEAL.has(key) ? looked(glance[key as keyof View], piece) : glance[key as keyof View],
        piece,
      )
        ? []
        : [`${key} of ${JSON.stringify(viewer)} at ${at} is another at a glance`],
    );
  });
};

/** A patch turns the view that a viewer has into the view that it should have. */
export const patchLaw: Law = (engine, p) => {
  const viewers = viewersOf(p.header.scenario);
  const viewer = viewers[below(luckFor(p, "patch"), viewers.length)] as Viewer;
  let held: View | null = null;
  let truth: View | null = null;
  for (const at of moments(p, "patches", 0.06)) {
    const next = engine.viewFor(p.states[at] as MatchState, viewer);
    if (held === null || truth === null) held = copy(next);
    else {
      const patch = diff(truth, next);
      held = patched(held, copy(patch));
      if (!isDeepStrictEqual(held, copy(next)))
        return [`at ${at} the patch does not give ${JSON.stringify(viewer)} its view`];
      if (JSON.stringify(truth) === JSON.stringify(next) && patch.length > 0)
        return [`at ${at} a patch for nothing`];
    }
    truth = next;
  }
  return [];
};

/** What a viewer was told only ever grows, numbered from 1 without a gap. */
export const numberLaw: Law = (engine, p) => {
  const luck = luckFor(p, "numbers");
  const found: string[] = [];
  const cut = below(luck, p.entries.length + 1);
  for (const viewer of viewersOf(p.header.scenario).filter(() => luck() < 0.3)) {
    const whole = engine.tell(p.header, p.entries, viewer);
    const early = engine.tell(p.header, p.entries.slice(0, cut), viewer);
    if (!whole.every((x, i) => x.n === i + 1))
      found.push(`${JSON.stringify(viewer)} sees a gap in its numbers`);
    if (JSON.stringify(whole.slice(0, early.length)) !== JSON.stringify(early))
      found.push(`${JSON.stringify(viewer)}: what was told has changed`);
  }
  return found;
};

/** Applying an event alters nothing that was there before. */
export const frozenLaw: Law = (engine, p) => {
  const deepFreeze = <T>(x: T): T => {
    if (typeof x === "object" && x !== null && !Object.isFrozen(x)) {
      Object.freeze(x);
      for (const y of Object.values(x)) deepFreeze(y);
    }
    return x;
  };
  const luck = luckFor(p, "frozen");
  const at = below(luck, p.entries.length);
  const { header } = p;
  const state = deepFreeze({
    ...copy({ ...(p.states[at] as MatchState), header: null }),
    header,
  } as MatchState);
  const entry = p.entries[at];
  if (!entry) return [];
  try {
    let next = state;
    for (const event of deepFreeze(copy(entry.events))) next = deepFreeze(engine.apply(next, event));
    engine.decide(state, entry.by, entry.command);
    return [];
  } catch (error) {
    return [`entry ${entry.seq} (${entry.command.type}) alters what it was given: ${String(error)}`];
  }
};

export const LAWS: Readonly<Record<string, Law>> = {
  menu: menuLaw,
  end: endLaw,
  fold: foldLaw,
  replay: replayLaw,
  prefix: prefixLaw,
  trust: trustLaw,
  range: rangeLaw,
  json: jsonLaw,
  memory: memoryLaw,
  again: againLaw,
  glance: glanceLaw,
  patch: patchLaw,
  numbers: numberLaw,
  frozen: frozenLaw,
  hostile: hostileLaw,
};
