/** Branches at a host: a pointer and its own log, played on by others, found again after a restart; nothing is overwritten. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { LIMITS } from "../../server/config.ts";
import { type Branching, openBranch } from "../../server/past/branches.ts";
import { branchTree, markBranch } from "../../server/past/branchTree.ts";
import { compare } from "../../server/past/compare.ts";
import { WITHHELD } from "../../server/past/discretion.ts";
import { NO_LINES } from "../../server/past/lines.ts";
import { matchFile, proveFile } from "../../server/past/matchFile.ts";
import { openPast } from "../../server/past/past.ts";
import { replayOf, stateAt } from "../../server/past/replay.ts";
import { transcriptOf } from "../../server/past/transcript.ts";
import { memoryStore } from "../../server/store/memory.ts";
import { openSqlite, sqliteDialect } from "../../server/store/sqlite.ts";
import { sqlStore } from "../../server/store/sqlStore.ts";
import type { Store } from "../../server/store/store.ts";
import { finder } from "../../server/table/finding.ts";
import type { Host } from "../../server/table/host.ts";
import { debriefFor, historyOf, lookOf } from "../../server/table/reads.ts";
import { systemTime } from "../../server/time.ts";
import type { Edit } from "../../shared/engine/scenario/scenarioChanges.ts";
import type { OpenBranch } from "../../shared/exploring.ts";
import { startFrom } from "../../shared/lab/changed.ts";
import { isUnfit } from "../../shared/lab/edits.ts";
import { patched } from "../../shared/patch.ts";
import type { Ticket } from "../../shared/protocol.ts";
import { testScenario } from "../engine/fixture.ts";
import { did, FACILITATOR, goOn, opened, ranOut } from "../engine/given.ts";
import { granted, handTime, joinTable, openHost, openTable, say, sit, submit, until } from "./house.ts";
import { headerFor, playedStory, putStory, SECRET } from "./shelf.ts";

/** Prepared changes of the invented scenario. */
const guarantor = testScenario.parties.find((p) => p.role === "guarantor")?.id ?? "";
const EDITS: Readonly<Record<string, readonly Edit[]>> = {
  "no-graves": [{ kind: "withoutShock", shock: "graves" }],
  "no-veto": [{ kind: "withoutOption", issue: "pledge", option: "veto" }],
  "full-truce": [{ kind: "term", issue: "truce", option: "full" }],
  "sheet-of-arden": [
    { kind: "mandate", party: "arden", issue: "truce", allow: ["full"], weight: 2 },
    { kind: "value", party: "arden", issue: "truce", option: "full", points: 91 },
    { kind: "reservation", party: "arden", add: -10 },
  ],
  "graves-now": [{ kind: "shockFalls", shock: "graves" }],
  "open-joining": [{ kind: "openLocks", locks: ["joining"] }],
  "one-more": [
    {
      kind: "addParty",
      id: "newcomer",
      like: guarantor,
      name: "Newcomer",
      role: "observer",
      policy: "negotiator",
    },
  ],
  mediator: [{ kind: "role", party: guarantor, role: "mediator", policy: "mediator" }],
  told: [{ kind: "order", party: "arden", posture: "ceasefire" }],
};
const CHANGES: Branching["changes"] = new Map([
  [
    testScenario.id,
    Object.entries(EDITS).map(([id, edits]) => ({
      id,
      title: id,
      text: "What if.",
      edits: [...edits],
      sources: [],
      basis: { assumed: "for a test" },
    })),
  ],
]);

const hosts: Host[] = [];
afterEach(() => Promise.all(hosts.splice(0).map((host) => host.close())));

async function archiveOver(store: Store): Promise<Branching> {
  const { host } = await openHost({ store });
  hosts.push(host);
  return { host, store, lines: NO_LINES, changes: CHANGES, find: finder(LIMITS, systemTime) };
}

