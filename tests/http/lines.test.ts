/** Recorded lines: stored once as matches that are over, open to everybody, never listed, and left by branches. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { App } from "../../server/app.ts";
import { openLog } from "../../server/log.ts";
import { openLines, type RecordedLine } from "../../server/past/lines.ts";
import { proveFile } from "../../server/past/matchFile.ts";
import { openScenarios } from "../../server/scenarios/scenarios.ts";
import { memoryStore } from "../../server/store/memory.ts";
import type { Scenario } from "../../shared/engine/scenario/scenario.ts";
import type { Branch, Compared, Line, LineNode, Replay } from "../../shared/exploring.ts";
import { rollOut } from "../../shared/lab/rollOut.ts";
import type { Synced, Ticket } from "../../shared/protocol.ts";
import { testScenario } from "../engine/fixture.ts";
import { http, startServer } from "../room/server.ts";

const node = (seq: number, date: string): LineNode => ({
  id: `n${seq}`,
  scenario: testScenario.id,
  seq,
  date,
  title: `Node ${seq}`,
  text: "What happened.",
  sources: [],
  contested: null,
  knownFrom: date,
  venue: null,
  kind: "talks",
  chance: null,
  major: false,
  shift: null,
});

let decided = 0;
/** Bots stand in for history. */
const line: RecordedLine = {
  scenario: testScenario.id,
  seed: "0123456789abcdef0123456789abcdef",
  hash: "line-1",
  decide: (header) => {
    decided++;
    const { entries: played } = rollOut(header, true);
    // Each on a day of its own.
    const entries = played.map((entry) => ({ ...entry, at: entry.seq * 86_400_000 }));
    return { entries, nodes: [node(9, "2001-01-03"), node(2, "2001-01-01")] };
  },
};
const missing: RecordedLine = { ...line, scenario: "moon" };
const broken: RecordedLine = {
  ...line,
  hash: "x",
  decide: () => {
    throw new Error("no line");
  },
};

const store = memoryStore();
let app: App;
/** Between others: another line. */
const elsewhere: Scenario = {
  ...testScenario,
  id: "other-table",
  treaty: { ...testScenario.treaty, principals: ["arden", "corin"] },
};
beforeAll(async () => {
  app = await startServer({ store, lines: [missing, line] });
});
afterAll(() => app.close());

const past = { line: testScenario.id };
const asking = {
  past,
  seq: 9,
  seats: ["borea.head"],
  name: "Carl",
  title: "Another day",
  note: "",
  tags: [],
  colour: 0,
  luck: "same",
  open: [],
  timed: false,
  listed: true,
  change: null,
};

