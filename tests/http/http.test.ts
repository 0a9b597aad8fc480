import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request as nodeRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { App } from "../../server/app.ts";
import type { MatchCard, ScenarioCard, Ticket } from "../../shared/protocol.ts";
import { testScenario } from "../engine/fixture.ts";
import { http, joinMatch, openMatch, startServer } from "../room/server.ts";

const dir = mkdtempSync(join(tmpdir(), "http-"));
const client = join(dir, "client");
let app: App;

/** Sends a path as it is: fetch would tidy it up first. */
function rawGet(
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string; headers: Record<string, unknown> }> {
  const { port, hostname } = new URL(app.url);
  return new Promise((resolve, reject) => {
    const asked = nodeRequest({ hostname, port, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (c: Buffer) => chunks.push(c));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          text: Buffer.concat(chunks).toString("latin1"),
          headers: response.headers,
        }),
      );
    });
    asked.on("error", reject);
    asked.end();
  });
}

beforeAll(async () => {
  mkdirSync(join(client, "assets"), { recursive: true });
  writeFileSync(join(dir, "secret.txt"), "outside");
  writeFileSync(join(client, "index.html"), "<!doctype html><title>page</title>");
  writeFileSync(join(client, "assets", "main-ABCDEFGH.js"), "let x=1;".repeat(100));
  writeFileSync(join(client, "assets", "main-ABCDEFGH.js.br"), brotliCompressSync("let x=1;".repeat(100)));
  writeFileSync(join(client, "plain.css"), "a{}");
  writeFileSync(join(client, "notes.bak"), "not served");
  app = await startServer({
    clientDir: client,
    limits: { misses: 5, lockout: 60_000, opens: { burst: 40, perSecond: 0.001 } },
  });
});
afterAll(async () => {
  await app.close();
  rmSync(dir, { recursive: true, force: true });
});

