/**
 * What happens between moves: what a re-join costs in bytes at several ages of a match, what a sleeping table keeps in
 * memory, and how long it takes to come back.
 */
import { hangUp, type Sat, sit, socketOf } from "./crowd.ts";
import { quantile, sleep } from "./harness.ts";
import { ourCrowd } from "./load.ts";

export interface Rejoin {
  /** Entries in the log. */
  readonly age: number;
  /** Most bytes that one of the six has to read, knowing nothing. */
  readonly fresh: number;
  /** … and knowing everything: only the connection broke. */
  readonly known: number;
}

export interface RestReport {
  readonly rejoins: readonly Rejoin[];
  /** kB that a table leaves behind when it rests. */
  readonly asleep: number;
  readonly wakeP50: number;
  readonly wakeP99: number;
  /** Entries in the logs of the tables that were woken. */
  readonly wakeAge: number;
}

const IDLE_MS = 250;

async function rejoins(): Promise<readonly Rejoin[]> {
  const made: Rejoin[] = [];
  for (const part of [0, 0.2, 0.4, 0.6, 0.8, 0.98]) {
    const { url, stocked, close, script } = await ourCrowd(1, 1, { part });
    const [one] = stocked;
    if (!one) throw new Error("nothing is stocked");
    const bytes = async (
      token: string,
      after: number | null,
    ): Promise<readonly [read: number, n: number]> => {
      const sat: Sat = await sit(url, one.match, token, () => {}, after);
      const read = socketOf(sat).bytesRead;
      hangUp(sat);
      return [read, sat.synced.n];
    };
    let fresh = 0;
    let known = 0;
    for (const token of one.tokens) {
      const [read, n] = await bytes(token, null);
      fresh = Math.max(fresh, read);
      known = Math.max(known, (await bytes(token, n))[0]);
    }
    made.push({ age: script.seated + Math.floor(part * script.steps.length), fresh, known });
    await close();
  }
  return made;
}

async function sleepers(tables: number): Promise<Omit<RestReport, "rejoins">> {
  const { server, url, stocked, script, close } = await ourCrowd(tables, 1, { idle: IDLE_MS, part: 0.9 });
  const visit = async (): Promise<number> => {
    const sats = await Promise.all(
      stocked.flatMap(({ match, tokens }) => tokens.map((token) => sit(url, match, token, () => {}))),
    );
    await Promise.all(sats.map(({ room }) => room.leave(true)));
    await allAsleep();
    return server.ask<number>({ do: "heap" });
  };
  const allAsleep = async (): Promise<void> => {
    for (let tries = 0; tries < 100; tries++) {
      if ((await server.ask<{ tables: number }>({ do: "live" })).tables === 0) return;
      await sleep(100);
    }
    throw new Error("tables stay awake that nobody visits");
  };
  // What the first visits leave behind is code and caches.
  await visit();
  const before = await visit();
  const after = await visit();
  const matches = stocked.map(({ match }) => match);
  await server.ask({ do: "wake", matches });
  await allAsleep();
  const took = await server.ask<readonly number[]>({ do: "wake", matches });
  await close();
  return {
    asleep: Math.max(0, (after - before) / tables / 1000),
    wakeP50: quantile(took, 0.5),
    wakeP99: quantile(took, 0.99),
    wakeAge: script.seated + Math.floor(0.9 * script.steps.length),
  };
}

export const calls = {
  rest: async ({ tables }: { readonly tables: number }): Promise<RestReport> => ({
    rejoins: await rejoins(),
    ...(await sleepers(tables)),
  }),
};
