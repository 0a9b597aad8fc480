/**
 * How much anybody may ask: token buckets and a lock-out for guessing. They say no, so that the caller
 * can answer with a refusal; they never disconnect anyone.
 */
import type { Time } from "./time.ts";

/** `burst` at once, `perSecond` in the long run. */
export interface Limit {
  readonly burst: number;
  readonly perSecond: number;
}

/** True while there is as much left as is taken: one, unless said otherwise. */
export type Bucket = (cost?: number) => boolean;

export function bucket(limit: Limit, time: Pick<Time, "now">): Bucket {
  let left = limit.burst;
  let at = time.now();
  return (cost = 1) => {
    const now = time.now();
    // A clock that jumps back gives nothing and takes nothing.
    left = Math.min(limit.burst, left + (Math.max(0, now - at) / 1000) * limit.perSecond);
    at = now;
    if (left < cost) return false;
    left -= cost;
    return true;
  };
}

/** Addresses remembered at once: beyond them, the longest unseen is forgotten. */
const MOST_KEYS = 20_000;

/** One bucket per key, such as an address. */
export function buckets(limit: Limit, time: Pick<Time, "now">): (key: string, cost?: number) => boolean {
  const known = new Map<string, Bucket>();
  return (key, cost = 1) => {
    const mine = known.get(key) ?? bucket(limit, time);
    remember(known, key, mine);
    return mine(cost);
  };
}

export interface Lockout {
  /** Whole seconds for which `key` is still locked out; 0 when it is not. */
  locked(key: string): number;
  miss(key: string): void;
}

/** After `misses` within `ms`, a key is locked out for `ms`. Hits do not excuse misses. */
export function lockout(misses: number, ms: number, time: Pick<Time, "now">): Lockout {
  const known = new Map<string, { count: number; readonly since: number }>();
  const recent = (key: string) => {
    const seen = known.get(key);
    return seen && time.now() - seen.since < ms ? seen : undefined;
  };
  return {
    locked: (key) => {
      const seen = recent(key);
      return seen && seen.count >= misses ? Math.max(1, Math.ceil((seen.since + ms - time.now()) / 1000)) : 0;
    },
    miss: (key) => {
      const seen = recent(key);
      // The miss that locks starts the time anew, so that the lock-out lasts its full length.
      const count = (seen?.count ?? 0) + 1;
      remember(known, key, { count, since: seen && count < misses ? seen.since : time.now() });
    },
  };
}

/** Puts `key` last and forgets the first: a Map keeps the order of its insertions. */
function remember<T>(known: Map<string, T>, key: string, value: T): void {
  known.delete(key);
  known.set(key, value);
  if (known.size <= MOST_KEYS) return;
  const [oldest] = known.keys();
  if (oldest !== undefined) known.delete(oldest);
}
