import { describe, expect, it } from "vitest";
import { entryOf } from "../../server/store/chain.ts";
import { memoryStore } from "../../server/store/memory.ts";
import type { Store } from "../../server/store/store.ts";
import { fold } from "../../shared/engine/view/history.ts";
import { testScenario } from "../engine/fixture.ts";
import {
  granted,
  handTime,
  joinTable,
  newEar,
  openHost,
  openTable,
  say,
  sit,
  submit,
  until,
} from "./house.ts";

describe("restart and rest", () => {
  it("comes back after a restart with state, seats, numbers and command ids", async () => {
    const store = memoryStore();
    const { host } = await openHost({ store });
    const ann = await openTable(host, ["borea.head"]);
    const { ear } = await sit(host, ann);
    await submit(host, ann, "borea.head", say("Before."), "c-before");
    host.leave(ann.match, ear);
    await host.close();

    const { host: next } = await openHost({ store });
    expect(await next.admit(ann.match, ann.token)).toMatchObject({ holder: ann.holder });
    expect(await submit(next, ann, "borea.head", say("Before."), "c-before")).toEqual({
      ok: true,
      repeated: true,
    });
    const again = newEar(ann.holder);
    const synced = granted(await next.sync(ann.match, again, ear.n));
    expect(synced.view.seats["borea.head"]).toEqual(ear.view.seats["borea.head"]);
    expect(synced.view.mine?.party).toBe("borea");
    expect(synced.n).toBeGreaterThanOrEqual(ear.n);
    expect(synced.first).toBe(ear.n + 1);
    expect(await submit(next, ann, "borea.head", say("After."))).toEqual({ ok: true, repeated: false });
    await next.close();
  });

  it("reads the ids of earlier commands when one comes, and decides nothing while they cannot be read", async () => {
    const store = memoryStore();
    const { host } = await openHost({ store });
    const ann = await openTable(host, ["borea.head"]);
    await submit(host, ann, "borea.head", say("Before."), "c-before");
    await host.close();

    let asked = 0;
    let broken = true;
    const commandIds: Store["commandIds"] = (match) => {
      asked++;
      return broken ? Promise.reject(new Error("cannot be read")) : store.commandIds(match);
    };
    const { host: next } = await openHost({ store: { ...store, commandIds } });
    granted(await next.look(ann.match, (table) => table.end.seq));
    expect(asked).toBe(0);
    const seq = (await store.end(ann.match)).seq;
    expect(await submit(next, ann, "borea.head", say("Before."), "c-before")).toMatchObject({
      ok: false,
      refusal: { refused: "readOnly" },
    });
    expect((await store.end(ann.match)).seq).toBe(seq);
    broken = false;
    const known = { ok: true, repeated: true };
    expect(await submit(next, ann, "borea.head", say("Before."), "c-before")).toEqual(known);
    expect((await submit(next, ann, "borea.head", say("After."), "c-after")).ok).toBe(true);
    expect(await submit(next, ann, "borea.head", say("After."), "c-after")).toEqual(known);
    // One that comes again is looked up; a new one is not.
    expect(asked).toBe(3);
    expect((await submit(next, ann, "borea.head", say("Later."), "c-later")).ok).toBe(true);
    expect(asked).toBe(3);
    await next.close();
  });

  it("keeps once what two tables that come back have in common, everything in the order in which it was", async () => {
    const store = memoryStore();
    const { host } = await openHost({ store });
    const tables = [await openTable(host, ["borea.head"]), await openTable(host, ["arden.head"])];
    await host.close();

    const { host: next } = await openHost({ store });
    const states = [];
    for (const { match } of tables) {
      const log = await store.read(match, 0);
      expect((await store.getSnapshot(match))?.seq).toBe(log.length);
      const { header, state } = granted(await next.look(match, (table) => table));
      const { header: _, ...parts } = fold(header, log.map(entryOf));
      expect(JSON.stringify({ ...state, header: undefined })).toBe(JSON.stringify(parts));
      states.push(state);
    }
    const [one, two] = states;
    expect(one?.capitals).toBe(two?.capitals);
    expect(one?.record).toBe(two?.record);
    expect(one?.seats).not.toBe(two?.seats);
    await next.close();
  });

  it("folds snapshot and rest of the log to the same state as the whole log", async () => {
    const store = memoryStore();
    const { host } = await openHost({ store, settings: { snapshotEvery: 4 } });
    const ann = await openTable(host, ["borea.head"]);
    for (let i = 0; i < 11; i++) await submit(host, ann, "borea.head", say(`word ${i}`));
    await until("a snapshot", async () => ((await store.getSnapshot(ann.match))?.seq ?? 0) >= 4);
    const snapshot = await store.getSnapshot(ann.match);
    await host.close();
    // Put the older snapshot back, so that there is a rest to fold.
    if (snapshot) await store.putSnapshot(ann.match, snapshot);
    expect(snapshot?.body).not.toContain("Confidential");

    const { host: next } = await openHost({ store });
    await next.look(ann.match, async ({ state, row }) => {
      const header = { match: row.match, scenario: testScenario, seed: row.seed, seedHash: row.seedHash };
      expect(state).toEqual(fold(header, (await store.read(row.match, 0)).map(entryOf)));
    });
    await next.close();
  });

  it("ignores a snapshot that does not belong to the log", async () => {
    const store = memoryStore();
    const { host } = await openHost({ store });
    const ann = await openTable(host, ["borea.head"]);
    await submit(host, ann, "borea.head", say("x"));
    await host.close();
    const kept = await store.getSnapshot(ann.match);
    if (!kept) throw new Error("closing writes a snapshot");
    await store.putSnapshot(ann.match, { ...kept, hash: "0".repeat(64), seq: 1 });
    const { host: next } = await openHost({ store });
    expect(await submit(next, ann, "borea.head", say("y"))).toEqual({ ok: true, repeated: false });
    await next.close();
  });

  it("leaves memory when nobody is there, and comes back on demand", async () => {
    const time = handTime();
    const { host } = await openHost({ time });
    const ann = await openTable(host, ["borea.head"]);
    const { ear } = await sit(host, ann);
    await time.pass(200_000);
    expect(host.live()).toBe(1);
    host.leave(ann.match, ear);
    await time.pass(200_000);
    expect(host.live()).toBe(0);
    expect(await submit(host, ann, "borea.head", say("Back."))).toEqual({ ok: true, repeated: false });
    expect(host.live()).toBe(1);
    await host.close();
  });
});

