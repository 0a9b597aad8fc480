/** Replays and exports over HTTP: who may look through whose eyes, what is withheld, and that files prove themselves. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { App } from "../../server/app.ts";
import { WITHHELD } from "../../server/past/discretion.ts";
import { proveFile } from "../../server/past/matchFile.ts";
import { memoryStore } from "../../server/store/memory.ts";
import type { Replay } from "../../shared/exploring.ts";
import { patched } from "../../shared/patch.ts";
import type { Ticket } from "../../shared/protocol.ts";
import { playedStory, putStory, SECRET, type Shelved } from "../host/shelf.ts";
import { http, joinMatch, openMatch, startServer } from "../room/server.ts";

const store = memoryStore();
let app: App;
let ended: Shelved;
let running: Ticket;

beforeAll(async () => {
  ended = await putStory(store, playedStory("mended"));
  app = await startServer({ store, limits: { misses: 5, lockout: 60_000 } });
  running = await openMatch(app.url, ["borea.head"]);
});
afterAll(() => app.close());

const by = ({ code, token }: Ticket) => ({ code, token });
const replay = (past: unknown, eyes: string | null) => http(app.url, "POST", "/api/replay", { past, eyes });
const replayed = async (past: unknown, eyes: string | null): Promise<Replay> => {
  const { status, body } = await replay(past, eyes);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body as Replay;
};
const refusal = (reply: { status: number; body: unknown }) => [
  reply.status,
  (reply.body as { refused: string }).refused,
];
const exported = (past: unknown, as: string) => http(app.url, "POST", "/api/export", { past, as });

describe("a replay", () => {
  it("of what is over is open to all eyes for whoever has a place at it", async () => {
    for (const ticket of [ended.anna, ended.guest])
      for (const eyes of ["all", "public", "borea", "arden"]) {
        const { offered, steps, view, ended: over } = await replayed(by(ticket), eyes);
        expect(offered.slice(0, 2)).toEqual(["all", "public"]);
        expect(over).toBe(true);
        const last = steps.reduce((v, s) => patched(v, s.patch), view);
        expect(last.phase).toBe("ended");
        expect(steps.map((s) => s.seq)).toEqual([...steps.map((s) => s.seq)].sort((a, b) => a - b));
      }
  });

  it("shows whoever has no place only what everybody saw", async () => {
    expect((await replayed({ code: ended.row.code }, "public")).offered).toEqual(["public"]);
    const reply = await replay({ code: ended.row.code }, "all");
    expect(reply).toMatchObject({
      status: 403,
      body: { refused: "eyesClosed", with: { allowed: ["public"] } },
    });
  });

  it("whose eyes are left open is told through the widest that are offered", async () => {
    for (const [past, eyes] of [
      [by(ended.guest), "all"],
      [{ code: ended.row.code }, "public"],
      [by(running), "borea"],
      [{ code: running.code }, "public"],
    ] as const)
      expect((await replayed(past, null)).eyes).toBe(eyes);
  });

  it("keeps what people wrote in private with those who could read it", async () => {
    const theirs = JSON.stringify(await replayed(by(ended.berta), "arden"));
    expect(theirs).toContain(SECRET);
    for (const [ticket, eyes] of [
      [ended.anna, "arden"],
      [ended.anna, "all"],
      [ended.guest, "all"],
    ] as const) {
      const text = JSON.stringify(await replayed(by(ticket), eyes));
      expect(text).not.toContain(SECRET);
      expect(text).toContain(WITHHELD);
      expect(text).toContain("A public word.");
    }
    expect(JSON.stringify(await replayed(by(ended.anna), "borea"))).toContain("Between ourselves.");
  });

  it("of a running match shows one's own seat, numbered without gaps, and nothing else", async () => {
    const own = await replayed(by(running), "borea");
    expect(own.view.who).toEqual({ kind: "seats", party: "borea", seats: ["borea.head"] });
    expect(own.steps.map((s) => s.seq)).toEqual(own.steps.map((_, i) => i + 1));
    expect(own.ended).toBe(false);
    for (const eyes of ["all", "arden", "delta", "constructor"])
      expect(refusal(await replay(by(running), eyes))).toEqual([403, "eyesClosed"]);
  });

  it("of a running match is open to all eyes for who leads it, by the log's numbers, and still ends at now", async () => {
    const lee = await openMatch(app.url, [], { leads: true });
    const ben = await joinMatch(app.url, lee.code, "Ben");
    const all = await replayed(by(lee), null);
    expect(all).toMatchObject({ eyes: "all", ended: false, steps: [{ seq: 1, by: "facilitator" }] });
    expect((await replayed(by(lee), "arden")).view.who).toMatchObject({ kind: "seats", party: "arden" });
    expect((await replayed(by(ben), null)).offered).toEqual(["public"]);
    expect(refusal(await replay(by(ben), "all"))).toEqual([403, "eyesClosed"]);
    expect(refusal(await exported(by(lee), "ndjson"))).toEqual([409, "notEnded"]);
    const fork = { past: by(lee), seq: 1, seats: ["borea.head"], open: [], name: "Lee", title: "Ahead" };
    const more = { note: "", tags: [], colour: 0, luck: "same", change: null, timed: false, listed: false };
    expect(refusal(await http(app.url, "POST", "/api/branches", { ...fork, ...more }))).toEqual([
      409,
      "notEnded",
    ]);
  });

  it.each([
    ["a wrong token", () => replay({ code: ended.row.code, token: "x".repeat(43) }, "all"), 403, "badToken"],
    [
      "another table's token",
      () => replay({ code: ended.row.code, token: running.token }, "all"),
      403,
      "badToken",
    ],
    ["a line that is not there", () => replay({ line: "moon" }, "all"), 404, "unknownScenario"],
    ["both a line and a code", () => replay({ line: "x", code: "y" }, "all"), 400, "malformed"],
    ["no eyes", () => http(app.url, "POST", "/api/replay", { past: { line: "x" } }), 400, "malformed"],
    ["a list", () => http(app.url, "POST", "/api/replay", []), 400, "malformed"],
    ["an endless code", () => replay({ code: "A".repeat(500) }, "all"), 400, "malformed"],
  ])("refuses %s", async (_what, ask, status, code) => {
    expect(refusal(await ask())).toEqual([status, code]);
  });

  it("is not to be had by asking in an address", async () => {
    expect((await http(app.url, "GET", "/api/replay")).status).toBe(404);
  });
});

describe("an export", () => {
  it("as a file comes to the same end by the rules alone, also with words withheld", async () => {
    for (const ticket of [ended.anna, ended.guest]) {
      const { status, body, headers } = await exported(by(ticket), "ndjson");
      expect(status).toBe(200);
      expect(headers.get("content-disposition")).toBe(
        `attachment; filename="test-table-${ended.row.code}.ndjson"`,
      );
      expect(String(body)).not.toContain(SECRET);
      expect(proveFile(String(body))).toMatchObject({ ok: true });
    }
  });

  it("is played again offline by one command", async () => {
    const dir = mkdtempSync(join(tmpdir(), "replay-"));
    const run = (file: string) =>
      spawnSync(process.execPath, ["server/replayFile.ts", file], { encoding: "utf8" });
    writeFileSync(join(dir, "match.ndjson"), String((await exported(by(ended.anna), "ndjson")).body));
    expect(run(join(dir, "match.ndjson"))).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/final hash [0-9a-f]{64}: reproduced\n$/),
    });
    writeFileSync(join(dir, "bad.ndjson"), "{}\n");
    expect(run(join(dir, "bad.ndjson"))).toMatchObject({ status: 1, stdout: "" });
    expect(run(join(dir, "none.ndjson"))).toMatchObject({ status: 1, stdout: "" });
    rmSync(dir, { recursive: true, force: true });
  });

  it("that somebody has changed does not", async () => {
    const text = String((await exported(by(ended.anna), "ndjson")).body);
    const lines = text.trimEnd().split("\n");
    const without = (i: number) => lines.filter((_, j) => j !== i).join("\n");
    const changed = (from: string, to: string) => {
      expect(text).toContain(from);
      return text.replace(from, to);
    };
    for (const [bad, why] of [
      [without(4), /entries in place of/],
      [changed('"seed":"7', '"seed":"8'), /the seed is not/],
      [changed("The public brief.", "A public brief."), /the scenario is not/],
      [
        changed(
          '"command":{"type":"takeSeat","seat":"borea.head","name":"anna"}',
          '"command":{"type":"takeSeat","seat":"borea.legal","name":"anna"}',
        ),
        /decide otherwise/,
      ],
      [
        changed(
          '"by":{"kind":"seat","seat":"borea.head","holder":"anna"}',
          '"by":{"kind":"seat","seat":"borea.head","holder":"eve"}',
        ),
        /refused: notYourSeat/,
      ],
      ["", /no header/],
      ["{}", /no header/],
    ] as const) {
      const proved = proveFile(bad);
      expect(proved.ok ? "proved" : proved.why).toMatch(why);
    }
  });

  it("reads as text, with headers, rounds and moves in words", async () => {
    const text = String((await exported(by(ended.anna), "transcript")).body);
    expect(text).toMatch(/^\[Scenario "Test table"\]/);
    expect(text).toMatch(/\n1\. 2001-01-01 to /);
    expect(text).toContain('borea.head in plenary: "A public word."');
    expect(text).toMatch(/Ending: \w+\.\n$/);
    expect(text).not.toContain(SECRET);
  });

  it("gives the figures of every round", async () => {
    const rows = String((await exported(by(ended.anna), "csv")).body)
      .trimEnd()
      .split("\n");
    expect(rows[0]).toMatch(/^round,from,occupied,/);
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) expect(row.split(",")).toHaveLength(12);
  });

  it("is refused while the match runs, without a place at it, and as what it cannot be", async () => {
    for (const as of ["ndjson", "transcript", "csv"]) {
      expect(refusal(await exported(by(running), as))).toEqual([409, "notEnded"]);
      expect(refusal(await exported({ code: ended.row.code }, as))).toEqual([403, "badToken"]);
    }
    expect(refusal(await exported(by(ended.anna), "exe"))).toEqual([400, "malformed"]);
  });
});

it("locks out whoever keeps guessing codes", async () => {
  for (let i = 0; i < 5; i++)
    expect(refusal(await replay({ code: "222222" }, "public"))).toEqual([404, "unknownMatch"]);
  expect(refusal(await replay({ code: ended.row.code }, "public"))).toEqual([429, "lockedOut"]);
});
