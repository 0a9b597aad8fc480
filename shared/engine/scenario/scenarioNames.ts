/**
 * The names in a scenario as the engine compares them fastest: one copy of each, however often a file repeats it. Texts stay
 * as they are.
 */
import { named } from "../ids.ts";

/** No id is longer. */
const LONGEST = 64;

/** `data`, in which every short string without a space is the copy that keys have. */
export function withNames<T>(data: T): T {
  return spelling(data) as T;
}

function spelling(data: unknown): unknown {
  if (typeof data === "string") return data.length <= LONGEST && !data.includes(" ") ? named(data) : data;
  if (Array.isArray(data)) return data.map(spelling);
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, spelling(value)]));
}
