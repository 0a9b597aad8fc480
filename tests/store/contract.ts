/** What every adapter of the store port must keep. One suite, run over each of them. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findBreak, genesis, sealEntry } from "../../server/store/chain.ts";
import type { Mark, MatchRow, Store, StoredEntry } from "../../server/store/store.ts";

/** A store under test. `reopen` is what a restart of the process sees; null when nothing survives one. */
export interface Bench {
  readonly store: Store;
  readonly reopen: (() => Promise<Store>) | null;
  readonly close: () => Promise<void>;
}

export const row = (match: string, more: Partial<MatchRow> = {}): MatchRow => ({
  match,
  code: `C${match}`.slice(0, 6).padEnd(6, "X"),
  scenario: "scenario-hash",
  seed: "seed",
  seedHash: "seed-hash",
  timed: false,
  listed: false,
  facilitator: null,
  createdAt: 1,
  parent: null,
  recorded: false,
  label: null,
  ...more,
});

/** `count` chained entries after `mark`. */
export function chain(
  mark: Mark,
  count: number,
  more: { holder?: string; cid?: (seq: number) => string } = {},
): StoredEntry[] {
  const made: StoredEntry[] = [];
  let hash = mark.hash;
  for (let seq = mark.seq + 1; seq <= mark.seq + count; seq++) {
    const by = more.holder
      ? ({ kind: "holder", holder: more.holder } as const)
      : ({ kind: "clock" } as const);
    const command = { type: "pause" } as const;
    const entry = sealEntry(hash, {
      seq,
      at: 1000 + seq,
      by,
      cid: more.cid?.(seq) ?? null,
      command,
      events: [],
    });
    made.push(entry);
    hash = entry.hash;
  }
  return made;
}

/** Entries that cannot all be stored: the last one takes the place of the first. */
const torn = (mark: Mark): StoredEntry[] => [...chain(mark, 2), ...chain(mark, 1)];

export const endOf = (mark: Mark, entries: readonly StoredEntry[]): Mark => {
  const last = entries.at(-1) ?? mark;
  return { seq: last.seq, hash: last.hash };
};

