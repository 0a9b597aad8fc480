/**
 * A match as text to be read: headers in brackets, numbered rounds, one move a line, each round's figures in braces, as a
 * game of chess is written down. Tells moves, never reasons; wordless entries such as deadlines are left out.
 */
import type { Event } from "../../shared/engine/event.ts";
import { type PartyId, partyOf, roleOf } from "../../shared/engine/ids.ts";
import { stretchOf } from "../../shared/engine/rules/calendar.ts";
import { lookup } from "../../shared/engine/scenario/lookup.ts";
import type { Scenario } from "../../shared/engine/scenario/scenario.ts";
import type { Clause, Line, MatchState, TrackPoint } from "../../shared/engine/state.ts";
import type { Course } from "./replay.ts";

/** The transcript of `course`, which ended in `last`. */
export function transcriptOf({ entries }: Course, last: MatchState): string {
  const { scenario } = last.header;
  const names = namesOf(scenario);
  let round = 1;
  const lines: string[] = [...roundLine(scenario, round)];
  for (const entry of entries)
    for (const event of entry.events) {
      const began = event.type === "phaseBegan" ? event : null;
      if (began && began.phase !== "ended" && began.round !== round) {
        round = began.round;
        lines.push(...roundLine(scenario, round));
      }
      if (began && (began.phase === "talks" || began.phase === "orders")) lines.push(`  [${began.phase}]`);
      const words = wordsFor(event, names);
      if (words !== null) lines.push(`  ${words}`);
    }
  return `${headersOf(last)
    .map(([name, value]) => `[${name} "${value.replaceAll('"', "'")}"]`)
    .join("\n")}\n${lines.join("\n")}\n`;
}

function roundLine(scenario: Scenario, round: number): readonly string[] {
  const at = stretchOf(scenario, round);
  return at ? ["", `${round}. ${at.from} to ${at.to}`] : [];
}

function headersOf({ result, header, ...last }: MatchState): readonly (readonly [string, string])[] {
  const { scenario } = header;
  return [
    ["Scenario", scenario.title],
    ["Place", scenario.place],
    ["From", scenario.rounds[0]?.from ?? scenario.asOf],
    ["To", stretchOf(scenario, last.round)?.to ?? scenario.asOf],
    ["Rounds", String(last.round)],
    ["Ending", result?.ending ?? "*"],
    ["SeedHash", header.seedHash],
    ...lookup(scenario).parties.map((party): readonly [string, string] => [
      lookup(scenario).party[party]?.name ?? party,
      Object.entries(last.seats)
        .filter(([seat, o]) => partyOf(seat) === party && o.kind !== "empty")
        .map(([seat, o]) => `${roleOf(seat)}: ${o.kind === "person" ? o.name : "bot"}`)
        .join(", "),
    ]),
  ];
}

interface Names {
  readonly party: (id: PartyId) => string;
  readonly parties: (ids: readonly PartyId[]) => string;
  readonly article: (issue: string) => string;
  readonly clause: (clause: Clause) => string;
  readonly lock: (id: string) => string;
  readonly shock: (id: string) => string;
}

function namesOf(scenario: Scenario): Names {
  const tables = lookup(scenario);
  const party = (id: PartyId): string => tables.party[id]?.name ?? id;
  const article = (issue: string): string => tables.issue[issue]?.title ?? issue;
  return {
    party,
    parties: (ids) => ids.map(party).join(" and "),
    article,
    clause: ({ issue, option, value }) =>
      `${article(issue)}: ${tables.option[issue]?.[option]?.label ?? option}${value === undefined ? "" : ` (${value})`}`,
    lock: (id) => tables.lock[id]?.label ?? id,
    shock: (id) => tables.shock[id]?.title ?? id,
  };
}

/** One move in words; null for what a reader does not miss. */
function wordsFor(event: Event, n: Names): string | null {
  switch (event.type) {
    case "seatChanged": {
      const { occupant: o } = event;
      return `${event.seat} is ${o.kind === "person" ? `taken by ${o.name}` : o.kind === "bot" ? "kept by a bot" : "left empty"}.`;
    }
    case "said":
      return `${event.from} in ${event.channel}: "${event.text}"`;
    case "offerTabled": {
      const { offer } = event;
      return `${n.party(offer.from)} to ${n.parties(offer.to)}, ${offer.form}${offer.blind ? ", double-blind" : ""} ${offer.id}: ${offer.clauses.map(n.clause).join("; ")}.`;
    }
    case "offerAccepted":
      return `${n.party(event.party)} accepts ${event.offer}.`;
    case "offerRejected":
      return `${n.party(event.party)} rejects ${event.offer}.`;
    case "offerClosed":
      return event.how === "accepted" ? null : `${event.offer} is ${event.how}.`;
    case "stood":
      return `${n.party(event.party)} stands behind ${n.clause(event.clause)}.`;
    case "stoodDown":
      return `${n.party(event.party)} no longer stands behind a wording of ${n.article(event.issue)}.`;
    case "mediationAsked":
      return `${n.party(event.by)} asks ${n.party(event.of)} to mediate.`;
    case "walkedOut":
      return `${n.party(event.party)} walks out.`;
    case "returned":
      return `${n.party(event.party)} returns.`;
    case "ordersRevealed":
      return `${n.party(event.party)}: ${[event.posture ?? "no forces", event.support ? `aid ${event.support.aid}, sanctions ${event.support.sanctions}` : null, lineWords(event.line, n)].filter((x) => x !== null).join("; ")}.`;
    case "conductKept":
      return event.conduct === "honour"
        ? null
        : `${n.party(event.party)} ${event.conduct === "evade" ? "evades" : "breaches"} ${event.obligation}${event.seen ? ", seen" : ""}.`;
    case "shockFell":
      return `Event: ${n.shock(event.shock)}.`;
    case "lockMoved":
      return `${n.lock(event.lock)} ${event.closed ? "closes" : "opens"}.`;
    case "instrumentInitialled":
      return `Initialled: ${event.instrument.id} (${event.instrument.kind}) by ${n.parties(event.instrument.signatories)}.`;
    case "instrumentMoved":
      return `${event.instrument}: ${event.stage}${event.failedBy === null ? "" : ` by ${n.party(event.failedBy)}`}.`;
    case "ratified":
      return `${n.party(event.party)} ratifies ${event.instrument}.`;
    case "accusationAnswered":
      return `${n.party(event.party)} answers ${event.accusation}: ${event.answer}.`;
    case "branched":
      return "A branch begins here.";
    case "tracked":
      return figures(event.point);
    case "matchEnded":
      return `Ending: ${event.result.ending}.`;
    default:
      return null;
  }
}

function lineWords(line: Line, n: Names): string | null {
  switch (line.kind) {
    case "none":
      return null;
    case "raise":
      return `raises ${n.lock(line.lock)}`;
    case "drop":
      return `drops ${n.lock(line.lock)}`;
    case "redLine":
      return `red line on ${n.clause(line)}`;
    case "openness":
      return `open to ${n.clause(line)}`;
    case "apply":
      return `applies: ${line.application}`;
  }
}

const percent = (x: number): string => `${Math.floor(x * 100 + 0.5)} %`;
const figures = (p: TrackPoint): string =>
  `{ occupied ${percent(p.occupied)}, trust ${percent(p.trust[0])} / ${percent(p.trust[1])}, willing ${percent(p.willing)}, agreed articles ${p.agreed}, sanctions ${p.sanctions} }`;