describe("the clock", () => {
  const minutes = testScenario.minutes;

  it("sets a deadline in the log, and ends the phase when it passes", async () => {
    const time = handTime();
    const { host } = await openHost({ time, settings: { botMoves: 0 } });
    const ann = await openTable(host, ["borea.head"], true);
    const { ear } = await sit(host, ann);
    await time.pass(10);
    await until("a deadline", () => ear.view.deadline !== null);
    expect(ear.view.deadline).toBeGreaterThan(time.now());
    expect(ear.view.deadline).toBeLessThanOrEqual(1_000_000 + minutes.briefing * 60_000 + 20);
    await time.pass(minutes.briefing * 60_000 + 50);
    await until("talks", () => ear.view.phase !== "briefing");
    await time.pass(10);
    await until("a new deadline", () => ear.view.deadline !== null && ear.view.deadline > time.now());
    await host.close();
  });

  it("runs no clock on a table without one, nor where no person sits", async () => {
    const time = handTime();
    const { host } = await openHost({ time });
    const untimed = await openTable(host, ["borea.head"], false);
    const nobody = await openTable(host, [], true);
    const ears = [await sit(host, untimed), await sit(host, nobody)];
    await time.pass(100);
    for (const { ear } of ears) expect(ear.view.deadline).toBeNull();
    await host.close();
  });

  it("gives back what was left when an outage ate the deadline", async () => {
    const time = handTime();
    const store = memoryStore();
    const { host } = await openHost({ store, time });
    const ann = await openTable(host, ["borea.head"], true);
    const first = await sit(host, ann);
    await time.pass(10);
    await until("a deadline", () => first.ear.view.deadline !== null);
    const left = (first.ear.view.deadline ?? 0) - time.now();
    await host.close();

    const later = handTime(time.now() + 86_400_000);
    const { host: next } = await openHost({ store, time: later });
    const { ear } = await sit(next, ann);
    await later.pass(5);
    await until("a later deadline", () => (ear.view.deadline ?? 0) > later.now());
    expect((ear.view.deadline ?? 0) - later.now()).toBeLessThanOrEqual(left + 1000);
    expect((ear.view.deadline ?? 0) - later.now()).toBeGreaterThan(left - 5000);
    expect(ear.view.phase).toBe(first.ear.view.phase);
    await next.close();
  });
});

