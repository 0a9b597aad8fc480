/**
 * What is read off one finished match, as numbers by name, so that matches of two arms can be compared pair by pair.
 * Reads states; changes none.
 */

import { exp } from "../engine/math.ts";
import { holds } from "../engine/rules/conditions.ts";
import { obligationsOf } from "../engine/rules/obligations.ts";
import { lookup } from "../engine/scenario/lookup.ts";
import type { Scenario } from "../engine/scenario/scenario.ts";
import { type Clause, ENDINGS, type Ending, type MatchState } from "../engine/state.ts";
import { sheetOf } from "../engine/world/capital.ts";
import { hazardFactors } from "../engine/world/durability.ts";
import { zoneOf } from "./zone.ts";

/** Numbers of one match by name; yes and no are 1 and 0. */
export type Figures = Readonly<Record<string, number>>;

/** What a match of talks came to. */
export function talksFigures(state: MatchState): Figures {
  const { scenario } = state.header;
  const { attacker, defender } = scenario.treaty;
  const result = state.result;
  if (!result) throw new Error(`match ${state.header.match} has not ended`);
  // The world as it has become, whatever was signed or refused on the way: what a text that is in force or has been
  // refused does to the next one is not what the two arms are compared for.
  const world: MatchState = { ...state, instruments: [] };
  const zone = zoneOf(world);
  const figures: Record<string, number> = {
    ending: ENDINGS.indexOf(result.ending),
    treaty: yes(state.instruments.some((i) => i.kind === "treaty" && i.stage === "inForce")),
    initialled: yes(state.instruments.some((i) => i.kind === "treaty")),
    limited: yes(state.instruments.some((i) => i.kind === "limited" && i.stage === "inForce")),
    ...smallFigures(state),
    asRecorded: yes(classOf(result.ending) === classOf(scenario.recorded.ending)),
    rounds: result.round,
    zone: zone.chance,
    reservationAttacker: sheetOf(world, attacker).reservation,
    reservationDefender: sheetOf(world, defender).reservation,
    gainAttacker: gainOf(state, attacker),
    gainDefender: gainOf(state, defender),
    bucha: yes(state.shocks.bucha !== undefined),
    ...peaceFigures(state, zone.clauses),
  };
  return figures;
}

/** Small agreements in force at the end, and whether any of them was broken as far as anybody knows. */
function smallFigures({ instruments, record }: MatchState): Figures {
  const small = instruments.filter((i) => i.kind === "limited" && i.stage === "inForce");
  const isOf = (obligation: string | null): boolean =>
    obligation !== null && small.some((i) => obligation.startsWith(`${i.id}/`));
  return {
    small: small.length,
    smallBroken: yes(record.some((e) => e.kind === "broken" && e.proof > 0 && isOf(e.obligation))),
  };
}

/**
 * What an ending comes to: a settlement, an armistice, a conflict that is frozen or collapsed, a text that waits, or a war
 * that goes on, with or without small agreements.
 */
const classOf = (ending: Ending): Ending | "goesOn" =>
  ending === "limited" || ending === "communique" || ending === "none" ? "goesOn" : ending;

const yes = (b: boolean): number => (b ? 1 : 0);

function gainOf(state: MatchState, party: string): number {
  const score = state.result?.scores[party];
  return score ? score.worth - score.reservation : 0;
}

const YEARS = 10;

/**
 * Chance that the same text still holds after ten years, by the hazard of the model: with the strongest and the weakest
 * wording of the article on monitors and zones, and with no ceiling on forces, one on the defender alone, one on both sides.
 */
function peaceFigures(state: MatchState, clauses: readonly Clause[]): Figures {
  const { scenario } = state.header;
  const guarded = bySafeguard(scenario);
  const base = scenario.model.hazardBase.value;
  const survival = (text: readonly Clause[]): number =>
    exp(-base * exp(hazardFactors(state, text).reduce((sum, f) => sum + f.size, 0)) * 12 * YEARS);
  const put = (clause: Clause | null): readonly Clause[] =>
    clause === null ? clauses : [...clauses.filter((c) => c.issue !== clause.issue), clause];
  const withoutCap = clauses.filter((c) => !isCap(scenario, c));
  const capped = (who: Capped): readonly Clause[] => {
    const cap = cappedBy(scenario, who);
    return cap === null ? withoutCap : [...withoutCap.filter((c) => c.issue !== cap.issue), cap];
  };
  return {
    peaceGuarded: survival(put(guarded?.most ?? null)),
    peaceBare: survival(put(guarded?.least ?? null)),
    peaceCapped: survival(capped("both")),
    peaceCappedDefender: survival(capped("defender")),
    peaceUncapped: survival(withoutCap),
  };
}

