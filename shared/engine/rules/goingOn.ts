/**
 * Going on: a match that ended without a treaty in force is followed by another on the next scenario, whose start is
 * what this table made of the world. Where the two differ, what happened at the table wins over what the record says of
 * the same days; what lies before them and after them stays as the next scenario has it. A table that goes on twice
 * brings all of it. Nobody learns by it what was not public: figures are those that everybody saw.
 */
import { isoOf } from "../days.ts";
import type { PartyId } from "../ids.ts";
import { round } from "../math.ts";
import { lookup } from "../scenario/lookup.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Carried } from "../scenario/scenarioCarried.ts";
import type { Instrument, MatchState, RecordEntry } from "../state.ts";
import { dutyText } from "../world/trust.ts";

/** The table that goes on, as people name it. */
export interface FromTable {
  readonly code: string;
}

/** May a match that stands like this be followed by another? A treaty in force ends the story. */
export const mayGoOn = (end: MatchState): boolean =>
  end.phase === "ended" &&
  end.header.scenario.next !== undefined &&
  !end.instruments.some((i) => i.kind === "treaty" && i.stage === "inForce");

/** `next` as it begins for the table whose match stands at `end`. */
export function goOn(end: MatchState, next: Scenario, table: FromTable): Scenario {
  const { scenario } = end.header;
  const times = lookup(scenario);
  const began = isoOf(times.roundFrom[0] ?? 0);
  const ended = isoOf(times.roundTo[end.round - 1] ?? 0);
  const source = `table-${table.code.toLowerCase()}`;
  const parties = new Set(next.parties.map((p) => p.id));
  const played = end.record
    .filter((e) => e.round > 0 && parties.has(e.by))
    .map((e, n) => recordOf(end, e, `${source}-${n + 1}`, source));
  const record = [
    ...scenario.record.filter((e) => e.date < began && parties.has(e.by)),
    ...played,
    ...next.record.filter((e) => e.date > ended),
  ];
  const sources = { ...scenario.sources, ...next.sources };
  sources[source] = {
    title: `${scenario.title}, table ${table.code}`,
    publisher: `Table ${table.code}`,
    date: ended,
    url: `urn:table:${table.code}`,
    checked: "seen",
  };
  return {
    ...next,
    record,
    sources,
    locks: next.locks.map((l) => ({ ...l, closed: end.locks[l.id] ?? l.closed })),
    world: worldOf(end, next),
    carried: {
      from: {
        scenario: scenario.id,
        title: scenario.title,
        table: table.code,
        ending: endingOf(end),
        began,
        ended,
      },
      fallen: next.shocks.flatMap((s) => (end.shocks[s.id] === undefined ? [] : s.id)),
      applied: next.applications.flatMap((a) => (end.applied.includes(a.id) ? a.id : [])),
      inForce: end.instruments.flatMap((i) => kept(end, next, i, table)),
    },
  };
}

const endingOf = (end: MatchState): Carried["from"]["ending"] => end.result?.ending ?? "none";

/** An entry that this table made, as the record of a scenario has them. */
function recordOf(end: MatchState, e: RecordEntry, id: string, source: string): Scenario["record"][number] {
  const duty = end.obligations.find((o) => o.id === e.obligation);
  const text = duty ? dutyText(end.header.scenario, duty.issue, duty.option, duty.duty) : "";
  const title =
    end.header.scenario.issues.find((i) => i.id === duty?.issue)?.title ?? end.header.scenario.title;
  return {
    id,
    date: isoOf(e.day),
    about: title,
    what: text === "" ? title : text,
    by: e.by,
    wronged: [...e.wronged],
    domain: e.domain,
    kind: e.kind,
    severity: e.severity,
    proof: e.proof,
    sources: [source],
    ...(e.lasting === true ? { lasting: true } : {}),
    ...(e.reaffirmed === true ? { reaffirmed: true } : {}),
    ...(e.acceptedBy ? { acceptedBy: [...e.acceptedBy] } : {}),
  };
}

/** A step of five points: strengths are never shown more exactly. */
const toFive = (x: number): number => Math.max(5, Math.floor(x / 5 + 0.5) * 5);

/** The front, forces, publics, aid and sanctions as they were left, wherever the next scenario knows them by the same name. */
function worldOf(end: MatchState, next: Scenario): Scenario["world"] {
  const { world } = end;
  const regions = lookup(end.header.scenario).region;
  const flows = end.header.scenario.world.aid;
  const side = (s: Scenario["world"]["sides"][number]): Scenario["world"]["sides"][number] => {
    const was = world.sides.find((x) => x.party === s.party);
    if (!was) return s;
    const { manpower, economy, society } = was.exhaustion;
    return {
      ...s,
      manpower: toFive(was.manpower),
      materiel: toFive(was.materiel),
      exhaustion: { manpower: round(manpower, 2), economy: round(economy, 2), society: round(society, 2) },
    };
  };
  return {
    ...next.world,
    regions: next.world.regions.map((r) => {
      const place = regions[r.id];
      return place === undefined ? r : { ...r, control: round(world.control[place] ?? r.control, 3) };
    }),
    sides: [side(next.world.sides[0]), side(next.world.sides[1])],
    opinion: next.world.opinion.map((o) => {
      const was = world.opinion.find((x) => x.party === o.party);
      if (!was) return o;
      const { injustice, fatigue, optimism, willing } = was;
      return {
        ...o,
        injustice: round(injustice, 2),
        fatigue: round(fatigue, 2),
        optimism: round(optimism, 2),
        willing: round(willing, 2),
      };
    }),
    grid: round(world.grid, 2),
    sanctions: round(world.sanctions),
    aid: next.world.aid.map((f) => {
      const place = flows.findIndex((x) => x.from === f.from && x.to === f.to);
      return place < 0 ? f : { ...f, perWeek: round(world.aid[place]?.perWeek ?? f.perWeek, 1) };
    }),
  };
}

/** A small agreement in force of which something still runs, if everything in it means something in the next scenario. */
function kept(end: MatchState, next: Scenario, i: Instrument, table: FromTable): Carried["inForce"] {
  if (i.kind !== "limited" || i.stage !== "inForce") return [];
  const options = lookup(next).option;
  const parties = new Set<PartyId>(next.parties.map((p) => p.id));
  const known = i.clauses.every(({ issue, option, value }) => {
    const q = options[issue]?.[option]?.quantity;
    return options[issue]?.[option] !== undefined && (value === undefined) === (q === undefined);
  });
  if (!known || !i.signatories.every((p) => parties.has(p))) return [];
  const running = end.obligations
    .filter((o) => o.instrument === i.id && o.state === "running")
    .map((o) => `${o.issue}.${o.duty}.${o.obligor}`);
  if (running.length === 0) return [];
  // The same agreement may go on twice: its name says from where it comes first.
  const id = i.id.startsWith("from-") ? i.id : `from-${table.code.toLowerCase()}-${i.id}`;
  return [{ id, signatories: [...i.signatories], clauses: [...i.clauses], running }];
}
