/**
 * The laws of secrecy for what is told of the past: two worlds that differ only in what one delegation hides give everybody
 * else the same bytes, in replays, comparisons, exports and trees.
 */
import { describe, expect, test } from "vitest";
import { LIMITS } from "../../server/config.ts";
import { type Explore, newExplore } from "../../server/http/explore.ts";
import type { Reply } from "../../server/http/replies.ts";
import { NO_LINES } from "../../server/past/lines.ts";
import { replayOf } from "../../server/past/replay.ts";
import { isRefused } from "../../server/refused.ts";
import { memoryStore } from "../../server/store/memory.ts";
import { finder } from "../../server/table/finding.ts";
import { systemTime } from "../../server/time.ts";
import type { Viewer } from "../../shared/engine/view/viewTypes.ts";
import { testScenario } from "../engine/fixture.ts";
import type { Story } from "../engine/given.ts";
import { openHost } from "../host/house.ts";
import { playedStory, putStory, type Shelved } from "../host/shelf.ts";
import { ENGINE } from "./engine.ts";
import { firstDifference, observed, observersOf } from "./interference.ts";
import { mannerOf, playout } from "./playout.ts";

const RUNS = Math.ceil((60 * Number(process.env.FUZZ_RUNS ?? 2000)) / 2000);
const HOUR = 3_600_000;

test(
  "replays: what others hide changes not one byte of what one is told again",
  async () => {
    let inserted = 0;
    for (let n = 0; n < RUNS; n++) {
      const p = playout(mannerOf(testScenario, n));
      const observers = observersOf(p);
      const observer = observers[n % observers.length] as Viewer;
      const less = observed(ENGINE, p, observer, 0, "less");
      const more = observed(ENGINE, p, observer, 0.25, `more ${n}`);
      if (!less || !more) continue;
      inserted += more.inserted;
      const tell = async (entries: typeof less.entries) =>
        JSON.stringify(await replayOf({ origin: p.header, entries }, observer, "viewer"));
      const [a, b] = [await tell(less.entries), await tell(more.entries)];
      if (a !== b) expect.fail(`playout ${n}, ${JSON.stringify(observer)}: ${firstDifference(a, b)}`);
    }
    if (RUNS > 50) expect(inserted).toBeGreaterThan(RUNS);
  },
  HOUR,
);

interface World {
  readonly shelved: Shelved;
  ask(path: string, body?: object): Promise<string>;
}

/** A server's routes over one played match; `running`: cut off before its end. */
async function world(story: Story, running: boolean): Promise<World> {
  const store = memoryStore();
  const cut = story.entries.findIndex((e) => e.events.some((x) => x.type === "matchEnded"));
  const entries = running ? story.entries.slice(0, cut - 1) : story.entries;
  const state = running ? { ...story.state, phase: "talks" as const } : story.state;
  const shelved = await putStory(store, { ...story, entries, state }, { code: "ABC234" });
  const { host } = await openHost({ store });
  const explore: Explore = newExplore({
    host,
    store,
    lines: NO_LINES,
    changes: new Map(),
    find: finder(LIMITS, systemTime),
    time: systemTime,
    limit: LIMITS.past,
    opens: LIMITS.opens,
  });
  return {
    shelved,
    ask: async (asked, body) => {
      const [path = "", query = ""] = asked.split("?");
      const reply = await explore({
        method: body ? "POST" : "GET",
        path,
        query: new URLSearchParams(query),
        from: "here",
        body: async () => body,
      });
      return textOf(reply);
    },
  };
}

function textOf(reply: Reply | undefined): string {
  if (reply === undefined) throw new Error("no such route");
  if (isRefused(reply)) return JSON.stringify(reply);
  if ("packed" in reply) return reply.packed.plain.toString();
  return "json" in reply ? JSON.stringify(reply.json) : reply.text;
}

describe("two worlds that differ in what Arden hides", () => {
  const asks = ({ shelved }: World): readonly (readonly [string, object?])[] => {
    const past = { code: shelved.row.code, token: shelved.anna.token };
    const guest = { code: shelved.row.code, token: shelved.guest.token };
    const stranger = { code: shelved.row.code };
    return [
      ["/api/replay", { past, eyes: "borea" }],
      ["/api/replay", { past, eyes: "public" }],
      ["/api/replay", { past: guest, eyes: "public" }],
      ["/api/replay", { past: stranger, eyes: "public" }],
      ["/api/compare", { a: { past, seq: 1 }, b: { past, seq: 4 }, eyes: "borea" }],
      ["/api/compare", { a: { past: guest, seq: 1 }, b: { past: stranger, seq: 4 }, eyes: "public" }],
      [`/api/branches?code=${shelved.row.code}`],
    ];
  };
  const closed = ({ shelved }: World): readonly (readonly [string, object])[] => {
    const past = { code: shelved.row.code, token: shelved.anna.token };
    return [
      ["/api/replay", { past, eyes: "arden" }],
      ["/api/replay", { past, eyes: "all" }],
      ["/api/export", { past, as: "ndjson" }],
      ["/api/export", { past, as: "transcript" }],
      ["/api/export", { past, as: "csv" }],
      ["/api/compare", { a: { past, seq: 1 }, b: { past, seq: 4 }, eyes: "all" }],
    ];
  };

  test("while the match runs, give the same bytes to all others, and refuse all else alike", async () => {
    const one = await world(playedStory("mworld", 1), true);
    const two = await world(playedStory("mworld", 4, "quite other words"), true);
    for (const [i, [path, body]] of asks(one).entries()) {
      const theirs = asks(two)[i];
      const answer = await one.ask(path, body);
      expect(answer, `${path} ${JSON.stringify(body)}`).not.toContain('"refused"');
      expect(await two.ask(path, theirs?.[1])).toBe(answer);
    }
    for (const [i, [path, body]] of closed(one).entries()) {
      const answer = await one.ask(path, body);
      expect(JSON.parse(answer).refused).toMatch(/^(eyesClosed|notEnded)$/);
      expect(await two.ask(path, closed(two)[i]?.[1])).toBe(answer);
    }
  });

  test("after its end, give the same bytes also to those for whom all else is open, if they differ in private words only", async () => {
    const one = await world(playedStory("mworld", 2, "one word"), false);
    const two = await world(playedStory("mworld", 2, "another word"), false);
    for (const list of [asks, closed])
      for (const [i, [path, body]] of list(one).entries()) {
        const answer = await one.ask(path, body);
        expect(answer, path).not.toContain('"refused"');
        expect(await two.ask(path, list(two)[i]?.[1]), path).toBe(answer);
      }
  });

  test("would be found out if words were not withheld", async () => {
    const one = await world(playedStory("mworld", 2, "one word"), false);
    const past = { code: one.shelved.row.code, token: one.shelved.berta.token };
    expect(await one.ask("/api/replay", { past, eyes: "arden" })).toContain("one word");
  });

  test("cannot be branched while it runs, by anybody", async () => {
    const running = await world(playedStory("mworld", 1), true);
    for (const ticket of [running.shelved.anna, running.shelved.berta, running.shelved.guest]) {
      const ask = {
        past: { code: ticket.code, token: ticket.token },
        seq: 1,
        seats: [],
        name: "A",
        title: "T",
        note: "",
        tags: [],
        colour: 0,
        luck: "new",
        open: [],
        timed: false,
        listed: false,
        change: null,
      };
      expect(JSON.parse(await running.ask("/api/branches", ask))).toMatchObject({ refused: "notEnded" });
    }
  });
});
