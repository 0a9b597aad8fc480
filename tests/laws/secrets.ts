/**
 * Canaries: every private word, package, brief and valuation of a match carries a mark, and nothing that another
 * viewer can get may contain it. Knows who may know what from the channel's name alone, not from the engine.
 */

import { partyOf, roleOf } from "../../shared/engine/ids.ts";
import { isRefusal } from "../../shared/engine/refusal.ts";
import { dice, seeded } from "../../shared/engine/rng.ts";
import { publicScenario } from "../../shared/engine/scenario/public.ts";
import type { Scenario } from "../../shared/engine/scenario/scenario.ts";
import type { MatchState } from "../../shared/engine/state.ts";
import type { Viewer } from "../../shared/engine/view/viewTypes.ts";
import { diff } from "../../shared/patch.ts";
import type { Engine } from "./engine.ts";
import { below, pick } from "./fuzzBot.ts";
import { mannerOf, type Playout, playout, viewersOf } from "./playout.ts";

/** Marks by the channel or audience in which they were written. */
export type Marks = ReadonlyMap<string, string>;

/** The scenario with a mark in every valuation and confidential brief; nothing public changes. */
export function marked(scenario: Scenario): Scenario {
  const s = structuredClone(scenario);
  for (const [p, sheet] of s.sheets.entries())
    for (const [i, v] of sheet.valuations.entries()) {
      v.none = Math.min(99, Math.floor(v.none)) + valuationMark(p, i);
      v.broken = Math.min(99, Math.floor(v.broken)) + valuationMark(p, i + 40);
      for (const [name, value] of Object.entries(v.options))
        if (typeof value === "number")
          v.options[name] = Math.min(99, Math.floor(value)) + valuationMark(p, i + 80);
    }
  for (const seat of Object.keys(s.briefs.seats)) s.briefs.seats[seat] = `§brief:${seat}§`;
  return s;
}

/** Seven decimals and no more, with the party in the fourth: what a sheet shows as it stands, and no computed figure does. */
const valuationMark = (party: number, n: number): number => Number(`0.713${party}${String(100 + n)}`);
const MARKED_NUMBER = /\.713(\d)\d{3}(?!\d)/g;

export function markedPlayout(scenario: Scenario, n: number, engine: Engine): { p: Playout; marks: Marks } {
  const marks = new Map<string, string>();
  const words = (where: string): string => {
    const mark = `§${marks.size + 1}§`;
    marks.set(mark, where);
    return mark;
  };
  return { p: playout({ ...mannerOf(scenario, n), words }, engine), marks };
}

/** May this viewer know what was written there? By the channel's name alone. */
export function mayKnow(viewer: Viewer, where: string): boolean {
  if (viewer.kind === "facilitator" || where === "plenary") return true;
  if (viewer.kind === "spectator") return false;
  const [kind, names = ""] = where.split(":");
  const parties = names.split("+");
  return viewer.seats.some((seat) => {
    if (!parties.includes(partyOf(seat))) return false;
    if (kind === "offer" || kind === "caucus") return true;
    return kind === "with"
      ? roleOf(seat) !== "capital"
      : roleOf(seat) === "head" || roleOf(seat) === "capital";
  });
}

const OWN_EVENTS = ["ordersWritten", "capitalAnswered", "instructed", "ruled", "conductKept"];
const NOBODYS_EVENTS = ["luckSpent", "sidesChanged", "capitalChanged"];

/** Everything that `viewer` could get hold of in this match, as one text. */
function allThatReaches(engine: Engine, p: Playout, viewer: Viewer): string {
  const luck = dice(seeded(p.header.seed, `reaches ${JSON.stringify(viewer)}`)).next;
  const parts: string[] = [JSON.stringify(engine.tell(p.header, p.entries, viewer))];
  let before: unknown = {};
  const at = [below(luck, p.states.length), below(luck, p.states.length), p.states.length - 2]
    .filter((i) => i >= 0)
    .sort((a, b) => a - b);
  for (const i of at) {
    const state = p.states[i] as MatchState;
    if (state.phase === "ended") continue;
    const view = engine.viewFor(state, viewer);
    parts.push(JSON.stringify(view), JSON.stringify(diff(before, view)));
    before = view;
    const [a, b] = [pick(luck, p.header.scenario.parties).id, pick(luck, p.header.scenario.parties).id];
    if (a !== b) parts.push(JSON.stringify(engine.explainTrust(state, a, b, null)));
  }
  parts.push(JSON.stringify(publicScenario(p.header.scenario, "hash")));
  return parts.join("\n");
}