async function setUp(store: Store = memoryStore()) {
  const story = playedStory("mparent");
  const shelved = await putStory(store, story);
  return { story, ...shelved, store, archive: await archiveOver(store) };
}

const asking = (ticket: Pick<Ticket, "code" | "token">, more: Partial<OpenBranch> = {}): OpenBranch => ({
  past: { code: ticket.code, token: ticket.token },
  seq: 6,
  seats: ["borea.head"],
  name: "Carl",
  title: "Another day",
  note: "",
  tags: ["class"],
  colour: 3,
  luck: "same",
  open: [],
  timed: false,
  listed: false,
  change: null,
  ...more,
});
const fork = async (archive: Branching, ask: OpenBranch): Promise<Ticket> =>
  granted(await openBranch(archive, ask, "here", () => 77));
const refusalOf = async (archive: Branching, ask: OpenBranch) =>
  (await openBranch(archive, ask, "here", () => 77)) as unknown as { refused: string; with: unknown };

/** A watched table without people plays by itself. */
async function playOut(archive: Branching, ticket: Ticket): Promise<void> {
  const { ear } = await sit(archive.host, ticket);
  await until("the branch has ended", () => ear.view.phase === "ended");
  archive.host.leave(ticket.match, ear);
}

describe("a branch", () => {
  it("begins where it leaves its parent, with its maker alone in the seats", async () => {
    const { archive, anna, story, store } = await setUp();
    const ticket = await fork(archive, asking(anna));
    const { synced, ear } = await sit(archive.host, ticket);
    const there = await stateAt({ origin: story.header, entries: story.entries }, 6);
    expect(ear.view).toMatchObject({ round: there.round, phase: there.phase, match: ticket.match });
    expect(ear.view.seats["borea.head"]).toMatchObject({ kind: "person", name: "Carl" });
    expect(ear.view.seats["arden.head"]?.kind).toBe("bot");
    expect(synced.branch).toEqual({
      title: "Another day",
      colour: 3,
      point: { of: { code: anna.code }, seq: 6, date: "2001-01-01" },
    });
    expect(await store.read("mparent", 0)).toHaveLength(story.entries.length);
    const own = await store.read(ticket.match, 0);
    expect(own.map((e) => e.seq).slice(0, 2)).toEqual([7, 8]);
  });

  it("shares its parent's luck, or has its own", async () => {
    const { archive, anna, story } = await setUp();
    const luckIn = async (luck: "same" | "new") => {
      const { match } = await fork(archive, asking(anna, { luck, seats: [] }));
      return granted(await archive.host.look(match, (t) => t.state.luck));
    };
    const there = await stateAt({ origin: story.header, entries: story.entries }, 6);
    expect(await luckIn("same")).toEqual(there.luck);
    expect(await luckIn("new")).not.toEqual(there.luck);
  });

  it("tells what was written in private at its parent to nobody", async () => {
    const { archive, berta, store } = await setUp();
    const at = asking(berta, { seats: ["arden.head"], seq: 8 });
    const ticket = await fork(archive, at);
    const told = JSON.stringify([
      granted(await historyOf(archive.host, store, ticket.match, ticket.holder, 100)),
      granted(await lookOf(archive.host, store, systemTime, ticket.match, ticket.holder)),
    ]);
    expect(told).not.toContain(SECRET);
    expect(told).toContain(WITHHELD);
    expect(told).toContain("A public word.");
  });

  it("is played by others too, and everything is there after a crash", async () => {
    const dir = mkdtempSync(join(tmpdir(), "branch-"));
    const open = () => sqlStore(sqliteDialect(openSqlite(join(dir, "test.db"))));
    const { archive, anna } = await setUp(await open());
    const ticket = await fork(archive, asking(anna, { open: ["arden.head"], listed: true }));
    const card = (await archive.host.lobby()).find((c) => c.code === ticket.code);
    expect(card?.branch).toMatchObject({ title: "Another day", open: ["arden.head"] });
    const dora = await joinTable(archive.host, ticket, "Dora");
    expect(
      await submit(archive.host, dora, null, { type: "takeSeat", seat: "arden.head", name: "Dora" }),
    ).toMatchObject({
      ok: true,
    });
    expect(await submit(archive.host, dora, "arden.head", say("On a branch."))).toMatchObject({ ok: true });
    const before = granted(
      await archive.host.look(ticket.match, async (t) => ({ seats: t.state.seats, at: t.end })),
    );
    // Nothing is closed: the process is gone, another one opens the same file.
    const again = await archiveOver(await open());
    const after = granted(await again.host.look(ticket.match, (t) => ({ seats: t.state.seats, at: t.end })));
    expect(after.seats).toEqual(before.seats);
    expect(after.at.seq).toBeGreaterThanOrEqual(before.at.seq);
    const { ear } = await sit(again.host, dora);
    expect(ear.view.seats["arden.head"]).toMatchObject({ kind: "person", name: "Dora" });
    expect(
      JSON.stringify(granted(await historyOf(again.host, again.store, dora.match, dora.holder, 200)).events),
    ).toContain("On a branch.");
    const [branch] = granted(await branchTree(again, null, [anna.code], "here"));
    expect(branch).toMatchObject({ code: ticket.code, people: 2, openSeats: [], by: "Carl" });
    rmSync(dir, { recursive: true, force: true });
  });

  it("wakes from a snapshot as it was", async () => {
    const { archive, anna, store } = await setUp();
    const ticket = await fork(archive, asking(anna, { seats: [] }));
    const { ear } = await sit(archive.host, ticket);
    await until("the branch has ended", () => ear.view.phase === "ended");
    const before = granted(await archive.host.look(ticket.match, (t) => t.state));
    await archive.host.close();
    expect((await store.getSnapshot(ticket.match))?.seq).toBeGreaterThan(6);
    const again = await archiveOver(store);
    expect(granted(await again.host.look(ticket.match, (t) => t.state))).toEqual(before);
  });

  it("of a branch works, leaves whichever match the entry is of, and exports alone", async () => {
    const { archive, anna, store } = await setUp();
    const first = await fork(archive, asking(anna, { seats: [], luck: "new" }));
    await playOut(archive, first);
    const second = await fork(archive, asking(first, { seats: [], seq: 12, title: "Second" }));
    expect((await store.matchById(second.match))?.parent).toEqual({ match: first.match, seq: 12 });
    const early = await fork(archive, asking(first, { seats: [], seq: 6, title: "Early" }));
    expect((await store.matchById(early.match))?.parent).toEqual({ match: "mparent", seq: 6 });
    await playOut(archive, second);
    const past = granted(await openPast(archive, { code: second.code, token: second.token }, "here"));
    expect(past.course.entries.map((e) => e.seq)).toEqual(past.course.entries.map((_, i) => i + 1));
    const file = matchFile(past.course, past.last, past.loaded.hash, past.parent);
    expect(proveFile(file)).toMatchObject({ ok: true, entries: past.course.entries.length });
    expect(file).not.toContain(SECRET);
    const { steps } = await replayOf(past.course, { kind: "spectator" }, "log");
    expect(steps.filter((s) => s.events.some((e) => e.type === "branched")).map((s) => s.seq)).toEqual([
      7, 13,
    ]);
  });

  it("has a clock of its own, which does not run before somebody sits there", async () => {
    const time = handTime();
    const store = memoryStore();
    const { anna } = await putStory(store, playedStory("mparent"));
    const { host } = await openHost({ store, time });
    hosts.push(host);
    const archive: Branching = { host, store, lines: NO_LINES, changes: CHANGES, find: finder(LIMITS, time) };
    const deadlineOf = async (ticket: Ticket) =>
      granted(await host.look(ticket.match, (t) => t.state.deadline));
    const empty = await fork(archive, asking(anna, { seats: [], timed: true }));
    const mine = await fork(archive, asking(anna, { timed: true }));
    await time.pass(10);
    expect(await deadlineOf(empty)).toBeNull();
    expect(await deadlineOf(mine)).toBeGreaterThan(time.now());
  });

  it("may be written on by its maker only", async () => {
    const { archive, anna } = await setUp();
    const ticket = await fork(archive, asking(anna));
    const note = { title: "Renamed", note: "Two\nlines", tags: ["a"], colour: 7 };
    const other = await joinTable(archive.host, ticket, "Eve");
    for (const [token, refused] of [
      [other.token, "notYours"],
      [anna.token, "badToken"],
    ] as const)
      expect(await markBranch(archive, ticket.code, { token, ...note }, "here")).toMatchObject({ refused });
    expect(await markBranch(archive, ticket.code, { token: ticket.token, ...note }, "here")).toMatchObject(
      note,
    );
    const { synced } = await sit(archive.host, ticket);
    expect(synced.branch).toMatchObject({ title: "Renamed", colour: 7 });
    expect(await markBranch(archive, anna.code, { token: anna.token, ...note }, "here")).toMatchObject({
      refused: "notYours",
    });
  });
});

