/** A replay is what was told: the same events and the same changes of the view, in the same steps, as at the live table. */
import { afterEach, describe, expect, it } from "vitest";
import { LIMITS } from "../../server/config.ts";
import { NO_LINES } from "../../server/past/lines.ts";
import { type Archive, openPast, viewerThrough } from "../../server/past/past.ts";
import { replayOf } from "../../server/past/replay.ts";
import { finder } from "../../server/table/finding.ts";
import type { Host } from "../../server/table/host.ts";
import { systemTime } from "../../server/time.ts";
import { dice, seeded } from "../../shared/engine/rng.ts";
import type { View } from "../../shared/engine/view/viewTypes.ts";
import type { Eyes } from "../../shared/exploring.ts";
import { patched } from "../../shared/patch.ts";
import type { Ticket, Told } from "../../shared/protocol.ts";
import { testScenario } from "../engine/fixture.ts";
import { fuzzMove } from "../laws/fuzzBot.ts";
import { type Ear, granted, joinTable, openHost, openTable, sit, submit, until } from "./house.ts";

const hosts: Host[] = [];
afterEach(() => Promise.all(hosts.splice(0).map((host) => host.close())));

/** What a person, and somebody who watches, were told of a match of one person's random moves among bots. */
async function lived(seats: readonly string[], enough: (ear: Ear) => boolean) {
  const { host, store } = await openHost();
  hosts.push(host);
  const archive: Archive = { host, store, lines: NO_LINES, find: finder(LIMITS, systemTime) };
  const ticket = await openTable(host, seats);
  const guest = await joinTable(host, ticket);
  const { ear, synced } = await sit(host, ticket);
  const watcher = await sit(host, guest);
  const luck = dice(seeded("7".repeat(32), "moves")).next;
  for (let i = 0; i < 4000 && !enough(ear); i++) {
    const move = fuzzMove(ear.view, testScenario, [...seats], luck, {
      haste: i % 3 === 0 ? 1 : 0.2,
      words: (c) => `in ${c}`,
    });
    if (move?.seat) await submit(host, ticket, move.seat, move.command);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  return {
    archive,
    ticket,
    guest,
    ear,
    start: synced.view,
    watcher: watcher.ear,
    watched: watcher.synced.view,
  };
}

const withoutTime = ({ events, patch }: Pick<Told, "events" | "patch">) => ({ events, patch });

async function same(archive: Archive, ticket: Ticket, eyes: Eyes, ear: Ear, start: View): Promise<void> {
  const past = granted(await openPast(archive, { code: ticket.code, token: ticket.token }, "here"));
  const viewer = granted(viewerThrough(past, eyes));
  const { view, steps } = await replayOf(past.course, viewer, past.ended ? "log" : "viewer");
  const told = ear.told.map(withoutTime);
  expect(told.length).toBeGreaterThan(8);
  const early = steps.length - told.length;
  // What had happened before its ear was there is in the view that it synced.
  expect(steps.slice(0, early).reduce((v, s) => patched(v, s.patch), view)).toEqual(start);
  for (const [i, one] of told.entries())
    expect(withoutTime(steps[early + i] as never), `step ${i}`).toEqual(one);
}

describe("a replay", () => {
  it("while the match runs is what the seats and the gallery were told", async () => {
    const all = await lived(["borea.head", "borea.capital"], (ear) => ear.told.length > 25);
    // Nothing more may happen between the last word and the replay.
    await until("the bots wait", async () => {
      const before = all.ear.n;
      await new Promise((resolve) => setTimeout(resolve, 60));
      return all.ear.n === before;
    });
    expect(all.ear.view.phase).not.toBe("ended");
    await same(all.archive, all.ticket, "borea", all.ear, all.start);
    await same(all.archive, all.guest, "public", all.watcher, all.watched);
  });

  it("after its end is what a whole delegation was told at the time", async () => {
    const seats = testScenario.parties.find((p) => p.id === "borea")?.seats.map((s) => s.id) ?? [];
    const all = await lived(seats, (ear) => ear.view.phase === "ended");
    expect(all.ear.view.phase).toBe("ended");
    await same(all.archive, all.ticket, "borea", all.ear, all.start);
    await same(all.archive, all.guest, "public", all.watcher, all.watched);
  });
});
