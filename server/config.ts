/** Every setting of the server, read once from the environment. Loopback, port 2567 and ./data by default. */
import type { LabLimits } from "./lab/jobs.ts";
import type { Limit } from "./limits.ts";

export interface Config {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly dataDir: string;
  readonly scenariosDir: string;
  /** The built client; without it the server answers only its interface. */
  readonly clientDir: string;
  /** Origins allowed beside the server's own, such as a development server's. */
  readonly origins: readonly string[];
  /** Believe the last address in X-Forwarded-For: only behind a proxy of one's own. */
  readonly trustProxy: boolean;
  readonly logLevel: string;
  readonly tables: HostSettings;
  readonly limits: Limits;
  readonly lab: LabLimits;
}

/** How tables live. */
export interface HostSettings {
  /** Milliseconds between two visible moves of bots in talks, so that a person can follow. */
  readonly botPace: number;
  /** Moves that one bot may make in one phase before it is made to end the phase. */
  readonly botMoves: number;
  /** A table at which nobody is leaves memory after so many milliseconds. */
  readonly idle: number;
  /** Entries between two snapshots. */
  readonly snapshotEvery: number;
  /** Commands that may wait at one table. */
  readonly queue: number;
  /** Milliseconds until a clock or a bot that could not be stored tries again. */
  readonly retry: number;
}

export interface Limits {
  /** Largest HTTP body in bytes. */
  readonly body: number;
  /** Room requests of one connection. */
  readonly requests: Limit;
  /** Commands of one connection. */
  readonly commands: Limit;
  /** Reads that walk the log, of one connection. */
  readonly reads: Limit;
  /** Per address: pages and interface, joining a room, opening or joining a table. */
  readonly pages: Limit;
  readonly joins: Limit;
  readonly opens: Limit;
  /** Per address: replays, exports, branches, comparisons. */
  readonly past: Limit;
  /** Open sockets of one address, and of one person at one table. */
  readonly socketsPerAddress: number;
  readonly socketsPerPerson: number;
  /** Wrong table codes of one address before it is locked out, and for how long in milliseconds. */
  readonly misses: number;
  readonly lockout: number;
  /** Bytes that may wait for a client that does not read before it is cut off. */
  readonly backlog: number;
  /** Seconds a dropped connection may come back by itself. */
  readonly grace: number;
}

export const HOST_SETTINGS: HostSettings = {
  botPace: 700,
  botMoves: 40,
  idle: 60_000,
  snapshotEvery: 64,
  queue: 256,
  retry: 5_000,
};

/** Generous enough for a class of forty behind one address. */
export const LIMITS: Limits = {
  body: 8 * 1024,
  requests: { burst: 200, perSecond: 50 },
  commands: { burst: 60, perSecond: 20 },
  reads: { burst: 20, perSecond: 4 },
  pages: { burst: 2000, perSecond: 200 },
  joins: { burst: 1000, perSecond: 100 },
  opens: { burst: 100, perSecond: 2 },
  past: { burst: 240, perSecond: 8 },
  socketsPerAddress: 1000,
  socketsPerPerson: 8,
  misses: 30,
  lockout: 10 * 60_000,
  backlog: 256 * 1024,
  grace: 60,
};

/** A class that asks for ten runs of the usual length at once, and one every five minutes for as long as it likes. */
export const LAB_LIMITS: LabLimits = {
  matches: { burst: 40_000, perSecond: 12 },
  perAddress: 12,
  jobs: 60,
};

/** The configuration that `env` asks for; throws a sentence when a value makes no sense. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  return {
    host: env.HOST ?? "127.0.0.1",
    port: whole(env, "PORT", 2567, 65_535),
    dataDir: env.DATA ?? "data",
    scenariosDir: env.SCENARIOS ?? "scenarios",
    clientDir: env.CLIENT ?? "dist/client",
    origins: (env.ORIGINS ?? "").split(",").filter((o) => o !== ""),
    trustProxy: env.TRUST_PROXY === "1",
    logLevel: env.LOG_LEVEL ?? "info",
    tables: { ...HOST_SETTINGS, botPace: whole(env, "BOT_PACE", HOST_SETTINGS.botPace, 60_000) },
    limits: LIMITS,
    lab: LAB_LIMITS,
  };
}

function whole(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  otherwise: number,
  most: number,
): number {
  const text = env[name];
  if (text === undefined || text === "") return otherwise;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > most)
    throw new Error(`${name} must be a whole number from 0 to ${most}, not "${text}"`);
  return value;
}
