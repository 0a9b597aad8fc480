/**
 * The line to one table: joins its room, asks for what was missed, applies what is told, and sends commands
 * until each has been answered once. Survives drops, reloads and server restarts; refuses to guess state.
 */
import { batch } from "@preact/signals";
import type { Command } from "../shared/engine/command.ts";
import type { SeatId } from "../shared/engine/ids.ts";
import type {
  DebriefReply,
  ExplainAsk,
  ExplainReply,
  HistoryAsk,
  HistoryReply,
  PackedSync,
  PapersReply,
  ServerRefusal,
  Submitted,
  Sync,
  Synced,
  Ticket,
  Told,
} from "../shared/protocol.ts";
import { type Seen, seenAhead } from "./ahead.ts";
import { scenarioByHash } from "./http.ts";
import { withOlder, withSynced, withTold } from "./inOrder.ts";
import { colyseusDial, type Dial } from "./netDial.ts";
import { MAY_UNPACK, unpacked } from "./netPacked.ts";
import { refusalIn } from "./netRefusal.ts";
import { flush, queued, type Sender, WAIT_MS } from "./netSend.ts";
import { game, isLeading, type LinkState, mySeats } from "./store.ts";

interface Session extends Sender {
  readonly ticket: Ticket;
  readonly dial: Dial;
  syncing: boolean;
  /** Pushes that came while a sync was under way. */
  early: Told[];
  attempts: number;
  opened: { resolve: () => void; reject: (why: ServerRefusal) => void } | null;
  /** Resolves when the line has stood once, or never will. */
  readonly up: Promise<void>;
  readonly setUp: () => void;
  /** Seats whose papers were fetched, to fetch again when they change. */
  papersFor: string;
}

let session: Session | null = null;

const NO_PAPERS: PapersReply = { briefs: {} };

/** Refusals after which dialling again is pointless. */
const FINAL = new Set(["badToken", "unknownMatch", "lockedOut"]);
const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Opens the line to a table and resolves when its first view is in the store; rejects when the door says no. */
export function openTable(
  ticket: Ticket,
  dial: Dial = colyseusDial,
  pause: (ms: number) => Promise<void> = sleep,
  look: (ticket: Ticket) => Promise<Seen | null> = seenAhead,
): Promise<void> {
  if (session !== null && session.ticket.token === ticket.token && !session.over) return Promise.resolve();
  closeTable();
  return new Promise((resolve, reject) => {
    let setUp = (): void => undefined;
    const up = new Promise<void>((done) => {
      setUp = done;
    });
    const mine: Session = {
      ticket,
      dial,
      pause,
      line: null,
      synced: false,
      syncing: false,
      early: [],
      queue: [],
      sending: false,
      attempts: 0,
      over: false,
      opened: { resolve, reject },
      up,
      setUp,
      papersFor: "",
    };
    session = mine;
    // The first screen goes first: the line's code and its round trips come after it.
    void firstLook(mine, look).then(() => connect(mine));
  });
}

/** Leaves the table on this page: the seat is kept, its ticket stays in the browser. */
export function closeTable(): void {
  const old = session;
  session = null;
  game.value = null;
  if (old === null) return;
  old.over = true;
  old.setUp();
  old.line?.leave();
  for (const waiting of old.queue)
    waiting.resolve({ ok: false, refusal: { refused: "notSynced", with: {} } });
}

/** Shows what can be seen without a line; what a person does meanwhile waits for it. */
async function firstLook(s: Session, look: (ticket: Ticket) => Promise<Seen | null>): Promise<void> {
  const seen = await look(s.ticket);
  if (seen === null || s.over || session !== s || game.value !== null) return;
  const { synced, scenario } = seen;
  game.value = {
    scenario,
    view: synced.view,
    n: synced.n,
    first: synced.first,
    events: synced.events,
    code: synced.code,
    ticket: s.ticket,
    papers: NO_PAPERS,
    link: "opening",
    clockSkew: synced.now - Date.now(),
    branch: synced.branch ?? null,
    led: synced.led === true,
  };
  s.opened?.resolve();
  s.opened = null;
  await painted();
}

/** After the next paint, where there is something that paints and the page is looked at. */
const painted = (): Promise<void> =>
  typeof document === "undefined" || document.visibilityState !== "visible"
    ? Promise.resolve()
    : new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

async function connect(s: Session): Promise<void> {
  while (!s.over) {
    try {
      const line = await s.dial(s.ticket.match, s.ticket.token, {
        told: (message) => hear(s, message),
        dropped: () => lost(s, "offline"),
        back: () => void resync(s),
        closed: () => {
          s.line = null;
          lost(s, "restoring");
          if (!s.over) void connect(s);
        },
      });
      if (s.over) return line.leave();
      s.line = line;
      s.setUp();
      await resync(s);
      return;
    } catch (error) {
      const refusal = refusalIn(error);
      if (refusal !== null && FINAL.has(refusal.refused)) return giveUp(s, refusal);
      lost(s, "restoring");
      const wait = WAIT_MS[Math.min(s.attempts, WAIT_MS.length - 1)] as number;
      s.attempts += 1;
      await s.pause(wait * (0.75 + Math.random() / 2));
    }
  }
}