describe("a branch with a prepared change", () => {
  it.each(Object.keys(EDITS).filter((id) => id !== "told"))(
    "%s begins with it, plays, wakes and exports",
    async (id) => {
      const { archive, anna, story, store } = await setUp();
      const before = await stateAt({ origin: story.header, entries: story.entries }, 6);
      const wanted = startFrom(before, EDITS[id] ?? []);
      if (isUnfit(wanted)) throw new Error(`unfit: ${wanted.what}`);
      const ticket = await fork(archive, asking(anna, { seats: [], change: id }));
      const row = await store.matchById(ticket.match);
      expect(row?.scenario).toBe(ticket.scenario);
      const body = JSON.parse((await store.getScenario(ticket.scenario ?? "")) ?? "null");
      expect(body).toEqual(JSON.parse(JSON.stringify(wanted.state.header.scenario)));
      const {
        header: _,
        ready: _ready,
        ...state
      } = granted(await archive.host.look(ticket.match, (t) => t.state));
      const { header: _header, ready: _was, ...expected } = wanted.state;
      expect(state).toEqual(expected);

      await playOut(archive, ticket);
      const last = granted(await archive.host.look(ticket.match, (t) => t.state));
      const again = await archiveOver(store);
      expect(granted(await again.host.look(ticket.match, (t) => t.state))).toEqual(last);
      const past = granted(await openPast(again, { code: ticket.code, token: ticket.token }, "here"));
      const root = past.ancestors[0]?.scenario ?? "";
      expect(proveFile(matchFile(past.course, past.last, root, past.parent))).toMatchObject({ ok: true });
      const { view, steps } = await replayOf(past.course, { kind: "facilitator" }, "log");
      expect(steps.reduce((v, s) => patched(v, s.patch), view).phase).toBe("ended");
      expect(JSON.stringify(steps.map((s) => s.events))).not.toContain("valuations");
      expect(granted(await debriefFor(again.host, store, ticket.match)).parties.length).toBeGreaterThan(3);
      expect(transcriptOf(past.course, past.last)).toContain("A branch begins here.");
      const other = await compare(
        again,
        { a: { past: asking(anna).past, seq: 6 }, b: { past: asking(ticket).past, seq: 7 }, eyes: "all" },
        "here",
      );
      expect(granted(other).shared).toBe(6);
    },
  );

  it("is refused when there is none of that name, when it comes too late, or is about orders", async () => {
    const { archive, anna, store } = await setUp();
    expect(await refusalOf(archive, asking(anna, { change: "constructor" }))).toMatchObject({
      refused: "unknownChange",
    });
    expect(await refusalOf(archive, asking(anna, { change: "told" }))).toMatchObject({
      refused: "unfitChange",
    });
    const fallen = await putStory(
      store,
      ranOut(goOn(opened(headerFor("mgraves")), did(FACILITATOR, { type: "injectShock", shock: "graves" }))),
    );
    expect(
      await refusalOf(archive, asking(fallen.guest, { change: "no-graves", seq: 1, seats: [] })),
    ).toMatchObject({ refused: "unfitChange", with: { why: "tooLate" } });
  });
});

