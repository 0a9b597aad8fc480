/**
 * The people of the crash bench: one at each of many matches, some of whom talk without end. The server is killed at
 * any moment and started again at once; whatever it had answered must be in the log, and everybody comes back.
 */
import { openSqlite, sqliteDialect } from "../../server/store/sqlite.ts";
import { sqlStore } from "../../server/store/sqlStore.ts";
import { hangUp, type Sat, sit } from "./crowd.ts";
import { kill, sleep } from "./harness.ts";
import { freePort } from "./load.ts";
import { luckOf } from "./peers/sixfold.ts";
import { type Played, playLong } from "./play.ts";
import { headerOf } from "./scenario.ts";
import { type Begun, begin, program } from "./start.bench.ts";
import { databaseIn, type Stocked, stock } from "./stock.ts";

export interface CrashAsk {
  readonly dir: string;
  readonly matches: number;
  readonly entries: number;
  /** Kills with somebody at every match, and with somebody at a few only. */
  readonly full: number;
  readonly few: number;
}

export interface CrashReport {
  /** Milliseconds from each kill with all to the first who was back, and to the last. */
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly kills: number;
  readonly acknowledged: number;
  readonly lost: number;
  /** Seconds that it took to fill the store. */
  readonly stocking: number;
}

/** Who talks, and who is there at the cheap kills. */
const TALKERS = 24;
/** Different logs among the matches. */
const DIFFERENT = 8;
// The SDK warns of every line that breaks; here they break on purpose.
console.warn = () => {};

interface Somebody {
  readonly at: Stocked;
  readonly seat: string;
  readonly acknowledged: string[];
  sat: Sat | null;
}

async function crash({ dir, matches, entries, full, few }: CrashAsk): Promise<CrashReport> {
  const began = performance.now();
  const played: Played[] = [];
  for (let i = 0; i < DIFFERENT; i++) played.push(playLong(headerOf(`crash ${i}`), { entries }));
  const stocked = await stock(
    dir,
    Array.from({ length: matches }, (_, n) => ({
      played: played[n % DIFFERENT] as Played,
      entries,
      left: "running",
    })),
  );
  const stocking = (performance.now() - began) / 1000;

  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const launch = (): Promise<Begun> => begin(program(), [], { PORT: String(port), DATA: dir, BOT_PACE: "0" });
  const everybody = stocked.map((at, n): Somebody => {
    const seat = (played[n % DIFFERENT] as Played).people[0]?.seat as string;
    return { at, seat, acknowledged: [], sat: null };
  });
  const first: number[] = [];
  const last: number[] = [];
  const r = luckOf(13);
  let server = await launch();

  for (let n = 0; n < full + few; n++) {
    const here = n < full ? everybody : everybody.slice(0, TALKERS);
    if (n === full) for (const one of everybody) leave(one);
    await Promise.all(here.map((one, i) => one.sat ?? comeBack(url, one, i)));
    const talking = Promise.all(here.slice(0, TALKERS).map((one) => talkOn(one, n)));
    await sleep(100 + 900 * r());
    await kill(server.process);
    const killed = performance.now();
    const starting = launch();
    await talking;
    const took = await Promise.all(
      here.map((one, i) => comeBack(url, one, i).then(() => performance.now() - killed)),
    );
    server = await starting;
    if (n < full) {
      first.push(Math.min(...took));
      last.push(Math.max(...took));
    }
  }
  await kill(server.process);
  const acknowledged = everybody.reduce((sum, one) => sum + one.acknowledged.length, 0);
  return { first, last, kills: full + few, acknowledged, lost: await missing(dir, everybody), stocking };
}

function leave(one: Somebody): void {
  if (one.sat) hangUp(one.sat);
  one.sat = null;
}

/** Knocks until somebody opens: the first person without pause, the others as a page would. */
async function comeBack(url: string, one: Somebody, i: number): Promise<void> {
  for (;;)
    try {
      one.sat = await sit(url, one.at.match, one.at.tokens[0] as string, () => {});
      return;
    } catch {
      await sleep(i === 0 ? 10 : 200 + ((i * 37) % 200));
    }
}

/** Says one thing after the other until the line breaks, and remembers what was acknowledged. */
async function talkOn(one: Somebody, round: number): Promise<void> {
  const { sat, seat } = one;
  const channel = sat?.synced.view.menu.say[0];
  if (!sat || channel === undefined) return;
  for (let n = 0; ; n++) {
    const cid = `k${round} ${n}`;
    const command = { type: "say", channel, text: `${cid}. We note it for the record.` };
    const answer = await Promise.race([
      sat.room.request("command", { cid, seat, command }).catch(() => null),
      sleep(1_500).then(() => null),
    ]);
    if (answer === null) return;
    if ((answer as { ok?: boolean }).ok === true) one.acknowledged.push(cid);
    // No faster than the server lets one person speak.
    await sleep(60);
  }
}

/** Acknowledged commands that the log does not hold. */
async function missing(dir: string, everybody: readonly Somebody[]): Promise<number> {
  const store = await sqlStore(sqliteDialect(openSqlite(databaseIn(dir))));
  let lost = 0;
  for (const { at, acknowledged } of everybody) {
    if (acknowledged.length === 0) continue;
    const there = new Set((await store.commandIds(at.match)).map(({ cid }) => cid));
    lost += acknowledged.filter((cid) => !there.has(cid)).length;
  }
  await store.close();
  return lost;
}

export const calls = { crash };
