/** Opening a match: what is drawn and stored once, and what anybody may see of a table from outside. */
import { createHash, randomBytes } from "node:crypto";
import { applyAll } from "../shared/engine/apply.ts";
import { decide } from "../shared/engine/decide.ts";
import { openMatch } from "../shared/engine/open.ts";
import { isRefusal, type Refusal } from "../shared/engine/refusal.ts";
import type { Header } from "../shared/engine/state.ts";
import type { MatchCard, OpenMatch } from "../shared/protocol.ts";
import { genesis } from "./chain.ts";
import { newCode } from "./codes.ts";
import type { Loaded } from "./scenarios.ts";
import { newMatchId } from "./seats.ts";
import type { MatchRow, Store } from "./store.ts";
import type { Table } from "./table.ts";

/** Codes tried before a match is refused: with thirty bits, the second is never needed in practice. */
const CODE_TRIES = 16;

/** Tries the maker's seats on a fresh match: nothing is stored for a table that its maker may not sit at. */
export function whyNotSeated(loaded: Loaded, ask: OpenMatch): Refusal | null {
  const header: Header = { match: "m", scenario: loaded.scenario, seed: "", seedHash: "" };
  let state = openMatch(header);
  for (const seat of ask.seats) {
    const command = { type: "takeSeat", seat, name: ask.name } as const;
    const events = decide(state, { kind: "holder", holder: "h" }, command);
    if (isRefusal(events)) return events;
    state = applyAll(state, events);
  }
  return null;
}

/** Stores a new match with its own seed and a free code; null when no code was free. */
export async function createMatch(
  store: Store,
  loaded: Loaded,
  ask: OpenMatch,
  createdAt: number,
): Promise<MatchRow | null> {
  for (let tries = 0; tries < CODE_TRIES; tries++) {
    const seed = randomBytes(16).toString("hex");
    const row: MatchRow = {
      match: newMatchId(),
      code: newCode(),
      scenario: loaded.hash,
      seed,
      seedHash: createHash("sha256").update(seed).digest("hex"),
      timed: ask.timed,
      listed: ask.listed,
      createdAt,
    };
    if (await store.createMatch(row, genesis(row))) return row;
  }
  return null;
}

/** The table as anybody with its code may see it. */
export function cardOf({ row, state, loaded }: Table): MatchCard {
  const { scenario } = loaded;
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
  };
}
