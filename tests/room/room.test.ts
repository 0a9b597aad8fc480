import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { matchMaker } from "@colyseus/core";
import { Client } from "@colyseus/sdk";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { unpacked } from "../../client/netPacked.ts";
import type { App } from "../../server/app.ts";
import { openSqlite, sqliteDialect } from "../../server/store/sqlite.ts";
import { sqlStore } from "../../server/store/sqlStore.ts";
import {
  type DebriefReply,
  type ExplainReply,
  type HistoryReply,
  type PackedSync,
  type PapersReply,
  ROOM,
  type Synced,
} from "../../shared/protocol.ts";
import { say, until } from "../host/house.ts";
import { enter, type Player, refusalOf } from "./player.ts";
import { joinMatch, openMatch, startServer } from "./server.ts";

let app: App;
beforeAll(async () => {
  app = await startServer();
});
afterAll(() => app.close());

/** Cuts the socket of a player as a broken network would: no goodbye. */
function cut(player: Player): void {
  const room = matchMaker.getLocalRoomById(player.room.roomId);
  const client = room?.clients.find((c) => c.sessionId === player.room.sessionId);
  if (!client) throw new Error("the player has no socket");
  (client.ref as unknown as { terminate(): void }).terminate();
}

describe("entering", () => {
  it("opens by token, and by nothing else", async () => {
    const ticket = await openMatch(app.url, ["borea.head"]);
    const ann = await enter(app.url, ticket);
    expect(ann.view.mine?.party).toBe("borea");
    expect(ann.view.match).toBe(ticket.match);
    const attempts = [
      { match: ticket.match, token: "x" },
      { match: ticket.match, token: `${ticket.token.slice(0, -1)}${ticket.token.endsWith("A") ? "B" : "A"}` },
      { match: "m0", token: ticket.token },
      { match: ticket.match },
      { match: ticket.match, token: ticket.token, more: 1 },
    ];
    for (const options of attempts)
      await expect(new Client(app.url).joinOrCreate(ROOM, options)).rejects.toMatchObject({
        message: expect.stringMatching(/^(badToken|malformed)$/),
      });
    for (const way of ["create", "join", "joinById"] as const)
      await expect(
        (new Client(app.url)[way] as (name: string, o: object) => Promise<unknown>)(ROOM, { ...ticket }),
      ).rejects.toThrow();
    await ann.leave();
  });

  it("brings everybody of one match into one room, also when they come at once", async () => {
    const ticket = await openMatch(app.url, ["borea.head"]);
    const more = await Promise.all(
      ["Ben", "Cleo", "Dan", "Eve"].map((name) => joinMatch(app.url, ticket.code, name)),
    );
    const players = await Promise.all([ticket, ...more].map((t) => enter(app.url, t)));
    expect(new Set(players.map((p) => p.room.roomId)).size).toBe(1);
    await Promise.all(players.map((p) => p.leave()));
  });

  it("packs the answer to a sync for who can open it", async () => {
    const ann = await enter(app.url, await openMatch(app.url, ["borea.head"]));
    // Both answers must be about the same moment: nobody moves once all bots have read their briefs.
    const bots = () =>
      Object.entries(ann.view.seats).filter(([id, seat]) => id.endsWith(".head") && seat.kind === "bot");
    await until("bots are ready", () => bots().length > 0 && bots().every(([, seat]) => seat.ready));
    const after = ann.n;
    const plain = await ann.ask<Synced>("sync", { after });
    const packed = await ann.ask<PackedSync>("sync", { after, packed: true });
    expect(packed.packed.length).toBeLessThan(JSON.stringify(plain).length / 2);
    const opened = await unpacked(packed);
    expect(opened).toEqual({ ...(JSON.parse(JSON.stringify(plain)) as Synced), now: opened.now });
    await ann.leave();
  });

  it("keeps token, seed and confidential papers out of everything that a spectator receives", async () => {
    const ticket = await openMatch(app.url, []);
    const eve = await enter(app.url, await joinMatch(app.url, ticket.code, "Eve"));
    await until("bots move", () => eve.told.length > 20);
    const bytes = eve.received();
    if (eve.view.phase !== "ended") expect(eve.view.seed).toBeNull();
    for (const secret of [ticket.token, eve.ticket.token, "Confidential brief"])
      expect(bytes).not.toContain(secret);
    const papers = await eve.ask<PapersReply>("papers", {});
    expect(papers).toEqual({ briefs: {} });
    await eve.leave();
  });
});

