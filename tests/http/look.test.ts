/** The first look without a socket, and the scenario in the codings of browsers: what they show, and to whom. */
import { request as nodeRequest } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { App } from "../../server/app.ts";
import type { ScenarioCard, Synced, Ticket } from "../../shared/protocol.ts";
import { enter } from "../room/player.ts";
import { http, joinMatch, openMatch, startServer } from "../room/server.ts";

let app: App;
let ticket: Ticket;

beforeAll(async () => {
  app = await startServer({});
  ticket = await openMatch(app.url, ["borea.head"]);
});
afterAll(() => app.close());

const look = (ask: unknown) => http(app.url, "POST", "/api/look", ask);
const bodyOf = ({ match, token }: Ticket) => ({ match, token });

/** The bytes as they are sent, which fetch would decode. */
const bytesOf = (path: string, coding: string): Promise<{ coding: unknown; vary: unknown; bytes: Buffer }> =>
  new Promise((resolve, reject) => {
    const { port, hostname } = new URL(app.url);
    nodeRequest({ hostname, port, path, headers: { "accept-encoding": coding } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({
          coding: response.headers["content-encoding"],
          vary: response.headers.vary,
          bytes: Buffer.concat(chunks),
        }),
      );
    })
      .on("error", reject)
      .end();
  });

describe("a look", () => {
  it("shows what a sync would", async () => {
    const { status, headers } = await look(bodyOf(ticket));
    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe("no-store");
    const player = await enter(app.url, ticket);
    // The bots at the table may still move: both looks must be at the same place in the log.
    await vi.waitFor(
      async () => {
        const seen = (await look(bodyOf(ticket))).body as Synced;
        const { now: _, ...synced } = await player.sync(null);
        expect(seen).toMatchObject(synced);
      },
      { timeout: 5000, interval: 50 },
    );
    expect(player.view.mine).not.toBeNull();
    await player.leave();
  });

  it("shows a person without a seat nothing of those who have one", async () => {
    const watcher = await joinMatch(app.url, ticket.code, "Ben");
    const { body } = await look(bodyOf(watcher));
    expect((body as Synced).view.who).toEqual({ kind: "spectator" });
    expect((body as Synced).view.mine).toBeNull();
  });

  it("is refused without the match's own token", async () => {
    const other = await openMatch(app.url, ["borea.head"]);
    for (const token of ["x".repeat(43), other.token])
      expect((await look({ match: ticket.match, token })).body).toEqual({ refused: "badToken", with: {} });
    expect((await look({ match: ticket.match })).body).toMatchObject({ refused: "malformed" });
    expect((await look({ ...bodyOf(ticket), more: 1 })).body).toMatchObject({ refused: "malformed" });
    expect((await http(app.url, "GET", "/api/look")).status).toBe(404);
  });
});

describe("a scenario", () => {
  it("comes in the coding that is asked for, the same text in each", async () => {
    const [card] = (await http(app.url, "GET", "/api/scenarios")).body as ScenarioCard[];
    expect(ticket.scenario).toBe(card?.hash);
    const path = `/api/scenarios/${card?.hash}`;
    const [plain, gzip, br] = await Promise.all(
      ["identity", "gzip", "gzip, br"].map((coding) => bytesOf(path, coding)),
    );
    expect([plain?.coding, gzip?.coding, br?.coding]).toEqual([undefined, "gzip", "br"]);
    expect([plain?.vary, br?.vary]).toEqual(["accept-encoding", "accept-encoding"]);
    const text = plain?.bytes.toString("utf8") ?? "";
    expect(gunzipSync(gzip?.bytes ?? Buffer.alloc(0)).toString("utf8")).toBe(text);
    expect(brotliDecompressSync(br?.bytes ?? Buffer.alloc(0)).toString("utf8")).toBe(text);
    expect(JSON.parse(text)).toMatchObject({ hash: card?.hash });
  });
});