function giveUp(s: Session, refusal: ServerRefusal): void {
  s.over = true;
  s.setUp();
  s.opened?.reject(refusal);
  s.opened = null;
  for (const waiting of s.queue.splice(0)) waiting.resolve({ ok: false, refusal });
  lost(s, "offline");
}

function lost(s: Session, link: LinkState): void {
  s.synced = false;
  if (session === s && game.value !== null && game.value.link !== link) game.value = { ...game.value, link };
}

/** Asks for everything that may be seen now. One at a time; a failed line leaves it to the next connection. */
async function resync(s: Session): Promise<void> {
  if (s.syncing || s.over || s.line === null) return;
  s.syncing = true;
  s.early = [];
  const line = s.line;
  try {
    const known = session === s ? game.value : null;
    const ask = { after: known?.n ?? null, packed: MAY_UNPACK } satisfies Sync;
    const synced = await unpacked((await line.request("sync", ask)) as Synced | PackedSync);
    const scenario =
      known !== null && known.scenario.hash === synced.scenarioHash
        ? known.scenario
        : await scenarioByHash(synced.scenarioHash);
    if (s.over || session !== s || s.line !== line) return;
    game.value = {
      scenario,
      view: synced.view,
      n: synced.n,
      ...withSynced(known, synced),
      code: synced.code,
      ticket: s.ticket,
      papers: known?.papers ?? NO_PAPERS,
      link: "online",
      clockSkew: synced.now - Date.now(),
      branch: synced.branch ?? null,
      led: synced.led === true,
    };
    s.synced = true;
    s.attempts = 0;
    s.opened?.resolve();
    s.opened = null;
  } catch (error) {
    const refusal = refusalIn(error);
    if (refusal !== null && FINAL.has(refusal.refused)) giveUp(s, refusal);
    // The line is open but would not sync: ask again a little later.
    else if (s.line === line) void s.pause(WAIT_MS[1]).then(() => resync(s));
    return;
  } finally {
    s.syncing = false;
  }
  const early = s.early;
  s.early = [];
  for (const message of early) hear(s, message);
  void papers(s);
  void flush(s);
}

function hear(s: Session, message: Told): void {
  if (s.over || session !== s) return;
  if (s.syncing) {
    s.early.push(message);
    return;
  }
  const known = game.value;
  if (known === null) return;
  const next = withTold(known, message);
  if (next === "gap") {
    void resync(s);
    return;
  }
  if (next === known) return;
  batch(() => {
    game.value = { ...next, clockSkew: message.now - Date.now() };
  });
  void papers(s);
}

/** Fetches the confidential papers when the seats held here have changed. */
async function papers(s: Session): Promise<void> {
  const known = game.value;
  if (known === null || s.line === null) return;
  const whose = isLeading(known.view) ? "all" : mySeats(known.view).join(",");
  if (whose === s.papersFor) return;
  s.papersFor = whose;
  try {
    const reply = whose === "" ? NO_PAPERS : ((await s.line.request("papers", {})) as PapersReply);
    if (session === s && game.value !== null) game.value = { ...game.value, papers: reply };
  } catch {
    s.papersFor = "";
  }
}

/** Sends a command and waits for its one answer. The same id is sent again after a lost connection, never a new one. */
export function sendCommand(command: Command, seat: SeatId | null): Promise<Submitted> {
  const s = session;
  if (s === null || s.over)
    return Promise.resolve({ ok: false, refusal: { refused: "notSynced", with: {} } });
  return queued(s, command, seat);
}

async function ask<T>(name: string, payload: unknown): Promise<T> {
  await session?.up;
  if (session === null || session.line === null)
    throw { refused: "notSynced", with: {} } satisfies ServerRefusal;
  try {
    return (await session.line.request(name, payload)) as T;
  } catch (error) {
    throw refusalIn(error) ?? error;
  }
}

export const askExplain = (payload: ExplainAsk): Promise<ExplainReply> => ask("explain", payload);
export const askDebrief = (): Promise<DebriefReply> => ask("debrief", {});

/** Puts the page of the log before `before` into the store; false when nothing older came. */
export async function askHistory(before: number): Promise<boolean> {
  const reply = await ask<HistoryReply>("history", { before } satisfies HistoryAsk);
  const known = game.value;
  if (known === null) return false;
  const next = withOlder(known, reply);
  if (next === known) return false;
  game.value = next;
  return true;
}