describe("at the table", () => {
  it("carries a private message to its addressees only", async () => {
    const ticket = await openMatch(app.url, ["borea.head"]);
    const ann = await enter(app.url, ticket);
    const ben = await enter(app.url, await joinMatch(app.url, ticket.code, "Ben"));
    const cleo = await enter(app.url, await joinMatch(app.url, ticket.code, "Cleo"));
    const dan = await enter(app.url, await joinMatch(app.url, ticket.code, "Dan"));
    expect(await ben.act(null, { type: "takeSeat", seat: "arden.head", name: "Ben" })).toMatchObject({
      ok: true,
    });
    expect(await cleo.act(null, { type: "takeSeat", seat: "corin.head", name: "Cleo" })).toMatchObject({
      ok: true,
    });
    expect(await ann.act("borea.head", say("Canary-7731 for you alone.", "with:arden+borea"))).toMatchObject({
      ok: true,
    });
    expect(await ann.act("borea.head", say("Plain word for all."))).toMatchObject({ ok: true });
    await until("all heard", () => [ben, cleo, dan].every((p) => p.received().includes("Plain word")));
    expect(ben.received()).toContain("Canary-7731");
    expect(cleo.received()).not.toContain("Canary-7731");
    expect(dan.received()).not.toContain("Canary-7731");
    for (const p of [cleo, dan]) {
      const history = await p.ask<HistoryReply>("history", { before: 100_000 });
      expect(JSON.stringify(history)).not.toContain("Canary-7731");
      expect(history.first + history.events.length - 1).toBe(p.n);
    }
    await Promise.all([ann, ben, cleo, dan].map((p) => p.leave()));
  });

  it("answers papers, explain and history, and the debrief only after the end", async () => {
    const ann = await enter(app.url, await openMatch(app.url, ["borea.head", "borea.military"]));
    expect((await ann.ask<PapersReply>("papers", {})).briefs).toEqual({
      "borea.head": "Confidential brief of borea.head.",
      "borea.military": "Confidential brief of borea.military.",
    });
    const why = await ann.ask<ExplainReply>("explain", { truster: "borea", trustee: "arden", domain: null });
    expect(why.terms.length).toBeGreaterThan(0);
    expect(
      await refusalOf(ann.ask("explain", { truster: "borea", trustee: "nowhere", domain: null })),
    ).toMatchObject({ refused: "unknownParty" });
    expect(await refusalOf(ann.ask("debrief", {}))).toMatchObject({ refused: "notEnded" });
    await ann.leave();
  });

  it("shows the debrief of a match that has ended", async () => {
    const ann = await enter(app.url, await openMatch(app.url, []));
    await until("the end", () => ann.view.phase === "ended", 30_000);
    const debrief = await ann.ask<DebriefReply>("debrief", {});
    expect(debrief.seed).toMatch(/^[0-9a-f]{32}$/);
    expect(debrief.seedHash).toBe(ann.view.seedHash);
    expect(ann.view.seed).toBe(debrief.seed);
    await ann.leave();
  });

  it("refuses commands before the first sync", async () => {
    const ticket = await openMatch(app.url, ["borea.head"]);
    const room = await new Client(app.url).joinOrCreate(ROOM, { match: ticket.match, token: ticket.token });
    const answer = room.request("command", { cid: "c", seat: "borea.head", command: say("early") });
    expect(await refusalOf(answer)).toEqual({ refused: "notSynced", with: {} });
    await room.leave(true);
  });

  it("refuses who is too fast, and keeps them", async () => {
    const slow = { burst: 3, perSecond: 0.001 };
    const ann = await enter(app.url, await openMatch(app.url, ["borea.head"]));
    await ann.leave();
    await app.close();
    app = await startServer({ limits: { commands: slow } });
    const bob = await enter(app.url, await openMatch(app.url, ["borea.head"]));
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, i) => refusalOf(bob.act("borea.head", say(`w${i}`)))),
    );
    expect(answers.map((a) => a?.refused ?? "ok")).toEqual([
      "ok",
      "ok",
      "ok",
      "tooFast",
      "tooFast",
      "tooFast",
    ]);
    expect(bob.room.connection.isOpen).toBe(true);
    expect(bob.dropped).toEqual([]);
    await bob.leave();
    await app.close();
    app = await startServer();
  });
});

