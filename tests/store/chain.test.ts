import { describe, expect, it } from "vitest";
import { findBreak, genesis } from "../../server/store/chain.ts";
import type { Mark, StoredEntry } from "../../server/store/store.ts";
import { chain, endOf, row } from "./contract.ts";

const start: Mark = { seq: 0, hash: genesis(row("m1")) };
const log = chain(start, 20);
const end = endOf(start, log);
const changed = (at: number, change: (e: StoredEntry) => StoredEntry): StoredEntry[] =>
  log.map((e, i) => (i === at ? change(e) : e));

describe("the hash chain", () => {
  it("opens an untouched log", () => {
    expect(findBreak(start, log, end)).toBeNull();
    expect(findBreak(endOf(start, log.slice(0, 7)), log.slice(7), end)).toBeNull();
  });

  it("finds an edited body", () => {
    const edited = changed(4, (e) => ({ ...e, body: e.body.replace("pause", "abuse") }));
    expect(findBreak(start, edited, end)).toEqual({ seq: 5, why: "hash" });
  });

  it("finds an edit that was hashed again, at the next entry", () => {
    const other = chain(endOf(start, log.slice(0, 4)), 1, { holder: "h9" })[0] as StoredEntry;
    expect(
      findBreak(
        start,
        changed(4, () => other),
        end,
      ),
    ).toEqual({ seq: 6, why: "hash" });
  });

  it("finds entries that were cut out, at the front, in the middle and at the end", () => {
    expect(findBreak(start, log.slice(1), end)).toEqual({ seq: 1, why: "gap" });
    expect(findBreak(start, [...log.slice(0, 8), ...log.slice(9)], end)).toEqual({ seq: 9, why: "gap" });
    expect(findBreak(start, log.slice(0, -1), end)).toEqual({ seq: 19, why: "end" });
  });

  it("finds entries that changed places", () => {
    const [a, b] = [log[2] as StoredEntry, log[3] as StoredEntry];
    const swapped = [...log.slice(0, 2), { ...b, seq: 3 }, { ...a, seq: 4 }, ...log.slice(4)];
    expect(findBreak(start, swapped, end)).toEqual({ seq: 3, why: "hash" });
  });

  it("finds a log that belongs to another match", () => {
    expect(findBreak({ seq: 0, hash: genesis(row("m2")) }, log, end)).toEqual({ seq: 1, why: "hash" });
  });
});
