/**
 * What this browser remembers between visits: tickets per table, what was read, which hints were
 * dismissed, name and theme. Every read may fail (private windows, full storage) and then counts as nothing.
 */
import type { ChannelKey } from "../shared/engine/ids.ts";
import type { Ticket } from "../shared/protocol.ts";

const PREFIX = "adref.";

function read(key: string): unknown {
  try {
    const text = localStorage.getItem(PREFIX + key);
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function keep(key: string, value: unknown): void {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // Nothing is kept; the page goes on.
  }
}

const isRecord = (x: unknown): x is Record<string, unknown> =>
  typeof x === "object" && x !== null && !Array.isArray(x);
const stringsOf = (x: unknown): readonly string[] =>
  Array.isArray(x) ? x.filter((y): y is string => typeof y === "string") : [];

/** The ticket of a table, if this browser has one. The token in it never leaves storage but in a join request. */
export function ticketFor(code: string): Ticket | null {
  const raw = read(`ticket.${code}`);
  if (!isRecord(raw)) return null;
  const { match, holder, token, scenario } = raw;
  return typeof match === "string" && typeof holder === "string" && typeof token === "string"
    ? { match, code, holder, token, ...(typeof scenario === "string" ? { scenario } : {}) }
    : null;
}

export function keepTicket(ticket: Ticket): void {
  keep(`ticket.${ticket.code}`, ticket);
  keep("tables", [ticket.code, ...recentTables().filter((code) => code !== ticket.code)].slice(0, 8));
}

/** How much of a brief this browser's reader wants; null when they never said. */
export function keptReading(): string | null {
  const kept = read("reading");
  return typeof kept === "string" ? kept : null;
}

export const keepReading = (length: string): void => keep("reading", length);

/** The table into which the one with this code went on, if this browser went along. */
export function nextTable(code: string): string | null {
  const next = read(`next.${code}`);
  return typeof next === "string" && ticketFor(next) !== null ? next : null;
}

export const keepNext = (code: string, next: string): void => keep(`next.${code}`, next);

export function forgetTicket(code: string): void {
  try {
    localStorage.removeItem(`${PREFIX}ticket.${code}`);
  } catch {
    // It was not kept in the first place.
  }
  keep(
    "tables",
    recentTables().filter((other) => other !== code),
  );
}

/** Have the type faces been fetched before? Then they are at hand, and the page starts with them. */
export const hadFaces = (): boolean => read("faces") === true;
export const keepFaces = (): void => keep("faces", true);

/** Codes of the tables this browser sat at, newest first. */
export const recentTables = (): readonly string[] => stringsOf(read("tables"));

export const keepRead = (code: string, upTo: Readonly<Record<ChannelKey, number>>): void =>
  keep(`read.${code}`, upTo);
export function readFor(code: string): Readonly<Record<ChannelKey, number>> {
  const raw = read(`read.${code}`);
  return isRecord(raw)
    ? Object.fromEntries(
        Object.entries(raw).filter((pair): pair is [string, number] => typeof pair[1] === "number"),
      )
    : {};
}

export const keepAcknowledged = (code: string, shocks: readonly string[]): void =>
  keep(`seen.${code}`, shocks);
export const acknowledgedFor = (code: string): readonly string[] => stringsOf(read(`seen.${code}`));

export const dismissedHints = (): readonly string[] => stringsOf(read("hints"));
export const keepDismissedHints = (hints: readonly string[]): void => keep("hints", hints);

export const keptName = (): string => {
  const raw = read("name");
  return typeof raw === "string" ? raw : "";
};
export const keepName = (name: string): void => keep("name", name);

export type Theme = "light" | "dark";
export const keptTheme = (): Theme | null => {
  const raw = read("theme");
  return raw === "light" || raw === "dark" ? raw : null;
};
export const keepTheme = (theme: Theme): void => keep("theme", theme);
