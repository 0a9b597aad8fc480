/** Looking for a table by a typed code: whoever keeps missing is locked out for a while. */

import type { Limits } from "../config.ts";
import { lockout } from "../limits.ts";
import { isRefused, no, type Refused } from "../refused.ts";
import type { Time } from "../time.ts";
import { readCode } from "./codes.ts";

/** What `look` finds for the code that was `typed` at the address `from`. */
export type Find = <T>(
  typed: string,
  from: string,
  look: (code: string) => Promise<T>,
) => Promise<NonNullable<T> | Refused>;

export function finder(limits: Limits, time: Time): Find {
  const guesses = lockout(limits.misses, limits.lockout, time);
  return async (typed, from, look) => {
    const seconds = guesses.locked(from);
    if (seconds > 0) return no("lockedOut", { seconds });
    const code = readCode(typed);
    const found = (code === null ? null : await look(code)) ?? no("unknownMatch");
    if (isRefused(found) && found.refused === "unknownMatch") guesses.miss(from);
    return found;
  };
}