describe("the page", () => {
  it("is served at / and at every address within it", async () => {
    for (const path of ["/", "/index.html", "/table/ABC234", "/explore?x=1"]) {
      const { status, text, headers } = await rawGet(path);
      expect(status, path).toBe(200);
      expect(text).toContain("<title>page</title>");
      expect(headers["cache-control"]).toBe("no-cache");
    }
  });

  it("keeps hashed files for ever, in the best form that the browser takes", async () => {
    const plain = await rawGet("/assets/main-ABCDEFGH.js");
    expect(plain.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect(plain.headers["content-encoding"]).toBeUndefined();
    const small = await rawGet("/assets/main-ABCDEFGH.js", { "accept-encoding": "gzip, br" });
    expect(small.headers["content-encoding"]).toBe("br");
    expect(small.headers.vary).toBe("accept-encoding");
    expect(small.text.length).toBeLessThan(plain.text.length);
    const again = await rawGet("/assets/main-ABCDEFGH.js", { "if-none-match": String(plain.headers.etag) });
    expect(again.status).toBe(304);
  });

  it("does not know files that are not there, of no known kind, or outside", async () => {
    const outside = [
      "/nothing.js",
      "/notes.bak",
      "/../secret.txt",
      "/..%2fsecret.txt",
      "/%2e%2e/secret.txt",
      "/assets/..%2f..%2fsecret.txt",
      "/assets/../../secret.txt",
      "//etc/passwd.txt",
      "/..\\secret.txt",
      "/index.html%00.js",
      "/%",
    ];
    for (const path of outside) {
      const { status, text } = await rawGet(path);
      expect([400, 404], path).toContain(status);
      expect(text).not.toContain("outside");
    }
  });

  it("carries headers that allow nothing inline and nothing from elsewhere", async () => {
    const replies = [
      await rawGet("/"),
      await rawGet("/api/scenarios"),
      await rawGet("/nothing.js"),
      await rawGet("/health"),
    ];
    for (const { headers } of replies) {
      const csp = String(headers["content-security-policy"]);
      expect(csp).toContain("default-src 'self'");
      expect(csp).toContain("frame-ancestors 'none'");
      expect(csp).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
      expect(csp).toContain(`ws://${new URL(app.url).host}`);
      expect(headers).toMatchObject({
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
      });
      expect(headers["permissions-policy"]).toContain("camera=()");
      expect(headers["access-control-allow-origin"]).toBeUndefined();
      expect(headers["x-powered-by"]).toBeUndefined();
    }
  });

  it("puts no foreign host into its policy", async () => {
    const { headers } = await rawGet("/", { host: "evil.example; script-src *" });
    expect(String(headers["content-security-policy"])).not.toContain("evil");
  });
});

describe("the interface", () => {
  it("lists scenarios, and serves the public part of one for ever", async () => {
    const { body } = await http(app.url, "GET", "/api/scenarios");
    const [card] = body as ScenarioCard[];
    expect(card).toMatchObject({ id: testScenario.id, rounds: testScenario.rounds.length });
    const scenario = await http(app.url, "GET", `/api/scenarios/${card?.hash}`);
    expect(scenario.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    const text = JSON.stringify(scenario.body);
    expect(text).toContain("The public brief.");
    for (const secret of ["Confidential brief", "valuations", "graves", "storm"])
      expect(text).not.toContain(secret);
    expect((await http(app.url, "GET", `/api/scenarios/${"0".repeat(64)}`)).body).toEqual({
      refused: "unknownScenario",
      with: {},
    });
    expect((await http(app.url, "GET", "/api/scenarios/..%2f..%2fx")).status).toBe(404);
  });

  it("opens a table, shows it by its code, and lets another join", async () => {
    const ticket = await openMatch(app.url, ["borea.head"], { listed: true });
    expect(ticket.code).toMatch(/^[2-9A-HJKMNP-Z]{6}$/);
    expect(ticket.token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const lower = `${ticket.code.slice(0, 3)}-${ticket.code.slice(3)}`.toLowerCase();
    const { body } = await http(app.url, "GET", `/api/matches/${lower}`);
    const card = body as MatchCard;
    expect(card).toMatchObject({ match: ticket.match, round: 1 });
    expect(card.seats["borea.head"]).toEqual({ kind: "person", name: "Ann" });
    expect(JSON.stringify(card)).not.toContain(ticket.holder);
    const ben = await joinMatch(app.url, ticket.code, "Ben");
    expect(ben.match).toBe(ticket.match);
    expect(ben.holder).not.toBe(ticket.holder);
    const lobby = await http(app.url, "GET", "/api/lobby");
    expect((lobby.body as MatchCard[]).map((c) => c.code)).toContain(ticket.code);
  });

  it("keeps tables that are not listed out of the lobby", async () => {
    const ticket = await openMatch(app.url, ["borea.head"]);
    const lobby = await http(app.url, "GET", "/api/lobby");
    expect((lobby.body as MatchCard[]).map((c) => c.code)).not.toContain(ticket.code);
  });

  it.each([
    ["an unknown scenario", { scenario: "moon" }, 404, "unknownScenario"],
    ["an unknown seat", { seats: ["borea.king"] }, 400, "unknownSeat"],
    ["seats of two delegations", { seats: ["borea.head", "arden.head"] }, 400, "otherDelegation"],
    ["one seat twice", { seats: ["borea.head", "borea.head"] }, 400, "seatTaken"],
    ["no name", { name: "   " }, 400, "malformed"],
    ["an endless name", { name: "n".repeat(41) }, 400, "malformed"],
    ["a name that turns the text around", { name: "a\u202eb" }, 400, "malformed"],
    ["a wish too many", { admin: true }, 400, "malformed"],
    ["a clock that is no answer", { timed: "yes" }, 400, "malformed"],
  ])("refuses to open a table with %s", async (_what, more, status, refused) => {
    const ask = {
      scenario: testScenario.id,
      seats: ["borea.head"],
      name: "Ann",
      timed: false,
      listed: false,
      ...more,
    };
    const reply = await http(app.url, "POST", "/api/matches", ask);
    expect([reply.status, (reply.body as { refused: string }).refused]).toEqual([status, refused]);
  });

  it("refuses bodies that are no JSON, too large, or from another site's page", async () => {
    const post = (body: string, headers: Record<string, string>, path = "/api/matches") =>
      fetch(app.url + path, { method: "POST", body, headers }).then(async (r) => [
        r.status,
        ((await r.json()) as { refused: string }).refused,
      ]);
    const json = { "content-type": "application/json" };
    expect(await post("{", json)).toEqual([400, "malformed"]);
    expect(await post("{}", { "content-type": "text/plain" })).toEqual([400, "malformed"]);
    expect(await post(JSON.stringify({ name: "x".repeat(20_000) }), json)).toEqual([413, "tooLarge"]);
    expect(await post("{}", { ...json, origin: "https://evil.example" })).toEqual([400, "malformed"]);
    expect(await post("{}", { ...json, origin: "null" })).toEqual([400, "malformed"]);
    expect(await post("[]", json, "/api/matches/ABC234/join")).toEqual([400, "malformed"]);
  });

  it("answers 404 to what is not there and 405 to what may not be done", async () => {
    for (const path of [
      "/api",
      "/api/",
      "/api/nothing",
      "/api/matches",
      "/api/matches/ABC234/seeds",
      "/api/matches/A/join/more",
    ])
      expect((await http(app.url, "GET", path)).status, path).toBe(path === "/api" ? 200 : 404);
    expect((await http(app.url, "DELETE", "/index.html")).status).toBe(405);
    expect((await http(app.url, "PUT", "/api/matches", {})).status).toBe(404);
  });

  it("tells its health, and figures without names", async () => {
    expect((await http(app.url, "GET", "/health")).body).toMatchObject({ ok: true });
    const { text } = await rawGet("/metrics");
    for (const name of [
      "table_commands_total",
      "table_refusals_total",
      "table_append_seconds",
      "table_live",
      "table_sockets",
      "process_cpu",
    ])
      expect(text).toContain(name);
    expect(text).not.toContain("Ann");
    expect((await rawGet("/metrics", { "x-forwarded-for": "203.0.113.7" })).status).toBe(404);
  });
});

describe("entering a room", () => {
  const enter = (
    path: string,
    body: string,
    headers: Record<string, string> = { "content-type": "application/json" },
  ) => fetch(app.url + path, { method: "POST", body, headers });

  it("reaches the framework only by the two ways that we use", async () => {
    for (const path of [
      "/matchmake/create/table",
      "/matchmake/join/table",
      "/matchmake/joinById/x",
      "/matchmake/joinOrCreate/lobby",
      "/matchmake/x",
    ])
      expect((await enter(path, "{}")).status, path).toBe(404);
    expect((await http(app.url, "GET", "/matchmake/joinOrCreate/table")).status).toBe(404);
    expect((await http(app.url, "GET", "/__healthcheck")).body).not.toBe("OK");
  });

  it("refuses large, endless, foreign and broken bodies, and lets no exception's text out", async () => {
    const way = "/matchmake/joinOrCreate/table";
    expect((await enter(way, JSON.stringify({ match: "x".repeat(9000) }))).status).toBe(413);
    expect((await enter(way, "{}", { "content-type": "text/plain" })).status).toBe(400);
    expect(
      (await enter(way, "{}", { "content-type": "application/json", origin: "https://evil.example" })).status,
    ).toBe(400);
    const endless = await fetch(app.url + way, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: new ReadableStream({
        start: (c) => {
          c.enqueue(new TextEncoder().encode("{}"));
          c.close();
        },
      }),
      duplex: "half",
    } as RequestInit);
    expect(endless.status).toBe(400);
    for (const body of [
      "{",
      "null",
      "[]",
      '"x"',
      "{}",
      '{"match":{},"token":[]}',
      '{"__proto__":{"x":1}}',
      '{"match":"m1","token":"t"}',
    ]) {
      const reply = await enter(way, body);
      const text = await reply.text();
      expect([400, 401], body).toContain(reply.status);
      expect(text).not.toMatch(/Error|\bat \S+ \(|\.[jt]s\b|undefined/);
      expect(reply.headers.get("access-control-allow-origin")).toBeNull();
    }
  });
});

describe("limits", () => {
  it("lock out who guesses codes, and only them", async () => {
    const ticket = await openMatch(app.url, ["borea.head"]);
    const codes = ["AAAAAA", "BBBBBB", "CCCCCC", "nonsense", "DDDDDD"];
    const replies = [];
    for (const code of codes) replies.push((await http(app.url, "GET", `/api/matches/${code}`)).status);
    expect(replies).toEqual([404, 404, 404, 404, 404]);
    const locked = await http(app.url, "GET", `/api/matches/${ticket.code}`);
    expect(locked.status).toBe(429);
    expect(locked.body).toMatchObject({ refused: "lockedOut", with: { seconds: expect.any(Number) } });
    expect(
      (await http(app.url, "POST", `/api/matches/${ticket.code}/join`, { name: "x" })).body,
    ).toMatchObject({ refused: "lockedOut" });
    // Who has a ticket is not locked out of the table.
    const entered = await enterWith(ticket);
    expect(entered).toBe(200);
  });

  it("refuse who opens too many tables", async () => {
    const ask = { scenario: testScenario.id, seats: [], name: "Ann", timed: false, listed: false };
    let refused: unknown = null;
    for (let i = 0; i < 60 && !refused; i++) {
      const { status, body } = await http(app.url, "POST", "/api/matches", ask);
      if (status !== 200) refused = [status, body];
    }
    expect(refused).toEqual([429, { refused: "tooFast", with: {} }]);
  });
});

const enterWith = async (ticket: Ticket): Promise<number> => {
  const response = await fetch(`${app.url}/matchmake/joinOrCreate/table`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ match: ticket.match, token: ticket.token }),
  });
  return response.status;
};
