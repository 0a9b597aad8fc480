/**
 * What the Explore pages ask of the server. Answers about what cannot change any more are kept while the page lives;
 * a token goes into a body and nowhere else.
 */
import type {
  Branch,
  BranchPoint,
  CompareAsk,
  Compared,
  Eyes,
  Line,
  MarkBranch,
  OpenBranch,
  Replay,
  ReplayAsk,
} from "../../shared/exploring.ts";
import type { Ticket } from "../../shared/protocol.ts";
import { call, type HttpFailure } from "../http.ts";
import { ticketFor } from "../memory.ts";
import { pastPath, pastWith } from "./address.ts";
import { forgetOwnBranches, ownBranches } from "./ownBranches.ts";
import { newSeeker, type Seeker } from "./seeker.ts";

const lines = new Map<string, Promise<Line>>();

/** The recorded line of the conflict of `scenario`; at null that of which most is recorded. Asked for once. */
export function askLine(scenario: string | null): Promise<Line> {
  const path = scenario === null ? "/api/line" : `/api/line?of=${encodeURIComponent(scenario)}`;
  const known = lines.get(path);
  if (known !== undefined) return known;
  const asked = call<Line>(path);
  lines.set(path, asked);
  asked.catch(() => lines.delete(path));
  return asked;
}

const tokenFor = (of: BranchPoint["of"]): string | null =>
  "code" in of ? (ticketFor(of.code)?.token ?? null) : null;

/** A past as the server is asked for it by this browser. */
export const pastOf = (of: BranchPoint["of"]) => pastWith(of, tokenFor(of));

const seekers = new Map<string, Promise<Seeker>>();

const ask = (of: BranchPoint["of"], eyes: Eyes | null): Promise<Replay> =>
  call<Replay>("/api/replay", { past: pastOf(of), eyes } satisfies ReplayAsk);

const isClosed = (why: unknown): boolean => (why as HttpFailure).refused === "eyesClosed";

/**
 * A past through somebody's eyes, ready to be sought in. Eyes that are not offered there, or none, mean the widest that
 * are. Kept unless the match is still running.
 */
export function askSeeker(of: BranchPoint["of"], eyes: Eyes | null): Promise<Seeker> {
  const key = `${pastPath(of)} ${eyes ?? ""} ${tokenFor(of) ?? ""}`;
  const known = seekers.get(key);
  if (known !== undefined) return known;
  const asked = ask(of, eyes)
    .catch((why: unknown) => {
      if (eyes !== null && isClosed(why)) return ask(of, null);
      throw why;
    })
    .then(newSeeker);
  seekers.set(key, asked);
  asked.then(
    (seeker) => {
      if (!seeker.replay.ended && "code" in of) seekers.delete(key);
    },
    () => seekers.delete(key),
  );
  return asked;
}

/** The whole tree below a line, or of the table with this code; this browser's own unlisted branches are in it. */
export async function askBranches(of: BranchPoint["of"]): Promise<readonly Branch[]> {
  const own = ownBranches();
  const tree = (codes: readonly string[]): Promise<readonly Branch[]> => {
    const search = new URLSearchParams("line" in of ? { line: of.line } : { code: of.code });
    for (const code of codes) if (!("code" in of && of.code === code)) search.append("code", code);
    return call(`/api/branches?${search}`);
  };
  try {
    return await tree(own);
  } catch (why) {
    if (own.length === 0) throw why;
    // One of them may have been cleared away.
    const found = await tree([]);
    forgetOwnBranches();
    return found;
  }
}

export const openBranch = (asked: OpenBranch): Promise<Ticket> => call("/api/branches", asked);

export const markBranch = (code: string, asked: MarkBranch): Promise<Branch> =>
  call(`/api/branches/${encodeURIComponent(code)}`, asked);

export const askCompared = (asked: CompareAsk): Promise<Compared> => call("/api/compare", asked);
