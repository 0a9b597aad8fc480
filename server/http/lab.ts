/**
 * The laboratory over HTTP: prepared changes, jobs, stored results, and what a browser needs to play by itself. Only of
 * what is over and open to the asker; thin, refuses by value.
 */
import type { Change, Edit } from "../../shared/engine/scenario/scenarioChanges.ts";
import type { MatchState } from "../../shared/engine/state.ts";
import { fitOf } from "../../shared/lab/changed.ts";
import { isUnfit } from "../../shared/lab/edits.ts";
import type { Changes, LabAbout, LabAsk, LabJob } from "../../shared/lab/laboratory.ts";
import { nodesOf } from "../../shared/lab/turning.ts";
import { whatIf } from "../../shared/lab/whatIf.ts";
import { labCsv } from "../lab/csv.ts";
import type { LabJobs } from "../lab/jobs.ts";
import { pairWork, turningWork } from "../lab/work.ts";
import { buckets, type Limit } from "../limits.ts";
import { type Archive, type OpenPast, openPast } from "../past/past.ts";
import { stateAt } from "../past/replay.ts";
import { isRefused, no, type Refused } from "../refused.ts";
import { sha256 } from "../store/chain.ts";
import type { Time } from "../time.ts";
import { read } from "./asks.ts";
import { labSchema, startSchema } from "./labAsks.ts";
import { pack } from "./packed.ts";
import type { Asked, Reply } from "./replies.ts";

export interface LabDoor extends Archive {
  readonly jobs: LabJobs;
  /** Prepared changes by scenario id. */
  readonly changes: ReadonlyMap<string, readonly Change[]>;
  /** Results that came with the scenarios. */
  readonly shipped: readonly LabJob[];
  readonly time: Time;
  readonly limit: Limit;
}

/** Answers a question to the laboratory; undefined when the path is none. */
export type Lab = (asked: Asked) => Promise<Reply | undefined>;

/** Hex digits of a job's id: nobody guesses one. */
const ID = /^[0-9a-f]{32}$/;

