import { describe, expect, it } from "vitest";
import { entryOf, findBreak, genesis } from "../../server/store/chain.ts";
import { memoryStore } from "../../server/store/memory.ts";
import type { Store } from "../../server/store/store.ts";
import { printOf } from "../../server/table/done.ts";
import { viewerOf } from "../../server/table/tell.ts";
import type { Header } from "../../shared/engine/state.ts";
import { drift, fold } from "../../shared/engine/view/history.ts";
import { viewFor } from "../../shared/engine/view/view.ts";
import { testScenario } from "../engine/fixture.ts";
import { granted, joinTable, newEar, openHost, openTable, say, sit, submit, until } from "./house.ts";

const HEADS = ["arden.head", "borea.head", "corin.head", "delta.head"];

/** A store whose appends are seen, and can be held back. */
function watched(store: Store): { store: Store; appended: string[]; hold: { wait: Promise<void> } } {
  const appended: string[] = [];
  const hold = { wait: Promise.resolve() };
  const append: Store["append"] = async (ask) => {
    await hold.wait;
    const answer = await store.append(ask);
    appended.push(...ask.entries.map((e) => entryOf(e).command.type));
    return answer;
  };
  return { store: { ...store, append }, appended, hold };
}

async function headerOf(store: Store, match: string): Promise<Header> {
  const row = await store.matchById(match);
  if (!row) throw new Error("no match");
  return { match, scenario: testScenario, seed: row.seed, seedHash: row.seedHash };
}

describe("decide, append, apply, tell", () => {
  it("tells nobody before the entry is durable", async () => {
    const { store, appended, hold } = watched(memoryStore());
    const { host } = await openHost({ store });
    const ticket = await openTable(host, ["borea.head"]);
    const { ear } = await sit(host, ticket);
    await until("the bots are quiet", async () => {
      const before = appended.length;
      await new Promise((r) => setTimeout(r, 60));
      return before === appended.length;
    });
    const heard = ear.told.length;
    let release = (): void => {};
    hold.wait = new Promise((resolve) => {
      release = resolve;
    });
    const answer = submit(host, ticket, "borea.head", say("Good morning."));
    await new Promise((r) => setTimeout(r, 30));
    expect(ear.told.length).toBe(heard);
    release();
    expect(await answer).toEqual({ ok: true, repeated: false });
    expect(ear.events.filter((e) => e.type === "said")).toHaveLength(1);
    await host.close();
  });

  it("refuses what cannot be stored, tells nobody, changes nothing, and goes on when the store does", async () => {
    const store = memoryStore();
    const { host } = await openHost({ store });
    const ticket = await openTable(host, HEADS.slice(1, 2));
    const { ear } = await sit(host, ticket);
    store.breakAppends(true);
    const told = ear.told.length;
    const before = await store.end(ticket.match);
    expect(await submit(host, ticket, "borea.head", say("Lost."), "c-lost")).toEqual({
      ok: false,
      refusal: { refused: "readOnly", with: {} },
    });
    expect(ear.told.length).toBe(told);
    expect(await store.end(ticket.match)).toEqual(before);
    store.breakAppends(false);
    expect(await submit(host, ticket, "borea.head", say("Kept."), "c-lost")).toEqual({
      ok: true,
      repeated: false,
    });
    const said = ear.events.flatMap((e) => (e.type === "said" && e.from === "borea.head" ? [e.text] : []));
    expect(said).toEqual(["Kept."]);
    await host.close();
  });

  it("takes in an entry that was written although the store said that it was not", async () => {
    const inner = memoryStore();
    let lie = false;
    const store: Store = {
      ...inner,
      append: async (ask) => {
        const answer = await inner.append(ask);
        if (!lie) return answer;
        lie = false;
        return { ok: false, why: "unavailable" };
      },
    };
    const { host } = await openHost({ store });
    const ticket = await openTable(host, ["borea.head"]);
    const { ear } = await sit(host, ticket);
    lie = true;
    const first = await submit(host, ticket, "borea.head", say("Once."), "c-1");
    const again = await submit(host, ticket, "borea.head", say("Once."), "c-1");
    expect([first.ok, again]).toEqual([false, { ok: true, repeated: true }]);
    const said = ear.events.filter((e) => e.type === "said" && e.from === "borea.head");
    expect(said).toHaveLength(1);
    await host.close();
  });

  it("does a command once, however often it comes", async () => {
    const { host, store } = await openHost();
    const ticket = await openTable(host, ["borea.head"]);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => submit(host, ticket, "borea.head", say("Hello."), "c-same")),
    );
    expect(answers.filter((a) => a.ok && !a.repeated)).toHaveLength(1);
    expect(answers.filter((a) => a.ok && a.repeated)).toHaveLength(4);
    const log = (await store.read(ticket.match, 0)).map(entryOf);
    expect(log.filter((e) => e.command.type === "say" && e.cid === "c-same")).toHaveLength(1);
    await host.close();
  });

  it("does two commands whose ids look alike to it", async () => {
    const { host } = await openHost();
    const ticket = await openTable(host, ["borea.head"]);
    const seen = new Map<number, string>();
    let alike: readonly string[] = [];
    for (let n = 0; alike.length === 0; n++) {
      const print = printOf(ticket.holder, `c${n}`);
      const other = seen.get(print);
      if (other !== undefined) alike = [other, `c${n}`];
      seen.set(print, `c${n}`);
    }
    for (const repeated of [false, true])
      for (const cid of alike)
        expect(await submit(host, ticket, "borea.head", say(cid), cid)).toEqual({ ok: true, repeated });
    await host.close();
  });

  it("knows what was done before it started, also by another", async () => {
    const store = memoryStore();
    const { host: first } = await openHost({ store });
    const ticket = await openTable(first, ["borea.head"]);
    await submit(first, ticket, "borea.head", say("Hello."), "c-same");
    const { host: next } = await openHost({ store });
    const again = await submit(next, ticket, "borea.head", say("Hello."), "c-same");
    expect(again).toEqual({ ok: true, repeated: true });
    const log = (await store.read(ticket.match, 0)).map(entryOf);
    expect(log.filter((e) => e.cid === "c-same")).toHaveLength(1);
    await first.close();
    await next.close();
  });

  it("lets go of a table that another host has taken over", async () => {
    const store = memoryStore();
    const { host: first } = await openHost({ store });
    const ticket = await openTable(first, HEADS.slice(0, 1));
    const { ear } = await sit(first, ticket);
    const { host: second } = await openHost({ store });
    await sit(second, ticket);
    const answer = await submit(first, ticket, "arden.head", say("Whose table?"));
    expect(answer).toEqual({ ok: false, refusal: { refused: "readOnly", with: {} } });
    expect(ear.gone).toBe(true);
    await first.close();
    await second.close();
  });
});

