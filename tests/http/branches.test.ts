/** Branches over HTTP: strict at the door, closed refusals that name the rule, nothing stored of what was refused. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { App } from "../../server/app.ts";
import { memoryStore } from "../../server/store/memory.ts";
import type { Branch, Replay } from "../../shared/exploring.ts";
import type { Synced, Ticket } from "../../shared/protocol.ts";
import { playedStory, putStory, SECRET, type Shelved } from "../host/shelf.ts";
import { http, openMatch, startServer } from "../room/server.ts";

const store = memoryStore();
let app: App;
let ended: Shelved;
let running: Ticket;

beforeAll(async () => {
  ended = await putStory(store, playedStory("mended"));
  app = await startServer({ store, limits: { opens: { burst: 60, perSecond: 0.001 } } });
  running = await openMatch(app.url, ["borea.head"]);
});
afterAll(() => app.close());

const asking = (more: object = {}) => ({
  past: { code: ended.row.code, token: ended.anna.token },
  seq: 6,
  seats: ["borea.head"],
  name: "Carl",
  title: "Another day",
  note: "Why\nnot",
  tags: ["class"],
  colour: 3,
  luck: "same",
  open: ["arden.head"],
  timed: false,
  listed: true,
  change: null,
  ...more,
});
const open = (more: object = {}) => http(app.url, "POST", "/api/branches", asking(more));
const refusal = (reply: { status: number; body: unknown }) => [
  reply.status,
  (reply.body as { refused: string }).refused,
];

describe("a branch over HTTP", () => {
  it("is opened, looked at, shown in tree and lobby, and renamed", async () => {
    const { status, body } = await open();
    expect(status).toBe(200);
    const ticket = body as Ticket;
    const look = (await http(app.url, "POST", "/api/look", { match: ticket.match, token: ticket.token }))
      .body as Synced;
    expect(look.branch).toMatchObject({ title: "Another day", colour: 3 });
    expect(look.view.mine?.party).toBe("borea");
    const tree = await http(app.url, "GET", `/api/branches?code=${ended.row.code}`);
    expect((tree.body as Branch[]).map((b) => [b.code, b.openSeats])).toEqual([
      [ticket.code, [{ seat: "arden.head", title: "head of arden" }]],
    ]);
    expect(JSON.stringify(tree.body)).not.toContain(ticket.holder);
    const lobby = JSON.stringify((await http(app.url, "GET", "/api/lobby")).body);
    expect(lobby).toContain("Another day");
    const renamed = await http(app.url, "POST", `/api/branches/${ticket.code}`, {
      token: ticket.token,
      title: "Renamed",
      note: "",
      tags: [],
      colour: 0,
    });
    expect(renamed.body).toMatchObject({ title: "Renamed", code: ticket.code });
    const replay = (
      await http(app.url, "POST", "/api/replay", {
        past: { code: ticket.code, token: ticket.token },
        eyes: "borea",
      })
    ).body as Replay;
    expect(replay.parent).toEqual({ of: { code: ended.row.code }, seq: 6, date: "2001-01-01" });
    expect(JSON.stringify(replay)).not.toContain(SECRET);
  });

  it.each([
    [
      "a running match, by who sits at it",
      () => ({ past: { code: running.code, token: running.token } }),
      409,
      "notEnded",
    ],
    ["a match without a token", () => ({ past: { code: ended.row.code } }), 403, "badToken"],
    ["a line that is not there", () => ({ past: { line: "moon" } }), 404, "unknownScenario"],
    ["an entry below the first", () => ({ seq: -1 }), 400, "malformed"],
    ["half an entry", () => ({ seq: 1.5 }), 400, "malformed"],
    ["an entry that is not there", () => ({ seq: 99_999 }), 404, "unknownNode"],
    ["no title", () => ({ title: "  " }), 400, "malformed"],
    ["an endless title", () => ({ title: "x".repeat(61) }), 400, "malformed"],
    ["a title that turns the text around", () => ({ title: "a\u202eb" }), 400, "malformed"],
    ["a note with control characters", () => ({ note: "a\u0007b" }), 400, "malformed"],
    ["tags without end", () => ({ tags: Array.from({ length: 7 }, () => "t") }), 400, "malformed"],
    ["a colour that is not there", () => ({ colour: 8 }), 400, "malformed"],
    ["luck of another kind", () => ({ luck: "good" }), 400, "malformed"],
    ["a seed of one's own", () => ({ seed: "0".repeat(32) }), 400, "malformed"],
    ["a name that hides", () => ({ name: "a\u0000" }), 400, "malformed"],
    ["seats without end", () => ({ seats: Array.from({ length: 9 }, () => "borea.head") }), 400, "malformed"],
  ])("is refused from %s", async (_what, more, status, code) => {
    const before = (await store.branchesOf("mended", 99)).length;
    expect(refusal(await open(more()))).toEqual([status, code]);
    expect(await store.branchesOf("mended", 99)).toHaveLength(before);
  });

  it("is not renamed by others, without what it needs, or under another's code", async () => {
    const note = { title: "x", note: "", tags: [], colour: 0 };
    const mark = (code: string, body: unknown) => http(app.url, "POST", `/api/branches/${code}`, body);
    expect(refusal(await mark(ended.row.code, { token: ended.anna.token, ...note }))).toEqual([
      403,
      "notYours",
    ]);
    expect(refusal(await mark(ended.row.code, { token: running.token, ...note }))).toEqual([403, "badToken"]);
    expect(refusal(await mark(ended.row.code, note))).toEqual([400, "malformed"]);
    expect(refusal(await mark("%00", { token: "x", ...note }))[0]).toBe(400);
    expect(refusal(await mark("constructor", { token: "x", ...note }))).toEqual([404, "unknownMatch"]);
  });

  it("has a tree only below what is named, and no more names than a browser has", async () => {
    expect(refusal(await http(app.url, "GET", "/api/branches"))).toEqual([404, "unknownMatch"]);
    expect(refusal(await http(app.url, "GET", "/api/branches?line=__proto__"))).toEqual([
      404,
      "unknownScenario",
    ]);
    const many = Array.from({ length: 41 }, () => `code=${ended.row.code}`).join("&");
    expect(refusal(await http(app.url, "GET", `/api/branches?${many}`))).toEqual([429, "tooMany"]);
  });

  it("is not had without end by one address", async () => {
    for (let i = 0; i < 60; i++) await open({ seq: 99_999 });
    expect(refusal(await open())).toEqual([429, "tooFast"]);
  });
});