describe("coming back", () => {
  it("reconnects by itself after a dropped socket, and is told what it missed, once", async () => {
    const ticket = await openMatch(app.url, ["borea.head"]);
    const ann = await enter(app.url, ticket);
    const ben = await enter(app.url, await joinMatch(app.url, ticket.code, "Ben"));
    await ann.act("borea.head", say("one"));
    await until("Ben heard", () => ben.received().includes("one"));
    let back = false;
    ben.room.onReconnect(() => {
      back = true;
    });
    cut(ben);
    await until("the drop", () => ben.dropped.length > 0);
    await ann.act("borea.head", say("two"));
    await until("Ben is back", () => back);
    const had = ben.n;
    const synced = await ben.sync(had);
    expect(synced.first).toBe(had + 1);
    await ann.act("borea.head", say("three"));
    await until("the third word", () => ben.events.some((e) => e.type === "said" && e.text === "three"));
    const said = ben.events.flatMap((e) => (e.type === "said" && e.from === "borea.head" ? [e.text] : []));
    expect(said).toEqual(["one", "two", "three"]);
    await Promise.all([ann.leave(), ben.leave()]);
  });

  it("gives out reconnection tokens that cannot be guessed", async () => {
    const ann = await enter(app.url, await openMatch(app.url, ["borea.head"]));
    expect(ann.room.reconnectionToken.split(":")[1]).toMatch(/^[A-Za-z0-9_-]{32}$/);
    await expect(new Client(app.url).reconnect(`${ann.room.roomId}:wrong`)).rejects.toMatchObject({
      message: "badToken",
    });
    await ann.leave();
  });

  it("finds everything again after a restart with the same database", async () => {
    await app.close();
    const dir = mkdtempSync(join(tmpdir(), "room-"));
    const open = () => sqlStore(sqliteDialect(openSqlite(join(dir, "test.db"))));
    app = await startServer({ store: await open() });
    const ticket = await openMatch(app.url, ["borea.head"]);
    const ann = await enter(app.url, ticket);
    ann.room.reconnection.enabled = false;
    await ann.act("borea.head", say("Kept through the night."), "c-kept");
    const had = ann.n;
    await app.close();
    await until("the goodbye", () => ann.dropped.length > 0);
    expect(ann.dropped).toEqual([4001]);

    app = await startServer({ store: await open() });
    const again = await enter(app.url, ticket, had);
    expect(again.view.seats["borea.head"]).toMatchObject({ kind: "person", name: "Ann" });
    expect(again.n).toBeGreaterThanOrEqual(had);
    expect(again.events.filter((e) => e.type === "said" && e.from === "borea.head")).toEqual([]);
    expect(await again.act("borea.head", say("Kept through the night."), "c-kept")).toEqual({
      ok: true,
      repeated: true,
    });
    await again.leave();
    await app.close();
    rmSync(dir, { recursive: true, force: true });
    app = await startServer();
  });
});
