/**
 * Opens a piece of the past for somebody: a recorded line, or a table by its code, with everything that they may see of
 * it. Says through whose eyes they may look, and refuses all others. Changes nothing.
 */
import { lookup } from "../../shared/engine/scenario/lookup.ts";
import type { MatchState } from "../../shared/engine/state.ts";
import type { Viewer } from "../../shared/engine/view/viewTypes.ts";
import type { BranchPoint, Eyes, Past } from "../../shared/exploring.ts";
import { isRefused, no, type Refused } from "../refused.ts";
import type { Loaded } from "../scenarios/scenarios.ts";
import type { MatchRow, Store } from "../store/store.ts";
import type { Find } from "../table/finding.ts";
import type { Host } from "../table/host.ts";
import { markOf } from "../table/opening.ts";
import { wholeLog } from "../table/table.ts";
import { viewerOf } from "../table/tell.ts";
import { startOf } from "./descent.ts";
import { withheld } from "./discretion.ts";
import type { Lines } from "./lines.ts";
import type { Course, Numbering } from "./replay.ts";

export interface Archive {
  readonly host: Host;
  readonly store: Store;
  /** Looks for a table by a typed code. */
  readonly find: Find;
  readonly lines: Lines;
}

export interface OpenPast {
  readonly row: MatchRow;
  /** The matches that it branches from, the root first. */
  readonly ancestors: readonly MatchRow[];
  /** What a branch is called; the scenario's title for a root. */
  readonly title: string;
  /** Where it leaves its parent; null for a root. */
  readonly parent: BranchPoint | null;
  readonly loaded: Loaded;
  /** From the very first entry, with what is withheld from the asker. */
  readonly course: Course;
  /** Of each entry, as it is stored. */
  readonly hashes: readonly string[];
  readonly last: MatchState;
  readonly ended: boolean;
  /** By which numbers the asker knows its entries: by the log's, unless a gap would tell of moves hidden from them. */
  readonly numbering: Numbering;
  /** The asker's own place: the seats held at the end, or now; over all of it for who leads; the gallery for who has none. */
  readonly own: Viewer;
  /** Who asks; null for somebody who proved nothing. */
  readonly holder: string | null;
  /** Eyes through which the asker may look. */
  readonly offered: readonly Eyes[];
}

const GALLERY: Viewer = { kind: "spectator" };

/** The past that `past` names, as whoever asks from the address `from` may see it. */
export async function openPast(archive: Archive, past: Past, from: string): Promise<OpenPast | Refused> {
  const { host, store } = archive;
  if ("line" in past) {
    const line = await archive.lines.rowOf(past.line);
    return line ? opened(archive, line, null) : no("unknownScenario");
  }
  const row = await archive.find(past.code, from, async (code) => await store.matchByCode(code));
  if (isRefused(row)) return row;
  const ticket = past.token === undefined ? null : await host.admit(row.match, past.token);
  if (ticket === null && past.token !== undefined) return no("badToken");
  return opened(archive, row, ticket?.holder ?? null);
}

async function opened(
  { host, store }: Archive,
  row: MatchRow,
  holder: string | null,
): Promise<OpenPast | Refused> {
  const found = await host.look(row.match, async (table) => ({
    loaded: table.loaded,
    origin: table.origin,
    ancestors: table.ancestors,
    mark: markOf(table),
    log: await wholeLog(store, table),
    last: table.state,
  }));
  if (isRefused(found)) return found;
  const { loaded, origin, ancestors, mark, log, last } = found;
  const { entries, hashes } = log;
  const own = holder === null ? GALLERY : viewerOf({ row, state: last }, holder);
  const ended = last.phase === "ended";
  return {
    row,
    ancestors,
    title: mark?.title ?? loaded.scenario.title,
    parent: mark?.point ?? null,
    loaded,
    course: {
      origin,
      recorded: recordedIn([...ancestors, row]),
      entries: row.recorded ? entries : withheld(loaded.scenario, entries, own),
    },
    hashes,
    last,
    ended,
    numbering: ended || own.kind === "facilitator" ? "log" : "viewer",
    own,
    holder,
    offered: offeredTo(last, row.recorded || own.kind === "facilitator" || (ended && holder !== null), own),
  };
}

/** How many of the entries of a line of matches, the root first, are of a recorded one. */
const recordedIn = ([root, next]: readonly MatchRow[]): number =>
  root?.recorded ? (next ? startOf(next) : Number.POSITIVE_INFINITY) : 0;

/** All eyes for who leads the table, and when the past is over and theirs; while a match runs those of the own seats, and the gallery's. */
function offeredTo(state: MatchState, open: boolean, own: Viewer): readonly Eyes[] {
  if (open) return ["all", "public", ...lookup(state.header.scenario).parties];
  return own.kind === "seats" ? [own.party, "public"] : ["public"];
}

/** The widest eyes that are offered there: one's own, the gallery's, or all when it is over. */
export const widest = ({ offered }: OpenPast): Eyes => offered[0] ?? "public";

/** Who looks through `eyes`, or why the asker may not. */
export function viewerThrough(past: OpenPast, eyes: Eyes): Viewer | Refused {
  if (!past.offered.includes(eyes)) return no("eyesClosed", { allowed: past.offered });
  if (eyes === "all") return { kind: "facilitator" };
  if (eyes === "public") return GALLERY;
  // While a match runs, one sees from the seats that one holds, and not from those of the rest of the delegation.
  if (!past.ended && past.own.kind === "seats") return past.own;
  const { seats } = past.loaded.scenario.parties.find((p) => p.id === eyes) ?? { seats: [] };
  return { kind: "seats", party: eyes, seats: seats.map((s) => s.id).sort() };
}
