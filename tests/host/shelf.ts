/** Matches that have been played to their end, put into a store with a place for each person who played. */
import { sha256 } from "../../server/store/chain.ts";
import { shelve } from "../../server/store/shelve.ts";
import type { MatchRow, Store } from "../../server/store/store.ts";
import { newCode } from "../../server/table/codes.ts";
import { newToken, tokenHash } from "../../server/table/seats.ts";
import type { Entry } from "../../shared/engine/log.ts";
import type { Header } from "../../shared/engine/state.ts";
import type { Ticket } from "../../shared/protocol.ts";
import { headerOf, testScenario } from "../engine/fixture.ts";
import {
  CLOCK,
  did,
  goOn,
  opened,
  person,
  ranOut,
  type Story,
  taken,
  timeOut,
  until,
} from "../engine/given.ts";

export const SEED = "7".repeat(32);
const SECRET = "the word in the caucus";

export { SECRET };

export const headerFor = (match: string): Header => ({
  ...headerOf(testScenario, SEED, match),
  seedHash: sha256(SEED),
});

/**
 * Anna plays Borea and Berta plays Arden until the clock has run out. `hidden`: how often Berta asks her capital and
 * speaks in her caucus, which nobody else can see.
 */
export function playedStory(match: string, hidden = 1, word = SECRET): Story {
  const say = (seat: string, name: string, channel: string, text: string) =>
    did(person(seat, name), { type: "say", channel, text });
  const secrets = Array.from({ length: hidden }, (_, i) => [
    say("arden.head", "berta", "caucus:arden", `${word} ${i}`),
    did(person("arden.head", "berta"), {
      type: "askCapital",
      clauses: [{ issue: "truce", option: "full" }],
    }),
  ]).flat();
  return ranOut(
    goOn(
      opened(headerFor(match)),
      taken("borea.head", "anna"),
      taken("arden.head", "berta"),
      until(1, "talks"),
      say("borea.head", "anna", "plenary", "A public word."),
      say("borea.head", "anna", "caucus:borea", "Between ourselves."),
      ...secrets,
      did(CLOCK, { type: "setDeadline", at: 9 }),
      timeOut,
    ),
  );
}

export interface Shelved {
  readonly row: MatchRow;
  readonly anna: Ticket;
  readonly berta: Ticket;
  readonly guest: Ticket;
}

/** Puts `story` into the store as a match that has ended, or that is still running when it has not. */
export async function putStory(
  store: Store,
  { header, entries, state }: { header: Header; entries: readonly Entry[]; state: Story["state"] },
  more: Partial<MatchRow> = {},
): Promise<Shelved> {
  const body = JSON.stringify(header.scenario);
  await store.putScenario(sha256(body), body);
  const row: MatchRow = {
    match: header.match,
    code: newCode(),
    scenario: sha256(body),
    seed: header.seed,
    seedHash: header.seedHash,
    timed: false,
    listed: false,
    facilitator: null,
    createdAt: 1,
    parent: null,
    recorded: false,
    label: null,
    ...more,
  };
  await shelve(store, row, entries, state.phase === "ended");
  const ticket = async (holder: string): Promise<Ticket> => {
    const token = newToken();
    await store.putTicket({
      match: row.match,
      holder,
      name: holder,
      tokenHash: tokenHash(token),
      createdAt: 1,
    });
    return { match: row.match, code: row.code, holder, token };
  };
  return { row, anna: await ticket("anna"), berta: await ticket("berta"), guest: await ticket("guest") };
}