describe("a tree", () => {
  it("shows what is listed, what one names, and what leads there", async () => {
    const { archive, anna } = await setUp();
    const hidden = await fork(archive, asking(anna, { seats: [], title: "Hidden" }));
    await playOut(archive, hidden);
    await fork(archive, asking(hidden, { seats: [], seq: 10, title: "Hidden too" }));
    await fork(archive, asking(anna, { title: "Listed", listed: true }));
    const titles = async (codes: string[]) =>
      granted(await branchTree(archive, null, codes, "here"))
        .map((b) => b.title)
        .sort();
    expect(await titles([anna.code])).toEqual(["Listed"]);
    expect(await titles([hidden.code])).toEqual(["Hidden", "Listed"]);
    expect(await titles([hidden.code, "222222"])).toEqual(["Hidden", "Listed"]);
    const shown = await fork(archive, asking(hidden, { seats: [], seq: 10, title: "Shown", listed: true }));
    expect(await titles([anna.code])).toEqual(["Hidden", "Listed", "Shown"]);
    const [branch] = granted(await branchTree(archive, null, [shown.code], "here")).filter(
      (b) => b.title === "Shown",
    );
    expect(branch?.point.of).toEqual({ code: hidden.code });
    expect(await branchTree(archive, "moon", [], "here")).toMatchObject({ refused: "unknownScenario" });
    expect(await branchTree(archive, null, ["222222"], "here")).toMatchObject({ refused: "unknownMatch" });
  });
});

