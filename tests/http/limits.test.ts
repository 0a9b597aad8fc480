import { describe, expect, it } from "vitest";
import { readConfig } from "../../server/config.ts";
import { addressOf, isOwnOrigin } from "../../server/http/origin.ts";
import { bucket, buckets, lockout } from "../../server/limits.ts";
import { openLog } from "../../server/log.ts";
import { readCode } from "../../server/table/codes.ts";

const hand = (now = 0) => ({
  at: now,
  now(): number {
    return this.at;
  },
});

describe("a bucket", () => {
  it("gives its burst at once, and then what flows in", () => {
    const time = hand();
    const take = bucket({ burst: 3, perSecond: 2 }, time);
    expect([take(), take(), take(), take()]).toEqual([true, true, true, false]);
    time.at = 500;
    expect([take(), take()]).toEqual([true, false]);
    time.at = 60_000;
    expect([take(), take(), take(), take()]).toEqual([true, true, true, false]);
  });

  it("gives nothing for a clock that jumps back", () => {
    const time = hand(10_000);
    const take = bucket({ burst: 1, perSecond: 1 }, time);
    expect(take()).toBe(true);
    time.at = 0;
    expect(take()).toBe(false);
    time.at = 1000;
    expect(take()).toBe(true);
  });

  it("is one per key", () => {
    const take = buckets({ burst: 1, perSecond: 0 }, hand());
    expect([take("a"), take("a"), take("b")]).toEqual([true, false, true]);
  });
});

describe("the lock-out", () => {
  it("begins with the last miss and ends after its time", () => {
    const time = hand();
    const guesses = lockout(3, 1000, time);
    for (const at of [0, 400, 800]) {
      time.at = at;
      expect(guesses.locked("a")).toBe(0);
      guesses.miss("a");
    }
    expect(guesses.locked("a")).toBe(1);
    expect(guesses.locked("b")).toBe(0);
    time.at = 1799;
    expect(guesses.locked("a")).toBe(1);
    time.at = 1800;
    expect(guesses.locked("a")).toBe(0);
  });
});

describe("codes, addresses, origins, settings", () => {
  it("reads a code as people type it", () => {
    expect(readCode(" abc-234 ")).toBe("ABC234");
    for (const typed of ["ABC23", "ABC2345", "ABC10O", "", "АВС234"]) expect(readCode(typed)).toBeNull();
  });

  it("believes a proxy only when told to, and then its last word", () => {
    const request = {
      headers: { "x-forwarded-for": "1.1.1.1, 2.2.2.2" },
      socket: { remoteAddress: "127.0.0.1" },
    } as never;
    expect(addressOf(request, false)).toBe("127.0.0.1");
    expect(addressOf(request, true)).toBe("2.2.2.2");
  });

  it("takes requests of its own pages and of no other's", () => {
    const from = (origin: string | undefined) =>
      isOwnOrigin({ headers: { host: "play.example:2567", ...(origin ? { origin } : {}) } }, [
        "http://dev.example",
      ]);
    expect(from(undefined)).toBe(true);
    expect(from("http://play.example:2567")).toBe(true);
    expect(from("http://dev.example")).toBe(true);
    for (const origin of ["http://play.example", "http://play.example:2567.evil.example", "null", "x"])
      expect(from(origin), origin).toBe(false);
  });

  it("listens on loopback by default and says what is wrong with a port", () => {
    expect(readConfig({})).toMatchObject({ host: "127.0.0.1", port: 2567, dataDir: "data" });
    expect(() => readConfig({ PORT: "http" })).toThrow("PORT must be a whole number");
    expect(() => readConfig({ PORT: "70000" })).toThrow("PORT must be a whole number");
  });
});

describe("the log", () => {
  it("writes no token, seed or text", () => {
    const lines: string[] = [];
    const log = openLog("info", { write: (line: string) => void lines.push(line) });
    log.info(
      {
        token: "t0ken",
        options: { token: "t0ken", deep: { token: "t0ken" } },
        seed: "5eed",
        command: { text: "private" },
      },
      "a line",
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("a line");
    for (const secret of ["t0ken", "5eed", "private"]) expect(lines[0]).not.toContain(secret);
  });
});