describe("the recorded line", () => {
  it("is decided when somebody asks, once, and never listed", async () => {
    expect(decided).toBe(0);
    const { body, headers } = await http(app.url, "GET", "/api/line");
    const { nodes, stretches } = body as Line;
    expect(nodes.map((n) => n.seq)).toEqual([2, 9]);
    expect(stretches).toEqual([
      expect.objectContaining({ scenario: testScenario.id, from: "2001-01-01", to: "2001-02-04" }),
    ]);
    expect(headers.get("cache-control")).toBe("no-store");
    await http(app.url, "GET", "/api/line");
    expect(decided).toBe(1);
    expect((await http(app.url, "GET", "/api/lobby")).body).toEqual([]);
  });

  it("of another conflict is another line", async () => {
    const both = openLines(
      store,
      await openScenarios(store, [elsewhere, testScenario, { ...testScenario, id: "third-table" }]),
      [
        { ...line, scenario: elsewhere.id, decide: () => ({ entries: [], nodes: [] }) },
        line,
        { ...line, scenario: "third-table" },
      ],
      { now: () => 1 },
      openLog("silent"),
    );
    const stretches = async (of: string | null) =>
      (await both.lineOf(of))?.stretches.map((s) => s.scenario).sort();
    expect(await stretches(null)).toEqual(["test-table", "third-table"]);
    expect(await stretches("third-table")).toEqual(["test-table", "third-table"]);
    expect(await stretches("other-table")).toEqual(["other-table"]);
    expect(await both.lineOf("moon")).toBeNull();
    expect((await both.lineOf(null))?.others.map((o) => o.scenario)).toEqual(["other-table"]);
    expect((await both.lineOf("other-table"))?.others).toHaveLength(1);
    expect((await http(app.url, "GET", "/api/line?of=moon")).status).toBe(404);
    expect(((await http(app.url, "GET", `/api/line?of=${testScenario.id}`)).body as Line).nodes).toHaveLength(
      2,
    );
  });

  it("is open to all eyes for everybody, and exported to everybody", async () => {
    for (const eyes of ["all", "public", "arden"]) {
      const { status, body } = await http(app.url, "POST", "/api/replay", { past, eyes });
      expect(status).toBe(200);
      expect(body as Replay).toMatchObject({ code: null, ended: true, parent: null, eyes });
      expect((body as Replay).offered).toContain("all");
      expect((body as Replay).steps.find((s) => s.seq === 9)?.day ?? "1970-01-10").toBe("1970-01-10");
    }
    const file = (await http(app.url, "POST", "/api/export", { past, as: "ndjson" })).body;
    expect(proveFile(String(file))).toMatchObject({ ok: true });
  });

  it("is left by branches of anybody, which stand in its tree", async () => {
    const ticket = (await http(app.url, "POST", "/api/branches", asking)).body as Ticket;
    const look = await http(app.url, "POST", "/api/look", { match: ticket.match, token: ticket.token });
    expect((look.body as Synced).branch?.point).toEqual({ of: past, seq: 9, date: "1970-01-10" });
    const tree = (await http(app.url, "GET", `/api/branches?line=${past.line}`)).body as Branch[];
    expect(tree.map((b) => b.code)).toEqual([ticket.code]);
    const both = await http(app.url, "POST", "/api/compare", {
      a: { past, seq: 9 },
      b: { past: { code: ticket.code }, seq: 1 },
      eyes: "public",
    });
    expect((both.body as Compared).a.code).toBeNull();
  });

  it("is there again after a restart, the same match", async () => {
    const matches = async () => (await store.branchesOf((await lineRow())?.match ?? "", 9)).length;
    const before = await matches();
    await app.close();
    app = await startServer({ store, lines: [line] });
    expect(await matches()).toBe(before);
    const tree = (await http(app.url, "GET", `/api/branches?line=${past.line}`)).body as Branch[];
    expect(tree).toHaveLength(1);
  });

  it("of another version keeps the branches of the earlier one in its tree", async () => {
    await app.close();
    app = await startServer({ store, lines: [{ ...line, hash: "line-2", seed: "7".repeat(32) }] });
    const tree = async () => (await http(app.url, "GET", `/api/branches?line=${past.line}`)).body as Branch[];
    expect(await tree()).toHaveLength(1);
    expect((await http(app.url, "POST", "/api/branches", asking)).status).toBe(200);
    expect(await tree()).toHaveLength(2);
    expect(((await http(app.url, "GET", "/api/line")).body as Line).stretches).toHaveLength(1);
  });

  it("that cannot be decided hides no other", async () => {
    await app.close();
    app = await startServer({ store, lines: [broken] });
    expect((await http(app.url, "GET", "/api/line")).body).toEqual({ nodes: [], stretches: [], others: [] });
    expect(await http(app.url, "POST", "/api/replay", { past, eyes: "all" })).toMatchObject({ status: 404 });
  });
});

/** The line's match, by the parent of a branch of it. */
async function lineRow() {
  const tree = (await http(app.url, "GET", `/api/branches?line=${past.line}`)).body as Branch[];
  const branch = await store.matchByCode(tree[0]?.code ?? "");
  return branch?.parent ? store.matchById(branch.parent.match) : null;
}
