/**
 * Going on into the next scenario: the same match for everybody who asks from the same table, however often, with the
 * seats that they held there as far as it has them and nobody sits in them yet.
 */
import { mayGoOn, goOn as startOfNext } from "../../shared/engine/rules/goingOn.ts";
import type { Ticket } from "../../shared/protocol.ts";
import { isRefused, no, type Refused } from "../refused.ts";
import type { Scenarios } from "../scenarios/scenarios.ts";
import { genesis, sha256 } from "../store/chain.ts";
import type { MatchRow, Store } from "../store/store.ts";
import type { Time } from "../time.ts";
import type { Host } from "./host.ts";
import { createWithCode, newSeed } from "./opening.ts";
import { newHolder } from "./seats.ts";

export interface NextDoor {
  readonly host: Host;
  readonly store: Store;
  readonly scenarios: Scenarios;
  readonly time: Pick<Time, "now">;
}

/** A place at the match that follows the table `code`, for who holds `token` there. */
export async function nextMatch(door: NextDoor, code: string, token: string): Promise<Ticket | Refused> {
  const { host, store, scenarios } = door;
  const row = await store.matchByCode(code);
  if (!row || row.recorded) return no("unknownMatch");
  const ticket = await host.admit(row.match, token);
  if (!ticket) return no("badToken");
  const end = await host.look(row.match, async (table) => table.state);
  if (isRefused(end)) return end;
  if (end.phase !== "ended") return no("notEnded");
  const { next } = end.header.scenario;
  const into = next === undefined ? null : scenarios.playable(next);
  if (!into || !mayGoOn(end)) return no("nothingNext");

  // Its id follows from this one's, so that two who ask at once find the same match.
  const match = `m${sha256(`after ${row.match}`).slice(0, 20)}`;
  const made =
    (await store.matchById(match)) ?? (await opened(door, row, match, startOfNext(end, into.scenario, row)));
  if (!made) return no("readOnly");
  const leads = ticket.holder === row.facilitator ? made.facilitator : null;
  const joined = await host.join(made.code, ticket.name, leads ?? undefined);
  if (isRefused(joined)) return joined;
  // A table that is led stands still until it is let begin, however often it is opened.
  if (made.facilitator !== null)
    await host.submit(match, made.facilitator, { cid: "opened", seat: null, command: { type: "pause" } });
  for (const [seat, who] of Object.entries(end.seats))
    if (who.kind === "person" && who.holder === ticket.holder)
      // A seat that the next scenario does not have, or in which somebody sits, is not taken.
      await host.submit(match, joined.holder, {
        cid: `seat ${seat}`,
        seat: null,
        command: { type: "takeSeat", seat, name: ticket.name },
      });
  return joined;
}

async function opened(
  { store, scenarios, time }: NextDoor,
  before: MatchRow,
  match: string,
  scenario: Parameters<Scenarios["keep"]>[0],
): Promise<MatchRow | null> {
  const loaded = await scenarios.keep(scenario);
  const row = {
    match,
    scenario: loaded.hash,
    ...newSeed(),
    timed: before.timed,
    listed: before.listed,
    // Whoever goes on first opens the table; the place of who led the one before waits for them.
    facilitator: before.facilitator === null ? null : newHolder(),
    createdAt: time.now(),
    parent: null,
    recorded: false,
    label: null,
  };
  return (await createWithCode(store, row, genesis(row))) ?? (await store.matchById(match));
}
