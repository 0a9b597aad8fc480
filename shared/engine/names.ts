/**
 * Names as the engine compares them fastest: one copy of each. Two such copies are the same object or differ, while a string
 * that was read or put together is compared letter by letter and sought anew at every look-up.
 */

/** `name` as the engine keeps it for keys. */
export function named(name: string): string {
  const bin: Record<string, true> = Object.create(null);
  bin[name] = true;
  return Object.keys(bin)[0] as string;
}

/** No id is longer. */
const LONGEST = 64;

/** What was read from JSON, in which every short string without a space is the copy that keys have; texts stay as they are. */
export const withNames = <T>(data: T): T => spelling(data) as T;

function spelling(data: unknown): unknown {
  if (typeof data === "string") return data.length <= LONGEST && !data.includes(" ") ? named(data) : data;
  if (Array.isArray(data)) return data.map(spelling);
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, spelling(value)]));
}