export function storeContract(name: string, open: () => Promise<Bench>): void {
  describe(`store contract: ${name}`, () => {
    let bench: Bench;
    let store: Store;
    const start: Mark = { seq: 0, hash: genesis(row("m1")) };

    beforeEach(async () => {
      bench = await open();
      store = bench.store;
      await store.putScenario("scenario-hash", "{}");
      await store.createMatch(row("m1"), start.hash);
    });
    afterEach(() => bench.close());

    it("keeps scenarios by hash, once", async () => {
      await store.putScenario("scenario-hash", "{}");
      expect(await store.getScenario("scenario-hash")).toBe("{}");
      expect(await store.getScenario("other")).toBeNull();
    });

    it("finds a match by id and by code, and refuses a second of either", async () => {
      expect(await store.matchById("m1")).toEqual(row("m1"));
      expect(await store.matchByCode(row("m1").code)).toEqual(row("m1"));
      await store.createMatch(row("m3", { facilitator: "h3" }), "g");
      expect((await store.matchById("m3"))?.facilitator).toBe("h3");
      expect(await store.matchById("m9")).toBeNull();
      expect(await store.createMatch(row("m1", { code: "OTHER2" }), "g")).toBe(false);
      expect(await store.createMatch(row("m2", { code: row("m1").code }), "g")).toBe(false);
    });

    it("lists what is listed and has not ended, newest first", async () => {
      await store.createMatch(row("m2", { listed: true, createdAt: 2 }), "g");
      await store.createMatch(row("m3", { listed: true, createdAt: 3 }), "g");
      await store.createMatch(row("m4", { listed: true, createdAt: 4 }), "g");
      await store.markEnded("m3");
      expect((await store.listedMatches(10)).map((m) => m.match)).toEqual(["m4", "m2"]);
      expect((await store.listedMatches(1)).map((m) => m.match)).toEqual(["m4"]);
    });

    it("appends in order and reads back the same bytes", async () => {
      const fence = await store.claim("m1");
      const one = chain(start, 2);
      const two = chain(endOf(start, one), 3);
      expect(await store.append({ match: "m1", fence, after: start, entries: one })).toEqual({ ok: true });
      expect(await store.append({ match: "m1", fence, after: endOf(start, one), entries: two })).toEqual({
        ok: true,
      });
      expect(await store.read("m1", 0)).toEqual([...one, ...two]);
      expect(await store.read("m1", 3)).toEqual(two.slice(1));
      expect(await store.end("m1")).toEqual(endOf(start, two));
    });

    it("lets exactly one of two racing appends win, and stores nothing of the other", async () => {
      const fence = await store.claim("m1");
      const [mine] = [chain(start, 1)];
      const theirs = chain({ ...start, hash: start.hash }, 2);
      const answers = await Promise.all([
        store.append({ match: "m1", fence, after: start, entries: mine }),
        store.append({ match: "m1", fence, after: start, entries: theirs }),
      ]);
      expect(answers[0]).toEqual({ ok: true });
      expect(answers[1]).toMatchObject({ ok: false, why: "lostRace" });
      expect(await store.read("m1", 0)).toEqual(mine);
    });

    it("rejects a writer who believes in another past", async () => {
      const fence = await store.claim("m1");
      const elsewhere: Mark = { seq: 0, hash: "0".repeat(64) };
      const answer = await store.append({
        match: "m1",
        fence,
        after: elsewhere,
        entries: chain(elsewhere, 1),
      });
      expect(answer).toMatchObject({ ok: false, why: "lostRace" });
    });

    it("fences off the earlier of two writers", async () => {
      const first = await store.claim("m1");
      const second = await store.claim("m1");
      expect(second).toBeGreaterThan(first);
      const late = await store.append({ match: "m1", fence: first, after: start, entries: chain(start, 1) });
      expect(late).toMatchObject({ ok: false, why: "fenced" });
      expect(await store.read("m1", 0)).toEqual([]);
      expect(
        await store.append({ match: "m1", fence: second, after: start, entries: chain(start, 1) }),
      ).toEqual({ ok: true });
    });

    it("stores all of an append or nothing of it", async () => {
      const fence = await store.claim("m1");
      const answer = await store.append({ match: "m1", fence, after: start, entries: torn(start) });
      expect(answer).toMatchObject({ ok: false, why: "unavailable" });
      expect(await store.read("m1", 0)).toEqual([]);
      expect(await store.end("m1")).toEqual(start);
    });

    it("tells a new writer every command id that the log holds, and lets nobody write who knows less", async () => {
      const first = await store.claim("m1");
      const one = chain(start, 1, { holder: "h1", cid: () => "c" });
      await store.append({ match: "m1", fence: first, after: start, entries: one });
      const fence = await store.claim("m1");
      const again = chain(start, 1, { holder: "h1", cid: () => "c" });
      expect(await store.append({ match: "m1", fence, after: start, entries: again })).toMatchObject({
        ok: false,
        why: "lostRace",
      });
      const other = chain(endOf(start, one), 1, { holder: "h2", cid: () => "c" });
      expect(await store.append({ match: "m1", fence, after: endOf(start, one), entries: other })).toEqual({
        ok: true,
      });
      expect(await store.commandIds("m1")).toEqual([
        { holder: "h1", cid: "c" },
        { holder: "h2", cid: "c" },
      ]);
    });

    it("answers appends of one tick in their order, and one bad neighbour spoils none of them", async () => {
      const order: string[] = [];
      const asks: Promise<unknown>[] = [];
      const marks = new Map<string, Mark>();
      for (let i = 2; i < 12; i++) {
        const match = `m${i}`;
        const mark: Mark = { seq: 0, hash: genesis(row(match)) };
        marks.set(match, mark);
        await store.createMatch(row(match), mark.hash);
      }
      for (const [match, mark] of marks) {
        const fence = await store.claim(match);
        const bad = match === "m5";
        const entries = bad ? torn(mark) : chain(mark, 2);
        asks.push(
          store.append({ match, fence, after: mark, entries }).then((answer) => {
            order.push(match);
            expect(answer.ok).toBe(!bad);
          }),
        );
      }
      await Promise.all(asks);
      expect(order).toEqual([...marks.keys()]);
      for (const [match] of marks) expect(await store.read(match, 0)).toHaveLength(match === "m5" ? 0 : 2);
    });

    it("takes a second append of a match in the same tick when it follows the first", async () => {
      const fence = await store.claim("m1");
      const one = chain(start, 2);
      const two = chain(endOf(start, one), 1);
      const answers = await Promise.all([
        store.append({ match: "m1", fence, after: start, entries: one }),
        store.append({ match: "m1", fence, after: endOf(start, one), entries: two }),
      ]);
      expect(answers).toEqual([{ ok: true }, { ok: true }]);
      expect(await store.read("m1", 0)).toEqual([...one, ...two]);
      expect(await store.end("m1")).toEqual(endOf(start, two));
    });

    it("answers each of a hundred appends of one tick for itself", async () => {
      const asks: {
        match: string;
        bad: "lostRace" | "fenced" | null;
        mark: Mark;
        answer: Promise<unknown>;
      }[] = [];
      const writers: { match: string; fence: number; mark: Mark }[] = [];
      for (let i = 0; i < 100; i++) {
        const match = `n${i}`;
        const mark: Mark = { seq: 0, hash: genesis(row(match)) };
        await store.createMatch(row(match, { code: `N${String(i).padStart(5, "0")}` }), mark.hash);
        writers.push({ match, fence: await store.claim(match), mark });
      }
      for (const [i, { match, fence, mark }] of writers.entries()) {
        const bad = i % 10 === 3 ? "lostRace" : i % 10 === 7 ? "fenced" : null;
        const after = bad === "lostRace" ? { ...mark, hash: "0".repeat(64) } : mark;
        const ask = {
          match,
          fence: bad === "fenced" ? fence - 1 : fence,
          after,
          entries: chain(after, 1 + (i % 3)),
        };
        asks.push({ match, bad, mark, answer: store.append(ask) });
      }
      for (const [i, { match, bad, mark, answer }] of asks.entries()) {
        expect(await answer).toEqual(bad === null ? { ok: true } : { ok: false, why: bad });
        const written = bad === null ? chain(mark, 1 + (i % 3)) : [];
        expect(await store.read(match, 0)).toEqual(written);
        expect(await store.end(match)).toEqual(endOf(mark, written));
      }
    });

    it("reads a log from any place, wherever the entries of other matches lie", async () => {
      const logs = new Map<string, { fence: number; mark: Mark; log: StoredEntry[] }>();
      for (const match of ["m1", "m2", "m3"]) {
        const mark: Mark = { seq: 0, hash: genesis(row(match)) };
        await store.createMatch(row(match), mark.hash);
        logs.set(match, { fence: await store.claim(match), mark, log: [] });
      }
      for (let turn = 0; turn < 12; turn++)
        await Promise.all(
          [...logs].map(async ([match, one], i) => {
            if ((turn + i) % 3 === 0) return;
            const after = endOf(one.mark, one.log);
            const entries = chain(after, 1 + ((turn + i) % 4), { holder: match, cid: (seq) => `${seq}` });
            expect(await store.append({ match, fence: one.fence, after, entries })).toEqual({ ok: true });
            one.log.push(...entries);
          }),
        );
      for (const [match, { mark, log }] of logs) {
        expect(log.length).toBeGreaterThan(15);
        expect(await store.end(match)).toEqual(endOf(mark, log));
        for (let seq = 0; seq <= log.length + 2; seq++)
          expect(await store.read(match, seq)).toEqual(log.slice(seq));
        expect(await store.commandIds(match)).toEqual(log.map(({ holder, cid }) => ({ holder, cid })));
      }
    });

    it("reads a thousand entries, written one by one and many at once", async () => {
      const fence = await store.claim("m1");
      const log = chain(start, 1000, { holder: "h1", cid: (seq) => `${seq}` });
      let done = 0;
      for (const count of [...Array.from({ length: 100 }, () => 1), 300, 1, 599]) {
        const after = endOf(start, log.slice(0, done));
        const entries = log.slice(done, done + count);
        expect(await store.append({ match: "m1", fence, after, entries })).toEqual({ ok: true });
        done += count;
      }
      const read = await store.read("m1", 0);
      expect(read).toEqual(log);
      expect(findBreak(start, read, await store.end("m1"))).toBeNull();
      expect(await store.read("m1", 517)).toEqual(log.slice(517));
      expect(await store.commandIds("m1")).toHaveLength(1000);
    });

    it("goes on from the right entry after appends that were refused, and after one of nothing", async () => {
      const fence = await store.claim("m1");
      const log = chain(start, 6);
      const add = (from: number, to: number, after = endOf(start, log.slice(0, from)), by = fence) =>
        store.append({ match: "m1", fence: by, after, entries: log.slice(from, to) });
      expect(await add(0, 2)).toEqual({ ok: true });
      expect(await add(3, 5, endOf(start, log.slice(0, 2)))).toMatchObject({ why: "unavailable" });
      expect(await add(2, 4, endOf(start, log.slice(0, 1)))).toMatchObject({ why: "lostRace" });
      expect(await add(1, 4, endOf(start, log.slice(0, 1)))).toMatchObject({ why: "lostRace" });
      expect(await add(2, 4, undefined, fence - 1)).toMatchObject({ why: "fenced" });
      expect(await add(2, 2)).toEqual({ ok: true });
      expect(await add(2, 2)).toEqual({ ok: true });
      expect(await store.read("m1", 0)).toEqual(log.slice(0, 2));
      expect(await add(2, 5)).toEqual({ ok: true });
      expect(await add(5, 6)).toEqual({ ok: true });
      expect(await store.read("m1", 0)).toEqual(log);
      expect(await store.end("m1")).toEqual(endOf(start, log));
    });

    it("has no log of a match that is not there", async () => {
      await expect(store.read("m9", 0)).rejects.toThrow("no such match");
      await expect(store.commandIds("m9")).rejects.toThrow("no such match");
    });

    it("keeps one log that two processes write by turns", async () => {
      if (!bench.reopen) return expect(name).toBe("memory");
      const other = await bench.reopen();
      const log = chain(start, 9);
      for (const turn of [0, 1, 2]) {
        const [mine, theirs] = turn % 2 === 0 ? [store, other] : [other, store];
        const fence = await mine.claim("m1");
        for (let i = 0; i < 3; i++) {
          const at = turn * 3 + i;
          const after = endOf(start, log.slice(0, at));
          const entries = log.slice(at, at + 1);
          expect(await theirs.append({ match: "m1", fence: fence - 1, after, entries })).toMatchObject({
            why: "fenced",
          });
          expect(await mine.append({ match: "m1", fence, after, entries })).toEqual({ ok: true });
        }
        expect(await theirs.read("m1", 0)).toEqual(log.slice(0, turn * 3 + 3));
      }
      await other.close();
    });

    it("keeps a branch as a pointer: its log goes on from its parent's entry, and holds only its own", async () => {
      const fence = await store.claim("m1");
      const log = chain(start, 5);
      await store.append({ match: "m1", fence, after: start, entries: log });
      const at = endOf(start, log.slice(0, 3));
      const branch = row("m2", { parent: { match: "m1", seq: 3 }, label: '{"title":"What if"}' });
      expect(await store.createMatch(branch, at.hash)).toBe(true);
      expect(await store.matchById("m2")).toEqual(branch);
      expect(await store.end("m2")).toEqual(at);
      for (const seq of [0, 3, 9]) expect(await store.read("m2", seq)).toEqual([]);
      expect(await store.commandIds("m2")).toEqual([]);

      const mine = await store.claim("m2");
      const own = chain(at, 4, { holder: "h1", cid: (seq) => `${seq}` });
      expect(
        await store.append({ match: "m2", fence: mine, after: start, entries: chain(start, 1) }),
      ).toEqual({
        ok: false,
        why: "lostRace",
      });
      expect(await store.append({ match: "m2", fence: mine, after: at, entries: own })).toEqual({ ok: true });
      expect(await store.read("m2", 0)).toEqual(own);
      expect(await store.read("m2", 3)).toEqual(own);
      expect(await store.read("m2", 5)).toEqual(own.slice(2));
      expect(await store.commandIds("m2")).toHaveLength(4);
      expect(findBreak(start, [...log.slice(0, 3), ...own], await store.end("m2"))).toBeNull();
      expect(await store.read("m1", 0)).toEqual(log);
    });

    it("knows the branches of a match, oldest first, and keeps what was written on them", async () => {
      const branch = (match: string, parent: string, createdAt: number) =>
        row(match, { parent: { match: parent, seq: 0 }, createdAt });
      for (const [match, parent, at] of [
        ["m4", "m1", 7],
        ["m2", "m1", 5],
        ["m3", "m2", 6],
      ] as const)
        expect(await store.createMatch(branch(match, parent, at), start.hash)).toBe(true);
      expect((await store.branchesOf("m1", 9)).map((b) => b.match)).toEqual(["m2", "m4"]);
      expect((await store.branchesOf("m1", 1)).map((b) => b.match)).toEqual(["m2"]);
      expect((await store.branchesOf("m2", 9)).map((b) => b.match)).toEqual(["m3"]);
      expect(await store.branchesOf("m3", 9)).toEqual([]);
      await store.putLabel("m2", '{"title":"Other"}');
      expect((await store.matchById("m2"))?.label).toBe('{"title":"Other"}');
      expect((await store.matchById("m4"))?.label).toBeNull();
    });

    it("knows what was recorded, oldest first", async () => {
      for (const [match, createdAt] of [
        ["m3", 9],
        ["m2", 8],
      ] as const)
        await store.createMatch(row(match, { recorded: true, createdAt }), start.hash);
      expect((await store.recordedMatches()).map((m) => m.match)).toEqual(["m2", "m3"]);
      expect(await store.listedMatches(9)).toEqual([]);
    });

    it("refuses a branch of nothing", async () => {
      await expect(
        store.createMatch(row("m2", { parent: { match: "m9", seq: 1 } }), start.hash),
      ).rejects.toThrow();
      expect(await store.matchById("m2")).toBeNull();
    });

    it("keeps the last snapshot and the log beside it", async () => {
      expect(await store.getSnapshot("m1")).toBeNull();
      await store.putSnapshot("m1", { seq: 1, hash: "a", body: "{}" });
      await store.putSnapshot("m1", { seq: 2, hash: "b", body: '{"x":1}' });
      expect(await store.getSnapshot("m1")).toEqual({ seq: 2, hash: "b", body: '{"x":1}' });
    });

    it("finds a ticket by its token's hash, at its match only", async () => {
      await store.createMatch(row("m2"), "g");
      const ticket = { match: "m1", holder: "h1", name: "Ann", tokenHash: "ab".repeat(32), createdAt: 5 };
      await store.putTicket(ticket);
      expect(await store.ticketByHash("m1", ticket.tokenHash)).toEqual(ticket);
      expect(await store.ticketByHash("m2", ticket.tokenHash)).toBeNull();
      expect(await store.ticketByHash("m1", "cd".repeat(32))).toBeNull();
    });

    it("shows every acknowledged append to whoever opens it next", async () => {
      const fence = await store.claim("m1");
      const entries = chain(start, 5);
      await store.append({ match: "m1", fence, after: start, entries });
      if (!bench.reopen) return expect(name).toBe("memory");
      const next = await bench.reopen();
      expect(await next.read("m1", 0)).toEqual(entries);
      expect(findBreak(start, await next.read("m1", 0), await next.end("m1"))).toBeNull();
      expect(await next.claim("m1")).toBeGreaterThan(fence);
      await next.close();
    });

    it("keeps a result of the laboratory once, and lists those of a match, newest first", async () => {
      const { store } = bench;
      await store.createMatch(row("lab1"), "g");
      await store.createMatch(row("lab2"), "g");
      const result = (id: string, match: string, createdAt: number, body = id) => ({
        id,
        match,
        createdAt,
        body,
      });
      await store.putLab(result("r1", "lab1", 1));
      await store.putLab(result("r2", "lab1", 2));
      await store.putLab(result("r3", "lab2", 3));
      await store.putLab(result("r1", "lab1", 9, "another"));
      expect(await store.labById("r1")).toEqual(result("r1", "lab1", 1));
      expect(await store.labById("none")).toBeNull();
      expect((await store.labsOf("lab1", 10)).map((r) => r.id)).toEqual(["r2", "r1"]);
      expect((await store.labsOf("lab1", 1)).map((r) => r.id)).toEqual(["r2"]);
    });
  });
}