describe("telling", () => {
  it("keeps every listener's view the same as a view made anew", async () => {
    const { host, store } = await openHost();
    const ann = await openTable(host, ["borea.head"]);
    const ben = await joinTable(host, ann);
    const cleo = await joinTable(host, ann, "Cleo");
    const ears = [await sit(host, ann), await sit(host, ben), await sit(host, cleo)].map((s) => s.ear);
    await submit(host, ben, null, { type: "takeSeat", seat: "arden.head", name: "Ben" });
    await submit(host, ann, "borea.head", { type: "ready", round: 1, phase: "briefing" });
    await submit(host, ben, "arden.head", { type: "ready", round: 1, phase: "briefing" });
    await until("talks begin", () => ears[0]?.view.phase === "talks");
    await submit(host, ann, "borea.head", say("Between us.", "with:arden+borea"));
    await submit(host, ben, null, { type: "handToBot", seat: "arden.head", policy: "negotiator" });
    await new Promise((r) => setTimeout(r, 100));
    await host.look(ann.match, (table) => {
      for (const ear of ears) {
        const viewer = viewerOf(table, ear.holder);
        expect(JSON.parse(JSON.stringify(ear.view))).toEqual(
          JSON.parse(JSON.stringify(viewFor(table.state, viewer))),
        );
      }
    });
    const log = (await store.read(ann.match, 0)).map(entryOf);
    expect(drift(await headerOf(store, ann.match), log)).toBeNull();
    await host.close();
  });

  it("numbers what each may see without gaps, and tells a private word to its addressees only", async () => {
    const { host } = await openHost();
    const ann = await openTable(host, ["borea.head"]);
    const ben = await joinTable(host, ann);
    const eve = await joinTable(host, ann, "Eve");
    await submit(host, ben, null, { type: "takeSeat", seat: "arden.head", name: "Ben" });
    await submit(host, eve, null, { type: "takeSeat", seat: "corin.head", name: "Eve" });
    const [a, b, e] = [await sit(host, ann), await sit(host, ben), await sit(host, eve)];
    const start = e.ear.n;
    for (let i = 0; i < 3; i++) await submit(host, ann, "borea.head", say(`secret ${i}`, "with:arden+borea"));
    await submit(host, ann, "borea.head", say("for all"));
    expect(JSON.stringify(b.ear.told)).toContain("secret 2");
    expect(JSON.stringify(e.ear.told)).not.toContain("secret");
    for (const { ear, synced } of [a, b, e]) {
      let n = synced.n;
      for (const told of ear.told) {
        expect(told.first).toBe(n + 1);
        n += told.events.length;
      }
    }
    expect(e.ear.events.filter((x) => x.type === "said" && x.from === "borea.head")).toHaveLength(1);
    expect(e.ear.n).toBe(start + e.ear.events.length);
    await host.close();
  });

  it("gives a person who takes a seat the whole view of that seat, under its own numbers", async () => {
    const { host } = await openHost();
    const ann = await openTable(host, ["borea.head"]);
    await submit(host, ann, "borea.head", say("Only ours.", "with:arden+borea"));
    const ben = await joinTable(host, ann);
    const { ear } = await sit(host, ben);
    expect(ear.view.mine).toBeNull();
    const spectator = ear.n;
    await submit(host, ben, null, { type: "takeSeat", seat: "arden.head", name: "Ben" });
    expect(ear.view.mine?.party).toBe("arden");
    expect(ear.told[0]?.patch[0]?.[0]).toEqual([]);
    expect(ear.n).toBe(spectator + 2);
    await host.close();
  });

  it("syncs only what was missed, and nothing twice", async () => {
    const { host } = await openHost();
    const ann = await openTable(host, HEADS.slice(1, 2));
    const { ear } = await sit(host, ann);
    await submit(host, ann, "borea.head", say("one"));
    host.leave(ann.match, ear);
    await new Promise((r) => setTimeout(r, 50));
    const had = ear.n;
    await submit(host, ann, "borea.head", say("two"));
    await submit(host, ann, "borea.head", say("three"));
    const synced = granted(await host.sync(ann.match, newEar(ann.holder), had));
    expect(synced.first).toBe(had + 1);
    expect(synced.n).toBe(had + synced.events.length);
    const said = synced.events.flatMap((x) => (x.type === "said" && x.from === "borea.head" ? [x.text] : []));
    expect(said).toEqual(["two", "three"]);
    const nothing = granted(await host.sync(ann.match, newEar(ann.holder), synced.n));
    expect(nothing.events.filter((x) => x.type === "said" && x.from === "borea.head")).toEqual([]);
    await host.close();
  });
});

