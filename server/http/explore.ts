/**
 * Questions about the past over HTTP: replays and exports. Thin: reads what is asked, keeps to the limits, and
 * hands on. Every refusal is a value.
 */
import type { Eyes } from "../../shared/exploring.ts";
import type { Limit } from "../limits.ts";
import { buckets } from "../limits.ts";
import { type Branching, openBranch } from "../past/branches.ts";
import { branchTree, markBranch } from "../past/branchTree.ts";
import { compare } from "../past/compare.ts";
import { fileOf } from "../past/exports.ts";
import { type OpenPast, openPast, viewerThrough, widest } from "../past/past.ts";
import { replayOf } from "../past/replay.ts";
import { isRefused, no, type Refused } from "../refused.ts";
import { audienceKey } from "../table/tell.ts";
import type { Time } from "../time.ts";
import { read } from "./asks.ts";
import { branchSchema, compareSchema, exportSchema, markSchema, replaySchema } from "./exploreAsks.ts";
import { type Packed, pack } from "./packed.ts";
import type { Asked, Reply } from "./replies.ts";

export interface Exploring extends Branching {
  readonly time: Time;
  /** Questions about the past, of one address. */
  readonly limit: Limit;
  /** Branches that one address may open. */
  readonly opens: Limit;
}

/** Tables that somebody may name beside a tree: a browser's own branches. */
const MOST_CODES = 40;

/** Replays kept packed: of what is over, so that they never grow old. */
const KEPT = 48;

/** Answers a question about the past; undefined when the path is none. */
export type Explore = (asked: Asked) => Promise<Reply | undefined>;

export function newExplore(archive: Exploring): Explore {
  const within = buckets(archive.limit, archive.time);
  const mayOpen = buckets(archive.opens, archive.time);
  const packs = new Map<string, Promise<Packed>>();

  const replay = async (body: unknown, from: string): Promise<Reply> => {
    const ask = read(replaySchema, body);
    const past = isRefused(ask) ? ask : await openPast(archive, ask.past, from);
    if (isRefused(ask) || isRefused(past)) return isRefused(ask) ? ask : (past as Refused);
    const eyes = ask.eyes ?? widest(past);
    const viewer = viewerThrough(past, eyes);
    if (isRefused(viewer)) return viewer;
    const make = () => packedReplay(past, eyes, viewer);
    if (!past.ended) return { packed: await make() };
    const key = JSON.stringify([
      past.row.match,
      past.title,
      eyes,
      audienceKey(past.own),
      past.offered.length,
    ]);
    const known = packs.get(key) ?? make();
    packs.delete(key);
    packs.set(key, known);
    for (const oldest of packs.keys()) if (packs.size > KEPT) packs.delete(oldest);
    known.catch(() => packs.delete(key));
    return { packed: await known };
  };

  const exported = async (body: unknown, from: string): Promise<Reply> => {
    const ask = read(exportSchema, body);
    if (isRefused(ask)) return ask;
    const past = await openPast(archive, ask.past, from);
    return isRefused(past) ? past : fileOf(past, ask.as);
  };

  const opened = async (body: unknown, from: string): Promise<Reply> => {
    if (!mayOpen(from)) return no("tooFast");
    const ask = read(branchSchema, body);
    const ticket = isRefused(ask) ? ask : await openBranch(archive, ask, from, archive.time.now);
    return isRefused(ticket) ? ticket : { json: ticket };
  };

  const compared = async (body: unknown, from: string): Promise<Reply> => {
    const ask = read(compareSchema, body);
    const both = isRefused(ask) ? ask : await compare(archive, ask, from);
    return isRefused(both) ? both : { packed: await pack(JSON.stringify(both), 5) };
  };

  const lines = new Map<string | null, Promise<Packed>>();
  const line = async ({ query }: Asked): Promise<Reply> => {
    const of = query.get("of");
    const known = lines.get(of);
    if (known) return { packed: await known };
    const all = await archive.lines.lineOf(of);
    if (!all) return no("unknownScenario");
    const packed = pack(JSON.stringify(all), 5);
    lines.set(of, packed);
    return { packed: await packed };
  };

  const tree = async ({ query, from }: Asked): Promise<Reply> => {
    const codes = query.getAll("code");
    if (codes.length > MOST_CODES) return no("tooMany", { most: MOST_CODES });
    const branches = await branchTree(archive, query.get("line"), codes, from);
    return isRefused(branches) ? branches : { json: branches };
  };

  const marked = async (code: string, body: unknown, from: string): Promise<Reply> => {
    const ask = read(markSchema, body);
    const branch = isRefused(ask) ? ask : await markBranch(archive, code, ask, from);
    return isRefused(branch) ? branch : { json: branch };
  };

  const routes: Readonly<Record<string, (body: unknown, from: string) => Promise<Reply>>> = {
    "POST /api/replay": replay,
    "POST /api/export": exported,
    "POST /api/branches": opened,
    "POST /api/compare": compared,
  };
  const looks: Readonly<Record<string, (asked: Asked) => Promise<Reply>>> = {
    "/api/line": line,
    "/api/branches": tree,
  };
  return async (asked) => {
    const { method, path, from } = asked;
    const code = method === "POST" ? /^\/api\/branches\/([^/]+)$/.exec(path)?.[1] : undefined;
    const route = code === undefined ? routes[`${method} ${path}`] : marked.bind(null, code);
    const look = method === "GET" ? looks[path] : undefined;
    if (!route && !look) return undefined;
    if (!within(from)) return no("tooFast");
    if (!route) return look?.(asked);
    const body = await asked.body();
    return isRefused(body) ? body : route(body, from);
  };
}

async function packedReplay(
  past: OpenPast,
  eyes: Eyes,
  viewer: Parameters<typeof replayOf>[1],
): Promise<Packed> {
  const { row, loaded, course, ended, offered, numbering } = past;
  const told = await replayOf(course, viewer, numbering);
  const replay = {
    code: row.recorded ? null : row.code,
    scenarioHash: loaded.hash,
    title: past.title,
    eyes,
    offered,
    ...told,
    ended,
    parent: past.parent,
  };
  return pack(JSON.stringify(replay), 5);
}
