/**
 * Branches: leaving a past that is over at one of its entries, the tree that grows so, and what people write on it. A
 * running match is never branched, also not by who sits at it: its branch would foretell it.
 */
import { applyAll } from "../../shared/engine/apply.ts";
import type { Command } from "../../shared/engine/command.ts";
import { decide } from "../../shared/engine/decide.ts";
import type { SeatId } from "../../shared/engine/ids.ts";
import type { Entry } from "../../shared/engine/log.ts";
import { isRefusal, type Refusal, refuse } from "../../shared/engine/refusal.ts";
import { lookup } from "../../shared/engine/scenario/lookup.ts";
import { type Scenario, scenarioSchema } from "../../shared/engine/scenario/scenario.ts";
import type { Change } from "../../shared/engine/scenario/scenarioChanges.ts";
import type { MatchState } from "../../shared/engine/state.ts";
import type { OpenBranch } from "../../shared/exploring.ts";
import { startFrom } from "../../shared/lab/changed.ts";
import { isUnfit } from "../../shared/lab/edits.ts";
import { diff, type Patch } from "../../shared/patch.ts";
import type { Ticket } from "../../shared/protocol.ts";
import { isRefused, no, type Refused } from "../refused.ts";
import { genesis, sealEntry, sha256 } from "../store/chain.ts";
import type { Store } from "../store/store.ts";
import { createWithCode, newSeed } from "../table/opening.ts";
import { newMatchId, newTicket } from "../table/seats.ts";
import { ownerOf } from "./descent.ts";
import type { Label } from "./labels.ts";
import { type Archive, type OpenPast, openPast } from "./past.ts";
import { dayAt, stateAt } from "./replay.ts";

/** Branches that may leave one match. */
const MOST = 200;

export interface Branching extends Archive {
  /** Prepared changes by scenario id. */
  readonly changes: ReadonlyMap<string, readonly Change[]>;
}

/** Opens a branch and seats its maker. */
export async function openBranch(
  archive: Branching,
  ask: OpenBranch,
  from: string,
  now: () => number,
): Promise<Ticket | Refused> {
  const past = await openPast(archive, ask.past, from);
  if (isRefused(past)) return past;
  const refusal = whyNotFrom(past, ask.seq);
  if (refusal) return refusal;
  const { ancestors, loaded, course } = past;
  const { store, host } = archive;
  const owner = ownerOf([...ancestors, past.row], ask.seq);
  if ((await store.branchesOf(owner.match, MOST)).length >= MOST) return no("tooMany", { most: MOST });

  const before = await stateAt(course, ask.seq);
  const match = newMatchId();
  const luck = ask.luck === "new" ? newSeed() : null;
  const made = changed(archive.changes.get(loaded.scenario.id) ?? [], before, ask.change);
  if (isRefused(made)) return made;
  const command: Command = { type: "branch", match, luck, ...made };
  const events = decide(before, { kind: "facilitator" }, command);
  if (isRefusal(events)) return events;
  const after = applyAll(before, events);
  const unseated = whyNotSeated(after, ask.seats, ask.open, ask.name);
  if (unseated) return unseated;

  const holder = newTicket(match, ask.name, now());
  const label: Label = {
    title: ask.title,
    note: ask.note,
    tags: [...ask.tags],
    colour: ask.colour,
    by: ask.name,
    holder: holder.row.holder,
    open: [...ask.open],
    change: ask.change,
    date: dayAt(course, ask.seq, loaded.scenario, before.round),
  };
  const start = hashAt(past, ask.seq);
  const scenario = made.changed ? await storeScenario(store, after.header.scenario) : loaded.hash;
  if (scenario === null) return no("unfitChange", { why: "unknown", what: ask.change ?? "" });
  const wanted = {
    match,
    scenario,
    seed: after.header.seed,
    seedHash: after.header.seedHash,
    timed: ask.timed,
    listed: ask.listed,
    facilitator: null,
    createdAt: now(),
    parent: { match: owner.match, seq: ask.seq },
    recorded: false,
    label: JSON.stringify(label),
  };
  const row = await createWithCode(store, wanted, start);
  if (!row) return no("tooMany");
  // The branch is begun before anybody can wake it: clock and bots find it with nobody in its seats.
  const entry: Entry = {
    seq: ask.seq + 1,
    at: now(),
    by: { kind: "facilitator" },
    cid: null,
    command,
    events,
  };
  const mark = { seq: ask.seq, hash: start };
  const fence = await store.claim(match);
  const begun = await store.append({ match, fence, after: mark, entries: [sealEntry(start, entry)] });
  if (!begun.ok) return no("readOnly");
  await store.putTicket(holder.row);
  for (const [i, seat] of ask.seats.entries()) {
    const sit = { type: "takeSeat", seat, name: ask.name } as const;
    const answer = await host.submit(match, holder.row.holder, {
      cid: `seat ${i}`,
      seat: null,
      command: sit,
    });
    if (!answer.ok) return answer.refusal;
  }
  return { match, code: row.code, holder: holder.row.holder, token: holder.token, scenario };
}

/** Why nobody may leave this past there. */
function whyNotFrom(past: OpenPast, seq: number): Refused | null {
  if (!past.ended) return no("notEnded");
  if (!past.offered.includes("all")) return no("badToken");
  const to = lastPlayed(past);
  return seq > to ? no("unknownNode", { from: 0, to }) : null;
}

/** The last entry after which there is still something to play. */
function lastPlayed({ course }: OpenPast): number {
  const end = course.entries.find((e) => e.events.some((event) => event.type === "matchEnded"));
  return end ? end.seq - 1 : course.entries.length;
}

/** The hash after which a branch at `seq` goes on. */
const hashAt = ({ row, ancestors, hashes }: OpenPast, seq: number): string =>
  hashes[seq - 1] ?? genesis(ancestors[0] ?? row);

/**
 * The state as a prepared change would have it, as a difference; nothing without one. What offices would be told to order
 * from here on is for roll-outs: at a table its people and bots decide.
 */
function changed(
  prepared: readonly Change[],
  before: MatchState,
  id: string | null,
): { readonly changed?: Patch } | Refused {
  if (id === null) return {};
  const change = prepared.find((one) => one.id === id);
  if (!change) return no("unknownChange", { allowed: prepared.map((one) => one.id) });
  const start = startFrom(before, change.edits);
  if (isUnfit(start)) return no("unfitChange", { why: start.unfit, what: start.what });
  if (start.script) return no("unfitChange", { why: "scripted", what: id });
  return { changed: diff(before, start.state) };
}

/** Stores a changed scenario under its hash; null when it is none that could be read again. */
async function storeScenario(store: Store, scenario: Scenario): Promise<string | null> {
  const body = JSON.stringify(scenario);
  if (!scenarioSchema.safeParse(JSON.parse(body)).success) return null;
  const hash = sha256(body);
  await store.putScenario(hash, body);
  return hash;
}

/** Tries the maker's seats, and looks for those that are left to others. */
function whyNotSeated(
  state: MatchState,
  seats: readonly SeatId[],
  open: readonly SeatId[],
  name: string,
): Refusal | null {
  let tried = state;
  for (const seat of seats) {
    const events = decide(tried, { kind: "holder", holder: "h" }, { type: "takeSeat", seat, name });
    if (isRefusal(events)) return events;
    tried = applyAll(tried, events);
  }
  const known = lookup(state.header.scenario).seats;
  for (const seat of open) {
    if (!known.includes(seat)) return refuse("unknownSeat", { seat });
    if (seats.includes(seat)) return refuse("seatTaken", { seat });
  }
  return null;
}