export function newLab(door: LabDoor): Lab {
  const within = buckets(door.limit, door.time);
  const { jobs, changes } = door;

  const ask = async (body: unknown, from: string): Promise<Reply> => {
    const asked = read(labSchema, body);
    const past = isRefused(asked) ? asked : await openOver(door, asked.past, from);
    if (isRefused(asked)) return asked;
    if (isRefused(past)) return past;
    const job =
      asked.kind === "whatIf" ? await ofWhatIf(past, asked, from) : await ofTurning(past, asked, from);
    return isRefused(job) ? job : { json: job };
  };

  const ofWhatIf = async (
    past: OpenPast,
    asked: Extract<LabAsk, { kind: "whatIf" }>,
    from: string,
  ): Promise<LabJob | Refused> => {
    const { scenario, hash } = past.loaded;
    const prepared =
      typeof asked.change === "string"
        ? changes.get(scenario.id)?.find((c) => c.id === asked.change)
        : undefined;
    if (typeof asked.change === "string" && !prepared)
      return no("unknownChange", { allowed: (changes.get(scenario.id) ?? []).map((c) => c.id) });
    const edits: readonly Edit[] = prepared?.edits ?? (asked.change as readonly Edit[]);
    const last = past.course.entries.at(-1)?.seq ?? 0;
    if (asked.seq > last) return no("unknownNode", { from: 0, to: last });
    const state = await stateAt(past.course, asked.seq);
    const made = whatIf(state, edits);
    if (isUnfit(made)) return no("unfitChange", { why: made.unfit, what: made.what });
    const { seq, runs, seed } = asked;
    const about: LabAbout = {
      kind: "whatIf",
      scenario: scenario.id,
      scenarioHash: hash,
      seq,
      change: prepared?.id ?? null,
      title: prepared?.title ?? null,
      edits: typeof asked.change === "string" ? [] : asked.change,
      runs,
      seed,
      createdAt: door.time.now(),
    };
    const id = idOf(past, [hash, seq, edits, runs, seed]);
    return jobs.start(id, past.row.match, about, 2 * runs, from, () =>
      pairWork(id, state, edits, seed, runs),
    );
  };

  const ofTurning = async (
    past: OpenPast,
    { runs, seed }: Extract<LabAsk, { kind: "turning" }>,
    from: string,
  ): Promise<LabJob | Refused> => {
    const { scenario, hash } = past.loaded;
    const { origin, entries } = past.course;
    const about: LabAbout = {
      kind: "turning",
      scenario: scenario.id,
      scenarioHash: hash,
      seq: 0,
      change: null,
      title: null,
      edits: [],
      runs,
      seed,
      createdAt: door.time.now(),
    };
    const id = idOf(past, [hash, "turning", runs, seed]);
    const matches = runs * nodesOf(origin, entries).length;
    return jobs.start(id, past.row.match, about, matches, from, () =>
      turningWork(id, origin, entries, seed, runs),
    );
  };

  /** The state at a moment of a past that is over, and what past that is. */
  const momentOf = async (
    body: unknown,
    from: string,
  ): Promise<{ readonly past: OpenPast; readonly state: MatchState } | Refused> => {
    const asked = read(startSchema, body);
    const past = isRefused(asked) ? asked : await openOver(door, asked.past, from);
    if (isRefused(asked)) return asked;
    if (isRefused(past)) return past;
    const last = past.course.entries.at(-1)?.seq ?? 0;
    if (asked.seq > last) return no("unknownNode", { from: 0, to: last });
    return { past, state: await stateAt(past.course, asked.seq) };
  };

  const start = async (body: unknown, from: string): Promise<Reply> => {
    const moment = await momentOf(body, from);
    return isRefused(moment) ? moment : { packed: await pack(JSON.stringify({ state: moment.state }), 5) };
  };

  const fits = async (body: unknown, from: string): Promise<Reply> => {
    const moment = await momentOf(body, from);
    if (isRefused(moment)) return moment;
    const prepared = changes.get(moment.past.loaded.scenario.id) ?? [];
    return { json: prepared.map((change) => fitOf(moment.state, change)) };
  };

  const listed = async ({ query, from }: Asked): Promise<Reply> => {
    const [line, code] = [query.get("line"), query.get("code")];
    if (line === null && code === null) return no("malformed", { at: "line" });
    const row =
      line === null
        ? await door.find(code ?? "", from, async (c) => await door.store.matchByCode(c))
        : ((await door.lines.rowOf(line)) ?? no("unknownScenario"));
    if (isRefused(row)) return row;
    const came = door.shipped.filter((job) => job.about.scenario === line);
    return { json: [...(await jobs.of(row.match)), ...came] };
  };

  const one = async ({ method, path, query, from }: Asked): Promise<Reply | undefined> => {
    const [, , , id = "", verb = "", ...more] = path.split("/");
    if (!ID.test(id) || more.length > 0) return no("unknownJob");
    if (method === "POST" && verb === "cancel") {
      const job = jobs.cancel(id, from);
      return job ? { json: job } : no("unknownJob");
    }
    if (method !== "GET" || verb !== "") return undefined;
    const job = (await jobs.find(id)) ?? door.shipped.find((one) => one.id === id);
    if (!job) return no("unknownJob");
    if (query.get("as") === "csv")
      return { file: `what-if-${id.slice(0, 8)}.csv`, type: "text/csv; charset=utf-8", text: labCsv(job) };
    if (query.get("as") === "json")
      return {
        file: `what-if-${id.slice(0, 8)}.json`,
        type: "application/json",
        text: JSON.stringify(job, null, 1),
      };
    return { json: job };
  };

  return async (asked) => {
    const { method, path, from } = asked;
    const scenario = /^\/api\/changes\/([^/]+)$/.exec(path)?.[1];
    if (scenario === undefined && path !== "/api/lab" && !path.startsWith("/api/lab/")) return undefined;
    // Asking how far a job is costs next to nothing, and a whole class does so behind one address.
    const asksHowFar = method === "GET" && path !== "/api/lab";
    if (!asksHowFar && !within(from)) return no("tooFast");
    if (scenario !== undefined) {
      const prepared = changes.get(scenario);
      if (method !== "GET") return undefined;
      return prepared ? { json: prepared.map(told) } : no("unknownScenario");
    }
    if (path === "/api/lab" && method === "GET") return listed(asked);
    if (method === "POST" && (path === "/api/lab" || path === "/api/lab/start" || path === "/api/lab/fits")) {
      const body = await asked.body();
      if (isRefused(body)) return body;
      return path === "/api/lab"
        ? ask(body, from)
        : path === "/api/lab/start"
          ? start(body, from)
          : fits(body, from);
    }
    return one(asked);
  };
}

const told = ({ id, title, text, edits, sources }: Change): Changes[number] => ({
  id,
  title,
  text,
  edits,
  sources,
});

/** The past, when it is over and the asker may see all of it: what is played on from is everybody's secrets. */
async function openOver(door: LabDoor, past: LabAsk["past"], from: string): Promise<OpenPast | Refused> {
  const open = await openPast(door, past, from);
  if (isRefused(open)) return open;
  if (!open.ended) return no("notEnded");
  return open.offered.includes("all") ? open : no("eyesClosed", { allowed: open.offered });
}

/** The same question about the same past has the same id. */
const idOf = (past: OpenPast, question: readonly unknown[]): string =>
  sha256(JSON.stringify([past.row.match, ...question])).slice(0, 32);