describe("bots", () => {
  it("play on while somebody watches, and bring a match of bots to its end", async () => {
    const { host, store } = await openHost();
    const ann = await openTable(host, []);
    const { ear } = await sit(host, ann);
    await until("the end", () => ear.view.phase === "ended", 30_000);
    expect(ear.gone).toBe(false);
    const log = (await store.read(ann.match, 0)).map(entryOf);
    expect(log.every((e) => e.by.kind === "bot")).toBe(true);
    await until("the mark", async () => (await store.listedMatches(5)).length === 0);
    await host.close();
  });

  it("rest when nobody sits or watches", async () => {
    const { host, store } = await openHost();
    const ann = await openTable(host, []);
    await host.card(ann.code);
    await new Promise((r) => setTimeout(r, 100));
    expect((await store.end(ann.match)).seq).toBe(0);
    await host.close();
  });

  it("keep a pace in talks that people can follow", async () => {
    const time = handTime();
    const { host, store } = await openHost({ time, settings: { botPace: 700 } });
    const ann = await openTable(host, []);
    const { ear } = await sit(host, ann);
    await time.pass(50_000);
    expect(ear.n).toBeGreaterThan(5);
    const moves = (await store.read(ann.match, 0)).map(entryOf);
    const inTalks = moves.filter((e) => e.command.type !== "ready" && e.command.type !== "sealOrders");
    for (const [i, move] of inTalks.entries()) {
      const before = inTalks[i - 1];
      if (before) expect(move.at - before.at).toBeGreaterThanOrEqual(700);
    }
    await host.close();
  });

  it("do not hold up a table when they may not move any more", async () => {
    const { host } = await openHost({ settings: { botMoves: 0 } });
    const ann = await openTable(host, ["borea.head"]);
    const { ear } = await sit(host, ann);
    await submit(host, ann, "borea.head", { type: "ready", round: 1, phase: "briefing" });
    await until("talks", () => ear.view.phase === "talks");
    await submit(host, ann, "borea.head", { type: "ready", round: 1, phase: "talks" });
    await until("orders", () => ear.view.phase === "orders");
    await host.close();
  });

  it("give their seat to a person and take it back", async () => {
    const { host } = await openHost();
    const ann = await openTable(host, ["borea.head"]);
    const ben = await joinTable(host, ann);
    const { ear } = await sit(host, ben);
    expect(
      await submit(host, ben, null, { type: "takeSeat", seat: "corin.head", name: "Ben" }),
    ).toMatchObject({ ok: true });
    expect(ear.view.seats["corin.head"]).toMatchObject({ kind: "person", name: "Ben" });
    expect(
      await submit(host, ben, null, { type: "handToBot", seat: "corin.head", policy: "mediator" }),
    ).toMatchObject({ ok: true });
    expect(ear.view.seats["corin.head"]).toMatchObject({ kind: "bot", policy: "mediator" });
    expect(ear.view.mine).toBeNull();
    await host.close();
  });
});
