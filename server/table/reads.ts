/** What people may look up: history, the why of a trust figure, their papers, the debrief, the evidence. Changes nothing. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { HolderId } from "../../shared/engine/ids.ts";
import { debriefOf } from "../../shared/engine/view/debrief.ts";
import { explainTrust } from "../../shared/engine/world/trust.ts";
import type {
  DebriefReply,
  ExplainAsk,
  ExplainReply,
  HistoryReply,
  PapersReply,
  Synced,
} from "../../shared/protocol.ts";
import { no, type Refused } from "../refused.ts";
import type { Store } from "../store/store.ts";
import type { Time } from "../time.ts";
import type { Host } from "./host.ts";
import { markedAs } from "./opening.ts";
import { logOf } from "./table.ts";
import { audienceKey, audienceOf, viewerOf, viewNow, visible } from "./tell.ts";

/** What the last calibration wrote beside the scenarios, as it is sent; a null where there is no such file. */
export const evidenceIn = (scenariosDir: string): Promise<string> =>
  readFile(join(scenariosDir, "evidence.json"), "utf8").then(
    (text) => `{"evidence":${text.trim()}}`,
    () => '{"evidence":null}',
  );

/** Events that one answer brings at most. */
const PAGE = 100;

/** What a sync would answer, for somebody who is not told anything yet. */
export const lookOf = (
  host: Host,
  store: Store,
  time: Time,
  match: string,
  holder: HolderId,
): Promise<Synced | Refused> =>
  host.look(match, async (table) => {
    const { loaded, row } = table;
    const viewer = viewerOf(table, holder);
    const key = audienceKey(viewer);
    const audience =
      table.audiences.get(key) ?? audienceOf(loaded.scenario, await logOf(store, table), viewer);
    table.audiences.set(key, audience);
    return {
      n: audience.n,
      holder,
      code: row.code,
      scenarioHash: row.scenario,
      view: viewNow(audience, table),
      first: audience.n - audience.recent.length + 1,
      events: [...audience.recent],
      now: time.now(),
      ...markedAs(table),
    };
  });

/** Visible events numbered below `before`, newest last. */
export const historyOf = (
  host: Host,
  store: Store,
  match: string,
  holder: HolderId,
  before: number,
): Promise<HistoryReply | Refused> =>
  host.look(match, async (table) => {
    const seen = visible(table.loaded.scenario, await logOf(store, table), viewerOf(table, holder));
    const end = Math.min(before - 1, seen.length);
    const start = Math.max(0, end - PAGE);
    return { first: start + 1, events: seen.slice(start, end) };
  });

export const explainOf = (host: Host, match: string, ask: ExplainAsk): Promise<ExplainReply | Refused> =>
  host.look(match, ({ state, loaded }) => {
    for (const party of [ask.truster, ask.trustee])
      if (!loaded.scenario.parties.some((p) => p.id === party))
        return { refused: "unknownParty", with: { party } } as const;
    return explainTrust(state, ask.truster, ask.trustee, ask.domain);
  });

/** The confidential briefs of the seats that this person holds: none for a spectator, all for who leads the table. */
export const papersOf = (host: Host, match: string, holder: HolderId): Promise<PapersReply | Refused> =>
  host.look(match, (table) => {
    const { briefs: written, shocks } = table.loaded.scenario;
    const { seats } = written;
    const viewer = viewerOf(table, holder);
    if (viewer.kind === "facilitator") return { briefs: seats, shocks };
    const briefs: Record<string, string> = {};
    if (viewer.kind === "seats")
      for (const seat of viewer.seats) {
        const brief = seats[seat];
        if (brief !== undefined) briefs[seat] = brief;
      }
    return { briefs };
  });

/** Worked out once per table, when somebody asks after the end. */
export const debriefFor = (host: Host, store: Store, match: string): Promise<DebriefReply | Refused> =>
  host.look(match, async (table) => {
    if (table.state.phase !== "ended") return no("notEnded");
    table.debrief ??= debriefOf(table.origin, await logOf(store, table));
    return table.debrief;
  });
