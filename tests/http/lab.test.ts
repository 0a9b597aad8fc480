/** The laboratory at its door: what is over can be asked what if; bounds, cancel, results that are found again. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { App } from "../../server/app.ts";
import { LAB_LIMITS } from "../../server/config.ts";
import { memoryStore } from "../../server/store/memory.ts";
import { comparisonOf } from "../../shared/lab/compared.ts";
import { isUnfit } from "../../shared/lab/edits.ts";
import type { LabJob, LabStart } from "../../shared/lab/laboratory.ts";
import { playPairs, whatIf } from "../../shared/lab/whatIf.ts";
import { playedStory, putStory, SECRET, type Shelved } from "../host/shelf.ts";
import { http, openMatch, startServer } from "../room/server.ts";

const store = memoryStore();
let app: App;
let ended: Shelved;

beforeAll(async () => {
  ended = await putStory(store, playedStory("asked"));
  app = await startServer({ store, lab: { ...LAB_LIMITS, perAddress: 2 } });
});
afterAll(() => app.close());

const EDIT = { kind: "withoutOption", issue: "pledge", option: "veto" } as const;
const past = () => ({ code: ended.row.code, token: ended.anna.token });
const asking = (more: object = {}) => ({
  kind: "whatIf",
  past: past(),
  seq: 6,
  change: [EDIT],
  runs: 5,
  seed: 0,
  ...more,
});
const ask = (more: object = {}) => http(app.url, "POST", "/api/lab", asking(more));
const job = async (id: string): Promise<LabJob> =>
  (await http(app.url, "GET", `/api/lab/${id}`)).body as LabJob;
const code = (reply: { status: number; body: unknown }) => [
  reply.status,
  (reply.body as { refused?: string }).refused,
];

async function over(id: string): Promise<LabJob> {
  for (;;) {
    const now = await job(id);
    if (now.state !== "queued" && now.state !== "running") return now;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

describe("a what-if", () => {
  test("is played in a worker with the very bits that a browser gets from the same start", async () => {
    const asked = (await ask()).body as LabJob;
    expect(asked).toMatchObject({ of: 5, about: { seq: 6, runs: 5, change: null, edits: [EDIT] } });
    const done = await over(asked.id);
    expect(done).toMatchObject({ state: "done", done: 5 });
    const start = (await http(app.url, "POST", "/api/lab/start", { past: past(), seq: 6 })).body as LabStart;
    const here = whatIf(start.state, [EDIT]);
    if (isUnfit(here)) throw new Error(here.what);
    expect(done.result?.comparison).toEqual(
      JSON.parse(JSON.stringify(comparisonOf(playPairs(here, 0, 0, 5)))),
    );
    expect(JSON.stringify(start)).not.toContain(SECRET);
  });
  test("asked again it is found, also by a server that has been started anew; and it is listed", async () => {
    const first = (await ask()).body as LabJob;
    const again = (await ask()).body as LabJob;
    expect(again.id).toBe(first.id);
    expect(again.state).toBe("done");
    expect((await store.labById(first.id))?.match).toBe(ended.row.match);
    const listed = (await http(app.url, "GET", `/api/lab?code=${ended.row.code}`)).body as LabJob[];
    expect(listed.map((l) => l.id)).toContain(first.id);
    expect(((await ask({ seed: 1 })).body as LabJob).id).not.toBe(first.id);
  });
  test("is exported as table and as JSON", async () => {
    const { id } = (await ask()).body as LabJob;
    const csv = await fetch(`${app.url}/api/lab/${id}?as=csv`);
    expect(csv.headers.get("content-type")).toContain("text/csv");
    expect(await csv.text()).toMatch(/figure,treaty,difference,/);
    const json = await fetch(`${app.url}/api/lab/${id}?as=json`);
    expect(((await json.json()) as LabJob).id).toBe(id);
  });
  test("can be stopped, and does not go on", async () => {
    const { id } = (await ask({ runs: 2000, seed: 7 })).body as LabJob;
    const stopped = (await http(app.url, "POST", `/api/lab/${id}/cancel`, {})).body as LabJob;
    expect(stopped.state).toBe("cancelled");
    expect((await over(id)).done).toBeLessThan(2000);
    expect(await store.labById(id)).toBeNull();
  });
  test("turning points of a finished match: a chance at every node, and shifts on the same luck", async () => {
    const asked = await http(app.url, "POST", "/api/lab", {
      kind: "turning",
      past: past(),
      runs: 6,
      seed: 0,
    });
    const done = await over((asked.body as LabJob).id);
    const nodes = done.result?.turning ?? [];
    expect(nodes.length).toBeGreaterThan(1);
    expect(nodes[0]).toMatchObject({ seq: 0, cause: { code: "start" }, shift: null });
    for (const n of nodes) expect(n.chance.n).toBe(6);
    for (const [i, n] of nodes.slice(1).entries())
      expect(n.shift?.value).toBeCloseTo(n.chance.value - (nodes[i]?.chance.value ?? 0), 12);
  });
});

test("which prepared changes fit a moment is told for what is over, and for nothing else", async () => {
  const fits = (body: object) => http(app.url, "POST", "/api/lab/fits", body);
  expect(await fits({ past: past(), seq: 6 })).toMatchObject({ status: 200, body: [] });
  expect(code(await fits({ past: past(), seq: 99_999 }))).toEqual([404, "unknownNode"]);
  const running = await openMatch(app.url, ["borea.head"]);
  expect(code(await fits({ past: { code: running.code, token: running.token }, seq: 0 }))).toEqual([
    409,
    "notEnded",
  ]);
});

describe("is refused in a closed code", () => {
  test.each([
    ["a change that is not prepared", { change: "nothing" }, 404, "unknownChange"],
    ["an edit of something that is not there", { change: [{ ...EDIT, option: "vote" }] }, 409, "unfitChange"],
    ["a moment after the end", { seq: 99_999 }, 404, "unknownNode"],
    ["too many matches", { runs: 2001 }, 400, "malformed"],
    ["too many edits", { change: [EDIT, EDIT, EDIT, EDIT, EDIT] }, 400, "malformed"],
    [
      "an edit with words of one's own",
      {
        change: [{ kind: "addParty", id: "x", like: "y", name: "z", role: "observer", policy: "negotiator" }],
      },
      400,
      "malformed",
    ],
    ["a key more", { why: "" }, 400, "malformed"],
  ])("%s", async (_what, more, status, refused) => {
    expect(code(await ask(more))).toEqual([status, refused]);
  });
  test("nobody looks into a match that runs, and nobody without a place into one that is over", async () => {
    const running = await openMatch(app.url, ["borea.head"]);
    const own = { code: running.code, token: running.token };
    expect(code(await ask({ past: own, seq: 1 }))).toEqual([409, "notEnded"]);
    expect(code(await ask({ past: { code: ended.row.code } }))).toEqual([403, "eyesClosed"]);
    for (const body of [
      { past: own, seq: 1 },
      { past: { code: ended.row.code }, seq: 1 },
    ])
      expect((await http(app.url, "POST", "/api/lab/start", body)).status).toBeGreaterThanOrEqual(400);
  });
  test("an id that nobody was given", async () => {
    expect(code(await http(app.url, "GET", `/api/lab/${"0".repeat(32)}`))).toEqual([404, "unknownJob"]);
    expect(code(await http(app.url, "POST", `/api/lab/${"0".repeat(32)}/cancel`, {}))).toEqual([
      404,
      "unknownJob",
    ]);
  });
  test("more jobs than one may have at once", async () => {
    const ids: string[] = [];
    for (const seed of [11, 12]) ids.push(((await ask({ runs: 2000, seed })).body as LabJob).id);
    expect(code(await ask({ runs: 2000, seed: 13 }))).toEqual([429, "labBusy"]);
    for (const id of ids) await http(app.url, "POST", `/api/lab/${id}/cancel`, {});
    expect(((await ask({ runs: 1, seed: 14 })).body as LabJob).of).toBe(1);
  });
});
