/**
 * Addresses behind the Explore door: which past, which entry, whose eyes, and whether one looks with what was known
 * then or with what is known now. What is usual is left out of an address, so that links stay short.
 */
import type { BranchPoint, Eyes, Past } from "../../shared/exploring.ts";
import { readCode } from "../routes.ts";

export const KNOWN = ["then", "now"] as const;
export type Known = (typeof KNOWN)[number];

export interface Looking {
  /** Null: the widest that is offered. */
  readonly eyes: Eyes | null;
  readonly known: Known;
}

/** How the address asks to look; whatever it does not say is the usual. */
export function lookingOf(query: string): Looking {
  const asked = new URLSearchParams(query);
  const eyes = asked.get("eyes");
  return {
    eyes: eyes !== null && /^[a-z][a-z0-9-]{0,40}$/.test(eyes) ? eyes : null,
    known: asked.get("known") === "then" ? "then" : "now",
  };
}

/** The part of an address that names a past: a scenario's line, or a table. */
export const pastPath = (past: BranchPoint["of"]): string => ("line" in past ? past.line : `t/${past.code}`);

/** The address of a node, or of a past when no entry is named. */
export function nodePath(
  past: BranchPoint["of"],
  seq: number | null,
  looking: Looking = { eyes: null, known: "now" },
): string {
  const search = new URLSearchParams();
  if (looking.eyes !== null) search.set("eyes", looking.eyes);
  if (looking.known === "then") search.set("known", "then");
  const text = search.toString();
  return `/explore/${pastPath(past)}${seq === null ? "" : `/${seq}`}${text === "" ? "" : `?${text}`}`;
}

/** A node as it stands in the address of a comparison; a missing entry means the end. */
export interface NodeRef {
  readonly of: BranchPoint["of"];
  readonly seq: number | null;
}

export const nodeRef = ({ of, seq }: NodeRef): string => `${pastPath(of)}${seq === null ? "" : `/${seq}`}`;

/** Reads what `nodeRef` wrote; null when it is no node. */
export function readNodeRef(text: string | null): NodeRef | null {
  const parts = (text ?? "").split("/");
  const [first = "", second, third] = parts;
  const seqOf = (word: string | undefined): number | null | undefined =>
    word === undefined ? null : /^\d{1,6}$/.test(word) ? Number(word) : undefined;
  if (first === "t") {
    const code = readCode(second ?? "");
    const seq = seqOf(third);
    return code === null || seq === undefined || parts.length > 3 ? null : { of: { code }, seq };
  }
  const seq = seqOf(second);
  if (!/^[a-z][a-z0-9-]*$/.test(first) || seq === undefined || parts.length > 2) return null;
  return { of: { line: first }, seq };
}

export const comparePath = (a: NodeRef, b: NodeRef): string =>
  `/explore/compare?a=${nodeRef(a)}&b=${nodeRef(b)}`;

/** The same past? */
export const samePast = (a: BranchPoint["of"], b: BranchPoint["of"]): boolean =>
  "line" in a ? "line" in b && a.line === b.line : "code" in b && a.code === b.code;

/** A past as the server is asked for it, with this browser's token where it has one. */
export const pastWith = (of: BranchPoint["of"], token: string | null): Past =>
  "line" in of ? of : { code: of.code, ...(token === null ? {} : { token }) };