/** What reached whom although it must not have. */
export function leaks(engine: Engine, p: Playout, marks: Marks): readonly string[] {
  const found: string[] = [];
  const parties = p.header.scenario.parties.map((x) => x.id);
  const offers = new Map<string, readonly string[]>();
  for (const entry of p.entries)
    for (const e of entry.events)
      if (e.type === "offerTabled") offers.set(e.offer.id, [e.offer.from, ...e.offer.to]);
  const all = viewersOf(p.header.scenario);
  for (const viewer of all) {
    const name = JSON.stringify(viewer);
    const text = allThatReaches(engine, p, viewer);
    for (const [mark] of text.matchAll(/§\d+§/g)) {
      const where = marks.get(mark);
      if (where === undefined || !mayKnow(viewer, where)) found.push(`${name} got the words of ${where}`);
    }
    if (text.includes("§brief:")) found.push(`${name} got a confidential brief from the rules`);
    for (const [whole, digit] of text.matchAll(MARKED_NUMBER)) {
      const party = parties[Number(digit)];
      if (viewer.kind !== "seats" || viewer.party !== party)
        found.push(`${name} got a valuation of ${party} (${whole})`);
    }
    for (const [id, audience] of offers) {
      const may =
        viewer.kind === "facilitator" || (viewer.kind === "seats" && audience.includes(viewer.party));
      if (!may && text.includes(`"${id}"`)) found.push(`${name} got to know of the offer ${id}`);
    }
    for (const { seen } of engine.tell(p.header, p.entries, viewer)) {
      if (NOBODYS_EVENTS.includes(seen.type)) found.push(`${name} was told ${seen.type}`);
      if (
        OWN_EVENTS.includes(seen.type) &&
        viewer.kind !== "facilitator" &&
        !("party" in seen && viewer.kind === "seats" && viewer.party === seen.party)
      )
        found.push(`${name} was told ${seen.type} of another party`);
    }
    if (p.header.seed.length > 8 && text.split(p.header.seed).length > 1 && !p.ended)
      found.push(`${name} got the seed`);
    found.push(...tellingRefusals(engine, p, viewer, offers));
  }
  return found;
}

/** A refusal about a hidden offer must be the one about an offer that never was. */
function tellingRefusals(
  engine: Engine,
  p: Playout,
  viewer: Viewer,
  offers: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  if (viewer.kind !== "seats" || viewer.seats.length !== 1) return [];
  const luck = dice(seeded(p.header.seed, `refusals ${viewer.party}`)).next;
  const state = p.states[below(luck, p.states.length)] as MatchState;
  const seat = viewer.seats[0] as string;
  const occupant = state.seats[seat];
  if (!occupant || occupant.kind === "empty") return [];
  const by =
    occupant.kind === "bot"
      ? ({ kind: "bot", seat } as const)
      : ({ kind: "seat", seat, holder: occupant.holder } as const);
  const found: string[] = [];
  for (const [id, audience] of offers) {
    if (audience.includes(viewer.party) || luck() < 0.5) continue;
    for (const type of ["acceptOffer", "rejectOffer", "withdrawOffer"] as const) {
      const real = engine.decide(state, by, { type, offer: id });
      const invented = engine.decide(state, by, { type, offer: "nobody>nothing.9" });
      const said = JSON.stringify(real).replaceAll(id, "ID");
      if (!isRefusal(real) || said !== JSON.stringify(invented).replaceAll("nobody>nothing.9", "ID"))
        found.push(`${seat} learns of ${id} from ${said}`);
    }
  }
  return found;
}
