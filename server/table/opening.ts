/** Opening a match: what is drawn and stored once, and what anybody may see of a table from outside. */
import { createHash, randomBytes } from "node:crypto";
import { applyAll } from "../../shared/engine/apply.ts";
import type { By } from "../../shared/engine/command.ts";
import { decide } from "../../shared/engine/decide.ts";
import type { SeatId } from "../../shared/engine/ids.ts";
import { openMatch } from "../../shared/engine/open.ts";
import { isRefusal, type Refusal } from "../../shared/engine/refusal.ts";
import type { Header } from "../../shared/engine/state.ts";
import type { BranchMark } from "../../shared/exploring.ts";
import type { MatchCard, OpenMatch, Synced } from "../../shared/protocol.ts";
import { pointOf } from "../past/descent.ts";
import { labelOf } from "../past/labels.ts";
import type { Loaded } from "../scenarios/scenarios.ts";
import { genesis } from "../store/chain.ts";
import type { MatchRow, Store, TicketRow } from "../store/store.ts";
import { newCode } from "./codes.ts";
import type { Table } from "./table.ts";

/** Codes tried before a match is refused: with thirty bits, the second is never needed in practice. */
const CODE_TRIES = 16;

/** Tries the maker's seats on a fresh match: nothing is stored for a table that its maker may not sit at. */
export function whyNotSeated(loaded: Loaded, ask: OpenMatch): Refusal | null {
  const maker: By = ask.leads ? { kind: "facilitator" } : { kind: "holder", holder: "h" };
  const header: Header = { match: "m", scenario: loaded.scenario, seed: "", seedHash: "" };
  let state = openMatch(header);
  for (const seat of ask.seats) {
    const command = { type: "takeSeat", seat, name: ask.name } as const;
    const events = decide(state, maker, command);
    if (isRefusal(events)) return events;
    state = applyAll(state, events);
  }
  return null;
}

/** Stores a new match for its maker, with its own seed and a free code; null when no code was free. */
export async function createMatch(
  store: Store,
  loaded: Loaded,
  ask: OpenMatch,
  maker: TicketRow,
): Promise<MatchRow | null> {
  const row = {
    match: maker.match,
    scenario: loaded.hash,
    ...newSeed(),
    timed: ask.timed,
    listed: ask.listed,
    facilitator: ask.leads ? maker.holder : null,
    createdAt: maker.createdAt,
    parent: null,
    recorded: false,
    label: null,
  };
  return createWithCode(store, row, genesis(row));
}

/** The luck of a match, and the hash that is shown from its start. */
export function newSeed(): Pick<MatchRow, "seed" | "seedHash"> {
  const seed = randomBytes(16).toString("hex");
  return { seed, seedHash: createHash("sha256").update(seed).digest("hex") };
}

/** Stores a match with a free code; null when none was free. */
export async function createWithCode(
  store: Store,
  row: Omit<MatchRow, "code">,
  start: string,
): Promise<MatchRow | null> {
  for (let tries = 0; tries < CODE_TRIES; tries++) {
    const coded: MatchRow = { ...row, code: newCode() };
    if (await store.createMatch(coded, start)) return coded;
  }
  return null;
}

/** What the header of a branch shows; null for a root. */
export function markOf({ row, ancestors, loaded }: Table): BranchMark | null {
  const label = labelOf(row);
  const point = label && pointOf(row, ancestors, loaded.scenario, label.date);
  return label && point ? { title: label.title, colour: label.colour, point } : null;
}

/** What a sync says of the table beside its view: whether it is a branch, and whether somebody leads it. */
export const markedAs = (table: Table): Pick<Synced, "branch" | "led"> => {
  const branch = markOf(table);
  return { ...(branch ? { branch } : {}), ...ledAs(table) };
};

const ledAs = ({ row }: Table): { readonly led?: true } => (row.facilitator === null ? {} : { led: true });

/** Seats that the maker of a branch left for others, and that nobody has taken. */
export const openSeats = ({ row, state }: Table): readonly SeatId[] =>
  (labelOf(row)?.open ?? []).filter((seat) => state.seats[seat]?.kind !== "person");

/** The table as anybody with its code may see it. */
export function cardOf(table: Table): MatchCard {
  const { row, state, loaded } = table;
  const { scenario } = loaded;
  const mark = markOf(table);
  return {
    match: row.match,
    code: row.code,
    scenario: scenario.id,
    scenarioHash: loaded.hash,
    title: scenario.title,
    phase: state.phase,
    round: state.round,
    rounds: scenario.rounds.length,
    seats: Object.fromEntries(
      Object.entries(state.seats).map(([seat, o]) => [
        seat,
        { kind: o.kind, name: o.kind === "person" ? o.name : null },
      ]),
    ),
    ...(mark ? { branch: { ...mark, open: openSeats(table) } } : {}),
    ...ledAs(table),
  };
}
