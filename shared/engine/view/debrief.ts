/**
 * The debrief: one match told after its end, from its log alone. Pure; opens what was secret about values and
 * orders, never what people wrote to each other in private.
 */
import { apply } from "../apply.ts";
import type { Event } from "../event.ts";
import type { InstrumentId, IssueId, PartyId } from "../ids.ts";
import type { Entry } from "../log.ts";
import { openMatch } from "../open.ts";
import type { Because } from "../rules/because.ts";
import { agreedOn, agreedText } from "../rules/offers.ts";
import { concessionBy, hasStalled } from "../rules/stalling.ts";
import { lookup } from "../scenario/lookup.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type {
  Clause,
  Ending,
  Epilogue,
  Header,
  Instrument,
  MatchState,
  Offer,
  Posture,
  TrackPoint,
} from "../state.ts";
import { inForceClauses, sheetOf, voteChance, worthTo } from "../world/capital.ts";
import { type Dials, dialsOf } from "../world/dials.ts";
import { type Durability, durabilityOf, type Meters, metersOf, pressureOn } from "../world/durability.ts";
import { jointBest } from "../world/joint.ts";
import { occupiedShare } from "../world/world.ts";

export interface Debrief {
  readonly ending: Ending;
  readonly round: number;
  readonly seed: string;
  readonly seedHash: string;
  readonly track: readonly TrackPoint[];
  /** Every offer of the match, opened, with what it was worth to each party when it was tabled, 0–100. */
  readonly offers: readonly {
    readonly offer: Offer;
    readonly worth: Readonly<Record<PartyId, number>>;
    readonly because: Because | null;
  }[];
  readonly instruments: Readonly<Record<InstrumentId, Instrument>>;
  /** Where each article stood at the end. */
  readonly text: readonly {
    readonly issue: IssueId;
    readonly agreed: Clause | null;
    readonly standings: Readonly<Record<PartyId, Clause>>;
  }[];
  readonly parties: readonly DebriefParty[];
  /** The package with the largest product of both principals' gains that the model knows from the end state. */
  readonly joint: {
    readonly worth: Readonly<Record<PartyId, number>>;
    readonly clauses: readonly Clause[];
    readonly zone: boolean;
  };
  readonly turningPoints: readonly {
    readonly round: number;
    readonly code: TurningCode;
    readonly with: Readonly<Record<string, string | number>>;
  }[];
  readonly recorded: Scenario["recorded"];
  readonly epilogue: Epilogue | null;
  /** How long the text in force, or the last one signed, would hold, and which article matters most for it. */
  readonly durability: Durability | null;
  /** What the outcome tells the world, with a deal or without. */
  readonly meters: Meters;
  /** Losses of attacker and defender in points of manpower, and harm to civilians: a ledger, never a score. */
  readonly cost: { readonly losses: readonly [number, number]; readonly civilianHarm: number };
  /** Which of three dials stood most between the two sides and a text that both could have had, in points. */
  readonly dials: Dials;
}

export interface DebriefParty {
  readonly party: PartyId;
  readonly worth: number;
  readonly reservation: number;
  readonly reservationStart: number;
  /** What moved the worth most: issue and points above or below leaving it out. */
  readonly parts: readonly { readonly issue: IssueId; readonly points: number }[];
  readonly broken: number;
  readonly kept: number;
  /** Talked while the front moved its way, and hardly moved itself. */
  readonly stalled: boolean;
  /** Chance that its public would vote for what it is bound by, 0–100; null when it is bound by nothing. */
  readonly home: number | null;
  /** Share of its aid that supporters have taken away, 0–100. */
  readonly abroad: number;
  /** Per round; null where it has none. */
  readonly postures: readonly (Posture | null)[];
}

export const TURNING = [
  "initialled",
  "signed",
  "inForce",
  "disowned",
  "notRatified",
  "stepLost",
  "shock",
  "walkedOut",
  "firstBreach",
  "lockOpened",
] as const;
export type TurningCode = (typeof TURNING)[number];

/** The debrief of a match that has ended; throws when it has not. */
export function debriefOf(header: Header, entries: readonly Entry[]): Debrief {
  let state = openMatch(header);
  const tabled: { offer: string; worth: Record<PartyId, number>; because: Because | null }[] = [];
  const postures: Record<PartyId, (Posture | null)[]> = {};
  const turningPoints: Debrief["turningPoints"][number][] = [];
  const concessions: Record<PartyId, number> = {};
  for (const entry of entries)
    for (const event of entry.events) {
      const conceded = concessionBy(state, event);
      if (conceded !== null) concessions[conceded] = (concessions[conceded] ?? 0) + 1;
      state = apply(state, event);
      if (event.type === "offerTabled")
        tabled.push({
          offer: event.offer.id,
          worth: worthToAll(state, event.offer),
          because: event.because ?? null,
        });
      if (event.type === "ordersRevealed")
        postures[event.party] = [...(postures[event.party] ?? []), event.posture];
      const point = turningPoint(state, event);
      if (point) turningPoints.push({ round: state.round, ...point });
    }
  const result = state.result;
  if (!result) throw new Error(`match ${header.match} has not ended`);
  const final = state;
  // A branch may have changed the scenario: it is told by the one that it ended with.
  const { scenario } = final.header;
  const start = openMatch({ ...header, scenario });
  const joint = jointBest(final);
  return {
    ending: result.ending,
    round: result.round,
    // A branch may have luck of its own.
    seed: final.header.seed,
    seedHash: final.header.seedHash,
    track: final.track,
    offers: tabled.map((t) => ({
      offer: final.offers.find((o) => o.id === t.offer) as Offer,
      worth: t.worth,
      because: t.because,
    })),
    instruments: Object.fromEntries(final.instruments.map((i) => [i.id, i])),
    text: scenario.issues.map((i) => ({
      issue: i.id,
      agreed: agreedOn(final, i.id),
      standings: final.standings[i.id] ?? {},
    })),
    parties: lookup(scenario).parties.map((party) =>
      partyDebrief(start, final, party, postures[party] ?? [], concessions[party] ?? 0),
    ),
    joint,
    turningPoints,
    recorded: scenario.recorded,
    epilogue: result.epilogue,
    durability: durabilityOf(final),
    meters: metersOf(final),
    cost: { losses: final.world.losses, civilianHarm: final.world.civilianHarm },
    dials: dialsOf(start, final, joint.clauses),
  };
}