describe("the log", () => {
  it("is whole, folds to the live state, and replays without drift", async () => {
    const { host, store } = await openHost();
    const ann = await openTable(host, ["borea.head"]);
    const { ear } = await sit(host, ann);
    await submit(host, ann, "borea.head", { type: "ready", round: 1, phase: "briefing" });
    await until("talks begin", () => ear.view.phase === "talks");
    await new Promise((r) => setTimeout(r, 150));
    const header = await headerOf(store, ann.match);
    await host.look(ann.match, async (table) => {
      const stored = await store.read(ann.match, 0);
      expect(findBreak({ seq: 0, hash: genesis(table.row) }, stored, await store.end(ann.match))).toBeNull();
      expect(stored.length).toBeGreaterThan(5);
      const entries = stored.map(entryOf);
      expect(fold(header, entries)).toEqual(table.state);
      expect(drift(header, entries)).toBeNull();
    });
    await host.close();
  });

  it("is never played on when it is broken", async () => {
    const inner = memoryStore();
    const { host } = await openHost({ store: inner });
    const ann = await openTable(host, HEADS.slice(1, 2));
    await host.close();
    const store: Store = {
      ...inner,
      getSnapshot: async () => null,
      read: async (match, seq) =>
        (await inner.read(match, seq)).map((e) => ({ ...e, body: e.body.replace("Ann", "Bob") })),
    };
    const { host: next } = await openHost({ store });
    await expect(
      next.submit(ann.match, ann.holder, { cid: "c", seat: "borea.head", command: say("x") }),
    ).rejects.toThrow("broken");
    await next.close();
  });
});
