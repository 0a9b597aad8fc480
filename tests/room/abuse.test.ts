import { afterAll, beforeAll, describe, expect, it } from "vitest";
import WebSocket from "ws";
import type { App } from "../../server/app.ts";
import { ROOM, type Ticket } from "../../shared/protocol.ts";
import { say, until } from "../host/house.ts";
import { enter, refusalOf } from "./player.ts";
import { joinMatch, openMatch, startServer } from "./server.ts";

let app: App;
beforeAll(async () => {
  const plenty = { burst: 1_000_000, perSecond: 1_000_000 };
  app = await startServer({
    limits: {
      requests: plenty,
      commands: { burst: 50_000, perSecond: 1 },
      backlog: 64 * 1024,
      socketsPerPerson: 2,
    },
    tables: { botMoves: 0 },
  });
});
afterAll(() => app.close());

/** A socket at the table without the SDK: it does only what the test makes it do. */
async function bareSocket(ticket: Ticket, origin?: string): Promise<WebSocket> {
  const response = await fetch(`${app.url}/matchmake/joinOrCreate/${ROOM}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ match: ticket.match, token: ticket.token }),
  });
  const seat = (await response.json()) as { roomId: string; processId: string; sessionId: string };
  const url = `${app.url.replace("http", "ws")}/${seat.processId}/${seat.roomId}?sessionId=${seat.sessionId}`;
  const socket = new WebSocket(url, origin === undefined ? {} : { origin });
  await new Promise((resolve, reject) => {
    socket.once("message", resolve);
    socket.once("error", reject);
  });
  return socket;
}

const JOINED = Uint8Array.from([10]);
/** Request 1, "sync", {after: null}. */
const SYNC = Uint8Array.from([
  21,
  1,
  0xa4,
  ...Buffer.from("sync"),
  0x81,
  0xa5,
  ...Buffer.from("after"),
  0xc0,
]);

describe("abuse", () => {
  it("twenty thousand frames at once are each refused, and cost the neighbour nothing", async () => {
    const ticket = await openMatch(app.url, ["borea.head"]);
    const loud = await enter(app.url, ticket);
    const calm = await enter(app.url, await joinMatch(app.url, ticket.code, "Calm"));
    const before = (await app.metrics.refusals.get()).values.reduce((sum, v) => sum + v.value, 0);
    for (let i = 0; i < 20_000; i++) loud.raw(Uint8Array.from([13, 1, 2, 3]));
    expect(await calm.ask("papers", {})).toEqual({ briefs: {} });
    await until("all refused, or the flooder cut off", async () => {
      const now = (await app.metrics.refusals.get()).values.reduce((sum, v) => sum + v.value, 0);
      return now - before >= 20_000 || loud.dropped.length > 0;
    });
    expect(calm.dropped).toEqual([]);
    await calm.leave();
    await loud.leave().catch(() => {});
  });

  it("a client that does not read is cut off, and the others hear everything", {
    timeout: 30_000,
  }, async () => {
    const ticket = await openMatch(app.url, ["borea.head"]);
    const ann = await enter(app.url, ticket);
    const sleeper = await bareSocket(await joinMatch(app.url, ticket.code, "Sleeper"));
    sleeper.send(JOINED);
    sleeper.send(SYNC);
    await new Promise((resolve) => sleeper.once("message", resolve));
    (sleeper as unknown as { _socket: { pause(): void } })._socket.pause();
    const cut = async () => (await app.metrics.cutOff.get()).values.some((v) => v.value > 0);
    let said = 0;
    while (!(await cut()) && said < 20_000) {
      const burst = Array.from({ length: 200 }, () => ann.act("borea.head", say("x".repeat(1200))));
      said += (await Promise.all(burst)).filter((a) => a.ok).length;
    }
    expect(await cut()).toBe(true);
    await until(
      "everything heard",
      () => ann.events.filter((e) => e.type === "said" && e.from === "borea.head").length === said,
    );
    sleeper.terminate();
    await ann.leave();
  });

  it("who has not said that they are there is not answered, and costs no memory", async () => {
    const socket = await bareSocket(await openMatch(app.url, ["borea.head"]));
    const answers: Buffer[] = [];
    socket.on("message", (data: Buffer) => answers.push(data));
    for (let i = 0; i < 500; i++) socket.send(i % 2 ? SYNC : Uint8Array.from([13, 1]));
    socket.send(JOINED);
    socket.send(SYNC);
    await until("an answer", () => answers.length > 0);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(answers.length).toBeLessThan(5);
    expect(answers[0]?.[0]).toBe(22);
    socket.terminate();
  });

  it("a socket from another site's page is not opened", async () => {
    const ticket = await openMatch(app.url, ["borea.head"]);
    await expect(bareSocket(ticket, "https://evil.example")).rejects.toThrow("403");
    const own = await bareSocket(ticket, app.url);
    own.terminate();
  });

  it("one person has as many sockets as allowed, and is refused the next", async () => {
    const ticket = await openMatch(app.url, ["borea.head"]);
    const two = [await enter(app.url, ticket), await enter(app.url, ticket)];
    await expect(enter(app.url, ticket)).rejects.toMatchObject({ message: "tooMany" });
    await two[0]?.leave();
    await until("room again", async () => (await enter(app.url, ticket).catch(() => null)) !== null);
    await two[1]?.leave();
  });

  it("a queue that is full refuses", async () => {
    await app.close();
    app = await startServer({ tables: { queue: 2, botMoves: 0 } });
    const ann = await enter(app.url, await openMatch(app.url, ["borea.head"]));
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) => refusalOf(ann.act("borea.head", say(`w${i}`)))),
    );
    const codes = new Set(answers.map((a) => a?.refused ?? "ok"));
    expect(codes).toEqual(new Set(["ok", "tooMany"]));
    await ann.leave();
  });
});