function worthToAll(state: MatchState, offer: Offer): Record<PartyId, number> {
  const { parties } = lookup(state.header.scenario);
  // Terms are a part of a text: they are weighed together with what is agreed already.
  const clauses =
    offer.form === "terms"
      ? [
          ...agreedText(state).filter((a) => !offer.clauses.some((c) => c.issue === a.issue)),
          ...offer.clauses,
        ]
      : offer.clauses;
  return Object.fromEntries(parties.map((p) => [p, tenth(worthTo(state, p, clauses, parties).total)]));
}

function partyDebrief(
  start: MatchState,
  end: MatchState,
  party: PartyId,
  postures: readonly (Posture | null)[],
  concessions: number,
): DebriefParty {
  const { scenario } = end.header;
  const { principals, attacker } = scenario.treaty;
  const bound = end.instruments.filter((i) => i.stage === "inForce" && i.signatories.includes(party));
  const signatories = [...new Set(bound.flatMap((i) => i.signatories))];
  const score = end.result?.scores[party];
  const clauses = inForceClauses(end);
  const shown = clauses.length > 0 ? clauses : agreedText(end);
  const own = end.record.filter((e) => e.round > 0 && e.by === party);
  return {
    party,
    worth: score?.worth ?? 0,
    reservation: score?.reservation ?? 0,
    reservationStart: tenth(sheetOf(start, party).reservation),
    parts: worthTo(end, party, shown, lookup(end.header.scenario).parties)
      .parts.map((p) => ({ issue: p.issue, points: tenth(p.points) }))
      .sort((a, b) => Math.abs(b.points) - Math.abs(a.points)),
    broken: own.filter((e) => e.kind === "broken" && e.proof > 0).length,
    kept: own.filter((e) => e.kind === "kept").length,
    stalled:
      principals.includes(party) &&
      hasStalled(
        scenario,
        party === attacker,
        concessions,
        end.track,
        occupiedShare(scenario, start.world.control),
      ),
    home:
      clauses.length > 0 && bound.length > 0 ? hundredth(voteChance(end, party, clauses, signatories)) : null,
    abroad: hundredth(pressureOn(end, party)),
    postures,
  };
}

/** What an event turns, if it does: `state` is the one after it. */
export function turningPoint(
  state: MatchState,
  event: Event,
): { code: TurningCode; with: Record<string, string | number> } | null {
  switch (event.type) {
    case "instrumentInitialled":
      return { code: "initialled", with: { instrument: event.instrument.id, kind: event.instrument.kind } };
    case "instrumentMoved": {
      const instrument = state.instruments.find((i) => i.id === event.instrument);
      const kind = instrument?.kind ?? "";
      const lost = instrument?.steps.find((s) => !s.done && s.roundsLeft === 0);
      if (event.stage === "failed" && lost)
        return { code: "stepLost", with: { instrument: event.instrument, kind, step: lost.step } };
      if (event.stage === "failed")
        return {
          code: event.failedAt === "confirm" ? "disowned" : "notRatified",
          with: { instrument: event.instrument, kind, party: event.failedBy ?? "" },
        };
      if (event.stage === "signed") return { code: "signed", with: { instrument: event.instrument, kind } };
      return event.stage === "inForce"
        ? { code: "inForce", with: { instrument: event.instrument, kind } }
        : null;
    }
    case "shockFell":
      return {
        code: "shock",
        with: { shock: event.shock, title: lookup(state.header.scenario).shock[event.shock]?.title ?? "" },
      };
    case "walkedOut":
      return { code: "walkedOut", with: { party: event.party } };
    case "recorded":
      return event.entry.kind === "broken" &&
        event.entry.round > 0 &&
        event.entry.obligation !== null &&
        state.record.filter((e) => e.kind === "broken" && e.obligation !== null).length === 1
        ? { code: "firstBreach", with: { party: event.entry.by } }
        : null;
    case "lockMoved":
      return event.closed ? null : { code: "lockOpened", with: { lock: event.lock } };
    default:
      return null;
  }
}

const hundredth = (x: number): number => Math.floor(x * 100 + 0.5);
const tenth = (x: number): number => Math.floor(x * 10 + 0.5) / 10;