/** The article that does most for monitors and zones, in its strongest and its weakest wording. */
export function bySafeguard(scenario: Scenario): { readonly most: Clause; readonly least: Clause } | null {
  let best: { most: Clause; least: Clause; span: number } | null = null;
  for (const issue of scenario.issues) {
    const sizes = issue.options
      .filter((o) => o.quantity === undefined && o.closed !== true && issue.limited !== true)
      .map((o) => ({ o, size: (o.safeguards?.verification ?? 0) + (o.safeguards?.zone ?? 0) }))
      .sort((a, b) => b.size - a.size);
    const [most, least] = [sizes[0], sizes[sizes.length - 1]];
    if (!most || !least || most.size - least.size <= (best?.span ?? 0)) continue;
    best = {
      most: { issue: issue.id, option: most.o.id },
      least: { issue: issue.id, option: least.o.id },
      span: most.size - least.size,
    };
  }
  return best;
}

const isCap = (scenario: Scenario, c: Clause): boolean =>
  lookup(scenario).option[c.issue]?.[c.option]?.duties.some((d) => d.cap !== undefined) === true;

/** Who is held down by a cap on forces: both principals by the same option, or the defender alone. */
export type Capped = "both" | "defender";

/** A clause that sets a ceiling on the forces of both sides or of the defender alone, at what it has on the first day or at its own figure's middle; null where the scenario has none. */
export function cappedBy(scenario: Scenario, who: Capped): Clause | null {
  const { attacker, defender } = scenario.treaty;
  for (const issue of scenario.issues)
    for (const option of issue.options) {
      const held = option.duties.filter((d) => d.cap !== undefined).map((d) => d.obligor);
      if (option.closed === true || !held.includes(defender)) continue;
      if (held.includes(attacker) !== (who === "both")) continue;
      return option.quantity
        ? { issue: issue.id, option: option.id, value: (option.quantity.min + option.quantity.max) / 2 }
        : { issue: issue.id, option: option.id };
    }
  return null;
}

/**
 * Would every lock before an application to a union or an alliance open if these clauses were in force? 1 when one of
 * them would by something else than its holder's own word, else 0.
 */
export function opensAccession(
  state: MatchState,
  locks: readonly string[],
  clauses: readonly Clause[],
): number {
  const { scenario } = state.header;
  const inForce: MatchState = {
    ...state,
    standings: Object.fromEntries(
      clauses.map((c) => [c.issue, Object.fromEntries(scenario.treaty.principals.map((p) => [p, c]))]),
    ),
    instruments: [instrumentOf(state, clauses)],
  };
  return yes(
    locks.some((id) =>
      lookup(scenario).lock[id]?.unlock.some((u) => u.by !== "holder" && holds(inForce, u.by)),
    ),
  );
}

/** A text of these clauses in force between the principals: a framework, so that the match goes on. */
export const instrumentOf = (
  state: MatchState,
  clauses: readonly Clause[],
): MatchState["instruments"][number] => ({
  id: "i-1",
  kind: "framework",
  offer: null,
  signatories: [...state.header.scenario.treaty.principals],
  clauses,
  stage: "inForce",
  since: 1,
  confirmed: [],
  ratifiedBy: [],
  steps: [],
  failedBy: null,
  failedAt: null,
});

/** The state with that text in force, and with the duties that follow from it. */
export function withInForce(state: MatchState, clauses: readonly Clause[]): MatchState {
  const instrument = instrumentOf(state, clauses);
  return { ...state, instruments: [instrument], obligations: obligationsOf(state, instrument) };
}

/** What a world without talks shows at the end of a round, by name and round: `willing3` and so on. */
export function worldFigures(state: MatchState, round: number): Figures {
  const { defender } = state.header.scenario.treaty;
  const { world } = state;
  const [a, d] = world.sides;
  const { control } = world;
  const { regions } = state.header.scenario.world;
  return {
    [`willing${round}`]: world.opinion.find((o) => o.party === defender)?.willing ?? 0,
    [`occupied${round}`]: control.reduce((sum, c, i) => sum + c * (regions[i]?.area ?? 0), 0),
    [`aid${round}`]: world.aid.reduce((sum, flow) => sum + flow.perWeek, 0),
    [`strengthAttacker${round}`]: (a.manpower + a.materiel) / 2,
    [`strengthDefender${round}`]: (d.manpower + d.materiel) / 2,
  };
}