describe("no branch", () => {
  it("leaves a match that is running, also not for who sits at it", async () => {
    const { archive } = await setUp();
    const ticket = await openTable(archive.host, ["borea.head"]);
    expect(await refusalOf(archive, asking(ticket, { seq: 1 }))).toMatchObject({ refused: "notEnded" });
    const branch = await fork(archive, asking((await setUpIn(archive.store)).anna));
    expect(await refusalOf(archive, asking(branch, { seq: 1 }))).toMatchObject({ refused: "notEnded" });
  });

  it("leaves a match that one has no place at, an entry that is not there, or the end", async () => {
    const { archive, anna, story } = await setUp();
    expect(await refusalOf(archive, asking(anna, { past: { code: anna.code } }))).toMatchObject({
      refused: "badToken",
    });
    const to = story.entries.length - 1;
    for (const seq of [to + 1, 9999])
      expect(await refusalOf(archive, asking(anna, { seq }))).toEqual({
        refused: "unknownNode",
        with: { from: 0, to },
      });
    expect(granted(await openBranch(archive, asking(anna, { seq: to }), "here", () => 1)).code).toBeDefined();
    expect(granted(await openBranch(archive, asking(anna, { seq: 0 }), "here", () => 1)).code).toBeDefined();
  });

  it.each([
    ["seats of two delegations", { seats: ["borea.head", "arden.head"] }, "otherDelegation"],
    ["a seat that is not there", { seats: ["borea.king"] }, "unknownSeat"],
    ["a seat twice", { seats: ["borea.head", "borea.head"] }, "seatTaken"],
    ["an open seat that is not there", { open: ["__proto__"] }, "unknownSeat"],
    ["an open seat that its maker takes", { open: ["borea.head"] }, "seatTaken"],
  ])("is opened with %s, and nothing is stored of it", async (_what, more, refused) => {
    const { archive, anna, store } = await setUp();
    expect(await refusalOf(archive, asking(anna, more))).toMatchObject({ refused });
    expect(await store.branchesOf("mparent", 9)).toEqual([]);
  });
});

/** A second match that has ended, in the same store. */
const setUpIn = (store: Store) => putStory(store, playedStory("mother2"));
