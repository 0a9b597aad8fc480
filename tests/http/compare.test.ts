/** Comparisons over HTTP: two nodes of one scenario through the same eyes, and nothing beyond what a replay shows. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { App } from "../../server/app.ts";
import { memoryStore } from "../../server/store/memory.ts";
import type { Compared } from "../../shared/exploring.ts";
import type { Ticket } from "../../shared/protocol.ts";
import { testHeader } from "../engine/fixture.ts";
import { clause, did, goOn, head, opened, ranOut, talks } from "../engine/given.ts";
import { headerFor, playedStory, putStory, SECRET, type Shelved } from "../host/shelf.ts";
import { http, openMatch, startServer } from "../room/server.ts";

const store = memoryStore();
let app: App;
let one: Shelved;
let two: Shelved;
let running: Ticket;

beforeAll(async () => {
  one = await putStory(store, playedStory("mone"));
  const story = ranOut(
    goOn(
      opened(headerFor("mtwo")),
      talks,
      did(head("arden"), { type: "stand", clause: clause("truce", "full") }),
    ),
  );
  two = await putStory(store, story);
  const other = { ...testHeader, match: "mother", scenario: { ...testHeader.scenario, id: "other-table" } };
  await putStory(store, ranOut(opened(other)));
  app = await startServer({ store });
  running = await openMatch(app.url, ["borea.head"]);
});
afterAll(() => app.close());

const past = ({ code, token }: Ticket) => ({ code, token });
const compare = (a: object, b: object, eyes = "all") => http(app.url, "POST", "/api/compare", { a, b, eyes });
const refusal = (reply: { status: number; body: unknown }) => [
  reply.status,
  (reply.body as { refused: string }).refused,
];

describe("a comparison", () => {
  it("says where state and text differ, and what both share", async () => {
    const { status, body } = await compare(
      { past: past(one.anna), seq: 3 },
      { past: past(one.anna), seq: 9 },
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({ shared: 3, a: { seq: 3, round: 1 }, b: { seq: 9 } });
    const same = (await compare({ past: past(one.anna), seq: 3 }, { past: past(one.anna), seq: 3 }))
      .body as Compared;
    expect([same.figures, same.articles]).toEqual([[], []]);
    const last = (await store.end("mone")).seq;
    const other = (await compare({ past: past(one.anna), seq: last }, { past: past(two.anna), seq: 4 }))
      .body as Compared;
    expect(other).toMatchObject({ shared: null, a: { ending: "none", phase: "ended" }, b: { ending: null } });
    expect(other.articles).toContain("truce");
    expect(other.figures).toContain("occupied");
    expect(other.figures).not.toContain("nothing");
    for (const key of other.figures) expect(other.a.figures[key]).not.toBe(other.b.figures[key]);
  });

  it("shows no more than these eyes saw", async () => {
    const text = JSON.stringify(
      (await compare({ past: past(one.anna), seq: 9 }, { past: past(one.anna), seq: 12 }, "public")).body,
    );
    expect(text).not.toContain(SECRET);
    for (const eyes of ["all", "arden", "__proto__"])
      expect(
        refusal(await compare({ past: past(running), seq: 0 }, { past: past(running), seq: 1 }, eyes)),
      ).toEqual([403, "eyesClosed"]);
    const own = (await compare({ past: past(running), seq: 0 }, { past: past(running), seq: 1 }, "borea"))
      .body;
    expect(own).toMatchObject({ shared: null, a: { seq: 0 } });
  });

  it.each([
    [
      "an entry that is not there",
      () => compare({ past: past(one.anna), seq: 1 }, { past: past(one.anna), seq: 9999 }),
      404,
      "unknownNode",
    ],
    [
      "a wrong token",
      () => compare({ past: past(one.anna), seq: 1 }, { past: { ...past(one.anna), token: "x" }, seq: 1 }),
      403,
      "badToken",
    ],
    [
      "a line that is not there",
      () => compare({ past: { line: "x" }, seq: 1 }, { past: past(one.anna), seq: 1 }),
      404,
      "unknownScenario",
    ],
    [
      "half a node",
      () => compare({ past: past(one.anna) }, { past: past(one.anna), seq: 1 }),
      400,
      "malformed",
    ],
    [
      "an entry of another kind",
      () => compare({ past: past(one.anna), seq: "1" }, { past: past(one.anna), seq: 1 }),
      400,
      "malformed",
    ],
  ])("refuses %s", async (_what, ask, status, code) => {
    expect(refusal(await ask())).toEqual([status, code]);
  });

  it("is of one scenario", async () => {
    const other = await store.matchById("mother");
    expect(
      refusal(
        await compare({ past: { code: other?.code }, seq: 0 }, { past: past(one.anna), seq: 0 }, "public"),
      ),
    ).toEqual([400, "sameScenario"]);
  });
});
